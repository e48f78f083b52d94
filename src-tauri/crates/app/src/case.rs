//! Cases: what the engine is told of each customer, gathered from the ledger.

use std::collections::HashMap;

use rayon::prelude::*;
use receivables::{
    CustomerId, ItemId, OpenItem,
    dunning::{
        Case, ChosenBy, CustomerKind, DunnedItem, DunningBlock, Holds, InTransit, Insolvency,
        PolicyBook, PolicyId, Traits, Verdict, next_action,
    },
    promise::PromiseStatus,
    worklist::Payer,
};
use store::{CustomerRecord, HoldKind, HoldRecord};

use crate::{
    amount::Day,
    failure::Cause,
    ledger::{Habits, Ledger},
    plan,
};

/// What one customer's account asks for.
pub(crate) fn verdict(ledger: &Ledger, case: &Case, key_date: Day) -> Verdict {
    next_action(case, &ledger.policies, &ledger.calendar, key_date)
}

/// The customer's case, empty when nothing is open.
pub(crate) fn case(
    ledger: &mut Ledger,
    key_date: Day,
    customer: &CustomerRecord,
) -> Result<Case, Cause> {
    let cases = cases(ledger, key_date, Some(customer.id))?;
    if let Some(case) = cases.into_iter().next() {
        return Ok(case);
    }
    let habits = ledger.habits(key_date)?;
    let (policy, _) = chosen(ledger, customer, 0, &habits);
    Ok(Case::new(customer.id, policy))
}

/// Which scenario a customer follows, and why.
pub(crate) fn chosen(
    ledger: &Ledger,
    customer: &CustomerRecord,
    open_minor: i64,
    habits: &Habits,
) -> (PolicyId, ChosenBy) {
    chosen_of(&ledger.policies, customer, open_minor, habits)
}

fn chosen_of(
    policies: &PolicyBook,
    customer: &CustomerRecord,
    open_minor: i64,
    habits: &Habits,
) -> (PolicyId, ChosenBy) {
    policies.choose(&Traits {
        own: customer.traits.policy,
        kind: kind(customer),
        usually_late: habits.get(&customer.id).copied(),
        open_minor,
    })
}

/// What kind of customer it is: as the user said, else as SIREN and country tell.
pub(crate) fn kind(customer: &CustomerRecord) -> CustomerKind {
    let details = &customer.details;
    let told = || CustomerKind::told_by(&details.siren, &details.country);
    customer.traits.kind.unwrap_or_else(told)
}

/// What is open of a customer in the company's currency: what segments look at.
pub(crate) fn open_minor<'a>(items: impl Iterator<Item = &'a OpenItem>, currency: &str) -> i64 {
    items.filter(|it| it.open.currency.code() == currency).map(|it| it.open.minor).sum()
}

/// What is known of each payer: habits, and words kept and broken.
pub(crate) fn payers(
    ledger: &mut Ledger,
    cases: &[Case],
    key_date: Day,
) -> Result<Vec<Payer>, Cause> {
    let habits = ledger.habits(key_date)?;
    let calendar = ledger.calendar;
    let payer = |case: &Case| {
        let mut payer =
            Payer { usually_late: habits.get(&case.customer).copied(), ..Payer::default() };
        for promise in &case.promises {
            match promise.status(&calendar, key_date) {
                PromiseStatus::Kept => payer.kept += 1,
                PromiseStatus::Broken => payer.broken += 1,
                PromiseStatus::Open | PromiseStatus::Replaced => {}
            }
        }
        payer
    };
    Ok(cases.par_iter().map(payer).collect())
}

/// One case per customer with something open, by customer; or that of one customer.
pub(crate) fn cases(
    ledger: &mut Ledger,
    key_date: Day,
    only: Option<CustomerId>,
) -> Result<Vec<Case>, Cause> {
    let current = ledger.is_current(key_date)?;
    let habits = ledger.habits(key_date)?;
    let currency = ledger.store.company()?.currency;
    let known = Known::gather(ledger, key_date, current)?;
    let asked = |it: &OpenItem| only.is_none_or(|only| it.customer == only);
    let portfolio = ledger.portfolio(key_date)?;
    let mut items: Vec<_> = portfolio.open_items(key_date).filter(asked).collect();
    items.par_sort_by_key(|it| it.customer);
    let policies = ledger.policies.clone();
    let customers = &ledger.book()?.customers;
    let cases = items.par_chunk_by(|a, b| a.customer == b.customer).filter_map(|items| {
        let customer = customers.get(&items[0].customer)?;
        let open = open_minor(items.iter(), &currency);
        let (policy, _) = chosen_of(&policies, customer, open, &habits);
        Some(known.case(customer, policy, items))
    });
    Ok(cases.collect())
}

