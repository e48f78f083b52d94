//! Rows: what is a fact among the lines under the headings, and what is only layout.
//!
//! Blank lines, headings repeated on every page, names of groups and totals are left out; every
//! other line becomes a fact or a problem, none is dropped in silence.

use crate::{
    Field, FileTotal, Mapping, ProblemKind, Remark, RowProblem,
    column::{self, Formats},
    record::{Flaw, Record},
    total::{Label, Totals},
};

const LONGEST_TEXT: usize = 1000;

/// What a reading came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Rows under the headings: accepted and rejected, without the lines left out.
    pub rows: u64,
    /// Rows that became facts.
    pub accepted: u64,
    /// Rows that became problems.
    pub rejected: u64,
    /// Total and subtotal lines that were left out.
    pub total_lines: u64,
    /// The grand total that the file states.
    pub file_total: Option<FileTotal>,
    /// What is worth a look.
    pub remarks: Vec<Remark>,
    /// Whether the taker of the facts broke the reading off.
    pub stopped: bool,
}

/// What a line under the headings is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Line {
    Layout,
    Section,
    Total(Label),
    Row,
}

/// What is wrong in a row, before it is told with line and heading.
pub(crate) struct Fault {
    pub(crate) column: Option<usize>,
    pub(crate) kind: ProblemKind,
}

/// A mapping ready to be applied to a million rows.
pub(crate) struct Plan {
    columns: [Option<usize>; Field::Language as usize + 1],
    headings: Vec<String>,
    /// Cells that a row must have.
    needed: usize,
    last_is_amount: bool,
    pub(crate) formats: Formats,
}

/// The running count of a reading.
#[derive(Default)]
pub(crate) struct Tally {
    summary: Summary,
    pub(crate) totals: Totals,
    sections: u64,
    first_section: u64,
}

impl Plan {
    pub(crate) fn new(mapping: &Mapping, headings: &[String], formats: Formats) -> Self {
        let mut columns = [None; Field::Language as usize + 1];
        for (index, field) in &mapping.columns {
            columns[*field as usize] = Some(*index);
        }
        let last = headings.len().checked_sub(1);
        let needed = mapping.columns.iter().map(|it| it.0 + 1).max().unwrap_or(0);
        let last_is_amount = column::amounts(mapping).any(|it| Some(it) == last);
        Self { columns, headings: headings.to_vec(), needed, last_is_amount, formats }
    }

    pub(crate) fn column(&self, field: Field) -> Option<usize> {
        self.columns[field as usize]
    }

