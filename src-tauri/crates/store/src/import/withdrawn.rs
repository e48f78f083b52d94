//! Withdrawn items: what is left of an item whose import was taken back while an act, a promise
//! or a dispute tells of it.
//!
//! Nothing of it counts any more. A later import that brings the document back finds the item
//! again, so that what was said and sent about it still belongs to it.

use std::collections::HashMap;

use chrono::NaiveDate;
use receivables::{CustomerId, ItemId, ItemKind};
use rusqlite::{OptionalExtension, params};

use super::{ImportRow, items::due_source_name};
use crate::{
    Change, Result,
    iso::{IsoDay, optional_day},
    item::{kind, kind_name},
};

/// The withdrawn items by customer, number and kind. Mostly there are none.
#[derive(Debug, Default)]
pub(crate) struct Withdrawn(HashMap<(CustomerId, String, ItemKind), Vec<Was>>);

/// A withdrawn item with the due date it had.
#[derive(Debug)]
struct Was {
    item: ItemId,
    due: Option<NaiveDate>,
}

/// Of an `item`: something outside its imports tells of it.
pub(super) const TOLD_OF: &str = "(EXISTS (SELECT 1 FROM act_item WHERE item_id = item.id)
    OR EXISTS (SELECT 1 FROM promise_item WHERE item_id = item.id)
    OR EXISTS (SELECT 1 FROM plan_item WHERE item_id = item.id)
    OR EXISTS (SELECT 1 FROM hold WHERE item_id = item.id)
    OR EXISTS (SELECT 1 FROM charge WHERE item_id = item.id)
    OR EXISTS (SELECT 1 FROM remark WHERE item_id = item.id)
    OR EXISTS (SELECT 1 FROM dispute WHERE item_id = item.id AND import_batch_id IS NULL)
    OR EXISTS (SELECT 1 FROM settlement WHERE item_id = item.id AND source = 'bank'))";

impl Change<'_> {
    pub(super) fn withdrawn_items(&self) -> Result<Withdrawn> {
        let sql = "SELECT customer_id, number, kind, id, due FROM item
                   WHERE withdrawn_minor IS NOT NULL ORDER BY id";
        let mut statement = self.transaction.prepare_cached(sql)?;
        let mut withdrawn = Withdrawn::default();
        let rows = statement.query_map([], |row| {
            let key = (CustomerId(row.get(0)?), row.get(1)?, kind(row.get_ref(2)?)?);
            Ok((key, Was { item: ItemId(row.get(3)?), due: optional_day(row.get_ref(4)?)? }))
        })?;
        for row in rows {
            let (key, was) = row?;
            withdrawn.0.entry(key).or_default().push(was);
        }
        Ok(withdrawn)
    }

    /// The withdrawn item that a row brings back: same customer, number, kind and due date.
    pub(super) fn take_withdrawn(&mut self, row: &ImportRow<'_>) -> Option<ItemId> {
        let withdrawn = &mut self.import.as_mut()?.withdrawn.0;
        if withdrawn.is_empty() {
            return None;
        }
        let items = withdrawn.get_mut(&(row.customer, row.number.to_owned(), row.kind))?;
        let place = items.iter().position(|it| it.due == row.due)?;
        Some(items.remove(place).item)
    }

    /// Lets a withdrawn item stand again; none if its document stands already.
    pub(super) fn revive(
        &mut self,
        item: ItemId,
        row: &ImportRow<'_>,
        batch: i64,
    ) -> Result<Option<ItemId>> {
        let issued = IsoDay::new(row.issued);
        let revived = self
            .transaction
            .prepare_cached(
                "UPDATE OR IGNORE item SET issued = ?2, currency = ?3, original_minor = ?4,
                     open_minor = ?5, reference = ?6, due_source = ?7, account = ?8,
                     import_batch_id = ?9, withdrawn_minor = NULL
                 WHERE id = ?1",
            )?
            .execute(params![
                item.0,
                issued.as_str(),
                row.original.currency.code(),
                row.original.minor,
                row.open_minor,
                row.reference,
                due_source_name(row.due_source),
                row.account,
                batch,
            ])?;
        Ok((revived > 0).then_some(item))
    }

    /// At the end of an import: where only the due date or only the amount of a withdrawn item's
    /// document is another now, it came back as a new item. The withdrawn one takes its place.
    pub(super) fn adopt(&mut self, withdrawn: Withdrawn) -> Result<()> {
        for ((customer, number, kind), items) in withdrawn.0 {
            let [Was { item, .. }] = items[..] else { continue };
            if let Some(new) = self.successor(item, customer, &number, kind)? {
                self.take_the_place_of(item, new)?;
            }
        }
        Ok(())
    }

    /// The one item that can only be the withdrawn one's document.
    fn successor(
        &self,
        withdrawn: ItemId,
        customer: CustomerId,
        number: &str,
        kind: ItemKind,
    ) -> Result<Option<ItemId>> {
        let sql = format!(
            "SELECT item.id FROM item JOIN item AS was ON was.id = ?1
             WHERE item.customer_id = ?2 AND item.number = ?3 AND item.kind = ?4
               AND item.withdrawn_minor IS NULL
               AND (item.due IS was.due OR item.original_minor = was.withdrawn_minor)
               AND NOT {TOLD_OF} LIMIT 2"
        );
        let mut statement = self.transaction.prepare_cached(&sql)?;
        let ids = statement
            .query_map(params![withdrawn.0, customer.0, number, kind_name(kind)], |row| row.get(0))?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        Ok(if let [one] = ids[..] { Some(ItemId(one)) } else { None })
    }

    /// Makes a withdrawn item what a new one is, and removes the new one.
    fn take_the_place_of(&mut self, item: ItemId, new: ItemId) -> Result<()> {
        for sql in [
            "UPDATE settlement SET item_id = ?1 WHERE item_id = ?2",
            "UPDATE dispute SET item_id = ?1 WHERE item_id = ?2",
            "UPDATE item_source SET item_id = ?1 WHERE item_id = ?2",
            "UPDATE before_image SET row_id = ?1 WHERE row_id = ?2 AND subject = 'item'",
            // Two items with one identity must not stand side by side, even for a moment.
            "UPDATE item SET withdrawn_minor = 0 WHERE id = ?2",
            "UPDATE item SET withdrawn_minor = NULL, (issued, due, currency, original_minor,
                     open_minor, reference, due_source, account, import_batch_id)
                 = (SELECT issued, due, currency, original_minor,
                     open_minor, reference, due_source, account, import_batch_id
                    FROM item WHERE id = ?2)
             WHERE id = ?1",
            "DELETE FROM item WHERE id = ?2",
        ] {
            self.transaction.prepare_cached(sql)?.execute([item.0, new.0])?;
        }
        Ok(())
    }

    /// Whether an item stands: it is there and not withdrawn.
    pub(crate) fn stands(&self, item: ItemId) -> Result<bool> {
        let sql = "SELECT 1 FROM item WHERE id = ?1 AND withdrawn_minor IS NULL";
        let found: Option<i64> = self
            .transaction
            .prepare_cached(sql)?
            .query_row([item.0], |row| row.get(0))
            .optional()?;
        Ok(found.is_some())
    }
}
