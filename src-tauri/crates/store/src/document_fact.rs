//! What happened to a letter: printed, posted, presented, acknowledged, returned. Each is a fact of
//! its own with its day; none of them moves a level.

use chrono::NaiveDate;
use rusqlite::{Row, params};

use crate::{
    Change, Result, Store,
    iso::{IsoDay, day},
    policy::{name_in, named},
};

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DocumentFactKind {
    /// It came out of the printer, or was written to the file that is printed.
    Printed,
    /// A copy was made of it, stamped as one.
    Reprinted,
    /// It was handed to the post office.
    Posted,
    /// It was sent by e-mail.
    Sent,
    /// It was first presented at the address.
    Presented,
    /// Its receipt was signed.
    Acknowledged,
    /// It came back.
    Returned,
}

/// Why a letter came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReturnReason {
    /// Nobody of that name lives there (« n’habite pas à l’adresse indiquée »).
    Unknown,
    /// « Pli avisé et non réclamé »: presented, never fetched. The address is right.
    Unclaimed,
    /// « Pli refusé par le destinataire ».
    Refused,
}

/// A fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentFact {
    /// What happened.
    pub kind: DocumentFactKind,
    /// When.
    pub on: NaiveDate,
    /// Number of the registered letter; empty where none.
    pub number: String,
    /// Why it came back.
    pub reason: Option<ReturnReason>,
    /// Free words.
    pub note: String,
}

impl DocumentFact {
    /// A fact of a day with a note, of which nothing else is known.
    pub fn noted(kind: DocumentFactKind, on: NaiveDate, note: String) -> Self {
        Self { kind, on, number: String::new(), reason: None, note }
    }
}

const KINDS: [(DocumentFactKind, &str); 7] = [
    (DocumentFactKind::Printed, "printed"),
    (DocumentFactKind::Reprinted, "reprinted"),
    (DocumentFactKind::Posted, "posted"),
    (DocumentFactKind::Sent, "sent"),
    (DocumentFactKind::Presented, "presented"),
    (DocumentFactKind::Acknowledged, "acknowledged"),
    (DocumentFactKind::Returned, "returned"),
];

const REASONS: [(ReturnReason, &str); 3] = [
    (ReturnReason::Unknown, "unknown"),
    (ReturnReason::Unclaimed, "unclaimed"),
    (ReturnReason::Refused, "refused"),
];

impl Store {
    /// What happened to a letter, in the order of the days.
    pub(crate) fn facts_of(&self, document: i64) -> Result<Vec<DocumentFact>> {
        let sql = "SELECT kind, on_day, number, reason, note FROM document_fact
                   WHERE document_id = ?1 AND undone_at IS NULL ORDER BY on_day, id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([document])?;
        let mut facts = Vec::new();
        while let Some(row) = rows.next()? {
            facts.push(fact(row)?);
        }
        Ok(facts)
    }
}

fn fact(row: &Row<'_>) -> Result<DocumentFact> {
    let (kind, reason): (String, String) = (row.get(0)?, row.get(3)?);
    Ok(DocumentFact {
        kind: named(&KINDS, &kind)?,
        on: day(row.get_ref(1)?).map_err(rusqlite::Error::from)?,
        number: row.get(2)?,
        reason: if reason.is_empty() { None } else { Some(named(&REASONS, &reason)?) },
        note: row.get(4)?,
    })
}

impl Change<'_> {
    /// Notes what happened to a letter.
    pub fn add_document_fact(&mut self, document: i64, fact: &DocumentFact) -> Result<()> {
        self.transaction
            .prepare_cached(
                "INSERT INTO document_fact (document_id, kind, on_day, number, reason, note)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                document,
                name_in(&KINDS, fact.kind),
                IsoDay::new(fact.on).as_str(),
                fact.number,
                fact.reason.map_or("", |it| name_in(&REASONS, it)),
                fact.note,
            ])?;
        self.added.push(("document_fact", self.transaction.last_insert_rowid()));
        Ok(())
    }
}
