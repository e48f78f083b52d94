//! Journals: what each is for, by its name or else by the accounts it moves.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use receivables::lettering::JournalKind;

use super::FecJournal;
use crate::heading::folded;

/// A file with more codes than this has something else in the column.
const MOST_JOURNALS: usize = 10_000;

/// The journals of a file, gathered line by line.
#[derive(Default)]
pub(super) struct Journals {
    journals: HashMap<String, Journal>,
}

#[derive(Default)]
struct Journal {
    label: String,
    lines: u64,
    /// Lines on bank and cash accounts.
    money: u64,
    /// Credits of sales accounts.
    products: u64,
    /// Debits of customer accounts.
    claims: u64,
    /// Lines on the accounts of which an invoice is made.
    of_invoices: u64,
    first: Option<NaiveDate>,
    last: Option<NaiveDate>,
}

/// Day and amount (debit less credit) of a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Booking {
    pub(super) day: NaiveDate,
    pub(super) minor: i64,
}

impl Journals {
    pub(super) fn add(&mut self, code: &str, label: &str, account: &str, line: Booking) {
        if !self.journals.contains_key(code) {
            if self.journals.len() >= MOST_JOURNALS {
                return;
            }
            let journal = Journal { label: label.to_owned(), ..Journal::default() };
            self.journals.insert(code.to_owned(), journal);
        }
        let Some(journal) = self.journals.get_mut(code) else { return };
        let begins = |classes: &[&str]| classes.iter().any(|it| account.starts_with(it));
        journal.lines += 1;
        journal.first = Some(journal.first.map_or(line.day, |it| it.min(line.day)));
        journal.last = journal.last.max(Some(line.day));
        journal.money += u64::from(begins(&["51", "53"]));
        journal.products += u64::from(begins(&["70"]) && line.minor < 0);
        journal.claims += u64::from(begins(&["411"]) && line.minor > 0);
        journal.of_invoices += u64::from(begins(&["41", "44", "70", "665"]));
    }

    pub(super) fn kind(&self, code: &str) -> JournalKind {
        self.journals.get(code).map_or(JournalKind::Other, |it| kind(code, it))
    }

    /// The day of the opening: the latest of its lines, or the first of the month of the first
    /// other entry where lines carried forward keep their old days or where nothing opens the year.
    pub(super) fn opening_day(&self) -> Option<NaiveDate> {
        let is_opening = |code: &str, it: &Journal| kind(code, it) == JournalKind::Opening;
        let (opening, year): (Vec<_>, Vec<_>) =
            self.journals.iter().partition(|(code, it)| is_opening(code, it));
        let opening = opening.iter().filter_map(|it| it.1.last).max();
        let Some(first) = year.iter().filter_map(|it| it.1.first).min() else { return opening };
        let month = first.with_day(1)?;
        Some(opening.filter(|it| (month..=first).contains(it)).unwrap_or(month))
    }

    /// The journals by code.
    pub(super) fn list(self) -> Vec<FecJournal> {
        let journal = |(code, it): (String, Journal)| {
            let kind = kind(&code, &it);
            FecJournal { code, label: it.label, kind, lines: it.lines }
        };
        let mut list: Vec<_> = self.journals.into_iter().map(journal).collect();
        list.sort_by(|a, b| a.code.cmp(&b.code));
        list
    }
}

/// A name that says two things, such as *caisse ventes*, says nothing: the accounts decide.
fn kind(code: &str, journal: &Journal) -> JournalKind {
    let (code, label) = (plain(code), plain(&journal.label));
    let says = |words: &[&str]| words.iter().any(|it| label.contains(it));
    let blank = label.is_empty() || label == code;
    if says(&["nouveau", "ouverture", "opening"])
        || matches!(code.as_str(), "an" | "ran" | "ano" | "anouv" | "anouveau" | "anouveaux")
    {
        return JournalKind::Opening;
    }
    let money =
        says(&["banque", "caisse", "bank", "cash", "tresorerie", "virement", "credit agricole"]);
    let other = money || says(&["achat", "fournisseur", "paie", "diverse", "purchase", "regul"]);
    let sales = says(&["vente", "sales", "facturation", "avoirs clients", "factures clients"]);
    match (sales, other) {
        (true, false) => JournalKind::Sales,
        (false, false) if is_sales_code(&code) && (blank || journal.money == 0) => {
            JournalKind::Sales
        }
        _ => by_content(journal, money && !sales),
    }
}

/// VE, VT, VEN, VTE, VENTES, and one of those with a number.
fn is_sales_code(code: &str) -> bool {
    let stem = code.trim_end_matches(|it: char| it.is_ascii_digit());
    matches!(stem, "ve" | "vt" | "ven" | "vte" | "vtes" | "vente" | "ventes")
}

fn by_content(journal: &Journal, named_money: bool) -> JournalKind {
    let invoices = journal.of_invoices * 10 >= journal.lines * 8;
    if journal.claims > 0 && journal.products > 0 && invoices && journal.money * 20 <= journal.lines
    {
        return JournalKind::Sales;
    }
    if named_money && journal.money > 0 || journal.money * 4 >= journal.lines {
        return JournalKind::Money;
    }
    JournalKind::Other
}

fn plain(text: &str) -> String {
    text.chars().take(100).flat_map(folded).filter(|it| !matches!(it, '-' | '.' | '\'')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The kind of a journal whose lines move these accounts, credits with a minus.
    fn of(code: &str, label: &str, lines: &[&str]) -> JournalKind {
        let mut journals = Journals::default();
        for line in lines {
            let (account, minor) = line.strip_prefix('-').map_or((*line, 1), |it| (it, -1));
            journals.add(code, label, account, Booking { day: NaiveDate::MIN, minor });
        }
        journals.kind(code)
    }

    #[test]
    fn a_journal_is_known_by_its_name_or_its_accounts() {
        use JournalKind::*;
        let invoice = ["411000", "-706000", "-445710"];
        let receipt = ["512000", "-411000"];
        for (code, label, lines, expected) in [
            ("VT", "Ventes", &invoice[..], Sales),
            ("VE2", "", &invoice, Sales),
            ("ve", "Ventes", &invoice, Sales),
            ("FAC", "Factures clients", &invoice, Sales),
            ("J3", "Journal 3", &invoice, Sales),
            ("AN", "", &invoice, Opening),
            ("AD", "A Nouveaux Détaillés", &receipt, Opening),
            ("X", "À-nouveau", &receipt, Opening),
            ("BQ", "Banque", &receipt, Money),
            ("VE", "Virements émis", &receipt, Money),
            ("CRA", "CREDIT AGRICOLE", &receipt, Money),
            ("CV", "Caisse ventes", &["530000", "-706000"], Money),
            ("OD", "Opérations diverses", &["416000", "-411000", "658000", "-108000"], Other),
            ("AC", "Achats", &["607000", "445660", "-401000"], Other),
            ("", "", &[], Other),
        ] {
            assert_eq!(of(code, label, lines), expected, "{code} {label}");
        }
    }
}
