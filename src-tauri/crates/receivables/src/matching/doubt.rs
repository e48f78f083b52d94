//! Doubt: whether items add up to an amount by accident, and what else may be meant.
//!
//! Among many items something adds up to anything. So a sum counts by how many sets were tried to
//! find it, against how fine an amount it hits: 1,514.68 made of 812.40 and 702.28 is no accident,
//! 500 made of 100 and 400 may well be.

use std::collections::BTreeMap;

use super::account::{Account, Explanation, Shape};

/// A sum is beyond doubt where chance would find one less than once in so many.
pub(super) const BEYOND_DOUBT: u64 = 1_000;

/// A sum is plausible where chance would find one less than once in so many.
pub(super) const PLAUSIBLE: u64 = 10;

/// Items that share no smaller unit than this part of their sum add up by design.
const DESIGN: u128 = 10_000;

/// Items between which exchanges are sought.
const EXCHANGED: usize = 60;

impl Account {
    /// Whether chance would find such a set less than once in `odds` times.
    pub(super) fn is_no_accident(&self, it: &Explanation, target: i64, odds: u64) -> bool {
        let fineness = u128::from(target.unsigned_abs()) / self.unit(&it.lines);
        match it.shape {
            Shape::Single | Shape::All => true,
            _ => u128::from(it.tries) * u128::from(odds) <= fineness,
        }
    }

    /// Whether another explanation casts doubt on the best one.
    ///
    /// A large set that adds up by accident is no doubt where a plain explanation exists; one that
    /// adds up by design is, as among equal subscriptions.
    pub(super) fn is_rival(&self, best: &Explanation, other: &Explanation) -> bool {
        if !matches!(other.shape, Shape::Sum(4..)) || matches!(best.shape, Shape::Sum(_)) {
            return true;
        }
        let only = |a: &Explanation, b: &Explanation| -> Vec<usize> {
            a.lines.iter().copied().filter(|it| b.lines.binary_search(it).is_err()).collect()
        };
        let (given, taken) = (only(best, other), only(other, best));
        self.is_by_design(&given, &taken)
    }

    /// Whether one or two of the items can be exchanged for one or two others, by design: for
    /// another instalment of the same amount, or two halves for a whole.
    pub(super) fn is_exchangeable(&self, it: &Explanation) -> bool {
        let all = 0..self.lines.len();
        let outside: Vec<_> =
            all.filter(|at| it.lines.binary_search(at).is_err()).take(EXCHANGED).collect();
        let inside = &it.lines[..it.lines.len().min(EXCHANGED)];
        let mut sets: BTreeMap<i128, Vec<Vec<usize>>> = BTreeMap::new();
        for set in ones_and_twos(&outside) {
            sets.entry(self.worth(&set)).or_default().push(set);
        }
        ones_and_twos(inside).iter().any(|given| {
            let equal = sets.get(&self.worth(given)).into_iter().flatten();
            equal.into_iter().any(|taken| self.is_by_design(given, taken))
        })
    }

    /// Whether two sets are made of the same amounts, so that only the item differs.
    pub(super) fn same_amounts(&self, a: &Explanation, b: &Explanation) -> bool {
        let amounts = |it: &Explanation| {
            let mut open: Vec<_> = it.lines.iter().map(|&at| self.lines[at].open).collect();
            open.sort_unstable();
            open
        };
        amounts(a) == amounts(b)
    }

    /// Whether two sets of the same worth share so coarse a unit that this is no coincidence.
    fn is_by_design(&self, a: &[usize], b: &[usize]) -> bool {
        let both: Vec<_> = a.iter().chain(b).copied().collect();
        let debits = |it: &[usize]| -> u128 {
            it.iter().map(|&at| u128::from(self.lines[at].open.max(0).unsigned_abs())).sum()
        };
        debits(a).max(debits(b)) / self.unit(&both) < DESIGN
    }

    /// The largest amount of which all these items are multiples.
    fn unit(&self, lines: &[usize]) -> u128 {
        let open = lines.iter().map(|&at| self.lines[at].open.unsigned_abs());
        open.fold(0, divisor).max(1).into()
    }
}

/// Each item alone, and each pair.
fn ones_and_twos(lines: &[usize]) -> Vec<Vec<usize>> {
    let ones = lines.iter().map(|&it| vec![it]);
    let twos = lines
        .iter()
        .enumerate()
        .flat_map(|(at, &first)| lines[at + 1..].iter().map(move |&second| vec![first, second]));
    ones.chain(twos).collect()
}

/// The greatest common divisor.
fn divisor(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { divisor(b, a % b) }
}
