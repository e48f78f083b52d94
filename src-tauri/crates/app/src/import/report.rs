//! Reports: what an import did, or would do, item by item.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ImportKind, ImportMode};
use crate::amount::{Amount, Day};

/// What an import did, or would do.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportReport {
    /// Name of the file.
    pub file: String,
    /// What it was taken for.
    pub kind: ImportKind,
    /// How much of the ledger it speaks of.
    #[serde(default)]
    pub mode: Option<ImportMode>,
    /// Day of the snapshot (open items and FEC only).
    pub snapshot_date: Option<Day>,
    /// Rows under the headings, total lines left out.
    pub rows: u32,
    /// Rows that went in.
    pub accepted: u32,
    /// Rows that did not, each with its reason.
    pub rejected: Vec<RejectedRow>,
    /// Number of the import; none while it is only rehearsed.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub import: Option<i64>,
    /// Customers the file speaks of.
    #[serde(default)]
    pub customers: u32,
    /// Customers met for the first time.
    pub customers_new: u32,
    /// Customers whose name or details changed.
    pub customers_changed: u32,
    /// Documents met for the first time.
    pub items_new: u32,
    /// Documents whose facts or open amount changed.
    pub items_changed: u32,
    /// Documents that are settled now.
    pub items_settled: u32,
    /// Of these, those that are settled because the file no longer lists them.
    #[serde(default)]
    pub items_vanished: u32,
    /// Documents that were as they stood.
    pub items_unchanged: u32,
    /// Bank lines met for the first time, and those known already.
    #[serde(default)]
    pub bank: Option<BankOutcome>,
    /// What is open after the import, one sum per currency.
    pub open_total: Vec<Amount>,
    /// The file's own total line, when it has one.
    pub file_total: Option<Amount>,
    /// What changed, document by document; the first of each sort where there are many.
    #[serde(default)]
    pub changes: Vec<ItemChange>,
    /// What looks wrong, as sentences with their line.
    #[serde(default)]
    pub suspicions: Vec<Suspicion>,
    /// Suspicions beyond those listed.
    #[serde(default)]
    pub suspicions_more: u32,
    /// Things worth a look, as sentences (file total differs, ambiguous dates …).
    pub remarks: Vec<String>,
}

/// A row that was left out.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RejectedRow {
    /// Line in the file, from 1.
    pub line: u32,
    /// Heading of the column.
    pub column: String,
    /// Position of that column, from 0, where one cell is at fault and can be corrected.
    #[serde(default)]
    pub column_index: Option<u32>,
    /// What the cell says.
    #[serde(default)]
    pub value: Option<String>,
    /// What is wrong and what to do: a whole sentence.
    pub problem: String,
    /// Whose document it was, where that could be read.
    #[serde(default)]
    pub customer: Option<String>,
    /// Its number, where it could be read.
    #[serde(default)]
    pub number: Option<String>,
    /// What the row would have added to the total, where it could be read.
    #[serde(default)]
    pub amount: Option<Amount>,
}

/// What happened to a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum ChangeKind {
    /// It is met for the first time.
    New,
    /// Its facts or its open amount changed.
    Changed,
    /// The file says that it is settled.
    Settled,
    /// It is settled because the file no longer lists it.
    Vanished,
    /// It was settled and is open again.
    Reopened,
}

/// One document's change.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ItemChange {
    /// What happened.
    pub kind: ChangeKind,
    /// Customer code.
    pub customer: String,
    /// Customer name.
    pub name: String,
    /// Document number.
    pub number: String,
    /// Due date, after the change.
    pub due: Option<Day>,
    /// Open before.
    pub before: Option<Amount>,
    /// Open after.
    pub after: Option<Amount>,
    /// What else changed, in words; empty when only the open amount did.
    pub detail: String,
}

/// What looks wrong with a document.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Suspicion {
    /// Line in the file, from 1; none when the ledger rather than a line is meant.
    pub line: Option<u32>,
    /// Customer code.
    pub customer: String,
    /// Document number.
    pub number: String,
    /// What looks wrong and why it matters: a whole sentence.
    pub sentence: String,
}

/// What a bank statement brought.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct BankOutcome {
    /// Statements in the file.
    pub statements: u32,
    /// Lines met for the first time.
    pub lines_new: u32,
    /// Lines known from an earlier statement.
    pub lines_known: u32,
    /// Of the new ones, money received.
    pub receipts: u32,
    /// What was received, one sum per currency.
    pub received: Vec<Amount>,
    /// Whether opening balance and lines make the closing balance; none where the file does not say.
    pub ties_out: Option<bool>,
}

/// A past import.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct ImportRecord {
    /// Number of the import.
    #[ts(type = "number")]
    pub id: i64,
    /// When, `YYYY-MM-DD HH:MM`.
    pub imported_at: String,
    /// When it was undone, `YYYY-MM-DD HH:MM`; none while it stands.
    pub undone_at: Option<String>,
    /// What it did.
    pub report: ImportReport,
}

impl ImportReport {
    /// Whether the ledger said all of it already.
    pub(crate) fn changes_nothing(&self) -> bool {
        self.customers_new
            + self.customers_changed
            + self.items_new
            + self.items_changed
            + self.items_settled
            + self.bank.as_ref().map_or(0, |it| it.lines_new)
            == 0
    }
}
