//! Semesters: the half-years over which a reference rate holds.

use std::{fmt, str::FromStr};

use chrono::{Datelike, NaiveDate};

/// January to June (`2026S1`) or July to December (`2026S2`).
///
/// ```
/// use receivables::rates::Semester;
/// let semester: Semester = "2026S1".parse()?;
/// assert_eq!(semester.last_day().to_string(), "2026-06-30");
/// assert_eq!(semester.next().to_string(), "2026S2");
/// # Ok::<(), receivables::rates::SemesterError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Semester {
    year: u16,
    half: Half,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Half {
    First,
    Second,
}

/// A text that names no semester.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no semester such as 2026S1")]
pub struct SemesterError(pub String);

impl Semester {
    /// The semester a day lies in; the first or last one of our calendar for days outside it.
    pub fn of(date: NaiveDate) -> Self {
        let year = u16::try_from(date.year().clamp(0, 9999)).expect("clamped to four digits");
        Self { year, half: if date.month() <= 6 { Half::First } else { Half::Second } }
    }

    /// 1 January or 1 July.
    pub fn first_day(self) -> NaiveDate {
        self.day(1, 1, 7, 1)
    }

    /// 30 June or 31 December.
    pub fn last_day(self) -> NaiveDate {
        self.day(6, 30, 12, 31)
    }

    /// Its year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// Which one of its year: 1 or 2.
    pub fn number(self) -> u8 {
        match self.half {
            Half::First => 1,
            Half::Second => 2,
        }
    }

    /// The semester after this one.
    pub fn next(self) -> Self {
        match self.half {
            Half::First => Self { half: Half::Second, ..self },
            Half::Second => Self { year: self.year.saturating_add(1), half: Half::First },
        }
    }

    fn day(self, month: u32, day: u32, month_of_second: u32, day_of_second: u32) -> NaiveDate {
        let (month, day) = match self.half {
            Half::First => (month, day),
            Half::Second => (month_of_second, day_of_second),
        };
        NaiveDate::from_ymd_opt(self.year.into(), month, day).expect("both ends exist every year")
    }
}

impl FromStr for Semester {
    type Err = SemesterError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || SemesterError(text.to_owned());
        let (year, half) = text.split_once('S').ok_or_else(error)?;
        if year.len() != 4 || !year.bytes().all(|it| it.is_ascii_digit()) {
            return Err(error());
        }
        let half = match half {
            "1" => Half::First,
            "2" => Half::Second,
            _ => return Err(error()),
        };
        Ok(Self { year: year.parse().map_err(|_| error())?, half })
    }
}

impl fmt::Display for Semester {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}S{}", self.year, self.number())
    }
}
