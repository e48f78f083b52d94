//! Which days of payment are not known.

use std::collections::HashSet;

use chrono::{Days, Months, NaiveDate};
use receivables::ItemId;

use crate::{
    Result, Store,
    iso::{IsoDay, day},
};

impl Store {
    /// Settlements of the twelve months up to the key date whose day is only that of the snapshot
    /// they were seen in, the one before being more than four days older: the customer may have
    /// paid on any day between.
    pub fn settlements_of_unknown_day(
        &self,
        key_date: NaiveDate,
    ) -> Result<HashSet<(ItemId, NaiveDate)>> {
        let from = key_date.checked_sub_months(Months::new(12)).unwrap_or(key_date);
        let sql = "SELECT EXISTS (SELECT 1 FROM import_batch WHERE snapshot_date IS NOT NULL)";
        if !self.connection.query_row(sql, [], |row| row.get(0))? {
            // Nothing was ever seen in a list: the settlements need no reading.
            return Ok(HashSet::new());
        }
        let sql = "SELECT item_id, settled_on FROM settlement
                   WHERE settled_on > ?1 AND settled_on <= ?2
                     AND (source = 'snapshot' OR source = 'absent')";
        let mut statement = self.connection.prepare_cached(sql)?;
        let (from, to) = (IsoDay::new(from), IsoDay::new(key_date));
        let seen = statement.query_map([from.as_str(), to.as_str()], |row| {
            Ok((ItemId(row.get(0)?), day(row.get_ref(1)?)?))
        })?;
        let mut seen = seen.collect::<rusqlite::Result<HashSet<_>>>()?;
        if !seen.is_empty() {
            let close = self.snapshots_that_follow_closely()?;
            seen.retain(|(_, on)| !close.contains(on));
        }
        Ok(seen)
    }

    /// Days of snapshots that follow another one within four days: a weekend and a holiday.
    fn snapshots_that_follow_closely(&self) -> Result<HashSet<NaiveDate>> {
        let sql = "SELECT DISTINCT snapshot_date FROM import_batch
                   WHERE undone_at IS NULL AND snapshot_date IS NOT NULL ORDER BY snapshot_date";
        let mut statement = self.connection.prepare_cached(sql)?;
        let days = statement.query_map([], |row| Ok(day(row.get_ref(0)?)?))?;
        let days = days.collect::<rusqlite::Result<Vec<_>>>()?;
        let close = days.windows(2).filter(|it| it[1] <= it[0] + Days::new(4));
        Ok(close.map(|it| it[1]).collect())
    }
}
