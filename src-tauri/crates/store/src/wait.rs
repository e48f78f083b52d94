//! Waits: the moment the user put a customer off to.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};
use receivables::{
    CustomerId,
    dunning::{Wait, WaitKind},
};
use rusqlite::{params, types::Value};

use crate::{Change, Result, Store, StoreError, iso::IsoDay};

/// A moment as the ledger writes it.
const MOMENT: &str = "%Y-%m-%dT%H:%M:%S";

/// A wait with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitRecord {
    /// The wait.
    pub wait: Wait,
    /// What it is about.
    pub note: String,
}

impl Store {
    /// The wait of each customer that had one on the key date.
    pub fn waits(&self, key_date: NaiveDate) -> Result<HashMap<CustomerId, WaitRecord>> {
        let sql = "SELECT customer_id, kind, until, note FROM wait
                   WHERE made_on <= ?1 AND (ended_on IS NULL OR ended_on > ?1)
                     AND undone_at IS NULL ORDER BY id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([IsoDay::new(key_date).as_str()])?;
        let mut waits = HashMap::new();
        while let Some(row) = rows.next()? {
            let (kind, until): (String, String) = (row.get(1)?, row.get(2)?);
            let until = NaiveDateTime::parse_from_str(&until, MOMENT)
                .map_err(|_| StoreError::Corrupt(format!("the moment {until:?}")))?;
            let kind = if kind == "snooze" { WaitKind::Snooze } else { WaitKind::CallBack };
            let record = WaitRecord { wait: Wait { kind, until }, note: row.get(3)? };
            waits.insert(CustomerId(row.get(0)?), record);
        }
        Ok(waits)
    }
}

impl Change<'_> {
    /// Puts a customer off to a moment; an earlier wait ends.
    pub fn add_wait(
        &mut self,
        customer: CustomerId,
        wait: &WaitRecord,
        made_on: NaiveDate,
    ) -> Result<()> {
        self.end_wait(customer, made_on)?;
        let kind = if wait.wait.kind == WaitKind::Snooze { "snooze" } else { "call_back" };
        self.transaction.execute(
            "INSERT INTO wait (customer_id, kind, until, note, made_on) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                customer.0,
                kind,
                wait.wait.until.format(MOMENT).to_string(),
                wait.note,
                IsoDay::new(made_on).as_str(),
            ],
        )?;
        self.added.push(("wait", self.transaction.last_insert_rowid()));
        Ok(())
    }

    /// Ends the wait of a customer. Says whether there was one.
    pub fn end_wait(&mut self, customer: CustomerId, on: NaiveDate) -> Result<bool> {
        let sql = "SELECT id FROM wait WHERE customer_id = ?1 AND ended_on IS NULL
                   AND undone_at IS NULL";
        let running = {
            let mut statement = self.transaction.prepare_cached(sql)?;
            let rows = statement.query_map([customer.0], |row| row.get(0))?;
            rows.collect::<rusqlite::Result<Vec<i64>>>()?
        };
        let on = Value::Text(IsoDay::new(on).as_str().to_owned());
        for id in &running {
            self.set("wait", *id, "ended_on", on.clone())?;
        }
        Ok(!running.is_empty())
    }
}
