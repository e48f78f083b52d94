//! Claims: what a letter asks for item by item, with the penalties that are left of each.
//!
//! What a customer contests of an item is neither claimed nor does it bear interest. A letter that
//! only announces penalties states no figure that rests on a rate nobody confirmed, or knows.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use receivables::{
    ItemId, Money,
    dunning::{Case, claimable_minor},
    interest::{BalanceChange, Interest, InterestError},
    item::days_between,
    letter::{Claim, Language, LetterKind, RateBasis, RateNote, RatePeriod, SettledLate, TakenOff},
    rates::{Figure, Penalty, RateError, ReferenceRate, Regime, Semester},
};
use rust_decimal::Decimal;
use store::{CustomerRecord, ItemDetails};

use super::compose::language;
use crate::{
    charge::run::{Part, Penalties},
    failure::Cause,
    ledger::{Ledger, Moment},
    wording::publisher,
};

/// What a letter claims, and of which items.
pub(crate) struct Claims {
    pub claims: Vec<Claim>,
    /// The items of the claims, in their order.
    pub items: Vec<ItemId>,
    pub settled_late: Vec<SettledLate>,
    /// The items that were paid late, in their order.
    pub late_items: Vec<ItemId>,
    pub rate: Option<RateNote>,
    /// A semester whose rate the claim rests on and nobody confirmed.
    pub unconfirmed: Option<Semester>,
}

/// Whose claims are gathered, and for which letter.
pub(crate) struct Claiming<'a> {
    pub ledger: &'a Ledger,
    pub moment: &'a Moment,
    pub customer: &'a CustomerRecord,
    pub penalties: &'a Penalties,
    pub kind: LetterKind,
    /// Whether it claims the penalties, or only announces them.
    pub claims_penalties: bool,
}

