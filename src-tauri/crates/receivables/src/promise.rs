//! Promises to pay: the customer's word, an amount and a day.
//!
//! Whether a promise was kept is never entered: it follows from the settlements. An open
//! promise stops the reminders of its items until its day plus two business days; a broken
//! one puts the customer at the top of the list.

use chrono::{Months, NaiveDate};
use rust_decimal::Decimal;

use crate::{ItemId, Money, calendar::BusinessCalendar, indicators::ratio};

/// Business days granted after the promised day: a transfer sent that day may arrive later.
const TOLERANCE: i32 = 2;

/// An amount promised for a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromiseToPay {
    /// The items it covers.
    pub items: Vec<ItemId>,
    /// What was promised.
    pub promised: Money,
    /// Day the word was given.
    pub made_on: NaiveDate,
    /// Day it is for.
    pub due_on: NaiveDate,
    /// What was settled on its items since it was made, up to the key date.
    pub received: Vec<(NaiveDate, Money)>,
}

/// Where a promise stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromiseStatus {
    /// Its day, with tolerance, has not passed.
    Open,
    /// The amount came in time.
    Kept,
    /// It did not.
    Broken,
}

impl PromiseToPay {
    /// The last day money can arrive for the promise to be kept.
    pub fn deadline(&self, calendar: &BusinessCalendar) -> NaiveDate {
        deadline(self.due_on, calendar)
    }

    /// Where the promise stands on the key date.
    pub fn status(&self, calendar: &BusinessCalendar, key_date: NaiveDate) -> PromiseStatus {
        let last = self.deadline(calendar).min(key_date);
        let in_time = self.received.iter().filter(|(on, _)| *on <= last);
        let received: i64 = in_time.map(|(_, amount)| amount.minor).sum();
        if received >= self.promised.minor {
            PromiseStatus::Kept
        } else if key_date <= self.deadline(calendar) {
            PromiseStatus::Open
        } else {
            PromiseStatus::Broken
        }
    }
}

/// How often a customer kept its word in the twelve months up to a day.
///
/// ```
/// use receivables::promise::WordsGiven;
/// let words = WordsGiven { kept: 7, broken: 2 };
/// assert_eq!(words.broken_ratio().unwrap().round_dp(2).to_string(), "0.22");
/// assert_eq!(WordsGiven::default().broken_ratio(), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WordsGiven {
    /// Promises that were kept.
    pub kept: u32,
    /// Promises that were not.
    pub broken: u32,
}

impl WordsGiven {
    /// Counts a promise whose day lies in the twelve months up to the key date, or later where it
    /// was kept already. Open ones say nothing yet.
    pub fn add(&mut self, promise: &PromiseToPay, calendar: &BusinessCalendar, on: NaiveDate) {
        if on.checked_sub_months(Months::new(12)).is_some_and(|it| promise.due_on <= it) {
            return;
        }
        match promise.status(calendar, on) {
            PromiseStatus::Kept => self.kept += 1,
            PromiseStatus::Broken => self.broken += 1,
            PromiseStatus::Open => {}
        }
    }

    /// The broken part of them, 0 to 1; none where no word was given.
    pub fn broken_ratio(&self) -> Option<Decimal> {
        ratio(self.broken.into(), i128::from(self.kept) + i128::from(self.broken))
    }
}

/// The last day on which money announced for a day still comes in time: the day itself, moved to
/// a business day, and two business days more.
pub(crate) fn deadline(due_on: NaiveDate, calendar: &BusinessCalendar) -> NaiveDate {
    calendar.add_business_days(calendar.next_business_day(due_on), TOLERANCE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Currency, calendar::Region};

    #[test]
    fn a_promise_is_kept_by_money_that_arrives_within_two_business_days() {
        let date = |text: &str| text.parse::<NaiveDate>().unwrap();
        let euros = |minor| Money { minor, currency: Currency::EUR };
        let calendar = BusinessCalendar::new(Region::Metropole);
        // Promised for Friday 13 November 2026: Tuesday 17 is the last day.
        for (received, key_date, expected) in [
            (vec![], "2026-11-17", PromiseStatus::Open),
            (vec![], "2026-11-18", PromiseStatus::Broken),
            (vec![("2026-11-17", 100_00)], "2026-11-18", PromiseStatus::Kept),
            (vec![("2026-11-18", 100_00)], "2026-11-18", PromiseStatus::Broken),
            (vec![("2026-11-10", 60_00), ("2026-11-16", 40_00)], "2026-11-16", PromiseStatus::Kept),
            (vec![("2026-11-10", 99_99)], "2026-11-18", PromiseStatus::Broken),
        ] {
            let promise = PromiseToPay {
                items: vec![],
                promised: euros(100_00),
                made_on: date("2026-11-06"),
                due_on: date("2026-11-13"),
                received: received.iter().map(|&(on, minor)| (date(on), euros(minor))).collect(),
            };
            assert_eq!(
                promise.status(&calendar, date(key_date)),
                expected,
                "{received:?} {key_date}"
            );
        }
    }

    #[test]
    fn words_count_for_twelve_months_once_they_are_kept_or_broken() {
        let date = |text: &str| text.parse::<NaiveDate>().unwrap();
        let calendar = BusinessCalendar::new(Region::Metropole);
        for (due_on, received, expected) in [
            ("2025-11-30", 100_00, (0, 0)), // more than twelve months ago
            ("2025-12-01", 100_00, (1, 0)),
            ("2025-12-01", 0, (0, 1)),
            ("2026-11-27", 0, (0, 0)),      // still open
            ("2026-12-15", 100_00, (1, 0)), // kept before its day
        ] {
            let euros = |minor| Money { minor, currency: Currency::EUR };
            let promise = PromiseToPay {
                items: vec![],
                promised: euros(100_00),
                made_on: date("2025-11-01"),
                due_on: date(due_on),
                received: vec![(date("2025-11-15"), euros(received))],
            };
            let mut words = WordsGiven::default();
            words.add(&promise, &calendar, date("2026-11-30"));
            assert_eq!((words.kept, words.broken), expected, "{due_on} {received}");
        }
    }
}
