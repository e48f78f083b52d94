//! Tables: an export opened, shown to the user, and read row by row.
//!
//! Opening looks at every byte once for the encoding, and at the first rows for everything else.
//! Reading goes through the file again, and once more beforehand only if those rows left the order
//! of a date or the decimal mark of an amount undecided.

use std::{
    io::{Read, Seek},
    ops::ControlFlow,
};

use receivables::Currency;

use crate::{
    CustomerFact, DocumentFact, Encoding, Field, FileTotal, Kind, Mapping, Refusal, Remark,
    RowProblem, Separator, Summary, Title,
    column::{self, Evidence},
    customer,
    document::DocumentReader,
    encoding::Utf8Reader,
    guess::{self, Header},
    record::{Record, Records},
    row::{Line, Plan, Tally},
};

/// Bytes in which title and headings are looked for.
const HEAD: u64 = 256 * 1024;
/// Rows from which contents are guessed.
const SAMPLE: u64 = 2000;
const MOST_COLUMNS: usize = 1000;
const VALUES_SHOWN: usize = 5;
const CHARACTERS_SHOWN: usize = 80;

/// An export whose layout was recognised.
#[derive(Debug)]
pub struct Table<R> {
    /// What it is written in.
    pub encoding: Encoding,
    /// What stands between its cells.
    pub separator: Separator,
    /// Line of its headings, from 1.
    pub header_line: u64,
    /// What stands above them.
    pub title: Title,
    /// Its columns, in the order of the file.
    pub columns: Vec<Column>,
    /// What it is taken for; `None` when headings and contents do not tell.
    pub kind: Option<Kind>,
    headings: Vec<String>,
    evidence: Vec<Evidence>,
    source: R,
}

/// A column, as shown to the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading, as written.
    pub heading: String,
    /// Its first values, as written; up to five.
    pub values: Vec<String>,
}

impl<R: Read + Seek> Table<R> {
    /// Recognises the layout of an export; the name of the file helps only to date it.
    pub fn open(mut source: R, file_name: &str) -> Result<Self, Refusal> {
        let encoding = Encoding::sniff(&mut source)?;
        let head = head(&mut source, encoding)?;
        if head.trim_ascii().is_empty() {
            return Err(Refusal::Empty);
        }
        let separator = Separator::sniff(&head)?.ok_or(Refusal::NoTable)?;
        let header = Header::find(&head, separator.byte())?.ok_or(Refusal::NoTable)?;
        if header.headings.len() > MOST_COLUMNS {
            return Err(Refusal::NoTable);
        }
        let columns =
            header.headings.iter().map(|it| Column { heading: it.clone(), values: Vec::new() });
        let mut table = Self {
            encoding,
            separator,
            header_line: header.line,
            title: Title::read(&header.above, file_name),
            columns: columns.collect(),
            kind: None,
            evidence: vec![Evidence::default(); header.headings.len()],
            headings: header.headings,
            source,
        };
        table.sample()?;
        table.kind = guess::kind(&table.headings, &table.evidence, &table.title);
        Ok(table)
    }

    /// One text for all files with these headings, to remember a mapping by.
    pub fn signature(&self) -> String {
        Header::signature(&self.headings)
    }

    /// The mapping that headings and contents suggest, for what the file is taken for.
    pub fn guess(&self) -> Option<Mapping> {
        self.kind.map(|it| self.guess_as(it))
    }

    /// The mapping they suggest if the file is of this kind.
    pub fn guess_as(&self, kind: Kind) -> Mapping {
        guess::mapping(kind, &self.headings, &self.evidence)
    }