impl Claiming<'_> {
    /// The claims on some items of a case, and on those paid late that the user wants claimed.
    pub(crate) fn gather(&self, items: &[ItemId], case: &Case) -> Result<Claims, Cause> {
        let mut rates = Rates::new(self.penalties.debtor.penalty, language(self.customer));
        let mut claims = Vec::with_capacity(items.len());
        let mut found = Vec::with_capacity(items.len());
        for &id in items {
            let Some(details) = self.penalties.item(id) else { continue };
            let mut changes = self.penalties.changes(details);
            let key_date = self.moment.key_date;
            let claimable = match self.kind {
                LetterKind::Statement
                | LetterKind::PromiseConfirmation
                | LetterKind::PlanProposal
                | LetterKind::PlanConfirmation
                | LetterKind::Receipt => uncontested_minor(case, id),
                _ => claimable_minor(case, id, &self.ledger.calendar, key_date),
            };
            let owed = set_apart(&mut changes, claimable);
            claims.push(self.claim(details, owed, &changes, &mut rates)?);
            found.push(id);
        }
        let (settled_late, late_items) = self.settled_late(&mut rates, claims.first())?;
        let unconfirmed = rates.unconfirmed.first().copied();
        let mut gathered = Claims {
            claims,
            items: found,
            settled_late,
            late_items,
            rate: rates.note(),
            unconfirmed,
        };
        if !self.claims_penalties && (unconfirmed.is_some() || rates.missing) {
            gathered.withhold();
        }
        Ok(gathered)
    }

    fn claim(
        &self,
        details: &ItemDetails,
        (open, disputed): (Money, Money),
        changes: &[BalanceChange],
        rates: &mut Rates,
    ) -> Result<Claim, Cause> {
        let (item, key_date) = (details.item, self.moment.key_date);
        let due = item.due.unwrap_or(key_date);
        let zero = Money::zero(item.original.currency);
        let mut claim = Claim {
            number: details.number.clone(),
            reference: details.reference.clone(),
            issued: item.issued,
            due,
            original: item.original,
            paid: Money { minor: item.original.minor - open.minor, ..open },
            open,
            disputed,
            days_late: u32::try_from(days_between(due, key_date)).unwrap_or(0),
            interest: zero,
            fixed_sum: zero,
            segments: Vec::new(),
            waived: TakenOff::nothing(zero.currency),
            collected: TakenOff::nothing(zero.currency),
        };
        if let Some(run) = self.run(details, changes, rates)? {
            let (interest, fixed) = self.penalties.parts(item.id, zero.currency, &run);
            if interest.due.minor > 0 {
                rates.add(&run, self.ledger);
            }
            claim.interest = interest.due;
            claim.fixed_sum = fixed.due;
            (claim.waived, claim.collected) = taken_off(&interest, &fixed);
            claim.segments = run.segments;
        }
        Ok(claim)
    }

    /// The items that were paid late, in the currency of the other claims.
    fn settled_late(
        &self,
        rates: &mut Rates,
        beside: Option<&Claim>,
    ) -> Result<(Vec<SettledLate>, Vec<ItemId>), Cause> {
        let (mut late, mut items) = (Vec::new(), Vec::new());
        let Some(currency) = beside.map(|it| it.open.currency) else { return Ok((late, items)) };
        for id in self.penalties.asked().into_iter().filter(|_| self.claims_penalties) {
            let Some(details) = self.penalties.item(id) else { continue };
            let days = details.item.due.zip(self.penalties.settled_on(id));
            let Some((due, settled_on)) = days else { continue };
            let changes = self.penalties.changes(details);
            let Some(run) = self.run(details, &changes, rates)? else { continue };
            let (interest, fixed) = self.penalties.parts(id, details.item.original.currency, &run);
            if interest.due.currency != currency || interest.due.minor + fixed.due.minor <= 0 {
                continue;
            }
            if interest.due.minor > 0 {
                rates.add(&run, self.ledger);
            }
            let (waived, collected) = taken_off(&interest, &fixed);
            late.push(SettledLate {
                number: details.number.clone(),
                due,
                settled_on,
                days_late: u32::try_from(days_between(due, settled_on)).unwrap_or(0),
                interest: interest.due,
                fixed_sum: fixed.due,
                segments: run.segments,
                waived,
                collected,
            });
            items.push(id);
        }
        Ok((late, items))
    }

    /// What runs on an item; nothing in a letter that states no penalties. A missing rate is refused
    /// where penalties are claimed.
    fn run(
        &self,
        details: &ItemDetails,
        changes: &[BalanceChange],
        rates: &mut Rates,
    ) -> Result<Option<Interest>, Cause> {
        if !self.kind.states_penalties() && !self.claims_penalties {
            return Ok(None);
        }
        match self.penalties.interest(self.ledger, details, changes) {
            None => Ok(None),
            Some(Ok(interest)) => Ok(Some(interest)),
            Some(Err(InterestError::Rate(RateError::Missing { semester, rate }))) => {
                rates.missing = true;
                match self.claims_penalties {
                    true => Err(Cause::MissingRate {
                        customer: self.customer.code.clone(),
                        name: self.customer.name.clone(),
                        semester,
                        rate,
                    }),
                    false => Ok(None),
                }
            }
            Some(Err(error)) => Err(Cause::Internal(error.to_string())),
        }
    }
}

impl Claims {
    /// Leaves out every figure of penalties: they are announced without one.
    fn withhold(&mut self) {
        for claim in &mut self.claims {
            let zero = Money::zero(claim.open.currency);
            (claim.interest, claim.fixed_sum) = (zero, zero);
            claim.waived = TakenOff::nothing(zero.currency);
            claim.collected = TakenOff::nothing(zero.currency);
            claim.segments.clear();
        }
        (self.rate, self.unconfirmed) = (None, None);
    }
}

