//! Acts: contacts as they happened, with items and amounts as claimed. Never edited.

use std::collections::HashMap;

use chrono::NaiveDate;
use receivables::{
    CustomerId, ItemId, Money,
    dunning::{Channel, Reached, Step},
    letter::LetterKind,
};
use rusqlite::{OptionalExtension, params};

use crate::{
    Change, Result, Store,
    iso::{IsoDay, day, optional_day},
    item::currency,
    policy::{channel, channel_name, step, text_named},
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
    /// Who was spoken to.
    pub contact: Option<i64>,
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
    /// The text that it is written in.
    pub text: Option<LetterKind>,
    /// The journal entry that recorded it.
    pub event: Option<i64>,
    /// Whether it was undone.
    pub undone: bool,
}

/// When a customer was last in touch with us.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LastContacts {
    /// Any reminder or call; a call that reached nobody is none, nor is a statement or a receipt.
    pub contact: Option<NaiveDate>,
    /// A call that reached somebody or left a message.
    pub call: Option<NaiveDate>,
    /// Any attempt.
    pub attempt: Option<NaiveDate>,
}

impl Store {
    /// How far each item was taken up to the key date; `open_now` leaves the settled ones out.
    pub fn reached(&self, key_date: NaiveDate, open_now: bool) -> Result<HashMap<ItemId, Reached>> {
        let open = if open_now { "AND item.open_minor <> 0" } else { "" };
        let sql = format!(
            "SELECT item_id, reached, happened_on AS happened, act.id AS act FROM act_item
             JOIN act ON act.id = act_id JOIN item ON item.id = item_id
             WHERE reached IS NOT NULL AND happened_on <= ?1 AND undone_at IS NULL {open}
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
            // A step that is repeated counts from its last time.
            if step >= entry.step {
                *entry = Reached { step, on };
            }
        }
        Ok(reached)
    }

