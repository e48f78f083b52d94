//! Acts, and the promises and disputes they brought back.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use receivables::{
    CustomerId, ItemId, Money,
    dunning::{Channel, DisputedItem, Reached, Step},
    promise::PromiseToPay,
};
use rusqlite::{params, types::Value};

use crate::{
    Change, Result, Store,
    import::Subject,
    iso::{IsoDay, day, optional_day},
    item::currency,
    policy::{channel, channel_name, step},
};

/// An act to record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAct {
    /// For whom.
    pub customer: CustomerId,
    /// When.
    pub on: NaiveDate,
    /// How.
    pub channel: Channel,
    /// The step it takes, if it takes one.
    pub step: Option<Step>,
    /// How it ended, as a short name.
    pub outcome: String,
    /// Free words.
    pub note: String,
    /// What was claimed.
    pub claimed: Money,
    /// The items it was about.
    pub items: Vec<ActedItem>,
}

/// An item as an act claimed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ActedItem {
    /// The item.
    pub item: ItemId,
    /// The step it stands on since.
    pub reached: Option<Step>,
    /// What was open of it.
    pub open_minor: i64,
    /// When it was due.
    pub due: Option<NaiveDate>,
}

/// A promise to record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPromise {
    /// Whose word.
    pub customer: CustomerId,
    /// The act that brought it.
    pub act: i64,
    /// When it was given.
    pub made_on: NaiveDate,
    /// For which day.
    pub due_on: NaiveDate,
    /// How much.
    pub promised: Money,
    /// For which items.
    pub items: Vec<ItemId>,
}

/// A dispute to record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDispute {
    /// The contested item.
    pub item: ItemId,
    /// The act that brought it; none when the accounting said so.
    pub act: Option<i64>,
    /// Since when.
    pub raised_on: NaiveDate,
    /// When to chase the answer.
    pub follow_up_on: NaiveDate,
    /// Why.
    pub reason: String,
}

/// An act as listed in a history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActRecord {
    /// Its number.
    pub id: i64,
    /// When.
    pub on: NaiveDate,
    /// How.
    pub channel: Channel,
    /// The step it took.
    pub step: Option<Step>,
    /// How it ended.
    pub outcome: String,
    /// Free words.
    pub note: String,
    /// What was claimed.
    pub claimed: Money,
    /// Numbers of the items.
    pub items: Vec<String>,
    /// The kept PDF.
    pub document: Option<i64>,
}

/// A promise with its owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromiseRecord {
    /// Whose word.
    pub customer: CustomerId,
    /// The promise, with what came in since.
    pub promise: PromiseToPay,
}

/// A dispute with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisputeRecord {
    /// Whose item.
    pub customer: CustomerId,
    /// The dispute.
    pub dispute: DisputedItem,
    /// Document number.
    pub number: String,
    /// Why.
    pub reason: String,
}

