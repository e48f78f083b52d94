//! What lies between what is open and what others state of it.

use chrono::NaiveDate;
use receivables::Currency;
use rusqlite::{Row, params};

use crate::{Result, Store, iso::IsoDay};

/// A document with an amount that explains a difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Movement {
    /// Document number.
    pub number: String,
    /// Minor units, in the sign of the account.
    pub minor: i64,
}

fn movement(row: &Row<'_>) -> rusqlite::Result<Movement> {
    Ok(Movement { number: row.get(0)?, minor: row.get(1)? })
}

impl Store {
    /// What the bank brought up to a day and the accounting does not know yet, by document.
    pub fn provisional_receipts(&self, on: NaiveDate, currency: Currency) -> Result<Vec<Movement>> {
        let sql = "SELECT number, sum(amount_minor) FROM settlement
                   JOIN item ON item.id = item_id
                   WHERE source = 'bank' AND accounted = 0 AND settled_on <= ?1 AND currency = ?2
                   GROUP BY item_id ORDER BY item_id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows =
            statement.query_map(params![IsoDay::new(on).as_str(), currency.code()], movement)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Documents issued after a day, up to another.
    pub fn issued_between(
        &self,
        after: NaiveDate,
        until: NaiveDate,
        currency: Currency,
    ) -> Result<Vec<Movement>> {
        let sql = "SELECT number, original_minor FROM item
                   WHERE issued > ?1 AND issued <= ?2 AND currency = ?3 ORDER BY id";
        self.between(sql, after, until, currency)
    }

    /// What the accounting settled after a day, up to another, by document.
    pub fn settled_between(
        &self,
        after: NaiveDate,
        until: NaiveDate,
        currency: Currency,
    ) -> Result<Vec<Movement>> {
        let sql = "SELECT number, sum(amount_minor) FROM settlement
                   JOIN item ON item.id = item_id
                   WHERE settled_on > ?1 AND settled_on <= ?2 AND currency = ?3
                     AND (source <> 'bank' OR accounted = 1)
                   GROUP BY item_id ORDER BY item_id";
        self.between(sql, after, until, currency)
    }

    fn between(
        &self,
        sql: &str,
        after: NaiveDate,
        until: NaiveDate,
        currency: Currency,
    ) -> Result<Vec<Movement>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let (after, until) = (IsoDay::new(after), IsoDay::new(until));
        let rows = statement
            .query_map(params![after.as_str(), until.as_str(), currency.code()], movement)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What is open on accounts other than 411, by account.
    pub fn open_on_other_accounts(
        &self,
        currency: Currency,
    ) -> Result<Vec<(String, Vec<Movement>)>> {
        let sql = "SELECT number, open_minor, account FROM item
                   WHERE open_minor <> 0 AND account <> '' AND account NOT LIKE '411%'
                     AND currency = ?1
                   ORDER BY account, id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement
            .query_map([currency.code()], |row| Ok((row.get::<_, String>(2)?, movement(row)?)))?;
        let mut accounts: Vec<(String, Vec<Movement>)> = Vec::new();
        for row in rows {
            let (account, movement) = row?;
            match accounts.last_mut() {
                Some((last, all)) if *last == account => all.push(movement),
                _ => accounts.push((account, vec![movement])),
            }
        }
        Ok(accounts)
    }
}
