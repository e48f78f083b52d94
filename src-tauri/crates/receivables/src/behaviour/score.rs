//! The score: one hundred less what five facts of behaviour take off, and the class it makes.
//!
//! The formula is ours, not a standard of the market, and it is shown deduction by deduction so
//! that it can be explained and overruled. The score is computed from unrounded deductions and
//! rounded once, half up, to one decimal; the class is that of the score **as shown**. Insolvency
//! is the last class whatever the score; a customer without a profile has no score.

use std::fmt;

use rust_decimal::Decimal;

use crate::indicators::rounded;

/// What a score is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ScoreInputs {
    /// Days late of what was paid in six months, weighted by amount; early ones count as 0.
    pub clipped_days_late: Decimal,
    /// The overdue part of what is open, 0 to 1.
    pub overdue_share: Decimal,
    /// By how many days it got later in three months; earlier ones count as 0.
    pub trend: Decimal,
    /// The broken part of the promises of twelve months, 0 to 1; 0 without promises.
    pub broken_promise_ratio: Decimal,
    /// Exposure over credit limit, 1 being the limit; none where there is no limit.
    pub limit_use: Option<Decimal>,
}

/// What each fact takes off, in points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deductions {
    /// Up to 40: 40 at sixty days late.
    pub days_late: Decimal,
    /// Up to 25: in proportion to the overdue share.
    pub overdue: Decimal,
    /// Up to 10: 10 at fifteen days later than before.
    pub trend: Decimal,
    /// Up to 15: in proportion to the broken promises.
    pub broken_promises: Decimal,
    /// Up to 10: none at 80 % of the limit, 10 at 120 %.
    pub limit_use: Decimal,
}

/// The points a customer has left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Score {
    /// 0 to 100, one decimal, half up.
    pub points: Decimal,
    /// What was taken off, exact: [`Deductions::shown`] rounds it.
    pub deductions: Deductions,
}

/// What a customer is taken for. Ordered from the best; without a rating comes last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// 90 points and more.
    A,
    /// 75 and more.
    B,
    /// 55 and more.
    C,
    /// 30 and more.
    D,
    /// Less, or insolvent.
    E,
    /// Not rated: too little was paid to tell.
    NotRated,
}

/// A class, and the score behind it where there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rating {
    /// The class.
    pub class: Class,
    /// The score; none without a profile.
    pub score: Option<Score>,
}

/// Rates a customer: `inputs` are absent where there is no profile, and insolvency forces the
/// last class.
///
/// ```
/// use receivables::behaviour::{Class, ScoreInputs, rate};
/// let inputs = ScoreInputs {
///     clipped_days_late: 10.into(),
///     overdue_share: "0.25".parse()?,
///     trend: 3.into(),
///     limit_use: Some("0.70".parse()?),
///     ..ScoreInputs::default()
/// };
/// let rating = rate(Some(inputs), false);
/// assert_eq!(rating.class, Class::B);
/// assert_eq!(rating.score.unwrap().points.to_string(), "85.1"); // 100 − 6.67 − 6.25 − 2.00
/// assert_eq!(rate(Some(inputs), true).class, Class::E);
/// assert_eq!(rate(None, false).class, Class::NotRated);
/// # Ok::<(), rust_decimal::Error>(())
/// ```
pub fn rate(inputs: Option<ScoreInputs>, is_insolvent: bool) -> Rating {
    let score = inputs.map(Score::of);
    let class = match score {
        _ if is_insolvent => Class::E,
        Some(score) => Class::of(score.points),
        None => Class::NotRated,
    };
    Rating { class, score }
}

impl Score {
    /// The score of a behaviour; inputs beyond their range count as its end.
    pub fn of(inputs: ScoreInputs) -> Self {
        let exact = Deductions::of(inputs);
        Self { points: rounded(Decimal::ONE_HUNDRED - exact.sum(), 1), deductions: exact }
    }
}

impl Deductions {
    fn of(inputs: ScoreInputs) -> Self {
        let beyond = inputs.limit_use.map_or(Decimal::ZERO, |it| it - Decimal::new(8, 1));
        Self {
            days_late: part(inputs.clipped_days_late, 60.into(), 40),
            overdue: part(inputs.overdue_share, Decimal::ONE, 25),
            trend: part(inputs.trend, 15.into(), 10),
            broken_promises: part(inputs.broken_promise_ratio, Decimal::ONE, 15),
            limit_use: part(beyond, Decimal::new(4, 1), 10),
        }
    }

    /// Each rounded half up to two decimals.
    pub fn shown(self) -> Self {
        let shown = |it| rounded(it, 2);
        Self {
            days_late: shown(self.days_late),
            overdue: shown(self.overdue),
            trend: shown(self.trend),
            broken_promises: shown(self.broken_promises),
            limit_use: shown(self.limit_use),
        }
    }

    fn sum(self) -> Decimal {
        self.days_late + self.overdue + self.trend + self.broken_promises + self.limit_use
    }
}

/// `points × value / full`, where the value is held between 0 and `full`.
fn part(value: Decimal, full: Decimal, points: u8) -> Decimal {
    let points = Decimal::from(points);
    // Most are at an end of their range: a quotient is costly where there are a hundred thousand.
    if value <= Decimal::ZERO {
        Decimal::ZERO
    } else if value >= full {
        points
    } else if full == Decimal::ONE {
        value * points
    } else {
        value * points / full
    }
}

impl Class {
    /// The class of a score as it is shown.
    fn of(points: Decimal) -> Self {
        const LEAST: [(i64, Class); 4] =
            [(90, Class::A), (75, Class::B), (55, Class::C), (30, Class::D)];
        let reached = LEAST.into_iter().find(|(least, _)| points >= Decimal::from(*least));
        reached.map_or(Self::E, |(_, class)| class)
    }
}

/// The letter, `NR` where there is none.
impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
            Self::E => "E",
            Self::NotRated => "NR",
        })
    }
}
