//! The portfolio: every item with its dated settlements, and what was open on any day.
//!
//! What was open on a day follows from dated facts alone: an item counts from its day of
//! issue, a settlement from its own day. So any past day can be computed again, exactly,
//! and a later fact never changes an earlier answer.

use std::{
    collections::{BTreeMap, HashSet},
    ops::Range,
    sync::OnceLock,
};

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::{Currency, CustomerId, ItemId, ItemKind, Money, OpenItem, set_off::SetOffs};

/// A document, or one instalment of it, as issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// The item.
    pub id: ItemId,
    /// Whose account it stands on.
    pub customer: CustomerId,
    /// What it is.
    pub kind: ItemKind,
    /// Day of issue.
    pub issued: NaiveDate,
    /// Day it falls due, if it has one.
    pub due: Option<NaiveDate>,
    /// What it was issued for, in the sign of the account.
    pub original: Money,
    /// Whether it was sold when it was issued: a balance carried forward was not.
    pub is_sale: bool,
}

/// Part or all of an item being settled on a day; negative when a settlement is taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settlement {
    /// The item settled.
    pub item: ItemId,
    /// The day the money (or the credit) counted.
    pub on: NaiveDate,
    /// Minor units of the item's currency, in the sign of the item.
    pub minor: i64,
}

/// Items in the order of their ids, each with its settlements.
///
/// ```
/// use chrono::NaiveDate;
/// use receivables::{Currency, CustomerId, ItemId, ItemKind, Money};
/// use receivables::portfolio::{Item, Portfolio, Settlement};
///
/// let on = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
/// let invoice = Item {
///     id: ItemId(1), customer: CustomerId(1), kind: ItemKind::Invoice, issued: on(2),
///     due: Some(on(31)), original: Money { minor: 100_00, currency: Currency::EUR }, is_sale: true,
/// };
/// let paid = Settlement { item: ItemId(1), on: on(20), minor: 100_00 };
/// let portfolio = Portfolio::new(vec![invoice], vec![paid]);
///
/// assert_eq!(portfolio.open_items(on(1)).count(), 0); // not issued yet
/// assert_eq!(portfolio.open_items(on(19)).count(), 1);
/// assert_eq!(portfolio.open_items(on(20)).count(), 0); // settled that day
/// ```
#[derive(Debug, Clone, Default)]
pub struct Portfolio {
    items: Vec<Item>,
    settlements: Vec<Settlement>,
    /// One per item, in the same order.
    spans: Vec<Span>,
    issued: BTreeMap<Currency, Issued>,
    /// Places of the credit notes among the items.
    credit_notes: Vec<u32>,
    customers: Option<(CustomerId, CustomerId)>,
    set_offs: OnceLock<SetOffs>,
}

/// What was ever issued in a currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Issued {
    /// The first day.
    pub first: NaiveDate,
    /// How much, credits counted like debts, minor units.
    pub minor: i64,
}

/// Items that are gone through by one thread at a time: fewer are sooner gone through than shared.
/// Tests have few items, and still see several parts.
const PART: usize = if cfg!(test) { 8 } else { 1 << 15 };
/// Customers for whom another thread is worth its while.
const FEWEST: usize = if cfg!(test) { 1 } else { 4096 };

/// So many places, in the order of customers, in as many parts as there are threads. Whoever makes
/// such a part goes through all items once more, so that few customers stay together.
pub fn shares(count: usize) -> Vec<Range<usize>> {
    let size = count.div_ceil(rayon::current_num_threads()).max(FEWEST);
    (0..count).step_by(size).map(|from| from..count.min(from + size)).collect()
}

/// The days on which something of an item may be open. A day's question goes through these alone,
/// a seventh of what the items take, and looks up only what is left.
#[derive(Debug, Clone, Copy)]
struct Span {
    issued: NaiveDate,
    /// The first day from which nothing was open for good.
    closed: NaiveDate,
    /// Where its settlements begin.
    from: u32,
}

impl Span {
    /// Whether it was issued on a day or later, or open after it.
    fn lives_from(&self, day: NaiveDate) -> bool {
        self.issued >= day || self.closed > day
    }
}

