//! One account before one receipt: every set of its open items that explains the amount.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::sums::{self, combinations};

/// Items among which groups and runs are sought: the oldest ones.
const WIDTH: usize = 120;

/// Credits that are tried as a deduction from a run of invoices.
const CREDITS: usize = 6;

/// An open item, as far as a receipt is concerned.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// Where the item stands among all.
    pub(super) at: usize,
    /// What is still open of it, in minor units and in the sign of the account.
    pub(super) open: i64,
    /// The day it ages from.
    pub(super) due: NaiveDate,
    /// Day of issue.
    pub(super) issued: NaiveDate,
}

/// The open items of one customer in one currency, oldest first.
#[derive(Debug, Clone, Default)]
pub(super) struct Account {
    pub(super) lines: Vec<Line>,
}

/// What a set of items has in common. Ordered from the one that is easiest to believe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shape {
    Single,
    All,
    DueUpTo(NaiveDate),
    Month(NaiveDate),
    Run,
    Sum(usize),
}

/// Items that add up to an amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Explanation {
    /// Positions in the account, ascending.
    pub(super) lines: Vec<usize>,
    pub(super) shape: Shape,
    /// How many sets of this shape were looked at to find it.
    pub(super) tries: u64,
}

/// A set of items that belong together, whatever they are worth.
pub(super) struct Group {
    pub(super) explanation: Explanation,
    pub(super) worth: i128,
}

impl Account {
    /// Every set of items worth exactly `target`, easiest to believe first, then oldest.
    pub(super) fn exact(&self, target: i64) -> Vec<Explanation> {
        let mut found: BTreeMap<Vec<usize>, Explanation> = BTreeMap::new();
        let mut keep = |it: Explanation| {
            let known = found.entry(it.lines.clone()).or_insert_with(|| it.clone());
            if it.shape < known.shape {
                *known = it;
            }
        };
        let groups = self.groups().into_iter().filter(|it| it.worth == i128::from(target));
        groups.for_each(|it| keep(it.explanation));
        self.runs(target).into_iter().for_each(&mut keep);
        let open: Vec<_> = self.lines.iter().map(|it| it.open).collect();
        let sums = sums::sums(target, &open, sums::DEPTH);
        for lines in sums.found {
            let size = lines.len();
            let shape = if size == 1 { Shape::Single } else { Shape::Sum(size) };
            let among = open.len().min(sums::BREADTH);
            let mut tries = (1..=size).map(|it| combinations(among, it)).sum();
            if !sums.complete && size > 1 {
                tries = u64::MAX;
            }
            keep(Explanation { lines, shape, tries });
        }
        let mut found: Vec<_> = found.into_values().collect();
        found.sort_by_key(|it| it.shape.rank());
        found
    }

    /// Single invoices, everything, everything due up to a day, everything of a month: with the
    /// credits among them and without.
    pub(super) fn groups(&self) -> Vec<Group> {
        let mut groups = Vec::new();
        for (at, line) in self.lines.iter().enumerate().filter(|(_, it)| it.open > 0) {
            groups.push((vec![at], Shape::Single, i128::from(line.open)));
        }
        for with_credits in [true, false] {
            let chosen: Vec<_> = (0..self.lines.len())
                .filter(|&at| with_credits || self.lines[at].open > 0)
                .collect();
            groups.extend(self.group(&chosen, Shape::All));
            let oldest = &chosen[..chosen.len().min(WIDTH)];
            let mut months: BTreeMap<(bool, NaiveDate), Vec<usize>> = BTreeMap::new();
            for (count, &at) in (1..).zip(oldest) {
                let line = &self.lines[at];
                let next = oldest.get(count).map(|&it| self.lines[it].due);
                if next.is_some_and(|it| it > line.due) {
                    groups.extend(self.group(&oldest[..count], Shape::DueUpTo(line.due)));
                }
                for (by_issue, day) in [(true, line.issued), (false, line.due)] {
                    let month = day.with_day(1).unwrap_or(day);
                    months.entry((by_issue, month)).or_default().push(at);
                }
            }
            for ((_, month), lines) in &months {
                groups.extend(self.group(lines, Shape::Month(*month)));
            }
        }
        let tries = groups.len() as u64;
        let explained = |(lines, shape, worth)| Group {
            explanation: Explanation { lines, shape, tries },
            worth,
        };
        groups.into_iter().map(explained).collect()
    }

    fn group(&self, lines: &[usize], shape: Shape) -> Option<(Vec<usize>, Shape, i128)> {
        let shape = if shape == Shape::All || lines.len() > 1 { shape } else { return None };
        let worth = self.worth(lines);
        (lines.len() > 1 && worth > 0).then(|| (lines.to_vec(), shape, worth))
    }

    /// Invoices that follow one another by due date, alone, less one credit, or less all.
    fn runs(&self, target: i64) -> Vec<Explanation> {
        let at_most = |is_credit: bool, most: usize| -> Vec<usize> {
            let own = |&at: &usize| (self.lines[at].open < 0) == is_credit;
            (0..self.lines.len()).filter(own).take(most).collect()
        };
        let (invoices, credits) = (at_most(false, WIDTH), at_most(true, CREDITS));
        let mut deductions = vec![Vec::new()];
        deductions.extend(credits.iter().map(|&it| vec![it]));
        if credits.len() > 1 {
            deductions.push(credits);
        }
        let pairs = combinations(invoices.len(), 2) + invoices.len() as u64;
        let tries = pairs.saturating_mul(deductions.len() as u64);
        let mut found = Vec::new();
        for deducted in &deductions {
            let gross = i128::from(target) - self.worth(deducted);
            for first in 0..invoices.len() {
                let mut worth = 0;
                for (count, &at) in (1..).zip(&invoices[first..]) {
                    worth += i128::from(self.lines[at].open);
                    if worth == gross && count + deducted.len() > 1 {
                        let run = &invoices[first..first + count];
                        let mut lines: Vec<_> = run.iter().chain(deducted).copied().collect();
                        lines.sort_unstable();
                        found.push(Explanation { lines, shape: Shape::Run, tries });
                    }
                    if worth >= gross {
                        break;
                    }
                }
            }
        }
        found
    }

    /// What items are worth together.
    pub(super) fn worth(&self, lines: &[usize]) -> i128 {
        lines.iter().map(|&at| i128::from(self.lines[at].open)).sum()
    }

    /// The invoices, oldest first, with what each gets of `amount`, and what is left over.
    pub(super) fn oldest_first(&self, among: &[usize], amount: i64) -> (Vec<(usize, i64)>, i64) {
        let mut left = amount;
        let mut paid = Vec::new();
        for &at in among {
            let part = self.lines[at].open.min(left);
            if part > 0 {
                paid.push((at, part));
                left -= part;
            }
        }
        (paid, left)
    }
}

impl Shape {
    /// Sets of a like shape are as good as one another.
    pub(super) fn rank(self) -> usize {
        match self {
            Self::Single => 0,
            Self::All => 1,
            Self::DueUpTo(_) => 2,
            Self::Month(_) => 3,
            Self::Run => 4,
            Self::Sum(size) => 4 + size,
        }
    }
}
