//! Letters as their reader sees them: whole, legible, and with the address in the window.

use proptest::prelude::*;
use receivables::letter::{Language, Letter, LetterKind, Sender};

use super::{
    fixture::{credit, euros, letter},
    lay_out_letter, pdf, words,
};
use crate::{
    DocumentError,
    layout::{Mark, Page, mm},
    shape::Shaper,
};

const KINDS: [LetterKind; 4] = [
    LetterKind::FirstReminder,
    LetterKind::SecondReminder,
    LetterKind::FinalReminder,
    LetterKind::FormalNotice,
];

fn pages(letter: &Letter) -> Vec<Page> {
    lay_out_letter(&mut Shaper::new(), letter).unwrap()
}

fn reading(letter: &Letter) -> String {
    let pages: Vec<String> = pages(letter).iter().map(Page::reading).collect();
    pages.join("\n\n=====\n")
}

#[test]
fn each_kind_reads_as_written_in_each_language() {
    for language in [Language::Fr, Language::En] {
        for kind in KINDS {
            let mut letter = letter(kind, language, 3);
            letter.credits = vec![credit()];
            let name =
                format!("{}_{language:?}", words::kind(kind, Language::En).replace(' ', "_"));
            let name = name.to_lowercase();
            insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
                insta::assert_snapshot!(name, reading(&letter));
            });
        }
    }
}

/// A credit manager claims what is not contested, and says so item by item.
#[test]
fn an_item_contested_in_part_says_what_is_not_claimed() {
    for language in [Language::Fr, Language::En] {
        for kind in [LetterKind::FinalReminder, LetterKind::FormalNotice] {
            let mut letter = letter(kind, language, 3);
            letter.claims[1].disputed = euros(12_000);
            letter.claims[2].disputed = euros(150);
            letter.credits = vec![credit()];
            let name = format!(
                "{}_disputed_{language:?}",
                words::kind(kind, Language::En).replace(' ', "_")
            );
            insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
                insta::assert_snapshot!(name.to_lowercase(), reading(&letter));
            });
        }
    }
}

/// « Vous ne nous avez fait part d’aucun motif » would be untrue of a customer who contests a part.
#[test]
fn a_letter_owns_that_a_part_is_contested() {
    for (language, said, owned) in
        [(Language::Fr, "réclamé", "contest"), (Language::En, "claimed", "dispute")]
    {
        for kind in KINDS {
            let normal = letter(kind, language, 2);
            let mut contested = normal.clone();
            contested.claims[0].disputed = euros(10_000);
            let (normal, contested) = (reading(&normal), reading(&contested));
            let table = contested.find("FA-2026-0117").unwrap();
            let count = |text: &str| contested.matches(text).count() - normal.matches(text).count();
            assert!(count(said) > 0 && count(owned) >= 2, "{kind:?} {language:?}\n{contested}");
            assert!(contested[..table].contains(owned), "{kind:?} {language:?}\n{contested}");
        }
    }
}

#[test]
fn a_contested_part_goes_along_over_the_pages() {
    for kind in KINDS {
        let mut letter = letter(kind, Language::Fr, 80);
        for claim in &mut letter.claims {
            claim.disputed = euros(claim.open.minor / 4);
        }
        let pages = pages(&letter);
        assert_inside(&pages);
        let mut notes = 0;
        for read in pages.iter().map(Page::reading) {
            let lines: Vec<&str> = read.lines().collect();
            let noted = lines.iter().enumerate().filter(|(_, it)| it.starts_with("dont "));
            for (index, _) in noted {
                // The note stands under its own item, on the same page.
                assert!(lines[index - 1].starts_with("FA-2026-"), "{read}");
                notes += 1;
            }
        }
        assert_eq!(notes, 80, "{kind:?}");
    }
}

