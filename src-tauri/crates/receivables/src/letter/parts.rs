//! The parts of a letter: who writes, who owes, and what.

use chrono::NaiveDate;

use crate::{Currency, Money, interest::InterestSegment};

/// The creditor as the letterhead shows it (R123-237 C. com.); every field may still be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sender {
    /// Company name.
    pub name: String,
    /// `SAS`, `SARL`, `EI` …
    pub legal_form: String,
    /// Share capital as it is written, such as `50 000 €`.
    pub capital: String,
    /// Registered office, one line each; the last one holds postcode and town.
    pub address: Vec<String>,
    /// Nine digits.
    pub siren: String,
    /// The town of the commercial register.
    pub rcs: String,
    /// Intra-community VAT number.
    pub vat: String,
    /// Telephone of the credit department.
    pub phone: String,
    /// E-mail of the credit department.
    pub email: String,
    /// Account to pay into.
    pub iban: String,
    /// Its bank.
    pub bic: String,
    /// Who signs.
    pub signatory: String,
    /// In what capacity.
    pub capacity: String,
    /// What else must stand in the footer, such as « en liquidation » and the liquidator.
    pub mentions: String,
}

/// The debtor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recipient {
    /// Account code in our books.
    pub code: String,
    /// Legal name.
    pub name: String,
    /// Address, one line each; the last one holds postcode and town, or the country.
    pub address: Vec<String>,
    /// Nine digits; empty where unknown.
    pub siren: String,
    /// Registered office (*siège*) where it is not the address, one line each.
    pub registered_office: Vec<String>,
}

/// One overdue item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Document number.
    pub number: String,
    /// The customer's own reference; may be empty.
    pub reference: String,
    /// Day of issue.
    pub issued: NaiveDate,
    /// Day it fell due.
    pub due: NaiveDate,
    /// Amount including VAT.
    pub original: Money,
    /// What was paid or credited on it; of a receipt, what the payment received paid of it.
    pub paid: Money,
    /// What is still owed, contested or not.
    pub open: Money,
    /// What of it is contested, and therefore not claimed; zero normally.
    pub disputed: Money,
    /// Days past due on the letter's date; none before.
    pub days_late: u32,
    /// Penalties run so far on what is claimed and not waived (L441-10 II C. com.).
    pub interest: Money,
    /// Fixed recovery sum that is not waived (D441-5 C. com.).
    pub fixed_sum: Money,
    /// Stretches of constant base and rate that the interest adds up from, waived or not.
    pub segments: Vec<InterestSegment>,
    /// What was waived of them.
    pub waived: TakenOff,
    /// What was already paid of them.
    pub collected: TakenOff,
}

/// An item that was paid late: its principal is paid, its penalties stay due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettledLate {
    /// Document number.
    pub number: String,
    /// Day it fell due.
    pub due: NaiveDate,
    /// Day the last of it came in.
    pub settled_on: NaiveDate,
    /// Days past due on that day.
    pub days_late: u32,
    /// Interest that is claimed.
    pub interest: Money,
    /// Fixed recovery sum that is claimed.
    pub fixed_sum: Money,
    /// Stretches that the interest adds up from, waived or not.
    pub segments: Vec<InterestSegment>,
    /// What was waived of them.
    pub waived: TakenOff,
    /// What was already paid of them.
    pub collected: TakenOff,
}

/// What is taken off the penalties that have run on an item: given up, or paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TakenOff {
    /// Of the interest.
    pub interest: Money,
    /// Of the fixed sum.
    pub fixed_sum: Money,
}

/// A payment that was agreed, promised or proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScheduledPayment {
    /// By when.
    pub due: NaiveDate,
    /// How much.
    pub amount: Money,
}

/// A payment that came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReceivedPayment {
    /// When the funds arrived.
    pub on: NaiveDate,
    /// How much.
    pub amount: Money,
}

/// A credit note or a payment on account that no invoice took yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    /// Document number.
    pub number: String,
    /// Day of issue or of receipt.
    pub issued: NaiveDate,
    /// What is left of it: negative, in the sign of the customer account.
    pub open: Money,
}

impl TakenOff {
    /// Nothing.
    pub fn nothing(currency: Currency) -> Self {
        Self { interest: Money::zero(currency), fixed_sum: Money::zero(currency) }
    }
}

impl SettledLate {
    /// What is claimed of it.
    pub fn claimed(&self) -> Money {
        Money { minor: self.interest.minor.saturating_add(self.fixed_sum.minor), ..self.interest }
    }
}

impl Claim {
    /// What the letter claims of the item: what is owed of it and not contested.
    pub fn claimed(&self) -> Money {
        Money { minor: self.open.minor.saturating_sub(self.disputed.minor), ..self.open }
    }
}