impl Portfolio {
    /// Takes items and settlements in any order; settlements of absent items are left out.
    pub fn new(mut items: Vec<Item>, mut settlements: Vec<Settlement>) -> Self {
        if !items.is_sorted_by_key(|item| item.id) {
            items.sort_unstable_by_key(|item| item.id);
        }
        if !settlements.is_sorted_by_key(|it| (it.item, it.on)) {
            settlements.par_sort_unstable_by_key(|it| (it.item, it.on));
        }
        let spans = spans(&items, &settlements);
        let mut portfolio = Self { items, settlements, spans, ..Self::default() };
        portfolio.survey();
        portfolio
    }

    /// The same portfolio without some of its items.
    pub fn without(&self, items: &HashSet<ItemId>) -> Self {
        let kept = self.items.iter().filter(|it| !items.contains(&it.id));
        let settlements = self.settlements.iter().filter(|it| !items.contains(&it.item));
        Self::new(kept.copied().collect(), settlements.copied().collect())
    }

    /// What is not settled for good: it answers for every day from the last settlement on, and takes
    /// what is open, however much was ever issued.
    pub fn unsettled(&self) -> Self {
        let histories = (0..self.items.len()).filter(|at| self.spans[*at].closed == NaiveDate::MAX);
        let histories = histories.map(|at| self.history(at));
        let open = histories.filter(|(item, settlements)| {
            item.original.minor != settlements.iter().map(|it| it.minor).sum()
        });
        let (mut items, mut settlements) = (Vec::new(), Vec::new());
        for (item, own) in open {
            items.push(*item);
            settlements.extend(own);
        }
        Self::new(items, settlements)
    }

    /// Day of the last settlement.
    pub fn last_settlement(&self) -> Option<NaiveDate> {
        self.settlements.iter().map(|it| it.on).max()
    }

    /// All items, in the order of their ids.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// Notes what is asked of everything ever issued, in one pass.
    fn survey(&mut self) {
        // Mostly all are of one currency, or come in runs: the map is asked once a run.
        let runs = self.items.chunk_by(|a, b| a.original.currency == b.original.currency);
        for run in runs {
            let nothing = Issued { first: run[0].issued, minor: 0 };
            let issued = self.issued.entry(run[0].original.currency).or_insert(nothing);
            for item in run {
                issued.first = issued.first.min(item.issued);
                let minor = item.original.minor.saturating_abs();
                issued.minor = issued.minor.saturating_add(minor);
            }
        }
        for (at, item) in (0..).zip(&self.items) {
            if item.kind == ItemKind::CreditNote {
                self.credit_notes.push(at);
            }
            let (first, last) = self.customers.unwrap_or((item.customer, item.customer));
            self.customers = Some((first.min(item.customer), last.max(item.customer)));
        }
    }

    /// What was ever issued, by currency.
    pub fn issued(&self) -> &BTreeMap<Currency, Issued> {
        &self.issued
    }

    /// The smallest and the largest id of a customer; none without items.
    pub fn customers(&self) -> Option<(CustomerId, CustomerId)> {
        self.customers
    }

    /// The ids of its customers in parts: [`Portfolio::histories_of_customers_since`].
    pub fn customer_parts(&self) -> Vec<Range<i64>> {
        let Some((first, last)) = self.customers else { return Vec::new() };
        let count = usize::try_from(last.0 - first.0 + 1).unwrap_or(0);
        let id = |place: usize| first.0 + place as i64;
        shares(count).into_iter().map(|it| id(it.start)..id(it.end)).collect()
    }

    /// What credit notes settled of the invoices; found once.
    pub fn set_offs(&self) -> &SetOffs {
        self.set_offs.get_or_init(|| SetOffs::of(self))
    }

    /// Each credit note with its settlements, oldest first.
    pub fn credit_notes(&self) -> impl Iterator<Item = (&Item, &[Settlement])> {
        self.credit_notes.iter().map(|&at| self.history(at as usize))
    }

    /// The items in parts that can be gone through beside each other: [`Portfolio::histories_of`].
    pub fn parts(&self) -> Vec<Range<usize>> {
        let starts = (0..self.items.len()).step_by(PART);
        starts.map(|from| from..self.items.len().min(from + PART)).collect()
    }

    /// Each item of a part with its settlements, oldest first.
    pub fn histories_of(&self, part: Range<usize>) -> impl Iterator<Item = (&Item, &[Settlement])> {
        part.map(|at| self.history(at))
    }

    /// The same for those issued on a day or later, or open after it.
    pub fn histories_of_since(
        &self,
        part: Range<usize>,
        day: NaiveDate,
    ) -> impl Iterator<Item = (&Item, &[Settlement])> {
        let living = part.filter(move |at| self.spans[*at].lives_from(day));
        living.map(|at| self.history(at))
    }

