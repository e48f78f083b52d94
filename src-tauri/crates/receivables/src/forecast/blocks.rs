//! What is open, in blocks that are paid at once: one customer, one due date, one word given.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{
    Announced, AnnouncedKind, Known, WEEKS,
    life_table::{Hazards, ONE},
    week_of,
};
use crate::{CustomerId, OpenItem, item::days_between};

/// An amount that comes as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Block {
    pub customer: CustomerId,
    /// Day it fell or falls due.
    pub due: NaiveDate,
    /// Minor units, positive.
    pub minor: i64,
    /// What was said of it, if anything.
    pub announced: Option<Said>,
}

/// What was said of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Said {
    pub kind: AnnouncedKind,
    /// The day it was announced for.
    pub on: NaiveDate,
    /// The chance that this is kept.
    pub chance: u64,
}

impl Block {
    /// The week it was announced for, if it was for any of them.
    pub fn announced_week(&self, key_date: NaiveDate) -> Option<usize> {
        week_of(self.announced?.on, key_date)
    }

    /// The chance that it comes in each week, in parts of [`ONE`], where its customer pays so.
    pub fn chances(&self, hazards: &Hazards, key_date: NaiveDate) -> [u64; WEEKS] {
        let known = days_between(self.due, key_date);
        let kept = self.announced.map_or(0, |it| it.chance);
        let mut chances = hazards.paid_by_weeks_after(known);
        for week in (1..WEEKS).rev() {
            chances[week] -= chances[week - 1];
        }
        // A word that is not kept leaves the item as it was.
        chances.iter_mut().for_each(|it| *it = *it * (ONE - kept) / ONE);
        if let Some(week) = self.announced_week(key_date) {
            chances[week] += kept;
        }
        chances
    }
}

/// Everything open.
pub(super) struct Account {
    /// What may be paid.
    pub blocks: Vec<Block>,
    /// What is contested, minor units.
    pub disputed: i64,
    /// All of it, credits taken off.
    pub open: i64,
    /// Credits beyond what their customers owe.
    pub unused_credits: i64,
}

/// The blocks of open items, which stand in the order of their ids.
pub(super) fn account(open: &[OpenItem], known: &Known, key_date: NaiveDate) -> Account {
    let mut items = open.to_vec();
    // What has no due date comes last: credits pay the oldest first.
    items.sort_by_key(|it| (it.customer, it.due.is_none(), it.due, it.id));
    let mut announced: HashMap<CustomerId, Vec<&Announced>> = HashMap::new();
    for it in known.announced.iter().filter(|it| it.minor > 0) {
        announced.entry(it.customer).or_default().push(it);
    }
    let mut account = Account { blocks: Vec::new(), disputed: 0, open: 0, unused_credits: 0 };
    for items in items.chunk_by(|a, b| a.customer == b.customer) {
        let announced = announced.remove(&items[0].customer).unwrap_or_default();
        account.add(items, &announced, known, key_date);
    }
    account
}

impl Account {
    fn add(
        &mut self,
        items: &[OpenItem],
        announced: &[&Announced],
        known: &Known,
        key_date: NaiveDate,
    ) {
        let customer = items[0].customer;
        let credits = items.iter().filter(|it| it.is_credit()).map(|it| it.open.minor);
        let mut credit = -credits.sum::<i64>();
        let mut claims: Vec<_> = Vec::with_capacity(items.len());
        for it in items.iter().filter(|it| !it.is_credit()) {
            let contested = known.disputed.get(&it.id);
            let contested =
                contested.map_or(0, |part| part.unwrap_or(it.open.minor).clamp(0, it.open.minor));
            let covered = credit.clamp(0, it.open.minor - contested);
            credit -= covered;
            self.disputed += contested;
            self.open += it.open.minor - covered;
            claims.push((it, it.open.minor - contested - covered));
        }
        self.unused_credits += credit;
        if known.insolvent.contains(&customer) {
            return;
        }
        let first = self.blocks.len();
        for word in announced {
            take(word, &mut claims, &mut self.blocks);
        }
        let left = claims.iter().filter(|(_, minor)| *minor > 0);
        let left = left.filter_map(|(it, minor)| Some((it.due?, *minor)));
        for (due, minor) in left {
            // Beside what is due the same day, as it is paid together.
            match self.blocks[first..].last_mut() {
                Some(block) if block.announced.is_none() && block.due == due => {
                    block.minor += minor
                }
                _ => self.blocks.push(Block { customer, due, minor, announced: None }),
            }
        }
        debug_assert!(self.blocks[first..].iter().all(|it| it.minor > 0), "{key_date}");
    }
}

/// Takes what was announced off its items, the first of them first.
fn take(word: &Announced, claims: &mut [(&OpenItem, i64)], blocks: &mut Vec<Block>) {
    let mut missing = word.minor;
    for item in &word.items {
        let of_it = claims.iter_mut().find(|(it, _): &&mut (&OpenItem, i64)| it.id == *item);
        let Some((it, left)) = of_it else { continue };
        let minor = missing.min(*left);
        if minor <= 0 {
            continue;
        }
        *left -= minor;
        missing -= minor;
        // An instalment falls due on its own day, whatever the invoice said.
        let due = match word.kind {
            AnnouncedKind::Instalment => word.on,
            AnnouncedKind::Promise => it.due.unwrap_or(word.on),
        };
        let announced = Some(Said { kind: word.kind, on: word.on, chance: word.chance() });
        blocks.push(Block { customer: word.customer, due, minor, announced });
    }
}
