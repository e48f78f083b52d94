//! Groups: the credits of one lettering code settle its debits, day by day.
//!
//! A credit goes to the debit of its own number first, then to the oldest (article 1342-10 C. civ.).
//! Each line acts on its own day with what was booked by then, so lines of later days never change
//! what was open before. A payment that comes back (*impayé*) reopens what it had paid.

use std::collections::{HashMap, VecDeque};

use super::{
    JournalKind,
    draft::{Draft, offset},
};

/// Settlements looked at for one of the amount that came back.
const LOOKED_BACK: usize = 100;

/// What of a group is open so far.
#[derive(Default)]
struct Group {
    /// Debits, oldest first.
    debits: VecDeque<usize>,
    by_number: HashMap<Box<str>, VecDeque<usize>>,
    /// Credits, oldest first.
    credits: VecDeque<usize>,
    /// What payments settled: debit and minor units.
    paid: Vec<(usize, i64)>,
}

/// Settles the members of one group among each other.
pub(super) fn settle(drafts: &mut [Draft], members: &[usize]) {
    let mut order = members.to_vec();
    order.sort_by(|&a, &b| key(&drafts[a]).cmp(&key(&drafts[b])));
    let mut group = Group::default();
    for member in order {
        match drafts[member].open {
            1.. if is_returned(&drafts[member]) => group.take_back(drafts, member),
            1.. => group.debit(drafts, member),
            _ => group.credit(drafts, member),
        }
    }
}

/// Money that goes out through the bank or the till.
fn is_returned(draft: &Draft) -> bool {
    draft.open > 0 && draft.item.journal_kind == JournalKind::Money
}

/// By day; on one day documents come before credits, and money that goes out last.
fn key(draft: &Draft) -> (chrono::NaiveDate, u8, &str, Option<u64>) {
    let phase = match draft.open {
        1.. if is_returned(draft) => 2,
        1.. => 0,
        _ => 1,
    };
    (draft.item.issued, phase, &draft.item.number, draft.item.line)
}

impl Group {
    fn debit(&mut self, drafts: &mut [Draft], debit: usize) {
        self.take_waiting(drafts, debit);
        if drafts[debit].open > 0 {
            let number = drafts[debit].reference.clone();
            self.by_number.entry(number).or_default().push_back(debit);
            self.debits.push_back(debit);
        }
    }

    /// Credits that came before the debit settle it on its day.
    fn take_waiting(&mut self, drafts: &mut [Draft], debit: usize) {
        while let Some(&credit) = self.credits.front().filter(|_| drafts[debit].open > 0) {
            let minor = offset(drafts, debit, credit);
            self.remember(drafts, debit, credit, minor);
            if drafts[credit].open == 0 {
                self.credits.pop_front();
            }
        }
    }

    fn credit(&mut self, drafts: &mut [Draft], credit: usize) {
        let mut own = self.by_number.remove(&drafts[credit].reference).unwrap_or_default();
        self.pay(drafts, credit, &mut own);
        if !own.is_empty() {
            self.by_number.insert(drafts[credit].reference.clone(), own);
        }
        let mut debits = std::mem::take(&mut self.debits);
        self.pay(drafts, credit, &mut debits);
        self.debits = debits;
        if drafts[credit].open < 0 {
            self.credits.push_back(credit);
        }
    }

    fn pay(&mut self, drafts: &mut [Draft], credit: usize, debits: &mut VecDeque<usize>) {
        while let Some(&debit) = debits.front().filter(|_| drafts[credit].open < 0) {
            let minor = offset(drafts, debit, credit);
            self.remember(drafts, debit, credit, minor);
            if drafts[debit].open <= 0 {
                debits.pop_front();
            }
        }
    }

    fn remember(&mut self, drafts: &[Draft], debit: usize, credit: usize, minor: i64) {
        let of = |it: usize| drafts[it].item.journal_kind == JournalKind::Money;
        if minor > 0 && of(credit) && !of(debit) {
            self.paid.push((debit, minor));
        }
    }

    /// Money out: gives back what waits, then reopens what was paid last.
    fn take_back(&mut self, drafts: &mut [Draft], returned: usize) {
        self.take_waiting(drafts, returned);
        let (on, line) = (drafts[returned].item.issued, drafts[returned].item.line);
        while drafts[returned].open > 0 {
            let open = drafts[returned].open;
            let recent = self.paid.len().saturating_sub(LOOKED_BACK);
            let equal = self.paid[recent..].iter().rposition(|(_, minor)| *minor == open);
            let found = equal.map(|it| recent + it).or(self.paid.len().checked_sub(1));
            let Some(found) = found else { break };
            let (debit, paid) = self.paid[found];
            let minor = paid.min(open);
            match paid - minor {
                0 => drop(self.paid.remove(found)),
                rest => self.paid[found].1 = rest,
            }
            drafts[debit].settle(on, -minor, line);
            drafts[returned].settle(on, minor, drafts[debit].item.line);
            self.reopen(drafts, debit);
        }
        if drafts[returned].open > 0 {
            self.debits.push_back(returned);
        }
    }

    /// A debit that is open again is the first to be paid again.
    fn reopen(&mut self, drafts: &[Draft], debit: usize) {
        let number = drafts[debit].reference.clone();
        let own = self.by_number.entry(number).or_default();
        for debits in [own, &mut self.debits] {
            if debits.front() != Some(&debit) {
                debits.push_front(debit);
            }
        }
    }
}
