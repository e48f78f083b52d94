//! How customers paid: the sums that make a payer's profile, in one pass over what was settled.

use std::collections::HashMap;

use chrono::{Months, NaiveDate};
use receivables::{
    CustomerId,
    behaviour::{PaidInvoice, ProfileSums},
};

use crate::{
    Result, Store,
    iso::{IsoDay, day},
};

impl Store {
    /// The profile sums of each customer that paid an invoice of a currency in the twelve months
    /// up to the key date.
    pub fn profile_sums(
        &self,
        key_date: NaiveDate,
        currency: &str,
    ) -> Result<HashMap<CustomerId, ProfileSums>> {
        let from = key_date.checked_sub_months(Months::new(12)).unwrap_or(key_date);
        let sql = "SELECT customer_id, amount_minor, due, settled_on FROM settlement
                   JOIN item ON item.id = item_id
                   WHERE settled_on > ?1 AND settled_on <= ?2 AND kind = 'invoice'
                     AND due IS NOT NULL AND currency = ?3";
        let mut statement = self.connection.prepare_cached(sql)?;
        let (from, to) = (IsoDay::new(from), IsoDay::new(key_date));
        let mut rows = statement.query([from.as_str(), to.as_str(), currency])?;
        let mut sums: HashMap<CustomerId, ProfileSums> = HashMap::new();
        while let Some(row) = rows.next()? {
            let paid = PaidInvoice {
                amount_minor: row.get(1)?,
                due: day(row.get_ref(2)?).map_err(rusqlite::Error::from)?,
                paid_on: day(row.get_ref(3)?).map_err(rusqlite::Error::from)?,
            };
            sums.entry(CustomerId(row.get(0)?)).or_default().add(paid, key_date);
        }
        Ok(sums)
    }
}
