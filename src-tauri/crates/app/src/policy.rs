//! Scenarios and segments: shown and edited as plain sentences.

mod convert;

pub(crate) use convert::same_words;
use std::collections::HashMap;

use receivables::{
    Currency,
    dunning::{self, NamedPolicy, PolicyId, Segment},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    amount::Amount,
    case,
    failure::Cause,
    hold::CustomerKind,
    ledger::{Ledger, Moment},
    plan::any_currency,
    worklist::Step,
};

/// Every scenario, and who gets which.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct PolicyBook {
    /// The scenarios.
    pub policies: Vec<PolicySheet>,
    /// The first that matches wins.
    pub segments: Vec<SegmentSheet>,
    /// For whom no segment matches.
    #[ts(type = "number")]
    pub default_policy: i64,
}

/// A scenario.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct PolicySheet {
    /// Its number.
    #[ts(type = "number")]
    pub id: i64,
    /// What the house calls it.
    pub name: String,
    /// Days between two contacts with a customer.
    pub minimum_gap: u16,
    /// What one letter claims.
    pub grouping: Grouping,
    /// Whether what was late at take-over starts at the level its age deserves.
    pub catch_up: bool,
    /// Days after which the last written step goes out again.
    pub repeat_every: Option<u16>,
    /// Its levels, in order.
    pub levels: Vec<LevelSheet>,
    /// Its other rules, in words.
    pub sentences: Vec<String>,
    /// Customers with something open who follow it.
    pub customers: u32,
    /// What in it is unwise, in words.
    pub warnings: Vec<String>,
}

/// A scenario as the user changed it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PolicyDraft {
    /// Its number; none: a new one.
    #[ts(type = "number | null")]
    pub id: Option<i64>,
    /// What the house calls it.
    pub name: String,
    /// Days between two contacts with a customer.
    pub minimum_gap: u16,
    /// What one letter claims.
    pub grouping: Grouping,
    /// Whether what was late at take-over starts at the level its age deserves.
    pub catch_up: bool,
    /// Days after which the last written step goes out again.
    pub repeat_every: Option<u16>,
    /// Its levels; their sentences are ignored.
    pub levels: Vec<LevelSheet>,
}

/// A level of a scenario.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LevelSheet {
    /// What it does.
    pub step: Step,
    /// What its days are counted from.
    pub reference: Reference,
    /// Days after the reference; negative before it.
    pub offset: i32,
    /// How it reaches the customer.
    pub channel: Channel,
    /// Whether it raises the customer's level.
    pub counts: bool,
    /// Net amount under which it is not worth taking.
    pub floor: Amount,
    /// The text it is written in.
    pub text: Option<LetterText>,
    /// 0 preventive to 5 enforcement.
    #[serde(default)]
    pub phase: u8,
    /// All of it, one sentence.
    #[serde(default)]
    pub sentence: String,
}

/// A segment: a rule with its scenario.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SegmentSheet {
    /// Its number.
    #[ts(type = "number")]
    pub id: i64,
    /// What the house calls it.
    pub name: String,
    /// What its customers get.
    #[ts(type = "number")]
    pub policy: i64,
    /// Of this kind.
    pub kind: Option<CustomerKind>,
    /// Usually at least so many days late.
    pub late_from: Option<i32>,
    /// Usually at most so many days late.
    pub late_to: Option<i32>,
    /// At least so much open.
    pub amount_from: Option<Amount>,
    /// At most so much open.
    pub amount_to: Option<Amount>,
    /// All of it, one sentence.
    #[serde(default)]
    pub sentence: String,
    /// Customers with something open who belong to it.
    #[serde(default)]
    pub customers: u32,
}

/// The day a level's days are counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum Reference {
    /// The due date.
    Due,
    /// The day of issue.
    Issued,
    /// The day the step before was taken.
    Previous,
}

/// How a step reaches the customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum Channel {
    /// A call.
    Call,
    /// An e-mail; a letter where no address is known.
    Email,
    /// A letter.
    Letter,
    /// A registered letter.
    RegisteredLetter,
    /// The file leaves the house.
    HandOver,
}

/// What one letter claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum Grouping {
    /// Everything overdue, at the level of the most advanced item.
    OneLetter,
    /// The items of one level only.
    PerLevel,
}

/// The text of a letter: of a step those of the reminders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum LetterText {
    /// Before the due date.
    PreventiveNote,
    /// Courteous.
    FirstReminder,
    /// Firm.
    SecondReminder,
    /// The last amicable word.
    FinalReminder,
    /// *Mise en demeure*.
    FormalNotice,
    /// Statement of account.
    Statement,
    /// A promise, in writing.
    PromiseConfirmation,
    /// A plan to sign.
    PlanProposal,
    /// A plan as agreed.
    PlanConfirmation,
    /// What came in.
    Receipt,
}

/// Every scenario and segment, each with its customers.
pub(crate) fn book(ledger: &mut Ledger, moment: &Moment) -> Result<PolicyBook, Cause> {
    let currency = any_currency(ledger)?;
    let (by_policy, by_segment) = followers(ledger, moment)?;
    let count = |map: &Count, id| map.get(&id).copied().unwrap_or(0);
    let book = &ledger.policies;
    let policies = book.policies.iter();
    let segments = book.segments.iter();
    Ok(PolicyBook {
        policies: policies
            .map(|it| sheet(it, currency, moment, count(&by_policy, it.id.0)))
            .collect(),
        segments: segments
            .map(|it| {
                let name = &book.named(it.policy).name;
                segment_sheet(it, name, currency, moment, count(&by_segment, it.id))
            })
            .collect(),
        default_policy: book.company.0,
    })
}

