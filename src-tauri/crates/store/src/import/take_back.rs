//! Taking back: the ledger as if an import had never been read.
//!
//! Later imports built on it, so they are taken back with it and read again afterwards. What the
//! user did stays: an item that an act, a promise, a dispute or an accepted bank match tells of
//! is withdrawn, not removed.

use chrono::NaiveDate;
use receivables::ItemId;

use super::{ImportBatch, withdrawn::TOLD_OF};
use crate::{Change, Result, StoreError, iso::day};

/// What taking imports back did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TakenBack {
    /// The later imports that were taken back too and are to be read again, oldest first. The
    /// import asked for is not among them.
    pub imports: Vec<i64>,
    /// How many customers are gone.
    pub customers_removed: usize,
    /// How many items are gone without a trace.
    pub items_removed: usize,
    /// The items that stay for the sake of what tells of them.
    pub items_withdrawn: Vec<WithdrawnItem>,
    /// How many settlements are gone, the matches below included.
    pub settlements_removed: usize,
    /// How many bank lines are gone.
    pub bank_lines_removed: usize,
    /// How many of them were matched: their matches are gone with them.
    pub matched_lines_removed: usize,
    /// Accepted matches with items that are withdrawn now; see [`Change::match_again`].
    pub matches_removed: Vec<RemovedMatch>,
    /// Acts that tell of withdrawn items.
    pub acts: Vec<i64>,
    /// Promises that tell of withdrawn items.
    pub promises: Vec<i64>,
    /// The user's disputes of withdrawn items.
    pub disputes: Vec<i64>,
    /// Instalment plans that tell of withdrawn items.
    pub plans: Vec<i64>,
}

/// An item that was withdrawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithdrawnItem {
    /// The item.
    pub item: ItemId,
    /// Document number.
    pub number: String,
    /// Code of its customer.
    pub customer: String,
}

/// A bank line's settlement of an item that was withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RemovedMatch {
    /// The bank line.
    pub line: i64,
    /// The item.
    pub item: ItemId,
    /// The day it was settled on.
    pub on: NaiveDate,
    /// How much, in the sign of the item.
    pub minor: i64,
}

const TAKEN: &str = "(SELECT id FROM temp.taken)";
const WITHDRAWN: &str = "(SELECT id FROM temp.leaving)";

