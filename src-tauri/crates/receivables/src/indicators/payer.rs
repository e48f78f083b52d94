//! How customers pay: days to pay, days late, share paid on time, age of what is overdue.
//!
//! Weighted by amount unless the name says otherwise. *Signed* lateness lets an early payment
//! make up for a late one; *clipped* lateness counts it as 0.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::ratio;
use crate::item::days_between;

/// An invoice that was paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaidInvoice {
    /// Day of issue.
    pub issued: NaiveDate,
    /// Day it fell due.
    pub due: NaiveDate,
    /// Day the money came.
    pub paid_on: NaiveDate,
    /// What was paid, minor units.
    pub paid: i64,
}

/// What the paid invoices of a customer, or of all of them, say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PayerHabits {
    /// Days from issue to payment.
    pub days_to_pay: Decimal,
    /// The same, each invoice counting once.
    pub days_to_pay_unweighted: Decimal,
    /// Days from issue to due date: the terms granted.
    pub terms_granted: Decimal,
    /// Days from due date to payment, early ones negative.
    pub days_late: Decimal,
    /// The same, each invoice counting once.
    pub days_late_unweighted: Decimal,
    /// Days from due date to payment, early ones 0.
    pub days_late_clipped: Decimal,
    /// Percent of the amount paid on the due date or before.
    pub on_time_by_amount: Decimal,
    /// Percent of the invoices paid on the due date or before.
    pub on_time_by_count: Decimal,
}

/// An open item and how late it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LateItem {
    /// Days past due; 0 or less is not late.
    pub days_past_due: i32,
    /// What is open, minor units.
    pub open: i64,
}

impl PayerHabits {
    /// The habits seen in `invoices`; `None` when they add up to nothing.
    pub fn of(invoices: &[PaidInvoice]) -> Option<Self> {
        let to_pay = |it: &PaidInvoice| days_between(it.issued, it.paid_on);
        let late = |it: &PaidInvoice| days_between(it.due, it.paid_on);
        let on_time = |it: &PaidInvoice| 100 * i32::from(late(it) <= 0);
        Some(Self {
            days_to_pay: weighted(invoices, to_pay)?,
            days_to_pay_unweighted: unweighted(invoices, to_pay)?,
            terms_granted: weighted(invoices, |it| days_between(it.issued, it.due))?,
            days_late: weighted(invoices, late)?,
            days_late_unweighted: unweighted(invoices, late)?,
            days_late_clipped: weighted(invoices, |it| late(it).max(0))?,
            on_time_by_amount: weighted(invoices, on_time)?,
            on_time_by_count: unweighted(invoices, on_time)?,
        })
    }
}

/// Average age of what is overdue, in days; `None` when nothing is.
pub fn average_age_of_overdue(items: &[LateItem]) -> Option<Decimal> {
    let overdue = items.iter().filter(|it| it.days_past_due > 0);
    average(overdue.map(|it| (it.days_past_due, it.open)))
}

/// The lateness of overdue items spread over everything open.
pub fn average_days_late_of_open(items: &[LateItem]) -> Option<Decimal> {
    average(items.iter().map(|it| (it.days_past_due.max(0), it.open)))
}

fn weighted(invoices: &[PaidInvoice], days: impl Fn(&PaidInvoice) -> i32) -> Option<Decimal> {
    average(invoices.iter().map(|it| (days(it), it.paid)))
}

fn unweighted(invoices: &[PaidInvoice], days: impl Fn(&PaidInvoice) -> i32) -> Option<Decimal> {
    average(invoices.iter().map(|it| (days(it), 1)))
}

/// `Σ days × weight / Σ weight`.
fn average(values: impl Iterator<Item = (i32, i64)>) -> Option<Decimal> {
    let (sum, weights) = values.fold((0_i128, 0_i128), |(sum, weights), (days, weight)| {
        (sum + i128::from(days) * i128::from(weight), weights + i128::from(weight))
    });
    ratio(sum, weights)
}
