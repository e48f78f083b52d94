//! Done: work that is neither a call nor a letter is noted, leaves the list, and is no contact.

use app::act::CallOutcome;
use insta::assert_snapshot;

use crate::{
    day::a_day_of_calls,
    dunning::vasseur,
    util::{Desk, day},
};

/// An answer that was asked for in house stayed on the list, and counted as a call.
#[test]
fn an_answer_that_was_chased_in_house_is_chased_again_ten_days_later() {
    let mut desk = vasseur("2026-03-02");
    desk.dispute("0417", "FA-1", None);
    desk.import(
        "
        Code client;N° pièce;Date pièce;Échéance;Montant TTC
        0417;FA-2;09/02/2026;11/03/2026;300,00
        ",
    );
    let mut days = desk.mornings(&["2026-03-12"]);
    desk.app.record_done("0417").unwrap();
    // Nobody disturbed the customer: its other invoice is reminded of on its own day.
    days += &desk.mornings(&["2026-03-12", "2026-03-16", "2026-03-23"]);
    assert_snapshot!(days, @"
    2026-03-12
      chase_dispute  0417  1200.00 EUR  FA-1  Litige sans réponse
    2026-03-12
      nothing
    2026-03-16
      letter  0417  300.00 EUR  FA-2  Relance 1 · J+3
    2026-03-23
      letter  0417  300.00 EUR  FA-2  Relance 1 · J+3
    ");
    assert_snapshot!(desk.history("0417"), @"2026-03-02  Litige ouvert sur FA-1 « Sacs percés »");
    desk.take_back();
    assert_snapshot!(desk.mornings(&["2026-03-12"]), @"
    2026-03-12
      chase_dispute  0417  1200.00 EUR  FA-1  Litige sans réponse
    ");
}

/// Credits that were allocated in the accounting were noted as a call to the customer.
#[test]
fn an_allocation_is_no_call_and_is_asked_for_again_unless_the_accounting_shows_it() {
    let mut desk = Desk::with(
        "2026-03-09",
        "
        Code client;Type;N° pièce;Date pièce;Échéance;Montant TTC
        0417;Facture;FA-1;27/01/2026;27/02/2026;1200,00
        0417;Avoir;AV-1;02/03/2026;;-1250,00
        ",
    );
    let mut days = desk.mornings(&["2026-03-09"]);
    desk.app.record_done("0417").unwrap();
    assert_eq!(desk.app.worklist(None).unwrap().day.done.calls, 0);
    days += &desk.mornings(&["2026-03-09", "2026-03-10"]);
    assert_snapshot!(days, @"
    2026-03-09
      allocate  0417  1200.00 EUR  FA-1  Crédits à imputer
    2026-03-09
      nothing
    2026-03-10
      allocate  0417  1200.00 EUR  FA-1  Crédits à imputer
    ");
    assert_eq!(desk.history("0417"), "");
    desk.verifies();
}

#[test]
fn an_email_that_was_sent_is_an_act() {
    let mut desk = vasseur("2026-03-02");
    desk.import(
        "
        Code client;Raison sociale;Adresse;Code postal;Ville;E-mail
        0417;Meunerie Vasseur;3 quai du Moulin;28200;Châteaudun;compta@vasseur.fr
        ",
    );
    desk.app.record_done("0417").unwrap();
    desk.day("2026-03-09");
    desk.call("0417", CallOutcome::Spoke);
    assert_snapshot!(desk.history("0417"), @"
    2026-03-09  Appel : échange
    2026-03-02  E-mail : relance 1
    ");
    let nothing = desk.app.record_done("0417");
    assert_snapshot!(desk.refusal(nothing), @"nothing_to_claim: Meunerie Vasseur : rien à faire aujourd’hui. Regardez sa fiche, elle dit pourquoi.");
    desk.verifies();
}

#[test]
fn what_was_done_is_counted_with_what_it_was_about() {
    let mut desk = a_day_of_calls();
    desk.call("0417", CallOutcome::Spoke);
    desk.call("0512", CallOutcome::Unreachable);
    desk.call_with("0633", CallOutcome::Promise, |it| it.promised_on = Some(day("2026-03-20")));
    let done = desk.app.worklist(None).unwrap().day.done;
    assert_eq!((done.calls, done.letters, done.emails, done.others), (3, 0, 0, 0));
    let spoken: Vec<_> = done.spoken_for.iter().map(|it| it.decimal()).collect();
    assert_eq!(spoken, ["10200.00"], "nobody spoke for the one that was not reached");
    desk.take_back();
    let done = desk.app.worklist(None).unwrap().day.done;
    assert_eq!((done.calls, done.spoken_for[0].decimal().as_str()), (2, "1200.00"));
}

/// Set aside until the afternoon, the letter left with the others in the morning.
#[test]
fn a_letter_that_is_set_aside_until_an_hour_does_not_leave_before() {
    let mut desk = vasseur("2026-03-02");
    desk.app.snooze("0417", "2026-03-02T14:00:00").unwrap();
    let early = desk.app.post_letters(None, None);
    assert_snapshot!(desk.refusal(early), @"nothing_to_claim: Aucun courrier à faire ce jour.");
    let seen = desk.app.letters_pdf(None, None);
    assert_snapshot!(desk.refusal(seen), @"nothing_to_claim: Aucun courrier à faire ce jour.");
    // Named by the user, it leaves all the same; and at its hour with the others.
    assert!(desk.app.letters_pdf(Some(&["0417".to_owned()]), None).is_ok());
    desk.hour(15);
    assert_snapshot!(desk.post(), @"letters: 1, 1200.00 EUR");
}

/// A backup that copies the one file while the program is open has everything.
#[test]
fn the_one_file_has_every_act_at_once() {
    let mut desk = vasseur("2026-03-09");
    desk.call("0417", CallOutcome::Spoke);
    let copy = desk.path("copy.encours");
    std::fs::copy(desk.ledger(), &copy).unwrap();
    let history = desk.history("0417");
    assert!(history.contains("Appel"), "{history}");
    let mut other = Desk::on("2026-03-09");
    other.app.open_ledger(&copy).unwrap();
    assert_eq!(other.history("0417"), history);
}

/// After an act only its customer's row is computed again: the list is the one a new start shows.
#[test]
fn the_list_after_some_acts_is_that_of_a_new_start() {
    let mut desk = a_day_of_calls();
    let today = desk.app.session().today.to_string();
    let before = desk.today_table(&today);
    let customers: Vec<_> =
        desk.app.worklist(None).unwrap().rows.into_iter().map(|it| it.customer).collect();
    for (customer, outcome) in customers.iter().zip([CallOutcome::Spoke, CallOutcome::Unreachable])
    {
        desk.call(customer, outcome);
        let told = desk.today_table(&today);
        assert_ne!(told, before);
        let copy = desk.path("copy.encours");
        std::fs::copy(desk.ledger(), &copy).unwrap();
        let mut other = Desk::on(&today);
        other.app.open_ledger(&copy).unwrap();
        assert_eq!(told, other.today_table(&today));
        drop(other);
        std::fs::remove_file(&copy).unwrap();
    }
}
