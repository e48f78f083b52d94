//! Instalment plans (*échéanciers*): a debt the customer pays off in agreed parts.
//!
//! The parts always add up to the debt: each is rounded **down** to the minor unit, the last one
//! takes what is left. Money that comes in pays the oldest part first. Whether a plan is kept is
//! never entered: it follows from the receipts, and a plan that was caught up with runs again.

use chrono::{Days, Months, NaiveDate};

use crate::{
    Currency, ItemId, Money, calendar::BusinessCalendar, payment_terms::equal_instalments,
    promise::deadline,
};

/// What is to be paid on one day of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instalment {
    /// The day.
    pub due_on: NaiveDate,
    /// The amount.
    pub amount: Money,
}

/// How far the instalments are apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Every {
    /// So many times seven days.
    Weeks(u8),
    /// So many months, counted from the first day and clamped to the end of a shorter month:
    /// 31 January, 28 February, 31 March.
    Months(u8),
}

/// A debt that is paid in parts, and what came in for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstalmentPlan {
    /// The items it covers.
    pub items: Vec<ItemId>,
    /// Day it was agreed.
    pub agreed_on: NaiveDate,
    /// Day the customer signed it: an acknowledgement of the debt (art. 2240 C. civ.).
    pub signed_on: Option<NaiveDate>,
    /// Whether one default makes the whole rest fall due (*clause de déchéance du terme*).
    pub default_clause: bool,
    /// The parts, by day, all in one currency.
    pub instalments: Vec<Instalment>,
    /// What was settled on its items since it was agreed; other currencies are left out.
    pub received: Vec<(NaiveDate, Money)>,
}

/// Where a plan stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanStatus {
    /// No instalment is late beyond its tolerance.
    Running {
        /// The first one that has not come in in full, as it was agreed.
        next: Instalment,
    },
    /// Everything came in; so it is of a plan without instalments.
    Completed,
    /// An instalment did not come in by its deadline, nor since.
    Defaulted {
        /// Its position, the first being 0.
        instalment: usize,
        /// The first day after its deadline.
        since: NaiveDate,
        /// What is missing of all the instalments whose deadline has passed.
        missing: Money,
    },
}

/// Why there is no plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// A plan of no instalment.
    #[error("a plan needs at least one instalment")]
    NoInstalment,
    /// Some instalment would be of nothing.
    #[error("{total} cannot be paid in {count} instalments")]
    TooMany {
        /// How many were asked for.
        count: u16,
        /// What there is to pay.
        total: Money,
    },
    /// The instalments would all fall on one day.
    #[error("instalments need at least a week or a month between them")]
    NoInterval,
    /// The last day is beyond the calendar.
    #[error("the plan ends beyond the calendar")]
    BeyondCalendar,
}

/// Splits a debt into `count` equal parts, each rounded down; the last takes the remainder.
///
/// ```
/// use receivables::{Currency, Money, plan::split};
/// let parts = split(Money::parse("1000", Currency::EUR)?, 3)?;
/// let parts: Vec<_> = parts.iter().map(|it| it.to_string()).collect();
/// assert_eq!(parts, ["333.33", "333.33", "333.34"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn split(total: Money, count: u16) -> Result<Vec<Money>, PlanError> {
    if count == 0 {
        return Err(PlanError::NoInstalment);
    }
    if i64::from(count) > total.minor {
        return Err(PlanError::TooMany { count, total });
    }
    Ok(equal_instalments(total, count).collect())
}

/// Splits a debt into equal parts that start on `first`; days are not moved to business days.
///
/// ```
/// use receivables::{Currency, Money, plan::{Every, schedule}};
/// let plan = schedule(Money::parse("900", Currency::EUR)?, 3, "2026-01-31".parse()?, Every::Months(1))?;
/// let days: Vec<_> = plan.iter().map(|it| it.due_on.to_string()).collect();
/// assert_eq!(days, ["2026-01-31", "2026-02-28", "2026-03-31"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn schedule(
    total: Money,
    count: u16,
    first: NaiveDate,
    every: Every,
) -> Result<Vec<Instalment>, PlanError> {
    if matches!(every, Every::Weeks(0) | Every::Months(0)) {
        return Err(PlanError::NoInterval);
    }
    let instalment = |(position, amount)| {
        let due_on = every.times_after(first, position).ok_or(PlanError::BeyondCalendar)?;
        Ok(Instalment { due_on, amount })
    };
    (0..).zip(split(total, count)?).map(instalment).collect()
}

