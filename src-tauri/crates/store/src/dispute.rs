//! Disputes: what a customer contests, who has to answer, and how it ended.

use chrono::NaiveDate;
use receivables::{CustomerId, ItemId, Money, dunning::DisputedItem};
use rusqlite::{Row, params, types::Value};

use crate::{
    Change, Result, Store,
    import::Subject,
    iso::{IsoDay, day, optional_day},
    item::currency,
};

/// A dispute to record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDispute {
    /// The contested item.
    pub item: ItemId,
    /// What is contested of it, in minor units; none: the whole item.
    pub disputed_minor: Option<i64>,
    /// The act that brought it; none when the accounting said so or it was noted without a call.
    pub act: Option<i64>,
    /// Since when.
    pub raised_on: NaiveDate,
    /// When to chase the answer.
    pub follow_up_on: NaiveDate,
    /// Why.
    pub reason: String,
    /// What it is about, as a short name.
    pub category: String,
    /// Who has to answer in house.
    pub owner: String,
    /// When the answer is due.
    pub deadline: Option<NaiveDate>,
}

impl NewDispute {
    /// A dispute of a whole item about which nothing else is known.
    pub fn of(item: ItemId, raised_on: NaiveDate) -> Self {
        Self {
            item,
            disputed_minor: None,
            act: None,
            raised_on,
            follow_up_on: DisputedItem::follow_up(raised_on),
            reason: String::new(),
            category: "other".into(),
            owner: String::new(),
            deadline: None,
        }
    }
}

/// A dispute with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisputeRecord {
    /// Its number.
    pub id: i64,
    /// Whose item.
    pub customer: CustomerId,
    /// The dispute.
    pub dispute: DisputedItem,
    /// Document number.
    pub number: String,
    /// Why.
    pub reason: String,
    /// What it is about, as a short name.
    pub category: String,
    /// Who has to answer in house.
    pub owner: String,
    /// When the answer is due.
    pub deadline: Option<NaiveDate>,
    /// When it was closed.
    pub closed_on: Option<NaiveDate>,
    /// How it ended, as a short name; empty while it is open.
    pub outcome: String,
    /// What was found.
    pub closing_note: String,
}

const COLUMNS: &str =
    "SELECT dispute.id, customer_id, item_id, raised_on, follow_up_on, number, reason,
    category, owner, deadline, closed_on, outcome, disputed_minor, currency,
    closing_note, CASE WHEN credit_until IS NOT NULL THEN closed_on END
    FROM dispute JOIN item ON item.id = item_id WHERE undone_at IS NULL";

fn record(row: &Row<'_>) -> rusqlite::Result<DisputeRecord> {
    let currency = currency(row.get_ref(13)?)?;
    let minor: Option<i64> = row.get(12)?;
    Ok(DisputeRecord {
        id: row.get(0)?,
        customer: CustomerId(row.get(1)?),
        dispute: DisputedItem {
            item: ItemId(row.get(2)?),
            disputed: minor.map(|minor| Money { minor, currency }),
            raised_on: day(row.get_ref(3)?)?,
            follow_up_on: day(row.get_ref(4)?)?,
            justified_on: optional_day(row.get_ref(15)?)?,
        },
        number: row.get(5)?,
        reason: row.get(6)?,
        category: row.get(7)?,
        owner: row.get(8)?,
        deadline: optional_day(row.get_ref(9)?)?,
        closed_on: optional_day(row.get_ref(10)?)?,
        outcome: row.get(11)?,
        closing_note: row.get(14)?,
    })
}

