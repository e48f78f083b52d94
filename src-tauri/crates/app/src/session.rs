//! The session: which ledger is open, on which day, in which language.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::amount::Day;

/// What the window needs to start.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct Session {
    /// The open ledger; none on the first start.
    pub ledger: Option<LedgerSummary>,
    /// The day that counts as today.
    pub today: Day,
    /// Language of every sentence.
    pub language: Language,
    /// Version of the program.
    pub version: String,
}

/// The open ledger.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct LedgerSummary {
    /// Path of the file.
    pub path: String,
    /// Name of the company; empty until the user gives it.
    pub company: String,
    /// Whether it is the sample company, which lives on its own day.
    pub sample: bool,
    /// Documents in it.
    pub documents: u32,
    /// Customers in it.
    pub customers: u32,
    /// Day of the newest snapshot or settlement; how fresh the figures are.
    pub fresh_as_of: Option<Day>,
    /// Rows of today's list.
    pub actions: u32,
}

/// Language of the sentences.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export, rename_all = "lowercase")]
pub enum Language {
    /// French.
    #[default]
    Fr,
    /// English.
    En,
}
