//! The next action: at most one per customer, or the reasons why there is none.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::{
    Action, ActionKind, Case, Channel, DunnedItem, DunningLevel, DunningPolicy, Grouping, NotYet,
    PolicyBook, PolicyId, Reached, Reason, Step, Verdict, WaitKind,
    account::{Account, Claimable, accounts, days_late, money},
    explain, quiet,
    schedule::{Planned, next_rung, reached},
    stop::Stops,
    word,
};
use crate::{Currency, ItemId, calendar::BusinessCalendar};

/// What a customer's account asks for on the key date.
pub fn next_action(
    case: &Case,
    book: &PolicyBook,
    calendar: &BusinessCalendar,
    key_date: NaiveDate,
) -> Verdict {
    Engine::new(case, book, calendar, key_date).verdict()
}

/// What may be claimed of an item on the key date, in minor units: nothing of a credit or a
/// stopped item, the undisputed part of the others.
pub fn claimable_minor(
    case: &Case,
    item: ItemId,
    calendar: &BusinessCalendar,
    key_date: NaiveDate,
) -> i64 {
    let stops = Stops { case, calendar, key_date };
    let dunned = case.items.iter().find(|it| it.item.id == item && !it.item.is_credit());
    let free = dunned.filter(|it| case.holds.insolvency.is_none() && stops.stop(it).is_none());
    free.map_or(0, |it| stops.claimable(it))
}

pub(super) struct Engine<'a> {
    pub case: &'a Case,
    book: &'a PolicyBook,
    pub policy: &'a DunningPolicy,
    pub calendar: &'a BusinessCalendar,
    pub key_date: NaiveDate,
    pub stops: Stops<'a>,
}

impl<'a> Engine<'a> {
    pub fn new(
        case: &'a Case,
        book: &'a PolicyBook,
        calendar: &'a BusinessCalendar,
        key_date: NaiveDate,
    ) -> Self {
        let stops = Stops { case, calendar, key_date };
        Self { case, book, policy: book.policy(case.policy), calendar, key_date, stops }
    }
}

