//! Payers: how a customer pays, scored line by line, and a good payer who slips.
//!
//! « Habitually ten days late, and pays then » and « said he would pay » are not the same customer.

use app::{act::CallOutcome, hold::HoldKind, payer::PayerSheet};
use insta::assert_snapshot;

use crate::{
    command_line::{Shell, has, is_amount},
    entries::{customer_entries, debit_credit},
    table::columns,
    util::{Desk, day},
};

/// One good payer who slips, one who pays on the 10th, one who is always late, one new.
const YEAR: &str = "
    Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Date règlement
    0417;Meunerie Vasseur;M-1;30/09/2025;31/10/2025;1000,00;31/10/2025
    0417;Meunerie Vasseur;M-2;31/10/2025;30/11/2025;1000,00;02/12/2025
    0417;Meunerie Vasseur;M-3;30/11/2025;31/12/2025;1000,00;31/12/2025
    0417;Meunerie Vasseur;M-4;31/12/2025;31/01/2026;1000,00;02/02/2026
    0417;Meunerie Vasseur;M-5;28/02/2026;31/03/2026;1000,00;15/04/2026
    0417;Meunerie Vasseur;M-6;31/03/2026;30/04/2026;1000,00;
    0512;Halle aux Grains;H-1;30/11/2025;31/12/2025;500,00;12/01/2026
    0512;Halle aux Grains;H-2;31/12/2025;31/01/2026;500,00;10/02/2026
    0512;Halle aux Grains;H-3;31/01/2026;28/02/2026;500,00;10/03/2026
    0512;Halle aux Grains;H-4;28/02/2026;31/03/2026;500,00;10/04/2026
    0512;Halle aux Grains;H-5;31/03/2026;30/04/2026;500,00;11/05/2026
    0512;Halle aux Grains;H-6;30/04/2026;31/05/2026;500,00;10/06/2026
    0512;Halle aux Grains;H-7;31/05/2026;30/06/2026;500,00;
    0688;Scierie du Doubs;S-1;30/11/2025;31/12/2025;3000,00;10/03/2026
    0688;Scierie du Doubs;S-2;31/12/2025;31/01/2026;3000,00;15/04/2026
    0688;Scierie du Doubs;S-3;31/01/2026;28/02/2026;3000,00;20/06/2026
    0688;Scierie du Doubs;S-4;28/02/2026;31/03/2026;3000,00;
    0901;Le Nouveau;N-1;30/04/2026;31/05/2026;200,00;05/06/2026
    0901;Le Nouveau;N-2;31/05/2026;30/06/2026;250,00;
";

/// Three invoices paid ten days late; one, much later, given back by a credit note.
const SET_OFF: &str = "
    Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Date règlement
    0417;Meunerie Vasseur;M-1;31/01/2026;28/02/2026;1000,00;10/03/2026
    0417;Meunerie Vasseur;M-2;28/02/2026;31/03/2026;1000,00;10/04/2026
    0417;Meunerie Vasseur;M-3;31/03/2026;30/04/2026;1000,00;10/05/2026
    0417;Meunerie Vasseur;M-4;31/12/2025;31/01/2026;9000,00;20/06/2026
    0417;Meunerie Vasseur;AV-4;20/06/2026;20/06/2026;-9000,00;20/06/2026
";

fn report(desk: &mut Desk, on: &str) -> String {
    let report = desk.app.payers(Some(day(on))).unwrap();
    let headings = ["", "class", "score", "late", "trend", "runs", "kept", "open", "overdue"];
    let mut rows = vec![headings.map(str::to_owned).to_vec()];
    for it in &report.rows {
        let class = serde_json::to_value(it.class).unwrap();
        let figures = it.decimals().map(|it| it.map_or("·".to_owned(), |it| it.to_string()));
        let [points, days_late, trend] = figures;
        rows.push(vec![
            it.code.to_string(),
            format!("{}{}", if it.warning.is_some() { "! " } else { "" }, class.as_str().unwrap()),
            points,
            days_late,
            trend,
            format!("{:?}", it.run_days),
            format!("{}/{}", it.kept, it.kept + it.broken),
            it.open.to_string(),
            it.overdue.to_string(),
        ]);
    }
    let warnings = report.rows.iter().filter_map(|it| it.warning.clone());
    let warnings: String = warnings.map(|it| format!("{it}\n").replace('\u{a0}', " ")).collect();
    format!("{} warned\n{}{warnings}", report.warnings, columns(2, &rows))
}

