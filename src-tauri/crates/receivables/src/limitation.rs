//! Limitation (*prescription*): the last day on which a claim can still be taken to court.
//!
//! The period runs from the day the creditor knew of his claim: the delivery or the end of the
//! service, **not the invoice** (Cass. com. 26 Feb. 2020, 18-25.036). Some authors count from the
//! due date, so both days are given and the earlier one is prudent. It runs from day to day, its
//! last day included (art. 2228 and 2229 C. civ.), and is **not** moved to a working day.
//! A reminder interrupts nothing, registered or not; an acknowledgement starts the period anew.

use chrono::{Months, NaiveDate};

mod procedure;

pub use procedure::{
    claim_declaration_deadline, enforceable_from, opposition_deadline, order_service_deadline,
};

/// How long a claim can be taken to court.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Period {
    /// Five years between businesses (L110-4 C. com.).
    #[default]
    Business,
    /// Two years against a consumer (L218-2 C. conso.).
    Consumer,
    /// One year for the carriage of goods (L133-6 C. com.).
    Carriage,
}

/// Something that was done or said about a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Act {
    /// The day.
    pub on: NaiveDate,
    /// What it was.
    pub kind: ActKind,
}

/// What can be done or said about a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ActKind {
    /// The debtor acknowledged the debt: a part payment, a signed plan, a request for time
    /// (art. 2240 C. civ.).
    Acknowledgement,
    /// A claim in court (art. 2241 C. civ.); for a payment order the day it was **served**, not
    /// the day it was asked for (Cass. com. 6 Dec. 2011, 10-23.466).
    CourtClaim,
    /// An act of enforcement or a precautionary measure (art. 2244 C. civ.).
    Enforcement,
    /// A letter, registered or not, a formal notice included: it interrupts nothing.
    Letter,
}

/// The last days on which a claim can be taken to court.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limitation {
    /// Counted from performance: the day to keep to.
    pub prudent: NaiveDate,
    /// Counted from the due date, where there is one.
    pub from_due: Option<NaiveDate>,
}

/// The limitation of a claim performed (delivered, or the service ended) on `performed_on`.
///
/// The acts may come in any order. Each that interrupts, while the period runs, starts a new one
/// of the same length from its own day (art. 2231 C. civ.); after the last day it is too late. A
/// suit stops the period until it ends (art. 2242): the new one is counted from the claim here,
/// which is never too long.
///
/// ```
/// use receivables::limitation::{Act, ActKind, Period, limitation};
///
/// let performed = "2021-03-10".parse()?;
/// let told = |kind| [Act { on: "2023-09-12".parse().unwrap(), kind }];
/// let expiry = |acts: &[Act]| limitation(Period::Business, performed, None, acts).prudent;
/// assert_eq!(expiry(&[]).to_string(), "2026-03-10");
/// assert_eq!(expiry(&told(ActKind::Letter)).to_string(), "2026-03-10");
/// assert_eq!(expiry(&told(ActKind::Acknowledgement)).to_string(), "2028-09-12");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn limitation(
    period: Period,
    performed_on: NaiveDate,
    due: Option<NaiveDate>,
    acts: &[Act],
) -> Limitation {
    let mut interruptions: Vec<_> =
        acts.iter().filter(|it| it.kind.interrupts()).map(|it| it.on).collect();
    interruptions.sort_unstable();
    let expiry = |start| {
        interruptions.iter().fold(period.last_day(start), |last, &on| {
            if start <= on && on <= last { period.last_day(on) } else { last }
        })
    };
    Limitation { prudent: expiry(performed_on), from_due: due.map(expiry) }
}

impl Period {
    /// Length of the period, in years.
    pub fn years(self) -> u8 {
        match self {
            Self::Business => 5,
            Self::Consumer => 2,
            Self::Carriage => 1,
        }
    }

    /// The last day of a period that nothing interrupts: from 29 February to the 28th.
    pub fn last_day(self, start: NaiveDate) -> NaiveDate {
        months_after(start, 12 * u32::from(self.years()))
    }
}

impl ActKind {
    /// Whether it starts a new period.
    pub fn interrupts(self) -> bool {
        self != Self::Letter
    }
}

/// The same day so many months later, or the last one of a shorter month; stops where the
/// calendar ends.
fn months_after(date: NaiveDate, months: u32) -> NaiveDate {
    date.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests;
