//! The worklist: today's actions, first things first.
//!
//! A broken word comes first. Then the order follows what an hour of work can bring in: the
//! amount claimed, weighted by its lateness (thirty days late weighs double). Ties go to
//! the customer who was there first, so the same state always gives the same list.

use crate::dunning::{Action, ActionKind};

/// Orders actions for the day.
pub fn rank(actions: &mut [Action]) {
    actions.sort_by_cached_key(|action| {
        let broken = action.kind == ActionKind::CheckPromise;
        (!broken, -weight(action), action.customer)
    });
}

/// Amount × (30 + days late), in major units; amounts of other currencies count as they stand.
fn weight(action: &Action) -> i128 {
    let unit = i128::from(10_i64.pow(action.claimed.currency.decimals()));
    i128::from(action.claimed.minor) * i128::from(30 + action.days_late.max(0)) * 100 / unit
}