impl Engine<'_> {
    pub fn verdict(&self) -> Verdict {
        if let Some(insolvency) = self.case.holds.insolvency {
            return quiet::insolvent(self, insolvency);
        }
        if let Some(waiting) = self.put_off() {
            return Verdict::Rest(vec![waiting]);
        }
        let mut why_not = Vec::new();
        let accounts = accounts(self, &mut why_not);
        let call_back = self.call_back(&accounts);
        let verdict = match call_back {
            Some(action) => Verdict::Act(action),
            None => self.by_policy(&accounts, why_not),
        };
        self.not_before(verdict)
    }

    /// Contacts wait for the gap; allocating and chasing an answer are no contacts.
    fn by_policy(
        &self,
        accounts: &BTreeMap<Currency, Account>,
        mut why_not: Vec<NotYet>,
    ) -> Verdict {
        let steps = || accounts.iter().filter_map(|(&currency, it)| self.step(currency, it));
        let contact = word::broken(self, accounts).or_else(|| steps().max_by_key(|it| it.step));
        if let Some(action) = contact {
            match self.gap() {
                None => return Verdict::Act(action),
                // Nobody heard of us: what is to be written is written all the same.
                Some(NotYet::TriedToday) if !action.kind.is_call() => return Verdict::Act(action),
                Some(gap) => why_not.insert(0, gap),
            }
        }
        let preventive =
            || accounts.iter().find_map(|(&currency, it)| self.preventive(currency, it));
        let ask = || preventive().filter(|_| self.gap().is_none());
        match quiet::action(self, accounts).or_else(ask) {
            Some(action) => Verdict::Act(action),
            None => {
                for (&currency, account) in accounts {
                    explain::later(self, currency, account, &mut why_not);
                }
                if accounts.is_empty() {
                    why_not.push(NotYet::NothingOpen);
                }
                Verdict::Rest(why_not)
            }
        }
    }

    /// The user put the customer off to a later day.
    pub fn put_off(&self) -> Option<NotYet> {
        let wait = self.case.wait?;
        (wait.until.date() > self.key_date).then_some(NotYet::Waiting { wait })
    }

    /// The call that was to be made back, once its day has come: late ones are not lost. Where
    /// nothing may be claimed, it is about what is promised or disputed.
    fn call_back(&self, accounts: &BTreeMap<Currency, Account>) -> Option<Action> {
        let wait = self.case.wait.filter(|it| it.kind == WaitKind::CallBack)?;
        let reason = Reason::CallBack { at: wait.until };
        let about =
            accounts.iter().filter(|(_, it)| !it.late.is_empty() || !it.upcoming.is_empty());
        let Some((&currency, account)) = about.max_by_key(|(_, it)| (it.net(), it.upcoming.len()))
        else {
            return self.call_about_stopped(reason);
        };
        Some(Action {
            claimed: money(account.net().max(0), currency),
            items: ids(if account.late.is_empty() { &account.upcoming } else { &account.late }),
            days_late: days_late(&account.late, self.key_date),
            ..self.action(ActionKind::Call, currency, reason)
        })
    }

    /// A call about all that is open in the largest currency, stopped as it is.
    fn call_about_stopped(&self, reason: Reason) -> Option<Action> {
        let mut open: BTreeMap<Currency, Vec<Claimable>> = BTreeMap::new();
        for dunned in self.case.items.iter().filter(|it| !it.item.is_credit()) {
            let minor = dunned.item.open.minor;
            let of_currency = open.entry(dunned.item.open.currency).or_default();
            of_currency.push(Claimable { dunned: *dunned, minor });
        }
        let sum = |items: &[Claimable]| items.iter().map(|it| it.minor).sum::<i64>();
        let (currency, mut items) = open.into_iter().max_by_key(|(_, items)| sum(items))?;
        items.sort_by_key(|it| (it.dunned.item.due, it.dunned.item.id));
        Some(Action {
            claimed: money(sum(&items), currency),
            items: ids(&items),
            days_late: days_late(&items, self.key_date).max(0),
            ..self.action(ActionKind::Call, currency, reason)
        })
    }

    /// What waits for a moment of today says so.
    fn not_before(&self, verdict: Verdict) -> Verdict {
        let wait = self.case.wait.filter(|it| it.until.date() == self.key_date);
        match (verdict, wait) {
            (Verdict::Act(action), Some(wait)) => {
                Verdict::Act(Action { not_before: Some(wait.until), ..action })
            }
            (verdict, _) => verdict,
        }
    }

    /// The gap that the last contact asks for, if it still runs.
    pub fn gap(&self) -> Option<NotYet> {
        if self.case.last_attempt == Some(self.key_date)
            && self.case.last_contact != Some(self.key_date)
        {
            return Some(NotYet::TriedToday);
        }
        let last_contact = self.case.last_contact?;
        let until = last_contact + Days::new(self.policy.minimum_gap.into());
        (until > self.key_date).then_some(NotYet::Gap { last_contact, until })
    }

    /// The most advanced step whose day has come, for everything that can be claimed.
    fn step(&self, currency: Currency, account: &Account) -> Option<Action> {
        let net = account.net();
        if net <= 0 {
            return None;
        }
        let planned = account.late.iter().filter_map(|it| self.planned(&it.dunned, net));
        let ready = planned.filter(|it| it.on <= self.key_date && net >= it.rung.floor_minor);
        // Of equally advanced items the oldest leads: it comes first, and `max_by_key` takes the last.
        let lead = ready.collect::<Vec<_>>().into_iter().rev().max_by_key(|it| it.rung.step)?;
        let claimed = self.grouped(account, net, &lead);
        let minor = claimed.iter().map(|it| it.minor).sum::<i64>() + account.credits;
        if minor <= 0 {
            return None;
        }
        let tone = self.tone(account, lead.rung);
        let reason = Reason::StepDue {
            item: lead.lead.item.id,
            days_late: lead.lead.item.days_past_due(self.key_date).unwrap_or(0),
            step: lead.rung.step,
            firmer: (tone.step != lead.rung.step).then_some(tone.step),
            reference: lead.rung.reference,
            offset: lead.rung.offset,
            previous: reached(&lead.lead),
            caught_up: lead.caught_up,
        };
        let action = Action {
            step: Some(tone.step),
            policy: lead.lead.policy.unwrap_or(self.case.policy),
            claimed: money(minor, currency),
            items: ids(&claimed),
            days_late: days_late(&claimed, self.key_date),
            ..self.action(ActionKind::Call, currency, reason)
        };
        Some(self.by_channel(action, tone.channel))
    }

    /// One letter to a customer is as firm as the most advanced of its items: nothing milder follows
    /// what the customer has received. After a formal notice it is the last reminder once more.
    fn tone<'a>(&'a self, account: &Account, due: &'a DunningLevel) -> &'a DunningLevel {
        let letter = |it: &&DunningLevel| {
            it.text.is_some() && matches!(it.channel, Channel::Email | Channel::Letter)
        };
        if self.policy.grouping != Grouping::OneLetter || !letter(&due) {
            return due;
        }
        let furthest = account.late.iter().filter_map(|it| reached(&it.dunned)).map(|it| it.step);
        let furthest = furthest.max();
        let firmer = |it: &&DunningLevel| it.step > due.step && Some(it.step) <= furthest;
        self.policy.levels.iter().filter(letter).rfind(firmer).unwrap_or(due)
    }

    /// What one letter claims: all that is late, or the items whose turn it is.
    fn grouped(&self, account: &Account, net: i64, lead: &Planned<'_>) -> Vec<Claimable> {
        match self.policy.grouping {
            Grouping::OneLetter => account.late.clone(),
            Grouping::PerLevel => {
                let same = |it: &&Claimable| {
                    let planned = self.planned(&it.dunned, net);
                    planned.is_some_and(|it| it.rung.step == lead.rung.step)
                };
                account.late.iter().filter(same).copied().collect()
            }
        }
    }

    /// The next rung of an item, by its own policy or its customer's.
    pub fn planned(&self, dunned: &DunnedItem, net: i64) -> Option<Planned<'_>> {
        let policy = dunned.policy.map_or(self.policy, |own| self.book.policy(own));
        next_rung(dunned, policy, net, self.book.taken_over_on, self.calendar)
    }

    /// Whether an item is in no letter, not even in that of another: its own scenario has no step,
    /// or its customer's has none and only some of its items follow another.
    pub fn leaves_alone(&self, dunned: &DunnedItem) -> bool {
        let silent = |id: PolicyId| self.book.policy(id).levels.is_empty();
        let others = || self.case.items.iter().filter_map(|it| it.policy).any(|own| !silent(own));
        match dunned.policy {
            Some(own) => silent(own),
            None => self.policy.levels.is_empty() && others(),
        }
    }

    /// An e-mail needs an address, and so does a letter: one that came back is asked for first.
    fn by_channel(&self, action: Action, channel: Channel) -> Action {
        let has_email = self.case.has_email;
        let kind = match channel {
            Channel::Call => ActionKind::Call,
            Channel::HandOver => ActionKind::HandOver,
            Channel::RegisteredLetter => ActionKind::RegisteredLetter,
            Channel::Email if has_email => ActionKind::Email,
            Channel::Email | Channel::Letter => ActionKind::Letter,
        };
        match (self.case.holds.address_unknown_since, action.step) {
            (Some(_), _) if kind == ActionKind::Letter && has_email => {
                Action { kind: ActionKind::Email, ..action }
            }
            (Some(since), Some(step)) if kind.is_posted() => Action {
                kind: ActionKind::Call,
                step: None,
                reason: Reason::AddressUnknown { since, step },
                ..action
            },
            _ => Action { kind, ..action },
        }
    }

    /// A large amount that falls due within the preventive offset, asked about once.
    fn preventive(&self, currency: Currency, account: &Account) -> Option<Action> {
        let rung = self.policy.rung(Step::Preventive)?;
        if self.case.holds.direct_debit {
            return None;
        }
        let soon = account.upcoming.iter().filter(|it| {
            let day = it.dunned.item.due;
            let day = day.map(|due| super::planned_day(rung, due, self.calendar));
            it.dunned.reached.is_none() && day.is_some_and(|day| day <= self.key_date)
        });
        let soon: Vec<_> = soon.copied().collect();
        let first = soon.first()?.dunned.item;
        let minor = soon.iter().map(|it| it.minor).sum::<i64>() + account.credits;
        let due = first.due.unwrap_or(self.key_date);
        let reason = Reason::DueSoon { item: first.id, due, offset: rung.offset };
        // Asked on the phone it is a call like any other; anything else is a note to write.
        let by_phone = rung.channel == Channel::Call;
        let kind = if by_phone { ActionKind::Call } else { ActionKind::Preventive };
        (minor > 0 && minor >= rung.floor_minor).then(|| Action {
            step: Some(Step::Preventive),
            claimed: money(minor, currency),
            items: ids(&soon),
            days_late: days_late(&soon, self.key_date),
            ..self.action(kind, currency, reason)
        })
    }

    /// An action that claims nothing yet.
    pub fn action(&self, kind: ActionKind, currency: Currency, reason: Reason) -> Action {
        Action {
            customer: self.case.customer,
            kind,
            step: None,
            policy: self.case.policy,
            claimed: money(0, currency),
            items: Vec::new(),
            days_late: 0,
            not_before: None,
            reason,
        }
    }
}

/// The ids of some items, in their order.
pub(super) fn ids(items: &[Claimable]) -> Vec<ItemId> {
    items.iter().map(|it| it.dunned.item.id).collect()
}

/// The last step that was taken of the items that have no rung left.
pub(super) fn last_reached(items: &[&Claimable]) -> Option<Reached> {
    items.iter().filter_map(|it| it.dunned.reached).max_by_key(|it| it.on)
}
