//! Changes: one transaction and one journal entry each, chained by their hashes.

use chrono::NaiveDateTime;
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params, types::Value};
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};

use crate::{
    Result, Store, StoreError,
    import::{UnderWay, json},
    seal::sealed,
};

/// A change under way. Dropped without its journal entry, it never happened.
#[derive(Debug)]
pub struct Change<'a> {
    pub(crate) transaction: Transaction<'a>,
    /// Rows added, newest last: what a reversal would remove.
    pub(crate) added: Vec<(&'static str, i64)>,
    /// Columns written over, oldest first: what a reversal puts back.
    pub(crate) written: Vec<Written>,
    /// The scenarios and segments as they were, where they were changed.
    pub(crate) book_before: Option<String>,
    /// Rows sealed anew.
    pub(crate) resealed: Vec<(&'static str, i64)>,
    /// The import under way: what is written now is its doing.
    pub(crate) import: Option<UnderWay>,
    /// Imports taken back and not read again yet.
    pub(crate) unread: Vec<i64>,
}

/// A column that a change wrote over: table, row, column, before, after.
pub(crate) type Written = (String, i64, String, Json, Json);

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
            self.settle_in_one_file();
        }
        Ok(result)
    }

    /// Moves the change from the log beside the ledger into the ledger itself, so that whoever
    /// copies the one file has all of it. What a reader keeps from being moved is moved later.
    fn settle_in_one_file(&self) {
        let moved = self.connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
        // The change is safe in the log already: nothing is lost if this is refused.
        moved.unwrap_or_default();
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
        Ok(Change {
            transaction,
            added: Vec::new(),
            written: Vec::new(),
            book_before: None,
            resealed: Vec::new(),
            import: None,
            unread: Vec::new(),
        })
    }
}

impl Change<'_> {
    /// Writes a column of a row, and notes what it held for whoever takes this change back.
    pub(crate) fn set(
        &mut self,
        table: &'static str,
        id: i64,
        column: &'static str,
        value: Value,
    ) -> Result<()> {
        let sql = format!("SELECT {column} FROM {table} WHERE id = ?1");
        let before: Option<Value> =
            self.transaction.prepare_cached(&sql)?.query_row([id], |row| row.get(0)).optional()?;
        let Some(before) = before.filter(|it| *it != value) else { return Ok(()) };
        let sql = format!("UPDATE {table} SET {column} = ?2 WHERE id = ?1");
        self.transaction.prepare_cached(&sql)?.execute(params![id, value])?;
        let (before, after) = (json(&before), json(&value));
        self.written.push((table.to_owned(), id, column.to_owned(), before, after));
        Ok(())
    }

    fn commit(self, kind: &str, at: NaiveDateTime, summary: &str) -> Result<()> {
        let inverse = self.inverse()?;
        let event = append(&self.transaction, &Entry { kind, at, summary, inverse })?;
        let mut statement = self.transaction.prepare_cached(
            "INSERT OR REPLACE INTO event_row (subject, row_id, event_id) VALUES (?1, ?2, ?3)",
        )?;
        for (subject, id) in &self.added {
            statement.execute(params![subject, id, event])?;
        }
        drop(statement);
        Ok(self.transaction.commit()?)
    }

    /// What taking the change back removes and puts back; none if nothing can be.
    fn inverse(&self) -> Result<Option<String>> {
        let mut inverse = serde_json::Map::new();
        if !self.added.is_empty() {
            inverse.insert("remove".into(), json!(sealed(&self.transaction, &self.added)?));
        }
        if !self.written.is_empty() {
            inverse.insert("restore".into(), json!(self.written));
        }
        if !self.resealed.is_empty() {
            inverse.insert("reseal".into(), json!(sealed(&self.transaction, &self.resealed)?));
        }
        if let Some(before) = &self.book_before {
            let after = crate::policy::book_image(&self.transaction)?;
            inverse.insert("book".into(), json!([before, after]));
        }
        Ok((!inverse.is_empty()).then(|| Json::Object(inverse).to_string()))
    }
}

fn append(transaction: &Transaction<'_>, entry: &Entry<'_>) -> Result<i64> {
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
    Ok(transaction.last_insert_rowid())
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
