//! What an import reads and writes, row by row, inside its one transaction.

use chrono::{NaiveDate, NaiveDateTime};
use receivables::{Currency, CustomerId, ItemId, ItemKind, Money};
use rusqlite::{OptionalExtension, params};

use crate::{
    Change, Result, Store,
    iso::{IsoDay, day, optional_day},
    item::{currency, kind_name},
};

/// A past import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportBatch {
    /// Its number.
    pub id: i64,
    /// When it happened.
    pub imported_at: String,
    /// What it did, as JSON.
    pub report: String,
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
    /// What it was issued for.
    pub original: Money,
    /// What is open of it now.
    pub open_minor: i64,
    /// The customer's own reference.
    pub reference: &'a str,
}

/// A document as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoredItem {
    /// The item.
    pub id: ItemId,
    /// Day of issue.
    pub issued: NaiveDate,
    /// Due date.
    pub due: Option<NaiveDate>,
    /// What it was issued for.
    pub original: Money,
    /// What is open now.
    pub open_minor: i64,
    /// What was settled up to the day asked for.
    pub settled_minor: i64,
    /// Day of the newest settlement.
    pub last_settled: Option<NaiveDate>,
}

impl Store {
    /// Past imports, newest first.
    pub fn imports(&self) -> Result<Vec<ImportBatch>> {
        let sql = "SELECT id, imported_at, report FROM import_batch ORDER BY id DESC";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| {
            Ok(ImportBatch { id: row.get(0)?, imported_at: row.get(1)?, report: row.get(2)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The mapping remembered for a header signature.
    pub fn mapping(&self, signature: &str) -> Result<Option<String>> {
        let sql = "SELECT mapping FROM mapping_profile WHERE signature = ?1";
        Ok(self.connection.query_row(sql, [signature], |row| row.get(0)).optional()?)
    }
}

impl Change<'_> {
    /// Remembers a mapping for a header signature.
    pub fn remember_mapping(&mut self, signature: &str, mapping: &str) -> Result<()> {
        let sql = "INSERT INTO mapping_profile VALUES (?1, ?2)
                   ON CONFLICT (signature) DO UPDATE SET mapping = excluded.mapping";
        self.transaction.execute(sql, [signature, mapping])?;
        Ok(())
    }

    /// Day of the newest snapshot in the ledger.
    pub fn last_snapshot(&self) -> Result<Option<NaiveDate>> {
        let sql = "SELECT max(snapshot_date) FROM import_batch";
        Ok(self.transaction.query_row(sql, [], |row| Ok(optional_day(row.get_ref(0)?)?))?)
    }

    /// Whether a file with these bytes was imported before, for the same day.
    pub fn knows_file(&self, sha256: &str, snapshot_date: Option<NaiveDate>) -> Result<bool> {
        let sql =
            "SELECT EXISTS (SELECT 1 FROM import_batch WHERE sha256 = ?1 AND snapshot_date IS ?2)";
        let day = snapshot_date.map(IsoDay::new);
        let day = day.as_ref().map(IsoDay::as_str);
        Ok(self.transaction.query_row(sql, params![sha256, day], |row| row.get(0))?)
    }

    /// Whether there is any document yet.
    pub fn has_items(&self) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM item)";
        Ok(self.transaction.query_row(sql, [], |row| row.get(0))?)
    }

    /// Opens an import; its report follows at the end.
    pub fn begin_import(
        &mut self,
        file: &str,
        kind: &str,
        snapshot_date: Option<NaiveDate>,
        at: NaiveDateTime,
    ) -> Result<i64> {
        self.transaction.execute(
            "INSERT INTO import_batch (file, kind, sha256, snapshot_date, imported_at, report)
             VALUES (?1, ?2, '', ?3, ?4, '{}')",
            params![
                file,
                kind,
                snapshot_date.map(|it| IsoDay::new(it).as_str().to_owned()),
                at.format("%Y-%m-%d %H:%M").to_string(),
            ],
        )?;
        Ok(self.transaction.last_insert_rowid())
    }

    /// Closes an import with the file's hash and its report.
    pub fn finish_import(&mut self, batch: i64, sha256: &str, report: &str) -> Result<()> {
        let sql = "UPDATE import_batch SET sha256 = ?2, report = ?3 WHERE id = ?1";
        self.transaction.execute(sql, params![batch, sha256, report])?;
        Ok(())
    }

    /// The import under way.
    pub fn last_import(&self) -> Result<i64> {
        let sql = "SELECT max(id) FROM import_batch";
        Ok(self.transaction.query_row(sql, [], |row| row.get(0))?)
    }

    /// The documents a customer has under a number; settled amounts are those up to `until`.
    pub fn find_items(
        &self,
        customer: CustomerId,
        number: &str,
        kind: ItemKind,
        until: NaiveDate,
    ) -> Result<Vec<StoredItem>> {
        let sql = "SELECT id, issued, due, currency, original_minor, open_minor,
                (SELECT ifnull(sum(amount_minor), 0) FROM settlement WHERE item_id = item.id AND settled_on <= ?4),
                (SELECT max(settled_on) FROM settlement WHERE item_id = item.id)
            FROM item WHERE customer_id = ?1 AND number = ?2 AND kind = ?3
            ORDER BY ifnull(due, '')"; // as the index has them: nothing to sort
        let mut statement = self.transaction.prepare_cached(sql)?;
        let until = IsoDay::new(until);
        let rows = statement
            .query_map(params![customer.0, number, kind_name(kind), until.as_str()], stored_item)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Adds a document; none if one with the same customer, number, kind and due date is there.
    pub fn add_item(&mut self, row: &ImportRow<'_>, batch: i64) -> Result<Option<ItemId>> {
        let due = row.due.map(IsoDay::new);
        let issued = IsoDay::new(row.issued);
        let added = self
            .transaction
            .prepare_cached(
                "INSERT INTO item (customer_id, number, kind, issued, due, currency,
                     original_minor, open_minor, reference, import_batch_id)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT DO NOTHING",
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
            ])?;
        Ok((added > 0).then(|| ItemId(self.transaction.last_insert_rowid())))
    }

