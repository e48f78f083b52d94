//! Letters that the company's own server sends: handed over encrypted, recorded as they are taken.

use std::{fs, process::Command};

use app::{
    customer::Particulars,
    letter::LetterFactKind,
    mail::{
        MailRequest, PasswordState,
        settings::{MailMode, MailSecurity, MailSettings},
    },
};
use insta::{allow_duplicates, assert_snapshot};

use crate::{
    drafts::{debtors, told},
    mail_server::{PASSWORD, Server, USER},
    util::Desk,
};

/// Gives a customer another address.
fn move_to(desk: &mut Desk, customer: &str, email: &str) {
    let known = desk.app.particulars(customer).unwrap();
    desk.app.save_particulars(&Particulars { email: email.into(), ..known }).unwrap();
}

/// SHA-256 of a file, as another program reckons it.
pub fn sha256(path: &std::path::Path) -> String {
    let output = Command::new("sha256sum").arg(path).output().unwrap();
    String::from_utf8(output.stdout).unwrap().split(' ').next().unwrap_or_default().to_owned()
}

#[test]
fn letters_arrive_byte_for_byte_and_are_recorded_with_the_answer() {
    for security in [MailSecurity::Tls, MailSecurity::Starttls] {
        let mut desk = debtors();
        let Some(server) = Server::start(&desk, security) else { return };
        server.introduce(&mut desk, true);
        move_to(&mut desk, "0600", "four@oeuvree.example");
        let sheet = desk.app.save_mail_settings(&server.settings(), Some(PASSWORD)).unwrap();
        assert_eq!(sheet.password, PasswordState::Kept);
        let outcome = desk.app.send_letters(&MailRequest::default(), None).unwrap();
        allow_duplicates! { assert_snapshot!(told(&outcome), @"
        e-mails: 2, 1610.40 EUR
        0417 → z.lefevre@vasseur.example
        0600 → four@oeuvree.example
        ") };
        let taken = server.taken();
        assert_eq!((taken.len(), server.connections().as_str()), (2, "1"), "{security:?}");
        for (letter, message) in outcome.letters.iter().zip(&taken) {
            assert_eq!(letter.sha256, sha256(message));
            assert!(!fs::read_to_string(message).unwrap().contains("X-Unsent"));
        }
        let kept = desk.app.archive(Some("0417")).unwrap().remove(0);
        let fact = &kept.facts[0];
        assert_eq!((fact.kind, kept.next), (LetterFactKind::Sent, None));
        assert_eq!(fact.note, "250 2.0.0 Queued as 1");
        assert!(!desk.today_table("2026-03-02").contains("email"));
        // The password is in the keyring alone.
        let file = fs::read_to_string(desk.path("mail.toml")).unwrap();
        assert!(file.contains(USER) && !file.contains(PASSWORD), "{file}");
        desk.verifies();
    }
}

#[test]
fn a_wrong_password_and_a_certificate_nobody_knows_send_nothing() {
    for security in [MailSecurity::Tls, MailSecurity::Starttls] {
        let mut desk = debtors();
        let Some(server) = Server::start(&desk, security) else { return };
        let rows = desk.rows();
        server.introduce(&mut desk, true);
        desk.app.save_mail_settings(&server.settings(), None).unwrap();
        let wrong = |it: &mut Desk, password: Option<&str>| {
            let refused = it.app.send_letters(&MailRequest::default(), password).unwrap_err();
            let port = server.settings().server.port.to_string();
            it.sentence(&refused).replace(&port, "PORT")
        };
        let unknown = desk.in_both(|it| wrong(it, None));
        allow_duplicates! { assert_snapshot!(unknown, @"
        mail_password: Le mot de passe de relances n’est pas connu de cet ordinateur. Saisissez-le.
        mail_password: This computer does not know the password of relances. Enter it.
        ") };
        let refused = desk.in_both(|it| wrong(it, Some("sesame")));
        allow_duplicates! { assert_snapshot!(refused, @"
        mail_password: Le serveur a refusé l’identifiant relances ou son mot de passe (535 5.7.8 Authentication credentials invalid). Vérifiez-les ; certains fournisseurs exigent un mot de passe d’application.
        mail_password: The server refused the user relances or its password (535 5.7.8 Authentication credentials invalid). Check both; some providers want an app password.
        ") };
        server.introduce(&mut desk, false);
        let untrusted = desk.in_both(|it| wrong(it, Some(PASSWORD)));
        allow_duplicates! { assert_snapshot!(untrusted, @"
        mail_refused: Le certificat de localhost n’est pas reconnu (invalid peer certificate: UnknownIssuer) : rien n’a été envoyé. Vérifiez le nom du serveur ; s’il est juste, demandez à votre service informatique.
        mail_refused: The certificate of localhost is not trusted (invalid peer certificate: UnknownIssuer): nothing was sent. Check the server’s name; if it is right, ask your IT department.
        ") };
        assert_eq!((server.taken().len(), desk.rows()), (0, rows));
    }
}

#[test]
fn the_wrong_kind_of_line_and_no_line_say_so() {
    let mut desk = debtors();
    let Some(server) = Server::start(&desk, MailSecurity::Tls) else { return };
    server.introduce(&mut desk, true);
    let tried = |it: &mut Desk, settings: &MailSettings| {
        let refused = it.app.try_mail(settings, Some(PASSWORD)).unwrap_err();
        it.sentence(&refused).replace(&settings.server.port.to_string(), "PORT")
    };
    let mut nowhere = server.settings();
    nowhere.server.host = "smtp.nulle-part.invalid".into();
    let said = desk.in_both(|it| tried(it, &nowhere));
    assert!(said.contains("smtp.nulle-part.invalid ne répond pas sur le port PORT"), "{said}");
    let mut bare = server.settings();
    bare.server.host = "smtp.example.fr".into();
    bare.server.security = MailSecurity::Plain;
    assert_snapshot!(desk.in_both(|it| tried(it, &bare)), @"
    invalid_field: La connexion à smtp.example.fr doit être chiffrée : choisissez TLS ou STARTTLS. Sans chiffrement, seul un serveur de cet ordinateur (localhost) est accepté.
    invalid_field: The connection to smtp.example.fr must be encrypted: choose TLS or STARTTLS. Without encryption, only a server on this computer (localhost) is accepted.
    ");
    // A server that waits for STARTTLS, spoken to in TLS.
    let Some(waiting) = Server::start(&desk, MailSecurity::Starttls) else { return };
    let mut other = waiting.settings();
    other.server.security = MailSecurity::Tls;
    let said = desk.in_both(|it| tried(it, &other));
    assert!(said.contains("Essayez l’autre mode : TLS (port 465)"), "{said}");
}

/// One wrong address keeps nobody else from being written to, on the same line.
#[test]
fn a_refused_recipient_stays_and_the_others_leave() {
    let mut desk = debtors();
    let Some(server) = Server::start(&desk, MailSecurity::Starttls) else { return };
    server.introduce(&mut desk, true);
    desk.app.save_mail_settings(&server.settings(), Some(PASSWORD)).unwrap();
    let mut main = desk.app.customer_sheet("0417", None).unwrap().contacts.remove(0);
    main.email = "inconnu@vasseur.example".into();
    write_to(&mut desk, &main);
    move_to(&mut desk, "0600", "four@oeuvree.example");
    let outcome = desk.app.send_letters(&MailRequest::default(), None).unwrap();
    assert_snapshot!(told(&outcome), @"
    e-mails: 1, 310.50 EUR
    0600 → four@oeuvree.example
    ! 0417 : Le serveur n’accepte pas le destinataire inconnu@vasseur.example (550 5.1.1 No such mailbox here). Vérifiez l’adresse dans la fiche du client.
    ");
    assert_eq!((server.taken().len(), server.connections().as_str()), (1, "1"));
    assert!(desk.today_table("2026-03-02").contains("email   0417"));
    desk.verifies();
}

fn write_to(desk: &mut Desk, person: &app::contact::ContactRow) {
    let draft = app::contact::ContactDraft {
        customer: "0417".into(),
        id: Some(person.id),
        name: person.name.clone(),
        role: String::new(),
        phone: String::new(),
        email: person.email.clone(),
        note: String::new(),
        main: true,
    };
    desk.app.save_contact(&draft).unwrap();
}

/// The server goes away after the first message: that one is recorded, the others are named.
#[test]
fn a_failure_in_the_middle_loses_nothing() {
    let mut desk = debtors();
    let Some(server) = Server::start(&desk, MailSecurity::Tls) else { return };
    server.introduce(&mut desk, true);
    desk.app.save_mail_settings(&server.settings(), Some(PASSWORD)).unwrap();
    let mut main = desk.app.customer_sheet("0417", None).unwrap().contacts.remove(0);
    main.email = "coupure@vasseur.example".into();
    write_to(&mut desk, &main);
    move_to(&mut desk, "0512", "halle@grains.example");
    move_to(&mut desk, "0600", "four@oeuvree.example");
    let outcome = desk.app.send_letters(&MailRequest::default(), None).unwrap();
    assert_snapshot!(told(&outcome), @"
    e-mails: 1, 1299.90 EUR
    0417 → coupure@vasseur.example
    ! 0600 : La connexion à localhost s’est interrompue : ce message n’est pas parti. Renvoyez-le.
    ! 0512 : Pas envoyé, l’envoi s’étant arrêté avant : La connexion à localhost s’est interrompue : ce message n’est pas parti. Renvoyez-le.
    ");
    assert_eq!(server.taken().len(), 1);
    assert_eq!(desk.app.archive(None).unwrap().len(), 1);
    desk.verifies();
}

#[test]
fn a_test_message_says_what_the_server_answered() {
    let mut desk = debtors();
    let Some(server) = Server::start(&desk, MailSecurity::Tls) else { return };
    server.introduce(&mut desk, true);
    let rows = desk.rows();
    let said = desk.in_both(|it| it.app.try_mail(&server.settings(), Some(PASSWORD)).unwrap());
    assert_snapshot!(said, @"
    Le serveur a pris le message d’essai pour comptes@loir.example (250 2.0.0 Queued as 1). Vérifiez qu’il est arrivé.
    The server took the test message for comptes@loir.example (250 2.0.0 Queued as 2). Check that it arrived.
    ");
    assert_eq!((server.taken().len(), desk.rows()), (2, rows));
}

#[test]
fn settings_that_cannot_work_are_refused_where_they_are_made() {
    let mut desk = debtors();
    assert_eq!(desk.app.mail_settings().unwrap().password, PasswordState::Needless);
    let mut settings = MailSettings { mode: MailMode::Server, ..MailSettings::default() };
    let mut told = String::new();
    let mut refuse = |desk: &mut Desk, settings: &MailSettings| {
        told += &desk.in_both(|it| {
            let refused = it.app.save_mail_settings(settings, None).unwrap_err();
            it.sentence(&refused)
        });
        told += "\n";
    };
    refuse(&mut desk, &settings);
    settings.server.host = "smtp.example.fr".into();
    refuse(&mut desk, &MailSettings { from: "relances".into(), ..settings.clone() });
    settings.server.port = 0;
    refuse(&mut desk, &settings);
    assert_snapshot!(told, @"
    mail_not_set: Aucun serveur de messagerie n’est réglé. Indiquez-le dans Réglages, Impression et envoi, ou choisissez les brouillons.
    mail_not_set: No mail server is set. Enter it in Settings, Printing and sending, or choose drafts.
    invalid_field: « relances » n’est pas une adresse e-mail. Écrivez-la ainsi : compta@example.fr.
    invalid_field: “relances” is not an e-mail address. Write it like this: accounts@example.com.
    invalid_field: Le port est un nombre de 1 à 65535 : 465 en TLS, 587 en STARTTLS.
    invalid_field: The port is a number from 1 to 65535: 465 with TLS, 587 with STARTTLS.
    ");
    settings.server.port = 465;
    settings.server.user = USER.into();
    let sheet = desk.app.save_mail_settings(&settings, Some(PASSWORD)).unwrap();
    assert_eq!(sheet.password, PasswordState::NoKeyring);
}
