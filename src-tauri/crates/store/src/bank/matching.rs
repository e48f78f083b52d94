//! Matches: which items a bank line settles, as the user accepted it.
//!
//! A match is a settlement like any other, dated and in the sign of its item, that knows its
//! bank line. The accounting may book the payment later, or never.

use chrono::NaiveDate;
use receivables::ItemId;
use rusqlite::{OptionalExtension, params};

use crate::{
    Change, RemovedMatch, Result, Store, StoreError, iso::IsoDay, item, item::SettlementRecord,
};

impl Store {
    /// What a bank line settled.
    pub fn matches_of(&self, line: i64) -> Result<Vec<SettlementRecord>> {
        item::settlements(&self.connection, "bank_line_id = ?1", line)
    }

    /// Whether the accounting has booked what a bank line settled.
    pub fn is_accounted(&self, line: i64) -> Result<bool> {
        let sql =
            "SELECT EXISTS (SELECT 1 FROM settlement WHERE bank_line_id = ?1 AND accounted = 1)";
        Ok(self.connection.query_row(sql, [line], |row| row.get(0))?)
    }
}

impl Change<'_> {
    /// Settles items by a bank line, each by minor units in the sign of the item; a credit note
    /// counts against the line. `fee_minor`, zero or more, is what the bank kept of the payment
    /// and adds to what it kept before.
    ///
    /// Refused if the line is unknown, or an item unknown or withdrawn.
    pub fn match_line(
        &mut self,
        line: i64,
        items: &[(ItemId, i64)],
        on: NaiveDate,
        fee_minor: i64,
    ) -> Result<()> {
        let sql = "UPDATE bank_line SET fee_minor = fee_minor + ?2 WHERE id = ?1";
        if self.transaction.prepare_cached(sql)?.execute([line, fee_minor])? == 0 {
            return Err(StoreError::Corrupt(format!("no bank line {line}")));
        }
        for &(item, minor) in items {
            if !self.stands(item)? {
                return Err(StoreError::Corrupt(format!("no standing item {}", item.0)));
            }
            self.settle_by(line, item, on, minor)?;
        }
        Ok(())
    }

    /// Undoes all matches of a bank line.
    pub fn unmatch_line(&mut self, line: i64) -> Result<()> {
        let sql = "SELECT DISTINCT item_id FROM settlement WHERE bank_line_id = ?1";
        let items: Vec<i64> = {
            let mut statement = self.transaction.prepare_cached(sql)?;
            let ids = statement.query_map([line], |row| row.get(0))?;
            ids.collect::<rusqlite::Result<_>>()?
        };
        for sql in [
            "DELETE FROM settlement WHERE bank_line_id = ?1",
            "UPDATE bank_line SET fee_minor = 0 WHERE id = ?1",
        ] {
            self.transaction.prepare_cached(sql)?.execute([line])?;
        }
        items.into_iter().try_for_each(|it| self.recompute_open(ItemId(it)))
    }

    /// Makes a match again that taking an import back removed, as far as its item stands and is
    /// open. Returns what was matched, zero if nothing: a later import may still bring the item
    /// back, so it is worth trying after each one that is read again.
    pub fn match_again(&mut self, removed: &RemovedMatch) -> Result<i64> {
        let sql = "SELECT open_minor FROM item JOIN bank_line ON bank_line.id = ?2
                   WHERE item.id = ?1 AND withdrawn_minor IS NULL";
        let open: Option<i64> = self
            .transaction
            .prepare_cached(sql)?
            .query_row([removed.item.0, removed.line], |row| row.get(0))
            .optional()?;
        let minor = match (open.unwrap_or(0), removed.minor) {
            (open, minor) if minor > 0 => minor.min(open.max(0)),
            (open, minor) => minor.max(open.min(0)),
        };
        if minor != 0 {
            self.settle_by(removed.line, removed.item, removed.on, minor)?;
        }
        Ok(minor)
    }

    fn settle_by(&mut self, line: i64, item: ItemId, on: NaiveDate, minor: i64) -> Result<()> {
        self.transaction
            .prepare_cached(
                "INSERT INTO settlement (item_id, settled_on, amount_minor, source,
                     import_batch_id, bank_line_id)
                 SELECT ?1, ?2, ?3, 'bank', import_batch_id, id FROM bank_line WHERE id = ?4",
            )?
            .execute(params![item.0, IsoDay::new(on).as_str(), minor, line])?;
        self.added.push(("settlement", self.transaction.last_insert_rowid()));
        self.recompute_open(item)
    }
}
