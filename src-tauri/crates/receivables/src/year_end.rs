//! The year-end table of unpaid invoices (art. D441-6 C. com., model in annex 4-1 of A441-2).
//!
//! The management report of a company whose accounts are audited shows the issued invoices that are
//! unpaid at the closing, by lateness: how many, how much, and what share of the sales of the year.
//! Credit notes and payments on account are no invoices and stand outside. Disputed invoices may be
//! left out, and then have to be told apart (D441-6 IV). All amounts include VAT on both sides
//! (D441-6 III leaves the choice, and asks that it be told).

use std::collections::HashSet;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::{
    Currency, ItemId, ItemKind, OpenItem,
    aging::{Aging, Column},
    indicators::{overdue_rate, rounded},
    portfolio::Item,
};

/// One cell of the table. Amounts are minor units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Unpaid {
    /// How many invoices.
    pub count: u32,
    /// What is open of them, VAT included.
    pub minor: i64,
}

/// The table of one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearEndTable {
    /// Invoices less credit notes of the year, VAT included.
    pub sales: i64,
    /// Not late: « 0 jour ».
    pub not_overdue: Unpaid,
    /// Late, one per overdue bucket: 1–30, 31–60, 61–90, 91 and more.
    pub late: Vec<Unpaid>,
    /// Left out of the rows above because they are disputed.
    pub disputed: Unpaid,
    /// Left out because nobody knows when they fall due.
    pub no_due_date: Unpaid,
}

impl Unpaid {
    /// Its share of the sales in percent, half up to two decimals; none without sales.
    ///
    /// ```
    /// use receivables::year_end::Unpaid;
    /// let late = Unpaid { count: 9, minor: 36_840_25 };
    /// assert_eq!(late.share_of(1_740_000_00).unwrap().to_string(), "2.12");
    /// ```
    pub fn share_of(&self, sales: i64) -> Option<Decimal> {
        overdue_rate(self.minor, sales).map(|it| rounded(it, 2))
    }

    fn add(&mut self, minor: i64) {
        self.count += 1;
        self.minor += minor;
    }
}

impl YearEndTable {
    /// The table at the end of the key date. `open` is what is open then, in one currency.
    pub fn new(
        open: impl IntoIterator<Item = OpenItem>,
        disputed: &HashSet<ItemId>,
        sales: i64,
        key_date: NaiveDate,
    ) -> Self {
        let aging = Aging::default();
        let mut table = Self {
            sales,
            not_overdue: Unpaid::default(),
            late: vec![Unpaid::default(); aging.scheme.len()],
            disputed: Unpaid::default(),
            no_due_date: Unpaid::default(),
        };
        for item in open {
            let cell = match aging.column(&item, key_date) {
                Column::Unallocated => continue,
                _ if disputed.contains(&item.id) => &mut table.disputed,
                Column::NotDue => &mut table.not_overdue,
                Column::NoDueDate => &mut table.no_due_date,
                Column::Overdue(index) => &mut table.late[index],
            };
            cell.add(item.open.minor);
        }
        table
    }

    /// All that is late by a day or more.
    pub fn total_late(&self) -> Unpaid {
        let sum = |sum: Unpaid, it: &Unpaid| Unpaid {
            count: sum.count + it.count,
            minor: sum.minor + it.minor,
        };
        self.late.iter().fold(Unpaid::default(), sum)
    }
}

/// Invoices less credit notes sold from `first` to `last`, both included, VAT included.
pub fn sales_of(items: &[Item], currency: Currency, first: NaiveDate, last: NaiveDate) -> i64 {
    let sold = |it: &&Item| {
        it.is_sale
            && it.kind != ItemKind::Payment
            && it.original.currency == currency
            && (first..=last).contains(&it.issued)
    };
    items.iter().filter(sold).map(|it| it.original.minor).sum()
}

#[cfg(test)]
mod tests;
