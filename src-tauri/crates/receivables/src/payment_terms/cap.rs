//! The legal cap on payment terms: the latest due date two businesses may agree.
//!
//! 60 days from issue, or 45 days end of month if the contract says so; 45 days for a periodic
//! invoice; 30 days for road haulage and its kin (L441-10 I, L441-11 II 5° C. com.). The check
//! only warns: the agreed date stands, the fine is the buyer's (L441-16).

use chrono::NaiveDate;

use super::{DueRule, TermError};

/// Which cap applies to an invoice.
///
/// ```
/// use chrono::NaiveDate;
/// use receivables::payment_terms::Cap;
///
/// let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
/// // Two months from 6 April are 61 days: one more than 60 calendar days.
/// let check = Cap::Standard.check(day(4, 6), day(6, 6))?;
/// assert_eq!((check.latest_lawful, check.excess_days), (day(6, 5), 1));
/// # Ok::<(), receivables::payment_terms::TermError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cap {
    /// 60 calendar days from the day of issue (L441-10 I al. 2).
    Standard,
    /// 45 days end of month, expressly agreed (al. 3); never less than [`Cap::Standard`].
    EndOfMonth(EndOfMonthReading),
    /// Periodic invoice (CGI 289 I 3): 45 days from issue (al. 4).
    Periodic,
    /// Road haulage, vehicle hire, freight forwarding, customs agents: 30 days from issue.
    Transport,
}

/// The two lawful readings of *45 jours fin de mois*; the contract must say which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EndOfMonthReading {
    /// 45 days, then the end of that month (method A).
    DaysFirst,
    /// End of the month of issue, then 45 days (method B).
    EndOfMonthFirst,
}

/// What the law allows for one invoice, and by how much the agreed date passes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CapCheck {
    /// The latest due date that may be agreed.
    pub latest_lawful: NaiveDate,
    /// Days beyond it; 0 is lawful.
    pub excess_days: u32,
}

impl Cap {
    /// Compares an agreed due date with the cap.
    pub fn check(self, issued: NaiveDate, agreed: NaiveDate) -> Result<CapCheck, TermError> {
        let latest_lawful = self.latest_lawful(issued)?;
        let excess = agreed.signed_duration_since(latest_lawful).num_days();
        Ok(CapCheck {
            latest_lawful,
            excess_days: u32::try_from(excess.max(0)).unwrap_or(u32::MAX),
        })
    }

    /// The latest due date that may be agreed for an invoice issued on `issued`.
    pub fn latest_lawful(self, issued: NaiveDate) -> Result<NaiveDate, TermError> {
        let sixty_days = DueRule::Net { days: 60 }.due(issued)?;
        match self {
            Self::Standard => Ok(sixty_days),
            Self::EndOfMonth(reading) => Ok(reading.rule().due(issued)?.max(sixty_days)),
            Self::Periodic => DueRule::Net { days: 45 }.due(issued),
            Self::Transport => DueRule::Net { days: 30 }.due(issued),
        }
    }
}

impl EndOfMonthReading {
    fn rule(self) -> DueRule {
        match self {
            Self::DaysFirst => DueRule::DaysThenEndOfMonth { days: 45 },
            Self::EndOfMonthFirst => DueRule::EndOfMonthThenDays { days: 45 },
        }
    }
}
