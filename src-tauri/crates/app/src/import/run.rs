//! The way of files into the ledger: rehearsed for a preview, committed, or read again.

use readers::{Separator, bank::BankFormat, invoice::InvoiceFormat};
use receivables::Money;
use store::{Change, ImportBatch, ImportHead};

use super::{
    ColumnGuess, Field, ImportKind, ImportMode, ImportPreview, ImportRecord, ImportReport,
    ImportRequest, MappedColumn, Mapping, bank,
    changes::Outcome,
    customers, documents, doubts, fec, invoice, payments,
    progress::Progress,
    source::{Content, Source, TableContent},
    take_over,
};
use crate::{
    amount::Amount,
    failure::Cause,
    ledger::{Ledger, Moment},
};

/// What a file holds and what its import would do.
pub(crate) fn preview(
    ledger: &mut Ledger,
    moment: &Moment,
    request: &ImportRequest,
    progress: &Progress,
) -> Result<ImportPreview, Cause> {
    let mut source = Source::open(ledger, moment, request, progress)?;
    source.request.accept_vanished = true;
    source.rehearsed = true;
    let outcome = match source.is_understood() {
        true => Some(
            ledger.store.rehearse(|change| source.import(change, moment, None).map(|it| it.1))?,
        ),
        false => None,
    };
    let kind = source.kind();
    let table = match &source.content {
        Content::Table(it) => Some(it),
        _ => None,
    };
    Ok(ImportPreview {
        path: request.path.display().to_string(),
        file: source.file.clone(),
        kind: table.is_none_or(|it| it.kind_known).then_some(kind),
        format: source.format(),
        encoding: source.encoding(),
        separator: source.separator().to_owned(),
        header_line: source.header_line(),
        sheets: table.map(|it| it.sheets.clone()).unwrap_or_default(),
        sheet: table.and_then(|it| it.sheet.clone()),
        mode: source.mode(),
        snapshot_date: source.snapshot_date,
        columns: table.map(|it| columns(it, source.words)).unwrap_or_default(),
        remembered: table.is_some_and(|it| it.remembered),
        missing: source.missing(),
        repairable: table.is_some(),
        outcome,
    })
}

fn columns(content: &TableContent, words: crate::wording::Words) -> Vec<ColumnGuess> {
    let held = |index: usize| content.mapping.columns.iter().find(|it| it.0 == index);
    let column = |(column, index): (&readers::Column, u32)| ColumnGuess {
        index,
        heading: column.heading.clone(),
        field: held(index as usize).map(|it| it.1.into()),
        evidence: words.evidence(&column.clues),
        values: column.values.clone(),
    };
    content.table.columns.iter().zip(0..).map(column).collect()
}

/// What an import would do, or why it would be refused.
pub(crate) fn rehearse(
    ledger: &mut Ledger,
    moment: &Moment,
    request: &ImportRequest,
    progress: &Progress,
) -> Result<ImportReport, Cause> {
    let mut source = understood(ledger, moment, request, progress)?;
    source.request.accept_vanished = true;
    ledger.store.rehearse(|change| source.import(change, moment, None).map(|it| it.1))
}

/// A file of which it is clear what it is.
fn understood(
    ledger: &Ledger,
    moment: &Moment,
    request: &ImportRequest,
    progress: &Progress,
) -> Result<Source, Cause> {
    let source = Source::open(ledger, moment, request, progress)?;
    match source.is_understood() {
        true => Ok(source),
        false => Err(Cause::MappingNeeded { missing: source.missing(), file: source.file }),
    }
}

/// Imports files in the order given: all of them, or none.
pub(crate) fn commit(
    ledger: &mut Ledger,
    moment: &Moment,
    requests: &[ImportRequest],
    progress: &Progress,
) -> Result<Vec<ImportReport>, Cause> {
    let mut sources = Vec::with_capacity(requests.len());
    for request in requests {
        sources.push(understood(ledger, moment, request, progress)?);
    }
    ledger.change("import", moment.now, |change| {
        let (mut reports, mut imports, mut news) = (Vec::new(), Vec::new(), false);
        for source in &mut sources {
            news |= !change.knows_file(&source.sha256, source.snapshot_date)?;
            let (import, mut report) = source.import(change, moment, None)?;
            report.import = Some(import);
            if let (Some(said), Content::Table(it)) = (&source.request.mapping, &source.content) {
                change.remember_mapping(&it.table.signature(), &json(said)?)?;
            }
            news |= !report.changes_nothing();
            source.finish(change, import, &report)?;
            imports.push(serde_json::json!({
                "import": import, "file": report.file, "kind": report.kind.name(),
                "sha256": source.sha256, "rows": report.rows, "accepted": report.accepted,
            }));
            reports.push(report);
        }
        if progress.is_stopped() {
            return Err(Cause::Stopped);
        }
        let summary = serde_json::Value::Array(imports).to_string();
        Ok((reports, news.then_some(summary)))
    })
}

