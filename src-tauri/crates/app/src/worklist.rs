//! The worklist: today's calls and letters, one action per customer, each with its reason.

mod day;
mod kinds;

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use rayon::prelude::*;
use receivables::{
    Balance, CustomerId, ItemId,
    dunning::{self, Action, Case, PolicyBook, Verdict, next_action},
    worklist::{self as work, Ranked, rank},
};
use serde::{Deserialize, Serialize};
use store::CustomerRecord;
use ts_rs::TS;

pub use day::{Capacity, DayDone, DayFit};
pub(crate) use day::{iso, placed_row, save_capacity};

use crate::{
    amount::{Amount, Day},
    case,
    failure::Cause,
    ledger::{Ledger, Moment},
    letter,
};

/// Today's list, ranked.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct Worklist {
    /// The day it was computed for.
    pub key_date: Day,
    /// Whether acts can be recorded on this day (not for past days).
    pub read_only: bool,
    /// One row per customer, first things first; all of them, or as many as were asked for.
    pub rows: Vec<WorklistRow>,
    /// How many rows the list has.
    pub count: u32,
    /// How many of each action, in the order of the list's groups; actions without a row are absent.
    pub counts: Vec<ActionCount>,
    /// What the rows claim together, one sum per currency: what is late and may be asked for.
    pub totals: Vec<Amount>,
    /// How many rows of each kind of work.
    pub groups: Vec<GroupCount>,
    /// What the day holds.
    pub day: DayFit,
    /// Customers put off to a later day.
    pub waiting: u32,
}

/// How many rows are of one kind of work.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct GroupCount {
    /// The kind of work.
    pub group: WorklistGroup,
    /// Rows of it.
    pub count: u32,
    /// What they claim together, one sum per currency.
    pub amounts: Vec<Amount>,
}

/// What kind of work a row is, for whoever has an hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum WorklistGroup {
    /// A word was broken, or a claim runs out of time.
    BrokenWord,
    /// Likely to pay when asked, and quickly asked.
    QuickWins,
    /// Old, on formal notice, or about to leave the house.
    AtRisk,
    /// Neither.
    Regular,
    /// Pays by itself about now, or is worth less than the time it takes.
    LeaveAlone,
}

/// Where a row stands in the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum WorklistPlace {
    /// To be done now.
    Now,
    /// Later today.
    Later,
    /// On another day.
    Moved,
}

/// How many rows ask for one kind of action.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct ActionCount {
    /// The action.
    pub action: ActionKind,
    /// Rows that ask for it.
    pub count: u32,
}

/// One customer's next action.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct WorklistRow {
    /// Customer code, as in the accounting.
    pub customer: String,
    /// Customer name.
    pub name: String,
    /// What to do.
    pub action: ActionKind,
    /// The step of the scenario behind it.
    pub step: Option<Step>,
    /// Dunning level the step reaches; 0 when it counts as none.
    pub level: u8,
    /// What is claimed: overdue, undisputed, net of credits.
    pub amount: Amount,
    /// Documents concerned.
    pub items: Vec<String>,
    /// Days past due of the oldest of them.
    pub days_late: i32,
    /// The rule, short: « Relance 2 · J+15 ».
    pub rule: String,
    /// The whole sentence.
    pub reason: String,
    /// Whether a promise was broken.
    pub broken_promise: bool,
    /// Phone number to call, if known.
    pub phone: Option<String>,
    /// Person to ask for, if known.
    pub contact: Option<String>,
    /// What a letter would lack (address …), as sentences; empty when it can be posted.
    pub warnings: Vec<String>,
    /// What kind of work it is.
    pub group: WorklistGroup,
    /// Where it stands in the day.
    pub place: WorklistPlace,
    /// Why it waits until later today, or was moved to another day: a whole sentence.
    pub placed: Option<String>,
    /// The moment it waits for (ISO), when its place is later.
    pub until: Option<String>,
    /// How its rank was computed, a whole sentence.
    pub worth: String,
    /// What an hour of such work brings in.
    pub worth_per_hour: Amount,
    /// 0 preventive to 5 enforcement; from 3 on it is recovery, no longer reminding.
    pub phase: u8,
    /// Name of the scenario behind it.
    pub policy: String,
    /// Whether it is a call-back that was asked for.
    pub call_back: bool,
    /// What was last said, with its day.
    pub last_words: Option<String>,
}

