//! Letters as PDF: one file for one letter or for the whole morning's batch.
//!
//! A letter says what [`receivables::letter::Letter`] states, in the words of its template. Each
//! letter begins on its own page and counts its own pages; the same letters give the same bytes.

mod agreement;
mod annex;
mod body;
mod email;
mod fields;
#[cfg(test)]
pub(crate) mod fixture;
mod items;
mod letterhead;
mod lint;
mod markup;
#[cfg(test)]
mod on_paper;
mod payment;
#[cfg(test)]
pub(crate) mod pictures;
mod running;
mod schedule;
mod shipped;
mod signature;
mod slip;
mod stationery;
mod steps;
#[cfg(test)]
mod tests;
mod texts;
mod totals;
mod wording;
mod words;

use chrono::NaiveDate;
use receivables::letter::{Language, Letter, LetterKind};

pub use self::{
    email::{EmailText, email_text, file_name},
    fields::{BLOCKS, CLAUSES, FIELDS, Named},
    lint::{Checked, check},
    stationery::Stationery,
    texts::{ANNEX, Text, Wording, text_name},
};

pub(crate) use self::letterhead::mark_folds;

use self::{
    body::{DENSITIES, flow, flow_with_annex},
    letterhead::Letterhead,
};
use crate::{
    DocumentError,
    layout::{Page, PdfFile, lay_out, mm},
    shape::Shaper,
    sheets::{Proof, proof},
    typography::clean,
};

/// What tighter setting may save: a last page that is fuller stays.
const SAVEABLE: f32 = mm(90.0);

/// A batch of letters as one PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LettersPdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// Pages of the file.
    pub pages: usize,
    /// Pages of each letter, in the order given.
    pub page_counts: Vec<usize>,
}

/// Prints letters, in the order given, into one PDF.
pub fn pdf(letters: &[Letter], stationery: &Stationery) -> Result<LettersPdf, DocumentError> {
    printed(letters, stationery, PdfFile::new(), &mut Shaper::new())
}

/// Prints letters after a page that lists them, each with what deserves a look before it leaves
/// (`flags`, letter by letter, as sentences). `page_counts` are those of the letters alone.
pub fn proofed(
    letters: &[Letter],
    flags: &[Vec<String>],
    stationery: &Stationery,
    (language, dated): (Language, NaiveDate),
) -> Result<LettersPdf, DocumentError> {
    let mut shaper = Shaper::new();
    let mut listed = Vec::with_capacity(letters.len());
    for (index, letter) in letters.iter().enumerate() {
        let pages = lay_out_letter(&mut shaper, letter, stationery);
        let pages = pages.map_err(|it| naming(letter, it))?.len();
        listed.push(Proof { letter, pages, flags: flags.get(index).cloned().unwrap_or_default() });
    }
    let first = proof::pages(&mut shaper, &listed, (language, dated))?;
    let mut file = PdfFile::new();
    file.add(proof::title(language).to_owned(), &first);
    let printed = printed(letters, stationery, file, &mut shaper)?;
    Ok(LettersPdf { pages: printed.pages + first.len(), ..printed })
}

fn printed(
    letters: &[Letter],
    stationery: &Stationery,
    mut file: PdfFile,
    shaper: &mut Shaper,
) -> Result<LettersPdf, DocumentError> {
    let first = letters.first().ok_or(DocumentError::NoLetters)?;
    let mut page_counts = Vec::with_capacity(letters.len());
    for letter in letters {
        let pages = lay_out_letter(shaper, letter, stationery).map_err(|it| naming(letter, it))?;
        file.add(listed(letter), &pages);
        page_counts.push(pages.len());
    }
    let language = words::words(first.language).tag;
    let bytes = file.finish(title(letters), clean(&first.sender.name), (language, first.dated))?;
    Ok(LettersPdf { bytes, pages: page_counts.iter().sum(), page_counts })
}

fn naming(letter: &Letter, reason: DocumentError) -> DocumentError {
    let recipient = letter.recipient.code.clone();
    DocumentError::Letter { recipient, reason: Box::new(reason) }
}

/// The pages of a letter: set normally, or more tightly where that saves a page; then its annex.
fn lay_out_letter(
    shaper: &mut Shaper,
    letter: &Letter,
    stationery: &Stationery,
) -> Result<Vec<Page>, DocumentError> {
    let totals = letter.totals()?;
    let blocks = wording::body(letter, &totals, &stationery.wording)?;
    let letterhead = Letterhead::new(shaper, letter, stationery)?;
    let mut set = |density| {
        let flow = flow(shaper, (letter, stationery), &totals, (&blocks, density))?;
        lay_out(flow, &letterhead, shaper)
    };
    let [mut density, tighter @ ..] = DENSITIES;
    let mut laid_out = set(density)?;
    if laid_out.pages.len() > 1 && laid_out.last <= SAVEABLE {
        for tight in tighter {
            let tried = set(tight)?;
            if tried.pages.len() < laid_out.pages.len() {
                (density, laid_out) = (tight, tried);
                break;
            }
        }
    }
    if !annex::is_needed(letter) {
        return Ok(laid_out.pages);
    }
    // Page numbers count the annex: the letter is laid out again, as tightly as it was.
    let annex = wording::annex(letter, &totals, &stationery.wording)?;
    let pages = (&blocks[..], &annex[..], density);
    let flow = flow_with_annex(shaper, (letter, stationery), &totals, pages)?;
    Ok(lay_out(flow, &letterhead, shaper)?.pages)
}

/// How a kind of letter is called: *Mise en demeure*.
pub(crate) fn kind_name(kind: LetterKind, language: Language) -> String {
    let name = words::kind(kind, language);
    let mut letters = name.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    first + letters.as_str()
}

/// How a letter is called in the outline.
fn listed(letter: &Letter) -> String {
    clean(&format!("{} {}", letter.recipient.code, letter.recipient.name))
}

fn title(letters: &[Letter]) -> String {
    match letters {
        [letter] => {
            let kind = words::kind(letter.kind, letter.language);
            clean(&format!("{} – {kind} – {}", letter.recipient.name, letter.dated))
        }
        _ => match letters[0].language {
            Language::Fr => format!("{} lettres du {}", letters.len(), letters[0].dated),
            Language::En => format!("{} letters of {}", letters.len(), letters[0].dated),
            Language::De => format!("{} Briefe vom {}", letters.len(), letters[0].dated),
        },
    }
}
