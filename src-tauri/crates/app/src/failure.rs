//! Failures: why a use case was refused, with the sentence people read.
//!
//! Inside the crate a refusal is a [`Cause`] with its facts; it becomes a [`Failure`] with a
//! sentence at one place, [`crate::App`]. Every cause has its sentences in both languages:
//! the `match` in `wording/failure.rs` has no wildcard.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use receivables::{
    Money,
    rates::{ReferenceRate, Semester},
};
use serde::Serialize;
use ts_rs::TS;

use crate::import::{Field, progress::Stopped};

/// A refusal: nothing was changed. The sentence says what, where and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Failure {
    /// Which rule refused, for the window to act on.
    pub key: FailureKey,
    /// The sentence, in the language of the session.
    pub sentence: String,
}

/// What kind of refusal it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum FailureKey {
    /// No ledger is open yet.
    NoLedger,
    /// The file cannot be read as an export; the window offers nothing but its sentence.
    UnreadableFile,
    /// The headings are unknown: the window opens the mapping screen.
    MappingNeeded,
    /// More than a quarter of the open documents would vanish: the window asks once.
    TooManyVanish,
    /// It is a salesperson's list that comes back: the window shows what is on it.
    SalesList,
    /// The customer is not in this ledger.
    UnknownCustomer,
    /// There is nothing to write to this customer on this day.
    NothingToClaim,
    /// The sender's name or address is missing.
    CompanyIncomplete,
    /// A field of a form does not hold what it must.
    InvalidField,
    /// Another program holds the ledger.
    LedgerLocked,
    /// The day is not today: views only.
    ReadOnly,
    /// Nothing came out of the printer: the window offers the file.
    Printing,
    /// The user stopped a long work; nothing of it was written.
    Stopped,
    /// E-mail has no server yet, or its settings cannot be read: the window opens them.
    MailNotSet,
    /// The mail server wants a password: the window asks for it.
    MailPassword,
    /// The mail server, or the way to it, refused.
    MailRefused,
    /// Something that should not happen; the log has the chain.
    Internal,
}

