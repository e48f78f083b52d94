//! Payment runs: the days of the month on which a customer pays.
//!
//! Most businesses pay in runs, on the 10th or at the end of the month. Such a day is learnt from
//! the days on which money came in the twelve months up to the key date, each day counting once
//! whatever was paid. A payment belongs to a run when it comes between the business day before
//! (or on) its day and the first business day after the one it moves to: a run that falls on a
//! Sunday is made on Friday or on Monday, and the bank takes a day.
//!
//! A day is said only where the evidence is enough: at least six payment days for each run day
//! that is said, in at least four calendar months, and four in five of them in a run. One run day
//! is tried first, then two, each with a quarter of the payment days of its own. Who pays at any
//! time of the month meets this by chance less than once in a hundred.

use chrono::{Datelike, Months, NaiveDate};
use smallvec::{SmallVec, smallvec};

use super::LookBack;
use crate::{calendar::BusinessCalendar, item::days_between};

/// Payment days wanted for each run day.
const WANTED: usize = 6;
/// Calendar months they must lie in.
const MONTHS: usize = 4;
/// More payment days than this in a year are no runs.
const MOST: usize = 64;
/// Days a month may have.
const MONTH: u8 = 31;

/// The days of the month on which a customer pays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunDays {
    /// One or two of them, ascending, 1 to 31. A month that is shorter has its last day instead,
    /// so that 31 is the end of every month.
    pub days: SmallVec<[u8; 2]>,
    /// Days on which the customer paid in twelve months.
    pub payment_days: u32,
    /// Of these, days that belong to a run.
    pub in_runs: u32,
}

/// The days of the twelve months looked back over on which a customer paid: a set, so that a day counts
/// once whatever was paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PaymentDays([u64; YEAR.div_ceil(64)]);

/// Days a year may have.
const YEAR: usize = 366;

impl PaymentDays {
    /// Those of some days, in any order.
    pub fn of(days: &[NaiveDate], look_back: &LookBack) -> Self {
        let mut paid = Self::default();
        days.iter().for_each(|it| paid.add(*it, look_back));
        paid
    }

    /// Adds a day; one outside the twelve months is left out.
    pub fn add(&mut self, on: NaiveDate, look_back: &LookBack) {
        if on > look_back.key_date {
            return;
        }
        if let Ok(place @ 1..=YEAR) = usize::try_from(days_between(look_back.twelve_months, on)) {
            self.0[(place - 1) / 64] |= 1 << ((place - 1) % 64);
        }
    }

    fn count(&self) -> usize {
        self.0.iter().map(|it| it.count_ones() as usize).sum()
    }

    /// Their places in the twelve months, in order.
    fn places(&self) -> impl Iterator<Item = usize> {
        (0..).step_by(64).zip(self.0).flat_map(|(first, mut set)| {
            std::iter::from_fn(move || {
                let place = (set != 0).then(|| first + set.trailing_zeros() as usize);
                set &= set.wrapping_sub(1);
                place
            })
        })
    }
}

/// Which runs each day of the twelve months up to a key date may belong to.
///
/// ```
/// use chrono::NaiveDate;
/// use receivables::{behaviour::{LookBack, PaymentDays, RunCalendar}, calendar::BusinessCalendar};
///
/// let year = LookBack::from("2026-06-30".parse()?);
/// let runs = RunCalendar::new(&BusinessCalendar::default(), &year);
/// // The 10th of January and of May 2026 are a Saturday and a Sunday.
/// let paid: Vec<NaiveDate> = ["2026-01-12", "2026-02-10", "2026-03-10", "2026-04-10",
///     "2026-05-11", "2026-06-10"].iter().map(|it| it.parse()).collect::<Result<_, _>>()?;
/// assert_eq!(runs.learn(&PaymentDays::of(&paid, &year)).unwrap().days[..], [10]);
/// // Five payment days say nothing.
/// assert_eq!(runs.learn(&PaymentDays::of(&paid[1..], &year)), None);
/// # Ok::<(), chrono::ParseError>(())
/// ```
#[derive(Debug, Clone)]
pub struct RunCalendar {
    first: NaiveDate,
    days: Vec<Runs>,
}

/// Sets of days of the month: bit `d` stands for the `d`-th.
#[derive(Debug, Clone, Copy, Default)]
struct Runs {
    /// The month of the day, counted from year 0.
    month: i32,
    /// Those a payment of this day may belong to.
    within: u32,
    /// Those it is the very day of.
    exact: u32,
}

/// Sets of payment days: bit `n` stands for the `n`-th.
#[derive(Debug, Clone, Copy, Default)]
struct Payments {
    within: u64,
    exact: u64,
}

