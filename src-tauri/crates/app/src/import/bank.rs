//! Bank statements into the ledger: every line once, however many statements overlap.
//!
//! A line settles nothing by itself. What came in becomes a receipt that waits for the user's word;
//! see [`crate::receipt`].

use std::collections::HashMap;

use readers::{
    BankRowFact,
    bank::{BankDetail, BankFile, BankLine, BankStatement, StatementKind},
};
use receivables::{Balance, Money};
use store::{BankLineRow, Change};

use super::{
    BankOutcome,
    changes::Outcome,
    flow::Flow,
    source::{Content, Source},
};
use crate::failure::Cause;

/// Reads the file's bank lines into the ledger.
pub(super) fn take_in(
    source: &mut Source,
    change: &mut Change<'_>,
    batch: i64,
) -> Result<Outcome, Cause> {
    let words = source.words;
    let mut taker = Taker {
        change,
        batch,
        met: HashMap::new(),
        bank: BankOutcome::default(),
        received: Balance::default(),
    };
    let mut outcome = Outcome::default();
    match &mut source.content {
        Content::Bank(file) => statements(&mut taker, file, &mut outcome, words)?,
        Content::Table(content) => {
            let (mapping, currency) = (content.mapping.clone(), source.currency);
            let mut flow = Flow::default();
            taker.bank.statements = 1;
            let summary = content.table.bank_lines(&mapping, currency, |row| {
                let taken = match &row {
                    Ok(fact) => taker.take(&of_row(fact)),
                    Err(problem) => {
                        outcome.reject(words, problem);
                        Ok(())
                    }
                };
                flow.after(taken)
            });
            outcome.summary = flow.end(&source.file, summary)?;
        }
        _ => {}
    }
    let mut bank = taker.bank;
    bank.received = taker.received.iter().map(Into::into).collect();
    outcome.bank = Some(bank);
    Ok(outcome)
}

fn statements(
    taker: &mut Taker<'_, '_>,
    file: &BankFile,
    outcome: &mut Outcome,
    words: crate::wording::Words,
) -> Result<(), Cause> {
    let checks: Vec<_> = file.statements.iter().filter_map(|it| it.check).collect();
    taker.bank.ties_out = (!checks.is_empty()).then(|| checks.iter().all(|it| *it));
    outcome.remarks.extend(file.remarks.iter().map(|it| words.bank_remark(it)));
    let (kept, announced): (Vec<_>, Vec<_>) =
        file.statements.iter().partition(|it| it.kind == StatementKind::Statement);
    let again = announced.iter().map(|it| it.lines.len()).sum();
    if again > 0 {
        outcome.remarks.push(words.statement_will_follow(again));
    }
    for statement in kept {
        taker.bank.statements += 1;
        taker.met.clear();
        if statement.check == Some(false) {
            outcome.remarks.push(words.statement_does_not_tie(&statement.account));
        }
        for line in &statement.lines {
            outcome.summary.rows += 1;
            outcome.summary.accepted += 1;
            for row in of_line(statement, line) {
                taker.take(&row)?;
            }
        }
    }
    for problem in &file.problems {
        outcome.summary.rows += 1;
        outcome.summary.rejected += 1;
        outcome.reject(words, problem);
    }
    Ok(())
}

struct Taker<'c, 't> {
    change: &'c mut Change<'t>,
    batch: i64,
    /// How often the same line was met in this statement: two equal ones of a day are two lines.
    met: HashMap<Vec<String>, u32>,
    bank: BankOutcome,
    received: Balance,
}

impl Taker<'_, '_> {
    fn take(&mut self, row: &BankLineRow<'_>) -> Result<(), Cause> {
        let occurrence = self.met.entry(key(row)).or_default();
        *occurrence += 1;
        let row = BankLineRow { occurrence: *occurrence, ..*row };
        if self.change.add_bank_line(&row, self.batch)?.is_none() {
            self.bank.lines_known += 1;
            return Ok(());
        }
        self.bank.lines_new += 1;
        if row.amount.minor > 0 {
            self.bank.receipts += 1;
            self.received.add(row.amount);
        }
        Ok(())
    }
}

/// What tells a line from the others of its day.
fn key(row: &BankLineRow<'_>) -> Vec<String> {
    let texts = [row.account, row.label, row.remittance, row.end_to_end, row.bank_reference];
    let mut key: Vec<_> = texts.into_iter().map(str::to_owned).collect();
    key.push(format!("{} {:?}", row.booked_on, row.amount));
    key
}

/// A line of a statement; a batch that lists its payments becomes one line for each.
fn of_line<'a>(statement: &'a BankStatement, line: &'a BankLine) -> Vec<BankLineRow<'a>> {
    let whole = BankLineRow {
        account: &statement.account,
        booked_on: line.booked_on,
        value_on: line.value_on,
        amount: line.amount,
        label: &line.label,
        payer: &line.payer,
        payer_iban: &line.payer_iban,
        remittance: &line.remittance,
        end_to_end: &line.end_to_end,
        bank_reference: &line.bank_reference,
        occurrence: 0,
    };
    let parts: Option<Vec<Money>> = line.details.iter().map(|it| it.amount).collect();
    let listed = parts.filter(|it| it.len() > 1);
    let sum: i64 = listed.iter().flatten().map(|it| it.minor).sum();
    if listed.is_none() || sum != line.amount.minor {
        return vec![whole];
    }
    let part = |detail: &'a BankDetail| BankLineRow {
        amount: detail.amount.unwrap_or(line.amount),
        payer: &detail.payer,
        payer_iban: &detail.payer_iban,
        remittance: &detail.remittance,
        end_to_end: &detail.end_to_end,
        ..whole
    };
    line.details.iter().map(part).collect()
}

/// A row of a statement that is a table.
fn of_row<'a>(fact: &BankRowFact<'a>) -> BankLineRow<'a> {
    BankLineRow {
        account: fact.account,
        booked_on: fact.booked_on,
        value_on: fact.value_on,
        amount: fact.amount,
        label: fact.label,
        payer: fact.counterparty,
        payer_iban: "",
        remittance: "",
        end_to_end: "",
        bank_reference: fact.reference,
        occurrence: 0,
    }
}
