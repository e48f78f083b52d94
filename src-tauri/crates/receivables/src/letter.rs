//! Letters: what a reminder or a formal notice states, apart from how it is worded or drawn.
//!
//! A letter claims the overdue items of one customer in one currency, each less what the customer
//! contests of it. Whatever its level, the total is the principal, less the credits, plus the
//! interest and the fixed sums *it claims*: reminders announce penalties as running, only the
//! formal notice claims them.

mod steps;

use chrono::NaiveDate;
use rust_decimal::Decimal;

pub use steps::{EarlierKind, EarlierStep};

use crate::{Currency, Money, MoneyError};

/// A letter to one customer, with every amount already computed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// How far the dunning has come.
    pub kind: LetterKind,
    /// The language it is written in.
    pub language: Language,
    /// The day it bears; interest and days late are counted to this day.
    pub dated: NaiveDate,
    /// The sender's own reference, to be quoted in the answer.
    pub reference: String,
    /// Who writes.
    pub sender: Sender,
    /// Who owes.
    pub recipient: Recipient,
    /// The overdue items, in the order they are listed.
    pub claims: Vec<Claim>,
    /// Credit notes and payments on account that reduce the debt.
    pub credits: Vec<Credit>,
    /// What was tried before for what it claims, oldest first.
    pub earlier: Vec<EarlierStep>,
    /// Whether something came in since the first of these steps: they had an effect, then.
    pub paid_since: bool,
    /// Days left to pay, counted from receipt.
    pub deadline_days: u8,
    /// The penalty rate behind the interest; `None` where none was computed.
    pub rate: Option<RateNote>,
    /// The EPC payload of the payment code; `None` leaves the code out.
    pub payment_qr: Option<String>,
    /// Whether this is a copy of a letter that already left.
    pub copy: bool,
}

/// The levels of a written reminder, mildest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LetterKind {
    /// Courteous: an oversight is presumed.
    FirstReminder,
    /// Firm: penalties and the fixed sum are announced as running.
    SecondReminder,
    /// The last amicable word before the formal notice.
    FinalReminder,
    /// *Mise en demeure* (art. 1344 C. civ.): claims penalties and fixed sums.
    FormalNotice,
}

/// The language of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// French.
    Fr,
    /// English.
    En,
}

/// The creditor as the letterhead shows it (R123-237 C. com.); every field may still be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sender {
    /// Company name.
    pub name: String,
    /// `SAS`, `SARL`, `EI` …
    pub legal_form: String,
    /// Share capital as it is written, such as `50 000 €`.
    pub capital: String,
    /// Registered office, one line each; the last one holds postcode and town.
    pub address: Vec<String>,
    /// Nine digits.
    pub siren: String,
    /// The town of the commercial register.
    pub rcs: String,
    /// Intra-community VAT number.
    pub vat: String,
    /// Telephone of the credit department.
    pub phone: String,
    /// E-mail of the credit department.
    pub email: String,
    /// Account to pay into.
    pub iban: String,
    /// Its bank.
    pub bic: String,
    /// Who signs.
    pub signatory: String,
    /// In what capacity.
    pub capacity: String,
}

/// The debtor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recipient {
    /// Account code in our books.
    pub code: String,
    /// Legal name.
    pub name: String,
    /// Address, one line each; the last one holds postcode and town, or the country.
    pub address: Vec<String>,
    /// Nine digits; empty where unknown.
    pub siren: String,
}

/// One overdue item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Document number.
    pub number: String,
    /// The customer's own reference; may be empty.
    pub reference: String,
    /// Day of issue.
    pub issued: NaiveDate,
    /// Day it fell due.
    pub due: NaiveDate,
    /// Amount including VAT.
    pub original: Money,
    /// What was paid or credited on it.
    pub paid: Money,
    /// What is still owed, contested or not.
    pub open: Money,
    /// What of it is contested, and therefore not claimed; zero normally.
    pub disputed: Money,
    /// Days past due on the letter's date.
    pub days_late: u32,
    /// Penalties run so far on what is claimed (L441-10 II C. com.).
    pub interest: Money,
    /// Fixed recovery sum (D441-5 C. com.).
    pub fixed_sum: Money,
}

/// A credit note or a payment on account that no invoice took yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    /// Document number.
    pub number: String,
    /// Day of issue or of receipt.
    pub issued: NaiveDate,
    /// What is left of it: negative, in the sign of the customer account.
    pub open: Money,
}

/// The penalty rates that the interest was computed with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateNote {
    /// Where they come from.
    pub basis: RateBasis,
    /// One period per rate, oldest first.
    pub periods: Vec<RatePeriod>,
}

