//! Dates as files write them.
//!
//! Most spellings say themselves what they are. `1/2/2013` does not: whether the day or the month
//! comes first is decided by the whole column, never by the cell. A day that no calendar has is
//! refused, not moved.

use chrono::{Datelike, Days, NaiveDate};

use crate::heading::folded;

/// What comes first in `1/2/2013`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    /// As in France.
    DayFirst,
    /// As in the United States.
    MonthFirst,
}

/// What a date tells about its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OrderEvidence {
    /// Readable in one way only, or the same both ways.
    None,
    Is(DateOrder),
    Either,
}

/// Why a text is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateFault {
    NotADate,
    Impossible,
    YearOutOfRange,
}

const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;
/// Two-digit years from here on are of the last century.
const PIVOT: u32 = 80;
/// Day 0 of Excel's 1900 system, counted so that its day 29 February 1900 does not matter.
const EXCEL_ZERO: NaiveDate = NaiveDate::from_ymd_opt(1899, 12, 30).expect("a day of the calendar");

/// Reads a cell that is not blank; `order` decides where the cell alone cannot.
pub(crate) fn parse(text: &str, order: DateOrder) -> Result<NaiveDate, DateFault> {
    let bytes = text.as_bytes();
    match Numeric::of(bytes).or_else(|| Numeric::compact(bytes)) {
        Some(date) => date.day(order),
        None if is_serial(bytes) => from_serial(bytes),
        None => in_words(text),
    }
}

/// Whether a cell stands for no date: blank, or the `00/00/0000` of old packages.
pub(crate) fn is_blank(text: &str) -> bool {
    text.bytes().all(|it| matches!(it, b'0' | b'/' | b'-' | b'.' | b' ' | b':'))
}

/// What the cell tells about the order of its column; `None` if it is no date.
pub(crate) fn evidence(text: &str) -> Option<OrderEvidence> {
    let Some(date) = Numeric::of(text.as_bytes()).or_else(|| Numeric::compact(text.as_bytes()))
    else {
        return parse(text, DateOrder::DayFirst).ok().map(|_| OrderEvidence::None);
    };
    let Numeric::Open { first, second, .. } = date else {
        return date.day(DateOrder::DayFirst).ok().map(|_| OrderEvidence::None);
    };
    match (first, second) {
        (13..=31, 1..=12) => Some(OrderEvidence::Is(DateOrder::DayFirst)),
        (1..=12, 13..=31) => Some(OrderEvidence::Is(DateOrder::MonthFirst)),
        (1..=12, 1..=12) if first == second => Some(OrderEvidence::None),
        (1..=12, 1..=12) => Some(OrderEvidence::Either),
        _ => None,
    }
}

/// A date in three numbers.
enum Numeric {
    YearFirst {
        year: u32,
        month: u32,
        day: u32,
    },
    /// Day or month first.
    Open {
        first: u32,
        second: u32,
        year: u32,
    },
}

impl Numeric {
    /// `31/12/2025`, `31-12-25`, `2025-12-31T00:00:00Z` and the like.
    fn of(text: &[u8]) -> Option<Self> {
        let (first, length, rest) = number(text)?;
        let (&mark, rest) =
            rest.split_first().filter(|(it, _)| matches!(it, b'/' | b'-' | b'.' | b' '))?;
        let (second, _, rest) = number(rest).filter(|(_, length, _)| *length <= 2)?;
        let rest = rest.strip_prefix(&[mark])?;
        let (third, last_length, rest) = number(rest)?;
        if !is_time(rest) {
            return None;
        }
        match (length, last_length) {
            (4, 1..=2) => Some(Self::YearFirst { year: first, month: second, day: third }),
            (1..=2, 4) => Some(Self::Open { first, second, year: third }),
            (1..=2, 2) => Some(Self::Open { first, second, year: century(third) }),
            _ => None,
        }
    }

    /// `20251231`, `31122025` and `311225`.
    fn compact(text: &[u8]) -> Option<Self> {
        let (number, length, []) = digits(text)? else { return None };
        match (length, number / 10_000) {
            (8, 1900..=2100) if (1..=12).contains(&(number / 100 % 100)) => Some(Self::YearFirst {
                year: number / 10_000,
                month: number / 100 % 100,
                day: number % 100,
            }),
            (8, pair) => {
                Some(Self::Open { first: pair / 100, second: pair % 100, year: number % 10_000 })
            }
            (6, first) => {
                Some(Self::Open { first, second: number / 100 % 100, year: century(number % 100) })
            }
            _ => None,
        }
    }

