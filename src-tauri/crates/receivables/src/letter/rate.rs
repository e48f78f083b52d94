//! The penalty rates behind a letter's interest, with their days and their sources.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::{Money, MoneyError};

/// The penalty rates that the interest was computed with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateNote {
    /// Where they come from.
    pub basis: RateBasis,
    /// One period per rate, oldest first.
    pub periods: Vec<RatePeriod>,
}

/// Where a penalty rate comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RateBasis {
    /// The European Central Bank's refinancing rate plus ten points (L441-10 II C. com.).
    CentralBankPlusTen,
    /// The same, frozen in the semester in which interest began: the terms of sale say so.
    CentralBankPlusTenFrozen,
    /// The European Central Bank's rate plus eight points, frozen when interest began (R2192-31 CCP).
    CentralBankPlusEight,
    /// The legal rate (1231-6 C. civ.).
    LegalRate,
    /// The sender's terms of sale.
    TermsOfSale,
}

/// A yearly rate and the days it applies to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatePeriod {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Percent a year.
    pub percent: Decimal,
    /// False while nobody confirmed the published rate.
    pub confirmed: bool,
    /// Where the figure was read.
    pub source: String,
}

impl RateNote {
    /// What one more day costs at the latest rate: simple interest over 365 days, half up.
    ///
    /// ```
    /// # use receivables::{Currency, Money, letter::*};
    /// # let day = |d| chrono::NaiveDate::from_ymd_opt(2026, 1, d).unwrap();
    /// let (from, to) = (day(1), day(31));
    /// let period = RatePeriod { from, to, percent: "12.15".parse()?, confirmed: true, source: String::new() };
    /// let note = RateNote { basis: RateBasis::CentralBankPlusTen, periods: vec![period] };
    /// let per_day = note.per_day(Money::parse("10000", Currency::EUR)?)?;
    /// assert_eq!(per_day, Money::parse("3.33", Currency::EUR).ok());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn per_day(&self, base: Money) -> Result<Option<Money>, MoneyError> {
        let Some(latest) = self.periods.last() else { return Ok(None) };
        let yearly = base
            .decimal()
            .checked_mul(latest.percent)
            .ok_or_else(|| MoneyError::Amount(base.to_string()))?;
        Money::round(yearly / Decimal::from(36_500), base.currency).map(Some)
    }

    /// Whether every rate was confirmed.
    pub fn is_confirmed(&self) -> bool {
        self.periods.iter().all(|it| it.confirmed)
    }
}
