//! Why a customer is on the list, or is not.

use receivables::dunning::{NotYet, Reached, Reason, Step, Stop};

use super::Words;
use crate::session::Language::{En, Fr};

impl Words {
    /// The rule in a few words: « Relance 2 · J+15 ».
    pub(crate) fn rule(self, reason: &Reason) -> String {
        match reason {
            Reason::PromiseBroken { .. } => self.pick("Promesse rompue", "Broken promise"),
            Reason::StepDue { step, offset, .. } => {
                format!("{} · {}", self.step(*step), self.offset(*offset))
            }
            Reason::DisputeUnanswered { .. } => {
                self.pick("Litige sans réponse", "Dispute unanswered")
            }
            Reason::CreditsCover { .. } => self.pick("Crédits à imputer", "Credits to allocate"),
            Reason::DueSoon { .. } => {
                format!("{} · {}", self.step(Step::Preventive), self.offset(-7))
            }
        }
    }

    /// The reason as a whole sentence. `number` names an item.
    pub(crate) fn reason(
        self,
        reason: &Reason,
        number: impl Fn(receivables::ItemId) -> String,
    ) -> String {
        match (self.0, reason) {
            (Fr, Reason::PromiseBroken { promised, due_on }) => format!(
                "{} promis pour le {} ne sont pas arrivés ; un appel s’impose avant toute relance.",
                self.amount(*promised),
                self.day(*due_on)
            ),
            (En, Reason::PromiseBroken { promised, due_on }) => format!(
                "{} promised for {} did not arrive; call before any reminder.",
                self.amount(*promised),
                self.day(*due_on)
            ),
            (Fr, Reason::StepDue { item, days_late, step, offset, previous }) => format!(
                "{} a {} de retard ; {}{} est prévu{} à {}.",
                number(*item),
                self.days(*days_late),
                self.previous(previous.as_ref()),
                self.the_step(*step),
                if feminine(*step) { "e" } else { "" },
                self.offset(*offset)
            ),
            (En, Reason::StepDue { item, days_late, step, offset, previous }) => format!(
                "{} is {} late; {}{} is planned at {}.",
                number(*item),
                self.days(*days_late),
                self.previous(previous.as_ref()),
                self.the_step(*step),
                self.offset(*offset)
            ),
            (Fr, Reason::DisputeUnanswered { item, raised_on }) => format!(
                "Le litige sur {} est ouvert depuis le {} ; sa réponse est à relancer en interne.",
                number(*item),
                self.day(*raised_on)
            ),
            (En, Reason::DisputeUnanswered { item, raised_on }) => format!(
                "The dispute over {} has been open since {}; chase the answer in house.",
                number(*item),
                self.day(*raised_on)
            ),
            (Fr, Reason::CreditsCover { overdue, credits }) => format!(
                "{} de crédits couvrent les {} échus ; imputez-les, il n’y a rien à relancer.",
                self.amount(*credits),
                self.amount(*overdue)
            ),
            (En, Reason::CreditsCover { overdue, credits }) => format!(
                "{} of credits cover the {} overdue; allocate them, there is nothing to remind of.",
                self.amount(*credits),
                self.amount(*overdue)
            ),
            (Fr, Reason::DueSoon { item, due }) => format!(
                "{} échoit le {} ; vérifiez que la facture est reçue, validée et programmée.",
                number(*item),
                self.day(*due)
            ),
            (En, Reason::DueSoon { item, due }) => format!(
                "{} falls due on {}; check that the invoice was received, approved and scheduled.",
                number(*item),
                self.day(*due)
            ),
        }
    }

    fn previous(self, previous: Option<&Reached>) -> String {
        let Some(Reached { step, on }) = previous else { return String::new() };
        let (step, on) = (*step, self.day(*on));
        match (self.0, step) {
            (Fr, Step::Call) => format!("l’appel date du {on}, "),
            (Fr, Step::HandOver) => format!("le dossier a été transmis le {on}, "),
            (Fr, _) => format!("{} est partie le {on}, ", self.the_step(step)),
            (En, Step::Call) => format!("the call was made on {on}, "),
            (En, Step::HandOver) => format!("the file was handed over on {on}, "),
            (En, _) => format!("{} left on {on}, ", self.the_step(step)),
        }
    }