    fn day(self, order: DateOrder) -> Result<NaiveDate, DateFault> {
        let (year, month, day) = match (self, order) {
            (Self::YearFirst { year, month, day }, _) => (year, month, day),
            (Self::Open { first, second, year }, DateOrder::DayFirst) => (year, second, first),
            (Self::Open { first, second, year }, DateOrder::MonthFirst) => (year, first, second),
        };
        let year = i32::try_from(year).map_err(|_| DateFault::NotADate)?;
        if !YEARS.contains(&year) {
            return Err(DateFault::YearOutOfRange);
        }
        NaiveDate::from_ymd_opt(year, month, day).ok_or(DateFault::Impossible)
    }
}

fn century(year: u32) -> u32 {
    if year < PIVOT { 2000 + year } else { 1900 + year }
}

/// Up to nine leading digits as a number, their count, and what follows.
fn digits(text: &[u8]) -> Option<(u32, usize, &[u8])> {
    let length = text.iter().take_while(|it| it.is_ascii_digit()).count();
    let number = || text[..length].iter().fold(0, |number, it| number * 10 + u32::from(it - b'0'));
    (1..=9).contains(&length).then(|| (number(), length, &text[length..]))
}

fn number(text: &[u8]) -> Option<(u32, usize, &[u8])> {
    digits(text).filter(|(_, length, _)| *length <= 4)
}

/// Nothing, or a time of day that may follow a date.
fn is_time(rest: &[u8]) -> bool {
    let [b'T' | b' ', time @ ..] = rest else { return rest.is_empty() };
    let clock = |it: &u8| it.is_ascii_digit() || b":.+-Z AMPampUTCG".contains(it);
    time.first().is_some_and(u8::is_ascii_digit) && time.contains(&b':') && time.iter().all(clock)
}

/// Whether the text is a day number of Excel from 1995 to 2060: a whole column of them is one of dates.
pub(crate) fn is_plausible_serial(text: &str) -> bool {
    is_serial(text.as_bytes())
        && digits(text.as_bytes()).is_some_and(|(it, ..)| (34_700..=58_800).contains(&it))
}

/// Whether the text is a bare number, which only its column makes a date.
pub(crate) fn is_number_of_excel(text: &str) -> bool {
    is_serial(text.as_bytes())
}

/// Excel's day number, with or without a fraction of the day.
fn is_serial(text: &[u8]) -> bool {
    match digits(text) {
        Some((_, 5, [])) => true,
        Some((_, 5, [b'.' | b',', fraction @ ..])) => fraction.iter().all(u8::is_ascii_digit),
        _ => false,
    }
}

fn from_serial(text: &[u8]) -> Result<NaiveDate, DateFault> {
    let (serial, ..) = digits(text).ok_or(DateFault::NotADate)?;
    let day = EXCEL_ZERO.checked_add_days(Days::new(u64::from(serial)));
    day.filter(|it| YEARS.contains(&it.year())).ok_or(DateFault::YearOutOfRange)
}

/// `31 déc. 2025`, `Dec 31, 2025`, `1er janvier 2026`.
fn in_words(text: &str) -> Result<NaiveDate, DateFault> {
    if text.len() > 40 {
        return Err(DateFault::NotADate);
    }
    let text: String = text.chars().flat_map(folded).collect();
    let words: Vec<&str> =
        text.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let count = |it: &str| {
        digits(it.trim_end_matches("er").as_bytes()).map(|(number, length, _)| (number, length))
    };
    let (day, month, year) = match words[..] {
        [first, second, year] => match month(second) {
            Some(month) => (first, month, year),
            None => (second, month(first).ok_or(DateFault::NotADate)?, year),
        },
        _ => return Err(DateFault::NotADate),
    };
    let (Some((day, 1..=2)), Some((year, length))) = (count(day), count(year)) else {
        return Err(DateFault::NotADate);
    };
    let year = if length == 2 { century(year) } else { year };
    Numeric::YearFirst { year, month, day }.day(DateOrder::DayFirst)
}

