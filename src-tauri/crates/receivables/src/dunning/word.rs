//! A word that was broken: a promise or a plan whose money did not come asks for a call first.

use std::collections::BTreeMap;

use super::{
    Action, ActionKind, Reason,
    account::{Account, Claimable, days_late, money},
    next::{Engine, ids},
};
use crate::{Currency, ItemId, Money, plan::PlanStatus, promise::PromiseStatus};

/// The call that a broken word asks for, unless it was made. Never more is claimed than the
/// customer owes net of its credits.
pub(super) fn broken(
    engine: &Engine<'_>,
    accounts: &BTreeMap<Currency, Account>,
) -> Option<Action> {
    promise(engine, accounts).or_else(|| plan(engine, accounts))
}

fn promise(engine: &Engine<'_>, accounts: &BTreeMap<Currency, Account>) -> Option<Action> {
    let broken = engine.case.promises.iter().filter(|promise| {
        engine.stops.status(promise) == PromiseStatus::Broken
            && engine.case.last_call.is_none_or(|call| call <= promise.deadline(engine.calendar))
    });
    let promise = broken.max_by_key(|it| (it.promised.minor, it.due_on))?;
    let received: i64 = promise.received.iter().map(|(_, amount)| amount.minor).sum();
    let (promised, due_on) = (promise.promised, promise.due_on);
    let missing = Money { minor: promised.minor - received, ..promised };
    let reason = Reason::PromiseBroken { promised, missing, due_on };
    let account = accounts.get(&promised.currency)?;
    call(engine, account, &promise.items, (missing.minor, missing.currency), reason)
}

fn plan(engine: &Engine<'_>, accounts: &BTreeMap<Currency, Account>) -> Option<Action> {
    engine.case.plans.iter().find_map(|plan| {
        let status = plan.status(engine.calendar, engine.key_date);
        let PlanStatus::Defaulted { instalment, since, missing } = status else { return None };
        if engine.case.last_call.is_some_and(|call| call >= since) {
            return None;
        }
        let due_on = plan.instalments.get(instalment)?.due_on;
        let account = accounts.get(&missing.currency)?;
        let reason = Reason::PlanBroken { due_on, missing, falls_due: plan.default_clause };
        let claim = plan.falls_due(engine.calendar, engine.key_date);
        call(engine, account, &plan.items, (claim.minor, claim.currency), reason)
    })
}

/// A call about what is still late of some items.
fn call(
    engine: &Engine<'_>,
    account: &Account,
    items: &[ItemId],
    (missing, currency): (i64, Currency),
    reason: Reason,
) -> Option<Action> {
    let late = account.late.iter().filter(|it| items.contains(&it.dunned.item.id));
    let left: Vec<Claimable> = late.copied().collect();
    let open: i64 = left.iter().map(|it| it.minor).sum();
    let minor = missing.min(open).min(account.net());
    (minor > 0).then(|| Action {
        claimed: money(minor, currency),
        items: ids(&left),
        days_late: days_late(&left, engine.key_date),
        ..engine.action(ActionKind::CheckPromise, currency, reason)
    })
}
