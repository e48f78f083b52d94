//! What imports settled and received, for the morning brief.

use chrono::NaiveDate;
use receivables::{Currency, CustomerId, ItemId, ItemKind, Money};

use crate::{
    Result, Store,
    iso::{IsoDay, day, optional_day},
    item::{currency, kind},
};

/// Part or all of a document that an import settled, or a payment that it brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettledItem {
    /// The item.
    pub item: ItemId,
    /// Whose it is.
    pub customer: CustomerId,
    /// Document number.
    pub number: String,
    /// What it is.
    pub kind: ItemKind,
    /// Due date.
    pub due: Option<NaiveDate>,
    /// The day it counted.
    pub on: NaiveDate,
    /// How much came in by it: a credit note that settles an invoice counts against it, and so does
    /// a payment that came in before.
    pub amount: Money,
    /// Whether it is settled because a file no longer listed it.
    pub by_absence: bool,
}

impl Store {
    /// What the imports settled after a day, and the payments on account they brought. The amounts of
    /// a customer add up to the money that came in.
    pub fn settled_by(&self, imports: &[i64], after: NaiveDate) -> Result<Vec<SettledItem>> {
        let imports: Vec<_> = imports.iter().map(i64::to_string).collect();
        let imports = imports.join(", ");
        let sql = format!(
            "SELECT item_id, customer_id, number, kind, due, max(settled_on), currency,
                    sum(amount_minor), max(source = 'absent')
             FROM settlement JOIN item ON item.id = item_id
             WHERE settlement.import_batch_id IN ({imports}) AND settled_on > ?1
             GROUP BY item_id HAVING sum(amount_minor) <> 0
             UNION ALL
             SELECT id, customer_id, number, kind, due, issued, currency, -original_minor, 0
             FROM item WHERE import_batch_id IN ({imports}) AND kind = 'payment' AND issued > ?1
               AND withdrawn_minor IS NULL
             ORDER BY 1"
        );
        let mut statement = self.connection.prepare(&sql)?;
        let rows = statement.query_map([IsoDay::new(after).as_str()], |row| {
            let currency: Currency = currency(row.get_ref(6)?)?;
            Ok(SettledItem {
                item: ItemId(row.get(0)?),
                customer: CustomerId(row.get(1)?),
                number: row.get(2)?,
                kind: kind(row.get_ref(3)?)?,
                due: optional_day(row.get_ref(4)?)?,
                on: day(row.get_ref(5)?)?,
                amount: Money { minor: row.get(7)?, currency },
                by_absence: row.get(8)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
