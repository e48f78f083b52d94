//! History: acts, promises, disputes and settlements of a customer in one list.

use std::collections::HashMap;

use receivables::{ItemId, ItemKind, Money, dunning::Channel, promise::PromiseStatus};
use store::{ActRecord, ClaimedRecord, CustomerRecord, RemarkRecord, SettlementRecord};

use super::{ClaimedDocument, HistoryEntry, HistoryKind};
use crate::{
    act::CallOutcome,
    change,
    failure::Cause,
    ledger::{Ledger, Moment},
};

/// What happened up to the key date, newest first.
pub(super) fn history(
    ledger: &mut Ledger,
    moment: &Moment,
    customer: &CustomerRecord,
) -> Result<Vec<HistoryEntry>, Cause> {
    let acts = ledger.store.acts_of(customer.id)?;
    let mut entries = Vec::new();
    let mut claimed = ledger.store.claimed_of(customer.id)?;
    for it in acts {
        let change = change::of_act(ledger, &it)?;
        let claims = claimed.remove(&it.id).unwrap_or_default();
        entries.push(act(it, claims, change, moment));
    }
    let items = ledger.store.items_of(customer.id)?;
    let numbers = items.into_iter().map(|it| (it.item.id, it.number)).collect();
    entries.extend(promises(ledger, moment, customer, &numbers)?);
    entries.extend(disputes(ledger, moment, customer)?);
    entries.extend(plans(ledger, moment, customer)?);
    entries.extend(holds(ledger, moment, customer)?);
    let remarks = ledger.store.remarks_of(customer.id)?;
    entries.extend(remarks.into_iter().map(|it| remark(it, &numbers, moment)));
    let settlements = ledger.store.settlements_of(customer.id)?;
    entries.extend(settlements.into_iter().map(|it| settlement(it, moment)));
    entries.retain(|it| it.on <= moment.key_date);
    // Stable: on one day the act stands before what it brought back.
    entries.sort_by_key(|it| std::cmp::Reverse(it.on));
    Ok(entries)
}

fn act(
    act: ActRecord,
    claims: Vec<ClaimedRecord>,
    change: Option<i64>,
    moment: &Moment,
) -> HistoryEntry {
    let outcome = CallOutcome::from_name(&act.outcome);
    HistoryEntry {
        on: act.on,
        kind: match act.channel {
            Channel::Call => HistoryKind::Call,
            Channel::Email => HistoryKind::Email,
            Channel::Letter => HistoryKind::Letter,
            Channel::RegisteredLetter => HistoryKind::RegisteredLetter,
            Channel::HandOver => HistoryKind::HandOver,
        },
        step: act.step.map(Into::into),
        title: match act.text.filter(|_| act.step.is_none()) {
            Some(text) => moment.words.written(text),
            None => moment.words.act(act.channel, act.step, outcome),
        },
        note: (!act.note.is_empty()).then_some(act.note),
        amount: Some(act.claimed.into()),
        items: act.items,
        document: act.document,
        claims: claims.into_iter().map(Into::into).collect(),
        change,
        undone: act.undone,
    }
}

fn promises(
    ledger: &mut Ledger,
    moment: &Moment,
    customer: &CustomerRecord,
    numbers: &HashMap<ItemId, String>,
) -> Result<Vec<HistoryEntry>, Cause> {
    let promises = ledger.store.promises(moment.key_date)?;
    let reporters = ledger.store.reporters()?;
    let own = promises.into_iter().filter(|it| it.customer == customer.id);
    let entry = own.map(|it| {
        let promise = it.promise;
        let status: PromiseStatus = promise.status(&ledger.calendar, moment.key_date);
        let title = moment.words.promise(promise.promised, promise.due_on, status);
        HistoryEntry {
            on: promise.made_on,
            kind: HistoryKind::Promise,
            step: None,
            title: match reporters.get(&it.id) {
                Some(name) => moment.words.reported(&title, name),
                None => title,
            },
            note: None,
            amount: Some(promise.promised.into()),
            items: promise.items.iter().filter_map(|it| numbers.get(it).cloned()).collect(),
            document: None,
            claims: Vec::new(),
            change: None,
            undone: false,
        }
    });
    Ok(entry.collect())
}

