//! Rates: those the user typed or confirmed, in place of the ones the program ships.

use chrono::NaiveDate;
use receivables::rates::{Semester, SemesterRates};
use rusqlite::{Row, params};
use rust_decimal::Decimal;

use crate::{Change, Result, Store, StoreError, iso::IsoDay};

impl Store {
    /// The rates as they stand, a row a semester: the newest one counts.
    pub fn rates(&self) -> Result<Vec<(Semester, SemesterRates)>> {
        let sql = "SELECT semester, ecb, legal_professional, legal_individual, basiszins,
                bank_of_england, confirmed, source
            FROM rate WHERE id IN
                (SELECT max(id) FROM rate WHERE undone_at IS NULL GROUP BY semester)
            ORDER BY semester";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let mut rates = Vec::new();
        while let Some(row) = rows.next()? {
            rates.push(read(row)?);
        }
        Ok(rates)
    }
}

fn read(row: &Row<'_>) -> Result<(Semester, SemesterRates)> {
    let semester: String = row.get(0)?;
    let corrupt = |text: &str| StoreError::Corrupt(format!("the rate {text:?}"));
    let percent = |column| -> Result<Option<Decimal>> {
        let text: Option<String> = row.get(column)?;
        text.map(|it| it.parse().map_err(|_| corrupt(&it))).transpose()
    };
    let rates = SemesterRates {
        ecb: percent(1)?,
        legal_professional: percent(2)?,
        legal_individual: percent(3)?,
        basiszins: percent(4)?,
        bank_of_england: percent(5)?,
        confirmed: row.get(6)?,
        source: row.get(7)?,
    };
    Ok((semester.parse().map_err(|_| corrupt(&semester))?, rates))
}

impl Change<'_> {
    /// Puts the rates of a semester in place of those before.
    pub fn set_rates(
        &mut self,
        semester: Semester,
        rates: &SemesterRates,
        entered_on: NaiveDate,
    ) -> Result<()> {
        let sql =
            "INSERT INTO rate (semester, ecb, legal_professional, legal_individual, basiszins,
                bank_of_england, confirmed, source, entered_on)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
        let text = |it: Option<Decimal>| it.map(|it| it.to_string());
        self.transaction.prepare_cached(sql)?.execute(params![
            semester.to_string(),
            text(rates.ecb),
            text(rates.legal_professional),
            text(rates.legal_individual),
            text(rates.basiszins),
            text(rates.bank_of_england),
            rates.confirmed,
            rates.source,
            IsoDay::new(entered_on).as_str(),
        ])?;
        self.added.push(("rate", self.transaction.last_insert_rowid()));
        Ok(())
    }
}
