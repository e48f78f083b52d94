//! Schedule: the next rung of an item, and the day it is planned for.
//!
//! No rung is skipped, but for two reasons: one that does not count is left out where it is not
//! worth its cost, and a policy may let what was late before the ledger began catch up by age.

use chrono::{Duration, NaiveDate};

use super::{DunnedItem, DunningLevel, DunningPolicy, Reached, Reference, Step};
use crate::calendar::BusinessCalendar;

/// A rung with the day it is planned for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Planned<'a> {
    pub lead: DunnedItem,
    pub rung: &'a DunningLevel,
    pub on: NaiveDate,
    /// Whether steps before it are left out, because the item was late already at take-over.
    pub caught_up: bool,
}

/// How far the item was taken, leaving out what came before its direct debit was rejected.
pub(super) fn reached(dunned: &DunnedItem) -> Option<Reached> {
    let counts = |it: &Reached| {
        it.step != Step::Preventive && dunned.rejected_on.is_none_or(|rejected| it.on > rejected)
    };
    dunned.reached.filter(counts)
}

/// The day a level is planned for an item, counted from its reference: an action on a day off
/// moves to the next business day, a preventive one to the previous.
///
/// ```
/// use chrono::NaiveDate;
/// use receivables::{calendar::BusinessCalendar, dunning::{DunningPolicy, Step, planned_day}};
/// let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
/// let policy = DunningPolicy::french_default();
/// let planned = |step| {
///     planned_day(policy.rung(step).unwrap(), day(5, 8), &BusinessCalendar::default())
/// };
/// assert_eq!(planned(Step::Preventive), day(4, 30)); // 1 May is a holiday
/// assert_eq!(planned(Step::Call), day(5, 18)); // the 16th is a Saturday
/// ```
pub fn planned_day(
    level: &DunningLevel,
    reference: NaiveDate,
    calendar: &BusinessCalendar,
) -> NaiveDate {
    let day = reference + Duration::days(level.offset.into());
    if level.step == Step::Preventive {
        calendar.previous_business_day(day)
    } else {
        calendar.next_business_day(day)
    }
}

/// The next rung of an item whose account claims `net`, on the day it is planned for.
///
/// The policy's own spacing holds even when a step was taken late: the days a letter grants
/// must have run out before the next one leaves.
pub(super) fn next_rung<'a>(
    dunned: &DunnedItem,
    policy: &'a DunningPolicy,
    net: i64,
    taken_over_on: Option<NaiveDate>,
    calendar: &BusinessCalendar,
) -> Option<Planned<'a>> {
    let reached = reached(dunned);
    let after = reached.map(|it| it.step);
    let Some(rung) = rung_after(policy, after, net) else {
        return again(dunned, policy, reached?, calendar);
    };
    let start = dunned.rejected_on.or(dunned.item.due)?;
    let caught_up = taken_over_on
        .filter(|day| policy.catch_up && reached.is_none() && start < *day)
        .and_then(|day| deserved(dunned, policy, net, start, day, calendar));
    let (first, rung) = (rung, caught_up.unwrap_or(rung));
    let own = day_from(rung, dunned, start, reached);
    let spaced = reached.and_then(|done| {
        let (before, days) = spacing(policy, rung, done.step)?;
        // What a week-end put off was on time: the steps after it keep their own days.
        let in_time = calendar.next_business_day(day_from(before, dunned, start, None));
        (done.on > in_time).then(|| done.on + Duration::days(days))
    });
    let day = spaced.map_or(own, |it| it.max(own));
    Some(Planned {
        lead: *dunned,
        rung,
        on: calendar.next_business_day(day),
        caught_up: rung.step > first.step,
    })
}

/// No day before this one asks for an item that nothing was done about: it is to be late, and the
/// first of the policy's steps to have its day, unless it is asked about before the due date.
pub(crate) fn asks_from(
    policy: &DunningPolicy,
    issued: NaiveDate,
    due: NaiveDate,
    calendar: &BusinessCalendar,
) -> Option<NaiveDate> {
    let from = |level: &DunningLevel| {
        if level.step == Step::Preventive {
            return planned_day(level, due, calendar);
        }
        let start = if level.reference == Reference::Issued { issued } else { due };
        (start + Duration::days(level.offset.into())).max(due + Duration::days(1))
    };
    policy.levels.iter().map(from).min()
}

/// The rung that follows a step. One that does not count is left out under its floor.
fn rung_after(policy: &DunningPolicy, after: Option<Step>, net: i64) -> Option<&DunningLevel> {
    policy.levels.iter().find(|it| {
        it.step != Step::Preventive
            && after.is_none_or(|done| it.step > done)
            && (it.counts || net >= it.floor_minor)
    })
}

/// The day of a rung by its own reference.
fn day_from(
    rung: &DunningLevel,
    dunned: &DunnedItem,
    start: NaiveDate,
    reached: Option<Reached>,
) -> NaiveDate {
    let from = match rung.reference {
        Reference::Due => start,
        Reference::Issued => dunned.rejected_on.unwrap_or(dunned.item.issued),
        Reference::Previous => reached.map_or(start, |it| it.on),
    };
    from + Duration::days(rung.offset.into())
}

/// The rung before, and the days between the two as the policy plans them.
fn spacing<'a>(
    policy: &'a DunningPolicy,
    rung: &DunningLevel,
    done: Step,
) -> Option<(&'a DunningLevel, i64)> {
    let before = policy.rung(done)?;
    let comparable = before.reference == rung.reference && rung.reference != Reference::Previous;
    comparable.then(|| (before, i64::from(rung.offset - before.offset)))
}

/// The rung that age alone deserved on the day the ledger was taken over, the last reminder at
/// most: a formal notice quotes the reminders before it, so it is never the first to leave.
fn deserved<'a>(
    dunned: &DunnedItem,
    policy: &'a DunningPolicy,
    net: i64,
    start: NaiveDate,
    taken_over_on: NaiveDate,
    calendar: &BusinessCalendar,
) -> Option<&'a DunningLevel> {
    policy.levels.iter().rfind(|it| {
        let day = calendar.next_business_day(day_from(it, dunned, start, None));
        it.counts
            && it.step <= Step::FinalReminder
            && it.reference != Reference::Previous
            && net >= it.floor_minor
            && day <= taken_over_on
    })
}

/// The last written step once more, where the policy repeats it.
fn again<'a>(
    dunned: &DunnedItem,
    policy: &'a DunningPolicy,
    reached: Reached,
    calendar: &BusinessCalendar,
) -> Option<Planned<'a>> {
    let days = policy.repeat_every?;
    let rung = policy.repeated()?;
    let day = reached.on + Duration::days(days.into());
    // A customer who came from a stricter policy is not written to more mildly either.
    let passed = reached.step == rung.step || reached.step < Step::FormalNotice;
    (reached.step >= rung.step && passed).then(|| Planned {
        lead: *dunned,
        rung,
        on: calendar.next_business_day(day),
        caught_up: false,
    })
}
