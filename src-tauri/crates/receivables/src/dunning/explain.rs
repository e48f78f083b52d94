//! Why not: what comes next for an account that asks for nothing today, and when.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::{
    Action, Case, DunnedItem, Insolvency, NotYet, PolicyBook, Reached, Verdict,
    account::{Account, Claimable, accounts, money},
    next::{Engine, last_reached},
};
use crate::{Currency, ItemId, calendar::BusinessCalendar};

/// What comes next for each item of a case, and when; nothing for a credit.
pub fn outlooks(
    case: &Case,
    book: &PolicyBook,
    calendar: &BusinessCalendar,
    key_date: NaiveDate,
) -> Vec<(ItemId, NotYet)> {
    let engine = Engine::new(case, book, calendar, key_date);
    let verdict = engine.verdict();
    let accounts = accounts(&engine, &mut Vec::new());
    let each = case.items.iter().filter_map(|dunned| {
        let next = item(&engine, &accounts, dunned)?;
        let next = match &verdict {
            Verdict::Act(action) => engine.after(action, next),
            Verdict::Rest(_) => next,
        };
        Some((dunned.item.id, next))
    });
    each.collect()
}

impl Engine<'_> {
    /// The first day on or after a planned one that nothing of the customer's own puts off: neither
    /// a contact that is too recent nor a day the user set.
    pub fn not_sooner(&self, planned: NaiveDate) -> NaiveDate {
        let gap = match self.gap() {
            Some(NotYet::Gap { until, .. }) => Some(until),
            _ => None,
        };
        let wait = self.put_off().and(self.case.wait).map(|it| it.until.date());
        let planned = planned.max(self.key_date);
        let day = [gap, wait].into_iter().flatten().fold(planned, NaiveDate::max);
        self.calendar.next_business_day(day)
    }

    /// What is planned for an item, once the day's action is done: a contact that does not take the
    /// item's own step is one more that the gap is kept from.
    fn after(&self, action: &Action, next: NotYet) -> NotYet {
        match next {
            NotYet::Planned { item, step, on }
                if action.kind.is_contact()
                    && !(action.step.is_some() && action.items.contains(&item)) =>
            {
                let earliest = self.key_date + Days::new(self.policy.minimum_gap.into());
                let on = self.calendar.next_business_day(on.max(earliest));
                NotYet::Planned { item, step, on }
            }
            next => next,
        }
    }
}

/// What comes next, and when.
pub(super) fn later(
    engine: &Engine<'_>,
    currency: Currency,
    account: &Account,
    why_not: &mut Vec<NotYet>,
) {
    if account.late.is_empty() {
        // What is late and stopped was said already; « nothing is late » would be untrue.
        let mut items = engine.case.items.iter().map(|it| it.item);
        let stopped =
            items.any(|it| it.open.currency == currency && it.is_overdue(engine.key_date));
        if !stopped {
            let next_due = account.upcoming.first().and_then(|it| it.dunned.item.due);
            why_not.push(NotYet::NotLate { next_due });
        }
        return;
    }
    if engine.policy.levels.is_empty() {
        why_not.push(NotYet::NoSteps);
        return;
    }
    let net = account.net();
    let planned: Vec<_> =
        account.late.iter().filter_map(|it| engine.planned(&it.dunned, net)).collect();
    let low = planned.iter().find(|it| it.on <= engine.key_date && net < it.rung.floor_minor);
    if let Some(low) = low {
        let floor = money(low.rung.floor_minor, currency);
        why_not.push(NotYet::BelowFloor { step: low.rung.step, floor });
    }
    let next = planned.iter().filter(|it| it.on > engine.key_date).min_by_key(|it| it.on);
    if let Some(next) = next {
        let (item, step, on) = (next.lead.item.id, next.rung.step, engine.not_sooner(next.on));
        why_not.push(NotYet::Planned { item, step, on });
    }
    let ended = account.late.iter().filter(|it| engine.planned(&it.dunned, net).is_none());
    let ended: Vec<&Claimable> = ended.collect();
    if let Some(Reached { step, on }) = last_reached(&ended) {
        why_not.push(NotYet::LadderEnded { step, on });
    }
}

/// What comes next for one item, whatever the day asks of its customer; none for a credit.
fn item(
    engine: &Engine<'_>,
    accounts: &BTreeMap<Currency, Account>,
    dunned: &DunnedItem,
) -> Option<NotYet> {
    let (item, id) = (dunned.item, dunned.item.id);
    if item.is_credit() {
        return None;
    }
    if let Some(Insolvency { published_on, declared_on }) = engine.case.holds.insolvency {
        return Some(NotYet::Insolvent { published_on, declared_on });
    }
    if let Some(stop) = engine.stops.stop(dunned) {
        return Some(NotYet::Stopped { item: id, stop });
    }
    if engine.leaves_alone(dunned) {
        return Some(NotYet::NeverReminded { item: id });
    }
    if item.due.is_none() {
        return Some(NotYet::NoDueDate { item: id });
    }
    if !item.is_overdue(engine.key_date) {
        return Some(NotYet::NotLate { next_due: item.due });
    }
    let net = accounts.get(&item.open.currency).map_or(0, Account::net);
    match (engine.planned(dunned, net), dunned.reached) {
        (Some(next), _) if net < next.rung.floor_minor && next.on <= engine.key_date => {
            let floor = money(next.rung.floor_minor, item.open.currency);
            Some(NotYet::BelowFloor { step: next.rung.step, floor })
        }
        (Some(next), _) => {
            let on = engine.not_sooner(next.on);
            Some(NotYet::Planned { item: id, step: next.rung.step, on })
        }
        (None, Some(Reached { step, on })) => Some(NotYet::LadderEnded { step, on }),
        (None, None) => Some(NotYet::NoSteps),
    }
}
