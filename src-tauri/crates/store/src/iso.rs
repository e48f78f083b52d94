//! Days as ISO text: the only form of a day in the ledger.

use chrono::{Datelike, NaiveDate};
use rusqlite::types::{FromSqlError, FromSqlResult, ValueRef};

/// A day written into a buffer on the stack; a million of them are bound in an import.
pub(crate) struct IsoDay([u8; 10]);

impl IsoDay {
    pub(crate) fn new(day: NaiveDate) -> Self {
        let (year, month, day) = (day.year().unsigned_abs() % 10_000, day.month(), day.day());
        let digit = |value: u32| b'0' + u8::try_from(value % 10).expect("a remainder of ten");
        Self([
            digit(year / 1000),
            digit(year / 100),
            digit(year / 10),
            digit(year),
            b'-',
            digit(month / 10),
            digit(month),
            b'-',
            digit(day / 10),
            digit(day),
        ])
    }

    pub(crate) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("digits and hyphens")
    }
}

/// Reads `YYYY-MM-DD`.
pub(crate) fn parse(text: &str) -> Option<NaiveDate> {
    let number = |range: std::ops::Range<usize>| -> Option<u32> {
        text.as_bytes().get(range)?.iter().try_fold(0, |sum, &byte| {
            byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0'))
        })
    };
    let year = i32::try_from(number(0..4)?).ok()?;
    NaiveDate::from_ymd_opt(year, number(5..7)?, number(8..10)?)
}

/// Reads a day column.
pub(crate) fn day(value: ValueRef<'_>) -> FromSqlResult<NaiveDate> {
    parse(value.as_str()?).ok_or(FromSqlError::InvalidType)
}

/// Reads a day column that may be empty.
pub(crate) fn optional_day(value: ValueRef<'_>) -> FromSqlResult<Option<NaiveDate>> {
    if value == ValueRef::Null { Ok(None) } else { day(value).map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_come_back_as_written() {
        for text in ["1900-01-01", "2024-02-29", "2026-11-23", "2100-12-31"] {
            assert_eq!(IsoDay::new(parse(text).unwrap()).as_str(), text);
        }
        for text in ["", "2026-02-30", "2026-1-1", "20260101", "2026-13-01"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
