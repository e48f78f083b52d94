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
mod stated;
mod take_over;
pub mod undo;

use crate::{Answer, App, failure::Cause};
use brief::Brief;
pub use field::{Field, MappedColumn, Mapping};
pub use preview::{ColumnGuess, ImportPreview};
use progress::Progress;
pub use report::{
    BankOutcome, ChangeKind, ImportRecord, ImportReport, ItemChange, RejectedRow, Suspicion,
};
pub use request::{ImportKind, ImportMode, ImportRequest, Repair};
use undo::UndoReport;

pub(crate) use run::{commit, last, mapping_named, preview, record, records, rehearse, standing};
pub(crate) use source::Source;

impl App {
    /// How far the import under way is, for another thread to watch.
    pub fn progress(&self) -> Progress {
        self.progress.clone()
    }

    /// What a file holds and what its import would do.
    pub fn preview_import(&mut self, request: &ImportRequest) -> Answer<ImportPreview> {
        self.watched(|ledger, moment, progress| preview(ledger, moment, request, progress))
    }

    /// What importing a file would do; what would be refused is refused.
    pub fn rehearse_import(&mut self, request: &ImportRequest) -> Answer<ImportReport> {
        self.watched(|ledger, moment, progress| rehearse(ledger, moment, request, progress))
    }

    /// Imports a file: all its good rows in one transaction.
    pub fn commit_import(&mut self, request: &ImportRequest) -> Answer<ImportReport> {
        let reports = self.commit_imports(std::slice::from_ref(request))?;
        reports
            .into_iter()
            .next()
            .ok_or_else(|| self.refuse(&Cause::Internal("an import without a report".into())))
    }

    /// Imports files in the order given, in one transaction: all of them, or none.
    pub fn commit_imports(&mut self, requests: &[ImportRequest]) -> Answer<Vec<ImportReport>> {
        self.watched(|ledger, moment, progress| commit(ledger, moment, requests, progress))
    }

    /// The file's mapping as guessed, corrected by headings: `("due", "Échéance")`.
    pub fn mapping_named(
        &mut self,
        request: &ImportRequest,
        columns: &[(&str, &str)],
    ) -> Answer<Mapping> {
        self.watched(|ledger, moment, progress| {
            mapping_named(ledger, moment, request, columns, progress)
        })
    }

    /// Past imports, newest first.
    pub fn imports(&mut self) -> Answer<Vec<ImportRecord>> {
        self.run(None, |ledger, _| records(ledger))
    }

    /// Number of the newest import that stands.
    pub fn last_import(&mut self) -> Answer<i64> {
        self.run(None, |ledger, _| last(ledger))
    }

    /// What taking an import back would do.
    pub fn undo_preview(&mut self, import: i64) -> Answer<UndoReport> {
        self.run(None, |ledger, moment| undo::preview(ledger, moment, import))
    }

    /// Takes an import back; the later ones are read again.
    pub fn undo_import(&mut self, import: i64) -> Answer<UndoReport> {
        self.run(None, |ledger, moment| undo::undo(ledger, moment, import))
    }

    /// Does an undone import again.
    pub fn redo_import(&mut self, import: i64) -> Answer<UndoReport> {
        self.run(None, |ledger, moment| undo::redo(ledger, moment, import))
    }

    /// What the last day's imports brought; nothing before the second import.
    pub fn brief(&mut self) -> Answer<Option<Brief>> {
        self.run(None, brief::brief)
    }
}
