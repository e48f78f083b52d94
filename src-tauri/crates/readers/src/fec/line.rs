//! Lines: one line of a FEC, its cells read.

use std::borrow::Cow;

use chrono::NaiveDate;
use receivables::Currency;

use super::{
    cut,
    header::{Column, Header},
};
use crate::{
    Field, ProblemKind, RowProblem,
    amount::{self, Amount, AmountFault, DecimalMark, MarkEvidence},
    cell::excerpt,
    date::{self, DateFault, DateOrder},
    record::{Flaw, Record},
};

/// Longest code, number or name, in bytes.
const LONGEST_TEXT: usize = 1000;
/// Characters that are kept of the text of an entry.
const LABEL_KEPT: usize = 250;

/// A line with the facts that every line must have.
pub(super) struct Line<'a> {
    pub(super) line: u64,
    pub(super) date: NaiveDate,
    pub(super) debit: i64,
    pub(super) credit: i64,
    pub(super) is_other_separator: bool,
    pub(super) has_repaired_label: bool,
    cells: Vec<Cow<'a, str>>,
}

/// What is wrong with a line, and in which column.
pub(super) struct Fault {
    column: Option<Column>,
    kind: ProblemKind,
}

impl<'a> Line<'a> {
    /// Reads a line; the fault is told with its place.
    pub(super) fn read(record: &Record<'a>, header: &Header) -> Result<Self, Box<RowProblem>> {
        let problem = |fault: Fault, number: Option<String>| {
            Box::new(RowProblem {
                line: record.line,
                column: fault.column.map_or(String::new(), |it| header.heading(it).to_owned()),
                column_index: None,
                kind: fault.kind,
                known_number: number,
                known_customer: None,
                known_amount: None,
            })
        };
        let (cells, is_other, repaired) = cells(record, header).map_err(|it| problem(it, None))?;
        let mut line = Self {
            line: record.line,
            date: NaiveDate::default(),
            debit: 0,
            credit: 0,
            is_other_separator: is_other,
            has_repaired_label: repaired,
            cells,
        };
        let number = |line: &Self| {
            let number = line.cell(header, Column::PieceRef);
            (!number.is_empty() && number.len() <= LONGEST_TEXT).then(|| number.to_owned())
        };
        match line.fill(header) {
            Ok(()) => Ok(line),
            Err(fault) => Err(problem(fault, number(&line))),
        }
    }

    fn fill(&mut self, header: &Header) -> Result<(), Fault> {
        let missing = |column, field| {
            Err(Fault { column: Some(column), kind: ProblemKind::Missing { field } })
        };
        let day = self.cell(header, Column::EcritureDate);
        if date::is_blank(day) {
            return missing(Column::EcritureDate, Field::Issued);
        }
        if self.cell(header, Column::CompteNum).is_empty() {
            return missing(Column::CompteNum, Field::CustomerCode);
        }
        for column in TEXTS {
            let length = self.cell(header, column).len();
            if length > LONGEST_TEXT {
                return Err(Fault {
                    column: Some(column),
                    kind: ProblemKind::CellTooLong { length },
                });
            }
        }
        self.date = date::parse(day, DateOrder::DayFirst)
            .map_err(|it| Fault { column: Some(Column::EcritureDate), kind: of_date(it, day) })?;
        (self.debit, self.credit) = amounts(&self.cells, header)?;
        Ok(())
    }

    /// The cell of a column; blank where the line or the file has none.
    pub(super) fn cell(&self, header: &Header, column: Column) -> &str {
        cell(&self.cells, header, column)
    }

    /// The text of the entry, as much of it as is kept.
    pub(super) fn label(&self, header: &Header) -> Box<str> {
        let label = self.cell(header, Column::EcritureLib);
        let end = label.char_indices().nth(LABEL_KEPT).map_or(label.len(), |(at, _)| at);
        label[..end].into()
    }

    /// A date that can be done without; the text of one that is no date.
    pub(super) fn date(&self, header: &Header, column: Column) -> Result<Option<NaiveDate>, ()> {
        let cell = self.cell(header, column);
        if date::is_blank(cell) {
            return Ok(None);
        }
        date::parse(cell, DateOrder::DayFirst).map(Some).map_err(|_| ())
    }

    /// Debit less credit.
    pub(super) fn minor(&self) -> i64 {
        self.debit - self.credit
    }
}

/// Columns whose texts go into the ledger.
const TEXTS: [Column; 9] = [
    Column::JournalCode,
    Column::JournalLib,
    Column::EcritureNum,
    Column::CompteNum,
    Column::CompteLib,
    Column::CompAuxNum,
    Column::CompAuxLib,
    Column::PieceRef,
    Column::EcritureLet,
];

type Cells<'a> = Vec<Cow<'a, str>>;

