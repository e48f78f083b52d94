//! Why not: what comes next for an account that asks for nothing today, and when.

use super::{
    NotYet, Reached,
    account::{Account, Claimable, money},
    next::{Engine, last_reached},
};
use crate::Currency;

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
        let (item, step, on) = (next.lead.item.id, next.rung.step, next.on);
        why_not.push(NotYet::Planned { item, step, on });
    }
    let ended = account.late.iter().filter(|it| engine.planned(&it.dunned, net).is_none());
    let ended: Vec<&Claimable> = ended.collect();
    if let Some(Reached { step, on }) = last_reached(&ended) {
        why_not.push(NotYet::LadderEnded { step, on });
    }
}
