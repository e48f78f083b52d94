//! The delays seen in the twelve months up to the key date, and what was open then.

use chrono::{Months, NaiveDate};

use super::{
    life_table::{Hazards, LifeTable, Piece, WHOLE},
    naive::Averages,
};
use crate::{
    Currency, CustomerId, ItemKind, OpenItem,
    item::days_between,
    portfolio::{Item, Portfolio, Settlement},
};

/// What was seen up to the key date.
pub(super) struct Delays {
    /// Everything open in the currency, credits too, in the order of the ids.
    pub open: Vec<OpenItem>,
    /// Payments of the twelve months.
    pub paid_count: u32,
    /// The plain averages, for comparison.
    pub averages: Averages,
    pieces: Vec<(CustomerId, Piece)>,
    hazards: Hazards,
}

/// The pieces of the customers, asked for in ascending order.
pub(super) struct ByCustomer<'a> {
    rest: Vec<&'a (CustomerId, Piece)>,
}

impl Delays {
    /// Reads every item once; what lies after the key date is not seen.
    pub fn seen(portfolio: &Portfolio, currency: Currency, key_date: NaiveDate) -> Self {
        let since = key_date.checked_sub_months(Months::new(12)).unwrap_or(key_date);
        let mut reading = Reading {
            since,
            key_date,
            open: Vec::new(),
            pieces: Vec::new(),
            averages: Averages::default(),
        };
        let of_currency = |it: &&(&Item, &[Settlement])| it.0.original.currency == currency;
        let histories = portfolio.histories().filter(|it| it.0.issued <= key_date);
        histories.filter(|it| of_currency(&it)).for_each(|(item, settled)| {
            reading.read(item, settled);
        });
        let mut table = LifeTable::new();
        reading.pieces.iter().for_each(|(_, piece)| table.add(*piece));
        let Reading { open, pieces, averages, .. } = reading;
        let paid = pieces.iter().filter(|(_, piece)| piece.is_paid).count();
        let paid_count = u32::try_from(paid).unwrap_or(u32::MAX);
        Self { open, paid_count, averages, pieces, hazards: table.hazards() }
    }

    /// Its pieces by customer.
    pub fn by_customer(&self) -> ByCustomer<'_> {
        let mut rest: Vec<_> = self.pieces.iter().collect();
        rest.sort_unstable_by_key(|it| std::cmp::Reverse(it.0));
        ByCustomer { rest }
    }

    /// The hazards of a customer with these pieces.
    pub fn hazards<'a>(&self, pieces: impl Iterator<Item = &'a Piece>) -> Hazards {
        let mut table = LifeTable::new();
        pieces.for_each(|it| table.add(*it));
        table.drawn_towards(&self.hazards)
    }
}

struct Reading {
    since: NaiveDate,
    key_date: NaiveDate,
    open: Vec<OpenItem>,
    pieces: Vec<(CustomerId, Piece)>,
    averages: Averages,
}

impl Reading {
    fn read(&mut self, item: &Item, settlements: &[Settlement]) {
        let known = settlements.partition_point(|it| it.on <= self.key_date);
        let settlements = &settlements[..known];
        let settled: i64 = settlements.iter().map(|it| it.minor).sum();
        let open = item.original.minor - settled;
        if open != 0 {
            self.open.push(OpenItem {
                id: item.id,
                customer: item.customer,
                kind: item.kind,
                issued: item.issued,
                due: item.due,
                open: crate::Money { minor: open, ..item.original },
            });
        }
        let Some(due) = item.due else { return };
        if item.kind != ItemKind::Invoice || item.original.minor <= 0 {
            return;
        }
        // It is seen from its issue, or from the first day of the twelve months.
        let from = days_between(due, item.issued).max(days_between(due, self.since) + 1);
        let since = self.since;
        for it in settlements.iter().filter(|it| it.on > since && it.minor > 0) {
            let to = days_between(due, it.on);
            self.push(item, Piece { from: from.min(to), to, weight: 0, is_paid: true }, it.minor);
            self.averages.add(item.customer, it.minor, to);
        }
        if open > 0 {
            let to = days_between(due, self.key_date);
            self.push(item, Piece { from, to, weight: 0, is_paid: false }, open);
        }
    }

    fn push(&mut self, item: &Item, piece: Piece, minor: i64) {
        let part = i128::from(minor) * i128::from(WHOLE) / i128::from(item.original.minor);
        let weight = u64::try_from(part).unwrap_or(0).min(WHOLE);
        if weight > 0 {
            self.pieces.push((item.customer, Piece { weight, ..piece }));
        }
    }
}

impl<'a> ByCustomer<'a> {
    /// The pieces of a customer; those of the customers before are left behind.
    pub fn of(&mut self, customer: CustomerId) -> impl Iterator<Item = &'a Piece> + use<'a> {
        while self.rest.last().is_some_and(|it| it.0 < customer) {
            self.rest.pop();
        }
        let first = self.rest.partition_point(|it| it.0 > customer);
        let own = self.rest.split_off(first);
        own.into_iter().map(|it| &it.1)
    }
}
