//! The indicators as a sheet: DSO and its companions, month by month.

use serde::Serialize;
use ts_rs::TS;

use crate::amount::Day;

/// The indicators up to a day, oldest month first.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct IndicatorReport {
    /// The day.
    pub key_date: Day,
    /// ISO 4217 code of every amount.
    pub currency: String,
    /// One row per month; the last one ends on the key date.
    pub months: Vec<MonthIndicators>,
    /// Mean days late of settled invoices, early ones counted 0 (decimal text).
    pub average_days_late: Option<String>,
    /// Overdue / receivables, in percent (decimal text).
    pub overdue_rate: Option<String>,
}

/// One month. Ratios are decimal texts with four decimals; absent where the month has no sales.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct MonthIndicators {
    /// `YYYY-MM`.
    pub month: String,
    /// Days counted.
    pub days: u32,
    /// Invoices less credit notes, in minor units.
    #[ts(type = "number")]
    pub sales: i64,
    /// Receivables at the end.
    #[ts(type = "number")]
    pub open: i64,
    /// Of which not due.
    #[ts(type = "number")]
    pub not_due: i64,
    /// Of which overdue.
    #[ts(type = "number")]
    pub overdue: i64,
    /// Simple DSO over the month.
    pub dso: Option<String>,
    /// Simple DSO over three months.
    pub dso_3m: Option<String>,
    /// Simple DSO over twelve months.
    pub dso_12m: Option<String>,
    /// Count-back DSO; absent when the history is too short.
    pub dso_countback: Option<String>,
    /// « At least so many days », when the history is too short.
    pub dso_countback_at_least: Option<String>,
    /// Best possible DSO over the month.
    pub best_possible_dso: Option<String>,
    /// DSO less best possible DSO.
    pub average_days_delinquent: Option<String>,
    /// Collection effectiveness index, percent.
    pub cei: Option<String>,
}
