//! Late-payment interest: what a late item bears, day by day, from the day after it fell due.
//!
//! Day 1 is the day after the due date; the day the money arrives counts. A payment lowers the
//! base from the next day on. Simple interest on the amount including VAT, 365 days to the year
//! **even in a leap year**, cut where the semester or the base changes, and **rounded once, at
//! the end, per invoice**.

mod debtor;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::{
    Currency, Money, MoneyError,
    item::days_between,
    rates::{Penalty, RateError, RateTable, Semester},
};

pub use debtor::Debtor;

/// A movement of the amount owed: the claim itself, then what came in, negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BalanceChange {
    /// The day it happened; it counts from the next day.
    pub on: NaiveDate,
    /// What it adds to the debt.
    pub amount: Money,
}

/// Interest of one late item, with the account of how it was reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interest {
    /// The stretches of constant rate and base, in order.
    pub segments: Vec<InterestSegment>,
    /// Days on which something was owed late.
    pub days_late: u32,
    /// The interest, rounded once, half up.
    pub amount: Money,
    /// The fixed sum for recovery costs: due as of right from the first day late, per invoice.
    pub fixed_sum: Money,
    /// Whether a rate used was only quoted second hand.
    pub unconfirmed: bool,
    /// Whether the rate agreed is under three times the legal rate in a semester touched.
    pub below_floor: bool,
}

/// A stretch of days with one base and one rate, within one semester.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InterestSegment {
    /// The semester it lies in.
    pub semester: Semester,
    /// First day.
    pub from: NaiveDate,
    /// Last day, included.
    pub to: NaiveDate,
    /// Days from first to last.
    pub days: u32,
    /// What was owed on each of them.
    pub base: Money,
    /// Percent a year.
    pub rate_percent: Decimal,
    /// `base × rate × days / 36500`, in major units.
    pub unrounded: Decimal,
}

/// Why there is no interest to show.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InterestError {
    /// No movement, hence no debt and no currency.
    #[error("interest needs the amount of the debt")]
    NoDebt,
    /// The movements are in several currencies.
    #[error("a debt in {0} does not change in {1}")]
    MixedCurrencies(Currency, Currency),
    /// A rate is not in the table.
    #[error(transparent)]
    Rate(#[from] RateError),
    /// The figures are larger than money can be.
    #[error("an interest this large cannot be computed")]
    TooLarge,
}

/// Interest on an item due on `due`, up to and including `until`.
///
/// ```
/// use receivables::{Currency, Money, interest::{BalanceChange, late_interest}};
/// use receivables::rates::{RateTable, Regime};
///
/// let due = "2024-11-30".parse()?;
/// let debt = BalanceChange { on: due, amount: Money::parse("10000", Currency::EUR)? };
/// let interest =
///     late_interest(Regime::FrB2bDefault, &RateTable::shipped(), due, &[debt], "2025-02-15".parse()?)?;
/// // 31 days at 14.25 % in 2024, 46 days at 13.15 % in 2025.
/// assert_eq!(interest.days_late, 77);
/// assert_eq!(interest.amount.to_string(), "286.75");
/// assert_eq!(interest.fixed_sum.to_string(), "40.00");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn late_interest(
    penalty: impl Into<Penalty>,
    rates: &RateTable,
    due: NaiveDate,
    changes: &[BalanceChange],
    until: NaiveDate,
) -> Result<Interest, InterestError> {
    let currency = one_currency(changes)?;
    let mut ledger = Accrual::new(penalty.into(), rates, currency);
    let mut from = due.succ_opt().unwrap_or(due);
    while due < from && from <= until {
        let to = end_of_stretch(from, until, changes);
        ledger.accrue(from, to, owed_on(from, changes)?)?;
        let Some(next) = to.succ_opt() else { break };
        from = next;
    }
    ledger.close()
}

/// The sum so far. Interest is kept as one exact numerator over 36500, divided once.
struct Accrual<'a> {
    penalty: Penalty,
    rates: &'a RateTable,
    numerator: Decimal,
    interest: Interest,
}

/// Percent times days of a year.
const DIVISOR: u32 = 36_500;

impl<'a> Accrual<'a> {
    fn new(penalty: Penalty, rates: &'a RateTable, currency: Currency) -> Self {
        let interest = Interest {
            segments: Vec::new(),
            days_late: 0,
            amount: Money::zero(currency),
            fixed_sum: penalty.regime.no_fixed_sum(),
            unconfirmed: false,
            below_floor: false,
        };
        Self { penalty, rates, numerator: Decimal::ZERO, interest }
    }

    /// Adds a stretch; one on which nothing was owed bears nothing.
    fn accrue(&mut self, from: NaiveDate, to: NaiveDate, base: i64) -> Result<(), InterestError> {
        if base <= 0 {
            return Ok(());
        }
        let interest = &mut self.interest;
        let base = Money { minor: base, ..interest.amount };
        let semester = Semester::of(from);
        // Where the rate is frozen, it is the one of the semester in which interest began.
        let started = interest.segments.first().map_or(semester, |it| it.semester);
        let quote = self.penalty.quote(self.rates, started, semester)?;
        let days = days_between(from, to).unsigned_abs() + 1;
        let numerator = percent_days(base, quote.percent, days).ok_or(InterestError::TooLarge)?;
        if interest.segments.is_empty() {
            interest.fixed_sum = self.penalty.regime.fixed_sum(base);
        }
        self.numerator = self.numerator.checked_add(numerator).ok_or(InterestError::TooLarge)?;
        interest.days_late += days;
        interest.unconfirmed |= !quote.confirmed;
        interest.below_floor |= self.penalty.is_below_floor(self.rates, started, semester);
        let (rate_percent, unrounded) = (quote.percent, numerator / Decimal::from(DIVISOR));
        let segment = InterestSegment { semester, from, to, days, base, rate_percent, unrounded };
        interest.segments.push(segment);
        Ok(())
    }

    fn close(mut self) -> Result<Interest, InterestError> {
        let unrounded = self.numerator / Decimal::from(DIVISOR);
        self.interest.amount = Money::round(unrounded, self.interest.amount.currency)
            .map_err(|_: MoneyError| InterestError::TooLarge)?;
        Ok(self.interest)
    }
}

fn percent_days(base: Money, percent: Decimal, days: u32) -> Option<Decimal> {
    base.decimal().checked_mul(percent)?.checked_mul(days.into())
}

fn one_currency(changes: &[BalanceChange]) -> Result<Currency, InterestError> {
    let first = changes.first().ok_or(InterestError::NoDebt)?.amount.currency;
    match changes.iter().find(|it| it.amount.currency != first) {
        Some(other) => Err(InterestError::MixedCurrencies(first, other.amount.currency)),
        None => Ok(first),
    }
}

/// The last day, not after `until`, of the semester and of the balance that hold on `from`.
fn end_of_stretch(from: NaiveDate, until: NaiveDate, changes: &[BalanceChange]) -> NaiveDate {
    let end = Semester::of(from).last_day();
    // Days outside the years a semester can name make no stretch of their own.
    let end = if end < from { until } else { end.min(until) };
    changes.iter().map(|it| it.on).filter(|&on| from <= on).fold(end, NaiveDate::min)
}

/// What is owed on a day: everything that happened before it.
fn owed_on(day: NaiveDate, changes: &[BalanceChange]) -> Result<i64, InterestError> {
    changes
        .iter()
        .filter(|it| it.on < day)
        .try_fold(0_i64, |owed, it| owed.checked_add(it.amount.minor))
        .ok_or(InterestError::TooLarge)
}

#[cfg(test)]
mod tests;
