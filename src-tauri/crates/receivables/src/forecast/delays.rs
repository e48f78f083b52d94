//! The delays seen in the twelve months up to the key date, and what was open then.

use chrono::{Months, NaiveDate};
use rayon::prelude::*;

use super::life_table::{Hazards, LifeTable, Piece, WHOLE};
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
    pieces: Vec<(CustomerId, Piece)>,
    hazards: Hazards,
}

/// Pieces in the order of their customers, whose ids are counted from 1.
pub(super) struct ByCustomer {
    /// Where the pieces of each begin; those of the last end with the last entry.
    starts: Vec<usize>,
    pieces: Vec<Piece>,
}

impl Delays {
    /// Reads every item once; what lies after the key date is not seen.
    pub fn seen(portfolio: &Portfolio, currency: Currency, key_date: NaiveDate) -> Self {
        let since = key_date.checked_sub_months(Months::new(12)).unwrap_or(key_date);
        let read = |part| {
            let mut reading = Reading { since, key_date, open: Vec::new(), pieces: Vec::new() };
            // What was closed before the twelve months teaches nothing.
            let histories = portfolio.histories_of_since(part, since);
            let seen = |it: &Item| it.original.currency == currency && it.issued <= key_date;
            histories.filter(|it| seen(it.0)).for_each(|(item, settled)| {
                reading.read(item, settled);
            });
            let mut table = LifeTable::new();
            reading.pieces.iter().for_each(|(_, piece)| table.add(*piece));
            (reading, table)
        };
        let parts: Vec<_> = portfolio.parts().into_par_iter().map(read).collect();
        let (mut open, mut pieces, mut table) = (Vec::new(), Vec::new(), LifeTable::new());
        for (reading, of_part) in parts {
            open.extend(reading.open);
            pieces.extend(reading.pieces);
            table.add_all(&of_part);
        }
        let paid = pieces.iter().filter(|(_, piece)| piece.is_paid).count();
        let paid_count = u32::try_from(paid).unwrap_or(u32::MAX);
        Self { open, paid_count, pieces, hazards: table.hazards() }
    }

    /// Its pieces by customer.
    pub fn by_customer(&self) -> ByCustomer {
        let last = self.pieces.iter().map(|it| place(it.0)).max().unwrap_or(0);
        let mut starts = vec![0; last + 2];
        self.pieces.iter().for_each(|it| starts[place(it.0) + 1] += 1);
        for it in 1..starts.len() {
            starts[it] += starts[it - 1];
        }
        let nothing = Piece { from: 0, to: 0, weight: 0, is_paid: false };
        let mut pieces = vec![nothing; self.pieces.len()];
        let mut next = starts.clone();
        for (customer, piece) in &self.pieces {
            let next = &mut next[place(*customer)];
            pieces[*next] = *piece;
            *next += 1;
        }
        ByCustomer { starts, pieces }
    }

    /// The hazards of a customer with these pieces, good from `first` to `last` days late.
    pub fn hazards(&self, pieces: &[Piece], (first, last): (i32, i32)) -> Hazards {
        let mut table = LifeTable::new();
        pieces.iter().for_each(|it| table.add(*it));
        table.drawn_towards(&self.hazards, (first, last))
    }
}

fn place(customer: CustomerId) -> usize {
    usize::try_from(customer.0).unwrap_or(0)
}

struct Reading {
    since: NaiveDate,
    key_date: NaiveDate,
    open: Vec<OpenItem>,
    pieces: Vec<(CustomerId, Piece)>,
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
        }
        if open > 0 {
            let to = days_between(due, self.key_date);
            self.push(item, Piece { from, to, weight: 0, is_paid: false }, open);
        }
    }

    fn push(&mut self, item: &Item, piece: Piece, minor: i64) {
        let part = i128::from(minor) * i128::from(WHOLE) / i128::from(item.original.minor);
        let weight = u32::try_from(part).unwrap_or(0).min(WHOLE);
        if weight > 0 {
            self.pieces.push((item.customer, Piece { weight, ..piece }));
        }
    }
}

impl ByCustomer {
    /// The pieces of a customer.
    pub fn of(&self, customer: CustomerId) -> &[Piece] {
        let own = self.starts.get(place(customer)..=place(customer) + 1);
        own.and_then(|it| self.pieces.get(it[0]..it[1])).unwrap_or_default()
    }
}
