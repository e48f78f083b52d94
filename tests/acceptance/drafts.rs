//! Letters as e-mail drafts: what a mail program finds in them, and what stays on paper.

use std::{fs, path::Path, process::Command};

use app::{
    contact::ContactDraft,
    letter::LetterFactKind,
    mail::{MailOutcome, MailRequest, settings::MailSettings},
};
use insta::assert_snapshot;

use crate::{
    copies::factur_x,
    files::OURS,
    mail::sha256,
    util::{Desk, day},
};

/// Reads a message as Python's standard library does, and says what is in it.
const READER: &str = r#"
import email, email.policy, hashlib, sys
message = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.default)
for head in ["From", "To", "Subject", "Date", "X-Unsent", "Disposition-Notification-To"]:
    print(f"{head}: {message[head]}")
print("Message-ID:", "yes" if message["Message-ID"] else "no")
for kind in ["plain", "html"]:
    text = message.get_body((kind,)).get_content()
    print(kind, "claims", sys.argv[2] in text.replace("\u00a0", " "))
for it in message.iter_attachments():
    bytes = it.get_content()
    print(it.get_content_type(), it.get_filename(), hashlib.sha256(bytes).hexdigest())
print("defects:", [it for part in message.walk() for it in part.defects])
"#;

/// Two customers to remind; one has a person to write to, the other no address at all.
pub fn debtors() -> Desk {
    let mut desk = Desk::with(
        "2026-03-02",
        "
        Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC
        0417;Meunerie Vasseur;FA-1;27/01/2026;27/02/2026;1200,00
        0417;Meunerie Vasseur;FA-2;28/01/2026;27/02/2026;99,90
        0512;Halle aux Grains;FA-3;27/01/2026;27/02/2026;180,00
        0600;Boulangerie Œuvrée;FA-4;27/01/2026;27/02/2026;310,50
        ",
    );
    desk.import(
        "
        Code client;Raison sociale;Adresse;Code postal;Ville;E-mail
        0417;Meunerie Vasseur;3 quai du Moulin;28200;Châteaudun;accueil@vasseur.example
        0512;Halle aux Grains;1 place du Marché;41000;Blois;
        0600;Boulangerie Œuvrée;8 rue Basse;41100;Vendôme;compta@oeuvree
        ",
    );
    desk.sign();
    let mut company = desk.app.company().unwrap();
    company.email = "comptes@loir.example".into();
    company.siren = "732829320".into();
    company.rcs = "Blois".into();
    company.capital = "50 000 €".into();
    desk.app.save_company(&company).unwrap();
    desk.app
        .save_contact(&ContactDraft {
            customer: "0417".into(),
            id: None,
            name: "Zoé Lefèvre, comptabilité".into(),
            role: String::new(),
            phone: String::new(),
            email: "z.lefevre@vasseur.example".into(),
            note: String::new(),
            main: true,
        })
        .unwrap();
    desk
}

/// Who is written to, and who is not and why.
pub fn told(outcome: &MailOutcome) -> String {
    let claimed = outcome.claimed.iter().map(|it| format!(", {} {}", it.decimal(), it.currency));
    let mut text = format!("e-mails: {}{}\n", outcome.letters.len(), claimed.collect::<String>());
    for it in &outcome.letters {
        text += format!("{} → {} {}", it.customer, it.to, it.file).trim_end();
        text += "\n";
    }
    for it in &outcome.left_out {
        text += &format!("! {} : {}\n", it.customer, it.reason);
    }
    text.replace(['\u{A0}', '\u{202F}'], " ")
}

fn of(customers: &[&str]) -> MailRequest {
    let customers = customers.iter().map(|it| (*it).to_owned()).collect();
    MailRequest { customers: Some(customers), ..MailRequest::default() }
}

