//! Copies: the pages of a letter that left, stamped so that nobody takes them for it.

use lopdf::{
    Dictionary, Document, Object, ObjectId, Stream,
    content::{Content, Operation},
    dictionary,
};

use crate::DocumentError;

/// Size of the stamp, in points.
const SIZE: f32 = 15.0;
/// Its place from the left and the top of the sheet: above the address, out of the window.
const PLACE: (f32, f32) = (312.0, 36.0);

/// The same PDF with a stamp on the first line of each page. The letter's own bytes are not
/// touched: what is kept stays as it left.
pub fn stamped(pdf: &[u8], stamp: &str) -> Result<Vec<u8>, DocumentError> {
    let broken = |error: lopdf::Error| DocumentError::Pdf(error.to_string());
    let mut document = Document::load_mem(pdf).map_err(broken)?;
    let font = document.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "Type1",
        "BaseFont" => "Helvetica-Bold",
        "Encoding" => "WinAnsiEncoding",
    });
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    for page in pages {
        let height = height(&document, page);
        add_font(&mut document, page, font).map_err(broken)?;
        let content = drawn(stamp, height).encode().map_err(broken)?;
        let content = document.add_object(Stream::new(Dictionary::new(), content));
        append(&mut document, page, content).map_err(broken)?;
    }
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).map_err(|error| DocumentError::Pdf(error.to_string()))?;
    Ok(bytes)
}

/// Height of a page; that of A4 where it does not say.
fn height(document: &Document, page: ObjectId) -> f32 {
    let own = document.get_dictionary(page).and_then(|it| it.get(b"MediaBox"));
    let corner = own.and_then(Object::as_array).ok().and_then(|it| it.get(3));
    corner.and_then(|it| it.as_float().ok()).unwrap_or(841.89)
}

/// Adds the stamp's font to what a page may use.
fn add_font(document: &mut Document, page: ObjectId, font: ObjectId) -> lopdf::Result<()> {
    let resources = document.get_or_create_resources(page)?;
    let resources = match resources {
        Object::Reference(id) => {
            let id = *id;
            document.get_object_mut(id)?
        }
        own => own,
    };
    let resources = resources.as_dict_mut()?;
    if !resources.has(b"Font") {
        resources.set("Font", Dictionary::new());
    }
    let fonts = match resources.get_mut(b"Font")? {
        Object::Reference(id) => {
            let id = *id;
            document.get_object_mut(id)?
        }
        own => own,
    };
    fonts.as_dict_mut()?.set("EncoursCopy", font);
    Ok(())
}

fn drawn(stamp: &str, height: f32) -> Content {
    let (x, down) = PLACE;
    let text = Object::string_literal(latin(stamp));
    let operations = vec![
        Operation::new("q", vec![]),
        Operation::new("BT", vec![]),
        Operation::new("g", vec![0.35.into()]),
        Operation::new("Tf", vec!["EncoursCopy".into(), SIZE.into()]),
        Operation::new("Td", vec![x.into(), (height - down).into()]),
        Operation::new("Tj", vec![text]),
        Operation::new("ET", vec![]),
        Operation::new("Q", vec![]),
    ];
    Content { operations }
}

/// As Windows-1252 writes it, for the letters a stamp has.
fn latin(text: &str) -> Vec<u8> {
    text.chars().map(|it| u8::try_from(u32::from(it)).unwrap_or(b' ')).collect()
}

/// Draws something after all that a page draws already, in the page's own measures.
fn append(document: &mut Document, page: ObjectId, content: ObjectId) -> lopdf::Result<()> {
    let opening = document.add_object(Stream::new(Dictionary::new(), b"q\n".to_vec()));
    let closing = document.add_object(Stream::new(Dictionary::new(), b"\nQ\n".to_vec()));
    let own = document.get_page_contents(page);
    let all = [opening].into_iter().chain(own).chain([closing, content]);
    let all: Vec<Object> = all.map(Object::Reference).collect();
    document.get_object_mut(page)?.as_dict_mut()?.set("Contents", all);
    Ok(())
}

#[cfg(test)]
mod tests {
    use receivables::letter::{Language, LetterKind};

    use super::*;
    use crate::letters::{Stationery, fixture::letter, pdf};

    #[test]
    fn every_page_says_that_it_is_a_copy() {
        let letter = letter(LetterKind::FormalNotice, Language::Fr, 40);
        let left = pdf(&[letter], &Stationery::default()).unwrap();
        let copy = stamped(&left.bytes, "COPIE du 26/11/2026").unwrap();
        assert_eq!(copy, stamped(&left.bytes, "COPIE du 26/11/2026").unwrap());
        let read = Document::load_mem(&copy).unwrap();
        let pages: Vec<u32> = read.get_pages().into_keys().collect();
        assert_eq!(pages.len(), left.pages);
        for page in pages {
            let text = read.extract_text(&[page]).unwrap();
            assert!(text.contains("COPIE du 26/11/2026"), "page {page}: {text}");
        }
    }

    #[test]
    fn what_is_no_pdf_is_refused() {
        assert!(matches!(stamped(b"no letter", "COPIE"), Err(DocumentError::Pdf(_))));
    }
}