/// Past imports, newest first.
pub(crate) fn records(ledger: &Ledger) -> Result<Vec<ImportRecord>, Cause> {
    ledger.store.imports()?.into_iter().map(|it| record(ledger, it)).collect()
}

/// A past import with what it did.
pub(crate) fn record(ledger: &Ledger, batch: ImportBatch) -> Result<ImportRecord, Cause> {
    let ImportBatch { id, imported_at, undone_at, .. } = batch;
    let report = serde_json::from_str(&ledger.store.import_report(id)?);
    let report = report.map_err(|error| Cause::Internal(error.to_string()))?;
    Ok(ImportRecord { id, imported_at, undone_at, report })
}

/// Past imports that stand, newest first.
pub(crate) fn standing(ledger: &Ledger) -> Result<impl Iterator<Item = ImportBatch>, Cause> {
    Ok(ledger.store.imports()?.into_iter().filter(|it| it.undone_at.is_none()))
}

/// Number of the newest import that stands.
pub(crate) fn last(ledger: &Ledger) -> Result<i64, Cause> {
    standing(ledger)?.next().map(|it| it.id).ok_or(Cause::UnknownImport(0))
}

/// The guessed mapping of a file, corrected by the headings that the user names.
pub(crate) fn mapping_named(
    ledger: &Ledger,
    moment: &Moment,
    request: &ImportRequest,
    columns: &[(&str, &str)],
    progress: &Progress,
) -> Result<Mapping, Cause> {
    let source = Source::open(ledger, moment, request, progress)?;
    let Content::Table(content) = &source.content else {
        return Err(Cause::MappingNeeded { file: source.file, missing: Vec::new() });
    };
    let mut mapping = Mapping::from(&content.mapping);
    for (name, heading) in columns {
        let field: Field = serde_json::from_value(serde_json::Value::from(*name))
            .map_err(|_| Cause::UnknownField((*name).to_owned()))?;
        let index = content
            .table
            .columns
            .iter()
            .position(|it| it.heading.trim().eq_ignore_ascii_case(heading))
            .and_then(|it| u32::try_from(it).ok())
            .ok_or_else(|| Cause::UnknownHeading {
                file: source.file.clone(),
                heading: (*heading).to_owned(),
            })?;
        mapping.columns.retain(|it| it.field != field && it.index != index);
        mapping.columns.push(MappedColumn { index, field });
    }
    Ok(mapping)
}

fn json(value: &impl serde::Serialize) -> Result<String, Cause> {
    serde_json::to_string(value).map_err(|error| Cause::Internal(error.to_string()))
}

impl Source {
    /// Reads the file into the ledger, inside the change under way; `again` is the number of the
    /// import where it is not the first time.
    pub(crate) fn import(
        &mut self,
        change: &mut Change<'_>,
        moment: &Moment,
        again: Option<i64>,
    ) -> Result<(i64, ImportReport), Cause> {
        if again.is_none() {
            self.refuse_older_snapshot(change)?;
        }
        let batch = match again {
            Some(batch) => change.reopen_import(batch).map(|_| batch)?,
            None => change.begin_import(ImportHead {
                file: &self.file,
                kind: self.kind().name(),
                snapshot_date: self.snapshot_date,
                at: moment.now,
                request: &json(&self.to_keep())?,
            })?,
        };
        let mut outcome = match self.kind() {
            ImportKind::Customers => customers::take_in(self, change)?,
            ImportKind::Documents | ImportKind::OpenItems => {
                documents::take_in(self, change, batch)?
            }
            ImportKind::Payments => payments::take_in(self, change, batch)?,
            ImportKind::TakeOver => take_over::take_in(self, change, batch)?,
            ImportKind::Fec => fec::take_in(self, change, batch)?,
            ImportKind::Bank => bank::take_in(self, change, batch)?,
            ImportKind::Invoice => invoice::take_in(self, change, batch)?,
        };
        self.refuse_nothing(&outcome)?;
        doubts::note(self, change, batch, &mut outcome)?;
        let open_total = change.open_totals()?;
        Ok((batch, self.report(outcome, open_total)))
    }

    /// Keeps the report, and the bytes, with the import under way.
    pub(crate) fn finish(
        &self,
        change: &mut Change<'_>,
        batch: i64,
        report: &ImportReport,
    ) -> Result<(), Cause> {
        let io = |source| Cause::Io { path: self.request.path.clone(), source };
        if let Some(mut bytes) = self.bytes().map_err(io)? {
            change.keep_source(batch, &mut bytes)?;
        }
        change.finish_import(batch, &self.sha256, &json(report)?)?;
        Ok(())
    }

    fn refuse_older_snapshot(&self, change: &Change<'_>) -> Result<(), Cause> {
        match (self.snapshot_date, change.last_snapshot()?) {
            (Some(date), Some(newest))
                if date < newest && self.mode() != Some(ImportMode::Delta) =>
            {
                Err(Cause::OlderSnapshot { file: self.file.clone(), date, newest })
            }
            _ => Ok(()),
        }
    }

