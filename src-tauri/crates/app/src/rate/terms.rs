//! Penalty terms as the user writes them: what the terms of sale say of late payment.

use std::str::FromStr;

use receivables::rates::{self, AgreedRate};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::failure::Cause;

/// What the terms of sale say of late payment between businesses; the law's where they are silent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct PenaltyTerms {
    /// What the rate follows from.
    pub basis: PenaltyBasis,
    /// The percentage, the factor or the points, as typed; of no consequence by default.
    pub figure: String,
    /// Whether the rate of the half-year in which a delay began holds to its end.
    pub frozen: bool,
}

/// What the rate follows from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum PenaltyBasis {
    /// The law: ECB + 10.
    #[default]
    LegalDefault,
    /// A percentage.
    Fixed,
    /// So many times the legal rate.
    MultipleOfLegal,
    /// ECB + so many points.
    CentralBankPlus,
}

impl PenaltyTerms {
    /// The terms as the domain has them; refused where the figure is none.
    pub(crate) fn read(&self) -> Result<rates::PenaltyTerms, Cause> {
        let figure = || {
            let figure = percent(&self.figure)?;
            let invalid = || Cause::InvalidRate(self.figure.clone());
            (figure > Decimal::ZERO).then_some(figure).ok_or_else(invalid)
        };
        let rate = match self.basis {
            PenaltyBasis::LegalDefault => AgreedRate::LegalDefault,
            PenaltyBasis::Fixed => AgreedRate::Fixed(figure()?),
            PenaltyBasis::MultipleOfLegal => AgreedRate::MultipleOfLegal(figure()?),
            PenaltyBasis::CentralBankPlus => AgreedRate::CentralBankPlus(figure()?),
        };
        Ok(rates::PenaltyTerms { rate, frozen: self.frozen })
    }
}

/// A percentage as people type it: `2,15`, `2.15 %`. Nothing outside −5 to 50 was ever one.
pub(super) fn percent(text: &str) -> Result<Decimal, Cause> {
    let plain: String = text.chars().filter(|it| !it.is_whitespace() && *it != '%').collect();
    let plain = plain.replace(',', ".").replace('−', "-");
    let range = Decimal::from(-5)..=Decimal::from(50);
    let read = Decimal::from_str(&plain).ok().filter(|it| range.contains(it) && it.scale() <= 4);
    read.ok_or_else(|| Cause::InvalidRate(text.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_are_read_as_people_write_them() {
        for (text, expected) in [
            ("2,15", Some("2.15")),
            (" 2.15 % ", Some("2.15")),
            ("−0,88", Some("-0.88")),
            ("12", Some("12")),
            ("215", None),
            ("", None),
            ("deux", None),
            ("2.123456", None),
        ] {
            let read = percent(text).ok().map(|it| it.to_string());
            assert_eq!(read.as_deref(), expected, "{text}");
        }
    }

    /// Written before there were terms, a profile has the law's.
    #[test]
    fn silent_terms_are_those_of_the_law() {
        let terms: PenaltyTerms = serde_json::from_str("{}").unwrap();
        assert_eq!(terms.read().unwrap(), rates::PenaltyTerms::default());
    }
}
