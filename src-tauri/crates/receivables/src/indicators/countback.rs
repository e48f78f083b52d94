//! Count-back DSO (*méthode par épuisement*): how far back sales reach that are still unpaid.
//!
//! Receivables are used up against the sales of each month, newest first. A month used up in
//! full counts all its days, the last one pro rata. A month without sales counts its days; one
//! with more credit notes than sales counts them too and leaves more to use up. Where the
//! history ends first, the days found are a lower bound and **said to be one**.

use rust_decimal::Decimal;

use super::ratio;

/// Sales of a month, or of the running month up to the key date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthSlice {
    /// Days the slice covers: the whole month, or the day of the month of the key date.
    pub days: u32,
    /// Invoices less credit notes, minor units, VAT included.
    pub sales: i64,
}

/// The days counted back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountbackDso {
    /// The receivables are the sales of so many days.
    Days(Decimal),
    /// They are more than all the sales known: at least so many days.
    HistoryTooShort {
        /// Days of the whole history.
        at_least: u32,
        /// Receivables that no known sale explains, minor units.
        rest: i64,
    },
    /// Customers owe nothing, or we owe them: no days.
    NothingOwed,
}

/// One month of a count-back, and what it used up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountbackStep {
    /// Its sales.
    pub sales: i64,
    /// Receivables left to explain before it, minor units.
    pub before: i64,
    /// The days it counts: all of its own, or the part that was used up.
    pub days: Decimal,
}

/// Counts receivables back over the months, newest first.
///
/// ```
/// use receivables::indicators::{CountbackDso, MonthSlice, countback_dso, rounded};
/// let months = [(31, 180_000), (30, 150_000), (31, 120_000)];
/// let months = months.map(|(days, sales)| MonthSlice { days, sales });
/// // All of December and November, and 80,000 of the 120,000 of October.
/// let days = countback_dso(410_000, &months).days().unwrap();
/// assert_eq!(rounded(days, 2).to_string(), "81.67");
/// let too_short = CountbackDso::HistoryTooShort { at_least: 92, rest: 450_000 };
/// assert_eq!(countback_dso(900_000, &months), too_short);
/// ```
pub fn countback_dso(receivables: i64, months: &[MonthSlice]) -> CountbackDso {
    if receivables <= 0 {
        return CountbackDso::NothingOwed;
    }
    let mut rest = i128::from(receivables);
    let mut whole_days = 0_u32;
    for month in months {
        let sales = i128::from(month.sales);
        if rest <= sales {
            let part = ratio(rest * i128::from(month.days), sales).unwrap_or_default();
            return CountbackDso::Days(Decimal::from(whole_days) + part);
        }
        rest -= sales;
        whole_days = whole_days.saturating_add(month.days);
    }
    CountbackDso::HistoryTooShort { at_least: whole_days, rest: narrowed(rest) }
}

/// The same count, month by month, newest first: the months that were needed, none when nothing is
/// owed. Their days add up to [`countback_dso`].
///
/// ```
/// use receivables::indicators::{MonthSlice, countback_steps, rounded};
/// let months = [(31, 180_000), (30, 150_000), (31, 120_000), (30, 140_000)];
/// let steps = countback_steps(410_000, &months.map(|(days, sales)| MonthSlice { days, sales }));
/// let told: Vec<_> = steps.iter().map(|it| (it.before, rounded(it.days, 2).to_string())).collect();
/// let expected = [(410_000, "31.00"), (230_000, "30.00"), (80_000, "20.67")];
/// assert_eq!(told, expected.map(|(before, days)| (before, days.to_owned())));
/// ```
pub fn countback_steps(receivables: i64, months: &[MonthSlice]) -> Vec<CountbackStep> {
    let mut steps = Vec::new();
    let mut rest = i128::from(receivables);
    for month in months {
        if rest <= 0 {
            break;
        }
        let sales = i128::from(month.sales);
        let days = match rest <= sales {
            true => ratio(rest * i128::from(month.days), sales).unwrap_or_default(),
            false => month.days.into(),
        };
        steps.push(CountbackStep { sales: month.sales, before: narrowed(rest), days });
        rest -= sales;
    }
    steps
}

fn narrowed(rest: i128) -> i64 {
    i64::try_from(rest).unwrap_or(i64::MAX)
}

impl CountbackDso {
    /// The days to show: exact ones, the lower bound, or 0 where nothing is owed.
    pub fn days_at_least(self) -> Decimal {
        match self {
            Self::Days(days) => days,
            Self::HistoryTooShort { at_least, .. } => at_least.into(),
            Self::NothingOwed => Decimal::ZERO,
        }
    }

    /// The days, if they are known exactly.
    pub fn days(self) -> Option<Decimal> {
        match self {
            Self::Days(days) => Some(days),
            Self::NothingOwed => Some(Decimal::ZERO),
            Self::HistoryTooShort { .. } => None,
        }
    }
}
