//! Letters: what a reminder or a formal notice states, apart from how it is worded or drawn.
//!
//! A letter claims the overdue items of one customer in one currency, each less what the customer
//! contests of it. Whatever its level, the total is the principal, less the credits, plus the
//! interest and the fixed sums *it claims*: as a rule reminders announce penalties as running, and
//! only the formal notice claims them.

mod account;
mod code;
mod kind;
mod mention;
mod parts;
mod rate;
mod steps;
mod sums;

use chrono::NaiveDate;

pub use account::{InterestAccount, Penalised};
pub use code::{LetterCode, LetterCodeError};
pub use kind::{Audience, Language, LetterKind};
pub use mention::Mention;
pub use parts::{
    Claim, Credit, ReceivedPayment, Recipient, ScheduledPayment, Sender, SettledLate, TakenOff,
};
pub use rate::{RateBasis, RateNote, RatePeriod};
pub use steps::{EarlierKind, EarlierStep};

use crate::{Currency, Money, dunning::Channel};

/// A letter to one customer, with every amount already computed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// What it is for.
    pub kind: LetterKind,
    /// The language it is written in.
    pub language: Language,
    /// Under whose law it is worded.
    pub audience: Audience,
    /// How it travels.
    pub channel: Channel,
    /// The customer's segment, which may have texts of its own; empty where none matches.
    pub segment: String,
    /// The day it bears; interest and days late are counted to this day.
    pub dated: NaiveDate,
    /// The sender's own reference, to be quoted in the answer.
    pub reference: String,
    /// The short code that a scanner reads; empty leaves it out.
    pub code: String,
    /// The number of the registered letter; empty where the post office gives it.
    pub registered_number: String,
    /// Who writes.
    pub sender: Sender,
    /// Who owes.
    pub recipient: Recipient,
    /// The overdue items, in the order they are listed.
    pub claims: Vec<Claim>,
    /// Items that were paid late and whose penalties are claimed with the others.
    pub settled_late: Vec<SettledLate>,
    /// Credit notes and payments on account that reduce the debt.
    pub credits: Vec<Credit>,
    /// What was tried before for what it claims, oldest first.
    pub earlier: Vec<EarlierStep>,
    /// Whether something came in since the first of these steps: they had an effect, then.
    pub paid_since: bool,
    /// Days left to pay, counted from receipt.
    pub deadline_days: u8,
    /// Whether interest and fixed sums are part of the total; else they are announced at most.
    pub claims_penalties: bool,
    /// What was agreed, promised or proposed: payments with their days.
    pub schedule: Vec<ScheduledPayment>,
    /// What came in, of a receipt.
    pub received: Option<ReceivedPayment>,
    /// The penalty rate behind the interest; `None` where none was computed.
    pub rate: Option<RateNote>,
    /// The EPC payload of the payment code; `None` leaves the code out.
    pub payment_qr: Option<String>,
    /// Whether the account of the interest follows on a page of its own.
    pub annex: bool,
    /// Whether this is a copy of a letter that already left.
    pub copy: bool,
}

/// What a letter claims, element by element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClaimTotals {
    /// What is owed on the items and not contested.
    pub principal: Money,
    /// What reduces it: zero or negative.
    pub credits: Money,
    /// Penalties claimed; zero where they are only announced.
    pub interest: Money,
    /// Fixed sums claimed; zero where they are only announced.
    pub fixed_sums: Money,
    /// Penalties on items that were paid late; zero where penalties are only announced.
    pub settled_late: Money,
    /// The sum of the five.
    pub total: Money,
}

/// Why a letter cannot be totalled.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LetterError {
    /// There is nothing to ask for.
    #[error("a letter claims at least one item")]
    NothingClaimed,
    /// Sums never mix currencies: such a customer gets one letter per currency.
    #[error("a letter claims one currency, but {found} follows {expected}")]
    MixedCurrencies {
        /// The currency of the first claim.
        expected: Currency,
        /// The other one.
        found: Currency,
    },
    /// A sum does not fit 64-bit minor units.
    #[error("the claims add up to more than an amount can hold")]
    TooLarge,
    /// The account of the interest does not make the interest claimed.
    #[error("the interest on {number} is {stated}, but its account makes {found}")]
    Unaccounted {
        /// The document.
        number: String,
        /// Interest claimed and waived.
        stated: Money,
        /// What the stretches make.
        found: Money,
    },
}

