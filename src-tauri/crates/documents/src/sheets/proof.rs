//! The proof page: what is in a batch, letter by letter in the order of the file, so that whoever
//! folds can count, and whoever signs can see.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use receivables::{
    Currency, Money,
    letter::{Language, Letter, LetterError, LetterKind},
};

use super::{ListPage, WIDTH, goes_on, row, said, written};
use crate::{
    DocumentError,
    fonts::Face,
    layout::{Align, Block, Heading, Ink, Page, Row, Table, line, mm},
    letters::kind_name,
    shape::Shaper,
    typography::{amount, clean, long_date},
};

/// A letter of the batch.
#[derive(Debug, Clone)]
pub struct Proof<'a> {
    /// The letter.
    pub letter: &'a Letter,
    /// Its pages.
    pub pages: usize,
    /// What deserves a look before it leaves, as sentences.
    pub flags: Vec<String>,
}

/// Letters, pages and sum of a kind in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Sum {
    letters: usize,
    pages: usize,
    minor: i64,
}

/// The page alone, as a PDF.
pub fn proof(
    letters: &[Proof<'_>],
    (language, dated): (Language, NaiveDate),
) -> Result<Vec<u8>, DocumentError> {
    let pages = pages(&mut Shaper::new(), letters, (language, dated))?;
    written(&pages, title(language), (language, dated))
}

/// What it is called, in the outline too.
pub fn title(language: Language) -> &'static str {
    said(language, ["Contenu de l’envoi", "What is in this batch", "Inhalt der Sendung"])
}

/// The pages, to be put before the letters.
pub fn pages(
    shaper: &mut Shaper,
    letters: &[Proof<'_>],
    (language, dated): (Language, NaiveDate),
) -> Result<Vec<Page>, DocumentError> {
    if letters.is_empty() {
        return Err(DocumentError::NoLetters);
    }
    let rows: Vec<Row> = (1..)
        .zip(letters)
        .map(|(number, it)| row_of(number, it, language))
        .collect::<Result<_, _>>()?;
    let sums = sums(letters)?;
    let head = ListPage::new(shaper, title(language), &[long_date(dated, language)], language)?;
    let headings = headings(language);
    let tail = Box::new(totals(shaper, &sums, language)?);
    let carry = Box::new(goes_on(headings.len(), language));
    let table = Table::new(shaper, &headings, &rows, (carry, tail), WIDTH)?;
    head.pages(shaper, table)
}

fn headings(language: Language) -> [Heading; 6] {
    [
        (["N°", "No.", "Nr."], Align::Left),
        (["Compte", "Account", "Konto"], Align::Left),
        (["Client", "Customer", "Kunde"], Align::Left),
        (["Courrier", "Letter", "Schreiben"], Align::Left),
        (["Pages", "Pages", "Seiten"], Align::Right),
        (["Montant", "Amount", "Betrag"], Align::Right),
    ]
    .map(|(text, align)| Heading { text: said(language, text).to_owned(), align })
}

fn row_of(number: usize, proof: &Proof<'_>, language: Language) -> Result<Row, DocumentError> {
    let letter = proof.letter;
    let cells = [
        number.to_string(),
        clean(&letter.recipient.code),
        clean(&letter.recipient.name),
        kind_name(letter.kind, language),
        proof.pages.to_string(),
        amount(letter.totals()?.total, language),
    ];
    let flags = proof.flags.iter().map(|it| clean(it)).collect::<Vec<_>>().join(" · ");
    Ok(Row { note: (!flags.is_empty()).then_some(flags), ..row(cells) })
}

fn sums(letters: &[Proof<'_>]) -> Result<BTreeMap<(LetterKind, Currency), Sum>, DocumentError> {
    let mut sums = BTreeMap::new();
    for proof in letters {
        let total = proof.letter.totals()?.total;
        let sum = sums.entry((proof.letter.kind, total.currency)).or_insert(Sum {
            letters: 0,
            pages: 0,
            minor: 0,
        });
        sum.letters += 1;
        sum.pages += proof.pages;
        sum.minor = sum.minor.checked_add(total.minor).ok_or(LetterError::TooLarge)?;
    }
    Ok(sums)
}

/// A line a kind and currency, then a line a currency.
fn totals(
    shaper: &mut Shaper,
    sums: &BTreeMap<(LetterKind, Currency), Sum>,
    language: Language,
) -> Result<Block, DocumentError> {
    let mut all: BTreeMap<Currency, Sum> = BTreeMap::new();
    let mut lines = Vec::new();
    for ((kind, currency), sum) in sums {
        lines.push((kind_name(*kind, language), *sum, *currency, Face::Regular));
        let total = all.entry(*currency).or_insert(Sum { letters: 0, pages: 0, minor: 0 });
        total.letters += sum.letters;
        total.pages += sum.pages;
        total.minor = total.minor.checked_add(sum.minor).ok_or(LetterError::TooLarge)?;
    }
    let word = said(language, ["Total", "Total", "Summe"]).to_owned();
    lines.extend(all.into_iter().map(|(it, sum)| (word.clone(), sum, it, Face::Bold)));
    let mut page = Page::default();
    let left = WIDTH - mm(120.0);
    let mut baseline = mm(7.0);
    for (label, sum, currency, face) in lines {
        if face == Face::Bold {
            page.rule(left, baseline - mm(3.9), WIDTH - left, 0.5, Ink::Black);
        }
        let money = amount(Money { minor: sum.minor, currency }, language);
        page.text(left, baseline, Ink::Black, line(shaper, &label, face, 9.2)?);
        let counted = line(shaper, &counted(&sum, language), Face::Regular, 9.2)?;
        page.text_to(WIDTH - mm(36.0), baseline, Ink::Grey, counted);
        page.text_to(WIDTH, baseline, Ink::Black, line(shaper, &money, face, 9.2)?);
        baseline += mm(5.2);
    }
    Ok(Block::new(baseline, page.marks))
}

fn counted(sum: &Sum, language: Language) -> String {
    let plural = |count: usize, one: [&'static str; 3], many: [&'static str; 3]| {
        format!("{count}\u{A0}{}", said(language, if count == 1 { one } else { many }))
    };
    let letters = plural(
        sum.letters,
        ["courrier", "letter", "Schreiben"],
        ["courriers", "letters", "Schreiben"],
    );
    let pages = plural(sum.pages, ["page", "page", "Seite"], ["pages", "pages", "Seiten"]);
    format!("{letters}, {pages}")
}
