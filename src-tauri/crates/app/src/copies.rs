//! Invoice copies: the PDFs that invoices were imported from, to go along with letters.
//!
//! Nearly every customer who is written to asks for them. A copy is the very file that came in; an
//! invoice that was imported as data alone has none, and is named.

use std::path::Path;

use documents::{
    binder::{self, Enclosure, Sides, Unusable},
    letters::LettersPdf,
};
use receivables::{CustomerId, letter::Letter};

use crate::{
    Answer, App,
    amount::Day,
    failure::Cause,
    ledger::{Ledger, Moment},
    letter::{self, Answer as Answered, LeftOut, LettersFile},
    wording::Words,
};

/// What goes behind letters, and on which sides they print.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Binding {
    /// Whether copies of the invoices claimed follow each letter; a letter that says it encloses
    /// them has them in any case.
    pub with_invoices: bool,
    /// Whether it prints on both sides: each letter then begins on a sheet of its own.
    pub duplex: bool,
}

/// The copy of an invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceCopy {
    /// Document number.
    pub number: String,
    /// Its PDF as it was imported, or why there is none, as a sentence.
    pub pdf: Result<Vec<u8>, String>,
}

/// Letters with what goes behind them.
pub(crate) struct BoundLetters {
    pub(crate) bytes: Vec<u8>,
    pub(crate) pages: u32,
    /// Invoices without a copy, by customer.
    pub(crate) without_copy: Vec<LeftOut>,
}

impl App {
    /// The copies of some documents of a customer, in the order given, each number once.
    pub fn invoice_copies(&mut self, code: &str, numbers: &[String]) -> Answer<Vec<InvoiceCopy>> {
        self.run(None, |ledger, moment| {
            let customer = ledger.customer(code)?.id;
            let numbers: Vec<_> = numbers.iter().map(String::as_str).collect();
            copies(ledger, customer, &numbers, moment.words)
        })
    }

    /// Writes the day's letters to a file, each with what goes behind it; records nothing.
    pub fn save_bound_letters(
        &mut self,
        codes: Option<&[String]>,
        on: Option<Day>,
        path: &Path,
        binding: Binding,
    ) -> Answer<LettersFile> {
        self.run(on, |ledger, moment| letter::save(ledger, moment, codes, path, binding))
    }

    /// The same into a folder, one file per customer.
    pub fn save_bound_letters_in(
        &mut self,
        folder: &Path,
        on: Option<Day>,
        binding: Binding,
    ) -> Answer<LettersFile> {
        self.run(on, |ledger, moment| letter::save_in(ledger, moment, folder, binding))
    }

    /// Writes the letters of some customers to a file, each with what goes behind it, and records
    /// them: both, or neither.
    pub fn issue_bound_letters(
        &mut self,
        codes: &[String],
        on: Option<Day>,
        path: &Path,
        binding: Binding,
    ) -> Answer<LettersFile> {
        let progress = self.progress.clone();
        let answer = self.run(on, |ledger, moment| {
            letter::issue(ledger, moment, codes, (path, binding), &progress)
        });
        self.progress.end();
        answer
    }
}

/// Puts the invoices claimed behind each letter, and blank pages where paper has two sides.
pub(crate) fn bind(
    ledger: &Ledger,
    moment: &Moment,
    letters: &[Answered],
    pdf: &LettersPdf,
    binding: Binding,
) -> Result<BoundLetters, Cause> {
    let mut without_copy = Vec::new();
    let mut found = Vec::with_capacity(letters.len());
    for it in letters {
        let wanted = binding.with_invoices || it.letter.kind.encloses_invoices();
        let copies = match wanted {
            true => of_letter(ledger, moment, it.action.customer, &it.letter)?,
            false => Vec::new(),
        };
        // Where nobody asked for copies, the preflight has told what is to be added by hand.
        let asked = copies.iter().filter(|_| binding.with_invoices);
        let missing = asked.filter_map(|copy| copy.pdf.as_ref().err());
        without_copy.extend(missing.map(|reason| LeftOut::of(&it.letter, reason.clone())));
        found.push(copies);
    }
    let enclosures: Vec<Vec<_>> =
        found.iter().map(|it| it.iter().filter_map(InvoiceCopy::enclosure).collect()).collect();
    let sides = if binding.duplex { Sides::Both } else { Sides::One };
    let bound = binder::bind(pdf, &enclosures, sides)
        .map_err(|source| Cause::Document { customer: String::new(), source })?;
    without_copy.extend(bound.left_out.iter().filter_map(|it| {
        let reason = moment.words.copy_unusable(&it.name, it.why);
        Some(LeftOut::of(&letters.get(it.letter)?.letter, reason))
    }));
    let pages = u32::try_from(bound.pages).unwrap_or(u32::MAX);
    Ok(BoundLetters { bytes: bound.bytes, pages, without_copy })
}

impl InvoiceCopy {
    /// What goes behind the letter, where there is a copy.
    fn enclosure(&self) -> Option<Enclosure<'_>> {
        let bytes = self.pdf.as_ref().ok()?;
        Some(Enclosure { name: &self.number, bytes })
    }
}

/// The copies of what a letter claims.
pub(crate) fn of_letter(
    ledger: &Ledger,
    moment: &Moment,
    customer: CustomerId,
    letter: &Letter,
) -> Result<Vec<InvoiceCopy>, Cause> {
    let numbers: Vec<_> = letter.claims.iter().map(|it| it.number.as_str()).collect();
    copies(ledger, customer, &numbers, moment.words)
}

/// The copies of a customer's documents. Instalments share the file of their invoice, so it is
/// looked for by number and found once.
fn copies(
    ledger: &Ledger,
    customer: CustomerId,
    numbers: &[&str],
    words: Words,
) -> Result<Vec<InvoiceCopy>, Cause> {
    let sources = ledger.store.item_sources(customer)?;
    let items = ledger.store.items_of(customer)?;
    let mut copies: Vec<InvoiceCopy> = Vec::with_capacity(numbers.len());
    for number in numbers {
        if copies.iter().any(|it| it.number == *number) {
            continue;
        }
        let same = items.iter().filter(|it| it.number == *number).map(|it| it.item.id);
        let own: Vec<_> = same.collect();
        // The file that came last is the one that stands.
        let batches = sources.iter().rev().filter(|(item, _)| own.contains(item));
        let mut pdf = Err(words.no_copy(number));
        for (_, batch) in batches {
            pdf = source(ledger, *batch, number, words)?;
            if pdf.is_ok() {
                break;
            }
        }
        copies.push(InvoiceCopy { number: (*number).to_owned(), pdf });
    }
    Ok(copies)
}

/// The file of an import, if it is a PDF.
fn source(
    ledger: &Ledger,
    batch: i64,
    number: &str,
    words: Words,
) -> Result<Result<Vec<u8>, String>, Cause> {
    let mut bytes = Vec::new();
    if !ledger.store.copy_source(batch, &mut bytes)? {
        return Ok(Err(words.no_copy(number)));
    }
    Ok(match binder::check(&bytes) {
        Ok(_) => Ok(bytes),
        Err(Unusable::NotPdf) => Err(words.copy_is_data(number)),
        Err(why) => Err(words.copy_unusable(number, why)),
    })
}
