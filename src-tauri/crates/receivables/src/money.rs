//! Money: integer minor units with their currency, and sums that never mix currencies.
//!
//! No float ever touches an amount. Rates and conversions use [`Decimal`]; what leaves
//! a calculation is rounded once, half up, into minor units.

use std::{collections::BTreeMap, fmt, str};

use rust_decimal::{Decimal, RoundingStrategy, prelude::ToPrimitive};

/// An ISO 4217 alphabetic code.
///
/// ```
/// use receivables::Currency;
/// assert_eq!(Currency::new("usd")?.code(), "USD");
/// assert_eq!(Currency::new("JPY")?.decimals(), 0);
/// assert!(Currency::new("€").is_err());
/// # Ok::<(), receivables::MoneyError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

/// An amount in one currency, in minor units (cents for the euro).
///
/// ```
/// use receivables::{Currency, Money};
/// let amount = Money::parse("1234.5", Currency::EUR)?;
/// assert_eq!(amount.minor, 123_450);
/// assert_eq!(amount.to_string(), "1234.50");
/// # Ok::<(), receivables::MoneyError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    /// Minor units; negative for what we owe the customer.
    pub minor: i64,
    /// The currency they are units of.
    pub currency: Currency,
}

/// One sum per currency; currencies without a movement are absent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Balance(BTreeMap<Currency, i64>);

/// Why a text is no currency or no amount.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Not three ASCII letters.
    #[error("{0:?} is no ISO 4217 code")]
    Currency(String),
    /// Not a decimal number, or outside what 64-bit minor units hold.
    #[error("{0:?} is no amount")]
    Amount(String),
}

impl Currency {
    /// The euro, the currency of a ledger that says nothing else.
    pub const EUR: Self = Self(*b"EUR");

    /// Accepts three ASCII letters in any case.
    pub fn new(code: &str) -> Result<Self, MoneyError> {
        match code.trim().as_bytes() {
            [a, b, c] if [a, b, c].iter().all(|it| it.is_ascii_alphabetic()) => {
                Ok(Self([a, b, c].map(u8::to_ascii_uppercase)))
            }
            _ => Err(MoneyError::Currency(code.to_owned())),
        }
    }

    /// The code, in capitals.
    pub fn code(&self) -> &str {
        str::from_utf8(&self.0).expect("a currency is three ASCII letters")
    }

    /// Decimals of the minor unit (ISO 4217, list one): 2 unless the currency says otherwise.
    pub fn decimals(self) -> u32 {
        match &self.0 {
            b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG"
            | b"RWF" | b"UGX" | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            _ => 2,
        }
    }
}

impl Money {
    /// An amount of nothing.
    pub fn zero(currency: Currency) -> Self {
        Self { minor: 0, currency }
    }

    /// Reads a plain decimal such as `-1234.5`, half up where it is finer than the minor unit.
    pub fn parse(text: &str, currency: Currency) -> Result<Self, MoneyError> {
        let amount = text.trim().parse().map_err(|_| MoneyError::Amount(text.to_owned()))?;
        Self::round(amount, currency)
    }

    /// Rounds half up (away from zero) to the minor unit.
    pub fn round(amount: Decimal, currency: Currency) -> Result<Self, MoneyError> {
        let decimals = currency.decimals();
        amount
            .round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
            .checked_mul(Decimal::from(10_u32.pow(decimals)))
            .and_then(|minor| minor.to_i64())
            .map(|minor| Self { minor, currency })
            .ok_or_else(|| MoneyError::Amount(amount.to_string()))
    }

    /// The amount in major units.
    pub fn decimal(self) -> Decimal {
        Decimal::new(self.minor, self.currency.decimals())
    }
}

impl Balance {
    /// Adds an amount to the sum of its currency.
    pub fn add(&mut self, amount: Money) {
        *self.0.entry(amount.currency).or_default() += amount.minor;
    }

    /// The sums, one per currency, in the order of their codes.
    pub fn iter(&self) -> impl Iterator<Item = Money> + '_ {
        self.0.iter().map(|(&currency, &minor)| Money { minor, currency })
    }

    /// The sum in one currency; zero where nothing moved.
    pub fn of(&self, currency: Currency) -> Money {
        Money { minor: self.0.get(&currency).copied().unwrap_or_default(), currency }
    }
}

impl FromIterator<Money> for Balance {
    fn from_iter<T: IntoIterator<Item = Money>>(amounts: T) -> Self {
        let mut balance = Self::default();
        amounts.into_iter().for_each(|amount| balance.add(amount));
        balance
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// The amount alone, as a decimal with every decimal of its currency.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.decimal().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_round_half_up_once() {
        for (text, currency, expected) in [
            ("0.005", "EUR", "0.01"),
            ("-0.005", "EUR", "-0.01"),
            ("0.0049999", "EUR", "0.00"),
            ("1234", "EUR", "1234.00"),
            ("1234.5", "JPY", "1235"),
            ("1.2345", "TND", "1.235"),
        ] {
            let currency = Currency::new(currency).unwrap();
            assert_eq!(Money::parse(text, currency).unwrap().to_string(), expected, "{text}");
        }
    }

    #[test]
    fn what_64_bits_cannot_hold_is_refused() {
        assert!(Money::parse("92233720368547758.08", Currency::EUR).is_err());
        assert!(Money::parse("92233720368547758.07", Currency::EUR).is_ok());
        assert!(Money::parse("12,50", Currency::EUR).is_err());
    }
}