/// Everything that was done and said, by customer or by item.
struct Known {
    reached: HashMap<ItemId, receivables::dunning::Reached>,
    contacts: HashMap<CustomerId, store::LastContacts>,
    promises: HashMap<CustomerId, Vec<receivables::promise::PromiseToPay>>,
    disputes: HashMap<CustomerId, Vec<receivables::dunning::DisputedItem>>,
    plans: HashMap<CustomerId, Vec<receivables::plan::InstalmentPlan>>,
    holds: HashMap<CustomerId, Vec<HoldRecord>>,
    waits: HashMap<CustomerId, store::WaitRecord>,
    policies: HashMap<ItemId, PolicyId>,
    rejected: HashMap<ItemId, Day>,
}

impl Known {
    fn gather(ledger: &Ledger, key_date: Day, current: bool) -> Result<Self, Cause> {
        let store = &ledger.store;
        let holds = store.holds(key_date)?;
        let rejected = holds.iter().filter(|it| it.hold.kind == HoldKind::Rejection);
        let rejected = rejected.filter_map(|it| Some((it.hold.item?, it.hold.since))).collect();
        Ok(Self {
            reached: store.reached(key_date, current)?,
            contacts: store.last_contacts(key_date)?,
            promises: by_customer(store.promises(key_date)?, |it| (it.customer, it.promise)),
            disputes: by_customer(store.disputes(key_date)?, |it| (it.customer, it.dispute)),
            plans: by_customer(plan::standing(ledger, key_date)?, |it| (it.customer, it.plan)),
            holds: by_customer(holds, |it| (it.hold.customer, it)),
            waits: store.waits(key_date)?,
            policies: store.item_policies()?,
            rejected,
        })
    }

    fn case(&self, customer: &CustomerRecord, policy: PolicyId, items: &[OpenItem]) -> Case {
        let id = customer.id;
        let last = self.contacts.get(&id).copied().unwrap_or_default();
        let dunned = |item: &OpenItem| DunnedItem {
            item: *item,
            reached: self.reached.get(&item.id).copied(),
            policy: self.policies.get(&item.id).copied(),
            rejected_on: self.rejected.get(&item.id).copied(),
        };
        Case {
            customer: id,
            policy,
            items: items.iter().map(dunned).collect(),
            last_contact: last.contact,
            last_call: last.call,
            last_attempt: last.attempt,
            promises: of(&self.promises, id),
            disputes: of(&self.disputes, id),
            plans: of(&self.plans, id),
            holds: holds(customer, of(&self.holds, id)),
            wait: self.waits.get(&id).map(|it| it.wait),
            has_email: !customer.details.email.is_empty(),
        }
    }
}

/// The holds of a customer as the engine reads them. Of two proceedings the later one stands.
fn holds(customer: &CustomerRecord, records: Vec<HoldRecord>) -> Holds {
    let mut holds = Holds {
        direct_debit: customer.traits.direct_debit,
        address_unknown_since: customer.traits.address_unknown_since,
        ..Holds::default()
    };
    for record in records {
        let hold = record.hold;
        match (hold.kind, hold.item) {
            (HoldKind::Block, item) => holds.blocks.push(DunningBlock {
                item,
                by: hold.asked_by,
                reason: hold.reason,
                until: hold.until,
            }),
            (HoldKind::Insolvency, _) => {
                holds.insolvency =
                    Some(Insolvency { published_on: hold.since, declared_on: record.declared_on });
            }
            (HoldKind::InTransit, Some(item)) => {
                let until = hold.until.unwrap_or(Day::MAX);
                holds.in_transit.push(InTransit { item, until });
            }
            (HoldKind::InTransit, None) | (HoldKind::Rejection, _) => {}
        }
    }
    holds
}

/// What there is of a customer. Most ledgers have few of each, so that most customers have none.
fn of<T: Clone>(known: &HashMap<CustomerId, Vec<T>>, customer: CustomerId) -> Vec<T> {
    if known.is_empty() { Vec::new() } else { known.get(&customer).cloned().unwrap_or_default() }
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
