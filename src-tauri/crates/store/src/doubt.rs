//! What looks wrong about an import as a whole.

use chrono::NaiveDate;
use receivables::{Currency, ItemId, Money};
use rusqlite::OptionalExtension;

use crate::{Change, Result, iso::optional_day, item::currency};

/// Suspicions of one sort that are worth listing.
const MOST: usize = 100;

/// A number that is open on two accounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedNumber {
    /// The number.
    pub number: String,
    /// Code of a customer who had it before.
    pub first: String,
    /// Code of a customer the import gave it to.
    pub second: String,
}

/// An item as people call it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemLabel {
    /// Customer code.
    pub customer: String,
    /// Customer name.
    pub name: String,
    /// Due date.
    pub due: Option<NaiveDate>,
    /// What it was issued for.
    pub original: Money,
}

impl Change<'_> {
    /// Numbers of open invoices that an import added and another customer has as well.
    pub fn numbers_shared_with(&self, batch: i64) -> Result<Vec<SharedNumber>> {
        let sql = format!(
            "WITH open AS (SELECT id, customer_id, number, import_batch_id FROM item
                           WHERE open_minor > 0 AND kind = 'invoice'),
                  shared AS (SELECT number FROM open GROUP BY number
                             HAVING min(customer_id) <> max(customer_id)
                                AND max(import_batch_id = ?1) LIMIT {MOST})
             SELECT shared.number,
                 (SELECT code FROM open JOIN customer ON customer.id = customer_id
                  WHERE open.number = shared.number ORDER BY open.id LIMIT 1),
                 (SELECT code FROM open JOIN customer ON customer.id = customer_id
                  WHERE open.number = shared.number ORDER BY open.id DESC LIMIT 1)
             FROM shared"
        );
        let mut statement = self.transaction.prepare(&sql)?;
        let rows = statement.query_map([batch], |row| {
            Ok(SharedNumber { number: row.get(0)?, first: row.get(1)?, second: row.get(2)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The report of the last standing import of a kind before this one.
    pub fn last_report(&self, kind: &str, batch: i64) -> Result<Option<String>> {
        let sql = "SELECT report FROM import_batch
                   WHERE kind = ?1 AND id < ?2 AND undone_at IS NULL ORDER BY id DESC LIMIT 1";
        Ok(self
            .transaction
            .query_row(sql, rusqlite::params![kind, batch], |row| row.get(0))
            .optional()?)
    }

    /// How many documents stand.
    pub fn item_count(&self) -> Result<usize> {
        let sql = "SELECT count(*) FROM item WHERE withdrawn_minor IS NULL";
        let count: i64 = self.transaction.query_row(sql, [], |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or(usize::MAX))
    }

    /// Whose an item is, and what it was issued for.
    pub fn item_label(&self, item: ItemId) -> Result<Option<ItemLabel>> {
        let sql = "SELECT code, name, due, original_minor, currency
                   FROM item JOIN customer ON customer.id = customer_id WHERE item.id = ?1";
        let mut statement = self.transaction.prepare_cached(sql)?;
        let label = statement.query_row([item.0], |row| {
            let currency: Currency = currency(row.get_ref(4)?)?;
            Ok(ItemLabel {
                customer: row.get(0)?,
                name: row.get(1)?,
                due: optional_day(row.get_ref(2)?)?,
                original: Money { minor: row.get(3)?, currency },
            })
        });
        Ok(label.optional()?)
    }

    /// The code of the customer that an invoice names by SIREN, VAT number or name; the first
    /// that tells counts, and only when it tells one customer.
    pub fn customer_like(&self, siren: &str, vat: &str, name: &str) -> Result<Option<String>> {
        for (column, value) in [("siren", siren), ("vat", vat), ("name", name)] {
            if value.is_empty() {
                continue;
            }
            let sql =
                format!("SELECT code FROM customer WHERE {column} = ?1 COLLATE NOCASE LIMIT 2");
            let mut statement = self.transaction.prepare_cached(&sql)?;
            let codes = statement.query_map([value], |row| row.get::<_, String>(0))?;
            let codes = codes.collect::<rusqlite::Result<Vec<_>>>()?;
            if let [code] = &codes[..] {
                return Ok(Some(code.clone()));
            }
        }
        Ok(None)
    }
}
