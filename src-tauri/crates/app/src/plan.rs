//! Instalment plans: proposed, agreed, signed, kept or not.

use receivables::{
    Currency, ItemId, Money,
    dunning::{Case, Holds, claimable_minor},
    plan::{Every as Interval, Instalment, InstalmentPlan, PlanError, PlanStatus, schedule},
};
use serde::{Deserialize, Serialize};
use store::{CustomerRecord, PlanRecord};
use ts_rs::TS;

use crate::{
    amount::{Amount, Day},
    case, customer,
    failure::Cause,
    ledger::{Ledger, Moment},
};

/// How far instalments are apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum Every {
    /// Weeks.
    Weeks,
    /// Months.
    Months,
}

/// A plan as the user words it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PlanDraft {
    /// Customer code.
    pub customer: String,
    /// The documents, as the sheet names them; everything overdue when empty.
    pub items: Vec<String>,
    /// How many instalments.
    pub count: u16,
    /// Day of the first.
    pub first: Day,
    /// How many weeks or months between two.
    pub interval: u8,
    /// Weeks or months.
    pub every: Every,
    /// Whether one default makes the whole rest fall due.
    pub default_clause: bool,
    /// Day the customer signed it.
    pub signed_on: Option<Day>,
}

/// What a plan would come to.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct PlanProposal {
    /// What is paid in all.
    pub total: Amount,
    /// The instalments; the last takes the rounding.
    pub instalments: Vec<InstalmentRow>,
}

/// One instalment.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct InstalmentRow {
    /// Its day.
    pub due_on: Day,
    /// How much.
    pub amount: Amount,
    /// What came in of it.
    pub paid: Amount,
    /// Whether it is past its day, and tolerance, and not paid in full.
    pub late: bool,
}

/// Where a plan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum PlanState {
    /// The instalments come.
    Running,
    /// All of them came.
    Completed,
    /// One did not.
    Defaulted,
    /// It was given up.
    Ended,
}

/// A plan on the sheet.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct PlanRow {
    /// Its number.
    #[ts(type = "number")]
    pub id: i64,
    /// When it was agreed.
    pub agreed_on: Day,
    /// When it was signed.
    pub signed_on: Option<Day>,
    /// Whether one default makes the whole rest fall due.
    pub default_clause: bool,
    /// Where it stands.
    pub state: PlanState,
    /// Its instalments.
    pub instalments: Vec<InstalmentRow>,
    /// The documents it pays.
    pub items: Vec<String>,
    /// What is paid in all.
    pub total: Amount,
    /// All of it, one sentence.
    pub sentence: String,
}

/// What a plan would come to; nothing is recorded.
pub(crate) fn proposal(
    ledger: &mut Ledger,
    moment: &Moment,
    draft: &PlanDraft,
) -> Result<PlanProposal, Cause> {
    let customer = ledger.customer(&draft.customer)?;
    let (plan, total) = plan(ledger, moment, &customer, draft)?;
    Ok(PlanProposal { total: total.into(), instalments: instalments(&plan, ledger, moment) })
}

/// Agrees on a plan.
pub(crate) fn agree(ledger: &mut Ledger, moment: &Moment, draft: &PlanDraft) -> Result<(), Cause> {
    moment.must_be_today()?;
    let customer = ledger.customer(&draft.customer)?;
    let (plan, total) = plan(ledger, moment, &customer, draft)?;
    ledger.act("plan", moment.now, |change| {
        let id = change.add_plan(customer.id, total.currency, &plan)?;
        let summary = serde_json::json!({
            "customer": draft.customer, "plan": id, "instalments": plan.instalments.len(),
        });
        Ok(((), Some(summary.to_string())))
    })
}

/// Notes the day a plan was signed: an acknowledgement of the debt (art. 2240 C. civ.).
pub(crate) fn sign(ledger: &mut Ledger, moment: &Moment, id: i64, on: Day) -> Result<(), Cause> {
    let record = find(ledger, moment, id)?;
    if on < record.plan.agreed_on || on > moment.key_date {
        return Err(Cause::WrongDay(on));
    }
    change(ledger, moment, &record, "sign-plan", |change| Ok(change.sign_plan(id, on)?))
}

/// Gives a plan up: its documents are reminded of again.
pub(crate) fn end(ledger: &mut Ledger, moment: &Moment, id: i64) -> Result<(), Cause> {
    let record = find(ledger, moment, id)?;
    let on = moment.key_date;
    change(ledger, moment, &record, "end-plan", |change| Ok(change.end_plan(id, on)?))
}

