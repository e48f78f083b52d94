//! Continuation: a year's file takes up where the ledger stands, and doubles nothing.
//!
//! The lines that open a year repeat what the year before left open. Where the ledger holds the
//! documents themselves, they stand for those lines; a lump must equal them all. What does not
//! agree is told, per customer, and never made up.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque},
    sync::Arc,
};

use chrono::NaiveDate;

use super::{Movement, draft::Draft, opening};
use crate::ItemKind;

/// An item that the ledger holds open at the end of the day before the file's opening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CarriedItem {
    /// Code of the customer.
    pub customer: Arc<str>,
    /// Its number.
    pub number: String,
    /// What it is.
    pub kind: ItemKind,
    /// Day of issue.
    pub issued: NaiveDate,
    /// Day it falls due.
    pub due: Option<NaiveDate>,
    /// Minor units as issued, in the sign of the account.
    pub original_minor: i64,
    /// What was open of it then, in the sign of the account.
    pub open_minor: i64,
    /// Its lettering code, where the ledger knows it; blank otherwise.
    pub lettering: Arc<str>,
}

/// A customer whose opening in the file is not what the ledger holds open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpeningDifference {
    /// Code of the customer.
    pub customer: Arc<str>,
    /// What the file opens with, in minor units.
    pub file_minor: i64,
    /// What the ledger opens with after this reading: carried items and new opening lines.
    pub ledger_minor: i64,
}

impl OpeningDifference {
    /// What the ledger lacks; negative for what it has too much.
    pub fn minor(&self) -> i64 {
        self.file_minor.saturating_sub(self.ledger_minor)
    }
}

/// What comes of the opening.
#[derive(Default)]
pub(super) struct Continued {
    /// The items that the ledger carries into the year.
    pub(super) drafts: Vec<Draft>,
    /// Movements that they stand for.
    pub(super) replaced: HashSet<usize>,
    pub(super) differences: Vec<OpeningDifference>,
}

/// The opening of one customer.
#[derive(Default)]
struct Opening {
    lines: Vec<usize>,
    held: Vec<usize>,
    /// Which line stands for which held item.
    pairs: HashMap<usize, usize>,
}

/// Puts the items of the ledger in the place of the lines that repeat them.
pub(super) fn continue_from(
    movements: &[Movement],
    numbers: &[String],
    carried: &[CarriedItem],
) -> Continued {
    let mut continued = Continued::default();
    if carried.is_empty() {
        return continued;
    }
    let mut customers = BTreeMap::<&str, Opening>::new();
    for (index, it) in movements.iter().enumerate().filter(|(_, it)| it.is_opening()) {
        customers.entry(&it.customer).or_default().lines.push(index);
    }
    let has_opening = !customers.is_empty();
    for (index, it) in carried.iter().enumerate().filter(|(_, it)| it.open_minor != 0) {
        customers.entry(&it.customer).or_default().held.push(index);
    }
    let of_year = movements.iter().filter(|it| !it.is_opening()).map(|it| it.entry_date);
    let first_of_year = of_year.min().unwrap_or(NaiveDate::MAX);
    let accounts = first_accounts(movements);
    for (customer, mut opening) in customers {
        opening.pair(movements, numbers, carried);
        // What was booked in the year itself comes from an earlier export of this file.
        let is_of_before =
            |it: &usize| opening.pairs.contains_key(it) || carried[*it].issued < first_of_year;
        opening.held.retain(is_of_before);
        let replaced = opening.replaced(movements, carried);
        let difference = opening.difference(customer, movements, carried, &replaced);
        continued.differences.extend(difference.filter(|_| has_opening));
        let account = accounts.get(customer);
        continued.drafts.extend(opening.drafts(movements, carried, &replaced, account));
        continued.replaced.extend(replaced);
    }
    continued
}

/// The account on which each customer appears first.
fn first_accounts(movements: &[Movement]) -> HashMap<&str, Arc<str>> {
    let mut accounts = HashMap::new();
    for it in movements {
        accounts.entry(&*it.customer).or_insert_with(|| it.account.clone());
    }
    accounts
}