/// The month that a word of three letters or more begins the name of, in French or English.
fn month(word: &str) -> Option<u32> {
    const NAMES: [[&str; 2]; 12] = [
        ["janvier", "january"],
        ["fevrier", "february"],
        ["mars", "march"],
        ["avril", "april"],
        ["mai", "may"],
        ["juin", "june"],
        ["juillet", "july"],
        ["aout", "august"],
        ["septembre", "september"],
        ["octobre", "october"],
        ["novembre", "november"],
        ["decembre", "december"],
    ];
    // "jui" begins June and July.
    let names = |it: &[&str; 2]| it.iter().any(|name| name.starts_with(word));
    let index = NAMES.iter().position(names).filter(|_| word.len() >= 3 && word != "jui")?;
    u32::try_from(index + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, DateFault> {
        parse(text, DateOrder::DayFirst).map(|it| it.to_string())
    }

    #[test]
    fn dates_that_say_themselves_what_they_are() {
        for (text, expected) in [
            ("31/12/2025", "2025-12-31"),
            ("31-12-25", "2025-12-31"),
            ("31.12.2025", "2025-12-31"),
            ("20251231", "2025-12-31"),
            ("31122025", "2025-12-31"),
            ("311225", "2025-12-31"),
            ("2025-12-31", "2025-12-31"),
            ("2025-12-31T00:00:00Z", "2025-12-31"),
            ("2025/12/31", "2025-12-31"),
            ("31/12/2025 23:59:59", "2025-12-31"),
            ("2025-12-31 00:00:00 UTC", "2025-12-31"),
            ("31/12/2025 12:00:00 am", "2025-12-31"),
            ("46022", "2025-12-31"),
            ("46022,5", "2025-12-31"),
            ("2025-12-31 09:31", "2025-12-31"),
            ("2025-12-31T23:59:59.123+01:00", "2025-12-31"),
            ("31/12/25 23:59", "2025-12-31"),
            ("1 févr. 2026", "2026-02-01"),
            ("1 août 2026", "2026-08-01"),
            ("September 5, 2026", "2026-09-05"),
            ("5-sept-26", "2026-09-05"),
            ("31 déc. 2025", "2025-12-31"),
            ("31-Dec-2025", "2025-12-31"),
            ("31 DÉCEMBRE 2025", "2025-12-31"),
            ("Dec 31, 2025", "2025-12-31"),
            ("1er juillet 2026", "2026-07-01"),
            ("5 juin 26", "2026-06-05"),
            ("1/2/99", "1999-02-01"),
            ("29/02/2024", "2024-02-29"),
            ("31 12 2025", "2025-12-31"),
        ] {
            assert_eq!(read(text).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn the_column_says_whether_day_or_month_comes_first() {
        for (text, evidence_of, month_first) in [
            ("1/2/2013", Some(OrderEvidence::Either), "2013-01-02"),
            ("1/15/2013", Some(OrderEvidence::Is(DateOrder::MonthFirst)), "2013-01-15"),
            ("2/2/2013", Some(OrderEvidence::None), "2013-02-02"),
            ("2013-02-01", Some(OrderEvidence::None), "2013-02-01"),
        ] {
            assert_eq!(evidence(text), evidence_of, "{text}");
            assert_eq!(parse(text, DateOrder::MonthFirst).unwrap().to_string(), month_first);
        }
        assert_eq!(evidence("31/02/2025"), Some(OrderEvidence::Is(DateOrder::DayFirst)));
        assert_eq!(evidence("Paris"), None);
    }

    #[test]
    fn what_is_no_date_says_why() {
        use DateFault::*;
        for (text, fault) in [
            ("31/02/2025", Impossible),
            ("29/02/2025", Impossible),
            ("00/01/2025", Impossible),
            ("2025-13-01", Impossible),
            ("32/01/2025", Impossible),
            ("311325", Impossible),
            ("31/12/9999", YearOutOfRange),
            ("01/01/1066", YearOutOfRange),
            ("99999", YearOutOfRange),
            ("à réception", NotADate),
            ("30 jours", NotADate),
            ("31/12", NotADate),
            ("31/12/2025/1", NotADate),
            ("12,50", NotADate),
            ("1234567890123", NotADate),
            ("31 jui 2025", NotADate),
            ("31/12/202", NotADate),
            ("x31/12/2025", NotADate),
            ("", NotADate),
            ("31/12/2025 soir", NotADate),
        ] {
            assert_eq!(read(text), Err(fault), "{text}");
        }
        assert!(
            is_blank("00/00/0000")
                && is_blank("0000-00-00 00:00:00")
                && is_blank("")
                && !is_blank("01/01/2025")
        );
    }
}
