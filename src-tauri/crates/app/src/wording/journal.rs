//! Changes: what the user did, as the journal lists it, and what an undo disturbs.

use serde_json::Value as Json;
use store::ActRecord;

use super::Words;
use crate::act::CallOutcome;

impl Words {
    /// A change in one sentence.
    pub(crate) fn change(self, kind: &str, summary: &Json, name: &str) -> String {
        let word = |key: &str| summary[key].as_str().unwrap_or_default().to_owned();
        let number = |key: &str| summary[key].as_i64().unwrap_or_default();
        let count = |key: &str| u32::try_from(number(key)).unwrap_or_default();
        let item = word("item");
        let with = |text: String| if name.is_empty() { text } else { format!("{text}, {name}") };
        match kind {
            "call" => {
                let outcome = CallOutcome::from_name(&word("outcome"));
                let outcome = outcome.map_or("", |it| self.outcome(it));
                with(self.pick(format!("Appel : {outcome}"), format!("Call: {outcome}")))
            }
            "done" => with(self.pick("Étape notée comme faite", "Step noted as done")),
            "letters" => {
                let count = summary["letters"].as_u64().unwrap_or(0);
                let plural = if count > 1 { "s" } else { "" };
                with(self.pick(
                    format!("{count} courrier{plural} noté{plural} comme parti{plural}"),
                    format!("{count} letter{} noted as sent", if count == 1 { "" } else { "s" }),
                ))
            }
            "emails" => {
                let count = summary["letters"].as_u64().unwrap_or(0);
                let plural = if count > 1 { "s" } else { "" };
                with(self.pick(
                    format!(
                        "{count} courrier{plural} noté{plural} comme envoyé{plural} par e-mail"
                    ),
                    format!(
                        "{count} letter{} noted as e-mailed",
                        if count == 1 { "" } else { "s" }
                    ),
                ))
            }
            "undo-act" => with(self.pick("Courrier du lot annulé", "Letter of a batch taken back")),
            "dispute" => {
                with(self.pick(format!("Litige sur {item}"), format!("Dispute over {item}")))
            }
            "close-dispute" => with(
                self.pick(format!("Litige sur {item} clos"), format!("Dispute over {item} closed")),
            ),
            "plan" => {
                let count = summary["instalments"].as_u64().unwrap_or(0);
                with(self.pick(
                    format!("Échéancier en {count} échéances"),
                    format!("Plan in {count} instalments"),
                ))
            }
            "sign-plan" => with(self.pick("Échéancier signé", "Plan signed")),
            "end-plan" => with(self.pick("Échéancier abandonné", "Plan given up")),
            "hold" => with(self.hold_noted(&word("kind"))),
            "lift-hold" => with(self.pick("Suspension levée", "Hold lifted")),
            "declare-claim" => with(self.pick("Créance déclarée", "Claim declared")),
            "call-back" => with(self.pick("Rappel prévu", "Call-back set")),
            "snooze" => with(self.pick("Mis de côté", "Set aside")),
            "end-wait" => with(self.pick("Remis dans la liste", "Back on the list")),
            "traits" => with(self.pick("Fiche du client modifiée", "Customer file changed")),
            "item-policy" => {
                with(self.pick(format!("Scénario de {item}"), format!("Scenario of {item}")))
            }
            "contact" => with(self.pick("Contact enregistré", "Contact saved")),
            "policy" => {
                let policy = word("policy");
                self.pick(
                    format!("Scénario « {policy} » enregistré"),
                    format!("Scenario “{policy}” saved"),
                )
            }
            "delete-policy" => {
                let policy = word("policy");
                self.pick(
                    format!("Scénario « {policy} » supprimé"),
                    format!("Scenario “{policy}” deleted"),
                )
            }
            "segments" => self.pick("Segments enregistrés", "Segments saved"),
            "capacity" => self.pick("Capacité du jour modifiée", "Day’s capacity changed"),
            "particulars" => with(self.pick("Coordonnées modifiées", "Particulars changed")),
            "letter-fact" => {
                let fact = self.letter_fact(&word("fact"));
                match summary["letters"].as_u64().unwrap_or(0) {
                    0 | 1 => with(fact.to_owned()),
                    many => format!("{fact} ({many})"),
                }
            }
            "template" if summary["reset"] == true => {
                self.pick("Texte d’origine rétabli", "Original text restored")
            }
            "template" => self.pick("Modèle de courrier modifié", "Text of a letter changed"),
            "rates" => {
                let semester = word("semester");
                self.pick(format!("Taux du semestre {semester}"), format!("Rates of {semester}"))
            }
            "waive" => with(self.pick("Pénalités abandonnées", "Penalties waived")),
            "claim-again" => {
                with(self.pick("Pénalités réclamées de nouveau", "Penalties claimed again"))
            }
            "claim-settled" => with(self.pick(
                format!("Pénalités de {item} à réclamer"),
                format!("Penalties on {item} to be claimed"),
            )),
            "leave-settled" => with(self.pick(
                format!("Pénalités de {item} non réclamées"),
                format!("Penalties on {item} not claimed"),
            )),
            "collect" => with(self.pick(
                format!("Pénalités de {item} encaissées"),
                format!("Penalties on {item} collected"),
            )),
            "rate" => self.rate_noted(&word("semester"), false),
            "confirm-rates" => self.rate_noted(&word("semester"), true),
            "penalty-terms" => {
                self.pick("Conditions de pénalité modifiées", "Penalty terms changed")
            }
            "provision-rates" => self.pick(
                "Taux de perte de la provision modifiés",
                "Loss rates of the provision changed",
            ),
            "doubtful" => with(self.pick("Noté douteux", "Noted as doubtful")),
            "clear-doubtful" => with(self.pick("N’est plus douteux", "No longer doubtful")),
            "closing" => self.closing_made(word("on").parse().ok()),
            "sales-list" => self.list_handed_out(number("list"), &word("salesperson")),
            "sales-list-return" => self.list_merged(
                (number("list"), &word("salesperson")),
                (count("remarks"), count("promises")),
            ),
            "company" => self.pick("Société modifiée", "Company changed"),
            "picture" => match word("picture").as_str() {
                "signature" => self.pick("Signature modifiée", "Signature changed"),
                _ => self.pick("Logo modifié", "Logo changed"),
            },
            other => with(other.to_owned()),
        }
    }

