//! The morning brief: what the day's imports say about who paid and who did not.

use serde::Serialize;
use ts_rs::TS;

use crate::amount::{Amount, Day};

/// What changed since the ledger last stood still, as a credit manager tells it.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct Brief {
    /// The day the imports show.
    pub key_date: Day,
    /// Files it is about.
    pub files: Vec<String>,
    /// Numbers of those imports.
    #[ts(type = "number[]")]
    pub imports: Vec<i64>,
    /// Received, one sum per currency.
    pub received: Vec<Amount>,
    /// Who paid, the largest first.
    pub paid: Vec<BriefLine>,
    /// Promises whose day has come: kept.
    pub promises_kept: Vec<BriefLine>,
    /// Promises broken.
    pub promises_broken: Vec<BriefLine>,
    /// Who became late since the last import.
    pub late: Vec<BriefLine>,
    /// What left the ledger in an odd way.
    pub odd: Vec<BriefLine>,
    /// Lines beyond those listed, all sorts together.
    pub more: u32,
}

/// One customer in the brief.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct BriefLine {
    /// Customer code.
    pub customer: String,
    /// Customer name.
    pub name: String,
    /// The amount it is about.
    pub amount: Amount,
    /// What happened, as a whole sentence.
    pub sentence: String,
}