    /// A file of which nothing could be taken in is refused: it is not what it was taken for.
    fn refuse_nothing(&self, outcome: &Outcome) -> Result<(), Cause> {
        let items = outcome.items_new
            + outcome.items_unchanged
            + outcome.items_changed
            + outcome.items_settled;
        let about_items =
            matches!(self.kind(), ImportKind::Documents | ImportKind::OpenItems | ImportKind::Fec);
        let none_accepted = outcome.accepted() == 0 && outcome.rejected_count() > 0;
        // A preview shows the rows with what is wrong in them: they may be repaired.
        if none_accepted && self.rehearsed {
            return Ok(());
        }
        if none_accepted || (about_items && items == 0) {
            let first = outcome.rejected.first().map(|it| it.problem.clone()).unwrap_or_default();
            return Err(Cause::NothingAccepted {
                file: self.file.clone(),
                rejected: outcome.rejected.len(),
                first,
            });
        }
        Ok(())
    }

    /// What the file is, for people.
    fn format(&self) -> String {
        match &self.content {
            Content::Table(it) if it.sheets.is_empty() => self.words.pick("Texte", "Text"),
            Content::Table(_) => self.words.pick("Classeur", "Workbook"),
            Content::Fec(_) => "FEC".to_owned(),
            Content::Bank(it) => match it.format {
                BankFormat::Camt => "CAMT.053",
                BankFormat::Cfonb120 => "CFONB 120",
                BankFormat::Mt940 => "MT940",
                BankFormat::Ofx => "OFX",
            }
            .to_owned(),
            Content::Invoice(it) => match (&it.embedded, it.format) {
                (Some(_), _) => "Factur-X (PDF)",
                (_, InvoiceFormat::UblInvoice | InvoiceFormat::UblCreditNote) => "UBL",
                _ => "CII",
            }
            .to_owned(),
        }
    }

    fn header_line(&self) -> u32 {
        let line = match &self.content {
            Content::Table(it) => it.table.header_line,
            Content::Fec(it) => it.header_line,
            _ => 0,
        };
        u32::try_from(line).unwrap_or(u32::MAX)
    }

    fn encoding(&self) -> String {
        match &self.content {
            Content::Table(it) if it.sheets.is_empty() => it.table.encoding.name().to_owned(),
            Content::Fec(it) => it.encoding.name().to_owned(),
            _ => String::new(),
        }
    }

    fn separator(&self) -> &'static str {
        let separator = match &self.content {
            Content::Table(it) if it.sheets.is_empty() => it.table.separator,
            Content::Fec(it) => it.separator,
            _ => return "",
        };
        match separator {
            Separator::Semicolon => ";",
            Separator::Comma => ",",
            Separator::Tab => "tab",
            Separator::Pipe => "|",
        }
    }

    fn report(&self, mut outcome: Outcome, open_total: Vec<Money>) -> ImportReport {
        let words = self.words;
        let mut remarks: Vec<_> =
            outcome.summary.remarks.iter().map(|it| words.remark(it)).collect();
        remarks.extend(words.left_aside(outcome.summary.repeated, outcome.summary.void));
        if let (true, Some(day)) = (self.assumed_date, self.snapshot_date) {
            remarks.push(words.snapshot_date_assumed(day));
        }
        let stated = outcome.summary.file_total.and_then(|it| match self.kind() {
            ImportKind::OpenItems => it.open.or(it.original),
            _ => it.original,
        });
        let stated = match &self.content {
            Content::Fec(it) => Some(fec::balance(&it.contents)),
            _ => stated,
        };
        if let (Some(total), Some(sum)) = (stated, outcome.sum)
            && total != sum
        {
            remarks.push(words.total_differs(total, sum));
        }
        let (rows, accepted) = (outcome.rows(), outcome.accepted());
        let changes = outcome.take_changes();
        let mut report = ImportReport {
            file: self.file.clone(),
            kind: self.kind(),
            mode: self.mode(),
            snapshot_date: self.snapshot_date,
            rows,
            accepted,
            rejected: outcome.rejected,
            import: None,
            customers: outcome.customers,
            customers_new: outcome.customers_new,
            customers_changed: outcome.customers_changed,
            items_new: outcome.items_new,
            items_changed: outcome.items_changed,
            items_settled: outcome.items_settled,
            items_vanished: outcome.items_vanished,
            items_unchanged: outcome.items_unchanged,
            bank: outcome.bank,
            open_total: open_total.into_iter().map(Amount::from).collect(),
            file_total: stated.map(Amount::from),
            changes,
            suspicions: outcome.suspicions,
            suspicions_more: outcome.suspicions_more,
            remarks,
        };
        if report.changes_nothing() {
            report.remarks.push(words.nothing_new());
        }
        if outcome.rejected_more > 0 {
            report.remarks.push(words.more_rejected(outcome.rejected_more));
        }
        report.remarks.extend(outcome.remarks);
        report
    }
}
