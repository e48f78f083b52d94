//! The customer sheet: who it is, what is open, what was said and sent.

use serde::Serialize;
use ts_rs::TS;

use crate::{
    aging::AgedLine,
    amount::{Amount, Day},
    worklist::{Step, WorklistRow},
};

/// Everything about one customer on a day.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct CustomerSheet {
    /// The day.
    pub key_date: Day,
    /// Whether acts can be recorded on this day.
    pub read_only: bool,
    /// Customer code.
    pub code: String,
    /// Customer name.
    pub name: String,
    /// Postal address, top to bottom; empty when unknown.
    pub address: Vec<String>,
    /// SIREN, if known.
    pub siren: Option<String>,
    /// Phone, if known.
    pub phone: Option<String>,
    /// E-mail, if known.
    pub email: Option<String>,
    /// Person to ask for, if known.
    pub contact: Option<String>,
    /// Language of the letters: `fr` or `en`.
    pub language: String,
    /// Aged balance of the customer, one per currency.
    pub balances: Vec<CustomerBalance>,
    /// The next action, or none.
    pub action: Option<WorklistRow>,
    /// Why there is no action today, or what comes next and when: whole sentences.
    pub explanation: Vec<String>,
    /// Open documents, oldest due date first.
    pub items: Vec<ItemRow>,
    /// What happened, newest first.
    pub history: Vec<HistoryEntry>,
}

/// One currency of the account.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct CustomerBalance {
    /// ISO 4217 code.
    pub currency: String,
    /// The amounts, aged as on the aged balance.
    pub line: AgedLine,
}

/// One open document.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct ItemRow {
    /// Document number; with `/2` for the second instalment.
    pub number: String,
    /// What it is.
    pub kind: DocumentKind,
    /// Day of issue.
    pub issued: Day,
    /// Due date.
    pub due: Option<Day>,
    /// Days past due; 0 or less is not late.
    pub days_late: Option<i32>,
    /// Original amount.
    pub original: Amount,
    /// What is open.
    pub open: Amount,
    /// Dunning level reached.
    pub level: u8,
    /// What stops its reminder (« en litige depuis le … », « promis pour le … »), if anything.
    pub stop: Option<String>,
}

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum DocumentKind {
    /// A claim.
    Invoice,
    /// A claim given back.
    CreditNote,
    /// Money no invoice took.
    Payment,
}

/// One line of the history.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct HistoryEntry {
    /// Day it happened.
    pub on: Day,
    /// What kind of event it is.
    pub kind: HistoryKind,
    /// Step of the scenario it did, if any.
    pub step: Option<Step>,
    /// What happened, one line.
    pub title: String,
    /// Note or detail.
    pub note: Option<String>,
    /// Amount concerned.
    pub amount: Option<Amount>,
    /// Documents concerned.
    pub items: Vec<String>,
    /// The kept PDF, when there is one.
    #[ts(type = "number | null")]
    pub document: Option<i64>,
}

/// What kind of event a history line tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum HistoryKind {
    /// A call.
    Call,
    /// A letter.
    Letter,
    /// A registered letter.
    RegisteredLetter,
    /// An e-mail.
    Email,
    /// A promise to pay.
    Promise,
    /// A dispute.
    Dispute,
    /// Money received, or a document settled.
    Settlement,
    /// A file handed over.
    HandOver,
}
