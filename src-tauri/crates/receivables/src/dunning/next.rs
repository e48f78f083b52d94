//! The next action: at most one per customer, or the reasons why there is none.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::{
    Action, ActionKind, Case, Channel, DunnedItem, DunningLevel, DunningPolicy, NotYet, Reached,
    Reason, Step, Stop, Verdict,
};
use crate::{
    Currency, ItemId, Money, calendar::BusinessCalendar, item::days_between, promise::PromiseStatus,
};

/// What a customer's account asks for on the key date.
pub fn next_action(
    case: &Case,
    policy: &DunningPolicy,
    calendar: &BusinessCalendar,
    key_date: NaiveDate,
) -> Verdict {
    Engine { case, policy, calendar, key_date }.verdict()
}

/// The items of a case that nothing may be claimed for, each with what stops it.
pub fn stopped_items(
    case: &Case,
    policy: &DunningPolicy,
    calendar: &BusinessCalendar,
    key_date: NaiveDate,
) -> Vec<NotYet> {
    let engine = Engine { case, policy, calendar, key_date };
    let items = case.items.iter().filter(|it| !it.item.is_credit()).map(|it| it.item.id);
    items.filter_map(|item| engine.stop(item).map(|stop| NotYet::Stopped { item, stop })).collect()
}

struct Engine<'a> {
    case: &'a Case,
    policy: &'a DunningPolicy,
    calendar: &'a BusinessCalendar,
    key_date: NaiveDate,
}

/// One currency of the account: what can be claimed, and what is to be taken off it.
#[derive(Default)]
struct Account {
    claimable: Vec<DunnedItem>,
    upcoming: Vec<DunnedItem>,
    credits: i64,
    overdue: i64,
}

/// A rung with the day it is planned for.
struct Planned<'a> {
    lead: DunnedItem,
    rung: &'a DunningLevel,
    on: NaiveDate,
}

