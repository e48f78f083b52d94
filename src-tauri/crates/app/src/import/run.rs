//! The way of a file into the ledger: opened, understood, rehearsed or committed.

use std::{
    fs::File,
    io::{self, BufReader, Cursor, Read, Seek},
};

use chrono::NaiveDate;
use readers::{RowProblem, Separator, Summary, Table};
use receivables::{Currency, Money};
use sha2::{Digest, Sha256};
use store::{Change, ImportHead};

use super::{
    ColumnGuess, ImportKind, ImportPreview, ImportRecord, ImportReport, ImportRequest, Mapping,
    RejectedRow, customers, documents,
};
use crate::{
    amount::{Amount, Day},
    failure::Cause,
    ledger::{Ledger, Moment},
    wording::Words,
};

/// Rejected rows kept in a report; a file of rejects must not fill the ledger.
const LISTED: usize = 10_000;

/// A file with what it is taken for.
pub(crate) struct Source {
    pub(super) file: String,
    pub(super) table: Table<Box<dyn ReadSeek>>,
    pub(super) mapping: readers::Mapping,
    pub(super) snapshot_date: Option<NaiveDate>,
    pub(super) words: Words,
    pub(super) accept_vanished: bool,
    pub(super) currency: Currency,
    pub(super) today: Day,
    assumed_date: bool,
    remembered: bool,
    sha256: String,
    kind_known: bool,
}

/// Bytes that can be read again from the start: a file, or what the program ships.
pub(crate) trait ReadSeek: Read + Seek {}
impl<T: Read + Seek> ReadSeek for T {}

/// What a reading did, before it becomes a report.
#[derive(Default)]
pub(super) struct Outcome {
    pub(super) summary: Summary,
    pub(super) rejected: Vec<RejectedRow>,
    pub(super) rejected_more: u32,
    pub(super) customers_new: u32,
    pub(super) customers_changed: u32,
    pub(super) items_new: u32,
    pub(super) items_changed: u32,
    pub(super) items_settled: u32,
    pub(super) items_unchanged: u32,
    pub(super) sum: Option<Money>,
    pub(super) remarks: Vec<String>,
}

impl Outcome {
    /// Lists a rejected row.
    pub(super) fn reject(&mut self, words: Words, problem: &RowProblem) {
        self.reject_as(problem.line, problem.column.clone(), words.problem(problem));
    }

    /// Lists a rejected row with its sentence.
    pub(super) fn reject_as(&mut self, line: u64, column: String, problem: String) {
        if self.rejected.len() < LISTED {
            let line = u32::try_from(line).unwrap_or(u32::MAX);
            self.rejected.push(RejectedRow {
                line,
                column,
                problem,
                column_index: None,
                value: None,
                customer: None,
                number: None,
                amount: None,
            });
        } else {
            self.rejected_more += 1;
        }
    }
}

/// What a file holds and what its import would do.
pub(crate) fn preview(
    ledger: &mut Ledger,
    moment: &Moment,
    request: &ImportRequest,
) -> Result<ImportPreview, Cause> {
    let mut source = Source::open(ledger, moment, request)?;
    source.accept_vanished = true;
    let missing: Vec<_> = source.mapping.missing().into_iter().map(Into::into).collect();
    let known = source.kind_known && missing.is_empty();
    let outcome = match known {
        true => Some(ledger.store.rehearse(|change| source.import(change, moment))?),
        false => None,
    };
    let kind: ImportKind = source.mapping.kind.into();
    let columns = source.table.columns.iter().zip(0..).map(|(column, index)| ColumnGuess {
        index,
        heading: column.heading.clone(),
        field: source
            .mapping
            .columns
            .iter()
            .find(|it| it.0 == index as usize)
            .map(|it| it.1.into()),
        evidence: String::new(),
        values: column.values.clone(),
    });
    Ok(ImportPreview {
        path: request.path.display().to_string(),
        file: source.file.clone(),
        kind: source.kind_known.then_some(kind),
        encoding: source.table.encoding.name().to_owned(),
        separator: match source.table.separator {
            Separator::Semicolon => ";",
            Separator::Comma => ",",
            Separator::Tab => "tab",
            Separator::Pipe => "|",
        }
        .to_owned(),
        format: "CSV".into(),
        sheets: Vec::new(),
        sheet: None,
        mode: None,
        repairable: false,
        header_line: u32::try_from(source.table.header_line).unwrap_or(u32::MAX),
        snapshot_date: source.snapshot_date,
        columns: columns.collect(),
        remembered: source.remembered,
        missing,
        outcome,
    })
}

