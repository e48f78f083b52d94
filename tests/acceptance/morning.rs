//! The morning's letters: looked at before they print, followed after they left, in the company's
//! own words and at rates that somebody confirmed.

use std::fs;

use app::{
    hold::HoldKind,
    letter::{LetterFact, LetterFactKind, ReturnReason},
    provision::DoubtfulDraft,
    rate::{RateDraft, RateReference},
    template::{LetterLanguage, TemplateKey},
};
use insta::assert_snapshot;

use crate::{
    letters::two_debtors,
    util::{Desk, day},
};

/// A line a letter: who, what, and what is said of it; `!` stops it.
fn looked_at(desk: &mut Desk) -> String {
    let flight = desk.app.preflight(None, None).unwrap();
    let mut lines: Vec<String> = Vec::new();
    for letter in &flight.letters {
        lines.push(format!("{} {} page", letter.name, letter.pages));
        lines.extend(letter.flags.iter().map(|it| {
            format!("  {} {}", if it.stops { "!" } else { "-" }, it.sentence.replace('\u{a0}', " "))
        }));
    }
    lines.push(format!(
        "{} ready, {} stopped, {} pages",
        flight.clean, flight.stopped, flight.pages
    ));
    lines.join("\n")
}

fn fact(kind: LetterFactKind, on: &str) -> LetterFact {
    LetterFact { kind, on: day(on), number: String::new(), reason: None, note: String::new() }
}

fn key(name: &str) -> TemplateKey {
    TemplateKey {
        name: name.into(),
        language: LetterLanguage::Fr,
        audience: None,
        segment: String::new(),
        channel: None,
    }
}

#[test]
fn what_stops_a_letter_is_said_and_put_right() {
    let mut desk = two_debtors();
    desk.sign();
    assert_snapshot!(looked_at(&mut desk));
    let mut particulars = desk.app.particulars("0512").unwrap();
    particulars.address = "5 place du Marché".into();
    (particulars.postcode, particulars.town) = ("41000".into(), "Blois".into());
    desk.app.save_particulars(&particulars).unwrap();
    assert!(looked_at(&mut desk).contains("2 ready, 0 stopped"));
    particulars.siren = "123".into();
    assert!(desk.app.save_particulars(&particulars).is_err());
}

