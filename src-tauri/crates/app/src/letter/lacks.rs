//! What an action lacks, and what speaks against it: said on the list, not found out at the printer.

use std::collections::HashMap;

use receivables::{
    CustomerId,
    dunning::{Action, ActionKind, PolicyBook},
    letter::{Audience, LetterKind},
    rates::{PenaltyTerms, RateError, RateTable, Semester},
};
use store::CustomerRecord;

use super::{address, written};
use crate::{
    amount::Day,
    case,
    company::{self, Company},
    failure::Cause,
    ledger::{Ledger, Moment},
    wording::Words,
};

/// What is known before looking at a single letter.
pub(crate) struct Lacks {
    policies: PolicyBook,
    company: Company,
    terms: PenaltyTerms,
    rates: RateTable,
    key_date: Day,
    words: Words,
    sentences: Sentences,
    /// Of doubtful customers.
    doubtful: HashMap<CustomerId, String>,
}

/// The sentences, worded once for the whole list.
struct Sentences {
    no_address: String,
    no_sender: String,
}

impl Lacks {
    pub(crate) fn new(ledger: &Ledger, moment: &Moment) -> Result<Self, Cause> {
        let company = company::load(ledger)?;
        Ok(Self {
            policies: ledger.policies.clone(),
            terms: company.penalty_terms.read()?,
            company,
            rates: ledger.rates.clone(),
            key_date: moment.key_date,
            words: moment.words,
            sentences: Sentences {
                no_address: moment.words.no_address(),
                no_sender: moment.words.no_sender(),
            },
            doubtful: ledger
                .store
                .doubtful(moment.key_date)?
                .into_iter()
                .map(|it| (it.customer, moment.words.doubtful(it.since, &it.reason)))
                .collect(),
        })
    }

    /// What is to be told of an action, as sentences.
    pub(crate) fn warnings(&self, action: &Action, customer: &CustomerRecord) -> Vec<String> {
        let claims = action.kind != ActionKind::DeclareClaim;
        let doubtful = self.doubtful.get(&customer.id).filter(|_| claims);
        doubtful.cloned().into_iter().chain(self.lacking(action, customer)).collect()
    }

    /// What the letter of an action lacks.
    fn lacking(&self, action: &Action, customer: &CustomerRecord) -> Vec<String> {
        let Some(kind) = written(action, &self.policies) else { return Vec::new() };
        let no_address = action.kind != ActionKind::Email && address(customer).is_empty();
        let lacks = [
            (no_address, &self.sentences.no_address),
            (!self.company.can_send(), &self.sentences.no_sender),
        ];
        let of = lacks.into_iter().filter(|(lacks, _)| *lacks);
        let mut warnings: Vec<_> = of.map(|(_, sentence)| sentence.clone()).collect();
        if kind.states_penalties() || self.company.claims_penalties(kind) {
            warnings.extend(self.rates(kind, action, customer));
        }
        warnings
    }

    /// What its penalties rest on: rates nobody confirmed or knows, and terms below the floor. What
    /// a consumer owes depends on a notice received, so that only the letter itself can tell.
    fn rates(&self, kind: LetterKind, action: &Action, customer: &CustomerRecord) -> Vec<String> {
        let audience = Audience::from(case::kind(customer));
        if audience == Audience::Consumer {
            return Vec::new();
        }
        let penalty = self.terms.penalty(audience);
        let late = u64::try_from(action.days_late.max(1)).unwrap_or(1);
        let first = self.key_date.checked_sub_days(chrono::Days::new(late - 1));
        let started = Semester::of(first.unwrap_or(self.key_date));
        let last = Semester::of(self.key_date);
        let touched = std::iter::successors(Some(started), |it| Some(it.next()));
        let touched: Vec<_> = touched.take_while(|it| *it <= last).collect();
        let claims = self.company.claims_penalties(kind);
        let quoted = touched.iter().map(|it| penalty.quoted_in(started, *it));
        let doubt = quoted.rev().find_map(|it| match penalty.regime.quote_of(&self.rates, it) {
            Ok(quote) if quote.confirmed => None,
            Ok(_) if claims => Some(self.words.claims_unconfirmed(it)),
            Ok(_) => Some(self.words.announces_unconfirmed(it)),
            Err(RateError::Missing { semester, rate }) if claims => {
                Some(self.words.missing_rate(semester, rate))
            }
            Err(RateError::Missing { semester, rate }) => {
                Some(self.words.announces_missing(semester, rate))
            }
            Err(RateError::TooLarge(_)) => None,
        });
        let below =
            touched.iter().rev().find(|it| penalty.is_below_floor(&self.rates, started, **it));
        let below = below.and_then(|it| {
            let agreed = penalty.quote(&self.rates, started, *it).ok()?;
            let floor = self.rates.floor(*it).ok()?;
            Some(self.words.below_floor(*it, agreed.percent, floor.percent))
        });
        doubt.into_iter().chain(below).collect()
    }
}
