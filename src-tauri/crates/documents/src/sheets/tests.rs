//! Sheets as whoever holds them sees them.

use std::iter;

use chrono::NaiveDate;
use receivables::letter::{Language, LetterKind};

use super::*;
use crate::{
    envelope::Envelope,
    layout::Mark,
    letters::{
        Stationery,
        fixture::{euros, letter, recipient, sender},
        proofed,
    },
};

const FR: (Language, NaiveDate) = (Language::Fr, NaiveDate::from_ymd_opt(2026, 3, 12).unwrap());

fn recipients(count: usize) -> Vec<Recipient> {
    (1..=count).map(|it| Recipient { code: format!("C{it:05}"), ..recipient() }).collect()
}

#[test]
fn labels_begin_where_the_sheet_was_left() {
    let sheet = LabelSheet::THREE_BY_EIGHT;
    let corner = |page: &Page| {
        let Some(Mark::Text { x, .. }) = page.marks.first() else { panic!("an empty sheet") };
        (x * 25.4 / 72.0).round()
    };
    let pages = labels::pages(&recipients(24), sheet, 3).unwrap();
    assert_eq!(pages.len(), 2);
    assert_eq!((corner(&pages[0]), corner(&pages[1])), (143.0, 11.0));
    assert_eq!(labels::pages(&recipients(24), sheet, 1).unwrap().len(), 1);
    assert_eq!(labels::pages(&recipients(14), LabelSheet::TWO_BY_SEVEN, 99).unwrap().len(), 2);
    assert_eq!(labels(&[], sheet, 1, FR), Err(DocumentError::NoLetters));
}

#[test]
fn every_label_lies_on_the_sheet_and_holds_its_address() {
    for sheet in [LabelSheet::THREE_BY_EIGHT, LabelSheet::TWO_BY_SEVEN] {
        let last = sheet.corner(sheet.count() - 1);
        assert!(last[0] + sheet.label[0] <= 210.0 && last[1] + sheet.label[1] <= 297.0);
        let pages = labels::pages(&recipients(sheet.count()), sheet, 1).unwrap();
        for (index, lines) in pages[0].marks.chunks(5).enumerate() {
            let [x, y] = sheet.corner(index).map(mm);
            for mark in lines {
                let Mark::Text { x: left, baseline, line, .. } = mark else { panic!("{mark:?}") };
                assert!(*left > x && left + line.width < x + mm(sheet.label[0]));
                assert!(baseline - line.size > y && *baseline < y + mm(sheet.label[1] - 2.0));
            }
        }
    }
}

#[test]
fn a_proof_page_lists_the_letters_as_they_come() {
    let kinds = [LetterKind::FormalNotice, LetterKind::FirstReminder, LetterKind::FirstReminder];
    let mut letters: Vec<_> = kinds.into_iter().map(|it| letter(it, Language::Fr, 2)).collect();
    letters[1].recipient.code = "C00002".into();
    letters[2].claims.truncate(1);
    letters[2].claims[0].open = euros(100);
    let flags = vec![vec!["Taux non confirmé".to_owned(), "Adresse sur 7 lignes".to_owned()]];
    let listed: Vec<Proof<'_>> = letters
        .iter()
        .zip(flags.iter().cloned().chain(iter::repeat(vec![])))
        .map(|(letter, flags)| Proof { letter, pages: 2, flags })
        .collect();
    let pages = proof::pages(&mut Shaper::new(), &listed, FR).unwrap();
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("proof_page_fr", pages[0].reading());
    });
    let file = proofed(&letters, &flags, &Stationery::default(), FR).unwrap();
    assert_eq!(file.pages, 1 + file.page_counts.iter().sum::<usize>());
    assert_eq!(file, proofed(&letters, &flags, &Stationery::default(), FR).unwrap());
}

#[test]
fn a_long_list_goes_on_over_pages() {
    let letters: Vec<Registered> = recipients(70)
        .into_iter()
        .map(|recipient| Registered { number: String::new(), recipient })
        .collect();
    let bytes = registered(&letters, &sender(), FR).unwrap();
    assert!(bytes.starts_with(b"%PDF-1.7"));
    let one_letter = letter(LetterKind::FirstReminder, Language::Fr, 1);
    let listed = vec![Proof { letter: &one_letter, pages: 1, flags: vec![] }; 120];
    let pages = proof::pages(&mut Shaper::new(), &listed, FR).unwrap();
    assert!(pages.len() > 2);
    let all: String = pages.iter().map(Page::reading).collect();
    assert_eq!(all.matches("Première relance").count(), 121);
    assert!(all.contains("120~courriers, 120~pages"));
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    for envelope in Envelope::NAMED {
        let sheet = alignment(envelope, Language::Fr, FR.1).unwrap();
        assert_eq!(sheet, alignment(envelope, Language::Fr, FR.1).unwrap());
    }
    for format in [Format::Dl, Format::C5] {
        let printed = envelopes(&recipients(2), &sender(), format, FR).unwrap();
        assert_eq!(printed, envelopes(&recipients(2), &sender(), format, FR).unwrap());
    }
}
