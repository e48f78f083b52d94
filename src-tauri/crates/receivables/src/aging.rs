//! Aging: which receivables are late, and by how much (*balance âgée*).
//!
//! On the key date an invoice is *not due*, has *no due date*, or falls into exactly one
//! overdue bucket. Credit notes and payments that no invoice took stand in a column of
//! their own, so the columns always add up to the account balance. This is the only aging
//! function: screen, letter, report and command line all show its result.

mod column;
mod scheme;
mod set_aside;
mod sheet;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::{Currency, OpenItem, item::days_between};

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
        // In the order of the accounts: sorting is quicker than looking each customer up.
        let items: Vec<_> = items.into_iter().collect();
        let mut order: Vec<_> =
            (0..).zip(&items).map(|(at, it)| (it.open.currency, it.customer, at)).collect();
        order.sort_unstable();
        let mut aged = AgedBalance::new();
        for account in order.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let (currency, customer, _) = account[0];
            let mut line = AgedLine::empty(&self.scheme);
            for &(_, _, at) in account {
                let item: &OpenItem = &items[at];
                *line.of_mut(self.column(item, key_date)) += item.open.minor;
                if let Some(aside) = aside.get(&item.id) {
                    line.set_aside(*aside, item.is_overdue(key_date));
                }
            }
            if self.credits == Credits::OldestFirst {
                line.take_credits_off_the_oldest();
            }
            line.close();
            let count = u32::try_from(account.len()).unwrap_or(u32::MAX);
            aged.entry(currency)
                .or_insert_with(|| AgedSheet::empty(&self.scheme))
                .add(customer, line, count);
        }
        aged
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

#[cfg(test)]
mod tests;
