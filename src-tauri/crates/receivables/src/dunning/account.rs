//! Accounts: one currency of a case, sorted by what can be done with each item.

use std::collections::BTreeMap;

use super::{DunnedItem, NotYet, next::Engine};
use crate::{Currency, Money, item::days_between};

/// One currency of the account: what can be claimed, and what is to be taken off it.
#[derive(Debug, Default)]
pub(super) struct Account {
    /// Late and free, oldest due date first.
    pub late: Vec<Claimable>,
    /// Free and not late yet.
    pub upcoming: Vec<Claimable>,
    /// Zero or negative.
    pub credits: i64,
    /// Claimable of what is late.
    pub overdue: i64,
}

/// An item with what may be claimed of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Claimable {
    pub dunned: DunnedItem,
    pub minor: i64,
}

impl Account {
    /// What is late, net of credits.
    pub fn net(&self) -> i64 {
        self.overdue + self.credits
    }
}

/// Sorts the items by currency; what stops one is said.
pub(super) fn accounts(
    engine: &Engine<'_>,
    why_not: &mut Vec<NotYet>,
) -> BTreeMap<Currency, Account> {
    let stops = &engine.stops;
    let mut accounts: BTreeMap<Currency, Account> = BTreeMap::new();
    for dunned in &stops.case.items {
        let item = dunned.item;
        let account = accounts.entry(item.open.currency).or_default();
        if item.is_credit() {
            account.credits += item.open.minor;
        } else if let Some(stop) = stops.stop(dunned) {
            why_not.push(NotYet::Stopped { item: item.id, stop });
        } else if engine.leaves_alone(dunned) {
            why_not.push(NotYet::NeverReminded { item: item.id });
        } else {
            let claimable = Claimable { dunned: *dunned, minor: stops.claimable(dunned) };
            if item.is_overdue(stops.key_date) {
                account.overdue += claimable.minor;
                account.late.push(claimable);
            } else if item.due.is_some() {
                account.upcoming.push(claimable);
            } else {
                why_not.push(NotYet::NoDueDate { item: item.id });
            }
        }
    }
    for account in accounts.values_mut() {
        account.late.sort_by_key(|it| (it.dunned.item.due, it.dunned.item.id));
        account.upcoming.sort_by_key(|it| (it.dunned.item.due, it.dunned.item.id));
    }
    accounts
}

/// Days past due of the oldest of some items.
pub(super) fn days_late(items: &[Claimable], key_date: chrono::NaiveDate) -> i32 {
    let due = items.first().and_then(|it| it.dunned.item.due);
    due.map_or(0, |due| days_between(due, key_date))
}

/// An amount of a currency.
pub(super) fn money(minor: i64, currency: Currency) -> Money {
    Money { minor, currency }
}
