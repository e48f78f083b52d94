//! What a letter lacks before it can leave: said on the list, not found out at the printer.

use receivables::{
    dunning::{Action, ActionKind, PolicyBook},
    letter::LetterKind,
};
use store::CustomerRecord;

use super::{address, written};
use crate::{
    company,
    failure::Cause,
    ledger::{Ledger, Moment},
};

/// What is known before looking at a single letter.
pub(crate) struct Lacks {
    policies: PolicyBook,
    can_send: bool,
    rate_confirmed: bool,
    sentences: Sentences,
}

/// The sentences, worded once for the whole list.
struct Sentences {
    no_address: String,
    no_sender: String,
    unconfirmed: String,
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
            sentences: Sentences {
                no_address: moment.words.no_address(),
                no_sender: moment.words.no_sender(),
                unconfirmed: moment.words.unconfirmed_rate(),
            },
        })
    }

    /// What the letter of an action lacks, as sentences.
    pub(crate) fn warnings(&self, action: &Action, customer: &CustomerRecord) -> Vec<String> {
        let Some(kind) = written(action, &self.policies) else { return Vec::new() };
        let states_penalties = kind != LetterKind::FirstReminder;
        let no_address = action.kind != ActionKind::Email && address(customer).is_empty();
        let unconfirmed = !self.rate_confirmed && states_penalties;
        let lacks = [
            (no_address, &self.sentences.no_address),
            (!self.can_send, &self.sentences.no_sender),
            (unconfirmed, &self.sentences.unconfirmed),
        ];
        let of = lacks.into_iter().filter(|(lacks, _)| *lacks);
        of.map(|(_, sentence)| sentence.clone()).collect()
    }
}
