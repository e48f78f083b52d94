//! Problems: why a row was left out, and what is worth a look in a file that was read.
//!
//! Each is a fact with its values, never a sentence: the sentences, in French and English, belong
//! to the window and the command line. The reading goes on after every one of them.

use receivables::Money;

use crate::{Field, bank::BankProblem};

/// A row that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowProblem {
    /// Line in the file, from 1.
    pub line: u64,
    /// Heading of the column at fault, as written; empty when the whole line is.
    pub column: String,
    /// Position of that column, from 0, where one cell is at fault.
    pub column_index: Option<usize>,
    /// What is wrong.
    pub kind: ProblemKind,
    /// Number of the document, where it could be read.
    pub known_number: Option<String>,
    /// Code of the customer, or else the name, where it could be read.
    pub known_customer: Option<String>,
    /// What the row adds to a sum of the file, in the sign of the account, where it could be read:
    /// what is open in a file of open items, else the amount as issued, paid or booked.
    pub known_amount: Option<Money>,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// A fact that cannot be done without is blank.
    Missing {
        /// The fact.
        field: Field,
    },
    /// A text that is no date.
    NotADate {
        /// The text.
        value: String,
    },
    /// A day that no calendar has, such as 31/02/2025.
    ImpossibleDate {
        /// The text.
        value: String,
    },
    /// A year before 1900 or after 2100.
    YearOutOfRange {
        /// The text.
        value: String,
    },
    /// A text that is no amount.
    NotAnAmount {
        /// The text.
        value: String,
        /// The amount that was probably meant, where a letter O or l stands for a digit.
        meant: Option<String>,
    },
    /// An amount of a hundred billion or more.
    AmountTooLarge {
        /// The text.
        value: String,
    },
    /// A currency that ISO 4217 does not have.
    UnknownCurrency {
        /// The text.
        value: String,
    },
    /// A document type that is no invoice, credit note or payment.
    UnknownKind {
        /// The text.
        value: String,
    },
    /// A side of the account that is neither debit nor credit.
    UnknownSign {
        /// The text.
        value: String,
    },
    /// A reminder level that no list has.
    UnknownLevel {
        /// The text.
        value: String,
    },
    /// Fewer cells than headings, and a needed one among the absent.
    TooFewCells {
        /// Cells in the row.
        found: usize,
        /// Headings.
        expected: usize,
    },
    /// More cells than headings: a separator stands unquoted in a cell, and all after it shifted.
    TooManyCells {
        /// Cells in the row.
        found: usize,
        /// Headings.
        expected: usize,
    },
    /// The last line breaks off: the file was cut.
    CutOff,
    /// A quote opens a cell and is never closed.
    UnclosedQuote,
    /// A text longer than any name, number or address.
    CellTooLong {
        /// Its length in characters.
        length: usize,
    },
    /// A line of more than a mebibyte.
    LineTooLong,
    /// A line of a bank statement that breaks the rules of its format.
    Bank(BankProblem),
}

impl ProblemKind {
    /// What the cell at fault says, where one cell is.
    pub fn value(&self) -> Option<&str> {
        match self {
            Self::NotADate { value }
            | Self::ImpossibleDate { value }
            | Self::YearOutOfRange { value }
            | Self::NotAnAmount { value, .. }
            | Self::AmountTooLarge { value }
            | Self::UnknownCurrency { value }
            | Self::UnknownKind { value }
            | Self::UnknownSign { value }
            | Self::UnknownLevel { value } => Some(value),
            Self::Missing { .. } => Some(""),
            _ => None,
        }
    }
}

/// A thing worth a look in a file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// Every date of the column can be read day first and month first; no other column decides, nor
    /// does any row make more sense in one order, so day first was taken.
    AmbiguousDates {
        /// Heading of the column.
        column: String,
    },
    /// Every mark in the column's amounts can stand for thousands and for decimals (1.234); no
    /// other column decides, so thousands were taken.
    AmbiguousAmounts {
        /// Heading of the column.
        column: String,
    },
    /// No column holds the day of issue, so the due date was taken for it.
    IssuedFromDue,
    /// The last line has no end, and an amount is its last cell: the file may have been cut there.
    LastAmountMayBeCut {
        /// The line.
        line: u64,
    },
    /// No row has a customer code, so names were taken for codes.
    NamesAsCodes,
    /// Rows without a customer took the one above them, which the file names once for each group.
    CustomersFilledDown {
        /// How many.
        count: u64,
        /// Line of the first of them.
        first: u64,
    },
    /// Lines with a single filled cell, such as the name of a group, were left out.
    SectionLines {
        /// How many.
        count: u64,
        /// The first of them.
        first: u64,
    },
}
