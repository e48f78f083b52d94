//! What is open by customer, each with the life table of its own delays.

use chrono::NaiveDate;
use rayon::prelude::*;

use super::{
    WEEKS,
    blocks::Block,
    delays::{ByCustomer, Delays},
    life_table::{Hazards, Piece},
};
use crate::{CustomerId, item::days_between};

/// Customers with something open.
pub(super) struct Payers<'a> {
    delays: &'a Delays,
    pieces: ByCustomer,
    /// In the order of the customers, then of their due dates.
    blocks: Vec<Block>,
}

impl Delays {
    /// The customers these blocks are of.
    pub fn payers(&self, mut blocks: Vec<Block>) -> Payers<'_> {
        blocks.sort_unstable_by_key(|it| (it.customer, it.due));
        Payers { delays: self, pieces: self.by_customer(), blocks }
    }
}

impl Payers<'_> {
    /// Each customer: what it has open, and how it pays.
    pub fn each(&self, key_date: NaiveDate) -> impl ParallelIterator<Item = (&[Block], Hazards)> {
        let customers = self.blocks.par_chunk_by(|a, b| a.customer == b.customer);
        customers.map(move |blocks| {
            // From the youngest to the end of the weeks of the oldest.
            let known = |it: &Block| days_between(it.due, key_date);
            let (young, old) = (blocks.last().map_or(0, known), blocks.first().map_or(0, known));
            let needed = (young.saturating_add(1), old.saturating_add(7 * WEEKS as i32));
            let pieces = self.pieces.of(blocks[0].customer);
            (blocks, self.delays.hazards(pieces, needed))
        })
    }

    /// Payments of a customer in the twelve months.
    pub fn paid_count(&self, customer: CustomerId) -> u32 {
        let is_paid = |it: &&Piece| it.is_paid;
        let paid = self.pieces.of(customer).iter().filter(is_paid).count();
        u32::try_from(paid).unwrap_or(u32::MAX)
    }
}
