//! Undo: a past import taken back, with what that would disturb told first.

use std::{
    collections::HashSet,
    io::{Seek, SeekFrom},
};

use serde::Serialize;
use store::{Change, ImportBatch, RemovedMatch, TakenBack};
use ts_rs::TS;

use super::{ImportRequest, source::Source};
use crate::{
    amount::Amount,
    failure::Cause,
    ledger::{Ledger, Moment},
    wording::Words,
};

/// Kept files up to this size are read from memory, larger ones from a temporary file.
const IN_MEMORY: usize = 16 * 1024 * 1024;

/// What undoing an import did, or would do.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct UndoReport {
    /// Number of the import.
    #[ts(type = "number")]
    pub import: i64,
    /// Its file.
    pub file: String,
    /// Later imports that are taken back and read again from their kept files, oldest first.
    pub read_again: Vec<String>,
    /// Documents that leave the ledger.
    pub items_removed: u32,
    /// What it disturbs, as whole sentences: letters posted, promises, disputes, matched
    /// receipts.
    pub disturbs: Vec<String>,
    /// What is open before, one sum per currency.
    pub before: Vec<Amount>,
    /// What is open after.
    pub after: Vec<Amount>,
}

/// Takes an import back: what it did is undone, and the imports after it are read again from their
/// kept files, as if it had never happened.
pub(crate) fn undo(ledger: &mut Ledger, moment: &Moment, import: i64) -> Result<UndoReport, Cause> {
    run(ledger, moment, import, Wish::Undo, true)
}

/// What taking an import back would do.
pub(crate) fn preview(
    ledger: &mut Ledger,
    moment: &Moment,
    import: i64,
) -> Result<UndoReport, Cause> {
    run(ledger, moment, import, Wish::Undo, false)
}

/// Does an undone import again.
pub(crate) fn redo(ledger: &mut Ledger, moment: &Moment, import: i64) -> Result<UndoReport, Cause> {
    run(ledger, moment, import, Wish::Redo, true)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wish {
    Undo,
    Redo,
}

/// An import as the ledger kept it, ready to be read once more.
struct Kept {
    id: i64,
    source: Source,
}

fn run(
    ledger: &mut Ledger,
    moment: &Moment,
    import: i64,
    wish: Wish,
    for_good: bool,
) -> Result<UndoReport, Cause> {
    let records = ledger.store.imports()?;
    let record = records.iter().find(|it| it.id == import);
    let stands = |it: &&ImportBatch| it.undone_at.is_none();
    let record = match (record, wish) {
        (Some(it), Wish::Undo) if it.undone_at.is_none() => it,
        (Some(it), Wish::Redo) if it.undone_at.is_some() => it,
        _ => return Err(Cause::UnknownImport(import)),
    };
    // Bank statements settle nothing by themselves: later ones stay as they are.
    let later =
        records.iter().rev().filter(|it| it.id > import && it.kind != "bank").filter(stands);
    let again: Vec<&ImportBatch> = match wish {
        Wish::Undo => later.collect(),
        Wish::Redo => std::iter::once(record).chain(later).collect(),
    };
    let mut sources =
        again.iter().map(|it| kept(ledger, moment, it)).collect::<Result<Vec<_>, _>>()?;
    let file = record.file.clone();
    let read_again: Vec<_> =
        again.iter().filter(|it| it.id != import).map(|it| it.file.clone()).collect();
    let words = moment.words;
    let mut work = |change: &mut Change<'_>| {
        let before = change.open_totals()?;
        let items_before = change.item_count()?;
        let taken = change.take_back(import)?;
        match wish {
            Wish::Undo => change.mark_undone(import, moment.now)?,
            Wish::Redo => change.mark_done(import)?,
        }
        let mut lost = taken.matches_removed.clone();
        for it in &mut sources {
            let (_, mut report) = it.source.import(change, moment, Some(it.id))?;
            report.import = Some(it.id);
            it.source.finish(change, it.id, &report)?;
            // What the user matched before stands again as soon as its document is back.
            let mut still = Vec::new();
            for removed in lost {
                if change.match_again(&removed)? == 0 {
                    still.push(removed);
                }
            }
            lost = still;
        }
        let after = change.open_totals()?;
        Ok::<_, Cause>(UndoReport {
            import,
            file: file.clone(),
            read_again: read_again.clone(),
            items_removed: u32::try_from(items_before.saturating_sub(change.item_count()?))
                .unwrap_or(u32::MAX),
            disturbs: disturbs(
                words,
                &taken,
                &Losses {
                    waiting: lines_of(&lost),
                    read_again: read_again.len(),
                    undo: wish == Wish::Undo,
                },
            ),
            before: before.into_iter().map(Amount::from).collect(),
            after: after.into_iter().map(Amount::from).collect(),
        })
    };
    if !for_good {
        return ledger.store.rehearse(|change| work(change));
    }
    let kind = match wish {
        Wish::Undo => "undo-import",
        Wish::Redo => "redo-import",
    };
    ledger.change(kind, moment.now, |change| {
        let report = work(change)?;
        let summary = serde_json::json!({ "import": import, "read_again": report.read_again });
        Ok((report, Some(summary.to_string())))
    })
}

