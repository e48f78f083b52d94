//! The account of the interest, to be checked by hand: each stretch with its figure, and a sum that
//! is rounded once.
//!
//! A figure is shown with four decimals. Where these would add up to another cent than the exact
//! sum, they are shown with more; where no number of decimals helps, the last one takes what is left.

use rust_decimal::{Decimal, RoundingStrategy::MidpointAwayFromZero};

use super::{Claim, LetterError, SettledLate, TakenOff};
use crate::{Money, interest::InterestSegment};

/// Decimals a figure is shown with at least, and at most.
const PLACES: [u32; 2] = [4, 10];
/// Percent times days of a year.
const DIVISOR: Decimal = Decimal::from_parts(36_500, 0, 0, false, 0);

/// The account of one document's interest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InterestAccount {
    /// A figure for each segment of the claim, in major units.
    pub figures: Vec<Decimal>,
    /// Their sum, rounded once, half up: what is claimed and what was waived.
    pub interest: Money,
}

/// The penalties on a document as a letter states them, open or paid late.
#[derive(Debug, Clone, Copy)]
pub struct Penalised<'a> {
    /// Document number.
    pub number: &'a str,
    /// Interest that is left.
    pub interest: Money,
    /// Fixed sum that is left.
    pub fixed_sum: Money,
    /// Stretches that the interest adds up from.
    pub segments: &'a [InterestSegment],
    /// What was waived.
    pub waived: TakenOff,
    /// What was already paid.
    pub collected: TakenOff,
}

impl Penalised<'_> {
    /// The account of the interest on this document. It fails where the segments do not add up to
    /// what is stated, taken off or not: such an account must not be sent.
    ///
    /// ```
    /// # use receivables::{Currency, Money, interest::*, letter::*, rates::*};
    /// # let due = "2024-11-30".parse()?;
    /// # let open = Money::parse("10000", Currency::EUR)?;
    /// # let zero = Money::zero(Currency::EUR);
    /// # let debt = BalanceChange { on: due, amount: open };
    /// # let run = late_interest(Regime::FrB2bDefault, &RateTable::shipped(), due, &[debt], "2025-02-15".parse()?)?;
    /// # let claim = Claim {
    /// #     number: "F-1".into(), reference: String::new(), issued: due, due, original: open,
    /// #     paid: zero, open, disputed: zero, days_late: 77, interest: run.amount,
    /// #     fixed_sum: run.fixed_sum, segments: run.segments, waived: TakenOff::nothing(Currency::EUR),
    /// #     collected: TakenOff::nothing(Currency::EUR),
    /// # };
    /// // 31 days at 14.25 %, 46 days at 13.15 %.
    /// let account = Penalised::from(&claim).account()?;
    /// assert_eq!(account.figures.iter().map(ToString::to_string).collect::<Vec<_>>(), ["121.0274", "165.7260"]);
    /// assert_eq!(account.interest.to_string(), "286.75");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn account(&self) -> Result<InterestAccount, LetterError> {
        let parts = [self.interest, self.waived.interest, self.collected.interest];
        let stated = parts.iter().try_fold(0_i64, |sum, it| sum.checked_add(it.minor));
        let stated = Money { minor: stated.ok_or(LetterError::TooLarge)?, ..self.interest };
        let (exact, interest) = rounded(self.segments, stated)?;
        if interest != stated {
            let number = self.number.to_owned();
            return Err(LetterError::Unaccounted { number, stated, found: interest });
        }
        Ok(InterestAccount { figures: figures(&exact, interest)?, interest })
    }

    /// The fixed sum before anything was taken off.
    pub fn whole_fixed_sum(&self) -> Money {
        let parts = [self.fixed_sum, self.waived.fixed_sum, self.collected.fixed_sum];
        let minor = parts.iter().fold(0_i64, |sum, it| sum.saturating_add(it.minor));
        Money { minor, ..self.fixed_sum }
    }
}

impl<'a> From<&'a Claim> for Penalised<'a> {
    fn from(it: &'a Claim) -> Self {
        Self {
            number: &it.number,
            interest: it.interest,
            fixed_sum: it.fixed_sum,
            segments: &it.segments,
            waived: it.waived,
            collected: it.collected,
        }
    }
}

impl<'a> From<&'a SettledLate> for Penalised<'a> {
    fn from(it: &'a SettledLate) -> Self {
        Self {
            number: &it.number,
            interest: it.interest,
            fixed_sum: it.fixed_sum,
            segments: &it.segments,
            waived: it.waived,
            collected: it.collected,
        }
    }
}