fn disputes(
    ledger: &mut Ledger,
    moment: &Moment,
    customer: &CustomerRecord,
) -> Result<Vec<HistoryEntry>, Cause> {
    let disputes = ledger.store.disputes_of(customer.id)?;
    let entry = disputes.into_iter().map(|it| HistoryEntry {
        on: it.dispute.raised_on,
        kind: HistoryKind::Dispute,
        step: None,
        title: moment.words.dispute(&it.number),
        note: (!it.reason.is_empty()).then_some(it.reason),
        amount: None,
        items: vec![it.number],
        document: None,
        claims: Vec::new(),
        change: None,
        undone: false,
    });
    Ok(entry.collect())
}

fn plans(
    ledger: &mut Ledger,
    moment: &Moment,
    customer: &CustomerRecord,
) -> Result<Vec<HistoryEntry>, Cause> {
    let plans = ledger.store.plans(moment.key_date)?;
    let own = plans.into_iter().filter(|it| it.customer == customer.id);
    let entry = own.map(|it| HistoryEntry {
        on: it.plan.agreed_on,
        kind: HistoryKind::Plan,
        step: None,
        title: moment.words.plan_agreed(it.plan.instalments.len()),
        note: None,
        amount: Some(
            Money {
                minor: it.plan.instalments.iter().map(|it| it.amount.minor).sum(),
                currency: it.currency,
            }
            .into(),
        ),
        items: Vec::new(),
        document: None,
        claims: Vec::new(),
        change: None,
        undone: false,
    });
    Ok(entry.collect())
}

fn holds(
    ledger: &mut Ledger,
    moment: &Moment,
    customer: &CustomerRecord,
) -> Result<Vec<HistoryEntry>, Cause> {
    let holds = ledger.store.holds(moment.key_date)?;
    let own = holds.into_iter().filter(|it| it.hold.customer == customer.id);
    let entry = own.map(|it| HistoryEntry {
        on: it.noted_on,
        kind: HistoryKind::Hold,
        step: None,
        title: moment.words.hold_title(it.hold.kind),
        note: (!it.hold.reason.is_empty()).then_some(it.hold.reason),
        amount: None,
        items: Vec::new(),
        document: None,
        claims: Vec::new(),
        change: None,
        undone: false,
    });
    Ok(entry.collect())
}

fn remark(it: RemarkRecord, numbers: &HashMap<ItemId, String>, moment: &Moment) -> HistoryEntry {
    HistoryEntry {
        on: it.on,
        kind: HistoryKind::Remark,
        step: None,
        title: moment.words.remark_of(&it.salesperson),
        note: Some(it.note),
        amount: None,
        items: numbers.get(&it.item).cloned().into_iter().collect(),
        document: None,
        claims: Vec::new(),
        change: None,
        undone: false,
    }
}

fn settlement(it: SettlementRecord, moment: &Moment) -> HistoryEntry {
    let is_credit = it.kind != ItemKind::Invoice;
    let taken_back = (it.amount.minor < 0) != is_credit;
    HistoryEntry {
        on: it.on,
        kind: HistoryKind::Settlement,
        step: None,
        title: moment.words.settlement(&it.number, &it.source, (is_credit, taken_back)),
        note: None,
        amount: Some(Money { minor: it.amount.minor, ..it.amount }.into()),
        items: vec![it.number],
        document: None,
        claims: Vec::new(),
        change: None,
        undone: false,
    }
}

impl From<ClaimedRecord> for ClaimedDocument {
    fn from(record: ClaimedRecord) -> Self {
        Self {
            number: record.number,
            due: record.due,
            claimed: record.claimed.into(),
            step: record.reached.map(Into::into),
        }
    }
}
