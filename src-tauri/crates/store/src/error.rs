//! Why the ledger refused.

use std::path::PathBuf;

/// What went wrong between the program and its file.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another program holds the ledger.
    #[error("{0} is in use by another program")]
    Locked(PathBuf),
    /// The file is something else.
    #[error("{0} is no Encours ledger")]
    NotALedger(PathBuf),
    /// The file was written by a newer program.
    #[error("{path} has schema {found}, newer than {known}")]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its schema.
        found: u32,
        /// The newest schema this program knows.
        known: u32,
    },
    /// A value in the file breaks the ledger's own rules.
    #[error("the ledger holds {0}")]
    Corrupt(String),
    /// The file of an import was not kept: what the import did can be neither told apart from the
    /// rest nor read again.
    #[error("the file {file} of import {import} is not kept")]
    NotKept {
        /// The import's number.
        import: i64,
        /// Name of the file.
        file: String,
    },
    /// What a change wrote was changed again since: that later change is to be taken back first.
    #[error("what change {0} wrote was changed since")]
    ChangedSince(i64),
    /// The file system refused.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// Its reason.
        source: std::io::Error,
    },
    /// SQLite refused.
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
}
