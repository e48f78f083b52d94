//! Aging: which receivables are late, and by how much (*balance âgée*).
//!
//! On the key date an invoice is *not due*, has *no due date*, or falls into exactly one
//! overdue bucket. Credit notes and payments that no invoice took stand in a column of
//! their own, so the columns always add up to the account balance. This is the only aging
//! function: screen, letter, report and command line all show its result.

mod account;
mod column;
mod scheme;
mod set_aside;
mod sheet;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::{
    Currency, OpenItem,
    item::days_between,
    portfolio::{Portfolio, shares},
};

use account::Accounts;

pub use column::Column;
pub use scheme::{Bucket, BucketScheme, BucketSchemeError};
pub use set_aside::{SetAside, SetAsideItems, SpokenFor};
pub use sheet::{AgedLine, AgedSheet};

/// What an item ages from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Basis {
    /// Its due date: the French habit, and the law's for the year-end table (D441-6 C. com.).
    #[default]
    Due,
    /// Its day of issue, as some packages print it.
    Issue,
}

/// Where credits stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Credits {
    /// In a column of their own.
    #[default]
    Unallocated,
    /// Taken off the customer's oldest bucket first; what is left over stays unallocated.
    OldestFirst,
}

/// How to age.
#[derive(Debug, Clone, Default)]
pub struct Aging {
    /// The overdue columns.
    pub scheme: BucketScheme,
    /// What items age from.
    pub basis: Basis,
    /// Where credits stand.
    pub credits: Credits,
}

/// One sheet per currency; sums never mix them.
pub type AgedBalance = BTreeMap<Currency, AgedSheet>;

impl Aging {
    /// Spreads what is open on the key date over the columns.
    pub fn age(
        &self,
        items: impl IntoIterator<Item = OpenItem>,
        key_date: NaiveDate,
    ) -> AgedBalance {
        self.age_less(items, key_date, &SetAsideItems::new())
    }

    /// The same, knowing what is contested and promised.
    pub fn age_less(
        &self,
        items: impl IntoIterator<Item = OpenItem>,
        key_date: NaiveDate,
        aside: &SetAsideItems,
    ) -> AgedBalance {
        if self.basis == Basis::Due {
            return self.accounts(items, key_date, aside).close(self.credits);
        }
        let items: Vec<_> = items.into_iter().collect();
        let aged = self.accounts(items.iter().copied(), key_date, aside).close(self.credits);
        late_as(aged, &self.aged_from_due().age_less(items, key_date, aside))
    }

    /// The same for all that is open of a portfolio, on every core.
    pub fn age_portfolio(
        &self,
        portfolio: &Portfolio,
        key_date: NaiveDate,
        aside: &SetAsideItems,
    ) -> AgedBalance {
        let parts = shares(portfolio.items().len()).into_par_iter();
        let accounts = parts
            .map(|part| self.accounts(portfolio.open_items_of(part, key_date), key_date, aside));
        let accounts = accounts.reduce_with(Accounts::merge);
        let aged = accounts.map(|it| it.close(self.credits)).unwrap_or_default();
        match self.basis {
            Basis::Due => aged,
            Basis::Issue => {
                late_as(aged, &self.aged_from_due().age_portfolio(portfolio, key_date, aside))
            }
        }
    }

    /// The same columns, counted from the due date.
    fn aged_from_due(&self) -> Self {
        Self { basis: Basis::Due, ..self.clone() }
    }

    fn accounts(
        &self,
        items: impl IntoIterator<Item = OpenItem>,
        key_date: NaiveDate,
        aside: &SetAsideItems,
    ) -> Accounts<'_> {
        let mut accounts = Accounts::new(&self.scheme);
        for item in items {
            accounts.add(&item, self.column(&item, key_date));
            if let Some(aside) = aside.get(&item.id) {
                accounts.set_aside(&item, *aside, item.is_overdue(key_date));
            }
        }
        accounts
    }

    /// The column that an item falls into on the key date, before credits are taken off.
    pub fn column(&self, item: &OpenItem, key_date: NaiveDate) -> Column {
        if item.is_credit() {
            return Column::Unallocated;
        }
        let days = match self.basis {
            Basis::Due => item.days_past_due(key_date),
            Basis::Issue => Some(days_between(item.issued, key_date)),
        };
        match days.map(|days| self.scheme.bucket(days)) {
            None => Column::NoDueDate,
            Some(Bucket::NotDue) => Column::NotDue,
            Some(Bucket::Overdue { index, .. }) => Column::Overdue(index),
        }
    }
}

/// Whatever the columns count from, what is late is told by the due dates.
fn late_as(mut aged: AgedBalance, due: &AgedBalance) -> AgedBalance {
    for (sheet, due) in aged.values_mut().zip(due.values()) {
        sheet.late_as(due);
    }
    aged
}

#[cfg(test)]
mod tests;
