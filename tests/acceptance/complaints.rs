//! Complaints: what users of other reminder programs reported in public, told here as it ends.
//!
//! One story per complaint, with the issue it comes from; those that `dunning` tells already are
//! not told twice. What they have in common: a reminder was lost, came twice, or nobody said why.

use app::{
    act::CallOutcome,
    hold::CustomerTraits,
    policy::Reference,
    worklist::{ActionKind, Step},
};
use insta::assert_snapshot;

use crate::{
    dunning::vasseur,
    util::{Desk, SPACES, day, traits},
};

/// Three invoices of one customer that are late by more or less.
pub fn three_invoices(today: &str) -> Desk {
    let mut desk = Desk::with(
        today,
        "
        Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC
        0417;Meunerie Vasseur;FA-1;27/01/2026;27/02/2026;1200,00
        0417;Meunerie Vasseur;FA-2;16/02/2026;18/03/2026;300,00
        0417;Meunerie Vasseur;FA-3;23/02/2026;25/03/2026;80,00
        ",
    );
    desk.import(
        "
        Code client;Raison sociale;Adresse;Code postal;Ville
        0417;Meunerie Vasseur;3 quai du Moulin;28200;Châteaudun
        ",
    );
    desk.sign();
    desk
}

/// Invoice Ninja #637 and #2311, Dolibarr #25197: it works on the exact day or not at all.
#[test]
fn whoever_was_away_for_weeks_finds_the_same_reminder_and_the_next_one_keeps_its_distance() {
    let mut desk = vasseur("2026-03-02");
    assert_snapshot!(desk.mornings(&["2026-03-02", "2026-03-31", "2026-05-18"]), @"
    2026-03-02
      letter  0417  1200.00 EUR  FA-1  Relance 1 · J+3
    2026-03-31
      letter  0417  1200.00 EUR  FA-1  Relance 1 · J+3
    2026-05-18
      letter  0417  1200.00 EUR  FA-1  Relance 1 · J+3
    ");
    desk.post();
    // Sent 77 days late: the call keeps the five days that lie between the two in the scenario.
    assert_snapshot!(desk.mornings(&["2026-05-18", "2026-05-22", "2026-05-26"]), @"
    2026-05-18
      nothing
    2026-05-22
      nothing
    2026-05-26
      call  0417  1200.00 EUR  FA-1  Appel · J+8
    ");
}

/// Dolibarr #30771: the sign was wrong, and what was meant for 60 days late left 60 days early.
#[test]
fn a_level_of_sixty_days_after_never_leaves_sixty_days_before() {
    let mut desk = Desk::with(
        "2026-03-02",
        "
        Code client;N° pièce;Date pièce;Échéance;Montant TTC
        0417;FA-1;02/03/2026;01/06/2026;1200,00
        ",
    );
    desk.change_policy("Standard", |it| {
        it.levels.retain(|it| it.step == Step::FirstReminder);
        it.levels[0].offset = 60;
    });
    let days = ["2026-04-02", "2026-05-31", "2026-06-02", "2026-07-30", "2026-07-31"];
    assert_snapshot!(desk.mornings(&days), @"
    2026-04-02
      nothing
    2026-05-31
      nothing
    2026-06-02
      nothing
    2026-07-30
      nothing
    2026-07-31
      letter  0417  1200.00 EUR  FA-1  Relance 1 · J+60
    ");
}

/// Dolibarr #30771, the other way round: what comes before the due date never comes after it.
#[test]
fn a_question_before_the_due_date_is_never_asked_after_it() {
    let mut desk = Desk::with(
        "2026-03-02",
        "
        Code client;N° pièce;Date pièce;Échéance;Montant TTC
        0417;FA-1;02/03/2026;01/06/2026;12000,00
        ",
    );
    // Seven days before is Whit Monday: the Friday before it.
    let days = ["2026-05-21", "2026-05-22", "2026-06-01", "2026-06-02", "2026-06-04"];
    assert_snapshot!(desk.mornings(&days), @"
    2026-05-21
      nothing
    2026-05-22
      preventive  0417  12000.00 EUR  FA-1  Relance préventive · J−7
    2026-06-01
      preventive  0417  12000.00 EUR  FA-1  Relance préventive · J−7
    2026-06-02
      nothing
    2026-06-04
      letter  0417  12000.00 EUR  FA-1  Relance 1 · J+3
    ");
}

/// OCA credit-control #460: one invoice was reminded, and the customer's others left the run.
#[test]
fn a_reminder_of_one_invoice_does_not_hide_the_others() {
    let mut desk = three_invoices("2026-03-02");
    desk.post();
    let mut days = desk.mornings(&["2026-03-09"]);
    desk.call("0417", CallOutcome::Spoke);
    days += &desk.mornings(&["2026-03-16", "2026-03-23"]);
    desk.post();
    days += &desk.mornings(&["2026-03-30"]);
    assert_snapshot!(days, @"
    2026-03-09
      call  0417  1200.00 EUR  FA-1  Appel · J+8
    2026-03-16
      letter  0417  1200.00 EUR  FA-1  Relance 2 · J+15
    2026-03-23
      letter  0417  1500.00 EUR  FA-1 FA-2  Relance 2 · J+15
    2026-03-30
      call  0417  1580.00 EUR  FA-1 FA-2 FA-3  Appel · J+8
    ");
    assert_snapshot!(desk.items("0417"), @"
    FA-1  2026-01-27  2026-02-27  1200.00  1200.00  level 2
    FA-2  2026-02-16  2026-03-18   300.00   300.00  level 1
    FA-3  2026-02-23  2026-03-25    80.00    80.00
    ");
}

/// OCA credit-control #562: credit notes that were settled long ago came up as warnings.
#[test]
fn a_credit_note_that_is_settled_appears_nowhere() {
    let mut desk = Desk::with(
        "2026-03-09",
        "
        Code client;Client;Type;N° pièce;Date pièce;Échéance;Montant TTC;Solde dû
        0417;Meunerie Vasseur;Facture;FA-1;27/01/2026;27/02/2026;1200,00;1200,00
        0417;Meunerie Vasseur;Avoir;AV-1;02/02/2026;;-200,00;-200,00
        0512;Halle aux Grains;Avoir;AV-2;02/02/2026;;-90,00;-90,00
        ",
    );
    desk.day("2026-03-16");
    desk.import(
        "
        Échéancier clients au 16/03/2026
        Code client;Client;Type;N° pièce;Date pièce;Échéance;Montant TTC;Solde dû
        0417;Meunerie Vasseur;Facture;FA-1;27/01/2026;27/02/2026;1200,00;1000,00
        ",
    );
    assert_snapshot!(desk.books(&["2026-03-16"]), @"
    2026-03-16
      EUR     total  not due  no date     1-30  31-60  61-90  91+  unallocated
      0417  1000.00        ·        ·  1000.00      ·      ·    ·            ·
      Σ     1000.00        ·        ·  1000.00      ·      ·    ·            ·
    2026-03-16
      letter  0417  1000.00 EUR  FA-1  Relance 1 · J+3
    0512 Halle aux Grains
    0417 Meunerie Vasseur
      FA-1  2026-01-27  2026-02-27  1200.00  1000.00
    ");
    assert_snapshot!(desk.explain("0512", "2026-03-16"), @"Aucune pièce n’est ouverte.");
    assert_snapshot!(desk.app.worklist(None).unwrap().rows[0].warnings.join("\n").replace(SPACES, " "), @"
    L’adresse postale manque : importez une liste de clients avec les adresses.
    L’expéditeur manque : complétez votre société dans Réglages.
    ");
}

/// OCA credit-control PR #447: an address that was refused left the line queued for ever.
#[test]
fn an_address_that_is_unknown_becomes_a_call_and_the_letter_comes_back() {
    let mut desk = vasseur("2026-03-02");
    let unknown = CustomerTraits { address_unknown: true, ..traits("0417") };
    desk.app.save_traits(&unknown).unwrap();
    let mut days = desk.mornings(&["2026-03-02"]);
    assert_snapshot!(desk.explain("0417", "2026-03-02"), @"Les courriers reviennent depuis le 2 mars 2026 ; demandez l’adresse, la 1re relance part ensuite.");
    // Nobody knows it yet: the question stands, it is not taken for a reminder.
    desk.call("0417", CallOutcome::Spoke);
    days += &desk.mornings(&["2026-03-03", "2026-03-09"]);
    desk.app.save_traits(&traits("0417")).unwrap();
    days += &desk.today_table("2026-03-09");
    assert_snapshot!(days, @"
    2026-03-02
      call  0417  1200.00 EUR  FA-1  Adresse à demander
    2026-03-03
      nothing
    2026-03-09
      call  0417  1200.00 EUR  FA-1  Adresse à demander
    2026-03-09
      letter  0417  1200.00 EUR  FA-1  Relance 1 · J+3
    ");
    assert_snapshot!(desk.post(), @"letters: 1, 1200.00 EUR");
}

/// OCA credit-control PR #35: who is very late at take-over could be reminded at the level the
/// delay deserves; it was dropped as too difficult to explain.
#[test]
fn what_was_very_late_at_take_over_climbs_from_the_first_step_unless_the_scenario_says_so() {
    let mut desk = vasseur("2026-05-18");
    let mut told = desk.today_table("2026-05-18");
    desk.change_policy("Standard", |it| it.catch_up = true);
    told += &desk.today_table("2026-05-18");
    assert_snapshot!(told, @"
    2026-05-18
      letter  0417  1200.00 EUR  FA-1  Relance 1 · J+3
    2026-05-18
      letter  0417  1200.00 EUR  FA-1  Dernière relance · J+30
    ");
    let words = desk.in_both(|it| {
        let book = it.app.policies().unwrap();
        let rules = book.policies[0].sentences.join("\n").replace(SPACES, " ");
        format!("{rules}\n{}\n", it.explain("0417", "2026-05-18"))
    });
    assert_snapshot!(words, @"
    Jamais deux contacts à moins de 5 jours d’écart.
    Une seule lettre par client, au niveau de la pièce la plus avancée.
    À la reprise, on va au niveau que le retard mérite, dernière relance au plus.
    FA-1 a 80 jours de retard et en avait déjà à la reprise : la dernière relance, qu’un tel retard mérite à J+30, part sans les étapes d’avant.

    Never two contacts within 5 days.
    One letter per customer, at the level of the most advanced document.
    At take-over we go to the level the delay deserves, the final reminder at most.
    FA-1 is 80 days late and was late already at take-over: the final reminder, planned at D+30 for such a delay, goes out without the steps before it.
    ");
}

/// OCA credit-control PR #470: several letters of several levels went to one client on one day.
#[test]
fn several_invoices_at_several_levels_make_one_letter() {
    let mut desk = three_invoices("2026-03-02");
    desk.post();
    desk.day("2026-03-09");
    desk.call("0417", CallOutcome::Spoke);
    desk.day("2026-03-30");
    assert_snapshot!(desk.today_table("2026-03-30"), @"
    2026-03-30
      letter  0417  1580.00 EUR  FA-1 FA-2 FA-3  Relance 2 · J+15
    ");
    assert_snapshot!(desk.post(), @"letters: 1, 1580.00 EUR");
    assert_snapshot!(desk.history("0417"), @"
    2026-03-30  Courrier : relance 2 [PDF]
    2026-03-09  Appel : échange
    2026-03-02  Courrier : relance 1 [PDF]
    ");
    // Each climbed by one: the youngest was not dragged along to the second level.
    assert_snapshot!(desk.items("0417"), @"
    FA-1  2026-01-27  2026-02-27  1200.00  1200.00  level 2
    FA-2  2026-02-16  2026-03-18   300.00   300.00  level 1
    FA-3  2026-02-23  2026-03-25    80.00    80.00  level 1
    ");
}

/// PicPeak #750: whoever changed the workflow silently stopped the reminders of open invoices.
#[test]
fn another_scenario_goes_on_with_the_invoices_that_are_open() {
    let mut desk = vasseur("2026-03-02");
    desk.post();
    let by_hand = CustomerTraits { policy: Some(4), ..traits("0417") };
    desk.app.save_traits(&by_hand).unwrap();
    assert_snapshot!(desk.reasons("0417", &["2026-03-09"]), @"2026-03-09 FA-1 a 10 jours de retard ; la 1re relance est partie le 2 mars 2026, l’appel est prévu à J+8.");
    desk.app.save_traits(&traits("0417")).unwrap();
    desk.change_policy("Standard", |it| {
        it.levels.retain(|it| it.step != Step::Call && it.step != Step::SecondReminder);
        let last = it.levels.iter_mut().find(|it| it.step == Step::FinalReminder).unwrap();
        (last.reference, last.offset) = (Reference::Previous, 10);
    });
    assert_snapshot!(desk.reasons("0417", &["2026-03-11", "2026-03-12"]), @"
    2026-03-11 Pour FA-1, la dernière relance est prévue le 12 mars 2026.
    2026-03-12 FA-1 a 13 jours de retard ; la 1re relance est partie le 2 mars 2026, la dernière relance est prévue 10 jours après l’étape précédente.
    ");
}

/// ERPNext #26969: an invoice due in two parts is late from its first one on, for that one.
#[test]
fn the_first_late_instalment_of_an_invoice_is_reminded_and_no_more() {
    let mut desk = Desk::with(
        "2026-03-04",
        "
        Code client;N° pièce;Date pièce;Échéance;Montant TTC
        0417;FA-1;27/01/2026;27/02/2026;600,00
        0417;FA-1;27/01/2026;27/04/2026;600,00
        ",
    );
    assert_snapshot!(desk.today_table("2026-03-04") + &desk.items("0417"), @"
    2026-03-04
      letter  0417  600.00 EUR  FA-1  Relance 1 · J+3
      FA-1/1  2026-01-27  2026-02-27  600.00  600.00
      FA-1/2  2026-01-27  2026-04-27  600.00  600.00
    ");
    let claim = desk.app.letter_claim("0417", None).unwrap();
    assert_eq!((claim.items.len(), claim.total.decimal().as_str()), (1, "600.00"));
}

/// Invoice Ninja #11380, ADempiere #2359: the fee was missing, or nobody could find it. ERPNext
/// #42605: several invoices, and the wrong sum.
#[test]
fn penalties_are_claimed_by_the_formal_notice_and_by_nothing_before_it() {
    let mut desk = vasseur("2026-03-02");
    desk.import(
        "
        Code client;N° pièce;Date pièce;Échéance;Montant TTC
        0417;FA-2;27/01/2026;27/02/2026;300,00
        ",
    );
    let mut told = String::new();
    for on in day("2026-03-02").iter_days().take(80).map(|it| it.to_string()) {
        desk.day(&on);
        let row = desk.app.worklist(None).unwrap().rows.pop();
        let Some(row) = row.filter(|it| it.action != ActionKind::HandOver) else { continue };
        let Ok(claim) = desk.app.letter_claim("0417", None) else {
            desk.call("0417", CallOutcome::Spoke);
            continue;
        };
        let parts = [&claim.principal, &claim.interest, &claim.fixed_sums, &claim.total];
        let amounts = parts.map(|it| it.decimal()).join("  ");
        told += &format!("{on} {} {amounts}  {}\n", claim.items.len(), row.rule);
        let sum: i64 = parts[..3].iter().map(|it| it.minor).sum();
        assert_eq!(sum + claim.credits.minor, claim.total.minor);
        assert_eq!(desk.post(), format!("letters: 1, {} EUR", claim.total.decimal()));
    }
    assert_snapshot!(told, @"
    2026-03-02 2 1500.00  0.00  0.00  1500.00  Relance 1 · J+3
    2026-03-16 2 1500.00  0.00  0.00  1500.00  Relance 2 · J+15
    2026-03-30 2 1500.00  0.00  0.00  1500.00  Dernière relance · J+30
    2026-04-13 2 1500.00  22.47  80.00  1602.47  Mise en demeure · J+45
    ");
}
