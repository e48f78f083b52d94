//! An entry of a statement: what was booked, and the payments in it.

use receivables::Currency;

use super::{Detail, is_credit, on};
use crate::{
    ProblemKind,
    bank::{BankDetail, BankLine, BankProblem, amount, collect::Fault, text},
    xml::Element,
};

/// Statuses of entries that are announced only.
const NOT_BOOKED: [&str; 3] = ["PDNG", "INFO", "FUTR"];

/// An entry as far as its facts are known.
pub(super) struct Entry {
    pub(super) line: u64,
    facts: Vec<Element>,
    details: Vec<Detail>,
}

impl Entry {
    pub(super) fn new(line: u64) -> Self {
        Self { line, facts: Vec::new(), details: Vec::new() }
    }

    /// Whether a fact of this name belongs to the next entry.
    pub(super) fn is_complete_before(&self, name: &str) -> bool {
        match name {
            "TxDtls" => false,
            "NtryRef" => true,
            "Amt" => !self.details.is_empty() || self.facts.iter().any(|it| it.name != "NtryRef"),
            _ => self.fact(name).is_some(),
        }
    }

    pub(super) fn add(&mut self, fact: Element) {
        if fact.name == "TxDtls" {
            self.details.push(Detail::of(&fact));
        } else {
            self.facts.push(fact);
        }
    }

    pub(super) fn is_booked(&self) -> bool {
        let status = [self.text("Sts"), self.text_at("Sts", "Cd")];
        !status.iter().any(|it| NOT_BOOKED.contains(it))
    }

    /// The movement; `account` is the currency of the statement, for an amount without any.
    pub(super) fn read(self, account: Option<Currency>) -> Result<BankLine, Fault> {
        let amount = self.fact("Amt").ok_or(BankProblem::NoAmount).map_err(Fault::whole)?;
        let currency = match (amount.attribute("Ccy").unwrap_or_default(), account) {
            ("", Some(account)) => Ok(account),
            (code, _) => amount::currency(code),
        };
        let currency = currency.map_err(Fault::at("Ccy"))?;
        let mut amount = amount::read(&amount.text, currency).map_err(Fault::at("Amt"))?;
        let is_credit = is_credit(self.text("CdtDbtInd"))?;
        if !is_credit {
            amount.minor = -amount.minor;
        }
        let is_reversal = matches!(self.text("RvslInd"), "true" | "1");
        let value_on = self.fact("ValDt").map(|it| on(Some(it)).map_err(Fault::at("ValDt")));
        let value_on = value_on.transpose()?;
        let booked_on = match (on(self.fact("BookgDt")), value_on) {
            (Err(ProblemKind::Bank(BankProblem::NoDate)), Some(value_on)) => value_on,
            (booked_on, _) => booked_on.map_err(Fault::at("BookgDt"))?,
        };
        let mut movement = BankLine {
            line: self.line,
            booked_on,
            value_on,
            amount,
            label: self.text("AddtlNtryInf").to_owned(),
            payer: String::new(),
            payer_iban: String::new(),
            remittance: String::new(),
            end_to_end: String::new(),
            bank_reference: self.text("AcctSvcrRef").to_owned(),
            code: self.code(),
            return_reason: String::new(),
            is_reversal,
            details: Vec::new(),
        };
        let reference = self.text("NtryRef").to_owned();
        self.complete(&mut movement, is_credit);
        text::take(&mut movement.bank_reference, text::reference(&reference));
        Ok(movement)
    }

    /// Writes the payments into the movement, and into the line what all of them share.
    fn complete(self, movement: &mut BankLine, is_credit: bool) {
        if let [detail] = &self.details[..] {
            text::take(&mut movement.label, &detail.label);
            text::take(&mut movement.bank_reference, &detail.bank_reference);
        }
        let is_single = self.details.len() == 1;
        let paid = movement.amount;
        movement.details = self
            .details
            .into_iter()
            .map(|it| it.read(is_credit, movement.is_reversal, is_single.then_some(paid)))
            .collect();
        let shared = |of: fn(&BankDetail) -> &String| -> String {
            let mut all = movement.details.iter().map(of);
            let first = all.next().cloned().unwrap_or_default();
            if all.all(|it| *it == first) { first } else { String::new() }
        };
        let payer = shared(|it| &it.payer);
        let payer_iban = shared(|it| &it.payer_iban);
        let remittance = shared(|it| &it.remittance);
        let end_to_end = shared(|it| &it.end_to_end);
        let return_reason = shared(|it| &it.return_reason);
        (movement.payer, movement.payer_iban) = (payer, payer_iban);
        (movement.remittance, movement.end_to_end) = (remittance, end_to_end);
        movement.return_reason = return_reason;
    }

    /// `PMNT/RCDT/ESCT`, or the bank's own code.
    fn code(&self) -> String {
        let path = |path| self.text_at("BkTxCd", path);
        let domain = ["Domn/Cd", "Domn/Fmly/Cd", "Domn/Fmly/SubFmlyCd"].map(path);
        if domain[0].is_empty() { path("Prtry/Cd").to_owned() } else { domain.join("/") }
    }

    fn fact(&self, name: &str) -> Option<&Element> {
        self.facts.iter().find(|it| it.name == name)
    }

    fn text(&self, name: &str) -> &str {
        self.fact(name).map_or("", |it| &it.text)
    }

    fn text_at(&self, name: &str, path: &str) -> &str {
        self.fact(name).map_or("", |it| it.text_at(path))
    }
}
