//! Accounts: the columns of each customer while items are counted into them.

use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::{Currency, CustomerId, OpenItem};

use super::{AgedBalance, AgedLine, AgedSheet, BucketScheme, Column, Credits, SetAside};

/// The accounts that something is open of, by currency. Items come in any order, each to be counted
/// somewhere else in memory than the one before: an account is as small as it can be.
pub(super) struct Accounts<'a> {
    scheme: &'a BucketScheme,
    /// One, mostly: sooner gone through than looked up.
    currencies: Vec<(Currency, Pages)>,
    aside: BTreeMap<(Currency, CustomerId), Aside>,
}

/// Accounts of customers whose ids differ in their last bits only, side by side. Of each: how many
/// items, not due, no due date, unallocated, and the overdue buckets.
type Pages = FxHashMap<i64, Vec<i64>>;

#[derive(Default, Clone, Copy)]
struct Aside {
    all: SetAside,
    late: i64,
}

/// Customers of a page.
const PAGE: i64 = 64;
const BEFORE_BUCKETS: usize = 4;

impl<'a> Accounts<'a> {
    pub fn new(scheme: &'a BucketScheme) -> Self {
        Self { scheme, currencies: Vec::new(), aside: BTreeMap::new() }
    }

    /// Counts an item into a column of its account.
    pub fn add(&mut self, item: &OpenItem, column: Column) {
        let size = self.size();
        let (page, place) = (item.customer.0.div_euclid(PAGE), item.customer.0.rem_euclid(PAGE));
        let page = self.pages(item.open.currency).entry(page);
        let page = page.or_insert_with(|| vec![0; PAGE as usize * size]);
        let account = &mut page[place as usize * size..][..size];
        account[0] += 1;
        account[place_of(column)] += item.open.minor;
    }

    /// Notes what of an item is set aside.
    pub fn set_aside(&mut self, item: &OpenItem, aside: SetAside, is_overdue: bool) {
        let sum = self.aside.entry((item.open.currency, item.customer)).or_default();
        let late = if is_overdue { aside.disputed + aside.promised } else { 0 };
        sum.add(Aside { all: aside, late });
    }

    /// Takes over what was counted of other items.
    pub fn merge(mut self, other: Self) -> Self {
        for (currency, pages) in other.currencies {
            let own = self.pages(currency);
            for (place, page) in pages {
                let sums = own.entry(place).or_default();
                if sums.is_empty() {
                    *sums = page;
                } else {
                    sums.iter_mut().zip(page).for_each(|(sum, part)| *sum += part);
                }
            }
        }
        for (account, aside) in other.aside {
            self.aside.entry(account).or_default().add(aside);
        }
        self
    }

    /// The line of every account, and their totals: a sheet per currency.
    pub fn close(mut self, credits: Credits) -> AgedBalance {
        let currencies = std::mem::take(&mut self.currencies);
        let sheet = |(currency, pages): (Currency, Pages)| {
            let mut pages: Vec<_> = pages.into_iter().collect();
            pages.sort_unstable_by_key(|it| it.0);
            let lines = pages
                .into_par_iter()
                .map(|(page, sums)| self.lines(currency, page, &sums, credits));
            let lines: Vec<_> = lines.collect();
            let mut sheet = AgedSheet::empty(self.scheme, lines.iter().map(Vec::len).sum());
            for (customer, line, items) in lines.into_iter().flatten() {
                sheet.add(customer, line, items);
            }
            (currency, sheet)
        };
        currencies.into_iter().map(sheet).collect()
    }

    fn lines(
        &self,
        currency: Currency,
        page: i64,
        sums: &[i64],
        credits: Credits,
    ) -> Vec<(CustomerId, AgedLine, u32)> {
        let accounts = sums.chunks(self.size()).zip(page * PAGE..);
        let open = accounts.filter(|(sums, _)| sums[0] > 0);
        let lines = open.map(|(sums, customer)| {
            let customer = CustomerId(customer);
            let aside = self.aside.get(&(currency, customer)).copied().unwrap_or_default();
            (customer, line(sums, aside, credits), u32::try_from(sums[0]).unwrap_or(u32::MAX))
        });
        lines.collect()
    }

    fn pages(&mut self, currency: Currency) -> &mut Pages {
        let place = self.currencies.iter().position(|it| it.0 == currency);
        let place = place.unwrap_or_else(|| {
            self.currencies.push((currency, Pages::default()));
            self.currencies.len() - 1
        });
        &mut self.currencies[place].1
    }

    /// How many sums an account has.
    fn size(&self) -> usize {
        BEFORE_BUCKETS + self.scheme.len()
    }
}

impl Aside {
    fn add(&mut self, other: Self) {
        self.all.disputed += other.all.disputed;
        self.all.promised += other.all.promised;
        self.late += other.late;
    }
}

fn place_of(column: Column) -> usize {
    match column {
        Column::NotDue => 1,
        Column::NoDueDate => 2,
        Column::Unallocated => 3,
        Column::Overdue(index) => BEFORE_BUCKETS + index,
    }
}

fn line(sums: &[i64], aside: Aside, credits: Credits) -> AgedLine {
    let mut line = AgedLine {
        not_due: sums[place_of(Column::NotDue)],
        no_due_date: sums[place_of(Column::NoDueDate)],
        unallocated: sums[place_of(Column::Unallocated)],
        disputed: aside.all.disputed,
        promised: aside.all.promised,
        ..AgedLine::of_buckets(sums[BEFORE_BUCKETS..].into())
    };
    if credits == Credits::OldestFirst {
        line.take_credits_off_the_oldest();
    }
    line.recoverable = (line.overdue() - aside.late + line.unallocated.min(0)).max(0);
    line
}
