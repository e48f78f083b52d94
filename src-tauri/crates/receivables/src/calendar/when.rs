//! Moments (*rappeler quand ?*): the day and hour of a call-back, as a user types them.
//!
//! French and English, case and accents ignored; a day, an hour, or both. Nobody is called back
//! on a day off or in the past: a day that is no business day moves to the next one, and so does
//! an hour that has passed today. What is not understood is refused, never guessed.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime};

use super::BusinessCalendar;

mod words;

use words::{Day, Word};

/// The hour where none is typed.
const MORNING: u32 = 9;

/// How far a day without a year may lie in the next one. Beyond, it is rather one that has passed.
const AHEAD: i64 = 183;

/// Why a text is no moment to call back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MomentError {
    /// The day has passed.
    #[error("the day has passed")]
    Past,
    /// Not a day, not an hour, or more than one of them.
    #[error("not understood as a day and an hour")]
    NotUnderstood,
}

/// The moment a text means at the moment `now`, on a business day and after it.
///
/// Understood are hours (`14h`, `14h30`, `14:30`, `2pm`, and `9` alone from 7 to 20), days
/// (`demain`, `lundi` or `lun` for the next one after today, `+3j`, `1s` for a week, `15/12`,
/// `15/12/2026`, `2026-12-15`, `fin de mois`) and a day with an hour. Without an hour it is 9:00.
/// A day without a year is the next of its kind, if it lies less than six months into the next
/// year; otherwise it has passed.
///
/// ```
/// use chrono::NaiveDateTime;
/// use receivables::calendar::{BusinessCalendar, MomentError, parse_moment};
///
/// let now: NaiveDateTime = "2026-11-10T10:15:00".parse()?; // a Tuesday; the 11th is a holiday
/// let when = |text| parse_moment(text, now, &BusinessCalendar::default()).map(|it| it.to_string());
/// assert_eq!(when("14h30")?, "2026-11-10 14:30:00");
/// assert_eq!(when("Demain 9h")?, "2026-11-12 09:00:00");
/// assert_eq!(when("fri 2pm")?, "2026-11-13 14:00:00");
/// assert_eq!(when("9/11/2026"), Err(MomentError::Past));
/// assert_eq!(when("bientôt"), Err(MomentError::NotUnderstood));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn parse_moment(
    text: &str,
    now: NaiveDateTime,
    calendar: &BusinessCalendar,
) -> Result<NaiveDateTime, MomentError> {
    let (day, time) = day_and_time(text)?;
    let today = now.date();
    let day = day.map_or(Ok(today), |it| it.on_or_after(today))?;
    let time = match time {
        Some(time) => time,
        None => NaiveTime::from_hms_opt(MORNING, 0, 0).ok_or(MomentError::NotUnderstood)?,
    };
    // An hour that has passed today is the next business day's.
    let has_passed = day == today && time <= now.time();
    let from = if has_passed { day.succ_opt().unwrap_or(day) } else { day };
    Ok(calendar.next_business_day(from).and_time(time))
}

/// At most one day and one hour, and at least one of them.
fn day_and_time(text: &str) -> Result<(Option<Day>, Option<NaiveTime>), MomentError> {
    let (mut day, mut time) = (None, None);
    for word in words::read(text).ok_or(MomentError::NotUnderstood)? {
        let is_second = match word {
            Word::Day(it) => day.replace(it).is_some(),
            Word::Time(it) => time.replace(it).is_some(),
        };
        if is_second {
            return Err(MomentError::NotUnderstood);
        }
    }
    if day.is_none() && time.is_none() {
        return Err(MomentError::NotUnderstood);
    }
    Ok((day, time))
}

impl Day {
    /// The day it means today, which is never before today.
    fn on_or_after(self, today: NaiveDate) -> Result<NaiveDate, MomentError> {
        let day = match self {
            Self::After(days) => today.checked_add_days(Days::new(days.into())),
            Self::Next(weekday) => {
                let ahead = weekday.days_since(today.weekday());
                let ahead = if ahead == 0 { 7 } else { ahead };
                today.checked_add_days(Days::new(ahead.into()))
            }
            Self::EndOfMonth => (28..=31).rev().find_map(|it| today.with_day(it)),
            Self::On { year: Some(year), month, day } => NaiveDate::from_ymd_opt(year, month, day),
            Self::On { year: None, month, day } => return without_year(month, day, today),
        };
        let day = day.ok_or(MomentError::NotUnderstood)?;
        if day < today { Err(MomentError::Past) } else { Ok(day) }
    }
}

fn without_year(month: u32, day: u32, today: NaiveDate) -> Result<NaiveDate, MomentError> {
    let in_year = |year| NaiveDate::from_ymd_opt(year, month, day);
    let (this, next) = (in_year(today.year()), in_year(today.year().saturating_add(1)));
    let ahead = |it: NaiveDate| it.signed_duration_since(today).num_days();
    match this.filter(|it| *it >= today).or(next.filter(|it| ahead(*it) <= AHEAD)) {
        Some(day) => Ok(day),
        None if this.or(next).is_some() => Err(MomentError::Past),
        None => Err(MomentError::NotUnderstood),
    }
}

#[cfg(test)]
mod tests;