impl Opening {
    /// Finds the line of each held item: the same number, or else the same amount and day.
    fn pair(&mut self, movements: &[Movement], numbers: &[String], carried: &[CarriedItem]) {
        let mut by_number = HashMap::<&str, VecDeque<usize>>::new();
        for &line in &self.lines {
            by_number.entry(&numbers[line]).or_default().push_back(line);
        }
        let mut rest = BTreeSet::from_iter(self.lines.iter().copied());
        for &held in &self.held {
            let lines = by_number.get_mut(carried[held].number.as_str());
            if let Some(line) = lines.and_then(VecDeque::pop_front) {
                self.pairs.insert(held, line);
                rest.remove(&line);
            }
        }
        let mut by_amount = HashMap::<(i64, NaiveDate), VecDeque<usize>>::new();
        for line in rest {
            let it = &movements[line];
            by_amount.entry((it.minor, it.counts_from())).or_default().push_back(line);
        }
        for &held in self.held.iter().filter(|it| !self.pairs.contains_key(it)).collect::<Vec<_>>()
        {
            let key = (carried[held].open_minor, carried[held].issued);
            if let Some(line) = by_amount.get_mut(&key).and_then(VecDeque::pop_front) {
                self.pairs.insert(held, line);
            }
        }
    }

    /// The lines that held items stand for: all if the totals agree; else those with a pair, and
    /// lumps of a customer whose documents the ledger holds.
    fn replaced(&self, movements: &[Movement], carried: &[CarriedItem]) -> BTreeSet<usize> {
        if self.held.is_empty() {
            return BTreeSet::new();
        }
        if self.file(movements) == self.ledger(carried) {
            return self.lines.iter().copied().collect();
        }
        let paired: BTreeSet<usize> = self.pairs.values().copied().collect();
        let is_unpaired = |it: &usize| !self.pairs.contains_key(it);
        let held_lump = self.held.iter().any(is_unpaired);
        let lumps = self.lines.iter().filter(|it| held_lump && opening::is_lump(&movements[**it]));
        paired.iter().chain(lumps).copied().collect()
    }

    fn file(&self, movements: &[Movement]) -> i64 {
        self.lines.iter().map(|it| movements[*it].minor).fold(0, i64::saturating_add)
    }

    fn ledger(&self, carried: &[CarriedItem]) -> i64 {
        self.held.iter().map(|it| carried[*it].open_minor).fold(0, i64::saturating_add)
    }

    fn difference(
        &self,
        customer: &str,
        movements: &[Movement],
        carried: &[CarriedItem],
        replaced: &BTreeSet<usize>,
    ) -> Option<OpeningDifference> {
        let kept = self.lines.iter().filter(|it| !replaced.contains(it));
        let kept = kept.map(|it| movements[*it].minor).fold(0, i64::saturating_add);
        let difference = OpeningDifference {
            customer: customer.into(),
            file_minor: self.file(movements),
            ledger_minor: self.ledger(carried).saturating_add(kept),
        };
        (difference.minor() != 0).then_some(difference)
    }

    /// The held items, each with the account and the lettering of its line; those of a lump take
    /// over its code where it has only one.
    fn drafts(
        &self,
        movements: &[Movement],
        carried: &[CarriedItem],
        replaced: &BTreeSet<usize>,
        account: Option<&Arc<str>>,
    ) -> Vec<Draft> {
        let paired: HashSet<usize> = self.pairs.values().copied().collect();
        let lumps: Vec<usize> =
            replaced.iter().filter(|it| !paired.contains(it)).copied().collect();
        let codes: BTreeSet<_> = lumps.iter().map(|it| movements[*it].lettering.clone()).collect();
        let only_code = codes.first().filter(|it| codes.len() == 1 && !it.is_empty());
        let lump_account = lumps.first().map(|it| &movements[*it].account).or(account);
        let draft = |&held: &usize| {
            let line = self.pairs.get(&held).map(|it| &movements[*it]);
            let mut draft = Draft::carried(held, &carried[held], line);
            if line.is_none() {
                draft.item.account = lump_account.cloned().unwrap_or_default();
                if let Some(code) = only_code {
                    draft.item.lettering = code.clone();
                }
            }
            draft
        };
        self.held.iter().map(draft).collect()
    }
}
