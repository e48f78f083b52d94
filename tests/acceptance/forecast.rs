//! Expected receipts: by week, from how customers paid, what they promised and what they contest.
//!
//! A forecast that says how far off it was beats one that does not (ERPNext #39542).

use app::{
    act::CallOutcome,
    amount::{Amount, Day},
    hold::HoldKind,
};
use insta::assert_snapshot;

use crate::{
    command_line::{Shell, has, is_amount},
    deeds::instalments,
    table::columns,
    util::{Desk, day},
};

/// Two years of a customer that pays on its day and one that pays thirty days late, and what is
/// open at the end of May 2026.
fn books() -> String {
    let mut text = String::from(
        "Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Date règlement\n",
    );
    let first = day("2024-07-01");
    for number in 0..100 {
        let issued = after(first, 7 * number);
        let due = after(issued, 30);
        for (code, name, late, euros) in
            [("0417", "Meunerie Vasseur", 0, 1000), ("0688", "Scierie du Doubs", 30, 400)]
        {
            let paid = after(due, late);
            let paid = if paid <= day("2026-05-31") { paid.to_string() } else { String::new() };
            text += &format!("{code};{name};{code}-{number};{issued};{due};{euros},00;{paid}\n");
        }
    }
    text
}

/// The day so many days later.
fn after(from: Day, days: usize) -> Day {
    from.iter_days().nth(days).unwrap()
}

fn forecast(desk: &mut Desk, on: &str) -> String {
    let report = desk.app.forecast(Some(day(on))).unwrap();
    let decimal = |minor| match minor {
        0 => "·".to_owned(),
        minor => Amount { minor, currency: report.currency.clone() }.decimal(),
    };
    let headings = ["from", "expected", "low", "high", "promised", "planned"];
    let mut rows = vec![headings.map(str::to_owned).to_vec()];
    for it in report.weeks.iter().filter(|it| it.high + it.promised + it.planned > 0) {
        let amounts = [it.expected, it.low, it.high, it.promised, it.planned];
        rows.push([it.from.to_string()].into_iter().chain(amounts.map(decimal)).collect());
    }
    let sum: i64 = report.weeks.iter().map(|it| it.expected).sum();
    assert_eq!(sum + report.beyond + report.disputed, report.open, "everything open is somewhere");
    columns(1, &rows)
}

