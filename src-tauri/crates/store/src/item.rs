//! Items and their settlements, read back.

use chrono::NaiveDate;
use receivables::{
    Currency, CustomerId, ItemId, ItemKind, Money,
    portfolio::{Item, Portfolio, Settlement},
};
use rusqlite::{Connection, Row, types::FromSqlError, types::ValueRef};

use crate::{
    Change, Result, Store,
    iso::{IsoDay, day, optional_day},
};

/// An item with what people call it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemDetails {
    /// The item.
    pub item: Item,
    /// Document number.
    pub number: String,
    /// The customer's own reference.
    pub reference: String,
    /// Whether the due date follows from terms instead of standing on the document.
    pub due_derived: bool,
}

/// A document, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentOwner {
    /// Document number.
    pub number: String,
    /// Customer code.
    pub code: String,
    /// Customer name.
    pub name: String,
}

/// A settlement as listed in a history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettlementRecord {
    /// The item.
    pub item: ItemId,
    /// Document number.
    pub number: String,
    /// What the item is.
    pub kind: ItemKind,
    /// When it was due.
    pub due: Option<NaiveDate>,
    /// The day.
    pub on: NaiveDate,
    /// The amount, in the sign of the account.
    pub amount: Money,
    /// The accounting's word: `document`, `snapshot`, `absent`, `entry` or `payment`; or `bank`,
    /// which the accounting may not know yet.
    pub source: String,
    /// The bank line that made it.
    pub bank_line: Option<i64>,
}

pub(crate) fn kind_name(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Invoice => "invoice",
        ItemKind::CreditNote => "credit_note",
        ItemKind::Payment => "payment",
    }
}

pub(crate) fn kind(value: ValueRef<'_>) -> rusqlite::types::FromSqlResult<ItemKind> {
    match value.as_str()? {
        "invoice" => Ok(ItemKind::Invoice),
        "credit_note" => Ok(ItemKind::CreditNote),
        "payment" => Ok(ItemKind::Payment),
        _ => Err(FromSqlError::InvalidType),
    }
}

pub(crate) fn currency(value: ValueRef<'_>) -> rusqlite::types::FromSqlResult<Currency> {
    Currency::new(value.as_str()?).map_err(|_| FromSqlError::InvalidType)
}

fn details(row: &Row<'_>) -> rusqlite::Result<ItemDetails> {
    Ok(ItemDetails {
        item: item(row)?,
        number: row.get(8)?,
        reference: row.get(9)?,
        due_derived: row.get(10)?,
    })
}

const COLUMNS: &str = "item.id, customer_id, kind, issued, due, currency, original_minor,
    is_sale";

fn item(row: &Row<'_>) -> rusqlite::Result<Item> {
    Ok(Item {
        id: ItemId(row.get(0)?),
        customer: CustomerId(row.get(1)?),
        kind: kind(row.get_ref(2)?)?,
        issued: day(row.get_ref(3)?)?,
        due: optional_day(row.get_ref(4)?)?,
        original: Money { minor: row.get(6)?, currency: currency(row.get_ref(5)?)? },
        is_sale: row.get(7)?,
    })
}