/// Where a penalty rate comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RateBasis {
    /// The European Central Bank's refinancing rate plus ten points (L441-10 II C. com.).
    CentralBankPlusTen,
    /// The sender's terms of sale.
    TermsOfSale,
}

/// A yearly rate and the days it applies to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RatePeriod {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Percent a year.
    pub percent: Decimal,
    /// False while nobody confirmed the published rate.
    pub confirmed: bool,
}

/// What a letter claims, element by element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClaimTotals {
    /// What is owed on the items and not contested.
    pub principal: Money,
    /// What reduces it: zero or negative.
    pub credits: Money,
    /// Penalties claimed; zero before the formal notice.
    pub interest: Money,
    /// Fixed sums claimed; zero before the formal notice.
    pub fixed_sums: Money,
    /// The sum of the four.
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
}

impl LetterKind {
    /// Whether penalties and fixed sums are part of the claim.
    pub fn claims_penalties(self) -> bool {
        self == Self::FormalNotice
    }
}

impl Claim {
    /// What the letter claims of the item: what is owed of it and not contested.
    pub fn claimed(&self) -> Money {
        Money { minor: self.open.minor.saturating_sub(self.disputed.minor), ..self.open }
    }
}

impl Letter {
    /// What the letter claims.
    pub fn totals(&self) -> Result<ClaimTotals, LetterError> {
        let principal = self.principal()?;
        let credits = self.sum(self.credits.iter().map(|it| it.open))?;
        let (interest, fixed_sums) = match self.kind.claims_penalties() {
            true => self.penalties()?,
            false => (Money::zero(principal.currency), Money::zero(principal.currency)),
        };
        let total = self.sum([principal, credits, interest, fixed_sums].into_iter())?;
        Ok(ClaimTotals { principal, credits, interest, fixed_sums, total })
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
        self.claims.first().map(|it| it.open.currency).ok_or(LetterError::NothingClaimed)
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

impl RateNote {
    /// What one more day costs at the latest rate: simple interest over 365 days, half up.
    ///
    /// ```
    /// # use receivables::{Currency, Money, letter::*};
    /// # let day = |d| chrono::NaiveDate::from_ymd_opt(2026, 1, d).unwrap();
    /// let (from, to) = (day(1), day(31));
    /// let period = RatePeriod { from, to, percent: "12.15".parse()?, confirmed: true };
    /// let note = RateNote { basis: RateBasis::CentralBankPlusTen, periods: vec![period] };
    /// let per_day = note.per_day(Money::parse("10000", Currency::EUR)?)?;
    /// assert_eq!(per_day, Money::parse("3.33", Currency::EUR).ok());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn per_day(&self, base: Money) -> Result<Option<Money>, MoneyError> {
        let Some(latest) = self.periods.last() else { return Ok(None) };
        let yearly = base
            .decimal()
            .checked_mul(latest.percent)
            .ok_or_else(|| MoneyError::Amount(base.to_string()))?;
        Money::round(yearly / Decimal::from(36_500), base.currency).map(Some)
    }

    /// Whether every rate was confirmed.
    pub fn is_confirmed(&self) -> bool {
        self.periods.iter().all(|it| it.confirmed)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn euros(minor: i64) -> Money {
        Money { minor, currency: Currency::EUR }
    }

    pub(super) fn claim(open: i64, interest: i64, fixed_sum: i64) -> Claim {
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
        }
    }

    pub(super) fn letter(kind: LetterKind, claims: Vec<Claim>, credits: &[i64]) -> Letter {
        let dated = NaiveDate::from_ymd_opt(2026, 3, 12).unwrap();
        let credits = credits
            .iter()
            .map(|&it| Credit { number: "A-1".into(), issued: dated, open: euros(it) })
            .collect();
        Letter {
            kind,
            language: Language::Fr,
            dated,
            reference: String::new(),
            sender: Sender::default(),
            recipient: Recipient::default(),
            claims,
            credits,
            earlier: vec![],
            paid_since: false,
            deadline_days: 8,
            rate: None,
            payment_qr: None,
            copy: false,
        }
    }

    #[test]
    fn only_the_formal_notice_claims_penalties() {
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
            formal in any::<bool>(),
        ) {
            let kind = if formal { LetterKind::FormalNotice } else { LetterKind::SecondReminder };
            let claims = claims.into_iter().map(|(open, run, fixed)| claim(open, run, fixed));
            let totals = letter(kind, claims.collect(), &credits).totals().unwrap();
            let ClaimTotals { principal, credits, interest, fixed_sums, total } = totals;
            let sum = principal.minor + credits.minor + interest.minor + fixed_sums.minor;
            prop_assert_eq!(total.minor, sum);
            prop_assert!(formal || interest.minor + fixed_sums.minor == 0);
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
