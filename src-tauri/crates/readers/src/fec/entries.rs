//! Entries: whether the lines of each add up to nothing.
//!
//! Entries are told apart by journal and number. Only those that do not balance so far are held, so
//! a file written entry by entry takes no memory, whatever its length.

use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
};

/// Entries that may be open at a time before the count is given up.
const MOST_OPEN: usize = 1_000_000;

/// The entries that do not balance so far.
#[derive(Default)]
pub(super) struct Entries {
    open: HashMap<u64, i64>,
    hasher: RandomState,
    gave_up: bool,
}

impl Entries {
    pub(super) fn add(&mut self, journal: &str, number: &str, minor: i64) {
        if minor == 0 || self.gave_up {
            return;
        }
        let entry = self.hasher.hash_one((journal, number));
        let sum = self.open.get(&entry).copied().unwrap_or(0).saturating_add(minor);
        if sum == 0 {
            self.open.remove(&entry);
        } else {
            self.open.insert(entry, sum);
        }
        if self.open.len() > MOST_OPEN {
            (self.gave_up, self.open) = (true, HashMap::new());
        }
    }

    /// How many do not balance; `None` if too many were open at a time.
    pub(super) fn unbalanced(&self) -> Option<u64> {
        (!self.gave_up).then_some(self.open.len() as u64)
    }
}
