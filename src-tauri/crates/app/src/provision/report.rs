//! The report: aged balance × rates, doubtful customers one by one, notes.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, HashSet},
    ops::Range,
};

use rayon::prelude::*;
use receivables::{
    Currency, CustomerId, ItemId, Money, OpenItem,
    aging::{AgedBalance, AgedLine, AgedSheet, Aging, BucketScheme, Credits},
    provision::{Cohort, CohortColumn, DoubtfulDebt, MINIMUM_INVOICES, ProvisionMatrix},
};
use store::{DoubtfulRecord, ProvisionRecord};

use super::{
    Closing, DoubtfulRow, LearntRate, PreviousProvision, ProvisionColumn, ProvisionReport,
    ProvisionRow, ProvisionSheet, ProvisionSum, closing, entries,
};
use crate::{
    failure::Cause,
    ledger::{Customers, Ledger, Moment},
};

/// What the report of a day is made of.
pub(super) struct Basis {
    settings: ProvisionRecord,
    doubtful: BTreeMap<CustomerId, DoubtfulRecord>,
    /// Of the customers that are not judged alone.
    others: AgedBalance,
    /// Of the doubtful ones.
    alone: AgedBalance,
    /// What is open of each customer on account 416 of the accounting.
    pub(super) on_416: BTreeMap<(Currency, CustomerId), i64>,
    cohorts: BTreeMap<Currency, Cohort>,
    pub(super) previous: Option<Closing>,
}

/// The provision on the key date.
pub(crate) fn report(ledger: &mut Ledger, moment: &Moment) -> Result<ProvisionReport, Cause> {
    let basis = basis(ledger, moment)?;
    // A currency that nothing is open in teaches its rates still.
    let taught = basis.cohorts.iter().filter(|it| it.1.invoices > 0).map(|it| it.0);
    let mut currencies: BTreeSet<_> =
        basis.others.keys().chain(basis.alone.keys()).chain(taught).collect();
    let before: Vec<_> = basis.previous.iter().flat_map(|it| &it.report.sheets).collect();
    let known: Vec<_> = before.iter().filter_map(|it| Currency::new(&it.currency).ok()).collect();
    currencies.extend(&known);
    let customers = &ledger.book()?.customers;
    let sheets = currencies.into_iter().map(|it| sheet(*it, &basis, customers, moment));
    let mut sheets: Vec<_> = sheets.collect();
    sheets.sort_by_key(|it| Reverse(it.total.gross));
    Ok(ProvisionReport {
        key_date: moment.key_date,
        rates_entered: basis.settings.entered,
        net_of_credits: basis.settings.net_of_credits,
        notes: notes(&basis, customers, moment),
        noted: basis
            .doubtful
            .keys()
            .filter_map(|it| Some(customers.get(it)?.code.clone()))
            .collect(),
        sheets,
    })
}

fn basis(ledger: &mut Ledger, moment: &Moment) -> Result<Basis, Cause> {
    let settings = ledger.store.provision()?;
    let doubtful = ledger.store.doubtful(moment.key_date)?;
    let doubtful: BTreeMap<_, _> = doubtful.into_iter().map(|it| (it.customer, it)).collect();
    let items_on_416 = ledger.store.items_on_416()?;
    let seen_late = ledger.store.first_seen_late()?;
    let previous = closing::before(ledger, moment.key_date)?;
    let open: Vec<OpenItem> =
        ledger.portfolio(moment.key_date)?.open_items(moment.key_date).collect();
    let mut on_416 = BTreeMap::new();
    for it in open.iter().filter(|it| !it.is_credit() && items_on_416.contains(&it.id)) {
        *on_416.entry((it.open.currency, it.customer)).or_default() += it.open.minor;
    }
    let credits = if settings.net_of_credits { Credits::OldestFirst } else { Credits::Unallocated };
    let aging = Aging { credits, ..Aging::default() };
    let (alone, others): (Vec<_>, Vec<_>) =
        open.into_iter().partition(|it| doubtful.contains_key(&it.customer));
    let alone = aging.age(alone, moment.key_date);
    let others = aging.age(others, moment.key_date);
    let cohorts = cohorts(ledger, moment, &seen_late)?;
    Ok(Basis { settings, doubtful, others, alone, on_416, cohorts, previous })
}

/// What the history teaches, without the invoices that only a list of open items ever told of: the
/// paid ones like them are not in the ledger.
fn cohorts(
    ledger: &mut Ledger,
    moment: &Moment,
    seen_late: &HashSet<ItemId>,
) -> Result<BTreeMap<Currency, Cohort>, Cause> {
    let whole = ledger.whole()?;
    let scheme = BucketScheme::default();
    let of = |part: Range<usize>, currency| {
        let known = whole.histories_of(part);
        let known = known.filter(|(it, _)| seen_late.is_empty() || !seen_late.contains(&it.id));
        Cohort::of(known, currency, &scheme, moment.key_date)
    };
    let cohort = |currency: &Currency| {
        let parts = whole.parts().into_par_iter().map(|part| of(part, *currency));
        Some((*currency, parts.reduce_with(|one, two| one.and(&two))?))
    };
    Ok(whole.issued().keys().filter_map(cohort).collect())
}

