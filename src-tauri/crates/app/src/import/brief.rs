//! The morning brief: what the day's imports say about who paid and who did not.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashSet},
};

use receivables::{
    Balance, Currency, CustomerId, ItemKind, Money, OpenItem, item::days_between,
    promise::PromiseStatus,
};
use serde::Serialize;
use store::{ImportBatch, SettledItem};
use ts_rs::TS;

use super::ImportRequest;
use crate::{
    amount::{Amount, Day},
    failure::Cause,
    ledger::{Ledger, Moment},
    wording::Words,
};

/// Lines told of each sort.
const LISTED: usize = 60;
/// Documents named in one line.
const NAMED: usize = 4;

/// What changed since the ledger last stood still, as a credit manager tells it.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct Brief {
    /// The day the imports show.
    pub key_date: Day,
    /// Files it is about.
    pub files: Vec<String>,
    /// Numbers of those imports.
    #[ts(type = "number[]")]
    pub imports: Vec<i64>,
    /// Received, one sum per currency.
    pub received: Vec<Amount>,
    /// Who paid, the largest first.
    pub paid: Vec<BriefLine>,
    /// Promises whose day has come: kept.
    pub promises_kept: Vec<BriefLine>,
    /// Promises broken.
    pub promises_broken: Vec<BriefLine>,
    /// Who became late since the last import.
    pub late: Vec<BriefLine>,
    /// What left the ledger in an odd way.
    pub odd: Vec<BriefLine>,
    /// Lines beyond those listed, all sorts together.
    pub more: u32,
}

/// One customer in the brief.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct BriefLine {
    /// Customer code.
    pub customer: String,
    /// Customer name.
    pub name: String,
    /// The amount it is about.
    pub amount: Amount,
    /// What happened, as a whole sentence.
    pub sentence: String,
}

/// The brief of the last day on which something was imported; nothing while the ledger has no
/// earlier day to compare with.
pub(crate) fn brief(ledger: &mut Ledger, moment: &Moment) -> Result<Option<Brief>, Cause> {
    let records = ledger.store.imports()?;
    let mut standing = records.iter().filter(|it| it.undone_at.is_none());
    let Some(last) = standing.clone().next().map(day_of) else { return Ok(None) };
    let today: Vec<_> = standing.clone().filter(|it| day_of(it) == last).collect();
    let Some(before) = standing.find(|it| day_of(it) != last) else { return Ok(None) };
    let shown = |it: &ImportBatch| it.snapshot_date.or_else(|| day_of(it));
    let key_date = today.iter().filter_map(|it| shown(it)).max().unwrap_or(moment.today);
    let since = shown(before).unwrap_or(key_date).min(key_date);
    let imports: Vec<_> = today.iter().map(|it| it.id).collect();
    let mut brief = Brief {
        key_date,
        files: today.iter().map(|it| it.file.clone()).collect(),
        imports,
        received: Vec::new(),
        paid: Vec::new(),
        promises_kept: Vec::new(),
        promises_broken: Vec::new(),
        late: Vec::new(),
        odd: Vec::new(),
        more: 0,
    };
    payments(ledger, moment, since, &mut brief)?;
    promises(ledger, moment, since, &mut brief)?;
    late(ledger, moment, since, &mut brief)?;
    let lists = [
        &mut brief.paid,
        &mut brief.promises_kept,
        &mut brief.promises_broken,
        &mut brief.late,
        &mut brief.odd,
    ];
    for list in lists {
        list.sort_by_key(|it| Reverse(it.amount.minor));
        brief.more += u32::try_from(list.len().saturating_sub(LISTED)).unwrap_or(u32::MAX);
        list.truncate(LISTED);
    }
    Ok(Some(brief))
}

/// The day an import was made: the one that counted as today then.
fn day_of(import: &ImportBatch) -> Option<Day> {
    let request: Option<ImportRequest> = serde_json::from_str(&import.request).ok();
    let written = || import.imported_at.get(..10)?.parse().ok();
    request.and_then(|it| it.read_on).or_else(written)
}