/// What nobody contests of an item. What a promise or a plan stops is owed all the same, and such a
/// letter speaks of nothing else.
fn uncontested_minor(case: &Case, item: ItemId) -> i64 {
    let dunned = case.items.iter().find(|it| it.item.id == item);
    let open = dunned.map_or(0, |it| it.item.open.minor);
    let contested = case.disputes.iter().find(|it| it.item == item);
    let contested = contested.map_or(0, |it| it.disputed.map_or(open, |it| it.minor));
    (open - contested).max(0)
}

/// What was waived and what was paid of both penalties; never more than has run.
fn taken_off(interest: &Part, fixed: &Part) -> (TakenOff, TakenOff) {
    let paid = |it: &Part| Money { minor: it.collected.minor.min(it.run.minor), ..it.run };
    (
        TakenOff { interest: interest.waived, fixed_sum: fixed.waived },
        TakenOff { interest: paid(interest), fixed_sum: paid(fixed) },
    )
}

/// What is owed and what is contested of it. The contested part leaves the movements: it bears no
/// interest from the day the item fell due.
fn set_apart(changes: &mut [BalanceChange], claimable_minor: i64) -> (Money, Money) {
    let minor = changes.iter().map(|it| it.amount.minor).sum();
    let open = Money { minor, ..changes[0].amount };
    let disputed = Money { minor: open.minor - claimable_minor, ..open };
    changes[0].amount.minor -= disputed.minor;
    (open, disputed)
}

/// The rates met while computing, by semester; a frozen rate may differ from item to item.
struct Rates {
    penalty: Penalty,
    language: Language,
    periods: BTreeMap<(Semester, Reverse<Decimal>), RatePeriod>,
    unconfirmed: BTreeSet<Semester>,
    missing: bool,
}

impl Rates {
    fn new(penalty: Penalty, language: Language) -> Self {
        let (periods, unconfirmed) = (BTreeMap::new(), BTreeSet::new());
        Self { penalty, language, periods, unconfirmed, missing: false }
    }

    fn add(&mut self, interest: &Interest, ledger: &Ledger) {
        let Some(started) = interest.segments.first().map(|it| it.semester) else { return };
        for segment in &interest.segments {
            let quoted = self.penalty.quoted_in(started, segment.semester);
            let reference = self.penalty.regime.reference();
            let figure = reference.and_then(|it| ledger.rates.figure(quoted, it));
            let confirmed = figure.is_none_or(|it| it.confirmed);
            if !confirmed {
                self.unconfirmed.insert(quoted);
            }
            let key = (segment.semester, Reverse(segment.rate_percent));
            let period = self.periods.entry(key).or_insert_with(|| RatePeriod {
                from: segment.from,
                to: segment.to,
                percent: segment.rate_percent,
                confirmed,
                source: source(reference.zip(figure), self.language),
            });
            period.from = period.from.min(segment.from);
            period.to = period.to.max(segment.to);
        }
    }

    /// The periods, oldest first; of one semester the lowest rate last: what one more day costs is
    /// told by the last, and never too high.
    fn note(&self) -> Option<RateNote> {
        let periods: Vec<_> = self.periods.values().cloned().collect();
        let basis = match self.penalty.regime {
            Regime::FrPublic => RateBasis::CentralBankPlusEight,
            Regime::FrLegalPro => RateBasis::LegalRate,
            it if it.is_stipulated() => RateBasis::TermsOfSale,
            _ if self.penalty.frozen => RateBasis::CentralBankPlusTenFrozen,
            _ => RateBasis::CentralBankPlusTen,
        };
        (!periods.is_empty()).then_some(RateNote { basis, periods })
    }
}

/// Where a figure was read: at whoever publishes it, unless the user said.
fn source(read: Option<(ReferenceRate, &Figure)>, language: Language) -> String {
    match read {
        Some((rate, figure)) if figure.source.is_empty() => publisher(rate, language).to_owned(),
        Some((_, figure)) => figure.source.clone(),
        None => String::new(),
    }
}
