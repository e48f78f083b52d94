//! Documents: invoices, credit notes and payments, as rows of an export state them.
//!
//! Amounts leave in the sign of the customer account, whatever the sign of the file: a type that
//! says credit note or payment makes them negative, and without a type a negative amount is a
//! credit note.

use chrono::NaiveDate;
use receivables::{Currency, ItemKind, Money};

use crate::{
    Field, Kind, ProblemKind,
    balance::of_account,
    date::{self, DateFault},
    record::Record,
    row::{Fault, Plan},
    word,
};

/// One document, or one due date of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DocumentFact<'a> {
    /// Its line in the file, from 1.
    pub line: u64,
    /// The customer's code; their name where the file has no code.
    pub customer_code: &'a str,
    /// The customer's name; blank where the file has none.
    pub customer_name: &'a str,
    /// Its number.
    pub number: &'a str,
    /// What it does to the account.
    pub kind: ItemKind,
    /// Day of issue.
    pub issued: NaiveDate,
    /// Day it falls due.
    pub due: Option<NaiveDate>,
    /// Its amount as issued, in the sign of the account.
    pub original: Money,
    /// What is open of it, where the file says; always in a file of open items.
    pub open: Option<Money>,
    /// What was paid of it, in the sign of `original`, where the file says.
    pub paid: Option<Money>,
    /// Day it was settled.
    pub settled_on: Option<NaiveDate>,
    /// Whether it is disputed, where the file has a column for it.
    pub disputed: Option<bool>,
    /// The customer's own reference; blank where there is none.
    pub reference: &'a str,
}

/// Reads documents out of rows.
pub(crate) struct DocumentReader {
    pub(crate) plan: Plan,
    pub(crate) kind: Kind,
    pub(crate) currency: Currency,
}

impl DocumentReader {
    pub(crate) fn fact<'a>(&self, record: &Record<'a>) -> Result<DocumentFact<'a>, Fault> {
        self.plan.check(record)?;
        let (customer_code, customer_name) = customer(&self.plan, record)?;
        let number = self.plan.text(record, Field::Number)?;
        if number.is_empty() {
            return Err(self.plan.missing(Field::Number));
        }
        let due = self.date(record, Field::Due)?;
        let issued = match self.plan.column(Field::Issued) {
            Some(_) => {
                self.date(record, Field::Issued)?.ok_or_else(|| self.plan.missing(Field::Issued))
            }
            None => due.ok_or_else(|| self.plan.missing(Field::Due)),
        }?;
        let balance = self.balance(record)?;
        let kind = self.item_kind(record, balance.original)?;
        Ok(DocumentFact {
            line: record.line,
            customer_code,
            customer_name,
            number,
            kind,
            issued,
            due,
            original: of_account(kind, balance.original),
            open: balance.open.map(|it| of_account(kind, it)),
            paid: balance.paid.map(|it| of_account(kind, it)),
            settled_on: self.date(record, Field::Settled)?,
            disputed: self.plan.column(Field::Disputed).map(|it| word::is_yes(record.cell(it))),
            reference: self.plan.text(record, Field::Reference)?,
        })
    }

    fn date(&self, record: &Record<'_>, field: Field) -> Result<Option<NaiveDate>, Fault> {
        let Some(index) = self.plan.column(field) else { return Ok(None) };
        let cell = record.cell(index);
        if date::is_blank(cell) {
            return Ok(None);
        }
        let day = date::parse(cell, self.plan.formats.orders[index]);
        day.map(Some).map_err(|fault| {
            let value = excerpt(cell);
            let kind = match fault {
                DateFault::NotADate => ProblemKind::NotADate { value },
                DateFault::Impossible => ProblemKind::ImpossibleDate { value },
                DateFault::YearOutOfRange => ProblemKind::YearOutOfRange { value },
            };
            self.plan.fault(field, kind)
        })
    }

    fn item_kind(&self, record: &Record<'_>, original: Money) -> Result<ItemKind, Fault> {
        let cell = self.plan.cell(record, Field::Kind);
        let said = match cell {
            "" => ItemKind::Invoice,
            _ => word::item_kind(cell).ok_or_else(|| {
                self.plan.fault(Field::Kind, ProblemKind::UnknownKind { value: excerpt(cell) })
            })?,
        };
        let credit = said == ItemKind::Invoice && original.minor < 0;
        Ok(if credit { ItemKind::CreditNote } else { said })
    }
}

/// Code and name of the row's customer, the code falling back to the name.
pub(crate) fn customer<'a>(plan: &Plan, record: &Record<'a>) -> Result<(&'a str, &'a str), Fault> {
    let (code, name) =
        (plan.text(record, Field::CustomerCode)?, plan.text(record, Field::CustomerName)?);
    match (code, name) {
        ("", "") if plan.column(Field::CustomerCode).is_some() => {
            Err(plan.missing(Field::CustomerCode))
        }
        ("", "") => Err(plan.missing(Field::CustomerName)),
        ("", name) => Ok((name, name)),
        known => Ok(known),
    }
}

/// As much of a value as a sentence can show.
pub(crate) fn excerpt(value: &str) -> String {
    value.chars().take(60).collect()
}
