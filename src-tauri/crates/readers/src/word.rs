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
const PAYMENT: [&str; 25] = [
    "r", "rg", "rgt", "rt", "reg", "regl", "reglement", "reglement client", "paiement",
    "encaissement", "acompte", "virement", "vir", "cheque", "chq", "cb", "prelevement", "prlv",
    "payment", "customer payment", "pmt", "pay", "receipt", "deposit", "unapplied payment",
];

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

/// Any text but a no: the column often holds the reason of the dispute.
pub(crate) fn is_yes(text: &str) -> bool {
    const NO: [&str; 15] = [
        "", "n", "non", "no", "0", "false", "faux", "-", "aucun", "aucune", "neant", "none",
        "resolu", "resolved", "closed",
    ];
    let mut room = [0; LONGEST];
    plain(text, &mut room).is_none_or(|word| !NO.contains(&word))
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
            ("OD", None),
            ("", None),
        ] {
            assert_eq!(item_kind(text), expected, "{text}");
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
