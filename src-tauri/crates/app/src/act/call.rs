//! Calls: one report brings an act, and with it a promise, a dispute or a moment to call back.

use receivables::{
    Currency, ItemId, Money,
    dunning::{Action, ActionKind, Case, Channel, DisputedItem, Step, Verdict, Wait, WaitKind},
};
use store::{CustomerRecord, NewAct, NewDispute, NewPromise, PromiseOrigin, WaitRecord};

use super::{CallOutcome, CallReport, acted, claimed_minor};
use crate::{
    amount::Day,
    case::{self, verdict},
    customer, dispute,
    failure::Cause,
    ledger::{Ledger, Moment},
    wait,
};

/// Calls in a row that reached nobody, after which the step counts as taken: the ladder goes on.
const TRIES: usize = 3;

/// Records a call with what it brought back, in one change.
pub(crate) fn record_call(
    ledger: &mut Ledger,
    moment: &Moment,
    report: &CallReport,
) -> Result<(), Cause> {
    moment.must_be_today()?;
    let customer = ledger.customer(&report.customer)?;
    let case = case::case(ledger, moment.key_date, &customer)?;
    let action = match verdict(ledger, &case, moment.key_date) {
        Verdict::Act(action) => Some(action),
        Verdict::Rest(_) => None,
    };
    let about = About::of(ledger, moment, &customer, (&case, action.as_ref()), report)?;
    let step = planned(ledger, &customer, action.as_ref(), report.outcome)?;
    let act = NewAct {
        customer: customer.id,
        on: moment.key_date,
        channel: Channel::Call,
        step,
        outcome: report.outcome.name().to_owned(),
        note: report.note.trim().to_owned(),
        claimed: about.claimed,
        items: acted(ledger, moment.key_date, &case, &about.items, (step, false)),
        contact: report.contact,
    };
    let promise = promise(moment, report, about.claimed)?;
    let disputes = disputes(ledger, &customer, &case, report, &about.items, moment)?;
    let call_back = call_back(ledger, moment, &case, report)?;
    // Chasing an answer is what such a call was for: it comes up again when the time is up.
    let chased = action.filter(|it| it.kind == ActionKind::ChaseDispute).map(|it| it.items);
    ledger.act_on(customer.id, "call", moment.now, |change| {
        let id = change.add_act(&act)?;
        if let Some((due_on, promised)) = promise {
            change.add_promise(&NewPromise {
                customer: customer.id,
                origin: PromiseOrigin::Act(id),
                made_on: moment.key_date,
                due_on,
                promised,
                items: about.items.clone(),
            })?;
        }
        for item in chased.iter().flatten() {
            change.postpone_dispute(*item, DisputedItem::follow_up(moment.key_date))?;
        }
        for it in disputes {
            change.add_dispute(&NewDispute { act: Some(id), ..it })?;
        }
        match &call_back {
            Some(wait) => change.add_wait(customer.id, wait, moment.key_date)?,
            None => change.end_wait(customer.id, moment.key_date).map(drop)?,
        }
        let summary = serde_json::json!({
            "call": id, "customer": report.customer, "outcome": report.outcome.name(),
        });
        Ok(((), Some(summary.to_string())))
    })
}

/// What a call was about.
struct About {
    claimed: Money,
    items: Vec<ItemId>,
}

impl About {
    /// The ticked documents, else those of the action, else what is late.
    fn of(
        ledger: &Ledger,
        moment: &Moment,
        customer: &CustomerRecord,
        (case, action): (&Case, Option<&Action>),
        report: &CallReport,
    ) -> Result<Self, Cause> {
        if !report.items.is_empty() {
            let items = customer::named_items(ledger, customer, case, &report.items)?;
            let currency = currency(case, &items);
            let of = case
                .items
                .iter()
                .filter(|it| items.contains(&it.item.id) && it.item.open.currency == currency);
            let minor = of.map(|it| claimed_minor(ledger, moment.key_date, case, it)).sum();
            return Ok(Self { claimed: Money { minor, currency }, items });
        }
        if let Some(action) = action.filter(|it| !it.items.is_empty()) {
            return Ok(Self { claimed: action.claimed, items: action.items.clone() });
        }
        let late = case.items.iter().filter(|it| it.item.is_overdue(moment.key_date));
        let items: Vec<_> = late.map(|it| it.item.id).collect();
        let currency = currency(case, &items);
        let own = case.items.iter().map(|it| it.item);
        let own = own.filter(|it| items.contains(&it.id) && it.open.currency == currency);
        let minor = own.map(|it| it.open.minor).sum();
        Ok(Self { claimed: Money { minor, currency }, items })
    }
}

fn currency(case: &Case, items: &[ItemId]) -> Currency {
    let first = case.items.iter().find(|it| items.contains(&it.item.id)).or(case.items.first());
    first.map_or(Currency::EUR, |it| it.item.open.currency)
}

/// The step the call takes: that of a planned call, or of a question asked before the due date.
/// A call that reached nobody takes it at the third try.
fn planned(
    ledger: &Ledger,
    customer: &CustomerRecord,
    action: Option<&Action>,
    outcome: CallOutcome,
) -> Result<Option<Step>, Cause> {
    let step = action.and_then(|it| match it.kind {
        ActionKind::Call | ActionKind::Preventive => it.step,
        _ => None,
    });
    if outcome != CallOutcome::Unreachable || step.is_none() {
        return Ok(step);
    }
    let acts = ledger.store.acts_of(customer.id)?;
    let tries = acts
        .iter()
        .filter(|it| !it.undone)
        .take_while(|it| it.outcome == CallOutcome::Unreachable.name())
        .count();
    Ok(step.filter(|_| tries + 1 >= TRIES))
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
fn disputes(
    ledger: &Ledger,
    customer: &CustomerRecord,
    case: &Case,
    report: &CallReport,
    items: &[ItemId],
    moment: &Moment,
) -> Result<Vec<NewDispute>, Cause> {
    if report.outcome != CallOutcome::Dispute {
        return Ok(Vec::new());
    }
    let contested = if report.disputed.is_empty() {
        items.to_vec()
    } else {
        customer::named_items(ledger, customer, case, &report.disputed)?
    };
    let reason = report.note.trim();
    dispute::of_items(case, &contested, report.dispute.as_ref(), reason, moment)
}

/// The moment to call back. Who was to be called back and was not reached is tried again on the
/// next business day, at the same hour.
fn call_back(
    ledger: &Ledger,
    moment: &Moment,
    case: &Case,
    report: &CallReport,
) -> Result<Option<WaitRecord>, Cause> {
    let (kind, note) = (WaitKind::CallBack, report.note.trim().to_owned());
    if let Some(text) = &report.call_back {
        let until = wait::future(text, moment)?;
        return Ok(Some(WaitRecord { wait: Wait { kind, until }, note }));
    }
    let missed = case.wait.filter(|it| {
        report.outcome == CallOutcome::Unreachable
            && it.kind == WaitKind::CallBack
            && it.until.date() <= moment.key_date
    });
    Ok(missed.map(|it| {
        let tomorrow = ledger.calendar.add_business_days(moment.key_date, 1);
        let until = tomorrow.and_time(it.until.time());
        WaitRecord { wait: Wait { kind, until }, note }
    }))
}