fn sheet(desk: &mut Desk, code: &str) -> String {
    desk.in_both(|desk| {
        let sheet: PayerSheet = desk.app.payer_profile(code, None).unwrap();
        let mut lines = vec![sheet.sentence];
        lines.extend(sheet.factors.into_iter().map(|it| it.sentence));
        lines.push(sheet.runs);
        lines.extend(sheet.warning);
        lines.join("\n") + "\n"
    })
}

#[test]
fn every_customer_is_scored_and_a_good_payer_who_slips_comes_first() {
    let mut desk = Desk::with("2026-06-30", YEAR);
    assert_snapshot!(report(&mut desk, "2026-06-30"), @"
    1 warned
            class  score   late  trend  runs  kept    open  overdue
      0417  ! C     61.9   5.67  14.00    []   0/0  100000   100000
      0688  E       25.0  85.00  24.00    []   0/0  300000   300000
      0512  A       93.0  10.50  -0.33  [10]   0/0   50000        0
      0901  NR         ·      ·      ·    []   0/0   25000        0
    Bon payeur qui dérape : 38,0 jours de retard ces trois derniers mois, 1,0 jour les six d’avant.
    ");
    // In March nobody could have known.
    assert_snapshot!(report(&mut desk, "2026-03-30"), @"
    0 warned
            class  score   late  trend  runs  kept    open  overdue
      0417  A       99.3   1.00   0.00    []   0/0  100000        0
      0512  A       92.9  10.67   0.00    []   0/0   50000        0
      0688  NR         ·      ·      ·    []   0/0  900000   600000
    ");
}

#[test]
fn a_score_is_explained_line_by_line() {
    let mut desk = Desk::with("2026-06-30", YEAR);
    assert_snapshot!(sheet(&mut desk, "0688"), @"
    Classe E : 25,0 points sur 100.
    85,0 jours de retard en six mois, pondéré par les montants : −40,00 sur 40.
    100 % des factures ouvertes échues : −25,00 sur 25.
    24,0 jours plus tard que les trois mois d’avant : −10,00 sur 10.
    Aucune promesse arrivée à son jour en douze mois : rien de retiré.
    Limite de crédit non connue : rien de retiré.
    Pas de jour de paiement reconnu : il faut six paiements datés en un an, dont quatre sur cinq au même jour du mois.

    Class E: 25.0 points out of 100.
    85.0 days late over six months, weighted by amount: −40.00 of 40.
    100% of the open invoices overdue: −25.00 of 25.
    24.0 days later than the three months before: −10.00 of 10.
    No promise has come to its day in twelve months: nothing off.
    Credit limit not known: nothing off.
    No payment day recognised: it takes six dated payments in a year, four in five of them on the same day of the month.
    ");
    assert_snapshot!(sheet(&mut desk, "0512"), @"
    Classe A : 93,0 points sur 100.
    10,5 jours de retard en six mois, pondéré par les montants : −7,00 sur 40.
    Rien d’échu : rien de retiré.
    0,3 jour plus tôt que les trois mois d’avant : rien de retiré.
    Aucune promesse arrivée à son jour en douze mois : rien de retiré.
    Limite de crédit non connue : rien de retiré.
    Paie le 10 : 6 de ses 6 jours de paiement en douze mois.

    Class A: 93.0 points out of 100.
    10.5 days late over six months, weighted by amount: −7.00 of 40.
    Nothing overdue: nothing off.
    0.3 days earlier than the three months before: nothing off.
    No promise has come to its day in twelve months: nothing off.
    Credit limit not known: nothing off.
    Pays on the 10th: 6 of 6 payment days in twelve months.
    ");
    assert_snapshot!(sheet(&mut desk, "0901"), @"
    Non noté : il faut trois factures payées en douze mois, dont une dans les six derniers.
    Pas de jour de paiement reconnu : il faut six paiements datés en un an, dont quatre sur cinq au même jour du mois.

    Not rated: it takes three invoices paid in twelve months, one of them in the last six.
    No payment day recognised: it takes six dated payments in a year, four in five of them on the same day of the month.
    ");
    assert_snapshot!(sheet(&mut desk, "0417"), @"
    Classe C : 61,9 points sur 100.
    5,7 jours de retard en six mois, pondéré par les montants : −3,78 sur 40.
    100 % des factures ouvertes échues : −25,00 sur 25.
    14,0 jours plus tard que les trois mois d’avant : −9,33 sur 10.
    Aucune promesse arrivée à son jour en douze mois : rien de retiré.
    Limite de crédit non connue : rien de retiré.
    Pas de jour de paiement reconnu : il faut six paiements datés en un an, dont quatre sur cinq au même jour du mois.
    Bon payeur qui dérape : 38,0 jours de retard ces trois derniers mois, 1,0 jour les six d’avant.

    Class C: 61.9 points out of 100.
    5.7 days late over six months, weighted by amount: −3.78 of 40.
    100% of the open invoices overdue: −25.00 of 25.
    14.0 days later than the three months before: −9.33 of 10.
    No promise has come to its day in twelve months: nothing off.
    Credit limit not known: nothing off.
    No payment day recognised: it takes six dated payments in a year, four in five of them on the same day of the month.
    A good payer is slipping: 38.0 days late in the last three months, 1.0 day in the six before.
    ");
}

#[test]
fn a_broken_word_costs_points_and_a_kept_one_does_not() {
    let mut desk = Desk::with("2026-06-01", YEAR);
    desk.call_with("0688", CallOutcome::Promise, |it| it.promised_on = Some(day("2026-06-10")));
    desk.call_with("0417", CallOutcome::Promise, |it| it.promised_on = Some(day("2026-06-19")));
    desk.day("2026-06-22");
    desk.import(&YEAR.replace("30/04/2026;1000,00;", "30/04/2026;1000,00;18/06/2026"));
    assert_snapshot!(report(&mut desk, "2026-06-30"), @"
    1 warned
            class  score   late  trend  runs  kept    open  overdue
      0417  ! B     79.0  16.50  31.00    []   1/1       0        0
      0688  E       10.0  85.00  24.00    []   0/1  300000   300000
      0512  A       93.0  10.50  -0.33  [10]   0/0   50000        0
      0901  NR         ·      ·      ·    []   0/0   25000        0
    Bon payeur qui dérape : 32,0 jours de retard ces trois derniers mois, 1,0 jour les six d’avant.
    ");
    // A proceeding makes the last class, whatever the score.
    desk.hold("0417", HoldKind::Insolvency, |it| it.since = day("2026-06-15"));
    assert_snapshot!(sheet(&mut desk, "0417"), @"
    Classe E : procédure collective ; sans elle, 79,0 points sur 100.
    16,5 jours de retard en six mois, pondéré par les montants : −11,00 sur 40.
    Rien d’échu : rien de retiré.
    31,0 jours plus tard que les trois mois d’avant : −10,00 sur 10.
    1 promesse sur 1 tenue en douze mois : rien de retiré.
    Limite de crédit non connue : rien de retiré.
    Pas de jour de paiement reconnu : il faut six paiements datés en un an, dont quatre sur cinq au même jour du mois.
    Bon payeur qui dérape : 32,0 jours de retard ces trois derniers mois, 1,0 jour les six d’avant.

    Class E: insolvency proceedings; without them, 79.0 points out of 100.
    16.5 days late over six months, weighted by amount: −11.00 of 40.
    Nothing overdue: nothing off.
    31.0 days later than the three months before: −10.00 of 10.
    1 of 1 promises kept in twelve months: nothing off.
    Credit limit not known: nothing off.
    No payment day recognised: it takes six dated payments in a year, four in five of them on the same day of the month.
    A good payer is slipping: 32.0 days late in the last three months, 1.0 day in the six before.
    ");
}

/// Whoever works from month-end lists sees every payment at the end of a month.
#[test]
fn payments_seen_in_distant_lists_teach_no_run_day() {
    let list = |day: &str, numbers: &[u32]| {
        let rows = numbers.iter().map(|it| {
            let month = format!("{:02}/2025", it);
            format!("0417;Meunerie Vasseur;F-{it};01/{month};20/{month};100,00;100,00\n")
        });
        let rows: String = rows.collect();
        format!(
            "Échéancier clients au {day}\n\
             Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Reste dû\n{rows}"
        )
    };
    let mut desk = Desk::on("2025-12-31");
    for (on, number) in [
        ("31/05/2025", 5),
        ("30/06/2025", 6),
        ("31/07/2025", 7),
        ("31/08/2025", 8),
        ("30/09/2025", 9),
        ("31/10/2025", 10),
        ("30/11/2025", 11),
        ("31/12/2025", 12),
    ] {
        desk.import(&list(on, &[number]));
    }
    let sheet = desk.app.payer_profile("0417", None).unwrap();
    assert_eq!((sheet.paid_count, sheet.run_days), (Some(7), vec![]));
}

#[test]
fn the_command_line_answers_with_its_documented_shape() {
    let shell = Shell::new();
    shell.json(&["import", &shell.file("export.csv", YEAR)]);
    let answer = shell.json(&["payers", "--on", "2026-06-30"]);
    has(&answer, &["key_date", "currency", "warnings", "payers"]);
    let first = &answer["payers"][0];
    has(first, &["code", "name", "days_late", "trend", "score", "class", "run_days", "warning"]);
    is_amount(&first["open"]);
    is_amount(&first["overdue"]);
    let one = shell.json(&["payers", "0688", "--on", "2026-06-30"]);
    has(&one, &["score", "class", "sentence", "factors", "assumption", "runs"]);
    has(&one["factors"][0], &["factor", "known", "deduction", "most", "sentence"]);
    let (code, printed, _) = shell.run(&["payers", "--on", "2026-06-30"]);
    assert_eq!(code, 0);
    assert!(printed.contains("! 0417"), "{printed}");
}

#[test]
fn an_invoice_that_a_credit_note_gave_back_was_not_paid_late() {
    let shell = Shell::new();
    shell.json(&["import", &shell.file("documents.csv", SET_OFF)]);
    let payer = shell.json(&["payers", "0417", "--on", "2026-06-30"]);
    assert_eq!(
        (&payer["paid_count"], &payer["days_late"]),
        (&3.into(), &"10.00".into()),
        "{payer}"
    );
    let months = shell.json(&["indicators", "--on", "2026-06-30"]);
    assert_eq!(months["average_days_late"], "10.0000");
    let june = months["months"].as_array().unwrap().last().unwrap();
    assert_eq!((&june["paid"], &june["days_late"]), (&"0.00".into(), &serde_json::Value::Null));
}

/// The accounting letters an invoice with its credit note and with what was paid of it.
#[test]
fn what_a_lettered_credit_note_took_is_told_from_what_was_paid() {
    let shell = Shell::new();
    let path = shell.path("123456782FEC20251231.txt");
    let entries = "
        VT 1  2025-10-06 411000 MOULIN F-1   2025-10-06  1200.00 AA 2025-12-15
        VT 2  2025-11-20 411000 MOULIN AV-1  2025-11-20  -200.00 AA 2025-12-15
        BQ 3  2025-11-25 411000 MOULIN VIR1  2025-11-25 -1000.00 AA 2025-12-15
    ";
    std::fs::write(&path, debit_credit(&customer_entries(entries))).unwrap();
    shell.json(&["import", path.to_str().unwrap()]);
    let months = shell.json(&["indicators", "--on", "2025-11-30"]);
    let november = &months["months"][1];
    assert_eq!((&november["paid"], &november["open"]), (&"1000.00".into(), &"0.00".into()));
    // Due on 5 November, thirty days after its date.
    assert_eq!(november["days_late"], "20.0000");
}