fn change(
    ledger: &mut Ledger,
    moment: &Moment,
    record: &PlanRecord,
    kind: &str,
    work: impl FnOnce(&mut store::Change<'_>) -> Result<(), Cause>,
) -> Result<(), Cause> {
    moment.must_be_today()?;
    let customer = ledger.customer_by_id(record.customer)?;
    ledger.act(kind, moment.now, |change| {
        work(change)?;
        let summary = serde_json::json!({ "customer": customer.code, "plan": record.id });
        Ok(((), Some(summary.to_string())))
    })
}

fn find(ledger: &Ledger, moment: &Moment, id: i64) -> Result<PlanRecord, Cause> {
    let plans = ledger.store.plans(moment.key_date)?;
    plans.into_iter().find(|it| it.id == id && it.ended_on.is_none()).ok_or(Cause::Gone)
}

/// The plan a draft words, for what may be claimed of its documents.
fn plan(
    ledger: &mut Ledger,
    moment: &Moment,
    customer: &CustomerRecord,
    draft: &PlanDraft,
) -> Result<(InstalmentPlan, Money), Cause> {
    let case = case::case(ledger, moment.key_date, customer)?;
    let items = if draft.items.is_empty() {
        let late = case.items.iter().filter(|it| it.item.is_overdue(moment.key_date));
        late.map(|it| it.item.id).collect()
    } else {
        customer::named_items(ledger, customer, &case, &draft.items)?
    };
    if is_planned(ledger, moment, &items)? {
        return Err(Cause::PlannedAlready(customer.name.clone()));
    }
    let total = total(ledger, moment, case, &items)
        .ok_or_else(|| Cause::NothingToPlan(customer.name.clone()))?;
    if draft.first < moment.key_date {
        return Err(Cause::WrongDay(draft.first));
    }
    let every = match draft.every {
        Every::Weeks => Interval::Weeks(draft.interval),
        Every::Months => Interval::Months(draft.interval),
    };
    let instalments =
        schedule(total, draft.count, draft.first, every).map_err(|error| match error {
            PlanError::NoInstalment | PlanError::TooMany { .. } => Cause::PlanCount(draft.count),
            PlanError::NoInterval => Cause::PlanInterval,
            PlanError::BeyondCalendar => Cause::WrongDay(draft.first),
        })?;
    let plan = InstalmentPlan {
        items,
        agreed_on: moment.key_date,
        signed_on: draft.signed_on,
        default_clause: draft.default_clause,
        instalments,
        received: Vec::new(),
    };
    Ok((plan, total))
}

/// Whether a plan that was not given up and is not paid off has one of the items already.
fn is_planned(ledger: &Ledger, moment: &Moment, items: &[ItemId]) -> Result<bool, Cause> {
    let plans = ledger.store.plans(moment.key_date)?;
    Ok(plans.iter().any(|it| {
        it.ended_on.is_none()
            && it.plan.items.iter().any(|it| items.contains(it))
            && !matches!(it.plan.status(&ledger.calendar, moment.key_date), PlanStatus::Completed)
    }))
}

/// What is owed and not contested of some items, in the currency of the first, net of nothing. A
/// plan takes the place of a promise and of a payment on its way: they do not reduce it.
fn total(ledger: &Ledger, moment: &Moment, case: Case, items: &[ItemId]) -> Option<Money> {
    let holds = Holds { insolvency: case.holds.insolvency, ..Holds::default() };
    let case = &Case { promises: Vec::new(), plans: Vec::new(), holds, ..case };
    let of: Vec<_> = case.items.iter().filter(|it| items.contains(&it.item.id)).collect();
    let currency = of.first()?.item.open.currency;
    let own = of.iter().filter(|it| it.item.open.currency == currency);
    let claimable = |id| claimable_minor(case, id, &ledger.calendar, moment.key_date);
    let minor = own.map(|it| claimable(it.item.id)).sum();
    (minor > 0).then_some(Money { minor, currency })
}

fn instalments(plan: &InstalmentPlan, ledger: &Ledger, moment: &Moment) -> Vec<InstalmentRow> {
    let paid = plan.paid(moment.key_date);
    let row = |(index, it): (usize, &Instalment)| {
        let paid = paid.get(index).copied().unwrap_or(Money { minor: 0, ..it.amount });
        let deadline = plan.deadline(&ledger.calendar, index);
        InstalmentRow {
            due_on: it.due_on,
            amount: it.amount.into(),
            paid: paid.into(),
            late: paid.minor < it.amount.minor && deadline.is_some_and(|it| it < moment.key_date),
        }
    };
    plan.instalments.iter().enumerate().map(row).collect()
}

/// The plans of a customer, newest first.
pub(crate) fn rows(
    records: Vec<PlanRecord>,
    ledger: &Ledger,
    moment: &Moment,
    name: impl Fn(ItemId) -> String,
) -> Vec<PlanRow> {
    let row = |record: PlanRecord| {
        let plan = record.plan;
        let ended = record.ended_on.is_some_and(|it| it <= moment.key_date);
        let status = plan.status(&ledger.calendar, moment.key_date);
        let state = match status {
            _ if ended => PlanState::Ended,
            PlanStatus::Running { .. } => PlanState::Running,
            PlanStatus::Completed => PlanState::Completed,
            PlanStatus::Defaulted { .. } => PlanState::Defaulted,
        };
        let minor = plan.instalments.iter().map(|it| it.amount.minor).sum();
        let total = Money { minor, currency: record.currency };
        PlanRow {
            id: record.id,
            agreed_on: plan.agreed_on,
            signed_on: plan.signed_on.filter(|it| *it <= moment.key_date),
            default_clause: plan.default_clause,
            state,
            instalments: instalments(&plan, ledger, moment),
            items: plan.items.iter().map(|it| name(*it)).collect(),
            total: total.into(),
            sentence: moment.words.plan(&plan, total, status, ended),
        }
    };
    records.into_iter().rev().map(row).collect()
}

/// The plans agreed by a day and not given up by then.
pub(crate) fn standing(ledger: &Ledger, on: Day) -> Result<Vec<PlanRecord>, Cause> {
    let mut plans = ledger.store.plans(on)?;
    plans.retain(|it| it.ended_on.is_none_or(|day| day > on));
    Ok(plans)
}

/// The currency of amounts that name none.
pub(crate) fn any_currency(ledger: &Ledger) -> Result<Currency, Cause> {
    Ok(Currency::new(&ledger.store.company()?.currency).unwrap_or(Currency::EUR))
}
