//! Rates: the reference rates of each semester, and what each regime makes of them.
//!
//! A semester takes the rate in force on its first day. **A missing rate is never computed**:
//! whoever asks is told which semester and which rate, and the user types it in. A rate quoted
//! second hand is marked unconfirmed, and the mark follows every figure it enters.

use std::{collections::BTreeMap, fmt};

use rust_decimal::Decimal;

mod regime;
mod semester;

pub use regime::Regime;
pub use semester::{Semester, SemesterError};

/// The rates the program ships.
const SHIPPED: &str = include_str!("../../../../assets/rates/rates.csv");

/// One column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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

/// The reference rates of one semester, in percent; unknown ones are absent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SemesterRates {
    /// ECB main refinancing rate.
    pub ecb: Option<Decimal>,
    /// Legal rate, professional creditor.
    pub legal_professional: Option<Decimal>,
    /// Legal rate, individual creditor.
    pub legal_individual: Option<Decimal>,
    /// Basiszins.
    pub basiszins: Option<Decimal>,
    /// Bank Rate.
    pub bank_of_england: Option<Decimal>,
    /// Whether the figures were read at their source.
    pub confirmed: bool,
    /// Where they come from.
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

/// Reference rates by semester.
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
    semesters: BTreeMap<Semester, SemesterRates>,
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

/// Why a text is no rate table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RateTableError {
    /// The line does not have the eight columns.
    #[error("line {line}: {found} columns instead of {COLUMNS}")]
    Columns {
        /// Line, from 1.
        line: usize,
        /// Columns found.
        found: usize,
    },
    /// The first column is no semester.
    #[error("line {line}: {error}")]
    Semester {
        /// Line, from 1.
        line: usize,
        /// What is wrong with it.
        error: SemesterError,
    },
    /// A rate is no decimal number.
    #[error("line {line}: {text:?} is no rate")]
    Rate {
        /// Line, from 1.
        line: usize,
        /// What stands there.
        text: String,
    },
    /// The mark is neither `yes` nor `no`.
    #[error("line {line}: confirmed is yes or no, not {text:?}")]
    Confirmed {
        /// Line, from 1.
        line: usize,
        /// What stands there.
        text: String,
    },
    /// The semester was there before.
    #[error("line {line}: {semester} is there twice")]
    Twice {
        /// Line, from 1.
        line: usize,
        /// The semester.
        semester: Semester,
    },
}

const COLUMNS: usize = 8;

impl RateTable {
    /// The table the program ships with.
    pub fn shipped() -> Self {
        Self::parse(SHIPPED).expect("a test reads the shipped table")
    }

    /// Reads the format of `assets/rates/rates.csv`: `#` comments, a heading, then one semester
    /// a line, fields separated by semicolons.
    pub fn parse(text: &str) -> Result<Self, RateTableError> {
        let mut table = Self::default();
        let rows = (1..).zip(text.trim_start_matches('\u{feff}').lines());
        let rows = rows.map(|(line, row)| (line, row.trim()));
        for (line, row) in rows.filter(|(_, row)| !row.is_empty() && !row.starts_with('#')) {
            if row.starts_with("semester;") {
                continue;
            }
            let (semester, rates) = parse_row(line, row)?;
            if table.semesters.insert(semester, rates).is_some() {
                return Err(RateTableError::Twice { line, semester });
            }
        }
        Ok(table)
    }

    /// Enters or replaces the rates of a semester.
    pub fn set(&mut self, semester: Semester, rates: SemesterRates) {
        self.semesters.insert(semester, rates);
    }

    /// The semesters known, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Semester, &SemesterRates)> {
        self.semesters.iter().map(|(&semester, rates)| (semester, rates))
    }

    /// A reference rate.
    pub fn quote(&self, semester: Semester, rate: ReferenceRate) -> Result<Quote, RateError> {
        self.semesters
            .get(&semester)
            .and_then(|it| it.get(rate).map(|percent| Quote { percent, confirmed: it.confirmed }))
            .ok_or(RateError::Missing { semester, rate })
    }

    /// Three times the legal rate: what a rate *agreed in a contract* must reach (L441-10 II).
    /// It does not bind the default rate, which was lower than it in 2024.
    pub fn floor(&self, semester: Semester) -> Result<Quote, RateError> {
        let legal = self.quote(semester, ReferenceRate::LegalProfessional)?;
        legal.times(Decimal::from(3))
    }
}

impl SemesterRates {
    /// One of the rates, in percent.
    pub fn get(&self, rate: ReferenceRate) -> Option<Decimal> {
        match rate {
            ReferenceRate::Ecb => self.ecb,
            ReferenceRate::LegalProfessional => self.legal_professional,
            ReferenceRate::LegalIndividual => self.legal_individual,
            ReferenceRate::Basiszins => self.basiszins,
            ReferenceRate::BankOfEngland => self.bank_of_england,
        }
    }
}

impl Quote {
    fn plus(self, points: u8) -> Result<Self, RateError> {
        let percent = self.percent.checked_add(Decimal::new(i64::from(points) * 100, 2));
        let percent = percent.ok_or(RateError::TooLarge(self.percent))?;
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

fn parse_row(line: usize, row: &str) -> Result<(Semester, SemesterRates), RateTableError> {
    let fields: Vec<_> = row.splitn(COLUMNS, ';').map(str::trim).collect();
    let &[semester, ecb, professional, individual, basiszins, bank, confirmed, source] =
        fields.as_slice()
    else {
        return Err(RateTableError::Columns { line, found: fields.len() });
    };
    let rate = |text: &str| match text {
        "" => Ok(None),
        _ => {
            text.parse().map(Some).map_err(|_| RateTableError::Rate { line, text: text.to_owned() })
        }
    };
    let rates = SemesterRates {
        ecb: rate(ecb)?,
        legal_professional: rate(professional)?,
        legal_individual: rate(individual)?,
        basiszins: rate(basiszins)?,
        bank_of_england: rate(bank)?,
        confirmed: match confirmed {
            "yes" => true,
            "no" => false,
            text => return Err(RateTableError::Confirmed { line, text: text.to_owned() }),
        },
        source: source.to_owned(),
    };
    let semester = semester.parse().map_err(|error| RateTableError::Semester { line, error })?;
    Ok((semester, rates))
}

#[cfg(test)]
mod tests;
