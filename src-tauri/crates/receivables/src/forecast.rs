//! Forecast: what will come in of the open items, by week, as a range.
//!
//! Every open item has a chance to be paid in each of the next weeks. The chances are those of a
//! *life table* of delays (Kaplan and Meier, over the last twelve months): of the invoices that
//! were still unpaid so many days after their due date, the part that was paid on that day. So an
//! item counts as what it is, **unpaid until now**: forty days late, it cannot be paid ten days
//! late any more, and invoices that nobody has paid yet weigh against early payment instead of
//! being forgotten. A customer's own table is drawn towards that of the portfolio as if it held
//! twenty more invoices of it.
//!
//! An announced payment (a promise, an instalment) comes on its day as often as that customer
//! keeps its word, otherwise like any item. What is contested, without a due date, more than a
//! year late or owed by an insolvent customer is not expected. Credits pay the oldest items first.
//!
//! Chances are whole numbers of 2⁻²⁰; each figure is rounded once, half up.

use std::collections::{HashMap, HashSet};

use chrono::{Days, NaiveDate};
use rayon::prelude::*;

mod announced;
mod back_test;
mod blocks;
mod delays;
mod life_table;
mod naive;
mod payers;
mod sums;
mod week;

pub use announced::{Announced, AnnouncedKind};
pub use back_test::{
    ErrorMeasure, FEWEST_PAID, ForecastErrors, forecast_errors, month_ends_before,
};
pub use week::{WeekPart, WordSaid, week_parts};

use crate::{Currency, CustomerId, ItemId, item::days_between, portfolio::Portfolio};
use delays::Delays;
use sums::WeekSums;

/// Weeks a forecast looks ahead.
pub const WEEKS: usize = 13;

/// What is known on the key date besides the portfolio.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Payments that were announced and have not come.
    pub announced: Vec<Announced>,
    /// What is contested of an item, in minor units; none: all of it.
    pub disputed: HashMap<ItemId, Option<i64>>,
    /// Customers of whom nothing is expected.
    pub insolvent: HashSet<CustomerId>,
}

/// What will come in, in minor units of one currency.
///
/// `open = Σ expected + beyond + disputed`, always.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forecast {
    /// Thirteen weeks of seven days, the first beginning the day after the key date.
    pub weeks: Vec<Week>,
    /// What is open and comes later, or is not expected at all.
    pub beyond: i64,
    /// What is contested.
    pub disputed: i64,
    /// Open invoices less credits; no less than 0 for any customer.
    pub open: i64,
    /// Credits beyond what their customers owe: `open` less these is everything open.
    pub unused_credits: i64,
    /// Payments of the last twelve months that it was learnt from.
    pub learnt_from: u32,
}

/// What will come in during seven days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Week {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// The mean.
    pub expected: i64,
    /// One time in ten it is less: items of one customer due on one day are taken to be paid
    /// together, all others independently; their sum as if normal.
    pub low: i64,
    /// One time in ten it is more.
    pub high: i64,
    /// What of the open items customers promised for these days, as if every word were kept.
    pub promised: i64,
    /// What of them plans provide for these days, as if every one were kept.
    pub planned: i64,
}

/// The forecast as of the end of the key date, from what was known then: later facts in the
/// portfolio are left out.
///
/// ```
/// use receivables::{Currency, CustomerId, ItemId, ItemKind, Money, forecast::{Known, forecast}};
/// use receivables::portfolio::{Item, Portfolio, Settlement};
///
/// let day = |text: &str| text.parse::<chrono::NaiveDate>();
/// let invoice = |id, due| Item {
///     id: ItemId(id), customer: CustomerId(1), kind: ItemKind::Invoice,
///     issued: due - chrono::Days::new(30), due: Some(due),
///     original: Money { minor: 100_00, currency: Currency::EUR }, is_sale: true,
/// };
/// let items = vec![invoice(1, day("2026-03-31")?), invoice(2, day("2026-04-30")?)];
/// // The only invoice ever paid came three days late.
/// let paid = Settlement { item: ItemId(1), on: day("2026-04-03")?, minor: 100_00 };
/// let portfolio = Portfolio::new(items, vec![paid]);
///
/// let forecast = forecast(&portfolio, Currency::EUR, &Known::default(), day("2026-04-25")?);
/// assert_eq!(forecast.weeks[0].expected, 0); // up to 2 May: at most two days late
/// assert_eq!(forecast.weeks[1].expected, 100_00);
/// # Ok::<(), chrono::ParseError>(())
/// ```
pub fn forecast(
    portfolio: &Portfolio,
    currency: Currency,
    known: &Known,
    key_date: NaiveDate,
) -> Forecast {
    Delays::seen(portfolio, currency, key_date).forecast(known, key_date)
}

impl Delays {
    /// The forecast these delays make.
    fn forecast(&self, known: &Known, key_date: NaiveDate) -> Forecast {
        let account = blocks::account(&self.open, known, key_date);
        let payers = self.payers(account.blocks);
        let sums = payers.each(key_date).fold(WeekSums::default, |mut sums, (blocks, hazards)| {
            blocks.iter().for_each(|it| sums.add(it, &hazards, key_date));
            sums
        });
        let sums = sums.reduce(WeekSums::default, WeekSums::and);
        let weeks: Vec<_> = week_days(key_date)
            .enumerate()
            .map(|(place, (from, to))| {
                let (expected, low, high) = sums.range(place, account.open - account.disputed);
                let (promised, planned) = (sums.promised[place], sums.planned[place]);
                Week { from, to, expected, low, high, promised, planned }
            })
            .collect();
        let expected: i64 = weeks.iter().map(|it| it.expected).sum();
        Forecast {
            weeks,
            beyond: account.open - account.disputed - expected,
            disputed: account.disputed,
            open: account.open,
            unused_credits: account.unused_credits,
            learnt_from: self.paid_count,
        }
    }
}

/// The first and the last day of each week.
pub fn week_days(key_date: NaiveDate) -> impl Iterator<Item = (NaiveDate, NaiveDate)> {
    (0..WEEKS as u64)
        .map(move |it| (key_date + Days::new(7 * it + 1), key_date + Days::new(7 * it + 7)))
}

/// The week a day falls into; earlier days into the first. None beyond the last.
fn week_of(day: NaiveDate, key_date: NaiveDate) -> Option<usize> {
    let ahead = usize::try_from(days_between(key_date, day) - 1).unwrap_or(0);
    Some(ahead / 7).filter(|it| *it < WEEKS)
}

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
