//! Early warning: a good payer who slips.
//!
//! Good is who paid at most five days late, early payments counting as 0, in the six months that
//! ended three months ago. He slips when the last three months are at least ten days later than
//! that. They are read from what he paid in them **and** from what fell due in them and is still
//! open, at its lateness of the key date: who stops paying shows at once. Weighted by amount.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{FEWEST, LookBack, PaidInvoice, PayerSums};

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

impl PayerSums {
    /// Counts what is open of an invoice if it fell due in the last three months.
    pub fn add_open(&mut self, open_minor: i64, due: NaiveDate, look_back: &LookBack) {
        let key_date = look_back.key_date;
        if open_minor > 0 && due < key_date && due > look_back.three_months {
            self.open.add(PaidInvoice {
                amount_minor: open_minor,
                due,
                paid_on: key_date,
                before: None,
            });
        }
    }

    /// The slip, where there is one: three invoices paid before and two lately at least.
    ///
    /// ```
    /// use receivables::behaviour::{LookBack, PaidInvoice, PayerSums};
    /// let look_back = LookBack::from("2026-06-30".parse()?);
    /// let mut sums = PayerSums::default();
    /// for (due, paid_on) in [
    ///     ("2025-11-30", "2025-12-02"), ("2025-12-31", "2025-12-31"),
    ///     ("2026-01-31", "2026-02-02"), ("2026-03-31", "2026-04-10"),
    /// ] {
    ///     let (due, paid_on) = (due.parse()?, paid_on.parse()?);
    ///     sums.add_paid(PaidInvoice { amount_minor: 100_00, due, paid_on, before: None }, &look_back);
    /// }
    /// assert_eq!(sums.slip(), None); // one late invoice is an accident
    /// sums.add_open(100_00, "2026-05-31".parse()?, &look_back);
    /// assert_eq!(sums.slip().unwrap().lately, 20.into()); // ten days, and thirty so far
    /// # Ok::<(), chrono::ParseError>(())
    /// ```
    pub fn slip(&self) -> Option<Slip> {
        let (lately, before) = (self.paid[0].and(self.open), self.paid[1].and(self.paid[2]));
        if before.count < FEWEST || lately.count < FEWEST_LATELY {
            return None;
        }
        // In whole numbers first: few slip, and a quotient is costly where there are many customers.
        if before.clipped > i128::from(GOOD_PAYER_DAYS) * before.paid
            || lately.clipped < i128::from(SLIP_DAYS) * lately.paid
        {
            return None;
        }
        let slip = Slip { before: before.clipped_average()?, lately: lately.clipped_average()? };
        let was_good = slip.before <= GOOD_PAYER_DAYS.into();
        (was_good && slip.lately - slip.before >= SLIP_DAYS.into()).then_some(slip)
    }
}

#[cfg(test)]
mod tests;
