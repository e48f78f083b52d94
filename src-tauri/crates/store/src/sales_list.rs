//! Lists handed to salespeople, and the remarks that came back on them.
//!
//! A list is kept as it was handed out and never edited: what comes back is compared with it.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};
use receivables::{CustomerId, ItemId};
use rusqlite::{OptionalExtension, Row, params};

use crate::{
    Change, Result, Store,
    iso::{IsoDay, day},
};

/// A list that was handed out, without its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SalesListRecord {
    /// Its number.
    pub id: i64,
    /// To whom.
    pub salesperson: String,
    /// The day it shows.
    pub on: NaiveDate,
    /// When it was made, ISO.
    pub made_at: String,
    /// How many rows it has.
    pub documents: u32,
    /// How many remarks came back on it.
    pub remarks: u32,
    /// How many promises did.
    pub promises: u32,
}

/// A list to hand out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSalesList<'a> {
    /// To whom.
    pub salesperson: &'a str,
    /// The day it shows.
    pub on: NaiveDate,
    /// When it is made.
    pub made_at: NaiveDateTime,
    /// Its rows, as JSON: an array.
    pub documents: &'a str,
}

/// What somebody said of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemarkRecord {
    /// Its number.
    pub id: i64,
    /// Of which document.
    pub item: ItemId,
    /// The list it came back on.
    pub sales_list: i64,
    /// Who said it.
    pub salesperson: String,
    /// When it was noted.
    pub on: NaiveDate,
    /// The words.
    pub note: String,
}

/// A remark to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRemark<'a> {
    /// Of which customer.
    pub customer: CustomerId,
    /// Of which document.
    pub item: ItemId,
    /// The list it came back on.
    pub sales_list: i64,
    /// When it is noted.
    pub on: NaiveDate,
    /// The words.
    pub note: &'a str,
}

const LISTS: &str = "SELECT id, salesperson, on_day, made_at, json_array_length(documents),
    (SELECT count(*) FROM remark WHERE sales_list_id = sales_list.id AND undone_at IS NULL),
    (SELECT count(*) FROM promise WHERE sales_list_id = sales_list.id AND undone_at IS NULL)
    FROM sales_list WHERE undone_at IS NULL";

fn record(row: &Row<'_>) -> rusqlite::Result<SalesListRecord> {
    Ok(SalesListRecord {
        id: row.get(0)?,
        salesperson: row.get(1)?,
        on: day(row.get_ref(2)?)?,
        made_at: row.get(3)?,
        documents: row.get(4)?,
        remarks: row.get(5)?,
        promises: row.get(6)?,
    })
}

