//! Statements: what a file says of one document, and what that adds to what the ledger knows.

use chrono::NaiveDate;
use receivables::{ItemKind, Money};
use store::{DueSource, StoredItem};

/// What a file states of one document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stated<'a> {
    pub(super) line: u64,
    pub(super) customer_code: &'a str,
    pub(super) customer_name: &'a str,
    pub(super) number: &'a str,
    pub(super) kind: ItemKind,
    pub(super) issued: NaiveDate,
    pub(super) due: Option<NaiveDate>,
    pub(super) due_source: DueSource,
    pub(super) account: &'a str,
    pub(super) original: Money,
    /// Whether the file states what it was issued for; else `original` is what is open of it.
    pub(super) has_original: bool,
    pub(super) settled: Settled<'a>,
    pub(super) disputed: Option<bool>,
    pub(super) reference: &'a str,
    /// Whether it was sold when it was issued.
    pub(super) is_sale: bool,
}

impl Stated<'_> {
    /// The statement about a document that is known: a blank due date erases nothing, and a balance
    /// says nothing of the amount.
    pub(super) fn beside(&self, item: &StoredItem) -> Self {
        let mut stated = *self;
        if self.due.is_none() && item.due.is_some() {
            (stated.due, stated.due_source) = (item.due, item.due_source);
        }
        if self.has_original { stated } else { stated.issued_as(item.original) }
    }

    /// The same of a document of which only the balance is stated, issued for another amount.
    fn issued_as(&self, original: Money) -> Self {
        let (open, issued) = (self.original.minor, original.minor);
        // A balance above the amount, or of another sign or currency, is news about the amount itself.
        let is_part = self.original.currency == original.currency
            && open.signum() * issued.signum() >= 0
            && open.abs() <= issued.abs();
        if !is_part {
            return *self;
        }
        let minor = issued - open;
        Self { original, settled: Settled { minor, ..self.settled }, ..*self }
    }
}

/// What is settled of a document, and since when.
#[derive(Debug, Clone, Copy)]
pub(super) struct Settled<'a> {
    /// All of it, in the sign of the document.
    pub(super) minor: i64,
    /// Day of the last part.
    pub(super) on: NaiveDate,
    pub(super) source: &'static str,
    /// The parts with their days, oldest first, where the file knows them.
    pub(super) parts: &'a [(NaiveDate, i64)],
}

/// How much the accounting's statement adds to what is settled, and whether the accounting now
/// knows what the bank brought. `accounted` is what the accounting said before; `by_bank` what the
/// bank brought since; `original` what the document was issued for.
///
/// As long as the accounting has not moved, the bank's money stays received. A movement that leaves
/// room for that money is another one; where there is no room the accounting means the same money,
/// and its word holds.
pub(super) fn to_settle(stated: i64, accounted: i64, by_bank: i64, original: i64) -> (i64, bool) {
    let unmoved = stated.abs() <= accounted.abs();
    let has_room = (stated + by_bank).abs() <= original.abs();
    if by_bank == 0 || unmoved || has_room {
        (stated - accounted, false)
    } else {
        (stated - accounted - by_bank, true)
    }
}

/// The dated parts that make up what is to be settled: the newest ones the file knows where they
/// add up to it, else one part on the last day.
pub(super) fn parts_of(settled: &Settled<'_>, more: i64) -> Vec<(NaiveDate, i64)> {
    if more == 0 {
        return Vec::new();
    }
    let (mut sum, mut from) = (0, settled.parts.len());
    while from > 0 && sum != more {
        from -= 1;
        sum += settled.parts[from].1;
    }
    if sum == more { settled.parts[from..].to_vec() } else { vec![(settled.on, more)] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bank_s_money_stays_until_the_accounting_knows_it() {
        for (stated, accounted, by_bank, more, caught_up) in [
            (100, 0, 0, 100, false),  // paid, says the accounting
            (0, 100, 0, -100, false), // taken back
            (0, 0, 100, 0, false),    // paid by bank, not booked yet
            (100, 0, 100, 0, true),   // booked
            (98, 0, 100, -2, true),   // booked, less the discount that the bank's match allowed
            (30, 30, 70, 0, false),   // an older part booked, the bank's not yet
            (0, 30, 70, -30, false),  // the older part taken back
            (30, 0, 70, 30, false),   // another part booked: there is room for both
            (100, 30, 70, 0, true),   // all of it booked
        ] {
            assert_eq!(to_settle(stated, accounted, by_bank, 100), (more, caught_up), "{stated}");
        }
    }

    #[test]
    fn known_parts_are_settled_each_on_its_day() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
        let parts = [(day(1), 10), (day(5), 20), (day(9), 30)];
        let settled = Settled { minor: 60, on: day(9), source: "entry", parts: &parts };
        assert_eq!(parts_of(&settled, 50), [(day(5), 20), (day(9), 30)]);
        assert_eq!(parts_of(&settled, 60), parts);
        assert_eq!(parts_of(&settled, 45), [(day(9), 45)]);
        assert_eq!(parts_of(&settled, 0), []);
    }
}
