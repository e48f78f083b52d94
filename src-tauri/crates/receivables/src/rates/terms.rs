//! Penalty terms: what a company's terms of sale say of late payment, and which regime follows
//! for whom.

use rust_decimal::Decimal;

use super::{Quote, RateError, RateTable, Regime, Semester};
use crate::letter::Audience;

/// What the terms of sale say of late payment between businesses; silent terms get the law's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PenaltyTerms {
    /// The rate.
    pub rate: AgreedRate,
    /// Whether the rate of the semester in which a delay began holds to its end. L441-10 II names
    /// the rate of each semester without saying what becomes of a delay over two: most split it.
    pub frozen: bool,
}

/// The rate of the terms of sale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AgreedRate {
    /// None: ECB + 10 by law (L441-10 II C. com.).
    #[default]
    LegalDefault,
    /// Percent a year.
    Fixed(Decimal),
    /// So many times the legal rate of a professional creditor.
    MultipleOfLegal(Decimal),
    /// The ECB rate and so many points.
    CentralBankPlus(Decimal),
}

/// A regime, and whether the rate of its first semester holds to the end.
///
/// ```
/// use receivables::{letter::Audience, rates::{Penalty, PenaltyTerms, Regime}};
///
/// let silent = PenaltyTerms::default();
/// assert_eq!(silent.penalty(Audience::Business), Regime::FrB2bDefault.into());
/// // The law of public procurement and of consumers leaves nothing to the terms of sale.
/// let frozen = PenaltyTerms { frozen: true, ..silent };
/// assert_eq!(frozen.penalty(Audience::Consumer), Regime::FrLegalPro.into());
/// assert!(frozen.penalty(Audience::Business).frozen);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Penalty {
    /// The law or clause.
    pub regime: Regime,
    /// Whether the rate of the first semester holds throughout, as the terms say.
    pub frozen: bool,
}

impl From<Regime> for Penalty {
    fn from(regime: Regime) -> Self {
        Self { regime, frozen: false }
    }
}

impl PenaltyTerms {
    /// What a late payment of such a customer bears.
    pub fn penalty(&self, audience: Audience) -> Penalty {
        let regime = match (audience, self.rate) {
            (Audience::PublicBuyer, _) => return Regime::FrPublic.into(),
            (Audience::Consumer, _) => return Regime::FrLegalPro.into(),
            (Audience::Business, AgreedRate::LegalDefault) => Regime::FrB2bDefault,
            (Audience::Business, AgreedRate::Fixed(percent)) => Regime::FrFixed(percent),
            (Audience::Business, AgreedRate::MultipleOfLegal(factor)) => {
                Regime::FrMultipleLegal(factor)
            }
            (Audience::Business, AgreedRate::CentralBankPlus(points)) => {
                Regime::FrCentralBankPlus(points)
            }
        };
        Penalty { regime, frozen: self.frozen && regime.floats() }
    }
}

impl Penalty {
    /// The semester whose rate holds in the semester `now` for interest that began in `started`.
    pub fn quoted_in(self, started: Semester, now: Semester) -> Semester {
        if self.frozen || !self.regime.floats() { started } else { now }
    }

    /// The rate in the semester `now` for interest that began in `started`.
    pub fn quote(
        self,
        rates: &RateTable,
        started: Semester,
        now: Semester,
    ) -> Result<Quote, RateError> {
        self.regime.quote_of(rates, self.quoted_in(started, now))
    }

    /// Whether the rate was agreed in a contract and is under the floor of the semester `now`
    /// (L441-10 II). A semester without a legal rate has no floor to compare with.
    pub fn is_below_floor(self, rates: &RateTable, started: Semester, now: Semester) -> bool {
        let agreed = self.quote(rates, started, now);
        let pair = agreed.ok().zip(rates.floor(now).ok());
        self.regime.is_stipulated()
            && pair.is_some_and(|(agreed, floor)| agreed.percent < floor.percent)
    }
}
