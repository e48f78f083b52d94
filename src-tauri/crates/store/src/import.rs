//! Imports: which file was read, how, when, and what it did.
//!
//! Everything an import does can be taken back later: the rows it added carry its number, the
//! rows it changed have their before images, and the file itself is kept to be read again.

mod explained;
mod image;
mod items;
mod source;
mod take_back;
mod withdrawn;

#[cfg(test)]
mod tests;

use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Connection, OptionalExtension, Row, params};

pub use explained::Unexplained;
pub(crate) use image::{Subject, json, value};
pub use items::{DueSource, ImportRow, StoredItem};
pub use take_back::{RemovedMatch, TakenBack, WithdrawnItem};

use crate::{
    Change, Result, Store, StoreError,
    iso::{IsoDay, optional_day, parse},
};

/// An import to begin.
#[derive(Debug, Clone, Copy)]
pub struct ImportHead<'a> {
    /// Name of the file.
    pub file: &'a str,
    /// `documents`, `open-items`, `customers`, `payments`, `take-over`, `fec`, `bank` or `invoice`.
    pub kind: &'a str,
    /// The day whose end a snapshot shows.
    pub snapshot_date: Option<NaiveDate>,
    /// Now.
    pub at: NaiveDateTime,
    /// How it is read, as JSON, so that it can be read again; `{}` when nothing was said.
    pub request: &'a str,
}

/// A past import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportBatch {
    /// Its number.
    pub id: i64,
    /// Name of the file.
    pub file: String,
    /// As in [`ImportHead`].
    pub kind: String,
    /// How it was read, as JSON.
    pub request: String,
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub sha256: String,
    /// The day whose end a snapshot shows.
    pub snapshot_date: Option<NaiveDate>,
    /// When it happened, as `2026-11-23 08:30`.
    pub imported_at: String,
    /// When it was undone; none while it stands.
    pub undone_at: Option<String>,
    /// Whether its file is kept: only then can it be taken back and read again.
    pub has_source: bool,
}

/// The import under way.
#[derive(Debug)]
pub(crate) struct UnderWay {
    pub(crate) batch: i64,
    withdrawn: withdrawn::Withdrawn,
}

const BATCH: &str = "SELECT id, file, kind, request, sha256, snapshot_date, imported_at, undone_at,
        EXISTS (SELECT 1 FROM import_source WHERE import_batch_id = import_batch.id)
    FROM import_batch";

fn batch(row: &Row<'_>) -> rusqlite::Result<ImportBatch> {
    Ok(ImportBatch {
        id: row.get(0)?,
        file: row.get(1)?,
        kind: row.get(2)?,
        request: row.get(3)?,
        sha256: row.get(4)?,
        snapshot_date: optional_day(row.get_ref(5)?)?,
        imported_at: row.get(6)?,
        undone_at: row.get(7)?,
        has_source: row.get(8)?,
    })
}

fn find(connection: &Connection, id: i64) -> Result<ImportBatch> {
    let found = connection.query_row(&format!("{BATCH} WHERE id = ?1"), [id], batch).optional()?;
    found.ok_or_else(|| StoreError::Corrupt(format!("no import {id}")))
}

impl Store {
    /// Past imports, newest first, the undone ones included.
    pub fn imports(&self) -> Result<Vec<ImportBatch>> {
        let mut statement = self.connection.prepare_cached(&format!("{BATCH} ORDER BY id DESC"))?;
        let rows = statement.query_map([], batch)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What an import did, as JSON: long, and seldom asked of every one.
    pub fn import_report(&self, id: i64) -> Result<String> {
        let mut statement =
            self.connection.prepare_cached("SELECT report FROM import_batch WHERE id = ?1")?;
        Ok(statement.query_row([id], |row| row.get(0))?)
    }

    /// The mapping remembered for a header signature.
    pub fn mapping(&self, signature: &str) -> Result<Option<String>> {
        let sql = "SELECT mapping FROM mapping_profile WHERE signature = ?1";
        Ok(self.connection.query_row(sql, [signature], |row| row.get(0)).optional()?)
    }
}

impl Change<'_> {
    /// Remembers a mapping for a header signature.
    pub fn remember_mapping(&mut self, signature: &str, mapping: &str) -> Result<()> {
        let sql = "INSERT INTO mapping_profile VALUES (?1, ?2)
                   ON CONFLICT (signature) DO UPDATE SET mapping = excluded.mapping";
        self.transaction.execute(sql, [signature, mapping])?;
        Ok(())
    }

