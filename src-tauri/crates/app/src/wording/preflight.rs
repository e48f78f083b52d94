//! What a careful reader says of a letter before it is printed.

use chrono::NaiveDate;
use documents::typography;
use receivables::{letter::Mention, preflight::Flag};

use super::Words;
use crate::session::Language::Fr;

impl Words {
    /// A doubtful customer that something is to be claimed from.
    pub(crate) fn doubtful(self, since: NaiveDate, reason: &str) -> String {
        let since = self.day(since);
        let reason = if reason.is_empty() { String::new() } else { format!(" ({reason})") };
        self.pick(
            format!("Client douteux depuis le {since}{reason} : à vous de juger s’il faut le relancer. Une procédure collective se note sur sa fiche : les relances cessent et la créance se déclare."),
            format!("A doubtful customer since {since}{reason}: whether to remind is yours to judge. Insolvency proceedings are noted on the customer’s page: reminders cease and the claim is filed."),
        )
    }

    /// A flag: what is wrong, and what to do.
    pub(crate) fn flag(self, flag: &Flag) -> String {
        match flag {
            Flag::NoAddress => self.pick(
                "L’adresse postale manque : saisissez-la dans la fiche du client.",
                "The postal address is missing: enter it in the customer’s file.",
            ),
            Flag::AddressReturned { since } => self.pick(
                format!("Un courrier est revenu de cette adresse depuis le {} : cherchez la nouvelle avant d’écrire.", self.day(*since)),
                format!("A letter has come back from this address since {}: find the new one before you write.", self.day(*since)),
            ),
            Flag::AddressTooLong => self.pick(
                "L’adresse dépasse six lignes de 38 caractères (NF Z10-011) : vérifiez ce que montre la fenêtre.",
                "The address is longer than six lines of 38 characters (NF Z10-011): check what the window shows.",
            ),
            Flag::NoEmail => self.pick(
                "L’adresse e-mail manque : saisissez-la dans la fiche du client, ou envoyez par courrier.",
                "The e-mail address is missing: enter it in the customer’s file, or send by post.",
            ),
            Flag::NothingDue { total } => self.pick(
                format!("Il ne reste rien à payer ({}) : affectez les avoirs et les règlements.", self.amount(*total)),
                format!("Nothing is left to be paid ({}): allocate the credits and payments.", self.amount(*total)),
            ),
            Flag::CreditsExceedDebt { credits, principal } => self.pick(
                format!("Les avoirs ({}) dépassent le principal ({}) : affectez-les d’abord.", self.amount(*credits), self.amount(*principal)),
                format!("The credits ({}) exceed the principal ({}): allocate them first.", self.amount(*credits), self.amount(*principal)),
            ),
            Flag::PartlyDisputed { disputed } => self.pick(
                format!("{} sont contestés et ne sont pas réclamés.", self.amount(*disputed)),
                format!("{} is disputed and not claimed.", self.amount(*disputed)),
            ),
            Flag::PromisePending { due_on } => self.pick(
                format!("Une promesse court jusqu’au {} : attendez-la.", self.day(*due_on)),
                format!("A promise runs until {}: wait for it.", self.day(*due_on)),
            ),
            Flag::Doubtful { since, reason } => self.doubtful(*since, reason),
            Flag::SecondLetter { on } => self.pick(
                format!("Ce client a déjà reçu un courrier le {}, il y a moins de huit jours.", self.day(*on)),
                format!("This customer was written to on {}, less than eight days ago.", self.day(*on)),
            ),
            Flag::LevelJump { to, .. } => self.pick(
                format!("Un niveau serait sauté : « {} » n’est pas l’étape suivante.", self.step(*to)),
                format!("A level would be skipped: “{}” is not the next step.", self.step(*to)),
            ),
            Flag::UnconfirmedRate { claimed: true } => self.pick(
                "Les pénalités réclamées reposent sur un taux non confirmé : confirmez-le dans Taux.",
                "The penalties claimed rest on an unconfirmed rate: confirm it under Rates.",
            ),
            Flag::UnconfirmedRate { claimed: false } => self.pick(
                "Les pénalités annoncées reposent sur un taux non confirmé.",
                "The penalties announced rest on an unconfirmed rate.",
            ),
            Flag::Lacking(mentions) => {
                let named: Vec<&str> = mentions.iter().map(|it| self.lacks(*it)).collect();
                self.pick(
                    format!("La mise en demeure ne dit pas : {}.", named.join(", ")),
                    format!("The formal notice does not say: {}.", named.join(", ")),
                )
            }
            Flag::NoAccount => self.pick(
                "L’IBAN manque : complétez votre société dans Réglages.",
                "The IBAN is missing: complete your company in Settings.",
            ),
            Flag::CopiesMissing { numbers } => self.pick(
                format!("La lettre annonce la copie des factures ; à joindre à la main : {}.", numbers.join(", ")),
                format!("The letter says that copies of the invoices are enclosed; add by hand: {}.", numbers.join(", ")),
            ),
            Flag::TooManySheets { sheets } => self.pick(
                format!("{sheets} feuilles : plus qu’une enveloppe DL n’en prend ; imprimez recto verso ou prenez une C5."),
                format!("{sheets} sheets: more than a DL envelope takes; print on both sides or use a C5 one."),
            ),
        }
    }

