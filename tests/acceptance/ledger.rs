//! The ledger: one file, one program at a time, and every promise it makes can be checked.
//!
//! What is not a ledger is left alone; what was tampered with is found.

use std::fs;

use app::{act::CallOutcome, failure::FailureKey};
use insta::assert_snapshot;

use crate::{
    encours,
    util::{Desk, day},
};

/// A ledger with a posted letter and a call that brought a promise.
fn used() -> Desk {
    let mut desk = Desk::with(
        "2026-03-02",
        "
        Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC
        0417;Meunerie Vasseur;FA-1;27/01/2026;27/02/2026;1200,00
        0417;Meunerie Vasseur;FA-2;27/01/2026;27/02/2026;99,90
        ",
    );
    desk.import(
        "
        Code client;Raison sociale;Adresse;Code postal;Ville
        0417;Meunerie Vasseur;3 quai du Moulin;28200;Châteaudun
        ",
    );
    desk.sign();
    desk.post();
    desk.day("2026-03-09");
    desk.call_with("0417", CallOutcome::Promise, |it| it.promised_on = Some(day("2026-03-13")));
    assert_eq!(desk.app.verify().unwrap(), [""; 0]);
    desk
}

/// What verification finds after a tampering, in both languages.
fn found_after(tampering: &str) -> String {
    let mut desk = used();
    desk.sql().execute_batch(tampering).unwrap();
    desk.in_both(|it| it.app.verify().unwrap().join("\n"))
}

#[test]
fn an_altered_letter_is_found() {
    let found = found_after("UPDATE document SET bytes = CAST(substr(bytes, 1, 900) AS BLOB)");
    assert_snapshot!(found, @"
    Le courrier conservé n° 1 n’est plus celui qui a été posté.
    Kept letter no. 1 is not what was posted any more.
    ");
    // With a hash that fits the new bytes, too.
    let forged = "UPDATE document SET bytes = x'00', sha256 =
        '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'";
    assert_snapshot!(found_after(forged), @"
    Le courrier conservé n° 1 n’est plus celui qui a été posté.
    Kept letter no. 1 is not what was posted any more.
    ");
}

#[test]
fn an_altered_act_is_found() {
    assert_snapshot!(found_after("UPDATE act SET claimed_minor = 100 WHERE channel = 'letter'"), @"
    L’acte n° 1 (appel, courrier) n’est plus celui qui a été enregistré.
    Act no. 1 (call, letter) is not what was recorded any more.
    ");
    assert_snapshot!(found_after("UPDATE act SET happened_on = '2026-01-01' WHERE id = 2"), @"
    L’acte n° 2 (appel, courrier) n’est plus celui qui a été enregistré.
    Act no. 2 (call, letter) is not what was recorded any more.
    ");
    assert_snapshot!(found_after("UPDATE act_item SET open_minor = 1 WHERE item_id = 1"), @"
    L’acte n° 1 (appel, courrier) n’est plus celui qui a été enregistré.
    L’acte n° 2 (appel, courrier) n’est plus celui qui a été enregistré.
    Act no. 1 (call, letter) is not what was recorded any more.
    Act no. 2 (call, letter) is not what was recorded any more.
    ");
    assert_snapshot!(found_after("DELETE FROM act_item WHERE act_id = 2"), @"
    L’acte n° 2 (appel, courrier) n’est plus celui qui a été enregistré.
    Act no. 2 (call, letter) is not what was recorded any more.
    ");
    assert_snapshot!(found_after("UPDATE promise SET promised_minor = 1"), @"
    La promesse n° 1 n’est plus celle qui a été enregistrée.
    Promise no. 1 is not what was recorded any more.
    ");
}

#[test]
fn an_altered_journal_is_found() {
    assert_snapshot!(found_after("UPDATE event SET at = '2026-01-01T00:00:00' WHERE id = 2"), @"
    L’entrée n° 2 du journal a été modifiée, ou une entrée manque avant elle.
    Journal entry no. 2 was altered, or one is missing before it.
    ");
    assert_snapshot!(found_after("DELETE FROM event WHERE id = 2"), @"
    L’entrée n° 3 du journal a été modifiée, ou une entrée manque avant elle.
    Journal entry no. 3 was altered, or one is missing before it.
    ");
}

#[test]
fn an_altered_balance_is_found() {
    assert_snapshot!(found_after("UPDATE item SET open_minor = 0 WHERE number = 'FA-1'"), @"
    Pièce FA-1 : le solde n’est pas le montant moins les règlements.
    Document FA-1: what is open is not the amount less the settlements.
    ");
}

#[test]
fn a_second_program_is_told_that_the_ledger_is_open() {
    let desk = used();
    let output = encours::run(&desk.ledger(), &["today"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_snapshot!(said.replace(&*desk.ledger().to_string_lossy(), "FILE"), @"encours, refusé : FILE est déjà ouvert dans un autre programme. Fermez-le là-bas, puis recommencez.");
    let output = encours::run(&desk.ledger(), &["--json", "--lang", "en", "verify"]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_snapshot!(said.replace(&*desk.ledger().to_string_lossy(), "FILE"), @r#"{"error":{"key":"ledger_locked","sentence":"FILE is already open in another program. Close it there, then try again."}}"#);
}

#[test]
fn a_ledger_is_free_again_once_its_program_has_ended() {
    let mut desk = used();
    let history = desk.history("0417");
    let other = desk.path("other.encours");
    desk.app.open(&other).unwrap();
    assert_eq!(encours::run(&desk.ledger(), &["verify"]).status.code(), Some(0));
    let ledger = desk.ledger();
    desk.app.open(&ledger).unwrap();
    assert_eq!(desk.history("0417"), history);
}

#[test]
fn a_foreign_file_is_refused_and_left_byte_for_byte() {
    let mut desk = Desk::on("2026-03-02");
    let database = desk.path("autre.sqlite");
    let sql = "CREATE TABLE facture (n TEXT); INSERT INTO facture VALUES ('FA-1');";
    rusqlite::Connection::open(&database).unwrap().execute_batch(sql).unwrap();
    let text = desk.file("notes.encours", "Rappeler Vasseur lundi.\n".as_bytes());
    for path in [database, text] {
        let before = fs::read(&path).unwrap();
        let refused = desk.app.open(&path).unwrap_err();
        assert_eq!(refused.key, FailureKey::Internal);
        assert!(refused.sentence.contains("n’est pas un dossier Encours"), "{}", refused.sentence);
        assert_eq!(fs::read(&path).unwrap(), before);
    }
    // The ledger that was open still is.
    assert!(desk.app.session().ledger.unwrap().path.ends_with("story.encours"));
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_the_ledger() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = used();
    let mode = fs::metadata(desk.ledger()).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}
