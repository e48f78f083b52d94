//! The aged balance as a sheet: one row per customer, one column per bucket.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::amount::{Amount, Day};

/// The aged balance on a day.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct AgedReport {
    /// The day.
    pub key_date: Day,
    /// What items age from.
    pub basis: AgingBasis,
    /// The overdue columns.
    pub buckets: Vec<BucketColumn>,
    /// One sheet per currency, the largest first.
    pub sheets: Vec<AgedSheet>,
}

/// What items age from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum AgingBasis {
    /// The due date.
    Due,
    /// The issue date.
    Issue,
}

/// An overdue column: `from` to `to` days late, both included.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[ts(export)]
pub struct BucketColumn {
    /// First day.
    pub from: u32,
    /// Last day; none for the oldest column.
    pub to: Option<u32>,
}

/// One currency's aged balance.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct AgedSheet {
    /// ISO 4217 code of every amount below.
    pub currency: String,
    /// The column totals.
    pub total: AgedLine,
    /// Customers with something open, the largest overdue first.
    pub customers: Vec<AgedCustomer>,
    /// Documents that are open.
    pub open_documents: u32,
    /// Whether Σ columns = total = Σ open documents in the ledger.
    pub ties_out: bool,
}

/// One customer's row.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct AgedCustomer {
    /// Customer code.
    pub code: String,
    /// Customer name.
    pub name: String,
    /// The amounts.
    pub line: AgedLine,
}

/// Amounts in minor units of the sheet's currency. Total = not due + no due date + Σ buckets + unallocated.
#[derive(Debug, Clone, Default, Serialize, TS)]
#[ts(export)]
pub struct AgedLine {
    /// Everything open.
    #[ts(type = "number")]
    pub total: i64,
    /// Due on the key date or later.
    #[ts(type = "number")]
    pub not_due: i64,
    /// Invoices without a due date.
    #[ts(type = "number")]
    pub no_due_date: i64,
    /// Σ buckets.
    #[ts(type = "number")]
    pub overdue: i64,
    /// One sum per overdue column.
    #[ts(type = "number[]")]
    pub buckets: Vec<i64>,
    /// Credit notes and payments that no invoice took (negative).
    #[ts(type = "number")]
    pub unallocated: i64,
}
