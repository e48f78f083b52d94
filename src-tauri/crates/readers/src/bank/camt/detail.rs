//! A payment inside an entry: who, what for, and how much of a batch.

use receivables::Money;

use crate::{
    bank::{BankDetail, amount, text},
    xml::Element,
};

/// A payment with both its parties: which of them is the other one is known with the entry.
pub(super) struct Detail {
    amount: Option<Money>,
    is_credit: Option<bool>,
    debtor: Party,
    creditor: Party,
    remittance: String,
    end_to_end: String,
    return_reason: String,
    pub(super) label: String,
    pub(super) bank_reference: String,
}

#[derive(Default)]
struct Party {
    name: String,
    account: String,
}

impl Detail {
    pub(super) fn of(payment: &Element) -> Self {
        let label = payment.text_at("AddtlTxInf");
        Self {
            amount: amount(payment),
            is_credit: match payment.text_at("CdtDbtInd") {
                "CRDT" => Some(true),
                "DBIT" => Some(false),
                _ => None,
            },
            debtor: Party::of(payment, ["Dbtr", "UltmtDbtr", "DbtrAcct"]),
            creditor: Party::of(payment, ["Cdtr", "UltmtCdtr", "CdtrAcct"]),
            remittance: remittance(payment, label),
            end_to_end: text::reference(payment.text_at("Refs/EndToEndId")).to_owned(),
            return_reason: return_reason(payment).to_owned(),
            label: label.to_owned(),
            bank_reference: payment.text_at("Refs/AcctSvcrRef").to_owned(),
        }
    }

    /// The payment as seen from the account. `whole` is the amount of an entry that holds nothing
    /// else, for a payment that states none.
    pub(super) fn read(
        self,
        is_credit: bool,
        is_reversal: bool,
        whole: Option<Money>,
    ) -> BankDetail {
        // A reversal names the parties of what it undoes: whose direct debit came back is still
        // called the debtor.
        let was_received = is_credit != is_reversal;
        let (other, own) = match was_received {
            true => (self.debtor, self.creditor),
            false => (self.creditor, self.debtor),
        };
        let is_unknown = other.name.is_empty() && other.account.is_empty();
        let other = if is_reversal && is_unknown { own } else { other };
        let sign = if self.is_credit.unwrap_or(is_credit) { 1 } else { -1 };
        let amount = self.amount.map(|it| Money { minor: sign * it.minor, ..it });
        BankDetail {
            amount: amount.or(whole),
            payer: other.name,
            payer_iban: other.account,
            remittance: self.remittance,
            end_to_end: self.end_to_end,
            return_reason: self.return_reason,
        }
    }
}

impl Party {
    /// From the names of the party, the ultimate party and the account; later versions put the
    /// party one level deeper.
    fn of(payment: &Element, [party, ultimate, account]: [&str; 3]) -> Self {
        let Some(parties) = payment.child("RltdPties") else { return Self::default() };
        let mut name = String::new();
        for party in [party, ultimate] {
            text::take(&mut name, parties.text_at(&format!("{party}/Nm")));
            text::take(&mut name, parties.text_at(&format!("{party}/Pty/Nm")));
        }
        let account = parties.child(account).map(super::account).unwrap_or_default();
        Self { name, account }
    }
}

/// The amount of the payment, unsigned, where it can be read.
fn amount(payment: &Element) -> Option<Money> {
    let paths = ["Amt", "AmtDtls/TxAmt/Amt", "AmtDtls/InstdAmt/Amt"];
    let amount = paths.into_iter().find_map(|it| payment.at(it))?;
    let currency = amount::currency(amount.attribute("Ccy")?).ok()?;
    amount::read(&amount.text, currency).ok()
}

/// Free text, then references, then what the bank adds.
fn remittance(payment: &Element, label: &str) -> String {
    let mut out = String::new();
    if let Some(remittance) = payment.child("RmtInf") {
        remittance.children("Ustrd").for_each(|it| text::add(&mut out, &it.text));
        for structured in remittance.children("Strd") {
            text::add(&mut out, structured.text_at("CdtrRefInf/Ref"));
            let documents = structured.children("RfrdDocInf");
            documents.for_each(|it| text::add(&mut out, it.text_at("Nb")));
            structured.children("AddtlRmtInf").for_each(|it| text::add(&mut out, &it.text));
        }
    }
    text::add(&mut out, payment.text_at("Refs/MndtId"));
    text::add(&mut out, label);
    out
}

fn return_reason(payment: &Element) -> &str {
    let reasons = [payment.text_at("RtrInf/Rsn/Cd"), payment.text_at("RtrInf/Rsn/Prtry")];
    reasons.into_iter().find(|it| !it.is_empty()).unwrap_or_default()
}