fn cell<'a>(cells: &'a Cells<'_>, header: &Header, column: Column) -> &'a str {
    header.column(column).and_then(|it| cells.get(it)).map_or("", |it| it.as_ref())
}

/// The cells of a whole line; whether it has another separator, and whether its text had one.
fn cells<'a>(record: &Record<'a>, header: &Header) -> Result<(Cells<'a>, bool, bool), Fault> {
    let fault = |kind| Err(Fault { column: None, kind });
    match record.flaw {
        Some(Flaw::LineTooLong) => return fault(ProblemKind::LineTooLong),
        Some(Flaw::UnclosedQuote) => return fault(ProblemKind::UnclosedQuote),
        None => (),
    }
    let (expected, needed) = (header.headings.len(), header.needed());
    let cut = cut::cut(record.text(), header.separator, expected, needed);
    let found = cut.cells.len();
    let is_blank = |it: &Cow<'_, str>| it.is_empty();
    match () {
        () if found < expected && !record.ended => fault(ProblemKind::CutOff),
        () if found < needed => fault(ProblemKind::TooFewCells { found, expected }),
        () if found > expected => match with_label_joined(&cut.cells, header) {
            Some(cells) => Ok((cells, cut.is_other, true)),
            None if cut.cells[expected..].iter().all(is_blank) => {
                Ok((cut.cells, cut.is_other, false))
            }
            None => fault(ProblemKind::TooManyCells { found, expected }),
        },
        () => Ok((cut.cells, cut.is_other, false)),
    }
}

/// The cells with the surplus ones put back into the text of the entry, where all that stands
/// before and behind it can then be read, and could not before.
fn with_label_joined<'a>(cells: &Cells<'a>, header: &Header) -> Option<Cells<'a>> {
    let label = header.column(Column::EcritureLib)?;
    let surplus = cells.len().checked_sub(header.headings.len())?;
    let reads = |cells: &Cells<'_>| {
        let dates = [Column::EcritureDate, Column::PieceDate, Column::DateLet];
        let day = |it: Column| {
            let cell = cell(cells, header, it);
            date::is_blank(cell) || date::parse(cell, DateOrder::DayFirst).is_ok()
        };
        dates.into_iter().all(day) && amounts(cells, header).is_ok_and(|it| it != (0, 0))
    };
    let after = label + surplus + 1;
    let text = cells.get(label..after)?.join(" ");
    let mut joined = cells[..label].to_vec();
    joined.push(Cow::Owned(text));
    joined.extend_from_slice(&cells[after..]);
    let shown = cells[..header.headings.len()].to_vec();
    (reads(&joined) && !reads(&shown)).then_some(joined)
}

/// Debit and credit in minor units of the euro; a negative debit stays one.
fn amounts(cells: &Cells<'_>, header: &Header) -> Result<(i64, i64), Fault> {
    if header.has_both(Column::Debit, Column::Credit) {
        return Ok((amount(cells, header, Column::Debit)?, amount(cells, header, Column::Credit)?));
    }
    let amount = amount(cells, header, Column::Montant)?;
    let sense = cell(cells, header, Column::Sens);
    match sense.to_ascii_uppercase().as_str() {
        "D" | "+1" | "1" | "+" | "DB" | "DEBIT" => Ok((amount, 0)),
        "C" | "-1" | "-" | "CR" | "CREDIT" => Ok((0, amount)),
        _ if amount == 0 => Ok((0, 0)),
        _ => Err(Fault {
            column: Some(Column::Sens),
            kind: ProblemKind::NotAnAmount { value: excerpt(sense), meant: None },
        }),
    }
}

fn amount(cells: &Cells<'_>, header: &Header, column: Column) -> Result<i64, Fault> {
    let cell = cell(cells, header, column);
    if cell.is_empty() {
        return Ok(0);
    }
    // A FEC has no mark for thousands: the only mark is that of the decimals.
    let mark = match amount::evidence(cell) {
        Some(MarkEvidence::Either(it)) => it,
        _ => DecimalMark::Comma,
    };
    let money = Amount::parse(cell, mark).and_then(|it| it.money(Currency::EUR));
    money.map(|it| it.minor).map_err(|fault| {
        let value = excerpt(cell);
        let kind = match fault {
            AmountFault::NotAnAmount => {
                ProblemKind::NotAnAmount { value, meant: amount::meant(cell) }
            }
            AmountFault::TooLarge => ProblemKind::AmountTooLarge { value },
        };
        Fault { column: Some(column), kind }
    })
}

fn of_date(fault: DateFault, cell: &str) -> ProblemKind {
    let value = excerpt(cell);
    match fault {
        DateFault::NotADate => ProblemKind::NotADate { value },
        DateFault::Impossible => ProblemKind::ImpossibleDate { value },
        DateFault::YearOutOfRange => ProblemKind::YearOutOfRange { value },
    }
}
