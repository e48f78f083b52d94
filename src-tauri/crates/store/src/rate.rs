//! Rates that were typed or confirmed: each stands in place of the shipped one.

use std::str::FromStr;

use chrono::NaiveDate;
use receivables::rates::{Figure, ReferenceRate, Semester};
use rusqlite::{Row, params};
use rust_decimal::Decimal;

use crate::{
    Change, Result, Store, StoreError,
    iso::{IsoDay, day},
    policy::{name_in, named},
};

/// A rate as somebody entered it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateRecord {
    /// Of which semester.
    pub semester: Semester,
    /// Which one.
    pub rate: ReferenceRate,
    /// What it is, and where it was read.
    pub figure: Figure,
    /// When it was entered.
    pub entered_on: NaiveDate,
}

const REFERENCES: [(ReferenceRate, &str); 5] = [
    (ReferenceRate::Ecb, "ecb"),
    (ReferenceRate::LegalProfessional, "legal_professional"),
    (ReferenceRate::LegalIndividual, "legal_individual"),
    (ReferenceRate::Basiszins, "basiszins"),
    (ReferenceRate::BankOfEngland, "bank_of_england"),
];

fn record(row: &Row<'_>) -> Result<RateRecord> {
    let (semester, percent): (String, String) = (row.get(0)?, row.get(2)?);
    let corrupt = |text: &str| StoreError::Corrupt(format!("the rate {text:?}"));
    Ok(RateRecord {
        semester: semester.parse().map_err(|_| corrupt(&semester))?,
        rate: named(&REFERENCES, row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?)?,
        figure: Figure {
            percent: Decimal::from_str(&percent).map_err(|_| corrupt(&percent))?,
            confirmed: row.get(3)?,
            source: row.get(4)?,
        },
        entered_on: day(row.get_ref(5)?).map_err(rusqlite::Error::from)?,
    })
}

impl Store {
    /// Every rate that was entered and stands, oldest first: the last of a kind counts.
    pub fn rates(&self) -> Result<Vec<RateRecord>> {
        let sql =
            "SELECT semester, reference, percent, confirmed, source, entered_on FROM reference_rate
                   WHERE undone_at IS NULL ORDER BY id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let mut rates = Vec::new();
        while let Some(row) = rows.next()? {
            rates.push(record(row)?);
        }
        Ok(rates)
    }
}

impl Change<'_> {
    /// Enters a rate.
    pub fn add_rate(&mut self, rate: &RateRecord) -> Result<()> {
        self.transaction.execute(
            "INSERT INTO reference_rate (semester, reference, percent, confirmed, source, entered_on)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                rate.semester.to_string(),
                name_in(&REFERENCES, rate.rate),
                rate.figure.percent.to_string(),
                rate.figure.confirmed,
                rate.figure.source,
                IsoDay::new(rate.entered_on).as_str(),
            ],
        )?;
        self.added.push(("reference_rate", self.transaction.last_insert_rowid()));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{change, on};

    fn typed(percent: &str, confirmed: bool) -> RateRecord {
        RateRecord {
            semester: "2027S1".parse().unwrap(),
            rate: ReferenceRate::Ecb,
            figure: Figure {
                percent: percent.parse().unwrap(),
                confirmed,
                source: "BCE".to_owned(),
            },
            entered_on: on("2027-01-04"),
        }
    }

    #[test]
    fn rates_come_back_in_the_order_they_were_entered_and_go_with_an_undo() {
        let mut store = Store::in_memory().unwrap();
        let (first, second) = (typed("2.15", false), typed("2.40", true));
        change(&mut store, |it| it.add_rate(&first));
        change(&mut store, |it| it.add_rate(&second));
        assert_eq!(store.rates().unwrap(), [first.clone(), second]);
        let event = store.events(1).unwrap()[0].id;
        change(&mut store, |it| it.undo(event, on("2027-01-05").into()));
        assert_eq!(store.rates().unwrap(), [first]);
    }
}
