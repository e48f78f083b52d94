//! What a week is made of: of each open amount, the part that is expected in it.

use chrono::NaiveDate;
use rayon::prelude::*;
use rust_decimal::Decimal;

use super::{AnnouncedKind, Known, blocks, delays::Delays, life_table::ONE, sums::rounded};
use crate::{Currency, CustomerId, indicators::ratio, portfolio::Portfolio};

/// An amount that comes as a whole, and how likely it comes in the week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeekPart {
    /// Whose it is.
    pub customer: CustomerId,
    /// Day it fell or falls due.
    pub due: NaiveDate,
    /// What is open of it, minor units.
    pub open: i64,
    /// The chance that it comes in this week, in percent, exact.
    pub chance: Decimal,
    /// Chance times amount, in minor units; rounded so that all parts add up to the week.
    pub expected: i64,
    /// What was said of it, if anything.
    pub said: Option<WordSaid>,
    /// Payments of this customer in the last twelve months.
    pub paid_count: u32,
}

/// A payment that was announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordSaid {
    /// What announced it.
    pub kind: AnnouncedKind,
    /// The day.
    pub on: NaiveDate,
    /// The chance that the word is kept, in percent, exact.
    pub kept: Decimal,
}

/// The parts of one week of the [forecast](super::forecast) (0 is the first), the largest first:
/// they add up to what the week is expected to bring. What cannot come in it is left out.
pub fn week_parts(
    portfolio: &Portfolio,
    currency: Currency,
    known: &Known,
    (key_date, week): (NaiveDate, usize),
) -> Vec<WeekPart> {
    let delays = Delays::seen(portfolio, currency, key_date);
    let payers = delays.payers(blocks::account(&delays.open, known, key_date).blocks);
    let parts = payers.each(key_date).flat_map_iter(|(blocks, hazards)| {
        blocks.iter().filter_map(move |block| {
            let chance = *block.chances(&hazards, key_date).get(week)?;
            (chance > 0).then_some((block, chance))
        })
    });
    let mut parts: Vec<_> = parts.collect();
    let mean =
        |(block, chance): &(&blocks::Block, u64)| i128::from(block.minor) * i128::from(*chance);
    parts.par_sort_by_key(|it| (std::cmp::Reverse(mean(it)), it.0.customer, it.0.due));
    let percent = |chance| ratio(i128::from(chance) * 100, ONE.into()).unwrap_or_default();
    // The sum so far is rounded, not each part: so the parts tie to the week.
    let mut sum = 0;
    let part = |it: (&blocks::Block, u64)| {
        let before = rounded(sum);
        sum += mean(&it);
        let (block, chance) = it;
        let said = block.announced.map(|it| WordSaid {
            kind: it.kind,
            on: it.on,
            kept: percent(it.chance),
        });
        WeekPart {
            customer: block.customer,
            due: block.due,
            open: block.minor,
            chance: percent(chance),
            expected: rounded(sum) - before,
            said,
            paid_count: payers.paid_count(block.customer),
        }
    };
    parts.into_iter().map(part).collect()
}
