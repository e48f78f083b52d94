//! Letters as their reader sees them: whole, legible, and with the address in the window.

use proptest::prelude::*;
use receivables::letter::{
    EarlierStep, Language, Letter, LetterKind, Sender, SettledLate, TakenOff,
};

use super::{
    Stationery,
    fixture::{credit, crowded, day, euros, letter, with_annex, with_credit},
    lay_out_letter, pdf, words,
};
use crate::{
    DocumentError,
    layout::{Mark, Page, mm},
    shape::Shaper,
    typography::amount,
};

const KINDS: [LetterKind; 4] = [
    LetterKind::FirstReminder,
    LetterKind::SecondReminder,
    LetterKind::FinalReminder,
    LetterKind::FormalNotice,
];

fn pages(letter: &Letter) -> Vec<Page> {
    lay_out_letter(&mut Shaper::new(), letter, &Stationery::default()).unwrap()
}

fn reading(letter: &Letter) -> String {
    let pages: Vec<String> = pages(letter).iter().map(Page::reading).collect();
    pages.join("\n\n=====\n")
}

#[test]
fn each_kind_reads_as_written_in_each_language() {
    for language in [Language::Fr, Language::En, Language::De] {
        for kind in LetterKind::ALL {
            let mut letter = letter(kind, language, 3);
            if kind != LetterKind::Receipt {
                letter = with_credit(letter);
            }
            let name =
                format!("{}_{language:?}", words::kind(kind, Language::En).replace(' ', "_"));
            let name = name.to_lowercase();
            insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
                insta::assert_snapshot!(name, reading(&letter));
            });
        }
    }
}

/// The column shows what this payment paid of each invoice, so that it adds up to the payment.
#[test]
fn a_receipt_allocates_exactly_what_was_received() {
    for (language, allocated) in
        [(Language::Fr, "Affecté"), (Language::En, "Allocated"), (Language::De, "Verbucht")]
    {
        let letter = letter(LetterKind::Receipt, language, 3);
        let received = amount(letter.received.unwrap().amount, language);
        let received = received.trim_matches(['€', '\u{A0}']).replace(['\u{A0}', '\u{202F}'], "~");
        let text = reading(&letter);
        let sums = text.lines().find(|it| it.contains(&format!("   {received}   ")));
        assert!(text.contains(allocated) && sums.is_some(), "{text}");
    }
}

#[test]
fn a_promise_without_invoices_speaks_of_none() {
    for (language, invoice) in
        [(Language::Fr, "facture"), (Language::En, "invoice"), (Language::De, "Rechnung")]
    {
        let mut letter = letter(LetterKind::PromiseConfirmation, language, 1);
        letter.claims.clear();
        assert!(!reading(&letter).contains(invoice), "{}", reading(&letter));
    }
}

/// Interest that can be checked by hand: each stretch, its days, its rate, where that was read.
/// A statement with nothing to deduct once kept the comma of what is deducted.
#[test]
fn a_statement_with_nothing_to_deduct_has_no_stray_comma() {
    for (language, said) in [
        (Language::Fr, "La part échue s’élève à"),
        (Language::En, "The amount overdue is"),
        (Language::De, "Überfällig sind "),
    ] {
        let mut statement = letter(LetterKind::Statement, language, 1);
        statement.credits.clear();
        let read = reading(&statement);
        assert!(read.contains(said), "{read}");
    }
}

#[test]
fn the_account_of_the_interest_follows_on_a_page_of_its_own() {
    for language in [Language::Fr, Language::En, Language::De] {
        let letter = with_annex(letter(LetterKind::FormalNotice, language, 3));
        let pages = pages(&letter);
        let account = pages.last().unwrap().reading();
        let name = format!("interest_account_{language:?}").to_lowercase();
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name, account);
        });
    }
}

