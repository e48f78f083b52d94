//! Binding: letters and the copies that go with them, in the order they are folded.
//!
//! Pages are taken over as they are, with everything they draw and nothing they do: no link, script
//! or form of a copy survives. A copy that is broken or protected is named and left out whole. On
//! paper printed on both sides every document begins on a sheet of its own, so a blank page follows
//! one that ends on a front. The same files give the same bytes.

mod archive;
mod pages;

use lopdf::{Dictionary, Document, Object, ObjectId, SaveOptions, dictionary};

use crate::{
    DocumentError,
    layout::{SHEET_HEIGHT, SHEET_WIDTH},
    letters::LettersPdf,
};

pub use pages::Unusable;

/// A PDF that goes behind a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Enclosure<'a> {
    /// What it is called, for the one who reads that it was left out.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// How paper is printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sides {
    /// On one side.
    #[default]
    One,
    /// On both: each document begins on a sheet of its own.
    Both,
}

/// What was bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its pages, the blank ones included.
    pub pages: usize,
    /// The enclosures that cannot be used, in order.
    pub left_out: Vec<LeftOut>,
}

/// An enclosure that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// The letter it was to follow, counted from 0; of files that are merged, the file itself.
    pub letter: usize,
    /// What it is called.
    pub name: String,
    /// Why.
    pub why: Unusable,
}

/// Tells whether a PDF can be bound, and how many pages it has.
pub fn check(bytes: &[u8]) -> Result<usize, Unusable> {
    pages::open(bytes).map(|it| it.page_iter().count())
}

