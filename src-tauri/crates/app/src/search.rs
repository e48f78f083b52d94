//! Search: customers by a few letters of their code or name.

use serde::Serialize;
use ts_rs::TS;

/// A customer that matches.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct CustomerHit {
    /// Customer code.
    pub code: String,
    /// Customer name.
    pub name: String,
}
