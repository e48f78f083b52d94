//! The sender: what its letters must say, which accounts it has, and what they are printed on.

use std::fs;

use app::company::{
    account::BankAccount,
    paper::{EnvelopeChoice, PenaltiesFrom, WindowZone},
    picture::PictureKind,
};
use insta::assert_snapshot;

use crate::{letters::two_debtors, util::Desk};

/// Eight bytes that say PNG, and one pixel of black.
const PIXEL: &[u8] = include_bytes!("../fixtures/pixel.png");

#[test]
fn what_the_letterhead_lacks_is_said() {
    let mut desk = two_debtors();
    desk.sign();
    let mut company = desk.app.company().unwrap();
    let check = desk.app.check_company(&company).unwrap();
    assert_snapshot!(check.missing, @"Mentions obligatoires à compléter (art. R123-237 C. com.) : capital social, SIREN, ville du RCS.");
    assert_eq!(
        (check.refused.as_str(), check.accounts[0].bank.as_str()),
        ("", "CREDIT AGRICOLE SA")
    );
    company.vat = "FR45732829320".into();
    let refused = desk.app.check_company(&company).unwrap().refused;
    assert_snapshot!(refused, @"« FR45732829320 » n’est pas un n° de TVA valide : FR, une clé de deux caractères, puis votre SIREN.");
    assert_eq!(desk.app.save_company(&company).unwrap_err().sentence, refused);
}

#[test]
fn a_letter_goes_out_on_the_paper_chosen() {
    let mut desk = two_debtors();
    desk.sign();
    let mut company = desk.app.company().unwrap();
    company.slip = true;
    company.envelope = EnvelopeChoice::C5Left;
    company.reminder_days.0 = 15;
    company.penalties_from = PenaltiesFrom::SecondReminder;
    company.accounts.insert(
        0,
        BankAccount {
            label: "Dollars".into(),
            iban: "DE89 3704 0044 0532 0130 00".into(),
            currency: "USD".into(),
            ..Default::default()
        },
    );
    desk.app.save_company(&company).unwrap();
    let text = desk.letter_text("0417");
    assert!(text.contains("Coupon à joindre à votre règlement"), "{text}");
    assert!(text.contains("FR76 3000 6000 0112 3456 7890 189") && !text.contains("DE89"), "{text}");
    let newest = desk.app.changes().unwrap()[0].change;
    desk.app.undo_change(newest).unwrap();
    assert!(!desk.letter_text("0417").contains("Coupon"));
}

#[test]
fn a_picture_that_does_not_print_is_refused_with_the_way_out() {
    let mut desk = two_debtors();
    let refused = |desk: &mut Desk, name: &str, bytes: &[u8]| {
        let path = desk.file(name, bytes);
        let failure = desk.app.set_picture(PictureKind::Logo, &path).unwrap_err();
        desk.sentence(&failure)
    };
    let said = [
        refused(&mut desk, "logo.gif", b"GIF89a"),
        refused(&mut desk, "coupe.png", &PIXEL[..40]),
        refused(&mut desk, "photo.jpg", &vec![0; (1 << 20) + 1]),
    ];
    assert_snapshot!(said.join("\n"), @"
    invalid_field: « logo.gif » n’est ni un PNG ni un JPEG. Enregistrez l’image dans l’un de ces formats.
    invalid_field: « coupe.png » est endommagé ou d’un type qui ne s’imprime pas (CMJN par exemple). Enregistrez l’image de nouveau en PNG.
    invalid_field: « photo.jpg » dépasse 1 Mo. Réduisez l’image et choisissez-la de nouveau.
    ");
}

#[test]
fn a_logo_is_chosen_taken_back_and_taken_away() {
    let mut desk = two_debtors();
    let path = desk.file("logo.png", PIXEL);
    let has_logo = |desk: &mut Desk| desk.app.pictures().unwrap().logo;
    assert!(desk.app.set_picture(PictureKind::Logo, &path).unwrap().logo);
    let change = desk.app.changes().unwrap().remove(0);
    assert_eq!(change.sentence, "Logo modifié");
    desk.app.undo_change(change.change).unwrap();
    assert!(!has_logo(&mut desk));
    desk.app.redo_change(change.change).unwrap();
    assert!(has_logo(&mut desk));
    assert!(!desk.app.remove_picture(PictureKind::Logo).unwrap().logo);
    assert_eq!(desk.app.verify().unwrap(), Vec::<String>::new());
}

#[test]
fn a_draft_is_looked_at_before_it_is_saved() {
    let mut desk = two_debtors();
    let mut company = desk.app.company().unwrap();
    company.name = "Ateliers Vauquelin".into();
    company.envelope = EnvelopeChoice::DinB;
    let preview = desk.app.company_preview(&company).unwrap();
    assert!(preview.starts_with(b"%PDF"));
    assert_eq!(desk.app.company().unwrap().name, "");
    let path = desk.path("alignement.pdf");
    desk.app.save_alignment_sheet(&company, &path).unwrap();
    assert!(fs::read(&path).unwrap().starts_with(b"%PDF"));
    company.envelope = EnvelopeChoice::Custom;
    company.window = WindowZone { x: 60, ..WindowZone::default() };
    let failure = desk.app.company_preview(&company).unwrap_err();
    assert_snapshot!(desk.sentence(&failure), @"invalid_field: La zone visible ne laisse pas 45 mm à l’expéditeur d’un côté ou de l’autre. Décalez-la.");
}