impl Every {
    fn times_after(self, first: NaiveDate, times: u32) -> Option<NaiveDate> {
        match self {
            Self::Weeks(weeks) => {
                first.checked_add_days(Days::new(7 * u64::from(weeks) * u64::from(times)))
            }
            Self::Months(months) => {
                first.checked_add_months(Months::new(u32::from(months) * times))
            }
        }
    }
}

impl InstalmentPlan {
    /// The last day money can arrive for an instalment to be kept, as for a promise: its day,
    /// moved to a business day, and two business days more. `None` past the last instalment.
    pub fn deadline(&self, calendar: &BusinessCalendar, instalment: usize) -> Option<NaiveDate> {
        self.instalments.get(instalment).map(|it| deadline(it.due_on, calendar))
    }

    /// Where the plan stands at the end of the key date.
    pub fn status(&self, calendar: &BusinessCalendar, key_date: NaiveDate) -> PlanStatus {
        let received = self.received_by(key_date);
        let mut agreed = 0;
        let mut late = None;
        let mut next = None;
        for (position, it) in self.instalments.iter().enumerate() {
            agreed += it.amount.minor;
            if agreed <= received {
                continue;
            }
            next.get_or_insert(*it);
            let deadline = deadline(it.due_on, calendar);
            if deadline < key_date {
                let (instalment, since, _) = late.unwrap_or((position, deadline, 0));
                late = Some((instalment, since, agreed - received));
            }
        }
        match (late, next) {
            (Some((instalment, deadline, minor)), _) => PlanStatus::Defaulted {
                instalment,
                since: deadline.succ_opt().unwrap_or(deadline),
                missing: Money { minor, currency: self.currency() },
            },
            (None, Some(next)) => PlanStatus::Running { next },
            (None, None) => PlanStatus::Completed,
        }
    }

    /// What of each instalment had come in by the end of the key date, the oldest first.
    pub fn paid(&self, key_date: NaiveDate) -> Vec<Money> {
        let mut left = self.received_by(key_date).max(0);
        let paid = self.instalments.iter().map(|it| {
            let minor = it.amount.minor.min(left);
            left -= minor;
            Money { minor, ..it.amount }
        });
        paid.collect()
    }

    /// What the plan lets be claimed on the key date.
    ///
    /// Nothing while it runs. In default: the whole rest with the default clause, otherwise what
    /// is missing of the instalments whose day has passed.
    pub fn falls_due(&self, calendar: &BusinessCalendar, key_date: NaiveDate) -> Money {
        let currency = self.currency();
        if !matches!(self.status(calendar, key_date), PlanStatus::Defaulted { .. }) {
            return Money::zero(currency);
        }
        let is_claimed = |it: &&Instalment| self.default_clause || it.due_on < key_date;
        let claimed: i64 =
            self.instalments.iter().filter(is_claimed).map(|it| it.amount.minor).sum();
        Money { minor: claimed - self.received_by(key_date), currency }
    }

    /// The currency of the instalments; the euro where there are none.
    fn currency(&self) -> Currency {
        self.instalments.first().map_or(Currency::EUR, |it| it.amount.currency)
    }

    /// Minor units received up to the key date.
    fn received_by(&self, key_date: NaiveDate) -> i64 {
        let currency = self.currency();
        let counts = |(on, it): &&(NaiveDate, Money)| *on <= key_date && it.currency == currency;
        self.received.iter().filter(counts).map(|(_, it)| it.minor).sum()
    }
}

#[cfg(test)]
mod tests;
