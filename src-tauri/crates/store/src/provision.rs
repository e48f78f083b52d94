//! The provision matrix: the loss rate of each column, as it was entered.

use std::str::FromStr;

use chrono::NaiveDate;
use receivables::{
    aging::{BucketScheme, Column},
    provision::{LossRate, LossRates},
};
use rusqlite::{params, types::Value};

use crate::{
    Change, Result, Store, StoreError,
    iso::IsoDay,
    policy::{name_in, named},
};

/// What the provision is reckoned by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvisionRecord {
    /// The rates of the columns of the usual scheme: 30, 60 and 90 days.
    pub rates: LossRates,
    /// Whether anybody entered one; they are zero before.
    pub entered: bool,
    /// Whether credits are taken off the oldest debt of their customer first.
    pub net_of_credits: bool,
}

const COLUMNS: [(Column, &str); 6] = [
    (Column::NotDue, "not_due"),
    (Column::NoDueDate, "no_due_date"),
    (Column::Overdue(0), "1-30"),
    (Column::Overdue(1), "31-60"),
    (Column::Overdue(2), "61-90"),
    (Column::Overdue(3), "91+"),
];

impl Store {
    /// What the provision is reckoned by, as it stands.
    pub fn provision(&self) -> Result<ProvisionRecord> {
        let sql = "SELECT aging_column, percent FROM provision_rate
                   WHERE undone_at IS NULL ORDER BY id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let (mut rates, mut entered) = (LossRates::zero(&BucketScheme::default()), false);
        while let Some(row) = rows.next()? {
            let (column, percent): (String, String) = (row.get(0)?, row.get(1)?);
            let rate = LossRate::from_str(&percent)
                .map_err(|_| StoreError::Corrupt(format!("the rate {percent:?}")))?;
            rates.set(named(&COLUMNS, &column)?, rate);
            entered = true;
        }
        let sql = "SELECT provision_net_of_credits FROM company";
        let net_of_credits = self.connection.query_row(sql, [], |row| row.get(0))?;
        Ok(ProvisionRecord { rates, entered, net_of_credits })
    }
}

impl Change<'_> {
    /// Enters the loss rate of a column. Credits have none: nothing is entered for them.
    pub fn add_loss_rate(
        &mut self,
        column: Column,
        rate: LossRate,
        entered_on: NaiveDate,
    ) -> Result<()> {
        if column == Column::Unallocated {
            return Ok(());
        }
        self.transaction.execute(
            "INSERT INTO provision_rate (aging_column, percent, entered_on) VALUES (?1, ?2, ?3)",
            params![name_in(&COLUMNS, column), rate.to_string(), IsoDay::new(entered_on).as_str()],
        )?;
        self.added.push(("provision_rate", self.transaction.last_insert_rowid()));
        Ok(())
    }

    /// Says whether credits are taken off what is provisioned.
    pub fn set_net_of_credits(&mut self, net_of_credits: bool) -> Result<()> {
        self.set("company", 1, "provision_net_of_credits", Value::Integer(net_of_credits.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{change, on};

    #[test]
    fn the_newest_rate_of_a_column_counts_and_goes_with_an_undo() {
        let mut store = Store::in_memory().unwrap();
        assert!(!store.provision().unwrap().entered);
        for (column, percent) in [
            (Column::Overdue(3), "10.6"),
            (Column::NotDue, "0.3"),
            (Column::Overdue(3), "12"),
            (Column::Unallocated, "50"),
        ] {
            let rate = percent.parse().unwrap();
            change(&mut store, |it| it.add_loss_rate(column, rate, on("2026-01-05")));
        }
        let rates = |store: &Store| {
            let rates = store.provision().unwrap().rates;
            rates.columns().map(|it| rates.of(it).to_string()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(rates(&store), "0.30 0.00 0.00 0.00 0.00 12.00");
        let third = store.events(1).unwrap()[0].id;
        change(&mut store, |it| it.undo(third, on("2026-01-06").into()));
        assert_eq!(rates(&store), "0.30 0.00 0.00 0.00 0.00 10.60");
        change(&mut store, |it| it.set_net_of_credits(true));
        assert!(store.provision().unwrap().net_of_credits);
    }
}
