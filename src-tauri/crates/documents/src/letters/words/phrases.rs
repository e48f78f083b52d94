//! Phrases: the words of a letter that depend on its facts.

use chrono::NaiveDate;
use receivables::{
    Money,
    letter::{EarlierKind, Language, LetterKind, RateBasis},
};
use rust_decimal::Decimal;

use crate::typography::{amount, short_date};

/// What a letter is called.
pub fn kind(kind: LetterKind, language: Language) -> &'static str {
    use LetterKind::*;
    match (language, kind) {
        (Language::Fr, PreventiveNote) => "rappel avant échéance",
        (Language::Fr, FirstReminder) => "première relance",
        (Language::Fr, SecondReminder) => "deuxième relance",
        (Language::Fr, FinalReminder) => "dernière relance amiable",
        (Language::Fr, FormalNotice) => "mise en demeure",
        (Language::Fr, Statement) => "relevé de compte",
        (Language::Fr, PromiseConfirmation) => "confirmation de votre promesse de règlement",
        (Language::Fr, PlanProposal) => "proposition d’échéancier",
        (Language::Fr, PlanConfirmation) => "confirmation d’échéancier",
        (Language::Fr, Receipt) => "reçu",
        (Language::En, PreventiveNote) => "note before the due date",
        (Language::En, FirstReminder) => "first reminder",
        (Language::En, SecondReminder) => "second reminder",
        (Language::En, FinalReminder) => "final reminder",
        (Language::En, FormalNotice) => "formal notice",
        (Language::En, Statement) => "statement of account",
        (Language::En, PromiseConfirmation) => "confirmation of your promise to pay",
        (Language::En, PlanProposal) => "proposed payment plan",
        (Language::En, PlanConfirmation) => "confirmation of the payment plan",
        (Language::En, Receipt) => "receipt",
        (Language::De, PreventiveNote) => "Hinweis vor Fälligkeit",
        (Language::De, FirstReminder) => "Zahlungserinnerung",
        (Language::De, SecondReminder) => "zweite Mahnung",
        (Language::De, FinalReminder) => "letzte Mahnung",
        (Language::De, FormalNotice) => "förmliche Mahnung",
        (Language::De, Statement) => "Kontoauszug",
        (Language::De, PromiseConfirmation) => "Bestätigung Ihrer Zahlungszusage",
        (Language::De, PlanProposal) => "Vorschlag eines Ratenplans",
        (Language::De, PlanConfirmation) => "Bestätigung des Ratenplans",
        (Language::De, Receipt) => "Quittung",
    }
}

/// What the sum of a letter is.
pub fn total(kind: LetterKind, language: Language) -> &'static str {
    use LetterKind::*;
    match (kind, language) {
        (PreventiveNote, Language::Fr) => "Total à échoir",
        (PreventiveNote, Language::En) => "Total falling due",
        (PreventiveNote, Language::De) => "Demnächst fällig",
        (Statement, Language::Fr) => "Solde du compte",
        (Statement, Language::En) => "Balance of the account",
        (Statement, Language::De) => "Saldo",
        (PromiseConfirmation | PlanProposal | PlanConfirmation, Language::Fr) => "Total dû",
        (PromiseConfirmation | PlanProposal | PlanConfirmation, Language::En) => "Total due",
        (PromiseConfirmation | PlanProposal | PlanConfirmation, Language::De) => "Gesamtforderung",
        (Receipt, Language::Fr) => "Reste dû",
        (Receipt, Language::En) => "Still outstanding",
        (Receipt, Language::De) => "Noch offen",
        (_, Language::Fr) => "Total à régler",
        (_, Language::En) => "Total payable",
        (_, Language::De) => "Zu zahlen",
    }
}

/// Whether an item is due, and since when.
pub fn status(days_late: u32, language: Language) -> String {
    match (days_late, language) {
        (0, Language::Fr) => "à échoir".into(),
        (0, Language::En) => "not due".into(),
        (0, Language::De) => "nicht fällig".into(),
        (late, Language::Fr) => format!("échu, {late}\u{A0}j"),
        (1, Language::En) => "1\u{A0}day late".into(),
        (late, Language::En) => format!("{late}\u{A0}days late"),
        (1, Language::De) => "1\u{A0}Tag überfällig".into(),
        (late, Language::De) => format!("{late}\u{A0}Tage überfällig"),
    }
}