impl Letter {
    /// What the letter claims.
    pub fn totals(&self) -> Result<ClaimTotals, LetterError> {
        let principal = self.principal()?;
        let credits = self.sum(self.credits.iter().map(|it| it.open))?;
        let (interest, fixed_sums) = match self.claims_penalties {
            true => self.penalties()?,
            false => (Money::zero(principal.currency), Money::zero(principal.currency)),
        };
        let paid = self.settled_late.iter().filter(|_| self.claims_penalties);
        let settled_late = self.sum(paid.map(SettledLate::claimed))?;
        let parts = [principal, credits, interest, fixed_sums, settled_late];
        let total = self.sum(parts.into_iter())?;
        Ok(ClaimTotals { principal, credits, interest, fixed_sums, settled_late, total })
    }

    /// What one more day costs: interest on what is owed net of credits and bears interest still,
    /// never more than a court would allow. None where no rate is known or nothing is owed.
    pub fn per_day(&self) -> Result<Option<Money>, LetterError> {
        let totals = self.totals()?;
        let free = self.claims.iter().filter(|it| it.waived.interest.minor != 0);
        let free = free.fold(0_i64, |sum, it| sum.saturating_add(it.claimed().minor));
        let net = totals.principal.minor.saturating_add(totals.credits.minor).saturating_sub(free);
        let owed = Money { minor: net.max(0), ..totals.principal };
        let cost = self.rate.as_ref().and_then(|it| it.per_day(owed).ok().flatten());
        Ok(cost.filter(|it| it.minor > 0))
    }

    /// Whether a part of an item is contested: the letter then claims less than is owed.
    pub fn is_partly_disputed(&self) -> bool {
        self.claims.iter().any(|it| it.disputed.minor != 0)
    }

    fn principal(&self) -> Result<Money, LetterError> {
        let open = self.sum(self.claims.iter().map(|it| it.open))?;
        let disputed = self.sum(self.claims.iter().map(|it| it.disputed))?;
        let minor = open.minor.checked_sub(disputed.minor).ok_or(LetterError::TooLarge)?;
        Ok(Money { minor, ..open })
    }

    /// Interest and fixed sums run so far, claimed or not.
    pub fn penalties(&self) -> Result<(Money, Money), LetterError> {
        let interest = self.sum(self.claims.iter().map(|it| it.interest))?;
        Ok((interest, self.sum(self.claims.iter().map(|it| it.fixed_sum))?))
    }

    /// The one currency of the letter.
    pub fn currency(&self) -> Result<Currency, LetterError> {
        let mut amounts = (self.claims.iter().map(|it| it.open))
            .chain(self.received.iter().map(|it| it.amount))
            .chain(self.schedule.iter().map(|it| it.amount))
            .chain(self.credits.iter().map(|it| it.open).filter(|_| !self.kind.is_reminder()));
        amounts.next().map(|it| it.currency).ok_or(LetterError::NothingClaimed)
    }

