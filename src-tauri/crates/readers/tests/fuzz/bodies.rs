//! What holds of each reader whatever the bytes: it returns, and every fact it accepts is one that
//! a ledger can hold. One body for each reader, run by the seeded test and by the fuzz targets.

use std::{
    io::{Cursor, Read, Seek},
    ops::ControlFlow,
};

use chrono::{Datelike, NaiveDate};
use readers::{
    Format, Kind, Mapping, Refusal, RowProblem, Summary, Table,
    bank::{self, BankStatement},
    fec::{Fec, FecOptions, MOST_PROBLEMS, is_fec},
    invoice, open_sheet,
};
use receivables::{
    Currency, ItemKind, Money,
    lettering::{Movement, letter},
    payment_terms::DueRule,
};
use rust_decimal::Decimal;

/// In major units: no amount reaches it.
const HUNDRED_BILLION: i64 = 100_000_000_000;
/// Rows of a sheet that are read as a table too; a sheet of a million says nothing new.
const MOST_ROWS: u32 = 2000;

const KINDS: [Kind; 6] = [
    Kind::Documents,
    Kind::OpenItems,
    Kind::Customers,
    Kind::Payments,
    Kind::TakeOver,
    Kind::BankLines,
];

/// A text table, read by the mapping that needs no asking, by the one suggested for each kind, and
/// as one kind with its columns taken as they come.
pub fn table(bytes: &[u8]) {
    if let Ok(mut table) = Table::open(Cursor::new(bytes), "export.csv") {
        every_way(&mut table);
    }
}

/// A workbook: its best sheet, and the table that it is laid out as.
pub fn workbook(bytes: &[u8]) {
    let Ok((mut text, sheets, chosen)) = open_sheet(Cursor::new(bytes), None) else { return };
    let sheet = sheets.get(chosen).expect("the sheet chosen is one of them");
    assert!((1..=1_048_576).contains(&sheet.rows) && sheet.columns >= 1, "{sheet:?}");
    if sheet.rows > MOST_ROWS {
        return;
    }
    let mut lines = String::new();
    text.read_to_string(&mut lines).expect("a sheet is laid out as UTF-8");
    assert_eq!(lines.matches('\n').count(), sheet.rows as usize, "a line for every row");
    if let Ok(mut table) = Table::open(text, "export.xlsx") {
        every_way(&mut table);
    }
}

/// A FEC: its customer lines, then all of its lines, and what they are lettered to.
pub fn fec(bytes: &[u8]) {
    let _ = is_fec(bytes);
    let Ok(mut fec) = Fec::open(Cursor::new(bytes), "123456782FEC20261231.txt") else { return };
    for account in ["411", ""] {
        let options = FecOptions { accounts: vec![account.to_owned()] };
        let Ok(contents) = fec.read(&options) else { return };
        let (kept, rejected) = (contents.movements.len() as u64, contents.rejected);
        assert!(kept + rejected <= contents.control.lines);
        assert!(!account.is_empty() || kept + rejected == contents.control.lines);
        assert_eq!(contents.problems.len() as u64, rejected.min(MOST_PROBLEMS as u64));
        contents.problems.iter().for_each(|it| assert!(it.line > fec.header_line, "{it:?}"));
        contents.movements.iter().for_each(|it| movement(it, fec.header_line));
        for customer in contents.movements.iter().map(|it| &it.customer) {
            assert!(contents.customers.iter().any(|it| it.code == *customer), "{customer}");
        }
        letter(&contents.movements, &[], |_| Some(DueRule::Net { days: 30 }));
    }
}

/// A bank statement of any format.
pub fn bank(bytes: &[u8]) {
    let Ok(file) = bank::read(Cursor::new(bytes)) else { return };
    assert!(!file.statements.is_empty() || !file.problems.is_empty(), "nothing read, nothing said");
    file.problems.iter().for_each(|it| assert!(it.line >= 1, "{it:?}"));
    file.statements.iter().for_each(statement);
}

/// An electronic invoice, bare or in a PDF.
pub fn invoice(bytes: &[u8]) {
    let Ok(read) = invoice::read(Cursor::new(bytes)) else { return };
    assert!(!read.number.is_empty());
    day(read.issued);
    read.due_dates.iter().copied().for_each(day);
    for stated in [read.net, read.vat, read.gross, read.prepaid, read.rounding, read.payable] {
        let stated = stated.unwrap_or_default();
        assert!(stated.abs() < Decimal::from(HUNDRED_BILLION), "{stated}");
    }
    if let Ok(owed) = read.receivable() {
        amount(owed);
        assert!(read.kind == ItemKind::Invoice || owed.minor <= 0, "{owed} for a credit note");
    }
}

