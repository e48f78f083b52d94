//! Receipts as they cross to the window.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::amount::{Amount, Day};

/// The receipts that wait, with what each probably pays.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct ReceiptSheet {
    /// Waiting ones first (the surest first), then those matched or set aside lately.
    pub receipts: Vec<ReceiptRow>,
    /// How many wait.
    pub waiting: u32,
    /// What waits, one sum per currency.
    pub waiting_total: Vec<Amount>,
    /// How many of them are certain.
    pub certain: u32,
    /// What is certain, one sum per currency.
    pub certain_total: Vec<Amount>,
}

/// One receipt.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct ReceiptRow {
    /// Number of the bank line.
    #[ts(type = "number")]
    pub id: i64,
    /// Day it was booked.
    pub on: Day,
    /// What came in.
    pub amount: Amount,
    /// Who paid, as the bank writes it.
    pub payer: String,
    /// What the bank writes beside.
    pub text: String,
    /// Where it stands.
    pub state: ReceiptState,
    /// What it probably pays, or what it was matched with.
    pub proposal: Option<ReceiptProposal>,
    /// Why there is no proposal, as a sentence; empty where there is one.
    pub nothing: String,
}

/// Where a receipt stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum ReceiptState {
    /// It waits for a decision.
    Waiting,
    /// It settles documents.
    Matched,
    /// The user set it aside: no customer's money.
    SetAside,
}

/// How sure a proposal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum MatchConfidence {
    /// Customer and amount leave no doubt.
    Certain,
    /// One explanation is much better than the others.
    Likely,
    /// It could be.
    Possible,
}

/// What a receipt probably pays.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct ReceiptProposal {
    /// Customer code.
    pub customer: String,
    /// Customer name.
    pub name: String,
    /// Document by document.
    pub allocations: Vec<ReceiptAllocation>,
    /// What is left over, on account.
    pub remainder: Option<Amount>,
    /// What the bank kept.
    pub fee: Option<Amount>,
    /// How sure it is.
    pub confidence: MatchConfidence,
    /// Why, as a whole sentence.
    pub reason: String,
}

/// One document a receipt pays.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct ReceiptAllocation {
    /// Number of the item in the ledger.
    #[ts(type = "number")]
    pub item: i64,
    /// Document number.
    pub number: String,
    /// Due date.
    pub due: Option<Day>,
    /// What is open of it.
    pub open: Amount,
    /// What the receipt pays of it.
    pub amount: Amount,
}

/// The user's own word on what a receipt pays.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export)]
pub struct ReceiptMatch {
    /// Number of the bank line.
    #[ts(type = "number")]
    pub receipt: i64,
    /// Items it pays, oldest first where the money does not reach for all.
    #[ts(type = "number[]")]
    pub items: Vec<i64>,
}
