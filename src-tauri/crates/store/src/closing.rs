//! Closings: the reports of a month end, kept as they were when the month was closed.
//!
//! A later import, rate or rule changes nothing in them. Each is sealed in the journal, and so is
//! the hash of what it says; it goes only when the change that made it is taken back.

use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{OptionalExtension, Row, params};

use crate::{
    Change, Finding, Result, Store,
    document::sha256,
    iso::{IsoDay, day},
};

/// A closing, without its report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosingRecord {
    /// Its number.
    pub id: i64,
    /// Which report: `provision`.
    pub kind: String,
    /// The day it shows.
    pub on: NaiveDate,
    /// When it was made, ISO.
    pub made_at: String,
    /// SHA-256 of the report.
    pub sha256: String,
}

const COLUMNS: &str = "id, kind, on_day, made_at, sha256";

fn record(row: &Row<'_>) -> rusqlite::Result<ClosingRecord> {
    Ok(ClosingRecord {
        id: row.get(0)?,
        kind: row.get(1)?,
        on: day(row.get_ref(2)?)?,
        made_at: row.get(3)?,
        sha256: row.get(4)?,
    })
}

impl Store {
    /// The closings of a kind that stand, the latest day first.
    pub fn closings(&self, kind: &str) -> Result<Vec<ClosingRecord>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM closing WHERE kind = ?1 AND undone_at IS NULL
             ORDER BY on_day DESC, id DESC"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([kind], record)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// A closing that stands, with its report.
    pub fn closing(&self, id: i64) -> Result<Option<(ClosingRecord, String)>> {
        let sql =
            format!("SELECT {COLUMNS}, report FROM closing WHERE id = ?1 AND undone_at IS NULL");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let found = statement.query_row([id], |row| Ok((record(row)?, row.get(5)?)));
        Ok(found.optional()?)
    }

    /// Closings whose report is not what was frozen.
    pub(crate) fn altered_closings(&self) -> Result<Vec<Finding>> {
        let mut statement = self.connection.prepare("SELECT id, sha256, report FROM closing")?;
        let mut rows = statement.query([])?;
        let mut findings = Vec::new();
        while let Some(row) = rows.next()? {
            let kept: String = row.get(1)?;
            if sha256(row.get_ref(2)?.as_bytes().map_err(rusqlite::Error::from)?) != kept {
                findings.push(Finding::Closing { id: row.get(0)? });
            }
        }
        Ok(findings)
    }
}

impl Change<'_> {
    /// Freezes a report. Its number.
    pub fn add_closing(
        &mut self,
        kind: &str,
        on: NaiveDate,
        (report, made_at): (&str, NaiveDateTime),
    ) -> Result<i64> {
        self.transaction.execute(
            "INSERT INTO closing (kind, on_day, made_at, report, sha256)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                kind,
                IsoDay::new(on).as_str(),
                made_at.format("%Y-%m-%dT%H:%M:%S").to_string(),
                report,
                sha256(report.as_bytes()),
            ],
        )?;
        let id = self.transaction.last_insert_rowid();
        self.added.push(("closing", id));
        Ok(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{change, on};

    fn closed() -> (Store, i64) {
        let mut store = Store::in_memory().unwrap();
        let frozen = ("{\"total\":1}", on("2026-02-03").into());
        let id = change(&mut store, |it| it.add_closing("provision", on("2026-01-31"), frozen));
        (store, id)
    }

    #[test]
    fn a_closing_stands_until_its_change_is_taken_back() {
        let (mut store, id) = closed();
        let (kept, report) = store.closing(id).unwrap().unwrap();
        assert_eq!(report, "{\"total\":1}");
        assert_eq!(store.closings("provision").unwrap(), std::slice::from_ref(&kept));
        assert_eq!(store.closings("aging").unwrap(), []);
        let event = store.events(1).unwrap()[0].id;
        change(&mut store, |it| it.undo(event, on("2026-02-04").into()));
        assert_eq!(
            (store.closing(id).unwrap(), store.closings("provision").unwrap()),
            (None, vec![])
        );
        change(&mut store, |it| it.redo(event));
        assert_eq!(store.closings("provision").unwrap(), [kept]);
        assert_eq!(store.verify().unwrap(), []);
    }

    #[test]
    fn whoever_alters_a_closing_is_found_out() {
        for tampered in [
            "UPDATE closing SET report = '{\"total\":2}'",
            "UPDATE closing SET on_day = '2026-02-28'",
            // A new report with the hash that fits it: the journal knows the old one.
            "UPDATE closing SET report = 'x',
                 sha256 = '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881'",
            "INSERT INTO closing (kind, on_day, made_at, report, sha256) SELECT kind, on_day, made_at,
                 report, sha256 FROM closing",
        ] {
            let (store, id) = closed();
            store.connection.execute(tampered, []).unwrap();
            let id = if tampered.starts_with("INSERT") { id + 1 } else { id };
            assert_eq!(store.verify().unwrap(), [Finding::Closing { id }], "{tampered}");
        }
    }
}
