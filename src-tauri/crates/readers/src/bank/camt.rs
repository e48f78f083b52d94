//! CAMT: the statements of ISO 20022 (`camt.052`, `camt.053`, `camt.054`), whatever their version.
//!
//! Entries are read fact by fact and payments one by one, so that a batch of ten thousand direct
//! debits costs no more than one. An entry is a credit or a debit as its indicator says; that it
//! reverses another does not change the sign. What is announced but not booked is left out.

use std::io::{BufRead, Cursor, Read, Seek};

use zip::{ZipArchive, result::ZipError};

use super::{
    BankBalance, BankFile, BankFormat, BankProblem, BankRefusal, StatementKind, amount,
    collect::{BalanceCodes, Collected, Fault},
    day, recognise, text,
};
use crate::{
    FileFormat, ProblemKind, Refusal,
    xml::{Element, Subtrees},
};

mod detail;
mod entry;

use detail::Detail;
use entry::Entry;

const CODES: BalanceCodes = BalanceCodes { opening: &["OPBD", "PRCD"], closing: &["CLBD"] };
/// What is unpacked of an archive at most.
const MOST_UNPACKED: u64 = 64;
const MEGABYTE: u64 = 1_000_000;
/// The elements that facts are read from. None of them grows with the statement.
const FACTS: [&str; 14] = [
    "Id",
    "Acct",
    "Bal",
    "NtryRef",
    "Amt",
    "CdtDbtInd",
    "RvslInd",
    "Sts",
    "BookgDt",
    "ValDt",
    "AcctSvcrRef",
    "BkTxCd",
    "TxDtls",
    "AddtlNtryInf",
];

/// Reads one message.
pub(super) fn read(source: impl BufRead) -> Result<BankFile, Refusal> {
    let mut reader = Reader::default();
    reader.message(source)?;
    reader.collected.finish(BankFormat::Camt, CODES)
}

/// Reads every message in an archive.
pub(super) fn read_zip(source: impl Read + Seek) -> Result<BankFile, Refusal> {
    let mut archive = ZipArchive::new(source).map_err(refusal)?;
    let mut reader = Reader::default();
    let mut has_message = false;
    let mut left = MOST_UNPACKED * MEGABYTE;
    for index in 0..archive.len() {
        let mut bytes = Vec::new();
        let mut member = archive.by_index(index).map_err(refusal)?.take(left + 1);
        member.read_to_end(&mut bytes).map_err(|_| Refusal::OtherFormat(FileFormat::Zip))?;
        left = left
            .checked_sub(bytes.len() as u64)
            .ok_or(Refusal::Inflates { megabytes: MOST_UNPACKED })?;
        if recognise::is_camt(&bytes) {
            has_message = true;
            reader.message(Cursor::new(bytes))?;
        }
    }
    if !has_message {
        return Err(BankRefusal::NotAStatement.into());
    }
    reader.collected.finish(BankFormat::Camt, CODES)
}

fn refusal(error: ZipError) -> Refusal {
    match error {
        ZipError::Io(error) => Refusal::Io(error),
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Refusal::Protected,
        _ => Refusal::OtherFormat(FileFormat::Zip),
    }
}

#[derive(Default)]
struct Reader {
    collected: Collected,
    is_open: bool,
    has_account: bool,
    entry: Option<Entry>,
}

impl Reader {
    fn message(&mut self, source: impl BufRead) -> Result<(), Refusal> {
        let mut facts = Subtrees::new(source, &FACTS);
        while let Some((ancestors, fact)) = facts.next()? {
            let around = |steps: usize| {
                ancestors.len().checked_sub(steps).map_or("", |it| ancestors[it].as_str())
            };
            match around(1) {
                "Ntry" => self.entry_fact(fact, kind(around(2)))?,
                "NtryDtls" if around(2) == "Ntry" => self.entry_fact(fact, kind(around(3)))?,
                parent => {
                    if let Some(kind) = kind(parent) {
                        self.statement_fact(&fact, kind)?;
                    }
                }
            }
        }
        self.end_entry()?;
        (self.is_open, self.has_account) = (false, false);
        Ok(())
    }

