//! Acts: what was done for a customer, recorded with what it brought back.

mod call;

use chrono::NaiveTime;
use receivables::{
    ItemId,
    dunning::{
        Action, ActionKind, Case, Channel, DisputedItem, DunnedItem, Step, Verdict, Wait, WaitKind,
        claimable_minor, climbed,
    },
};
use serde::{Deserialize, Serialize};
use store::{ActedItem, CustomerRecord, NewAct, WaitRecord};
use ts_rs::TS;

pub(crate) use call::record_call;

use crate::{
    amount::{Amount, Day},
    case::{self, verdict},
    dispute::DisputeDetail,
    failure::Cause,
    hold,
    ledger::{Ledger, Moment},
};

/// When what was set aside for a day is back.
const MORNING: NaiveTime = NaiveTime::from_hms_opt(9, 0, 0).unwrap();

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
    /// Amount promised; what the call was about when absent.
    #[serde(default)]
    pub promised: Option<Amount>,
    /// Documents disputed (outcome `dispute`); all the call was about when empty.
    #[serde(default)]
    pub disputed: Vec<String>,
    /// Documents spoken of, as the customer's sheet names them; all the action is about when empty.
    #[serde(default)]
    pub items: Vec<String>,
    /// Who was spoken to.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub contact: Option<i64>,
    /// What the dispute is about (outcome `dispute`).
    #[serde(default)]
    pub dispute: Option<DisputeDetail>,
    /// The moment to call back, ISO.
    #[serde(default)]
    pub call_back: Option<String>,
}

impl CallOutcome {
    const ALL: [Self; 8] = [
        Self::Spoke,
        Self::Voicemail,
        Self::Unreachable,
        Self::InvoiceNotReceived,
        Self::AwaitingApproval,
        Self::PaymentSent,
        Self::Promise,
        Self::Dispute,
    ];

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
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

/// Records that today's action was done: an e-mail sent, a file handed over, a question asked, a
/// claim declared.
pub(crate) fn record_done(ledger: &mut Ledger, moment: &Moment, code: &str) -> Result<(), Cause> {
    moment.must_be_today()?;
    let customer = ledger.customer(code)?;
    let case = case::case(ledger, moment.key_date, &customer)?;
    let Verdict::Act(action) = verdict(ledger, &case, moment.key_date) else {
        return Err(Cause::NothingToDo(customer.name));
    };
    match action.kind {
        ActionKind::DeclareClaim => return hold::declare_all(ledger, moment, &customer),
        ActionKind::ChaseDispute | ActionKind::Allocate => {
            return done_in_house(ledger, moment, &customer, &action);
        }
        _ => {}
    }
    let act = of_action(ledger, moment, &action, &case);
    ledger.act_on(customer.id, "done", moment.now, |change| {
        let id = change.add_act(&act)?;
        change.end_wait(customer.id, moment.key_date)?;
        let summary = serde_json::json!({ "act": id, "customer": code });
        Ok(((), Some(summary.to_string())))
    })
}

/// Notes work in house: it is no contact, so no act. An answer that was chased is chased again
/// when its time is up; what was allocated is back tomorrow unless the accounting shows it.
fn done_in_house(
    ledger: &mut Ledger,
    moment: &Moment,
    customer: &CustomerRecord,
    action: &Action,
) -> Result<(), Cause> {
    let tomorrow = ledger.calendar.add_business_days(moment.key_date, 1);
    let until = tomorrow.and_time(MORNING);
    ledger.act_on(customer.id, "done", moment.now, |change| {
        if action.kind == ActionKind::ChaseDispute {
            for item in &action.items {
                change.postpone_dispute(*item, DisputedItem::follow_up(moment.key_date))?;
            }
        } else {
            let wait = Wait { kind: WaitKind::Snooze, until };
            let record = WaitRecord { wait, note: String::new() };
            change.add_wait(customer.id, &record, moment.key_date)?;
        }
        let summary = serde_json::json!({ "customer": customer.code });
        Ok(((), Some(summary.to_string())))
    })
}

/// The act that an action becomes once it is done.
pub(crate) fn of_action(ledger: &Ledger, moment: &Moment, action: &Action, case: &Case) -> NewAct {
    let preventive = ledger.policies.policy(action.policy).rung(Step::Preventive);
    NewAct {
        customer: action.customer,
        on: moment.key_date,
        channel: match action.kind {
            ActionKind::Letter => Channel::Letter,
            ActionKind::RegisteredLetter => Channel::RegisteredLetter,
            ActionKind::HandOver | ActionKind::DeclareClaim => Channel::HandOver,
            ActionKind::Email => Channel::Email,
            ActionKind::Preventive => preventive.map_or(Channel::Email, |it| it.channel),
            ActionKind::Call
            | ActionKind::CheckPromise
            | ActionKind::ChaseDispute
            | ActionKind::Allocate => Channel::Call,
        },
        step: action.step,
        outcome: String::new(),
        note: String::new(),
        claimed: action.claimed,
        items: acted(
            ledger,
            moment.key_date,
            case,
            &action.items,
            (action.step, action.is_repeated()),
        ),
        contact: None,
    }
}

/// The items as claimed, each with the step it stands on from now.
fn acted(
    ledger: &Ledger,
    on: Day,
    case: &Case,
    items: &[ItemId],
    (step, again): (Option<Step>, bool),
) -> Vec<ActedItem> {
    let dunned = case.items.iter().filter(|it| items.contains(&it.item.id));
    let acted = dunned.map(|it| {
        let policy = ledger.policies.policy(it.policy.unwrap_or(case.policy));
        ActedItem {
            item: it.item.id,
            reached: step.and_then(|taken| climbed(it, policy, taken, again)),
            open_minor: claimed_minor(ledger, on, case, it),
            due: it.item.due,
        }
    });
    acted.collect()
}

/// What may be claimed of an item; a stopped one is spoken of in full.
fn claimed_minor(ledger: &Ledger, on: Day, case: &Case, dunned: &DunnedItem) -> i64 {
    let claimable = claimable_minor(case, dunned.item.id, &ledger.calendar, on);
    if claimable > 0 { claimable } else { dunned.item.open.minor }
}
