//! Rates: the reference rates of each semester, and what each regime makes of them.
//!
//! A semester takes the rate in force on its first day. **A missing rate is never computed**:
//! whoever asks is told which semester and which rate, and the user types it in. A rate quoted
//! second hand is marked unconfirmed, and the mark follows every figure it enters.

use std::{collections::BTreeMap, fmt};

use rust_decimal::Decimal;

mod file;
mod regime;
mod semester;
mod terms;

pub use file::RateTableError;
pub use regime::Regime;
pub use semester::{Semester, SemesterError};
pub use terms::{AgreedRate, Penalty, PenaltyTerms};

/// The rates the program ships.
const SHIPPED: &str = include_str!("../../../../assets/rates/rates.csv");

/// One column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReferenceRate {
    /// ECB main refinancing operations, on the first day of the semester.
    Ecb,
    /// French legal interest rate, professional creditor (« tous autres cas »).
    LegalProfessional,
    /// French legal interest rate, creditor who is an individual.
    LegalIndividual,
    /// German *Basiszinssatz* (§ 247 BGB).
    Basiszins,
    /// Bank Rate on the day before the semester begins.
    BankOfEngland,
}

/// A reference rate of a semester: the figure, whether it can be relied on, and where it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Percent a year.
    pub percent: Decimal,
    /// Whether it was read at its source.
    pub confirmed: bool,
    /// Where it comes from; empty: whoever publishes it.
    pub source: String,
}

/// A rate as quoted: the figure, and whether it can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quote {
    /// Percent a year.
    pub percent: Decimal,
    /// Whether it was read at its source.
    pub confirmed: bool,
}

/// Reference rates by semester. What is set later stands in place of what was there.
///
/// ```
/// use receivables::rates::{RateTable, ReferenceRate};
///
/// let rates = RateTable::shipped();
/// let second_of_2024 = "2024S2".parse()?;
/// // 4.25 was in force on 1 July 2024; the 3.65 of 18 September changes nothing.
/// let ecb = rates.quote(second_of_2024, ReferenceRate::Ecb)?;
/// assert_eq!(ecb.percent.to_string(), "4.25");
/// // A rate agreed in a contract may not be lower than three times the legal rate.
/// assert_eq!(rates.floor(second_of_2024)?.percent.to_string(), "14.76");
/// let error = rates.quote("2031S1".parse()?, ReferenceRate::Ecb).unwrap_err();
/// assert_eq!(error.to_string(), "no ECB main refinancing rate for 2031S1");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RateTable {
    semesters: BTreeMap<Semester, BTreeMap<ReferenceRate, Figure>>,
}

/// Why there is no rate.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RateError {
    /// Nobody entered that rate for that semester.
    #[error("no {rate} for {semester}")]
    Missing {
        /// The semester asked for.
        semester: Semester,
        /// The rate asked for.
        rate: ReferenceRate,
    },
    /// A multiple of the reference rate that no decimal holds.
    #[error("a rate of {0} cannot be computed")]
    TooLarge(Decimal),
}

impl RateTable {
    /// The table the program ships with.
    pub fn shipped() -> Self {
        SHIPPED.parse().expect("a test reads the shipped table")
    }

    /// Enters or replaces a rate of a semester.
    pub fn set(&mut self, semester: Semester, rate: ReferenceRate, figure: Figure) {
        self.semesters.entry(semester).or_default().insert(rate, figure);
    }

    /// The semesters of which a rate is known, in order.
    pub fn semesters(&self) -> impl DoubleEndedIterator<Item = Semester> {
        self.semesters.keys().copied()
    }

    /// A reference rate with its source, where it is known.
    pub fn figure(&self, semester: Semester, rate: ReferenceRate) -> Option<&Figure> {
        self.semesters.get(&semester)?.get(&rate)
    }

    /// A reference rate.
    pub fn quote(&self, semester: Semester, rate: ReferenceRate) -> Result<Quote, RateError> {
        let figure = self.figure(semester, rate).ok_or(RateError::Missing { semester, rate })?;
        Ok(Quote { percent: figure.percent, confirmed: figure.confirmed })
    }

    /// Three times the legal rate: what a rate *agreed in a contract* must reach (L441-10 II).
    /// It does not bind the default rate, which was lower than it in 2024.
    pub fn floor(&self, semester: Semester) -> Result<Quote, RateError> {
        let legal = self.quote(semester, ReferenceRate::LegalProfessional)?;
        legal.times(Decimal::from(3))
    }
}

impl ReferenceRate {
    /// Every one, in the order of the rate file.
    pub const ALL: [Self; 5] = [
        Self::Ecb,
        Self::LegalProfessional,
        Self::LegalIndividual,
        Self::Basiszins,
        Self::BankOfEngland,
    ];
}

impl Quote {
    fn plus(self, points: Decimal) -> Result<Self, RateError> {
        let percent = self.percent.checked_add(points).ok_or(RateError::TooLarge(points))?;
        Ok(Self { percent, ..self })
    }

    fn times(self, factor: Decimal) -> Result<Self, RateError> {
        let percent = self.percent.checked_mul(factor).ok_or(RateError::TooLarge(factor))?;
        Ok(Self { percent, ..self })
    }
}

impl fmt::Display for ReferenceRate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ecb => "ECB main refinancing rate",
            Self::LegalProfessional => "legal interest rate (professional creditor)",
            Self::LegalIndividual => "legal interest rate (individual creditor)",
            Self::Basiszins => "Basiszins",
            Self::BankOfEngland => "Bank of England reference rate",
        })
    }
}

#[cfg(test)]
mod tests;
