//! Payment terms: from the date an invoice starts to run to the day it falls due.
//!
//! The starting day is not counted, and **a due date is never moved** off a Saturday, Sunday
//! or holiday. The law caps what may be agreed (L441-10 C. com.); an agreed date beyond the
//! cap still stands between the parties, so the check warns and changes nothing.

use chrono::{Datelike, Days, Months, NaiveDate};

mod cap;
mod instalment;
mod words;

pub use cap::{Cap, CapCheck, EndOfMonthReading};
pub use instalment::{
    DueAmount, Instalment, InstalmentError, Share, equal_instalments, instalments,
};

/// How a due date follows from a starting date.
///
/// ```
/// use chrono::NaiveDate;
/// use receivables::payment_terms::DueRule;
///
/// let issued = NaiveDate::from_ymd_opt(2026, 1, 15).unwrap();
/// let due = |rule: DueRule| rule.due(issued).map(|it| it.to_string());
/// // « 45 jours fin de mois » has two lawful readings; the contract says which.
/// assert_eq!(due(DueRule::DaysThenEndOfMonth { days: 45 })?, "2026-03-31");
/// assert_eq!(due(DueRule::EndOfMonthThenDays { days: 45 })?, "2026-03-17");
/// // « 30 jours fin de mois le 10 »
/// assert_eq!(due(DueRule::DaysThenEndOfMonthOn { days: 30, day: 10 })?, "2026-03-10");
/// # Ok::<(), receivables::payment_terms::TermError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DueRule {
    /// So many calendar days (*60 jours nets*).
    Net {
        /// Days added.
        days: u16,
    },
    /// So many months; the 31st becomes the last day of a shorter month.
    Months {
        /// Months added.
        months: u16,
    },
    /// Days first, then the end of that month (*45 jours fin de mois*, method A).
    DaysThenEndOfMonth {
        /// Days added first.
        days: u16,
    },
    /// End of month first, then days (*fin de mois 45 jours*, method B).
    EndOfMonthThenDays {
        /// Days added last.
        days: u16,
    },
    /// Months first, then the end of that month.
    MonthsThenEndOfMonth {
        /// Months added first.
        months: u16,
    },
    /// Method A, then a day of the following month (*30 jours fin de mois le 10*).
    DaysThenEndOfMonthOn {
        /// Days added first.
        days: u16,
        /// Day of the following month; its last day where it has fewer.
        day: u8,
    },
    /// Months, end of month, then a day of the following month.
    MonthsThenEndOfMonthOn {
        /// Months added first.
        months: u16,
        /// Day of the following month; its last day where it has fewer.
        day: u8,
    },
    /// End of the ten-day period, then days: perishables on a periodic invoice (L441-11 II 1°).
    DecadeThenDays {
        /// Days added to the 10th, the 20th or the last of the month.
        days: u16,
    },
    /// A day written in the contract.
    Fixed(NaiveDate),
}

/// Which date a term runs from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// Day of issue of the invoice.
    Issue,
    /// Receipt of the goods or of the payment request, or performance of the service.
    Receipt,
    /// Delivery.
    Delivery,
}

/// The dates of one document that a term can run from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StartDates {
    /// Day of issue.
    pub issued: Option<NaiveDate>,
    /// Day of receipt or performance.
    pub received: Option<NaiveDate>,
    /// Day of delivery.
    pub delivered: Option<NaiveDate>,
}

/// A payment term as agreed: a rule, and the date it runs from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PaymentTerm {
    /// What it runs from.
    pub basis: Basis,
    /// How it runs.
    pub rule: DueRule,
}

/// Why a due date cannot be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TermError {
    /// The date the term runs from is not known.
    #[error("the term runs from {0:?}, but that date is unknown")]
    MissingDate(Basis),
    /// The day of the month is not one.
    #[error("{0} is no day of a month")]
    DayOfMonth(u8),
    /// The date lies beyond the calendar.
    #[error("no calendar reaches that due date")]
    BeyondCalendar,
}

