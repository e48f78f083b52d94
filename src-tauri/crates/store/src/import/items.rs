//! What an import reads and writes of documents, row by row, inside its one transaction.

use chrono::NaiveDate;
use receivables::{Currency, CustomerId, ItemId, ItemKind, Money};
use rusqlite::{
    Row, params,
    types::{FromSqlError, FromSqlResult, Value, ValueRef},
};

use super::Subject;
use crate::{
    Change, Result,
    iso::{IsoDay, day, optional_day},
    item::{currency, kind_name},
};

/// Where a due date comes from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DueSource {
    /// The accounting or the invoice states it.
    #[default]
    Stated,
    /// It follows from the day of issue and the payment terms.
    Derived,
}

/// A document to write.
#[derive(Debug, Clone, Copy)]
pub struct ImportRow<'a> {
    /// Whose it is.
    pub customer: CustomerId,
    /// Document number.
    pub number: &'a str,
    /// What it is.
    pub kind: ItemKind,
    /// Day of issue.
    pub issued: NaiveDate,
    /// Due date.
    pub due: Option<NaiveDate>,
    /// Where the due date comes from.
    pub due_source: DueSource,
    /// What it was issued for.
    pub original: Money,
    /// What is open of it now.
    pub open_minor: i64,
    /// The customer's own reference.
    pub reference: &'a str,
    /// Whether it was sold when it was issued: a balance carried forward was not.
    pub is_sale: bool,
    /// Account in the accounting, as `411000`; empty where the file has none.
    pub account: &'a str,
}

/// A document as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredItem {
    /// The item.
    pub id: ItemId,
    /// Day of issue.
    pub issued: NaiveDate,
    /// Due date.
    pub due: Option<NaiveDate>,
    /// Where the due date comes from.
    pub due_source: DueSource,
    /// What it was issued for.
    pub original: Money,
    /// What is open now: less what the accounting settled, and less what bank lines settled.
    pub open_minor: i64,
    /// What the accounting settled up to the day asked for; a receipt counts once it knows it.
    pub settled_minor: i64,
    /// What bank lines settled and the accounting does not know yet, whatever the day.
    pub bank_minor: i64,
    /// Day of the accounting's newest settlement.
    pub last_settled: Option<NaiveDate>,
    /// Account in the accounting; empty where unknown.
    pub account: String,
}

pub(super) fn due_source_name(source: DueSource) -> &'static str {
    match source {
        DueSource::Stated => "stated",
        DueSource::Derived => "derived",
    }
}

fn due_source(value: ValueRef<'_>) -> FromSqlResult<DueSource> {
    match value.as_str()? {
        "stated" => Ok(DueSource::Stated),
        "derived" => Ok(DueSource::Derived),
        _ => Err(FromSqlError::InvalidType),
    }
}