/// Any file: what it is taken for, and then the reader it is given to.
pub fn recognise(bytes: &[u8]) {
    let mut source = Cursor::new(bytes);
    let Ok(format) = readers::recognise(&mut source) else { return };
    assert_eq!(source.position(), 0, "the source is left at its start");
    match format {
        Format::Table => table(bytes),
        Format::Workbook => workbook(bytes),
        Format::Fec => fec(bytes),
        Format::Bank => bank(bytes),
        Format::Invoice => invoice(bytes),
    }
}

fn every_way<R: Read + Seek>(table: &mut Table<R>) {
    let any_kind = KINDS[table.signature().len() % KINDS.len()];
    let fields = any_kind.fields().iter().copied().enumerate();
    let as_they_come = Mapping { kind: any_kind, columns: fields.collect() };
    let suggested = KINDS.map(|it| table.suggest_as(it));
    for mapping in table.guess().into_iter().chain(suggested).chain([as_they_come]) {
        let mut told = Told { line: table.header_line, ..Told::default() };
        if let Ok(summary) = read(table, &mapping, &mut told) {
            assert_eq!(summary.rows, summary.accepted + summary.rejected);
            assert_eq!((summary.accepted, summary.rejected), (told.accepted, told.rejected));
        }
    }
}

/// Reads a table by a mapping, whatever its kind.
fn read<R: Read + Seek>(
    table: &mut Table<R>,
    mapping: &Mapping,
    told: &mut Told,
) -> Result<Summary, Refusal> {
    let euro = Currency::EUR;
    match mapping.kind {
        Kind::Documents | Kind::OpenItems => table.documents(mapping, euro, |row| {
            told.row(row.map(|it| Stated {
                line: it.line,
                days: vec![Some(it.issued), it.due, it.settled_on],
                amounts: vec![Some(it.original), it.open, it.paid],
            }))
        }),
        Kind::Customers => table.customers(mapping, |row| {
            told.row(row.map(|it| Stated { line: it.line, ..Stated::default() }))
        }),
        Kind::Payments => table.payments(mapping, euro, |row| {
            told.row(row.map(|it| Stated {
                line: it.line,
                days: vec![Some(it.on)],
                amounts: vec![Some(it.amount)],
            }))
        }),
        Kind::TakeOver => table.take_over(mapping, |row| {
            told.row(row.map(|it| Stated {
                line: it.line,
                days: vec![it.last_contact],
                ..Stated::default()
            }))
        }),
        Kind::BankLines => table.bank_lines(mapping, euro, |row| {
            told.row(row.map(|it| Stated {
                line: it.line,
                days: vec![Some(it.booked_on), it.value_on],
                amounts: vec![Some(it.amount), it.balance],
            }))
        }),
    }
}

/// What a fact states, whatever it is about.
#[derive(Default)]
struct Stated {
    line: u64,
    days: Vec<Option<NaiveDate>>,
    amounts: Vec<Option<Money>>,
}

/// The rows told so far.
#[derive(Default)]
struct Told {
    accepted: u64,
    rejected: u64,
    /// Line of the last one.
    line: u64,
}

impl Told {
    fn row(&mut self, row: Result<Stated, RowProblem>) -> ControlFlow<()> {
        let line = match row {
            Ok(stated) => {
                stated.days.into_iter().flatten().for_each(day);
                stated.amounts.into_iter().flatten().for_each(amount);
                self.accepted += 1;
                stated.line
            }
            Err(problem) => {
                problem.known_amount.into_iter().for_each(amount);
                self.rejected += 1;
                problem.line
            }
        };
        assert!(line > self.line, "line {line} is told after line {}", self.line);
        self.line = line;
        ControlFlow::Continue(())
    }
}

fn movement(movement: &Movement, header_line: u64) {
    assert!(movement.line > header_line, "{movement:?}");
    day(movement.entry_date);
    let others = [movement.piece_date, movement.lettered_on, movement.due];
    others.into_iter().flatten().for_each(day);
    amount(Money { minor: movement.minor, currency: Currency::EUR });
}

fn statement(statement: &BankStatement) {
    assert!(statement.line >= 1);
    statement.balances.iter().filter_map(|it| it.on).for_each(day);
    for line in &statement.lines {
        assert!(line.line >= 1, "{line:?}");
        day(line.booked_on);
        line.value_on.into_iter().for_each(day);
        amount(line.amount);
        line.details.iter().filter_map(|it| it.amount).for_each(amount);
    }
    if let (Some(ties), Some(opening), Some(closing)) =
        (statement.check, &statement.opening, &statement.closing)
    {
        let moved: Decimal = statement.lines.iter().map(|it| it.amount.decimal()).sum();
        assert_eq!(ties, opening.amount + moved == closing.amount, "{statement:?}");
    }
}

fn day(day: NaiveDate) {
    assert!((1900..=2100).contains(&day.year()), "{day}");
}

/// Counted in hundredths at least: a currency without decimals may have two digits more.
fn amount(amount: Money) {
    let most = HUNDRED_BILLION * 10_i64.pow(amount.currency.decimals().max(2));
    assert!((-most..most).contains(&amount.minor), "{amount}");
}