#[test]
fn each_customer_is_expected_as_it_pays() {
    let mut desk = Desk::with("2026-05-31", &books());
    assert_snapshot!(forecast(&mut desk, "2026-05-31"), @"
    from        expected     low     high  promised  planned
    2026-06-01   1316.67  839.31  1794.03         ·        ·
    2026-06-08   1316.67  839.31  1794.03         ·        ·
    2026-06-15   1316.67  839.31  1794.03         ·        ·
    2026-06-22   1316.67  839.31  1794.03         ·        ·
    2026-06-29    483.33    5.97   960.69         ·        ·
    2026-07-06    483.33    5.97   960.69         ·        ·
    2026-07-13    483.33    5.97   960.69         ·        ·
    2026-07-20    483.33    5.97   960.69         ·        ·
    ");
    assert_snapshot!(desk.in_both(|desk| {
        let report = desk.app.forecast(None).unwrap();
        format!("{}\n{}\n", report.sentence, report.assumption)
    }), @"
    7 200,00 € attendus en treize semaines sur 7 200,00 € ouverts ; 0,00 € plus tard ou sans date prévisible, 0,00 € contestés.
    Chaque facture ouverte se paie comme celles qui étaient encore impayées au même retard ces douze derniers mois, chez ce client d’abord ; promesses et échéanciers à leur date, aussi souvent que tenus. Une semaine sur dix tombe sous la fourchette, une sur dix au-dessus. Rien de ce qui reste à facturer n’est compté.

    €7,200.00 expected in thirteen weeks of €7,200.00 open; €0.00 later or on no foreseeable day, €0.00 disputed.
    Every open invoice is expected to be paid the way invoices still unpaid at the same lateness were paid in the last twelve months, this customer’s own first of all; promises and plans on their day, as often as they are kept. One week in ten falls below the range, one in ten above. What is still to be invoiced does not count.
    ");
}

#[test]
fn promises_have_their_day_and_what_is_contested_is_set_apart() {
    let mut desk = Desk::with("2026-05-31", &books());
    desk.call_with("0688", CallOutcome::Promise, |it| it.promised_on = Some(day("2026-07-10")));
    assert_snapshot!(forecast(&mut desk, "2026-05-31"), @"
    from        expected     low     high  promised  planned
    2026-06-01   1036.67  504.64  1568.70         ·        ·
    2026-06-08   1036.67  504.64  1568.70         ·        ·
    2026-06-15   1036.67  504.64  1568.70         ·        ·
    2026-06-22   1036.67  504.64  1568.70         ·        ·
    2026-06-29    483.33    5.97   960.69         ·        ·
    2026-07-06   1603.33  933.54  2273.12   1600.00        ·
    2026-07-13    483.33    5.97   960.69         ·        ·
    2026-07-20    483.33    5.97   960.69         ·        ·
    ");
    desk.day("2026-06-01");
    desk.call_with("0688", CallOutcome::Dispute, |it| it.disputed = vec!["0688-94".into()]);
    desk.hold("0417", HoldKind::Insolvency, |it| it.since = day("2026-06-01"));
    let report = desk.app.forecast(None).unwrap();
    assert_eq!(report.disputed, 400_00);
    assert_snapshot!(forecast(&mut desk, "2026-06-01"), @"
    from        expected     low     high  promised  planned
    2026-06-02    175.56       ·   469.87         ·        ·
    2026-06-09    175.56       ·   469.87         ·        ·
    2026-06-16     55.56       ·   232.84         ·        ·
    2026-06-23    175.56       ·   469.87         ·        ·
    2026-06-30    344.44  167.16   521.72         ·        ·
    2026-07-07   1184.44  740.61  1628.27   1200.00        ·
    2026-07-14    344.44  167.16   521.72         ·        ·
    2026-07-21    344.44  167.16   521.72         ·        ·
    ");
}

#[test]
fn a_plan_has_its_own_days() {
    let mut desk = Desk::with("2026-05-31", &books());
    desk.app.agree_plan(&instalments("0688", 3, "2026-06-30")).unwrap();
    assert_snapshot!(forecast(&mut desk, "2026-05-31"), @"
    from        expected     low     high  promised  planned
    2026-06-01    916.67  439.31  1394.03         ·        ·
    2026-06-08    916.67  439.31  1394.03         ·        ·
    2026-06-15    916.67  439.31  1394.03         ·        ·
    2026-06-22    916.67  439.31  1394.03         ·        ·
    2026-06-29    878.89  346.15  1411.63         ·   533.33
    2026-07-06    483.33    5.97   960.69         ·        ·
    2026-07-13    483.33    5.97   960.69         ·        ·
    2026-07-20    483.33    5.97   960.69         ·        ·
    2026-07-27    533.33  216.01   850.65         ·   533.33
    2026-08-24    533.34  216.00   850.68         ·   533.34
    ");
    assert_snapshot!(desk.in_both(|desk| week(desk, 9)), @"
    Scierie du Doubs 2026-07-30 197.78 74.2% of 266.67: Échéance d’un plan au 30/07/2026, tenue à 70,0 % ; sinon échoit dans 60 jours, 52 règlements de ce client en douze mois.
    Scierie du Doubs 2026-07-30 197.77 74.2% of 266.66: Échéance d’un plan au 30/07/2026, tenue à 70,0 % ; sinon échoit dans 60 jours, 52 règlements de ce client en douze mois.
    Scierie du Doubs 2026-06-30 103.34 25.8% of 400.00: Échéance d’un plan au 30/06/2026, tenue à 70,0 % ; sinon échoit dans 30 jours, 52 règlements de ce client en douze mois.
    Scierie du Doubs 2026-06-30 34.44 25.8% of 133.33: Échéance d’un plan au 30/06/2026, tenue à 70,0 % ; sinon échoit dans 30 jours, 52 règlements de ce client en douze mois.
    Scierie du Doubs 2026-07-30 197.78 74.2% of 266.67: Instalment of a plan on 30 Jul 2026, kept 70.0% of the time; otherwise due in 60 days, 52 payments by this customer in twelve months.
    Scierie du Doubs 2026-07-30 197.77 74.2% of 266.66: Instalment of a plan on 30 Jul 2026, kept 70.0% of the time; otherwise due in 60 days, 52 payments by this customer in twelve months.
    Scierie du Doubs 2026-06-30 103.34 25.8% of 400.00: Instalment of a plan on 30 Jun 2026, kept 70.0% of the time; otherwise due in 30 days, 52 payments by this customer in twelve months.
    Scierie du Doubs 2026-06-30 34.44 25.8% of 133.33: Instalment of a plan on 30 Jun 2026, kept 70.0% of the time; otherwise due in 30 days, 52 payments by this customer in twelve months.
    ");
}

/// A week, part by part; they tie to the week of the forecast.
fn week(desk: &mut Desk, week: u8) -> String {
    let report = desk.app.forecast_week(None, week, usize::MAX).unwrap();
    let weeks = desk.app.forecast(None).unwrap().weeks;
    let sum: i64 = report.rows.iter().map(|it| it.expected).sum();
    assert_eq!((sum, report.expected), (weeks[usize::from(week) - 1].expected, sum));
    let decimal = |minor| Amount { minor, currency: report.currency.clone() }.decimal();
    let rows = report.rows.iter().map(|it| {
        let amounts = (decimal(it.expected), decimal(it.open));
        format!(
            "{} {} {} {}% of {}: {}",
            it.name, it.due, amounts.0, it.chance, amounts.1, it.reason
        )
    });
    rows.collect::<Vec<_>>().join("\n").replace('\u{a0}', " ")
}

#[test]
fn a_week_is_asked_what_it_is_made_of() {
    let mut desk = Desk::with("2026-05-31", &books());
    desk.call_with("0688", CallOutcome::Promise, |it| it.promised_on = Some(day("2026-07-10")));
    assert_snapshot!(desk.in_both(|desk| week(desk, 1)), @"
    Meunerie Vasseur 2026-06-03 861.11 86.1% of 1000.00: Échoit dans 3 jours, 52 règlements de ce client en douze mois.
    Scierie du Doubs 2026-05-06 120.00 30.0% of 400.00: Promis pour le 10/07/2026, parole tenue à 70,0 % ; sinon 25 jours de retard, 52 règlements de ce client en douze mois.
    Scierie du Doubs 2026-06-03 55.56 13.9% of 400.00: Échoit dans 3 jours, 52 règlements de ce client en douze mois.
    Meunerie Vasseur 2026-06-03 861.11 86.1% of 1000.00: Due in 3 days, 52 payments by this customer in twelve months.
    Scierie du Doubs 2026-05-06 120.00 30.0% of 400.00: Promised for 10 Jul 2026, kept 70.0% of the time; otherwise 25 days late, 52 payments by this customer in twelve months.
    Scierie du Doubs 2026-06-03 55.56 13.9% of 400.00: Due in 3 days, 52 payments by this customer in twelve months.
    ");
    assert_snapshot!(week(&mut desk, 6), @"
    Scierie du Doubs 2026-06-10 344.44 86.1% of 400.00: Échoit dans 10 jours, 52 règlements de ce client en douze mois.
    Scierie du Doubs 2026-05-06 280.00 70.0% of 400.00: Promis pour le 10/07/2026, parole tenue à 70,0 % ; sinon 25 jours de retard, 52 règlements de ce client en douze mois.
    Scierie du Doubs 2026-05-13 280.00 70.0% of 400.00: Promis pour le 10/07/2026, parole tenue à 70,0 % ; sinon 18 jours de retard, 52 règlements de ce client en douze mois.
    Scierie du Doubs 2026-05-20 280.00 70.0% of 400.00: Promis pour le 10/07/2026, parole tenue à 70,0 % ; sinon 11 jours de retard, 52 règlements de ce client en douze mois.
    Scierie du Doubs 2026-05-27 280.00 70.0% of 400.00: Promis pour le 10/07/2026, parole tenue à 70,0 % ; sinon 4 jours de retard, 52 règlements de ce client en douze mois.
    Meunerie Vasseur 2026-06-10 138.89 13.9% of 1000.00: Échoit dans 10 jours, 52 règlements de ce client en douze mois.
    ");
    // Who sees only the first is told how many others there are, and what they bring.
    let first = desk.app.forecast_week(None, 1, 1).unwrap();
    assert_eq!((first.rows.len(), first.others), (1, 2));
    assert_eq!(first.rows[0].expected + first.others_expected, first.expected);
}

#[test]
fn the_error_is_measured_on_the_past_beside_the_naive_forecast() {
    let mut desk = Desk::with("2026-05-31", &books());
    // Of payers as regular as these two an average says all; the range is what it costs to be safe.
    assert_snapshot!(error(&mut desk), @"
    Sur 12 fins de mois : erreur de 9,2 % par semaine (échéance plus retard moyen : 0,0 %), de 0,0 % sur treize semaines (0,0 %), biais +0,0 % ; 100,0 % des semaines dans la fourchette.

    Over 12 month ends: off by 9.2% a week (due date plus average delay: 0.0%), by 0.0% over thirteen weeks (0.0%), bias +0.0%; 100.0% of the weeks within the range.
    ");
    let few: Vec<_> = books().lines().take(5).map(str::to_owned).collect();
    assert_snapshot!(error(&mut Desk::with("2026-05-31", &few.join("\n"))), @"
    Pas assez de recul : il faut une fin de mois vieille de treize semaines, avec trente règlements connus avant elle.

    The ledger does not go back far enough: it takes an end of month thirteen weeks ago, with thirty payments known before it.
    ");
}

fn error(desk: &mut Desk) -> String {
    desk.in_both(|desk| format!("{}\n", desk.app.forecast_error(None).unwrap().sentence))
}

#[test]
fn a_forecast_of_the_past_does_not_know_what_came_since() {
    let mut desk = Desk::with("2026-05-31", &books());
    let then = forecast(&mut desk, "2026-05-31");
    desk.day("2026-07-31");
    desk.import(&books().replace("2026-05-30;400,00;", "2026-05-30;400,00;2026-07-01"));
    assert_eq!(forecast(&mut desk, "2026-05-31"), then);
}

#[test]
fn the_command_line_answers_with_its_documented_shape() {
    let shell = Shell::new();
    shell.json(&["import", &shell.file("export.csv", &books())]);
    let answer = shell.json(&["forecast", "--on", "2026-05-31"]);
    has(&answer, &["key_date", "currency", "weeks", "beyond", "disputed", "open", "sentence"]);
    assert_eq!(answer["weeks"].as_array().unwrap().len(), 13);
    has(&answer["weeks"][0], &["from", "to", "expected", "low", "high", "promised", "planned"]);
    is_amount(&answer["weeks"][0]["expected"]);
    let error = shell.json(&["forecast", "--error", "--on", "2026-05-31"]);
    has(&error, &["key_date", "currency", "measured", "sentence", "assumption"]);
    has(&error["measured"], &["made_on", "received", "forecast", "naive", "within_range"]);
    has(&error["measured"]["forecast"], &["weekly", "thirteen_weeks", "bias"]);
    let week = shell.json(&["forecast", "--on", "2026-05-31", "--week", "2"]);
    has(&week, &["key_date", "currency", "week", "from", "to", "expected", "rows"]);
    let row = &week["rows"][0];
    has(row, &["customer", "name", "due", "open", "chance", "expected", "reason"]);
    let (code, _, refused) = shell.run(&["forecast", "--week", "14"]);
    assert_eq!(code, 2);
    assert!(refused.contains("1 to 13"), "{refused}");
    let (code, printed, _) = shell.run(&["forecast", "--on", "2026-05-31"]);
    assert_eq!(code, 0);
    assert!(printed.contains("2026-06-01  2026-06-07"), "{printed}");
}

#[test]
fn what_is_open_in_other_currencies_is_told_and_so_is_too_little_to_learn_from() {
    let mut desk = Desk::with(
        "2026-02-27",
        "
        Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Devise
        0417;Meunerie Vasseur;FA-1;27/01/2026;27/02/2026;1200,00;EUR
        0512;Halle aux Grains;FA-2;27/01/2026;27/02/2026;5000,00;USD
        ",
    );
    assert_snapshot!(desk.in_both(|desk| {
        let report = desk.app.forecast(None).unwrap();
        assert_eq!(report.open, 1_200_00);
        report.remarks.iter().map(|it| format!("{it}\n").replace('\u{a0}', " ")).collect()
    }), @"
    Appris de 0 règlement seulement : trop peu pour s’y fier.
    Ouverts en d’autres devises et non comptés ici : 5 000,00 USD.

    Learnt from only 0 payments: too few to rely on.
    Open in other currencies and not counted here: USD 5,000.00.
    ");
}

/// A customer with more credits than debts pays nobody else's: the forecast says where the gap to the
/// aged balance comes from.
#[test]
fn credits_beyond_what_is_owed_are_told() {
    let mut desk = Desk::with(
        "2026-02-27",
        "
        Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC
        0417;Meunerie Vasseur;FA-1;27/01/2026;27/02/2026;1200,00
        0512;Halle aux Grains;AV-2;27/01/2026;;-300,00
        ",
    );
    assert_eq!(desk.app.forecast(None).unwrap().open, 1_200_00);
    assert_snapshot!(desk.in_both(|desk| {
        desk.app.forecast(None).unwrap().remarks.last().unwrap().replace('\u{a0}', " ")
    }), @"
    300,00 € d’avoirs et d’acomptes dépassent ce que doivent leurs clients : la balance âgée les déduit, ici ils ne paient rien.
    €300.00 of credits exceed what their customers owe: the aged balance takes them off, here they pay nothing.
    ");
}