impl Engine<'_> {
    fn verdict(&self) -> Verdict {
        let mut why_not = Vec::new();
        let accounts = self.accounts(&mut why_not);
        let steps = || accounts.iter().filter_map(|(&currency, it)| self.step(currency, it));
        // Contacts wait for the gap; allocating and chasing an answer are no contacts.
        let contact = self.broken_promise().or_else(|| steps().max_by_key(|it| it.step));
        if let Some(action) = contact {
            match self.gap() {
                None => return Verdict::Act(action),
                Some(gap) => why_not.insert(0, gap),
            }
        }
        let allocate = || accounts.iter().find_map(|(&currency, it)| self.allocate(currency, it));
        let quiet = self.unanswered_dispute().or_else(allocate);
        let preventive =
            || accounts.iter().find_map(|(&currency, it)| self.preventive(currency, it));
        let ask = || preventive().filter(|_| self.gap().is_none());
        match quiet.or_else(ask) {
            Some(action) => Verdict::Act(action),
            None => {
                accounts.iter().for_each(|(&it, account)| self.explain(it, account, &mut why_not));
                Verdict::Rest(why_not)
            }
        }
    }

    /// Sorts the items by currency and by what can be done with them.
    fn accounts(&self, why_not: &mut Vec<NotYet>) -> BTreeMap<Currency, Account> {
        let mut accounts: BTreeMap<Currency, Account> = BTreeMap::new();
        for dunned in &self.case.items {
            let item = dunned.item;
            let account = accounts.entry(item.open.currency).or_default();
            if item.is_credit() {
                account.credits += item.open.minor;
            } else if let Some(stop) = self.stop(item.id) {
                why_not.push(NotYet::Stopped { item: item.id, stop });
            } else if item.is_overdue(self.key_date) {
                account.overdue += item.open.minor;
                account.claimable.push(*dunned);
            } else if item.due.is_some() {
                account.upcoming.push(*dunned);
            } else {
                why_not.push(NotYet::NoDueDate { item: item.id });
            }
        }
        for account in accounts.values_mut() {
            account.claimable.sort_by_key(|it| (it.item.due, it.item.id));
            account.upcoming.sort_by_key(|it| (it.item.due, it.item.id));
        }
        accounts
    }

    /// What stops the reminder of an item, if anything does.
    fn stop(&self, item: ItemId) -> Option<Stop> {
        let dispute = self.case.disputes.iter().find(|it| it.item == item);
        let open_promise = self
            .case
            .promises
            .iter()
            .filter(|it| it.items.contains(&item))
            .find(|it| it.status(self.calendar, self.key_date) == PromiseStatus::Open);
        dispute.map(|it| Stop::Disputed { raised_on: it.raised_on }).or_else(|| {
            open_promise
                .map(|it| Stop::Promised { due_on: it.due_on, until: it.deadline(self.calendar) })
        })
    }

    /// The gap that the last contact asks for, if it still runs.
    fn gap(&self) -> Option<NotYet> {
        let last_contact = self.case.last_contact?;
        let until = last_contact + Days::new(self.policy.minimum_gap.into());
        (until > self.key_date).then_some(NotYet::Gap { last_contact, until })
    }

    /// The call that a broken promise asks for, unless it was made.
    fn broken_promise(&self) -> Option<Action> {
        let broken = self.case.promises.iter().filter(|promise| {
            promise.status(self.calendar, self.key_date) == PromiseStatus::Broken
                && self.case.last_call.is_none_or(|call| call <= promise.deadline(self.calendar))
        });
        let promise = broken.max_by_key(|it| (it.promised.minor, it.due_on))?;
        let mut left: Vec<_> = self.case.items.iter().map(|it| it.item).collect();
        left.retain(|it| {
            promise.items.contains(&it.id)
                && it.is_overdue(self.key_date)
                && self.stop(it.id).is_none()
        });
        left.sort_by_key(|it| (it.due, it.id));
        let open: i64 = left.iter().map(|it| it.open.minor).sum();
        let received: i64 = promise.received.iter().map(|(_, amount)| amount.minor).sum();
        let missing = open.min(promise.promised.minor - received);
        let oldest = left.first()?;
        (missing > 0).then(|| Action {
            customer: self.case.customer,
            kind: ActionKind::CheckPromise,
            step: None,
            claimed: Money { minor: missing, currency: promise.promised.currency },
            items: left.iter().map(|it| it.id).collect(),
            days_late: oldest.days_past_due(self.key_date).unwrap_or(0),
            reason: Reason::PromiseBroken { promised: promise.promised, due_on: promise.due_on },
        })
    }

    /// The most advanced step whose day has come, for everything that can be claimed.
    fn step(&self, currency: Currency, account: &Account) -> Option<Action> {
        let net = account.overdue + account.credits;
        if net <= 0 {
            return None;
        }
        let planned = account.claimable.iter().filter_map(|it| self.planned(it, net));
        let ready = planned.filter(|it| it.on <= self.key_date && net >= it.rung.floor_minor);
        // Of equally advanced items the oldest leads: it comes first, and `max_by_key` takes the last.
        let lead = ready.collect::<Vec<_>>().into_iter().rev().max_by_key(|it| it.rung.step)?;
        let oldest = account.claimable.first()?.item;
        Some(Action {
            customer: self.case.customer,
            kind: self.kind(lead.rung.channel),
            step: Some(lead.rung.step),
            claimed: Money { minor: net, currency },
            items: account.claimable.iter().map(|it| it.item.id).collect(),
            days_late: oldest.days_past_due(self.key_date).unwrap_or(0),
            reason: Reason::StepDue {
                item: lead.lead.item.id,
                days_late: lead.lead.item.days_past_due(self.key_date).unwrap_or(0),
                step: lead.rung.step,
                offset: lead.rung.offset,
                previous: lead.lead.reached,
            },
        })
    }

    /// The next rung of an item, on the day it is planned for.
    ///
    /// The policy's own spacing holds even when a step was taken late: the days a letter grants
    /// must have run out before the next one leaves. Days off move to the next business day.
    fn planned(&self, dunned: &DunnedItem, net: i64) -> Option<Planned<'_>> {
        let reached = dunned.reached.filter(|it| it.step != Step::Preventive);
        let rung = self.policy.levels.iter().find(|it| {
            it.step != Step::Preventive
                && reached.is_none_or(|done| it.step > done.step)
                // A step that does not count is left out where it is not worth its cost.
                && (it.counts || net >= it.floor_minor)
        })?;
        let by_due_date = dunned.item.due? + chrono::Duration::days(rung.offset.into());
        let by_previous = reached.and_then(|done| {
            let spacing = rung.offset - self.policy.rung(done.step)?.offset;
            Some(done.on + chrono::Duration::days(spacing.into()))
        });
        let day = by_previous.map_or(by_due_date, |it| it.max(by_due_date));
        Some(Planned { lead: *dunned, rung, on: self.calendar.next_business_day(day) })
    }

    /// An e-mail needs an address; without one it becomes a letter.
    fn kind(&self, channel: Channel) -> ActionKind {
        match channel {
            Channel::Email if self.case.has_email => ActionKind::Email,
            Channel::Email | Channel::Letter => ActionKind::Letter,
            Channel::Call => ActionKind::Call,
            Channel::RegisteredLetter => ActionKind::RegisteredLetter,
            Channel::HandOver => ActionKind::HandOver,
        }
    }

    /// The dispute whose answer is due.
    fn unanswered_dispute(&self) -> Option<Action> {
        let due = self.case.disputes.iter().filter(|it| it.follow_up_on <= self.key_date);
        let open = due.filter_map(|dispute| {
            let dunned = self.case.items.iter().find(|it| it.item.id == dispute.item)?;
            Some((dispute, dunned.item))
        });
        let (dispute, item) = open.min_by_key(|(it, _)| (it.follow_up_on, it.item))?;
        Some(Action {
            customer: self.case.customer,
            kind: ActionKind::ChaseDispute,
            step: None,
            claimed: item.open,
            items: vec![item.id],
            days_late: item.days_past_due(self.key_date).unwrap_or(0),
            reason: Reason::DisputeUnanswered { item: item.id, raised_on: dispute.raised_on },
        })
    }

    /// Credits that cover what is late are allocated, not answered with a reminder.
    fn allocate(&self, currency: Currency, account: &Account) -> Option<Action> {
        let money = |minor| Money { minor, currency };
        let oldest = account.claimable.first()?.item;
        (account.overdue + account.credits <= 0).then(|| Action {
            customer: self.case.customer,
            kind: ActionKind::Allocate,
            step: None,
            claimed: money(account.overdue),
            items: account.claimable.iter().map(|it| it.item.id).collect(),
            days_late: oldest.days_past_due(self.key_date).unwrap_or(0),
            reason: Reason::CreditsCover {
                overdue: money(account.overdue),
                credits: money(-account.credits),
            },
        })
    }

    /// A large amount that falls due within the preventive offset, asked about once.
    fn preventive(&self, currency: Currency, account: &Account) -> Option<Action> {
        let rung = self.policy.rung(Step::Preventive)?;
        let soon = account.upcoming.iter().filter(|dunned| {
            let ask = dunned.item.due.map(|due| due + chrono::Duration::days(rung.offset.into()));
            dunned.reached.is_none()
                && ask.is_some_and(|day| self.calendar.previous_business_day(day) <= self.key_date)
        });
        let soon: Vec<_> = soon.map(|it| it.item).collect();
        let first = soon.first()?;
        let minor: i64 = soon.iter().map(|it| it.open.minor).sum::<i64>() + account.credits;
        (minor >= rung.floor_minor).then(|| Action {
            customer: self.case.customer,
            kind: ActionKind::Preventive,
            step: Some(Step::Preventive),
            claimed: Money { minor, currency },
            items: soon.iter().map(|it| it.id).collect(),
            days_late: first.days_past_due(self.key_date).unwrap_or(0),
            reason: Reason::DueSoon { item: first.id, due: first.due.unwrap_or(self.key_date) },
        })
    }

    /// What comes next, and when.
    fn explain(&self, currency: Currency, account: &Account, why_not: &mut Vec<NotYet>) {
        let net = account.overdue + account.credits;
        if account.claimable.is_empty() {
            // What is late and stopped was said already; « nothing is late » would be untrue.
            let is_late = |it: &DunnedItem| {
                it.item.open.currency == currency && it.item.is_overdue(self.key_date)
            };
            if self.case.items.iter().any(is_late) {
                return;
            }
            let next_due = account.upcoming.first().and_then(|it| it.item.due);
            why_not.push(NotYet::NotLate { next_due });
            return;
        }
        let planned: Vec<_> =
            account.claimable.iter().filter_map(|it| self.planned(it, net)).collect();
        let low = planned.iter().find(|it| it.on <= self.key_date && net < it.rung.floor_minor);
        if let Some(low) = low {
            let floor = Money { minor: low.rung.floor_minor, currency };
            why_not.push(NotYet::BelowFloor { step: low.rung.step, floor });
        }
        let later = planned.iter().filter(|it| it.on > self.key_date);
        if let Some(next) = later.min_by_key(|it| (it.on, days_between(self.key_date, it.on))) {
            let (item, step, on) = (next.lead.item.id, next.rung.step, next.on);
            why_not.push(NotYet::Planned { item, step, on });
        }
        let ended = account.claimable.iter().filter(|it| self.planned(it, net).is_none());
        if let Some(Reached { step, on }) = ended.filter_map(|it| it.reached).max_by_key(|it| it.on)
        {
            why_not.push(NotYet::LadderEnded { step, on });
        }
    }
}
