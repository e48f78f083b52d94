//! History: what happened, one line each.

use chrono::NaiveDate;
use receivables::{
    Money,
    dunning::{Channel, Step},
    letter::LetterKind,
};

use super::{Words, lower_first, upper_first};
use crate::{
    act::CallOutcome,
    session::Language::{En, Fr},
};

impl Words {
    /// The title of an act.
    pub(crate) fn act(
        self,
        channel: Channel,
        step: Option<Step>,
        outcome: Option<CallOutcome>,
    ) -> String {
        let done = match (self.0, channel) {
            (Fr, Channel::Call) => "Appel",
            (En, Channel::Call) => "Call",
            (Fr, Channel::Email) => "E-mail",
            (En, Channel::Email) => "E-mail",
            (Fr, Channel::Letter) => "Courrier",
            (En, Channel::Letter) => "Letter",
            (Fr, Channel::RegisteredLetter) => "Recommandé",
            (En, Channel::RegisteredLetter) => "Registered letter",
            (Fr, Channel::HandOver) => "Dossier transmis",
            (En, Channel::HandOver) => "File handed over",
        };
        let detail = match (outcome, step) {
            (Some(outcome), _) => Some(self.outcome(outcome)),
            (None, Some(Step::Call | Step::SecondCall | Step::HandOver) | None) => None,
            (None, Some(step)) => Some(self.step(step)),
        };
        match (detail, self.0) {
            (None, _) => done.into(),
            (Some(detail), Fr) => format!("{done} : {}", lower_first(detail)),
            (Some(detail), En) => format!("{done}: {}", lower_first(detail)),
        }
    }

    /// The title of a letter that no reminder asked for.
    pub(crate) fn written(self, text: LetterKind) -> String {
        upper_first(self.letter(text))
    }

    /// How a call ended, in the words of the button that records it.
    pub(crate) fn outcome(self, outcome: CallOutcome) -> &'static str {
        let (fr, en) = match outcome {
            CallOutcome::Spoke => ("échange", "spoke"),
            CallOutcome::Voicemail => ("message laissé", "left a message"),
            CallOutcome::Unreachable => ("injoignable", "no answer"),
            CallOutcome::InvoiceNotReceived => ("facture non reçue", "invoice missing"),
            CallOutcome::AwaitingApproval => ("en validation", "awaiting approval"),
            CallOutcome::PaymentSent => ("règlement parti", "payment sent"),
            CallOutcome::Promise => ("promesse de règlement", "promise to pay"),
            CallOutcome::Dispute => ("litige", "dispute"),
        };
        match self.0 {
            Fr => fr,
            En => en,
        }
    }

    /// The title of a promise, with what became of it.
    pub(crate) fn promise(
        self,
        promised: Money,
        due_on: NaiveDate,
        status: receivables::promise::PromiseStatus,
    ) -> String {
        use receivables::promise::PromiseStatus::*;
        let became = match (self.0, status) {
            (Fr, Open) => "en cours",
            (Fr, Kept) => "tenue",
            (Fr, Broken) => "rompue",
            (Fr, Replaced) => "remplacée",
            (En, Open) => "open",
            (En, Kept) => "kept",
            (En, Broken) => "broken",
            (En, Replaced) => "replaced",
        };
        let (amount, day) = (self.amount(promised), self.day(due_on));
        self.pick(
            format!("Promesse de {amount} pour le {day} : {became}"),
            format!("Promise of {amount} for {day}: {became}"),
        )
    }

    /// The title of a dispute.
    pub(crate) fn dispute(self, number: &str) -> String {
        self.pick(format!("Litige ouvert sur {number}"), format!("Dispute raised over {number}"))
    }

    /// The title of a settlement; a credit is used up where an invoice is paid.
    pub(crate) fn settlement(
        self,
        number: &str,
        source: &str,
        (is_credit, taken_back): (bool, bool),
    ) -> String {
        let (fr, en) = match (taken_back, source) {
            (true, _) if is_credit => ("Imputation reprise sur", "Allocation taken back on"),
            (true, _) => ("Règlement repris sur", "Settlement taken back on"),
            (false, "absent") => {
                ("Soldée, absente de l’échéancier :", "Settled, absent from the open items:")
            }
            (false, _) if is_credit => ("Imputation de", "Allocation of"),
            (false, _) => ("Règlement de", "Settlement of"),
        };
        format!("{} {number}", self.pick(fr, en))
    }

    /// A letter that lacks its address.
    pub(crate) fn no_address(self) -> String {
        self.pick(
            "L’adresse postale manque : importez une liste de clients avec les adresses.",
            "The postal address is missing: import a customer list with addresses.",
        )
    }

    /// A letter without a sender.
    pub(crate) fn no_sender(self) -> String {
        self.pick(
            "L’expéditeur manque : complétez votre société dans Réglages.",
            "The sender is missing: complete your company in Settings.",
        )
    }
}