    /// Streams the documents, each row a fact or a problem, until the file ends or the taker breaks.
    ///
    /// Amounts that name no currency are in `currency`.
    pub fn documents(
        &mut self,
        mapping: &Mapping,
        currency: Currency,
        mut each: impl FnMut(Result<DocumentFact<'_>, RowProblem>) -> ControlFlow<()>,
    ) -> Result<Summary, Refusal> {
        let mapping = self.within(mapping);
        let plan = self.plan(&mapping)?;
        let reader = DocumentReader { plan, kind: mapping.kind, currency };
        let total = |record: &Record<'_>| reader.total(record);
        let mut summary = self.read(&reader.plan, total, |record| {
            let row = reader.fact(record).map_err(|it| reader.plan.problem(record, it));
            (row.is_ok(), each(row))
        })?;
        if mapping.column(Field::Issued).is_none() {
            summary.remarks.push(Remark::IssuedFromDue);
        }
        Ok(summary)
    }

    /// Streams the customers, each row a fact or a problem, until the file ends or the taker breaks.
    pub fn customers(
        &mut self,
        mapping: &Mapping,
        mut each: impl FnMut(Result<CustomerFact<'_>, RowProblem>) -> ControlFlow<()>,
    ) -> Result<Summary, Refusal> {
        let mapping = self.within(mapping);
        let plan = self.plan(&mapping)?;
        let total =
            |record: &Record<'_>| FileTotal { line: record.line, original: None, open: None };
        self.read(&plan, total, |record| {
            let row = customer::fact(&plan, record).map_err(|it| plan.problem(record, it));
            (row.is_ok(), each(row))
        })
    }

    /// Goes through the rows; `row` says whether it was good and whether to go on.
    fn read(
        &mut self,
        plan: &Plan,
        total: impl Fn(&Record<'_>) -> FileTotal,
        mut row: impl FnMut(&Record<'_>) -> (bool, ControlFlow<()>),
    ) -> Result<Summary, Refusal> {
        let (mut tally, mut records) = (Tally::default(), self.rows()?);
        while let Some(record) = records.next()? {
            match plan.sort(&record) {
                Line::Layout => (),
                Line::Section => tally.section(record.line),
                Line::Total(label) => tally.totals.add(label, total(&record)),
                Line::Row => {
                    let (accepted, flow) = row(&record);
                    tally.row(plan, &record, accepted);
                    if flow.is_break() {
                        tally.stop();
                        break;
                    }
                }
            }
        }
        Ok(tally.summary(plan.formats.remarks.clone()))
    }

    /// The mapping without columns that the file does not have.
    fn within(&self, mapping: &Mapping) -> Mapping {
        let columns = mapping.columns.iter().filter(|it| it.0 < self.headings.len());
        Mapping { kind: mapping.kind, columns: columns.copied().collect() }
    }

    /// The rows under the headings.
    fn rows(&mut self) -> Result<Records<Utf8Reader<&mut R>>, Refusal> {
        self.source.rewind()?;
        let mut records =
            Records::new(Utf8Reader::new(&mut self.source, self.encoding), self.separator.byte());
        while let Some(record) = records.next()? {
            if record.line >= self.header_line {
                break;
            }
        }
        Ok(records)
    }

    /// Shows the first values and gathers what they tell.
    fn sample(&mut self) -> Result<(), Refusal> {
        let (mut columns, mut evidence) =
            (std::mem::take(&mut self.columns), std::mem::take(&mut self.evidence));
        let mut records = self.rows()?;
        let mut rows = 0;
        while let Some(record) = records.next()?.filter(|_| rows < SAMPLE) {
            if record.cells().all(str::is_empty) && record.flaw.is_none() {
                continue;
            }
            rows += 1;
            for (index, column) in columns.iter_mut().enumerate() {
                let cell = record.cell(index);
                evidence[index].add(cell);
                if column.values.len() < VALUES_SHOWN && !cell.is_empty() {
                    column.values.push(cell.chars().take(CHARACTERS_SHOWN).collect());
                }
            }
        }
        (self.columns, self.evidence) = (columns, evidence);
        if rows == 0 { Err(Refusal::NoRows { header_line: self.header_line }) } else { Ok(()) }
    }

    /// How the mapped columns are read, after as many rows as that takes.
    fn plan(&mut self, mapping: &Mapping) -> Result<Plan, Refusal> {
        let mut evidence = self.evidence.clone();
        let (dates, amounts) = (column::dates(mapping), column::amounts(mapping));
        if column::is_undecided(mapping, &evidence) {
            let mut records = self.rows()?;
            let mut rows = 0_u64;
            while let Some(record) = records.next()? {
                rows += u64::from(record.flaw.is_some() || !record.cells().all(str::is_empty));
                if rows <= SAMPLE {
                    continue;
                }
                dates.clone().for_each(|it| evidence[it].add_date(record.cell(it)));
                amounts.clone().for_each(|it| evidence[it].add_amount(record.cell(it)));
                if rows.is_multiple_of(SAMPLE) && !column::is_undecided(mapping, &evidence) {
                    break;
                }
            }
        }
        Ok(Plan::new(mapping, &self.headings, column::formats(mapping, &evidence, &self.headings)))
    }
}

/// The first lines, whole, as UTF-8.
fn head(source: &mut (impl Read + Seek), encoding: Encoding) -> Result<Vec<u8>, Refusal> {
    source.rewind()?;
    let mut reader = Utf8Reader::new(source, encoding);
    let (mut head, mut room) = (Vec::new(), vec![0; 64 * 1024]);
    let ended = loop {
        match reader.read(&mut room)? {
            0 => break true,
            filled => head.extend_from_slice(&room[..filled]),
        }
        if head.len() as u64 >= HEAD {
            break false;
        }
    };
    if !ended {
        let whole = head.iter().rposition(|it| matches!(it, b'\n' | b'\r'));
        head.truncate(whole.map_or(head.len(), |it| it + 1));
    }
    Ok(head)
}