    /// What stands on a copy.
    pub(crate) fn copy_stamp(self, on: chrono::NaiveDate) -> String {
        self.pick(
            format!("COPIE du {}", typography::short_date(on, self.0.into())),
            format!("COPY of {}", typography::short_date(on, self.0.into())),
        )
    }

    /// What happened to a letter, for the journal.
    pub(crate) fn letter_fact(self, kind: &str) -> &'static str {
        let (fr, en) = match kind {
            "printed" => ("Courrier imprimé", "Letter printed"),
            "reprinted" => ("Copie d’un courrier", "Copy of a letter"),
            "posted" => ("Courrier posté", "Letter posted"),
            "sent" => ("Courrier envoyé par e-mail", "Letter sent by e-mail"),
            "presented" => ("Courrier présenté", "Letter presented"),
            "acknowledged" => ("Accusé de réception", "Receipt acknowledged"),
            _ => ("Courrier revenu", "Letter returned"),
        };
        if self.0 == Fr { fr } else { en }
    }

    /// What a formal notice must say, as it stands in a list.
    fn lacks(self, mention: Mention) -> &'static str {
        let (fr, en) = match mention {
            Mention::SenderName => ("le nom de votre société", "your company’s name"),
            Mention::SenderForm => ("sa forme juridique", "its legal form"),
            Mention::SenderSeat => ("son siège", "its registered office"),
            Mention::SenderRegister => {
                ("son SIREN et sa ville de RCS", "its SIREN and register town")
            }
            Mention::DebtorName => ("le nom du débiteur", "the debtor’s name"),
            Mention::DebtorSiren => ("le SIREN du débiteur", "the debtor’s SIREN"),
            Mention::DebtorSeat => ("l’adresse du débiteur", "the debtor’s address"),
            Mention::Place => ("le lieu", "the place"),
            Mention::Date => ("la date", "the date"),
            Mention::Words => {
                ("« mise en demeure » dans l’objet", "“formal notice” in the subject")
            }
            Mention::Registered => ("l’envoi en recommandé", "that it is sent registered"),
            Mention::Basis => ("le fondement de la créance", "what the claim rests on"),
            Mention::Items => ("le tableau des factures", "the table of invoices"),
            Mention::Principal => ("le principal", "the principal"),
            Mention::Rate => ("le taux des pénalités", "the penalty rate"),
            Mention::PenaltiesFrom => ("le point de départ des pénalités", "when penalties begin"),
            Mention::Penalties => ("le montant des pénalités", "the amount of penalties"),
            Mention::PerDay => ("le coût d’un jour de plus", "what one more day costs"),
            Mention::FixedSums => ("les indemnités de 40 €", "the fixed sums of €40"),
            Mention::Total => ("le total à payer", "the total payable"),
            Mention::Deadline => ("le délai pour payer", "the days left to pay"),
            Mention::FromReceipt => {
                ("que le délai court de la réception", "that they count from receipt")
            }
            Mention::Account => ("votre IBAN", "your IBAN"),
            Mention::Bic => ("votre BIC", "your BIC"),
            Mention::Reference => ("la référence à rappeler", "the reference to quote"),
            Mention::Consequence => ("la saisine du tribunal à défaut", "that court follows"),
            Mention::EarlierSteps => {
                ("les relances précédentes et leurs dates", "the earlier reminders and their dates")
            }
            Mention::Signatory => ("qui signe", "who signs"),
            Mention::Capacity => ("en quelle qualité", "in what capacity"),
            Mention::Enclosures => ("les pièces jointes", "the enclosures"),
        };
        if self.0 == Fr { fr } else { en }
    }
}
