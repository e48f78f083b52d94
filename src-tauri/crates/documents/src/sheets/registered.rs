//! The slip that goes to the post office with registered letters (*bordereau de dépôt*): a line a
//! letter, how many there are, and room for the stamp that proves the day.

use chrono::NaiveDate;
use receivables::letter::{Language, Recipient, Sender};

use super::{ListPage, WIDTH, goes_on, row, said, set, written};
use crate::{
    DocumentError, address,
    fonts::Face,
    layout::{Align, Block, Heading, Ink, Mark, Row, Table, mm},
    shape::Shaper,
    typography::{clean, long_date},
};

/// A registered letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registered {
    /// Its number; empty where the post office gives it.
    pub number: String,
    /// Who gets it.
    pub recipient: Recipient,
}

/// Room for a number to be filled in by hand.
const BY_HAND: &str = "__ _____________";

/// The slip of letters posted on a day.
pub fn registered(
    letters: &[Registered],
    sender: &Sender,
    (language, dated): (Language, NaiveDate),
) -> Result<Vec<u8>, DocumentError> {
    if letters.is_empty() {
        return Err(DocumentError::NoLetters);
    }
    let mut shaper = Shaper::new();
    let title = said(
        language,
        [
            "Bordereau de dépôt – lettres recommandées avec avis de réception",
            "Posting slip – registered letters with advice of delivery",
            "Einlieferungsliste – Einschreiben mit Rückschein",
        ],
    );
    let day = said(language, ["Déposées le ", "Posted on ", "Eingeliefert am "]);
    let own: Vec<String> = [&sender.name].into_iter().chain(&sender.address).cloned().collect();
    let beside = [own.join(", "), format!("{day}{}", long_date(dated, language))];
    let page = ListPage::new(&mut shaper, title, &beside, language)?;
    let rows: Vec<Row> = (1..).zip(letters).map(|(number, it)| line_of(number, it)).collect();
    let tail = Box::new(stamp(&mut shaper, letters.len(), language)?);
    let headings = headings(language);
    let carry = Box::new(goes_on(headings.len(), language));
    let table = Table::new(&mut shaper, &headings, &rows, (carry, tail), WIDTH)?;
    let pages = page.pages(&mut shaper, table)?;
    written(&pages, title, (language, dated))
}

fn headings(language: Language) -> [Heading; 5] {
    [
        ["", "", ""],
        ["N° de la lettre recommandée", "Number of the letter", "Sendungsnummer"],
        ["Destinataire", "Addressee", "Empfänger"],
        ["Adresse", "Address", "Anschrift"],
        ["Compte", "Account", "Konto"],
    ]
    .map(|it| Heading { text: said(language, it).to_owned(), align: Align::Left })
}

fn line_of(number: usize, letter: &Registered) -> Row {
    let known = clean(&letter.number);
    let known = if known.is_empty() { BY_HAND.to_owned() } else { known };
    let block = address::block(&letter.recipient);
    let name = clean(&letter.recipient.name);
    let taken = address::name_lines(&letter.recipient);
    let place = block.get(taken..).unwrap_or_default().join(", ");
    row([number.to_string(), known, name, place, clean(&letter.recipient.code)])
}

/// How many, and a frame for the stamp.
fn stamp(shaper: &mut Shaper, count: usize, language: Language) -> Result<Block, DocumentError> {
    let total =
        said(language, ["Nombre de lettres : ", "Number of letters: ", "Anzahl der Briefe: "]);
    let total = set(shaper, &format!("{total}{count}"), (Face::Bold, 10.0), language)?;
    let caption = said(
        language,
        ["Cachet de la poste et signature", "Postmark and signature", "Stempel und Unterschrift"],
    );
    let caption = set(shaper, caption, (Face::Regular, 8.0), language)?;
    let [x, y] = [WIDTH - mm(75.0), mm(8.0)];
    let frame = [x, y, mm(75.0), mm(38.0)];
    let mut page = crate::layout::Page::default();
    page.outline([frame[0], frame[1]], [frame[2], frame[3]], 0.5, Ink::Grey);
    page.text(x + mm(2.5), y + mm(4.5), Ink::Grey, caption);
    page.text(0.0, mm(12.0), Ink::Black, total);
    let marks: Vec<Mark> = page.marks;
    Ok(Block::new(mm(48.0), marks))
}
