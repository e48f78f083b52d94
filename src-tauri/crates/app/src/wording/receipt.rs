//! Receipts: why a proposal is made, or why none is.

use receivables::matching::{Nothing, Proposal, Reason, Recognised};

use super::Words;

impl Words {
    /// Why a receipt probably pays these documents: who, then what.
    pub(crate) fn match_reason(self, proposal: &Proposal) -> String {
        let who = self.recognised(proposal.recognised);
        let short = proposal.fee.is_some() || proposal.discount.is_some();
        let what = match &proposal.reason {
            // Not what came in is exactly open, but what the bank or the customer took it from.
            Reason::ExactAmount if short => self.pick(
                "Une pièce est ouverte d’un peu plus.",
                "One document is open with a little more.",
            ),
            reason => self.found(reason),
        };
        let mut sentence = match (proposal.recognised, &proposal.reason) {
            (Recognised::Number, Reason::NamedNumber { .. }) => what,
            _ => format!("{who} {what}"),
        };
        if let Some(fee) = proposal.fee {
            let fee = self.amount(fee);
            sentence += &self.pick(
                format!(" La banque aurait gardé {fee}."),
                format!(" The bank seems to have kept {fee}."),
            );
        }
        if let Some(discount) = proposal.discount {
            let discount = self.amount(discount);
            sentence += &self.pick(
                format!(" Le client aurait déduit {discount} d’escompte."),
                format!(" The customer seems to have deducted {discount} for paying early."),
            );
        }
        if proposal.remainder.minor != 0 {
            let rest = self.amount(proposal.remainder);
            sentence += &self.pick(
                format!(" Il reste {rest}, à garder en acompte."),
                format!(" {rest} is left over, on account."),
            );
        }
        if proposal.rivals > 0 {
            sentence += &match proposal.rivals {
                1 => {
                    self.pick(" Une autre lecture est possible.", " One other reading is possible.")
                }
                rivals => self.pick(
                    format!(" {rivals} autres lectures sont possibles."),
                    format!(" {rivals} other readings are possible."),
                ),
            };
        }
        sentence
    }

    fn recognised(self, recognised: Recognised) -> String {
        match recognised {
            Recognised::Number => self
                .pick("Le libellé cite une de ses pièces.", "The text names one of its documents."),
            Recognised::Iban => self.pick(
                "Ce client a déjà payé depuis ce compte.",
                "This customer paid from this account before.",
            ),
            Recognised::Alias => self.pick(
                "Ce donneur d’ordre a déjà payé pour ce client.",
                "This payer paid for this customer before.",
            ),
            Recognised::Code => {
                self.pick("Le libellé porte son code client.", "The text bears its customer code.")
            }
            Recognised::Name => self.pick(
                "Le donneur d’ordre porte son nom, et lui seul.",
                "The payer bears its name, and no other customer does.",
            ),
            Recognised::Reference => {
                self.pick("Le libellé porte sa référence.", "The text bears its reference.")
            }
            Recognised::SimilarName => self
                .pick("Le donneur d’ordre porte un nom voisin.", "The payer bears a similar name."),
            Recognised::SharedWord => self.pick(
                "Le donneur d’ordre partage un mot rare avec son nom.",
                "The payer shares a rare word with its name.",
            ),
            Recognised::Amount => self.pick(
                "Seul le montant désigne ce client.",
                "Only the amount points to this customer.",
            ),
        }
    }

    fn found(self, reason: &Reason) -> String {
        match reason {
            Reason::NamedNumber { numbers } => {
                let numbers = numbers.join(", ");
                self.pick(
                    format!("Pièces citées : {numbers}."),
                    format!("Documents named: {numbers}."),
                )
            }
            Reason::NamedReference { references } => {
                let references = references.join(", ");
                self.pick(
                    format!("Références citées : {references}."),
                    format!("References named: {references}."),
                )
            }
            Reason::ExactAmount => self.pick(
                "Une pièce est ouverte de ce montant exact.",
                "One document is open with exactly this amount.",
            ),
            Reason::AllOpen { items } => {
                let items = self.documents(*items);
                self.pick(
                    format!("C’est tout ce qui est ouvert ({items})."),
                    format!("It is everything open ({items})."),
                )
            }
            Reason::DueUpTo { day } => {
                let day = self.short_day(*day);
                self.pick(
                    format!("C’est tout ce qui est échu au {day}."),
                    format!("It is everything due up to {day}."),
                )
            }
            Reason::OneMonth { month } => {
                let month = month.format("%m/%Y");
                self.pick(
                    format!("Ce sont les pièces de {month}."),
                    format!("They are the documents of {month}."),
                )
            }
            Reason::ConsecutiveItems { items } => {
                let items = self.documents(*items);
                self.pick(
                    format!("{items} d’échéances voisines font ce montant."),
                    format!("{items} of neighbouring due dates make this amount."),
                )
            }
            Reason::SumOfSeveral { items } => {
                let items = self.documents(*items);
                self.pick(
                    format!("{items} font ensemble ce montant."),
                    format!("{items} together make this amount."),
                )
            }
            Reason::OldestFirst => self.pick(
                "Aucune somme ne tombe juste : les plus anciennes d’abord, la dernière en partie.",
                "Nothing adds up: the oldest first, the last one in part.",
            ),
            Reason::OnAccount => self.pick(
                "Rien n’est ouvert chez lui : en acompte.",
                "This customer has nothing open: on account.",
            ),
        }
    }

    /// Why nothing is proposed.
    pub(crate) fn no_proposal(self, nothing: Nothing) -> String {
        match nothing {
            Nothing::NotReceived => self.pick("Ce n’est pas un encaissement.", "This is not a receipt."),
            Nothing::NoCandidate => self.pick(
                "Donneur d’ordre inconnu, et aucune pièce libre n’est de ce montant. Choisissez le client, ou mettez-le de côté.",
                "Unknown payer, and no free document has this amount. Choose the customer, or set it aside.",
            ),
            Nothing::Unexplained { customers } => self.pick(
                format!("{customers} clients ressemblent au donneur d’ordre, mais leurs pièces ne font pas ce montant. Choisissez."),
                format!("{customers} customers resemble the payer, but their documents do not make this amount. Choose."),
            ),
            Nothing::Ambiguous { explanations } => self.pick(
                format!("{explanations} lectures se valent : rien ne les départage. Choisissez le client."),
                format!("{explanations} readings are as good: nothing tells them apart. Choose the customer."),
            ),
        }
    }
}
