//! The sample company: shipped as the files a user would import, and what was said and sent.
//!
//! It enters the ledger the way anything does, by an import; its history is then told act by
//! act. It lives on a day of its own, so that its list is always the same.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveTime};
use receivables::{
    CustomerId, Money,
    dunning::{Channel, DunningPolicy, Step},
    portfolio::{Portfolio, open_item},
};
use serde::Deserialize;
use store::{ActedItem, Change, ItemDetails, NewAct, NewDispute, NewPromise, PromiseOrigin};

use crate::{
    act::CallOutcome,
    company::Company,
    failure::Cause,
    import::Source,
    ledger::{Ledger, Moment},
};

const COMPANY: &str = include_str!("../../../../assets/sample/company.toml");
const CUSTOMERS: &str = include_str!("../../../../assets/sample/clients.csv");
const DOCUMENTS: &str = include_str!("../../../../assets/sample/documents.csv");
const HISTORY: &str = include_str!("../../../../assets/sample/history.toml");
/// Monday 23 November 2026.
const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();

/// What was said and sent, in two lists per kind of fact.
#[derive(Debug, Deserialize)]
struct History {
    letter: Vec<Entry>,
    call: Vec<Entry>,
    promise: Vec<Entry>,
    dispute: Vec<Entry>,
}

/// One fact of the history.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Entry {
    customer: String,
    on: NaiveDate,
    step: String,
    outcome: String,
    note: String,
    promised_on: Option<NaiveDate>,
    amount: String,
    reason: String,
    items: Vec<String>,
}