/// The exact numerators over 36500, and the interest they make.
fn rounded(
    segments: &[InterestSegment],
    stated: Money,
) -> Result<(Vec<Decimal>, Money), LetterError> {
    let numerator = |it: &InterestSegment| {
        let yearly = it.base.decimal().checked_mul(it.rate_percent)?;
        yearly.checked_mul(Decimal::from(it.days))
    };
    let exact: Option<Vec<_>> = segments.iter().map(numerator).collect();
    let exact = exact.ok_or(LetterError::TooLarge)?;
    let sum = sum(&exact).ok_or(LetterError::TooLarge)? / DIVISOR;
    let interest = Money::round(sum, stated.currency).map_err(|_| LetterError::TooLarge)?;
    Ok((exact, interest))
}

fn figures(exact: &[Decimal], interest: Money) -> Result<Vec<Decimal>, LetterError> {
    let set = |places: u32| {
        let figure = |it: &Decimal| {
            let mut figure = (it / DIVISOR).round_dp_with_strategy(places, MidpointAwayFromZero);
            figure.rescale(places);
            figure
        };
        exact.iter().map(figure).collect::<Vec<_>>()
    };
    let adds_up = |figures: &[Decimal]| {
        sum(figures).and_then(|it| Money::round(it, interest.currency).ok()) == Some(interest)
    };
    let [least, most] = PLACES;
    if let Some(figures) = (least..=most).map(set).find(|it| adds_up(it)) {
        return Ok(figures);
    }
    let mut figures = set(most);
    let Some((last, others)) = figures.split_last_mut() else { return Ok(figures) };
    let all = sum(exact).ok_or(LetterError::TooLarge)? / DIVISOR;
    *last = all.round_dp_with_strategy(most, MidpointAwayFromZero)
        - sum(others).ok_or(LetterError::TooLarge)?;
    last.rescale(most);
    Ok(figures)
}

fn sum(all: &[Decimal]) -> Option<Decimal> {
    all.iter().try_fold(Decimal::ZERO, |sum, it| sum.checked_add(*it))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::{super::tests::claim, *};
    use crate::{Currency, rates::Semester};

    fn segment(base: i64, basis_points: i64, days: u32) -> InterestSegment {
        let from = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        InterestSegment {
            semester: Semester::of(from),
            from,
            to: from,
            days,
            base: Money { minor: base, currency: Currency::EUR },
            rate_percent: Decimal::new(basis_points, 2),
            unrounded: Decimal::ZERO,
        }
    }

    /// A claim whose interest is what its segments make, so much of it waived.
    fn accounted(segments: Vec<InterestSegment>, waived_percent: i64) -> Claim {
        let mut claim = claim(100_000, 0, 4_000);
        let (_, run) = rounded(&segments, claim.interest).unwrap();
        claim.waived.interest.minor = run.minor * waived_percent / 100;
        claim.interest.minor = run.minor - claim.waived.interest.minor;
        claim.segments = segments;
        claim
    }

    #[test]
    fn a_sum_that_is_not_its_segments_is_refused() {
        let mut claim = accounted(vec![segment(100_000, 1_215, 30)], 0);
        assert_eq!(Penalised::from(&claim).account().unwrap().interest.minor, 999);
        claim.interest.minor += 1;
        assert!(matches!(Penalised::from(&claim).account(), Err(LetterError::Unaccounted { .. })));
    }

    /// Three thirds of half a cent: rounded one by one they would never make a cent.
    #[test]
    fn the_last_figure_takes_what_rounding_lost() {
        let third = segment(100, 365, 1);
        let mut thirds = vec![third; 3];
        // 1.00 × 3.65 % × 1 day = 0.0001; 50 / 3 of them each make half a cent together.
        thirds.iter_mut().for_each(|it| it.rate_percent = Decimal::from(365) / Decimal::from(6));
        let claim = accounted(thirds, 0);
        let account = Penalised::from(&claim).account().unwrap();
        let sum: Decimal = account.figures.iter().sum();
        assert_eq!(Money::round(sum, Currency::EUR).unwrap(), account.interest);
    }

    proptest! {
        #[test]
        fn the_figures_shown_add_up_to_the_interest_stated(
            segments in prop::collection::vec((1..10_000_000_000_i64, 0..2_000_i64, 1..184_u32), 0..12),
            waived in 0..=100_i64,
        ) {
            let segments = segments.into_iter().map(|(base, rate, days)| segment(base, rate, days));
            let claim = accounted(segments.collect(), waived);
            let account = Penalised::from(&claim).account().unwrap();
            let sum: Decimal = account.figures.iter().sum();
            let shown = Money::round(sum, Currency::EUR).unwrap();
            prop_assert_eq!(shown.minor, claim.interest.minor + claim.waived.interest.minor);
            for (figure, segment) in account.figures.iter().zip(&claim.segments) {
                let own = segment.base.decimal() * segment.rate_percent * Decimal::from(segment.days) / DIVISOR;
                prop_assert!((figure - own).abs() <= Decimal::new(1, 4) && figure.scale() >= 4);
            }
        }
    }
}
