//! Promises to pay. Whether one was kept follows from the settlements; it is never entered.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use receivables::{
    CustomerId, ItemId, Money,
    promise::{self, PromiseToPay},
};
use rusqlite::params;

use crate::{
    Change, Result, Store,
    iso::{IsoDay, day},
    item::currency,
};

/// A promise to record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPromise {
    /// Whose word.
    pub customer: CustomerId,
    /// What brought it.
    pub origin: PromiseOrigin,
    /// When it was given.
    pub made_on: NaiveDate,
    /// For which day.
    pub due_on: NaiveDate,
    /// How much.
    pub promised: Money,
    /// For which items.
    pub items: Vec<ItemId>,
}

/// What brought a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromiseOrigin {
    /// An act of ours.
    Act(i64),
    /// A salesperson's list that came back.
    SalesList(i64),
}

/// A promise with its owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromiseRecord {
    /// Its number.
    pub id: i64,
    /// Whose word.
    pub customer: CustomerId,
    /// The promise, with what came in since.
    pub promise: PromiseToPay,
}

impl Store {
    /// The promises made up to the key date, each with what came in for it.
    pub fn promises(&self, key_date: NaiveDate) -> Result<Vec<PromiseRecord>> {
        let key_date = IsoDay::new(key_date);
        let sql = "SELECT id, customer_id, made_on, due_on, promised_minor, currency
                   FROM promise WHERE made_on <= ?1 AND undone_at IS NULL ORDER BY id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut promises: BTreeMap<i64, PromiseRecord> = statement
            .query_map([key_date.as_str()], |row| {
                let id = row.get(0)?;
                let promise = PromiseToPay {
                    items: Vec::new(),
                    promised: Money { minor: row.get(4)?, currency: currency(row.get_ref(5)?)? },
                    made_on: day(row.get_ref(2)?)?,
                    due_on: day(row.get_ref(3)?)?,
                    received: Vec::new(),
                    replaced_on: None,
                };
                Ok((id, PromiseRecord { id, customer: CustomerId(row.get(1)?), promise }))
            })?
            .collect::<rusqlite::Result<_>>()?;
        let sql = "SELECT promise_id, item_id FROM promise_item ORDER BY promise_id, item_id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if let Some(it) = promises.get_mut(&row.get(0)?) {
                it.promise.items.push(ItemId(row.get(1)?));
            }
        }
        let sql = "SELECT promise.id, settled_on, amount_minor FROM promise
                   JOIN promise_item ON promise_id = promise.id
                   JOIN settlement ON settlement.item_id = promise_item.item_id
                   WHERE settled_on >= made_on AND settled_on <= ?1 ORDER BY settled_on";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([key_date.as_str()])?;
        while let Some(row) = rows.next()? {
            if let Some(PromiseRecord { promise, .. }) = promises.get_mut(&row.get(0)?) {
                let amount = Money { minor: row.get(2)?, currency: promise.promised.currency };
                promise
                    .received
                    .push((day(row.get_ref(1)?).map_err(rusqlite::Error::from)?, amount));
            }
        }
        let mut promises: Vec<_> = promises.into_values().collect();
        let mut by_customer: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for it in &mut promises {
            by_customer.entry(it.customer).or_default().push(&mut it.promise);
        }
        by_customer.values_mut().for_each(|it| promise::replace(it));
        Ok(promises)
    }
}

impl Change<'_> {
    /// Records a promise.
    pub fn add_promise(&mut self, promise: &NewPromise) -> Result<()> {
        let (act, list) = match promise.origin {
            PromiseOrigin::Act(act) => (Some(act), None),
            PromiseOrigin::SalesList(list) => (None, Some(list)),
        };
        self.transaction
            .prepare_cached(
                "INSERT INTO promise (customer_id, act_id, sales_list_id, made_on, due_on,
                     promised_minor, currency)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![
                promise.customer.0,
                act,
                list,
                IsoDay::new(promise.made_on).as_str(),
                IsoDay::new(promise.due_on).as_str(),
                promise.promised.minor,
                promise.promised.currency.code(),
            ])?;
        let id = self.transaction.last_insert_rowid();
        self.added.push(("promise", id));
        let mut statement = self
            .transaction
            .prepare_cached("INSERT INTO promise_item (promise_id, item_id) VALUES (?1, ?2)")?;
        for item in &promise.items {
            statement.execute([id, item.0])?;
        }
        Ok(())
    }
}
