//! Failures: why a use case was refused, as a key with the sentence people read.

use serde::Serialize;
use ts_rs::TS;

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
    /// The snapshot date is unknown: the window asks for it.
    SnapshotDateNeeded,
    /// More than a quarter of the open documents would vanish: the window asks once.
    TooManyVanish,
    /// The customer is not in this ledger.
    UnknownCustomer,
    /// There is nothing to write to this customer on this day.
    NothingToClaim,
    /// The sender's name or address is missing.
    CompanyIncomplete,
    /// Another program holds the ledger.
    LedgerLocked,
    /// The day is past (or before the ledger's own day): views only.
    ReadOnly,
    /// Something that should not happen; the log has the chain.
    Internal,
}
