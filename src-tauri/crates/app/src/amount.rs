//! Amounts and days as they cross to the window.

use chrono::NaiveDate;
use receivables::{Currency, Money};
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

impl Amount {
    /// The amount as a plain decimal with every decimal of its currency.
    ///
    /// ```
    /// let amount = app::amount::Amount { minor: -123_450, currency: "EUR".into() };
    /// assert_eq!(amount.decimal(), "-1234.50");
    /// ```
    pub fn decimal(&self) -> String {
        let currency = Currency::new(&self.currency).unwrap_or(Currency::EUR);
        Money { minor: self.minor, currency }.to_string()
    }
}
