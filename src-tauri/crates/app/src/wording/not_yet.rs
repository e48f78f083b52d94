//! Why a customer is not on the list, and what would bring it back, and when.

use receivables::dunning::{NotYet, Stop, WaitKind};

use super::{Words, reason::feminine};

impl Words {
    /// Why there is nothing to do today, and what would change it. `number` names an item.
    pub(crate) fn not_yet(
        self,
        why: &NotYet,
        number: impl Fn(receivables::ItemId) -> String,
    ) -> String {
        match why {
            NotYet::NothingOpen => {
                self.pick("Aucune pièce n’est ouverte.", "No document is open.")
            }
            NotYet::NotLate { next_due: None } => {
                self.pick("Rien n’est échu.", "Nothing is overdue.")
            }
            NotYet::NotLate { next_due: Some(day) } => {
                let day = self.day(*day);
                self.pick(
                    format!("Rien n’est échu ; la prochaine échéance est le {day}."),
                    format!("Nothing is overdue; the next due date is {day}."),
                )
            }
            NotYet::Planned { item, step, on } => {
                let (item, the_step, on) = (number(*item), self.the_step(*step), self.day(*on));
                let gender = if feminine(*step) { "e" } else { "" };
                self.pick(
                    format!("Pour {item}, {the_step} est prévu{gender} le {on}."),
                    format!("For {item}, {the_step} is planned on {on}."),
                )
            }
            NotYet::Gap { last_contact, until } => {
                let (last, until) = (self.day(*last_contact), self.day(*until));
                self.pick(
                    format!("Dernier contact le {last} ; rien ne repart avant le {until}."),
                    format!("Last contact on {last}; nothing leaves before {until}."),
                )
            }
            NotYet::TriedToday => self.pick(
                "Un appel n’a joint personne aujourd’hui ; le client revient dans la liste au prochain jour ouvré.",
                "A call reached nobody today; the customer is back on the list on the next business day.",
            ),
            NotYet::Waiting { wait } => {
                let moment = self.moment(wait.until);
                match wait.kind {
                    WaitKind::CallBack => self.pick(
                        format!("Rappel prévu le {moment} ; le client revient dans la liste à ce moment."),
                        format!("Call-back set for {moment}; the customer is back on the list then."),
                    ),
                    WaitKind::Snooze => self.pick(
                        format!("Mis de côté jusqu’au {moment}."),
                        format!("Set aside until {moment}."),
                    ),
                }
            }
            NotYet::Insolvent { published_on, declared_on } => {
                let published = self.day(*published_on);
                match declared_on.map(|it| self.day(it)) {
                    Some(declared) => self.pick(
                        format!("Procédure collective publiée le {published} : rien n’est réclamé ; la créance est déclarée depuis le {declared}."),
                        format!("Insolvency proceedings published on {published}: nothing is claimed; the claim was declared on {declared}."),
                    ),
                    None => self.pick(
                        format!("Procédure collective publiée le {published} : rien n’est réclamé."),
                        format!("Insolvency proceedings published on {published}: nothing is claimed."),
                    ),
                }
            }
            NotYet::Stopped { item, stop } => {
                let (item, stop) = (number(*item), self.stop(stop));
                self.pick(format!("{item} : {stop}."), format!("{item}: {stop}."))
            }
            NotYet::BelowFloor { step, floor } => {
                let (the_step, floor) = (self.the_step(*step), self.amount(*floor));
                self.pick(
                    format!("Le net échu est sous le seuil de {floor} pour {the_step}."),
                    format!("The net overdue amount is under {floor}, the least for {the_step}."),
                )
            }
            NotYet::LadderEnded { step, on } => {
                let (the_step, on) = (self.the_step(*step), self.day(*on));
                self.pick(
                    format!("Le scénario est allé à son terme : {the_step} le {on}."),
                    format!("The scenario has run its course: {the_step} on {on}."),
                )
            }
            NotYet::NoSteps => self.pick(
                "Son scénario n’a aucune étape : ce client n’est jamais relancé.",
                "Its scenario has no step: this customer is never reminded.",
            ),
            NotYet::NeverReminded { item } => {
                let item = number(*item);
                self.pick(
                    format!("{item} : son scénario n’a aucune étape, elle n’est jamais relancée."),
                    format!("{item}: its scenario has no step, it is never reminded."),
                )
            }
            NotYet::NoDueDate { item } => {
                let item = number(*item);
                self.pick(
                    format!("{item} n’a pas d’échéance : elle ne peut pas être relancée."),
                    format!("{item} has no due date: it cannot be chased."),
                )
            }
        }
    }

    /// What stops an item.
    pub(crate) fn stop(self, stop: &Stop) -> String {
        match stop {
            Stop::Disputed { raised_on } => {
                let day = self.day(*raised_on);
                self.pick(format!("en litige depuis le {day}"), format!("disputed since {day}"))
            }
            Stop::Promised { due_on, until, awaited, rest } => {
                let (due_on, until) = (self.day(*due_on), self.day(*until));
                let (part, left) = (self.amount(*awaited), self.amount(*rest));
                if rest.minor == 0 {
                    return self.pick(
                        format!("promis pour le {due_on}, attendu jusqu’au {until}"),
                        format!("promised for {due_on}, awaited until {until}"),
                    );
                }
                self.pick(
                    format!("{part} promis pour le {due_on}, attendus jusqu’au {until} ; le reste ({left}) attend aussi jusque-là"),
                    format!("{part} promised for {due_on}, awaited until {until}; the rest ({left}) waits until then too"),
                )
            }
            Stop::Planned { next, instalment } => {
                let (next, amount) = (self.day(*next), self.amount(*instalment));
                self.pick(
                    format!("payé par échéances, {amount} attendus le {next}"),
                    format!("paid by instalments, {amount} expected on {next}"),
                )
            }
            Stop::Blocked { block } => {
                let why = match (block.by.is_empty(), block.reason.is_empty()) {
                    (true, true) => String::new(),
                    (true, false) => format!(" ({})", block.reason),
                    (false, true) => format!(" ({})", block.by),
                    (false, false) => format!(" ({}, {})", block.by, block.reason),
                };
                match block.until.map(|it| self.day(it)) {
                    Some(until) => self.pick(
                        format!("relance suspendue jusqu’au {until}{why}"),
                        format!("reminders suspended until {until}{why}"),
                    ),
                    None => self.pick(
                        format!("relance suspendue jusqu’à nouvel ordre{why}"),
                        format!("reminders suspended until further notice{why}"),
                    ),
                }
            }
            Stop::InTransit { until } => {
                let until = self.day(*until);
                self.pick(
                    format!("règlement remis, attendu jusqu’au {until}"),
                    format!("payment on its way, awaited until {until}"),
                )
            }
            Stop::DirectDebit { until } => {
                let until = self.day(*until);
                self.pick(
                    format!("prélèvement attendu, relance possible à partir du {until}"),
                    format!("direct debit awaited, reminders from {until} on"),
                )
            }
        }
    }
}
