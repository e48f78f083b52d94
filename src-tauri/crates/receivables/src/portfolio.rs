//! The portfolio: every item with its dated settlements, and what was open on any day.
//!
//! What was open on a day follows from dated facts alone: an item counts from its day of
//! issue, a settlement from its own day. So any past day can be computed again, exactly,
//! and a later fact never changes an earlier answer.

use chrono::NaiveDate;

use crate::{CustomerId, ItemId, ItemKind, Money, OpenItem};

/// A document, or one instalment of it, as issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// The item.
    pub id: ItemId,
    /// Whose account it stands on.
    pub customer: CustomerId,
    /// What it is.
    pub kind: ItemKind,
    /// Day of issue.
    pub issued: NaiveDate,
    /// Day it falls due, if it has one.
    pub due: Option<NaiveDate>,
    /// What it was issued for, in the sign of the account.
    pub original: Money,
    /// Whether it was sold when it was issued: a balance carried forward was not.
    pub is_sale: bool,
}

/// Part or all of an item being settled on a day; negative when a settlement is taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settlement {
    /// The item settled.
    pub item: ItemId,
    /// The day the money (or the credit) counted.
    pub on: NaiveDate,
    /// Minor units of the item's currency, in the sign of the item.
    pub minor: i64,
}

/// Items in the order of their ids, each with its settlements.
///
/// ```
/// use chrono::NaiveDate;
/// use receivables::{Currency, CustomerId, ItemId, ItemKind, Money};
/// use receivables::portfolio::{Item, Portfolio, Settlement};
///
/// let on = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
/// let invoice = Item {
///     id: ItemId(1), customer: CustomerId(1), kind: ItemKind::Invoice, issued: on(2),
///     due: Some(on(31)), original: Money { minor: 100_00, currency: Currency::EUR }, is_sale: true,
/// };
/// let paid = Settlement { item: ItemId(1), on: on(20), minor: 100_00 };
/// let portfolio = Portfolio::new(vec![invoice], vec![paid]);
///
/// assert_eq!(portfolio.open_items(on(1)).count(), 0); // not issued yet
/// assert_eq!(portfolio.open_items(on(19)).count(), 1);
/// assert_eq!(portfolio.open_items(on(20)).count(), 0); // settled that day
/// ```
#[derive(Debug, Clone, Default)]
pub struct Portfolio {
    items: Vec<Item>,
    settlements: Vec<Settlement>,
}

impl Portfolio {
    /// Takes items and settlements in any order; settlements of absent items are left out.
    pub fn new(mut items: Vec<Item>, mut settlements: Vec<Settlement>) -> Self {
        if !items.is_sorted_by_key(|item| item.id) {
            items.sort_unstable_by_key(|item| item.id);
        }
        if !settlements.is_sorted_by_key(|it| (it.item, it.on)) {
            settlements.sort_unstable_by_key(|it| (it.item, it.on));
        }
        Self { items, settlements }
    }

    /// All items, in the order of their ids.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The settlements of one item, oldest first.
    pub fn settlements_of(&self, item: ItemId) -> &[Settlement] {
        let from = self.settlements.partition_point(|it| it.item < item);
        let count = self.settlements[from..].partition_point(|it| it.item == item);
        &self.settlements[from..from + count]
    }

    /// Each item with its settlements, oldest first.
    pub fn histories(&self) -> impl Iterator<Item = (&Item, &[Settlement])> {
        let mut rest = self.settlements.as_slice();
        self.items.iter().map(move |item| {
            let skipped = rest.iter().take_while(|it| it.item < item.id).count();
            let count = rest[skipped..].iter().take_while(|it| it.item == item.id).count();
            let (own, later) = rest[skipped..].split_at(count);
            rest = later;
            (item, own)
        })
    }

    /// What is open at the end of the key date, in the order of the ids.
    pub fn open_items(&self, key_date: NaiveDate) -> impl Iterator<Item = OpenItem> + '_ {
        self.histories()
            .filter_map(move |(item, settlements)| open_item(item, settlements, key_date))
    }
}

/// What is open of an item at the end of the key date; none if nothing is.
pub fn open_item(item: &Item, settlements: &[Settlement], key_date: NaiveDate) -> Option<OpenItem> {
    if item.issued > key_date {
        return None;
    }
    let settled: i64 = settlements.iter().filter(|it| it.on <= key_date).map(|it| it.minor).sum();
    let minor = item.original.minor - settled;
    (minor != 0).then_some(OpenItem {
        id: item.id,
        customer: item.customer,
        kind: item.kind,
        issued: item.issued,
        due: item.due,
        open: Money { minor, currency: item.original.currency },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Currency;
    use chrono::Days;
    use proptest::prelude::*;

    fn day(offset: u64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Days::new(offset)
    }

    proptest! {
        /// A fact of a later day never changes what was open before it.
        #[test]
        fn later_facts_never_change_an_earlier_answer(
            facts in prop::collection::vec((0..100u64, 1..5_000i64, prop::option::of(0..200u64)), 1..40),
            key in 0..150u64,
        ) {
            let items: Vec<_> = facts.iter().zip(1..).map(|(&(issued, minor, _), id)| Item {
                id: ItemId(id), customer: CustomerId(id % 3), kind: ItemKind::Invoice,
                issued: day(issued), due: None, original: Money { minor, currency: Currency::EUR }, is_sale: true,
            }).collect();
            let settlements: Vec<_> = facts.iter().zip(1..).filter_map(|(&(_, minor, on), id)| {
                on.map(|on| Settlement { item: ItemId(id), on: day(on), minor })
            }).collect();
            let known_then = Portfolio::new(
                items.iter().filter(|it| it.issued <= day(key)).copied().collect(),
                settlements.iter().filter(|it| it.on <= day(key)).copied().collect(),
            );
            let known_now = Portfolio::new(items, settlements);

            prop_assert_eq!(
                known_then.open_items(day(key)).collect::<Vec<_>>(),
                known_now.open_items(day(key)).collect::<Vec<_>>()
            );
        }
    }
}
