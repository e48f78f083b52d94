//! Kept sources: the bytes of every imported file, so that it can be read again.
//!
//! They are deflated in parts of one mebibyte, each on its own: neither keeping nor giving back
//! a file needs more memory than a part.

use std::{
    io::{self, Read, Write},
    path::PathBuf,
};

use flate2::{Compression, read::DeflateDecoder, write::DeflateEncoder};
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};

use crate::{Change, Finding, Result, Store, StoreError};

/// Bytes of a file in one part.
const PART: u64 = 1 << 20;

impl Store {
    /// Writes the file of an import as it came; `false` if it is not kept.
    pub fn copy_source(&self, batch: i64, to: &mut impl Write) -> Result<bool> {
        copy(&self.connection, batch, to)
    }

    /// Kept sources that are not the file that was imported.
    pub(crate) fn altered_sources(&self) -> Result<Vec<Finding>> {
        let sql = "SELECT id, sha256 FROM import_batch WHERE EXISTS
                       (SELECT 1 FROM import_source WHERE import_batch_id = import_batch.id)
                   ORDER BY id";
        let mut statement = self.connection.prepare(sql)?;
        let mut rows = statement.query([])?;
        let mut findings = Vec::new();
        while let Some(row) = rows.next()? {
            let (id, sha256): (i64, String) = (row.get(0)?, row.get(1)?);
            let mut hasher = Hasher(Sha256::new());
            let whole = match copy(&self.connection, id, &mut hasher) {
                Ok(_) => crate::document::hex(&hasher.0.finalize()) == sha256,
                Err(StoreError::Corrupt(_)) => false,
                Err(error) => return Err(error),
            };
            if !whole {
                findings.push(Finding::Source { id });
            }
        }
        Ok(findings)
    }
}

impl Change<'_> {
    /// Keeps the bytes of an import's file, in place of any kept before.
    pub fn keep_source(&mut self, batch: i64, from: &mut impl Read) -> Result<()> {
        let sql = "DELETE FROM import_source WHERE import_batch_id = ?1";
        self.transaction.prepare_cached(sql)?.execute([batch])?;
        let mut statement = self.transaction.prepare_cached(
            "INSERT INTO import_source (import_batch_id, part, bytes) VALUES (?1, ?2, ?3)",
        )?;
        // An empty file is kept too, as one empty part.
        for part in 0_i64.. {
            let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
            let read = io::copy(&mut from.by_ref().take(PART), &mut encoder)
                .map_err(|source| self.file_error(batch, source))?;
            if read == 0 && part > 0 {
                break;
            }
            let bytes = encoder.finish().map_err(|source| self.file_error(batch, source))?;
            statement.execute(params![batch, part, bytes])?;
            if read < PART {
                break;
            }
        }
        Ok(())
    }

    /// Writes the file of an import as it came; `false` if it is not kept.
    pub fn copy_source(&self, batch: i64, to: &mut impl Write) -> Result<bool> {
        copy(&self.transaction, batch, to)
    }

    fn file_error(&self, batch: i64, source: io::Error) -> StoreError {
        file_error(&self.transaction, batch, source)
    }
}

fn copy(connection: &Connection, batch: i64, to: &mut impl Write) -> Result<bool> {
    let sql = "SELECT part, bytes FROM import_source WHERE import_batch_id = ?1 ORDER BY part";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([batch])?;
    let corrupt = || StoreError::Corrupt(format!("an unreadable source of import {batch}"));
    let mut expected = 0;
    let mut bytes = Vec::new();
    while let Some(row) = rows.next()? {
        if row.get::<_, i64>(0)? != expected {
            return Err(corrupt());
        }
        expected += 1;
        let deflated = row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?;
        bytes.clear();
        // A part that swells beyond its size was not written by us.
        let read = DeflateDecoder::new(deflated).take(PART + 1).read_to_end(&mut bytes);
        if read.map_err(|_| corrupt())? as u64 > PART {
            return Err(corrupt());
        }
        to.write_all(&bytes).map_err(|source| file_error(connection, batch, source))?;
    }
    Ok(expected > 0)
}

/// A file that could not be read or written, by the name it was imported under.
fn file_error(connection: &Connection, batch: i64, source: io::Error) -> StoreError {
    let file = super::find(connection, batch).map(|it| it.file).unwrap_or_default();
    StoreError::Io { path: PathBuf::from(file), source }
}

/// Hashes what is written.
struct Hasher(Sha256);

impl Write for Hasher {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
