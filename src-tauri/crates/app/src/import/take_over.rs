//! Take-over: how far customers were reminded elsewhere, so that nobody starts again at the first
//! reminder.
//!
//! These are facts of another program, not acts of ours: they raise the level of an item and count
//! as its last contact, and leave with their import.

use std::collections::HashMap;

use chrono::NaiveDate;
use readers::{ReachedLevel, TakeOverFact};
use receivables::{CustomerId, dunning::Step};
use store::Change;

use super::{
    RejectedRow,
    changes::Outcome,
    flow::Flow,
    source::{Content, Source},
};
use crate::{failure::Cause, wording::Words};

/// Reads the levels into the ledger.
pub(super) fn take_in(
    source: &mut Source,
    change: &mut Change<'_>,
    batch: i64,
) -> Result<Outcome, Cause> {
    let (words, today) = (source.words, source.today);
    let customers: HashMap<_, _> =
        change.customer_codes()?.into_iter().map(|(code, _, id)| (code, id)).collect();
    let (mut outcome, mut flow) = (Outcome::default(), Flow::default());
    let Content::Table(content) = &mut source.content else { return Ok(outcome) };
    let mapping = content.mapping.clone();
    let summary = content.table.take_over(&mapping, |row| {
        let taken = match &row {
            Ok(fact) => match customer(change, &customers, fact) {
                Ok(Some(customer)) => {
                    take(change, batch, customer, fact, &mut outcome, (words, today))
                }
                Ok(None) => {
                    let sentence = words.unknown_customer_row(fact.line, fact.customer_code);
                    outcome.reject_row(rejected(fact, sentence));
                    Ok(())
                }
                Err(cause) => Err(cause),
            },
            Err(problem) => {
                outcome.reject(words, problem);
                Ok(())
            }
        };
        flow.after(taken)
    });
    outcome.summary = flow.end(&source.file, summary)?;
    Ok(outcome)
}

fn take(
    change: &mut Change<'_>,
    batch: i64,
    customer: CustomerId,
    fact: &TakeOverFact<'_>,
    outcome: &mut Outcome,
    (words, today): (Words, NaiveDate),
) -> Result<(), Cause> {
    let Some(step) = step(fact.level) else {
        outcome.items_unchanged += 1;
        return Ok(());
    };
    let on = fact.last_contact.unwrap_or(today);
    let number = Some(fact.number).filter(|it| !it.is_empty());
    let items = change.overdue_items(customer, number, on)?;
    if items.is_empty() {
        let sentence = words.nothing_late_to_take_over(fact.line, fact.customer_code);
        outcome.reject_row(rejected(fact, sentence));
        return Ok(());
    }
    for item in items {
        match change.take_over(item, step, on, batch)? {
            true => outcome.items_changed += 1,
            false => outcome.items_unchanged += 1,
        }
    }
    Ok(())
}

/// The step a level of another program stands for: its reminders are ours, in order.
fn step(level: ReachedLevel) -> Option<Step> {
    match level {
        ReachedLevel::Level(0) => None,
        ReachedLevel::Level(1) => Some(Step::FirstReminder),
        ReachedLevel::Level(2) => Some(Step::SecondReminder),
        ReachedLevel::Level(_) => Some(Step::FinalReminder),
        ReachedLevel::FormalNotice => Some(Step::FormalNotice),
    }
}

/// The customer a row is about: by code, else by the document it names.
fn customer(
    change: &Change<'_>,
    customers: &HashMap<String, CustomerId>,
    fact: &TakeOverFact<'_>,
) -> Result<Option<CustomerId>, Cause> {
    if fact.customer_code.is_empty() {
        let code = change.customer_of_number(fact.number)?;
        return Ok(code.and_then(|it| customers.get(&it).copied()));
    }
    Ok(customers.get(fact.customer_code).copied())
}

fn rejected(fact: &TakeOverFact<'_>, problem: String) -> RejectedRow {
    RejectedRow {
        line: u32::try_from(fact.line).unwrap_or(u32::MAX),
        column: String::new(),
        column_index: None,
        value: None,
        problem,
        customer: Some(fact.customer_code.to_owned()),
        number: Some(fact.number.to_owned()).filter(|it| !it.is_empty()),
        amount: None,
    }
}