impl RunCalendar {
    /// The calendar of the twelve months looked back over.
    pub fn new(calendar: &BusinessCalendar, look_back: &LookBack) -> Self {
        let before = look_back.twelve_months;
        let first = before.succ_opt().unwrap_or(before);
        let length = days_between(before, look_back.key_date);
        let days = first.iter_days().take(usize::try_from(length).unwrap_or(0));
        let month = |it: NaiveDate| it.year() * 12 + it.month0() as i32;
        let days = days.map(|it| Runs { month: month(it), ..Runs::default() }).collect();
        let mut this = Self { first, days };
        let month = first.with_day(1).unwrap_or(first);
        // The runs of the months beside may reach into the first and the last one.
        let month = month.checked_sub_months(Months::new(1)).unwrap_or(month);
        for month in (0..15).filter_map(|it| month.checked_add_months(Months::new(it))) {
            (1..=MONTH).for_each(|day| this.add_run(calendar, month, day));
        }
        this
    }

    /// The run days that payments on these days of the same twelve months show. `None` where the
    /// evidence is not enough.
    pub fn learn(&self, paid: &PaymentDays) -> Option<RunDays> {
        let count = paid.count();
        if !(WANTED..=MOST).contains(&count) || self.months(paid) < MONTHS {
            return None;
        }
        let days = self.payments(paid);
        let one = (1..=MONTH).map(|day| (day, days[usize::from(day)]));
        let one = best(one.filter(|(_, found)| found.within != 0));
        let one = one.filter(|(_, found)| enough(*found, count));
        let one = one.map(|(day, found)| (smallvec![day], found));
        let (days, found) = one.or_else(|| two(&days, count))?;
        let number = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
        Some(RunDays { days, payment_days: number(count), in_runs: found.within.count_ones() })
    }

    fn add_run(&mut self, calendar: &BusinessCalendar, month: NaiveDate, day: u8) {
        let last = month.checked_add_months(Months::new(1)).and_then(|it| it.pred_opt());
        let on = month.with_day(day.into()).or(last).unwrap_or(month);
        let (before, after) = (calendar.previous_business_day(on), calendar.next_business_day(on));
        let bit = 1_u32 << day;
        for it in before.iter_days().take_while(|it| *it <= calendar.add_business_days(after, 1)) {
            if let Some(runs) = self.place(it).and_then(|it| self.days.get_mut(it)) {
                runs.within |= bit;
                runs.exact |= if [before, on, after].contains(&it) { bit } else { 0 };
            }
        }
    }

    fn place(&self, day: NaiveDate) -> Option<usize> {
        let place = usize::try_from(days_between(self.first, day)).ok()?;
        (place < self.days.len()).then_some(place)
    }

    /// In how many calendar months they lie.
    fn months(&self, paid: &PaymentDays) -> usize {
        let mut last = None;
        let months = paid.places().filter_map(|it| Some(self.days.get(it)?.month));
        months.filter(|it| last.replace(*it) != Some(*it)).count()
    }

    /// For each day of the month, the payment days that belong to its runs.
    fn payments(&self, paid: &PaymentDays) -> [Payments; MONTH as usize + 1] {
        let mut days = [Payments::default(); MONTH as usize + 1];
        for (number, place) in paid.places().enumerate() {
            let Some(runs) = self.days.get(place) else { continue };
            each(runs.within, |day| days[day].within |= 1 << number);
            each(runs.exact, |day| days[day].exact |= 1 << number);
        }
        days
    }
}

/// Goes through the members of a set.
fn each(mut set: u32, mut member: impl FnMut(usize)) {
    while set != 0 {
        member(set.trailing_zeros() as usize);
        set &= set - 1;
    }
}

/// Two run days, each with a quarter of the payment days of its own.
fn two(days: &[Payments], count: usize) -> Option<(SmallVec<[u8; 2]>, Payments)> {
    if count < 2 * WANTED {
        return None;
    }
    let quarter = |it: u64| 4 * it.count_ones() as usize >= count;
    // A day without a quarter of the payments in all has none of its own.
    let apart = (1..=MONTH).filter(|day| quarter(days[usize::from(*day)].within));
    let apart: SmallVec<[u8; MONTH as usize]> = apart.collect();
    let pairs = apart.iter().enumerate();
    let pairs = pairs.flat_map(|(at, a)| apart[at + 1..].iter().map(move |b| (*a, *b)));
    let pairs = pairs.filter_map(|(a, b)| {
        let (one, other) = (days[usize::from(a)], days[usize::from(b)]);
        let both = Payments { within: one.within | other.within, exact: one.exact | other.exact };
        let each = || quarter(one.within & !other.within) && quarter(other.within & !one.within);
        (enough(both, count) && each()).then_some(((a, b), both))
    });
    best(pairs).map(|((a, b), found)| (smallvec![a, b], found))
}

fn enough(found: Payments, count: usize) -> bool {
    5 * found.within.count_ones() as usize >= 4 * count
}

/// The days with most payments; of those the ones that meet most of them on the very day, of
/// those the first.
fn best<Days>(days: impl DoubleEndedIterator<Item = (Days, Payments)>) -> Option<(Days, Payments)> {
    // Backwards, as the last of those alike is taken.
    days.rev().max_by_key(|(_, it)| (it.within.count_ones(), it.exact.count_ones()))
}

#[cfg(test)]
mod tests;
