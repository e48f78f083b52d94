//! Undo: a change of the user's taken back, days later too. Nothing is removed: what it added is
//! marked undone and counts for nothing, what it wrote over is put back where it still holds.

use chrono::NaiveDateTime;
use rusqlite::{OptionalExtension, Row, Transaction, params, types::Value};
use serde_json::Value as Json;

use crate::{
    ActRecord, Change, Result, Store, StoreError, customer::PARTICULARS, event::Written, import,
    policy,
};

/// Tables whose rows are marked rather than removed.
const MARKED: [&str; 18] = [
    "act",
    "promise",
    "dispute",
    "plan",
    "hold",
    "wait",
    "contact",
    "policy",
    "picture",
    "template",
    "reference_rate",
    "charge",
    "document_fact",
    "provision_rate",
    "doubtful",
    "closing",
    "sales_list",
    "remark",
];

/// The columns that a reversal may put back; no other, whatever an entry says.
const COLUMNS: [(&str, &[&str]); 14] = [
    ("act", &["undone_at"]),
    ("promise", &["undone_at"]),
    ("dispute", &["follow_up_on", "closed_on", "outcome", "credit_until", "undone_at"]),
    ("plan", &["signed_on", "ended_on"]),
    ("hold", &["lifted_on", "declared_on"]),
    ("wait", &["ended_on"]),
    ("customer", &PARTICULARS),
    (
        "customer",
        &[
            "customer_kind",
            "policy_id",
            "direct_debit",
            "address_unknown_since",
            "registered_office",
        ],
    ),
    ("charge", &["ended_on", "undone_at"]),
    ("item", &["policy_id"]),
    ("contact", &["name", "role", "phone", "email", "note", "is_main", "undone_at"]),
    ("policy", &["undone_at"]),
    ("company", &["capacity", "profile", "provision_net_of_credits"]),
    ("doubtful", &["ended_on"]),
];

/// A change as the journal has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventRecord {
    /// Its number.
    pub id: i64,
    /// When, as ISO text.
    pub at: String,
    /// What kind of change.
    pub kind: String,
    /// What changed, as JSON.
    pub summary: String,
    /// Whether it stands undone.
    pub undone: bool,
}

/// What a change added and wrote over.
#[derive(serde::Deserialize, Default)]
struct Inverse {
    #[serde(default)]
    remove: Vec<(String, i64, Option<String>)>,
    #[serde(default)]
    restore: Vec<Written>,
    #[serde(default)]
    book: Option<(String, String)>,
    #[serde(default)]
    reseal: Vec<Json>,
}

impl Inverse {
    /// Whether it can be taken back: imports have an undo of their own, an erasure has none.
    fn is_undoable(&self) -> bool {
        let marked = self.remove.iter().any(|it| MARKED.contains(&it.0.as_str()));
        self.reseal.is_empty() && (marked || !self.restore.is_empty() || self.book.is_some())
    }
}

const EVENTS: &str =
    "SELECT id, at, kind, summary, EXISTS (SELECT 1 FROM undone WHERE event_id = event.id), inverse
    FROM event WHERE inverse IS NOT NULL AND kind NOT IN ('undo', 'redo', 'import', 'sample')";

fn record(row: &Row<'_>) -> rusqlite::Result<(EventRecord, String)> {
    let event = EventRecord {
        id: row.get(0)?,
        at: row.get(1)?,
        kind: row.get(2)?,
        summary: row.get(3)?,
        undone: row.get(4)?,
    };
    Ok((event, row.get(5)?))
}

impl Store {
    /// The newest changes that can be taken back, or were, newest first.
    pub fn events(&self, count: usize) -> Result<Vec<EventRecord>> {
        let sql = format!("{EVENTS} ORDER BY id DESC");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([])?;
        let mut events = Vec::new();
        while let Some(row) = rows.next()? {
            let (event, inverse) = record(row)?;
            if parse(&inverse)?.is_undoable() {
                events.push(event);
            }
            if events.len() == count {
                break;
            }
        }
        Ok(events)
    }

