//! The day: what comes first, what fits, what waits for its hour, and what is back tomorrow.
//!
//! The list is recomputed from state, so nothing that is moved is lost.

use app::{
    act::CallOutcome,
    worklist::{Capacity, WorklistPlace, WorklistRow},
};
use insta::assert_snapshot;

use crate::{
    table::columns,
    util::{Desk, SPACES, day, report},
};

/// Customers of every kind: a quick large one, a small one, an old debt, and one who always pays
/// ten days late by itself.
const DOCUMENTS: &str = "
    Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Date règlement
    0417;Meunerie Vasseur;FA-1;27/01/2026;27/02/2026;1200,00;
    0512;Halle aux Grains;FA-2;27/01/2026;27/02/2026;48000,00;
    0633;Scierie du Perche;FA-3;06/11/2025;06/12/2025;9000,00;
    0748;Poterie Saint-Jean;FA-4;27/01/2026;27/02/2026;60,00;
    0855;Garage Morin;FA-50;15/09/2025;15/10/2025;700,00;28/10/2025
    0855;Garage Morin;FA-51;15/10/2025;14/11/2025;700,00;28/11/2025
    0855;Garage Morin;FA-52;15/11/2025;15/12/2025;700,00;29/12/2025
    0855;Garage Morin;FA-53;27/01/2026;27/02/2026;700,00;
";

fn desk() -> Desk {
    let mut desk = Desk::with("2026-03-04", DOCUMENTS);
    desk.import(
        "
        Code client;Raison sociale;Adresse;Code postal;Ville
        0417;Meunerie Vasseur;3 quai du Moulin;28200;Châteaudun
        0512;Halle aux Grains;1 place du Marché;41100;Vendôme
        0633;Scierie du Perche;Route de Mondoubleau;41170;Sargé
        0748;Poterie Saint-Jean;4 rue des Potiers;41100;Vendôme
        0855;Garage Morin;12 rue Basse;28200;Châteaudun
        ",
    );
    desk.sign();
    desk
}

/// The same a week on: every first reminder has left, and the day is one of calls.
pub fn a_day_of_calls() -> Desk {
    let mut desk = desk();
    desk.post();
    desk.day("2026-03-09");
    desk
}

/// The list with its groups and places, and what the day comes to.
fn plan(desk: &mut Desk) -> String {
    let list = desk.app.worklist(None).unwrap();
    let row = |it: &WorklistRow| {
        let place = it.placed.clone().unwrap_or_else(|| "now".into()).replace(SPACES, " ");
        let word = |it: serde_json::Value| it.as_str().unwrap().to_owned();
        let (action, group) = (serde_json::json!(it.action), serde_json::json!(it.group));
        vec![word(action), it.customer.clone(), it.amount.decimal(), word(group), place]
    };
    let rows: Vec<_> = list.rows.iter().map(row).collect();
    let waiting =
        if list.waiting > 0 { format!("  {} waiting\n", list.waiting) } else { String::new() };
    let fit = list.day.sentence.replace(SPACES, " ");
    format!("{}\n{}{waiting}{fit}\n", list.key_date, columns(5, &rows))
}