    fn hold_noted(self, kind: &str) -> String {
        match kind {
            "insolvency" => self.pick("Procédure collective notée", "Insolvency noted"),
            "in_transit" => self.pick("Règlement remis noté", "Payment on its way noted"),
            "rejection" => self.pick("Rejet de prélèvement noté", "Rejected direct debit noted"),
            _ => self.pick("Relance suspendue", "Reminders suspended"),
        }
    }

    /// The title of an act that was recorded.
    pub(crate) fn act_title(self, act: &ActRecord) -> String {
        self.act(act.channel, act.step, CallOutcome::from_name(&act.outcome))
    }

    /// A later act rests on what is taken back.
    pub(crate) fn rests_on(self, later: &ActRecord) -> String {
        let (title, day) = (self.act_title(later), self.day(later.on));
        self.pick(
            format!(
                "« {title} » du {day} s’appuie dessus : il reste, avec le niveau qu’il a donné."
            ),
            format!("“{title}” of {day} rests on it: it stays, with the level it gave."),
        )
    }

    /// Letters that were posted stay in the archive.
    pub(crate) fn letters_stay(self, letters: usize) -> String {
        if letters == 1 {
            return self.pick(
                "Le courrier a peut-être déjà été posté : l’annulation ne le rappelle pas, son PDF reste conservé.",
                "The letter may have been posted already: this does not call it back, its PDF stays kept.",
            );
        }
        self.pick(
            format!("Les {letters} courriers ont peut-être déjà été postés : l’annulation ne les rappelle pas, leurs PDF restent conservés."),
            format!("The {letters} letters may have been posted already: this does not call them back, their PDFs stay kept."),
        )
    }
}