impl PaymentTerm {
    /// The day the document falls due.
    pub fn due(&self, dates: &StartDates) -> Result<NaiveDate, TermError> {
        if let DueRule::Fixed(due) = self.rule {
            return Ok(due);
        }
        let start = match self.basis {
            Basis::Issue => dates.issued,
            Basis::Receipt => dates.received,
            Basis::Delivery => dates.delivered,
        };
        self.rule.due(start.ok_or(TermError::MissingDate(self.basis))?)
    }
}

impl DueRule {
    /// The due date of a document that starts to run on `start`, itself not counted.
    pub fn due(self, start: NaiveDate) -> Result<NaiveDate, TermError> {
        let due = match self {
            Self::Net { days } => add_days(start, days),
            Self::Months { months } => add_months(start, months),
            Self::DaysThenEndOfMonth { days } => add_days(start, days).and_then(end_of_month),
            Self::EndOfMonthThenDays { days } => {
                end_of_month(start).and_then(|it| add_days(it, days))
            }
            Self::MonthsThenEndOfMonth { months } => {
                add_months(start, months).and_then(end_of_month)
            }
            Self::DaysThenEndOfMonthOn { days, day } => {
                return on_day_after_month_of(add_days(start, days), day);
            }
            Self::MonthsThenEndOfMonthOn { months, day } => {
                return on_day_after_month_of(add_months(start, months), day);
            }
            Self::DecadeThenDays { days } => end_of_decade(start).and_then(|it| add_days(it, days)),
            Self::Fixed(due) => Some(due),
        };
        due.ok_or(TermError::BeyondCalendar)
    }

    /// The same rule read as accounting packages with « 30 jours = 1 mois » read it: whole
    /// multiples of 30 days become months, anything else stays in days.
    pub fn counting_months(self) -> Self {
        match self {
            Self::Net { days } if is_months(days) => Self::Months { months: days / 30 },
            Self::DaysThenEndOfMonth { days } if is_months(days) => {
                Self::MonthsThenEndOfMonth { months: days / 30 }
            }
            Self::DaysThenEndOfMonthOn { days, day } if is_months(days) => {
                Self::MonthsThenEndOfMonthOn { months: days / 30, day }
            }
            other => other,
        }
    }
}

fn is_months(days: u16) -> bool {
    days > 0 && days.is_multiple_of(30)
}

fn add_days(date: NaiveDate, days: u16) -> Option<NaiveDate> {
    date.checked_add_days(Days::new(days.into()))
}

/// Clamps to the last day of the target month: 31 January and a month is 28 February.
fn add_months(date: NaiveDate, months: u16) -> Option<NaiveDate> {
    date.checked_add_months(Months::new(months.into()))
}

fn end_of_month(date: NaiveDate) -> Option<NaiveDate> {
    on_day_or_last(date, 31)
}

/// The 10th, the 20th or the last day of the month, whichever comes first from `date`.
fn end_of_decade(date: NaiveDate) -> Option<NaiveDate> {
    match date.day() {
        ..=10 => date.with_day(10),
        11..=20 => date.with_day(20),
        _ => end_of_month(date),
    }
}

/// A day of the month of `date`, or the last one where the month is shorter.
fn on_day_or_last(date: NaiveDate, day: u32) -> Option<NaiveDate> {
    (28..=day).rev().find_map(|it| date.with_day(it)).or_else(|| date.with_day(day))
}

fn on_day_after_month_of(date: Option<NaiveDate>, day: u8) -> Result<NaiveDate, TermError> {
    if !(1..=31).contains(&day) {
        return Err(TermError::DayOfMonth(day));
    }
    date.and_then(|it| it.with_day(1))
        .and_then(|it| add_months(it, 1))
        .and_then(|it| on_day_or_last(it, day.into()))
        .ok_or(TermError::BeyondCalendar)
}

#[cfg(test)]
mod tests;