/// What an earlier step is called.
pub fn earlier(step: EarlierKind, language: Language) -> &'static str {
    match (step, language) {
        (EarlierKind::Letter(letter), language) => kind(letter, language),
        (EarlierKind::Call, Language::Fr) => "appel téléphonique",
        (EarlierKind::Call, Language::En) => "telephone call",
        (EarlierKind::Email, Language::Fr) => "rappel par courriel",
        (EarlierKind::Email, Language::En) => "reminder by e-mail",
        (EarlierKind::Reminder, Language::Fr) => "relance",
        (EarlierKind::Reminder, Language::En) => "reminder",
        (EarlierKind::Call, Language::De) => "Telefonat",
        (EarlierKind::Email, Language::De) => "Erinnerung per E-Mail",
        (EarlierKind::Reminder, Language::De) => "Mahnung",
    }
}

/// One instalment of a document.
pub fn instalment(number: &str, due: NaiveDate, language: Language) -> String {
    let due = short_date(due, language);
    match language {
        Language::Fr => format!("{number} échue le\u{A0}{due}"),
        Language::En => format!("{number} due\u{A0}{due}"),
        Language::De => format!("{number} fällig\u{A0}{due}"),
    }
}

/// Documents by name; of more than so many, one less and how many others.
pub fn some_of(names: &[String], most: usize, language: Language) -> String {
    let (last, and) = match language {
        Language::Fr => ("autres", "et"),
        Language::En => ("others", "and"),
        Language::De => ("weitere", "und"),
    };
    let mut names = names.to_vec();
    if names.len() > most {
        let others = names.len() + 1 - most;
        names.truncate(most - 1);
        names.push(format!("{others}\u{A0}{last}"));
    }
    let Some(last) = names.pop() else { return String::new() };
    if names.is_empty() { last } else { format!("{} {and} {last}", names.join(", ")) }
}

/// All documents of a letter but some.
pub fn all_but(count: usize, names: &[String], language: Language) -> String {
    let but = some_of(names, names.len(), language);
    match (language, names.is_empty()) {
        (Language::Fr, true) => format!("les {count}\u{A0}factures"),
        (Language::Fr, false) => format!("les {count}\u{A0}factures, sauf {but}"),
        (Language::En, true) => format!("all {count}\u{A0}invoices"),
        (Language::En, false) => format!("all {count}\u{A0}invoices except {but}"),
        (Language::De, true) => format!("alle {count}\u{A0}Rechnungen"),
        (Language::De, false) => format!("alle {count}\u{A0}Rechnungen außer {but}"),
    }
}

/// What of an item is contested and not claimed. In French less than two is singular.
pub fn disputed(part: Money, language: Language) -> String {
    let amount = amount(part, language);
    match language {
        Language::Fr if part.decimal() < Decimal::TWO => {
            format!("dont {amount} contesté, non réclamé")
        }
        Language::Fr => format!("dont {amount} contestés, non réclamés"),
        Language::En => format!("of which {amount} disputed, not claimed"),
        Language::De => format!("davon {amount} bestritten, nicht gefordert"),
    }
}

/// What of an item is contested, where it is shown in full.
pub fn contested(part: Money, language: Language) -> String {
    let amount = amount(part, language);
    match language {
        Language::Fr if part.decimal() < Decimal::TWO => format!("dont {amount} contesté"),
        Language::Fr => format!("dont {amount} contestés"),
        Language::En => format!("of which {amount} disputed"),
        Language::De => format!("davon {amount} bestritten"),
    }
}