/// Why a use case was refused, with the facts.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Cause {
    #[error("no ledger is open")]
    NoLedger,
    #[error("{0} does not exist")]
    NoSuchLedger(PathBuf),
    #[error("{file}: {refusal}")]
    Unreadable { file: String, refusal: readers::Refusal },
    #[error("{file}: the mapping lacks {missing:?}")]
    MappingNeeded { file: String, missing: Vec<Field> },
    #[error("{file}: snapshot of {date}, older than {newest}")]
    OlderSnapshot { file: String, date: NaiveDate, newest: NaiveDate },
    #[error("{file}: {vanishing} of {open} open documents would vanish")]
    TooManyVanish { file: String, vanishing: usize, open: usize },
    #[error("{file}: every row was rejected")]
    NothingAccepted { file: String, rejected: usize, first: String },
    #[error("{file}: an invoice of {seller}")]
    NotOurInvoice { file: String, seller: String },
    #[error("stopped by the user")]
    Stopped,
    #[error("import {0} is not there, or is undone already")]
    UnknownImport(i64),
    #[error("{file} was not kept")]
    SourceNotKept { file: String },
    #[error("no heading {heading} in {file}")]
    UnknownHeading { file: String, heading: String },
    #[error("no fact is called {0}")]
    UnknownField(String),
    #[error("{0} is no amount")]
    InvalidAmount(String),
    #[error("receipt {0} is not waiting")]
    UnknownReceipt(i64),
    #[error("receipt {0} is booked by the accounting")]
    BookedReceipt(i64),
    #[error("nothing to match")]
    NothingToMatch,
    #[error("unknown customer {0}")]
    UnknownCustomer(String),
    #[error("no documents by the month {0}")]
    UnknownMonth(String),
    #[error("{number} is a number of several customers")]
    SharedNumber { number: String, customers: Vec<String> },
    #[error("unknown document {0}")]
    UnknownDocument(String),
    #[error("line {line} of the text: {fault:?}")]
    BrokenTemplate { line: usize, fault: crate::template::fault::Fault },
    #[error("a text is empty")]
    EmptyTemplate,
    #[error("there is no text {0}")]
    UnknownTemplate(String),
    #[error("no letter bears the code {0}")]
    UnknownLetterCode(String),
    #[error("{0} is still to come")]
    DayToCome(NaiveDate),
    #[error("the letter of {dated} cannot have left on {on}")]
    BeforeTheLetter { dated: NaiveDate, on: NaiveDate },
    #[error(transparent)]
    Printing(#[from] crate::print::PrintTrouble),
    #[error("no printer is chosen")]
    NoPrinterChosen,
    #[error("a customer needs a name")]
    NameMissing,
    #[error("nothing to claim from {0}")]
    NothingToClaim(String),
    /// Today asks for nothing.
    #[error("nothing to do for {0} today")]
    NothingToDo(String),
    /// Nothing of the documents can be paid by instalments.
    #[error("{0} has nothing to pay by instalments")]
    NothingToPlan(String),
    #[error("no letter to write")]
    NoLetters,
    /// The limits of the aging columns do not ascend.
    #[error("bucket limits do not ascend")]
    WrongBuckets,
    #[error("no {rate} for {semester}")]
    MissingRate { customer: String, name: String, semester: Semester, rate: ReferenceRate },
    /// The one letter that was to be written cannot leave.
    #[error("the letter of {name} was left out: {reason}")]
    LetterLeftOut { name: String, reason: String },
    #[error("{0} is no semester")]
    UnknownSemester(String),
    #[error("{0} is no rate")]
    InvalidRate(String),
    #[error("a rate without its source")]
    RateWithoutSource,
    /// Its first day is too far off for a rate to be known.
    #[error("the rates of {0} are not known yet")]
    RateTooEarly(Semester),
    #[error("nothing to confirm in {0}")]
    NothingToConfirm(Semester),
    /// No penalty of that kind runs, or is left.
    #[error("no penalty left on {0}")]
    NoPenalty(String),
    /// More penalties were said to have come in than are due.
    #[error("collected more than the {due} due on {number}")]
    CollectedTooMuch { number: String, due: Money },
    #[error("the sender is incomplete")]
    CompanyIncomplete,
    #[error("{0} is no valid IBAN")]
    InvalidIban(String),
    #[error("{0} is no valid SIREN")]
    InvalidSiren(String),
    #[error("{0} is no valid BIC")]
    InvalidBic(String),
    #[error("{0} is no valid VAT number")]
    InvalidVat(String),
    #[error("{0} is no currency")]
    InvalidCurrency(String),
    #[error("{0} days of grace")]
    InvalidGrace(u8),
    #[error(transparent)]
    InvalidWindow(documents::envelope::ZoneError),
    #[error("{file}: {reason}")]
    InvalidPicture { file: String, reason: documents::picture::PictureError },
    #[error("a promise needs a day from {0} on")]
    PromiseWithoutDay(NaiveDate),
    #[error("a promise of nothing")]
    PromiseOfNothing,
    #[error("{0} was not understood as a moment")]
    UnknownMoment(String),
    #[error("{0} is past")]
    PastMoment(String),
    #[error("{0} is no time of day")]
    InvalidTime(String),
    #[error("{0} does not fit")]
    WrongDay(NaiveDate),
    #[error("what was asked for is gone")]
    Gone,
    #[error("{0} is disputed already")]
    DisputedAlready(String),
    #[error("more is contested than is open")]
    DisputedTooMuch,
    #[error("a part is contested of several documents")]
    DisputedInSeveral,
    #[error("{0} has a plan already")]
    PlannedAlready(String),
    #[error("{0} instalments")]
    PlanCount(u16),
    #[error("no time between instalments")]
    PlanInterval,
    #[error("a hold needs a document")]
    HoldWithoutItem,
    #[error("a hold needs an end")]
    HoldWithoutEnd,
    #[error("a person needs a name")]
    PersonWithoutName,
    #[error("a scenario needs a name")]
    PolicyWithoutName,
    #[error("scenario {0} is in use")]
    PolicyInUse(String),
    #[error(transparent)]
    PolicyOrder(receivables::dunning::PolicyError),
    #[error("a floor is negative or of another currency")]
    PolicyFloor,
    #[error(transparent)]
    Mail(#[from] crate::mail::Refusal),
    #[error(transparent)]
    Provision(#[from] crate::provision::Refusal),
    #[error(transparent)]
    SalesList(#[from] crate::sales_list::Refusal),
    #[error("nothing to undo")]
    NothingToUndo,
    #[error("{0} is not today")]
    ReadOnly(NaiveDate),
    #[error(transparent)]
    Store(#[from] store::StoreError),
    #[error("{path}: {source}")]
    Io { path: PathBuf, source: std::io::Error },
    #[error("letter for {customer}: {source}")]
    Document { customer: String, source: documents::DocumentError },
    /// A report could not be made.
    #[error("report: {0}")]
    Report(documents::DocumentError),
    #[error("{0}")]
    Internal(String),
}

impl Cause {
    /// A file that cannot be read; where the user stopped its reading, that is the cause.
    pub(crate) fn unreadable(file: &str, refusal: readers::Refusal) -> Self {
        match refusal {
            readers::Refusal::Io(source) if is_stop(&source) => Self::Stopped,
            refusal => Self::Unreadable { file: file.to_owned(), refusal },
        }
    }

    /// Bytes that could not be had, or that the user stopped from being read.
    pub(crate) fn reading(path: &Path, source: std::io::Error) -> Self {
        if is_stop(&source) { Self::Stopped } else { Self::Io { path: path.to_owned(), source } }
    }

    /// What the window is to do about it.
    pub(crate) fn key(&self) -> FailureKey {
        match self {
            Self::NoLedger | Self::NoSuchLedger(_) => FailureKey::NoLedger,
            Self::Unreadable { .. } | Self::NothingAccepted { .. } | Self::OlderSnapshot { .. } => {
                FailureKey::UnreadableFile
            }
            Self::MappingNeeded { .. } => FailureKey::MappingNeeded,
            Self::TooManyVanish { .. } => FailureKey::TooManyVanish,
            Self::UnknownHeading { .. } | Self::UnknownField(_) => FailureKey::MappingNeeded,
            Self::Printing(_) | Self::NoPrinterChosen => FailureKey::Printing,
            Self::Stopped => FailureKey::Stopped,
            Self::SalesList(crate::sales_list::Refusal::Returned(_)) => FailureKey::SalesList,
            Self::SalesList(
                crate::sales_list::Refusal::NotAList(_)
                | crate::sales_list::Refusal::UnknownList(_),
            ) => FailureKey::UnreadableFile,
            Self::NotOurInvoice { .. } | Self::UnknownImport(_) | Self::SourceNotKept { .. } => {
                FailureKey::UnreadableFile
            }
            Self::UnknownReceipt(_)
            | Self::UnknownCustomer(_)
            | Self::UnknownMonth(_)
            | Self::SharedNumber { .. }
            | Self::UnknownLetterCode(_)
            | Self::UnknownDocument(_) => FailureKey::UnknownCustomer,
            Self::NothingToClaim(_)
            | Self::NothingToPlan(_)
            | Self::NothingToDo(_)
            | Self::NoLetters
            | Self::MissingRate { .. }
            | Self::LetterLeftOut { .. } => FailureKey::NothingToClaim,
            Self::CompanyIncomplete => FailureKey::CompanyIncomplete,
            Self::InvalidIban(_)
            | Self::BrokenTemplate { .. }
            | Self::EmptyTemplate
            | Self::UnknownTemplate(_)
            | Self::DayToCome(_)
            | Self::BeforeTheLetter { .. }
            | Self::NameMissing
            | Self::WrongBuckets
            | Self::InvalidSiren(_)
            | Self::InvalidBic(_)
            | Self::InvalidVat(_)
            | Self::InvalidCurrency(_)
            | Self::InvalidGrace(_)
            | Self::InvalidWindow(_)
            | Self::InvalidPicture { .. }
            | Self::PromiseWithoutDay(_)
            | Self::InvalidAmount(_)
            | Self::NothingToMatch
            | Self::BookedReceipt(_)
            | Self::PromiseOfNothing
            | Self::UnknownMoment(_)
            | Self::PastMoment(_)
            | Self::InvalidTime(_)
            | Self::WrongDay(_)
            | Self::Gone
            | Self::DisputedAlready(_)
            | Self::DisputedTooMuch
            | Self::DisputedInSeveral
            | Self::PlannedAlready(_)
            | Self::PlanCount(_)
            | Self::PlanInterval
            | Self::HoldWithoutItem
            | Self::HoldWithoutEnd
            | Self::PersonWithoutName
            | Self::PolicyWithoutName
            | Self::PolicyInUse(_)
            | Self::PolicyOrder(_)
            | Self::PolicyFloor
            | Self::UnknownSemester(_)
            | Self::InvalidRate(_)
            | Self::RateWithoutSource
            | Self::RateTooEarly(_)
            | Self::NothingToConfirm(_)
            | Self::NoPenalty(_)
            | Self::CollectedTooMuch { .. }
            | Self::Provision(_)
            | Self::SalesList(_)
            | Self::NothingToUndo
            | Self::Store(store::StoreError::ChangedSince(_)) => FailureKey::InvalidField,
            Self::Mail(refusal) => refusal.key(),
            Self::Store(store::StoreError::Locked(_)) => FailureKey::LedgerLocked,
            Self::ReadOnly(_) => FailureKey::ReadOnly,
            Self::Report(documents::DocumentError::TooManyPages { .. }) => FailureKey::InvalidField,
            Self::Store(_)
            | Self::Io { .. }
            | Self::Document { .. }
            | Self::Report(_)
            | Self::Internal(_) => FailureKey::Internal,
        }
    }
}

fn is_stop(error: &std::io::Error) -> bool {
    error.get_ref().is_some_and(|it| it.is::<Stopped>())
}
