//! The worklist: today's calls and letters, one action per customer, each with its reason.

use std::collections::{BTreeMap, HashMap};

use receivables::{
    Balance, CustomerId, ItemId, OpenItem,
    dunning::{self, Action, Case, DunnedItem, Verdict, next_action},
    worklist::rank,
};
use serde::Serialize;
use store::CustomerRecord;
use ts_rs::TS;

use crate::{
    amount::{Amount, Day},
    failure::Cause,
    ledger::{Ledger, Moment},
    letter,
    wording::Words,
};

/// Today's list, ranked.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct Worklist {
    /// The day it was computed for.
    pub key_date: Day,
    /// Whether acts can be recorded on this day (not for past days).
    pub read_only: bool,
    /// One row per customer, first things first.
    pub rows: Vec<WorklistRow>,
    /// How many of each action, in the order of the list's groups; actions without a row are absent.
    pub counts: Vec<ActionCount>,
    /// What the rows claim together, one sum per currency.
    pub totals: Vec<Amount>,
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
    /// Credits cover what is late: allocate them.
    Allocate,
    /// Ask before the due date.
    Preventive,
}

/// A step of the default scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
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
    /// Last reminder before the formal notice.
    FinalReminder,
    /// *Mise en demeure*.
    FormalNotice,
    /// Hand-over to collection.
    HandOver,
}

/// Today's list.
pub(crate) fn worklist(ledger: &mut Ledger, moment: &Moment) -> Result<Worklist, Cause> {
    let actions = actions(ledger, moment)?;
    let numbers = ledger.numbers(moment.key_date)?;
    let lacks = letter::Lacks::new(ledger, moment)?;
    let book = ledger.book()?;
    let mut counts: BTreeMap<ActionKind, u32> = BTreeMap::new();
    let mut totals = Balance::default();
    let rows = actions.iter().filter_map(|action| {
        let customer = book.customers.get(&action.customer)?;
        *counts.entry(action.kind.into()).or_default() += 1;
        totals.add(action.claimed);
        Some(row(action, customer, &numbers, &lacks, moment.words))
    });
    let rows = rows.collect();
    Ok(Worklist {
        key_date: moment.key_date,
        read_only: moment.read_only(),
        rows,
        counts: counts.into_iter().map(|(action, count)| ActionCount { action, count }).collect(),
        totals: totals.iter().map(Amount::from).collect(),
    })
}

/// How many rows today's list has.
pub(crate) fn count(ledger: &mut Ledger, moment: &Moment) -> Result<u32, Cause> {
    Ok(u32::try_from(actions(ledger, moment)?.len()).unwrap_or(u32::MAX))
}

/// The day's actions, ranked.
pub(crate) fn actions(ledger: &mut Ledger, moment: &Moment) -> Result<Vec<Action>, Cause> {
    let cases = cases(ledger, moment.key_date, None)?;
    let verdicts = cases.iter().map(|case| verdict(ledger, case, moment.key_date));
    let mut actions: Vec<_> = verdicts
        .filter_map(|verdict| match verdict {
            Verdict::Act(action) => Some(action),
            Verdict::Rest(_) => None,
        })
        .collect();
    rank(&mut actions);
    Ok(actions)
}

/// The day's actions, ranked, each with the case it answers.
pub(crate) fn answered(ledger: &mut Ledger, moment: &Moment) -> Result<Vec<(Action, Case)>, Cause> {
    let cases = cases(ledger, moment.key_date, None)?;
    let mut actions = Vec::new();
    let mut by_customer = HashMap::new();
    for case in cases {
        if let Verdict::Act(action) = verdict(ledger, &case, moment.key_date) {
            actions.push(action);
            by_customer.insert(case.customer, case);
        }
    }
    rank(&mut actions);
    let pair = |action: Action| Some((by_customer.remove(&action.customer)?, action));
    Ok(actions.into_iter().filter_map(pair).map(|(case, action)| (action, case)).collect())
}

/// What one customer's account asks for.
pub(crate) fn verdict(ledger: &Ledger, case: &Case, key_date: Day) -> Verdict {
    next_action(case, &ledger.policy, &ledger.calendar, key_date)
}

/// The items of a case that are stopped, and by what.
pub(crate) fn stops(ledger: &Ledger, case: &Case, key_date: Day) -> Vec<dunning::NotYet> {
    dunning::stopped_items(case, &ledger.policy, &ledger.calendar, key_date)
}

