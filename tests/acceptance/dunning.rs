//! The dunning day: the list recomputed from state, morning after morning.
//!
//! One action per customer, no level skipped, never two contacts within the gap; whoever is not
//! on the list can be asked why.

use app::act::CallOutcome;
use insta::assert_snapshot;

use crate::util::{Desk, SPACES, day, report};

/// One late invoice of a customer who has an address and no e-mail.
pub fn vasseur(today: &str) -> Desk {
    let mut desk = Desk::with(
        today,
        "
        Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC
        0417;Meunerie Vasseur;FA-1;27/01/2026;27/02/2026;1200,00
        ",
    );
    desk.import(
        "
        Code client;Raison sociale;Adresse;Code postal;Ville;Téléphone
        0417;Meunerie Vasseur;3 quai du Moulin;28200;Châteaudun;02 37 00 00 00
        ",
    );
    desk.sign();
    desk
}

#[test]
fn an_invoice_climbs_the_ladder_step_by_step() {
    let mut desk = vasseur("2026-03-02");
    let mut days = String::new();
    let mut morning = |desk: &mut Desk, on: &str, done: fn(&mut Desk)| {
        desk.day(on);
        days += &desk.today_table(on);
        done(desk);
    };
    let rest: fn(&mut Desk) = |_| ();
    let post: fn(&mut Desk) = |desk| assert!(desk.post().starts_with("letters: 1,"));
    morning(&mut desk, "2026-03-01", rest);
    morning(&mut desk, "2026-03-02", post);
    morning(&mut desk, "2026-03-02", rest);
    morning(&mut desk, "2026-03-06", rest);
    // J+8 is a Saturday: the call waits for Monday, and brings a promise for Friday.
    morning(&mut desk, "2026-03-09", |desk| {
        desk.call_with("0417", CallOutcome::Promise, |it| it.promised_on = Some(day("2026-03-13")));
    });
    // A transfer sent on Friday may arrive on Tuesday.
    morning(&mut desk, "2026-03-17", rest);
    morning(&mut desk, "2026-03-18", |desk| desk.call("0417", CallOutcome::Spoke));
    morning(&mut desk, "2026-03-19", rest);
    morning(&mut desk, "2026-03-23", post);
    // The fifteen days that the second reminder left have run out on Easter Tuesday.
    morning(&mut desk, "2026-04-06", rest);
    morning(&mut desk, "2026-04-07", post);
    morning(&mut desk, "2026-04-22", post);
    morning(&mut desk, "2026-05-07", |desk| desk.app.record_done("0417").unwrap());
    morning(&mut desk, "2026-06-30", rest);
    assert_snapshot!(days, @"
    2026-03-01
      nothing
    2026-03-02
      letter  0417  1200.00 EUR  FA-1  Relance 1 · J+3
    2026-03-02
      nothing
    2026-03-06
      nothing
    2026-03-09
      call  0417  1200.00 EUR  FA-1  Appel · J+8
    2026-03-17
      nothing
    2026-03-18
      check_promise  0417  1200.00 EUR  FA-1  Promesse rompue
    2026-03-19
      nothing
    2026-03-23
      letter  0417  1200.00 EUR  FA-1  Relance 2 · J+15
    2026-04-06
      nothing
    2026-04-07
      letter  0417  1200.00 EUR  FA-1  Dernière relance · J+30
    2026-04-22
      registered_letter  0417  1200.00 EUR  FA-1  Mise en demeure · J+45
    2026-05-07
      hand_over  0417  1200.00 EUR  FA-1  Passage au recouvrement · J+60
    2026-06-30
      nothing
    ");
    assert_snapshot!(desk.history("0417"), @"
    2026-05-07  Dossier transmis
    2026-04-22  Recommandé : mise en demeure [PDF]
    2026-04-07  Courrier : dernière relance [PDF]
    2026-03-23  Courrier : relance 2 [PDF]
    2026-03-18  Appel : échange
    2026-03-09  Appel : promesse de règlement
    2026-03-09  Promesse de 1 200,00 € pour le 13 mars 2026 : rompue
    2026-03-02  Courrier : relance 1 [PDF]
    ");
    assert_snapshot!(desk.explain("0417", "2026-06-30"), @"Le scénario est allé à son terme : le passage au recouvrement le 7 mai 2026.");
    assert_eq!(desk.app.verify().unwrap(), [""; 0]);
}

#[test]
fn a_kept_promise_ends_the_story() {
    let mut desk = vasseur("2026-03-09");
    desk.call_with("0417", CallOutcome::Promise, |it| it.promised_on = Some(day("2026-03-13")));
    let why = desk.explain("0417", "2026-03-13");
    assert_snapshot!(why.lines().next().unwrap(), @"FA-1 : promis pour le 13 mars 2026, attendu jusqu’au 17 mars 2026.");
    desk.day("2026-03-18");
    desk.import(
        "
        Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Date règlement
        0417;Meunerie Vasseur;FA-1;27/01/2026;27/02/2026;1200,00;16/03/2026
        ",
    );
    assert_snapshot!(desk.today_table("2026-03-18") + &desk.history("0417"), @"
    2026-03-18
      nothing
    2026-03-16  Règlement de FA-1
    2026-03-09  Appel : promesse de règlement
    2026-03-09  Promesse de 1 200,00 € pour le 13 mars 2026 : tenue
    ");
}

#[test]
fn a_stopped_invoice_that_is_late_is_not_said_to_be_undue() {
    let mut desk = vasseur("2026-03-09");
    desk.call_with("0417", CallOutcome::Promise, |it| it.promised_on = Some(day("2026-03-13")));
    let why = desk.explain("0417", "2026-03-13");
    assert!(!why.contains("Rien n’est échu"), "{why}");
}

/// Invoice Ninja #2183: a missed day lost the reminder, and the second one came first.
#[test]
fn a_missed_day_loses_nothing_and_skips_no_level() {
    let mut desk = vasseur("2026-04-20");
    let first = desk.today_table("2026-04-20");
    assert_snapshot!(first, @"
    2026-04-20
      letter  0417  1200.00 EUR  FA-1  Relance 1 · J+3
    ");
    assert_snapshot!(desk.explain("0417", "2026-04-20"), @"FA-1 a 52 jours de retard ; la 1re relance est prévue à J+3.");
}

/// FOSSBilling #3726: the reminder went out four times.
#[test]
fn three_runs_on_one_day_write_one_letter() {
    let mut desk = vasseur("2026-03-02");
    let list = desk.today_table("2026-03-02");
    assert_eq!(desk.today_table("2026-03-02"), list);
    assert_snapshot!(desk.post(), @"letters: 1, 1200.00 EUR");
    let again = [(); 2].map(|()| desk.app.post_letters(None, None).unwrap_err().sentence);
    assert_snapshot!(again.join("\n"), @"
    Aucun courrier à faire ce jour.
    Aucun courrier à faire ce jour.
    ");
    assert_eq!(desk.history("0417").lines().count(), 1);
}

#[test]
fn a_disputed_invoice_leaves_and_the_others_go_on() {
    let mut desk = Desk::with(
        "2026-03-09",
        "
        Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC
        0417;Meunerie Vasseur;FA-1;27/01/2026;27/02/2026;1200,00
        0417;Meunerie Vasseur;FA-2;27/01/2026;27/02/2026;300,00
        ",
    );
    desk.call_with("0417", CallOutcome::Dispute, |it| {
        it.disputed = vec!["FA-1".into()];
        it.note = "Deux sacs percés".into();
    });
    let mut days = String::new();
    for on in ["2026-03-09", "2026-03-16", "2026-03-19"] {
        desk.day(on);
        days += &desk.today_table(on);
    }
    assert_snapshot!(days, @"
    2026-03-09
      nothing
    2026-03-16
      letter  0417  300.00 EUR  FA-2  Relance 1 · J+3
    2026-03-19
      letter  0417  300.00 EUR  FA-2  Relance 1 · J+3
    ");
    assert_snapshot!(desk.explain("0417", "2026-03-12"), @"
    Dernier contact le 9 mars 2026 ; rien ne repart avant le 14 mars 2026.
    FA-1 : en litige depuis le 9 mars 2026.
    ");
    let sheet = desk.app.customer_sheet("0417", None).unwrap();
    let stops = sheet.items.iter().map(|it| (it.number.as_str(), it.stop.is_some()));
    assert_eq!(stops.collect::<Vec<_>>(), [("FA-1", true), ("FA-2", false)]);
}

#[test]
fn when_only_disputed_invoices_are_late_their_answer_is_chased() {
    let mut desk = vasseur("2026-03-09");
    desk.call("0417", CallOutcome::Dispute);
    let days: String = ["2026-03-18", "2026-03-19"].map(|on| desk.today_table(on)).concat();
    assert_snapshot!(days, @"
    2026-03-18  read-only
      nothing
    2026-03-19  read-only
      chase_dispute  0417  1200.00 EUR  FA-1  Litige sans réponse
    ");
}

#[test]
fn credits_that_cover_what_is_late_are_allocated_not_reminded() {
    let mut desk = Desk::with(
        "2026-03-09",
        "
        Code client;Type;N° pièce;Date pièce;Échéance;Montant TTC
        0417;Facture;FA-1;27/01/2026;27/02/2026;1200,00
        0417;Règlement;RG-1;02/03/2026;;-1250,00
        0512;Facture;FA-2;27/01/2026;27/02/2026;1200,00
        0512;Avoir;AV-1;02/03/2026;;-200,00
        ",
    );
    assert_snapshot!(desk.today_table("2026-03-09"), @"
    2026-03-09
      letter    0512  1000.00 EUR  FA-2  Relance 1 · J+3
      allocate  0417  1200.00 EUR  FA-1  Crédits à imputer
    ");
    assert_snapshot!(desk.explain("0417", "2026-03-09"), @"1 250,00 € de crédits couvrent les 1 200,00 € échus ; imputez-les, il n’y a rien à relancer.");
}

/// OCA credit-control #328: the banner says overdue, the button says no reminders, and no reason.
#[test]
fn who_is_not_on_the_list_can_be_asked_why() {
    let mut desk = Desk::with(
        "2026-02-27",
        "
        Code client;N° pièce;Date pièce;Échéance;Montant TTC
        0417;FA-1;27/01/2026;27/02/2026;1200,00
        0512;FA-2;26/01/2026;26/02/2026;1200,00
        0623;FA-3;26/01/2026;;1200,00
        ",
    );
    let why = ["0417", "0512", "0623"].map(|it| format!("{it} {}", desk.explain(it, "2026-02-27")));
    assert_snapshot!(why.join("\n"), @"
    0417 Rien n’est échu ; la prochaine échéance est le 27 février 2026.
    0512 Pour FA-2, la 1re relance est prévue le 2 mars 2026.
    0623 FA-3 n’a pas d’échéance : elle ne peut pas être relancée.
    Rien n’est échu.
    ");
}

#[test]
fn a_promise_has_a_day_that_is_still_to_come() {
    let mut desk = vasseur("2026-03-09");
    let rows = desk.rows();
    let refused = [None, Some(day("2026-03-06"))].map(|promised_on| {
        let mut report = report("0417", CallOutcome::Promise);
        report.promised_on = promised_on;
        desk.app.record_call(&report).unwrap_err().sentence
    });
    assert_snapshot!(refused.join("\n").replace(SPACES, " "), @"
    Une promesse porte une date, à partir du 9 mars 2026. Indiquez-la.
    Une promesse porte une date, à partir du 9 mars 2026. Indiquez-la.
    ");
    assert_eq!(desk.rows(), rows);
}
