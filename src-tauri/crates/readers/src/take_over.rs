//! Take-over: how far customers were reminded before this program had their ledger.
//!
//! A row is about a customer, or about one document. A blank level says that nobody was reminded.

use chrono::NaiveDate;

use crate::{
    Field, ProblemKind, ReachedLevel,
    cell::excerpt,
    group::Customers,
    record::Record,
    row::{Fault, Plan},
    word,
};

/// How far one customer, or one document, was reminded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TakeOverFact<'a> {
    /// Its line in the file, from 1.
    pub line: u64,
    /// The customer's code, their name where the file has no code; blank where the row names only
    /// the document.
    pub customer_code: &'a str,
    /// The customer's name; blank where the file has none.
    pub customer_name: &'a str,
    /// The document; blank where the row is about the customer.
    pub number: &'a str,
    /// The last reminder.
    pub level: ReachedLevel,
    /// Day of the last reminder.
    pub last_contact: Option<NaiveDate>,
}

pub(crate) fn fact<'a>(
    plan: &Plan,
    customers: &'a Customers,
    record: &Record<'a>,
) -> Result<TakeOverFact<'a>, Fault> {
    plan.check(record)?;
    let number = plan.text(record, Field::Number)?;
    let (customer_code, customer_name) = match customers.of(plan, record) {
        Err(_) if !number.is_empty() => ("", ""),
        customer => customer?,
    };
    let cell = plan.cell(record, Field::Level);
    let unknown = || ProblemKind::UnknownLevel { value: excerpt(cell) };
    let level = match cell {
        "" => ReachedLevel::Level(0),
        _ => word::level(cell).ok_or_else(|| plan.fault(Field::Level, unknown()))?,
    };
    let last_contact = plan.date(record, Field::LastContact)?;
    Ok(TakeOverFact {
        line: record.line,
        customer_code,
        customer_name,
        number,
        level,
        last_contact,
    })
}
