//! Headings: what people and packages write over a column, brought to one spelling.
//!
//! `N° de facture`, `Facture n°`, `NUM_FACT` and `numeroFacture` are one heading. Only whole headings
//! are known, never parts of them: a *paperless date* is no date of ours.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use crate::{
    Field, Kind,
    synonyms::{OF_ITEM_LINES, OF_KINDS, SYNONYMS},
};

/// Fields by the key of their headings.
static KNOWN: LazyLock<HashMap<String, Vec<Meaning>>> = LazyLock::new(|| {
    let mut known = HashMap::<String, Vec<Meaning>>::new();
    let everywhere = SYNONYMS.iter().map(|(field, headings)| (None, *field, *headings));
    let somewhere = OF_KINDS.iter().map(|(kind, field, headings)| (Some(*kind), *field, *headings));
    for (kind, field, headings) in somewhere.chain(everywhere) {
        for (place, heading) in headings.iter().enumerate() {
            let rank = if kind.is_some() { place } else { RANKS_OF_KINDS + place };
            known.entry(key(heading)).or_default().push(Meaning { rank, field, kind });
        }
    }
    known
});

/// Headings of one kind of file come before those of all.
const RANKS_OF_KINDS: usize = 100;

static ITEM_LINES: LazyLock<HashSet<String>> =
    LazyLock::new(|| OF_ITEM_LINES.iter().map(|it| key(it)).collect());

/// A fact that a heading may stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Meaning {
    /// The lower, the surer.
    pub(crate) rank: usize,
    pub(crate) field: Field,
    /// The only kind of file in which it is meant.
    kind: Option<Kind>,
}

/// The facts that a heading may stand for in a file of this kind.
pub(crate) fn meanings(
    kind: Kind,
    heading: &str,
) -> impl Iterator<Item = &'static Meaning> + use<> {
    let meant = move |it: &&Meaning| {
        it.kind.is_none_or(|it| it == kind) && kind.fields().contains(&it.field)
    };
    known(heading).iter().filter(meant)
}

/// Whether the heading stands for the fact in every kind of file.
pub(crate) fn means(heading: &str, field: Field) -> bool {
    known(heading).iter().any(|it| it.field == field && it.kind.is_none())
}

/// Whether the heading stands for the fact in this kind of file only.
pub(crate) fn means_in(kind: Kind, heading: &str, field: Field) -> bool {
    known(heading).iter().any(|it| it.field == field && it.kind == Some(kind))
}

/// Whether the heading stands for any field.
pub(crate) fn is_known(heading: &str) -> bool {
    heading.len() < 64 && !known(heading).is_empty()
}

/// Whether two headings are spellings of one.
pub(crate) fn are_same(heading: &str, other: &str) -> bool {
    key(heading) == key(other)
}

/// Whether the heading is of the lines of a document, such as a quantity.
pub(crate) fn is_of_item_lines(heading: &str) -> bool {
    ITEM_LINES.contains(&key(heading))
}

fn known(heading: &str) -> &'static [Meaning] {
    KNOWN.get(&key(heading)).map_or(&[], Vec::as_slice)
}

/// The heading in one spelling, its words in order.
pub(crate) fn normalise(heading: &str) -> String {
    words(heading).join(" ")
}

/// The same, but *facture n°* is *n° facture*.
fn key(heading: &str) -> String {
    // Their letters and marks mean nothing in other headings.
    if matches!(heading.trim(), "D/C" | "d/c" | "C/D" | "DC" | "+/-" | "-/+") {
        return "sens".to_owned();
    }
    let mut words = words(heading);
    words.sort_unstable();
    words.join(" ")
}

fn words(heading: &str) -> Vec<String> {
    let mut words = split(heading);
    if words.last().is_some_and(|it| it == "du") {
        words.pop();
        words.push("due".to_owned());
    }
    words.iter().map(|it| canonical(it)).filter(|it| !it.is_empty()).map(str::to_owned).collect()
}

/// Splits at punctuation, between letters and digits, and at the humps of camel case.
fn split(heading: &str) -> Vec<String> {
    let chars: Vec<char> = heading.chars().take(200).filter(|it| !is_accent(*it)).collect();
    let mut words = vec![String::new()];
    for (index, &char) in chars.iter().enumerate() {
        let before = index.checked_sub(1).map_or(' ', |it| chars[it]);
        let after = chars.get(index + 1).copied().unwrap_or(' ');
        let hump = char.is_uppercase()
            && (before.is_lowercase() || after.is_lowercase() && before.is_uppercase());
        if hump || char.is_ascii_digit() != before.is_ascii_digit() {
            words.push(String::new());
        }
        match char {
            '#' => words.extend(["no".to_owned(), String::new()]),
            _ if char.is_alphanumeric() => {
                if let Some(word) = words.last_mut() {
                    word.extend(folded(char));
                }
            }
            _ => words.push(String::new()),
        }
    }
    words.retain(|it| !it.is_empty());
    words
}

/// One word for the abbreviations of a word; nothing for what says nothing.
fn canonical(word: &str) -> &str {
    match word {
        "n" | "num" | "numero" | "number" | "nr" | "nbr" => "no",
        "ref" => "reference",
        "ech" => "echeance",
        "dt" => "date",
        "mt" | "mnt" | "mtt" => "montant",
        "cpte" | "cpt" => "compte",
        "cli" | "clt" => "client",
        "fact" | "fac" | "fct" => "facture",
        "rgt" | "reglt" | "reglmt" | "rglt" => "reglement",
        "inv" => "invoice",
        "doc" => "document",
        "amt" => "amount",
        "cust" => "customer",
        "tel" => "telephone",
        "dues" | "dus" => "due",
        "de" | "du" | "des" | "d" | "la" | "le" | "les" | "l" | "of" | "the" | "in" | "en"
        | "eur" | "euro" | "euros" | "utc" => "",
        _ => word,
    }
}

