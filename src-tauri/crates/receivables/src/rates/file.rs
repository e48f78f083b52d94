//! The rate file: one semester a line, as the program ships it.

use std::str::FromStr;

use rust_decimal::Decimal;

use super::{Figure, RateTable, ReferenceRate, Semester, SemesterError};

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

impl FromStr for RateTable {
    type Err = RateTableError;

    /// Reads the format of `assets/rates/rates.csv`: `#` comments, a heading, then one semester
    /// a line, fields separated by semicolons.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut table = Self::default();
        let rows = (1..).zip(text.trim_start_matches('\u{feff}').lines());
        let rows = rows.map(|(line, row)| (line, row.trim()));
        for (line, row) in rows.filter(|(_, row)| !row.is_empty() && !row.starts_with('#')) {
            if row.starts_with("semester;") {
                continue;
            }
            let (semester, figures) = parse_row(line, row)?;
            if table.semesters().any(|it| it == semester) {
                return Err(RateTableError::Twice { line, semester });
            }
            for (rate, figure) in figures {
                table.set(semester, rate, figure);
            }
        }
        Ok(table)
    }
}

type Row = (Semester, Vec<(ReferenceRate, Figure)>);

fn parse_row(line: usize, row: &str) -> Result<Row, RateTableError> {
    let fields: Vec<_> = row.splitn(COLUMNS, ';').map(str::trim).collect();
    let &[semester, ref percents @ .., confirmed, source] = fields.as_slice() else {
        return Err(RateTableError::Columns { line, found: fields.len() });
    };
    if fields.len() != COLUMNS {
        return Err(RateTableError::Columns { line, found: fields.len() });
    }
    let confirmed = match confirmed {
        "yes" => true,
        "no" => false,
        text => return Err(RateTableError::Confirmed { line, text: text.to_owned() }),
    };
    let mut figures = Vec::new();
    for (rate, text) in ReferenceRate::ALL.into_iter().zip(percents) {
        if text.is_empty() {
            continue;
        }
        let percent = Decimal::from_str(text)
            .map_err(|_| RateTableError::Rate { line, text: (*text).to_owned() })?;
        figures.push((rate, Figure { percent, confirmed, source: source.to_owned() }));
    }
    let semester = semester.parse().map_err(|error| RateTableError::Semester { line, error })?;
    Ok((semester, figures))
}
