//! Bank lines: what the statements show, each line once however many statements list it.
//!
//! A line is told from others by its fingerprint: account, day, amount, words, references, and
//! its number among lines equal in all that. What is matched of a line is never entered: it is
//! the sum of the settlements it made.

mod accounted;
mod matching;
mod payer;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use receivables::Money;
use rusqlite::{Connection, Row, params};
use sha2::{Digest, Sha256};

pub use payer::{AliasKind, PayerAlias};

use crate::{
    Change, Finding, Result, Store,
    iso::{IsoDay, day, optional_day},
    item::currency,
};

/// A line of a bank statement, to write. Texts are empty where the statement says nothing.
#[derive(Debug, Clone, Copy)]
pub struct BankLineRow<'a> {
    /// Our account: its IBAN, or the bank's number for it.
    pub account: &'a str,
    /// Day of entry.
    pub booked_on: NaiveDate,
    /// Value date.
    pub value_on: Option<NaiveDate>,
    /// Positive when received.
    pub amount: Money,
    /// The bank's words.
    pub label: &'a str,
    /// Who paid.
    pub payer: &'a str,
    /// From which account.
    pub payer_iban: &'a str,
    /// What the payer wrote.
    pub remittance: &'a str,
    /// End-to-end reference of the payer.
    pub end_to_end: &'a str,
    /// The bank's own reference.
    pub bank_reference: &'a str,
    /// Number among the lines of one statement and day that are equal in all of the above, from 1.
    pub occurrence: u32,
}

/// A bank line as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankLine {
    /// Its number.
    pub id: i64,
    /// Our account.
    pub account: String,
    /// Day of entry.
    pub booked_on: NaiveDate,
    /// Value date.
    pub value_on: Option<NaiveDate>,
    /// Positive when received.
    pub amount: Money,
    /// What the bank kept of the payment: the items settled may exceed the amount by it.
    pub fee_minor: i64,
    /// What is matched, in the sign of the line.
    pub matched_minor: i64,
    /// The bank's words.
    pub label: String,
    /// Who paid.
    pub payer: String,
    /// From which account.
    pub payer_iban: String,
    /// What the payer wrote.
    pub remittance: String,
    /// End-to-end reference of the payer.
    pub end_to_end: String,
    /// The bank's own reference.
    pub bank_reference: String,
    /// The import that brought it.
    pub import: i64,
    /// No payment of a customer: left alone.
    pub set_aside: bool,
}

impl BankLine {
    /// What is left to match, in the sign of the line.
    pub fn open_minor(&self) -> i64 {
        self.amount.minor + self.fee_minor - self.matched_minor
    }
}

/// Which bank lines to list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BankLines {
    /// Those with something left to match that are not set aside.
    Open,
    /// All of them.
    All,
}

const COLUMNS: &str = "id, account, booked_on, value_on, currency, amount_minor, fee_minor,
    ifnull((SELECT sum(amount_minor) FROM settlement WHERE bank_line_id = bank_line.id), 0) AS matched,
    label, payer, payer_iban, remittance, end_to_end, bank_reference, import_batch_id, set_aside";

fn line(row: &Row<'_>) -> rusqlite::Result<BankLine> {
    Ok(BankLine {
        id: row.get(0)?,
        account: row.get(1)?,
        booked_on: day(row.get_ref(2)?)?,
        value_on: optional_day(row.get_ref(3)?)?,
        amount: Money { minor: row.get(5)?, currency: currency(row.get_ref(4)?)? },
        fee_minor: row.get(6)?,
        matched_minor: row.get(7)?,
        label: row.get(8)?,
        payer: row.get(9)?,
        payer_iban: row.get(10)?,
        remittance: row.get(11)?,
        end_to_end: row.get(12)?,
        bank_reference: row.get(13)?,
        import: row.get(14)?,
        set_aside: row.get(15)?,
    })
}