    /// The cell of a fact; blank where no column holds it.
    pub(crate) fn cell<'a>(&self, record: &Record<'a>, field: Field) -> &'a str {
        self.column(field).map_or("", |index| record.cell(index))
    }

    /// The same for texts that go into the ledger, none of which is a novel.
    pub(crate) fn text<'a>(&self, record: &Record<'a>, field: Field) -> Result<&'a str, Fault> {
        let cell = self.cell(record, field);
        let too_long = || ProblemKind::CellTooLong { length: cell.chars().count() };
        if cell.len() > LONGEST_TEXT { Err(self.fault(field, too_long())) } else { Ok(cell) }
    }

    pub(crate) fn fault(&self, field: Field, kind: ProblemKind) -> Fault {
        Fault { column: self.column(field), kind }
    }

    /// The fault of a fact that is blank.
    pub(crate) fn missing(&self, field: Field) -> Fault {
        self.fault(field, ProblemKind::Missing { field })
    }

    /// Tells rows from layout.
    pub(crate) fn sort(&self, record: &Record<'_>) -> Line {
        if record.flaw.is_some() {
            return Line::Row;
        }
        let filled = record.cells().filter(|it| !it.is_empty()).take(2).count();
        let repeated =
            || self.headings.iter().enumerate().all(|(index, it)| record.cell(index) == it);
        if filled == 0 || repeated() {
            return Line::Layout;
        }
        // A file that breaks off inside a subtotal lacks the rows after it; nothing follows a
        // grand total.
        let cut = !record.ended && record.len() < self.headings.len();
        match self.total_label(record) {
            Some(label) if cut && label != Label::Grand => Line::Row,
            Some(label) => Line::Total(label),
            None if filled == 1 && record.len() >= self.headings.len() && self.needed > 2 => {
                Line::Section
            }
            None => Line::Row,
        }
    }

    fn total_label(&self, record: &Record<'_>) -> Option<Label> {
        let dated = |it| !self.cell(record, it).is_empty();
        if dated(Field::Issued) || dated(Field::Due) {
            return None;
        }
        let number = self.cell(record, Field::Number);
        let numbered = !number.contains(char::is_whitespace)
            && !number.is_empty()
            && Label::of(number).is_none();
        // In a list of customers only a line of two or three filled cells can be a total.
        let dateless = self.column(Field::Issued).or(self.column(Field::Due)).is_none();
        let full = || dateless && record.cells().filter(|it| !it.is_empty()).count() > 3;
        if numbered || full() { None } else { record.cells().take(4).find_map(Label::of) }
    }

    /// Whether the line is whole: no quote open, as many cells as headings.
    pub(crate) fn check(&self, record: &Record<'_>) -> Result<(), Fault> {
        let (found, expected) = (record.len(), self.headings.len());
        let extra = || (expected..found).any(|it| !record.cell(it).is_empty());
        let kind = match record.flaw {
            Some(Flaw::UnclosedQuote) => ProblemKind::UnclosedQuote,
            Some(Flaw::LineTooLong) => ProblemKind::LineTooLong,
            None if found < expected && !record.ended => ProblemKind::CutOff,
            None if found < self.needed => ProblemKind::TooFewCells { found, expected },
            None if found > expected && extra() => ProblemKind::TooManyCells { found, expected },
            None => return Ok(()),
        };
        // Such a line is cut at every separator: the quote opened in the first cell it does not close.
        let opened = || (0..found).find(|it| record.cell(*it).matches('"').count() % 2 == 1);
        let column = if kind == ProblemKind::UnclosedQuote { opened() } else { None };
        Err(Fault { column, kind })
    }

    /// A fault, told with its place in the file.
    pub(crate) fn problem(&self, record: &Record<'_>, fault: Fault) -> RowProblem {
        let number = self.cell(record, Field::Number);
        RowProblem {
            line: record.line,
            column: fault.column.and_then(|it| self.headings.get(it)).cloned().unwrap_or_default(),
            kind: fault.kind,
            known_number: (!number.is_empty() && number.len() <= LONGEST_TEXT)
                .then(|| number.to_owned()),
        }
    }
}

impl Tally {
    pub(crate) fn section(&mut self, line: u64) {
        self.first_section = if self.sections == 0 { line } else { self.first_section };
        self.sections += 1;
    }

    pub(crate) fn row(&mut self, plan: &Plan, record: &Record<'_>, accepted: bool) {
        self.totals.row();
        self.summary.rows += 1;
        *(if accepted { &mut self.summary.accepted } else { &mut self.summary.rejected }) += 1;
        if !record.ended && accepted && plan.last_is_amount {
            self.summary.remarks.push(Remark::LastAmountMayBeCut { line: record.line });
        }
    }

    pub(crate) fn stop(&mut self) {
        self.summary.stopped = true;
    }

    pub(crate) fn summary(mut self, remarks: Vec<Remark>) -> Summary {
        if self.sections > 0 {
            let remark = Remark::SectionLines { count: self.sections, first: self.first_section };
            self.summary.remarks.push(remark);
        }
        self.summary.remarks.splice(..0, remarks);
        self.summary.total_lines = self.totals.count;
        self.summary.file_total = self.totals.grand();
        self.summary
    }
}
