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
    /// French businesses, the ECB rate and so many points in the terms of sale.
    FrCentralBankPlus(Decimal),
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
        self.quote_of(rates, if self.floats() { now } else { started })
    }

    /// The rate that the figures of a semester make.
    pub fn quote_of(self, rates: &RateTable, semester: Semester) -> Result<Quote, RateError> {
        let quoted = match self.reference() {
            Some(rate) => rates.quote(semester, rate)?,
            None => Quote { percent: Decimal::ZERO, confirmed: true },
        };
        match self {
            Self::FrB2bDefault => quoted.plus(Decimal::new(10_00, 2)),
            Self::FrFixed(percent) => Ok(Quote { percent, ..quoted }),
            Self::FrMultipleLegal(factor) => quoted.times(factor),
            Self::FrCentralBankPlus(points) => quoted.plus(points),
            Self::FrPublic | Self::EuMinimum | Self::Uk => quoted.plus(Decimal::new(8_00, 2)),
            Self::FrLegalPro => Ok(quoted),
            Self::DeB2b => quoted.plus(Decimal::new(9_00, 2)),
        }
    }

    /// The reference rate behind it; none of a rate that the terms of sale state.
    pub fn reference(self) -> Option<ReferenceRate> {
        match self {
            Self::FrFixed(_) => None,
            Self::FrB2bDefault | Self::FrCentralBankPlus(_) | Self::FrPublic | Self::EuMinimum => {
                Some(ReferenceRate::Ecb)
            }
            Self::FrMultipleLegal(_) | Self::FrLegalPro => Some(ReferenceRate::LegalProfessional),
            Self::Uk => Some(ReferenceRate::BankOfEngland),
            Self::DeB2b => Some(ReferenceRate::Basiszins),
        }
    }

    /// Whether each semester has its own rate by law; otherwise the first one's holds to the end.
    pub fn floats(self) -> bool {
        !matches!(self, Self::FrPublic | Self::Uk)
    }

    /// Whether the rate was agreed: such a rate has a floor.
    pub fn is_stipulated(self) -> bool {
        matches!(self, Self::FrFixed(_) | Self::FrMultipleLegal(_) | Self::FrCentralBankPlus(_))
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
