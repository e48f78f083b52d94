//! Work the customer does not hear of: declaring a claim, chasing an answer in house,
//! allocating credits.

use std::collections::BTreeMap;

use super::{
    Action, ActionKind, Insolvency, NotYet, Reason, Verdict,
    account::{Account, days_late, money},
    next::{Engine, ids},
};
use crate::{Currency, limitation::claim_declaration_deadline};

/// Insolvency proceedings stop everything but the declaration of the claim, all of it: what is
/// not due falls due for it (L643-1 C. com. in liquidation; declared as not due otherwise).
pub(super) fn insolvent(engine: &Engine<'_>, insolvency: Insolvency) -> Verdict {
    let Insolvency { published_on, declared_on } = insolvency;
    let declared = declared_on.filter(|it| *it <= engine.key_date);
    let mut open: BTreeMap<Currency, i64> = BTreeMap::new();
    for it in &engine.case.items {
        *open.entry(it.item.open.currency).or_default() += it.item.open.minor;
    }
    let largest = open.into_iter().max_by_key(|(_, minor)| *minor).filter(|(_, it)| *it > 0);
    match (declared, largest) {
        (None, Some((currency, minor))) => {
            let deadline = claim_declaration_deadline(published_on, engine.calendar);
            let reason = Reason::ClaimToDeclare { published_on, deadline };
            let owed = engine.case.items.iter().filter(|it| it.item.open.currency == currency);
            let oldest = owed.clone().filter(|it| !it.item.is_credit());
            let late = oldest.filter_map(|it| it.item.days_past_due(engine.key_date)).max();
            Verdict::Act(Action {
                claimed: money(minor, currency),
                items: owed.map(|it| it.item.id).collect(),
                days_late: late.unwrap_or(0),
                ..engine.action(ActionKind::DeclareClaim, currency, reason)
            })
        }
        _ => Verdict::Rest(vec![NotYet::Insolvent { published_on, declared_on: declared }]),
    }
}

/// A dispute to chase, else credits to allocate.
pub(super) fn action(
    engine: &Engine<'_>,
    accounts: &BTreeMap<Currency, Account>,
) -> Option<Action> {
    let allocate = || accounts.iter().find_map(|(&currency, it)| allocate(engine, currency, it));
    unanswered_dispute(engine).or_else(allocate)
}

/// The dispute whose answer is due.
fn unanswered_dispute(engine: &Engine<'_>) -> Option<Action> {
    let due = engine.case.disputes.iter().filter(|it| it.follow_up_on <= engine.key_date);
    let open = due.filter_map(|dispute| {
        let dunned = engine.case.items.iter().find(|it| it.item.id == dispute.item)?;
        Some((dispute, dunned))
    });
    let (dispute, dunned) = open.min_by_key(|(it, _)| (it.follow_up_on, it.item))?;
    let item = dunned.item;
    let reason = match dispute.justified_on.filter(|it| *it <= engine.key_date) {
        Some(justified_on) => Reason::CreditNoteAwaited { item: item.id, justified_on },
        None => Reason::DisputeUnanswered { item: item.id, raised_on: dispute.raised_on },
    };
    Some(Action {
        claimed: money(engine.stops.disputed(dunned), item.open.currency),
        items: vec![item.id],
        days_late: item.days_past_due(engine.key_date).unwrap_or(0),
        ..engine.action(ActionKind::ChaseDispute, item.open.currency, reason)
    })
}

/// Credits that cover what is late are allocated, not answered with a reminder.
fn allocate(engine: &Engine<'_>, currency: Currency, account: &Account) -> Option<Action> {
    let covered = !account.late.is_empty() && account.net() <= 0;
    let reason = Reason::CreditsCover {
        overdue: money(account.overdue, currency),
        credits: money(-account.credits, currency),
    };
    covered.then(|| Action {
        claimed: money(account.overdue, currency),
        items: ids(&account.late),
        days_late: days_late(&account.late, engine.key_date),
        ..engine.action(ActionKind::Allocate, currency, reason)
    })
}
