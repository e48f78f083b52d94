//! The entries to book since the closing before, as lines of a journal.

use std::collections::BTreeMap;

use receivables::{
    Currency, CustomerId,
    aging::AgedSheet,
    provision::{self, Account, Allowances, Entry, Provisioned},
};

use super::{Closing, EntryRow, ProvisionSheet, report::Basis};
use crate::ledger::{Customers, Moment};

/// Customers by code and name: those of the ledger, and those that only the closing before knows,
/// whose numbers are negative.
struct Known {
    ids: BTreeMap<String, CustomerId>,
    names: BTreeMap<CustomerId, String>,
}

/// The sheet of a currency in a closing.
pub(super) fn sheet_of(closing: &Closing, currency: Currency) -> Option<&ProvisionSheet> {
    closing.report.sheets.iter().find(|it| it.currency == currency.code())
}

/// The lines: each entry its debit, then its credit.
pub(super) fn rows(
    sheet: &ProvisionSheet,
    (currency, basis, others): (Currency, &Basis, Option<&AgedSheet>),
    customers: &Customers,
    moment: &Moment,
) -> Vec<EntryRow> {
    let before = basis.previous.as_ref().and_then(|it| sheet_of(it, currency));
    let known = known(before.into_iter().chain([sheet]), customers);
    let (was, is) = (allowances(before, &known), allowances(Some(sheet), &known));
    let on_416 = basis.on_416.iter().filter(|(key, _)| key.0 == currency);
    let on_416 = on_416.map(|(key, minor)| (key.1, *minor)).collect();
    // What is still owed by those who are doubtful no longer.
    let open = others.into_iter().flat_map(|it| &it.customers);
    let open = open.filter(|(id, _)| was.doubtful.contains_key(id));
    let open = open.map(|(id, line)| (*id, line.total() - line.unallocated)).collect();
    let all = provision::entries(&was, &is, &on_416, &open);
    all.iter().flat_map(|it| lines(it, &known, moment)).collect()
}

fn known<'a>(sheets: impl Iterator<Item = &'a ProvisionSheet>, customers: &Customers) -> Known {
    let rows: Vec<_> = sheets.flat_map(|it| &it.doubtful).collect();
    let mut known = Known { ids: BTreeMap::new(), names: BTreeMap::new() };
    let wanted: BTreeMap<_, _> = rows.iter().map(|it| (it.customer.as_str(), &it.name)).collect();
    for it in customers.iter().filter(|it| wanted.contains_key(it.code.as_str())) {
        known.ids.insert(it.code.clone(), it.id);
        known.names.insert(it.id, it.name.clone());
    }
    for ((code, name), gone) in wanted.into_iter().zip(1..) {
        if !known.ids.contains_key(code) {
            known.ids.insert(code.to_owned(), CustomerId(-gone));
            known.names.insert(CustomerId(-gone), name.clone());
        }
    }
    known
}

fn allowances(sheet: Option<&ProvisionSheet>, known: &Known) -> Allowances {
    let Some(sheet) = sheet else { return Allowances::default() };
    let doubtful = sheet.doubtful.iter().filter_map(|it| {
        let booked = Provisioned { doubtful: it.gross, allowance: it.allowance };
        Some((*known.ids.get(&it.customer)?, booked))
    });
    Allowances { matrix: sheet.matrix.allowance, doubtful: doubtful.collect() }
}

fn lines(entry: &Entry, known: &Known, moment: &Moment) -> [EntryRow; 2] {
    let words = moment.words;
    let name = entry.customer.and_then(|it| known.names.get(&it));
    let label = words.entry(entry.kind, name.map(String::as_str));
    let line = |account: Account, debit, credit| EntryRow {
        account: account.number().to_owned(),
        name: words.account(account),
        label: label.clone(),
        debit,
        credit,
    };
    let (debit, credit) = entry.kind.accounts();
    [line(debit, Some(entry.minor), None), line(credit, None, Some(entry.minor))]
}
