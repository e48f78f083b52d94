//! Tried out: what scenarios would send, and what a draft would have changed in the past, before
//! anybody hears from us.

use app::{policy::PolicyDraft, worklist::Step};
use insta::assert_snapshot;

use crate::{
    scenarios::level,
    util::{Desk, SPACES},
};

#[test]
fn the_sample_company_is_simulated_and_a_draft_beside_it() {
    let mut desk = Desk::by_the_clock();
    desk.app.open_sample().unwrap();
    let list = desk.today_table("2026-11-23");
    let told = desk.in_both(|it| {
        let simulation = it.app.simulate(None).unwrap();
        format!("{}\n{}\n", simulation.sentence, simulation.assumption).replace(SPACES, " ")
    });
    assert_snapshot!(told, @"
    26 appels, 25 e-mails, 49 courriers, 10 recommandés, 6 dossiers transmis ; le jour le plus chargé est le 23 novembre 2026, avec 25 actions.
    Un plafond : personne ne paie, et chaque action est faite le jour où elle est proposée.

    26 calls, 25 e-mails, 49 letters, 10 registered letters, 6 files handed over; the busiest day is 23 November 2026, with 25 actions.
    A ceiling: nobody pays, and every action is done on the day it is proposed.
    ");
    let as_it_stands = desk.app.simulate(None).unwrap();
    let calls: u32 = as_it_stands.days.iter().map(|it| it.calls).sum();
    let silent = desk.policy("Standard");
    let quieter = PolicyDraft {
        levels: silent.levels.iter().filter(|it| it.step != Step::Call).cloned().collect(),
        ..silent
    };
    let fewer = desk.app.simulate(Some(&quieter)).unwrap();
    assert!(fewer.days.iter().map(|it| it.calls).sum::<u32>() < calls);
    assert_eq!(desk.today_table("2026-11-23"), list, "a simulation changes nothing");
}

#[test]
fn a_draft_that_changes_nothing_gains_nothing_on_the_past() {
    let mut desk = Desk::by_the_clock();
    desk.app.open_sample().unwrap();
    let same = desk.policy("Standard");
    let told = desk.in_both(|it| {
        let test = it.app.back_test(&same).unwrap();
        format!("{}\n{}\n", test.sentence, test.assumption).replace(SPACES, " ")
    });
    assert_snapshot!(told, @"
    Sur cette année, rien n’aurait changé.
    Rejoué sur ce qui était vraiment ouvert chaque jour des douze derniers mois, chaque action faite à son jour. Cela mesure quand un client aurait été contacté, pas ce qu’il aurait fait ; « dérangé pour rien » : tout était réglé dans les cinq jours.

    Over this year, nothing would have changed.
    Replayed on what was really open on each day of the last twelve months, every action done on its day. It measures when a customer would have been contacted, not what they would have done; “bothered for nothing”: all of it was paid within five days.
    ");
    let test = desk.app.back_test(&same).unwrap();
    let side = |it: &app::simulation::BackTestSide| {
        (it.calls, it.emails, it.letters, it.customers, it.bothered_for_nothing)
    };
    assert_eq!(side(&test.now), side(&test.candidate));
    assert!(test.now.calls > 0 && test.now.customers > 0);
    let mut sooner = same;
    level(&mut sooner, Step::FirstReminder).offset = 1;
    let test = desk.app.back_test(&sooner).unwrap();
    assert_snapshot!(test.sentence.replace(SPACES, " "), @"+3 appels, +7 courriers, +1 client dérangé pour rien ; premier contact 0,2 j plus tôt, en moyenne pondérée.");
    assert_snapshot!(test.days_earlier.unwrap(), @"+0,2");
}
