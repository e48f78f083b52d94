//! Documents: invoices, credit notes and payments, as rows of an export state them.
//!
//! Amounts leave in the sign of the customer account, whatever the sign of the file: a type that
//! says credit note or payment makes them negative, and without a type a negative amount is a
//! credit note, or a payment where its number is one of payments or is missing: a bank receipt has
//! no piece of its own, and is then called by its reference or its day.

use chrono::NaiveDate;
use receivables::{ItemKind, Money};

use crate::{
    CustomerFact, Field, Kind, ProblemKind,
    balance::of_account,
    cell::excerpt,
    customer,
    group::Customers,
    record::Record,
    row::{Fault, Plan},
    word::{self, Status},
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
    /// Its number; of a payment without one, its reference or its day as the file writes it.
    pub number: &'a str,
    /// Whether that number stands in the file; else another payment may be called the same.
    pub has_number: bool,
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
    /// What the row says of its customer beside code and name, where a column holds such a fact.
    pub customer: Option<CustomerFact<'a>>,
}

/// The document of a row; `None` for a draft or a cancelled one.
pub(crate) fn fact<'a>(
    plan: &Plan,
    customers: &'a Customers,
    record: &Record<'a>,
) -> Result<Option<DocumentFact<'a>>, Fault> {
    plan.check(record)?;
    if plan.status(record) == Some(Status::Void) {
        return Ok(None);
    }
    let (customer_code, customer_name) = customers.of(plan, record)?;
    let written = plan.text(record, Field::Number)?;
    let has_number = !written.is_empty();
    let number = if has_number { written } else { payment_name(plan, record)? };
    let due = plan.date(record, Field::Due)?;
    let issued = match plan.column(Field::Issued) {
        Some(_) => plan.needed_date(record, Field::Issued)?,
        None => due.ok_or_else(|| plan.missing(Field::Due))?,
    };
    let balance = plan.balance(record)?;
    let kind = item_kind(plan, record, balance.original)?;
    Ok(Some(DocumentFact {
        line: record.line,
        customer_code,
        customer_name,
        number,
        has_number,
        kind,
        issued,
        due,
        original: of_account(kind, balance.original),
        open: balance.open.map(|it| of_account(kind, it)),
        paid: balance.paid.map(|it| of_account(kind, it)),
        settled_on: plan.date(record, Field::Settled)?,
        disputed: plan.column(Field::Disputed).map(|it| word::is_yes(record.cell(it))),
        reference: plan.text(record, Field::Reference)?,
        customer: plan
            .tells_of_customers
            .then(|| customer::of_row(plan, record, customer_code, customer_name))
            .transpose()?,
    }))
}

/// What a payment without a number is called; any other document must have one.
fn payment_name<'a>(plan: &Plan, record: &Record<'a>) -> Result<&'a str, Fault> {
    let missing = || plan.missing(Field::Number);
    let original = plan.balance(record).map_err(|_| missing())?.original;
    if item_kind(plan, record, original)? != ItemKind::Payment {
        return Err(missing());
    }
    let day = if plan.column(Field::Issued).is_some() { Field::Issued } else { Field::Due };
    let reference = plan.text(record, Field::Reference)?;
    let name = if reference.is_empty() { plan.text(record, day)? } else { reference };
    if name.is_empty() { Err(missing()) } else { Ok(name) }
}

/// What a row adds to a sum of the file, as far as it can be read.
pub(crate) fn known_amount(plan: &Plan, record: &Record<'_>) -> Option<Money> {
    let balance = plan.balance(record).ok()?;
    let kind = item_kind(plan, record, balance.original).unwrap_or(ItemKind::Invoice);
    let open = balance.open.filter(|_| plan.kind == Kind::OpenItems);
    Some(of_account(kind, open.unwrap_or(balance.original)))
}

fn item_kind(plan: &Plan, record: &Record<'_>, original: Money) -> Result<ItemKind, Fault> {
    let cell = plan.cell(record, Field::Kind);
    let is_credit = original.minor < 0;
    if cell.is_empty() {
        let number = plan.cell(record, Field::Number);
        return Ok(match () {
            () if !is_credit => ItemKind::Invoice,
            () if number.is_empty() || word::is_payment_number(number) => ItemKind::Payment,
            () => ItemKind::CreditNote,
        });
    }
    let unknown = || plan.fault(Field::Kind, ProblemKind::UnknownKind { value: excerpt(cell) });
    let said = word::item_kind(cell).ok_or_else(unknown)?;
    Ok(if said == ItemKind::Invoice && is_credit { ItemKind::CreditNote } else { said })
}
