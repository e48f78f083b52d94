//! Set aside: what of the open items is contested, or spoken for by a promise or a plan.
//!
//! Neither is claimed while it lasts (DSO and aged balance keep it, the reminder does not). A dispute
//! takes its part of the item first; a promise, and a plan that is kept, take what is left of their
//! items, the oldest due first, up to what is still to come of them.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::{
    ItemId, Money, OpenItem,
    calendar::BusinessCalendar,
    dunning::DisputedItem,
    plan::{InstalmentPlan, PlanStatus},
    promise::{PromiseStatus, PromiseToPay},
};

/// What of one item is set aside, in minor units of its currency; never more than is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SetAside {
    /// Contested.
    pub disputed: i64,
    /// Promised, or due under a plan that is kept.
    pub promised: i64,
}

/// What is set aside, by item; an item of which nothing is has no entry.
pub type SetAsideItems = HashMap<ItemId, SetAside>;

/// What customers contest and what they gave their word for.
#[derive(Debug, Clone, Copy, Default)]
pub struct SpokenFor<'a> {
    /// Disputes that keep something from being claimed on the key date.
    pub disputes: &'a [DisputedItem],
    /// Promises made up to the key date; those kept or broken take nothing.
    pub promises: &'a [PromiseToPay],
    /// Plans agreed up to the key date and not ended; one in default takes nothing.
    pub plans: &'a [InstalmentPlan],
}

impl SpokenFor<'_> {
    /// What of the open items is set aside on the key date; `open` tells what is open of an item
    /// then, as [`open_item`](crate::portfolio::Portfolio::open_item) does.
    pub fn of(
        &self,
        open: impl Fn(ItemId) -> Option<OpenItem>,
        calendar: &BusinessCalendar,
        key_date: NaiveDate,
    ) -> SetAsideItems {
        let mut aside = SetAsideItems::new();
        for dispute in self.disputes {
            let item = open(dispute.item).filter(|it| !it.is_credit());
            let Some(item) = item else { continue };
            let whole = item.open.minor;
            let part = dispute.disputed.map_or(whole, |it| it.minor.clamp(0, whole));
            let disputed = &mut aside.entry(item.id).or_default().disputed;
            *disputed = part.max(*disputed);
        }
        let is_open = |it: &&PromiseToPay| it.status(calendar, key_date) == PromiseStatus::Open;
        for promise in self.promises.iter().filter(is_open) {
            let rest = rest(promise.promised.minor, &promise.received);
            take(&mut aside, &open, &promise.items, (rest, promise.promised));
        }
        let runs = |it: &&InstalmentPlan| {
            matches!(it.status(calendar, key_date), PlanStatus::Running { .. })
        };
        for plan in self.plans.iter().filter(runs) {
            let agreed: i64 = plan.instalments.iter().map(|it| it.amount.minor).sum();
            let Some(first) = plan.instalments.first() else { continue };
            take(&mut aside, &open, &plan.items, (rest(agreed, &plan.received), first.amount));
        }
        aside.retain(|_, it| *it != SetAside::default());
        aside
    }
}

/// What is still to come of an amount.
fn rest(agreed: i64, received: &[(NaiveDate, Money)]) -> i64 {
    (agreed - received.iter().map(|(_, it)| it.minor).sum::<i64>()).max(0)
}

/// Takes an amount out of the items of its currency, the oldest due first.
fn take(
    aside: &mut SetAsideItems,
    open: &impl Fn(ItemId) -> Option<OpenItem>,
    items: &[ItemId],
    (mut rest, like): (i64, Money),
) {
    let mut own: Vec<_> = items.iter().filter_map(|it| open(*it)).collect();
    own.retain(|it| !it.is_credit() && it.open.currency == like.currency);
    own.sort_by_key(|it| (it.due.unwrap_or(NaiveDate::MAX), it.id));
    for item in own {
        let entry = aside.entry(item.id).or_default();
        let free = (item.open.minor - entry.disputed - entry.promised).max(0);
        let taken = free.min(rest);
        entry.promised += taken;
        rest -= taken;
    }
}

#[cfg(test)]
mod tests;
