//! Promises to pay: the customer's word, an amount and a day.
//!
//! Whether a promise was kept is never entered: it follows from the settlements. An open
//! promise stops the reminders of its items until its day plus two business days; a broken
//! one puts the customer at the top of the list. A newer word about the same items, given while the
//! first was still open, takes its place: the first was neither kept nor broken.

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
    /// Day a newer word about its items was given: [`replace`].
    pub replaced_on: Option<NaiveDate>,
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
    /// A newer word took its place before its day.
    Replaced,
}

/// Notes which promises of a customer gave way to a newer one: one in the same currency about all of
/// their items. They come in the order in which they were recorded; of one day, the last is the newest.
pub fn replace(promises: &mut [&mut PromiseToPay]) {
    promises.sort_by_key(|it| it.made_on);
    for at in 0..promises.len() {
        let (older, newer) = promises.split_at_mut(at + 1);
        let older = &mut older[at];
        let about_the_same = |it: &&mut PromiseToPay| {
            it.promised.currency == older.promised.currency
                && older.items.iter().all(|item| it.items.contains(item))
        };
        let newer = newer.iter().find(|it| !older.items.is_empty() && about_the_same(it));
        older.replaced_on = newer.map(|it| it.made_on);
    }
}

impl PromiseToPay {
    /// The last day money can arrive for the promise to be kept.
    pub fn deadline(&self, calendar: &BusinessCalendar) -> NaiveDate {
        deadline(self.due_on, calendar)
    }

    /// Where the promise stands on the key date.
    pub fn status(&self, calendar: &BusinessCalendar, key_date: NaiveDate) -> PromiseStatus {
        let deadline = self.deadline(calendar);
        let replaced = self.replaced_on.filter(|it| *it <= key_date.min(deadline));
        let last = replaced.unwrap_or(deadline).min(key_date);
        let in_time = self.received.iter().filter(|(on, _)| *on <= last);
        let received: i64 = in_time.map(|(_, amount)| amount.minor).sum();
        if received >= self.promised.minor {
            PromiseStatus::Kept
        } else if replaced.is_some() {
            PromiseStatus::Replaced
        } else if key_date <= deadline {
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
            PromiseStatus::Open | PromiseStatus::Replaced => {}
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
                replaced_on: None,
            };
            assert_eq!(
                promise.status(&calendar, date(key_date)),
                expected,
                "{received:?} {key_date}"
            );
        }
    }

    #[test]
    fn a_newer_word_about_the_same_items_takes_the_place_of_an_open_one() {
        let date = |text: &str| text.parse::<NaiveDate>().unwrap();
        let calendar = BusinessCalendar::new(Region::Metropole);
        let promise = |items: &[i64], made_on, due_on| PromiseToPay {
            items: items.iter().map(|it| ItemId(*it)).collect(),
            promised: Money { minor: 100_00, currency: Currency::EUR },
            made_on: date(made_on),
            due_on: date(due_on),
            received: vec![],
            replaced_on: None,
        };
        use PromiseStatus::*;
        // Promised for Friday 13 November: Tuesday 17 is the last day.
        let first = promise(&[1], "2026-11-06", "2026-11-13");
        for (newer, key_date, expected) in [
            (promise(&[1], "2026-11-12", "2026-12-10"), "2026-11-11", Open), // not given yet
            (promise(&[1], "2026-11-12", "2026-12-10"), "2026-11-12", Replaced),
            (promise(&[1, 2], "2026-11-17", "2026-12-10"), "2026-12-01", Replaced),
            (promise(&[1], "2026-11-18", "2026-12-10"), "2026-12-01", Broken), // too late
            (promise(&[2], "2026-11-12", "2026-12-10"), "2026-11-12", Open),   // another matter
            (promise(&[1], "2026-11-06", "2026-12-10"), "2026-11-06", Replaced), // put right
            (promise(&[1], "2026-11-02", "2026-12-10"), "2026-11-12", Open),   // an older word
        ] {
            let (mut first, mut newer) = (first.clone(), newer);
            replace(&mut [&mut first, &mut newer]);
            assert_eq!(first.status(&calendar, date(key_date)), expected, "{newer:?} {key_date}");
        }
        let mut paid =
            PromiseToPay { received: vec![(date("2026-11-10"), first.promised)], ..first.clone() };
        let mut newer = promise(&[1], "2026-11-12", "2026-12-10");
        replace(&mut [&mut paid, &mut newer]);
        assert_eq!(paid.status(&calendar, date("2026-11-12")), Kept);
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
                replaced_on: None,
            };
            let mut words = WordsGiven::default();
            words.add(&promise, &calendar, date("2026-11-30"));
            assert_eq!((words.kept, words.broken), expected, "{due_on} {received}");
        }
    }
}
