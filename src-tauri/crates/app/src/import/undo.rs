//! Undo: a past import taken back, with what that would disturb told first.

use serde::Serialize;
use ts_rs::TS;

use crate::amount::Amount;

/// What undoing an import did, or would do.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct UndoReport {
    /// Number of the import.
    #[ts(type = "number")]
    pub import: i64,
    /// Its file.
    pub file: String,
    /// Later imports that are taken back and read again from their kept files, oldest first.
    pub read_again: Vec<String>,
    /// Documents that leave the ledger.
    pub items_removed: u32,
    /// What it disturbs, as whole sentences: letters posted, promises, matched receipts.
    pub disturbs: Vec<String>,
    /// What is open before, one sum per currency.
    pub before: Vec<Amount>,
    /// What is open after.
    pub after: Vec<Amount>,
}