/// Fills an empty ledger with the sample company, in one change; leaves any other ledger alone.
pub(crate) fn fill(ledger: &mut Ledger, moment: &Moment) -> Result<(), Cause> {
    if ledger.store.counts()? != (0, 0) {
        return Ok(());
    }
    let now = DAY.and_time(NaiveTime::from_hms_opt(8, 30, 0).unwrap_or_default());
    let moment = Moment { now, today: DAY, key_date: DAY, ..*moment };
    let company: Company = parse(COMPANY)?;
    let profile = serde_json::to_string(&company).map_err(internal)?;
    let mut customers = Source::shipped(ledger, &moment, "clients.csv", CUSTOMERS)?;
    let mut documents = Source::shipped(ledger, &moment, "documents.csv", DOCUMENTS)?;
    let history: History = parse(HISTORY)?;
    let policy = ledger.policies.policy(ledger.policies.company).clone();
    ledger.change("sample", now, |change| {
        change.save_company(&profile)?;
        change.set_sample_day(DAY)?;
        for source in [&mut customers, &mut documents] {
            let (import, report) = source.import(change, &moment, None)?;
            source.finish(change, import, &report)?;
        }
        tell(change, &policy, &history)?;
        Ok(((), Some(r#"{"sample":true}"#.to_owned())))
    })?;
    ledger.sample_day = Some(DAY);
    Ok(())
}

/// Tells the history in the order of its days.
fn tell(change: &mut Change<'_>, policy: &DunningPolicy, history: &History) -> Result<(), Cause> {
    let mut acts: Vec<_> = history.letter.iter().chain(&history.call).collect();
    acts.sort_by_key(|it| it.on);
    let mut teller = Teller::new(change, policy)?;
    for entry in acts {
        let act = teller.act(entry)?;
        let same = |it: &&Entry| it.customer == entry.customer && it.on == entry.on;
        if entry.outcome == CallOutcome::Promise.name() {
            for promise in history.promise.iter().filter(same) {
                teller.promise(act, promise)?;
            }
        }
        if entry.outcome == CallOutcome::Dispute.name() {
            for dispute in history.dispute.iter().filter(same) {
                teller.dispute(act, dispute)?;
            }
        }
    }
    Ok(())
}

struct Teller<'c, 't> {
    change: &'c mut Change<'t>,
    policy: &'c DunningPolicy,
    portfolio: Portfolio,
    customers: HashMap<String, (CustomerId, bool)>,
    items: HashMap<CustomerId, Vec<ItemDetails>>,
    reached: HashMap<receivables::ItemId, Step>,
}

impl<'c, 't> Teller<'c, 't> {
    fn new(change: &'c mut Change<'t>, policy: &'c DunningPolicy) -> Result<Self, Cause> {
        let customers = change.reachable_customers()?;
        let mut items: HashMap<CustomerId, Vec<ItemDetails>> = HashMap::new();
        for details in change.items()? {
            items.entry(details.item.customer).or_default().push(details);
        }
        Ok(Self {
            portfolio: change.portfolio()?,
            customers: customers.into_iter().map(|(code, id, email)| (code, (id, email))).collect(),
            items,
            change,
            policy,
            reached: HashMap::new(),
        })
    }

    fn act(&mut self, entry: &Entry) -> Result<i64, Cause> {
        let (customer, has_email) = self.customer(entry)?;
        let step: Option<Step> = entry.step.parse().ok();
        let mut items = Vec::new();
        for details in self.named(customer, entry)? {
            let settlements = self.portfolio.settlements_of(details.item.id);
            let Some(open) = open_item(&details.item, settlements, entry.on) else { continue };
            let stood = self.reached.get(&open.id).copied();
            let stands = step.and_then(|taken| self.policy.reached_after(stood, taken));
            items.push((open, stands.filter(|_| stands != stood)));
        }
        let moved = items.iter().filter_map(|(open, stands)| Some((open.id, (*stands)?)));
        self.reached.extend(moved);
        let currency = items.first().map(|(open, _)| open.open.currency);
        let currency = currency.ok_or_else(|| missing(entry))?;
        let act = NewAct {
            customer,
            on: entry.on,
            channel: channel(step.filter(|_| entry.outcome.is_empty()), has_email),
            step,
            outcome: entry.outcome.clone(),
            note: entry.note.clone(),
            contact: None,
            claimed: Money { minor: items.iter().map(|(open, _)| open.open.minor).sum(), currency },
            items: items
                .iter()
                .map(|(open, reached)| ActedItem {
                    item: open.id,
                    reached: *reached,
                    open_minor: open.open.minor,
                    due: open.due,
                })
                .collect(),
        };
        Ok(self.change.add_act(&act)?)
    }

    fn promise(&mut self, act: i64, entry: &Entry) -> Result<(), Cause> {
        let (customer, _) = self.customer(entry)?;
        let items = self.named(customer, entry)?;
        let currency = items.first().map(|it| it.item.original.currency);
        let promised = Money::parse(&entry.amount, currency.ok_or_else(|| missing(entry))?);
        let promise = NewPromise {
            customer,
            origin: PromiseOrigin::Act(act),
            made_on: entry.on,
            due_on: entry.promised_on.ok_or_else(|| missing(entry))?,
            promised: promised.map_err(internal)?,
            items: items.iter().map(|it| it.item.id).collect(),
        };
        Ok(self.change.add_promise(&promise)?)
    }

    fn dispute(&mut self, act: i64, entry: &Entry) -> Result<(), Cause> {
        let (customer, _) = self.customer(entry)?;
        for details in self.named(customer, entry)? {
            self.change.add_dispute(&NewDispute {
                act: Some(act),
                reason: entry.reason.clone(),
                ..NewDispute::of(details.item.id, entry.on)
            })?;
        }
        Ok(())
    }

    fn customer(&self, entry: &Entry) -> Result<(CustomerId, bool), Cause> {
        self.customers.get(&entry.customer).copied().ok_or_else(|| missing(entry))
    }

    /// The documents an entry names; `F-12/2` is the second instalment of `F-12`.
    fn named(&self, customer: CustomerId, entry: &Entry) -> Result<Vec<ItemDetails>, Cause> {
        let own = self.items.get(&customer).map(Vec::as_slice).unwrap_or_default();
        let find = |name: &String| {
            let (number, nth) = match name.split_once('/') {
                Some((number, nth)) => (number, nth.parse().unwrap_or(1)),
                None => (name.as_str(), 1_usize),
            };
            own.iter().filter(|it| it.number == number).nth(nth - 1).cloned()
        };
        entry.items.iter().map(|it| find(it).ok_or_else(|| missing(entry))).collect()
    }
}

/// How a step left; an entry with an outcome was a call.
fn channel(step: Option<Step>, has_email: bool) -> Channel {
    match step {
        None | Some(Step::Call | Step::SecondCall) => Channel::Call,
        Some(Step::Preventive | Step::FirstReminder) if has_email => Channel::Email,
        Some(Step::FormalNotice) => Channel::RegisteredLetter,
        Some(Step::HandOver) => Channel::HandOver,
        Some(_) => Channel::Letter,
    }
}

fn parse<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Cause> {
    toml::from_str(text).map_err(internal)
}

fn internal(error: impl std::fmt::Display) -> Cause {
    Cause::Internal(error.to_string())
}

fn missing(entry: &Entry) -> Cause {
    Cause::Internal(format!(
        "the sample history of {} on {} names what is not there",
        entry.customer, entry.on
    ))
}