/// Imports files in the order given: all of them, or none.
pub(crate) fn commit(
    ledger: &mut Ledger,
    moment: &Moment,
    requests: &[ImportRequest],
) -> Result<Vec<ImportReport>, Cause> {
    let mut sources = Vec::with_capacity(requests.len());
    for request in requests {
        let source = Source::open(ledger, moment, request)?;
        let missing: Vec<_> = source.mapping.missing().into_iter().map(Into::into).collect();
        if !missing.is_empty() || !source.kind_known {
            return Err(Cause::MappingNeeded { file: source.file, missing });
        }
        sources.push((source, request.mapping.as_ref()));
    }
    ledger.change("import", moment.now, |change| {
        let (mut reports, mut imports, mut news) = (Vec::new(), Vec::new(), false);
        for (source, said) in &mut sources {
            news |= !change.knows_file(&source.sha256, source.snapshot_date)?;
            let report = source.import(change, moment)?;
            if let Some(mapping) = said {
                change.remember_mapping(&source.table.signature(), &json(mapping)?)?;
            }
            news |= !report.changes_nothing();
            let import = source.finish(change, &report)?;
            imports.push(serde_json::json!({
                "import": import, "file": report.file, "kind": report.kind.name(),
                "sha256": source.sha256, "rows": report.rows, "accepted": report.accepted,
            }));
            reports.push(report);
        }
        let summary = serde_json::Value::Array(imports).to_string();
        Ok((reports, news.then_some(summary)))
    })
}

/// Past imports, newest first.
pub(crate) fn records(ledger: &mut Ledger) -> Result<Vec<ImportRecord>, Cause> {
    let batches = ledger.store.imports()?.into_iter();
    let records = batches.map(|it| {
        let report = serde_json::from_str(&it.report);
        let report = report.map_err(|error| Cause::Internal(error.to_string()))?;
        Ok(ImportRecord { id: it.id, imported_at: it.imported_at, undone_at: None, report })
    });
    records.collect()
}

fn json(value: &impl serde::Serialize) -> Result<String, Cause> {
    serde_json::to_string(value).map_err(|error| Cause::Internal(error.to_string()))
}

impl Source {
    /// Opens the file that a request names.
    fn open(ledger: &Ledger, moment: &Moment, request: &ImportRequest) -> Result<Self, Cause> {
        let path = request.path.as_path();
        let name = path.file_name().map(|it| it.to_string_lossy().into_owned());
        let io = |source| Cause::Io { path: path.to_owned(), source };
        let open = || File::open(path).map(|it| BufReader::with_capacity(1 << 18, it));
        let sha256 = sha256(&mut open().map_err(io)?).map_err(io)?;
        let reader: Box<dyn ReadSeek> = Box::new(open().map_err(io)?);
        let file = name.unwrap_or_else(|| path.display().to_string());
        Self::read(ledger, moment, request, (file, reader, sha256))
    }

    /// Opens bytes that the program ships.
    pub(crate) fn shipped(
        ledger: &Ledger,
        moment: &Moment,
        file: &str,
        bytes: &'static str,
    ) -> Result<Self, Cause> {
        let internal = |error: io::Error| Cause::Internal(error.to_string());
        let sha256 = sha256(&mut Cursor::new(bytes)).map_err(internal)?;
        let input = (file.to_owned(), Box::new(Cursor::new(bytes)) as Box<dyn ReadSeek>, sha256);
        Self::read(ledger, moment, &ImportRequest::default(), input)
    }

    fn read(
        ledger: &Ledger,
        moment: &Moment,
        request: &ImportRequest,
        (file, reader, sha256): (String, Box<dyn ReadSeek>, String),
    ) -> Result<Self, Cause> {
        let unreadable = |refusal| Cause::Unreadable { file: file.clone(), refusal };
        let table = Table::open(reader, &file).map_err(unreadable)?;
        let (mapping, remembered, kind_known) = mapping(ledger, &table, request)?;
        let is_snapshot = mapping.kind == readers::Kind::OpenItems;
        let told = request.snapshot_date.or(table.title.snapshot_date);
        let snapshot_date = is_snapshot.then_some(told.unwrap_or(moment.today));
        let currency = Currency::new(&ledger.store.company()?.currency).unwrap_or(Currency::EUR);
        Ok(Self {
            assumed_date: is_snapshot && told.is_none(),
            words: moment.words,
            accept_vanished: request.accept_vanished,
            today: moment.today,
            file,
            table,
            mapping,
            snapshot_date,
            currency,
            remembered,
            kind_known,
            sha256,
        })
    }

    /// Keeps the report with the import under way.
    pub(crate) fn finish(
        &self,
        change: &mut Change<'_>,
        report: &ImportReport,
    ) -> Result<i64, Cause> {
        let batch = change.last_import()?;
        change.finish_import(batch, &self.sha256, &json(report)?)?;
        Ok(batch)
    }

