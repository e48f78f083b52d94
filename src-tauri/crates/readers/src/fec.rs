//! The FEC (*fichier des écritures comptables*, article A47 A-1 LPF): the year's entries, read for
//! its receivables.
//!
//! A FEC is known by the names of its columns, whatever their order, case and separator. Every line
//! is counted, so that debit and credit can be checked; only the lines of customer accounts are
//! kept. A FEC states no due date and closes no account by itself: see [`receivables::lettering`].
//!
//! ```
//! use std::io::Cursor;
//!
//! let file = "JournalCode|EcritureDate|CompteNum|CompAuxNum|PieceRef|Debit|Credit\n\
//!     VT|20260105|411000|DURAND|F-1|1200,00|\nVT|20260105|706000||F-1||1200,00\n";
//! let mut fec = readers::fec::Fec::open(Cursor::new(file), "123456782FEC20261231.txt")?;
//! let contents = fec.read(&readers::fec::FecOptions::default())?;
//! assert_eq!(contents.movements[0].minor, 1_200_00);
//! assert_eq!(contents.control.debit_minor, contents.control.credit_minor);
//! # Ok::<(), readers::Refusal>(())
//! ```

use std::{
    collections::BTreeMap,
    io::{Read, Seek},
    sync::Arc,
};

use chrono::NaiveDate;
use receivables::lettering::{JournalKind, Movement};

use crate::{
    Encoding, Refusal, RowProblem, Separator,
    encoding::Utf8Reader,
    record::{Record, Records},
};

mod customers;
mod cut;
mod entries;
mod header;
mod journal;
mod line;
mod name;
mod remarks;
mod tally;

use header::Header;

/// Customer lines kept of one file: about half a gigabyte of memory.
pub const MOST_MOVEMENTS: usize = 2_000_000;
/// Rejected lines that are told one by one; the others are only counted.
pub const MOST_PROBLEMS: usize = 10_000;
/// Lines in which the names of the columns are looked for.
const HEADER_WITHIN: u64 = 20;

/// A file whose columns are those of a FEC.
#[derive(Debug)]
pub struct Fec<R> {
    /// What it is written in.
    pub encoding: Encoding,
    /// What stands between the names of its columns; a line may use another.
    pub separator: Separator,
    /// Line of the names, from 1.
    pub header_line: u64,
    /// The names, as written.
    pub headings: Vec<String>,
    header: Header,
    file_name: String,
    source: R,
}

/// Which lines are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FecOptions {
    /// What the numbers of customer accounts begin with: 411, and where wanted 413 (bills),
    /// 416 (doubtful debts), 419 (advances received).
    pub accounts: Vec<String>,
}

/// What a FEC says about customers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FecContents {
    /// The lines of customer accounts, in the order of the file. Amounts are in euros.
    pub movements: Vec<Movement>,
    /// The customers, by code.
    pub customers: Vec<FecCustomer>,
    /// The journals, by code.
    pub journals: Vec<FecJournal>,
    /// Lines that were left out, the first [`MOST_PROBLEMS`] of them.
    pub problems: Vec<RowProblem>,
    /// How many lines were left out.
    pub rejected: u64,
    /// The figures to check the file by.
    pub control: FecControl,
    /// What is worth a look.
    pub remarks: Vec<FecRemark>,
}

/// A customer of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FecCustomer {
    /// CompAuxNum, or the number of the account where that is blank.
    pub code: Arc<str>,
    /// The name that most of its lines give; of equals the first by alphabet.
    pub name: String,
    /// Whether it collects payers without an account of their own (DIVERS, CB, ESPECES): the
    /// debtor then stands in the label.
    pub is_catch_all: bool,
}

/// A journal of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FecJournal {
    /// Its code.
    pub code: String,
    /// Its name.
    pub label: String,
    /// What it was taken for.
    pub kind: JournalKind,
    /// Its lines.
    pub lines: u64,
}

/// Figures over all lines of the file but the rejected ones, in minor units.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FecControl {
    /// Lines under the names of the columns, rejected ones included.
    pub lines: u64,
    /// Sum of all debits.
    pub debit_minor: i64,
    /// Sum of all credits.
    pub credit_minor: i64,
    /// Day of the earliest entry.
    pub first_entry: Option<NaiveDate>,
    /// Day of the latest entry.
    pub last_entry: Option<NaiveDate>,
    /// Last day of the month of the latest entry: what the name of the file says may be wrong.
    pub closing: Option<NaiveDate>,
    /// The day on which the opening stands; what the ledger held the evening before, it repeats.
    pub opening: Option<NaiveDate>,
    /// Lines and balance of each class of third-party accounts of customers (41x) and their
    /// impairments (49x).
    pub accounts: BTreeMap<String, FecAccount>,
    /// Entries whose debits are not their credits; none where too many are open at a time to tell.
    pub unbalanced_entries: Option<u64>,
}

/// Lines and balance of an account class.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FecAccount {
    /// Lines.
    pub lines: u64,
    /// Debit less credit, in minor units.
    pub minor: i64,
}

