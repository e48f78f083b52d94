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
    /// Keeps the bytes of a letter that was posted, and the text it is written in.
    pub fn add_document(
        &mut self,
        act: i64,
        text: LetterKind,
        posted_on: NaiveDate,
        bytes: &[u8],
    ) -> Result<()> {
        self.transaction
            .prepare_cached(
                "INSERT INTO document (act_id, kind, posted_on, sha256, bytes)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![
                act,
                text_name(text),
                IsoDay::new(posted_on).as_str(),
                sha256(bytes),
                bytes
            ])?;
        self.added.push(("document", self.transaction.last_insert_rowid()));
        Ok(())
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