/// Nobody writes to a doubtful customer by habit; once its proceedings are noted, nobody does at all.
#[test]
fn a_doubtful_customer_is_looked_at_before_it_is_reminded() {
    let mut desk = two_debtors();
    desk.sign();
    let draft = DoubtfulDraft {
        customer: "0417".into(),
        reason: "Redressement judiciaire".into(),
        ..DoubtfulDraft::default()
    };
    desk.app.set_doubtful(&draft, None).unwrap();
    assert_snapshot!(looked_at(&mut desk), @"
    Meunerie Vasseur 1 page
      ! Client douteux depuis le 2 mars 2026 (Redressement judiciaire) : à vous de juger s’il faut le relancer. Une procédure collective se note sur sa fiche : les relances cessent et la créance se déclare.
    Halle aux Grains 1 page
      ! L’adresse postale manque : saisissez-la dans la fiche du client.
    0 ready, 2 stopped, 0 pages
    ");
    let row = desk.app.worklist(None).unwrap().rows.remove(0);
    assert!(row.customer == "0417" && row.warnings[0].starts_with("Client douteux depuis"));
    let sheet = desk.app.customer_sheet("0417", None).unwrap();
    assert_eq!(sheet.action.unwrap().warnings, row.warnings);

    desk.hold("0417", HoldKind::Insolvency, |it| it.since = day("2026-03-02"));
    assert_snapshot!(desk.today_table("2026-03-02"), @"
    2026-03-02
      declare_claim  0417  1299.90 EUR  FA-1 FA-2  Créance à déclarer
      letter         0512  180.00 EUR   FA-3       Relance 1 · J+3
    ");
    assert_eq!(desk.app.worklist(None).unwrap().rows[0].warnings, [""; 0]);
}

#[test]
fn a_file_that_cannot_be_written_records_nothing() {
    let mut desk = two_debtors();
    desk.sign();
    let rows = desk.rows();
    let nowhere = desk.path("no such folder").join("courriers.pdf");
    assert!(desk.app.issue_letters(&["0417".into()], None, &nowhere).is_err());
    assert_eq!(desk.rows(), rows);
    let path = desk.path("courriers.pdf");
    let file = desk.app.issue_letters(&["0417".into()], None, &path).unwrap();
    assert_eq!((file.letters, fs::read(&path).unwrap().starts_with(b"%PDF-")), (1, true));
    assert!(!desk.path("courriers.pdf-part").exists());
    assert_eq!(desk.app.archive(None).unwrap().len(), 1);
}

/// Each fact is its own; one that came back unknown flags the address, one not collected does not.
#[test]
fn a_letter_is_followed_until_it_arrives_or_comes_back() {
    let mut desk = two_debtors();
    desk.sign();
    desk.app.issue_letters(&["0417".into()], None, &desk.path("courriers.pdf")).unwrap();
    let letter = desk.app.archive(Some("0417")).unwrap().remove(0);
    assert_eq!(letter.next, Some(LetterFactKind::Posted));
    let documents = [letter.document];
    let posted = LetterFact {
        number: "2C 123 456 7890 1".into(),
        ..fact(LetterFactKind::Posted, "2026-03-02")
    };
    let early = fact(LetterFactKind::Posted, "2026-03-01");
    assert!(desk.app.note_letter_fact(&documents, &early).is_err());
    let late = fact(LetterFactKind::Posted, "2026-03-03");
    assert!(desk.app.note_letter_fact(&documents, &late).is_err());
    desk.app.note_letter_fact(&documents, &posted).unwrap();
    let returned = |reason| LetterFact {
        reason: Some(reason),
        ..fact(LetterFactKind::Returned, "2026-03-02")
    };
    desk.app.note_letter_fact(&documents, &returned(ReturnReason::Unclaimed)).unwrap();
    let unknown =
        |desk: &mut Desk| desk.app.customer_sheet("0417", None).unwrap().address_unknown_since;
    assert_eq!(unknown(&mut desk), None);
    desk.app.note_letter_fact(&documents, &returned(ReturnReason::Unknown)).unwrap();
    assert_eq!(unknown(&mut desk), Some(day("2026-03-02")));
    // The scanner types the code, the clerk the number.
    for scanned in [letter.code.to_lowercase(), "2C12345678901".into()] {
        assert_eq!(desk.app.find_letter(&scanned).unwrap().customer, "0417");
    }
    assert!(desk.app.find_letter("BBBBIRHJIV").is_err());
}

/// A reprint is stamped, its making is noted, and it moves no level.
#[test]
fn a_copy_is_stamped_and_moves_nothing() {
    let mut desk = two_debtors();
    desk.sign();
    desk.app.issue_letters(&["0417".into()], None, &desk.path("courriers.pdf")).unwrap();
    let letter = desk.app.archive(None).unwrap().remove(0);
    let (kept, list) =
        (desk.app.document_pdf(letter.document).unwrap(), desk.today_table("2026-03-02"));
    let copy = desk.app.reprint(letter.document).unwrap();
    assert!(Desk::text(&copy).contains("COPIE du 02/03/2026"));
    assert!(!Desk::text(&kept).contains("COPIE"));
    assert_eq!(desk.app.document_pdf(letter.document).unwrap(), kept);
    assert_eq!(desk.today_table("2026-03-02"), list);
    let facts = desk.app.archive(None).unwrap().remove(0).facts;
    let kinds: Vec<_> = facts.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [LetterFactKind::Printed, LetterFactKind::Reprinted]);
}

#[test]
fn the_company_words_its_letters_itself() {
    let mut desk = two_debtors();
    desk.sign();
    let clause = key("clause/closing");
    let before = desk.app.template(&clause).unwrap();
    assert!(!before.own);
    desk.app.save_template(&clause, "Bien à vous, depuis {{ company }}.").unwrap();
    let letter = desk.letter_text("0417");
    assert!(letter.contains("Bien à vous, depuis Ateliers du Loir."), "{letter}");
    // For registered letters alone, the text for all still words the others.
    let registered =
        TemplateKey { channel: Some(app::policy::Channel::RegisteredLetter), ..clause.clone() };
    desk.app.save_template(&registered, "Recevez nos salutations.").unwrap();
    assert!(desk.letter_text("0417").contains("Bien à vous"));
    desk.app.reset_template(&clause).unwrap();
    assert_eq!(desk.app.template(&clause).unwrap().source, before.source);
    assert!(!desk.letter_text("0417").contains("Bien à vous"));
}

#[test]
fn a_broken_text_is_refused_with_its_line() {
    let mut desk = two_debtors();
    desk.sign();
    let text = key("first_reminder");
    let broken = [
        "# Rappel\n\nMadame,\n\nVous devez {{ totl }}.\n",
        "# Rappel\n\n{% if many %}Madame,\n",
        "# Rappel\n\n::itmes::\n",
        "# Rappel\n\n{% include \"penalites\" %}\n",
        "   ",
    ];
    let refusals = broken.map(|source| {
        let sentence = desk.app.save_template(&text, source).unwrap_err().sentence;
        sentence.replace(['\u{a0}', '\u{202f}'], " ")
    });
    assert_snapshot!(refusals.join("\n"));
    assert!(desk.app.templates().unwrap().own.is_empty());
}

/// A claim that rests on a rate nobody confirmed waits for somebody to confirm it.
#[test]
fn a_rate_is_confirmed_before_interest_is_claimed() {
    let mut desk = Desk::by_the_clock();
    desk.app.open_sample().unwrap();
    let stopped = |desk: &mut Desk| desk.app.preflight(None, None).unwrap().stopped;
    let before = stopped(&mut desk);
    let sheet = desk.app.rates().unwrap();
    assert!(sheet.semesters.iter().any(|it| it.semester == "2026S2" && it.to_confirm));
    let bad = RateDraft {
        semester: "2026S2".into(),
        reference: RateReference::Ecb,
        percent: "deux".into(),
        source: "BCE".into(),
    };
    assert!(desk.app.set_rate(&bad).unwrap_err().sentence.contains("deux"));
    desk.app.confirm_rates("2026S2", None).unwrap();
    assert!(stopped(&mut desk) < before);
}
