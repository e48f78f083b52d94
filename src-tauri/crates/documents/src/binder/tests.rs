//! Bound files read back: which pages, in which order, and what they no longer do.

use std::{
    fs,
    process::{Command, Stdio},
};

use receivables::letter::{Language, Letter, LetterKind};

use super::*;
use crate::letters::{Stationery, fixture, pdf};

fn letters(items: &[usize]) -> LettersPdf {
    let letter = |it: &usize| fixture::letter(LetterKind::SecondReminder, Language::Fr, *it);
    let letters: Vec<Letter> = items.iter().map(letter).collect();
    pdf(&letters, &Stationery::default()).unwrap()
}

fn text_of(bytes: &[u8]) -> Vec<String> {
    let document = Document::load_mem(bytes).unwrap();
    let numbers = document.get_pages().into_keys();
    numbers.map(|it| document.extract_text(&[it]).unwrap_or_default()).collect()
}

/// An old-fashioned invoice: what its page needs stands above it, and it would run a script.
fn invoice(number: &str) -> Vec<u8> {
    let mut document = Document::with_version("1.4");
    let pages = document.new_object_id();
    let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" };
    let font = document.add_object(font);
    let drawn = format!("BT /F1 12 Tf 72 720 Td (Facture {number}) Tj ET");
    let contents = document.add_object(lopdf::Stream::new(Dictionary::new(), drawn.into_bytes()));
    let script =
        dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") };
    let link = dictionary! {
        "Type" => "Annot", "Subtype" => "Link", "A" => script,
        "Rect" => vec![0.into(), 0.into(), 9.into(), 9.into()],
    };
    let inline = link.clone();
    let link = document.add_object(link);
    let page = dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => contents,
        "Annots" => vec![link.into(), inline.into()],
    };
    let page = document.add_object(page);
    let root = dictionary! {
        "Type" => "Pages", "Count" => 1, "Kids" => vec![page.into()],
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
    };
    document.set_object(pages, root);
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// A file whose tables are right and whose page is not.
fn with_content_that_does_not_unpack() -> Vec<u8> {
    let mut document = Document::load_mem(&invoice("FA-9")).unwrap();
    for object in document.objects.values_mut() {
        if let Object::Stream(stream) = object {
            stream.dict.set("Filter", "FlateDecode");
        }
    }
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn each_letter_is_followed_by_its_own_copies() {
    let letters = letters(&[1, 1]);
    let (one, two) = (invoice("FA-1"), invoice("FA-2"));
    let [one, two] = [("FA-1", &one), ("FA-2", &two)]
        .map(|(name, bytes)| Enclosure { name, bytes: bytes.as_slice() });
    let bound = bind(&letters, &[vec![one, two], vec![two]], Sides::One).unwrap();
    let pages = text_of(&bound.bytes);
    assert_eq!((bound.pages, pages.len()), (5, 5));
    let copies: Vec<_> = [1, 2, 4].map(|it| pages[it].trim().to_owned()).into();
    assert_eq!(copies, ["Facture FA-1", "Facture FA-2", "Facture FA-2"]);
    assert!(pages[3].contains("Ateliers Vauquelin"));
    assert_eq!(bind(&letters, &[vec![one, two], vec![two]], Sides::One), Ok(bound.clone()));
    let written = String::from_utf8_lossy(&bound.bytes);
    assert!(!written.contains("JavaScript") && !written.contains("<pdfaid"));
}

#[test]
fn what_was_bound_is_called_and_spoken_as_the_letters() {
    let letters = letters(&[1]);
    let invoice = invoice("FA-1");
    let copy = Enclosure { name: "FA-1", bytes: &invoice };
    let own = merge(&[Enclosure { name: "L", bytes: &letters.bytes }, copy], Sides::One).unwrap();
    for bytes in [bind(&letters, &[vec![copy]], Sides::Both).unwrap().bytes, own.bytes] {
        let (first, bound) = (Document::load_mem(&letters.bytes), Document::load_mem(&bytes));
        let said = |it: &Document| {
            let facts = it.trailer.get(b"Info").and_then(Object::as_reference).unwrap();
            let facts = it.get_dictionary(facts).unwrap().clone();
            (facts, it.catalog().unwrap().get(b"Lang").unwrap().clone())
        };
        assert_eq!(said(&first.unwrap()), said(&bound.unwrap()));
        let written = String::from_utf8_lossy(&bytes);
        assert!(written.contains("Ateliers Vauquelin"), "the metadata stay");
        assert!(!written.contains("<pdfaid"));
    }
}

#[test]
fn a_list_before_the_letters_stays_before_them() {
    let letter = fixture::letter(LetterKind::SecondReminder, Language::Fr, 1);
    let day = letter.dated;
    let listed =
        crate::letters::proofed(&[letter], &[], &Stationery::default(), (Language::Fr, day));
    let invoice = invoice("FA-1");
    let copy = Enclosure { name: "FA-1", bytes: &invoice };
    let pages = text_of(&bind(&listed.unwrap(), &[vec![copy]], Sides::Both).unwrap().bytes);
    assert_eq!(pages.len(), 6, "each of the three on a sheet of its own");
    assert_eq!(pages[4].trim(), "Facture FA-1");
}

#[test]
fn on_both_sides_each_document_begins_on_a_front() {
    let letters = letters(&[1, 30, 1]);
    assert_eq!(letters.page_counts[1] % 2, 0, "the second letter fills its sheet");
    let invoice = invoice("FA-1");
    let copy = Enclosure { name: "FA-1", bytes: &invoice };
    let bound = bind(&letters, &[vec![copy]], Sides::Both).unwrap();
    let pages = text_of(&bound.bytes);
    assert_eq!(pages.len() % 2, 0);
    assert_eq!((pages[1].trim(), pages[2].trim(), pages[3].trim()), ("", "Facture FA-1", ""));
    assert!(pages[4].contains("Ateliers Vauquelin"));
}

#[test]
fn letters_that_need_nothing_stay_as_they_are() {
    let letters = letters(&[1, 1]);
    assert_eq!(bind(&letters, &[], Sides::One).unwrap().bytes, letters.bytes);
}

#[test]
fn what_cannot_be_drawn_is_named_and_left_out_whole() {
    let letters = letters(&[1]);
    let whole = invoice("FA-1");
    let cut = whole[..whole.len() / 2].to_vec();
    let mut locked = Document::load_mem(&whole).unwrap();
    locked.trailer.set("ID", vec![Object::string_literal("a"), Object::string_literal("a")]);
    let permissions = lopdf::Permissions::default();
    let version = lopdf::EncryptionVersion::V2 {
        document: &locked,
        owner_password: "o",
        user_password: "u",
        key_length: 128,
        permissions,
    };
    let state = lopdf::EncryptionState::try_from(version).unwrap();
    locked.encrypt(&state).unwrap();
    let mut protected = Vec::new();
    locked.save_to(&mut protected).unwrap();
    let unreadable = with_content_that_does_not_unpack();
    let copies = [
        ("illisible", unreadable.as_slice(), Unusable::Broken),
        ("scan", b"\x89PNG\r\n".as_slice(), Unusable::NotPdf),
        ("coupée", &cut, Unusable::Broken),
        ("vide", b"%PDF-1.7\n", Unusable::Broken),
        ("protégée", &protected, Unusable::Protected),
    ];
    let enclosures = copies.map(|(name, bytes, _)| Enclosure { name, bytes }).to_vec();
    let bound = bind(&letters, &[enclosures], Sides::One).unwrap();
    let named = |(name, _, why): (&str, _, _)| LeftOut { letter: 0, name: name.to_owned(), why };
    assert_eq!(bound.left_out, copies.map(named));
    assert_eq!((bound.pages, &bound.bytes), (1, &letters.bytes));
}

/// `qpdf` reads every object and every table of the file, as a printer's own reader may not.
#[test]
fn qpdf_finds_nothing_wrong() {
    let invoice = invoice("FA-1");
    let copy = Enclosure { name: "FA-1", bytes: &invoice };
    let bound = bind(&letters(&[1, 30]), &[vec![copy, copy]], Sides::Both).unwrap();
    let merged = merge(&[copy, copy], Sides::Both).unwrap();
    let file = std::env::temp_dir().join(format!("encours-bound-{}.pdf", std::process::id()));
    for bytes in [bound.bytes, merged.bytes] {
        fs::write(&file, bytes).unwrap();
        let check = Command::new("qpdf").arg("--check").arg(&file).stderr(Stdio::piped()).output();
        match check {
            Ok(it) => assert!(it.status.success(), "{}", String::from_utf8_lossy(&it.stderr)),
            Err(_) => eprintln!("left out: qpdf is not installed"),
        }
    }
    fs::remove_file(file).unwrap();
}
