//! Doubtful customers (*clients douteux*): who is judged alone, since when, by which rate and why.

use std::collections::HashSet;

use chrono::NaiveDate;
use receivables::{
    CustomerId, ItemId,
    provision::{LossRate, VatRate},
};
use rusqlite::{Row, params, types::Value};

use crate::{
    Change, Result, Store, StoreError,
    iso::{IsoDay, day},
};

/// A doubtful customer as it was noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoubtfulRecord {
    /// Whose debt.
    pub customer: CustomerId,
    /// Doubtful since.
    pub since: NaiveDate,
    /// The day from which this holds: what is said later of a rate changes no earlier day.
    pub from: NaiveDate,
    /// The share that will be lost; none: the rates of the matrix.
    pub rate: Option<LossRate>,
    /// VAT in the debt.
    pub vat: VatRate,
    /// Why.
    pub reason: String,
}

fn record(row: &Row<'_>) -> Result<DoubtfulRecord> {
    let corrupt = |text: &str| StoreError::Corrupt(format!("the rate {text:?}"));
    let (rate, vat): (Option<String>, String) = (row.get(3)?, row.get(4)?);
    let on = |column| day(row.get_ref(column)?).map_err(rusqlite::Error::from);
    Ok(DoubtfulRecord {
        customer: CustomerId(row.get(0)?),
        since: on(1)?,
        from: on(2)?,
        rate: rate.map(|it| it.parse().map_err(|_| corrupt(&it))).transpose()?,
        vat: vat.parse().map_err(|_| corrupt(&vat))?,
        reason: row.get(5)?,
    })
}

impl Store {
    /// The customers that were doubtful at the end of the key date, in the order of their ids. Of
    /// several notes that hold on that day the newest counts.
    pub fn doubtful(&self, key_date: NaiveDate) -> Result<Vec<DoubtfulRecord>> {
        self.doubtful_among("?2 IS NULL", key_date, None)
    }

    /// The same of one customer.
    pub fn doubtful_of(
        &self,
        customer: CustomerId,
        key_date: NaiveDate,
    ) -> Result<Option<DoubtfulRecord>> {
        Ok(self.doubtful_among("customer_id = ?2", key_date, Some(customer.0))?.pop())
    }

