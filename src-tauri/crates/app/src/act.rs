//! Acts: what was done for a customer, recorded.

use receivables::{
    Currency, ItemId, Money,
    dunning::{Action, ActionKind, Case, Channel, DisputedItem, DunnedItem, Step, Verdict},
};
use serde::{Deserialize, Serialize};
use store::{ActedItem, CustomerRecord, NewAct, NewDispute, NewPromise};
use ts_rs::TS;

use crate::{
    amount::{Amount, Day},
    customer,
    failure::Cause,
    ledger::{Ledger, Moment},
    worklist,
};

/// How a call ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum CallOutcome {
    /// Spoke, nothing firm.
    Spoke,
    /// Left a message.
    Voicemail,
    /// Nobody.
    Unreachable,
    /// « We never got the invoice. »
    InvoiceNotReceived,
    /// Waiting for an approval.
    AwaitingApproval,
    /// « It is paid. »
    PaymentSent,
    /// A promise with a date.
    Promise,
    /// A dispute.
    Dispute,
}

/// A call that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CallReport {
    /// Customer code.
    pub customer: String,
    /// How it ended.
    pub outcome: CallOutcome,
    /// Free words.
    #[serde(default)]
    pub note: String,
    /// Day promised (outcome `promise`).
    #[serde(default)]
    pub promised_on: Option<Day>,
    /// Amount promised; everything overdue when absent.
    #[serde(default)]
    pub promised: Option<Amount>,
    /// Documents disputed (outcome `dispute`); all overdue ones when empty.
    #[serde(default)]
    pub disputed: Vec<String>,
}

impl CallOutcome {
    /// As the ledger writes it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Spoke => "spoke",
            Self::Voicemail => "voicemail",
            Self::Unreachable => "unreachable",
            Self::InvoiceNotReceived => "invoice_not_received",
            Self::AwaitingApproval => "awaiting_approval",
            Self::PaymentSent => "payment_sent",
            Self::Promise => "promise",
            Self::Dispute => "dispute",
        }
    }

    /// Reads what [`CallOutcome::name`] wrote.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        use CallOutcome::*;
        [
            Spoke,
            Voicemail,
            Unreachable,
            InvoiceNotReceived,
            AwaitingApproval,
            PaymentSent,
            Promise,
            Dispute,
        ]
        .into_iter()
        .find(|it| it.name() == name)
    }
}

/// Records a call with what it brought back, in one change.
pub(crate) fn record_call(
    ledger: &mut Ledger,
    moment: &Moment,
    report: &CallReport,
) -> Result<(), Cause> {
    moment.must_be_today()?;
    let customer = ledger.customer(&report.customer)?;
    let case = customer::case(ledger, moment, &customer)?;
    let verdict = worklist::verdict(ledger, &case, moment.key_date);
    let planned = match &verdict {
        Verdict::Act(action) => action.step.filter(|it| *it == Step::Call),
        Verdict::Rest(_) => None,
    };
    let late = late_items(&case, moment.key_date);
    let (claimed, items) = match &verdict {
        Verdict::Act(action) if !action.items.is_empty() => (action.claimed, action.items.clone()),
        _ => (sum(&late, case.items.first()), late.iter().map(|it| it.item.id).collect()),
    };
    let act = NewAct {
        customer: customer.id,
        on: moment.key_date,
        channel: Channel::Call,
        step: planned,
        outcome: report.outcome.name().to_owned(),
        note: report.note.trim().to_owned(),
        claimed,
        items: acted(ledger, &case, &items, planned),
    };
    let promise = promise(moment, report, claimed)?;
    let disputed = disputed(ledger, &customer, &case, report, &items)?;
    // Chasing an answer is what such a call was for: it comes up again when the time is up.
    let chased = match &verdict {
        Verdict::Act(action) if action.kind == ActionKind::ChaseDispute => action.items.clone(),
        _ => Vec::new(),
    };
    ledger.change("call", moment.now, |change| {
        let id = change.add_act(&act)?;
        if let Some((due_on, promised)) = promise {
            change.add_promise(&NewPromise {
                customer: customer.id,
                act: id,
                made_on: moment.key_date,
                due_on,
                promised,
                items: items.clone(),
            })?;
        }
        for item in &chased {
            change.postpone_dispute(*item, DisputedItem::follow_up(moment.key_date))?;
        }
        for item in &disputed {
            change.add_dispute(&NewDispute {
                item: *item,
                act: Some(id),
                raised_on: moment.key_date,
                follow_up_on: DisputedItem::follow_up(moment.key_date),
                reason: act.note.clone(),
            })?;
        }
        let summary = serde_json::json!({
            "call": id, "customer": report.customer, "outcome": report.outcome.name(),
        });
        Ok(((), Some(summary.to_string())))
    })
}

