//! Provision for doubtful debts: reckoned, booked, closed, and taken back.

use app::{
    amount::Amount,
    provision::{
        ColumnRate, DoubtfulDraft, ProvisionColumn, ProvisionRates, ProvisionReport, ProvisionSheet,
    },
};
use insta::assert_snapshot;

use crate::{
    command_line::{Shell, has, is_amount},
    table::columns,
    util::{Desk, SPACES, day},
};

const HEADINGS: &str = "Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Solde dû";

/// The open items at the end of January: one debt not due, some late, a credit, and one that will hardly be paid.
pub const JANUARY: &str = "
    0417;Meunerie Vasseur;FA-1;30/01/2026;28/02/2026;1200,00;1200,00
    0417;Meunerie Vasseur;FA-4;01/10/2025;01/12/2025;300,00;300,00
    0512;Halle aux Grains;FA-2;15/12/2025;15/01/2026;600,00;600,00
    0512;Halle aux Grains;AV-7;20/01/2026;;-30,00;-30,00
    0633;Scierie du Perche;FA-3;10/09/2025;10/10/2025;640,25;640,25
    0777;Brasserie Ostrevent;FA-5;05/01/2026;;70,00;70,00";

/// The open items of a day.
pub fn snapshot(on: &str, rows: &str) -> String {
    format!("Échéancier clients au {on}\n{HEADINGS}\n{}", rows.trim())
}

fn january() -> Desk {
    let mut desk = Desk::with("2026-01-31", &snapshot("31/01/2026", JANUARY));
    desk.app.set_provision_rates(&rates(&[]), None).unwrap();
    desk
}

/// Rates that a credit manager may have, with some others in their place.
fn rates(others: &[(ProvisionColumn, &str)]) -> ProvisionRates {
    use ProvisionColumn::*;
    let usual = [
        (NotDue, "0,5"),
        (NoDueDate, "1"),
        (UpTo30, "2,2"),
        (UpTo60, "2,7"),
        (UpTo90, "4,5"),
        (Over90, "25"),
    ];
    let of = |&(column, percent): &(_, &str)| ColumnRate { column, percent: percent.into() };
    let all = usual.iter().chain(others).map(of);
    ProvisionRates { rates: all.collect(), net_of_credits: false }
}

fn doubtful(customer: &str, rate: &str) -> DoubtfulDraft {
    DoubtfulDraft {
        customer: customer.into(),
        rate: rate.into(),
        reason: "Redressement judiciaire du 12 janvier".into(),
        ..DoubtfulDraft::default()
    }
}

/// A report as it reads.
fn told(report: &ProvisionReport) -> String {
    let mut text = format!("{}\n", report.key_date);
    for sheet in &report.sheets {
        text += &sheet_table(sheet);
        text += &format!("  {}\n", sheet.learnt);
    }
    report.notes.iter().for_each(|it| text += &format!("  {it}\n"));
    text.replace(SPACES, " ")
}

fn sheet_table(sheet: &ProvisionSheet) -> String {
    let amount = |minor| Amount { minor, currency: sheet.currency.clone() }.decimal();
    let mut rows: Vec<_> = sheet
        .rows
        .iter()
        .map(|it| {
            let column = serde_json::to_string(&it.column).unwrap().replace('"', "");
            vec![column, amount(it.gross), it.rate.clone(), amount(it.allowance)]
        })
        .collect();
    let total = sheet.total;
    rows.push(vec!["Σ".into(), amount(total.gross), String::new(), amount(total.allowance)]);
    let mut text = columns(1, &rows);
    let doubtful = sheet.doubtful.iter().map(|it| {
        let rate = it.rate.clone().unwrap_or("matrix".into());
        let [gross, base, allowance] = [it.gross, it.base, it.allowance].map(amount);
        vec![it.customer.clone(), it.since.to_string(), gross, base, rate, allowance]
    });
    text += &columns(1, &doubtful.collect::<Vec<_>>());
    if let Some(it) = &sheet.previous {
        text += &format!("  {} {} {}\n", it.on, amount(it.allowance), amount(sheet.change));
    }
    let entries = sheet.entries.iter().map(|it| {
        let sum = |minor: Option<i64>| minor.map_or("-".into(), amount);
        vec![it.account.clone(), it.name.clone(), it.label.clone(), sum(it.debit), sum(it.credit)]
    });
    text + &columns(3, &entries.collect::<Vec<_>>())
}

