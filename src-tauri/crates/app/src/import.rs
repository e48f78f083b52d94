//! Importing an accounting export: preview, commit, report.
//!
//! A preview is the import itself, rehearsed and taken back, so what it announces is what
//! happens. Good rows go in, bad rows are listed with line, column and remedy.

mod convert;
mod customers;
mod documents;
mod run;

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::amount::{Amount, Day};

pub(crate) use run::{Source, commit, preview, records};

/// What to import, and what the user said about it.
#[derive(Debug, Clone, Default)]
pub struct ImportRequest {
    /// The file.
    pub path: PathBuf,
    /// What it is, when the user says.
    pub kind: Option<ImportKind>,
    /// Which column holds what, when the user says; remembered for the same headings.
    pub mapping: Option<Mapping>,
    /// The day a snapshot shows, when the user says.
    pub snapshot_date: Option<Day>,
    /// The user confirmed that many documents vanish.
    pub accept_vanished: bool,
}

/// What a file holds, before anything is written.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct ImportPreview {
    /// Path of the file.
    pub path: String,
    /// Its name.
    pub file: String,
    /// What it is taken for; none until the mapping says.
    pub kind: Option<ImportKind>,
    /// Encoding that was found, for people: « Windows-1252 ».
    pub encoding: String,
    /// Separator that was found: `;`, `,`, `|` or `tab`.
    pub separator: String,
    /// Line of the headings.
    pub header_line: u32,
    /// The day of the snapshot, if the file says or the user said.
    pub snapshot_date: Option<Day>,
    /// Every column with the guess and live values.
    pub columns: Vec<ColumnGuess>,
    /// Whether the mapping was remembered from an earlier import of the same headings.
    pub remembered: bool,
    /// Facts a mapping still lacks, in order; empty when the file can be imported.
    pub missing: Vec<Field>,
    /// What the import would do; present when nothing is missing.
    pub outcome: Option<ImportReport>,
}

/// What a file is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export, rename_all = "kebab-case")]
pub enum ImportKind {
    /// Every invoice with its settlement date.
    Documents,
    /// What is open on one day.
    OpenItems,
    /// Names, addresses and phone numbers.
    Customers,
}

/// One column of the file.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct ColumnGuess {
    /// Position, from 0.
    pub index: u32,
    /// Heading, as written.
    pub heading: String,
    /// What it is taken for.
    pub field: Option<Field>,
    /// Up to five values, as written.
    pub values: Vec<String>,
}

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

/// What an import did, or would do.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportReport {
    /// Name of the file.
    pub file: String,
    /// What it was taken for.
    pub kind: ImportKind,
    /// Day of the snapshot (open items only).
    pub snapshot_date: Option<Day>,
    /// Rows under the headings, total lines left out.
    pub rows: u32,
    /// Rows that went in.
    pub accepted: u32,
    /// Rows that did not, each with its reason.
    pub rejected: Vec<RejectedRow>,
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
    /// Documents that were as they stood.
    pub items_unchanged: u32,
    /// What is open after the import, one sum per currency.
    pub open_total: Vec<Amount>,
    /// The file's own total line, when it has one.
    pub file_total: Option<Amount>,
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
    /// What is wrong and what to do: a whole sentence.
    pub problem: String,
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
            == 0
    }
}