/// Who paid, and what left in an odd way.
fn payments(
    ledger: &mut Ledger,
    moment: &Moment,
    since: Day,
    brief: &mut Brief,
) -> Result<(), Cause> {
    let words = moment.words;
    let disputed: HashSet<_> =
        ledger.store.disputes(since)?.into_iter().map(|it| it.dispute.item).collect();
    let settled = ledger.store.settled_by(&brief.imports, since)?;
    let mut received = Balance::default();
    let mut by_customer: BTreeMap<(CustomerId, Currency), Vec<&SettledItem>> = BTreeMap::new();
    for it in &settled {
        let early = it.by_absence && it.amount.minor > 0 && it.due.is_some_and(|due| due > it.on);
        let sentence = match (it.by_absence && disputed.contains(&it.item), early) {
            (true, _) => words.vanished_in_dispute(&it.number),
            (_, true) => words.vanished_before_due(&it.number, it.due),
            _ => {
                by_customer.entry((it.customer, it.amount.currency)).or_default().push(it);
                continue;
            }
        };
        brief.odd.extend(line(ledger, it.customer, it.amount, sentence)?);
    }
    for ((customer, currency), items) in by_customer {
        // Credits that settle invoices, and payments that were there already, are no new money.
        let minor: i64 = items.iter().map(|it| it.amount.minor).sum();
        if minor <= 0 {
            continue;
        }
        received.add(Money { minor, currency });
        let sentence = told(words, &items);
        brief.paid.extend(line(ledger, customer, Money { minor, currency }, sentence)?);
    }
    brief.received = received.iter().filter(|it| it.minor != 0).map(Into::into).collect();
    Ok(())
}

/// What the money paid, and how late.
fn told(words: Words, items: &[&SettledItem]) -> String {
    let invoices: Vec<_> = items.iter().filter(|it| it.kind == ItemKind::Invoice).collect();
    if invoices.is_empty() {
        return words.received_on_account();
    }
    let late: Vec<_> =
        invoices.iter().filter_map(|it| Some(days_between(it.due?, it.on))).collect();
    let count = i32::try_from(late.len()).unwrap_or(i32::MAX);
    let mean = (count > 0).then(|| late.iter().sum::<i32>() / count);
    words.paid(invoices.len(), mean)
}

/// Promises whose day has come since.
fn promises(
    ledger: &mut Ledger,
    moment: &Moment,
    since: Day,
    brief: &mut Brief,
) -> Result<(), Cause> {
    let (words, today) = (moment.words, moment.today);
    for record in ledger.store.promises(today)? {
        let promise = &record.promise;
        if promise.made_on > since || promise.status(&ledger.calendar, since) != PromiseStatus::Open
        {
            continue;
        }
        let promised = promise.promised;
        match promise.status(&ledger.calendar, today) {
            PromiseStatus::Open | PromiseStatus::Replaced => {}
            PromiseStatus::Kept => {
                let sentence = words.promise_kept(promised, promise.due_on);
                brief.promises_kept.extend(line(ledger, record.customer, promised, sentence)?);
            }
            PromiseStatus::Broken => {
                let minor = promise.received.iter().map(|it| it.1.minor).sum();
                let received = Money { minor, ..promised };
                let sentence = words.promise_broken(promised, received, promise.due_on);
                brief.promises_broken.extend(line(ledger, record.customer, promised, sentence)?);
            }
        }
    }
    Ok(())
}

/// Who became late since.
fn late(ledger: &mut Ledger, moment: &Moment, since: Day, brief: &mut Brief) -> Result<(), Cause> {
    let today = moment.today;
    let numbers = ledger.numbers(today)?;
    let fell_due: Vec<_> = ledger
        .portfolio(today)?
        .open_items(today)
        .filter(|it| it.is_overdue(today) && !it.is_overdue(since) && it.issued <= since)
        .collect();
    let mut by_customer: BTreeMap<(CustomerId, Currency), Vec<OpenItem>> = BTreeMap::new();
    for it in fell_due {
        by_customer.entry((it.customer, it.open.currency)).or_default().push(it);
    }
    for ((customer, currency), items) in by_customer {
        let minor = items.iter().map(|it| it.open.minor).sum();
        let named: Vec<_> =
            items.iter().take(NAMED).filter_map(|it| numbers.get(&it.id).cloned()).collect();
        let ellipsis = if items.len() > NAMED { ", …" } else { "" };
        let sentence =
            moment.words.became_late(items.len(), &format!("{}{ellipsis}", named.join(", ")));
        brief.late.extend(line(ledger, customer, Money { minor, currency }, sentence)?);
    }
    Ok(())
}

fn line(
    ledger: &mut Ledger,
    customer: CustomerId,
    amount: Money,
    sentence: String,
) -> Result<Option<BriefLine>, Cause> {
    let customer = ledger.book()?.customers.get(&customer);
    Ok(customer.map(|it| BriefLine {
        customer: it.code.clone(),
        name: it.name.clone(),
        amount: amount.into(),
        sentence,
    }))
}