    /// A change that can be taken back, or was.
    pub fn event(&self, id: i64) -> Result<Option<EventRecord>> {
        let found = find(&self.connection, id)?;
        Ok(found.filter(|(_, inverse)| inverse.is_undoable()).map(|(event, _)| event))
    }

    /// Rows of a table that a change added.
    pub fn added_by(&self, event: i64, table: &str) -> Result<Vec<i64>> {
        let sql =
            "SELECT row_id FROM event_row WHERE event_id = ?1 AND subject = ?2 ORDER BY row_id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map(params![event, table], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Later acts that stand and claim an item that an act of a change claimed.
    pub fn acts_after(&self, event: i64) -> Result<Vec<ActRecord>> {
        let mut later = Vec::new();
        let own = self.added_by(event, "act")?;
        for act in &own {
            later.extend(self.acts_after_act(*act)?);
        }
        later.retain(|it| !own.contains(&it.id));
        later.sort_by_key(|it| it.id);
        later.dedup_by_key(|it| it.id);
        Ok(later)
    }

    /// Later acts that stand and claim an item that an act claimed, and move its level.
    pub fn acts_after_act(&self, act: i64) -> Result<Vec<ActRecord>> {
        let sql = "SELECT DISTINCT later.id FROM act_item
            JOIN act_item AS other ON other.item_id = act_item.item_id
                AND other.act_id > act_item.act_id AND other.reached IS NOT NULL
            JOIN act AS later ON later.id = other.act_id
            WHERE act_item.act_id = ?1 AND act_item.reached IS NOT NULL
              AND later.undone_at IS NULL ORDER BY later.id";
        let ids = {
            let mut statement = self.connection.prepare_cached(sql)?;
            let rows = statement.query_map([act], |row| row.get(0))?;
            rows.collect::<rusqlite::Result<Vec<i64>>>()?
        };
        let mut acts = Vec::new();
        for id in ids {
            acts.extend(self.act(id)?.map(|(act, _)| act));
        }
        Ok(acts)
    }
}

impl Change<'_> {
    /// Takes a change back. Refused where something it wrote was changed again since: that later
    /// change is to be taken back first.
    pub fn undo(&mut self, event: i64, at: NaiveDateTime) -> Result<()> {
        let (_, inverse) = find(&self.transaction, event)?.ok_or_else(|| unknown(event))?;
        let at = at.format("%Y-%m-%dT%H:%M:%S").to_string();
        mark(&self.transaction, event, &inverse, &at)?;
        for (table, id, column, before, after) in inverse.restore.iter().rev() {
            put(&self.transaction, event, (table, *id, column), after, before)?;
        }
        if let Some((before, after)) = &inverse.book {
            swap_book(&self.transaction, event, after, before)?;
        }
        self.transaction.execute(
            "INSERT INTO undone (event_id, by_event) SELECT ?1, max(id) FROM event",
            [event],
        )?;
        Ok(())
    }

    /// Takes back one act of a change that recorded several, with the promise and the disputes it
    /// brought. It is a change like any other: undoing it lets the act stand again.
    pub fn undo_act(&mut self, act: i64, at: NaiveDateTime) -> Result<()> {
        let at = Value::Text(at.format("%Y-%m-%dT%H:%M:%S").to_string());
        self.set("act", act, "undone_at", at.clone())?;
        for table in ["promise", "dispute"] {
            let sql = format!("SELECT id FROM {table} WHERE act_id = ?1 AND undone_at IS NULL");
            let brought = {
                let mut statement = self.transaction.prepare_cached(&sql)?;
                let rows = statement.query_map([act], |row| row.get(0))?;
                rows.collect::<rusqlite::Result<Vec<i64>>>()?
            };
            for id in brought {
                self.set(table, id, "undone_at", at.clone())?;
            }
        }
        self.set_charges_of(act, &Value::Null, &at)
    }

