//! Documents: the exact bytes that left the house.

use chrono::NaiveDate;
use receivables::{CustomerId, Money, dunning::Channel, letter::LetterKind};
use rusqlite::{OptionalExtension, Row, params};
use sha2::{Digest, Sha256};

use crate::{
    Change, DocumentFact, Result, Store,
    iso::{IsoDay, day},
    item::currency,
    policy::{channel, text_name, text_named},
};

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
    /// Days it leaves to pay.
    pub deadline_days: u8,
    /// The exact bytes.
    pub bytes: Vec<u8>,
}

/// A letter that left, as it is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentRecord {
    /// Its number.
    pub id: i64,
    /// To whom.
    pub customer: CustomerId,
    /// The text it is written in; none of a ledger that did not know texts.
    pub text: Option<LetterKind>,
    /// How it travelled.
    pub channel: Channel,
    /// The day it bears.
    pub dated: NaiveDate,
    /// What a scanner reads on it; empty where nothing.
    pub code: String,
    /// Pages; 0 where not known.
    pub pages: u32,
    /// Days it leaves to pay; 0 where not known.
    pub deadline_days: u8,
    /// What it claimed.
    pub claimed: Money,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Whether it was taken back.
    pub undone: bool,
    /// What happened to it, oldest first.
    pub facts: Vec<DocumentFact>,
}

const RECORD: &str = "SELECT document.id, act.customer_id, document.kind, act.channel,
    ifnull(document.posted_on, act.happened_on), document.code, document.pages, act.claimed_minor,
    act.currency, document.sha256, act.undone_at IS NOT NULL, document.deadline_days
    FROM document JOIN act ON act.id = document.act_id";

fn record(row: &Row<'_>) -> rusqlite::Result<DocumentRecord> {
    let kind: String = row.get(2)?;
    let channel_name: String = row.get(3)?;
    Ok(DocumentRecord {
        id: row.get(0)?,
        customer: CustomerId(row.get(1)?),
        text: text_named(&kind),
        channel: channel(&channel_name).unwrap_or(Channel::Letter),
        dated: day(row.get_ref(4)?)?,
        code: row.get(5)?,
        pages: row.get(6)?,
        claimed: Money { minor: row.get(7)?, currency: currency(row.get_ref(8)?)? },
        sha256: row.get(9)?,
        undone: row.get(10)?,
        deadline_days: row.get(11)?,
        facts: Vec::new(),
    })
}

impl Store {
    /// The letters that left, newest first: those of a customer or all, at most so many.
    pub fn documents(&self, of: Option<CustomerId>, most: u32) -> Result<Vec<DocumentRecord>> {
        let sql = format!(
            "{RECORD} WHERE ?1 IS NULL OR act.customer_id = ?1
             ORDER BY document.id DESC LIMIT ?2"
        );
        self.listed(&sql, params![of.map(|it| it.0), most])
    }

    /// A letter that left.
    pub fn document_record(&self, id: i64) -> Result<Option<DocumentRecord>> {
        let found = self.listed(&format!("{RECORD} WHERE document.id = ?1"), params![id])?;
        Ok(found.into_iter().next())
    }

    /// The newest letter that bears a code, or whose registered number it is.
    pub fn document_found(&self, code: &str) -> Result<Option<DocumentRecord>> {
        let sql = format!(
            "{RECORD} WHERE document.code = ?1 AND ?1 <> '' OR document.id IN
                 (SELECT document_id FROM document_fact
                  WHERE number = ?1 AND ?1 <> '' AND undone_at IS NULL)
             ORDER BY act.undone_at IS NOT NULL, document.id DESC LIMIT 1"
        );
        Ok(self.listed(&sql, params![code])?.into_iter().next())
    }

    fn listed(&self, sql: &str, values: impl rusqlite::Params) -> Result<Vec<DocumentRecord>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map(values, record)?;
        let mut documents = rows.collect::<rusqlite::Result<Vec<_>>>()?;
        for document in &mut documents {
            document.facts = self.facts_of(document.id)?;
        }
        Ok(documents)
    }

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
                "INSERT INTO document (act_id, kind, posted_on, sha256, bytes, code, pages,
                     deadline_days)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                act,
                text_name(document.text),
                IsoDay::new(document.posted_on).as_str(),
                sha256(&document.bytes),
                document.bytes,
                document.code,
                document.pages,
                document.deadline_days,
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