impl Store {
    /// How far each item was taken up to the key date; `open_now` leaves the settled ones out.
    pub fn reached(&self, key_date: NaiveDate, open_now: bool) -> Result<HashMap<ItemId, Reached>> {
        let open = if open_now { "AND item.open_minor <> 0" } else { "" };
        let sql = format!(
            "SELECT item_id, reached, happened_on AS happened, act.id AS act FROM act_item
             JOIN act ON act.id = act_id JOIN item ON item.id = item_id
             WHERE reached IS NOT NULL AND happened_on <= ?1 {open}
             UNION ALL
             SELECT item_id, step, contacted_on, 0 FROM take_over JOIN item ON item.id = item_id
             WHERE contacted_on <= ?1 {open}
             ORDER BY happened, act"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([IsoDay::new(key_date).as_str()])?;
        let mut reached: HashMap<ItemId, Reached> = HashMap::new();
        while let Some(row) = rows.next()? {
            let step = step(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?)?;
            let on = day(row.get_ref(2)?).map_err(rusqlite::Error::from)?;
            let entry = reached.entry(ItemId(row.get(0)?)).or_insert(Reached { step, on });
            if step > entry.step {
                *entry = Reached { step, on };
            }
        }
        Ok(reached)
    }

    /// Day of the last contact and of the last call with each customer, up to the key date.
    pub fn last_contacts(
        &self,
        key_date: NaiveDate,
    ) -> Result<HashMap<CustomerId, (NaiveDate, Option<NaiveDate>)>> {
        let sql = "SELECT customer_id, max(happened_on),
                       max(CASE channel WHEN 'call' THEN happened_on END)
                   FROM (SELECT customer_id, happened_on, channel FROM act
                         UNION ALL
                         SELECT customer_id, contacted_on, '' FROM take_over
                         JOIN item ON item.id = item_id)
                   WHERE happened_on <= ?1 GROUP BY customer_id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([IsoDay::new(key_date).as_str()], |row| {
            let last = (day(row.get_ref(1)?)?, optional_day(row.get_ref(2)?)?);
            Ok((CustomerId(row.get(0)?), last))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The promises made up to the key date, each with what came in for it.
    pub fn promises(&self, key_date: NaiveDate) -> Result<Vec<PromiseRecord>> {
        let key_date = IsoDay::new(key_date);
        let sql = "SELECT id, customer_id, made_on, due_on, promised_minor, currency
                   FROM promise WHERE made_on <= ?1 ORDER BY id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut promises: BTreeMap<i64, PromiseRecord> = statement
            .query_map([key_date.as_str()], |row| {
                let promise = PromiseToPay {
                    items: Vec::new(),
                    promised: Money { minor: row.get(4)?, currency: currency(row.get_ref(5)?)? },
                    made_on: day(row.get_ref(2)?)?,
                    due_on: day(row.get_ref(3)?)?,
                    received: Vec::new(),
                };
                Ok((row.get(0)?, PromiseRecord { customer: CustomerId(row.get(1)?), promise }))
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
        Ok(promises.into_values().collect())
    }

    /// The disputes that were open on the key date.
    pub fn disputes(&self, key_date: NaiveDate) -> Result<Vec<DisputeRecord>> {
        let sql = "SELECT customer_id, item_id, raised_on, follow_up_on, number, reason
                   FROM dispute JOIN item ON item.id = item_id
                   WHERE raised_on <= ?1 AND (closed_on IS NULL OR closed_on > ?1)
                   ORDER BY dispute.id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([IsoDay::new(key_date).as_str()], |row| {
            Ok(DisputeRecord {
                customer: CustomerId(row.get(0)?),
                dispute: DisputedItem {
                    item: ItemId(row.get(1)?),
                    raised_on: day(row.get_ref(2)?)?,
                    follow_up_on: day(row.get_ref(3)?)?,
                },
                number: row.get(4)?,
                reason: row.get(5)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What was done for a customer, newest first.
    pub fn acts_of(&self, customer: CustomerId) -> Result<Vec<ActRecord>> {
        let sql = "SELECT id, happened_on, channel, step, outcome, note, claimed_minor, currency,
                (SELECT group_concat(number, char(10)) FROM
                    (SELECT number FROM act_item JOIN item ON item.id = item_id
                     WHERE act_id = act.id ORDER BY act_item.due, item.id)),
                (SELECT id FROM document WHERE act_id = act.id)
            FROM act WHERE customer_id = ?1 ORDER BY happened_on DESC, id DESC";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([customer.0])?;
        let mut acts = Vec::new();
        while let Some(row) = rows.next()? {
            let taken: Option<String> = row.get(3)?;
            let numbers: Option<String> = row.get(8)?;
            acts.push(ActRecord {
                id: row.get(0)?,
                on: day(row.get_ref(1)?).map_err(rusqlite::Error::from)?,
                channel: channel(row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?)?,
                step: taken.as_deref().map(step).transpose()?,
                outcome: row.get(4)?,
                note: row.get(5)?,
                claimed: Money {
                    minor: row.get(6)?,
                    currency: currency(row.get_ref(7)?).map_err(rusqlite::Error::from)?,
                },
                items: numbers.unwrap_or_default().lines().map(str::to_owned).collect(),
                document: row.get(9)?,
            });
        }
        Ok(acts)
    }
}

impl Change<'_> {
    /// Records an act with the items as claimed.
    pub fn add_act(&mut self, act: &NewAct) -> Result<i64> {
        self.transaction
            .prepare_cached(
                "INSERT INTO act (customer_id, happened_on, channel, step, outcome, note,
                     claimed_minor, currency) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                act.customer.0,
                IsoDay::new(act.on).as_str(),
                channel_name(act.channel),
                act.step.map(|it| it.to_string()),
                act.outcome,
                act.note,
                act.claimed.minor,
                act.claimed.currency.code(),
            ])?;
        let id = self.transaction.last_insert_rowid();
        self.added.push(("act", id));
        let mut statement = self.transaction.prepare_cached(
            "INSERT INTO act_item (act_id, item_id, reached, open_minor, due)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for it in &act.items {
            let due = it.due.map(IsoDay::new);
            statement.execute(params![
                id,
                it.item.0,
                it.reached.map(|step| step.to_string()),
                it.open_minor,
                due.as_ref().map(IsoDay::as_str),
            ])?;
        }
        Ok(id)
    }

    /// Records a promise.
    pub fn add_promise(&mut self, promise: &NewPromise) -> Result<()> {
        self.transaction
            .prepare_cached(
                "INSERT INTO promise (customer_id, act_id, made_on, due_on, promised_minor, currency)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                promise.customer.0, promise.act, IsoDay::new(promise.made_on).as_str(),
                IsoDay::new(promise.due_on).as_str(), promise.promised.minor,
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

    /// Records a dispute, unless the item has an open one. Says whether it did.
    pub fn add_dispute(&mut self, dispute: &NewDispute) -> Result<bool> {
        let reported_by = self.batch_under_way().filter(|_| dispute.act.is_none());
        let added = self
            .transaction
            .prepare_cached(
                "INSERT INTO dispute (item_id, act_id, raised_on, follow_up_on, reason, import_batch_id)
                 SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE NOT EXISTS
                     (SELECT 1 FROM dispute WHERE item_id = ?1 AND closed_on IS NULL)",
            )?
            .execute(params![
                dispute.item.0,
                dispute.act,
                IsoDay::new(dispute.raised_on).as_str(),
                IsoDay::new(dispute.follow_up_on).as_str(),
                dispute.reason,
                reported_by,
            ])?;
        if added > 0 && dispute.act.is_some() {
            self.added.push(("dispute", self.transaction.last_insert_rowid()));
        }
        Ok(added > 0)
    }

    /// Has the answer to an item's open dispute chased again later.
    pub fn postpone_dispute(&mut self, item: ItemId, follow_up_on: NaiveDate) -> Result<()> {
        self.transaction
            .prepare_cached(
                "UPDATE dispute SET follow_up_on = ?2 WHERE item_id = ?1 AND closed_on IS NULL",
            )?
            .execute(params![item.0, IsoDay::new(follow_up_on).as_str()])?;
        Ok(())
    }

    /// Closes the dispute that the accounting had reported. Says whether there was one.
    pub fn close_reported_dispute(&mut self, item: ItemId, on: NaiveDate) -> Result<bool> {
        let sql =
            "SELECT id FROM dispute WHERE item_id = ?1 AND act_id IS NULL AND closed_on IS NULL";
        let open = self.ids_of(sql, item)?;
        let on = Value::Text(IsoDay::new(on).as_str().to_owned());
        for id in &open {
            self.amend(Subject::Dispute, *id, &[("closed_on", on.clone())])?;
        }
        Ok(!open.is_empty())
    }
}
