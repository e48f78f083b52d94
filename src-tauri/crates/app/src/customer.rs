//! The customer sheet: who it is, what is open, what was said and sent.

mod history;
mod particulars;
mod sheet;
mod standing;

use receivables::ItemKind;
use serde::Serialize;
use ts_rs::TS;

use crate::{
    aging::AgedLine,
    amount::{Amount, Day},
    contact::ContactRow,
    dispute::DisputeRow,
    hold::{CustomerKind, HoldRow},
    plan::PlanRow,
    worklist::{Step, WorklistRow},
};

pub use particulars::Particulars;
pub(crate) use particulars::{particulars, save_particulars};
pub(crate) use sheet::{explain, named_items, sheet};

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
    /// Who follows it in house, if known (*chargé de recouvrement*).
    pub collector: Option<String>,
    /// Who sells to it, if known (*commercial*).
    pub salesperson: Option<String>,
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
    /// The people to ask for, the right person first.
    pub contacts: Vec<ContactRow>,
    /// What was last said, with its day.
    pub last_words: Option<String>,
    /// The scenario it follows, and why.
    pub policy: CustomerPolicy,
    /// What kind of customer it is.
    pub kind: CustomerKind,
    /// Whether the user said so; otherwise SIREN and country tell.
    pub kind_own: bool,
    /// Whether it pays by direct debit.
    pub direct_debit: bool,
    /// Since when letters come back.
    pub address_unknown_since: Option<Day>,
    /// How far its file has gone: 0 preventive to 5 enforcement.
    pub phase: u8,
    /// Its promises, newest first.
    pub promises: Vec<PromiseRow>,
    /// Its disputes, open ones first.
    pub disputes: Vec<DisputeRow>,
    /// Its plans, newest first.
    pub plans: Vec<PlanRow>,
    /// What else stops or changes its reminders.
    pub holds: Vec<HoldRow>,
    /// How it pays, one sentence.
    pub profile: Option<String>,
    /// The call-back or snooze that is set, a whole sentence.
    pub waits: Option<String>,
}

/// The scenario of a customer.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct CustomerPolicy {
    /// Its number.
    #[ts(type = "number")]
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Whether it was chosen for this customer, not by a segment.
    pub own: bool,
    /// Why, a whole sentence.
    pub why: String,
}

/// A promise on the sheet.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct PromiseRow {
    /// Its number.
    #[ts(type = "number")]
    pub id: i64,
    /// How much.
    pub promised: Amount,
    /// When it was given.
    pub made_on: Day,
    /// For which day.
    pub due_on: Day,
    /// What became of it.
    pub state: PromiseState,
    /// The documents it covers.
    pub items: Vec<String>,
    /// All of it, one sentence.
    pub sentence: String,
}

/// Where a promise stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum PromiseState {
    /// Its day, with tolerance, has not passed.
    Open,
    /// The amount came in time.
    Kept,
    /// It did not.
    Broken,
    /// A newer word took its place before its day.
    Replaced,
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
    /// Whether it follows from the payment terms instead of standing on the document.
    pub due_derived: bool,
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
    /// Part contested, where not all of it is.
    pub disputed: Option<Amount>,
    /// What may be claimed of it on this day: zero when stopped, not late or a credit.
    pub claimable: Amount,
    /// Its own scenario, if it has one.
    pub policy: Option<String>,
    /// What comes next for it, and when, or why nothing does; none for a credit.
    pub outlook: Option<String>,
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
    /// The documents of an act as it claimed them.
    pub claims: Vec<ClaimedDocument>,
    /// The change that can be undone.
    #[ts(type = "number | null")]
    pub change: Option<i64>,
    /// Whether it was taken back.
    pub undone: bool,
}

/// A document as an act claimed it: the amount does not follow what came in since.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct ClaimedDocument {
    /// Document number.
    pub number: String,
    /// When it was due.
    pub due: Option<Day>,
    /// What was claimed of it.
    pub claimed: Amount,
    /// The step it stands on since, where the act moved it.
    pub step: Option<Step>,
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
    /// An instalment plan.
    Plan,
    /// Something that stops reminders.
    Hold,
    /// Money received, or a document settled.
    Settlement,
    /// A file handed over.
    HandOver,
    /// What a salesperson said.
    Remark,
}

impl From<ItemKind> for DocumentKind {
    fn from(kind: ItemKind) -> Self {
        match kind {
            ItemKind::Invoice => Self::Invoice,
            ItemKind::CreditNote => Self::CreditNote,
            ItemKind::Payment => Self::Payment,
        }
    }
}
