//! Repeated documents: one document on several lines, its totals on each.
//!
//! Packages that export the item lines of invoices repeat number, dates and totals on every line.
//! Only a file with the headings of such lines is read so, and only where number, dates and totals
//! are all the same: another due date is another instalment, which is due as well.

use std::{
    collections::HashSet,
    hash::{BuildHasher, RandomState},
};

use crate::{DocumentFact, Mapping, heading};

/// Documents remembered; a repetition further away than this is taken for a document.
const MOST_SEEN: usize = 500_000;

/// The documents met so far in a file of item lines.
pub(crate) struct Repeated {
    seen: Option<HashSet<u64>>,
    state: RandomState,
}

impl Repeated {
    /// Expects repetitions where two columns that hold no fact are headed as those of item lines.
    pub(crate) fn new(mapping: &Mapping, headings: &[String]) -> Self {
        let free = |index: &usize| mapping.columns.iter().all(|it| it.0 != *index);
        let headings = headings.iter().enumerate().filter(|(index, _)| free(index));
        let lines = headings.filter(|(_, it)| heading::is_of_item_lines(it)).take(2).count();
        Self { seen: (lines == 2).then(HashSet::new), state: RandomState::new() }
    }

    /// Whether the document was met before.
    pub(crate) fn is_repeated(&mut self, fact: &DocumentFact<'_>) -> bool {
        let Some(seen) = &mut self.seen else { return false };
        if seen.len() >= MOST_SEEN {
            seen.clear();
        }
        let minor = |it: Option<receivables::Money>| it.map(|it| it.minor);
        let totals = (fact.original.minor, minor(fact.open), minor(fact.paid));
        let who = (fact.customer_code, fact.customer_name, fact.number);
        !seen.insert(self.state.hash_one((who, fact.issued, fact.due, totals)))
    }
}
