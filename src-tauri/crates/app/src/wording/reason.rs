//! Why a customer is on the list.

use receivables::dunning::{Reached, Reason, Reference, Step};

use super::Words;
use crate::session::Language::{En, Fr};

impl Words {
    /// The rule in a few words: « Relance 2 · J+15 ».
    pub(crate) fn rule(self, reason: &Reason) -> String {
        let planned = |step, offset| format!("{} · {}", self.step(step), self.offset(offset));
        match reason {
            Reason::PromiseBroken { .. } => self.pick("Promesse rompue", "Broken promise"),
            Reason::PlanBroken { .. } => self.pick("Échéancier rompu", "Broken plan"),
            Reason::CallBack { at } => self.pick(
                format!("Rappel · {}", self.hour(*at)),
                format!("Call back · {}", self.hour(*at)),
            ),
            Reason::StepDue { step, firmer, offset, .. } => {
                planned(firmer.unwrap_or(*step), *offset)
            }
            Reason::AddressUnknown { .. } => self.pick("Adresse à demander", "Address to ask for"),
            Reason::DisputeUnanswered { .. } => {
                self.pick("Litige sans réponse", "Dispute unanswered")
            }
            Reason::CreditNoteAwaited { .. } => {
                self.pick("Avoir à établir", "Credit note to issue")
            }
            Reason::ClaimToDeclare { .. } => self.pick("Créance à déclarer", "Claim to declare"),
            Reason::CreditsCover { .. } => self.pick("Crédits à imputer", "Credits to allocate"),
            Reason::DueSoon { offset, .. } => planned(Step::Preventive, *offset),
        }
    }

    /// The reason as a whole sentence. `number` names an item.
    pub(crate) fn reason(
        self,
        reason: &Reason,
        number: impl Fn(receivables::ItemId) -> String,
    ) -> String {
        match *reason {
            Reason::PromiseBroken { promised, missing, due_on } if missing != promised => {
                let (promised, missing) = (self.amount(promised), self.amount(missing));
                let day = self.day(due_on);
                self.pick(
                    format!("Des {promised} promis pour le {day}, {missing} ne sont pas arrivés ; un appel s’impose avant toute relance."),
                    format!("Of {promised} promised for {day}, {missing} did not arrive; call before any reminder."),
                )
            }
            Reason::PromiseBroken { promised, due_on, .. } => {
                let (promised, day) = (self.amount(promised), self.day(due_on));
                self.pick(
                    format!("{promised} promis pour le {day} ne sont pas arrivés ; un appel s’impose avant toute relance."),
                    format!("{promised} promised for {day} did not arrive; call before any reminder."),
                )
            }
            Reason::PlanBroken { due_on, missing, falls_due } => {
                let (missing, day) = (self.amount(missing), self.day(due_on));
                let rest = match (self.0, falls_due) {
                    (Fr, true) => " ; la clause de déchéance rend tout le solde exigible",
                    (En, true) => "; the default clause makes the whole rest fall due",
                    (_, false) => "",
                };
                self.pick(
                    format!("L’échéance de l’échéancier du {day} n’est pas arrivée, il manque {missing}{rest}. Appelez avant toute relance."),
                    format!("The instalment of {day} did not arrive, {missing} is missing{rest}. Call before any reminder."),
                )
            }
            Reason::CallBack { at } => {
                let moment = self.moment(at);
                self.pick(
                    format!("Rappel convenu pour le {moment}."),
                    format!("A call-back was agreed for {moment}."),
                )
            }
            Reason::StepDue {
                item, days_late, step, reference, offset, caught_up: true, ..
            } => {
                let (item, days, the_step) =
                    (number(item), self.days(days_late), self.the_step(step));
                let planned = self.counted_from(reference, offset);
                self.pick(
                    format!("{item} a {days} de retard et en avait déjà à la reprise : {the_step}, qu’un tel retard mérite {planned}, part sans les étapes d’avant."),
                    format!("{item} is {days} late and was late already at take-over: {the_step}, planned {planned} for such a delay, goes out without the steps before it."),
                )
            }
            Reason::StepDue {
                item, days_late, step, firmer, reference, offset, previous, ..
            } => {
                let (item, days) = (number(item), self.days(days_late));
                let firmer = firmer.map_or(String::new(), |it| {
                    let received = self.the_step(it);
                    self.pick(
                        format!(" ; elle part au ton de {received}, déjà reçue"),
                        format!("; it goes out in the tone of {received}, already received"),
                    )
                });
                let (previous, the_step) = (self.previous(previous.as_ref()), self.the_step(step));
                let planned = self.counted_from(reference, offset);
                let gender = if feminine(step) { "e" } else { "" };
                self.compose(
                    || format!("{item} a {days} de retard ; {previous}{the_step} est prévu{gender} {planned}{firmer}."),
                    || format!("{item} is {days} late; {previous}{the_step} is planned {planned}{firmer}."),
                )
            }
            Reason::AddressUnknown { since, step } => {
                let (day, the_step) = (self.day(since), self.the_step(step));
                self.pick(
                    format!("Les courriers reviennent depuis le {day} ; demandez l’adresse, {the_step} part ensuite."),
                    format!("Letters have come back since {day}; ask for the address; {the_step} goes out afterwards."),
                )
            }
            Reason::DisputeUnanswered { item, raised_on } => {
                let (item, day) = (number(item), self.day(raised_on));
                self.pick(
                    format!("Le litige sur {item} est ouvert depuis le {day} ; sa réponse est à relancer en interne."),
                    format!("The dispute over {item} has been open since {day}; chase the answer in house."),
                )
            }
            Reason::CreditNoteAwaited { item, justified_on } => {
                let (item, day) = (number(item), self.day(justified_on));
                self.pick(
                    format!("Le client avait raison pour {item}, reconnu le {day} ; l’avoir est à réclamer en interne."),
                    format!("The customer was right about {item}, acknowledged on {day}; ask for the credit note in house."),
                )
            }
            Reason::ClaimToDeclare { published_on, deadline } => {
                let (day, deadline) = (self.day(published_on), self.day(deadline));
                self.pick(
                    format!("Procédure collective publiée au BODACC le {day} : toute relance est arrêtée, la créance est à déclarer au plus tard le {deadline} (R622-24 C. com.)."),
                    format!("Insolvency proceedings published in the BODACC on {day}: every reminder is stopped, the claim is to be declared by {deadline} (R622-24 C. com.)."),
                )
            }
            Reason::CreditsCover { overdue, credits } => {
                let (credits, overdue) = (self.amount(credits), self.amount(overdue));
                self.pick(
                    format!("{credits} de crédits couvrent les {overdue} échus ; imputez-les, il n’y a rien à relancer."),
                    format!("Credits of {credits} cover the {overdue} overdue; allocate them, there is nothing to chase."),
                )
            }
            Reason::DueSoon { item, due, .. } => {
                let (item, day) = (number(item), self.day(due));
                self.pick(
                    format!("{item} échoit le {day} ; vérifiez que la facture est reçue, validée et programmée."),
                    format!("{item} falls due on {day}; check that the invoice was received, approved and scheduled."),
                )
            }
        }
    }

