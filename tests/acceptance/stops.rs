//! Stops: disputes, blocks, proceedings, and money on its way; `given_word` has promises and plans.
//!
//! What is stopped is not claimed, the rest goes on, and every stop says until when. None of them
//! is for ever by accident: each has its day on which somebody is asked again.

use app::{
    act::CallOutcome,
    dispute::DisputeOutcome,
    hold::{CustomerTraits, HoldKind},
};
use insta::assert_snapshot;

use crate::{
    deeds::contested,
    dunning::vasseur,
    given_word::beside_a_large_debtor,
    util::{Desk, SPACES, day, traits},
};

/// The number of Vasseur's only dispute.
fn dispute_of(desk: &mut Desk) -> i64 {
    desk.app.customer_sheet("0417", None).unwrap().disputes[0].id
}

/// The number of Vasseur's only hold.
fn hold_of(desk: &mut Desk) -> i64 {
    desk.app.customer_sheet("0417", None).unwrap().holds[0].id
}

#[test]
fn a_dispute_is_chased_on_its_deadline_and_again_until_it_is_closed() {
    let mut desk = vasseur("2026-03-02");
    let mut draft = contested("0417", "FA-1", None);
    draft.detail.deadline = Some(day("2026-03-06"));
    desk.app.raise_dispute(&draft).unwrap();
    let sentence = desk.in_both(|it| {
        let sheet = it.app.customer_sheet("0417", None).unwrap();
        sheet.disputes[0].sentence.replace(SPACES, " ")
    });
    assert_snapshot!(sentence, @"
    FA-1 contestée depuis le 2 mars 2026 (qualité) ; réponse de Qualité attendue le 6 mars 2026.
    FA-1 disputed since 2 March 2026 (quality); answer from Qualité expected on 6 March 2026.
    ");
    let mut days = desk.mornings(&["2026-03-05", "2026-03-06"]);
    // No answer yet: it is asked for again ten days later.
    desk.call("0417", CallOutcome::Spoke);
    days += &desk.mornings(&["2026-03-06", "2026-03-13", "2026-03-16"]);
    let dispute = dispute_of(&mut desk);
    desk.app.close_dispute(dispute, DisputeOutcome::Unjustified, "Bon de livraison signé").unwrap();
    days += &desk.mornings(&["2026-03-16"]);
    assert_snapshot!(days, @"
    2026-03-05
      nothing
    2026-03-06
      chase_dispute  0417  1200.00 EUR  FA-1  Litige sans réponse
    2026-03-06
      nothing
    2026-03-13
      nothing
    2026-03-16
      chase_dispute  0417  1200.00 EUR  FA-1  Litige sans réponse
    2026-03-16
      letter  0417  1200.00 EUR  FA-1  Relance 1 · J+3
    ");
    let sheet = desk.app.customer_sheet("0417", None).unwrap();
    assert_snapshot!(sheet.disputes[0].sentence.replace(SPACES, " "), @"FA-1 contestée depuis le 2 mars 2026 (qualité) ; clos le 16 mars 2026, non fondé (Bon de livraison signé).");
    let again = desk.app.close_dispute(dispute, DisputeOutcome::Withdrawn, "");
    assert_snapshot!(desk.refusal(again), @"invalid_field: Ce que vous vouliez modifier n’existe plus. Rouvrez la fiche.");
    desk.verifies();
}

#[test]
fn the_undisputed_part_of_an_invoice_goes_on() {
    let mut desk = vasseur("2026-03-02");
    desk.dispute("0417", "FA-1", Some(200_00));
    assert_snapshot!(desk.today_table("2026-03-02"), @"
    2026-03-02
      letter  0417  1000.00 EUR  FA-1  Relance 1 · J+3
    ");
    let claim = desk.app.letter_claim("0417", None).unwrap();
    assert_eq!((claim.principal.minor, claim.total.minor), (1000_00, 1000_00));
    assert_snapshot!(desk.post(), @"letters: 1, 1000.00 EUR");
    // A credit note of what was contested: the rest stands at its level.
    let dispute = dispute_of(&mut desk);
    desk.app.close_dispute(dispute, DisputeOutcome::Justified, "").unwrap();
    desk.import(
        "
        Code client;Type;N° pièce;Date pièce;Échéance;Montant TTC
        0417;Avoir;AV-1;06/03/2026;;-200,00
        ",
    );
    assert_snapshot!(desk.mornings(&["2026-03-09"]) + &desk.items("0417"), @"
    2026-03-09
      call  0417  1000.00 EUR  FA-1  Appel · J+8
      FA-1  2026-01-27  2026-02-27  1200.00  1200.00  level 1
      AV-1  2026-03-06  no date     -200.00  -200.00
    ");
}

/// Justified: what is owed is a credit note, and nobody claims the part it will cancel before it
/// comes, nor for ever.
#[test]
fn a_justified_dispute_waits_for_its_credit_note() {
    let mut desk = vasseur("2026-03-02");
    desk.dispute("0417", "FA-1", None);
    let dispute = dispute_of(&mut desk);
    desk.app.close_dispute(dispute, DisputeOutcome::Justified, "").unwrap();
    let sentence = desk.in_both(|it| {
        it.app.customer_sheet("0417", None).unwrap().disputes[0].sentence.replace(SPACES, " ")
    });
    assert_snapshot!(sentence, @"
    FA-1 contestée depuis le 2 mars 2026 (qualité) ; clos le 2 mars 2026, le client avait raison, l’avoir est attendu.
    FA-1 disputed since 2 March 2026 (quality); closed on 2 March 2026, the customer was right, the credit note is awaited.
    ");
    let why = desk.in_both(|it| it.explain("0417", "2026-03-12"));
    assert_snapshot!(why.replace(SPACES, " "), @"
    Le client avait raison pour FA-1, reconnu le 2 mars 2026 ; l’avoir est à réclamer en interne.
    FA-1 : en litige depuis le 2 mars 2026.
    The customer was right about FA-1, acknowledged on 2 March 2026; ask for the credit note in house.
    FA-1: disputed since 2 March 2026.
    ");
    assert_snapshot!(desk.mornings(&["2026-03-02", "2026-03-12", "2026-04-01", "2026-04-02"]), @"
    2026-03-02
      nothing
    2026-03-12
      chase_dispute  0417  1200.00 EUR  FA-1  Avoir à établir
    2026-04-01
      chase_dispute  0417  1200.00 EUR  FA-1  Avoir à établir
    2026-04-02
      letter  0417  1200.00 EUR  FA-1  Relance 1 · J+3
    ");
    desk.verifies();
}

/// The letter claimed what the list had left out: all of the invoice.
#[test]
fn no_letter_claims_what_is_contested_nor_interest_on_it() {
    let mut desk = vasseur("2026-03-02");
    desk.dispute("0417", "FA-1", Some(200_00));
    for on in ["2026-03-02", "2026-03-16", "2026-03-31"] {
        desk.day(on);
        desk.post();
        desk.day(&on.replace("-02", "-09"));
        if on == "2026-03-02" {
            desk.call("0417", CallOutcome::Spoke);
        }
    }
    desk.day("2026-04-15");
    let notice = desk.app.letter_claim("0417", None).unwrap();
    let mut whole = vasseur("2026-03-02");
    whole.dispute("0417", "FA-1", None);
    assert!(whole.app.letter_claim("0417", None).is_err());
    assert_snapshot!(
        format!("{} {} {}", notice.items[0].open.decimal(), notice.interest.decimal(), notice.total.decimal()),
        @"1000.00 15.65 1055.65"
    );
    let report = desk.app.post_letters(None, None).unwrap();
    assert_eq!(report.claimed[0].minor, notice.total.minor);
    let sheet = desk.app.customer_sheet("0417", None).unwrap();
    assert_eq!(sheet.history[0].amount.as_ref().unwrap().minor, notice.total.minor);
}

#[test]
fn a_dispute_that_cannot_be_is_refused() {
    let mut desk = vasseur("2026-03-02");
    let rows = desk.rows();
    for (customer, item, cents) in [
        ("0417", "FA-1", Some(1200_01)),
        ("0417", "FA-1", Some(0)),
        ("0417", "FA-7", None),
        ("0999", "FA-1", None),
    ] {
        assert!(desk.app.raise_dispute(&contested(customer, item, cents)).is_err());
    }
    assert_eq!(desk.rows(), rows);
    desk.dispute("0417", "FA-1", None);
    let refused = desk.in_both(|it| {
        let again = it.app.raise_dispute(&contested("0417", "FA-1", None));
        let too_much = it.app.raise_dispute(&contested("0417", "FA-1", Some(1200_01)));
        [it.refusal(again), it.refusal(too_much)].join("\n").replace(SPACES, " ")
    });
    assert_snapshot!(refused, @"
    invalid_field: FA-1 est déjà en litige. Fermez ce litige avant d’en ouvrir un autre.
    invalid_field: La part contestée doit être comprise entre un centime et le solde de la pièce.
    invalid_field: FA-1 is disputed already. Close that dispute before you open another.
    invalid_field: The contested part must lie between one cent and what is open of the document.
    ");
}

#[test]
fn a_block_says_who_asked_why_and_until_when() {
    let mut desk = vasseur("2026-03-02");
    desk.hold("0417", HoldKind::Block, |it| {
        it.until = Some(day("2026-03-13"));
        it.by = "Mme Roy".into();
        it.reason = "négociation en cours".into();
    });
    let told = desk.in_both(|it| {
        let sheet = it.app.customer_sheet("0417", None).unwrap();
        let of_invoice = it.app.explain("FA-1", None).unwrap().explanation;
        let said = [sheet.holds[0].sentence.clone(), of_invoice.join("\n")].join("\n");
        format!("{}\n{}\n", said, it.explain("0417", "2026-03-02")).replace(SPACES, " ")
    });
    assert_snapshot!(told, @"
    Relance suspendue jusqu’au 13 mars 2026 (Mme Roy, négociation en cours).
    FA-1 : relance suspendue jusqu’au 13 mars 2026 (Mme Roy, négociation en cours).
    FA-1 : relance suspendue jusqu’au 13 mars 2026 (Mme Roy, négociation en cours).

    Reminders suspended until 13 March 2026 (Mme Roy, négociation en cours).
    FA-1: reminders suspended until 13 March 2026 (Mme Roy, négociation en cours).
    FA-1: reminders suspended until 13 March 2026 (Mme Roy, négociation en cours).
    ");
    let days = ["2026-03-13", "2026-03-16"].map(|on| desk.today_table(on)).concat();
    assert_snapshot!(days, @"
    2026-03-13  read-only
      nothing
    2026-03-16  read-only
      letter  0417  1200.00 EUR  FA-1  Relance 1 · J+3
    ");
    desk.day("2026-03-03");
    let hold = hold_of(&mut desk);
    desk.app.lift_hold(hold).unwrap();
    assert_snapshot!(desk.today_table("2026-03-03"), @"
    2026-03-03
      letter  0417  1200.00 EUR  FA-1  Relance 1 · J+3
    ");
    let again = desk.app.lift_hold(hold);
    assert_snapshot!(desk.refusal(again), @"invalid_field: Ce que vous vouliez modifier n’existe plus. Rouvrez la fiche.");
    let draft = desk.held("0417", HoldKind::Block, |it| it.until = Some(day("2026-02-27")));
    let past = desk.app.hold(&draft);
    assert_snapshot!(desk.refusal(past), @"invalid_field: Le 27 février 2026 ne convient pas ici. Vérifiez l’ordre des dates.");
}

#[test]
fn insolvency_stops_everything_but_the_declaration_of_the_claim() {
    let mut desk = beside_a_large_debtor("2026-03-02");
    desk.call_with("0417", CallOutcome::Promise, |it| it.promised_on = Some(day("2026-03-06")));
    desk.day("2026-03-16");
    desk.hold("0417", HoldKind::Insolvency, |it| it.since = day("2026-03-10"));
    let mut days = desk.today_table("2026-03-16");
    assert_snapshot!(desk.in_both(|it| it.explain("0417", "2026-03-16")), @"
    Procédure collective publiée au BODACC le 10 mars 2026 : toute relance est arrêtée, la créance est à déclarer au plus tard le 11 mai 2026 (R622-24 C. com.).
    Insolvency proceedings published in the BODACC on 10 March 2026: every reminder is stopped, the claim is to be declared by 11 May 2026 (R622-24 C. com.).
    ");
    // The other customer has no address: no letter leaves, and none is written for this one.
    assert_snapshot!(desk.post(), @"
    letters: 0,
    ! 0512 : L’adresse postale manque : importez une liste de clients avec les adresses.
    ");
    desk.app.record_done("0417").unwrap();
    days += &desk.mornings(&["2026-03-16", "2026-06-01"]);
    assert_snapshot!(days, @"
    2026-03-16
      declare_claim  0417  1200.00 EUR   FA-1  Créance à déclarer
      letter         0512  48000.00 EUR  FA-9  Relance 1 · J+3
    2026-03-16
      letter  0512  48000.00 EUR  FA-9  Relance 1 · J+3
    2026-06-01
      letter  0512  48000.00 EUR  FA-9  Relance 1 · J+3
    ");
    assert_snapshot!(desk.explain("0417", "2026-06-01"), @"Procédure collective publiée le 10 mars 2026 : rien n’est réclamé ; la créance est déclarée depuis le 16 mars 2026.");
    let sheet = desk.app.customer_sheet("0417", None).unwrap();
    assert_eq!(sheet.holds[0].declared_on, Some(day("2026-03-16")));
    assert!(sheet.items.iter().all(|it| it.claimable.minor == 0));
}

#[test]
fn a_direct_debit_is_given_its_days_and_its_rejection_begins_at_the_first_level() {
    let mut desk = vasseur("2026-03-02");
    desk.post();
    let by_debit = CustomerTraits { direct_debit: true, ..traits("0417") };
    desk.app.save_traits(&by_debit).unwrap();
    let mut told = desk.reasons("0417", &["2026-03-01"]);
    desk.day("2026-03-09");
    desk.hold("0417", HoldKind::Rejection, |it| {
        it.item = Some("FA-1".into());
        it.since = day("2026-03-05");
        it.reason = "AM04".into();
    });
    told += &desk.reasons("0417", &["2026-03-06", "2026-03-09"]);
    assert_snapshot!(told, @"
    2026-03-01 FA-1 : prélèvement attendu, relance possible à partir du 2 mars 2026.
    2026-03-06 Pour FA-1, l’appel est prévu le 9 mars 2026.
    2026-03-09 FA-1 a 10 jours de retard ; la 1re relance est prévue à J+3.
    ");
    assert_snapshot!(desk.post(), @"letters: 1, 1200.00 EUR");
    assert_snapshot!(desk.items("0417"), @"FA-1  2026-01-27  2026-02-27  1200.00  1200.00  level 1");
    assert_snapshot!(desk.mornings(&["2026-03-13", "2026-03-16"]), @"
    2026-03-13
      nothing
    2026-03-16
      call  0417  1200.00 EUR  FA-1  Appel · J+8
    ");
}

#[test]
fn a_cheque_on_its_way_is_waited_for_and_not_for_ever() {
    let mut desk = vasseur("2026-03-02");
    let draft = desk.held("0417", HoldKind::InTransit, |_| ());
    let of_nothing = desk.app.hold(&draft);
    let draft = desk.held("0417", HoldKind::InTransit, |it| it.item = Some("FA-1".into()));
    let endless = desk.app.hold(&draft);
    assert_snapshot!([desk.refusal(of_nothing), desk.refusal(endless)].join("\n").replace(SPACES, " "), @"
    invalid_field: Indiquez la pièce que ce règlement concernait.
    invalid_field: Indiquez jusqu’à quand ce règlement peut arriver.
    ");
    desk.hold("0417", HoldKind::InTransit, |it| {
        it.item = Some("FA-1".into());
        it.until = Some(day("2026-03-11"));
        it.reason = "chèque 4471".into();
    });
    let mut told = desk.mornings(&["2026-03-11", "2026-03-12"]);
    told += &desk.explain("0417", "2026-03-11");
    assert_snapshot!(told, @"
    2026-03-11
      nothing
    2026-03-12
      letter  0417  1200.00 EUR  FA-1  Relance 1 · J+3
    FA-1 : règlement remis, attendu jusqu’au 11 mars 2026.
    ");
    // Still exposure: the aged balance shows it.
    assert!(desk.aged_table("2026-03-11").contains("1200.00"));
}

#[test]
fn an_unknown_address_is_no_obstacle_to_an_email() {
    let mut desk = vasseur("2026-03-02");
    desk.import(
        "
        Code client;Raison sociale;Adresse;Code postal;Ville;E-mail
        0417;Meunerie Vasseur;3 quai du Moulin;28200;Châteaudun;compta@vasseur.fr
        ",
    );
    let mut days = desk.mornings(&["2026-03-02"]);
    desk.app.record_done("0417").unwrap();
    desk.app.save_traits(&CustomerTraits { address_unknown: true, ..traits("0417") }).unwrap();
    days += &desk.mornings(&["2026-03-09"]);
    desk.call("0417", CallOutcome::Voicemail);
    days += &desk.mornings(&["2026-03-16"]);
    assert_snapshot!(days, @"
    2026-03-02
      email  0417  1200.00 EUR  FA-1  Relance 1 · J+3
    2026-03-09
      call  0417  1200.00 EUR  FA-1  Appel · J+8
    2026-03-16
      email  0417  1200.00 EUR  FA-1  Relance 2 · J+15
    ");
}