#[test]
fn the_list_begins_with_what_an_hour_brings_in_and_ends_with_who_pays_anyway() {
    let mut desk = desk();
    assert_snapshot!(plan(&mut desk), @"
    2026-03-04
      letter  0512  48000.00  quick_wins   now
      letter  0633  9000.00   at_risk      now
      letter  0417  1200.00   quick_wins   now
      letter  0748  60.00     quick_wins   now
      letter  0855  700.00    leave_alone  now
    0 appel et 5 lettres aujourd’hui, 10 min de travail.
    ");
    let list = desk.app.worklist(None).unwrap();
    let worth = list.rows.iter().map(|it| it.worth.as_str()).collect::<Vec<_>>().join("\n");
    assert_snapshot!(worth.replace(SPACES, " "), @"
    48 000,00 € × 55 % de chances ÷ 2 min : environ 792 000 € l’heure.
    9 000,00 € × 35 % de chances ÷ 2 min : environ 94 500 € l’heure.
    1 200,00 € × 55 % de chances ÷ 2 min : environ 19 800 € l’heure.
    60,00 € × 55 % de chances ÷ 2 min : environ 990 € l’heure.
    Passe après le reste : paie d’ordinaire de lui-même à ce stade, ou vaut moins que le temps passé. 700,00 € × 55 % de chances ÷ 2 min : environ 11 550 € l’heure.
    ");
    let groups = list.groups.iter().map(|it| {
        let sums = it.amounts.iter().map(|it| it.decimal()).collect::<Vec<_>>().join(" + ");
        format!("{:?} {} {sums}", it.group, it.count)
    });
    assert_snapshot!(groups.collect::<Vec<_>>().join("\n"), @"
    QuickWins 3 49260.00
    AtRisk 1 9000.00
    LeaveAlone 1 700.00
    ");
}

#[test]
fn a_day_that_holds_two_calls_moves_the_others_and_they_are_back_tomorrow() {
    let mut desk = a_day_of_calls();
    let everything = desk.app.worklist(None).unwrap().rows.len();
    desk.app.save_capacity(&Capacity { calls: Some(2), ..Capacity::default() }).unwrap();
    let mut days = plan(&mut desk);
    desk.call("0512", CallOutcome::Spoke);
    days += &plan(&mut desk);
    desk.day("2026-03-10");
    days += &plan(&mut desk);
    assert_snapshot!(days, @"
    2026-03-09
      call  0512  48000.00  quick_wins   now
      call  0633  9000.00   at_risk      now
      call  0417  1200.00   quick_wins   Reporté : les 2 appels du jour sont pris.
      call  0855  700.00    leave_alone  Reporté : les 2 appels du jour sont pris.
    2 appels et 0 lettre aujourd’hui, 12 min de travail ; 2 appels à un autre jour, rien n’est perdu.
    2026-03-09
      call  0633  9000.00  at_risk      now
      call  0417  1200.00  quick_wins   Reporté : les 2 appels du jour sont pris.
      call  0855  700.00   leave_alone  Reporté : les 2 appels du jour sont pris.
    1 appel et 0 lettre aujourd’hui, 6 min de travail ; 2 appels à un autre jour, rien n’est perdu.
    2026-03-10
      call  0633  9000.00  at_risk      now
      call  0417  1200.00  quick_wins   now
      call  0855  700.00   leave_alone  Reporté : les 2 appels du jour sont pris.
    2 appels et 0 lettre aujourd’hui, 12 min de travail ; 1 appel à un autre jour, rien n’est perdu.
    ");
    let tomorrow = desk.app.worklist(None).unwrap().rows;
    assert_eq!(tomorrow.len() + 1, everything, "all but the one that was called");
}

#[test]
fn a_day_that_holds_ten_minutes_moves_what_does_not_fit() {
    let mut desk = a_day_of_calls();
    desk.app.save_capacity(&Capacity { minutes: Some(10), ..Capacity::default() }).unwrap();
    assert_snapshot!(plan(&mut desk), @"
    2026-03-09
      call  0512  48000.00  quick_wins   now
      call  0633  9000.00   at_risk      Reporté : les 10 minutes du jour sont prises.
      call  0417  1200.00   quick_wins   Reporté : les 10 minutes du jour sont prises.
      call  0855  700.00    leave_alone  Reporté : les 10 minutes du jour sont prises.
    1 appel et 0 lettre aujourd’hui, 6 min de travail ; 3 appels à un autre jour, rien n’est perdu.
    ");
}

#[test]
fn letters_that_miss_the_post_are_back_the_next_morning() {
    let mut desk = desk();
    let by = Capacity { letters_by: Some("16:00".into()), ..Capacity::default() };
    desk.app.save_capacity(&by).unwrap();
    desk.hour(15);
    let mut days = plan(&mut desk);
    desk.hour(17);
    days += &plan(&mut desk);
    desk.hour(9);
    desk.day("2026-03-05");
    days += &plan(&mut desk);
    assert_snapshot!(days, @"
    2026-03-04
      letter  0512  48000.00  quick_wins   now
      letter  0633  9000.00   at_risk      now
      letter  0417  1200.00   quick_wins   now
      letter  0748  60.00     quick_wins   now
      letter  0855  700.00    leave_alone  now
    0 appel et 5 lettres aujourd’hui, 10 min de travail.
    2026-03-04
      letter  0512  48000.00  quick_wins   Reporté : le courrier est parti à 16 h.
      letter  0633  9000.00   at_risk      Reporté : le courrier est parti à 16 h.
      letter  0417  1200.00   quick_wins   Reporté : le courrier est parti à 16 h.
      letter  0748  60.00     quick_wins   Reporté : le courrier est parti à 16 h.
      letter  0855  700.00    leave_alone  Reporté : le courrier est parti à 16 h.
    0 appel et 0 lettre aujourd’hui, 0 min de travail ; 5 lettres à un autre jour, rien n’est perdu.
    2026-03-05
      letter  0512  48000.00  quick_wins   now
      letter  0633  9000.00   at_risk      now
      letter  0417  1200.00   quick_wins   now
      letter  0748  60.00     quick_wins   now
      letter  0855  700.00    leave_alone  now
    0 appel et 5 lettres aujourd’hui, 10 min de travail.
    ");
    let wrong = Capacity { letters_by: Some("4pm".into()), ..Capacity::default() };
    let refused = desk.app.save_capacity(&wrong);
    assert_snapshot!(desk.refusal(refused), @"invalid_field: « 4pm » n’est pas une heure. Écrivez-la ainsi : 16:00.");
}

#[test]
fn a_customer_is_set_aside_until_an_hour_or_a_day_and_can_be_taken_back() {
    let mut desk = a_day_of_calls();
    desk.app.snooze("0512", "2026-03-09T14:00:00").unwrap();
    desk.app.snooze("0633", "2026-03-12T09:00:00").unwrap();
    let mut days = plan(&mut desk);
    assert_snapshot!(desk.in_both(|it| it.explain("0633", "2026-03-09")), @"
    Mis de côté jusqu’au jeudi 12 mars 2026 à 9 h.
    Set aside until Thursday 12 March 2026 at 9:00.
    ");
    desk.hour(15);
    days += &plan(&mut desk);
    desk.app.end_wait("0633").unwrap();
    days += &plan(&mut desk);
    desk.app.snooze("0633", "2026-03-12T09:00:00").unwrap();
    desk.hour(9);
    desk.day("2026-03-11");
    days += &plan(&mut desk);
    desk.day("2026-03-12");
    days += &plan(&mut desk);
    assert_snapshot!(days, @"
    2026-03-09
      call  0417  1200.00   quick_wins   now
      call  0855  700.00    leave_alone  now
      call  0512  48000.00  quick_wins   Mis de côté jusqu’à 14 h.
      1 waiting
    3 appels et 0 lettre aujourd’hui, 18 min de travail.
    2026-03-09
      call  0512  48000.00  quick_wins   now
      call  0417  1200.00   quick_wins   now
      call  0855  700.00    leave_alone  now
      1 waiting
    3 appels et 0 lettre aujourd’hui, 18 min de travail.
    2026-03-09
      call  0512  48000.00  quick_wins   now
      call  0633  9000.00   at_risk      now
      call  0417  1200.00   quick_wins   now
      call  0855  700.00    leave_alone  now
    4 appels et 0 lettre aujourd’hui, 24 min de travail.
    2026-03-11
      call  0512  48000.00  quick_wins   now
      call  0417  1200.00   quick_wins   now
      call  0855  700.00    leave_alone  now
      1 waiting
    3 appels et 0 lettre aujourd’hui, 18 min de travail.
    2026-03-12
      call  0512  48000.00  quick_wins   now
      call  0633  9000.00   at_risk      now
      call  0417  1200.00   quick_wins   now
      call  0855  700.00    leave_alone  now
    4 appels et 0 lettre aujourd’hui, 24 min de travail.
    ");
}

#[test]
fn a_call_back_is_understood_as_it_is_typed() {
    let mut desk = a_day_of_calls();
    let mut told = String::new();
    for text in ["14h30", "demain 9h", "ven", "15/04", "8h", "09/03/2025", "bientôt"] {
        told += &match desk.app.understand_moment(text) {
            Ok(it) => format!("{text}: {}, {}\n", it.at, it.sentence),
            Err(failure) => format!("{text}! {}\n", failure.sentence),
        };
    }
    assert_snapshot!(told.replace(SPACES, " "), @"
    14h30: 2026-03-09T14:30:00, lundi 9 mars 2026 à 14 h 30
    demain 9h: 2026-03-10T09:00:00, mardi 10 mars 2026 à 9 h
    ven: 2026-03-13T09:00:00, vendredi 13 mars 2026 à 9 h
    15/04: 2026-04-15T09:00:00, mercredi 15 avril 2026 à 9 h
    8h: 2026-03-10T08:00:00, mardi 10 mars 2026 à 8 h
    09/03/2025! « 09/03/2025 » est déjà passé. Donnez un moment à venir.
    bientôt! « bientôt » n’a pas été compris. Écrivez par exemple 14h, demain 9h, lun ou 15/12.
    ");
}

#[test]
fn a_call_back_comes_up_on_its_day_whatever_the_scenario_says() {
    let mut desk = a_day_of_calls();
    desk.call_with("0417", CallOutcome::AwaitingApproval, |it| {
        it.call_back = Some("2026-03-11T14:30:00".into());
        it.note = "Demander le visa du directeur".into();
    });
    let mut told = plan(&mut desk);
    told += &desk.explain("0417", "2026-03-10");
    told += "\n";
    // Two days after a contact, within the gap: it was agreed.
    desk.day("2026-03-11");
    told += &plan(&mut desk);
    desk.hour(15);
    told += &plan(&mut desk);
    // Whoever forgot it finds it the next morning.
    desk.hour(9);
    desk.day("2026-03-12");
    told += &plan(&mut desk);
    assert_snapshot!(told, @"
    2026-03-09
      call  0512  48000.00  quick_wins   now
      call  0633  9000.00   at_risk      now
      call  0855  700.00    leave_alone  now
      1 waiting
    3 appels et 0 lettre aujourd’hui, 18 min de travail.
    Rappel prévu le mercredi 11 mars 2026 à 14 h 30 ; le client revient dans la liste à ce moment.
    2026-03-11
      call  0512  48000.00  quick_wins   now
      call  0633  9000.00   at_risk      now
      call  0855  700.00    leave_alone  now
      call  0417  1200.00   regular      À rappeler à 14 h 30.
    4 appels et 0 lettre aujourd’hui, 24 min de travail.
    2026-03-11
      call  0417  1200.00   regular      now
      call  0512  48000.00  quick_wins   now
      call  0633  9000.00   at_risk      now
      call  0855  700.00    leave_alone  now
    4 appels et 0 lettre aujourd’hui, 24 min de travail.
    2026-03-12
      call  0417  1200.00   regular      now
      call  0512  48000.00  quick_wins   now
      call  0633  9000.00   at_risk      now
      call  0855  700.00    leave_alone  now
    4 appels et 0 lettre aujourd’hui, 24 min de travail.
    ");
}

#[test]
fn who_cannot_be_reached_is_tried_on_three_days_and_then_the_ladder_goes_on() {
    let mut desk = a_day_of_calls();
    let mut told = String::new();
    for on in ["2026-03-09", "2026-03-10", "2026-03-11"] {
        desk.day(on);
        told += &desk.reasons("0417", &[on]);
        desk.call("0417", CallOutcome::Unreachable);
        told += &desk.reasons("0417", &[on]);
    }
    told += &desk.reasons("0417", &["2026-03-12", "2026-03-16"]);
    assert_snapshot!(told, @"
    2026-03-09 FA-1 a 10 jours de retard ; la 1re relance est partie le 4 mars 2026, l’appel est prévu à J+8.
    2026-03-09 Un appel n’a joint personne aujourd’hui ; le client revient dans la liste au prochain jour ouvré.
    2026-03-10 FA-1 a 11 jours de retard ; la 1re relance est partie le 4 mars 2026, l’appel est prévu à J+8.
    2026-03-10 Un appel n’a joint personne aujourd’hui ; le client revient dans la liste au prochain jour ouvré.
    2026-03-11 FA-1 a 12 jours de retard ; la 1re relance est partie le 4 mars 2026, l’appel est prévu à J+8.
    2026-03-11 Pour FA-1, la 2e relance est prévue le 18 mars 2026.
    2026-03-12 Pour FA-1, la 2e relance est prévue le 18 mars 2026.
    2026-03-16 Pour FA-1, la 2e relance est prévue le 18 mars 2026.
    ");
    let sheet = desk.app.customer_sheet("0417", None).unwrap();
    assert_eq!(sheet.items[0].level, 1, "a call is no level");
}

#[test]
fn a_call_back_that_reached_nobody_is_tried_again_at_the_same_hour() {
    let mut desk = a_day_of_calls();
    desk.app.call_back("0417", "2026-03-13T14:30:00", "M. Vasseur").unwrap();
    desk.day("2026-03-13");
    desk.hour(15);
    desk.call("0417", CallOutcome::Unreachable);
    assert_snapshot!(desk.explain("0417", "2026-03-13"), @"Rappel prévu le lundi 16 mars 2026 à 14 h 30 ; le client revient dans la liste à ce moment.");
}

#[test]
fn a_call_is_about_the_documents_that_were_ticked() {
    let mut desk = Desk::with(
        "2026-03-09",
        "
        Code client;N° pièce;Date pièce;Échéance;Montant TTC
        0417;FA-1;27/01/2026;27/02/2026;1200,00
        0417;FA-2;27/01/2026;28/02/2026;300,00
        0417;FA-3;27/01/2026;15/04/2026;80,00
        ",
    );
    desk.call_with("0417", CallOutcome::Promise, |it| {
        it.items = vec!["FA-2".into(), "FA-3".into()];
        it.promised_on = Some(day("2026-03-13"));
    });
    let sheet = desk.app.customer_sheet("0417", None).unwrap();
    let call = &sheet.history[0];
    let about = (call.items.join(" "), call.amount.as_ref().unwrap().decimal());
    assert_eq!(about, ("FA-2 FA-3".into(), "380.00".into()));
    let promise = &sheet.promises[0];
    assert_eq!((promise.items.join(" "), promise.promised.decimal()), about);
    assert_snapshot!(desk.items("0417"), @"
    FA-1  2026-01-27  2026-02-27  1200.00  1200.00
    FA-2  2026-01-27  2026-02-28   300.00   300.00    promis pour le 13 mars 2026, attendu jusqu’au 17 mars 2026
    FA-3  2026-01-27  2026-04-15    80.00    80.00    promis pour le 13 mars 2026, attendu jusqu’au 17 mars 2026
    ");
    let mut unknown = report("0417", CallOutcome::Spoke);
    unknown.items = vec!["FA-9".into()];
    let refused = desk.app.record_call(&unknown);
    assert_snapshot!(desk.refusal(refused), @"unknown_customer: Le document FA-9 n’est pas dans ce dossier.");
}

/// A capacity is for today: a past day shows all that it asked for.
#[test]
fn a_past_day_holds_everything() {
    let mut desk = a_day_of_calls();
    desk.app.save_capacity(&Capacity { calls: Some(0), ..Capacity::default() }).unwrap();
    let past = desk.app.worklist(Some(day("2026-03-04"))).unwrap();
    assert!(past.read_only && past.rows.iter().all(|it| it.place == WorklistPlace::Now));
    let today = desk.app.worklist(None).unwrap();
    assert!(today.rows.iter().all(|it| it.place == WorklistPlace::Moved));
}
