//! Contacts: the people to ask for. A person's data can be exported and erased (GDPR, art. 15
//! and 17): name, numbers and notes go, amounts and days stay.

use chrono::NaiveDate;
use receivables::CustomerId;
use rusqlite::{OptionalExtension, Row, params, types::Value};

use crate::{Change, Result, Store, StoreError, iso::IsoDay};

/// A person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// Name.
    pub name: String,
    /// What the person does there.
    pub role: String,
    /// Phone; empty where unknown.
    pub phone: String,
    /// E-mail; empty where unknown.
    pub email: String,
    /// What to know when calling.
    pub note: String,
    /// Whether the person is asked for first.
    pub is_main: bool,
}

/// A person with its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactRecord {
    /// Its number.
    pub id: i64,
    /// Whose.
    pub customer: CustomerId,
    /// Who it is.
    pub contact: Contact,
}

const COLUMNS: &str =
    "SELECT ifnull(root_id, id), customer_id, name, role, phone, email, note, is_main FROM contact
    WHERE undone_at IS NULL AND erased_on IS NULL";

fn record(row: &Row<'_>) -> rusqlite::Result<ContactRecord> {
    Ok(ContactRecord {
        id: row.get(0)?,
        customer: CustomerId(row.get(1)?),
        contact: Contact {
            name: row.get(2)?,
            role: row.get(3)?,
            phone: row.get(4)?,
            email: row.get(5)?,
            note: row.get(6)?,
            is_main: row.get(7)?,
        },
    })
}

impl Store {
    /// The people of a customer, the one to ask for first: named so, else last spoken to, else
    /// first known.
    pub fn contacts_of(&self, customer: CustomerId) -> Result<Vec<ContactRecord>> {
        let sql = format!(
            "{COLUMNS} AND customer_id = ?1
             ORDER BY is_main DESC, (SELECT max(act.id) FROM act
                 WHERE contact_id = ifnull(root_id, contact.id) AND undone_at IS NULL
                   AND outcome NOT IN ('voicemail', 'unreachable')) DESC NULLS LAST, id"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([customer.0], record)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// A person.
    pub fn contact(&self, id: i64) -> Result<Option<ContactRecord>> {
        let sql = format!("{COLUMNS} AND ifnull(root_id, id) = ?1");
        Ok(self.connection.prepare_cached(&sql)?.query_row([id], record).optional()?)
    }

    /// Day, outcome and note of the calls with a person, oldest first.
    pub fn acts_with(&self, contact: i64) -> Result<Vec<(String, String, String)>> {
        let sql = "SELECT happened_on, outcome, note FROM act WHERE contact_id = ?1 ORDER BY id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows =
            statement.query_map([contact], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Kept files of imports that stand: they hold names as they came.
    pub fn kept_files(&self) -> Result<u32> {
        let sql = "SELECT count(DISTINCT import_batch_id) FROM import_source";
        Ok(self.connection.query_row(sql, [], |row| row.get(0))?)
    }

    /// Overwrites what was erased: deleted text leaves the file and its log, not only the tables.
    pub fn scrub(&mut self) -> Result<()> {
        self.connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE); VACUUM;")?;
        Ok(self.connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE);")?)
    }
}

impl Change<'_> {
    /// Adds a person.
    pub fn add_contact(&mut self, customer: CustomerId, contact: &Contact) -> Result<i64> {
        self.insert_contact(customer, None, contact)
    }

    /// Corrects a person: a new row, so that no journal keeps the words of the old one.
    pub fn correct_contact(&mut self, id: i64, contact: &Contact, at: &str) -> Result<()> {
        let sql = "SELECT id, customer_id FROM contact
                   WHERE ifnull(root_id, id) = ?1 AND undone_at IS NULL AND erased_on IS NULL";
        let mut old = None;
        if let Some((row, customer)) = self
            .transaction
            .query_row(sql, [id], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?
        {
            self.set("contact", row, "undone_at", Value::Text(at.to_owned()))?;
            old = Some(CustomerId(customer));
        }
        match old {
            Some(customer) => self.insert_contact(customer, Some(id), contact).map(drop),
            None => Err(StoreError::Corrupt(format!("the person {id}"))),
        }
    }

    fn insert_contact(
        &mut self,
        customer: CustomerId,
        root: Option<i64>,
        contact: &Contact,
    ) -> Result<i64> {
        if contact.is_main {
            self.nobody_first(customer)?;
        }
        self.transaction.execute(
            "INSERT INTO contact (customer_id, root_id, name, role, phone, email, note, is_main)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                customer.0,
                root,
                contact.name,
                contact.role,
                contact.phone,
                contact.email,
                contact.note,
                contact.is_main,
            ],
        )?;
        let id = self.transaction.last_insert_rowid();
        self.added.push(("contact", id));
        Ok(root.unwrap_or(id))
    }

    /// The first to ask for is only one.
    fn nobody_first(&mut self, customer: CustomerId) -> Result<()> {
        let sql = "SELECT id FROM contact WHERE customer_id = ?1 AND is_main = 1";
        let others = {
            let mut statement = self.transaction.prepare_cached(sql)?;
            let rows = statement.query_map([customer.0], |row| row.get(0))?;
            rows.collect::<rusqlite::Result<Vec<i64>>>()?
        };
        for other in others {
            self.set("contact", other, "is_main", Value::Integer(0))?;
        }
        Ok(())
    }

    /// Erases a person: name, role, numbers, and the notes of the calls with them. Days, amounts
    /// and outcomes stay; the acts are sealed again. Returns how many notes went.
    pub fn erase_contact(&mut self, id: i64, on: NaiveDate) -> Result<usize> {
        self.transaction.execute(
            "UPDATE contact SET name = '', role = '', phone = '', email = '', note = '',
                 is_main = 0, erased_on = ?2 WHERE ifnull(root_id, id) = ?1",
            params![id, IsoDay::new(on).as_str()],
        )?;
        let acts = {
            let sql = "SELECT id FROM act WHERE contact_id = ?1 AND note <> '' ORDER BY id";
            let mut statement = self.transaction.prepare_cached(sql)?;
            let rows = statement.query_map([id], |row| row.get(0))?;
            rows.collect::<rusqlite::Result<Vec<i64>>>()?
        };
        for act in &acts {
            self.transaction.execute("UPDATE act SET note = '' WHERE id = ?1", [act])?;
            self.transaction.execute("UPDATE dispute SET reason = '' WHERE act_id = ?1", [act])?;
            // A call-back keeps the words of the call that set it.
            self.transaction.execute(
                "UPDATE wait SET note = '' WHERE id IN (SELECT waits.row_id FROM event_row AS acts
                     JOIN event_row AS waits ON waits.event_id = acts.event_id
                     WHERE acts.subject = 'act' AND acts.row_id = ?1 AND waits.subject = 'wait')",
                [act],
            )?;
            self.resealed.push(("act", *act));
        }
        // Nor does what an import wrote over keep the name.
        self.transaction.execute(
            "DELETE FROM before_image WHERE subject = 'contact'
             AND row_id IN (SELECT id FROM contact WHERE ifnull(root_id, id) = ?1)",
            [id],
        )?;
        Ok(acts.len())
    }
}
