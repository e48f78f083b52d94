//! Holds: blocks, insolvency proceedings, means of payment on their way, rejected direct debits.

use chrono::NaiveDate;
use receivables::{CustomerId, ItemId};
use rusqlite::{Row, params, types::Value};

use crate::{
    Change, Result, Store, StoreError,
    iso::{IsoDay, day, optional_day},
    policy::{name_in, named},
};

/// What a hold is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HoldKind {
    /// « Do not remind. »
    Block,
    /// Insolvency proceedings.
    Insolvency,
    /// A cheque or a bill on its way.
    InTransit,
    /// A direct debit that came back.
    Rejection,
}

const KINDS: [(HoldKind, &str); 4] = [
    (HoldKind::Block, "block"),
    (HoldKind::Insolvency, "insolvency"),
    (HoldKind::InTransit, "in_transit"),
    (HoldKind::Rejection, "rejection"),
];

/// A hold to record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewHold {
    /// Whose.
    pub customer: CustomerId,
    /// Of one item; none: the whole customer.
    pub item: Option<ItemId>,
    /// What it is.
    pub kind: HoldKind,
    /// Since when; of an insolvency the day of publication.
    pub since: NaiveDate,
    /// Last day it holds; none: until it is lifted.
    pub until: Option<NaiveDate>,
    /// Why; of a rejection its code.
    pub reason: String,
    /// Who asked for it.
    pub asked_by: String,
}

/// A hold as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoldRecord {
    /// Its number.
    pub id: i64,
    /// What was recorded.
    pub hold: NewHold,
    /// When it was recorded.
    pub noted_on: NaiveDate,
    /// Of an insolvency: when the claim was declared.
    pub declared_on: Option<NaiveDate>,
    /// When it was lifted.
    pub lifted_on: Option<NaiveDate>,
}

const COLUMNS: &str = "SELECT id, customer_id, item_id, kind, since, until, reason, asked_by,
    noted_on, declared_on, lifted_on FROM hold WHERE undone_at IS NULL";

fn record(row: &Row<'_>) -> Result<HoldRecord> {
    let on = |column| day(row.get_ref(column)?).map_err(rusqlite::Error::from);
    let maybe = |column| optional_day(row.get_ref(column)?).map_err(rusqlite::Error::from);
    let kind: String = row.get(3)?;
    Ok(HoldRecord {
        id: row.get(0)?,
        hold: NewHold {
            customer: CustomerId(row.get(1)?),
            item: row.get::<_, Option<i64>>(2)?.map(ItemId),
            kind: named(&KINDS, &kind)?,
            since: on(4)?,
            until: maybe(5)?,
            reason: row.get(6)?,
            asked_by: row.get(7)?,
        },
        noted_on: on(8)?,
        declared_on: maybe(9)?,
        lifted_on: maybe(10)?,
    })
}

impl Store {
    /// The holds that stood on the key date.
    pub fn holds(&self, key_date: NaiveDate) -> Result<Vec<HoldRecord>> {
        let sql = format!(
            "{COLUMNS} AND noted_on <= ?1 AND since <= ?1 AND (lifted_on IS NULL OR lifted_on > ?1)
             ORDER BY id"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([IsoDay::new(key_date).as_str()])?;
        let mut holds = Vec::new();
        while let Some(row) = rows.next()? {
            holds.push(record(row)?);
        }
        Ok(holds)
    }

    /// A hold, whatever became of it.
    pub fn find_hold(&self, id: i64) -> Result<Option<HoldRecord>> {
        let mut statement = self.connection.prepare_cached(&format!("{COLUMNS} AND id = ?1"))?;
        let mut rows = statement.query([id])?;
        rows.next()?.map(record).transpose()
    }
}

impl Change<'_> {
    /// Records a hold.
    pub fn add_hold(&mut self, hold: &NewHold, noted_on: NaiveDate) -> Result<i64> {
        let until = hold.until.map(IsoDay::new);
        self.transaction.execute(
            "INSERT INTO hold (customer_id, item_id, kind, since, until, reason, asked_by, noted_on)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                hold.customer.0,
                hold.item.map(|it| it.0),
                name_in(&KINDS, hold.kind),
                IsoDay::new(hold.since).as_str(),
                until.as_ref().map(IsoDay::as_str),
                hold.reason,
                hold.asked_by,
                IsoDay::new(noted_on).as_str(),
            ],
        )?;
        let id = self.transaction.last_insert_rowid();
        self.added.push(("hold", id));
        Ok(id)
    }

    /// Lifts a hold.
    pub fn lift_hold(&mut self, id: i64, on: NaiveDate) -> Result<()> {
        self.set("hold", id, "lifted_on", Value::Text(IsoDay::new(on).as_str().to_owned()))
    }

    /// Notes the day the claim was declared in insolvency proceedings.
    pub fn declare_claim(&mut self, id: i64, on: NaiveDate) -> Result<()> {
        let known = self.transaction.query_row(
            "SELECT count(*) FROM hold WHERE id = ?1 AND kind = 'insolvency'",
            [id],
            |row| row.get::<_, i64>(0),
        )?;
        if known == 0 {
            return Err(StoreError::Corrupt(format!("the insolvency {id}")));
        }
        self.set("hold", id, "declared_on", Value::Text(IsoDay::new(on).as_str().to_owned()))
    }
}