/// The total adds them, so it says of which invoices, each with its day; of many, the last ones share
/// a line. A letter that only announces penalties leaves them out.
#[test]
fn penalties_on_invoices_paid_late_are_told_one_by_one_in_the_total() {
    let late = |number: u32| SettledLate {
        number: format!("FA-{number}"),
        due: day(2026, 1, 31),
        settled_on: day(2026, 3, 12),
        days_late: 40,
        interest: euros(1_234),
        fixed_sum: euros(4_000),
        segments: vec![],
        waived: TakenOff::nothing(receivables::Currency::EUR),
        collected: TakenOff::nothing(receivables::Currency::EUR),
    };
    for (language, told, others) in [
        (
            Language::Fr,
            "Pénalités sur FA-1, réglée le 12/03/2026 avec 40 jours",
            "4 autres factures",
        ),
        (Language::En, "Penalties on FA-1, paid on 12 Mar 2026, 40 days late", "4 other invoices"),
    ] {
        let mut letter = letter(LetterKind::FormalNotice, language, 2);
        letter.settled_late = (1..=9).map(late).collect();
        let without = letter.totals().unwrap().total.minor - 9 * 5_234;
        let text = reading(&letter).replace('~', " ");
        assert!(text.contains(told) && text.contains(others), "{text}");
        letter.claims_penalties = false;
        let totals = letter.totals().unwrap();
        assert!(totals.total.minor < without && totals.settled_late.minor == 0);
        assert!(!reading(&letter).contains("FA-1,"));
    }
    let german = words::settled_late("FA-1", "12.03.2026", 40, Language::De);
    assert_eq!(german, "Verzugskosten auf FA-1, bezahlt am 12.03.2026, 40\u{A0}Tage zu spät");
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

/// What a letter says before its table or its demand: a line for each step.
fn opening(letter: &Letter) -> String {
    let read = reading(letter).replace('~', " ");
    let greeted = |it: &&str| !it.starts_with("Madame") && !it.starts_with("Dear");
    let ends = |it: &str| {
        it.starts_with("En conséquence")
            || it.starts_with("Accordingly")
            || it.starts_with("Amount")
            || it.contains("   ") && !it.starts_with('–')
    };
    let lines = read.lines().skip_while(greeted).skip(1).take_while(|it| !ends(it));
    let told: String = lines.map(|it| it.replace("–   ", "\n– ") + " ").collect();
    format!("{}\n", told.trim().replace(" \n", "\n"))
}

/// A debtor who was never reminded of an invoice would say so before the judge.
#[test]
fn a_step_that_did_not_concern_all_is_told_with_its_documents() {
    let told: Vec<String> = [Language::Fr, Language::En]
        .into_iter()
        .flat_map(|language| KINDS[1..].iter().map(move |kind| (*kind, language)))
        .map(|(kind, language)| {
            let mut letter = letter(kind, language, 3);
            letter.claims.iter_mut().for_each(|it| it.paid = euros(0));
            let steps = letter.earlier.len();
            letter.earlier[0].claims = vec![0];
            letter.earlier[steps - 1].claims = if steps == 1 { vec![1] } else { vec![0, 2] };
            letter.paid_since = kind == LetterKind::FormalNotice;
            opening(&letter)
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"), @"
    Malgré notre rappel du 26 janvier 2026 (FA-2026-0118), les factures ci-dessous restent impayées ; la plus ancienne est échue depuis le 25 janvier 2026, soit 46 jours de retard. Vous ne nous avez fait part d’aucun motif qui s’oppose à leur paiement.

    Nos démarches sont restées sans effet :
    – première relance, le 26 janvier 2026 (FA-2026-0117)
    – appel téléphonique, le 1er février 2026 (FA-2026-0117, FA-2026-0118 et FA-2026-0119)
    – deuxième relance, le 9 février 2026 (FA-2026-0117 et FA-2026-0119) À ce jour, les 3 factures ci-dessous demeurent impayées, la plus ancienne depuis 46 jours, sans que vous nous en ayez donné le motif.

    Les 3 factures ci-dessous, émises par notre société au titre de livraisons ou de prestations exécutées à votre demande, demeurent impayées bien que leur échéance soit dépassée. Nos démarches amiables n’ont pas permis d’obtenir un règlement complet :
    – première relance, le 26 janvier 2026 (FA-2026-0117)
    – appel téléphonique, le 1er février 2026 (FA-2026-0117, FA-2026-0118 et FA-2026-0119)
    – deuxième relance, le 9 février 2026 (FA-2026-0117, FA-2026-0118 et FA-2026-0119)
    – dernière relance amiable, le 24 février 2026 (FA-2026-0117 et FA-2026-0119)

    We wrote to you or spoke with you on 26 January 2026 (FA-2026-0118). The invoices below are still unpaid; the oldest fell due on 25 January 2026 and is now 46 days late. You have not told us of any reason that would stand in the way of payment.

    Our earlier steps have had no effect:
    – first reminder, 26 January 2026 (FA-2026-0117)
    – telephone call, 1 February 2026 (FA-2026-0117, FA-2026-0118 and FA-2026-0119)
    – second reminder, 9 February 2026 (FA-2026-0117 and FA-2026-0119) The 3 invoices below remain unpaid, the oldest of them 46 days past its due date. We have received neither payment nor any objection from you.

    The 3 invoices below, issued by our company for goods delivered or services performed at your request, remain unpaid although their due dates have passed. Our attempts to settle the matter amicably have not led to payment in full:
    – first reminder, 26 January 2026 (FA-2026-0117)
    – telephone call, 1 February 2026 (FA-2026-0117, FA-2026-0118 and FA-2026-0119)
    – second reminder, 9 February 2026 (FA-2026-0117, FA-2026-0118 and FA-2026-0119)
    – final reminder, 24 February 2026 (FA-2026-0117 and FA-2026-0119)
    ");
}

#[test]
fn many_documents_are_counted_and_many_steps_too() {
    let told = [Language::Fr, Language::En].map(|language| {
        let mut letter = letter(LetterKind::FormalNotice, language, 11);
        let step = letter.earlier.pop().unwrap();
        let concerned = [
            vec![0],
            vec![0, 1, 2, 3],
            vec![0, 1, 2, 3, 4, 5],
            vec![0, 1, 2, 3, 4, 5, 6],
            (0..8).collect(),
            (0..11).collect(),
            vec![0],
            vec![0],
        ];
        let steps = (1..).zip(concerned).map(|(on, claims)| EarlierStep {
            on: day(2026, 2, on),
            claims,
            ..step.clone()
        });
        letter.earlier = steps.collect();
        opening(&letter)
    });
    insta::assert_snapshot!(told.join("\n"), @"
    Les 11 factures ci-dessous, émises par notre société au titre de livraisons ou de prestations exécutées à votre demande, demeurent impayées bien que leur échéance soit dépassée. Nos 8 démarches amiables, dont les suivantes, sont restées sans effet :
    – dernière relance amiable, le 1er février 2026 (FA-2026-0117)
    – dernière relance amiable, le 2 février 2026 (FA-2026-0117, FA-2026-0118, FA-2026-0119 et FA-2026-0120)
    – dernière relance amiable, le 3 février 2026 (FA-2026-0117, FA-2026-0118, FA-2026-0119, FA-2026-0120, FA-2026-0121 et FA-2026-0122)
    – dernière relance amiable, le 4 février 2026 (FA-2026-0117, FA-2026-0118, FA-2026-0119, FA-2026-0120, FA-2026-0121 et 2 autres)
    – dernière relance amiable, le 5 février 2026 (les 11 factures, sauf FA-2026-0125, FA-2026-0126 et FA-2026-0127)
    – dernière relance amiable, le 6 février 2026 (les 11 factures)
    – dernière relance amiable, le 8 février 2026 (FA-2026-0117)

    The 11 invoices below, issued by our company for goods delivered or services performed at your request, remain unpaid although their due dates have passed. Our 8 attempts to settle the matter amicably, among them the following, have had no effect:
    – final reminder, 1 February 2026 (FA-2026-0117)
    – final reminder, 2 February 2026 (FA-2026-0117, FA-2026-0118, FA-2026-0119 and FA-2026-0120)
    – final reminder, 3 February 2026 (FA-2026-0117, FA-2026-0118, FA-2026-0119, FA-2026-0120, FA-2026-0121 and FA-2026-0122)
    – final reminder, 4 February 2026 (FA-2026-0117, FA-2026-0118, FA-2026-0119, FA-2026-0120, FA-2026-0121 and 2 others)
    – final reminder, 5 February 2026 (all 11 invoices except FA-2026-0125, FA-2026-0126 and FA-2026-0127)
    – final reminder, 6 February 2026 (all 11 invoices)
    – final reminder, 8 February 2026 (FA-2026-0117)
    ");
}

#[test]
fn an_instalment_is_told_from_the_others_of_its_document() {
    let told = [Language::Fr, Language::En].map(|language| {
        let mut letter = letter(LetterKind::FormalNotice, language, 3);
        letter.claims[1].number = letter.claims[0].number.clone();
        letter.earlier.truncate(2);
        letter.earlier[0].claims = vec![1];
        letter.earlier[1].claims = vec![0, 1];
        opening(&letter)
    });
    insta::assert_snapshot!(told.join("\n"), @"
    Les 3 factures ci-dessous, émises par notre société au titre de livraisons ou de prestations exécutées à votre demande, demeurent impayées bien que leur échéance soit dépassée. Nos démarches amiables sont restées sans effet :
    – première relance, le 26 janvier 2026 (FA-2026-0117 échue le 07/02/2026)
    – appel téléphonique, le 1er février 2026 (FA-2026-0117)

    The 3 invoices below, issued by our company for goods delivered or services performed at your request, remain unpaid although their due dates have passed. Our attempts to settle the matter amicably have had no effect:
    – first reminder, 26 January 2026 (FA-2026-0117 due 07 Feb 2026)
    – telephone call, 1 February 2026 (FA-2026-0117)
    ");
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
    let printed = pdf(&batch, &Stationery::default()).unwrap();
    assert_eq!(printed, pdf(&batch, &Stationery::default()).unwrap());
    assert_eq!(printed.page_counts.iter().sum::<usize>(), printed.pages);
    assert!(printed.bytes.starts_with(b"%PDF-1.7"));
    assert!(pdf(&batch[..1], &Stationery::default()).unwrap().bytes.len() < 45_000);
}

#[test]
fn an_error_names_the_customer() {
    assert_eq!(pdf(&[], &Stationery::default()), Err(DocumentError::NoLetters));
    let mut letter = letter(LetterKind::FirstReminder, Language::Fr, 1);
    letter.recipient.name = "株式会社".into();
    let reason = Box::new(DocumentError::MissingGlyph { character: '株' });
    let expected = DocumentError::Letter { recipient: "C00417".into(), reason };
    assert_eq!(pdf(&[letter], &Stationery::default()), Err(expected));
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

/// A page that holds a formula of politeness and a name is taken for a stray sheet.
#[test]
fn a_last_page_says_more_than_yours_faithfully() {
    for language in [Language::Fr, Language::En, Language::De] {
        for kind in LetterKind::ALL {
            for items in 1..40 {
                let pages = pages(&letter(kind, language, items));
                let last = pages.last().unwrap().reading();
                // Running head, formula, company, name, capacity and foot take eight lines.
                assert!(pages.len() == 1 || last.lines().count() > 9, "{items}\n{last}");
            }
        }
    }
}

/// Each letter with as much in it as a letter must hold, the longest of everything at once.
#[test]
fn a_crowded_letter_keeps_every_figure_whole_and_inside_the_page() {
    for language in [Language::Fr, Language::En, Language::De] {
        for kind in LetterKind::ALL {
            let letter = crowded(kind, language);
            let pages = pages(&letter);
            assert_inside(&pages);
            let read = pages.iter().map(Page::reading).collect::<String>();
            for claim in &letter.claims {
                let open = amount(claim.original, language);
                let open = open.trim_matches(['€', '\u{A0}']).replace(['\u{A0}', '\u{202F}'], "~");
                assert!(read.contains(&open), "{open}\n{read}");
            }
            // The long number wraps; it does not make the ordinary ones wrap.
            assert!(read.contains("FACTURE-"), "{read}");
            assert!(read.contains("\nFA-2026-0117   "), "{kind:?} {language:?}\n{read}");
            assert!(read.contains("\nFA-2026-0119   "), "{kind:?} {language:?}\n{read}");
        }
    }
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
