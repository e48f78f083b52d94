//! One customer's past under one policy book.
//!
//! Days are skipped by three rules, and only by them. Nobody is asked before an item is late and
//! its first step has its day, or its preventive day has come. After a contact the gap holds. In
//! between, the answer stands until the engine's next change or the account's next fact.

use chrono::{Days, NaiveDate};

use super::back_test::{CustomerFacts, History};
use crate::{
    ItemKind, Money, OpenItem,
    calendar::BusinessCalendar,
    dunning::{
        Action, ActionKind, Case, DunnedItem, DunningPolicy, PolicyBook, PolicyId, Reached,
        Verdict, asks_from, next_action, next_change, take,
    },
    portfolio::{Item, Settlement},
};

/// Calendar days after a contact within which money was on its way already.
const ON_ITS_WAY: Days = Days::new(5);

/// The days of a replay.
#[derive(Clone, Copy)]
pub(super) struct Span<'a> {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub calendar: &'a BusinessCalendar,
}

/// A customer as it lives through the days.
pub(super) struct Life<'a> {
    /// What is open or may still be.
    tracks: Vec<Track<'a>>,
    /// What is settled for good.
    over: Vec<Track<'a>>,
    case: Case,
    book: &'a PolicyBook,
    span: Span<'a>,
    /// Whether it heard from us at all.
    pub contacted: bool,
    /// Whether it heard from us for nothing.
    pub bothered: bool,
}

/// An item, how much of it is open, and how far it was taken.
struct Track<'a> {
    /// Its place in the account.
    place: usize,
    item: &'a Item,
    open: i64,
    /// Settlements to come.
    later: &'a [Settlement],
    /// The first day it can be asked for by itself; none: never.
    asks_from: Option<NaiveDate>,
    /// The first day it is part of an answer at all.
    counts_from: NaiveDate,
    reached: Option<Reached>,
    first_contact: Option<NaiveDate>,
}

impl<'a> Life<'a> {
    pub fn new(
        histories: &[History<'a>],
        facts: &CustomerFacts,
        policy: PolicyId,
        book: &'a PolicyBook,
        span: Span<'a>,
    ) -> Self {
        let customer = histories[0].0.customer;
        let mut case = Case { has_email: facts.has_email, ..Case::new(customer, policy) };
        case.holds.direct_debit = facts.direct_debit;
        let ladder = book.policy(policy);
        let tracks = (0..).zip(histories);
        let tracks = tracks.map(|(place, it)| Track::new(place, *it, ladder, span.calendar));
        let tracks = tracks.collect();
        Self { tracks, over: Vec::new(), case, book, span, contacted: false, bothered: false }
    }

    /// Lives the days of the span, and tells what was done on each.
    pub fn live(&mut self, mut done: impl FnMut(NaiveDate, ActionKind)) {
        let mut next = Some(self.span.from);
        while let Some(day) = next.map(|it| self.span.calendar.next_business_day(it)) {
            if day > self.span.to {
                break;
            }
            self.over.extend(self.tracks.extract_if(.., |it| {
                it.settle(day);
                it.is_over()
            }));
            next = self.day(day, &mut done);
        }
    }

    /// The first contact about each item that was spoken of, by its place in the account.
    pub fn first_contacts(&self) -> impl Iterator<Item = (usize, NaiveDate)> {
        let tracks = self.over.iter().chain(&self.tracks);
        tracks.filter_map(|it| Some((it.place, it.first_contact?)))
    }

    /// Does what a day asks for; the next day that may ask for something.
    fn day(
        &mut self,
        day: NaiveDate,
        done: &mut impl FnMut(NaiveDate, ActionKind),
    ) -> Option<NaiveDate> {
        if !self.tracks.iter().any(|it| it.asks(day)) {
            return self.tracks.iter().filter_map(Track::wakes).min();
        }
        self.case.items.clear();
        self.case.items.extend(self.tracks.iter().filter_map(|it| it.dunned(day)));
        match next_action(&self.case, self.book, self.span.calendar, day) {
            // What the ledger allocated, and when, is a fact.
            Verdict::Act(action) if action.kind != ActionKind::Allocate => {
                done(day, action.kind);
                self.act(&action, day);
                let gap = self.book.policy(self.case.policy).minimum_gap.max(1);
                Some(day + Days::new(gap.into()))
            }
            _ => {
                let change = next_change(&self.case, self.book, self.span.calendar, day);
                self.tracks.iter().filter_map(|it| it.next_fact(day)).chain(change).min()
            }
        }
    }

    fn act(&mut self, action: &Action, day: NaiveDate) {
        take(&mut self.case, action, self.book, day);
        let open = self.tracks.iter_mut().filter(|it| it.is_open(day));
        for (track, dunned) in open.zip(&self.case.items) {
            track.reached = dunned.reached;
        }
        if !action.kind.is_contact() {
            return;
        }
        let of = |it: &Track<'_>| action.items.contains(&it.item.id);
        let mut spoken_of: Vec<_> = self.tracks.iter_mut().filter(|it| of(it)).collect();
        self.contacted = true;
        self.bothered |= spoken_of.iter().all(|it| it.first_contact.is_none() && it.comes(day));
        for track in &mut spoken_of {
            track.first_contact.get_or_insert(day);
        }
    }
}

impl<'a> Track<'a> {
    fn new(
        place: usize,
        (item, later): History<'a>,
        policy: &DunningPolicy,
        calendar: &BusinessCalendar,
    ) -> Self {
        let due = item.due.filter(|_| item.kind == ItemKind::Invoice);
        let asks = due.and_then(|due| asks_from(policy, item.issued, due, calendar));
        let asks_from = asks.map(|it| it.max(item.issued));
        let late = due.filter(|_| item.original.minor > 0).map(|it| it + Days::new(1));
        let counts = late.map(|it| asks_from.map_or(it, |asks| asks.min(it)));
        Self {
            place,
            item,
            open: item.original.minor,
            later,
            asks_from,
            counts_from: counts.unwrap_or(item.issued).max(item.issued),
            reached: None,
            first_contact: None,
        }
    }