/// A thing worth a look in a FEC that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FecRemark {
    /// Debits and credits of the file are not equal.
    DoesNotBalance {
        /// Debit less credit, in minor units.
        minor: i64,
    },
    /// Entries whose debits are not their credits.
    UnbalancedEntries {
        /// How many.
        count: u64,
    },
    /// The name of the file gives another closing date than its entries do.
    ClosingInName {
        /// The date in the name.
        stated: NaiveDate,
        /// The date by the entries.
        found: NaiveDate,
    },
    /// The name of the file begins with something else than the nine digits of a SIREN.
    SirenInName {
        /// What it begins with.
        stated: String,
    },
    /// Dates that no calendar has, in a column that can be done without: read as blank.
    InvalidDates {
        /// The column.
        column: String,
        /// How many.
        count: u64,
        /// Line of the first.
        first: u64,
    },
    /// A customer that collects payers without an account of their own.
    CatchAllCustomer {
        /// Its code.
        code: String,
        /// Its name.
        name: String,
    },
    /// Customer lines without CompAuxNum: the account stands for the customer.
    WithoutCustomerCode {
        /// How many.
        count: u64,
        /// The first of them.
        first: u64,
    },
    /// Customer lines that also state an amount in another currency.
    ForeignCurrency {
        /// How many.
        count: u64,
        /// The first of them.
        first: u64,
    },
    /// Lines cut at another separator than the names of the columns.
    OtherSeparator {
        /// How many.
        count: u64,
        /// The first of them.
        first: u64,
    },
    /// Lines whose text contains the separator; the amounts behind it show where it ends.
    SeparatorInLabel {
        /// How many.
        count: u64,
        /// The first of them.
        first: u64,
    },
    /// No line is of a customer account.
    NoCustomerLine,
}

/// Why a file is not read as a FEC.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FecRefusal {
    /// No line names the columns of a FEC.
    #[error("no line names the columns of a FEC")]
    NotAFec,
    /// The columns are those of a FEC, but some that it cannot do without are absent.
    #[error("line {line} lacks the columns {missing:?}")]
    MissingColumns {
        /// Line of the names.
        line: u64,
        /// What is missing, in the spelling of the law.
        missing: Vec<&'static str>,
    },
    /// Names of columns, and no line under them.
    #[error("no entry under the names of line {header_line}")]
    NoLines {
        /// Line of the names.
        header_line: u64,
    },
    /// More customer lines than are kept.
    #[error("more than {limit} customer lines")]
    TooManyMovements {
        /// What is kept at most.
        limit: usize,
    },
}

impl Default for FecOptions {
    fn default() -> Self {
        Self { accounts: vec!["411".to_owned()] }
    }
}

/// Whether the first bytes of a file are those of a FEC that can be read.
///
/// They are taken as they stand, before any decoding: the names of the columns are plain letters
/// in every encoding. The line of the names must be whole; 4 KB are enough.
pub fn is_fec(head: &[u8]) -> bool {
    // In UTF-16 every other byte of a plain letter is zero.
    let plain: Vec<u8> = head.iter().copied().filter(|it| *it != 0).collect();
    let text = String::from_utf8_lossy(&plain);
    let lines = text.split(['\n', '\r']).filter(|it| !it.trim().is_empty());
    lines.take(3).any(|it| Header::of(it).is_some_and(|it| it.missing().is_empty()))
}

impl<R: Read + Seek> Fec<R> {
    /// Recognises a FEC by the names of its columns; the name of the file is only compared.
    pub fn open(mut source: R, file_name: &str) -> Result<Self, Refusal> {
        let encoding = Encoding::sniff(&mut source)?;
        source.rewind()?;
        let mut records = Records::lines(Utf8Reader::new(&mut source, encoding));
        let mut found = None;
        while let Some(record) = records.next()?.filter(|it| it.line <= HEADER_WITHIN) {
            found = Header::of(record.text()).map(|it| (record.line, it));
            if found.is_some() {
                break;
            }
        }
        let (header_line, header) = found.ok_or(FecRefusal::NotAFec)?;
        match header.missing() {
            missing if missing.is_empty() => (),
            missing => return Err(FecRefusal::MissingColumns { line: header_line, missing }.into()),
        }
        Ok(Self {
            encoding,
            separator: header.separator,
            header_line,
            headings: header.headings.clone(),
            header,
            file_name: file_name.to_owned(),
            source,
        })
    }

    /// Reads the file once and keeps the lines of customer accounts.
    pub fn read(&mut self, options: &FecOptions) -> Result<FecContents, Refusal> {
        self.source.rewind()?;
        let mut records = Records::lines(Utf8Reader::new(&mut self.source, self.encoding));
        let mut tally = tally::Tally::new(&self.header, options);
        while let Some(record) = records.next()? {
            if record.line > self.header_line && !is_blank(&record) {
                tally.take(&record)?;
            }
        }
        if tally.lines() == 0 {
            return Err(FecRefusal::NoLines { header_line: self.header_line }.into());
        }
        Ok(tally.finish(&self.file_name))
    }
}

/// Whether nothing stands in the line but spaces and separators.
fn is_blank(record: &Record<'_>) -> bool {
    let nothing = |it: char| it.is_whitespace() || matches!(it, '|' | ';' | ',' | '\u{1A}' | '"');
    record.flaw.is_none() && record.text().chars().all(nothing)
}