/// What to do for a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum ActionKind {
    /// A promise was broken: call.
    CheckPromise,
    /// Call.
    Call,
    /// Send an e-mail.
    Email,
    /// Post a letter.
    Letter,
    /// Post a registered letter.
    RegisteredLetter,
    /// Hand the file over.
    HandOver,
    /// Chase the answer to a dispute.
    ChaseDispute,
    /// Declare the claim in insolvency proceedings.
    DeclareClaim,
    /// Credits cover what is late: allocate them.
    Allocate,
    /// Ask before the due date.
    Preventive,
}

/// A step of a scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum Step {
    /// Before the due date.
    Preventive,
    /// First, courteous reminder.
    FirstReminder,
    /// The call.
    Call,
    /// Second, firm reminder.
    SecondReminder,
    /// The second call.
    SecondCall,
    /// Last reminder before the formal notice.
    FinalReminder,
    /// *Mise en demeure*.
    FormalNotice,
    /// Hand-over to collection.
    HandOver,
}

/// Today's list, or its first rows.
pub(crate) fn worklist(
    ledger: &mut Ledger,
    moment: &Moment,
    most: usize,
) -> Result<Worklist, Cause> {
    let ranked = ranked(ledger, moment)?;
    let numbers = ledger.numbers(moment.key_date)?;
    let lacks = letter::Lacks::new(ledger, moment)?;
    let said = ledger.store.last_words(moment.key_date)?;
    let waiting = waiting(ledger, moment)?;
    let (placed, fit) = day::arranged(ledger, moment, &ranked)?;
    let mut counts: BTreeMap<ActionKind, u32> = BTreeMap::new();
    let mut groups: BTreeMap<WorklistGroup, (u32, Balance)> = BTreeMap::new();
    let mut totals = Balance::default();
    for placed in &placed {
        let action = &placed.ranked.action;
        *counts.entry(action.kind.into()).or_default() += 1;
        let group = groups.entry(placed.ranked.group.into()).or_default();
        group.0 += 1;
        group.1.add(action.claimed);
        if claims(action) {
            totals.add(action.claimed);
        }
    }
    let policies = &ledger.policies.clone();
    let customers = &ledger.book()?.customers;
    let count = u32::try_from(placed.len()).unwrap_or(u32::MAX);
    let first = &placed[..most.min(placed.len())];
    let rows = first.par_iter().filter_map(|placed| {
        let action = &placed.ranked.action;
        let customer = customers.get(&action.customer)?;
        let number = |id: ItemId| numbers.get(&id).cloned().unwrap_or_default();
        let row = row(policies, action, customer, number, (&lacks, moment));
        Some(day::place(row, placed, said.get(&action.customer), moment))
    });
    let rows = rows.collect();
    Ok(Worklist {
        key_date: moment.key_date,
        read_only: moment.read_only(),
        rows,
        count,
        counts: counts.into_iter().map(|(action, count)| ActionCount { action, count }).collect(),
        totals: totals.iter().map(Amount::from).collect(),
        groups: groups
            .into_iter()
            .map(|(group, (count, amounts))| GroupCount {
                group,
                count,
                amounts: amounts.iter().map(Amount::from).collect(),
            })
            .collect(),
        day: fit,
        waiting,
    })
}

/// Whether an action asks for money that is late: what is not due, contested, to be declared or
/// covered by credits is work, and no sum to claim.
fn claims(action: &Action) -> bool {
    (action.kind.is_contact() || action.kind == dunning::ActionKind::HandOver)
        && action.kind != dunning::ActionKind::Preventive
        && action.step != Some(dunning::Step::Preventive)
}

/// Customers put off to a later day.
fn waiting(ledger: &mut Ledger, moment: &Moment) -> Result<u32, Cause> {
    let waits = ledger.store.waits(moment.key_date)?;
    let later = waits.values().filter(|it| it.wait.until.date() > moment.key_date);
    Ok(u32::try_from(later.count()).unwrap_or(u32::MAX))
}

