//! The naive forecast, to compare with: every item comes so many days after its due date as its
//! customer's payments of twelve months did on average, weighted by amount.
//!
//! A customer that paid nothing has the portfolio's average. What should have come already is
//! expected in the first week.

use std::collections::HashMap;

use chrono::{Days, Months, NaiveDate};
use rust_decimal::prelude::ToPrimitive;

use super::{WEEKS, blocks::Block, week_of};
use crate::{
    Currency, CustomerId, ItemKind,
    indicators::{ratio, rounded},
    item::days_between,
    portfolio::{Portfolio, Settlement},
};

/// Minor units, and minor units times days.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    paid: i128,
    days: i128,
}

/// Average delays.
#[derive(Debug, Clone, Default)]
pub(super) struct Averages {
    all: Sums,
    customers: HashMap<CustomerId, Sums>,
}

impl Averages {
    /// The averages of the twelve months up to the key date.
    pub fn seen(portfolio: &Portfolio, currency: Currency, key_date: NaiveDate) -> Self {
        let since = key_date.checked_sub_months(Months::new(12)).unwrap_or(key_date);
        let mut averages = Self::default();
        for (item, settlements) in portfolio.histories() {
            let (Some(due), ItemKind::Invoice) = (item.due, item.kind) else { continue };
            if item.original.currency != currency || item.issued > key_date {
                continue;
            }
            let counts = |it: &&Settlement| it.on > since && it.on <= key_date && it.minor > 0;
            for it in settlements.iter().filter(counts) {
                averages.add(item.customer, it.minor, days_between(due, it.on));
            }
        }
        averages
    }

    fn add(&mut self, customer: CustomerId, minor: i64, days_late: i32) {
        for sums in [&mut self.all, self.customers.entry(customer).or_default()] {
            sums.paid += i128::from(minor);
            sums.days += i128::from(minor) * i128::from(days_late);
        }
    }

    /// What comes in by week.
    pub fn forecast(&self, blocks: &[Block], key_date: NaiveDate) -> [i64; WEEKS] {
        let mut weeks = [0; WEEKS];
        for block in blocks {
            let sums = self.customers.get(&block.customer).unwrap_or(&self.all);
            let days = ratio(sums.days, sums.paid).and_then(|it| rounded(it, 0).to_i64());
            let days = days.unwrap_or(0);
            let shift = Days::new(days.unsigned_abs());
            let on = if days < 0 { block.due - shift } else { block.due + shift };
            if let Some(week) = week_of(on, key_date) {
                weeks[week] += block.minor;
            }
        }
        weeks
    }
}
