//! OFX: what banks let people download, 1 in SGML and 2 in XML.
//!
//! Both are read as a row of tags. A tag with a text is a fact of the aggregate around it, whether
//! it is closed or not. There is a balance after the movements and none before, so these
//! statements have no check.

use std::borrow::Cow;

use super::{
    BankFile, BankFormat, BankProblem, BankRefusal, StatementKind,
    collect::{BalanceCodes, Collected, Fault},
    text,
};
use crate::{ProblemKind, Refusal};

mod markup;
mod transaction;

use markup::{Tag, Tags};
use transaction::{LedgerBalance, Transaction};

const CODES: BalanceCodes = BalanceCodes { opening: &[], closing: &["LEDGERBAL"] };

/// Reads the text of a whole file.
pub(super) fn read(text: &str) -> Result<BankFile, Refusal> {
    let mut reader = Reader::default();
    let mut is_complete = false;
    for tag in Tags::of(text) {
        is_complete |= tag.is_end && tag.name == "OFX";
        if tag.is_end { reader.close(&tag)? } else { reader.open(tag)? }
    }
    if !is_complete {
        let line = reader.last_line;
        reader
            .collected
            .problem(line, Fault { column: String::new(), kind: ProblemKind::CutOff })?;
    }
    match reader.bank_error {
        Some(refusal) if reader.collected.statements.is_empty() => Err(refusal.into()),
        _ if reader.collected.statements.is_empty() => Err(BankRefusal::NoStatement.into()),
        _ => reader.collected.finish(BankFormat::Ofx, CODES),
    }
}

/// Which aggregate a fact belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Place {
    #[default]
    Elsewhere,
    Status,
    Account,
    Balance,
    Transaction,
    /// The account of the other party.
    OtherAccount,
    /// The currency of a movement, where it is not that of the account.
    OtherCurrency,
}

#[derive(Default)]
struct Reader {
    collected: Collected,
    place: Place,
    is_in_statement: bool,
    bank: Account,
    balance: LedgerBalance,
    transaction: Option<Transaction>,
    status: Status,
    bank_error: Option<BankRefusal>,
    last_line: u64,
}

/// The account in parts.
#[derive(Default)]
struct Account {
    bank: String,
    branch: String,
    number: String,
}

/// What the bank says about a request.
#[derive(Default)]
struct Status {
    code: String,
    is_error: bool,
    message: String,
}

impl Reader {
    fn open(&mut self, tag: Tag<'_>) -> Result<(), Refusal> {
        self.last_line = tag.line;
        let text = &tag.text;
        match tag.name.as_ref() {
            "STMTRS" | "CCSTMTRS" => {
                self.collected.begin(tag.line, StatementKind::Statement)?;
                self.is_in_statement = true;
                self.place = Place::Elsewhere;
            }
            "STATUS" => {
                self.status = Status::default();
                self.place = Place::Status;
            }
            "BANKACCTFROM" | "CCACCTFROM" => {
                self.bank = Account::default();
                self.place = Place::Account;
            }
            name @ ("LEDGERBAL" | "AVAILBAL") => {
                self.balance = LedgerBalance::new(name, tag.line);
                self.place = Place::Balance;
            }
            "STMTTRN" => {
                self.end_transaction()?;
                self.transaction = Some(Transaction::new(tag.line));
                self.place = Place::Transaction;
            }
            "BANKACCTTO" | "CCACCTTO" => self.place = Place::OtherAccount,
            "CURRENCY" | "ORIGCURRENCY" => self.place = Place::OtherCurrency,
            "CURDEF" if self.is_in_statement => {
                if let Some(statement) = self.collected.current() {
                    statement.currency = super::amount::currency(text).ok();
                }
            }
            name => self.fact(name, tag.text),
        }
        Ok(())
    }

    fn fact(&mut self, name: &str, text: Cow<'_, str>) {
        match (self.place, name) {
            (Place::Status, "CODE") => self.status.code = text.into_owned(),
            (Place::Status, "SEVERITY") => {
                self.status.is_error = text.eq_ignore_ascii_case("ERROR")
            }
            (Place::Status, "MESSAGE") => self.status.message = text::beginning(&text),
            (Place::Account, "BANKID") => self.bank.bank = text.into_owned(),
            (Place::Account, "BRANCHID") => self.bank.branch = text.into_owned(),
            (Place::Account, "ACCTID") => self.bank.number = text.into_owned(),
            (Place::Balance, _) => self.balance.fact(name, &text),
            (Place::Transaction | Place::OtherAccount | Place::OtherCurrency, _) => {
                if let Some(transaction) = &mut self.transaction {
                    transaction.fact(self.place, name, &text);
                }
            }
            _ => (),
        }
    }

    fn close(&mut self, tag: &Tag<'_>) -> Result<(), Refusal> {
        self.last_line = tag.line;
        match tag.name.as_ref() {
            "STMTTRN" | "BANKTRANLIST" => {
                self.place = Place::Elsewhere;
                return self.end_transaction();
            }
            "BANKACCTTO" | "CCACCTTO" | "CURRENCY" | "ORIGCURRENCY" => {
                self.place = Place::Transaction;
            }
            "LEDGERBAL" | "AVAILBAL" => {
                self.place = Place::Elsewhere;
                return self.end_balance();
            }
            "BANKACCTFROM" | "CCACCTFROM" => {
                self.place = Place::Elsewhere;
                let account = std::mem::take(&mut self.bank).name();
                if let Some(statement) = self.collected.current().filter(|_| self.is_in_statement) {
                    statement.account = account;
                }
            }
            "STATUS" => {
                self.place = Place::Elsewhere;
                let Status { code, is_error, message } = std::mem::take(&mut self.status);
                if is_error {
                    self.bank_error.get_or_insert(BankRefusal::BankError { code, message });
                }
            }
            "STMTRS" | "CCSTMTRS" => {
                self.is_in_statement = false;
                self.place = Place::Elsewhere;
            }
            _ => (),
        }
        Ok(())
    }

    fn end_transaction(&mut self) -> Result<(), Refusal> {
        let Some(transaction) = self.transaction.take() else { return Ok(()) };
        let line = transaction.line;
        if !self.is_in_statement {
            return self.collected.problem(line, Fault::whole(BankProblem::OutsideStatement));
        }
        let currency = self.collected.current().and_then(|it| it.currency);
        match transaction.line(currency) {
            Ok(movement) => self.collected.push(movement),
            Err(fault) => self.collected.problem(line, fault),
        }
    }

    fn end_balance(&mut self) -> Result<(), Refusal> {
        if !self.is_in_statement {
            return Ok(());
        }
        let currency = self.collected.current().and_then(|it| it.currency);
        let balance = std::mem::take(&mut self.balance);
        let line = balance.line;
        match balance.read(currency) {
            Ok(Some(balance)) => self.collected.balance(balance),
            Ok(None) => Ok(()),
            Err(fault) => self.collected.problem(line, fault),
        }
    }
}

impl Account {
    /// The IBAN where bank, branch and number are those of a French account, else the number.
    fn name(&self) -> String {
        text::iban_of(&self.bank, &self.branch, &self.number)
            .unwrap_or_else(|| text::account(&self.number))
    }
}
