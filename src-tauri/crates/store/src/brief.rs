//! What imports settled, for the morning brief.

use chrono::NaiveDate;
use receivables::{Currency, CustomerId, ItemId, Money};

use crate::{
    Result, Store,
    iso::{IsoDay, day, optional_day},
    item::currency,
};

/// Part or all of an invoice that an import settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettledInvoice {
    /// The item.
    pub item: ItemId,
    /// Whose it is.
    pub customer: CustomerId,
    /// Document number.
    pub number: String,
    /// Due date.
    pub due: Option<NaiveDate>,
    /// The day it counted.
    pub on: NaiveDate,
    /// How much.
    pub amount: Money,
    /// Whether it is settled because a file no longer listed it.
    pub by_absence: bool,
}

impl Store {
    /// What the imports settled of invoices after a day; receipts matched since then included.
    pub fn settled_by(&self, imports: &[i64], after: NaiveDate) -> Result<Vec<SettledInvoice>> {
        let imports: Vec<_> = imports.iter().map(i64::to_string).collect();
        let sql = format!(
            "SELECT item_id, customer_id, number, due, settled_on, currency, sum(amount_minor),
                    source = 'absent'
             FROM settlement JOIN item ON item.id = item_id
             WHERE settlement.import_batch_id IN ({}) AND settled_on > ?1 AND kind = 'invoice'
             GROUP BY item_id HAVING sum(amount_minor) <> 0 ORDER BY item_id",
            imports.join(", ")
        );
        let mut statement = self.connection.prepare(&sql)?;
        let rows = statement.query_map([IsoDay::new(after).as_str()], |row| {
            let currency: Currency = currency(row.get_ref(5)?)?;
            Ok(SettledInvoice {
                item: ItemId(row.get(0)?),
                customer: CustomerId(row.get(1)?),
                number: row.get(2)?,
                due: optional_day(row.get_ref(3)?)?,
                on: day(row.get_ref(4)?)?,
                amount: Money { minor: row.get(6)?, currency },
                by_absence: row.get(7)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
