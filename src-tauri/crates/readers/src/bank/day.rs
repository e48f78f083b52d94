//! Days of a statement, in the few spellings that the formats have.

use chrono::{Datelike, NaiveDate};

use super::BankProblem;
use crate::ProblemKind;

/// Two-digit years above this one are of the last century.
const PIVOT: i32 = 60;
/// No day lies further from one of its anniversaries, leap days aside.
const HALF_A_YEAR: i64 = 183;

/// Which end of a six-digit date the year stands at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SixDigits {
    /// `311225`, as CFONB writes.
    DayFirst,
    /// `251231`, as SWIFT writes.
    YearFirst,
}

/// Reads six digits.
pub(super) fn six(text: &str, order: SixDigits) -> Result<NaiveDate, ProblemKind> {
    let parts = [text.get(..2), text.get(2..4), text.get(4..6)].map(|it| it.and_then(number));
    match (parts, order) {
        ([Some(day), Some(month), Some(year)], SixDigits::DayFirst)
        | ([Some(year), Some(month), Some(day)], SixDigits::YearFirst)
            if text.len() == 6 =>
        {
            let year = year.cast_signed();
            let century = if year > PIVOT { 1900 } else { 2000 };
            of(century + year, month, day, text)
        }
        _ if text.trim().is_empty() => Err(ProblemKind::Bank(BankProblem::NoDate)),
        _ => Err(ProblemKind::NotADate { value: text.trim().to_owned() }),
    }
}

/// Reads `20251231`, `20251231120000.000[-5:EST]` or `2025-12-31T12:00:00+01:00`: the day as
/// written, whatever the hour and its zone.
pub(super) fn iso(text: &str) -> Result<NaiveDate, ProblemKind> {
    let text = text.trim();
    if text.is_empty() {
        return Err(ProblemKind::Bank(BankProblem::NoDate));
    }
    let parts = if text.get(4..5) == Some("-") && text.get(7..8) == Some("-") {
        [text.get(..4), text.get(5..7), text.get(8..10)]
    } else {
        [text.get(..4), text.get(4..6), text.get(6..8)]
    };
    match parts.map(|it| it.and_then(number)) {
        [Some(year), Some(month), Some(day)] => of(year.cast_signed(), month, day, text),
        _ => Err(ProblemKind::NotADate { value: text.to_owned() }),
    }
}

/// The day `MMDD` that lies nearest to another, whose year it borrows.
pub(super) fn nearest(text: &str, to: NaiveDate) -> Result<NaiveDate, ProblemKind> {
    let (Some(month), Some(day)) =
        (text.get(..2).and_then(number), text.get(2..4).and_then(number))
    else {
        return Err(ProblemKind::NotADate { value: text.to_owned() });
    };
    [-1, 0, 1]
        .iter()
        .filter_map(|years| NaiveDate::from_ymd_opt(to.year() + years, month, day))
        .map(|it| (it, (it - to).num_days().abs()))
        .filter(|(_, distance)| *distance <= HALF_A_YEAR)
        .min_by_key(|(_, distance)| *distance)
        .map(|(day, _)| day)
        .ok_or_else(|| ProblemKind::ImpossibleDate { value: text.to_owned() })
}

fn of(year: i32, month: u32, day: u32, text: &str) -> Result<NaiveDate, ProblemKind> {
    if !(1900..=2100).contains(&year) {
        return Err(ProblemKind::YearOutOfRange { value: text.to_owned() });
    }
    NaiveDate::from_ymd_opt(year, month, day)
        .ok_or_else(|| ProblemKind::ImpossibleDate { value: text.to_owned() })
}

fn number(text: &str) -> Option<u32> {
    text.bytes().all(|it| it.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(day: Result<NaiveDate, ProblemKind>) -> String {
        day.map_or_else(|it| format!("{it:?}"), |it| it.to_string())
    }

    #[test]
    fn two_digit_years_turn_at_sixty() {
        for (text, order, expected) in [
            ("311260", SixDigits::DayFirst, "2060-12-31"),
            ("311261", SixDigits::DayFirst, "1961-12-31"),
            ("010100", SixDigits::DayFirst, "2000-01-01"),
            ("251231", SixDigits::YearFirst, "2025-12-31"),
            ("990228", SixDigits::YearFirst, "1999-02-28"),
            ("300226", SixDigits::DayFirst, "ImpossibleDate { value: \"300226\" }"),
            ("000000", SixDigits::DayFirst, "ImpossibleDate { value: \"000000\" }"),
            ("  CART", SixDigits::DayFirst, "NotADate { value: \"CART\" }"),
            ("+10126", SixDigits::DayFirst, "NotADate { value: \"+10126\" }"),
            ("é1012", SixDigits::DayFirst, "NotADate { value: \"é1012\" }"),
            ("      ", SixDigits::DayFirst, "Bank(NoDate)"),
        ] {
            assert_eq!(shown(six(text, order)), expected, "{text}");
        }
    }

    #[test]
    fn the_hour_and_its_zone_do_not_move_the_day() {
        for (text, expected) in [
            ("20260312", "2026-03-12"),
            ("20260312235959.000[-8:PST]", "2026-03-12"),
            ("2026-03-12", "2026-03-12"),
            ("2026-03-12T23:59:59+01:00", "2026-03-12"),
            ("2026-02-29", "ImpossibleDate { value: \"2026-02-29\" }"),
            ("18991231", "YearOutOfRange { value: \"18991231\" }"),
            ("12/03/2026", "NotADate { value: \"12/03/2026\" }"),
            ("", "Bank(NoDate)"),
        ] {
            assert_eq!(shown(iso(text)), expected, "{text}");
        }
    }

    #[test]
    fn an_entry_date_borrows_the_nearest_year() {
        for (text, to, expected) in [
            ("0312", "2026-03-12", "2026-03-12"),
            ("0102", "2025-12-31", "2026-01-02"),
            ("1231", "2026-01-02", "2025-12-31"),
            ("0229", "2024-03-01", "2024-02-29"),
            ("0229", "2023-03-01", "ImpossibleDate { value: \"0229\" }"),
            ("0230", "2024-03-01", "ImpossibleDate { value: \"0230\" }"),
        ] {
            assert_eq!(shown(nearest(text, to.parse().unwrap())), expected, "{text} near {to}");
        }
    }
}
