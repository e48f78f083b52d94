//! Control balances: what the accounting has on account 411 at the end of a day.
//!
//! The user types it; the ledger's own open total is tied out against it.

use chrono::NaiveDate;
use receivables::Money;
use rusqlite::params;

use crate::{
    Change, Result, Store,
    iso::{IsoDay, day},
    item::currency,
};

/// A balance of account 411 as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ControlBalance {
    /// The day at whose end it held.
    pub on: NaiveDate,
    /// The balance; positive when customers owe.
    pub balance: Money,
}

impl Store {
    /// The newest control balance up to a day, that day included, in each currency that has one.
    pub fn last_control_balances(&self, on: NaiveDate) -> Result<Vec<ControlBalance>> {
        let sql = "SELECT max(on_day), currency, amount_minor FROM control_balance
                   WHERE on_day <= ?1 GROUP BY currency ORDER BY currency";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([IsoDay::new(on).as_str()], |row| {
            let balance = Money { minor: row.get(2)?, currency: currency(row.get_ref(1)?)? };
            Ok(ControlBalance { on: day(row.get_ref(0)?)?, balance })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Change<'_> {
    /// Writes down the balance at the end of a day, in place of an earlier word on it.
    pub fn set_control_balance(&mut self, on: NaiveDate, balance: Money) -> Result<()> {
        let sql = "INSERT INTO control_balance (on_day, currency, amount_minor) VALUES (?1, ?2, ?3)
                   ON CONFLICT (on_day, currency) DO UPDATE SET amount_minor = excluded.amount_minor";
        self.transaction.prepare_cached(sql)?.execute(params![
            IsoDay::new(on).as_str(),
            balance.currency.code(),
            balance.minor
        ])?;
        Ok(())
    }

    /// Forgets the balance typed for a day.
    pub fn clear_control_balance(
        &mut self,
        on: NaiveDate,
        currency: receivables::Currency,
    ) -> Result<()> {
        let sql = "DELETE FROM control_balance WHERE on_day = ?1 AND currency = ?2";
        self.transaction
            .prepare_cached(sql)?
            .execute(params![IsoDay::new(on).as_str(), currency.code()])?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::iso::parse;
    use receivables::Currency;

    #[test]
    fn the_newest_balance_up_to_the_day_counts() {
        let mut store = Store::in_memory().unwrap();
        let on = |text| parse(text).unwrap();
        let usd = Currency::new("USD").unwrap();
        let money = |minor, currency| Money { minor, currency };
        store
            .change::<_, crate::StoreError>("control", on("2026-09-01").into(), |change| {
                for (day, minor, currency) in [
                    ("2026-06-30", 100_00, Currency::EUR),
                    ("2026-07-31", 120_00, Currency::EUR),
                    ("2026-07-31", 125_00, Currency::EUR),
                    ("2026-06-30", 70_00, usd),
                    ("2026-08-31", 90_00, usd),
                ] {
                    change.set_control_balance(on(day), money(minor, currency))?;
                }
                change.clear_control_balance(on("2026-08-31"), usd)?;
                Ok(((), Some("{}".into())))
            })
            .unwrap();

        for (day, expected) in [
            ("2026-06-29", vec![]),
            ("2026-06-30", vec![("2026-06-30", 100_00), ("2026-06-30", 70_00)]),
            ("2026-12-31", vec![("2026-07-31", 125_00), ("2026-06-30", 70_00)]),
        ] {
            let found = store.last_control_balances(on(day)).unwrap();
            let found: Vec<_> =
                found.iter().map(|it| (it.on.to_string(), it.balance.minor)).collect();
            let expected: Vec<_> =
                expected.iter().map(|&(day, minor)| (day.to_owned(), minor)).collect();
            assert_eq!(found, expected, "{day}");
        }
    }
}
