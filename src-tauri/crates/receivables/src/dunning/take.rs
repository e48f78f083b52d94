//! Taking an action: what a case looks like once it was done.
//!
//! The items climb as far as the policy lets one contact carry them, and the customer has been
//! heard from. What is open never changes but by an allocation: asking is not being paid.

use chrono::NaiveDate;

use super::{
    Action, ActionKind, Case, DisputedItem, DunnedItem, DunningPolicy, PolicyBook, Reached, Step,
    stop::disputed,
};

/// Takes an action on its day. A step that went out again counts from its new day; a call that
/// was to be made back has been made, and a word that was broken has been spoken about.
pub fn take(case: &mut Case, action: &Action, book: &PolicyBook, on: NaiveDate) {
    climb(case, action, book, on);
    match action.kind {
        ActionKind::DeclareClaim => {
            if let Some(insolvency) = &mut case.holds.insolvency {
                insolvency.declared_on = Some(on);
            }
        }
        ActionKind::ChaseDispute => {
            let chased = case.disputes.iter_mut().filter(|it| action.items.contains(&it.item));
            chased.for_each(|it| it.follow_up_on = DisputedItem::follow_up(on));
        }
        ActionKind::Allocate => allocate(case, action),
        ActionKind::CheckPromise
        | ActionKind::Call
        | ActionKind::Email
        | ActionKind::Letter
        | ActionKind::RegisteredLetter
        | ActionKind::HandOver
        | ActionKind::Preventive => {
            (case.last_contact, case.last_attempt) = (Some(on), Some(on));
            case.wait = None;
            if action.kind.is_call() {
                case.last_call = Some(on);
            }
        }
    }
}

/// The items of an action, each one step further by its own policy, or once more at the step that
/// went out again.
fn climb(case: &mut Case, action: &Action, book: &PolicyBook, on: NaiveDate) {
    let (Some(taken), own) = (action.step, case.policy) else { return };
    for dunned in case.items.iter_mut().filter(|it| action.items.contains(&it.item.id)) {
        let policy = book.policy(dunned.policy.unwrap_or(own));
        if let Some(step) = climbed(dunned, policy, taken, action.is_repeated()) {
            dunned.reached = Some(Reached { step, on });
        }
    }
}

/// The step an item stands on after a contact, where the contact moved it: one counting step
/// further, or the same once more where the step went out again: what only travels with another
/// keeps its own day, or its ladder would never end. What came before its direct debit was
/// rejected counts no more.
pub fn climbed(
    dunned: &DunnedItem,
    policy: &DunningPolicy,
    taken: Step,
    again: bool,
) -> Option<Step> {
    let since = dunned.rejected_on;
    let stood = dunned.reached.filter(|it| since.is_none_or(|rejected| it.on > rejected));
    let stood = stood.map(|it| it.step);
    let stands = policy.reached_after(stood, taken);
    stands.filter(|_| stands != stood || again && stands == Some(taken))
}

/// The credits settle what is late, but for what is contested of it; what is settled is gone.
fn allocate(case: &mut Case, action: &Action) {
    let Case { items, disputes, .. } = case;
    let mut settled = 0;
    for dunned in items.iter_mut().filter(|it| action.items.contains(&it.item.id)) {
        let rest = disputed(disputes, dunned);
        settled += dunned.item.open.minor - rest;
        dunned.item.open.minor = rest;
    }
    let currency = action.claimed.currency;
    let credits = items.iter_mut().map(|it| &mut it.item);
    for credit in credits.filter(|it| it.is_credit() && it.open.currency == currency) {
        let used = settled.min(-credit.open.minor);
        credit.open.minor += used;
        settled -= used;
    }
    items.retain(|it| it.item.open.minor != 0);
}