impl Store {
    /// The disputes that kept something from being claimed on the key date: the open ones, and those
    /// found justified whose credit note is awaited and has not come.
    pub fn disputes(&self, key_date: NaiveDate) -> Result<Vec<DisputeRecord>> {
        let sql = format!(
            "{COLUMNS} AND raised_on <= ?1
               AND (closed_on IS NULL OR closed_on > ?1
                    OR credit_until >= ?1 AND NOT EXISTS
                        (SELECT 1 FROM item AS credit_note
                         WHERE credit_note.customer_id = item.customer_id
                           AND credit_note.currency = item.currency
                           AND credit_note.kind = 'credit_note'
                           AND credit_note.issued BETWEEN raised_on AND ?1))
             ORDER BY dispute.id"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([IsoDay::new(key_date).as_str()], record)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Every dispute of a customer, closed ones included, oldest first.
    pub fn disputes_of(&self, customer: CustomerId) -> Result<Vec<DisputeRecord>> {
        let sql = format!("{COLUMNS} AND customer_id = ?1 ORDER BY dispute.id");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([customer.0], record)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// A dispute.
    pub fn dispute(&self, id: i64) -> Result<Option<DisputeRecord>> {
        let sql = format!("{COLUMNS} AND dispute.id = ?1");
        let mut statement = self.connection.prepare_cached(&sql)?;
        Ok(statement.query_map([id], record)?.next().transpose()?)
    }
}

impl Change<'_> {
    /// Records a dispute, unless the item has an open one. Says whether it did.
    pub fn add_dispute(&mut self, dispute: &NewDispute) -> Result<bool> {
        let reported_by = self.batch_under_way().filter(|_| dispute.act.is_none());
        let added = self
            .transaction
            .prepare_cached(
                "INSERT INTO dispute (item_id, act_id, raised_on, follow_up_on, reason,
                     import_batch_id, disputed_minor, category, owner, deadline)
                 SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10 WHERE NOT EXISTS
                     (SELECT 1 FROM dispute
                      WHERE item_id = ?1 AND closed_on IS NULL AND undone_at IS NULL)",
            )?
            .execute(params![
                dispute.item.0,
                dispute.act,
                IsoDay::new(dispute.raised_on).as_str(),
                IsoDay::new(dispute.follow_up_on).as_str(),
                dispute.reason,
                reported_by,
                dispute.disputed_minor,
                dispute.category,
                dispute.owner,
                dispute.deadline.map(IsoDay::new).as_ref().map(IsoDay::as_str),
            ])?;
        if added > 0 && reported_by.is_none() {
            self.added.push(("dispute", self.transaction.last_insert_rowid()));
        }
        Ok(added > 0)
    }

    /// Has the answer to an item's open dispute chased again later.
    pub fn postpone_dispute(&mut self, item: ItemId, follow_up_on: NaiveDate) -> Result<()> {
        let open = self.open_disputes(item, "")?;
        let on = Value::Text(IsoDay::new(follow_up_on).as_str().to_owned());
        for id in open {
            self.set("dispute", id, "follow_up_on", on.clone())?;
        }
        Ok(())
    }

    /// Closes a dispute.
    pub fn close_dispute(
        &mut self,
        id: i64,
        on: NaiveDate,
        outcome: &str,
        note: &str,
    ) -> Result<()> {
        let on = Value::Text(IsoDay::new(on).as_str().to_owned());
        self.set("dispute", id, "closed_on", on)?;
        // The journal cannot forget, so the words are not of it.
        let sql = "UPDATE dispute SET closing_note = ?2 WHERE id = ?1";
        self.transaction.execute(sql, params![id, note])?;
        self.set("dispute", id, "outcome", Value::Text(outcome.to_owned()))
    }

    /// Leaves what was contested rightly unclaimed until a day: its credit note is awaited, and
    /// asked for ten days before.
    pub fn await_credit(&mut self, id: i64, until: NaiveDate, asked_on: NaiveDate) -> Result<()> {
        let text = |day| Value::Text(IsoDay::new(day).as_str().to_owned());
        self.set("dispute", id, "credit_until", text(until))?;
        self.set("dispute", id, "follow_up_on", text(asked_on))
    }

    /// Closes the dispute that the accounting had reported. Says whether there was one.
    pub fn close_reported_dispute(&mut self, item: ItemId, on: NaiveDate) -> Result<bool> {
        let open =
            self.open_disputes(item, "AND act_id IS NULL AND import_batch_id IS NOT NULL")?;
        let on = Value::Text(IsoDay::new(on).as_str().to_owned());
        for id in &open {
            self.amend(Subject::Dispute, *id, &[("closed_on", on.clone())])?;
        }
        Ok(!open.is_empty())
    }

    fn open_disputes(&self, item: ItemId, which: &str) -> Result<Vec<i64>> {
        let sql = format!(
            "SELECT id FROM dispute WHERE item_id = ?1 AND closed_on IS NULL
             AND undone_at IS NULL {which}"
        );
        self.ids_of(&sql, item)
    }
}