impl Store {
    /// How fresh the figures are: the newest snapshot that stands, else the newest settlement or
    /// document.
    pub fn fresh_as_of(&self) -> Result<Option<NaiveDate>> {
        let sql =
            "SELECT coalesce((SELECT max(snapshot_date) FROM import_batch WHERE undone_at IS NULL),
                max((SELECT max(settled_on) FROM settlement), newest), newest)
            FROM (SELECT max(issued) AS newest FROM item WHERE withdrawn_minor IS NULL)";
        Ok(self.connection.query_row(sql, [], |row| Ok(optional_day(row.get_ref(0)?)?))?)
    }

    /// Numbers of all items, by item.
    pub fn all_numbers(&self) -> Result<Vec<(ItemId, String)>> {
        let sql = "SELECT id, number FROM item ORDER BY id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| Ok((ItemId(row.get(0)?), row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Number and reference of the open items, by item.
    pub fn open_texts(&self) -> Result<Vec<(ItemId, String, String)>> {
        let sql = "SELECT id, number, reference FROM item WHERE open_minor <> 0 ORDER BY id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows =
            statement.query_map([], |row| Ok((ItemId(row.get(0)?), row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Number and reference of every item of a customer.
    pub fn items_of(&self, customer: CustomerId) -> Result<Vec<ItemDetails>> {
        let sql = format!(
            "SELECT {COLUMNS}, number, reference, due_source = 'derived' FROM item WHERE customer_id = ?1 ORDER BY due, id"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([customer.0], details)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Documents whose number begins so, settled ones too; case does not count.
    pub fn documents_beginning(&self, number: &str, most: usize) -> Result<Vec<DocumentOwner>> {
        let sql = "SELECT number, code, name FROM item JOIN customer ON customer.id = customer_id
                   WHERE number COLLATE NOCASE BETWEEN ?1 AND ?1 || char(1114111)
                     AND withdrawn_minor IS NULL
                   GROUP BY number, customer_id ORDER BY number COLLATE NOCASE, code LIMIT ?2";
        let mut statement = self.connection.prepare_cached(sql)?;
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let owners = statement.query_map(rusqlite::params![number, most], |row| {
            Ok(DocumentOwner { number: row.get(0)?, code: row.get(1)?, name: row.get(2)? })
        })?;
        Ok(owners.collect::<rusqlite::Result<_>>()?)
    }

    /// The settlements of a customer's items, newest first.
    pub fn settlements_of(&self, customer: CustomerId) -> Result<Vec<SettlementRecord>> {
        settlements(&self.connection, "customer_id = ?1", customer.0)
    }

    /// The kept files that a customer's items were read from, as item and import.
    pub fn item_sources(&self, customer: CustomerId) -> Result<Vec<(ItemId, i64)>> {
        let sql = "SELECT item_id, item_source.import_batch_id FROM item_source
                   JOIN item ON item.id = item_id WHERE customer_id = ?1 ORDER BY 1, 2";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows =
            statement.query_map([customer.0], |row| Ok((ItemId(row.get(0)?), row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// What was open of a document on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenItemRecord {
    /// Customer code.
    pub customer: String,
    /// Document number.
    pub number: String,
    /// What it is.
    pub kind: ItemKind,
    /// Day of issue.
    pub issued: NaiveDate,
    /// Due date.
    pub due: Option<NaiveDate>,
    /// What it was issued for.
    pub original: Money,
    /// What was open of it, in the sign of the account.
    pub open_minor: i64,
}

impl Change<'_> {
    /// What the accounting had open at the end of a day, by customer and document.
    pub fn items_open_on(&self, on: NaiveDate) -> Result<Vec<OpenItemRecord>> {
        let sql = "SELECT code, number, kind, issued, due, currency, original_minor,
                original_minor - ifnull((SELECT sum(amount_minor) FROM settlement
                    WHERE item_id = item.id AND settled_on <= ?1
                      AND (source <> 'bank' OR accounted = 1)), 0) AS open
            FROM item JOIN customer ON customer.id = customer_id
            WHERE issued <= ?1 AND withdrawn_minor IS NULL AND open <> 0 ORDER BY item.id";
        let mut statement = self.transaction.prepare_cached(sql)?;
        let rows = statement.query_map([IsoDay::new(on).as_str()], |row| {
            Ok(OpenItemRecord {
                customer: row.get(0)?,
                number: row.get(1)?,
                kind: kind(row.get_ref(2)?)?,
                issued: day(row.get_ref(3)?)?,
                due: optional_day(row.get_ref(4)?)?,
                original: Money { minor: row.get(6)?, currency: currency(row.get_ref(5)?)? },
                open_minor: row.get(7)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Code of the customer who has a document number; none where several have it.
    pub fn customer_of_number(&self, number: &str) -> Result<Option<String>> {
        let sql = "SELECT DISTINCT code FROM item JOIN customer ON customer.id = customer_id
                   WHERE number = ?1 AND withdrawn_minor IS NULL LIMIT 2";
        let mut statement = self.transaction.prepare_cached(sql)?;
        let codes = statement.query_map([number], |row| row.get::<_, String>(0))?;
        let codes = codes.collect::<rusqlite::Result<Vec<_>>>()?;
        Ok(<[String; 1]>::try_from(codes).ok().map(|[code]| code))
    }

    /// Everything ever issued, as the change under way sees it.
    pub fn portfolio(&self) -> Result<Portfolio> {
        let Numbered { items, .. } = numbered(&self.transaction)?;
        Ok(Portfolio::new(items, all_settlements(&self.transaction)?))
    }

    /// Number and reference of every item, by due date.
    pub fn items(&self) -> Result<Vec<ItemDetails>> {
        let sql = format!(
            "SELECT {COLUMNS}, number, reference, due_source = 'derived' FROM item ORDER BY due, id"
        );
        let mut statement = self.transaction.prepare(&sql)?;
        let rows = statement.query_map([], details)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The settlements of an item, newest first.
    pub fn settlements_of_item(&self, item: ItemId) -> Result<Vec<SettlementRecord>> {
        settlements(&self.transaction, "item_id = ?1", item.0)
    }

    /// Says which import's kept file an item was read from.
    pub fn add_item_source(&mut self, item: ItemId, batch: i64) -> Result<()> {
        let sql = "INSERT OR IGNORE INTO item_source (item_id, import_batch_id) VALUES (?1, ?2)";
        self.transaction.prepare_cached(sql)?.execute([item.0, batch])?;
        Ok(())
    }
}

/// The settlements that `which` says of `id`, newest first.
pub(crate) fn settlements(
    connection: &Connection,
    which: &str,
    id: i64,
) -> Result<Vec<SettlementRecord>> {
    let sql = format!(
        "SELECT item_id, number, settled_on, currency, amount_minor, source, bank_line_id,
                item.kind, item.due
         FROM settlement JOIN item ON item.id = item_id
         WHERE {which} ORDER BY settled_on DESC, settlement.id DESC"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([id], |row| {
        Ok(SettlementRecord {
            item: ItemId(row.get(0)?),
            number: row.get(1)?,
            on: day(row.get_ref(2)?)?,
            amount: Money { minor: row.get(4)?, currency: currency(row.get_ref(3)?)? },
            source: row.get(5)?,
            bank_line: row.get(6)?,
            kind: kind(row.get_ref(7)?)?,
            due: optional_day(row.get_ref(8)?)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Everything ever issued in the order of the ids, and the numbers of what is open now.
pub(crate) struct Numbered {
    pub items: Vec<Item>,
    pub numbers: Vec<(ItemId, String)>,
}

pub(crate) fn numbered(connection: &Connection) -> Result<Numbered> {
    let sql = format!(
        "SELECT {COLUMNS}, CASE WHEN open_minor <> 0 THEN number END FROM item ORDER BY id"
    );
    let mut statement = connection.prepare(&sql)?;
    let (mut items, mut numbers) = (Vec::new(), Vec::new());
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let item = item(row)?;
        if let Some(number) = row.get(8)? {
            numbers.push((item.id, number));
        }
        items.push(item);
    }
    Ok(Numbered { items, numbers })
}

/// Every settlement.
pub(crate) fn all_settlements(connection: &Connection) -> Result<Vec<Settlement>> {
    let sql = "SELECT item_id, settled_on, amount_minor FROM settlement";
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map([], |row| {
        Ok(Settlement { item: ItemId(row.get(0)?), on: day(row.get_ref(1)?)?, minor: row.get(2)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