/// How many rows today's list has.
pub(crate) fn count(ledger: &mut Ledger, moment: &Moment) -> Result<u32, Cause> {
    Ok(u32::try_from(ranked(ledger, moment)?.len()).unwrap_or(u32::MAX))
}

/// The day's actions, ranked; computed once until something changes.
pub(crate) fn ranked(ledger: &mut Ledger, moment: &Moment) -> Result<Arc<Vec<Ranked>>, Cause> {
    let day = moment.key_date;
    let touched = std::mem::take(&mut ledger.touched);
    let known = ledger.ranked.take().filter(|(known, _)| *known == day);
    let ranked = match known {
        Some((_, ranked)) if touched.is_empty() => ranked,
        Some((_, mut ranked)) => {
            let actions = Arc::make_mut(&mut ranked);
            actions.retain(|it| !touched.contains(&it.action.customer));
            for customer in touched.into_iter().collect::<BTreeSet<_>>() {
                actions.extend(actions_of(ledger, day, Some(customer))?);
            }
            rank(actions);
            ranked
        }
        None => {
            let mut actions = actions_of(ledger, day, None)?;
            rank(&mut actions);
            Arc::new(actions)
        }
    };
    ledger.ranked = Some((day, Arc::clone(&ranked)));
    Ok(ranked)
}

/// What each customer's account asks for, or that of one customer.
fn actions_of(
    ledger: &mut Ledger,
    day: Day,
    only: Option<CustomerId>,
) -> Result<Vec<Ranked>, Cause> {
    let cases = case::cases(ledger, day, only)?;
    let payers = case::payers(ledger, &cases, day)?;
    let (policies, calendar) = (&ledger.policies, &ledger.calendar);
    let each = cases.par_iter().zip(&payers);
    let actions =
        each.filter_map(|(case, payer)| match next_action(case, policies, calendar, day) {
            Verdict::Act(action) => Some(work::ranked(action, payer)),
            Verdict::Rest(_) => None,
        });
    Ok(actions.collect())
}

/// The day's actions, ranked, each with the case it answers.
pub(crate) fn answered(ledger: &mut Ledger, moment: &Moment) -> Result<Vec<(Action, Case)>, Cause> {
    let ranked = ranked(ledger, moment)?;
    let cases = case::cases(ledger, moment.key_date, None)?;
    let mut by_customer: HashMap<_, _> = cases.into_iter().map(|it| (it.customer, it)).collect();
    let pair = |it: &Ranked| Some((by_customer.remove(&it.action.customer)?, it.action.clone()));
    Ok(ranked.iter().filter_map(pair).map(|(case, action)| (action, case)).collect())
}

/// A row of the list, before it has its place in the day.
pub(crate) fn row(
    policies: &PolicyBook,
    action: &Action,
    customer: &CustomerRecord,
    number: impl Fn(ItemId) -> String,
    (lacks, moment): (&letter::Lacks, &Moment),
) -> WorklistRow {
    let words = moment.words;
    let policy = policies.named(action.policy);
    let known = |text: &String| (!text.is_empty()).then(|| text.clone());
    let mut items: Vec<_> = action.items.iter().map(|it| number(*it)).collect();
    items.dedup();
    let phase = action.step.map_or(dunning::Phase::Reminding, dunning::Step::phase);
    WorklistRow {
        customer: customer.code.clone(),
        name: customer.name.clone(),
        action: action.kind.into(),
        step: action.step.map(Step::from),
        level: action.step.map_or(0, |it| policy.policy.level_of(it)),
        amount: action.claimed.into(),
        items,
        days_late: action.days_late,
        rule: words.rule(&action.reason),
        reason: words.reason(&action.reason, number),
        broken_promise: action.kind == dunning::ActionKind::CheckPromise,
        phone: known(&customer.details.phone),
        contact: known(&customer.details.contact),
        warnings: lacks.warnings(action, customer),
        group: WorklistGroup::Regular,
        place: WorklistPlace::Now,
        placed: None,
        until: None,
        worth: String::new(),
        worth_per_hour: Amount { minor: 0, currency: action.claimed.currency.code().to_owned() },
        phase: phase.number(),
        policy: policy.name.clone(),
        call_back: matches!(action.reason, dunning::Reason::CallBack { .. }),
        last_words: None,
    }
}
