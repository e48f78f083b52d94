//! Why something about letters was refused: a text, a rate, a code, a day.

use documents::DocumentError;

use super::Words;
use crate::{failure::Cause, template::fault::Fault};

impl Words {
    /// A refusal about letters; of any other one its plain reason.
    pub(crate) fn letter_refused(self, cause: &Cause) -> String {
        match cause {
            Cause::InvalidRate(text) => self.pick(
                format!("« {text} » n’est pas un taux annuel en pour cent, comme 2,15."),
                format!("“{text}” is no yearly rate in percent, such as 2.15."),
            ),
            Cause::BrokenTemplate { line, fault } => self.broken_template(*line, fault),
            Cause::EmptyTemplate => self.pick(
                "Le texte est vide : écrivez-le, ou revenez au texte d’origine.",
                "The text is empty: write it, or go back to the original text.",
            ),
            Cause::UnknownTemplate(name) => self.pick(
                format!("Il n’y a pas de texte « {name} »."),
                format!("There is no text “{name}”."),
            ),
            Cause::UnknownLetterCode(code) => self.pick(
                format!("Aucun courrier parti ne porte le code « {code} ». Relisez-le, ou cherchez le client par son nom."),
                format!("No letter that left bears the code “{code}”. Scan it again, or look for the customer by name."),
            ),
            Cause::DayToCome(day) => self.pick(
                format!("Le {} n’est pas encore là : donnez le jour où cela s’est passé.", self.day(*day)),
                format!("{} is still to come: give the day on which it happened.", self.day(*day)),
            ),
            Cause::BeforeTheLetter { dated, on } => self.pick(
                format!("La lettre est du {} : elle ne peut pas être partie ni arrivée le {}.", self.day(*dated), self.day(*on)),
                format!("The letter is of {}: it cannot have left or arrived on {}.", self.day(*dated), self.day(*on)),
            ),
            Cause::NameMissing => self.pick(
                "Le nom du client manque : saisissez sa dénomination sociale.",
                "The customer’s name is missing: enter its legal name.",
            ),
            other => other.to_string(),
        }
    }

    /// Why a letter could not be set.
    pub(crate) fn document(self, error: &DocumentError) -> String {
        match error {
            DocumentError::Letter { reason, .. } => self.document(reason),
            DocumentError::MissingGlyph { character } => self.pick(
                format!("la police n’a pas le caractère « {character} » ; corrigez le nom ou l’adresse dans la liste des clients."),
                format!("the typeface has no sign for “{character}”; correct the name or address in the customer list."),
            ),
            DocumentError::BarCode { code } => self.pick(
                format!("le code « {code} » ne s’imprime pas en code à barres ; vingt-quatre lettres sans accent ou chiffres au plus."),
                format!("the code “{code}” does not print as a bar code; twenty-four plain letters or digits at most."),
            ),
            DocumentError::TooManyPages { limit } => self.pick(
                format!("le courrier dépasserait {limit} pages ; vérifiez le nombre de pièces."),
                format!("the letter would exceed {limit} pages; check the number of documents."),
            ),
            DocumentError::PaymentCode { bytes } => self.pick(
                format!("le code de paiement ({bytes} octets) est trop long ; raccourcissez le nom de votre société."),
                format!("the payment code ({bytes} bytes) is too long; shorten the name of your company."),
            ),
            DocumentError::Template { template, line, problem } => self.pick(
                format!("le modèle {template}, ligne {line}, est fautif : {problem}."),
                format!("template {template}, line {line}, is broken: {problem}."),
            ),
            DocumentError::NoLetters
            | DocumentError::Claim(_)
            | DocumentError::Workbook(_)
            | DocumentError::Table(_)
            | DocumentError::Pdf(_) => self.pick(
                format!("composition impossible ({error})."),
                format!("it could not be set ({error})."),
            ),
        }
    }

    /// The line, what is wrong with it, and what was probably meant.
    pub(crate) fn broken_template(self, line: usize, fault: &Fault) -> String {
        let meant = |nearest: &Option<&str>| match nearest {
            Some(name) => self.pick(
                format!(" Vouliez-vous dire « {name} » ?"),
                format!(" Did you mean “{name}”?"),
            ),
            None => self.pick(
                " Choisissez-le dans la liste « Insérer ».",
                " Choose one from the “Insert” list.",
            ),
        };
        let (fr, en, more) = match fault {
            Fault::Field(name, near) => (
                format!("le champ « {name} » n’existe pas."),
                format!("there is no field “{name}”."),
                meant(near),
            ),
            Fault::Block(name, near) => (
                format!("« {name} » n’est pas un bloc, ou n’est pas seul sur sa ligne."),
                format!("“{name}” is no block, or does not stand alone on its line."),
                meant(near),
            ),
            Fault::Clause(name, near) => (
                format!("la clause « {name} » n’existe pas."),
                format!("there is no clause “{name}”."),
                meant(near),
            ),
            Fault::Unclosed => (
                "une condition ou une boucle n’est pas fermée : il manque {% endif %} ou {% endfor %}.".to_owned(),
                "a condition or a loop is not closed: {% endif %} or {% endfor %} is missing.".to_owned(),
                String::new(),
            ),
            Fault::Other(problem) => {
                (format!("le texte ne se lit pas ({problem})."), format!("the text cannot be read ({problem})."), String::new())
            }
        };
        self.pick(format!("Ligne {line} : {fr}{more}"), format!("Line {line}: {en}{more}"))
    }
}