/// One case per customer with something open, by customer; or that of one customer.
pub(crate) fn cases(
    ledger: &mut Ledger,
    key_date: Day,
    only: Option<CustomerId>,
) -> Result<Vec<Case>, Cause> {
    let current = ledger.is_current(key_date)?;
    let reached = ledger.store.reached(key_date, current)?;
    let contacts = ledger.store.last_contacts(key_date)?;
    let portfolio = ledger.portfolio(key_date)?;
    let asked = |it: &OpenItem| only.is_none_or(|only| it.customer == only);
    let mut items: Vec<_> = portfolio.open_items(key_date).filter(asked).collect();
    items.sort_by_key(|it| it.customer);
    let mut promises =
        by_customer(ledger.store.promises(key_date)?, |it| (it.customer, it.promise));
    let mut disputes =
        by_customer(ledger.store.disputes(key_date)?, |it| (it.customer, it.dispute));
    let customers = &ledger.book()?.customers;
    let cases = items.chunk_by(|a, b| a.customer == b.customer).map(|items| {
        let customer = items[0].customer;
        let (last_contact, last_call) = contacts.get(&customer).copied().unzip();
        let dunned =
            items.iter().map(|&item| DunnedItem { item, reached: reached.get(&item.id).copied() });
        Case {
            customer,
            items: dunned.collect(),
            last_contact,
            last_call: last_call.flatten(),
            promises: promises.remove(&customer).unwrap_or_default(),
            disputes: disputes.remove(&customer).unwrap_or_default(),
            has_email: customers.get(&customer).is_some_and(|it| !it.details.email.is_empty()),
        }
    });
    Ok(cases.collect())
}

fn by_customer<T, U>(
    records: Vec<T>,
    split: impl Fn(T) -> (CustomerId, U),
) -> HashMap<CustomerId, Vec<U>> {
    let mut map: HashMap<CustomerId, Vec<U>> = HashMap::new();
    for (customer, record) in records.into_iter().map(split) {
        map.entry(customer).or_default().push(record);
    }
    map
}

/// A row of the list.
pub(crate) fn row(
    action: &Action,
    customer: &CustomerRecord,
    numbers: &HashMap<ItemId, String>,
    lacks: &letter::Lacks,
    words: Words,
) -> WorklistRow {
    let number = |id: ItemId| numbers.get(&id).cloned().unwrap_or_default();
    let known = |text: &String| (!text.is_empty()).then(|| text.clone());
    let mut items: Vec<_> = action.items.iter().map(|it| number(*it)).collect();
    items.dedup();
    WorklistRow {
        customer: customer.code.clone(),
        name: customer.name.clone(),
        action: action.kind.into(),
        step: action.step.map(Step::from),
        level: action.step.map_or(0, |it| lacks.level_of(it)),
        amount: action.claimed.into(),
        items,
        days_late: action.days_late,
        rule: words.rule(&action.reason),
        reason: words.reason(&action.reason, number),
        broken_promise: action.kind == dunning::ActionKind::CheckPromise,
        phone: known(&customer.details.phone),
        contact: known(&customer.details.contact),
        warnings: lacks.warnings(action, customer),
    }
}

impl From<dunning::ActionKind> for ActionKind {
    fn from(kind: dunning::ActionKind) -> Self {
        match kind {
            dunning::ActionKind::CheckPromise => Self::CheckPromise,
            dunning::ActionKind::Call => Self::Call,
            dunning::ActionKind::Email => Self::Email,
            dunning::ActionKind::Letter => Self::Letter,
            dunning::ActionKind::RegisteredLetter => Self::RegisteredLetter,
            dunning::ActionKind::HandOver => Self::HandOver,
            dunning::ActionKind::ChaseDispute => Self::ChaseDispute,
            dunning::ActionKind::Allocate => Self::Allocate,
            dunning::ActionKind::Preventive => Self::Preventive,
        }
    }
}

impl From<dunning::Step> for Step {
    fn from(step: dunning::Step) -> Self {
        match step {
            dunning::Step::Preventive => Self::Preventive,
            dunning::Step::FirstReminder => Self::FirstReminder,
            dunning::Step::Call => Self::Call,
            dunning::Step::SecondReminder => Self::SecondReminder,
            dunning::Step::FinalReminder => Self::FinalReminder,
            dunning::Step::FormalNotice => Self::FormalNotice,
            dunning::Step::HandOver => Self::HandOver,
        }
    }
}