/// Penalties on an item that was paid late.
pub fn settled_late(number: &str, paid: &str, days: u32, language: Language) -> String {
    let plural = |one: &'static str, many: &'static str| if days < 2 { one } else { many };
    match language {
        Language::Fr => {
            let days = format!("{days}\u{A0}{}", plural("jour", "jours"));
            format!("Pénalités sur {number}, réglée le {paid} avec {days} de retard")
        }
        Language::En => {
            let days = format!("{days}\u{A0}{}", plural("day", "days"));
            format!("Penalties on {number}, paid on {paid}, {days} late")
        }
        Language::De => {
            let days = format!("{days}\u{A0}{}", plural("Tag", "Tage"));
            format!("Verzugskosten auf {number}, bezahlt am {paid}, {days} zu spät")
        }
    }
}

/// Penalties on further items that were paid late.
pub fn settled_late_too(count: usize, language: Language) -> String {
    match language {
        Language::Fr => format!("Pénalités sur {count}\u{A0}autres factures réglées en retard"),
        Language::En => format!("Penalties on {count}\u{A0}other invoices paid late"),
        Language::De => {
            format!("Verzugskosten auf {count}\u{A0}weitere verspätet bezahlte Rechnungen")
        }
    }
}

/// Where the rate comes from, in a sentence.
pub fn basis(basis: RateBasis, language: Language) -> &'static str {
    match (basis, language) {
        (RateBasis::CentralBankPlusTen, Language::Fr) => {
            "taux de refinancement de la Banque centrale européenne majoré de dix points"
        }
        (RateBasis::CentralBankPlusTen, Language::En) => {
            "the European Central Bank’s refinancing rate plus ten percentage points"
        }
        (RateBasis::CentralBankPlusTen, Language::De) => {
            "Hauptrefinanzierungssatz der Europäischen Zentralbank plus zehn Prozentpunkte"
        }
        (RateBasis::CentralBankPlusTenFrozen, Language::Fr) => {
            "taux de refinancement de la Banque centrale européenne du semestre où le retard a commencé, majoré de dix points"
        }
        (RateBasis::CentralBankPlusTenFrozen, Language::En) => {
            "the European Central Bank’s refinancing rate of the half-year in which the delay began, plus ten percentage points"
        }
        (RateBasis::CentralBankPlusTenFrozen, Language::De) => {
            "Hauptrefinanzierungssatz der Europäischen Zentralbank des Halbjahres, in dem der Verzug begann, plus zehn Prozentpunkte"
        }
        (RateBasis::CentralBankPlusEight, Language::Fr) => {
            "taux de refinancement de la Banque centrale européenne du semestre où le retard a commencé, majoré de huit points"
        }
        (RateBasis::CentralBankPlusEight, Language::En) => {
            "the European Central Bank’s refinancing rate of the half-year in which the delay began, plus eight percentage points"
        }
        (RateBasis::CentralBankPlusEight, Language::De) => {
            "Hauptrefinanzierungssatz der Europäischen Zentralbank des Halbjahres, in dem der Verzug begann, plus acht Prozentpunkte"
        }
        (RateBasis::LegalRate, Language::Fr) => "taux de l’intérêt légal",
        (RateBasis::LegalRate, Language::En) => "the French legal interest rate",
        (RateBasis::LegalRate, Language::De) => "französischer gesetzlicher Zinssatz",
        (RateBasis::TermsOfSale, Language::Fr) => {
            "taux prévu par nos conditions générales de vente"
        }
        (RateBasis::TermsOfSale, Language::En) => "the rate set by our terms of sale",
        (RateBasis::TermsOfSale, Language::De) => "Zinssatz unserer Verkaufsbedingungen",
    }
}

/// A rate and its days, in a sentence.
pub fn period(rate: &str, [from, to]: [&str; 2], confirmed: bool, language: Language) -> String {
    let mark = match (confirmed, language) {
        (true, _) => "",
        (false, Language::Fr) => " (taux non confirmé)",
        (false, Language::En) => " (unconfirmed rate)",
        (false, Language::De) => " (unbestätigter Satz)",
    };
    match language {
        Language::Fr => format!("{rate} du {from} au {to}{mark}"),
        Language::En => format!("{rate} from {from} to {to}{mark}"),
        Language::De => format!("{rate} vom {from} bis {to}{mark}"),
    }
}
