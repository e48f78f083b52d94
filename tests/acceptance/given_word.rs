//! Given word: promises to pay and instalment plans, kept or not.
//!
//! Whether a word was kept is never typed: it follows from the money. A broken one comes first.

use app::{act::CallOutcome, aging::AgedRequest, plan::PlanDraft};
use insta::assert_snapshot;

use crate::{
    deeds::{euros, instalments},
    dunning::vasseur,
    util::{Desk, SPACES, day, report},
};

/// Vasseur's invoice, and a far larger one of another customer.
pub fn beside_a_large_debtor(today: &str) -> Desk {
    let mut desk = vasseur(today);
    desk.import(
        "
        Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC
        0512;Halle aux Grains;FA-9;27/01/2026;27/02/2026;48000,00
        ",
    );
    desk
}

/// The number of Vasseur's newest plan.
fn plan_of(desk: &mut Desk) -> i64 {
    desk.app.customer_sheet("0417", None).unwrap().plans[0].id
}

#[test]
fn a_broken_promise_comes_before_a_far_larger_debt_and_a_new_one_is_believed_again() {
    let mut desk = beside_a_large_debtor("2026-03-09");
    desk.call_with("0417", CallOutcome::Promise, |it| it.promised_on = Some(day("2026-03-13")));
    let mut days = desk.mornings(&["2026-03-17", "2026-03-18"]);
    let list = desk.app.worklist(None).unwrap();
    assert!(list.rows[0].broken_promise && list.rows[0].customer == "0417");
    assert_snapshot!(list.rows[0].reason.replace(SPACES, " "), @"1 200,00 € promis pour le 13 mars 2026 ne sont pas arrivés ; un appel s’impose avant toute relance.");
    desk.call_with("0417", CallOutcome::Promise, |it| it.promised_on = Some(day("2026-03-27")));
    assert_snapshot!(desk.explain("0417", "2026-03-24"), @"FA-1 : promis pour le 27 mars 2026, attendu jusqu’au 31 mars 2026.");
    days += &desk.mornings(&["2026-03-24", "2026-04-01"]);
    assert_snapshot!(days, @"
    2026-03-17
      letter  0512  48000.00 EUR  FA-9  Relance 1 · J+3
    2026-03-18
      check_promise  0417  1200.00 EUR   FA-1  Promesse rompue
      letter         0512  48000.00 EUR  FA-9  Relance 1 · J+3
    2026-03-24
      letter  0512  48000.00 EUR  FA-9  Relance 1 · J+3
    2026-04-01
      check_promise  0417  1200.00 EUR   FA-1  Promesse rompue
      letter         0512  48000.00 EUR  FA-9  Relance 1 · J+3
    ");
    assert_snapshot!(desk.history("0417"), @"
    2026-03-18  Appel : promesse de règlement
    2026-03-18  Promesse de 1 200,00 € pour le 27 mars 2026 : rompue
    2026-03-09  Appel : promesse de règlement
    2026-03-09  Promesse de 1 200,00 € pour le 13 mars 2026 : rompue
    ");
}

#[test]
fn a_promise_put_off_before_its_day_is_replaced_not_broken() {
    let mut desk = vasseur("2026-03-09");
    desk.call_with("0417", CallOutcome::Promise, |it| it.promised_on = Some(day("2026-03-13")));
    desk.day("2026-03-11");
    desk.call_with("0417", CallOutcome::Promise, |it| it.promised_on = Some(day("2026-03-27")));
    // It counts once, wherever words are counted.
    let aged = desk.app.aged_sheets(None, &AgedRequest::default()).unwrap();
    assert_eq!(aged.sheets[0].total.promised, 1_200_00);
    let weeks = desk.app.forecast(None).unwrap().weeks;
    assert_eq!(weeks.iter().map(|it| it.promised).collect::<Vec<_>>()[..4], [0, 0, 1_200_00, 0]);

    assert_snapshot!(desk.mornings(&["2026-03-18", "2026-04-01"]), @"
    2026-03-18
      nothing
    2026-04-01
      check_promise  0417  1200.00 EUR  FA-1  Promesse rompue
    ");
    assert_snapshot!(desk.history("0417"), @"
    2026-03-11  Appel : promesse de règlement
    2026-03-11  Promesse de 1 200,00 € pour le 27 mars 2026 : rompue
    2026-03-09  Appel : promesse de règlement
    2026-03-09  Promesse de 1 200,00 € pour le 13 mars 2026 : remplacée
    ");
    let words = desk.app.payer_profile("0417", None).unwrap();
    assert_eq!((words.kept, words.broken), (0, 1));

    // Once the newer one is taken back, the first is what was said.
    desk.take_back();
    assert_snapshot!(desk.history("0417"), @"
    2026-03-11  Appel : promesse de règlement
    2026-03-09  Appel : promesse de règlement
    2026-03-09  Promesse de 1 200,00 € pour le 13 mars 2026 : rompue
    ");
}

#[test]
fn money_in_part_does_not_keep_a_promise() {
    let mut desk = vasseur("2026-03-09");
    desk.call_with("0417", CallOutcome::Promise, |it| it.promised_on = Some(day("2026-03-13")));
    desk.day("2026-03-18");
    desk.import(
        "
        Code client;Date de règlement;Montant;Mode de règlement;N° facture;Référence
        0417;13/03/2026;700,00;VIR;FA-1;V-16
        ",
    );
    assert_snapshot!(desk.today_table("2026-03-18") + &desk.explain("0417", "2026-03-18"), @"
    2026-03-18
      check_promise  0417  500.00 EUR  FA-1  Promesse rompue
    Des 1 200,00 € promis pour le 13 mars 2026, 500,00 € ne sont pas arrivés ; un appel s’impose avant toute relance.
    ");
}

#[test]
fn a_promise_of_more_than_is_owed_is_still_a_promise_and_one_of_nothing_is_none() {
    let mut desk = vasseur("2026-03-09");
    let mut nothing = report("0417", CallOutcome::Promise);
    nothing.promised_on = Some(day("2026-03-13"));
    nothing.promised = Some(euros(0));
    let refused = desk.app.record_call(&nothing);
    assert_snapshot!(desk.refusal(refused), @"invalid_field: Une promesse porte un montant supérieur à zéro. Indiquez-le.");
    desk.call_with("0417", CallOutcome::Promise, |it| {
        it.promised_on = Some(day("2026-03-13"));
        it.promised = Some(euros(5000_00));
    });
    // Paid in full, it owes nothing: nobody is called for the rest of the word.
    desk.day("2026-03-18");
    desk.import(
        "
        Code client;Date de règlement;Montant;Mode de règlement;N° facture;Référence
        0417;13/03/2026;1200,00;VIR;FA-1;V-16
        ",
    );
    assert_snapshot!(desk.today_table("2026-03-18"), @"
    2026-03-18
      nothing
    ");
}

#[test]
fn a_plan_is_proposed_agreed_and_kept() {
    let mut desk = vasseur("2026-03-09");
    let draft = instalments("0417", 3, "2026-03-31");
    let rows = desk.rows();
    let proposal = desk.app.plan_proposal(&draft).unwrap();
    let parts =
        proposal.instalments.iter().map(|it| format!("{} {}", it.due_on, it.amount.decimal()));
    assert_snapshot!(parts.collect::<Vec<_>>().join("\n").replace(SPACES, " "), @"
    2026-03-31 400.00
    2026-04-30 400.00
    2026-05-31 400.00
    ");
    assert_eq!(desk.rows(), rows, "a proposal records nothing");
    desk.app.agree_plan(&draft).unwrap();
    let plan = plan_of(&mut desk);
    desk.app.sign_plan(plan, day("2026-03-09")).unwrap();
    assert_snapshot!(desk.explain("0417", "2026-03-09"), @"FA-1 : payé par échéances, 400,00 € attendus le 31 mars 2026.");
    let mut told = String::new();
    for (on, paid) in [("2026-03-31", "400,00"), ("2026-04-30", "400,00"), ("2026-05-29", "400,00")]
    {
        desk.day(on);
        desk.import(&format!(
            "Code client;Date de règlement;Montant;Mode de règlement;N° facture;Référence\n\
             0417;{};{paid};VIR;FA-1;V-{on}",
            day(on).format("%d/%m/%Y")
        ));
        told += &desk.today_table(on);
        told += &desk.app.customer_sheet("0417", None).unwrap().plans[0].sentence;
        told += "\n";
    }
    assert_snapshot!(told.replace(SPACES, " "), @"
    2026-03-31
      nothing
    1 200,00 € en 3 échéances depuis le 9 mars 2026, signé le 9 mars 2026 ; 400,00 € attendus le 30 avril 2026.
    2026-04-30
      nothing
    1 200,00 € en 3 échéances depuis le 9 mars 2026, signé le 9 mars 2026 ; 400,00 € attendus le 31 mai 2026.
    2026-05-29
      nothing
    1 200,00 € en 3 échéances depuis le 9 mars 2026, signé le 9 mars 2026 ; soldé.
    ");
    desk.verifies();
}

#[test]
fn a_thousand_in_three_leaves_the_odd_cent_to_the_last() {
    let mut desk = vasseur("2026-03-09");
    desk.dispute("0417", "FA-1", Some(200_00));
    let proposal = desk.app.plan_proposal(&instalments("0417", 3, "2026-03-31")).unwrap();
    let parts: Vec<_> = proposal.instalments.iter().map(|it| it.amount.decimal()).collect();
    assert_eq!(parts, ["333.33", "333.33", "333.34"]);
    assert_eq!(proposal.total.decimal(), "1000.00");
}

#[test]
fn a_plan_in_default_claims_the_whole_rest_first_thing_and_an_ended_one_gives_the_ladder_back() {
    let mut desk = beside_a_large_debtor("2026-03-09");
    desk.app.agree_plan(&instalments("0417", 3, "2026-03-31")).unwrap();
    let second = desk.app.agree_plan(&instalments("0417", 2, "2026-03-31"));
    assert_snapshot!(desk.refusal(second), @"invalid_field: Meunerie Vasseur a déjà un échéancier sur ces pièces. Terminez-le d’abord.");
    let mut days = desk.mornings(&["2026-04-02", "2026-04-03"]);
    assert_snapshot!(desk.explain("0417", "2026-04-03"), @"L’échéance de l’échéancier du 31 mars 2026 n’est pas arrivée, il manque 400,00 € ; la clause de déchéance rend tout le solde exigible. Appelez avant toute relance.");
    desk.call("0417", CallOutcome::Spoke);
    days += &desk.mornings(&["2026-04-06"]);
    let plan = plan_of(&mut desk);
    desk.app.end_plan(plan).unwrap();
    days += &desk.mornings(&["2026-04-08"]);
    assert_snapshot!(days, @"
    2026-04-02
      letter  0512  48000.00 EUR  FA-9  Relance 1 · J+3
    2026-04-03
      check_promise  0417  1200.00 EUR   FA-1  Échéancier rompu
      letter         0512  48000.00 EUR  FA-9  Relance 1 · J+3
    2026-04-06
      letter  0512  48000.00 EUR  FA-9  Relance 1 · J+3
    2026-04-08
      letter  0512  48000.00 EUR  FA-9  Relance 1 · J+3
      letter  0417  1200.00 EUR   FA-1  Relance 1 · J+3
    ");
    let sheet = desk.app.customer_sheet("0417", None).unwrap();
    assert_snapshot!(sheet.plans[0].sentence.replace(SPACES, " "), @"1 200,00 € en 3 échéances depuis le 9 mars 2026, non signé ; abandonné.");
    let refused = desk.in_both(|it| {
        let late = it.app.plan_proposal(&instalments("0417", 3, "2026-04-01"));
        let none = it.app.plan_proposal(&instalments("0417", 0, "2026-05-01"));
        let together = PlanDraft { interval: 0, ..instalments("0417", 3, "2026-05-01") };
        let together = it.app.plan_proposal(&together);
        [it.refusal(late), it.refusal(none), it.refusal(together)].join("\n").replace(SPACES, " ")
    });
    assert_snapshot!(refused, @"
    invalid_field: Le 1er avril 2026 ne convient pas ici. Vérifiez l’ordre des dates.
    invalid_field: 0 échéances ne conviennent pas à ce montant. Choisissez-en au moins une, et pas plus que de centimes.
    invalid_field: Deux échéances sont séparées d’au moins une semaine ou un mois.
    invalid_field: 1 April 2026 does not fit here. Check the order of the days.
    invalid_field: 0 instalments do not suit this amount. Choose at least one, and no more than there are cents.
    invalid_field: Two instalments are at least a week or a month apart.
    ");
}

/// Who had promised and now asks for time gets a plan; the promise stands in nobody's way.
#[test]
fn a_plan_takes_the_place_of_a_promise() {
    let mut desk = vasseur("2026-03-09");
    desk.call_with("0417", CallOutcome::Promise, |it| it.promised_on = Some(day("2026-03-13")));
    desk.app.agree_plan(&instalments("0417", 2, "2026-03-31")).unwrap();
    assert_snapshot!(desk.explain("0417", "2026-03-09"), @"FA-1 : payé par échéances, 600,00 € attendus le 31 mars 2026.");
    // It was not kept, and nobody is called for it: the instalments are what counts now.
    assert_eq!(desk.mornings(&["2026-03-18"]), "2026-03-18\n  nothing\n");
    let mut disputed = vasseur("2026-03-09");
    disputed.dispute("0417", "FA-1", None);
    let refused = disputed.app.agree_plan(&instalments("0417", 2, "2026-03-31"));
    assert_snapshot!(disputed.refusal(refused), @"nothing_to_claim: Meunerie Vasseur : rien d’exigible à étaler parmi ces pièces. Choisissez des pièces échues et non contestées.");
}

/// « Call me back on Thursday, I will know more »: a promise or a dispute hid the call-back.
#[test]
fn a_call_back_comes_up_although_everything_is_promised_or_disputed() {
    for outcome in [CallOutcome::Promise, CallOutcome::Dispute] {
        let mut desk = vasseur("2026-03-09");
        desk.call_with("0417", outcome, |it| {
            it.promised_on = Some(day("2026-03-20"));
            it.call_back = Some("2026-03-12T14:00:00".into());
        });
        let row = "  call  0417  1200.00 EUR  FA-1  Rappel · 14\u{a0}h\n";
        assert_eq!(desk.mornings(&["2026-03-11"]), "2026-03-11\n  nothing\n");
        assert_eq!(desk.mornings(&["2026-03-12"]), format!("2026-03-12\n{row}"));
        desk.call("0417", CallOutcome::Spoke);
        assert_eq!(desk.mornings(&["2026-03-12"]), "2026-03-12\n  nothing\n");
    }
}

#[test]
fn what_was_paid_of_a_plan_is_not_claimed_when_it_breaks() {
    let mut desk = vasseur("2026-03-09");
    desk.app.agree_plan(&instalments("0417", 3, "2026-03-31")).unwrap();
    desk.day("2026-03-31");
    desk.import(
        "
        Code client;Date de règlement;Montant;Mode de règlement;N° facture;Référence
        0417;31/03/2026;400,00;VIR;FA-1;V-31
        ",
    );
    // Due on Thursday 30 April; two business days after it, Friday being a holiday.
    assert_snapshot!(desk.mornings(&["2026-05-05", "2026-05-06"]), @"
    2026-05-05
      nothing
    2026-05-06
      check_promise  0417  800.00 EUR  FA-1  Échéancier rompu
    ");
    assert_snapshot!(desk.explain("0417", "2026-05-06"), @"L’échéance de l’échéancier du 30 avril 2026 n’est pas arrivée, il manque 400,00 € ; la clause de déchéance rend tout le solde exigible. Appelez avant toute relance.");
    let mut lenient = vasseur("2026-03-09");
    let draft = PlanDraft { default_clause: false, ..instalments("0417", 3, "2026-03-31") };
    lenient.app.agree_plan(&draft).unwrap();
    let mut days = lenient.mornings(&["2026-04-03"]);
    lenient.call("0417", CallOutcome::Spoke);
    // Without the clause the second instalment is not due before its day: no letter claims it.
    days += &lenient.mornings(&["2026-04-08", "2026-05-04"]);
    assert_snapshot!(days, @"
    2026-04-03
      check_promise  0417  400.00 EUR  FA-1  Échéancier rompu
    2026-04-08
      letter  0417  400.00 EUR  FA-1  Relance 1 · J+3
    2026-05-04
      letter  0417  800.00 EUR  FA-1  Relance 1 · J+3
    ");
    let claim = lenient.app.letter_claim("0417", None).unwrap();
    assert_eq!(claim.total.decimal(), "800.00");
}

/// Half of it was promised, and the whole of it was silent without a word.
#[test]
fn a_promise_of_a_part_says_what_waits_with_it() {
    let mut desk = beside_a_large_debtor("2026-03-09");
    desk.call_with("0512", CallOutcome::Promise, |it| {
        it.promised_on = Some(day("2026-03-13"));
        it.promised = Some(euros(10_000_00));
    });
    let why = desk.in_both(|it| it.explain("0512", "2026-03-10")).replace(SPACES, " ");
    assert_snapshot!(why, @"
    FA-9 : 10 000,00 € promis pour le 13 mars 2026, attendus jusqu’au 17 mars 2026 ; le reste (38 000,00 €) attend aussi jusque-là.
    FA-9: €10,000.00 promised for 13 March 2026, awaited until 17 March 2026; the rest (€38,000.00) waits until then too.
    ");
    assert_snapshot!(desk.mornings(&["2026-03-17", "2026-03-18"]), @"
    2026-03-17
      letter  0417  1200.00 EUR  FA-1  Relance 1 · J+3
    2026-03-18
      check_promise  0512  10000.00 EUR  FA-9  Promesse rompue
      letter         0417  1200.00 EUR   FA-1  Relance 1 · J+3
    ");
}
