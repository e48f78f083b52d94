//! Indicators: how many days of sales are unpaid, how late customers pay, how much was collected.
//!
//! All amounts are minor units of **one** currency, VAT included on both sides. Results are
//! exact decimals; whoever shows them rounds once, with [`rounded`]. A figure whose divisor is
//! not positive does not exist: it is `None`, never zero.

use rust_decimal::{Decimal, RoundingStrategy};

mod concentration;
mod countback;
mod payer;

pub use concentration::{Concentration, LARGEST, Largest, concentrations};
pub use countback::{CountbackDso, CountbackStep, MonthSlice, countback_dso, countback_steps};
pub(crate) use payer::minor_days;
pub use payer::{
    HabitSums, LateItem, PaidInvoice, PayerHabits, average_age_of_overdue,
    average_days_late_of_open,
};

/// Opening and closing figures of a span over which collection is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CollectionSpan {
    /// Receivables when it began.
    pub opening: i64,
    /// Sales made during it: all of it, not a monthly average.
    pub sales: i64,
    /// Receivables when it ended.
    pub closing: i64,
    /// The part of `closing` that was not due.
    pub closing_not_due: i64,
}

/// Days sales outstanding, simple method: receivables over sales, times the days of the sales.
///
/// A credit balance waits for nobody: 0 days, as in the count-back.
///
/// ```
/// use receivables::indicators::{dso, rounded};
/// let days = dso(410_000, 450_000, 92).unwrap();
/// assert_eq!(rounded(days, 2).to_string(), "83.82");
/// assert_eq!(dso(-1_500, 450_000, 92), Some(0.into()));
/// assert_eq!(dso(410_000, 0, 92), None);
/// ```
pub fn dso(receivables: i64, sales: i64, days: u32) -> Option<Decimal> {
    ratio(i128::from(receivables.max(0)) * i128::from(days), sales.into())
}

/// Best possible DSO: what the DSO would be if nothing were late.
pub fn best_possible_dso(not_due: i64, sales: i64, days: u32) -> Option<Decimal> {
    dso(not_due, sales, days)
}

/// Average days delinquent: the DSO less the best possible one, **both by the same method**.
///
/// ```
/// use receivables::indicators::{average_days_delinquent, rounded};
/// let (receivables, not_due, sales, days) = (410_000, 260_000, 450_000, 92);
/// let add = average_days_delinquent(receivables, not_due, sales, days).unwrap();
/// assert_eq!(rounded(add, 2).to_string(), "30.67");
/// ```
pub fn average_days_delinquent(
    receivables: i64,
    not_due: i64,
    sales: i64,
    days: u32,
) -> Option<Decimal> {
    let late = i128::from(receivables.max(0)) - i128::from(not_due.max(0));
    ratio(late * i128::from(days), sales.into())
}

/// Collection effectiveness index, in percent: what was collected of what could have been.
///
/// ```
/// use receivables::indicators::{CollectionSpan, collection_effectiveness, rounded};
/// let december = CollectionSpan {
///     opening: 395_000, sales: 180_000, closing: 410_000, closing_not_due: 260_000,
/// };
/// let cei = collection_effectiveness(december).unwrap();
/// assert_eq!(rounded(cei, 1).to_string(), "52.4");
/// ```
pub fn collection_effectiveness(span: CollectionSpan) -> Option<Decimal> {
    let owed = i128::from(span.opening) + i128::from(span.sales);
    let collected = owed - i128::from(span.closing);
    ratio(collected * 100, owed - i128::from(span.closing_not_due))
}

/// The overdue part of the receivables, in percent (*taux d'échu*).
pub fn overdue_rate(overdue: i64, receivables: i64) -> Option<Decimal> {
    ratio(i128::from(overdue) * 100, receivables.into())
}

/// The cash that one day of DSO ties up, in minor units: sales over the days they took.
pub fn value_of_one_day(sales: i64, days: u32) -> Option<Decimal> {
    ratio(sales.into(), days.into())
}

/// A share of a DSO: its overdue part is `dso × overdue / receivables`.
pub fn dso_share(dso: Decimal, part: i64, receivables: i64) -> Option<Decimal> {
    dso.checked_mul(ratio(part.into(), receivables.into())?)
}

/// Rounds half up (away from zero) to `decimals`, and shows every one of them.
pub fn rounded(value: Decimal, decimals: u32) -> Decimal {
    let mut rounded =
        value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(decimals);
    rounded
}

/// A quotient with a positive divisor; `None` where there is none, or no decimal holds it.
pub(crate) fn ratio(dividend: i128, divisor: i128) -> Option<Decimal> {
    if divisor <= 0 {
        return None;
    }
    if dividend == 0 {
        return Some(Decimal::ZERO);
    }
    let exact = |it| Decimal::try_from_i128_with_scale(it, 0).ok();
    exact(dividend)?.checked_div(exact(divisor)?)
}

#[cfg(test)]
mod tests;
