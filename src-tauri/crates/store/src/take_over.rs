//! Take-over: how far items were reminded elsewhere, and the items it is about.

use chrono::NaiveDate;
use receivables::{CustomerId, ItemId, dunning::Step};
use rusqlite::params;

use crate::{Change, Result, iso::IsoDay};

impl Change<'_> {
    /// The open invoices of a customer that were late on a day, or the one with a number.
    pub fn overdue_items(
        &self,
        customer: CustomerId,
        number: Option<&str>,
        on: NaiveDate,
    ) -> Result<Vec<ItemId>> {
        let sql = "SELECT id FROM item
                   WHERE customer_id = ?1 AND kind = 'invoice' AND open_minor > 0
                     AND CASE WHEN ?2 IS NULL THEN due < ?3 ELSE number = ?2 END
                   ORDER BY id";
        let mut statement = self.transaction.prepare_cached(sql)?;
        let rows = statement
            .query_map(params![customer.0, number, IsoDay::new(on).as_str()], |row| {
                Ok(ItemId(row.get(0)?))
            })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Records how far an item was reminded elsewhere; says whether that was news.
    pub fn take_over(
        &mut self,
        item: ItemId,
        step: Step,
        contacted_on: NaiveDate,
        batch: i64,
    ) -> Result<bool> {
        let sql = "INSERT INTO take_over (item_id, step, contacted_on, import_batch_id)
                   VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING";
        let on = IsoDay::new(contacted_on);
        let added = self.transaction.prepare_cached(sql)?.execute(params![
            item.0,
            step.to_string(),
            on.as_str(),
            batch
        ])?;
        Ok(added > 0)
    }
}