#[test]
fn drafts_alone_record_nothing() {
    let mut desk = debtors();
    let (rows, list) = (desk.rows(), desk.today_table("2026-03-02"));
    let folder = desk.path("brouillons");
    let outcome = desk.app.draft_letters(&MailRequest::default(), None, &folder, false).unwrap();
    assert_snapshot!(told(&outcome), @"
    e-mails: 1, 1299.90 EUR
    0417 → z.lefevre@vasseur.example 0417_2026-03-02.eml
    ! 0600 : « compta@oeuvree » n’est pas une adresse e-mail : corrigez-la dans la fiche du client.
    ");
    assert_eq!((rows, list), (desk.rows(), desk.today_table("2026-03-02")));
    let names: Vec<_> = fs::read_dir(&folder).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert_eq!(names, ["0417_2026-03-02.eml"]);
    // The same letter on the same day is the same file.
    let first = fs::read(folder.join("0417_2026-03-02.eml")).unwrap();
    desk.app.draft_letters(&MailRequest::default(), None, &folder, false).unwrap();
    assert_eq!(fs::read(folder.join("0417_2026-03-02.eml")).unwrap(), first);
}

/// An address that is none, and none at all: named, with the file where it is put right.
#[test]
fn a_letter_without_an_address_is_named_and_stays() {
    let mut desk = debtors();
    let folder = desk.path("brouillons");
    let request = of(&["0417", "0512", "0600"]);
    let told =
        desk.in_both(|it| told(&it.app.draft_letters(&request, None, &folder, false).unwrap()));
    assert_snapshot!(told, @"
    e-mails: 1, 1299.90 EUR
    0417 → z.lefevre@vasseur.example 0417_2026-03-02.eml
    ! 0600 : « compta@oeuvree » n’est pas une adresse e-mail : corrigez-la dans la fiche du client.
    ! 0512 : L’adresse e-mail manque : saisissez-la dans la fiche du client, ou envoyez par courrier.

    e-mails: 1, 1299.90 EUR
    0417 → z.lefevre@vasseur.example 0417_2026-03-02.eml
    ! 0600 : “compta@oeuvree” is not an e-mail address: correct it in the customer’s file.
    ! 0512 : The e-mail address is missing: enter it in the customer’s file, or send by post.
    ");
}

#[test]
fn recorded_drafts_move_their_customers_on_and_can_be_taken_back() {
    let mut desk = debtors();
    let list = desk.today_table("2026-03-02");
    assert_snapshot!(list, @"
    2026-03-02
      email   0417  1299.90 EUR  FA-1 FA-2  Relance 1 · J+3
      email   0600  310.50 EUR   FA-4       Relance 1 · J+3
      letter  0512  180.00 EUR   FA-3       Relance 1 · J+3
    ");
    let folder = desk.path("brouillons");
    desk.app.draft_letters(&MailRequest::default(), None, &folder, true).unwrap();
    assert_snapshot!(desk.history("0417"), @"2026-03-02  E-mail : relance 1 [PDF]");
    assert!(!desk.today_table("2026-03-02").contains("0417"));
    // Whether the mail program sent it is a fact of its own.
    let kept = desk.app.archive(Some("0417")).unwrap().remove(0);
    assert_eq!((kept.next, kept.facts.len()), (Some(LetterFactKind::Sent), 0));
    let changes = desk.app.changes().unwrap();
    assert_snapshot!(changes[0].sentence, @"1 courrier noté comme envoyé par e-mail, Meunerie Vasseur");
    desk.verifies();
    desk.app.undo_change(changes[0].change).unwrap();
    assert_eq!(desk.today_table("2026-03-02"), list);
    desk.verifies();
}

#[test]
fn a_mail_program_finds_the_letter_in_its_draft() {
    let mut desk = debtors();
    let folder = desk.path("brouillons");
    let mut company = desk.app.company().unwrap();
    company.siren = OURS.1.into();
    desk.app.save_company(&company).unwrap();
    let invoice = factur_x("FA-2", "99.90");
    desk.import_bytes("fa-2.pdf", invoice.clone());
    let request = MailRequest { with_invoices: true, ..of(&["0417"]) };
    let outcome = desk.app.draft_letters(&request, None, &folder, true).unwrap();
    let missing = &outcome.without_copy[0].reason;
    assert!(outcome.without_copy.len() == 1 && missing.contains("FA-1"), "{missing}");
    let Some(read) = read(&folder.join("0417_2026-03-02.eml"), "1 299,90 €") else { return };
    let kept = desk.app.archive(Some("0417")).unwrap().remove(0);
    assert!(read.contains(&kept.sha256), "{read} has {}", kept.sha256);
    let read = read.replace(&kept.sha256, "(as archived)");
    let imported =
        read.lines().find_map(|it| it.strip_prefix("application/pdf FA-2.pdf ")).unwrap();
    fs::write(desk.path("copy.pdf"), &invoice).unwrap();
    assert_eq!(imported, sha256(&desk.path("copy.pdf")));
    let read = read.replace(imported, "(as imported)");
    assert_snapshot!(read, @r#"
    From: Ateliers du Loir <comptes@loir.example>
    To: "Zoé Lefèvre, comptabilité" <z.lefevre@vasseur.example>
    Subject: Rappel : 2 factures arrivées à échéance
    Date: Mon, 02 Mar 2026 12:00:00 +0000
    X-Unsent: 1
    Disposition-Notification-To: <comptes@loir.example>
    Message-ID: yes
    plain claims True
    html claims True
    application/pdf Première relance - Ateliers du Loir - 2026-03-02.pdf (as archived)
    application/pdf FA-2.pdf (as imported)
    defects: []
    "#);
}

/// What Python reads in a draft; nothing where there is no Python.
fn read(draft: &Path, claimed: &str) -> Option<String> {
    match Command::new("python3").args(["-c", READER]).arg(draft).arg(claimed).output() {
        Ok(output) => {
            let complained = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(output.status.success(), "{complained}");
            Some(String::from_utf8(output.stdout).unwrap())
        }
        Err(_) => {
            println!("skipped: python3 is not installed, so no other program reads the draft");
            None
        }
    }
}

/// A formal notice must be received and proved: an e-mail proves neither.
#[test]
fn a_formal_notice_never_goes_by_email_alone() {
    let mut desk = Desk::by_the_clock();
    desk.app.open_sample().unwrap();
    let list = desk.app.worklist(None).unwrap();
    let registered = app::worklist::ActionKind::RegisteredLetter;
    let row = list.rows.iter().find(|it| it.action == registered).unwrap();
    let customer = row.customer.clone();
    let request = of(&[&customer]);
    let folder = desk.path("brouillons");
    let outcome = desk.app.draft_letters(&request, None, &folder, false).unwrap();
    assert!(outcome.letters.is_empty());
    assert_snapshot!(outcome.left_out[0].reason, @"Une mise en demeure part en recommandé avec avis de réception, jamais par e-mail seul : imprimez-la.");
}

/// From another address, and without a receipt: as this machine is set.
#[test]
fn a_draft_follows_the_settings_of_this_machine() {
    let mut desk = debtors();
    let settings = MailSettings {
        from: "relances@loir.example".into(),
        receipt: false,
        ..MailSettings::default()
    };
    desk.app.save_mail_settings(&settings, None).unwrap();
    let folder = desk.path("brouillons");
    desk.app.draft_letters(&MailRequest::default(), None, &folder, false).unwrap();
    let draft = fs::read_to_string(folder.join("0417_2026-03-02.eml")).unwrap();
    assert!(draft.contains("<relances@loir.example>"), "{draft}");
    assert!(!draft.contains("Disposition-Notification-To"));
}

#[test]
fn no_email_leaves_without_an_address_to_answer_to() {
    let mut desk = debtors();
    let mut company = desk.app.company().unwrap();
    company.email = String::new();
    desk.app.save_company(&company).unwrap();
    let folder = desk.path("brouillons");
    let refused = desk.in_both(|it| {
        let refused = it.app.draft_letters(&MailRequest::default(), None, &folder, true);
        it.sentence(&refused.unwrap_err())
    });
    assert_snapshot!(refused, @"
    company_incomplete: L’adresse e-mail de votre société manque : un message ne peut pas partir sans elle. Complétez-la dans Réglages.
    company_incomplete: Your company’s e-mail address is missing: no message can leave without it. Complete it in Settings.
    ");
    assert!(!folder.exists());
    let past = desk.app.draft_letters(&of(&["0417"]), Some(day("2026-03-01")), &folder, true);
    assert!(past.is_err());
}
