//! The sums of each week: means, and how far what comes may lie from them.

use chrono::NaiveDate;

use super::{
    AnnouncedKind, WEEKS,
    blocks::Block,
    life_table::{Hazards, ONE},
};

/// Sums over blocks, week by week.
#[derive(Debug, Clone, Default)]
pub(super) struct WeekSums {
    /// Minor units times chance.
    mean: [i128; WEEKS],
    /// Minor units squared times chance times the chance of the contrary.
    variance: [u128; WEEKS],
    /// What was promised of the blocks, minor units.
    pub promised: [i64; WEEKS],
    /// What plans provide of them, minor units.
    pub planned: [i64; WEEKS],
}

/// How many standard deviations of a normal distribution leave one tenth beyond, in 1/10,000.
const TENTH: u128 = 12_816;

impl WeekSums {
    /// Adds a block, whose customer pays so.
    pub fn add(&mut self, block: &Block, hazards: &Hazards, key_date: NaiveDate) {
        let announced = block.announced.zip(block.announced_week(key_date));
        if let Some((said, week)) = announced {
            match said.kind {
                AnnouncedKind::Promise => self.promised[week] += block.minor,
                AnnouncedKind::Instalment => self.planned[week] += block.minor,
            }
        }
        let minor = u128::from(block.minor.unsigned_abs());
        for (week, chance) in block.chances(hazards, key_date).into_iter().enumerate() {
            self.mean[week] += i128::from(block.minor) * i128::from(chance);
            let spread = u128::from(chance * (ONE - chance) / ONE);
            self.variance[week] =
                self.variance[week].saturating_add((minor * minor).saturating_mul(spread));
        }
    }

    /// Of the blocks of both.
    pub fn and(mut self, other: Self) -> Self {
        self.mean.iter_mut().zip(other.mean).for_each(|(sum, it)| *sum += it);
        let variance = self.variance.iter_mut().zip(other.variance);
        variance.for_each(|(sum, it)| *sum = sum.saturating_add(it));
        self.promised.iter_mut().zip(other.promised).for_each(|(sum, it)| *sum += it);
        self.planned.iter_mut().zip(other.planned).for_each(|(sum, it)| *sum += it);
        self
    }

    /// The mean of a week, and what it is under and over one time in ten each; never less than
    /// nothing nor more than `most`.
    pub fn range(&self, week: usize, most: i64) -> (i64, i64, i64) {
        let mean = rounded(self.mean[week]);
        let deviation = (self.variance[week] / u128::from(ONE)).isqrt();
        let reach = (deviation.saturating_mul(TENTH) + 5_000) / 10_000;
        let reach = i64::try_from(reach).unwrap_or(i64::MAX);
        let high = mean.saturating_add(reach).min(most.max(mean));
        (mean, mean.saturating_sub(reach).max(0), high)
    }
}

/// Minor units times chance, in minor units, half up.
pub(super) fn rounded(mean: i128) -> i64 {
    let one = i128::from(ONE);
    i64::try_from((mean + one / 2).div_euclid(one)).unwrap_or(i64::MAX)
}
