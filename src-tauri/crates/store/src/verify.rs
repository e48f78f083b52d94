//! Verification: the ledger's own promises, checked.

use crate::{Result, Store, document::sha256, event::entry_hash};

/// A promise the ledger does not keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// SQLite's own check failed.
    Damaged(String),
    /// A row refers to a row that is not there.
    Orphan {
        /// The referring table.
        table: String,
    },
    /// What is open is not the original amount less the settlements.
    OpenAmount {
        /// Document number.
        number: String,
    },
    /// An act is not what was recorded.
    Act {
        /// Its number.
        id: i64,
    },
    /// A promise is not what was recorded.
    Promise {
        /// Its number.
        id: i64,
    },
    /// A kept document is not what was posted.
    Document {
        /// Its number.
        id: i64,
    },
    /// A closing is not what was frozen.
    Closing {
        /// Its number.
        id: i64,
    },
    /// A salesperson's list is not what was handed out.
    SalesList {
        /// Its number.
        id: i64,
    },
    /// A remark is not what was noted.
    Remark {
        /// Its number.
        id: i64,
    },
    /// A kept source is not the file that was imported.
    Source {
        /// Number of the import.
        id: i64,
    },
    /// A bank line is matched beyond its amount and fee, against its sign or in another currency.
    BankLine {
        /// Its number.
        id: i64,
    },
    /// A withdrawn item still counts.
    Withdrawn {
        /// Document number.
        number: String,
    },
    /// A journal entry was altered, or one is missing before it.
    Journal {
        /// Its number.
        id: i64,
    },
}

impl Store {
    /// Everything that is wrong with the ledger; empty when all is well.
    pub fn verify(&self) -> Result<Vec<Finding>> {
        let mut findings = self.damage()?;
        findings.extend(self.orphans()?);
        findings.extend(self.open_amounts()?);
        findings.extend(self.counting_withdrawn_items()?);
        findings.extend(self.overmatched_lines()?);
        findings.extend(self.altered_sources()?);
        let mut altered = self.altered_documents()?;
        altered.extend(self.altered_closings()?);
        findings.extend(altered.iter().cloned());
        // A letter or a closing whose bytes and seal are both broken is one finding.
        let seals = self.broken_seals()?;
        findings.extend(seals.into_iter().filter(|it| !altered.contains(it)));
        findings.extend(self.journal_breaks()?);
        Ok(findings)
    }

    fn damage(&self) -> Result<Vec<Finding>> {
        let mut statement = self.connection.prepare("PRAGMA integrity_check")?;
        let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
        let lines = rows.collect::<rusqlite::Result<Vec<_>>>()?;
        Ok(lines.into_iter().filter(|line| line != "ok").map(Finding::Damaged).collect())
    }

    fn orphans(&self) -> Result<Vec<Finding>> {
        let mut statement = self.connection.prepare("PRAGMA foreign_key_check")?;
        let rows = statement.query_map([], |row| Ok(Finding::Orphan { table: row.get(0)? }))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn open_amounts(&self) -> Result<Vec<Finding>> {
        let sql = "SELECT number FROM item LEFT JOIN
                (SELECT item_id, sum(amount_minor) AS settled FROM settlement GROUP BY item_id)
                ON item_id = item.id
            WHERE open_minor <> original_minor - ifnull(settled, 0)";
        let mut statement = self.connection.prepare(sql)?;
        let rows =
            statement.query_map([], |row| Ok(Finding::OpenAmount { number: row.get(0)? }))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn counting_withdrawn_items(&self) -> Result<Vec<Finding>> {
        let sql = "SELECT number FROM item WHERE withdrawn_minor IS NOT NULL
            AND (original_minor <> 0 OR open_minor <> 0
                 OR EXISTS (SELECT 1 FROM settlement WHERE item_id = item.id))";
        let mut statement = self.connection.prepare(sql)?;
        let rows = statement.query_map([], |row| Ok(Finding::Withdrawn { number: row.get(0)? }))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn altered_documents(&self) -> Result<Vec<Finding>> {
        let mut statement = self.connection.prepare("SELECT id, sha256, bytes FROM document")?;
        let mut rows = statement.query([])?;
        let mut findings = Vec::new();
        while let Some(row) = rows.next()? {
            let kept: String = row.get(1)?;
            if sha256(row.get_ref(2)?.as_blob().map_err(rusqlite::Error::from)?) != kept {
                findings.push(Finding::Document { id: row.get(0)? });
            }
        }
        Ok(findings)
    }

    fn journal_breaks(&self) -> Result<Vec<Finding>> {
        let sql = "SELECT id, at, kind, summary, inverse, previous, hash FROM event ORDER BY id";
        let mut statement = self.connection.prepare(sql)?;
        let mut rows = statement.query([])?;
        let (mut last, mut findings) = (String::new(), Vec::new());
        while let Some(row) = rows.next()? {
            let text = |column| row.get::<_, String>(column);
            let inverse: Option<String> = row.get(4)?;
            let (previous, hash) = (text(5)?, text(6)?);
            let expected = entry_hash(&last, &text(1)?, &text(2)?, &text(3)?, inverse.as_deref());
            if previous != last || hash != expected {
                findings.push(Finding::Journal { id: row.get(0)? });
            }
            last = hash;
        }
        Ok(findings)
    }
}
