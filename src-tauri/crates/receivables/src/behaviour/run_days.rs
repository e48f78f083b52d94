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
    pub days: Vec<u8>,
    /// Days on which the customer paid in twelve months.
    pub payment_days: u32,
    /// Of these, days that belong to a run.
    pub in_runs: u32,
}

/// Which runs each day of the twelve months up to a key date may belong to.
///
/// ```
/// use chrono::NaiveDate;
/// use receivables::{behaviour::RunCalendar, calendar::BusinessCalendar};
///
/// let runs = RunCalendar::new(&BusinessCalendar::default(), "2026-06-30".parse()?);
/// // The 10th of January and of May 2026 are a Saturday and a Sunday.
/// let paid: Vec<NaiveDate> = ["2026-01-12", "2026-02-10", "2026-03-10", "2026-04-10",
///     "2026-05-11", "2026-06-10"].iter().map(|it| it.parse()).collect::<Result<_, _>>()?;
/// assert_eq!(runs.learn(&paid).unwrap().days, [10]);
/// assert_eq!(runs.learn(&paid[1..]), None); // five payment days say nothing
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
    /// The calendar of the twelve months that end with the key date.
    pub fn new(calendar: &BusinessCalendar, key_date: NaiveDate) -> Self {
        let before = key_date.checked_sub_months(Months::new(12)).unwrap_or(key_date);
        let first = before.succ_opt().unwrap_or(before);
        let length = days_between(first, key_date) + 1;
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

    /// The run days that payments on these days show; they may come in any order, and a day may
    /// come more than once. Days outside the twelve months are left out. `None` where the evidence
    /// is not enough.
    pub fn learn(&self, paid_on: &[NaiveDate]) -> Option<RunDays> {
        let mut places: Vec<_> = paid_on.iter().filter_map(|it| self.place(*it)).collect();
        places.sort_unstable();
        places.dedup();
        let count = places.len();
        if !(WANTED..=MOST).contains(&count) || self.months(&places) < MONTHS {
            return None;
        }
        let days = self.payments(&places);
        let one = best((1..=MONTH).map(|day| (day, days[usize::from(day)])));
        let one = one.filter(|(_, found)| enough(*found, count));
        let one = one.map(|(day, found)| (vec![day], found));
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

    fn months(&self, places: &[usize]) -> usize {
        places.chunk_by(|a, b| self.days[*a].month == self.days[*b].month).count()
    }

    /// For each day of the month, the payment days that belong to its runs.
    fn payments(&self, places: &[usize]) -> [Payments; MONTH as usize + 1] {
        let mut days = [Payments::default(); MONTH as usize + 1];
        for (number, place) in places.iter().enumerate() {
            let runs = self.days[*place];
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
fn two(days: &[Payments], count: usize) -> Option<(Vec<u8>, Payments)> {
    if count < 2 * WANTED {
        return None;
    }
    let quarter = |it: u64| 4 * it.count_ones() as usize >= count;
    // A day without a quarter of the payments in all has none of its own.
    let apart = (1..=MONTH).filter(|day| quarter(days[usize::from(*day)].within));
    let apart: Vec<_> = apart.collect();
    let pairs = apart.iter().enumerate();
    let pairs = pairs.flat_map(|(at, a)| apart[at + 1..].iter().map(move |b| (*a, *b)));
    let pairs = pairs.filter_map(|(a, b)| {
        let (one, other) = (days[usize::from(a)], days[usize::from(b)]);
        let both = Payments { within: one.within | other.within, exact: one.exact | other.exact };
        let each = quarter(one.within & !other.within) && quarter(other.within & !one.within);
        (each && enough(both, count)).then_some(((a, b), both))
    });
    best(pairs).map(|((a, b), found)| (vec![a, b], found))
}

fn enough(found: Payments, count: usize) -> bool {
    5 * found.within.count_ones() as usize >= 4 * count
}

/// The days with most payments; of those the ones that meet most of them on the very day, of
/// those the first.
fn best<Days>(days: impl Iterator<Item = (Days, Payments)>) -> Option<(Days, Payments)> {
    days.reduce(|best, next| {
        let rank = |it: &Payments| (it.within.count_ones(), it.exact.count_ones());
        if rank(&next.1) > rank(&best.1) { next } else { best }
    })
}

#[cfg(test)]
mod tests;
