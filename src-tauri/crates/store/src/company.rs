//! The company whose ledger this is.

use chrono::NaiveDate;
use rusqlite::{params, types::Value};

use crate::{
    Change, Result, Store,
    iso::{IsoDay, optional_day},
};

/// The company's row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompanyRecord {
    /// The sender of the letters, as JSON.
    pub profile: String,
    /// Currency of amounts that name none.
    pub currency: String,
    /// The day the sample company lives on; none in a real ledger.
    pub sample_day: Option<NaiveDate>,
    /// What a day holds, as JSON.
    pub capacity: String,
}

impl Store {
    /// The company.
    pub fn company(&self) -> Result<CompanyRecord> {
        let sql = "SELECT profile, currency, sample_day, capacity FROM company";
        Ok(self.connection.query_row(sql, [], |row| {
            Ok(CompanyRecord {
                profile: row.get(0)?,
                currency: row.get(1)?,
                sample_day: optional_day(row.get_ref(2)?)?,
                capacity: row.get(3)?,
            })
        })?)
    }
}

impl Change<'_> {
    /// Replaces the sender's profile.
    pub fn save_company(&mut self, profile: &str) -> Result<()> {
        self.set("company", 1, "profile", Value::Text(profile.to_owned()))
    }

    /// Says what a day holds.
    pub fn set_capacity(&mut self, capacity: &str) -> Result<()> {
        self.set("company", 1, "capacity", Value::Text(capacity.to_owned()))
    }

    /// Makes the ledger live on a day of its own.
    pub fn set_sample_day(&mut self, day: NaiveDate) -> Result<()> {
        self.transaction
            .execute("UPDATE company SET sample_day = ?1", params![IsoDay::new(day).as_str()])?;
        Ok(())
    }
}