    /// Corrects the facts of a document; what is open moves with the original amount.
    pub fn correct_item(&mut self, id: ItemId, row: &ImportRow<'_>) -> Result<()> {
        let due = row.due.map(IsoDay::new);
        let issued = IsoDay::new(row.issued);
        self.transaction
            .prepare_cached(
                "UPDATE item SET issued = ?2, due = ?3, currency = ?4,
                     open_minor = open_minor + ?5 - original_minor, original_minor = ?5
                 WHERE id = ?1",
            )?
            .execute(params![
                id.0,
                issued.as_str(),
                due.as_ref().map(IsoDay::as_str),
                row.original.currency.code(),
                row.original.minor,
            ])?;
        Ok(())
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

    /// Settles part or all of a document; a negative amount takes a settlement back.
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

    /// Moves a document's last settlement to the day the accounting now says.
    pub fn redate_last_settlement(&mut self, item: ItemId, on: NaiveDate) -> Result<()> {
        let on = IsoDay::new(on);
        self.transaction
            .prepare_cached(
                "UPDATE settlement SET settled_on = ?2 WHERE id =
                     (SELECT id FROM settlement WHERE item_id = ?1
                      ORDER BY settled_on DESC, id DESC LIMIT 1)",
            )?
            .execute(params![item.0, on.as_str()])?;
        Ok(())
    }

    /// Number and item of what was open at the end of a day, with the amount open then. Items
    /// that have a settlement after that day are left out: they are not silent, but known.
    pub fn open_on(&self, on: NaiveDate) -> Result<Vec<(ItemId, String, i64)>> {
        let sql = "SELECT id, number, open_minor FROM item
             WHERE open_minor <> 0 AND issued <= ?1
               AND NOT EXISTS (SELECT 1 FROM settlement WHERE item_id = item.id AND settled_on > ?1)
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
}

fn stored_item(row: &rusqlite::Row<'_>) -> rusqlite::Result<StoredItem> {
    let currency: Currency = currency(row.get_ref(3)?)?;
    Ok(StoredItem {
        id: ItemId(row.get(0)?),
        issued: day(row.get_ref(1)?)?,
        due: optional_day(row.get_ref(2)?)?,
        original: Money { minor: row.get(4)?, currency },
        open_minor: row.get(5)?,
        settled_minor: row.get(6)?,
        last_settled: optional_day(row.get_ref(7)?)?,
    })
}
