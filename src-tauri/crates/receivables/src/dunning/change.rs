//! Change: until which day an answer stands if nothing happens.
//!
//! Every day the engine looks at is named here: due dates, planned steps, the gap, and the last
//! days of promises, instalments, blocks and means of payment. Between two of them the same case
//! gets the same answer, so whoever looks ahead may skip the days in between.

use chrono::{Days, NaiveDate};

use super::{Case, PolicyBook, Step, account::accounts, next::Engine, planned_day};
use crate::{calendar::BusinessCalendar, promise::deadline};

/// The first day after the key date on which the answer may be another if nothing happens until
/// then: never too late, sometimes too early. None: it stands for good.
///
/// Only what is to be done counts, not how many days late it is said to be.
pub fn next_change(
    case: &Case,
    book: &PolicyBook,
    calendar: &BusinessCalendar,
    key_date: NaiveDate,
) -> Option<NaiveDate> {
    let later = |day: &NaiveDate| *day > key_date;
    if let Some(insolvency) = case.holds.insolvency {
        return insolvency.declared_on.filter(later);
    }
    let put_off = case.wait.map(|it| it.until.date()).filter(later);
    if put_off.is_some() {
        return put_off;
    }
    let engine = Engine::new(case, book, calendar, key_date);
    let days = rest(&engine).chain(words(&engine)).chain(holds(case)).chain(dues(case));
    days.chain(steps(&engine)).filter(later).min()
}

fn day_after(day: NaiveDate) -> NaiveDate {
    day + Days::new(1)
}

/// The rest that the last contact or attempt leaves the customer.
fn rest(engine: &Engine<'_>) -> impl Iterator<Item = NaiveDate> {
    let gap = Days::new(engine.policy.minimum_gap.into());
    let contact = engine.case.last_contact.map(|it| it + gap);
    contact.into_iter().chain(engine.case.last_attempt.map(day_after))
}

/// Promises and instalments: the days they are for, the last days their money can come, and the
/// days it came.
fn words(engine: &Engine<'_>) -> impl Iterator<Item = NaiveDate> {
    let promises = engine.case.promises.iter().map(|it| (it.due_on, &it.received));
    let plans = engine.case.plans.iter();
    let parts =
        plans.flat_map(|plan| plan.instalments.iter().map(move |it| (it.due_on, &plan.received)));
    promises.chain(parts).flat_map(|(due_on, received)| {
        let ends = [day_after(due_on), day_after(deadline(due_on, engine.calendar))];
        ends.into_iter().chain(received.iter().map(|(on, _)| *on))
    })
}

/// Blocks, means of payment on their way, and answers to be chased.
fn holds(case: &Case) -> impl Iterator<Item = NaiveDate> {
    let blocks = case.holds.blocks.iter().filter_map(|it| it.until);
    let held = blocks.chain(case.holds.in_transit.iter().map(|it| it.until));
    held.map(day_after).chain(case.disputes.iter().map(|it| it.follow_up_on))
}

/// The days on which items begin to be late, or to be missed by the bank.
fn dues(case: &Case) -> impl Iterator<Item = NaiveDate> {
    let due = case.items.iter().filter(|it| !it.item.is_credit()).filter_map(|it| it.item.due);
    let collected = case.holds.direct_debit;
    due.flat_map(move |due| {
        [Some(day_after(due)), collected.then(|| due + super::stop::DIRECT_DEBIT)]
    })
    .flatten()
}

/// The days steps are planned for, by what the account claims today.
fn steps(engine: &Engine<'_>) -> impl Iterator<Item = NaiveDate> {
    let accounts = accounts(engine, &mut Vec::new());
    let preventive = engine.policy.rung(Step::Preventive);
    accounts.into_values().flat_map(move |account| {
        let net = account.net();
        let late = account.late.iter().filter_map(|it| engine.planned(&it.dunned, net));
        let mut days: Vec<_> = late.map(|it| it.on).collect();
        if let Some(rung) = preventive {
            let due = account.upcoming.iter().filter_map(|it| it.dunned.item.due);
            days.extend(due.map(|due| planned_day(rung, due, engine.calendar)));
        }
        days
    })
}
