//! Sums: which items add up to an amount, and what the oldest of them get where none does.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::Claimable;
use crate::{ItemId, Money};

/// Items among which sums are sought: the oldest ones.
pub(super) const BREADTH: usize = 25;

/// The most items in one sum.
pub(super) const DEPTH: usize = 6;

/// The most sums that are told apart; beyond, there are simply many.
const MANY: usize = 64;

/// The most steps of one search, so that an account of equal items costs no more than another.
const STEPS: u64 = 20_000;

/// All sets of at most `most` of the items that are worth exactly `amount`, credits deducted.
///
/// Small sets first, then the oldest items; only the oldest 25 items are looked at, at most six
/// in one set, and at most 64 sets are given. Items of another currency are left out.
pub fn exact_sums(amount: Money, items: &[Claimable], most: usize) -> Vec<Vec<ItemId>> {
    let oldest = sorted(items, amount);
    let open: Vec<_> = oldest.iter().map(|it| it.open.minor).collect();
    let ids = |set: Vec<usize>| set.iter().map(|&at| oldest[at].item).collect();
    sums(amount.minor, &open, most).found.into_iter().map(ids).collect()
}

/// What each item gets when the oldest debts are paid first, and what is left over.
///
/// The oldest by due date, by issue where there is none (art. 1342-10 C. civ.: debts that are
/// due, and among them the oldest). Credits and other currencies are left out.
pub fn oldest_first(amount: Money, items: &[Claimable]) -> (Vec<(ItemId, Money)>, Money) {
    let mut left = amount;
    let mut allocations = Vec::new();
    for item in sorted(items, amount).into_iter().filter(|it| it.open.minor > 0) {
        let minor = item.open.minor.min(left.minor);
        if minor <= 0 {
            break;
        }
        allocations.push((item.item, Money { minor, ..amount }));
        left.minor -= minor;
    }
    (allocations, left)
}

/// The order in which items are paid.
pub(super) fn age(item: &Claimable) -> (NaiveDate, NaiveDate, ItemId) {
    (item.due.unwrap_or(item.issued), item.issued, item.item)
}

fn sorted(items: &[Claimable], amount: Money) -> Vec<&Claimable> {
    let mut oldest: Vec<_> =
        items.iter().filter(|it| it.open.currency == amount.currency).collect();
    oldest.sort_by_key(|it| age(it));
    oldest
}

/// Sets that add up, by position.
pub(super) struct Sums {
    /// Each set in ascending order; small sets first.
    pub(super) found: Vec<Vec<usize>>,
    /// Whether sets of every size asked for were sought among all items.
    pub(super) complete: bool,
}

/// All sets of one to `most` of the amounts, oldest first, that add up to `target`.
pub(super) fn sums(target: i64, amounts: &[i64], most: usize) -> Sums {
    let open = &amounts[..amounts.len().min(BREADTH)];
    let mut places: HashMap<i128, Vec<usize>> = HashMap::new();
    for (at, &minor) in open.iter().enumerate() {
        places.entry(minor.into()).or_default().push(at);
    }
    let mut search = Search { open, places, set: Vec::new(), found: Vec::new() };
    let mut complete = open.len() == amounts.len();
    for size in 1..=most.min(DEPTH).min(open.len()) {
        // The last item of a set is looked up, not searched for.
        if combinations(open.len(), size - 1) > STEPS {
            complete = false;
            break;
        }
        search.extend(target.into(), 0, size);
    }
    Sums { found: search.found, complete }
}

struct Search<'a> {
    open: &'a [i64],
    places: HashMap<i128, Vec<usize>>,
    set: Vec<usize>,
    found: Vec<Vec<usize>>,
}

impl Search<'_> {
    /// Extends the set by `size` of the items from `first` on, worth `rest` together.
    fn extend(&mut self, rest: i128, first: usize, size: usize) {
        if size > 1 {
            for at in first..self.open.len() {
                self.set.push(at);
                self.extend(rest - i128::from(self.open[at]), at + 1, size - 1);
                self.set.pop();
            }
            return;
        }
        let last = self.places.get(&rest).into_iter().flatten();
        for &at in last.filter(|&&at| at >= first) {
            if self.found.len() == MANY {
                return;
            }
            self.found.push(self.set.iter().copied().chain([at]).collect());
        }
    }
}

/// In how many ways `size` of `count` items can be picked; saturates.
pub(super) fn combinations(count: usize, size: usize) -> u64 {
    (0..size.min(count))
        .fold(1_u64, |ways, at| ways.saturating_mul((count - at) as u64) / (at as u64 + 1))
        * u64::from(size <= count)
}
