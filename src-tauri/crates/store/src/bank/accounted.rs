//! Receipts the accounting has caught up with.
//!
//! A matched receipt settles its items before the accounting has booked it. Once a file of the
//! accounting shows them settled, the receipt is the accounting's own: a later file that shows them
//! open again takes it back.

use std::collections::HashSet;

use chrono::NaiveDate;
use receivables::ItemId;
use rusqlite::{params, types::Value};

use crate::{Change, Result, import::Subject, iso::IsoDay};

impl Change<'_> {
    /// Notes that the accounting knows what the bank brought for an item.
    pub fn account_bank_settlements(&mut self, item: ItemId) -> Result<()> {
        let sql =
            "SELECT id FROM settlement WHERE item_id = ?1 AND source = 'bank' AND accounted = 0";
        let ids = self.ids_of(sql, item)?;
        self.account(&ids)
    }

    /// The same for what was settled by bank up to a day and is in no statement of the accounting
    /// any more: `listed` are the items that are.
    pub fn account_absent_bank_settlements(
        &mut self,
        on: NaiveDate,
        listed: &HashSet<ItemId>,
    ) -> Result<()> {
        let ids: Vec<i64> = {
            let sql = "SELECT id, item_id FROM settlement
                       WHERE source = 'bank' AND accounted = 0 AND settled_on <= ?1";
            let mut statement = self.transaction.prepare_cached(sql)?;
            let rows = statement.query_map(params![IsoDay::new(on).as_str()], |row| {
                Ok((row.get::<_, i64>(0)?, ItemId(row.get(1)?)))
            })?;
            let rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
            rows.into_iter().filter(|(_, item)| !listed.contains(item)).map(|it| it.0).collect()
        };
        self.account(&ids)
    }

    fn account(&mut self, settlements: &[i64]) -> Result<()> {
        for id in settlements {
            self.amend(Subject::Settlement, *id, &[("accounted", Value::Integer(1))])?;
        }
        Ok(())
    }
}
