//! Letters: preview, save, post.

use serde::Serialize;
use ts_rs::TS;

use crate::amount::Amount;

/// A batch of letters as written to a file.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct LettersFile {
    /// Where it was written.
    pub path: String,
    /// Letters in it.
    pub letters: u32,
    /// Pages.
    pub pages: u32,
    /// What the letters claim together, one sum per currency.
    pub claimed: Vec<Amount>,
    /// Customers left out, each with the reason as a sentence.
    pub left_out: Vec<LeftOut>,
}

/// A customer whose letter was left out.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct LeftOut {
    /// Customer code.
    pub customer: String,
    /// Customer name.
    pub name: String,
    /// Why.
    pub reason: String,
}
