//! A scale: round steps that hold every figure, and where a figure lies on them.

use rust_decimal::{Decimal, prelude::ToPrimitive};

/// Steps that figures span at most.
const MOST_STEPS: Decimal = Decimal::from_parts(4, 0, 0, false, 0);

/// Steps of 1, 2 or 5 times a power of ten; zero is always on the scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    /// The lowest step.
    pub low: Decimal,
    /// The highest step, above the lowest.
    pub high: Decimal,
    /// From one step to the next.
    pub step: Decimal,
}

impl Scale {
    /// The scale of some figures.
    pub fn of(figures: impl Iterator<Item = Decimal>) -> Self {
        let (low, high) = figures
            .fold((Decimal::ZERO, Decimal::ZERO), |(low, high), it| (low.min(it), high.max(it)));
        let mut step = Decimal::new(1, 2);
        for factor in [Decimal::TWO, Decimal::new(25, 1), Decimal::TWO].into_iter().cycle() {
            let spans = |it: Decimal| it.checked_div(step);
            if spans(high).zip(spans(low)).is_some_and(|(high, low)| high - low <= MOST_STEPS) {
                break;
            }
            let Some(next) = step.checked_mul(factor) else { break };
            step = next;
        }
        let at = |steps: Decimal, end: Decimal| steps.checked_mul(step).unwrap_or(end);
        let low = at((low / step).floor(), low);
        let high = at((high / step).ceil(), high);
        Self { low, high: if low == high { low + step } else { high }, step: step.normalize() }
    }

    /// Where a figure lies: 0 at the lowest step, 1 at the highest.
    pub fn share(&self, figure: Decimal) -> f32 {
        let share = (figure - self.low).checked_div(self.high - self.low);
        share.and_then(|it| it.to_f32()).unwrap_or_default()
    }

    /// The steps, from the lowest to the highest.
    pub fn steps(&self) -> impl Iterator<Item = Decimal> + '_ {
        let next = |it: &Decimal| it.checked_add(self.step).filter(|it| *it <= self.high);
        std::iter::successors(Some(self.low), next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round_and_hold_every_figure() {
        for (figures, expected) in [
            (&["0"][..], "0 0.01"),
            (&["47.25", "61.9"], "0 20 40 60 80"),
            (&["3"], "0 1 2 3"),
            (&["-1200", "98000"], "-50000 0 50000 100000"),
            (&["0.03"], "0 0.01 0.02 0.03"),
            (&["9223372036854775807"], "0 5000000000000000000 10000000000000000000"),
        ] {
            let scale = Scale::of(figures.iter().map(|it| it.parse().unwrap()));
            let steps: Vec<_> = scale.steps().map(|it| it.normalize().to_string()).collect();
            assert_eq!(steps.join(" "), expected, "{figures:?}");
        }
    }

    #[test]
    fn a_figure_lies_where_its_share_of_the_scale_is() {
        let scale = Scale::of(["-50", "150"].iter().map(|it| it.parse().unwrap()));
        assert_eq!(scale.share(Decimal::ZERO), 0.25);
        assert_eq!(scale.share(Decimal::from(150)), 1.0);
    }
}