    /// Takes the settlements up to a day off what is open.
    fn settle(&mut self, day: NaiveDate) {
        while let [first, later @ ..] = self.later
            && first.on <= day
        {
            self.open -= first.minor;
            self.later = later;
        }
    }

    fn is_open(&self, day: NaiveDate) -> bool {
        self.open != 0 && self.item.issued <= day
    }

    /// Whether it can be asked for by itself.
    fn asks(&self, day: NaiveDate) -> bool {
        self.open > 0 && self.asks_from.is_some_and(|from| from <= day)
    }

    /// The first day it can be asked for by itself, while nothing is.
    fn wakes(&self) -> Option<NaiveDate> {
        let from = self.asks_from?;
        if self.open > 0 { Some(from) } else { Some(from.max(self.later.first()?.on)) }
    }

    /// The next day on which its part of the answer is another. What is issued and settled of an
    /// invoice before it counts changes nothing, unless it is paid twice.
    fn next_fact(&self, day: NaiveDate) -> Option<NaiveDate> {
        let settled = self.later.first().map(|it| it.on);
        if self.counts_from <= day || self.open < 0 {
            return Some(self.item.issued).filter(|it| *it > day).or(settled);
        }
        let until = self.counts_from;
        let mut left = self.open;
        for it in self.later.iter().take_while(|it| it.on < until) {
            left -= it.minor;
            if left < 0 {
                return Some(it.on.max(self.item.issued));
            }
        }
        if left != 0 {
            Some(until)
        } else {
            self.later.iter().map(|it| it.on).find(|it| *it >= until)
        }
    }

    fn is_over(&self) -> bool {
        self.open == 0 && self.later.is_empty()
    }

    /// Whether all of it comes within the days after a contact.
    fn comes(&self, day: NaiveDate) -> bool {
        let soon = self.later.iter().take_while(|it| it.on <= day + ON_ITS_WAY);
        soon.map(|it| it.minor).sum::<i64>() >= self.open
    }

    /// What the engine sees of it on a day.
    fn dunned(&self, day: NaiveDate) -> Option<DunnedItem> {
        let Item { id, customer, kind, issued, due, original, .. } = *self.item;
        let open = Money { minor: self.open, ..original };
        let item = OpenItem { id, customer, kind, issued, due, open };
        let dunned = DunnedItem { reached: self.reached, ..DunnedItem::from(item) };
        self.is_open(day).then_some(dunned)
    }
}
