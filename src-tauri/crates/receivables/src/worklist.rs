//! The worklist: today's actions, first things first, and what of them the day can hold.
//!
//! A broken word comes first, and a call that was asked for at its moment. Then the order follows
//! what an hour of work brings in: the amount claimed, times the chance that asking brings it,
//! over the minutes it takes. Ties go to the customer who was there first, so the same state
//! always gives the same list. What the day cannot hold is moved, never lost: tomorrow's list
//! is recomputed from state.

mod day;
mod worth;

pub use day::{Capacity, Done, Fit, Moved, Place, Placed, arrange};
pub use worth::{Payer, Worth, chance_percent, minutes, worth};

use rayon::prelude::*;

use crate::dunning::{Action, ActionKind, Reason, Step};

/// What kind of work an action is, for whoever has an hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// A promise or a plan was broken, or a claim runs out of time.
    BrokenWord,
    /// Likely to pay when asked, and quickly asked.
    QuickWins,
    /// Old, on formal notice, or about to leave the house.
    AtRisk,
    /// Neither.
    Regular,
    /// Pays by itself about now, or is worth less than the time it takes.
    LeaveAlone,
}

/// An action with its rank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    /// What to do.
    pub action: Action,
    /// What an hour of it brings in.
    pub worth: Worth,
    /// What kind of work it is.
    pub group: Group,
}

/// Days past due from which a debt is at risk.
const OLD: i32 = 61;
/// A chance from which asking is likely to bring the money, in percent.
const LIKELY: u8 = 45;
/// Minutes that are quickly spent.
const QUICK: u8 = 6;
/// What an hour must bring in to be worth it, in major units of the currency.
const HOUR_COSTS: i64 = 40;

/// Ranks an action by what is known of the payer.
pub fn ranked(action: Action, payer: &Payer) -> Ranked {
    let worth = worth(&action, payer);
    let group = group(&action, &worth, payer);
    Ranked { action, worth, group }
}

/// Orders actions for the day.
pub fn rank(actions: &mut [Ranked]) {
    actions.par_sort_by_cached_key(|it| {
        let asked_for = matches!(it.action.reason, Reason::CallBack { .. });
        let unit = 10_i64.pow(it.worth.per_hour.currency.decimals());
        (
            it.group != Group::BrokenWord && !asked_for,
            it.group == Group::LeaveAlone,
            -(it.worth.per_hour.minor / unit),
            -it.action.days_late,
            it.action.customer,
        )
    });
}

fn group(action: &Action, worth: &Worth, payer: &Payer) -> Group {
    let unit = 10_i64.pow(worth.per_hour.currency.decimals());
    let reminding =
        action.step.is_some_and(|it| it > Step::Preventive && it <= Step::SecondReminder);
    let pays_anyway =
        payer.usually_late.is_some_and(|it| reminding && it > 0 && action.days_late <= it);
    match action.kind {
        ActionKind::CheckPromise | ActionKind::DeclareClaim => Group::BrokenWord,
        _ if action.days_late >= OLD || action.step >= Some(Step::FormalNotice) => Group::AtRisk,
        _ if matches!(action.reason, Reason::CallBack { .. }) => Group::Regular,
        _ if pays_anyway || worth.per_hour.minor < HOUR_COSTS * unit => Group::LeaveAlone,
        _ if worth.chance_percent >= LIKELY && worth.minutes <= QUICK => Group::QuickWins,
        _ => Group::Regular,
    }
}

#[cfg(test)]
mod tests;
