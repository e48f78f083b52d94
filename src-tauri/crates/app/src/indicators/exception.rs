//! Exceptions: what applied to a figure beside its formula, by names that scripts know.

use serde::Serialize;
use ts_rs::TS;

use super::Indicator;
use crate::wording::indicator::Exception;

/// A figure of a month to which an exception applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct FigureException {
    /// The figure.
    pub figure: Indicator,
    /// What applied.
    pub exception: ExceptionKind,
}

/// What applied to a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum ExceptionKind {
    /// Sales are 0 or negative: no simple DSO.
    NoSales,
    /// The history has fewer months than the figure needs.
    HistoryTooShort,
    /// Nothing is owed, or customers are in credit: 0 days.
    NothingOwed,
    /// A rate of what is owed, where nothing is.
    NoReceivables,
    /// The count-back reaches the beginning of the history: at least so many days.
    AtLeast,
    /// A month without sales counted its days.
    MonthWithoutSales,
    /// A month of net credit notes counted its days, and left more to use up.
    MonthOfCredits,
    /// The month is not over: its days so far, and their sales.
    UnderWay,
    /// The CEI reads the sales of the whole month, not a monthly average.
    WholeSales,
    /// There is no month before.
    FirstMonth,
    /// Nothing could have been collected.
    NothingToCollect,
    /// Nothing is overdue.
    NothingOverdue,
    /// Nothing was paid.
    NothingPaid,
    /// Unallocated credits are taken off the receivables.
    CreditsReduce,
    /// Customers in credit are left out.
    InCredit,
    /// Nobody has a positive sum.
    NobodyCounts,
    /// Doubtful debts and invoices to be issued are left out.
    AccountsLeftOut,
    /// Documents in another currency are left out.
    CurrencyLeftOut,
}

impl From<Exception> for ExceptionKind {
    fn from(exception: Exception) -> Self {
        match exception {
            Exception::NoSales(_) => Self::NoSales,
            Exception::HistoryOf { .. } => Self::HistoryTooShort,
            Exception::ZeroDays => Self::NothingOwed,
            Exception::NothingOwed => Self::NoReceivables,
            Exception::AtLeast { .. } => Self::AtLeast,
            Exception::MonthWithoutSales => Self::MonthWithoutSales,
            Exception::MonthOfCredits => Self::MonthOfCredits,
            Exception::UnderWay { .. } => Self::UnderWay,
            Exception::WholeSales => Self::WholeSales,
            Exception::FirstMonth => Self::FirstMonth,
            Exception::NothingToCollect => Self::NothingToCollect,
            Exception::NothingOverdue => Self::NothingOverdue,
            Exception::NothingPaid => Self::NothingPaid,
            Exception::CreditsReduce(_) => Self::CreditsReduce,
            Exception::InCredit(_) => Self::InCredit,
            Exception::NobodyCounts => Self::NobodyCounts,
            Exception::AccountsLeftOut(_) => Self::AccountsLeftOut,
            Exception::CurrencyLeftOut(_) => Self::CurrencyLeftOut,
        }
    }
}
