//! Printing: what the printer accepts is recorded under its job, what it refuses is not.

use std::{fs, process::Command, sync::Arc};

use app::print::{Cups, FolderPrinter, PrinterSettings, Printing};
use insta::assert_snapshot;

use crate::{
    copies::{factur_x, pages},
    cups::PrivateCups,
    letters::two_debtors,
    util::Desk,
};

fn at(printer: &str) -> PrinterSettings {
    PrinterSettings { printer: printer.to_owned(), ..Default::default() }
}

/// The two debtors' desk with printers of some names.
fn desk_with(names: &[&str], refusal: Option<&str>) -> Desk {
    let mut desk = two_debtors();
    desk.sign();
    desk.import_bytes("fa-1.pdf", factur_x("FA-1", "1200.00"));
    let paper = desk.path("paper");
    fs::create_dir(&paper).unwrap();
    let printer = FolderPrinter::new(paper, names);
    let printer = match refusal {
        Some(said) => printer.refusing(said),
        None => printer,
    };
    desk.app.set_printing(Printing::by(desk.path("settings/printer.toml"), Arc::new(printer)));
    desk
}

#[test]
fn what_is_printed_is_recorded_under_its_job() {
    let mut desk = desk_with(&["Bureau"], None);
    let printed =
        desk.app.print_letters(Some(&["0417".into()]), None, &at("Bureau"), true).unwrap();
    assert_eq!((printed.letters.letters, printed.letters.pages), (1, 2));
    assert_eq!(printed.job, "Bureau-1");
    let paper = pages(&fs::read(desk.path("paper/Bureau-1.pdf")).unwrap());
    assert_eq!(paper[1].trim(), "Facture FA-1");
    let letter = desk.app.archive(None).unwrap().remove(0);
    let fact = &letter.facts[0];
    assert_eq!((fact.note.as_str(), letter.pages), ("Bureau-1", 1));
    // Taken back, it is due again.
    let list = desk.today_table("2026-03-02");
    let newest = desk.app.undo_change_preview(None).unwrap().change;
    desk.app.undo_change(newest).unwrap();
    assert_ne!(desk.today_table("2026-03-02"), list);
    desk.verifies();
}

/// Without customers named, only what has nothing against it leaves; the rest says why.
#[test]
fn what_deserves_a_look_is_held_back() {
    let mut desk = desk_with(&["Bureau"], None);
    let printed = desk.app.print_letters(None, None, &at("Bureau"), false).unwrap();
    assert_eq!(printed.letters.letters, 1);
    let held: Vec<_> = printed.letters.left_out.iter().map(|it| it.customer.as_str()).collect();
    assert_eq!(held, ["0512"], "it has no address");
    let again = desk.app.print_letters(None, None, &at("Bureau"), false).unwrap();
    assert_eq!((again.letters.letters, again.job.as_str()), (0, ""));
}

#[test]
fn what_the_printer_refuses_is_not_recorded_and_says_why() {
    let mut story = String::new();
    for (names, refusal, wanted) in [
        (&[][..], None, "Bureau"),
        (&["Accueil"], None, "Bureau"),
        (&["Bureau"], Some("Bac 2 vide."), "Bureau"),
        (&["Bureau"], None, ""),
    ] {
        let mut desk = desk_with(names, refusal);
        let rows = desk.rows();
        story += &desk.in_both(|desk| {
            let refused = desk.app.print_letters(None, None, &at(wanted), false).unwrap_err();
            desk.sentence(&refused)
        });
        story += "\n";
        assert_eq!(desk.rows(), rows, "nothing is recorded");
    }
    assert_snapshot!(story);
}

#[test]
fn the_choice_belongs_to_the_machine() {
    let desk = desk_with(&["Bureau", "Accueil"], None);
    let sheet = desk.app.printer_sheet().unwrap();
    assert_eq!((sheet.printers.len(), sheet.settings.printer.as_str()), (2, ""));
    let chosen = PrinterSettings { tray: "Tray2".into(), duplex: true, copies: 2, ..at("Accueil") };
    let sheet = desk.app.save_printer(&chosen).unwrap();
    assert_eq!((sheet.settings, sheet.problem.as_str()), (chosen, ""));
    assert_eq!(sheet.features.unwrap().trays, ["Auto", "Tray1", "Tray2"]);
    let kept = fs::read_to_string(desk.path("settings/printer.toml")).unwrap();
    assert_snapshot!(kept, @r#"
    printer = "Accueil"
    tray = "Tray2"
    duplex = true
    copies = 2
    "#);
    let gone = desk.app.save_printer(&at("Cave")).unwrap();
    assert!(gone.problem.contains("Cave") && gone.features.is_none());
}

/// What the pages say, also where the spooler put each of them into a frame.
fn read_by_poppler(desk: &Desk, pdf: &[u8]) -> Option<Vec<String>> {
    let file = desk.file("printed.pdf", pdf);
    let read = Command::new("pdftotext").arg(file).arg("-").output().ok()?;
    let text = String::from_utf8(read.stdout).unwrap();
    Some(text.split_terminator('\u{c}').map(str::to_owned).collect())
}

/// A real job through a real spooler: as many pages, with the same words, as were sent.
#[test]
fn a_real_printing_system_prints_what_was_sent() {
    let cups = match PrivateCups::start() {
        Ok(cups) => cups,
        Err(why) => return eprintln!("left out: {why}"),
    };
    let mut desk = desk_with(&[], None);
    let system = Cups::at(cups.server.clone());
    desk.app.set_printing(Printing::by(desk.path("printer.toml"), Arc::new(system)));
    let sheet = desk.app.save_printer(&at("Bureau")).unwrap();
    assert_eq!(sheet.printers[0].name, "Bureau");
    let features = sheet.features.unwrap();
    assert_eq!((features.trays.join(" "), features.both_sides), ("Auto Letterhead".into(), true));

    let settings =
        PrinterSettings { tray: "Letterhead".into(), duplex: true, copies: 2, ..at("Bureau") };
    let printed = desk.app.print_letters(Some(&["0417".into()]), None, &settings, true).unwrap();
    assert_eq!((printed.job.as_str(), printed.letters.pages), ("Bureau-1", 4));
    let printed = cups.printed();
    assert_eq!(pages(&printed).len(), 8, "two copies of two sheets, both sides");
    let Some(paper) = read_by_poppler(&desk, &printed) else {
        return eprintln!("left out: pdftotext is not installed");
    };
    for copy in paper.chunks(4) {
        assert!(copy[0].contains("Meunerie Vasseur"), "{copy:?}");
        assert_eq!((copy[1].trim(), copy[2].trim(), copy[3].trim()), ("", "Facture FA-1", ""));
    }
    let letter = desk.app.archive(None).unwrap().remove(0);
    assert_eq!(letter.facts[0].note, "Bureau-1");

    cups.refuse();
    let newest = desk.app.undo_change_preview(None).unwrap().change;
    desk.app.undo_change(newest).unwrap();
    let refused = desk.app.print_letters(Some(&["0417".into()]), None, &settings, true);
    let sentence = desk.sentence(&refused.unwrap_err());
    assert!(sentence.starts_with("printing: ") && sentence.contains("Bureau"), "{sentence}");
}
