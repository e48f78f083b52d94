//! Rows: what is a fact among the lines under the headings, and what is only layout.
//!
//! Blank lines, headings repeated on every page, names of groups and totals are left out; every
//! other line becomes a fact or a problem, none is dropped in silence.

use receivables::{Currency, Money};

use crate::{
    Field, FileTotal, Kind, Mapping, ProblemKind, Remark, RowProblem,
    column::Formats,
    group::{Customers, Layout},
    record::{Flaw, Record},
    total::{Label, Totals},
};

pub(crate) const LONGEST_TEXT: usize = 1000;

/// What a reading came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Rows under the headings: accepted and rejected, without the lines left out or repeated.
    pub rows: u64,
    /// Rows that became facts.
    pub accepted: u64,
    /// Rows that became problems.
    pub rejected: u64,
    /// Lines that repeat a document because it has several item lines; it was taken once.
    pub repeated: u64,
    /// Drafts and cancelled documents, which claim nothing and were left out.
    pub void: u64,
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

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Taken {
    Accepted,
    Rejected,
    Repeated,
    Void,
}

impl Taken {
    pub(crate) fn of<F>(row: &Result<F, RowProblem>) -> Self {
        if row.is_ok() { Self::Accepted } else { Self::Rejected }
    }
}

/// What is wrong in a row, before it is told with line and heading.
pub(crate) struct Fault {
    pub(crate) column: Option<usize>,
    pub(crate) kind: ProblemKind,
}

/// A mapping ready to be applied to a million rows.
pub(crate) struct Plan {
    pub(crate) kind: Kind,
    /// Of amounts that name none.
    pub(crate) currency: Currency,
    columns: [Option<usize>; Field::COUNT],
    dates: Vec<usize>,
    headings: Vec<String>,
    /// Cells that a row must have.
    needed: usize,
    /// Whether rows of documents say something of their customers beside code and name.
    pub(crate) tells_of_customers: bool,
    last_is_amount: bool,
    /// Whether a customer is named once for several rows.
    groups: bool,
    /// Whether blank cells at the end of a row may be absent.
    ends_early: bool,
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
    pub(crate) fn new(
        mapping: &Mapping,
        headings: &[String],
        formats: Formats,
        layout: Layout,
        currency: Currency,
    ) -> Self {
        let mut columns = [None; Field::COUNT];
        for (index, field) in &mapping.columns {
            columns[*field as usize] = Some(*index);
        }
        let last = headings.len().checked_sub(1);
        // Such facts come beside a document: it is one without them.
        let is_beside = |field: Field| mapping.kind.is_of_documents() && field.is_particular();
        let real = mapping.columns.iter().filter(|it| it.0 < headings.len() && !is_beside(it.1));
        Self {
            kind: mapping.kind,
            currency,
            columns,
            dates: mapping.dates().collect(),
            headings: headings.to_vec(),
            needed: real.map(|it| it.0 + 1).max().unwrap_or(0),
            tells_of_customers: mapping.columns.iter().any(|it| is_beside(it.1)),
            last_is_amount: mapping.amounts().any(|it| Some(it) == last),
            groups: layout != Layout::EveryRow,
            ends_early: false,
            formats,
        }
    }

    /// The rows are those of a sheet: what is blank at their end is not written.
    pub(crate) fn of_sheet(self) -> Self {
        Self { ends_early: true, ..self }
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
        let filled = record.cells().filter(|it| !it.is_empty()).take(3).count();
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
            None if filled == 2 && self.names_group(record) => Line::Section,
            None => Line::Row,
        }
    }

    /// Whether the line has a customer's code and name and nothing else, above the rows of a group.
    fn names_group(&self, record: &Record<'_>) -> bool {
        let filled = |field| !self.cell(record, field).is_empty();
        self.groups && filled(Field::CustomerCode) && filled(Field::CustomerName)
    }

    fn total_label(&self, record: &Record<'_>) -> Option<Label> {
        let bank = self.kind == Kind::BankLines;
        let label = |it: &str| match Label::of(it) {
            None if bank && Label::is_of_balance(it) => Some(Label::Of),
            label => label,
        };
        let dated = |it: &str| !it.is_empty() && label(it).is_none();
        if self.dates.iter().any(|it| dated(record.cell(*it))) {
            return None;
        }
        let number = self.cell(record, Field::Number);
        let numbered = !number.contains(char::is_whitespace)
            && !number.is_empty()
            && Label::of(number).is_none();
        // In a list of customers only a line of two or three filled cells can be a total.
        let dateless = self.dates.is_empty();
        let full = || dateless && record.cells().filter(|it| !it.is_empty()).count() > 3;
        if numbered || full() { None } else { record.cells().take(4).find_map(label) }
    }

    /// Whether the line is whole: no quote open, as many cells as headings.
    pub(crate) fn check(&self, record: &Record<'_>) -> Result<(), Fault> {
        let (found, expected) = (record.len(), self.headings.len());
        let extra = || (expected..found).any(|it| !record.cell(it).is_empty());
        let kind = match record.flaw {
            Some(Flaw::UnclosedQuote) => ProblemKind::UnclosedQuote,
            Some(Flaw::LineTooLong) => ProblemKind::LineTooLong,
            None if found < expected && !record.ended => ProblemKind::CutOff,
            None if found < self.needed && !self.ends_early => {
                ProblemKind::TooFewCells { found, expected }
            }
            None if found > expected && extra() => ProblemKind::TooManyCells { found, expected },
            None => return Ok(()),
        };
        // Such a line is cut at every separator: the quote opened in the first cell it does not close.
        let opened = || (0..found).find(|it| record.cell(*it).matches('"').count() % 2 == 1);
        let column = if kind == ProblemKind::UnclosedQuote { opened() } else { None };
        Err(Fault { column, kind })
    }

    /// A fault, told with its place in the file and what is known of the row.
    pub(crate) fn problem(
        &self,
        record: &Record<'_>,
        fault: Fault,
        customers: &Customers,
        amount: Option<Money>,
    ) -> RowProblem {
        let short = |it: &str| (!it.is_empty() && it.len() <= LONGEST_TEXT).then(|| it.to_owned());
        // Cells that moved are not what their headings say.
        let whole = self.check(record).is_ok();
        let customer = customers.of(self, record).ok().filter(|_| whole);
        RowProblem {
            line: record.line,
            column: fault.column.and_then(|it| self.headings.get(it)).cloned().unwrap_or_default(),
            column_index: fault.column,
            kind: fault.kind,
            known_number: short(self.cell(record, Field::Number)),
            known_customer: customer.and_then(|(code, _)| short(code)),
            known_amount: amount.filter(|_| whole),
        }
    }
}

impl Tally {
    pub(crate) fn section(&mut self, line: u64) {
        self.first_section = if self.sections == 0 { line } else { self.first_section };
        self.sections += 1;
    }

    pub(crate) fn row(&mut self, plan: &Plan, record: &Record<'_>, taken: Taken) {
        self.totals.row();
        match taken {
            Taken::Accepted => self.summary.accepted += 1,
            Taken::Rejected => self.summary.rejected += 1,
            Taken::Repeated => self.summary.repeated += 1,
            Taken::Void => self.summary.void += 1,
        }
        self.summary.rows = self.summary.accepted + self.summary.rejected;
        if !record.ended && taken == Taken::Accepted && plan.last_is_amount {
            self.summary.remarks.push(Remark::LastAmountMayBeCut { line: record.line });
        }
    }

    pub(crate) fn accepted(&self) -> u64 {
        self.summary.accepted
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