#[test]
fn a_reminder_of_a_few_items_fits_one_page() {
    for language in [Language::Fr, Language::En] {
        for kind in &KINDS[..3] {
            let mut letter = letter(*kind, language, 2);
            letter.credits = vec![credit()];
            assert_eq!(pages(&letter).len(), 1, "{kind:?} {language:?}");
        }
    }
}

#[test]
fn headings_and_sums_go_along_over_the_pages() {
    for kind in KINDS {
        let pages: Vec<String> =
            pages(&letter(kind, Language::Fr, 80)).iter().map(Page::reading).collect();
        let table = |page: &&String| page.contains("Échéance");
        let tables = pages.iter().filter(table).count();
        let count = |text: &str| pages.iter().filter(|it| it.contains(text)).count();
        assert!(tables >= 2, "{kind:?}");
        assert_eq!(count("À reporter"), tables - 1, "{kind:?}");
        assert_eq!(count("\nReport"), tables - 1, "{kind:?}");
        let closing = pages.iter().find(|it| it.contains("Total à régler")).unwrap();
        assert!(closing.contains("FA-2026-0195") && closing.contains("FA-2026-0196"), "{kind:?}");
    }
}

#[test]
fn pages_count_themselves() {
    let pages = pages(&letter(LetterKind::FormalNotice, Language::En, 80));
    for (index, page) in pages.iter().enumerate() {
        assert!(page.reading().contains(&format!("page {} of {}", index + 1, pages.len())));
    }
}

#[test]
fn the_window_shows_the_address_and_nothing_else() {
    let mut letter = letter(LetterKind::FirstReminder, Language::Fr, 2);
    letter.recipient.name = "SOCIÉTÉ MÉRIDIONALE DE WAGONNAGE ET DE MANUTENTION MMMMMMMM".into();
    letter.sender.address = vec!["Immeuble".into(); 12];
    let mut seen = 0;
    for mark in &pages(&letter)[0].marks {
        let Mark::Text { x, baseline, line, .. } = mark else { continue };
        let beside = x + line.width < mm(99.0) || *baseline < mm(44.0) || *baseline > mm(93.0);
        if !beside {
            assert!(*x >= mm(109.9) && x + line.width <= mm(190.1), "{}", line.text());
            assert!(*baseline - line.size * 0.75 >= mm(55.0) && *baseline <= mm(79.0));
            seen += 1;
        }
    }
    assert_eq!(seen, 6);
}

#[test]
fn a_formal_notice_holds_what_the_law_asks_for() {
    let letter = letter(LetterKind::FormalNotice, Language::Fr, 3);
    let read: String =
        pages(&letter).iter().map(|it| it.reading().replace(['\n', '~'], " ")).collect();
    for required in [
        "MISE EN DEMEURE",
        "Lettre recommandée avec avis de réception n° ____",
        "article 1344 du Code civil",
        "L441-10",
        "D441-5",
        "8 jours à compter de la réception",
        "par jour",
        "12,15 %",
        "Pénalités de retard au 12/03/2026",
        "(3 × 40,00 €)",
        "Principal restant dû",
        "deuxième relance, le 9 février 2026",
        "sans autre avis",
        "200 034 528",
        "RCS Lyon 732 829 320",
        "SAS au capital de 120 000 €",
        "FR76 3000 6000 0112 3456 7890 189",
        "Claire Montagnier",
        "Responsable du crédit clients",
        "P. J. : copie des 3 factures",
    ] {
        assert!(read.contains(required), "{required}\n{read}");
    }
}

#[test]
fn what_is_not_filled_in_says_so() {
    let mut letter = letter(LetterKind::FirstReminder, Language::Fr, 1);
    letter.sender = Sender::default();
    letter.recipient.address = vec![" ".into()];
    let read = reading(&letter).replace(['~', '\n'], " ");
    for note in ["Expéditeur", "Adresse", "IBAN", "Signataire", "Mentions légales"] {
        assert!(read.contains(&format!("[{note} à compléter")), "{note}\n{read}");
    }
}

