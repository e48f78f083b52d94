//! Lines of a bank statement that the bank gives out as a table.
//!
//! Money in is positive, whatever the columns: banks write debits with a minus or without, or say
//! the side in a column of its own. D and C are the bank's, so a credit is money in.

use chrono::NaiveDate;
use receivables::Money;

use crate::{
    Field,
    record::Record,
    row::{Fault, Plan},
    word::Side,
};

/// One line of a bank statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BankRowFact<'a> {
    /// Its line in the file, from 1.
    pub line: u64,
    /// Day on which the bank booked; the value date where the file has no other.
    pub booked_on: NaiveDate,
    /// Day from which the bank counts.
    pub value_on: Option<NaiveDate>,
    /// Its text.
    pub label: &'a str,
    /// Money in, or negative for money out.
    pub amount: Money,
    /// Balance of the account after the line.
    pub balance: Option<Money>,
    /// The bank's reference.
    pub reference: &'a str,
    /// Who paid or was paid.
    pub counterparty: &'a str,
    /// The account, as written.
    pub account: &'a str,
}

pub(crate) fn fact<'a>(plan: &Plan, record: &Record<'a>) -> Result<BankRowFact<'a>, Fault> {
    plan.check(record)?;
    let value_on = plan.date(record, Field::ValueDate)?;
    let booked_on = match (plan.date(record, Field::BookingDate)?, value_on) {
        (Some(day), _) | (None, Some(day)) => day,
        (None, None) if plan.column(Field::BookingDate).is_some() => {
            return Err(plan.missing(Field::BookingDate));
        }
        (None, None) => return Err(plan.missing(Field::ValueDate)),
    };
    let amount = amount(plan, record)?;
    Ok(BankRowFact {
        line: record.line,
        booked_on,
        value_on,
        label: plan.text(record, Field::Label)?,
        amount,
        balance: plan.money(record, Field::Balance, amount.currency)?,
        reference: plan.text(record, Field::Reference)?,
        counterparty: plan.text(record, Field::Counterparty)?,
        account: plan.text(record, Field::Account)?,
    })
}

pub(crate) fn amount(plan: &Plan, record: &Record<'_>) -> Result<Money, Fault> {
    let currency = plan.row_currency(record)?;
    let read = |field| plan.money(record, field, currency);
    let side = plan.side(record)?;
    if let Some(amount) = read(Field::Amount)? {
        let minor = match side {
            Some(Side::Credit) => amount.minor.abs(),
            Some(Side::Debit) => -amount.minor.abs(),
            None => amount.minor,
        };
        return Ok(Money { minor, ..amount });
    }
    let (debit, credit) = (read(Field::Debit)?, read(Field::Credit)?);
    let any = debit.or(credit).ok_or_else(|| plan.missing_claim())?;
    let minor = |it: Option<Money>| it.map_or(0, |it| it.minor);
    // A minus in the credit column takes a credit back; in the debit column it is mere habit.
    Ok(Money { minor: minor(credit) - minor(debit).abs(), ..any })
}
