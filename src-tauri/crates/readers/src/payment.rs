//! Payments: what customers paid, as a journal of payments lists it.
//!
//! A payment received is positive; one that came back, a returned direct debit or an unpaid cheque,
//! is negative. A journal that writes all its payments with a minus means them positive.

use chrono::NaiveDate;
use receivables::Money;

use crate::{
    Field,
    balance::turnover,
    group::Customers,
    record::Record,
    row::{Fault, Plan},
    word::Side,
};

/// One payment, or the part of one that paid a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaymentFact<'a> {
    /// Its line in the file, from 1.
    pub line: u64,
    /// The customer's code, their name where the file has no code; blank where the row names only
    /// the document.
    pub customer_code: &'a str,
    /// The customer's name; blank where the file has none.
    pub customer_name: &'a str,
    /// Day of the payment.
    pub on: NaiveDate,
    /// What was received; negative for a payment that came back.
    pub amount: Money,
    /// The document paid, as written; blank where the file does not say. See [`Self::numbers`].
    pub number: &'a str,
    /// Reference of the payment.
    pub reference: &'a str,
    /// Means of payment, as written.
    pub mode: &'a str,
}

impl<'a> PaymentFact<'a> {
    /// The documents paid, where one cell names several: *F-101, F-102* or *F-101 + F-102*.
    ///
    /// A number may itself have a slash in it, so the whole text is to be looked up first.
    pub fn numbers(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let numbers = self.number.split([',', ';', '+', '/', '\n']).map(str::trim);
        numbers.filter(|it| !it.is_empty())
    }
}

pub(crate) fn fact<'a>(
    plan: &Plan,
    customers: &'a Customers,
    record: &Record<'a>,
) -> Result<PaymentFact<'a>, Fault> {
    plan.check(record)?;
    let number = plan.text(record, Field::Number)?;
    let (customer_code, customer_name) = match customers.of(plan, record) {
        Err(_) if !number.is_empty() => ("", ""),
        customer => customer?,
    };
    Ok(PaymentFact {
        line: record.line,
        customer_code,
        customer_name,
        on: plan.needed_date(record, Field::PaymentDate)?,
        amount: amount(plan, record)?,
        number,
        reference: plan.text(record, Field::Reference)?,
        mode: plan.text(record, Field::Mode)?,
    })
}

/// What was received: a credit of the customer account.
pub(crate) fn amount(plan: &Plan, record: &Record<'_>) -> Result<Money, Fault> {
    let currency = plan.row_currency(record)?;
    let read = |field| plan.money(record, field, currency);
    let turnover = turnover(read(Field::Credit)?, read(Field::Debit)?);
    let Some(amount) = read(Field::Amount)? else {
        return turnover.ok_or_else(|| plan.missing_claim());
    };
    let reversed = plan.column(Field::Amount).is_some_and(|it| plan.formats.negative[it]);
    let minor = match plan.side(record)? {
        Some(Side::Credit) => amount.minor.abs(),
        Some(Side::Debit) => -amount.minor.abs(),
        None if reversed => -amount.minor,
        None => amount.minor,
    };
    Ok(Money { minor, ..amount })
}
