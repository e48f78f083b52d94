//! Early warning: a good payer who slips.
//!
//! Good is who paid at most five days late, early payments counting as 0, in the six months that
//! ended three months ago. He slips when the last three months are at least ten days later than
//! that. They are read from what he paid in them **and** from what fell due in them and is still
//! open, at its lateness of the key date: who stops paying shows at once. Weighted by amount.

use chrono::{Months, NaiveDate};
use rust_decimal::Decimal;

use super::{FEWEST, PaidInvoice, Sums};

/// Days late up to which a payer is a good one.
pub const GOOD_PAYER_DAYS: u32 = 5;
/// Days by which it must have got later.
pub const SLIP_DAYS: u32 = 10;
/// Invoices of the last three months under which nothing is said.
const FEWEST_LATELY: u32 = 2;

/// How a good payer slips. Days, unrounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slip {
    /// Clipped days late of the six months that ended three months ago.
    pub before: Decimal,
    /// Clipped days late of the last three months, what is still open included.
    pub lately: Decimal,
}

/// A warning in the making: the sums of one customer, in whole numbers of constant size.
///
/// ```
/// use receivables::behaviour::{PaidInvoice, SlipSums};
/// let key_date = "2026-06-30".parse()?;
/// let mut sums = SlipSums::default();
/// for (due, paid_on) in [
///     ("2025-11-30", "2025-12-02"), ("2025-12-31", "2025-12-31"), ("2026-01-31", "2026-02-02"),
///     ("2026-03-31", "2026-04-10"),
/// ] {
///     let (due, paid_on) = (due.parse()?, paid_on.parse()?);
///     sums.add_paid(PaidInvoice { amount_minor: 100_00, due, paid_on }, key_date);
/// }
/// assert_eq!(sums.slip(), None); // one late invoice is an accident
/// sums.add_open(100_00, "2026-05-31".parse()?, key_date);
/// assert_eq!(sums.slip().unwrap().lately, 20.into()); // ten days, and thirty so far
/// # Ok::<(), chrono::ParseError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SlipSums {
    before: Sums,
    before_count: u32,
    lately: Sums,
    lately_count: u32,
}

impl SlipSums {
    /// Counts an invoice that was paid; the key date must be the same for all of them. Spans of
    /// months as for [`ProfileSums::add`](super::ProfileSums::add).
    pub fn add_paid(&mut self, invoice: PaidInvoice, key_date: NaiveDate) {
        let within = |months| is_within(invoice.paid_on, months, key_date);
        if invoice.amount_minor <= 0 || invoice.paid_on > key_date || !within(9) {
            return;
        }
        let (sums, count) = if within(3) {
            (&mut self.lately, &mut self.lately_count)
        } else {
            (&mut self.before, &mut self.before_count)
        };
        sums.add(invoice);
        *count = count.saturating_add(1);
    }

    /// Counts what is open of an invoice that fell due in the last three months.
    pub fn add_open(&mut self, open_minor: i64, due: NaiveDate, key_date: NaiveDate) {
        if open_minor > 0 && due < key_date && is_within(due, 3, key_date) {
            self.lately.add(PaidInvoice { amount_minor: open_minor, due, paid_on: key_date });
            self.lately_count = self.lately_count.saturating_add(1);
        }
    }

    /// The slip, where there is one: three invoices paid before and two lately at least.
    pub fn slip(&self) -> Option<Slip> {
        if self.before_count < FEWEST || self.lately_count < FEWEST_LATELY {
            return None;
        }
        let slip =
            Slip { before: self.before.clipped_average()?, lately: self.lately.clipped_average()? };
        let was_good = slip.before <= GOOD_PAYER_DAYS.into();
        (was_good && slip.lately - slip.before >= SLIP_DAYS.into()).then_some(slip)
    }
}

fn is_within(day: NaiveDate, months: u32, key_date: NaiveDate) -> bool {
    key_date.checked_sub_months(Months::new(months)).is_none_or(|it| day > it)
}

#[cfg(test)]
mod tests;