    /// Why there is nothing to do today, and what would change it.
    pub(crate) fn not_yet(
        self,
        why: &NotYet,
        number: impl Fn(receivables::ItemId) -> String,
    ) -> String {
        match (self.0, why) {
            (Fr, NotYet::NotLate { next_due: None }) => "Rien n’est échu.".into(),
            (En, NotYet::NotLate { next_due: None }) => "Nothing is overdue.".into(),
            (Fr, NotYet::NotLate { next_due: Some(due) }) => {
                format!("Rien n’est échu ; la prochaine échéance est le {}.", self.day(*due))
            }
            (En, NotYet::NotLate { next_due: Some(due) }) => {
                format!("Nothing is overdue; the next due date is {}.", self.day(*due))
            }
            (Fr, NotYet::Planned { item, step, on }) => format!(
                "Pour {}, {} est prévu{} le {}.",
                number(*item),
                self.the_step(*step),
                if feminine(*step) { "e" } else { "" },
                self.day(*on)
            ),
            (En, NotYet::Planned { item, step, on }) => format!(
                "For {}, {} is planned on {}.",
                number(*item),
                self.the_step(*step),
                self.day(*on)
            ),
            (Fr, NotYet::Gap { last_contact, until }) => format!(
                "Dernier contact le {} ; rien ne repart avant le {}.",
                self.day(*last_contact),
                self.day(*until)
            ),
            (En, NotYet::Gap { last_contact, until }) => format!(
                "Last contact on {}; nothing leaves before {}.",
                self.day(*last_contact),
                self.day(*until)
            ),
            (Fr, NotYet::Stopped { item, stop }) => {
                format!("{} : {}.", number(*item), self.stop(stop))
            }
            (En, NotYet::Stopped { item, stop }) => {
                format!("{}: {}.", number(*item), self.stop(stop))
            }
            (Fr, NotYet::BelowFloor { step, floor }) => format!(
                "Le net échu est sous le seuil de {} pour {}.",
                self.amount(*floor),
                self.the_step(*step)
            ),
            (En, NotYet::BelowFloor { step, floor }) => format!(
                "The net overdue amount is under the {} floor of {}.",
                self.amount(*floor),
                self.the_step(*step)
            ),
            (Fr, NotYet::LadderEnded { step, on }) => format!(
                "Le scénario est allé à son terme : {} le {}.",
                self.the_step(*step),
                self.day(*on)
            ),
            (En, NotYet::LadderEnded { step, on }) => format!(
                "The scenario has run its course: {} on {}.",
                self.the_step(*step),
                self.day(*on)
            ),
            (Fr, NotYet::NoDueDate { item }) => {
                format!("{} n’a pas d’échéance : elle ne peut pas être relancée.", number(*item))
            }
            (En, NotYet::NoDueDate { item }) => {
                format!("{} has no due date: it cannot be chased.", number(*item))
            }
        }
    }

    /// What stops an item.
    pub(crate) fn stop(self, stop: &Stop) -> String {
        match (self.0, stop) {
            (Fr, Stop::Disputed { raised_on }) => {
                format!("en litige depuis le {}", self.day(*raised_on))
            }
            (En, Stop::Disputed { raised_on }) => {
                format!("disputed since {}", self.day(*raised_on))
            }
            (Fr, Stop::Promised { due_on, until }) => format!(
                "promis pour le {}, attendu jusqu’au {}",
                self.day(*due_on),
                self.day(*until)
            ),
            (En, Stop::Promised { due_on, until }) => {
                format!("promised for {}, awaited until {}", self.day(*due_on), self.day(*until))
            }
        }
    }
}

fn feminine(step: Step) -> bool {
    !matches!(step, Step::Call | Step::HandOver)
}
