//! Customers: names, addresses and phone numbers, as rows of a list state them.
//!
//! A blank cell says nothing: it never erases what the ledger knows. Codes and postcodes are texts
//! and keep their zeros.

use crate::{
    Field,
    group::Customers,
    record::Record,
    row::{Fault, Plan},
};

/// One customer; what the file does not say is blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CustomerFact<'a> {
    /// Line in the file, from 1.
    pub line: u64,
    /// Code; the name where the file has no code.
    pub code: &'a str,
    /// Name.
    pub name: &'a str,
    /// Street and number.
    pub address: &'a str,
    /// Second address line.
    pub address2: &'a str,
    /// Postcode.
    pub postcode: &'a str,
    /// Town.
    pub town: &'a str,
    /// Country.
    pub country: &'a str,
    /// Phone.
    pub phone: &'a str,
    /// E-mail.
    pub email: &'a str,
    /// Contact person.
    pub contact: &'a str,
    /// Second phone.
    pub phone2: &'a str,
    /// Second e-mail.
    pub email2: &'a str,
    /// Second contact person.
    pub contact2: &'a str,
    /// Who follows it in house.
    pub collector: &'a str,
    /// Who sells to it.
    pub salesperson: &'a str,
    /// VAT number, as written.
    pub vat: &'a str,
    /// Agreed payment terms, as written: *30 jours fin de mois*.
    pub terms: &'a str,
    /// SIREN or SIRET, as written.
    pub siren: &'a str,
    /// Language of the letters, as written.
    pub language: &'a str,
}

pub(crate) fn fact<'a>(
    plan: &Plan,
    customers: &'a Customers,
    record: &Record<'a>,
) -> Result<CustomerFact<'a>, Fault> {
    plan.check(record)?;
    let (code, name) = customers.of(plan, record)?;
    of_row(plan, record, code, name)
}

/// What a row of any kind of file says of its customer.
pub(crate) fn of_row<'a>(
    plan: &Plan,
    record: &Record<'a>,
    code: &'a str,
    name: &'a str,
) -> Result<CustomerFact<'a>, Fault> {
    let text = |field| plan.text(record, field);
    Ok(CustomerFact {
        line: record.line,
        code,
        name: if name.is_empty() { code } else { name },
        address: text(Field::Address)?,
        address2: text(Field::Address2)?,
        postcode: text(Field::Postcode)?,
        town: text(Field::Town)?,
        country: text(Field::Country)?,
        phone: text(Field::Phone)?,
        email: text(Field::Email)?,
        contact: text(Field::Contact)?,
        phone2: text(Field::Phone2)?,
        email2: text(Field::Email2)?,
        contact2: text(Field::Contact2)?,
        collector: text(Field::Collector)?,
        salesperson: text(Field::Salesperson)?,
        vat: text(Field::Vat)?,
        terms: text(Field::Terms)?,
        siren: text(Field::Siren)?,
        language: text(Field::Language)?,
    })
}