    /// Days of the last contact, call and attempt of each customer, up to the key date.
    pub fn last_contacts(&self, key_date: NaiveDate) -> Result<HashMap<CustomerId, LastContacts>> {
        let sql =
            "SELECT customer_id, max(CASE WHEN outcome <> 'unreachable' THEN happened_on END),
                       max(CASE WHEN channel = 'call' AND outcome <> 'unreachable'
                           THEN happened_on END), max(happened_on)
                   FROM (SELECT customer_id, happened_on, channel, outcome FROM act
                         WHERE undone_at IS NULL AND channel <> 'hand_over'
                           AND (step IS NOT NULL OR channel = 'call')
                         UNION ALL
                         SELECT customer_id, contacted_on, '', '' FROM take_over
                         JOIN item ON item.id = item_id)
                   WHERE happened_on <= ?1 GROUP BY customer_id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([IsoDay::new(key_date).as_str()], |row| {
            let last = LastContacts {
                contact: optional_day(row.get_ref(1)?)?,
                call: optional_day(row.get_ref(2)?)?,
                attempt: optional_day(row.get_ref(3)?)?,
            };
            Ok((CustomerId(row.get(0)?), last))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The acts of one day: channel, outcome, what was claimed.
    pub fn acts_on(&self, day: NaiveDate) -> Result<Vec<(Channel, String, Money)>> {
        let sql = "SELECT channel, outcome, claimed_minor, currency FROM act
                   WHERE happened_on = ?1 AND undone_at IS NULL ORDER BY id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([IsoDay::new(day).as_str()])?;
        let mut acts = Vec::new();
        while let Some(row) = rows.next()? {
            let text = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
            let currency = currency(row.get_ref(3)?).map_err(rusqlite::Error::from)?;
            acts.push((channel(text)?, row.get(1)?, Money { minor: row.get(2)?, currency }));
        }
        Ok(acts)
    }

    /// What was last said of each customer, with its day, up to the key date: in a call, or on a
    /// salesperson's list.
    pub fn last_words(
        &self,
        key_date: NaiveDate,
    ) -> Result<HashMap<CustomerId, (NaiveDate, String)>> {
        let sql = "SELECT customer_id, happened_on AS on_day, note, 1 AS is_act, id FROM act
                   WHERE note <> '' AND happened_on <= ?1 AND undone_at IS NULL
                   UNION ALL SELECT customer_id, noted_on, note, 0, id FROM remark
                   WHERE noted_on <= ?1 AND undone_at IS NULL
                   ORDER BY on_day, is_act, id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([IsoDay::new(key_date).as_str()], |row| {
            Ok((CustomerId(row.get(0)?), (day(row.get_ref(1)?)?, row.get(2)?)))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What was done for a customer, newest first.
    pub fn acts_of(&self, customer: CustomerId) -> Result<Vec<ActRecord>> {
        let sql = "SELECT id, happened_on, channel, step, outcome, note, claimed_minor, currency,
                (SELECT group_concat(number, char(10)) FROM
                    (SELECT number FROM act_item JOIN item ON item.id = item_id
                     WHERE act_id = act.id ORDER BY act_item.due, item.id)),
                (SELECT id FROM document WHERE act_id = act.id),
                (SELECT event_id FROM event_row WHERE subject = 'act' AND row_id = act.id),
                undone_at IS NOT NULL,
                (SELECT kind FROM document WHERE act_id = act.id)
            FROM act WHERE customer_id = ?1 ORDER BY happened_on DESC, id DESC";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([customer.0])?;
        let mut acts = Vec::new();
        while let Some(row) = rows.next()? {
            let taken: Option<String> = row.get(3)?;
            let numbers: Option<String> = row.get(8)?;
            let kept: Option<String> = row.get(12)?;
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
                event: row.get(10)?,
                undone: row.get(11)?,
                text: kept.as_deref().and_then(text_named),
            });
        }
        Ok(acts)
    }
}

/// A document as an act claimed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimedRecord {
    /// The document: instalments share a number.
    pub item: ItemId,
    /// Its number.
    pub number: String,
    /// When it was due.
    pub due: Option<NaiveDate>,
    /// What was claimed of it.
    pub claimed: Money,
    /// The step it stood on since, where the act moved it.
    pub reached: Option<Step>,
}

impl Store {
    /// The documents of each act of a customer, as they were claimed.
    pub fn claimed_of(&self, customer: CustomerId) -> Result<HashMap<i64, Vec<ClaimedRecord>>> {
        let sql =
            "SELECT act_id, number, act_item.due, act_item.open_minor, item.currency, reached,
                       item.id
                   FROM act JOIN act_item ON act_id = act.id JOIN item ON item.id = item_id
                   WHERE act.customer_id = ?1 ORDER BY act_id, act_item.due, item.id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([customer.0])?;
        let mut claimed: HashMap<i64, Vec<ClaimedRecord>> = HashMap::new();
        while let Some(row) = rows.next()? {
            let currency = currency(row.get_ref(4)?).map_err(rusqlite::Error::from)?;
            let reached: Option<String> = row.get(5)?;
            claimed.entry(row.get(0)?).or_default().push(ClaimedRecord {
                item: ItemId(row.get(6)?),
                number: row.get(1)?,
                due: optional_day(row.get_ref(2)?).map_err(rusqlite::Error::from)?,
                claimed: Money { minor: row.get(3)?, currency },
                reached: reached.as_deref().map(step).transpose()?,
            });
        }
        Ok(claimed)
    }

    /// An act, with the name of its customer.
    pub fn act(&self, id: i64) -> Result<Option<(ActRecord, String)>> {
        let sql = "SELECT customer_id, name FROM act JOIN customer ON customer.id = customer_id
                   WHERE act.id = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let found = statement
            .query_row([id], |row| Ok((CustomerId(row.get(0)?), row.get::<_, String>(1)?)))
            .optional()?;
        let Some((customer, name)) = found else { return Ok(None) };
        let act = self.acts_of(customer)?.into_iter().find(|it| it.id == id);
        Ok(act.map(|act| (act, name)))
    }
}

impl Change<'_> {
    /// Records an act with the items as claimed.
    pub fn add_act(&mut self, act: &NewAct) -> Result<i64> {
        self.transaction
            .prepare_cached(
                "INSERT INTO act (customer_id, happened_on, channel, step, outcome, note,
                     claimed_minor, currency, contact_id)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
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
                act.contact,
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
}