fn sheet(
    currency: Currency,
    basis: &Basis,
    customers: &Customers,
    moment: &Moment,
) -> ProvisionSheet {
    let scheme = BucketScheme::default();
    let others = basis.others.get(&currency).map(|it| &it.total);
    let others = others.cloned().unwrap_or(AgedLine::empty(&scheme));
    let alone = basis.alone.get(&currency);
    let matrix = ProvisionMatrix::new(&others, &basis.settings.rates);
    let cohort = basis.cohorts.get(&currency);
    let doubtful = doubtful(alone, basis, customers);
    let matrix_sum = ProvisionSum { gross: matrix.gross(), allowance: matrix.allowance() };
    let sum = |of: fn(&DoubtfulRow) -> i64| doubtful.iter().map(of).sum::<i64>();
    let doubtful_sum =
        ProvisionSum { gross: sum(|it| it.gross), allowance: sum(|it| it.allowance) };
    let total = ProvisionSum {
        gross: matrix_sum.gross + doubtful_sum.gross,
        allowance: matrix_sum.allowance + doubtful_sum.allowance,
    };
    let previous = basis.previous.as_ref().map(|it| PreviousProvision {
        closing: it.id,
        on: it.on,
        allowance: entries::sheet_of(it, currency).map_or(0, |it| it.total.allowance),
    });
    let mut sheet = ProvisionSheet {
        currency: currency.code().to_owned(),
        rows: rows(&matrix, cohort),
        matrix: matrix_sum,
        doubtful,
        doubtful_sum,
        total,
        unallocated: others.unallocated + alone.map_or(0, |it| it.total.unallocated),
        change: total.allowance - previous.as_ref().map_or(0, |it| it.allowance),
        previous,
        entries: Vec::new(),
        learnt: moment
            .words
            .learnt(cohort.map_or(0, |it| it.invoices), cohort.and_then(|it| it.due)),
    };
    let others = basis.others.get(&currency);
    sheet.entries = entries::rows(&sheet, (currency, basis, others), customers, moment);
    sheet
}

fn rows(matrix: &ProvisionMatrix, cohort: Option<&Cohort>) -> Vec<ProvisionRow> {
    let learnt = |it: &CohortColumn| LearntRate {
        rate: it.rate().map(|it| it.to_string()),
        invoices: it.invoices,
        reached: it.reached,
        never_paid: it.never_paid,
    };
    let row = |it: &receivables::provision::MatrixRow| {
        Some(ProvisionRow {
            column: ProvisionColumn::of(it.column)?,
            gross: it.gross,
            rate: it.rate.to_string(),
            allowance: it.allowance,
            learnt: cohort.and_then(|cohort| cohort.column(it.column)).map(learnt),
        })
    };
    matrix.rows.iter().filter_map(row).collect()
}

/// The doubtful customers that owe something, the largest first.
fn doubtful(alone: Option<&AgedSheet>, basis: &Basis, customers: &Customers) -> Vec<DoubtfulRow> {
    let lines = alone.into_iter().flat_map(|it| &it.customers);
    let row = |(id, aged): &(CustomerId, AgedLine)| {
        let (noted, customer) = (basis.doubtful.get(id)?, customers.get(id)?);
        let debt = DoubtfulDebt { aged: aged.clone(), vat: noted.vat, rate: noted.rate };
        let assessed = debt.assess(&basis.settings.rates);
        Some(DoubtfulRow {
            customer: customer.code.clone(),
            name: customer.name.clone(),
            since: noted.since,
            reason: noted.reason.clone(),
            gross: assessed.gross,
            vat_rate: noted.vat.to_string(),
            base: assessed.base,
            rate: noted.rate.map(|it| it.to_string()),
            allowance: assessed.allowance,
        })
    };
    let mut rows: Vec<_> = lines.filter_map(row).filter(|it| it.gross != 0).collect();
    rows.sort_by(|a, b| (b.gross, &a.customer).cmp(&(a.gross, &b.customer)));
    rows
}

fn notes(basis: &Basis, customers: &Customers, moment: &Moment) -> Vec<String> {
    let words = moment.words;
    let mut notes = vec![words.provision_bases()];
    if !basis.settings.entered {
        notes.push(words.no_loss_rates(MINIMUM_INVOICES));
    }
    let mut credits: BTreeMap<Currency, i64> = BTreeMap::new();
    for (currency, sheet) in basis.others.iter().chain(&basis.alone) {
        *credits.entry(*currency).or_default() += sheet.total.unallocated;
    }
    let credits = credits.into_iter().filter(|it| it.1 != 0);
    let credits = credits.map(|(currency, minor)| words.amount(Money { minor, currency }));
    let credits: Vec<_> = credits.collect();
    if basis.settings.net_of_credits {
        notes.push(words.credits_netted());
    } else if !credits.is_empty() {
        notes.push(words.credits_left_out(&credits.join(", ")));
    }
    let name = |id: &CustomerId| customers.get(id).map(|it| it.name.clone());
    let owing = basis.alone.values().flat_map(|it| &it.customers);
    let owing: HashSet<_> = owing.map(|it| it.0).collect();
    let paid = basis.doubtful.keys().filter(|it| !owing.contains(it)).filter_map(name);
    notes.extend(paid.map(|it| words.doubtful_owes_nothing(&it)));
    let unlisted: BTreeSet<_> = basis.on_416.keys().map(|it| it.1).collect();
    let unlisted = unlisted.iter().filter(|it| !basis.doubtful.contains_key(it)).filter_map(name);
    notes.extend(unlisted.map(|it| words.on_416_but_not_listed(&it)));
    notes
}
