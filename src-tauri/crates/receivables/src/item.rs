//! Items: the documents of a customer account, and what is open of them.
//!
//! An invoice due in three instalments is three items: each ages from its own due date.
//! Amounts carry the sign of the customer account: invoices are positive, credit notes
//! and payments on account negative.

use chrono::{Datelike as _, NaiveDate};

use crate::Money;

/// The ledger's key of a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CustomerId(pub i64);

/// The ledger's key of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId(pub i64);

/// What a document does to the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemKind {
    /// A claim on the customer.
    Invoice,
    /// A claim given back.
    CreditNote,
    /// Money received that no invoice took yet (*règlement non affecté*).
    Payment,
}

/// A document, or one instalment of it, with what is open of it on a key date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenItem {
    /// The item.
    pub id: ItemId,
    /// Whose account it stands on.
    pub customer: CustomerId,
    /// What it is.
    pub kind: ItemKind,
    /// Day of issue.
    pub issued: NaiveDate,
    /// Day it falls due; some documents have none.
    pub due: Option<NaiveDate>,
    /// What is open, in the sign of the account.
    pub open: Money,
}

impl OpenItem {
    /// Days past due: 0 or less is not late. `None` without a due date.
    ///
    /// The due date is never moved to a business day: French law counts penalties from
    /// the day after it, Sunday or not.
    pub fn days_past_due(&self, key_date: NaiveDate) -> Option<i32> {
        self.due.map(|due| days_between(due, key_date))
    }

    /// Whether the item reduces what the customer owes.
    pub fn is_credit(&self) -> bool {
        self.kind != ItemKind::Invoice || self.open.minor < 0
    }

    /// Whether the item can be claimed as late on the key date.
    pub fn is_overdue(&self, key_date: NaiveDate) -> bool {
        !self.is_credit() && self.days_past_due(key_date).is_some_and(|days| days > 0)
    }
}

/// Calendar days from one date to another; negative when `to` is earlier.
///
/// ```
/// use receivables::item::days_between;
/// let day = |text: &str| text.parse().unwrap();
/// assert_eq!(days_between(day("2024-02-28"), day("2024-03-01")), 2);
/// assert_eq!(days_between(day("2025-12-31"), day("2026-01-01")), 1);
/// assert_eq!(days_between(day("2026-03-31"), day("2026-01-01")), -89);
/// ```
pub fn days_between(from: NaiveDate, to: NaiveDate) -> i32 {
    // Most spans lie within a year, where the days of the year tell.
    if from.year() == to.year() {
        return to.ordinal() as i32 - from.ordinal() as i32;
    }
    i32::try_from(to.signed_duration_since(from).num_days()).expect("a calendar span fits 32 bits")
}
