//! The error of the forecast, measured on the ledger's own past.
//!
//! At the end of each of the last months, thirteen weeks ago or more, the forecast is made as of
//! then, from what was known then, and compared week by week with what came in **of the items
//! that were open then**; what was invoiced since is not its matter, nor what was contested then. Beside it the naive forecast,
//! due date plus average delay, so that anybody sees what the better one is worth.

use chrono::{Datelike, Days, NaiveDate};
use rust_decimal::Decimal;

use super::{Forecast, Known, WEEKS, blocks, delays::Delays, naive::Averages, week_of};
use crate::{Currency, OpenItem, indicators::ratio, portfolio::Portfolio};

/// Payments that must be known for a forecast to be worth measuring.
pub const FEWEST_PAID: u32 = 30;

/// How far off the forecasts were. Percentages are exact; whoever shows them rounds once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForecastErrors {
    /// The days they were made on, oldest first.
    pub made_on: Vec<NaiveDate>,
    /// What came in of their items within thirteen weeks, all of them together, minor units.
    pub received: i64,
    /// What was forecast, minor units.
    pub expected: i64,
    /// The error of the forecast.
    pub ours: ErrorMeasure,
    /// The error of due date plus average delay.
    pub naive: ErrorMeasure,
    /// Percent of the weeks whose receipts lay between low and high; eighty are meant to.
    pub within_range: Decimal,
}

/// An error, in percent of what came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ErrorMeasure {
    /// Sum of the absolute errors of single weeks (WAPE).
    pub weekly: Decimal,
    /// Sum of the absolute errors of thirteen weeks.
    pub thirteen_weeks: Decimal,
    /// Forecast less received: positive where too much was expected.
    pub bias: Decimal,
}

/// Absolute and signed errors, in minor units.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    weekly: i128,
    whole: i128,
    signed: i128,
}

/// The last `count` ends of months that lie thirteen weeks or more before the key date, oldest
/// first.
pub fn month_ends_before(key_date: NaiveDate, count: usize) -> Vec<NaiveDate> {
    let last = key_date.checked_sub_days(Days::new(7 * WEEKS as u64)).unwrap_or(key_date);
    let first_of = |it: NaiveDate| it.with_day(1).unwrap_or(it);
    let this = last.succ_opt().map_or(last, first_of);
    let ends = std::iter::successors(this.pred_opt(), |it| first_of(*it).pred_opt());
    let mut ends: Vec<_> = ends.take(count).collect();
    ends.reverse();
    ends
}

/// How far off forecasts made on these days would have been; `None` where nothing came in. Days
/// when fewer than thirty payments of twelve months were known are left out.
///
/// `known` says what was known besides the portfolio on each day. Days must lie thirteen weeks or
/// more before the last day the portfolio knows.
pub fn forecast_errors(
    portfolio: &Portfolio,
    currency: Currency,
    known: &[(NaiveDate, Known)],
) -> Option<ForecastErrors> {
    let (mut ours, mut naive) = (Sums::default(), Sums::default());
    let (mut came_in, mut expected, mut within) = (0, 0, 0);
    let mut made_on = Vec::new();
    for (day, known) in known {
        let delays = Delays::seen(portfolio, currency, *day);
        let then = delays.forecast(known, *day);
        if then.open == 0 || then.learnt_from < FEWEST_PAID {
            continue;
        }
        let blocks = blocks::account(&delays.open, known, *day).blocks;
        let plain = Averages::seen(portfolio, currency, *day).forecast(&blocks, *day);
        let came = received(portfolio, &delays.open, known, *day);
        let weeks = then.weeks.iter().map(|it| it.expected);
        ours.count(weeks, &came);
        naive.count(plain.into_iter(), &came);
        came_in += came.iter().sum::<i64>();
        expected += then.weeks.iter().map(|it| it.expected).sum::<i64>();
        within += held(&then, &came);
        made_on.push(*day);
    }
    let percent = |it: i128| ratio(it * 100, came_in.into());
    let measure = |it: Sums| {
        let [weekly, thirteen_weeks, bias] = [it.weekly, it.whole, it.signed].map(percent);
        Some(ErrorMeasure { weekly: weekly?, thirteen_weeks: thirteen_weeks?, bias: bias? })
    };
    let weeks = i128::try_from(made_on.len() * WEEKS).ok()?;
    Some(ForecastErrors {
        received: came_in,
        expected,
        ours: measure(ours)?,
        naive: measure(naive)?,
        within_range: ratio(within * 100, weeks)?,
        made_on,
    })
}

/// What came in by week of the invoices that were open on a day and not wholly contested.
fn received(
    portfolio: &Portfolio,
    open: &[OpenItem],
    known: &Known,
    day: NaiveDate,
) -> [i64; WEEKS] {
    let mut came = [0; WEEKS];
    let is_expected = |it: &&OpenItem| {
        let contested = known.disputed.get(&it.id);
        let whole = |part: &Option<i64>| part.is_none_or(|minor| minor >= it.open.minor);
        !it.is_credit() && !contested.is_some_and(whole)
    };
    let mut open = open.iter().filter(is_expected).map(|it| it.id).peekable();
    for (item, settled) in portfolio.histories() {
        while open.next_if(|it| *it < item.id).is_some() {}
        if open.next_if_eq(&item.id).is_none() {
            continue;
        }
        for it in settled.iter().filter(|it| it.on > day) {
            if let Some(week) = week_of(it.on, day) {
                came[week] += it.minor;
            }
        }
    }
    came
}

/// Weeks whose receipts lay in their range.
fn held(then: &Forecast, came: &[i64]) -> i128 {
    let weeks = then.weeks.iter().zip(came);
    weeks.map(|(week, came)| i128::from((week.low..=week.high).contains(came))).sum()
}

impl Sums {
    fn count(&mut self, expected: impl Iterator<Item = i64>, came: &[i64]) {
        let mut whole = 0;
        for (expected, came) in expected.zip(came) {
            let off = i128::from(expected) - i128::from(*came);
            self.weekly += off.abs();
            whole += off;
        }
        self.whole += whole.abs();
        self.signed += whole;
    }
}