/// What is unwise in a draft, in words; refused as saving it would be.
pub(crate) fn warnings(
    ledger: &mut Ledger,
    moment: &Moment,
    draft: &PolicyDraft,
) -> Result<Vec<String>, Cause> {
    let named = draft.named(any_currency(ledger)?)?;
    Ok(moment.words.policy_warnings(&named.policy))
}

/// How many customers there are to each row number.
type Count = HashMap<i64, u32>;

/// How many customers with something open follow each scenario, and belong to each segment.
fn followers(ledger: &mut Ledger, moment: &Moment) -> Result<(Count, Count), Cause> {
    let habits = ledger.habits(moment.key_date)?;
    let currency = ledger.store.company()?.currency;
    let cases = case::cases(ledger, moment.key_date, None)?;
    let (mut by_policy, mut by_segment) = (Count::new(), Count::new());
    for it in &cases {
        *by_policy.entry(it.policy.0).or_default() += 1;
        let Some(customer) = ledger.known_customer(it.customer) else { continue };
        let open = case::open_minor(it.items.iter().map(|it| &it.item), &currency);
        let (_, why) = case::chosen(ledger, customer, open, &habits);
        if let dunning::ChosenBy::Segment(place) = why {
            *by_segment.entry(ledger.policies.segments[place].id).or_default() += 1;
        }
    }
    Ok((by_policy, by_segment))
}

fn sheet(named: &NamedPolicy, currency: Currency, moment: &Moment, customers: u32) -> PolicySheet {
    let NamedPolicy { id, name, policy } = named;
    PolicySheet {
        id: id.0,
        name: name.clone(),
        minimum_gap: policy.minimum_gap,
        grouping: policy.grouping.into(),
        catch_up: policy.catch_up,
        repeat_every: policy.repeat_every,
        levels: policy
            .levels
            .iter()
            .map(|it| LevelSheet {
                sentence: moment.words.level(it, policy, currency),
                ..LevelSheet::of(it, currency)
            })
            .collect(),
        sentences: moment.words.policy_rules(policy),
        customers,
        warnings: moment.words.policy_warnings(policy),
    }
}

fn segment_sheet(
    segment: &Segment,
    policy: &str,
    currency: Currency,
    moment: &Moment,
    customers: u32,
) -> SegmentSheet {
    SegmentSheet {
        sentence: moment.words.segment(&segment.rule, policy, currency),
        customers,
        ..SegmentSheet::of(segment, currency)
    }
}

/// Saves a scenario.
pub(crate) fn save(
    ledger: &mut Ledger,
    moment: &Moment,
    draft: &PolicyDraft,
) -> Result<PolicyBook, Cause> {
    let named = draft.named(any_currency(ledger)?)?;
    let known = draft.id.is_none_or(|id| known(ledger, id));
    if !known {
        return Err(Cause::Gone);
    }
    ledger.change("policy", moment.now, |change| {
        match draft.id {
            Some(_) => change.set_policy(&named)?,
            None => change.add_policy(&named.name, &named.policy).map(drop)?,
        }
        Ok(((), Some(serde_json::json!({ "policy": named.name }).to_string())))
    })?;
    book(ledger, moment)
}

/// Deletes a scenario that nobody follows.
pub(crate) fn delete(ledger: &mut Ledger, moment: &Moment, id: i64) -> Result<PolicyBook, Cause> {
    if !known(ledger, id) {
        return Err(Cause::Gone);
    }
    let policy = PolicyId(id);
    let segments = &ledger.policies.segments;
    let in_segments = segments.iter().any(|it| it.policy == policy);
    let own = ledger.store.customers()?.iter().any(|it| it.traits.policy == Some(policy));
    let of_items = ledger.store.item_policies()?.values().any(|it| *it == policy);
    let name = ledger.policies.named(policy).name.clone();
    if ledger.policies.company == policy || in_segments || own || of_items {
        return Err(Cause::PolicyInUse(name));
    }
    let at = moment.now.format("%Y-%m-%dT%H:%M:%S").to_string();
    ledger.change("delete-policy", moment.now, |change| {
        change.delete_policy(policy, &at)?;
        Ok(((), Some(serde_json::json!({ "policy": name }).to_string())))
    })?;
    book(ledger, moment)
}

/// Saves the segments, in order of precedence, and the scenario for everybody else.
pub(crate) fn save_segments(
    ledger: &mut Ledger,
    moment: &Moment,
    segments: &[SegmentSheet],
    default_policy: i64,
) -> Result<PolicyBook, Cause> {
    let gone =
        segments.iter().any(|it| !known(ledger, it.policy)) || !known(ledger, default_policy);
    if gone {
        return Err(Cause::Gone);
    }
    let segments: Vec<Segment> = segments.iter().map(SegmentSheet::segment).collect();
    ledger.change("segments", moment.now, |change| {
        change.set_segments(&segments, PolicyId(default_policy))?;
        Ok(((), Some(serde_json::json!({ "segments": segments.len() }).to_string())))
    })?;
    book(ledger, moment)
}

fn known(ledger: &Ledger, id: i64) -> bool {
    ledger.policies.policies.iter().any(|it| it.id == PolicyId(id))
}
