//! Words: what the words of a cell mean, whatever their case and accents.
//!
//! Only whole texts are known. A type that no list has is a problem of its row: taken for an invoice
//! it would be claimed from the customer.

use std::str;

use receivables::ItemKind;

use crate::heading::folded;

/// No word known here is longer.
const LONGEST: usize = 32;

#[rustfmt::skip]
const INVOICE: [&str; 24] = [
    "f", "fc", "fa", "fac", "fact", "facture", "factures", "facture client", "facture de vente",
    "facture d'acompte", "fv", "vte", "vente", "invoice", "sales invoice", "customer invoice", "inv",
    "in", "accrec", "380", "debit", "debit note", "note de debit", "dr",
];
#[rustfmt::skip]
const CREDIT_NOTE: [&str; 18] = [
    "a", "av", "avo", "avr", "avoir", "avoirs", "avoir client", "ac", "credit note", "credit memo",
    "credit", "customer credit note", "cn", "cm", "note de credit", "accreccredit", "381", "refund",
];
#[rustfmt::skip]
const PAYMENT: [&str; 29] = [
    "r", "rg", "rgt", "rt", "reg", "regl", "reglement", "reglement client", "paiement",
    "encaissement", "acompte", "virement", "vir", "cheque", "chq", "cb", "prelevement", "prlv",
    "rc", "payment", "customer payment", "pmt", "pay", "receipt", "deposit", "unapplied payment",
    "reglements", "encaissements", "virements",
];
/// What the numbers of payments begin with, as packages write them.
const PAYMENT_PREFIXES: [&str; 9] =
    ["rg", "reg", "rgt", "rglt", "vir", "chq", "prlv", "enc", "pay"];

#[rustfmt::skip]
const VOID: [&str; 24] = [
    "draft", "brouillon", "void", "voided", "annule", "annulee", "cancelled", "canceled", "cancel", "deleted", "supprimee",
    "supprime", "abandonnee", "abandonne", "proforma", "pro forma", "devis", "submitted", "pending approval", "reversed", "extournee",
    "rejected", "declined", "en preparation",
];
#[rustfmt::skip]
const PAID: [&str; 21] = [
    "paid", "payee", "paye", "reglee", "regle", "soldee", "solde", "closed", "fully paid", "acquittee", "acquitte", "encaissee",
    "encaisse", "settled", "payee totalement", "auto-paid", "lettree", "in payment", "en cours de paiement", "lettre", "cloturee",
];
#[rustfmt::skip]
const OPEN: [&str; 47] = [
    "open", "sent", "viewed", "overdue", "due", "unpaid", "not paid", "partial", "partially paid", "partial payment", "awaiting payment",
    "authorised", "authorized", "approved", "outstanding", "past_due", "past due", "uncollectible", "posted", "comptabilise", "impayee",
    "impaye", "non payee", "non paye", "non reglee", "en retard", "echue", "echu", "a echoir", "a venir", "en attente",
    "en attente de paiement", "partiellement payee", "partiellement paye", "partiellement reglee", "envoyee", "validee", "emise",
    "ouverte", "en cours", "a payer", "due aujourd'hui", "comptabilisee", "relancee", "in dispute", "a regler", "auto-pay",
];
#[rustfmt::skip]
const FORMAL_NOTICE: [&str; 9] = [
    "med", "m.e.d.", "m.e.d", "formal notice", "final notice", "final demand", "letter before action", "letter of formal notice",
    "derniere mise en demeure",
];
#[rustfmt::skip]
const LEVEL_WORDS: [&str; 22] = [
    "", "r", "n", "l", "niveau", "niv", "niv.", "relance", "relances", "rappel", "rappels", "level", "reminder", "reminders", "e", "eme",
    "ere", "er", "st", "nd", "rd", "th",
];
/// Three spellings of each, in order.
#[rustfmt::skip]
const ORDINALS: [&str; 12] = [
    "premiere", "premier", "first", "deuxieme", "seconde", "second", "troisieme", "third", "tierce", "quatrieme", "fourth", "quatre",
];

/// Side of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Debit,
    Credit,
}

