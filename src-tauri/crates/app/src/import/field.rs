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
    /// Side of the account on which an unsigned amount stands: D or C.
    Sign,
    /// State of the document: draft, open, paid, void.
    Status,
    /// Payment terms, in words.
    Terms,
    /// VAT number.
    Vat,
    /// Second contact person.
    Contact2,
    /// Second phone.
    Phone2,
    /// Second e-mail.
    Email2,
    /// Who follows the customer in house.
    Collector,
    /// Who sells to the customer.
    Salesperson,
    /// Day of a payment.
    PaymentDate,
    /// Means of a payment: transfer, cheque.
    Mode,
    /// Reminder level already reached.
    Level,
    /// Day of the last contact.
    LastContact,
    /// Day on which the bank booked.
    BookingDate,
    /// Day from which the bank counts.
    ValueDate,
    /// Text of a bank line.
    Label,
    /// Balance of the bank account after the line.
    Balance,
    /// Who paid, or was paid.
    Counterparty,
    /// Bank account.
    Account,
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
