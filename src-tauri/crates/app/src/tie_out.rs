//! Tie-out: buckets, open items, the file's own total and the account 411 the user types, side by
//! side, with every difference itemised.

use serde::Serialize;
use ts_rs::TS;

use crate::amount::{Amount, Day};

/// The tie-out on a day.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct TieOut {
    /// The day.
    pub key_date: Day,
    /// One sheet per currency, the largest first.
    pub sheets: Vec<TieOutSheet>,
}

/// One currency's tie-out.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct TieOutSheet {
    /// ISO 4217 code of every amount below.
    pub currency: String,
    /// Σ of the columns of the aged balance.
    pub buckets: Amount,
    /// Σ of what is open, document by document.
    pub open_items: Amount,
    /// What the last file states, where it states a total.
    pub file: Option<StatedTotal>,
    /// What the user read in the accounts.
    pub account: Option<StatedTotal>,
    /// What lies between the open items and the file's total, each with its reason.
    pub file_differences: Vec<Difference>,
    /// What lies between the open items and the account, each with its reason.
    pub account_differences: Vec<Difference>,
    /// Whether nothing is left unexplained.
    pub ties_out: bool,
}

/// A total that somebody else states.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct StatedTotal {
    /// The total.
    pub amount: Amount,
    /// The day it shows.
    pub on: Day,
    /// The file it stands in; empty for the account.
    pub file: String,
}

/// One reason for a difference.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct Difference {
    /// What it is, as a whole sentence.
    pub sentence: String,
    /// How much it adds to the stated total beside the open items.
    pub amount: Amount,
    /// Documents it is about; empty where there are none to name.
    pub items: Vec<String>,
    /// Whether it is what no reason was found for.
    pub unexplained: bool,
}