    /// `à J+15`; what else than the due date it is counted from is said.
    pub(crate) fn counted_from(self, reference: Reference, offset: i32) -> String {
        let at = self.offset(offset);
        match (self.0, reference) {
            (Fr, Reference::Due) => format!("à {at}"),
            (Fr, Reference::Issued) => format!("à {at} de l’émission"),
            (Fr, Reference::Previous) => format!("{} après l’étape précédente", self.days(offset)),
            (En, Reference::Due) => format!("at {at}"),
            (En, Reference::Issued) => format!("at {at} from issue"),
            (En, Reference::Previous) => format!("{} after the step before", self.days(offset)),
        }
    }

    fn previous(self, previous: Option<&Reached>) -> String {
        let Some(Reached { step, on }) = previous else { return String::new() };
        let (step, on) = (*step, self.day(*on));
        match (self.0, step) {
            (Fr, Step::Call | Step::SecondCall) => {
                format!("{} date du {on}, ", self.the_step(step))
            }
            (Fr, Step::HandOver) => format!("le dossier a été transmis le {on}, "),
            (Fr, _) => format!("{} est partie le {on}, ", self.the_step(step)),
            (En, Step::Call | Step::SecondCall) => {
                format!("{} was made on {on}, ", self.the_step(step))
            }
            (En, Step::HandOver) => format!("the file was handed over on {on}, "),
            (En, _) => format!("{} left on {on}, ", self.the_step(step)),
        }
    }
}

/// Whether a step is feminine in French.
pub(super) fn feminine(step: Step) -> bool {
    !matches!(step, Step::Call | Step::SecondCall | Step::HandOver)
}
