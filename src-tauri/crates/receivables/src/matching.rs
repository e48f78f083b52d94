//! Matching (*rapprochement*): which open items a receipt pays, with a reason and a confidence.
//!
//! A receipt says little: an amount, a payer as the bank writes it, sometimes a number. What it
//! pays follows from who paid and from which items add up to the amount. A proposal is *certain*
//! only where the customer is beyond doubt, the amount is explained to the cent, and nothing else
//! explains it as well; whatever is less is for the user to decide. Nothing is ever guessed from
//! an amount that several customers owe.

mod account;
mod choose;
mod doubt;
mod index;
mod judge;
mod learn;
mod lookup;
mod named;
mod names;
mod numbers;
mod sums;
#[cfg(test)]
mod tests;
mod words;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::{CustomerId, ItemId, ItemKind, Money};

pub use index::OpenAccounts;
pub use learn::Learnt;
pub use sums::{exact_sums, oldest_first};

/// The ledger's key of a receipt: a line of a bank statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReceiptId(pub i64);

/// Money that came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The receipt.
    pub id: ReceiptId,
    /// The day the bank booked it.
    pub on: NaiveDate,
    /// What came in; nothing is proposed unless it is positive.
    pub received: Money,
    /// Who paid, as the bank writes it; empty where it does not say.
    pub payer: String,
    /// The account it came from; empty where the bank does not say.
    pub payer_iban: String,
    /// Everything else written on it: label, remittance information, end-to-end reference.
    pub text: String,
}

/// An open item that a receipt may pay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claimable {
    /// The item.
    pub item: ItemId,
    /// Whose account it stands on.
    pub customer: CustomerId,
    /// What it is.
    pub kind: ItemKind,
    /// Its document number, as printed.
    pub number: String,
    /// The customer's own reference, such as an order number; often empty.
    pub reference: String,
    /// Day of issue.
    pub issued: NaiveDate,
    /// Day it falls due, if it has one.
    pub due: Option<NaiveDate>,
    /// What is open, in the sign of the account.
    pub open: Money,
}

/// A customer, as a bank statement may name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Customer {
    /// The customer.
    pub id: CustomerId,
    /// Its code in the accounts.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Accounts it is known to pay from.
    pub ibans: Vec<String>,
    /// Payers that are known to pay for it, as [`OpenAccounts::learn`] wrote them down.
    pub aliases: Vec<String>,
}

/// How much less than the items may come in, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tolerance {
    /// The most a bank takes for a transfer, in major units of the receipt's currency.
    pub fee_limit: Decimal,
    /// The most a bank takes for a transfer, in percent of what was owed.
    pub fee_percent: Decimal,
    /// The discount for early payment (*escompte*), in percent, where one is granted.
    pub discount_percent: Option<Decimal>,
}

/// What a receipt probably pays.
///
/// The allocations, less fee and discount, plus the remainder, are what came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The receipt.
    pub receipt: ReceiptId,
    /// What each item gets, in the sign of the item, never more than it has open; oldest first.
    pub allocations: Vec<(ItemId, Money)>,
    /// Whose items they are; none where one receipt pays for several customers.
    pub customer: Option<CustomerId>,
    /// What came in beyond the allocations: overpaid, or on account.
    pub remainder: Money,
    /// What a bank is assumed to have kept.
    pub fee: Option<Money>,
    /// What the customer is assumed to have deducted for paying early (*escompte*).
    pub discount: Option<Money>,
    /// How the customer was recognised.
    pub recognised: Recognised,
    /// How the items were found.
    pub reason: Reason,
    /// How far it can be trusted.
    pub confidence: Confidence,
    /// Other explanations that are as good; 0 where it is certain.
    pub rivals: usize,
}

/// How far a proposal can be trusted. Ordered from the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Customer beyond doubt, amount explained to the cent, no rival.
    Certain,
    /// The one a careful clerk would pick, and look at.
    Likely,
    /// A place to start from.
    Possible,
}

/// How the customer was recognised. Ordered from the strongest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Recognised {
    /// A number of its documents is written on the receipt.
    Number,
    /// It paid from this account before.
    Iban,
    /// This payer paid for it before.
    Alias,
    /// Its code is written on the receipt.
    Code,
    /// The payer bears its name, perhaps cut short, and no other customer's.
    Name,
    /// Its own reference is written on the receipt.
    Reference,
    /// The payer bears a name like its own, or one that several customers bear.
    SimilarName,
    /// The payer shares a rare word with its name.
    SharedWord,
    /// By the amount alone.
    Amount,
}

/// How the items of a proposal were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Their numbers are written on the receipt.
    NamedNumber {
        /// The numbers, as the documents bear them.
        numbers: Vec<String>,
    },
    /// The customer's own reference is written on the receipt.
    NamedReference {
        /// The references, as the documents bear them.
        references: Vec<String>,
    },
    /// One item is open with this amount.
    ExactAmount,
    /// Everything open.
    AllOpen {
        /// How many items.
        items: usize,
    },
    /// Everything due up to a day.
    DueUpTo {
        /// The day.
        day: NaiveDate,
    },
    /// Everything issued, or falling due, in one month.
    OneMonth {
        /// The first day of the month.
        month: NaiveDate,
    },
    /// Items that follow one another by due date, a credit perhaps deducted.
    ConsecutiveItems {
        /// How many items.
        items: usize,
    },
    /// Items that add up to it.
    SumOfSeveral {
        /// How many items.
        items: usize,
    },
    /// Nothing adds up: the oldest debts first (art. 1342-10 C. civ.), the last one in part.
    OldestFirst,
    /// Nothing is open that it could pay.
    OnAccount,
}

/// Why nothing is proposed for a receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nothing {
    /// The amount is not positive: no receipt.
    NotReceived,
    /// Nobody was recognised, and nobody owes the amount.
    NoCandidate,
    /// Customers resemble the payer, but what they owe does not explain the amount.
    Unexplained {
        /// How many customers.
        customers: usize,
    },
    /// Several customers owe the amount, and nothing tells them apart.
    Ambiguous {
        /// How many explanations.
        explanations: usize,
    },
}

/// What was found for one receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The receipt.
    pub receipt: ReceiptId,
    /// What it pays, or why nothing is proposed.
    pub found: Result<Proposal, Nothing>,
}

impl Default for Tolerance {
    /// A fee of up to 15.00 and 2 %, and no discount.
    fn default() -> Self {
        Self { fee_limit: Decimal::from(15), fee_percent: Decimal::from(2), discount_percent: None }
    }
}

impl Tolerance {
    /// Whether a bank may have kept `short` of what was owed, both in minor units.
    fn is_fee(&self, short: i64, owed: Money) -> bool {
        let limit = Money::round(self.fee_limit, owed.currency).map_or(0, |it| it.minor);
        let share = Decimal::from(owed.minor).checked_mul(self.fee_percent);
        let within = share.is_some_and(|it| Decimal::from(short) * Decimal::ONE_HUNDRED <= it);
        short > 0 && short <= limit && within
    }

    /// Whether `short` is the discount on what was owed, both in minor units, half up.
    fn is_discount(&self, short: i64, owed: Money) -> bool {
        let Some(percent) = self.discount_percent else { return false };
        let discount = owed.decimal().checked_mul(percent).map(|it| it / Decimal::ONE_HUNDRED);
        let rounded = discount.and_then(|it| Money::round(it, owed.currency).ok());
        short > 0 && rounded.is_some_and(|it| it.minor == short)
    }
}