/// Whether two texts are the same but for case and accents; `folded` is lower-case ASCII.
pub(crate) fn is_same(text: &str, plain: &str) -> bool {
    text.chars().flat_map(folded).eq(plain.chars())
}

/// A character in lower case, without its accent; nothing for an accent that stands by itself, as
/// macOS writes it.
pub(crate) fn folded(char: char) -> impl Iterator<Item = char> {
    let (first, second) = match char {
        'A'..='Z' => (char.to_ascii_lowercase(), None),
        _ if char.is_ascii() => (char, None),
        'À'..='Å' | 'à'..='å' => ('a', None),
        'Ç' | 'ç' => ('c', None),
        'È'..='Ë' | 'è'..='ë' => ('e', None),
        'Ì'..='Ï' | 'ì'..='ï' => ('i', None),
        'Ñ' | 'ñ' => ('n', None),
        'Ò'..='Ö' | 'ò'..='ö' => ('o', None),
        'Ù'..='Ü' | 'ù'..='ü' => ('u', None),
        'Ÿ' | 'ÿ' | 'Ý' | 'ý' => ('y', None),
        'Œ' | 'œ' => ('o', Some('e')),
        'Æ' | 'æ' => ('a', Some('e')),
        _ => (char, None),
    };
    [(!is_accent(char)).then_some(first), second].into_iter().flatten()
}

fn is_accent(char: char) -> bool {
    ('\u{300}'..='\u{36F}').contains(&char)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_heading_meet() {
        for (heading, expected) in [
            ("N° de facture", "no facture"),
            ("NUM_FACT", "no facture"),
            ("Date d'échéance", "date echeance"),
            ("invoiceNumber", "invoice no"),
            ("Invoice #", "invoice no"),
            ("customerID", "customer id"),
            ("POAddressLine1", "po address line 1"),
            ("CompAuxNum", "comp aux no"),
            ("Montant TTC (EUR)", "montant ttc"),
            ("Reste dû", "reste due"),
            ("Date (UTC)", "date"),
            ("  ", ""),
        ] {
            assert_eq!(normalise(heading), expected, "{heading}");
        }
    }

    #[test]
    fn headings_of_french_and_english_packages_are_known() {
        use Field::*;
        for (heading, field) in [
            ("Code client", CustomerCode),
            ("N° client", CustomerCode),
            ("customerID", CustomerCode),
            ("Compte auxiliaire", CustomerCode),
            ("CompAuxNum", CustomerCode),
            ("Contact ID", CustomerCode),
            ("Raison sociale", CustomerName),
            ("Client", CustomerName),
            ("ContactName", CustomerName),
            ("CompAuxLib", CustomerName),
            ("Nom du client", CustomerName),
            ("N° pièce", Number),
            ("Facture n°", Number),
            ("invoiceNumber", Number),
            ("Num", Number),
            ("Invoice #", Number),
            ("PieceRef", Number),
            ("Document No", Number),
            ("Type de pièce", Kind),
            ("Transaction type", Kind),
            ("Nature", Kind),
            ("Date pièce", Issued),
            ("Date d'émission", Issued),
            ("InvoiceDate", Issued),
            ("PieceDate", Issued),
            ("Date facturation", Issued),
            ("Date", Issued),
            ("Échéance", Due),
            ("Éch.", Due),
            ("DueDate", Due),
            ("Date limite de règlement", Due),
            ("DateLimitReglmt", Due),
            ("Due Date (UTC)", Due),
            ("Maturity", Due),
            ("Due", Due),
            ("Montant TTC", Amount),
            ("InvoiceAmount", Amount),
            ("Total", Amount),
            ("Invoice Total", Amount),
            ("Reste à payer", Open),
            ("Solde dû", Open),
            ("Montant dû", Open),
            ("InvoiceAmountDue", Open),
            ("Open balance", Open),
            ("amount_residual", Open),
            ("Due", Open),
            ("Réglé", Paid),
            ("InvoiceAmountPaid", Paid),
            ("Débit", Debit),
            ("Crédit", Credit),
            ("SettledDate", Settled),
            ("Date de règlement", Settled),
            ("DateRglt", Settled),
            ("Devise", Currency),
            ("Currency Code", Currency),
            ("Litige", Disputed),
            ("Disputed", Disputed),
            ("Référence client", Reference),
            ("PO Number", Reference),
            ("Réf.", Number),
            ("POAddressLine1", Address),
            ("Adresse 2", Address2),
            ("CP", Postcode),
            ("Ville", Town),
            ("Pays", Country),
            ("Tél.", Phone),
            ("E-mail", Email),
            ("Courriel", Email),
            ("Interlocuteur", Contact),
            ("N° SIRET", Siren),
            ("Langue", Language),
        ] {
            assert!(known(heading).iter().any(|it| it.field == field), "{heading} is {field:?}");
        }
    }

    #[test]
    fn headings_that_only_resemble_are_not_known() {
        for heading in
            ["PaperlessDate", "DaysLate", "DaysToSettle", "PaperlessBill", "Montant HT", "TVA", ""]
        {
            assert!(!is_known(heading), "{heading}");
        }
    }
}
