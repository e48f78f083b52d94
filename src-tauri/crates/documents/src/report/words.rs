//! The few words a report needs of its own, in the language of its titles.

use chrono::NaiveDate;
use receivables::{Currency, letter::Language};

use super::Kind;
use crate::{sheets::said, typography};

/// What stands before the totals.
pub fn total(language: Language) -> &'static str {
    said(language, ["Total", "Total", "Summe"])
}

/// What stands before sums that go on overleaf, and before those that come from there.
pub fn carried(language: Language, opens: bool) -> &'static str {
    match opens {
        true => said(language, ["Report", "Brought forward", "Übertrag"]),
        false => said(language, ["À reporter", "Carried forward", "Übertrag"]),
    }
}

/// What stands in place of rows where there are none.
pub fn no_rows(language: Language) -> &'static str {
    said(
        language,
        ["Aucune ligne à cette date.", "No rows on this date.", "Keine Zeilen zu diesem Tag."],
    )
}

/// The currency of a whole table.
pub fn amounts_in(currency: Currency, language: Language) -> String {
    let currency = typography::currency(currency);
    format!("{} {currency}", said(language, ["Montants en", "Amounts in", "Beträge in"]))
}

/// The heading of the column that tells the currency of a row's amounts.
pub fn currency(language: Language) -> &'static str {
    said(language, ["Devise", "Currency", "Währung"])
}

/// Names the typeface has no signs for.
pub fn illegible(count: usize, language: Language) -> String {
    let (one, many) = match language {
        Language::Fr => ("texte contient", "textes contiennent"),
        Language::En => ("text has", "texts have"),
        Language::De => ("Text enthält", "Texte enthalten"),
    };
    let counted = if count == 1 { one } else { many };
    let rest = said(
        language,
        [
            "des caractères que la police n’a pas : ils sont remplacés par « ? ». Le classeur les garde.",
            "characters that the typeface lacks: they are replaced by “?”. The workbook keeps them.",
            "Zeichen, die der Schrift fehlen: sie sind durch „?“ ersetzt. Die Arbeitsmappe behält sie.",
        ],
    );
    format!("{count} {counted} {rest}")
}

/// The labels of the sheet that says what a workbook is.
pub struct About {
    /// The sheet's name.
    pub sheet: &'static str,
    /// What it is.
    pub report: &'static str,
    /// Whose it is.
    pub company: &'static str,
    /// Of which day.
    pub key_date: &'static str,
    /// What else must be known.
    pub remark: &'static str,
}

impl About {
    /// In a language.
    pub fn of(language: Language) -> Self {
        let words = |all| said(language, all);
        Self {
            sheet: words(["À propos", "About", "Über"]),
            report: words(["Rapport", "Report", "Bericht"]),
            company: words(["Société", "Company", "Firma"]),
            key_date: words(["Arrêté au", "As of", "Stichtag"]),
            remark: words(["Remarque", "Remark", "Hinweis"]),
        }
    }
}

/// What is said of a day or an amount that a column to fill in does not take: title and sentence.
pub fn does_not_fit(kind: Kind, first: NaiveDate, language: Language) -> (&'static str, String) {
    let day = typography::short_date(first, language);
    if kind == Kind::Day {
        let title = said(language, ["Ce n’est pas un jour", "Not a day", "Kein Tag"]);
        let from = said(language, ["Entrez un jour à partir du", "Enter a day from", "Tag ab dem"]);
        (title, format!("{from} {day}."))
    } else {
        let title = said(language, ["Ce n’est pas un montant", "Not an amount", "Kein Betrag"]);
        let text = [
            "Entrez un montant positif, par exemple 1200,50.",
            "Enter a positive amount, such as 1200.50.",
            "Geben Sie einen positiven Betrag ein, zum Beispiel 1200,50.",
        ];
        (title, said(language, text).to_owned())
    }
}