    fn statement_fact(&mut self, fact: &Element, kind: StatementKind) -> Result<(), Refusal> {
        self.end_entry()?;
        let is_next = match fact.name.as_str() {
            "Id" => true,
            "Acct" => self.has_account,
            _ => false,
        };
        if is_next || !self.is_open {
            self.begin(fact.line, kind)?;
        }
        match (fact.name.as_str(), self.collected.current()) {
            ("Id", Some(statement)) => statement.id.clone_from(&fact.text),
            ("Acct", Some(statement)) => {
                self.has_account = true;
                statement.account = account(fact);
                statement.account_name = name(fact).to_owned();
                statement.currency = amount::currency(fact.text_at("Ccy")).ok();
            }
            ("Bal", _) => match balance(fact) {
                Ok(balance) => self.collected.balance(balance)?,
                Err(fault) => self.collected.problem(fact.line, fault)?,
            },
            _ => (),
        }
        Ok(())
    }

    fn begin(&mut self, line: u64, kind: StatementKind) -> Result<(), Refusal> {
        (self.is_open, self.has_account) = (true, false);
        self.collected.begin(line, kind)
    }

    /// A fact of an entry. Only facts arrive, not where an entry begins: an entry is complete when
    /// a fact comes that it has already, or one that only stands at the beginning.
    fn entry_fact(&mut self, fact: Element, kind: Option<StatementKind>) -> Result<(), Refusal> {
        let Some(kind) = kind else { return Ok(()) };
        if !self.is_open {
            self.begin(fact.line, kind)?;
        }
        if self.entry.as_ref().is_some_and(|it| it.is_complete_before(&fact.name)) {
            self.end_entry()?;
        }
        if fact.name == "TxDtls" {
            self.collected.weigh(1)?;
        }
        self.entry.get_or_insert_with(|| Entry::new(fact.line)).add(fact);
        Ok(())
    }

    fn end_entry(&mut self) -> Result<(), Refusal> {
        let Some(entry) = self.entry.take() else { return Ok(()) };
        let line = entry.line;
        if !entry.is_booked() {
            self.collected.not_booked(line);
            return Ok(());
        }
        let currency = self.collected.current().and_then(|it| it.currency);
        match entry.read(currency) {
            Ok(movement) => self.collected.push(movement),
            Err(fault) => self.collected.problem(line, fault),
        }
    }
}

/// What the element that holds the entries makes of them.
fn kind(element: &str) -> Option<StatementKind> {
    match element {
        "Stmt" => Some(StatementKind::Statement),
        "Rpt" => Some(StatementKind::Report),
        "Ntfctn" => Some(StatementKind::Notification),
        _ => None,
    }
}

/// An account by its IBAN, or else by what the bank calls it.
fn account(account: &Element) -> String {
    let numbers = [account.text_at("Id/IBAN"), account.text_at("Id/Othr/Id")];
    let number = numbers.into_iter().find(|it| !it.is_empty()).unwrap_or_default();
    text::account(number)
}

fn name(account: &Element) -> &str {
    let names = [account.text_at("Nm"), account.text_at("Ownr/Nm"), account.text_at("Ownr/Pty/Nm")];
    names.into_iter().find(|it| !it.is_empty()).unwrap_or_default()
}

fn balance(fact: &Element) -> Result<BankBalance, Fault> {
    let codes = [fact.text_at("Tp/CdOrPrtry/Cd"), fact.text_at("Tp/CdOrPrtry/Prtry")];
    let code = codes.into_iter().find(|it| !it.is_empty()).unwrap_or_default();
    let digits = fact.text_at("Amt");
    let amount = amount::parse(digits)
        .ok_or_else(|| amount::not_an_amount(digits))
        .map_err(Fault::at("Amt"))?;
    let currency = fact.child("Amt").and_then(|it| it.attribute("Ccy")).unwrap_or_default();
    let on = match on(fact.child("Dt")) {
        Err(ProblemKind::Bank(BankProblem::NoDate)) => None,
        day => Some(day.map_err(Fault::at("Dt"))?),
    };
    Ok(BankBalance {
        code: code.to_owned(),
        on,
        amount: if is_credit(fact.text_at("CdtDbtInd"))? { amount } else { -amount },
        currency: amount::currency(currency).ok(),
    })
}

/// The direction that an indicator gives.
fn is_credit(indicator: &str) -> Result<bool, Fault> {
    match indicator {
        "CRDT" => Ok(true),
        "DBIT" => Ok(false),
        _ => Err(Fault::at("CdtDbtInd")(ProblemKind::Bank(BankProblem::NoDirection))),
    }
}

/// The day of a date or of a time.
fn on(date: Option<&Element>) -> Result<chrono::NaiveDate, ProblemKind> {
    let texts = date.map(|it| [it.text_at("Dt"), it.text_at("DtTm"), &it.text]);
    let text = texts.into_iter().flatten().find(|it| !it.is_empty());
    day::iso(text.unwrap_or_default())
}
