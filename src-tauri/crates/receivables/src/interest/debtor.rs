//! Debtors: from when and until when late payment bears penalties, by who owes.
//!
//! A consumer owes interest only once the formal notice has come in. Insolvency proceedings stop
//! what was owed before them: no interest runs from their opening on, and an item that they forbid
//! to pay on its due date bears no fixed sum.

use chrono::NaiveDate;

use super::{BalanceChange, Interest, InterestError, late_interest};
use crate::{
    letter::Audience,
    rates::{Penalty, PenaltyTerms, RateTable},
};

/// Who owes, as far as penalties depend on it.
///
/// ```
/// use receivables::{Currency, Money, interest::{BalanceChange, Debtor}, letter::Audience};
/// use receivables::rates::{PenaltyTerms, RateTable};
///
/// let day = |text: &str| text.parse::<chrono::NaiveDate>();
/// let consumer = Debtor::new(Audience::Consumer, &PenaltyTerms::default());
/// let (due, until) = (day("2025-07-31")?, day("2025-12-31")?);
/// let debt = [BalanceChange { on: due, amount: Money::parse("480", Currency::EUR)? }];
/// let rates = RateTable::shipped();
/// let nothing = consumer.penalties(&rates, (day("2025-07-01")?, due), None, &debt, until)?;
/// assert_eq!(nothing.amount.to_string(), "0.00");
/// // From the formal notice on, the legal rate: 112 days at 2.76 %, and never 40 €.
/// let notice = Some(day("2025-09-10")?);
/// let owed = consumer.penalties(&rates, (day("2025-07-01")?, due), notice, &debt, until)?;
/// assert_eq!((owed.amount.to_string(), owed.fixed_sum.minor), ("4.07".to_string(), 0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Debtor {
    /// Under whose law.
    pub audience: Audience,
    /// The regime that follows.
    pub penalty: Penalty,
    /// The day insolvency proceedings were opened.
    pub insolvent_since: Option<NaiveDate>,
}

impl Debtor {
    /// A debtor that is not insolvent.
    pub fn new(audience: Audience, terms: &PenaltyTerms) -> Self {
        Self { audience, penalty: terms.penalty(audience), insolvent_since: None }
    }

    /// Penalties on an item of which the days of issue and of payment are given, up to and
    /// including `until`. `notice` is the day a formal notice for it came in.
    pub fn penalties(
        &self,
        rates: &RateTable,
        (issued, due): (NaiveDate, NaiveDate),
        notice: Option<NaiveDate>,
        changes: &[BalanceChange],
        until: NaiveDate,
    ) -> Result<Interest, InterestError> {
        // L622-28: what was owed before the opening bears no more interest from then on.
        let opening = self.insolvent_since.filter(|&it| issued <= it);
        let until = opening.map_or(until, |it| until.min(it));
        let from = match (self.audience, notice) {
            (Audience::Consumer, Some(received)) => due.max(received),
            // 1231-6, 1344-1 C. civ.: without a formal notice nothing runs.
            (Audience::Consumer, None) => until,
            _ => due,
        };
        let mut interest = late_interest(self.penalty, rates, from, changes, until)?;
        // L441-10 II: none where the opening forbids payment on the due date.
        if opening.is_some_and(|it| it <= due) {
            interest.fixed_sum = self.penalty.regime.no_fixed_sum();
        }
        Ok(interest)
    }
}
