//! Payments that were announced, and how often such a word is kept.

use chrono::NaiveDate;

use super::life_table::ONE;
use crate::{CustomerId, ItemId, promise::WordsGiven};

/// What announced a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnnouncedKind {
    /// A promise to pay.
    Promise,
    /// An instalment of a plan.
    Instalment,
}

/// A payment that was announced and has not come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announced {
    /// What announced it.
    pub kind: AnnouncedKind,
    /// Whose word.
    pub customer: CustomerId,
    /// The items it pays, in the order of payment.
    pub items: Vec<ItemId>,
    /// The day.
    pub on: NaiveDate,
    /// What is still to come of it, minor units.
    pub minor: i64,
    /// The words that customer kept and broke in twelve months.
    pub words: WordsGiven,
    /// The words that all of them did.
    pub all_words: WordsGiven,
}

/// Until words tell otherwise, seven in ten are taken to be kept: so many stand beside everybody's.
const KEPT: u64 = 7;
/// Words that stand beside everybody's.
const GIVEN: u64 = 10;
/// Everybody's words that stand beside a customer's own.
const OTHERS: u64 = 2;

impl Announced {
    /// The chance that it is kept, in parts of [`ONE`]: the customer's own words, and two of
    /// everybody's, of which ten more are known and seven kept.
    pub(super) fn chance(&self) -> u64 {
        let (own, all) = (self.words, self.all_words);
        let given = |it: WordsGiven| u64::from(it.kept) + u64::from(it.broken);
        let of_all = (u64::from(all.kept) + KEPT) * ONE / (given(all) + GIVEN);
        (u64::from(own.kept) * ONE + OTHERS * of_all) / (given(own) + OTHERS)
    }
}