    fn sum(&self, mut amounts: impl Iterator<Item = Money>) -> Result<Money, LetterError> {
        let expected = self.currency()?;
        let minor = amounts.try_fold(0_i64, |sum, it| {
            if it.currency != expected {
                return Err(LetterError::MixedCurrencies { expected, found: it.currency });
            }
            sum.checked_add(it.minor).ok_or(LetterError::TooLarge)
        })?;
        Ok(Money { minor, currency: expected })
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::*;

    fn euros(minor: i64) -> Money {
        Money { minor, currency: Currency::EUR }
    }

    pub(crate) fn claim(open: i64, interest: i64, fixed_sum: i64) -> Claim {
        let due = NaiveDate::from_ymd_opt(2026, 1, 31).unwrap();
        Claim {
            number: "F-1".into(),
            reference: String::new(),
            issued: due,
            due,
            original: euros(open),
            paid: euros(0),
            open: euros(open),
            disputed: euros(0),
            days_late: 40,
            interest: euros(interest),
            fixed_sum: euros(fixed_sum),
            segments: vec![],
            waived: TakenOff::nothing(Currency::EUR),
            collected: TakenOff::nothing(Currency::EUR),
        }
    }

    fn paid_late(interest: i64, fixed_sum: i64) -> SettledLate {
        let due = NaiveDate::from_ymd_opt(2026, 1, 31).unwrap();
        SettledLate {
            number: "F-0".into(),
            due,
            settled_on: due,
            days_late: 0,
            interest: euros(interest),
            fixed_sum: euros(fixed_sum),
            segments: vec![],
            waived: TakenOff::nothing(Currency::EUR),
            collected: TakenOff::nothing(Currency::EUR),
        }
    }

    pub(crate) fn letter(kind: LetterKind, claims: Vec<Claim>, credits: &[i64]) -> Letter {
        let dated = NaiveDate::from_ymd_opt(2026, 3, 12).unwrap();
        let credits = credits
            .iter()
            .map(|&it| Credit { number: "A-1".into(), issued: dated, open: euros(it) })
            .collect();
        Letter {
            kind,
            language: Language::Fr,
            dated,
            audience: Audience::Business,
            channel: Channel::Letter,
            segment: String::new(),
            reference: String::new(),
            code: String::new(),
            registered_number: String::new(),
            sender: Sender::default(),
            recipient: Recipient::default(),
            claims,
            settled_late: vec![],
            credits,
            earlier: vec![],
            paid_since: false,
            deadline_days: 8,
            claims_penalties: kind == LetterKind::FormalNotice,
            schedule: vec![],
            received: None,
            rate: None,
            payment_qr: None,
            annex: false,
            copy: false,
        }
    }

    #[test]
    fn only_a_letter_that_claims_penalties_adds_them() {
        let claims = vec![claim(100_000, 1_081, 4_000), claim(50_000, 540, 4_000)];
        let totals = letter(LetterKind::FinalReminder, claims.clone(), &[-20_000]).totals();
        assert_eq!(totals.map(|it| it.total), Ok(euros(130_000)));
        let totals = letter(LetterKind::FormalNotice, claims, &[-20_000]).totals();
        assert_eq!(totals.map(|it| it.total), Ok(euros(139_621)));
    }

    #[test]
    fn what_cannot_be_added_is_refused() {
        use LetterError::*;
        assert_eq!(letter(LetterKind::FirstReminder, vec![], &[]).totals(), Err(NothingClaimed));
        let dollars = Currency::new("USD").unwrap();
        let mut other = claim(1, 0, 0);
        other.open.currency = dollars;
        let mixed = letter(LetterKind::FirstReminder, vec![claim(1, 0, 0), other], &[]);
        let expected = Err(MixedCurrencies { expected: Currency::EUR, found: dollars });
        assert_eq!(mixed.totals(), expected);
        let mut contested = claim(1, 0, 0);
        contested.disputed.currency = dollars;
        let mixed = letter(LetterKind::FirstReminder, vec![contested], &[]);
        assert_eq!(mixed.totals(), expected);
        let large = vec![claim(i64::MAX, 0, 0), claim(1, 0, 0)];
        assert_eq!(letter(LetterKind::FirstReminder, large, &[]).totals(), Err(TooLarge));
    }

    proptest! {
        #[test]
        fn the_total_is_the_sum_of_its_elements(
            claims in prop::collection::vec((1..1_000_000_000_i64, 0..100_000_i64, 0..4_001_i64), 1..20),
            credits in prop::collection::vec(-1_000_000..0_i64, 0..5),
            paid in prop::collection::vec((0..100_000_i64, 0..4_001_i64), 0..4),
            formal in any::<bool>(),
        ) {
            let kind = if formal { LetterKind::FormalNotice } else { LetterKind::SecondReminder };
            let claims = claims.into_iter().map(|(open, run, fixed)| claim(open, run, fixed));
            let mut letter = letter(kind, claims.collect(), &credits);
            letter.settled_late = paid.iter().map(|&(run, fixed)| paid_late(run, fixed)).collect();
            let totals = letter.totals().unwrap();
            let late: i64 = paid.iter().map(|(run, fixed)| run + fixed).sum();
            prop_assert_eq!(totals.settled_late.minor, if formal { late } else { 0 });
            let ClaimTotals { principal, credits, interest, fixed_sums, settled_late, total } = totals;
            let penalties = interest.minor + fixed_sums.minor + settled_late.minor;
            let sum = principal.minor + credits.minor + penalties;
            prop_assert_eq!(total.minor, sum);
            prop_assert!(formal || penalties == 0);
        }

        #[test]
        fn the_principal_is_what_is_owed_less_what_is_contested(
            claims in prop::collection::vec((1..1_000_000_000_i64, 0..=100_i64), 1..20),
            formal in any::<bool>(),
        ) {
            let kind = if formal { LetterKind::FormalNotice } else { LetterKind::SecondReminder };
            let claims = claims.into_iter().map(|(open, percent)| Claim {
                disputed: euros(open * percent / 100),
                ..claim(open, 0, 0)
            });
            let claims: Vec<_> = claims.collect();
            let expected: i64 = claims.iter().map(|it| it.open.minor - it.disputed.minor).sum();
            let item_by_item: i64 = claims.iter().map(|it| it.claimed().minor).sum();
            let letter = letter(kind, claims, &[]);
            let totals = letter.totals().unwrap();
            prop_assert_eq!(totals.principal, euros(expected));
            prop_assert_eq!(totals.total, euros(item_by_item));
            let open: i64 = letter.claims.iter().map(|it| it.open.minor).sum();
            prop_assert_eq!(expected < open, letter.is_partly_disputed());
        }
    }
}
