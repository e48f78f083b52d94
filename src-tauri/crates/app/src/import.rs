//! Importing an accounting export: preview, commit, report.
//!
//! A preview is the import itself, rehearsed and taken back, so what it announces is what
//! happens. Good rows go in, bad rows are listed with line, column and remedy.

pub mod brief;
mod convert;
mod customers;
mod documents;
mod field;
mod preview;
pub mod progress;
mod report;
mod request;
mod run;
pub mod undo;

pub use field::{Field, MappedColumn, Mapping};
pub use preview::{ColumnGuess, ImportPreview};
pub use report::{
    BankOutcome, ChangeKind, ImportRecord, ImportReport, ItemChange, RejectedRow, Suspicion,
};
pub use request::{ImportKind, ImportMode, ImportRequest, Repair};
pub(crate) use run::{Source, commit, preview, records};