/// Binds letters, each followed by its enclosures: the first list belongs to the first letter. What
/// stands before the first letter, such as a list of them, stays there.
///
/// Letters that need neither enclosures nor blank pages come back byte for byte. With enclosures
/// the file no longer says that it is PDF/A: what others wrote may not be.
pub fn bind(
    letters: &LettersPdf,
    enclosures: &[Vec<Enclosure<'_>>],
    sides: Sides,
) -> Result<Bound, DocumentError> {
    let before = letters.pages.saturating_sub(letters.page_counts.iter().sum());
    let mut counts = letters.page_counts.iter().chain([&before]);
    let needs_blank = sides == Sides::Both && counts.any(|it| it % 2 == 1);
    let mut left_out = Vec::new();
    let unchanged =
        |left_out| Ok(Bound { bytes: letters.bytes.clone(), pages: letters.pages, left_out });
    if !needs_blank && enclosures.iter().all(Vec::is_empty) {
        return unchanged(left_out);
    }
    let mut book = Book::open(&letters.bytes)?;
    let mut rest = std::mem::take(&mut book.kids).into_iter();
    book.kids.extend(rest.by_ref().take(before));
    book.end_document(before, sides);
    for (index, count) in letters.page_counts.iter().enumerate() {
        book.kids.extend(rest.by_ref().take(*count));
        book.end_document(*count, sides);
        let own = enclosures.get(index).map(Vec::as_slice).unwrap_or_default();
        for it in own {
            left_out.extend(book.enclose(index, it, sides));
        }
    }
    let pages = book.kids.len();
    if pages == letters.pages {
        return unchanged(left_out);
    }
    Ok(Bound { bytes: book.finish()?, pages, left_out })
}

/// Binds files that were made one by one, such as letters that are printed again. Title, author and
/// language are those of the first.
pub fn merge(files: &[Enclosure<'_>], sides: Sides) -> Result<Bound, DocumentError> {
    let mut left_out = Vec::new();
    let mut book: Option<Book> = None;
    for (index, it) in files.iter().enumerate() {
        match &mut book {
            Some(book) => left_out.extend(book.enclose(index, it, sides)),
            None => match pages::open(it.bytes) {
                Ok(first) => {
                    let first = book.insert(Book::of(first)?);
                    first.end_document(first.kids.len(), sides);
                }
                Err(why) => left_out.push(LeftOut { letter: index, name: it.name.to_owned(), why }),
            },
        }
    }
    let Some(book) = book else { return Err(DocumentError::NoLetters) };
    let pages = book.kids.len();
    Ok(Bound { bytes: book.finish()?, pages, left_out })
}

/// What a file does when it is opened, or asks for.
const DOES: [&[u8]; 4] = [b"OpenAction", b"AA", b"Names", b"AcroForm"];

/// A file being bound.
struct Book {
    document: Document,
    root: ObjectId,
    kids: Vec<ObjectId>,
    blank: Option<Object>,
}

impl Book {
    /// Goes on from a file of our own.
    fn open(bytes: &[u8]) -> Result<Self, DocumentError> {
        Self::of(Document::load_mem(bytes).map_err(unexpected)?)
    }

    /// Goes on from a file, with all that it says of itself.
    fn of(mut document: Document) -> Result<Self, DocumentError> {
        let kids = pages::flatten(&mut document);
        let root = document.new_object_id();
        let catalog = document.catalog_mut().map_err(unexpected)?;
        catalog.set("Pages", root);
        DOES.iter().for_each(|key| drop(catalog.remove(key)));
        Ok(Self { document, root, kids, blank: None })
    }

    /// Takes the pages of an enclosure over, unless it cannot be used.
    fn enclose(&mut self, letter: usize, it: &Enclosure<'_>, sides: Sides) -> Option<LeftOut> {
        match pages::open(it.bytes) {
            Ok(document) => {
                let count = self.take(document);
                self.end_document(count, sides);
                None
            }
            Err(why) => Some(LeftOut { letter, name: it.name.to_owned(), why }),
        }
    }

    /// Takes the pages of a file over; says how many.
    fn take(&mut self, mut source: Document) -> usize {
        archive::disclaim(&mut self.document);
        source.renumber_objects_with(self.document.max_id + 1);
        let kids = pages::flatten(&mut source);
        let version = self.document.version.clone().max(source.version.clone());
        for id in pages::reachable(&source, &kids) {
            if let Some(object) = source.objects.remove(&id) {
                self.document.objects.insert(id, object);
            }
        }
        self.document.version = version;
        self.document.max_id = source.max_id;
        self.kids.extend(&kids);
        kids.len()
    }

    /// Lets the next document begin on a front.
    fn end_document(&mut self, pages: usize, sides: Sides) {
        if sides == Sides::One || pages.is_multiple_of(2) {
            return;
        }
        let contents = self.blank.get_or_insert_with(|| {
            let empty = lopdf::Stream::new(Dictionary::new(), Vec::new());
            Object::Reference(self.document.add_object(empty))
        });
        let page = dictionary! {
            "Type" => "Page",
            "MediaBox" => vec![0.into(), 0.into(), SHEET_WIDTH.into(), SHEET_HEIGHT.into()],
            "Resources" => Dictionary::new(),
            "Contents" => contents.clone(),
        };
        let page = self.document.add_object(page);
        self.kids.push(page);
    }

    /// The bytes, as compact as those of the letters.
    fn finish(mut self) -> Result<Vec<u8>, DocumentError> {
        for page in &self.kids {
            if let Ok(page) = self.document.get_dictionary_mut(*page) {
                page.set("Parent", self.root);
            }
        }
        let count = i64::try_from(self.kids.len()).unwrap_or(i64::MAX);
        let kids: Vec<Object> = self.kids.iter().map(|it| (*it).into()).collect();
        let root = dictionary! { "Type" => "Pages", "Count" => count, "Kids" => kids };
        self.document.set_object(self.root, root);
        let compact = SaveOptions::builder().use_object_streams(true).use_xref_streams(true);
        let mut bytes = Vec::new();
        self.document.save_with_options(&mut bytes, compact.build()).map_err(unexpected)?;
        Ok(bytes)
    }
}

fn unexpected(error: impl ToString) -> DocumentError {
    DocumentError::Pdf(error.to_string())
}

#[cfg(test)]
mod tests;