impl Change<'_> {
    /// Takes back what an import did, and what the later ones did that stand (bank statements
    /// aside: they build on nothing). The ledger's customers, items, settlements and disputes are
    /// as before it, except for what the user's own acts tell of.
    ///
    /// The caller then marks the import undone, or done, and reads the others again under their
    /// own numbers, oldest first. Refused if one of their files is not kept.
    pub fn take_back(&mut self, batch: i64) -> Result<TakenBack> {
        self.import = None;
        let first = super::find(&self.transaction, batch)?;
        let later = self.later_imports(batch)?;
        if let Some(it) = [&first].into_iter().chain(&later).find(|it| !it.has_source) {
            return Err(StoreError::NotKept { import: it.id, file: it.file.clone() });
        }
        let mut taken = TakenBack { imports: ids(&later), ..TakenBack::default() };
        self.note_taken(batch, &taken.imports)?;
        self.unread = taken.imports.clone();
        self.unread.push(batch);

        self.forget_withdrawn_items()?;
        let bank = self.remove_bank_lines()?;
        taken.bank_lines_removed = bank.lines;
        taken.matched_lines_removed = bank.matched;
        taken.settlements_removed = bank.settlements;
        taken.settlements_removed += self.remove_settlements()?;
        self.withdraw_items(&mut taken)?;
        taken.items_removed = self.remove_items()?;
        for item in self.put_back()? {
            self.touch(item)?;
        }
        taken.customers_removed = self.remove_customers()?;
        self.recompute_touched()?;
        Ok(taken)
    }

    fn later_imports(&self, batch: i64) -> Result<Vec<ImportBatch>> {
        let sql = format!(
            "{} WHERE id > ?1 AND undone_at IS NULL AND kind <> 'bank' ORDER BY id",
            super::BATCH
        );
        let mut statement = self.transaction.prepare_cached(&sql)?;
        let rows = statement.query_map([batch], super::batch)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Writes down which imports are taken back, for the statements that follow.
    fn note_taken(&mut self, batch: i64, later: &[i64]) -> Result<()> {
        self.transaction.execute_batch(
            "CREATE TEMP TABLE IF NOT EXISTS taken (id INTEGER PRIMARY KEY);
             CREATE TEMP TABLE IF NOT EXISTS touched (id INTEGER PRIMARY KEY);
             CREATE TEMP TABLE IF NOT EXISTS leaving (id INTEGER PRIMARY KEY);
             DELETE FROM temp.taken; DELETE FROM temp.touched; DELETE FROM temp.leaving;",
        )?;
        let mut statement = self.transaction.prepare("INSERT INTO temp.taken VALUES (?1)")?;
        for id in [batch].iter().chain(later) {
            statement.execute([id])?;
        }
        Ok(())
    }

    /// Items withdrawn earlier that nothing tells of any more.
    fn forget_withdrawn_items(&mut self) -> Result<usize> {
        self.run(&format!("DELETE FROM item WHERE withdrawn_minor IS NOT NULL AND NOT {TOLD_OF}"))
    }

    fn remove_settlements(&mut self) -> Result<usize> {
        self.run(&format!(
            "INSERT OR IGNORE INTO temp.touched
             SELECT item_id FROM settlement WHERE import_batch_id IN {TAKEN}"
        ))?;
        self.run(&format!("DELETE FROM dispute WHERE import_batch_id IN {TAKEN}"))?;
        self.run(&format!("DELETE FROM item_source WHERE import_batch_id IN {TAKEN}"))?;
        self.run(&format!("DELETE FROM take_over WHERE import_batch_id IN {TAKEN}"))?;
        self.run(&format!("DELETE FROM settlement WHERE import_batch_id IN {TAKEN}"))
    }

    /// What is told of stays, and counts nowhere.
    fn withdraw_items(&mut self, taken: &mut TakenBack) -> Result<()> {
        self.run(&format!(
            "INSERT INTO temp.leaving SELECT id FROM item
             WHERE import_batch_id IN {TAKEN} AND withdrawn_minor IS NULL AND {TOLD_OF}"
        ))?;
        let telling = |table: &str, column: &str| {
            format!(
                "SELECT DISTINCT {column} FROM {table} WHERE item_id IN {WITHDRAWN} ORDER BY {column}"
            )
        };
        taken.acts = self.all(&telling("act_item", "act_id"), |row| row.get(0))?;
        taken.promises = self.all(&telling("promise_item", "promise_id"), |row| row.get(0))?;
        taken.plans = self.all(&telling("plan_item", "plan_id"), |row| row.get(0))?;
        taken.disputes = self.all(&telling("dispute", "id"), |row| row.get(0))?;
        let sql =
            "SELECT item.id, number, code FROM item JOIN customer ON customer.id = customer_id
                   JOIN temp.leaving ON leaving.id = item.id ORDER BY item.id";
        taken.items_withdrawn = self.all(sql, |row| {
            let item = ItemId(row.get(0)?);
            Ok(WithdrawnItem { item, number: row.get(1)?, customer: row.get(2)? })
        })?;
        let sql = "SELECT bank_line_id, item_id, settled_on, amount_minor FROM settlement
                   JOIN temp.leaving ON leaving.id = item_id ORDER BY settlement.id";
        taken.matches_removed = self.all(sql, |row| {
            Ok(RemovedMatch {
                line: row.get(0)?,
                item: ItemId(row.get(1)?),
                on: day(row.get_ref(2)?)?,
                minor: row.get(3)?,
            })
        })?;
        taken.settlements_removed +=
            self.run(&format!("DELETE FROM settlement WHERE item_id IN {WITHDRAWN}"))?;
        self.run(&format!("DELETE FROM item_source WHERE item_id IN {WITHDRAWN}"))?;
        self.run(&format!("DELETE FROM take_over WHERE item_id IN {WITHDRAWN}"))?;
        self.run(&format!(
            "UPDATE item SET withdrawn_minor = original_minor, original_minor = 0, open_minor = 0
             WHERE id IN {WITHDRAWN}"
        ))?;
        Ok(())
    }

    fn remove_items(&mut self) -> Result<usize> {
        let removed = format!("import_batch_id IN {TAKEN} AND withdrawn_minor IS NULL");
        for table in ["item_source", "take_over"] {
            self.run(&format!(
                "DELETE FROM {table} WHERE item_id IN (SELECT id FROM item WHERE {removed})"
            ))?;
        }
        self.run(&format!("DELETE FROM item WHERE {removed}"))
    }

    /// Customers that nothing refers to any more.
    fn remove_customers(&mut self) -> Result<usize> {
        // A person who was spoken to stays.
        self.run(&format!(
            "DELETE FROM contact WHERE import_batch_id IN {TAKEN}
             AND NOT EXISTS (SELECT 1 FROM act WHERE contact_id = contact.id)
             AND NOT EXISTS (SELECT 1 FROM contact AS later WHERE later.root_id = contact.id)"
        ))?;
        let unused: String = [
            "item",
            "act",
            "promise",
            "plan",
            "hold",
            "wait",
            "contact",
            "payer_alias",
            "doubtful",
        ]
        .map(|it| format!(" AND NOT EXISTS (SELECT 1 FROM {it} WHERE customer_id = customer.id)"))
        .concat();
        self.run(&format!("DELETE FROM customer WHERE import_batch_id IN {TAKEN}{unused}"))
    }

    /// Has what is open of an item computed again at the end.
    pub(crate) fn touch(&mut self, item: ItemId) -> Result<()> {
        let sql = "INSERT OR IGNORE INTO temp.touched VALUES (?1)";
        self.transaction.prepare_cached(sql)?.execute([item.0])?;
        Ok(())
    }

    fn recompute_touched(&mut self) -> Result<usize> {
        self.run(
            "UPDATE item SET open_minor = original_minor - ifnull(
                 (SELECT sum(amount_minor) FROM settlement WHERE item_id = item.id), 0)
             WHERE id IN (SELECT id FROM temp.touched) AND withdrawn_minor IS NULL",
        )
    }

    /// Runs a statement and says how many rows it concerned.
    pub(crate) fn run(&mut self, sql: &str) -> Result<usize> {
        Ok(self.transaction.prepare(sql)?.execute([])?)
    }

    fn all<T>(
        &self,
        sql: &str,
        read: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        let mut statement = self.transaction.prepare(sql)?;
        let rows = statement.query_map([], read)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

fn ids(imports: &[ImportBatch]) -> Vec<i64> {
    imports.iter().map(|it| it.id).collect()
}