#[test]
fn whoever_is_doubtful_is_judged_alone_without_vat() {
    let mut desk = january();
    desk.app.set_doubtful(&doubtful("0633", "50"), None).unwrap();
    assert_snapshot!(desk.in_both(|desk| told(&desk.app.provision(None).unwrap())), @"
    2026-01-31
      not_due      1200.00   0.50    6.00
      no_due_date    70.00   1.00    0.70
      up_to30       600.00   2.20   13.20
      up_to60         0.00   2.70    0.00
      up_to90       300.00   4.50   13.50
      over90          0.00  25.00    0.00
      Σ            2810.25         300.17
      0633  2026-01-31  640.25  533.54  50.00  266.77
      416   Clients douteux ou litigieux                       Reclassement en clients douteux : Scierie du Perche  640.25       -
      411   Clients                                            Reclassement en clients douteux : Scierie du Perche       -  640.25
      6817  Dotations aux dépréciations des actifs circulants  Dotation : Scierie du Perche                         266.77       -
      491   Dépréciations des comptes de clients               Dotation : Scierie du Perche                              -  266.77
      6817  Dotations aux dépréciations des actifs circulants  Dotation : matrice                                    33.40       -
      491   Dépréciations des comptes de clients               Dotation : matrice                                        -   33.40
      L’historique ne propose aucun taux : aucune facture connue dès l’origine n’est échue depuis 12 mois.
      La matrice s’applique aux montants TTC, créances douteuses exclues ; celles-ci sont dépréciées une à une sur leur montant hors TVA.
      Avoirs et règlements non affectés : −30,00 €. Ils ne sont ni dépréciés, ni déduits de ce qui l’est.

    2026-01-31
      not_due      1200.00   0.50    6.00
      no_due_date    70.00   1.00    0.70
      up_to30       600.00   2.20   13.20
      up_to60         0.00   2.70    0.00
      up_to90       300.00   4.50   13.50
      over90          0.00  25.00    0.00
      Σ            2810.25         300.17
      0633  2026-01-31  640.25  533.54  50.00  266.77
      416   Doubtful customers            Moved to doubtful customers: Scierie du Perche  640.25       -
      411   Customers                     Moved to doubtful customers: Scierie du Perche       -  640.25
      6817  Impairment of current assets  Impairment: Scierie du Perche                   266.77       -
      491   Allowance for doubtful debts  Impairment: Scierie du Perche                        -  266.77
      6817  Impairment of current assets  Impairment: matrix                               33.40       -
      491   Allowance for doubtful debts  Impairment: matrix                                   -   33.40
      The history proposes no rate: no invoice known from the start has been due for 12 months.
      The matrix applies to amounts including VAT, doubtful debts excluded; those are impaired one by one, on their amount without VAT.
      Credit notes and unallocated payments: −€30.00. They are not impaired, and the impaired amounts are not reduced by them.
    ");
    desk.verifies();
}

#[test]
fn without_rates_nothing_is_provisioned_and_the_report_says_so() {
    let mut desk = Desk::with("2026-01-31", &snapshot("31/01/2026", JANUARY));
    let report = desk.app.provision(None).unwrap();
    assert_eq!((report.rates_entered, report.sheets[0].total.allowance), (false, 0));
    assert_snapshot!(desk.in_both(|desk| desk.app.provision(None).unwrap().notes[1].clone()), @"
    Aucun taux de perte n’a été saisi : la matrice ne déprécie rien. Saisissez vos taux, ou reprenez ceux que l’historique propose (au moins 30 factures par colonne).
    No loss rate was entered: the matrix impairs nothing. Enter your rates, or take over those that the history proposes (at least 30 invoices per column).
    ");
}

#[test]
fn credits_are_netted_only_where_that_is_said() {
    let mut desk = january();
    let before = desk.app.provision(None).unwrap().sheets.remove(0);
    let netted = ProvisionRates { net_of_credits: true, ..rates(&[]) };
    let after = desk.app.set_provision_rates(&netted, None).unwrap().sheets.remove(0);
    assert_eq!((before.total.gross, before.unallocated), (2_810_25, -30_00));
    assert_eq!((after.total.gross, after.unallocated), (2_780_25, 0));
    assert_eq!((before.rows[2].allowance, after.rows[2].allowance), (13_20, 12_54));
}

#[test]
fn a_closed_month_stays_as_it_was() {
    let mut desk = january();
    desk.app.set_doubtful(&doubtful("0633", "50"), None).unwrap();
    let closing = desk.app.close_month(None).unwrap();
    let frozen = told(&closing.report);

    // In February an invoice of January comes late, one is paid, and rates are raised.
    desk.day("2026-02-28");
    let february = JANUARY.replace("0512;Halle aux Grains;FA-2;15/12/2025;15/01/2026;600,00;600,00", "0512;Halle aux Grains;FA-2;15/12/2025;15/01/2026;600,00;100,00\n0888;Cidrerie du Bocage;FA-9;20/01/2026;19/02/2026;240,00;240,00");
    desk.import(&snapshot("28/02/2026", &february));
    desk.app.set_provision_rates(&rates(&[(ProvisionColumn::Over90, "60")]), None).unwrap();
    desk.app.set_doubtful(&doubtful("0633", "80"), None).unwrap();
    desk.app.set_doubtful(&doubtful("0888", ""), None).unwrap();
    assert_ne!(told(&desk.app.provision(Some(day("2026-01-31"))).unwrap()), frozen);
    let kept = desk.app.closing(closing.id).unwrap();
    assert_eq!(kept, closing);
    assert_eq!(told(&kept.report), frozen);

    // The next month is booked against it.
    let next = desk.app.close_month(None).unwrap();
    assert_snapshot!(told(&next.report), @"
    2026-02-28
      not_due      1200.00   0.50    6.00
      no_due_date    70.00   1.00    0.70
      up_to30         0.00   2.20    0.00
      up_to60       100.00   2.70    2.70
      up_to90       300.00   4.50   13.50
      over90          0.00  60.00    0.00
      Σ            2550.25         454.13
      0633  2026-01-31  640.25  533.54   80.00  426.83
      0888  2026-02-28  240.00  200.00  matrix    4.40
      2026-01-31 300.17 153.96
      6817  Dotations aux dépréciations des actifs circulants  Dotation : Scierie du Perche                          160.06       -
      491   Dépréciations des comptes de clients               Dotation : Scierie du Perche                               -  160.06
      416   Clients douteux ou litigieux                       Reclassement en clients douteux : Cidrerie du Bocage  240.00       -
      411   Clients                                            Reclassement en clients douteux : Cidrerie du Bocage       -  240.00
      6817  Dotations aux dépréciations des actifs circulants  Dotation : Cidrerie du Bocage                           4.40       -
      491   Dépréciations des comptes de clients               Dotation : Cidrerie du Bocage                              -    4.40
      491   Dépréciations des comptes de clients               Reprise : matrice                                      10.50       -
      7817  Reprises sur dépréciations des actifs circulants   Reprise : matrice                                          -   10.50
      L’historique ne propose aucun taux : aucune facture connue dès l’origine n’est échue depuis 12 mois.
      La matrice s’applique aux montants TTC, créances douteuses exclues ; celles-ci sont dépréciées une à une sur leur montant hors TVA.
      Avoirs et règlements non affectés : −30,00 €. Ils ne sont ni dépréciés, ni déduits de ce qui l’est.
    ");
    let listed = desk.app.closings().unwrap();
    let listed: Vec<_> = listed.iter().map(|it| (it.on, it.allowances[0].decimal())).collect();
    assert_eq!(
        listed,
        [(day("2026-02-28"), "454.13".into()), (day("2026-01-31"), "300.17".into())]
    );
    desk.verifies();
    let altered = "UPDATE closing SET report = replace(report, '533', '633') WHERE id = 1";
    assert_eq!(desk.sql().execute(altered, []).unwrap(), 1);
    assert_snapshot!(desk.in_both(|desk| desk.app.verify().unwrap().join("\n")), @"
    L’arrêté n° 1 n’est plus celui qui a été figé.
    Closing no. 1 is not what was frozen any more.
    ");
}

#[test]
fn a_customer_who_recovers_goes_back_and_the_allowance_with_it() {
    let mut desk = january();
    desk.app.set_doubtful(&doubtful("0633", "50"), None).unwrap();
    desk.app.close_month(None).unwrap();
    desk.day("2026-02-28");
    desk.app.clear_doubtful("0633", None).unwrap();
    let report = desk.app.provision(None).unwrap();
    let entries = report.sheets[0].entries.iter().map(|it| {
        let debit = it.debit.map_or(String::new(), |it| it.to_string());
        vec![it.account.clone(), debit, it.label.replace(SPACES, " ")]
    });
    assert_snapshot!(columns(1, &entries.collect::<Vec<_>>()), @"
    411   64025  Retour en clients ordinaires : Scierie du Perche
    416          Retour en clients ordinaires : Scierie du Perche
    491   26677                       Reprise : Scierie du Perche
    7817                              Reprise : Scierie du Perche
    6817  16306                                Dotation : matrice
    491                                        Dotation : matrice
    ");
    // On the last day of January it was doubtful still.
    let january = desk.app.provision(Some(day("2026-01-31"))).unwrap();
    assert_eq!(january.sheets[0].doubtful.len(), 1);
}

#[test]
fn what_the_accounting_has_on_416_is_not_moved_there_again() {
    let mut desk = Desk::on("2026-01-12");
    let entries = crate::entries::customer_entries(
        "VT 1 2025-11-03 411000 BIERES F25-055 2025-11-03 4800.00
         OD 3 2025-12-15 416000 LOUVET F24-077 2024-06-20  960.00",
    );
    let bytes = crate::entries::debit_credit(&entries);
    let path = desk.file("123456782FEC20251231.txt", &bytes);
    let accounts = vec!["416".to_owned()];
    let request = app::import::ImportRequest { path, accounts, ..Default::default() };
    desk.app.commit_import(&request).unwrap();
    let notes = |desk: &mut Desk| desk.app.provision(None).unwrap().notes.join("\n");
    assert!(notes(&mut desk).contains("compte 416"), "{}", notes(&mut desk));
    let report = desk.app.set_doubtful(&doubtful("LOUVET", "100"), None).unwrap();
    assert!(!notes(&mut desk).contains("sans être dans la liste"));
    let booked: Vec<_> = report.sheets[0].entries.iter().map(|it| &*it.account).collect();
    assert_eq!((booked, report.sheets[0].doubtful[0].allowance), (vec!["6817", "491"], 800_00));
}

#[test]
fn refusals_say_what_to_do() {
    let mut desk = january();
    desk.app.set_doubtful(&doubtful("0633", "50"), None).unwrap();
    desk.app.close_month(None).unwrap();
    let unsaid = DoubtfulDraft { reason: " ".into(), ..doubtful("0417", "50") };
    let to_come = DoubtfulDraft { since: Some(day("2026-02-15")), ..doubtful("0417", "50") };
    assert_snapshot!(desk.in_both(|desk| {
        let too_much = rates(&[(ProvisionColumn::Over90, "150")]);
        let refused = [
            desk.app.set_provision_rates(&too_much, None).unwrap_err(),
            desk.app.set_doubtful(&doubtful("0417", "0,125"), None).unwrap_err(),
            desk.app.set_doubtful(&unsaid, None).unwrap_err(),
            desk.app.set_doubtful(&to_come, None).unwrap_err(),
            desk.app.set_doubtful(&doubtful("9999", "50"), None).unwrap_err(),
            desk.app.clear_doubtful("0417", None).unwrap_err(),
            desk.app.close_month(None).unwrap_err(),
            desk.app.close_month(Some(day("2026-02-28"))).unwrap_err(),
            desk.app.closing(99).unwrap_err(),
        ];
        refused.iter().map(|it| desk.sentence(it) + "\n").collect()
    }), @"
    invalid_field: « 150 » n’est pas un taux : écrivez un pourcentage de 0 à 100, avec deux décimales au plus, comme 12,50.
    invalid_field: « 0,125 » n’est pas un taux : écrivez un pourcentage de 0 à 100, avec deux décimales au plus, comme 12,50.
    invalid_field: Dites pourquoi Meunerie Vasseur est douteux (procédure, litige, silence) : sans motif précis, la dépréciation n’est pas déductible.
    invalid_field: Le 15 février 2026 n’est pas encore là : donnez le jour où cela s’est passé.
    unknown_customer: Le client 9999 n’est pas dans ce dossier. Vérifiez le code, zéros de tête compris.
    invalid_field: Meunerie Vasseur n’est pas noté douteux ce jour-là.
    invalid_field: La provision est déjà arrêtée au 31/01/2026. Annulez cet arrêté pour le refaire, ou choisissez un jour ultérieur.
    invalid_field: Le 28 février 2026 n’est pas encore là : donnez le jour où cela s’est passé.
    invalid_field: Ce que vous vouliez modifier n’existe plus. Rouvrez la fiche.

    invalid_field: “150” is not a rate: write a percentage from 0 to 100, with two decimals at most, such as 12.50.
    invalid_field: “0,125” is not a rate: write a percentage from 0 to 100, with two decimals at most, such as 12.50.
    invalid_field: Say why Meunerie Vasseur is doubtful (proceedings, dispute, silence): without a precise reason the impairment is not deductible.
    invalid_field: 15 February 2026 is still to come: give the day on which it happened.
    unknown_customer: Customer 9999 is not in this ledger. Check the code, leading zeros included.
    invalid_field: Meunerie Vasseur is not noted as doubtful on that day.
    invalid_field: The provision is closed as of 31 Jan 2026 already. Take that closing back to make it again, or choose a later day.
    invalid_field: 28 February 2026 is still to come: give the day on which it happened.
    invalid_field: What you wanted to change is gone. Open the sheet again.
    ");
}

#[test]
fn everything_about_the_provision_can_be_taken_back() {
    let mut desk = Desk::with("2026-01-31", &snapshot("31/01/2026", JANUARY));
    let nothing = told(&desk.app.provision(None).unwrap());
    desk.app.set_provision_rates(&rates(&[]), None).unwrap();
    desk.app.set_doubtful(&doubtful("0633", "50"), None).unwrap();
    desk.app.set_doubtful(&doubtful("0633", "80"), None).unwrap();
    desk.app.clear_doubtful("0633", None).unwrap();
    let first = desk.app.close_month(Some(day("2026-01-30"))).unwrap();
    desk.app.close_month(None).unwrap();
    assert_snapshot!(desk.in_both(|desk| {
        let changes = desk.app.changes().unwrap();
        let mut text: String = changes.iter().map(|it| format!("{}\n", it.sentence)).collect();
        // The closing before the last: what rests on it is told first.
        text += &desk.app.undo_change_preview(Some(changes[1].change)).unwrap().disturbs.join("\n");
        text + "\n"
    }), @"
    Provision arrêtée au 31/01/2026
    Provision arrêtée au 30/01/2026
    N’est plus douteux, Scierie du Perche
    Noté douteux, Scierie du Perche
    Noté douteux, Scierie du Perche
    Taux de perte de la provision modifiés
    L’arrêté du 31/01/2026 a été calculé par rapport à celui-ci : il reste tel quel, ses écritures ne s’enchaînent plus.

    Provision closed as of 31 Jan 2026
    Provision closed as of 30 Jan 2026
    No longer doubtful, Scierie du Perche
    Noted as doubtful, Scierie du Perche
    Noted as doubtful, Scierie du Perche
    Loss rates of the provision changed
    The closing of 31 Jan 2026 was worked out from this one: it stays as it is, and its entries no longer follow on.
    ");
    for change in desk.app.changes().unwrap() {
        desk.app.undo_change(change.change).unwrap();
    }
    assert_eq!(told(&desk.app.provision(None).unwrap()), nothing);
    assert!(desk.app.closing(first.id).is_err());
    desk.verifies();
}

/// Forty invoices of one year: half paid in time, a quarter in three weeks, some later, two never.
fn history() -> String {
    let mut text = String::from(
        "Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Solde dû;Date règlement",
    );
    for number in 1..=40 {
        let (open, paid) = match number {
            1..=20 => ("0,00", "31/01/2024"),
            21..=30 => ("0,00", "20/02/2024"),
            31..=36 => ("0,00", "15/03/2024"),
            37..=38 => ("0,00", "15/04/2024"),
            _ => ("1000,00", ""),
        };
        text += &format!(
            "\n0417;Meunerie Vasseur;H-{number};02/01/2024;31/01/2024;1000,00;{open};{paid}"
        );
    }
    text
}

#[test]
fn the_history_proposes_rates_and_applies_none() {
    let mut desk = Desk::on("2026-01-31");
    desk.import(&history());
    let report = desk.app.provision(None).unwrap();
    let sheet = &report.sheets[0];
    let learnt: Vec<_> = sheet
        .rows
        .iter()
        .map(|it| {
            let learnt = it.learnt.as_ref();
            let rate = learnt.and_then(|it| it.rate.clone()).unwrap_or("-".into());
            let invoices = learnt.map_or(0, |it| it.invoices);
            format!("{invoices} {rate} in use {}", it.rate)
        })
        .collect();
    // 2 of 40 were never paid; of the 20 that were late too few are known.
    assert_eq!(
        learnt,
        [
            "40 5.00 in use 0.00",
            "0 - in use 0.00",
            "20 - in use 0.00",
            "10 - in use 0.00",
            "4 - in use 0.00",
            "2 - in use 0.00",
        ]
    );
    assert_snapshot!(desk.in_both(|desk| desk.app.provision(None).unwrap().sheets[0].learnt.clone()), @"
    Taux observés, à titre de proposition : part jamais payée (encore ouverte 12 mois après l’échéance) de ce qui a atteint la colonne. Factures échues du 31/01/2024 au 31/01/2024 : 40 ; aucun taux sous 30 factures. Une créance passée en perte et soldée dans la comptabilité y compte comme payée.
    Rates observed, as a proposal: share never paid (still open 12 months after the due date) of what reached the column. Invoices due from 31 Jan 2024 to 31 Jan 2024: 40; no rate under 30 invoices. A debt that the accounting wrote off and settled counts as paid.
    ");
}

/// A ledger in which everything was paid teaches that little is lost.
#[test]
fn rates_are_learnt_where_nothing_is_open_any_more() {
    let mut desk = Desk::on("2026-01-31");
    let history = history().replace("1000,00;1000,00;", "1000,00;0,00;30/01/2026");
    desk.import(&history);
    let report = desk.app.provision(None).unwrap();
    let row = &report.sheets[0].rows[0];
    let learnt = row.learnt.as_ref().unwrap();
    // Both were paid after two years: as far as the cohort goes, never.
    assert_eq!((row.gross, learnt.rate.as_deref()), (0, Some("5.00")));
}

/// A list of open items tells of what is late and not of what was paid: nothing is learnt from it.
#[test]
fn what_was_late_when_it_was_first_seen_teaches_nothing() {
    let mut desk = Desk::with("2026-01-31", &snapshot("31/01/2026", JANUARY));
    desk.day("2027-06-30");
    let report = desk.app.provision(None).unwrap();
    let learnt = report.sheets[0].rows[0].learnt.as_ref().unwrap();
    // Only FA-1 was not late yet.
    assert_eq!(learnt.invoices, 1);
}

#[test]
fn the_command_line_closes_a_month_and_shows_the_year_end() {
    let shell = Shell::new();
    let file = shell.file("a.csv", &snapshot("31/01/2026", JANUARY));
    shell.json(&["import", &file, "--on", "2026-01-31"]);
    let closed = shell.json(&["provision", "--on", "2026-01-31", "--close"]);
    has(&closed, &["key_date", "rates_entered", "net_of_credits", "sheets", "notes"]);
    assert_eq!(closed["closing"]["sha256"].as_str().unwrap().len(), 64);
    let sheet = &closed["sheets"][0];
    has(sheet, &["rows", "doubtful", "previous", "entries", "learnt", "unallocated"]);
    [&sheet["gross"], &sheet["allowance"], &sheet["rows"][0]["gross"]]
        .into_iter()
        .for_each(is_amount);
    let (code, _, complained) = shell.run(&["provision", "--on", "2026-01-31", "--close"]);
    assert_eq!((code, complained.contains("déjà arrêtée")), (1, true), "{complained}");

    let table = shell.json(&["year-end", "--on", "2026-01-31"]);
    has(&table["sheets"][0], &["sales", "not_overdue", "late", "total_late", "disputed"]);
    let mut text = String::new();
    for language in ["fr", "en"] {
        for command in ["provision", "year-end"] {
            let (code, printed, _) =
                shell.run(&[command, "--on", "2026-01-31", "--lang", language]);
            assert_eq!(code, 0);
            text += &printed.replace(SPACES, " ");
        }
    }
    assert_snapshot!(text);
}

#[test]
fn a_doubtful_customer_that_paid_is_noted_until_it_is_taken_off() {
    let mut desk = Desk::with("2026-01-31", &snapshot("31/01/2026", JANUARY));
    desk.app.set_doubtful(&doubtful("0633", "50"), None).unwrap();
    desk.import(
        "
        Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Date de règlement
        0700;Meunerie Vasseur;FA-70;12/01/2026;12/02/2026;300,00;31/01/2026
        ",
    );
    desk.app.set_doubtful(&doubtful("0700", "50"), None).unwrap();
    let report = desk.app.provision(None).unwrap();
    let listed = report.sheets.iter().flat_map(|it| &it.doubtful);
    assert_eq!(listed.map(|it| it.customer.as_str()).collect::<Vec<_>>(), ["0633"]);
    assert_eq!(report.noted, ["0633", "0700"]);
    desk.app.clear_doubtful("0700", None).unwrap();
    assert_eq!(desk.app.provision(None).unwrap().noted, ["0633"]);
}
