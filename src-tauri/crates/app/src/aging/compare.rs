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
        let mut sheet = AgedSheet::empty(currency, columns);
        set_beside(&mut sheet, accounts, book, columns);
        report.sheets.push(sheet);
    }
    Ok(())
}

fn set_beside(
    sheet: &mut AgedSheet,
    accounts: HashMap<CustomerId, i64>,
    book: &Book,
    columns: usize,
) {
    let before = accounts.values().sum();
    sheet.before = Some(before);
    sheet.change = Some(sheet.total.total - before);
    let known = accounts.into_iter().filter_map(|(id, minor)| {
        book.customers.named(&id).map(|it| (it.code.as_str(), (it, minor)))
    });
    let mut by_code: HashMap<_, _> = known.collect();
    for row in &mut sheet.customers {
        let before = by_code.remove(row.code.as_str()).map_or(0, |(_, minor)| minor);
        (row.before, row.change) = (Some(before), Some(row.line.total - before));
    }
    let mut settled: Vec<_> = by_code.into_values().collect();
    settled.sort_unstable_by_key(|(customer, minor)| (-*minor, customer.code.as_str()));
    sheet.customers.extend(settled.into_iter().map(|(customer, minor)| AgedCustomer {
        code: customer.code.clone(),
        name: customer.name.clone(),
        line: AgedLine::empty(columns),
        before: Some(minor),
        change: Some(-minor),
        group: None,
    }));
}