/// Records that today's action was done: an e-mail sent, a file handed over, a question asked.
pub(crate) fn record_done(ledger: &mut Ledger, moment: &Moment, code: &str) -> Result<(), Cause> {
    moment.must_be_today()?;
    let customer = ledger.customer(code)?;
    let case = customer::case(ledger, moment, &customer)?;
    let Verdict::Act(action) = worklist::verdict(ledger, &case, moment.key_date) else {
        return Err(Cause::NothingToClaim(customer.name));
    };
    let act = of_action(ledger, moment, &action, &case);
    ledger.change("done", moment.now, |change| {
        let id = change.add_act(&act)?;
        let summary = serde_json::json!({ "act": id, "customer": code });
        Ok(((), Some(summary.to_string())))
    })
}

/// The act that an action becomes once it is done.
pub(crate) fn of_action(ledger: &Ledger, moment: &Moment, action: &Action, case: &Case) -> NewAct {
    NewAct {
        customer: action.customer,
        on: moment.key_date,
        channel: match action.kind {
            ActionKind::Letter => Channel::Letter,
            ActionKind::RegisteredLetter => Channel::RegisteredLetter,
            ActionKind::HandOver => Channel::HandOver,
            ActionKind::Email | ActionKind::Preventive => Channel::Email,
            ActionKind::Call
            | ActionKind::CheckPromise
            | ActionKind::ChaseDispute
            | ActionKind::Allocate => Channel::Call,
        },
        step: action.step,
        outcome: String::new(),
        note: String::new(),
        claimed: action.claimed,
        items: acted(ledger, case, &action.items, action.step),
    }
}

/// The items as claimed, each with the step it stands on from now.
fn acted(ledger: &Ledger, case: &Case, items: &[ItemId], step: Option<Step>) -> Vec<ActedItem> {
    let dunned = case.items.iter().filter(|it| items.contains(&it.item.id));
    let acted = dunned.map(|it| {
        let stood = it.reached.map(|reached| reached.step);
        let stands = step.and_then(|taken| ledger.policy.reached_after(stood, taken));
        ActedItem {
            item: it.item.id,
            reached: stands.filter(|_| stands != stood),
            open_minor: it.item.open.minor,
            due: it.item.due,
        }
    });
    acted.collect()
}

fn late_items(case: &Case, key_date: Day) -> Vec<DunnedItem> {
    case.items.iter().filter(|it| it.item.is_overdue(key_date)).copied().collect()
}

fn sum(items: &[DunnedItem], any: Option<&DunnedItem>) -> Money {
    let currency = items.first().or(any).map_or(Currency::EUR, |it| it.item.open.currency);
    let own = items.iter().filter(|it| it.item.open.currency == currency);
    Money { minor: own.map(|it| it.item.open.minor).sum(), currency }
}

/// The day and amount promised; the whole claim unless the report says otherwise.
fn promise(
    moment: &Moment,
    report: &CallReport,
    claimed: Money,
) -> Result<Option<(Day, Money)>, Cause> {
    if report.outcome != CallOutcome::Promise {
        return Ok(None);
    }
    let day = report.promised_on.filter(|it| *it >= moment.key_date);
    let day = day.ok_or(Cause::PromiseWithoutDay(moment.key_date))?;
    let promised = match &report.promised {
        Some(amount) => Money {
            minor: amount.minor,
            currency: Currency::new(&amount.currency).unwrap_or(claimed.currency),
        },
        None => claimed,
    };
    if promised.minor <= 0 { Err(Cause::PromiseOfNothing) } else { Ok(Some((day, promised))) }
}

/// The items contested: those named, or all the call was about.
fn disputed(
    ledger: &Ledger,
    customer: &CustomerRecord,
    case: &Case,
    report: &CallReport,
    items: &[ItemId],
) -> Result<Vec<ItemId>, Cause> {
    if report.outcome != CallOutcome::Dispute {
        return Ok(Vec::new());
    }
    if report.disputed.is_empty() {
        return Ok(items.to_vec());
    }
    let details = ledger.store.items_of(customer.id)?;
    let is_open = |id: ItemId| case.items.iter().any(|it| it.item.id == id);
    let named = |number: &str| {
        report
            .disputed
            .iter()
            .any(|it| it == number || it.split_once('/').is_some_and(|(whole, _)| whole == number))
    };
    let found = details.iter().filter(|it| is_open(it.item.id) && named(&it.number));
    Ok(found.map(|it| it.item.id).collect())
}
