//! The year's entries into the ledger: every customer account, lettered into items and settlements.
//!
//! A file speaks of all that is open at its end, so what it does not show was settled. The file of
//! the next year opens with what this one left: it continues the same items.

use std::{collections::HashMap, sync::Arc};

use chrono::NaiveDate;
use readers::fec::{FecContents, FecOptions};
use receivables::{
    Currency, ItemKind, Money,
    lettering::{CarriedItem, DueOrigin, JournalKind, LetteredItem, Lettering, letter},
    payment_terms::DueRule,
};
use store::{Change, DueSource};

use super::{
    ImportMode,
    absent::{self, Uncertain},
    changes::Outcome,
    merge::Merge,
    source::{Content, Source},
    stated::{Settled, Stated},
};
use crate::failure::Cause;

/// Absent other terms an invoice is due thirty days after the goods (L441-10 I C. com.).
const LEGAL_TERM: DueRule = DueRule::Net { days: 30 };

/// Which accounts are read: customers, and those the user adds.
pub(super) fn options(accounts: &[String]) -> FecOptions {
    let mut options = FecOptions::default();
    options.accounts.extend(accounts.iter().cloned());
    options
}

/// Reads the file's entries into the ledger.
pub(super) fn take_in(
    source: &mut Source,
    change: &mut Change<'_>,
    batch: i64,
) -> Result<Outcome, Cause> {
    let Content::Fec(fec) = &source.content else { return Ok(Outcome::default()) };
    let (contents, words) = (&fec.contents, source.words);
    let lettered = lettered(change, contents)?;
    let closing = source.snapshot_date.unwrap_or(source.today);
    let mut merge = Merge::new(change, batch, (Some(closing), source.today), words)?;
    merge.tracks_absent = source.mode() != Some(ImportMode::Delta);
    let names: HashMap<_, _> =
        contents.customers.iter().map(|it| (it.code.clone(), it.name.as_str())).collect();
    take_items(&mut merge, &lettered, &names)?;
    settle_absorbed(&mut merge, &lettered)?;
    let mut uncertain = Uncertain::default();
    for problem in &contents.problems {
        uncertain.note(problem);
        merge.outcome.reject(words, problem);
    }
    if merge.tracks_absent {
        let accepted = source.request.accept_vanished;
        absent::settle(&mut merge, (&source.file, closing), &uncertain, accepted, words)?;
    }
    let mut outcome = merge.outcome;
    outcome.summary.rows = contents.movements.len() as u64 + contents.rejected;
    outcome.summary.accepted = contents.movements.len() as u64;
    outcome.summary.rejected = contents.rejected;
    outcome.remarks.extend(contents.remarks.iter().map(|it| words.fec_remark(it)));
    let currency = Currency::EUR;
    for it in &lettered.differences {
        let amount = |minor| Money { minor, currency };
        outcome.remarks.push(words.opening_differs(
            &it.customer,
            amount(it.file_minor),
            amount(it.ledger_minor),
        ));
    }
    if lettered.items.iter().any(|it| it.due.is_some_and(|due| due.origin == DueOrigin::Derived)) {
        outcome.remarks.push(words.due_dates_derived());
    }
    Ok(outcome)
}

/// The balance of the accounts that were read: what the open items must add up to.
pub(super) fn balance(contents: &FecContents) -> Money {
    let minor = contents.movements.iter().map(|it| it.minor).sum();
    Money { minor, currency: Currency::EUR }
}

fn lettered(change: &Change<'_>, contents: &FecContents) -> Result<Lettering, Cause> {
    let carried = match contents.control.opening.and_then(|it| it.pred_opt()) {
        Some(evening) => carried(change, evening)?,
        None => Vec::new(),
    };
    let codes: HashMap<_, _> =
        change.customer_codes()?.into_iter().map(|(code, _, id)| (id, code)).collect();
    let terms: HashMap<String, DueRule> = change
        .customer_terms()?
        .into_iter()
        .filter_map(|(id, terms)| Some((codes.get(&id)?.clone(), DueRule::parse(&terms)?)))
        .collect();
    let rule = |customer: &str| Some(terms.get(customer).copied().unwrap_or(LEGAL_TERM));
    Ok(letter(&contents.movements, &carried, rule))
}

/// What the ledger holds open on the evening before the opening.
fn carried(change: &Change<'_>, evening: NaiveDate) -> Result<Vec<CarriedItem>, Cause> {
    let open = change.items_open_on(evening)?;
    let carried = open.into_iter().map(|it| CarriedItem {
        customer: Arc::from(it.customer),
        number: it.number,
        kind: it.kind,
        issued: it.issued,
        due: it.due,
        original_minor: it.original.minor,
        open_minor: it.open_minor,
        lettering: Arc::from(""),
    });
    Ok(carried.collect())
}

fn take_items(
    merge: &mut Merge<'_, '_>,
    lettered: &Lettering,
    names: &HashMap<Arc<str>, &str>,
) -> Result<(), Cause> {
    for item in &lettered.items {
        let parts: Vec<_> = item.settlements.iter().map(|it| (it.on, it.minor)).collect();
        let settled = item.settled_before_minor + parts.iter().map(|it| it.1).sum::<i64>();
        let original = Money { minor: item.original_minor, currency: Currency::EUR };
        let stated = Stated {
            line: item.line.unwrap_or(0),
            customer_code: &item.customer,
            customer_name: names.get(&item.customer).copied().unwrap_or_default(),
            number: &item.number,
            kind: item.kind,
            issued: item.issued,
            due: item.due.map(|it| it.on),
            due_source: match item.due.map(|it| it.origin) {
                Some(DueOrigin::Derived) => DueSource::Derived,
                _ => DueSource::Stated,
            },
            account: &item.account,
            original,
            settled: Settled {
                minor: settled,
                on: parts.last().map_or(item.issued, |it| it.0),
                source: "entry",
                parts: &parts,
            },
            has_original: true,
            disputed: None,
            reference: "",
            is_sale: is_sale(item),
        };
        merge.take(&stated)?;
        let open = Money { minor: item.original_minor - settled, ..original };
        merge.outcome.add_to_sum(open);
    }
    Ok(())
}

/// Sales are what the sales journal put on 411: not what was carried forward, moved to the doubtful
/// debts or paid back.
fn is_sale(item: &LetteredItem) -> bool {
    item.journal_kind == JournalKind::Sales && item.account.starts_with("411")
}

/// A movement that this file takes up whole, but an earlier export showed open, is settled on its
/// own day.
fn settle_absorbed(merge: &mut Merge<'_, '_>, lettered: &Lettering) -> Result<(), Cause> {
    if merge.fresh {
        return Ok(());
    }
    for it in &lettered.absorbed {
        let Some(customer) = merge.known_customer(&it.customer) else { continue };
        let kind: ItemKind = it.kind;
        let known = merge.change.find_items(customer, &it.number, kind, NaiveDate::MAX)?;
        for item in known.iter().filter(|it| it.open_minor != 0) {
            let open = item.open_minor;
            merge.change.settle(item.id, it.issued, open, "entry", merge.batch)?;
            merge.seen.insert(item.id);
            merge.outcome.items_settled += 1;
        }
    }
    Ok(())
}
