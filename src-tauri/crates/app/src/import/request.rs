//! Requests: which file to import, and what the user said about it.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Mapping;
use crate::amount::Day;

/// What to import, and what the user said about it. Kept with the import, so that the file can be
/// read again the same way.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct ImportRequest {
    /// The file.
    #[ts(type = "string")]
    pub path: PathBuf,
    /// What it is, when the user says.
    pub kind: Option<ImportKind>,
    /// Which sheet of a workbook, when the user says.
    pub sheet: Option<String>,
    /// Which column holds what, when the user says; remembered for the same headings.
    pub mapping: Option<Mapping>,
    /// Cells the user corrected.
    pub repairs: Vec<Repair>,
    /// The day a snapshot shows, when the user says.
    pub snapshot_date: Option<Day>,
    /// How much of the ledger the file speaks of, when the user says.
    pub mode: Option<ImportMode>,
    /// Account prefixes beside 411 that a FEC is read for: 416, 413, 419.
    pub accounts: Vec<String>,
    /// The user confirmed that many documents vanish.
    pub accept_vanished: bool,
    /// The day it was first read; kept so that a second reading dates the same facts alike.
    #[ts(skip)]
    pub read_on: Option<Day>,
}

/// A cell as the user corrected it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Repair {
    /// Line in the file, from 1.
    pub line: u32,
    /// Position of the column, from 0.
    pub column: u32,
    /// What the cell should say.
    pub value: String,
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
    /// Payments received, as the accounting lists them.
    Payments,
    /// Levels and last contacts of customers reminded elsewhere.
    TakeOver,
    /// The year's entries (*fichier des écritures comptables*).
    Fec,
    /// A bank statement.
    Bank,
    /// One electronic invoice.
    Invoice,
}

/// How much of the ledger a file speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum ImportMode {
    /// All that is open on one day: what is absent was settled.
    Snapshot,
    /// Additions and changes: what is absent stays as it stands.
    Delta,
    /// Everything ever issued: what is absent was settled or withdrawn.
    Whole,
}

impl ImportKind {
    /// As the ledger and the command line write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Documents => "documents",
            Self::OpenItems => "open-items",
            Self::Customers => "customers",
            Self::Payments => "payments",
            Self::TakeOver => "take-over",
            Self::Fec => "fec",
            Self::Bank => "bank",
            Self::Invoice => "invoice",
        }
    }

    /// How much of the ledger such a file usually speaks of; none where that is no question.
    pub(crate) fn usual_mode(self) -> Option<ImportMode> {
        self.modes().first().copied()
    }

    /// How much it can speak of, the usual first.
    pub(crate) fn modes(self) -> &'static [ImportMode] {
        match self {
            Self::OpenItems => &[ImportMode::Snapshot, ImportMode::Delta],
            Self::Documents => &[ImportMode::Delta, ImportMode::Whole],
            Self::Fec => &[ImportMode::Whole, ImportMode::Delta],
            _ => &[],
        }
    }

    /// What the reader of tables calls it; none for what is no table.
    pub(crate) fn of_table(self) -> Option<readers::Kind> {
        match self {
            Self::Documents => Some(readers::Kind::Documents),
            Self::OpenItems => Some(readers::Kind::OpenItems),
            Self::Customers => Some(readers::Kind::Customers),
            Self::Payments => Some(readers::Kind::Payments),
            Self::TakeOver => Some(readers::Kind::TakeOver),
            Self::Bank => Some(readers::Kind::BankLines),
            Self::Fec | Self::Invoice => None,
        }
    }

    /// Whether only a table can be such a file.
    pub(crate) fn is_table_only(self) -> bool {
        !matches!(self, Self::Fec | Self::Bank | Self::Invoice)
    }
}

impl From<readers::Kind> for ImportKind {
    fn from(kind: readers::Kind) -> Self {
        match kind {
            readers::Kind::Documents => Self::Documents,
            readers::Kind::OpenItems => Self::OpenItems,
            readers::Kind::Customers => Self::Customers,
            readers::Kind::Payments => Self::Payments,
            readers::Kind::TakeOver => Self::TakeOver,
            readers::Kind::BankLines => Self::Bank,
        }
    }
}
