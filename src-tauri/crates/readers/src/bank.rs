//! Bank statements: CAMT, CFONB 120, OFX and MT940, read alike.
//!
//! A statement belongs to one account and lists what moved on it, `+` for money that came in and
//! `-` for money that went out. The balances before and after are kept as the bank wrote them, so
//! that their difference can be held against the lines: a statement that does not tie is read, and
//! says so. A line that is wrong becomes a [`RowProblem`] and the next one is read; its amount is
//! then missing from the sum, so the statement does not tie either.
//!
//! The format is recognised by the content, never by the extension.
//!
//! ```
//! use std::io::Cursor;
//!
//! let file = ":20:JOUR 12\n:25:FR7630001007941234567890185\n:60F:C260311EUR100,00\n\
//!             :61:2603120312C250,40NTRFF-901//77\n:86:VIR DURAND\nFACTURE F-901\n:62F:C260312EUR350,40\n-\n";
//! let read = readers::bank::read(Cursor::new(file))?;
//! let statement = &read.statements[0];
//! assert_eq!(statement.check, Some(true));
//! assert_eq!(statement.lines[0].amount.to_string(), "250.40");
//! assert_eq!(statement.lines[0].remittance, "FACTURE F-901");
//! # Ok::<(), readers::Refusal>(())
//! ```

use std::io::{Read, Seek};

use chrono::NaiveDate;
use receivables::{Currency, Money};
use rust_decimal::Decimal;

use crate::{Refusal, RowProblem};

mod amount;
mod camt;
mod cfonb;
mod collect;
mod day;
mod fault;
mod mt940;
mod ofx;
mod recognise;
mod source;
mod text;

pub use fault::{BankProblem, BankRefusal, BankRemark};
pub(crate) use recognise::recognise;

/// What a bank wrote into one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankFile {
    /// What it is written in.
    pub format: BankFormat,
    /// The statements, in the order of the file; at least one unless there are problems.
    pub statements: Vec<BankStatement>,
    /// The lines that were left out, in the order of the file.
    pub problems: Vec<RowProblem>,
    /// What is worth a look.
    pub remarks: Vec<BankRemark>,
}

/// What a statement is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BankFormat {
    /// ISO 20022 `camt.052`, `camt.053` or `camt.054`, any version, alone or zipped.
    Camt,
    /// The French *relevé de compte* in records of 120 characters.
    Cfonb120,
    /// SWIFT MT940, with or without its envelope.
    Mt940,
    /// Open Financial Exchange, 1 (SGML) or 2 (XML).
    Ofx,
}

/// What a list of movements is to the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StatementKind {
    /// The statement of account: every movement is listed once.
    Statement,
    /// An intraday report (`camt.052`): the statement of the day will list its movements again.
    Report,
    /// Advices of single movements (`camt.054`): the statement lists them too.
    Notification,
}

/// Movements of one account between two balances.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankStatement {
    /// Where it begins in the file, from 1.
    pub line: u64,
    /// What it is to the account.
    pub kind: StatementKind,
    /// The bank's number of it; blank where the format has none.
    pub id: String,
    /// The account: its IBAN where that is given or follows from a French RIB, else as written.
    pub account: String,
    /// The account's name or its owner's; blank where the file has none.
    pub account_name: String,
    /// The currency of the account.
    pub currency: Option<Currency>,
    /// The balance before the first movement.
    pub opening: Option<BankBalance>,
    /// The balance after the last one.
    pub closing: Option<BankBalance>,
    /// Every balance of the file, those two among them.
    pub balances: Vec<BankBalance>,
    /// The movements that could be read.
    pub lines: Vec<BankLine>,
    /// Whether opening + movements = closing, in one currency; `None` where a balance is missing,
    /// or stated twice and differently.
    pub check: Option<bool>,
}

/// What stood on the account on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankBalance {
    /// The format's own code: `OPBD`, `CLBD`; `01`, `07`; `60F`, `62F`; `LEDGERBAL`.
    pub code: String,
    /// The day; `None` where the file leaves it open.
    pub on: Option<NaiveDate>,
    /// As written, with all its decimals; negative for an overdraft.
    pub amount: Decimal,
    /// Its currency, where it is known.
    pub currency: Option<Currency>,
}

/// One movement. Texts are blank where the bank gave none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankLine {
    /// Where it begins in the file, from 1 (in a ZIP: in its member).
    pub line: u64,
    /// Day it was booked.
    pub booked_on: NaiveDate,
    /// Day from which it bears interest.
    pub value_on: Option<NaiveDate>,
    /// Positive for money in, negative for money out.
    pub amount: Money,
    /// What the bank calls it, such as `VIR SEPA DURAND`.
    pub label: String,
    /// The other party: who paid what came in, who got what went out.
    pub payer: String,
    /// The other party's account, without spaces.
    pub payer_iban: String,
    /// Free text and structured references of the payment, separated by spaces.
    pub remittance: String,
    /// The reference that the ordering party gave; blank too where it says there is none.
    pub end_to_end: String,
    /// The bank's own reference of the movement.
    pub bank_reference: String,
    /// What kind of movement it is, in the format's own code.
    pub code: String,
    /// Why a payment came back (`AC04`), where the file says.
    pub return_reason: String,
    /// Whether it undoes an earlier movement; `amount` already has the sign of this one.
    pub is_reversal: bool,
    /// The payments of a batch; one where the bank details a single payment, which then stands in
    /// the line too. Empty in the formats that have none.
    pub details: Vec<BankDetail>,
}

/// One payment of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankDetail {
    /// Positive for money in; `None` where the bank gives none or none that can be read.
    pub amount: Option<Money>,
    /// The other party.
    pub payer: String,
    /// Its account, without spaces.
    pub payer_iban: String,
    /// Free text and structured references.
    pub remittance: String,
    /// The reference that the ordering party gave.
    pub end_to_end: String,
    /// Why it came back, where the file says.
    pub return_reason: String,
}

/// Reads a bank statement of any format.
///
/// Refused are other files ([`BankRefusal::NotAStatement`], [`BankRefusal::Cfonb240`]), files
/// without a statement, archives that unpack to more than 64 MB, and text of more than 64 MB.
/// Memory is bounded by those limits and by [`BankRefusal::TooManyLines`].
pub fn read<R: Read + Seek>(source: R) -> Result<BankFile, Refusal> {
    source::read(source)
}
