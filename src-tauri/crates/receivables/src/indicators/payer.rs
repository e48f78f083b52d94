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

/// The habits in the making: the sums of any number of payments, in whole numbers of constant size.
///
/// A payment of a part counts for that part, on its own day. What is not positive (a payment taken
/// back) does not count: the day it came is a fact, whatever happened later.
///
/// ```
/// use receivables::indicators::{HabitSums, PaidInvoice, rounded};
///
/// let mut march = HabitSums::default();
/// for (paid_on, paid) in [("2026-03-11", 3_000_00), ("2026-03-31", 1_000_00)] {
///     march.add(PaidInvoice {
///         issued: "2026-02-09".parse()?, due: "2026-03-11".parse()?,
///         paid_on: paid_on.parse()?, paid,
///     });
/// }
/// let habits = march.habits().unwrap();
/// assert_eq!(rounded(habits.days_to_pay, 2).to_string(), "35.00"); // (3 × 30 + 50) / 4
/// assert_eq!(rounded(habits.days_late, 2).to_string(), "5.00"); // (3 × 0 + 20) / 4
/// assert_eq!(rounded(habits.on_time_by_amount, 0).to_string(), "75");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HabitSums {
    /// What was paid, minor units.
    pub paid: i128,
    /// Of it, on the due date or before.
    pub paid_on_time: i128,
    /// How many payments.
    pub count: i64,
    /// How many of them on the due date or before.
    pub count_on_time: i64,
    /// Minor units times days from issue to payment.
    pub to_pay: i128,
    /// Minor units times days from issue to due date.
    pub terms: i128,
    /// Minor units times days from due date to payment, early ones negative.
    pub late: i128,
    /// The same, early ones 0.
    pub late_clipped: i128,
    /// Days from issue to payment, each payment counting once.
    pub days_to_pay: i64,
    /// Days from due date to payment, each payment counting once.
    pub days_late: i64,
}

impl HabitSums {
    /// Counts a payment.
    pub fn add(&mut self, invoice: PaidInvoice) {
        if invoice.paid <= 0 {
            return;
        }
        let to_pay = days_between(invoice.issued, invoice.paid_on);
        let late = days_between(invoice.due, invoice.paid_on);
        self.paid += i128::from(invoice.paid);
        self.count += 1;
        if late <= 0 {
            self.paid_on_time += i128::from(invoice.paid);
            self.count_on_time += 1;
        }
        self.to_pay += minor_days(invoice.paid, to_pay);
        self.terms += minor_days(invoice.paid, to_pay - late);
        self.late += minor_days(invoice.paid, late);
        self.late_clipped += minor_days(invoice.paid, late.max(0));
        self.days_to_pay += i64::from(to_pay);
        self.days_late += i64::from(late);
    }

    /// Counts what other sums counted.
    pub fn add_all(&mut self, other: Self) {
        self.paid += other.paid;
        self.paid_on_time += other.paid_on_time;
        self.count += other.count;
        self.count_on_time += other.count_on_time;
        self.to_pay += other.to_pay;
        self.terms += other.terms;
        self.late += other.late;
        self.late_clipped += other.late_clipped;
        self.days_to_pay += other.days_to_pay;
        self.days_late += other.days_late;
    }

    /// The habits the sums make; `None` when nothing was paid.
    pub fn habits(&self) -> Option<PayerHabits> {
        let weighted = |sum| ratio(sum, self.paid);
        let unweighted = |sum: i64| ratio(sum.into(), self.count.into());
        Some(PayerHabits {
            days_to_pay: weighted(self.to_pay)?,
            days_to_pay_unweighted: unweighted(self.days_to_pay)?,
            terms_granted: weighted(self.terms)?,
            days_late: weighted(self.late)?,
            days_late_unweighted: unweighted(self.days_late)?,
            days_late_clipped: weighted(self.late_clipped)?,
            on_time_by_amount: weighted(100 * self.paid_on_time)?,
            on_time_by_count: unweighted(100 * self.count_on_time)?,
        })
    }
}

impl PayerHabits {
    /// The habits seen in `invoices`; `None` when nothing was paid.
    pub fn of(invoices: &[PaidInvoice]) -> Option<Self> {
        let mut sums = HabitSums::default();
        invoices.iter().for_each(|it| sums.add(*it));
        sums.habits()
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

/// Minor units times days. 64 bits times 32 always fit 128, so the product needs no check, which
/// would cost more than all the rest.
pub(crate) fn minor_days(minor: i64, days: i32) -> i128 {
    i128::from(minor).wrapping_mul(i128::from(days))
}

/// `Σ days × weight / Σ weight`.
fn average(values: impl Iterator<Item = (i32, i64)>) -> Option<Decimal> {
    let (sum, weights) = values.fold((0_i128, 0_i128), |(sum, weights), (days, weight)| {
        (sum + i128::from(days) * i128::from(weight), weights + i128::from(weight))
    });
    ratio(sum, weights)
}
