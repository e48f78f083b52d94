//! Entries to book: what moves to account 416, and what the allowance becomes.
//!
//! The allowance is compared with that of the closing before, customer by customer: an increase is
//! charged (6817), a decrease taken back (7817), and one customer's never hides another's: charges
//! and income are not set off (art. L123-19 C. com.). The matrix is one allowance of all who are not judged alone.

use std::collections::{BTreeMap, BTreeSet};

use crate::CustomerId;

/// Accounts of the *plan comptable général*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Account {
    /// 411 *Clients*.
    Customers,
    /// 416 *Clients douteux ou litigieux*.
    DoubtfulCustomers,
    /// 491 *Dépréciations des comptes de clients*.
    Allowance,
    /// 6817 *Dotations aux dépréciations des actifs circulants*.
    Charge,
    /// 7817 *Reprises sur dépréciations des actifs circulants*.
    Reversal,
}

/// What an entry does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryKind {
    /// A debt becomes doubtful, or more of it does.
    Reclassification,
    /// A debt is no longer doubtful.
    BackToCustomers,
    /// The allowance grows.
    Charge,
    /// The allowance shrinks.
    Reversal,
}

/// One entry: an amount from the credit of one account to the debit of another. Minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// What it does.
    pub kind: EntryKind,
    /// Of whom; none: of all who are not judged alone.
    pub customer: Option<CustomerId>,
    /// How much; always positive.
    pub minor: i64,
}

/// What stands in the books for a doubtful customer. Amounts are minor units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Provisioned {
    /// Its debt on account 416, VAT included.
    pub doubtful: i64,
    /// Its allowance on account 491.
    pub allowance: i64,
}

/// The allowances of one closing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Allowances {
    /// Of all who are not judged alone.
    pub matrix: i64,
    /// Of each doubtful customer.
    pub doubtful: BTreeMap<CustomerId, Provisioned>,
}

impl Account {
    /// Its number.
    pub fn number(self) -> &'static str {
        match self {
            Self::Customers => "411",
            Self::DoubtfulCustomers => "416",
            Self::Allowance => "491",
            Self::Charge => "6817",
            Self::Reversal => "7817",
        }
    }
}

impl EntryKind {
    /// The account debited and the account credited.
    pub fn accounts(self) -> (Account, Account) {
        match self {
            Self::Reclassification => (Account::DoubtfulCustomers, Account::Customers),
            Self::BackToCustomers => (Account::Customers, Account::DoubtfulCustomers),
            Self::Charge => (Account::Charge, Account::Allowance),
            Self::Reversal => (Account::Allowance, Account::Reversal),
        }
    }
}

/// What is to be booked between two closings, customers in the order of their ids, the matrix last.
///
/// `on_416` is what the accounting itself has on account 416 already, `open` what is still open now
/// of customers who are doubtful no longer: a debt that was paid moves nowhere.
pub fn entries(
    before: &Allowances,
    now: &Allowances,
    on_416: &BTreeMap<CustomerId, i64>,
    open: &BTreeMap<CustomerId, i64>,
) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut add = |kind, customer, minor| {
        if minor > 0 {
            entries.push(Entry { kind, customer, minor });
        }
    };
    let ids: BTreeSet<_> = before.doubtful.keys().chain(now.doubtful.keys()).copied().collect();
    for id in ids {
        let of = |it: &Allowances| it.doubtful.get(&id).copied();
        let (was, is) = (of(before).unwrap_or_default(), of(now));
        let known = on_416.get(&id).copied().unwrap_or_default();
        match is {
            Some(is) => {
                let there = was.doubtful.max(known);
                add(EntryKind::Reclassification, Some(id), is.doubtful - there);
            }
            None => {
                let left = open.get(&id).copied().unwrap_or_default();
                add(EntryKind::BackToCustomers, Some(id), was.doubtful.min(left));
            }
        }
        let change = is.unwrap_or_default().allowance - was.allowance;
        add(EntryKind::Charge, Some(id), change);
        add(EntryKind::Reversal, Some(id), -change);
    }
    let change = now.matrix - before.matrix;
    add(EntryKind::Charge, None, change);
    add(EntryKind::Reversal, None, -change);
    entries
}