fn lines(connection: &Connection, which: BankLines) -> Result<Vec<BankLine>> {
    let open = match which {
        BankLines::Open => "WHERE set_aside = 0 AND matched <> amount_minor + fee_minor",
        BankLines::All => "",
    };
    let sql = format!("SELECT {COLUMNS} FROM bank_line {open} ORDER BY booked_on DESC, id DESC");
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([], line)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

impl Store {
    /// Bank lines, newest first.
    pub fn bank_lines(&self, which: BankLines) -> Result<Vec<BankLine>> {
        lines(&self.connection, which)
    }

    /// Bank lines that are matched beyond their amount and fee, against their sign or in
    /// another currency.
    pub(crate) fn overmatched_lines(&self) -> Result<Vec<Finding>> {
        let sql = "SELECT bank_line.id FROM bank_line
            JOIN settlement ON bank_line_id = bank_line.id JOIN item ON item.id = item_id
            GROUP BY bank_line.id
            HAVING sum(settlement.amount_minor) > max(0, bank_line.amount_minor + fee_minor)
                OR sum(settlement.amount_minor) < min(0, bank_line.amount_minor + fee_minor)
                OR max(item.currency <> bank_line.currency)";
        let mut statement = self.connection.prepare(sql)?;
        let rows = statement.query_map([], |row| Ok(Finding::BankLine { id: row.get(0)? }))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Change<'_> {
    /// Bank lines, newest first, as the change under way sees them.
    pub fn bank_lines(&self, which: BankLines) -> Result<Vec<BankLine>> {
        lines(&self.transaction, which)
    }

    /// Adds a bank line; none if another statement brought it before.
    pub fn add_bank_line(&mut self, row: &BankLineRow<'_>, batch: i64) -> Result<Option<i64>> {
        let fingerprint = row.fingerprint();
        let value_on = row.value_on.map(IsoDay::new);
        let added = self
            .transaction
            .prepare_cached(
                "INSERT INTO bank_line (account, booked_on, value_on, amount_minor, currency, label,
                     payer, payer_iban, remittance, end_to_end, bank_reference, occurrence,
                     fingerprint, import_batch_id)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
                 ON CONFLICT (fingerprint) DO NOTHING",
            )?
            .execute(params![
                row.account,
                IsoDay::new(row.booked_on).as_str(),
                value_on.as_ref().map(IsoDay::as_str),
                row.amount.minor,
                row.amount.currency.code(),
                row.label,
                row.payer,
                row.payer_iban,
                row.remittance,
                row.end_to_end,
                row.bank_reference,
                row.occurrence,
                fingerprint,
                batch,
            ])?;
        if added > 0 {
            return Ok(Some(self.transaction.last_insert_rowid()));
        }
        let sql = "INSERT OR IGNORE INTO bank_line_repeat
                   SELECT id, ?2 FROM bank_line WHERE fingerprint = ?1 AND import_batch_id <> ?2";
        self.transaction.prepare_cached(sql)?.execute(params![fingerprint, batch])?;
        Ok(None)
    }

    /// Sets a line aside as no payment of a customer, or takes it up again.
    pub fn set_aside(&mut self, line: i64, aside: bool) -> Result<()> {
        let sql = "UPDATE bank_line SET set_aside = ?2 WHERE id = ?1";
        self.transaction.prepare_cached(sql)?.execute(params![line, aside])?;
        Ok(())
    }

    /// Removes the lines of statements that are taken back, and their settlements; a line that
    /// another statement lists goes over to that one. Says how many lines and settlements are gone.
    pub(crate) fn remove_bank_lines(&mut self) -> Result<RemovedLines> {
        let taken = "(SELECT id FROM temp.taken)";
        let gone = format!("(SELECT id FROM bank_line WHERE import_batch_id IN {taken})");
        self.run(&format!("DELETE FROM bank_line_repeat WHERE import_batch_id IN {taken}"))?;
        self.run(&format!(
            "UPDATE bank_line SET import_batch_id = (SELECT min(import_batch_id)
                 FROM bank_line_repeat WHERE bank_line_id = bank_line.id)
             WHERE import_batch_id IN {taken}
               AND EXISTS (SELECT 1 FROM bank_line_repeat WHERE bank_line_id = bank_line.id)"
        ))?;
        self.run(
            "DELETE FROM bank_line_repeat WHERE import_batch_id =
                 (SELECT import_batch_id FROM bank_line WHERE id = bank_line_id)",
        )?;
        self.run(
            "UPDATE settlement SET import_batch_id =
                 (SELECT import_batch_id FROM bank_line WHERE id = bank_line_id)
             WHERE bank_line_id IS NOT NULL",
        )?;
        self.run(&format!(
            "INSERT OR IGNORE INTO temp.touched
             SELECT item_id FROM settlement WHERE bank_line_id IN {gone}"
        ))?;
        let sql = format!(
            "SELECT count(DISTINCT bank_line_id) FROM settlement WHERE bank_line_id IN {gone}"
        );
        let matched = self.transaction.query_row(&sql, [], |row| row.get::<_, i64>(0))?;
        let settlements =
            self.run(&format!("DELETE FROM settlement WHERE bank_line_id IN {gone}"))?;
        let lines = self.run(&format!("DELETE FROM bank_line WHERE import_batch_id IN {taken}"))?;
        Ok(RemovedLines { lines, matched: usize::try_from(matched).unwrap_or(0), settlements })
    }
}

/// What went with statements that were taken back.
pub(crate) struct RemovedLines {
    /// How many lines.
    pub(crate) lines: usize,
    /// How many of them were matched.
    pub(crate) matched: usize,
    /// How many settlements they had made.
    pub(crate) settlements: usize,
}

impl BankLineRow<'_> {
    /// SHA-256 over what tells a line from others; every text is preceded by its length.
    fn fingerprint(&self) -> String {
        let mut hasher = Sha256::new();
        for text in [
            self.account,
            IsoDay::new(self.booked_on).as_str(),
            self.amount.currency.code(),
            self.label,
            self.remittance,
            self.end_to_end,
            self.bank_reference,
        ] {
            hasher.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_le_bytes());
            hasher.update(text.as_bytes());
        }
        hasher.update(self.amount.minor.to_le_bytes());
        hasher.update(self.occurrence.to_le_bytes());
        crate::document::hex(&hasher.finalize())
    }
}
