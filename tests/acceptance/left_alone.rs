//! Left alone: whoever paid, was given time, or owes nothing net is not chased.
//!
//! More complaints of users of other programs, each with its public issue; see `complaints`.

use app::{hold::HoldKind, worklist::Step};
use insta::assert_snapshot;

use crate::{
    complaints::three_invoices,
    deeds::euros,
    dunning::vasseur,
    util::{Desk, day},
};

/// Akaunting #259, ColoredCow portal #1085: who had paid was chased.
#[test]
fn what_was_paid_between_the_list_and_the_post_is_not_claimed() {
    let mut desk = vasseur("2026-03-02");
    desk.import(
        "
        Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC
        0512;Halle aux Grains;FA-2;27/01/2026;27/02/2026;300,00
        ",
    );
    assert_eq!(desk.app.worklist(None).unwrap().rows.len(), 2);
    desk.import(
        "
        Code client;Date de règlement;Montant;Mode de règlement;N° facture;Référence
        0417;02/03/2026;1200,00;VIR;FA-1;V-16
        0512;02/03/2026;300,00;VIR;FA-2;V-17
        ",
    );
    let rows = desk.rows();
    let refused = desk.app.post_letters(None, None);
    assert_snapshot!(desk.refusal(refused), @"nothing_to_claim: Aucun courrier à faire ce jour.");
    let named = desk.app.post_letters(Some(&["0417".to_owned()]), None);
    assert_snapshot!(desk.refusal(named), @"nothing_to_claim: Aucun courrier à faire ce jour.");
    assert_eq!(desk.rows(), rows);
    assert_snapshot!(desk.mornings(&["2026-03-02", "2026-06-01"]), @"
    2026-03-02
      nothing
    2026-06-01
      nothing
    ");
}

/// Invoice Ninja #7465: invoices without a due date were reminded.
#[test]
fn an_invoice_without_a_due_date_stays_out_of_every_letter_and_is_told() {
    let mut desk = Desk::with(
        "2026-03-02",
        "
        Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC
        0417;Meunerie Vasseur;FA-1;27/01/2026;27/02/2026;1200,00
        0417;Meunerie Vasseur;FA-2;27/01/2026;;300,00
        ",
    );
    let claim = desk.app.letter_claim("0417", None).unwrap();
    let claimed = claim.items.iter().map(|it| it.number.as_str()).collect::<Vec<_>>();
    assert_eq!((claimed, claim.total.decimal().as_str()), (vec!["FA-1"], "1200.00"));
    assert_snapshot!(desk.reasons("0417", &["2026-03-01"]), @"2026-03-01 FA-2 n’a pas d’échéance : elle ne peut pas être relancée. · Pour FA-1, la 1re relance est prévue le 2 mars 2026.");
}

/// Invoice Ninja #7460: the due date was changed, and the reminder left on the old one.
#[test]
fn a_due_date_that_changes_is_followed() {
    let mut days = String::new();
    for due in ["10/02/2026", "27/02/2026", "31/03/2026"] {
        let mut desk = vasseur("2026-02-20");
        desk.import(&format!(
            "Code client;N° pièce;Date pièce;Échéance;Montant TTC\n0417;FA-1;27/01/2026;{due};1200,00"
        ));
        let mornings = ["2026-02-20", "2026-03-02", "2026-04-02", "2026-04-03"];
        let asked = mornings.iter().find(|on| !desk.mornings(&[on]).contains("nothing"));
        days += &format!("{due}: {}\n", asked.unwrap());
    }
    assert_snapshot!(days, @"
    10/02/2026: 2026-02-20
    27/02/2026: 2026-03-02
    31/03/2026: 2026-04-03
    ");
}

/// Invoice Ninja #4293: pause the reminders of one invoice.
#[test]
fn one_invoice_is_paused_and_the_others_are_reminded() {
    let mut desk = three_invoices("2026-03-30");
    desk.hold("0417", HoldKind::Block, |it| {
        it.item = Some("FA-1".into());
        it.until = Some(day("2026-04-15"));
        it.reason = "Avoir attendu".into();
    });
    // And one for good: it follows a scenario without a step.
    desk.app.set_item_policy("0417", "FA-3", Some(9)).unwrap();
    assert_snapshot!(desk.mornings(&["2026-03-30", "2026-04-15", "2026-04-16"]), @"
    2026-03-30
      letter  0417  300.00 EUR  FA-2  Relance 1 · J+3
    2026-04-15
      letter  0417  300.00 EUR  FA-2  Relance 1 · J+3
    2026-04-16
      letter  0417  1500.00 EUR  FA-1 FA-2  Relance 1 · J+3
    ");
    assert_snapshot!(desk.explain("0417", "2026-03-30"), @"
    FA-2 a 12 jours de retard ; la 1re relance est prévue à J+3.
    FA-1 : relance suspendue jusqu’au 15 avril 2026 (Avoir attendu).
    FA-3 : son scénario n’a aucune étape, elle n’est jamais relancée.
    ");
}

/// Invoice Ninja #1234: letters left by themselves although the bank had not been checked yet.
#[test]
fn nothing_leaves_because_somebody_looked() {
    let mut desk = three_invoices("2026-03-30");
    let rows = desk.rows();
    desk.app.letters_pdf(None, None).unwrap();
    desk.app.letter_claim("0417", None).unwrap();
    desk.app.simulate(None).unwrap();
    desk.books(&["2026-03-30"]);
    assert_eq!(desk.rows(), rows);
}

/// Invoice Ninja #2865 and #1730: more than three levels, and the last one again.
#[test]
fn there_are_more_than_three_levels_and_the_last_letter_can_leave_again() {
    let mut desk = vasseur("2026-03-02");
    let counting = desk.policy("Standard").levels.iter().filter(|it| it.counts).count();
    assert!(counting > 3, "{counting} levels");
    desk.change_policy("Standard", |it| {
        it.levels.retain(|it| it.step == Step::FirstReminder);
        it.repeat_every = Some(30);
    });
    let mut days = String::new();
    for on in ["2026-03-02", "2026-04-01", "2026-05-04"] {
        days += &desk.mornings(&[on]);
        assert_eq!(desk.post(), "letters: 1, 1200.00 EUR");
        days += &desk.mornings(&[on]);
    }
    assert_snapshot!(days, @"
    2026-03-02
      letter  0417  1200.00 EUR  FA-1  Relance 1 · J+3
    2026-03-02
      nothing
    2026-04-01
      letter  0417  1200.00 EUR  FA-1  Relance 1 · J+3
    2026-04-01
      nothing
    2026-05-04
      letter  0417  1200.00 EUR  FA-1  Relance 1 · J+3
    2026-05-04
      nothing
    ");
}

/// The Tryton trap: two items late by 65 and 90 days climbed a level at each run of one day.
#[test]
fn four_runs_on_one_day_raise_by_one_level() {
    let mut desk = Desk::with(
        "2026-05-29",
        "
        Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC
        0417;Meunerie Vasseur;FA-1;27/01/2026;28/02/2026;1200,00
        0417;Meunerie Vasseur;FA-2;20/02/2026;25/03/2026;300,00
        ",
    );
    desk.import(
        "
        Code client;Raison sociale;Adresse;Code postal;Ville
        0417;Meunerie Vasseur;3 quai du Moulin;28200;Châteaudun
        ",
    );
    desk.sign();
    let runs = [(); 4].map(|()| desk.app.post_letters(None, None).map(|it| it.letters).ok());
    assert_eq!(runs, [Some(1), None, None, None]);
    assert_snapshot!(desk.items("0417"), @"
    FA-1  2026-01-27  2026-02-28  1200.00  1200.00  level 1
    FA-2  2026-02-20  2026-03-25   300.00   300.00  level 1
    ");
}

/// Tryton dunning letters: money that came in and was not allocated was not taken off.
#[test]
fn money_that_is_not_allocated_yet_is_taken_off_the_claim() {
    let mut desk = Desk::with(
        "2026-03-02",
        "
        Code client;Type;N° pièce;Date pièce;Échéance;Montant TTC
        0417;Facture;FA-1;27/01/2026;27/02/2026;150,00
        0417;Règlement;RG-1;02/03/2026;;-60,00
        0512;Facture;FA-2;27/01/2026;27/02/2026;150,00
        0512;Règlement;RG-2;02/03/2026;;-150,00
        ",
    );
    // Net, it is a small amount: reminded of on the fifth day.
    desk.day("2026-03-04");
    assert_snapshot!(desk.today_table("2026-03-04"), @"
    2026-03-04
      letter    0417  90.00 EUR   FA-1  Relance 1 · J+5
      allocate  0512  150.00 EUR  FA-2  Crédits à imputer
    ");
    let claim = desk.app.letter_claim("0417", None).unwrap();
    assert_eq!((claim.principal, claim.credits), (euros(150_00), euros(-60_00)));
    assert_eq!(claim.total, euros(90_00));
    let none = desk.app.letter_claim("0512", None);
    assert_snapshot!(desk.refusal(none), @"nothing_to_claim: 0512 : rien à réclamer ce jour par courrier.");
}

/// Whoever asked for the last reminder again and again got it after the formal notice as well.
#[test]
fn nothing_milder_follows_a_formal_notice() {
    let mut desk = vasseur("2026-03-02");
    desk.change_policy("Standard", |it| {
        it.levels.retain(|it| matches!(it.step, Step::FinalReminder | Step::FormalNotice));
        it.repeat_every = Some(10);
    });
    desk.day("2026-03-31");
    desk.post();
    desk.day("2026-04-15");
    assert_snapshot!(desk.post(), @"letters: 1, 1258.77 EUR");
    assert_snapshot!(desk.mornings(&["2026-04-27", "2026-06-01"]), @"
    2026-04-27
      nothing
    2026-06-01
      nothing
    ");
    assert_snapshot!(desk.explain("0417", "2026-06-01"), @"Le scénario est allé à son terme : la mise en demeure le 15 avril 2026.");
}
