//! Published scales: what others would call the same lateness.
//!
//! *Paydex* (Dun & Bradstreet, Altares in France) puts days against the terms on a scale where 80
//! is the day agreed; only some of its points are published, those between are interpolated.
//! *Days beyond terms* as Experian counts them spreads the middle of each bucket of lateness over
//! everything open. Neither enters our own score.

use rust_decimal::{Decimal, prelude::ToPrimitive};

use crate::indicators::{ratio, rounded};

/// What a Paydex says of the risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RiskBand {
    /// 80 to 100.
    Low,
    /// 50 to 79.
    Medium,
    /// 0 to 49.
    High,
}

/// Days against the terms, early negative, and the score published for them.
const PAYDEX: [(i64, i64); 11] = [
    (-30, 100),
    (-20, 90),
    (-10, 85),
    (0, 80),
    (15, 70),
    (22, 60),
    (30, 50),
    (45, 45),
    (60, 40),
    (90, 30),
    (120, 20),
];

/// The middle of 1–30, 31–60, 61–90 and more than 90 days late.
const MIDDLES: [i128; 4] = [15, 45, 75, 105];

/// The Paydex of signed, amount-weighted days late: linear between the points published, rounded
/// half up to a whole number. Beyond the first and the last point it stays at 100 and at 20.
///
/// ```
/// use receivables::behaviour::paydex;
/// assert_eq!(paydex(0.into()), 80);
/// assert_eq!(paydex((-18).into()), 89);
/// assert_eq!(paydex(23.into()), 59);
/// ```
pub fn paydex(days_late: Decimal) -> u8 {
    let (first, last) = (PAYDEX[0], PAYDEX[PAYDEX.len() - 1]);
    let days = days_late.clamp(first.0.into(), last.0.into());
    let between = PAYDEX.windows(2).find(|it| days <= it[1].0.into());
    let score = between.map_or(last.1.into(), |points| {
        let ((from, high), (to, low)) = (points[0], points[1]);
        let fall = (days - Decimal::from(from)) * Decimal::from(high - low);
        Decimal::from(high) - fall / Decimal::from(to - from)
    });
    rounded(score, 0).to_u8().expect("a score between 20 and 100 fits")
}

/// Days beyond terms, Experian's way: what is late by 1–30, 31–60, 61–90 and more than 90 days,
/// in minor units, each at the middle of its bucket (15, 45, 75, 105), over everything open.
///
/// `None` where nothing is open.
///
/// ```
/// use receivables::behaviour::days_beyond_terms;
/// use receivables::indicators::rounded;
/// let days = days_beyond_terms([2000_00, 1000_00, 500_00, 500_00], 10_000_00).unwrap();
/// assert_eq!(rounded(days, 2).to_string(), "16.50");
/// ```
pub fn days_beyond_terms(late: [i64; 4], open: i64) -> Option<Decimal> {
    let weighted = late.iter().zip(MIDDLES).map(|(&it, days)| i128::from(it) * days);
    ratio(weighted.sum(), open.into())
}

impl RiskBand {
    /// The band of a Paydex.
    pub fn of_paydex(score: u8) -> Self {
        match score {
            80.. => Self::Low,
            50..=79 => Self::Medium,
            ..=49 => Self::High,
        }
    }
}
