//! Settlements that the accounting stated without saying by which payment, and the payments that a
//! later file tells of them.

use chrono::NaiveDate;
use receivables::ItemId;
use rusqlite::{params, types::Value};

use super::Subject;
use crate::{Change, Result, iso::IsoDay};

/// A settlement of a document that no payment has explained yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unexplained {
    id: i64,
    /// How much was settled, minor units, positive.
    pub minor: i64,
    /// Whether an entry dates it: it keeps its day.
    is_dated: bool,
}

impl Change<'_> {
    /// What a statement of the accounting settled of a document on a day or later, oldest first.
    pub fn unexplained_settlements(
        &self,
        item: ItemId,
        since: NaiveDate,
    ) -> Result<Vec<Unexplained>> {
        let sql = "SELECT id, amount_minor, source = 'entry' FROM settlement
                   WHERE item_id = ?1 AND settled_on >= ?2 AND amount_minor > 0
                     AND source IN ('document', 'snapshot', 'absent', 'entry')
                   ORDER BY settled_on, id";
        let mut statement = self.transaction.prepare_cached(sql)?;
        let rows = statement.query_map(params![item.0, IsoDay::new(since).as_str()], |row| {
            Ok(Unexplained { id: row.get(0)?, minor: row.get(1)?, is_dated: row.get(2)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Says that a payment of this day was `part` of what was settled: what is open now stays, and
    /// what was open on the days between is known better.
    pub fn explain_settlement(
        &mut self,
        item: ItemId,
        settlement: Unexplained,
        (on, part): (NaiveDate, i64),
        batch: i64,
    ) -> Result<()> {
        let text = |it: &str| Value::Text(it.to_owned());
        let day = ("settled_on", text(IsoDay::new(on).as_str()));
        let whole = part == settlement.minor;
        let facts = match (whole, settlement.is_dated) {
            (true, true) => vec![("source", text("payment"))],
            (true, false) => vec![("source", text("payment")), day],
            (false, _) => vec![("amount_minor", Value::Integer(settlement.minor - part))],
        };
        self.amend(Subject::Settlement, settlement.id, &facts)?;
        if !whole {
            self.add_settlement(item, on, part, "payment", batch)?;
        }
        Ok(())
    }
}
