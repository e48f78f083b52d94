//! What was read so far: statements and problems, and no more of them than memory allows.

use super::{
    BankBalance, BankFile, BankFormat, BankLine, BankProblem, BankRefusal, BankRemark,
    BankStatement, StatementKind,
};
use crate::{ProblemKind, Refusal, RowProblem};

/// Movements, payments of batches, balances and problems together.
const MOST_LINES: usize = 1_000_000;
/// An empty statement weighs as much as this many movements.
const STATEMENT_WEIGHT: usize = 4;

/// A fault of one line: where in it, and what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    /// The field, tag or positions at fault; blank for the whole line.
    pub(super) column: String,
    pub(super) kind: ProblemKind,
}

/// The file as it grows. Statements are appended to the last one that began.
#[derive(Debug, Default)]
pub(super) struct Collected {
    pub(super) statements: Vec<BankStatement>,
    pub(super) problems: Vec<RowProblem>,
    not_booked: Option<(u64, u64)>,
    weight: usize,
}

impl Fault {
    /// A fault in one field.
    pub(super) fn at(column: impl Into<String>) -> impl FnOnce(ProblemKind) -> Self {
        let column = column.into();
        move |kind| Self { column, kind }
    }

    /// A fault of the whole line.
    pub(super) fn whole(problem: BankProblem) -> Self {
        Self { column: String::new(), kind: ProblemKind::Bank(problem) }
    }
}

impl Collected {
    /// Begins a statement.
    pub(super) fn begin(&mut self, line: u64, kind: StatementKind) -> Result<(), Refusal> {
        self.weigh(STATEMENT_WEIGHT)?;
        self.statements.push(BankStatement {
            line,
            kind,
            id: String::new(),
            account: String::new(),
            account_name: String::new(),
            currency: None,
            opening: None,
            closing: None,
            balances: Vec::new(),
            lines: Vec::new(),
            check: None,
        });
        Ok(())
    }

    /// The statement that began last.
    pub(super) fn current(&mut self) -> Option<&mut BankStatement> {
        self.statements.last_mut()
    }

    /// Adds a movement to the current statement.
    pub(super) fn push(&mut self, line: BankLine) -> Result<(), Refusal> {
        self.weigh(1)?;
        if let Some(statement) = self.current() {
            statement.lines.push(line);
        }
        Ok(())
    }

    /// Adds a balance to the current statement.
    pub(super) fn balance(&mut self, balance: BankBalance) -> Result<(), Refusal> {
        self.weigh(1)?;
        if let Some(statement) = self.current() {
            statement.currency = statement.currency.or(balance.currency);
            statement.balances.push(balance);
        }
        Ok(())
    }

    /// Notes a line that was left out.
    pub(super) fn problem(&mut self, line: u64, fault: Fault) -> Result<(), Refusal> {
        self.weigh(1)?;
        let Fault { column, kind } = fault;
        self.problems.push(RowProblem {
            line,
            column,
            column_index: None,
            kind,
            known_number: None,
            known_customer: None,
            known_amount: None,
        });
        Ok(())
    }

    /// Notes a movement that is announced only.
    pub(super) fn not_booked(&mut self, line: u64) {
        let (count, first) = self.not_booked.unwrap_or((0, line));
        self.not_booked = Some((count + 1, first));
    }

    /// The file, if there is anything in it.
    pub(super) fn finish(
        mut self,
        format: BankFormat,
        codes: BalanceCodes,
    ) -> Result<BankFile, Refusal> {
        if self.statements.is_empty() && self.problems.is_empty() {
            return Err(BankRefusal::NoStatement.into());
        }
        for statement in &mut self.statements {
            codes.settle(statement);
        }
        let remarks = self.not_booked.map(|(count, first)| BankRemark::NotBooked { count, first });
        Ok(BankFile {
            format,
            statements: self.statements,
            problems: self.problems,
            remarks: remarks.into_iter().collect(),
        })
    }

    /// Counts what is about to be kept.
    pub(super) fn weigh(&mut self, weight: usize) -> Result<(), Refusal> {
        self.weight = self.weight.saturating_add(weight);
        if self.weight > MOST_LINES {
            return Err(BankRefusal::TooManyLines { most: MOST_LINES }.into());
        }
        Ok(())
    }
}

/// Which of a format's balances open and close a statement.
pub(super) struct BalanceCodes {
    pub(super) opening: &'static [&'static str],
    pub(super) closing: &'static [&'static str],
}

impl BalanceCodes {
    /// Picks the opening and the closing balance, and holds the movements against them.
    fn settle(&self, statement: &mut BankStatement) {
        let opening = agreed(&statement.balances, self.opening);
        let closing = agreed(&statement.balances, self.closing);
        let check = match (&opening, &closing) {
            ((Some(opening), true), (Some(closing), true)) => {
                Some(ties(opening, &statement.lines, closing))
            }
            _ => None,
        };
        let (opening, closing) = (opening.0.cloned(), closing.0.cloned());
        (statement.opening, statement.closing, statement.check) = (opening, closing, check);
    }
}

/// The first balance of the first code that there is, and whether no other contradicts it.
fn agreed<'a>(balances: &'a [BankBalance], codes: &[&str]) -> (Option<&'a BankBalance>, bool) {
    let mut found =
        codes.iter().flat_map(|code| balances.iter().filter(move |it| it.code == *code));
    let first = found.next();
    (first, found.all(|it| first.is_some_and(|first| first.amount == it.amount)))
}

/// Whether opening + movements = closing; never across two currencies.
fn ties(opening: &BankBalance, lines: &[BankLine], closing: &BankBalance) -> bool {
    let currency = opening.currency.or(closing.currency);
    let is_same = |it| currency.is_none_or(|currency| currency == it);
    closing.currency.is_none_or(is_same)
        && lines.iter().all(|it| is_same(it.amount.currency))
        && lines
            .iter()
            .try_fold(opening.amount, |sum, it| sum.checked_add(it.amount.decimal()))
            .is_some_and(|sum| sum == closing.amount)
}
