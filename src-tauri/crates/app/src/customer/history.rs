//! History: acts, promises, disputes and settlements of a customer in one list.

use receivables::{ItemKind, Money, dunning::Channel, promise::PromiseStatus};
use store::{ActRecord, ClaimedRecord, CustomerRecord, RemarkRecord, SettlementRecord};

use super::{ClaimedDocument, HistoryEntry, HistoryKind};
use crate::{
    act::CallOutcome,
    amount::Day,
    change,
    failure::Cause,
    ledger::{Ledger, Moment, Numbers},
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

/// A line that tells what happened, and nothing more yet.
fn entry(on: Day, kind: HistoryKind, title: String) -> HistoryEntry {
    HistoryEntry {
        on,
        kind,
        step: None,
        title,
        note: None,
        amount: None,
        items: Vec::new(),
        document: None,
        claims: Vec::new(),
        change: None,
        undone: false,
    }
}

fn promises(
    ledger: &mut Ledger,
    moment: &Moment,
    customer: &CustomerRecord,
    numbers: &Numbers,
) -> Result<Vec<HistoryEntry>, Cause> {
    let promises = ledger.store.promises(moment.key_date)?;
    let reporters = ledger.store.reporters()?;
    let own = promises.into_iter().filter(|it| it.customer == customer.id);
    let promise = own.map(|it| {
        let promise = it.promise;
        let status: PromiseStatus = promise.status(&ledger.calendar, moment.key_date);
        let title = moment.words.promise(promise.promised, promise.due_on, status);
        let title = match reporters.get(&it.id) {
            Some(name) => moment.words.reported(&title, name),
            None => title,
        };
        HistoryEntry {
            amount: Some(promise.promised.into()),
            items: promise.items.iter().filter_map(|it| numbers.get(it).cloned()).collect(),
            ..entry(promise.made_on, HistoryKind::Promise, title)
        }
    });
    Ok(promise.collect())
}

fn disputes(
    ledger: &mut Ledger,
    moment: &Moment,
    customer: &CustomerRecord,
) -> Result<Vec<HistoryEntry>, Cause> {
    let disputes = ledger.store.disputes_of(customer.id)?;
    let dispute = disputes.into_iter().map(|it| {
        let title = moment.words.dispute(&it.number);
        HistoryEntry {
            note: (!it.reason.is_empty()).then_some(it.reason),
            items: vec![it.number],
            ..entry(it.dispute.raised_on, HistoryKind::Dispute, title)
        }
    });
    Ok(dispute.collect())
}

fn plans(
    ledger: &mut Ledger,
    moment: &Moment,
    customer: &CustomerRecord,
) -> Result<Vec<HistoryEntry>, Cause> {
    let plans = ledger.store.plans(moment.key_date)?;
    let own = plans.into_iter().filter(|it| it.customer == customer.id);
    let plan = own.map(|it| {
        let minor = it.plan.instalments.iter().map(|it| it.amount.minor).sum();
        let title = moment.words.plan_agreed(it.plan.instalments.len());
        HistoryEntry {
            amount: Some(Money { minor, currency: it.currency }.into()),
            ..entry(it.plan.agreed_on, HistoryKind::Plan, title)
        }
    });
    Ok(plan.collect())
}

fn holds(
    ledger: &mut Ledger,
    moment: &Moment,
    customer: &CustomerRecord,
) -> Result<Vec<HistoryEntry>, Cause> {
    let holds = ledger.store.holds(moment.key_date)?;
    let own = holds.into_iter().filter(|it| it.hold.customer == customer.id);
    let hold = own.map(|it| HistoryEntry {
        note: (!it.hold.reason.is_empty()).then_some(it.hold.reason),
        ..entry(it.noted_on, HistoryKind::Hold, moment.words.hold_title(it.hold.kind))
    });
    Ok(hold.collect())
}

fn remark(it: RemarkRecord, numbers: &Numbers, moment: &Moment) -> HistoryEntry {
    HistoryEntry {
        note: Some(it.note),
        items: numbers.get(&it.item).cloned().into_iter().collect(),
        ..entry(it.on, HistoryKind::Remark, moment.words.remark_of(&it.salesperson))
    }
}

fn settlement(it: SettlementRecord, moment: &Moment) -> HistoryEntry {
    let is_credit = it.kind != ItemKind::Invoice;
    let taken_back = (it.amount.minor < 0) != is_credit;
    let title = moment.words.settlement(&it.number, &it.source, (is_credit, taken_back));
    HistoryEntry {
        amount: Some(it.amount.into()),
        items: vec![it.number],
        ..entry(it.on, HistoryKind::Settlement, title)
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
