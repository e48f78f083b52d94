//! Payer behaviour (*comportement de paiement*): how late a customer has paid lately, whether it
//! gets worse, and what that makes of the customer.
//!
//! Lateness is weighted by amount and read from invoices that were **paid**: over the six months
//! up to the key date, the last three compared with the three before. *Signed* lateness lets an
//! early payment make up for a late one; *clipped* lateness counts it as 0. Fewer than three paid
//! invoices in twelve months say nothing. Sums are whole numbers, divided once at the end.

use chrono::{Months, NaiveDate};
use rust_decimal::Decimal;

mod of_portfolio;
mod run_days;
mod scales;
mod score;
mod slip;

pub use of_portfolio::{paid_invoices, payer_sums};
pub use run_days::{PaymentDays, RunCalendar, RunDays};
pub use scales::{RiskBand, days_beyond_terms, paydex};
pub use score::{Class, Deductions, Rating, Score, ScoreInputs, rate};
pub use slip::{GOOD_PAYER_DAYS, SLIP_DAYS, Slip};

use crate::{indicators::ratio, item::days_between};

/// An invoice that was paid, in full or in part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaidInvoice {
    /// What was paid, minor units of one currency; nothing counts that is not positive.
    pub amount_minor: i64,
    /// Day it fell due.
    pub due: NaiveDate,
    /// Day the money came.
    pub paid_on: NaiveDate,
    /// Day money came for the same invoice before: an invoice paid in parts is one.
    pub before: Option<NaiveDate>,
}

/// How a customer pays. Days, unrounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PayerProfile {
    /// Days late of what was paid in six months, weighted by amount; early payments negative.
    pub weighted_days_late: Decimal,
    /// The same with early payments counted as 0.
    pub clipped_days_late: Decimal,
    /// Clipped days late of the last three months less those of the three before: positive where
    /// it gets worse, 0 where one half has nothing to compare.
    pub trend: Decimal,
    /// Invoices paid in twelve months.
    pub paid_count: u32,
}

/// The spans of months that behaviour is read from.
///
/// A span ends with the key date and begins the day after the same day of the month, so many months
/// before: three months up to 30 June begin on 31 March.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LookBack {
    /// The day they all end with.
    pub key_date: NaiveDate,
    /// The last day before the three months up to it.
    pub three_months: NaiveDate,
    /// The same of six.
    pub six_months: NaiveDate,
    /// The same of nine.
    pub nine_months: NaiveDate,
    /// The same of twelve.
    pub twelve_months: NaiveDate,
}

impl LookBack {
    /// Up to a key date. At the beginning of time nothing lies before a span.
    pub fn from(key_date: NaiveDate) -> Self {
        let before =
            |months| key_date.checked_sub_months(Months::new(months)).unwrap_or(NaiveDate::MIN);
        Self {
            key_date,
            three_months: before(3),
            six_months: before(6),
            nine_months: before(9),
            twelve_months: before(12),
        }
    }
}

/// What makes a profile and a warning: the sums of one customer, in whole numbers of constant size.
///
/// ```
/// use receivables::behaviour::{LookBack, PaidInvoice, PayerSums};
///
/// let look_back = LookBack::from("2026-06-30".parse()?);
/// let mut sums = PayerSums::default();
/// for (amount_minor, due, paid_on) in [
///     (1000_00, "2026-02-28", "2026-03-10"), // ten days late
///     (3000_00, "2026-04-30", "2026-04-28"), // two days early
///     (4000_00, "2026-05-31", "2026-06-20"), // twenty days late
/// ] {
///     let paid = PaidInvoice { amount_minor, due: due.parse()?, paid_on: paid_on.parse()?, before: None };
///     sums.add_paid(paid, &look_back);
/// }
/// let profile = sums.profile().unwrap();
/// assert_eq!(profile.weighted_days_late, "10.5".parse()?); // (10 − 6 + 80) / 8
/// assert_eq!(profile.clipped_days_late, "11.25".parse()?); // (10 + 0 + 80) / 8
/// assert_eq!(profile.paid_count, 3);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PayerSums {
    /// What was paid in the last three months, in the three before, and in the three before those.
    paid: [Sums; 3],
    /// What fell due in the last three months and is still open, as late as it is.
    open: Sums,
    /// Invoices paid in twelve months.
    paid_count: u32,
}

/// Minor units, and minor units times days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Sums {
    count: u32,
    paid: i128,
    days_late: i128,
    clipped: i128,
}

/// Paid invoices in twelve months under which a customer has no profile.
const FEWEST: u32 = 3;

/// The profile of a customer on the key date; invoices may come in any order.
///
/// `None` with fewer than three invoices paid in the twelve months up to the key date, or none in
/// six.
pub fn payer_profile(paid: &[PaidInvoice], key_date: NaiveDate) -> Option<PayerProfile> {
    let mut sums = PayerSums::default();
    let look_back = LookBack::from(key_date);
    for it in paid {
        sums.add_paid(*it, &look_back);
    }
    sums.profile()
}

impl PayerSums {
    /// Counts an invoice if it was paid in the twelve months looked back over, which must be the
    /// same for all of them, and says whether it was.
    pub fn add_paid(&mut self, invoice: PaidInvoice, look_back: &LookBack) -> bool {
        let paid_on = invoice.paid_on;
        if invoice.amount_minor <= 0
            || paid_on > look_back.key_date
            || paid_on <= look_back.twelve_months
        {
            return false;
        }
        let is_counted = invoice.before.is_some_and(|it| it > look_back.twelve_months);
        self.paid_count = self.paid_count.saturating_add(u32::from(!is_counted));
        let begins = [look_back.three_months, look_back.six_months, look_back.nine_months];
        if let Some(span) = begins.iter().position(|it| paid_on > *it) {
            self.paid[span].add(invoice);
        }
        true
    }

    /// Whether an invoice was paid in twelve months.
    pub fn has_paid(&self) -> bool {
        self.paid_count > 0
    }

    /// The profile the sums make; `None` as for [`payer_profile`].
    pub fn profile(&self) -> Option<PayerProfile> {
        let [late, early, _] = self.paid;
        let both = late.and(early);
        if self.paid_count < FEWEST {
            return None;
        }
        let clipped = both.clipped_average()?;
        let nothing_early = both.days_late == both.clipped;
        let trend = late.clipped_average().zip(early.clipped_average());
        Some(PayerProfile {
            weighted_days_late: if nothing_early {
                clipped
            } else {
                ratio(both.days_late, both.paid)?
            },
            clipped_days_late: clipped,
            trend: trend.map_or(Decimal::ZERO, |(late, early)| late - early),
            paid_count: self.paid_count,
        })
    }
}

impl Sums {
    fn add(&mut self, invoice: PaidInvoice) {
        let paid = i128::from(invoice.amount_minor);
        let days = i128::from(days_between(invoice.due, invoice.paid_on));
        self.count = self.count.saturating_add(1);
        self.paid += paid;
        self.days_late += paid * days;
        self.clipped += paid * days.max(0);
    }

    fn and(self, other: Self) -> Self {
        Self {
            count: self.count.saturating_add(other.count),
            paid: self.paid + other.paid,
            days_late: self.days_late + other.days_late,
            clipped: self.clipped + other.clipped,
        }
    }

    fn clipped_average(self) -> Option<Decimal> {
        ratio(self.clipped, self.paid)
    }
}

#[cfg(test)]
mod tests;
