//! What is wrong with a bank statement: in one line, in the whole file, or merely worth a look.

/// Why a line of a statement was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BankProblem {
    /// A CFONB record that is not 120 characters long.
    RecordLength {
        /// Its length in characters.
        found: usize,
    },
    /// A record or line of a kind that the format does not have.
    UnknownRecord {
        /// Its code.
        code: String,
    },
    /// A movement before any statement begins, or after it ended.
    OutsideStatement,
    /// A detail that follows no movement.
    DetailWithoutMovement,
    /// A closing balance that follows no opening.
    ClosingWithoutOpening,
    /// The statement has no closing balance: the next one begins, or the file ends. Its movements
    /// were read.
    LeftOpen,
    /// A movement or closing balance of another account than the statement's.
    OtherAccount {
        /// The account of the line.
        found: String,
        /// The account of the statement.
        expected: String,
    },
    /// More decimals announced than the currency has, so that no amount can be trusted.
    Decimals {
        /// What the record announces.
        announced: u32,
        /// What there can be at most.
        most: u32,
    },
    /// An amount finer than the smallest unit of its currency.
    TooFine {
        /// The amount.
        value: String,
    },
    /// No date.
    NoDate,
    /// No amount.
    NoAmount,
    /// An amount of which neither debit nor credit is said.
    NoDirection,
    /// A line that does not follow its format.
    Unreadable {
        /// Its text, or the beginning of it.
        value: String,
    },
}

/// A thing worth a look in a statement that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BankRemark {
    /// Movements that the bank announces but has not booked; they were left out.
    NotBooked {
        /// How many.
        count: u64,
        /// Line of the first.
        first: u64,
    },
}

/// Why a file is not read as a bank statement.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BankRefusal {
    /// None of the formats that banks write.
    #[error("the file is no bank statement")]
    NotAStatement,
    /// A CFONB file in records of 240 characters: transfers or direct debits, not a statement.
    #[error("the file holds CFONB records of 240 characters, not of 120")]
    Cfonb240,
    /// CFONB records, none of them 120 characters long.
    #[error("the CFONB records are {found} characters long instead of 120")]
    WrongLength {
        /// Length of the first.
        found: usize,
    },
    /// The format of a statement, without a statement in it.
    #[error("the file holds no statement")]
    NoStatement,
    /// The bank answered with an error instead of a statement (OFX).
    #[error("the bank answered {code}: {message}")]
    BankError {
        /// The bank's code.
        code: String,
        /// The bank's words.
        message: String,
    },
    /// More movements, balances and problems than are kept.
    #[error("the file holds more than {most} movements")]
    TooManyLines {
        /// What is kept at most.
        most: usize,
    },
}
