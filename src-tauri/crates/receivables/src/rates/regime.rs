//! Regimes: which rate a late payment bears, and which fixed sum.
//!
//! French penalties between businesses **float**: each semester has its own rate. The public
//! buyer's and the British one are **frozen** in the semester in which interest began.

use rust_decimal::Decimal;

use super::{Quote, RateError, RateTable, ReferenceRate, Semester};
use crate::{Currency, Money};

/// The law or clause a late payment falls under.
///
/// ```
/// use receivables::rates::{RateTable, Regime};
///
/// let rates = RateTable::shipped();
/// let (started, now) = ("2024S1".parse()?, "2024S2".parse()?);
/// let percent = |regime: Regime| regime.quote(&rates, started, now).map(|it| it.percent.to_string());
/// assert_eq!(percent(Regime::FrB2bDefault)?, "14.25");
/// assert_eq!(percent(Regime::FrPublic)?, "12.50"); // of the semester it started in
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Regime {
    /// French businesses, nothing stipulated: ECB + 10 (L441-10 II C. com.).
    FrB2bDefault,
    /// French businesses, a rate in the terms of sale, in percent.
    FrFixed(Decimal),
    /// French businesses, a multiple of the legal rate in the terms of sale.
    FrMultipleLegal(Decimal),
    /// French public buyers: ECB + 8, frozen (R2192-31, R2192-32 CCP).
    FrPublic,
    /// The legal rate of a professional creditor: consumers, from the formal notice
    /// (1231-6, 1344-1 C. civ.). No fixed sum.
    FrLegalPro,
    /// The minimum of directive 2011/7/EU: ECB + 8.
    EuMinimum,
    /// United Kingdom: Bank Rate + 8, frozen (Late Payment of Commercial Debts Act 1998).
    Uk,
    /// German businesses: Basiszins + 9 (§ 288 (2) BGB).
    DeB2b,
}

impl Regime {
    /// The rate of the semester `now` for interest that began in the semester `started`.
    pub fn quote(
        self,
        rates: &RateTable,
        started: Semester,
        now: Semester,
    ) -> Result<Quote, RateError> {
        use ReferenceRate::{BankOfEngland, Basiszins, Ecb, LegalProfessional};
        match self {
            Self::FrB2bDefault => rates.quote(now, Ecb)?.plus(10),
            Self::FrFixed(percent) => Ok(Quote { percent, confirmed: true }),
            Self::FrMultipleLegal(factor) => rates.quote(now, LegalProfessional)?.times(factor),
            Self::FrPublic => rates.quote(started, Ecb)?.plus(8),
            Self::FrLegalPro => rates.quote(now, LegalProfessional),
            Self::EuMinimum => rates.quote(now, Ecb)?.plus(8),
            Self::Uk => rates.quote(started, BankOfEngland)?.plus(8),
            Self::DeB2b => rates.quote(now, Basiszins)?.plus(9),
        }
    }

    /// Whether the rate was agreed in a contract and is under the floor of that semester.
    /// A semester without a legal rate has no floor to compare with.
    pub fn is_below_floor(self, rates: &RateTable, now: Semester) -> bool {
        let stipulated = matches!(self, Self::FrFixed(_) | Self::FrMultipleLegal(_));
        let agreed = self.quote(rates, now, now);
        let pair = agreed.ok().zip(rates.floor(now).ok());
        stipulated && pair.is_some_and(|(agreed, floor)| agreed.percent < floor.percent)
    }

    /// The fixed sum for recovery costs of one late invoice: 40 € (D441-5 C. com., D2192-35 CCP,
    /// § 288 (5) BGB); in the United Kingdom 40, 70 or 100 pounds by the size of the debt.
    pub fn fixed_sum(self, debt: Money) -> Money {
        let euros = |minor| Money { minor, currency: Currency::EUR };
        match self {
            Self::FrLegalPro => euros(0),
            Self::Uk => Money {
                minor: match debt.minor {
                    ..=99_999 => 4_000,
                    100_000..=999_999 => 7_000,
                    _ => 10_000,
                },
                currency: pound(),
            },
            _ => euros(4_000),
        }
    }

    /// A fixed sum of nothing, in the currency of the regime.
    pub fn no_fixed_sum(self) -> Money {
        let currency = if self == Self::Uk { pound() } else { Currency::EUR };
        Money::zero(currency)
    }
}

fn pound() -> Currency {
    Currency::new("GBP").expect("three letters")
}
