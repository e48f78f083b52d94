//! Changes: one transaction and one journal entry each, chained by their hashes.

use chrono::NaiveDateTime;
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};
use sha2::{Digest, Sha256};

use crate::{Result, Store, StoreError, import::UnderWay, seal::sealed};

/// A change under way. Dropped without its journal entry, it never happened.
#[derive(Debug)]
pub struct Change<'a> {
    pub(crate) transaction: Transaction<'a>,
    /// Rows added, newest last: what a reversal would remove.
    pub(crate) added: Vec<(&'static str, i64)>,
    /// The import under way: what is written now is its doing.
    pub(crate) import: Option<UnderWay>,
    /// Imports taken back and not read again yet.
    pub(crate) unread: Vec<i64>,
}

/// What a change did, for its journal entry.
struct Entry<'a> {
    kind: &'a str,
    at: NaiveDateTime,
    summary: &'a str,
    inverse: Option<String>,
}

impl Store {
    /// Makes a change: all of it and its journal entry, or nothing. `work` returns its result
    /// and a summary in JSON, or no summary when there turned out to be nothing to change.
    pub fn change<T, E: From<StoreError>>(
        &mut self,
        kind: &str,
        at: NaiveDateTime,
        work: impl FnOnce(&mut Change<'_>) -> std::result::Result<(T, Option<String>), E>,
    ) -> std::result::Result<T, E> {
        let mut change = self.begin()?;
        let (result, summary) = work(&mut change)?;
        if let Some(summary) = summary {
            change.commit(kind, at, &summary)?;
        }
        Ok(result)
    }

    /// Does the work of a change and takes it back: what *would* happen.
    pub fn rehearse<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&mut Change<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let mut change = self.begin()?;
        work(&mut change)
    }

    fn begin(&mut self) -> Result<Change<'_>> {
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        Ok(Change { transaction, added: Vec::new(), import: None, unread: Vec::new() })
    }
}

impl Change<'_> {
    fn commit(self, kind: &str, at: NaiveDateTime, summary: &str) -> Result<()> {
        let added = sealed(&self.transaction, &self.added)?;
        let inverse =
            (!added.is_empty()).then(|| serde_json::json!({ "remove": added }).to_string());
        append(&self.transaction, &Entry { kind, at, summary, inverse })?;
        Ok(self.transaction.commit()?)
    }
}

fn append(transaction: &Transaction<'_>, entry: &Entry<'_>) -> Result<()> {
    let last: Option<String> = transaction
        .query_row("SELECT hash FROM event ORDER BY id DESC LIMIT 1", [], |row| row.get(0))
        .optional()?;
    let previous = last.unwrap_or_default();
    let at = entry.at.format("%Y-%m-%dT%H:%M:%S").to_string();
    let inverse = entry.inverse.as_deref();
    let hash = entry_hash(&previous, &at, entry.kind, entry.summary, inverse);
    transaction.execute(
        "INSERT INTO event (at, kind, summary, inverse, previous, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![at, entry.kind, entry.summary, inverse, previous, hash],
    )?;
    Ok(())
}

/// SHA-256 over the entry and the hash before it; every field is preceded by its length.
pub(crate) fn entry_hash(
    previous: &str,
    at: &str,
    kind: &str,
    summary: &str,
    inverse: Option<&str>,
) -> String {
    let mut hasher = Sha256::new();
    for field in [previous, at, kind, summary, inverse.unwrap_or_default()] {
        hasher.update(u64::try_from(field.len()).unwrap_or(u64::MAX).to_le_bytes());
        hasher.update(field.as_bytes());
    }
    crate::document::hex(&hasher.finalize())
}
