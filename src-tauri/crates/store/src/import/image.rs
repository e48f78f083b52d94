//! Before images: what an import changes in a row that was there before it.
//!
//! Only the columns that differ are kept, before and after. Putting them back spares a column
//! that something else has changed since.

use receivables::ItemId;
use rusqlite::{
    Connection, OptionalExtension, params, params_from_iter,
    types::{Value, ValueRef},
};
use serde_json::{Map, Value as Json};

use crate::{Change, Result, StoreError, customer::PARTICULARS};

/// What an import may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    Item,
    Customer,
    Settlement,
    Dispute,
    Contact,
}

impl Subject {
    const ALL: [Self; 5] =
        [Self::Item, Self::Customer, Self::Settlement, Self::Dispute, Self::Contact];

    /// Its table, which is also its name in a before image.
    fn table(self) -> &'static str {
        match self {
            Self::Item => "item",
            Self::Customer => "customer",
            Self::Settlement => "settlement",
            Self::Dispute => "dispute",
            Self::Contact => "contact",
        }
    }

    /// Whether an import may change a column: no other is ever put back, whatever an image says.
    fn has(self, column: &str) -> bool {
        let own: &[&str] = match self {
            Self::Item => &["issued", "due", "due_source", "currency", "original_minor", "account"],
            Self::Customer => &["terms", "vat"],
            Self::Settlement => &["settled_on", "amount_minor", "source", "accounted"],
            Self::Dispute => &["closed_on"],
            Self::Contact => &["name"],
        };
        own.contains(&column) || (self == Self::Customer && PARTICULARS.contains(&column))
    }
}

impl Change<'_> {
    /// Writes columns of a row where they differ, and says whether any did. While an import is
    /// under way what they held is kept, unless the import itself added the row.
    pub(crate) fn amend(
        &mut self,
        subject: Subject,
        id: i64,
        columns: &[(&'static str, Value)],
    ) -> Result<bool> {
        let Some((origin, held)) = self.held(subject, id, columns)? else { return Ok(false) };
        let (mut before, mut after) = (Map::new(), Map::new());
        for ((column, new), old) in columns.iter().zip(&held).filter(|((_, new), old)| new != *old)
        {
            before.insert((*column).to_owned(), json(old));
            after.insert((*column).to_owned(), json(new));
        }
        if after.is_empty() {
            return Ok(false);
        }
        let sets: Vec<_> = columns.iter().map(|(column, _)| format!("{column} = ?")).collect();
        let sql = format!("UPDATE {} SET {} WHERE id = ?", subject.table(), sets.join(", "));
        let id_value = Value::Integer(id);
        let values = columns.iter().map(|(_, value)| value).chain([&id_value]);
        self.transaction.prepare_cached(&sql)?.execute(params_from_iter(values))?;
        if let Some(batch) = self.batch_under_way().filter(|it| origin != Some(*it)) {
            let sql = "INSERT INTO before_image (import_batch_id, subject, row_id, before, after)
                       VALUES (?1, ?2, ?3, ?4, ?5)";
            let (before, after) = (Json::Object(before), Json::Object(after));
            self.transaction.prepare_cached(sql)?.execute(params![
                batch,
                subject.table(),
                id,
                before.to_string(),
                after.to_string()
            ])?;
        }
        Ok(true)
    }

    /// Which import added a row, and what its columns hold; none if there is no such row.
    fn held(
        &self,
        subject: Subject,
        id: i64,
        columns: &[(&'static str, Value)],
    ) -> Result<Option<(Option<i64>, Vec<Value>)>> {
        let names: Vec<_> = columns.iter().map(|(column, _)| *column).collect();
        let sql = format!(
            "SELECT import_batch_id, {} FROM {} WHERE id = ?1",
            names.join(", "),
            subject.table()
        );
        let read = |row: &rusqlite::Row<'_>| {
            let held =
                (1..=columns.len()).map(|it| row.get(it)).collect::<rusqlite::Result<_>>()?;
            Ok((row.get(0)?, held))
        };
        Ok(self.transaction.prepare_cached(&sql)?.query_row([id], read).optional()?)
    }

    /// Puts back what the imports in `taken` changed, newest change first. A column is put back
    /// only where it still holds what the import wrote; withdrawn items stay as they were last
    /// known. Returns the items concerned.
    pub(super) fn put_back(&mut self) -> Result<Vec<ItemId>> {
        let sql = "SELECT subject, row_id, before, after FROM before_image
                   WHERE import_batch_id IN (SELECT id FROM temp.taken) ORDER BY id DESC";
        let mut items = Vec::new();
        {
            let mut statement = self.transaction.prepare(sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let text = |column| row.get_ref(column)?.as_str().map_err(rusqlite::Error::from);
                let subject = subject(text(0)?)?;
                let id = row.get(1)?;
                put_back_row(&self.transaction, subject, id, &map(text(2)?)?, &map(text(3)?)?)?;
                if subject == Subject::Item {
                    items.push(ItemId(id));
                }
            }
        }
        let sql = "DELETE FROM before_image WHERE import_batch_id IN (SELECT id FROM temp.taken)";
        self.transaction.execute(sql, [])?;
        Ok(items)
    }
}

fn put_back_row(
    connection: &Connection,
    subject: Subject,
    id: i64,
    before: &Map<String, Json>,
    after: &Map<String, Json>,
) -> Result<()> {
    let stands = if subject == Subject::Item { "AND withdrawn_minor IS NULL" } else { "" };
    for (column, written) in after {
        if !subject.has(column) {
            return Err(corrupt(column));
        }
        let table = subject.table();
        let sql =
            format!("UPDATE {table} SET {column} = ?2 WHERE id = ?1 AND {column} IS ?3 {stands}");
        let held = value(before.get(column).ok_or_else(|| corrupt(column))?)?;
        connection.prepare_cached(&sql)?.execute(params![id, held, value(written)?])?;
    }
    Ok(())
}

fn subject(name: &str) -> Result<Subject> {
    Subject::ALL.into_iter().find(|it| it.table() == name).ok_or_else(|| corrupt(name))
}

fn map(text: &str) -> Result<Map<String, Json>> {
    serde_json::from_str(text).map_err(|_| corrupt(text))
}

fn corrupt(what: &str) -> StoreError {
    StoreError::Corrupt(format!("the image {what:?}"))
}

/// A column as an image writes it: the ledger's columns are texts, whole numbers and nothing.
pub(crate) fn json(value: &Value) -> Json {
    match ValueRef::from(value) {
        ValueRef::Integer(it) => it.into(),
        ValueRef::Text(it) => String::from_utf8_lossy(it).into(),
        ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_) => Json::Null,
    }
}

pub(crate) fn value(json: &Json) -> Result<Value> {
    match json {
        Json::Null => Ok(Value::Null),
        Json::String(it) => Ok(Value::Text(it.clone())),
        Json::Number(it) => it.as_i64().map(Value::Integer).ok_or_else(|| corrupt("number")),
        Json::Bool(_) | Json::Array(_) | Json::Object(_) => Err(corrupt("value")),
    }
}