/// What the state of a document says about its claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    Open,
    /// Nothing is open any more.
    Paid,
    /// It is no claim: not issued yet, or taken back.
    Void,
}

/// How far a customer or a document was reminded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReachedLevel {
    /// Reminders that were sent, or the level of the last one; 0 when there was none.
    Level(u8),
    /// The *mise en demeure*.
    FormalNotice,
}

/// The kind of document that a type names.
pub(crate) fn item_kind(text: &str) -> Option<ItemKind> {
    let mut room = [0; LONGEST];
    match plain(text, &mut room)? {
        word if INVOICE.contains(&word) => Some(ItemKind::Invoice),
        word if CREDIT_NOTE.contains(&word) => Some(ItemKind::CreditNote),
        word if PAYMENT.contains(&word) => Some(ItemKind::Payment),
        _ => None,
    }
}

/// Whether a document of this number is a payment: `RG-12`, `VIR 0098`, but not `REGION4`.
pub(crate) fn is_payment_number(number: &str) -> bool {
    PAYMENT_PREFIXES.iter().any(|prefix| {
        let (head, rest) = number.split_at_checked(prefix.len()).unwrap_or_default();
        let ends = rest.starts_with(|it: char| it.is_ascii_digit() || it == '-' || it == ' ');
        ends && head.eq_ignore_ascii_case(prefix)
    })
}

/// Any text but a no: the column often holds the reason of the dispute.
pub(crate) fn is_yes(text: &str) -> bool {
    const NO: [&str; 15] = [
        "", "n", "non", "no", "0", "false", "faux", "-", "aucun", "aucune", "neant", "none",
        "resolu", "resolved", "closed",
    ];
    let mut room = [0; LONGEST];
    plain(text, &mut room).is_none_or(|word| !NO.contains(&word))
}

/// The side of an account that a sign names.
pub(crate) fn side(text: &str) -> Option<Side> {
    let mut room = [0; LONGEST];
    match plain(text, &mut room)? {
        "d" | "db" | "dr" | "dt" | "debit" | "debiteur" | "+" | "+1" | "1" => Some(Side::Debit),
        "c" | "cr" | "ct" | "credit" | "crediteur" | "-" | "-1" => Some(Side::Credit),
        _ => None,
    }
}

/// What the state of a document says about its claim.
pub(crate) fn status(text: &str) -> Option<Status> {
    let mut room = [0; LONGEST];
    match plain(text, &mut room)? {
        word if VOID.contains(&word) => Some(Status::Void),
        word if PAID.contains(&word) => Some(Status::Paid),
        word if OPEN.contains(&word) => Some(Status::Open),
        _ => None,
    }
}

/// How far a customer was reminded: a number among the words, or a formal notice.
pub(crate) fn level(text: &str) -> Option<ReachedLevel> {
    let mut room = [0; LONGEST];
    let text = text.replace('°', "");
    let word = plain(&text, &mut room)?;
    if matches!(word, "-" | "non" | "aucun" | "aucune" | "neant" | "none" | "no" | "jamais") {
        return Some(ReachedLevel::Level(0));
    }
    if FORMAL_NOTICE.contains(&word) || word.starts_with("mise en demeure") {
        return Some(ReachedLevel::FormalNotice);
    }
    let number = |text: &str| text.parse().ok().filter(|it| *it < 10).map(ReachedLevel::Level);
    let rest = word.trim_start_matches(|it: char| !it.is_ascii_digit());
    let head = word[..word.len() - rest.len()].trim();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, tail) = rest.split_at(digits);
    let known = |it: &str| LEVEL_WORDS.contains(&it);
    match ORDINALS.iter().position(|it| word.split(' ').any(|word| word == *it)) {
        Some(index) if word.split(' ').any(|it| known(it) && !it.is_empty()) => {
            u8::try_from(index / 3 + 1).ok().map(ReachedLevel::Level)
        }
        _ if !digits.is_empty() && head.split(' ').chain(tail.split(' ')).all(known) => {
            number(digits)
        }
        _ => None,
    }
}

