//! Fields: the facts a column can hold, and the user's word on which column holds which.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ImportKind;

/// A fact a column can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum Field {
    /// Customer code.
    CustomerCode,
    /// Customer name.
    CustomerName,
    /// Document number.
    Number,
    /// Document type (invoice, credit note, payment).
    Kind,
    /// Issue date.
    Issued,
    /// Due date.
    Due,
    /// Amount including VAT.
    Amount,
    /// What is open.
    Open,
    /// What was paid.
    Paid,
    /// Debit column.
    Debit,
    /// Credit column.
    Credit,
    /// Settlement date.
    Settled,
    /// Currency.
    Currency,
    /// Whether it is disputed.
    Disputed,
    /// The customer's own reference (order number).
    Reference,
    /// Street and number.
    Address,
    /// Second address line.
    Address2,
    /// Postcode.
    Postcode,
    /// Town.
    Town,
    /// Country.
    Country,
    /// Phone.
    Phone,
    /// E-mail.
    Email,
    /// Contact person.
    Contact,
    /// SIREN or SIRET.
    Siren,
    /// Language of the letters.
    Language,
    /// Payment terms, in words.
    Terms,
    /// VAT number.
    Vat,
    /// Debit or credit, where the amount has no sign.
    Sense,
    /// Value date (bank).
    Value,
    /// What the bank wrote.
    Label,
    /// Who paid, or was paid.
    Payer,
    /// IBAN of the account the lines stand on.
    Account,
    /// Balance after the line (bank).
    Balance,
    /// Reminder level already reached.
    Level,
    /// Day of the last contact.
    LastContact,
}

/// The user's word on columns: which column holds which fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Mapping {
    /// What the file is.
    pub kind: ImportKind,
    /// One entry per mapped column.
    pub columns: Vec<MappedColumn>,
}

/// One mapped column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MappedColumn {
    /// Position, from 0.
    pub index: u32,
    /// The fact.
    pub field: Field,
}