/// An import as it was read, from the bytes the ledger kept.
fn kept(ledger: &Ledger, moment: &Moment, batch: &ImportBatch) -> Result<Kept, Cause> {
    let io = |source| Cause::Io { path: batch.file.clone().into(), source };
    let mut bytes = tempfile::SpooledTempFile::new(IN_MEMORY);
    if !ledger.store.copy_source(batch.id, &mut bytes)? {
        return Err(Cause::SourceNotKept { file: batch.file.clone() });
    }
    bytes.seek(SeekFrom::Start(0)).map_err(io)?;
    let request: ImportRequest = serde_json::from_str(&batch.request).unwrap_or_default();
    // The user agreed once to what vanished; the day it showed is known by now.
    let request = ImportRequest {
        accept_vanished: true,
        snapshot_date: request.snapshot_date.or(batch.snapshot_date),
        ..request
    };
    let input = (batch.file.clone(), Box::new(bytes) as _, batch.sha256.clone());
    Ok(Kept { id: batch.id, source: Source::kept(ledger, moment, &request, input)? })
}

/// What an undo leaves to be done again.
struct Losses {
    /// Receipts of other statements whose documents did not come back.
    waiting: usize,
    /// Later imports that are read again.
    read_again: usize,
    undo: bool,
}

/// How many receipts some lost matches belong to.
fn lines_of(lost: &[RemovedMatch]) -> usize {
    lost.iter().map(|it| it.line).collect::<HashSet<_>>().len()
}

/// What it disturbs, as people read it.
fn disturbs(words: Words, taken: &TakenBack, losses: &Losses) -> Vec<String> {
    let mut sentences = Vec::new();
    if !taken.acts.is_empty() {
        sentences.push(words.acts_kept(taken.acts.len(), taken.items_withdrawn.len()));
    }
    if !taken.promises.is_empty() {
        sentences.push(words.promises_kept_in_history(taken.promises.len()));
    }
    if !taken.disputes.is_empty() {
        sentences.push(words.disputes_kept_in_history(taken.disputes.len()));
    }
    if !taken.plans.is_empty() {
        sentences.push(words.plans_kept_in_history(taken.plans.len()));
    }
    if taken.matched_lines_removed > 0 {
        sentences.push(words.receipts_leave(taken.matched_lines_removed));
    }
    if losses.waiting > 0 {
        sentences.push(words.receipts_wait_again(losses.waiting));
    }
    if losses.read_again > 0 {
        sentences.push(words.read_again(losses.read_again, losses.undo));
    }
    sentences
}
