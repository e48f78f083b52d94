//! What a letter lacks before it can leave: said on the list, not found out at the printer.

use receivables::{
    dunning::{Action, ActionKind, PolicyBook},
    letter::LetterKind,
};
use store::CustomerRecord;

use super::{address, is_public_buyer, written};
use crate::{
    company,
    failure::Cause,
    ledger::{Ledger, Moment},
    wording::Words,
};

/// What is known before looking at a single letter.
pub(crate) struct Lacks {
    policies: PolicyBook,
    can_send: bool,
    rate_confirmed: bool,
    words: Words,
}

impl Lacks {
    pub(crate) fn new(ledger: &Ledger, moment: &Moment) -> Result<Self, Cause> {
        let day = moment.key_date;
        let current =
            ledger.rates.iter().find(|(it, _)| it.first_day() <= day && day <= it.last_day());
        Ok(Self {
            policies: ledger.policies.clone(),
            can_send: company::load(ledger)?.can_send(),
            rate_confirmed: current.is_none_or(|(_, rates)| rates.confirmed),
            words: moment.words,
        })
    }

    /// What the letter of an action lacks, as sentences.
    pub(crate) fn warnings(&self, action: &Action, customer: &CustomerRecord) -> Vec<String> {
        let Some(kind) = written(action, &self.policies) else { return Vec::new() };
        let states_penalties = kind != LetterKind::FirstReminder;
        let no_address = action.kind != ActionKind::Email && address(customer).is_empty();
        let unconfirmed = !self.rate_confirmed && states_penalties;
        let public = is_public_buyer(customer) && states_penalties;
        let lacks = [
            (public, self.words.public_buyer()),
            (no_address, self.words.no_address()),
            (!self.can_send, self.words.no_sender()),
            (unconfirmed, self.words.unconfirmed_rate()),
        ];
        lacks.into_iter().filter(|(lacks, _)| *lacks).map(|(_, sentence)| sentence).collect()
    }
}
