//! Why something about the provision is refused.

use chrono::NaiveDate;

/// A refusal, with its facts.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Refusal {
    /// Not a percentage from 0 to 100 with two decimals.
    #[error("{0} is no percentage of a debt")]
    InvalidPercent(String),
    /// A customer is doubtful for a reason.
    #[error("no reason why {0} is doubtful")]
    WithoutReason(String),
    /// Nothing to take off the list.
    #[error("{0} is not doubtful")]
    NotDoubtful(String),
    /// This day, or a later one, is closed.
    #[error("closed as of {0} already")]
    ClosedAlready(NaiveDate),
    /// This day is not closed.
    #[error("not closed as of {on}")]
    NotClosed {
        /// The day.
        on: NaiveDate,
        /// The days that are, the latest first.
        closed: Vec<NaiveDate>,
    },
}
