//! Why not: what comes next for an account that asks for nothing today, and when.

use super::{
    Insolvency, NotYet, Reached,
    account::{Account, Claimable, accounts, money},
    next::{Engine, last_reached},
};
use crate::{Currency, ItemId};

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
pub(super) fn item(engine: &Engine<'_>, id: ItemId) -> Option<NotYet> {
    let dunned = engine.case.items.iter().find(|it| it.item.id == id)?;
    let item = dunned.item;
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
    let accounts = accounts(engine, &mut Vec::new());
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
