//! Titles: what stands above the headings of a printed list.
//!
//! *Échéancier clients au 30/06/2013*, *Société : Exemple SAS*: the day a snapshot was taken and
//! whose ledger it is. Both are offered to the user, never imposed.

use chrono::{Datelike, NaiveDate};

use crate::{
    date::{self, DateOrder},
    heading::normalise,
};

/// The facts of the lines above the headings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Title {
    /// The lines, as written.
    pub lines: Vec<String>,
    /// The day that the list shows, from its title or else from the name of the file.
    pub snapshot_date: Option<NaiveDate>,
    /// The company whose customers are listed.
    pub company: Option<String>,
}

impl Title {
    pub(crate) fn read(lines: &[Vec<String>], file_name: &str) -> Self {
        let texts = lines.iter().map(|cells| cells.join(" ").trim().to_owned());
        let lines_read: Vec<String> = texts.filter(|it| !it.is_empty()).collect();
        let found = lines_read.iter().flat_map(|it| dates(it));
        let surest = found.max_by_key(|(sure, _)| *sure).map(|(_, day)| day);
        Self {
            snapshot_date: surest.or_else(|| dates(file_name).pop().map(|(_, day)| day)),
            company: lines.iter().find_map(|it| company(it)),
            lines: lines_read,
        }
    }

    /// Whether the title says that the list holds what is open on a day.
    pub(crate) fn is_of_open_items(&self) -> bool {
        const WORDS: [&str; 9] = [
            "echeancier",
            "balance agee",
            "encours",
            "impayes",
            "non soldees",
            "open items",
            "aged",
            "outstanding",
            "aging",
        ];
        self.has_any(&WORDS)
    }

    /// Whether the title says that the list holds payments.
    pub(crate) fn is_of_payments(&self) -> bool {
        const WORDS: [&str; 6] = [
            "journal reglement",
            "liste reglements",
            "encaissements",
            "reglements recus",
            "reglements clients",
            "payments received",
        ];
        self.has_any(&WORDS)
    }

    /// The day of the list, if it is the same day first and month first.
    pub(crate) fn sure_date(&self) -> Option<NaiveDate> {
        self.snapshot_date.filter(|it| it.day() > 12 || it.day() == it.month())
    }

    fn has_any(&self, words: &[&str]) -> bool {
        let mut lines = self.lines.iter().map(|it| normalise(it));
        lines.any(|line| words.iter().any(|it| line.contains(it)))
    }
}

/// The dates of a text, each with whether a word such as *au* presents it as the day of the list.
fn dates(text: &str) -> Vec<(bool, NaiveDate)> {
    let words: Vec<&str> =
        text.split(|it: char| it.is_whitespace() || "_()".contains(it)).collect();
    let mut found = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let presented = index.checked_sub(1).is_some_and(|it| {
            let before = words[it].to_lowercase();
            ["au", "of", "at", "at:", "au:", "à"].contains(&before.as_str())
        });
        let three = words.get(index..index + 3).map(|it| it.join(" "));
        let day = numeric(word).or_else(|| three.as_deref().and_then(in_words));
        found.extend(day.map(|it| (presented, it)));
    }
    found
}

/// A date inside a word, such as `2013-06-30.csv`; bare digits only when they are eight.
fn numeric(word: &str) -> Option<NaiveDate> {
    let other = |it: char| !(it.is_ascii_digit() || matches!(it, '/' | '-' | '.'));
    word.split(other).map(|it| it.trim_matches(['/', '-', '.'])).find_map(|text| {
        let marked =
            text.len() >= 8 && (text.len() == 8 || text.bytes().any(|it| !it.is_ascii_digit()));
        let read = |order| date::parse(text, order).ok().filter(|_| marked);
        read(DateOrder::DayFirst).or_else(|| read(DateOrder::MonthFirst))
    })
}

fn in_words(text: &str) -> Option<NaiveDate> {
    let letters = text.chars().any(char::is_alphabetic);
    date::parse(text.trim_matches([',', '.', ':']), DateOrder::DayFirst).ok().filter(|_| letters)
}

/// `Société : X` in one cell or in two.
fn company(cells: &[String]) -> Option<String> {
    const KEYS: [&str; 8] = [
        "societe",
        "entreprise",
        "dossier",
        "raison sociale",
        "nom societe",
        "etablissement",
        "company",
        "company name",
    ];
    let mut cells = cells.iter().map(String::as_str);
    let cell = cells.find(|it| !it.is_empty())?;
    let (key, value) = cell.split_once(':').unwrap_or((cell, ""));
    let value = Some(value.trim()).filter(|it| !it.is_empty());
    let value = value.or_else(|| cells.find(|it| !it.is_empty())).filter(|it| it.len() <= 200);
    value.filter(|_| KEYS.contains(&normalise(key).as_str())).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(line: &str, file_name: &str) -> (Option<String>, Option<String>) {
        let cells = line.split(';').map(str::to_owned).collect();
        let title = Title::read(&[cells], file_name);
        (title.snapshot_date.map(|it| it.to_string()), title.company)
    }

    #[test]
    fn the_day_of_the_list_is_read_from_its_title_or_its_name() {
        for (line, file_name, expected) in [
            ("Échéancier clients au 30/06/2013", "x.csv", Some("2013-06-30")),
            ("Balance âgée du 01/01/2013 au 30/06/2013", "x.csv", Some("2013-06-30")),
            ("Au 30/06/2013, édité le 02/07/2013", "x.csv", Some("2013-06-30")),
            ("Encours au 30 juin 2013", "x.csv", Some("2013-06-30")),
            ("Aged receivables as of June 30, 2013", "x.csv", Some("2013-06-30")),
            ("As at 06/30/2013;;", "x.csv", Some("2013-06-30")),
            ("Open items", "open_items_2013-06-30.csv", Some("2013-06-30")),
            ("", "echeancier 20130630.csv", Some("2013-06-30")),
            ("", "export-30.06.2013.csv", Some("2013-06-30")),
            ("Compte 411000", "export 12345.csv", None),
        ] {
            assert_eq!(title(line, file_name).0.as_deref(), expected, "{line} {file_name}");
        }
    }

    #[test]
    fn the_company_is_named_after_its_key() {
        for (line, expected) in [
            ("Société : EXEMPLE SAS;;", Some("EXEMPLE SAS")),
            ("Company: Example Ltd", Some("Example Ltd")),
            ("Société;EXEMPLE SAS", Some("EXEMPLE SAS")),
            ("Société : ;;", None),
            ("Période : mars", None),
        ] {
            assert_eq!(title(line, "x.csv").1.as_deref(), expected, "{line}");
        }
    }
}