    /// Day of the newest snapshot that stands. Imports that this change took back do not count
    /// until they are read again.
    pub fn last_snapshot(&self) -> Result<Option<NaiveDate>> {
        let sql = "SELECT id, snapshot_date FROM import_batch
                   WHERE undone_at IS NULL AND snapshot_date IS NOT NULL";
        self.newest_snapshot(sql)
    }

    fn newest_snapshot(&self, sql: &str) -> Result<Option<NaiveDate>> {
        let mut statement = self.transaction.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let mut newest = None;
        while let Some(row) = rows.next()? {
            if !self.unread.contains(&row.get(0)?) {
                newest = newest.max(row.get_ref(1)?.as_str().ok().and_then(parse));
            }
        }
        Ok(newest)
    }

    /// Day of the newest file that shows everything open at its end; what was paid until then is in it.
    pub fn last_whole_snapshot(&self) -> Result<Option<NaiveDate>> {
        let sql = "SELECT id, snapshot_date FROM import_batch
                   WHERE undone_at IS NULL AND snapshot_date IS NOT NULL
                     AND kind IN ('open-items', 'fec')
                     AND request ->> 'mode' IS NOT 'delta'";
        self.newest_snapshot(sql)
    }

    /// Whether a file with these bytes was imported before, for the same day, and stands.
    pub fn knows_file(&self, sha256: &str, snapshot_date: Option<NaiveDate>) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM import_batch
                   WHERE sha256 = ?1 AND snapshot_date IS ?2 AND undone_at IS NULL)";
        let day = snapshot_date.map(IsoDay::new);
        let day = day.as_ref().map(IsoDay::as_str);
        Ok(self.transaction.query_row(sql, params![sha256, day], |row| row.get(0))?)
    }

    /// Opens an import: until [`Change::finish_import`], what is written is its doing. Its report
    /// follows at the end.
    pub fn begin_import(&mut self, head: ImportHead<'_>) -> Result<i64> {
        let snapshot_date = head.snapshot_date.map(IsoDay::new);
        self.transaction.execute(
            "INSERT INTO import_batch (file, kind, request, sha256, snapshot_date, imported_at, report)
             VALUES (?1, ?2, ?3, '', ?4, ?5, '{}')",
            params![
                head.file,
                head.kind,
                head.request,
                snapshot_date.as_ref().map(IsoDay::as_str),
                head.at.format("%Y-%m-%d %H:%M").to_string(),
            ],
        )?;
        let batch = self.transaction.last_insert_rowid();
        self.set_under_way(batch)?;
        Ok(batch)
    }

    /// Opens a past import again, to be read once more under its own number.
    pub fn reopen_import(&mut self, batch: i64) -> Result<ImportBatch> {
        let found = find(&self.transaction, batch)?;
        self.set_under_way(batch)?;
        Ok(found)
    }

    /// Closes an import with the file's hash and its report, which replaces an earlier one.
    pub fn finish_import(&mut self, batch: i64, sha256: &str, report: &str) -> Result<()> {
        if let Some(under_way) = self.import.take() {
            self.adopt(under_way.withdrawn)?;
        }
        self.unread.retain(|it| *it != batch);
        let sql = "UPDATE import_batch SET sha256 = ?2, report = ?3 WHERE id = ?1";
        self.transaction.execute(sql, params![batch, sha256, report])?;
        Ok(())
    }

    /// The import under way; else the newest one.
    pub fn last_import(&self) -> Result<i64> {
        match &self.import {
            Some(it) => Ok(it.batch),
            None => {
                let sql = "SELECT max(id) FROM import_batch";
                Ok(self.transaction.query_row(sql, [], |row| row.get(0))?)
            }
        }
    }

    /// Says that an import counts as undone. What it did is taken back by [`Change::take_back`].
    pub fn mark_undone(&mut self, batch: i64, at: NaiveDateTime) -> Result<()> {
        let sql = "UPDATE import_batch SET undone_at = ?2 WHERE id = ?1";
        let at = at.format("%Y-%m-%d %H:%M").to_string();
        self.transaction.execute(sql, params![batch, at])?;
        Ok(())
    }

    /// Says that an undone import stands again; it is then read again.
    pub fn mark_done(&mut self, batch: i64) -> Result<()> {
        let sql = "UPDATE import_batch SET undone_at = NULL WHERE id = ?1";
        self.transaction.execute(sql, [batch])?;
        Ok(())
    }

    /// The number of the import under way, for the rows it adds.
    pub(crate) fn batch_under_way(&self) -> Option<i64> {
        self.import.as_ref().map(|it| it.batch)
    }

    fn set_under_way(&mut self, batch: i64) -> Result<()> {
        let withdrawn = self.withdrawn_items()?;
        self.import = Some(UnderWay { batch, withdrawn });
        Ok(())
    }
}