    fn doubtful_among(
        &self,
        which: &str,
        key_date: NaiveDate,
        customer: Option<i64>,
    ) -> Result<Vec<DoubtfulRecord>> {
        let sql = format!(
            "SELECT customer_id, since, from_day, percent, vat_percent, reason FROM doubtful
             WHERE id IN (SELECT max(id) FROM doubtful
                          WHERE {which} AND undone_at IS NULL AND from_day <= ?1
                            AND (ended_on IS NULL OR ended_on > ?1)
                          GROUP BY customer_id)
             ORDER BY customer_id"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query(params![IsoDay::new(key_date).as_str(), customer])?;
        let mut doubtful = Vec::new();
        while let Some(row) = rows.next()? {
            doubtful.push(record(row)?);
        }
        Ok(doubtful)
    }

    /// The items that the accounting itself has on account 416.
    pub fn items_on_416(&self) -> Result<HashSet<ItemId>> {
        self.items_on("account LIKE '416%' AND account >= '416' AND account < '419'")
    }

    /// The items that are no trade receivables of the day: doubtful debts (416), and invoices that
    /// are still to be issued (418).
    pub fn items_beside_receivables(&self) -> Result<HashSet<ItemId>> {
        self.items_on(
            "(account LIKE '416%' OR account LIKE '418%') AND account >= '416' AND account < '419'",
        )
    }

    fn items_on(&self, accounts: &str) -> Result<HashSet<ItemId>> {
        let sql = format!("SELECT id FROM item WHERE {accounts} AND withdrawn_minor IS NULL");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([], |row| Ok(ItemId(row.get(0)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The items that were late already when a list of open items first told of them: those like
    /// them that had been paid by then are not in the ledger.
    pub fn first_seen_late(&self) -> Result<HashSet<ItemId>> {
        let asked = "SELECT EXISTS (SELECT 1 FROM import_batch WHERE kind = 'open-items')";
        if !self.connection.query_row(asked, [], |row| row.get(0))? {
            // No list was ever read: the items need no reading.
            return Ok(HashSet::new());
        }
        let sql = "SELECT item.id FROM item JOIN import_batch ON import_batch.id = import_batch_id
                   WHERE import_batch.kind = 'open-items'
                     AND due < ifnull(snapshot_date, substr(imported_at, 1, 10))";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| Ok(ItemId(row.get(0)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Change<'_> {
    /// Notes a customer as doubtful, in place of what was noted of it before.
    pub fn add_doubtful(&mut self, doubtful: &DoubtfulRecord, noted_on: NaiveDate) -> Result<()> {
        self.end_doubtful(doubtful.customer, doubtful.from)?;
        self.transaction.execute(
            "INSERT INTO doubtful (customer_id, since, from_day, percent, vat_percent, reason, noted_on)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                doubtful.customer.0,
                IsoDay::new(doubtful.since).as_str(),
                IsoDay::new(doubtful.from).as_str(),
                doubtful.rate.map(|it| it.to_string()),
                doubtful.vat.to_string(),
                doubtful.reason,
                IsoDay::new(noted_on).as_str(),
            ],
        )?;
        self.added.push(("doubtful", self.transaction.last_insert_rowid()));
        Ok(())
    }

    /// Ends what stands of a customer's being doubtful: from a day on it is not.
    pub fn end_doubtful(&mut self, customer: CustomerId, from: NaiveDate) -> Result<()> {
        let from = Value::Text(IsoDay::new(from).as_str().to_owned());
        let standing = {
            let sql = "SELECT id FROM doubtful
                       WHERE customer_id = ?1 AND undone_at IS NULL AND ended_on IS NULL";
            let mut statement = self.transaction.prepare_cached(sql)?;
            let rows = statement.query_map([customer.0], |row| row.get(0))?;
            rows.collect::<rusqlite::Result<Vec<i64>>>()?
        };
        for id in standing {
            self.set("doubtful", id, "ended_on", from.clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{change, import, on};

    fn noted(from: &str, percent: Option<&str>) -> DoubtfulRecord {
        DoubtfulRecord {
            customer: CustomerId(1),
            since: on("2025-12-15"),
            from: on(from),
            rate: percent.map(|it| it.parse().unwrap()),
            vat: VatRate::default(),
            reason: "Redressement".into(),
        }
    }

    fn rates(store: &Store, days: &[&str]) -> Vec<String> {
        let of = |day: &&str| {
            let all = store.doubtful(on(day)).unwrap();
            let rate = all.iter().map(|it| it.rate.map_or("matrix".into(), |it| it.to_string()));
            rate.collect::<Vec<_>>().join(" ")
        };
        days.iter().map(of).collect()
    }

    #[test]
    fn a_past_day_knows_what_was_noted_for_it() {
        let mut store = Store::in_memory().unwrap();
        import(&mut store, "2026-02-28\nC1 Marchand F-1 due 2026-02-15 of 100");
        let days = ["2025-11-30", "2025-12-31", "2026-01-31", "2026-02-28"];
        change(&mut store, |it| it.add_doubtful(&noted("2025-12-15", None), on("2026-01-05")));
        assert_eq!(rates(&store, &days), ["", "matrix", "matrix", "matrix"]);
        let half = noted("2026-01-20", Some("50"));
        change(&mut store, |it| it.add_doubtful(&half, on("2026-02-02")));
        assert_eq!(rates(&store, &days), ["", "matrix", "50.00", "50.00"]);
        change(&mut store, |it| it.end_doubtful(CustomerId(1), on("2026-02-20")));
        assert_eq!(rates(&store, &days), ["", "matrix", "50.00", ""]);
        let events: Vec<_> = store.events(2).unwrap().iter().map(|it| it.id).collect();
        for event in events {
            change(&mut store, |it| it.undo(event, on("2026-03-01").into()));
        }
        assert_eq!(rates(&store, &days), ["", "matrix", "matrix", "matrix"]);
        assert_eq!(store.verify().unwrap(), []);
    }

    #[test]
    fn what_was_late_when_it_was_first_seen_is_known() {
        let mut store = Store::in_memory().unwrap();
        import(
            &mut store,
            "2026-02-28
             C1 Marchand F-1 due 2026-02-15 of 100 account 416000
             C1 Marchand F-2 due 2026-02-28 of 100",
        );
        let first = HashSet::from([crate::tests::item(&store, "F-1")]);
        assert_eq!(store.items_on_416().unwrap(), first);
        // A list of documents tells of the paid ones too.
        assert!(store.first_seen_late().unwrap().is_empty());
        let list = "UPDATE import_batch SET kind = 'open-items', snapshot_date = '2026-02-28'";
        store.connection.execute(list, []).unwrap();
        assert_eq!(store.first_seen_late().unwrap(), first);
    }
}