#[test]
fn an_unconfirmed_rate_says_so() {
    let mut letter = letter(LetterKind::FormalNotice, Language::Fr, 1);
    letter.rate.as_mut().unwrap().periods[0].confirmed = false;
    assert!(reading(&letter).contains("(taux non confirmé)"));
}

#[test]
fn a_copy_is_stamped_on_every_page() {
    let mut letter = letter(LetterKind::FormalNotice, Language::Fr, 40);
    letter.copy = true;
    assert!(pages(&letter).iter().all(|it| it.reading().contains("COPIE")));
}

#[test]
fn the_same_letters_give_the_same_bytes() {
    let batch: Vec<Letter> = KINDS.map(|it| letter(it, Language::Fr, 4)).into();
    let printed = pdf(&batch).unwrap();
    assert_eq!(printed, pdf(&batch).unwrap());
    assert_eq!(printed.page_counts.iter().sum::<usize>(), printed.pages);
    assert!(printed.bytes.starts_with(b"%PDF-1.7"));
    assert!(pdf(&batch[..1]).unwrap().bytes.len() < 45_000);
}

#[test]
fn an_error_names_the_customer() {
    assert_eq!(pdf(&[]), Err(DocumentError::NoLetters));
    let mut letter = letter(LetterKind::FirstReminder, Language::Fr, 1);
    letter.recipient.name = "株式会社".into();
    let reason = Box::new(DocumentError::MissingGlyph { character: '株' });
    let expected = DocumentError::Letter { recipient: "C00417".into(), reason };
    assert_eq!(pdf(&[letter]), Err(expected));
}

#[test]
fn large_amounts_make_the_table_smaller_not_wider() {
    let mut letter = letter(LetterKind::FormalNotice, Language::Fr, 12);
    for claim in &mut letter.claims {
        claim.reference = "BON DE COMMANDE 2026 / 4711 / LOT 3".into();
        (claim.original, claim.paid) = (euros(987_654_321_099), euros(123_456_789_012));
        (claim.open, claim.interest) = (euros(864_197_532_087), euros(12_345_678_901));
        claim.disputed = euros(123_456_789_012);
    }
    assert_inside(&pages(&letter));
}

fn assert_inside(pages: &[Page]) {
    for mark in pages.iter().flat_map(|it| &it.marks) {
        if let Mark::Text { x, baseline, line, .. } = mark {
            assert!(*x >= mm(19.9) && x + line.width <= mm(190.2), "{}", line.text());
            assert!(*baseline > mm(8.0) && *baseline < mm(290.0), "{}", line.text());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_word_of_the_input_is_in_the_output(
        words in prop::collection::vec("[A-Za-z0-9*#:.-]{1,60}", 12),
        kind in 0..4_usize,
        english in any::<bool>(),
        items in 1..60_usize,
    ) {
        let language = if english { Language::En } else { Language::Fr };
        let mut letter = letter(KINDS[kind], language, items);
        letter.sender.name = words[0].clone();
        letter.sender.address = vec![words[1].clone(), format!("69005 {}", words[2])];
        letter.sender.signatory = words[3].clone();
        letter.sender.email = words[4].clone();
        letter.recipient.name = words[5].clone();
        letter.recipient.address = vec![words[6].clone(), format!("42000 {}", words[7])];
        letter.recipient.code = words[8].clone();
        letter.reference = words[9].clone();
        letter.claims[items - 1].number = words[10].clone();
        letter.claims[items / 2].reference = words[11].clone();
        let pages = pages(&letter);
        assert_inside(&pages);
        let all: String = pages.iter().map(Page::dense).collect::<String>().to_uppercase();
        for word in &words {
            prop_assert!(all.contains(&word.to_uppercase()), "{word}");
        }
        for claim in &letter.claims {
            prop_assert!(all.contains(&claim.number.to_uppercase()), "{}", claim.number);
        }
    }
}
