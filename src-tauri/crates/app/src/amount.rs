//! Amounts and days as they cross to the window.

use chrono::NaiveDate;
use receivables::Money;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An amount in minor units with its currency; the window formats it and never adds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Amount {
    /// Minor units (cents for the euro).
    #[ts(type = "number")]
    pub minor: i64,
    /// ISO 4217 code.
    pub currency: String,
}

/// A day, `YYYY-MM-DD`.
pub type Day = NaiveDate;

impl From<Money> for Amount {
    fn from(money: Money) -> Self {
        Self { minor: money.minor, currency: money.currency.code().to_owned() }
    }
}
