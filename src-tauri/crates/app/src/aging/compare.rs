//! The same accounts on another day: what was open then beside what is open now.

use std::collections::HashMap;

use receivables::{Currency, CustomerId};

use super::{AgedCustomer, AgedLine, AgedReport, AgedSheet};
use crate::{
    amount::Day,
    failure::Cause,
    ledger::{Book, Ledger},
};

/// Sets beside each account what was open on a day; accounts that were settled since come last.
pub(super) fn with(report: &mut AgedReport, ledger: &mut Ledger, day: Day) -> Result<(), Cause> {
    let mut before: HashMap<Currency, HashMap<CustomerId, i64>> = HashMap::new();
    for item in ledger.portfolio(day)?.open_items(day) {
        let accounts = before.entry(item.open.currency).or_default();
        *accounts.entry(item.customer).or_default() += item.open.minor;
    }
    let book = ledger.book()?;
    let columns = report.buckets.len();
    for sheet in &mut report.sheets {
        let own = Currency::new(&sheet.currency).ok().and_then(|it| before.remove(&it));
        set_beside(sheet, own.unwrap_or_default(), book, columns);
    }
    let mut gone: Vec<_> = before.into_iter().collect();
    gone.sort_unstable_by_key(|(currency, _)| *currency);
    for (currency, accounts) in gone {
        let mut sheet = AgedSheet {
            currency: currency.code().to_owned(),
            total: nothing(columns),
            before: None,
            groups: Vec::new(),
            customers: Vec::new(),
            open_documents: 0,
            ties_out: true,
        };
        set_beside(&mut sheet, accounts, book, columns);
        report.sheets.push(sheet);
    }
    Ok(())
}

fn set_beside(
    sheet: &mut AgedSheet,
    mut accounts: HashMap<CustomerId, i64>,
    book: &Book,
    columns: usize,
) {
    sheet.before = Some(accounts.values().sum());
    let mut by_code: HashMap<&str, i64> = HashMap::new();
    for (id, minor) in accounts.drain() {
        if let Some(customer) = book.customers.get(&id) {
            by_code.insert(&customer.code, minor);
        }
    }
    for row in &mut sheet.customers {
        row.before = Some(by_code.remove(row.code.as_str()).unwrap_or_default());
    }
    let mut settled: Vec<_> = by_code.into_iter().collect();
    settled.sort_unstable_by_key(|(code, minor)| (-*minor, *code));
    let names: HashMap<_, _> =
        book.customers.iter().map(|it| (it.code.as_str(), it.name.as_str())).collect();
    sheet.customers.extend(settled.into_iter().map(|(code, minor)| AgedCustomer {
        code: code.to_owned(),
        name: names.get(code).copied().unwrap_or_default().to_owned(),
        line: nothing(columns),
        before: Some(minor),
        group: None,
    }));
}

fn nothing(columns: usize) -> AgedLine {
    AgedLine { buckets: vec![0; columns], ..AgedLine::default() }
}
