//! The aggregates of OFX that become facts: STMTTRN, LEDGERBAL, AVAILBAL.

use receivables::Currency;

use super::Place;
use crate::{
    ProblemKind,
    bank::{BankBalance, BankLine, BankProblem, amount, collect::Fault, day, text},
};

/// A movement as its tags have it so far.
#[derive(Debug, Default)]
pub(super) struct Transaction {
    pub(super) line: u64,
    kind: String,
    posted: String,
    value: String,
    amount: String,
    currency: String,
    id: String,
    name: String,
    payee: String,
    memo: String,
    references: String,
    other_account: String,
    corrects: bool,
}

/// A balance as its tags have it so far.
#[derive(Debug, Default)]
pub(super) struct LedgerBalance {
    pub(super) line: u64,
    code: String,
    amount: String,
    on: String,
}

impl Transaction {
    pub(super) fn new(line: u64) -> Self {
        Self { line, ..Self::default() }
    }

    /// Takes a fact in; the first of a name counts.
    pub(super) fn fact(&mut self, place: Place, name: &str, text: &str) {
        match (place, name) {
            (Place::OtherAccount, "ACCTID") => text::take(&mut self.other_account, text),
            (Place::OtherCurrency, "CURSYM") => text::take(&mut self.currency, text),
            (_, "TRNTYPE") => text::take(&mut self.kind, text),
            (_, "DTPOSTED") => text::take(&mut self.posted, text),
            (_, "DTAVAIL" | "VALUEDATE") => text::take(&mut self.value, text),
            (_, "TRNAMT") => text::take(&mut self.amount, text),
            (_, "FITID") => text::take(&mut self.id, text),
            (_, "NAME") => {
                // A PAYEE comes after the bank's own NAME, or instead of it.
                if self.name.is_empty() {
                    text::take(&mut self.name, text);
                } else {
                    text::take(&mut self.payee, text);
                }
            }
            (_, "MEMO") => text::take(&mut self.memo, text),
            (_, "CHECKNUM" | "REFNUM") if text.bytes().any(|it| it != b'0') => {
                text::add(&mut self.references, text::reference(text));
            }
            (_, "CORRECTFITID") => self.corrects = !text.is_empty(),
            _ => (),
        }
    }

    /// The movement; `currency` is that of the account.
    pub(super) fn line(self, currency: Option<Currency>) -> Result<BankLine, Fault> {
        let currency = currency.map_or_else(|| amount::currency(&self.currency), Ok);
        let currency = currency.map_err(Fault::at("CURDEF"))?;
        let amount = if self.amount.is_empty() {
            Err(ProblemKind::Bank(BankProblem::NoAmount))
        } else {
            amount::read(&self.amount, currency)
        };
        // A value date that is none is no reason to lose a payment whose booking date is one.
        let value_on = day::iso(&self.value).ok();
        let has_name = !self.name.is_empty();
        let mut remittance = String::new();
        if has_name {
            text::add(&mut remittance, &self.memo);
        }
        text::add(&mut remittance, &self.references);
        Ok(BankLine {
            line: self.line,
            booked_on: day::iso(&self.posted).map_err(Fault::at("DTPOSTED"))?,
            value_on,
            amount: amount.map_err(Fault::at("TRNAMT"))?,
            label: if has_name { self.name } else { self.memo },
            payer: self.payee,
            payer_iban: text::account(&self.other_account),
            remittance,
            end_to_end: String::new(),
            bank_reference: self.id,
            code: self.kind,
            return_reason: String::new(),
            is_reversal: self.corrects,
            details: Vec::new(),
        })
    }
}

impl LedgerBalance {
    pub(super) fn new(code: &str, line: u64) -> Self {
        Self { line, code: code.to_owned(), ..Self::default() }
    }

    pub(super) fn fact(&mut self, name: &str, text: &str) {
        match name {
            "BALAMT" => text::take(&mut self.amount, text),
            "DTASOF" => text::take(&mut self.on, text),
            _ => (),
        }
    }

    /// The balance; `None` where its amount is blank.
    pub(super) fn read(self, currency: Option<Currency>) -> Result<Option<BankBalance>, Fault> {
        if self.amount.is_empty() {
            return Ok(None);
        }
        let amount = amount::parse(&self.amount)
            .ok_or_else(|| amount::not_an_amount(&self.amount))
            .map_err(Fault::at("BALAMT"))?;
        let on = match self.on.as_str() {
            "" => None,
            text => Some(day::iso(text).map_err(Fault::at("DTASOF"))?),
        };
        Ok(Some(BankBalance { code: self.code, on, amount, currency }))
    }
}
