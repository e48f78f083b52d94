//! Rates of a provision: the share that will be lost, and the VAT that is given back.

use std::{fmt, str::FromStr};

use rust_decimal::Decimal;

use crate::indicators::rounded;

/// The share of a debt that is expected never to be paid, in percent: 0 to 100, two decimals.
///
/// ```
/// use receivables::provision::LossRate;
/// let rate: LossRate = "1,6 %".parse()?;
/// assert_eq!(rate.to_string(), "1.60");
/// assert!("100.01".parse::<LossRate>().is_err());
/// assert!("0.125".parse::<LossRate>().is_err());
/// # Ok::<(), receivables::provision::LossRateError>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct LossRate(Decimal);

/// A rate of VAT, in percent: 0 to 100, two decimals; 20 % where nobody says otherwise
/// (CGI art. 278).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VatRate(Decimal);

/// Why a text or a number is no rate of a provision.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LossRateError {
    /// No decimal number.
    #[error("{0:?} is no percentage")]
    NoNumber(String),
    /// Below 0 or above 100.
    #[error("{0} % is not between 0 and 100")]
    OutOfRange(Decimal),
    /// More than two decimals: the rate shown would not be the rate used.
    #[error("{0} % has more than two decimals")]
    TooFine(Decimal),
}

impl LossRate {
    /// Nothing is lost.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// Accepts 0 to 100 percent with at most two decimals.
    pub fn new(percent: Decimal) -> Result<Self, LossRateError> {
        checked(percent).map(Self)
    }

    /// Percent.
    pub fn percent(self) -> Decimal {
        self.0
    }

    /// Lost of what there was, in percent, half up to two decimals; none where there was nothing,
    /// or more was lost than there was.
    pub fn observed(lost: i64, reached: i64) -> Option<Self> {
        let share = crate::indicators::overdue_rate(lost, reached)?;
        Self::new(rounded(share, 2)).ok()
    }
}

impl VatRate {
    /// Accepts 0 to 100 percent with at most two decimals.
    pub fn new(percent: Decimal) -> Result<Self, LossRateError> {
        checked(percent).map(Self)
    }

    /// Percent.
    pub fn percent(self) -> Decimal {
        self.0
    }
}

impl Default for VatRate {
    fn default() -> Self {
        Self(Decimal::new(20_00, 2))
    }
}

fn checked(percent: Decimal) -> Result<Decimal, LossRateError> {
    if !(Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&percent) {
        return Err(LossRateError::OutOfRange(percent));
    }
    if percent.normalize().scale() > 2 {
        return Err(LossRateError::TooFine(percent));
    }
    Ok(rounded(percent, 2))
}

/// As people type it: `1,6`, `1.60 %`.
fn read(text: &str) -> Result<Decimal, LossRateError> {
    let plain: String = text.chars().filter(|it| !it.is_whitespace() && *it != '%').collect();
    let plain = plain.replace(',', ".");
    Decimal::from_str(&plain).map_err(|_| LossRateError::NoNumber(text.trim().to_owned()))
}

impl FromStr for LossRate {
    type Err = LossRateError;

    fn from_str(text: &str) -> Result<Self, LossRateError> {
        Self::new(read(text)?)
    }
}

impl FromStr for VatRate {
    type Err = LossRateError;

    fn from_str(text: &str) -> Result<Self, LossRateError> {
        Self::new(read(text)?)
    }
}

impl fmt::Display for LossRate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        rounded(self.0, 2).fmt(f)
    }
}

impl fmt::Display for VatRate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        rounded(self.0, 2).fmt(f)
    }
}