    /// The same for those of the customers whose ids lie in a range.
    pub fn histories_of_customers_since(
        &self,
        customers: &Range<i64>,
        day: NaiveDate,
    ) -> impl Iterator<Item = (&Item, &[Settlement])> {
        let living = self.spans.iter().enumerate().filter(move |it| it.1.lives_from(day));
        let of_them = living.filter(|(at, _)| customers.contains(&self.items[*at].customer.0));
        of_them.map(|(at, _)| self.history(at))
    }

    fn history(&self, at: usize) -> (&Item, &[Settlement]) {
        let item = &self.items[at];
        let own = &self.settlements[self.spans[at].from as usize..];
        let count = own.iter().take_while(|it| it.item == item.id).count();
        (item, &own[..count])
    }

    /// The settlements of one item, oldest first.
    pub fn settlements_of(&self, item: ItemId) -> &[Settlement] {
        let from = self.settlements.partition_point(|it| it.item < item);
        let count = self.settlements[from..].partition_point(|it| it.item == item);
        &self.settlements[from..from + count]
    }

    /// Each item with its settlements, oldest first.
    pub fn histories(&self) -> impl Iterator<Item = (&Item, &[Settlement])> {
        self.histories_of(0..self.items.len())
    }

    /// The same for the items issued on a day or later, or open after it: the settled past is
    /// passed over.
    pub fn histories_since(&self, day: NaiveDate) -> impl Iterator<Item = (&Item, &[Settlement])> {
        self.histories_of_since(0..self.items.len(), day)
    }

    /// What is open of one item at the end of the key date; none if nothing is.
    pub fn open_item(&self, id: ItemId, key_date: NaiveDate) -> Option<OpenItem> {
        let at = self.items.binary_search_by_key(&id, |it| it.id).ok()?;
        let (item, settlements) = self.history(at);
        open_item(item, settlements, key_date)
    }

    /// What is open at the end of the key date, in the order of the ids.
    pub fn open_items(&self, key_date: NaiveDate) -> impl Iterator<Item = OpenItem> + '_ {
        self.open_items_of(0..self.items.len(), key_date)
    }

    /// The same of some places among the items.
    pub fn open_items_of(
        &self,
        part: Range<usize>,
        key_date: NaiveDate,
    ) -> impl Iterator<Item = OpenItem> + '_ {
        let may_be_open = move |it: &Span| it.issued <= key_date && key_date < it.closed;
        let spans = part.clone().zip(&self.spans[part]).filter(move |(_, it)| may_be_open(it));
        spans.filter_map(move |(at, it)| {
            let item = &self.items[at];
            let own = self.settlements[it.from as usize..].iter();
            let own = own.take_while(|it| it.item == item.id && it.on <= key_date);
            still_open(item, own.map(|it| it.minor).sum())
        })
    }
}

fn spans(items: &[Item], settlements: &[Settlement]) -> Vec<Span> {
    let mut from = 0;
    let span = |item: &Item| {
        from += settlements[from..].iter().take_while(|it| it.item < item.id).count();
        let own = &settlements[from..];
        let own = &own[..own.iter().take_while(|it| it.item == item.id).count()];
        let settled: i64 = own.iter().map(|it| it.minor).sum();
        let last = own.last().filter(|_| settled == item.original.minor);
        Span {
            issued: item.issued,
            closed: last.map_or(NaiveDate::MAX, |it| it.on),
            from: u32::try_from(from).expect("fewer settlements than four thousand million"),
        }
    };
    items.iter().map(span).collect()
}

/// What is open of an item at the end of the key date; none if nothing is.
pub fn open_item(item: &Item, settlements: &[Settlement], key_date: NaiveDate) -> Option<OpenItem> {
    if item.issued > key_date {
        return None;
    }
    let settled: i64 = settlements.iter().filter(|it| it.on <= key_date).map(|it| it.minor).sum();
    still_open(item, settled)
}

fn still_open(item: &Item, settled: i64) -> Option<OpenItem> {
    let minor = item.original.minor - settled;
    (minor != 0).then_some(OpenItem {
        id: item.id,
        customer: item.customer,
        kind: item.kind,
        issued: item.issued,
        due: item.due,
        open: Money { minor, currency: item.original.currency },
    })
}

#[cfg(test)]
mod tests;
