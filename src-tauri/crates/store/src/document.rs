//! Documents: the exact bytes that left the house.

use chrono::NaiveDate;
use receivables::letter::LetterKind;
use rusqlite::{OptionalExtension, params};
use sha2::{Digest, Sha256};

use crate::{Change, Result, Store, iso::IsoDay, policy::text_name};

/// A letter as it was posted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptDocument {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Their SHA-256, in hexadecimal.
    pub sha256: String,
}

/// A letter that is posted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDocument {
    /// The text it is written in.
    pub text: LetterKind,
    /// The day it bears.
    pub posted_on: NaiveDate,
    /// What a scanner reads on it; empty where nothing.
    pub code: String,
    /// Pages.
    pub pages: u32,
    /// The exact bytes.
    pub bytes: Vec<u8>,
}

impl Store {
    /// A kept document.
    pub fn document(&self, id: i64) -> Result<Option<KeptDocument>> {
        let sql = "SELECT bytes, sha256 FROM document WHERE id = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let read =
            |row: &rusqlite::Row<'_>| Ok(KeptDocument { bytes: row.get(0)?, sha256: row.get(1)? });
        Ok(statement.query_row([id], read).optional()?)
    }
}

impl Change<'_> {
    /// Keeps the bytes of a letter that was posted.
    pub fn add_document(&mut self, act: i64, document: &NewDocument) -> Result<i64> {
        self.transaction
            .prepare_cached(
                "INSERT INTO document (act_id, kind, posted_on, sha256, bytes, code, pages)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![
                act,
                text_name(document.text),
                IsoDay::new(document.posted_on).as_str(),
                sha256(&document.bytes),
                document.bytes,
                document.code,
                document.pages,
            ])?;
        let id = self.transaction.last_insert_rowid();
        self.added.push(("document", id));
        Ok(id)
    }
}

/// SHA-256 in hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// A digest as the ledger writes it.
pub(crate) fn hex(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
