//! Stops: what may be claimed of an item, and what keeps the rest out of every reminder.
//!
//! A settled, disputed, promised, planned or blocked item is never claimed; of an item that is
//! contested in part, the rest goes on.

use chrono::{Days, NaiveDate};

use super::{Case, DisputedItem, DunnedItem, Stop};
use crate::{
    Currency, ItemId, Money,
    calendar::BusinessCalendar,
    plan::PlanStatus,
    promise::{PromiseStatus, PromiseToPay},
};

/// What a direct debit is given to come in before anybody asks.
pub(super) const DIRECT_DEBIT: Days = Days::new(3);

/// Reads a case on a day.
pub(super) struct Stops<'a> {
    pub case: &'a Case,
    pub calendar: &'a BusinessCalendar,
    pub key_date: NaiveDate,
}

impl Stops<'_> {
    /// What stops the whole item, if anything does.
    pub fn stop(&self, dunned: &DunnedItem) -> Option<Stop> {
        let item = dunned.item.id;
        self.whole_dispute(dunned)
            .or_else(|| self.plan(dunned))
            .or_else(|| self.promise(item))
            .or_else(|| self.block(item))
            .or_else(|| self.in_transit(item))
            .or_else(|| self.direct_debit(dunned))
    }

    /// What may be claimed of an item that nothing stops, in minor units.
    pub fn claimable(&self, dunned: &DunnedItem) -> i64 {
        let undisputed = self.undisputed(dunned);
        self.fallen_due(dunned).map_or(undisputed, |due| due.min(undisputed))
    }

    fn undisputed(&self, dunned: &DunnedItem) -> i64 {
        dunned.item.open.minor - self.disputed(dunned)
    }

    /// Of a plan in default without a default clause only the instalments whose day has passed
    /// fall due, its oldest items first: what is left of them for this one. None where the whole
    /// item is due.
    fn fallen_due(&self, dunned: &DunnedItem) -> Option<i64> {
        let item = dunned.item.id;
        let broken = self.case.plans.iter().filter(|it| it.items.contains(&item)).find(|plan| {
            let status = plan.status(self.calendar, self.key_date);
            matches!(status, PlanStatus::Defaulted { .. })
        });
        let plan = broken.filter(|it| !it.default_clause)?;
        let place = |it: &DunnedItem| (it.item.due, it.item.id);
        let others = self.case.items.iter().filter(|it| plan.items.contains(&it.item.id));
        let before = others.filter(|it| place(it) < place(dunned));
        let taken: i64 = before.map(|it| self.undisputed(it)).sum();
        Some((plan.falls_due(self.calendar, self.key_date).minor - taken).max(0))
    }

    /// What is contested of it, never more than is open.
    pub fn disputed(&self, dunned: &DunnedItem) -> i64 {
        disputed(&self.case.disputes, dunned)
    }

    fn whole_dispute(&self, dunned: &DunnedItem) -> Option<Stop> {
        let dispute = self.case.disputes.iter().find(|it| it.item == dunned.item.id)?;
        let whole = self.disputed(dunned) >= dunned.item.open.minor;
        whole.then_some(Stop::Disputed { raised_on: dispute.raised_on })
    }

    fn plan(&self, dunned: &DunnedItem) -> Option<Stop> {
        let item = dunned.item.id;
        let mut of = self.case.plans.iter().filter(|it| it.items.contains(&item));
        of.find_map(|plan| {
            let next = match plan.status(self.calendar, self.key_date) {
                PlanStatus::Running { next } => next,
                PlanStatus::Defaulted { .. } if self.fallen_due(dunned) == Some(0) => {
                    *plan.instalments.iter().find(|it| it.due_on >= self.key_date)?
                }
                PlanStatus::Completed | PlanStatus::Defaulted { .. } => return None,
            };
            Some(Stop::Planned { next: next.due_on, instalment: next.amount })
        })
    }

    fn promise(&self, item: ItemId) -> Option<Stop> {
        let mut of = self.case.promises.iter().filter(|it| it.items.contains(&item));
        let open = of.find(|it| self.status(it) == PromiseStatus::Open)?;
        let received: i64 = open.received.iter().map(|(_, it)| it.minor).sum();
        let awaited = (open.promised.minor - received).max(0);
        let currency = open.promised.currency;
        Some(Stop::Promised {
            due_on: open.due_on,
            until: open.deadline(self.calendar),
            awaited: Money { minor: awaited, currency },
            rest: Money { minor: (self.owed(&open.items, currency) - awaited).max(0), currency },
        })
    }

    /// What some items come to with the credits of their currency taken off.
    fn owed(&self, items: &[ItemId], currency: Currency) -> i64 {
        let of =
            self.case.items.iter().map(|it| &it.item).filter(|it| it.open.currency == currency);
        of.filter(|it| it.is_credit() || items.contains(&it.id)).map(|it| it.open.minor).sum()
    }

    fn block(&self, item: ItemId) -> Option<Stop> {
        let runs = |until: Option<NaiveDate>| until.is_none_or(|it| it >= self.key_date);
        let mut of = self.case.holds.blocks.iter();
        let block = of.find(|it| it.item.is_none_or(|it| it == item) && runs(it.until))?;
        Some(Stop::Blocked { block: block.clone() })
    }

    fn in_transit(&self, item: ItemId) -> Option<Stop> {
        let mut of = self.case.holds.in_transit.iter();
        let paid = of.find(|it| it.item == item && it.until >= self.key_date)?;
        Some(Stop::InTransit { until: paid.until })
    }

    /// A collected item is given its days; one that came back is chased at once.
    fn direct_debit(&self, dunned: &DunnedItem) -> Option<Stop> {
        let until = dunned.item.due? + DIRECT_DEBIT;
        let waits =
            self.case.holds.direct_debit && dunned.rejected_on.is_none() && self.key_date < until;
        waits.then_some(Stop::DirectDebit { until })
    }

    /// Where a promise stands today.
    pub fn status(&self, promise: &PromiseToPay) -> PromiseStatus {
        promise.status(self.calendar, self.key_date)
    }
}

/// What is contested of an item, never more than is open.
pub(super) fn disputed(disputes: &[DisputedItem], dunned: &DunnedItem) -> i64 {
    let open = dunned.item.open.minor;
    let of = disputes.iter().filter(|it| it.item == dunned.item.id);
    of.map(|it| it.disputed.map_or(open, |it| it.minor)).sum::<i64>().clamp(0, open.max(0))
}
