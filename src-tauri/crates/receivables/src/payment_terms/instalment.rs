//! Instalments: one total over several due dates.
//!
//! Every line but the last is rounded **down** to the minor unit; the last takes what is left,
//! so the lines always add up to the total.

use chrono::NaiveDate;
use rust_decimal::{Decimal, RoundingStrategy, prelude::ToPrimitive};

use super::{PaymentTerm, StartDates, TermError};
use crate::Money;

/// One line of an agreed payment schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instalment {
    /// How much of the total; ignored on the last line, which takes the rest.
    pub share: Share,
    /// When.
    pub term: PaymentTerm,
}

/// A part of a total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// So many percent.
    Percent(Decimal),
    /// So much, in minor units of the total's currency.
    Minor(i64),
}

/// What falls due on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueAmount {
    /// The day.
    pub due: NaiveDate,
    /// The amount.
    pub amount: Money,
}

/// Why a total cannot be split.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InstalmentError {
    /// No line at all.
    #[error("a schedule needs at least one line")]
    Empty,
    /// The lines before the last one leave it nothing, or more than there is.
    #[error("the lines before the last add up to {before_last} of {total}")]
    Excess {
        /// Sum of the lines before the last, minor units.
        before_last: i64,
        /// The total, minor units.
        total: i64,
    },
    /// A share too large to be an amount.
    #[error("{0} percent is no share")]
    Percent(Decimal),
    /// A line has no due date.
    #[error(transparent)]
    Term(#[from] TermError),
}

/// Splits `total` over the lines of a schedule, in their order.
pub fn instalments(
    total: Money,
    lines: &[Instalment],
    dates: &StartDates,
) -> Result<Vec<DueAmount>, InstalmentError> {
    let (last, before) = lines.split_last().ok_or(InstalmentError::Empty)?;
    let mut rest = total.minor;
    let mut schedule = Vec::with_capacity(lines.len());
    for line in before {
        let minor = line.share.of(total.minor)?;
        rest = rest.saturating_sub(minor);
        schedule.push(DueAmount { due: line.term.due(dates)?, amount: Money { minor, ..total } });
    }
    if rest.signum() != total.minor.signum() || rest.unsigned_abs() > total.minor.unsigned_abs() {
        let before_last = total.minor.saturating_sub(rest);
        return Err(InstalmentError::Excess { before_last, total: total.minor });
    }
    schedule.push(DueAmount { due: last.term.due(dates)?, amount: Money { minor: rest, ..total } });
    Ok(schedule)
}

/// Splits an amount into `n` equal parts, each rounded down; the last takes the remainder.
///
/// ```
/// use receivables::{Currency, Money, payment_terms::equal_instalments};
/// let parts = equal_instalments(Money::parse("1000", Currency::EUR)?, 3);
/// assert_eq!(parts.map(|it| it.to_string()).collect::<Vec<_>>(), ["333.33", "333.33", "333.34"]);
/// # Ok::<(), receivables::MoneyError>(())
/// ```
pub fn equal_instalments(total: Money, n: u16) -> impl Iterator<Item = Money> {
    let parts = i64::from(n.max(1));
    let part = total.minor / parts;
    let last = total.minor - part * (parts - 1);
    (1..=n).map(move |line| Money { minor: if line == n { last } else { part }, ..total })
}

impl Share {
    fn of(self, total: i64) -> Result<i64, InstalmentError> {
        match self {
            Self::Minor(minor) => Ok(minor),
            Self::Percent(percent) => Decimal::from(total)
                .checked_mul(percent)
                .map(|it| it / Decimal::ONE_HUNDRED)
                .map(|it| it.round_dp_with_strategy(0, RoundingStrategy::ToZero))
                .and_then(|it| it.to_i64())
                .ok_or(InstalmentError::Percent(percent)),
        }
    }
}