impl Change<'_> {
    /// Whether there is any document yet; withdrawn ones are none.
    pub fn has_items(&self) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM item WHERE withdrawn_minor IS NULL)";
        Ok(self.transaction.query_row(sql, [], |row| row.get(0))?)
    }

    /// The documents a customer has under a number, by due date; what the accounting settled
    /// counts up to `until`. Withdrawn documents are not found: adding one brings it back.
    pub fn find_items(
        &self,
        customer: CustomerId,
        number: &str,
        kind: ItemKind,
        until: NaiveDate,
    ) -> Result<Vec<StoredItem>> {
        // In the order of the index: nothing to sort, and an item's settlements come together.
        let sql = "SELECT item.id, issued, due, currency, original_minor, open_minor, due_source,
                account, settled_on, amount_minor, source = 'bank' AND accounted = 0
            FROM item LEFT JOIN settlement ON item_id = item.id
            WHERE customer_id = ?1 AND number = ?2 AND kind = ?3 AND withdrawn_minor IS NULL
            ORDER BY ifnull(due, '')";
        let mut statement = self.transaction.prepare_cached(sql)?;
        let mut rows = statement.query(params![customer.0, number, kind_name(kind)])?;
        let mut found: Vec<StoredItem> = Vec::new();
        while let Some(row) = rows.next()? {
            let id = ItemId(row.get(0)?);
            if found.last().is_none_or(|it| it.id != id) {
                found.push(stored_item(row)?);
            }
            if let Some(it) = found.last_mut() {
                it.count(row, until)?;
            }
        }
        Ok(found)
    }

    /// Adds a document; none if one with the same customer, number, kind and due date is there.
    /// A document that was withdrawn comes back as the item it was.
    pub fn add_item(&mut self, row: &ImportRow<'_>, batch: i64) -> Result<Option<ItemId>> {
        if let Some(item) = self.take_withdrawn(row) {
            return self.revive(item, row, batch);
        }
        let due = row.due.map(IsoDay::new);
        let issued = IsoDay::new(row.issued);
        let added = self
            .transaction
            .prepare_cached(
                "INSERT INTO item (customer_id, number, kind, issued, due, currency,
                     original_minor, open_minor, reference, import_batch_id, due_source, account, is_sale)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
                 ON CONFLICT DO NOTHING",
            )?
            .execute(params![
                row.customer.0,
                row.number,
                kind_name(row.kind),
                issued.as_str(),
                due.as_ref().map(IsoDay::as_str),
                row.original.currency.code(),
                row.original.minor,
                row.open_minor,
                row.reference,
                batch,
                due_source_name(row.due_source),
                row.account,
                row.is_sale,
            ])?;
        Ok((added > 0).then(|| ItemId(self.transaction.last_insert_rowid())))
    }

    /// Corrects the facts of a document; what is open moves with the original amount. A row
    /// without account leaves the one that is known. Says whether anything changed.
    pub fn correct_item(&mut self, id: ItemId, row: &ImportRow<'_>) -> Result<bool> {
        let text = |it: &str| Value::Text(it.to_owned());
        let due = row.due.map(|it| text(IsoDay::new(it).as_str()));
        let mut facts = vec![
            ("issued", text(IsoDay::new(row.issued).as_str())),
            ("due", due.unwrap_or(Value::Null)),
            ("due_source", text(due_source_name(row.due_source))),
            ("currency", text(row.original.currency.code())),
            ("original_minor", Value::Integer(row.original.minor)),
        ];
        if !row.account.is_empty() {
            facts.push(("account", text(row.account)));
        }
        let corrected = self.amend(Subject::Item, id.0, &facts)?;
        if corrected {
            self.recompute_open(id)?;
        }
        Ok(corrected)
    }

    /// Records a settlement of a document that `add_item` wrote with its final open amount.
    pub fn add_settlement(
        &mut self,
        item: ItemId,
        on: NaiveDate,
        minor: i64,
        source: &str,
        batch: i64,
    ) -> Result<()> {
        let on = IsoDay::new(on);
        self.transaction
            .prepare_cached(
                "INSERT INTO settlement (item_id, settled_on, amount_minor, source, import_batch_id)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![item.0, on.as_str(), minor, source, batch])?;
        Ok(())
    }

    /// Settles part or all of a document; a negative amount takes a settlement back. The source
    /// is the accounting's: `document`, `snapshot`, `absent`, `entry` or `payment`.
    pub fn settle(
        &mut self,
        item: ItemId,
        on: NaiveDate,
        minor: i64,
        source: &str,
        batch: i64,
    ) -> Result<()> {
        self.add_settlement(item, on, minor, source, batch)?;
        self.transaction
            .prepare_cached("UPDATE item SET open_minor = open_minor - ?2 WHERE id = ?1")?
            .execute(params![item.0, minor])?;
        Ok(())
    }

    /// Moves the accounting's last settlement of a document to the day it now says.
    pub fn redate_last_settlement(&mut self, item: ItemId, on: NaiveDate) -> Result<()> {
        let sql = "SELECT id FROM settlement WHERE item_id = ?1 AND source <> 'bank'
                   ORDER BY settled_on DESC, id DESC LIMIT 1";
        let ids: Vec<i64> = self.ids_of(sql, item)?;
        let on = Value::Text(IsoDay::new(on).as_str().to_owned());
        for id in ids {
            self.amend(Subject::Settlement, id, &[("settled_on", on.clone())])?;
        }
        Ok(())
    }

    /// Number and item of what was open at the end of a day, with the amount open then. Items
    /// that the accounting settled in part after that day are left out: they are not silent, but
    /// known.
    pub fn open_on(&self, on: NaiveDate) -> Result<Vec<(ItemId, String, i64)>> {
        let sql = "SELECT id, number, open_minor FROM item
             WHERE open_minor <> 0 AND issued <= ?1
               AND NOT EXISTS (SELECT 1 FROM settlement
                   WHERE item_id = item.id AND settled_on > ?1 AND source <> 'bank')
             ORDER BY id";
        let mut statement = self.transaction.prepare_cached(sql)?;
        let rows = statement.query_map([IsoDay::new(on).as_str()], |row| {
            Ok((ItemId(row.get(0)?), row.get(1)?, row.get(2)?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What is open now, one sum per currency.
    pub fn open_totals(&self) -> Result<Vec<Money>> {
        let sql = "SELECT currency, sum(open_minor) FROM item WHERE open_minor <> 0
                   GROUP BY currency ORDER BY currency";
        let mut statement = self.transaction.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| {
            Ok(Money { minor: row.get(1)?, currency: currency(row.get_ref(0)?)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What is open is the original amount less the settlements.
    pub(crate) fn recompute_open(&mut self, item: ItemId) -> Result<()> {
        self.transaction
            .prepare_cached(
                "UPDATE item SET open_minor = original_minor - ifnull(
                     (SELECT sum(amount_minor) FROM settlement WHERE item_id = item.id), 0)
                 WHERE id = ?1",
            )?
            .execute([item.0])?;
        Ok(())
    }

    /// Numbers of rows that belong to an item.
    pub(crate) fn ids_of(&self, sql: &str, item: ItemId) -> Result<Vec<i64>> {
        let mut statement = self.transaction.prepare_cached(sql)?;
        let ids = statement.query_map([item.0], |row| row.get(0))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }
}

impl StoredItem {
    /// Counts the settlement that a row of `find_items` carries, if it carries one.
    fn count(&mut self, row: &Row<'_>, until: NaiveDate) -> rusqlite::Result<()> {
        let Some(on) = optional_day(row.get_ref(8)?)? else { return Ok(()) };
        let minor: i64 = row.get(9)?;
        if row.get::<_, Option<bool>>(10)? == Some(true) {
            self.bank_minor += minor;
            return Ok(());
        }
        if on <= until {
            self.settled_minor += minor;
        }
        self.last_settled = self.last_settled.max(Some(on));
        Ok(())
    }
}

fn stored_item(row: &Row<'_>) -> rusqlite::Result<StoredItem> {
    let currency: Currency = currency(row.get_ref(3)?)?;
    Ok(StoredItem {
        id: ItemId(row.get(0)?),
        issued: day(row.get_ref(1)?)?,
        due: optional_day(row.get_ref(2)?)?,
        due_source: due_source(row.get_ref(6)?)?,
        original: Money { minor: row.get(4)?, currency },
        open_minor: row.get(5)?,
        settled_minor: 0,
        bank_minor: 0,
        last_settled: None,
        account: row.get(7)?,
    })
}
