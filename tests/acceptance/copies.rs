//! Invoice copies: what came in as PDF goes out behind the letter, and what cannot is named.

use std::fs;

use app::{copies::Binding, policy::LetterText, worklist::Step};
use insta::assert_snapshot;
use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use crate::{
    command_line::Shell,
    encours,
    files::{OURS, e_invoice},
    letters::{rewrite, two_debtors},
    util::Desk,
};

const WITH_INVOICES: Binding = Binding { with_invoices: true, duplex: false };

/// A Factur-X: one page that people read, and the data beside it.
pub fn factur_x(number: &str, amount: &str) -> Vec<u8> {
    let xml = e_invoice(number, OURS, "Meunerie Vasseur", amount);
    let mut document = Document::with_version("1.7");
    let stream = Stream::new(dictionary! { "Type" => "EmbeddedFile" }, xml.into_bytes());
    let stream = document.add_object(stream);
    let name = Object::string_literal("factur-x.xml");
    let file = document.add_object(dictionary! {
        "Type" => "Filespec", "F" => name.clone(), "UF" => name, "EF" => dictionary! { "F" => stream },
    });
    let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" };
    let drawn = format!("BT /F1 24 Tf 72 720 Td (Facture {number}) Tj ET");
    let contents = document.add_object(Stream::new(Dictionary::new(), drawn.into_bytes()));
    let pages = document.new_object_id();
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => contents,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
    });
    let root = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    document.objects.insert(pages, root.into());
    let catalog = dictionary! { "Type" => "Catalog", "Pages" => pages, "AF" => vec![file.into()] };
    let catalog = document.add_object(catalog);
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// What the pages of a file say, page by page.
pub fn pages(bytes: &[u8]) -> Vec<String> {
    let pdf = Document::load_mem(bytes).unwrap();
    let numbers = pdf.get_pages().into_keys();
    numbers.map(|it| pdf.extract_text(&[it]).unwrap_or_default()).collect()
}

/// One invoice came as PDF, one as data, one not at all.
fn three_kinds() -> Desk {
    let mut desk = two_debtors();
    desk.sign();
    desk.import_bytes("fa-1.pdf", factur_x("FA-1", "1200.00"));
    desk.import_bytes("fa-2.xml", e_invoice("FA-2", OURS, "Meunerie Vasseur", "99.90"));
    desk
}

#[test]
fn a_letter_is_followed_by_the_invoices_it_claims() {
    let mut desk = three_kinds();
    let path = desk.path("courriers.pdf");
    let file = desk.app.save_bound_letters(None, None, &path, WITH_INVOICES).unwrap();
    let read = pages(&fs::read(&path).unwrap());
    assert_eq!((file.letters, file.pages, read.len()), (2, 3, 3));
    let at = read.iter().position(|it| it.trim() == "Facture FA-1").unwrap();
    assert!(read[at - 1].contains("Meunerie Vasseur"), "it follows the letter that claims it");
    let missing = desk.in_both(|desk| {
        let file = desk.app.save_bound_letters(None, None, &path, WITH_INVOICES).unwrap();
        file.without_copy.iter().map(|it| format!("{} {}\n", it.customer, it.reason)).collect()
    });
    assert_snapshot!(missing);
}

#[test]
fn in_a_folder_each_customer_has_its_own() {
    let mut desk = three_kinds();
    let folder = desk.path("lettres");
    desk.app.save_bound_letters_in(&folder, None, WITH_INVOICES).unwrap();
    let read = |code| pages(&fs::read(folder.join(format!("{code}_2026-03-02.pdf"))).unwrap());
    assert_eq!((read("0417").len(), read("0512").len()), (2, 1));
}

/// A formal notice says that the invoices are enclosed: they are, unasked, and what is missing is
/// told before it is printed.
#[test]
fn a_formal_notice_has_the_copies_it_announces() {
    let mut desk = three_kinds();
    for policy in desk.app.policies().unwrap().policies {
        rewrite(&mut desk, policy, |it| {
            it.levels.retain(|it| it.step == Step::FirstReminder);
            it.levels.iter_mut().for_each(|it| it.text = Some(LetterText::FormalNotice));
        });
    }
    let path = desk.path("mise-en-demeure.pdf");
    let codes = ["0417".to_owned()];
    desk.app.save_bound_letters(Some(&codes), None, &path, Binding::default()).unwrap();
    let read = pages(&fs::read(&path).unwrap());
    assert_eq!(read.last().map(|it| it.trim()), Some("Facture FA-1"), "{read:?}");
    let told = desk.in_both(|desk| {
        let checked = desk.app.preflight(Some(&codes), None).unwrap().letters;
        checked.iter().flat_map(|it| &it.flags).map(|it| it.sentence.clone() + "\n").collect()
    });
    assert_snapshot!(told);
}

/// What is recorded is the letter: the same bytes whether or not copies went along.
#[test]
fn the_archive_keeps_the_letter_alone() {
    let mut desk = three_kinds();
    let path = desk.path("courriers.pdf");
    let file = desk.app.issue_bound_letters(&["0417".into()], None, &path, WITH_INVOICES).unwrap();
    assert_eq!((file.pages, file.without_copy.len()), (2, 1));
    let letter = desk.app.archive(None).unwrap().remove(0);
    assert_eq!(pages(&desk.app.document_pdf(letter.document).unwrap()).len(), 1);
    assert_eq!(pages(&fs::read(path).unwrap()).len(), 2);
}

#[test]
fn a_copy_goes_with_its_import() {
    let mut desk = three_kinds();
    let numbers = ["FA-1", "FA-1", "FA-9"].map(str::to_owned);
    let copies = desk.app.invoice_copies("0417", &numbers).unwrap();
    let there: Vec<_> = copies.iter().map(|it| (it.number.as_str(), it.pdf.is_ok())).collect();
    assert_eq!(there, [("FA-1", true), ("FA-9", false)], "each number once");
    assert_eq!(copies[0].pdf.as_deref(), Ok(factur_x("FA-1", "1200.00").as_slice()));
    let import = desk.app.imports().unwrap().into_iter().find(|it| it.report.file == "fa-1.pdf");
    desk.app.undo_import(import.unwrap().id).unwrap();
    assert!(desk.app.invoice_copies("0417", &numbers).unwrap()[0].pdf.is_err());
    assert!(desk.app.invoice_copies("9999", &numbers).is_err());
}

#[test]
fn the_command_line_encloses_them_too() {
    let desk = three_kinds();
    let ledger = desk.ledger();
    drop(desk.app);
    let shell = Shell::new();
    let pdf = shell.path("courriers.pdf");
    let arguments = ["letters", "--on", "2026-03-02", "--with-invoices", "--duplex", "--out"];
    let output = encours::run(&ledger, &[&arguments[..], &[pdf.to_str().unwrap()]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let read = pages(&fs::read(pdf).unwrap());
    assert_eq!(read.len(), 6, "two letters and a copy, each on a sheet of its own");
    assert!([1, 3, 5].iter().all(|it| read[*it].trim().is_empty()), "{read:?}");
}
