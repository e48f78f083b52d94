//! Sheets that go along with letters: what proves the printer straight, envelopes and labels, the
//! slip for the post office, the list of a batch.
//!
//! The same input gives the same bytes. Words are those of the house, not of the addressee.

mod alignment;
mod envelopes;
mod labels;
pub(crate) mod proof;
mod registered;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use receivables::letter::{Language, Recipient};

pub use self::{
    alignment::alignment,
    envelopes::{Format, envelopes},
    labels::{LabelSheet, labels},
    proof::{Proof, proof as proof_page},
    registered::{Registered, registered},
};

use crate::{
    DocumentError, address,
    fonts::Face,
    layout::{
        Area, Element, Ink, LaidOut, Line, Page, PageDecorator, PdfFile, Row, SHEET_HEIGHT,
        SHEET_WIDTH, lay_out, line, mm,
    },
    shape::Shaper,
    typography::{bind, clean},
};

/// Margin of a sheet that lists something.
const MARGIN: f32 = mm(20.0);
/// Width between the margins.
const WIDTH: f32 = SHEET_WIDTH - 2.0 * MARGIN;

/// One of three languages' words.
pub(crate) fn said(language: Language, [fr, en, de]: [&'static str; 3]) -> &'static str {
    match language {
        Language::Fr => fr,
        Language::En => en,
        Language::De => de,
    }
}

/// A line of text, its spaces bound as the language has them.
fn set(
    shaper: &mut Shaper,
    text: &str,
    (face, size): (Face, f32),
    language: Language,
) -> Result<Line, DocumentError> {
    line(shaper, &bind(&clean(text), language), face, size)
}

/// Writes pages of one sheet.
fn written(
    pages: &[Page],
    title: &str,
    (language, dated): (Language, NaiveDate),
) -> Result<Vec<u8>, DocumentError> {
    let mut file = PdfFile::new();
    file.add(title.to_owned(), pages);
    let tag = said(language, ["fr", "en", "de"]);
    file.finish(title.to_owned(), String::new(), (tag, dated))
}

/// The lines of an address, the name alone where there is none; no wider than a width.
fn address_lines(
    shaper: &mut Shaper,
    recipient: &Recipient,
    (size, width): (f32, f32),
) -> Result<Vec<Line>, DocumentError> {
    let mut texts = address::block(recipient);
    if texts.is_empty() {
        texts.push(clean(&recipient.name));
    }
    let mut widest = 1.0_f32;
    for text in &texts {
        widest = widest.max(line(shaper, text, Face::Regular, 1.0)?.width);
    }
    let size = size.min(width / widest);
    texts.iter().map(|it| line(shaper, it, Face::Regular, size)).collect()
}

/// Head and foot of a list: what it is, of which day, page by page.
struct ListPage {
    title: Line,
    beside: Vec<Line>,
}

impl PageDecorator for ListPage {
    fn area(&self, _: usize) -> Area {
        let y = mm(24.0) + mm(4.2) * self.beside.len() as f32;
        Area { x: MARGIN, y, width: WIDTH, bottom: SHEET_HEIGHT - mm(20.0), fresh: true }
    }

    fn decorate(
        &self,
        page: &mut Page,
        number: usize,
        count: usize,
        shaper: &mut Shaper,
    ) -> Result<(), DocumentError> {
        page.text(MARGIN, mm(19.0), Ink::Black, self.title.clone());
        for (index, line) in self.beside.iter().enumerate() {
            page.text(MARGIN, mm(25.0 + 4.2 * index as f32), Ink::Grey, line.clone());
        }
        let numbered = line(shaper, &format!("{number}/{count}"), Face::Regular, 7.4)?;
        page.text_to(MARGIN + WIDTH, SHEET_HEIGHT - mm(10.0), Ink::Grey, numbered);
        Ok(())
    }
}

impl ListPage {
    fn new(
        shaper: &mut Shaper,
        title: &str,
        beside: &[String],
        language: Language,
    ) -> Result<Self, DocumentError> {
        let title = set(shaper, title, (Face::Bold, 14.0), language)?;
        let beside = beside.iter().filter(|it| !it.trim().is_empty());
        let beside = beside.map(|it| set(shaper, it, (Face::Regular, 9.0), language));
        Ok(Self { title, beside: beside.collect::<Result<_, _>>()? })
    }

    fn pages(&self, shaper: &mut Shaper, list: impl Element) -> Result<Vec<Page>, DocumentError> {
        let LaidOut { pages, .. } = lay_out(list, self, shaper)?;
        Ok(pages)
    }
}

/// A row of a list.
fn row(cells: impl IntoIterator<Item = String>) -> Row {
    Row { cells: cells.into_iter().collect(), face: Face::Regular, note: None }
}

/// What a list says at the foot and at the head of a page it goes on over.
fn goes_on(columns: usize, language: Language) -> impl Fn(usize, bool) -> Row {
    move |_, opens| {
        let label = match opens {
            true => said(language, ["Suite", "Continued", "Fortsetzung"]),
            false => said(language, ["À suivre", "Continued overleaf", "Fortsetzung folgt"]),
        };
        let mut cells = vec![String::new(); columns];
        label.clone_into(&mut cells[0]);
        row(cells)
    }
}
