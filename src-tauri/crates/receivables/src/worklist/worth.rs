//! Worth: what an hour of an action brings in, as an estimate anybody can check by hand.
//!
//! Amount × chance ÷ minutes × 60. The chance falls with age, as every collector's statistics
//! do, and with words that were broken; the figures are ours, and stated wherever they are used.

use crate::{
    Money,
    dunning::{Action, ActionKind},
};

/// What is known of a payer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Payer {
    /// Usual days late, weighted by amount.
    pub usually_late: Option<i32>,
    /// Promises that were kept.
    pub kept: u32,
    /// Promises that were broken.
    pub broken: u32,
}

/// What an action is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Worth {
    /// Chance that asking now brings the money within days, in percent.
    pub chance_percent: u8,
    /// Minutes it takes.
    pub minutes: u8,
    /// Amount × chance × 60 ÷ minutes, rounded down.
    pub per_hour: Money,
}

/// The chance that asking brings the money, in percent: by age, then by the payer's word.
///
/// ```
/// use receivables::worklist::{Payer, chance_percent};
/// let payer = Payer::default();
/// let by_age = [-3, 1, 30, 31, 60, 61, 90, 91, 180, 181, 365, 366];
/// let chances = by_age.map(|days| chance_percent(days, &payer));
/// assert_eq!(chances, [5, 55, 55, 45, 45, 35, 35, 20, 20, 10, 10, 5]);
/// // Two words of four kept: three quarters of it.
/// assert_eq!(chance_percent(10, &Payer { kept: 2, broken: 2, ..payer }), 41);
/// ```
pub fn chance_percent(days_late: i32, payer: &Payer) -> u8 {
    let by_age: u32 = match days_late {
        // What is not due comes by itself, or does not come yet.
        ..=0 => 5,
        1..=30 => 55,
        31..=60 => 45,
        61..=90 => 35,
        91..=180 => 20,
        181..=365 => 10,
        _ => 5,
    };
    let words = payer.kept + payer.broken;
    // Half of it stands whatever was promised, the other half with the words that were kept.
    let kept = if words == 0 { by_age } else { by_age * (words + payer.kept) / (2 * words) };
    u8::try_from(kept).unwrap_or(u8::MAX)
}

/// Minutes an action takes, the note included.
pub fn minutes(kind: ActionKind) -> u8 {
    match kind {
        ActionKind::Email | ActionKind::Preventive => 1,
        ActionKind::Letter => 2,
        ActionKind::Allocate => 4,
        ActionKind::CheckPromise | ActionKind::Call | ActionKind::RegisteredLetter => 6,
        ActionKind::ChaseDispute => 10,
        ActionKind::HandOver | ActionKind::DeclareClaim => 30,
    }
}

/// What an hour of an action brings in.
pub fn worth(action: &Action, payer: &Payer) -> Worth {
    let (chance_percent, minutes) = (chance_percent(action.days_late, payer), minutes(action.kind));
    let minor = i128::from(action.claimed.minor) * i128::from(chance_percent) * 60;
    let minor = i64::try_from(minor / (100 * i128::from(minutes))).unwrap_or(i64::MAX);
    Worth { chance_percent, minutes, per_hour: Money { minor, ..action.claimed } }
}
