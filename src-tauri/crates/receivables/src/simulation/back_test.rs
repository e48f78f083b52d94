//! Back test: the ledger's own past under the policies as they are, and under a candidate.
//!
//! Issues and settlements are facts: each book acts on what was really open on each business day,
//! and each action is taken to be done on its day. It measures **when customers are asked**, not
//! what they would have done: money comes on the day it came, whoever asked. What is not in the
//! ledger's dated facts is left out: no disputes, no promises, no blocks, and the reminders that
//! were really sent.

use std::{collections::BTreeMap, thread};

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{
    Work,
    life::{Life, Span},
};
use crate::{
    Balance, Currency, CustomerId, Money,
    calendar::BusinessCalendar,
    dunning::{PolicyBook, PolicyId},
    indicators::{ratio, rounded},
    portfolio::{Item, Portfolio, Settlement, open_item},
};

/// What must be known of a customer besides its items; it is taken to have held all along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CustomerFacts {
    /// The policy it follows under the book as it is.
    pub now: PolicyId,
    /// The policy it follows under the candidate.
    pub candidate: PolicyId,
    /// Whether an e-mail address is known.
    pub has_email: bool,
    /// Whether it pays by direct debit.
    pub direct_debit: bool,
}

/// The same past under two policy books.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackTest {
    /// Under the book as it is.
    pub now: Side,
    /// Under the candidate.
    pub candidate: Side,
    /// How much sooner the candidate asks.
    pub gained: Gained,
}

/// What one policy book asks for, and whom it reaches.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Side {
    /// Calls, e-mails, letters and files handed over.
    pub work: Work,
    /// Calls on the day that has most of them.
    pub busiest_calls: u32,
    /// Customers contacted at least once. A file that is handed over is no contact.
    pub customers: u32,
    /// Of these, customers contacted for nothing at least once: the money was on its way. None of
    /// the items spoken of had been spoken of before, and all of them were settled in full within
    /// the five calendar days after that contact.
    pub bothered_for_nothing: u32,
    /// Original amounts of the items that were spoken of at least once before they were settled.
    pub reached: Balance,
}

/// How much sooner the candidate's first contact about an item comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Gained {
    /// Days from the candidate's first contact about an item to that of the book as it is, over
    /// the items spoken of under both, weighted by their original amounts; negative where the
    /// candidate asks later. One decimal, half up. None where there is no such item. Currencies
    /// are never mixed: it is the mean of the one most of these items are in.
    pub days: Option<Decimal>,
    /// Items the book as it is speaks of and the candidate does not.
    pub only_now: u32,
    /// Items the candidate speaks of and the book as it is does not.
    pub only_candidate: u32,
}

/// An item with its settlements, oldest first.
pub(super) type History<'a> = (&'a Item, &'a [Settlement]);

/// Replays the business days `from..=to` under both books.
///
/// Neither remembers what was done before `from`: what was late already starts at its first step
/// on that day, or, where a policy catches up, at the one its age deserves then. Contacts of the
/// last five days are judged by the settlements that are known.
pub fn back_test(
    portfolio: &Portfolio,
    customers: &dyn Fn(CustomerId) -> CustomerFacts,
    now: &PolicyBook,
    candidate: &PolicyBook,
    calendar: &BusinessCalendar,
    from: NaiveDate,
    to: NaiveDate,
) -> BackTest {
    let span = Span { from, to, calendar };
    let mut histories: Vec<_> = portfolio.histories().filter(|it| concerns(it, span)).collect();
    histories.sort_by_key(|(item, _)| item.customer);
    let of_customer = histories.chunk_by(|a, b| a.0.customer == b.0.customer);
    let accounts: Vec<_> = of_customer.map(|it| (it, customers(it[0].0.customer))).collect();
    let side = |book, policy| replay(&accounts, book, policy, span);
    let ((now, asked_now), (candidate, asked)) = thread::scope(|scope| {
        let now = scope.spawn(|| side(now, |it| it.now));
        let candidate = side(candidate, |it| it.candidate);
        (now.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), candidate)
    });
    let items = histories.iter().map(|(item, _)| item.original);
    let gained = gained(items.zip(asked_now.into_iter().zip(asked)));
    BackTest { now, candidate, gained }
}

/// Whether anything of an item was open, or changed, on a day of the span.
fn concerns((item, settlements): &History<'_>, span: Span<'_>) -> bool {
    let moved = item.issued > span.from || settlements.last().is_some_and(|it| it.on > span.from);
    item.issued <= span.to && (moved || open_item(item, settlements, span.from).is_some())
}

/// One side, and the first contact about each item, in the order of the accounts.
fn replay(
    accounts: &[(&[History<'_>], CustomerFacts)],
    book: &PolicyBook,
    policy: fn(&CustomerFacts) -> PolicyId,
    span: Span<'_>,
) -> (Side, Vec<Option<NaiveDate>>) {
    let book = PolicyBook { taken_over_on: Some(span.from), ..book.clone() };
    let (mut side, mut asked, mut calls) = (Side::default(), Vec::new(), BTreeMap::new());
    for (histories, facts) in accounts {
        let mut life = Life::new(histories, facts, policy(facts), &book, span);
        life.live(|day, kind| {
            if let Some(count) = side.work.of(kind) {
                *count += 1;
            }
            if kind.is_call() {
                *calls.entry(day).or_default() += 1;
            }
        });
        side.customers += u32::from(life.contacted);
        side.bothered_for_nothing += u32::from(life.bothered);
        let before = asked.len();
        asked.resize(before + histories.len(), None);
        for (place, first) in life.first_contacts() {
            asked[before + place] = Some(first);
            side.reached.add(histories[place].0.original);
        }
    }
    side.busiest_calls = calls.into_values().max().unwrap_or_default();
    (side, asked)
}

/// Sums of one currency: items, minor units, and minor units times days.
#[derive(Default)]
struct Sums {
    items: u32,
    minor: i128,
    days: i128,
}

type FirstContacts = (Option<NaiveDate>, Option<NaiveDate>);

fn gained(items: impl Iterator<Item = (Money, FirstContacts)>) -> Gained {
    let mut gained = Gained::default();
    let mut sums: BTreeMap<Currency, Sums> = BTreeMap::new();
    for (original, firsts) in items {
        match firsts {
            (Some(now), Some(candidate)) => {
                // A credit that became a claim by what was settled of it has no weight.
                let minor = i128::from(original.minor.max(0));
                let sums = sums.entry(original.currency).or_default();
                sums.items += 1;
                sums.minor += minor;
                sums.days += minor * i128::from((now - candidate).num_days());
            }
            (Some(_), None) => gained.only_now += 1,
            (None, Some(_)) => gained.only_candidate += 1,
            (None, None) => {}
        }
    }
    let most = sums.into_values().max_by_key(|it| it.items);
    gained.days = most.and_then(|it| ratio(it.days, it.minor)).map(|days| rounded(days, 1));
    gained
}
