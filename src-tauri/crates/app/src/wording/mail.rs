//! E-mail: why a letter does not go by it, and what a server answered.

use super::Words;
use crate::mail::Refusal;

impl Words {
    /// Why a registered letter stays on paper.
    pub(crate) fn never_by_email_alone(self) -> String {
        self.pick(
            "Une mise en demeure part en recommandé avec avis de réception, jamais par e-mail seul : imprimez-la.",
            "A formal notice leaves by registered post, never by e-mail alone: print it.",
        )
    }

    /// An address of a customer's file that no server would take.
    pub(crate) fn wrong_recipient(self, address: &str) -> String {
        self.pick(
            format!(
                "« {address} » n’est pas une adresse e-mail : corrigez-la dans la fiche du client."
            ),
            format!("“{address}” is no e-mail address: correct it in the customer’s file."),
        )
    }

    /// Why no e-mail leaves, and what to do.
    pub(crate) fn mail_refused(self, refusal: &Refusal) -> String {
        match refusal {
            Refusal::NoSender => self.pick(
                "L’adresse e-mail de votre société manque : un message ne peut pas partir sans elle. Complétez-la dans Réglages.",
                "Your company’s e-mail address is missing: no message can leave without it. Complete it in Settings.",
            ),
            Refusal::InvalidAddress(address) => self.pick(
                format!("« {address} » n’est pas une adresse e-mail. Écrivez-la ainsi : compta@example.fr."),
                format!("“{address}” is no e-mail address. Write it like this: accounts@example.com."),
            ),
        }
    }
}