    /// Lets an act that was taken back alone stand again, with what was taken back with it.
    pub fn redo_act(&mut self, act: i64) -> Result<()> {
        let sql = "SELECT undone_at FROM act WHERE id = ?1";
        let at: Value = self.transaction.query_row(sql, [act], |row| row.get(0))?;
        for table in ["promise", "dispute"] {
            let sql = format!("SELECT id FROM {table} WHERE act_id = ?1 AND undone_at IS ?2");
            let gone = {
                let mut statement = self.transaction.prepare_cached(&sql)?;
                let rows = statement.query_map(params![act, at], |row| row.get(0))?;
                rows.collect::<rusqlite::Result<Vec<i64>>>()?
            };
            for id in gone {
                self.set(table, id, "undone_at", Value::Null)?;
            }
        }
        self.set_charges_of(act, &at, &Value::Null)?;
        self.set("act", act, "undone_at", Value::Null)
    }

    /// Does an undone change again.
    pub fn redo(&mut self, event: i64) -> Result<()> {
        let (_, inverse) = find(&self.transaction, event)?.ok_or_else(|| unknown(event))?;
        unmark(&self.transaction, &inverse)?;
        for (table, id, column, before, after) in &inverse.restore {
            put(&self.transaction, event, (table, *id, column), before, after)?;
        }
        if let Some((before, after)) = &inverse.book {
            swap_book(&self.transaction, event, before, after)?;
        }
        self.transaction.execute("DELETE FROM undone WHERE event_id = ?1", [event])?;
        Ok(())
    }
}

fn find(connection: &rusqlite::Connection, id: i64) -> Result<Option<(EventRecord, Inverse)>> {
    let sql = format!("{EVENTS} AND id = ?1");
    let found = connection.prepare_cached(&sql)?.query_row([id], record).optional()?;
    found.map(|(event, inverse)| Ok((event, parse(&inverse)?))).transpose()
}

fn parse(inverse: &str) -> Result<Inverse> {
    serde_json::from_str(inverse).map_err(|_| StoreError::Corrupt("a journal entry".into()))
}

fn unknown(event: i64) -> StoreError {
    StoreError::Corrupt(format!("the change {event}"))
}

/// Marks what the change added as undone. Refused where a later change took some of it back
/// already, or put something else in its place: that one is to be taken back first.
fn mark(transaction: &Transaction<'_>, event: i64, inverse: &Inverse, at: &str) -> Result<()> {
    for (table, id) in marked(inverse) {
        let sql = format!("UPDATE {table} SET undone_at = ?2 WHERE id = ?1 AND undone_at IS NULL");
        if transaction.prepare_cached(&sql)?.execute(params![id, at])? == 0 {
            return Err(StoreError::ChangedSince(event));
        }
    }
    Ok(())
}

/// Lets what the change added stand again.
fn unmark(transaction: &Transaction<'_>, inverse: &Inverse) -> Result<()> {
    for (table, id) in marked(inverse) {
        let sql = format!("UPDATE {table} SET undone_at = NULL WHERE id = ?1");
        transaction.prepare_cached(&sql)?.execute([id])?;
    }
    Ok(())
}

/// The rows a change added that are marked rather than removed.
fn marked(inverse: &Inverse) -> impl Iterator<Item = (&str, i64)> {
    let rows = inverse.remove.iter().map(|(table, id, _)| (table.as_str(), *id));
    rows.filter(|(table, _)| MARKED.contains(table))
}

/// Writes a column back where it still holds what the change left in it.
fn put(
    transaction: &Transaction<'_>,
    event: i64,
    (table, id, column): (&str, i64, &str),
    held: &Json,
    back: &Json,
) -> Result<()> {
    let known = COLUMNS.iter().any(|(it, columns)| *it == table && columns.contains(&column));
    if !known {
        return Err(StoreError::Corrupt(format!("the column {table}.{column}")));
    }
    let sql = format!("UPDATE {table} SET {column} = ?3 WHERE id = ?1 AND {column} IS ?2");
    let (held, back) = (import::value(held)?, import::value(back)?);
    let changed = transaction.prepare_cached(&sql)?.execute(params![id, held, back])?;
    if changed == 0 { Err(StoreError::ChangedSince(event)) } else { Ok(()) }
}

fn swap_book(transaction: &Transaction<'_>, event: i64, held: &str, back: &str) -> Result<()> {
    if policy::book_image(transaction)? != held {
        return Err(StoreError::ChangedSince(event));
    }
    policy::put_book(transaction, back)
}

#[cfg(test)]
mod tests;