/// The text in lower case without accents; `None` if it is long, or of other letters.
fn plain<'a>(text: &str, room: &'a mut [u8; LONGEST]) -> Option<&'a str> {
    let mut length = 0;
    for char in text.chars().flat_map(folded) {
        *room.get_mut(length)? = u8::try_from(char).ok()?;
        length += 1;
    }
    str::from_utf8(&room[..length]).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_of_french_and_english_packages() {
        use ItemKind::*;
        for (text, expected) in [
            ("F", Some(Invoice)),
            ("FC", Some(Invoice)),
            ("FACTURE", Some(Invoice)),
            ("Invoice", Some(Invoice)),
            ("A", Some(CreditNote)),
            ("AV", Some(CreditNote)),
            ("Avoir", Some(CreditNote)),
            ("Credit Memo", Some(CreditNote)),
            ("R", Some(Payment)),
            ("Règlement", Some(Payment)),
            ("Payment", Some(Payment)),
            ("RÈGLEMENTS", Some(Payment)),
            // An accent that stands by itself, as macOS writes it.
            ("Re\u{300}glement", Some(Payment)),
            ("OD", None),
            ("", None),
        ] {
            assert_eq!(item_kind(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_of_payments() {
        for (number, expected) in [
            ("RG-12", true),
            ("reg0012", true),
            ("RGT 7", true),
            ("RGLT-2026-1", true),
            ("VIR 0098", true),
            ("CHQ0001", true),
            ("PRLV-3", true),
            ("Enc4", true),
            ("PAY-5", true),
            ("AV-12", false),
            ("AC-12", false),
            ("CN12", false),
            ("REGION4", false),
            ("RG", false),
            ("12 RG-1", false),
            ("é", false),
            ("", false),
        ] {
            assert_eq!(is_payment_number(number), expected, "{number}");
        }
    }

    #[test]
    fn levels_of_reminders() {
        use ReachedLevel::*;
        for (text, expected) in [
            ("0", Some(Level(0))),
            ("1", Some(Level(1))),
            ("R2", Some(Level(2))),
            ("N3", Some(Level(3))),
            ("Niveau 2", Some(Level(2))),
            ("Relance 1", Some(Level(1))),
            ("Relance n° 1", Some(Level(1))),
            ("2e relance", Some(Level(2))),
            ("2ème relance", Some(Level(2))),
            ("1ère relance", Some(Level(1))),
            ("Deuxième relance", Some(Level(2))),
            ("3 relances", Some(Level(3))),
            ("2nd reminder", Some(Level(2))),
            ("Third reminder", Some(Level(3))),
            ("Aucune", Some(Level(0))),
            ("Mise en demeure", Some(FormalNotice)),
            ("MISE EN DEMEURE AR", Some(FormalNotice)),
            ("MED", Some(FormalNotice)),
            ("Premier contact", None),
            ("12", None),
            ("Durand 2", None),
            ("", None),
        ] {
            assert_eq!(level(text), expected, "{text}");
        }
    }

    #[test]
    fn states_of_documents() {
        use Status::*;
        for (text, expected) in [
            ("Draft", Some(Void)),
            ("Annulée", Some(Void)),
            ("PAID", Some(Paid)),
            ("Payée", Some(Paid)),
            ("Overdue", Some(Open)),
            ("En retard", Some(Open)),
            ("Partiellement payée", Some(Open)),
            ("Paris", None),
        ] {
            assert_eq!(status(text), expected, "{text}");
        }
    }

    #[test]
    fn sides_of_an_account() {
        for (text, expected) in [
            ("D", Some(Side::Debit)),
            ("Débit", Some(Side::Debit)),
            ("+", Some(Side::Debit)),
            ("c", Some(Side::Credit)),
            ("CRÉDIT", Some(Side::Credit)),
            ("-1", Some(Side::Credit)),
            ("", None),
            ("X", None),
        ] {
            assert_eq!(side(text), expected, "{text}");
        }
    }

    #[test]
    fn a_dispute_is_any_text_but_a_no() {
        for (text, expected) in [
            ("Oui", true),
            ("Yes", true),
            ("x", true),
            ("1", true),
            ("Marchandise abîmée", true),
            ("Non", false),
            ("No", false),
            ("", false),
            ("0", false),
            ("Résolu", false),
        ] {
            assert_eq!(is_yes(text), expected, "{text}");
        }
    }
}