    /// Reads the file into the ledger, inside the change under way.
    pub(crate) fn import(
        &mut self,
        change: &mut Change<'_>,
        moment: &Moment,
    ) -> Result<ImportReport, Cause> {
        self.refuse_older_snapshot(change)?;
        let kind: ImportKind = self.mapping.kind.into();
        let batch = change.begin_import(ImportHead {
            file: &self.file,
            kind: kind.name(),
            snapshot_date: self.snapshot_date,
            at: moment.now,
            request: "{}",
        })?;
        let outcome = match kind {
            ImportKind::Customers => customers::take_in(self, change)?,
            _ => documents::take_in(self, change, batch)?,
        };
        if outcome.summary.accepted == 0
            || u64::from(
                outcome.items_new
                    + outcome.items_unchanged
                    + outcome.items_changed
                    + outcome.items_settled,
            ) == 0
                && kind != ImportKind::Customers
        {
            let first = outcome.rejected.first().map(|it| it.problem.clone()).unwrap_or_default();
            return Err(Cause::NothingAccepted {
                file: self.file.clone(),
                rejected: outcome.rejected.len(),
                first,
            });
        }
        let open_total = change.open_totals()?;
        Ok(self.report(kind, outcome, open_total))
    }

    fn refuse_older_snapshot(&self, change: &Change<'_>) -> Result<(), Cause> {
        match (self.snapshot_date, change.last_snapshot()?) {
            (Some(date), Some(newest)) if date < newest => {
                Err(Cause::OlderSnapshot { file: self.file.clone(), date, newest })
            }
            _ => Ok(()),
        }
    }

    fn report(&self, kind: ImportKind, outcome: Outcome, open_total: Vec<Money>) -> ImportReport {
        let words = self.words;
        let mut remarks: Vec<_> =
            outcome.summary.remarks.iter().map(|it| words.remark(it)).collect();
        if let (true, Some(day)) = (self.assumed_date, self.snapshot_date) {
            remarks.push(words.snapshot_date_assumed(day));
        }
        let stated = outcome.summary.file_total.and_then(|it| match kind {
            ImportKind::OpenItems => it.open.or(it.original),
            _ => it.original,
        });
        if let (Some(total), Some(sum)) = (stated, outcome.sum)
            && total != sum
        {
            remarks.push(words.total_differs(total, sum));
        }
        let rows = u32::try_from(outcome.summary.rows).unwrap_or(u32::MAX);
        let rejected =
            u32::try_from(outcome.rejected.len()).unwrap_or(u32::MAX) + outcome.rejected_more;
        let mut report = ImportReport {
            file: self.file.clone(),
            kind,
            snapshot_date: self.snapshot_date,
            rows,
            accepted: rows.saturating_sub(rejected),
            rejected: outcome.rejected,
            customers_new: outcome.customers_new,
            customers_changed: outcome.customers_changed,
            items_new: outcome.items_new,
            items_changed: outcome.items_changed,
            items_settled: outcome.items_settled,
            items_unchanged: outcome.items_unchanged,
            mode: None,
            items_vanished: 0,
            bank: None,
            changes: vec![],
            suspicions: vec![],
            suspicions_more: 0,
            open_total: open_total.into_iter().map(Amount::from).collect(),
            file_total: stated.map(Amount::from),
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

/// The mapping to use: what the user says, else what was remembered, else the guess. Also
/// whether it was remembered, and whether it is clear what the file is at all.
fn mapping<R: Read + Seek>(
    ledger: &Ledger,
    table: &Table<R>,
    request: &ImportRequest,
) -> Result<(readers::Mapping, bool, bool), Cause> {
    if let Some(said) = &request.mapping {
        return Ok((said.into(), false, true));
    }
    if let Some(kind) = request.kind {
        return Ok((table.guess_as(kind.into()), false, true));
    }
    if let Some(text) = ledger.store.mapping(&table.signature())?
        && let Ok(remembered) = serde_json::from_str::<Mapping>(&text)
    {
        return Ok(((&remembered).into(), true, true));
    }
    Ok(match table.guess() {
        Some(guess) => (guess, false, true),
        None => (table.guess_as(readers::Kind::OpenItems), false, false),
    })
}

fn sha256(reader: &mut impl Read) -> io::Result<String> {
    let mut hasher = Sha256::new();
    io::copy(reader, &mut HashWriter(&mut hasher))?;
    Ok(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Lets a reader be copied into a hash.
struct HashWriter<'a>(&'a mut Sha256);

impl io::Write for HashWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
