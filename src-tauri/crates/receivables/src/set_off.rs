//! Set-off (*compensation*): invoices that a credit note settled instead of money.
//!
//! How late a customer pays is read from receipts alone. A credit note and the invoice it settles
//! leave the same trace on both: the same amount, on the same day, of the same customer. A receipt
//! that happens to equal a credit note of its day is taken for the set-off.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::{Currency, CustomerId, portfolio::Portfolio};

/// What credit notes settled, in one currency.
///
/// ```
/// use receivables::{CustomerId, set_off::SetOffs};
///
/// let day = "2026-03-20".parse()?;
/// let mut set_offs = SetOffs::default();
/// set_offs.add(CustomerId(1), day, -200_00); // a credit note is negative
/// assert!(set_offs.settled(CustomerId(1), day, 200_00));
/// assert!(!set_offs.settled(CustomerId(1), day, 1_000_00)); // the rest was paid
/// assert!(!set_offs.settled(CustomerId(2), day, 200_00));
/// # Ok::<(), chrono::ParseError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SetOffs(HashSet<(CustomerId, NaiveDate, i64)>);

impl SetOffs {
    /// Of everything ever issued in a currency.
    pub fn of(portfolio: &Portfolio, currency: Currency) -> Self {
        let mut set_offs = Self::default();
        let notes = portfolio.credit_notes().filter(|it| it.0.original.currency == currency);
        for (note, settlements) in notes {
            for it in settlements {
                set_offs.add(note.customer, it.on, it.minor);
            }
        }
        set_offs
    }

    /// Notes what was settled of a credit note: negative, as on the account. What was given back
    /// is no set-off.
    pub fn add(&mut self, customer: CustomerId, on: NaiveDate, minor: i64) {
        if minor < 0 {
            self.0.insert((customer, on, minor.saturating_neg()));
        }
    }

    /// Whether a credit note settled so much of an invoice on a day.
    pub fn settled(&self, customer: CustomerId, on: NaiveDate, minor: i64) -> bool {
        !self.0.is_empty() && self.0.contains(&(customer, on, minor))
    }
}