impl Store {
    /// The lists that stand, the newest first.
    pub fn sales_lists(&self) -> Result<Vec<SalesListRecord>> {
        let mut statement = self.connection.prepare_cached(&format!("{LISTS} ORDER BY id DESC"))?;
        let rows = statement.query_map([], record)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// A list that stands, with its rows as JSON.
    pub fn sales_list(&self, id: i64) -> Result<Option<(SalesListRecord, String)>> {
        let sql = format!("{LISTS} AND id = ?1");
        let found = self.connection.prepare_cached(&sql)?.query_row([id], record).optional()?;
        let Some(found) = found else { return Ok(None) };
        let sql = "SELECT documents FROM sales_list WHERE id = ?1";
        let rows = self.connection.query_row(sql, [id], |row| row.get(0))?;
        Ok(Some((found, rows)))
    }

    /// What was said of a customer's documents, newest first.
    pub fn remarks_of(&self, customer: CustomerId) -> Result<Vec<RemarkRecord>> {
        self.remarks("customer_id = ?1", customer.0)
    }

    /// What came back on a list, newest first.
    pub fn remarks_on(&self, sales_list: i64) -> Result<Vec<RemarkRecord>> {
        self.remarks("sales_list_id = ?1", sales_list)
    }

    fn remarks(&self, which: &str, number: i64) -> Result<Vec<RemarkRecord>> {
        let sql = format!(
            "SELECT remark.id, item_id, sales_list_id, salesperson, noted_on, note FROM remark
             JOIN sales_list ON sales_list.id = sales_list_id
             WHERE {which} AND remark.undone_at IS NULL ORDER BY remark.id DESC"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([number], |row| {
            Ok(RemarkRecord {
                id: row.get(0)?,
                item: ItemId(row.get(1)?),
                sales_list: row.get(2)?,
                salesperson: row.get(3)?,
                on: day(row.get_ref(4)?)?,
                note: row.get(5)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The customer and the number of a standing document.
    pub fn document_of(&self, item: ItemId) -> Result<Option<(CustomerId, String)>> {
        let sql = "SELECT customer_id, number FROM item WHERE id = ?1 AND withdrawn_minor IS NULL";
        let mut statement = self.connection.prepare_cached(sql)?;
        let found = statement.query_row([item.0], |row| Ok((CustomerId(row.get(0)?), row.get(1)?)));
        Ok(found.optional()?)
    }

    /// Who reported a promise, by the number of the promise; those an act of ours brought are not
    /// there.
    pub fn reporters(&self) -> Result<HashMap<i64, String>> {
        let sql = "SELECT promise.id, salesperson FROM promise
                   JOIN sales_list ON sales_list.id = sales_list_id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Change<'_> {
    /// Keeps a list as it is handed out. Its number.
    pub fn add_sales_list(&mut self, list: &NewSalesList<'_>) -> Result<i64> {
        self.transaction.execute(
            "INSERT INTO sales_list (salesperson, on_day, made_at, documents)
             VALUES (?1, ?2, ?3, ?4)",
            params![
                list.salesperson,
                IsoDay::new(list.on).as_str(),
                list.made_at.format("%Y-%m-%dT%H:%M:%S").to_string(),
                list.documents,
            ],
        )?;
        let id = self.transaction.last_insert_rowid();
        self.added.push(("sales_list", id));
        Ok(id)
    }

    /// Keeps what somebody said of a document.
    pub fn add_remark(&mut self, remark: &NewRemark<'_>) -> Result<()> {
        self.transaction
            .prepare_cached(
                "INSERT INTO remark (customer_id, item_id, sales_list_id, noted_on, note)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![
                remark.customer.0,
                remark.item.0,
                remark.sales_list,
                IsoDay::new(remark.on).as_str(),
                remark.note,
            ])?;
        self.added.push(("remark", self.transaction.last_insert_rowid()));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Finding, NewPromise, PromiseOrigin,
        tests::{change, eur, import, item, on},
    };

    /// A list of one document, and what came back on it.
    fn returned() -> (Store, CustomerId, i64) {
        let mut store = Store::in_memory().unwrap();
        import(&mut store, "2026-11-20\nC1 Marchand F-1 due 2026-11-01 of 100");
        let item = item(&store, "F-1");
        let customer = store.customer_of_item(item).unwrap().id;
        let (day, made_at) = (on("2026-11-23"), on("2026-11-23").into());
        let list = NewSalesList { salesperson: "Roy", on: day, made_at, documents: "[1]" };
        let list = change(&mut store, |it| it.add_sales_list(&list));
        change(&mut store, |it| {
            let note = "Avoir attendu";
            it.add_remark(&NewRemark { customer, item, sales_list: list, on: day, note })?;
            it.add_promise(&NewPromise {
                customer,
                origin: PromiseOrigin::SalesList(list),
                made_on: day,
                due_on: on("2026-11-30"),
                promised: eur(100),
                items: vec![item],
            })
        });
        (store, customer, list)
    }

    #[test]
    fn what_came_back_stands_until_its_change_is_taken_back() {
        let (mut store, customer, list) = returned();
        let on_it = |store: &Store| {
            let (list, documents) = store.sales_list(list).unwrap().unwrap();
            (list.remarks, list.promises, list.documents, documents)
        };
        assert_eq!(on_it(&store), (1, 1, 1, "[1]".to_owned()));
        assert_eq!(store.remarks_of(customer).unwrap(), store.remarks_on(list).unwrap());
        assert_eq!(store.reporters().unwrap()[&1], "Roy");
        let event = store.events(1).unwrap()[0].id;
        change(&mut store, |it| it.undo(event, on("2026-11-24").into()));
        assert_eq!(on_it(&store), (0, 0, 1, "[1]".to_owned()));
        assert_eq!(store.promises(on("2026-11-24")).unwrap(), []);
        change(&mut store, |it| it.redo(event));
        assert_eq!(on_it(&store), (1, 1, 1, "[1]".to_owned()));
        assert_eq!(store.verify().unwrap(), []);
    }

    #[test]
    fn whoever_alters_a_list_or_what_came_back_on_it_is_found_out() {
        for (tampered, finding) in [
            ("UPDATE sales_list SET documents = '[2]'", Finding::SalesList { id: 1 }),
            ("UPDATE remark SET note = 'Payé'", Finding::Remark { id: 1 }),
            ("UPDATE promise SET sales_list_id = NULL, act_id = 1", Finding::Promise { id: 1 }),
        ] {
            let (store, ..) = returned();
            store.connection.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
            store.connection.execute(tampered, []).unwrap();
            let findings = store.verify().unwrap();
            assert!(findings.contains(&finding), "{tampered}: {findings:?}");
        }
    }
}
