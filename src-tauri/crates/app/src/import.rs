//! Importing an accounting export: preview, commit, report.
//!
//! A preview is the import itself, rehearsed and taken back, so what it announces is what
//! happens. Good rows go in, bad rows are listed with line, column and remedy.

mod absent;
mod bank;
pub mod brief;
mod changes;
mod convert;
mod customers;
mod documents;
mod doubts;
mod fec;
mod field;
mod flow;
mod invoice;
mod merge;
mod payments;
mod preview;
pub mod progress;
mod report;
mod request;
mod run;
mod source;
mod take_over;
pub mod undo;

pub use field::{Field, MappedColumn, Mapping};
pub use preview::{ColumnGuess, ImportPreview};
pub use report::{
    BankOutcome, ChangeKind, ImportRecord, ImportReport, ItemChange, RejectedRow, Suspicion,
};
pub use request::{ImportKind, ImportMode, ImportRequest, Repair};
pub(crate) use run::{commit, last, mapping_named, preview, records};
pub(crate) use source::Source;
