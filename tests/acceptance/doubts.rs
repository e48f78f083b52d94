//! Doubts: what looks wrong in a file goes in, and is told with its line.

use insta::assert_snapshot;

use crate::util::{Desk, suspicions};

const LIST: &str = "Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Solde dû";

const GOOD: &str = "
    0417;Meunerie Vasseur;FA-801;05/01/2026;04/02/2026;1200,00;1200,00
    0512;Halle aux Grains;FA-802;16/01/2026;15/02/2026;80,00;80,00
    Total;;;;;1280,00;1280,00";

/// What is doubted in a list that follows a good one.
fn doubts(on: &str, rows: &str) -> String {
    let mut desk = Desk::on("2026-02-27");
    let good = desk.import(&format!("Échéancier au 30/01/2026\n{LIST}{GOOD}"));
    assert_eq!(suspicions(&good), "");
    let path = desk.export(&format!("Échéancier au {on}\n{LIST}\n{rows}"));
    let said = desk.in_both(|it| {
        let request = app::import::ImportRequest { path: path.clone(), ..Default::default() };
        suspicions(&it.app.preview_import(&request).unwrap().outcome.unwrap())
    });
    // What is announced is what is told, and the file goes in all the same.
    let told = suspicions(&desk.import_file(&path).unwrap());
    assert!(said.starts_with(&told), "{told}\n{said}");
    desk.verifies();
    said
}

#[test]
fn a_list_like_the_last_raises_no_doubt() {
    assert_eq!(doubts("27/02/2026", GOOD), "\n");
}

#[test]
fn a_number_of_two_customers_is_doubted() {
    let rows = "
        0417;Meunerie Vasseur;FA-801;05/01/2026;04/02/2026;1200,00;1200,00
        0512;Halle aux Grains;FA-802;16/01/2026;15/02/2026;80,00;80,00
        0633;Scierie du Perche;FA-801;05/01/2026;04/02/2026;1200,00;1200,00
        Total;;;;;2480,00;2480,00";
    assert_snapshot!(doubts("27/02/2026", rows), @"
    - 0633 FA-801 FA-801 est ouverte chez 0417 et chez 0633 : un même numéro ne devrait exister qu’une fois.

    - 0633 FA-801 FA-801 is open for 0417 and for 0633: one number should exist only once.
    ");
}

#[test]
fn an_invoice_whose_amount_changed_is_doubted() {
    assert_snapshot!(doubts("27/02/2026", &GOOD.replace("80,00;80,00", "90,00;90,00")), @"
    5 0512 FA-802 FA-802 passe de 80,00 € à 90,00 € : une facture émise ne change pas de montant, un avoir s’y ajoute.

    5 0512 FA-802 FA-802 goes from €80.00 to €90.00: an issued invoice keeps its amount, a credit note is added to it.
    ");
}

#[test]
fn a_due_date_before_the_issue_is_doubted() {
    assert_snapshot!(doubts("27/02/2026", &GOOD.replace("15/02/2026", "15/01/2025")), @"
    5 0512 FA-802 FA-802 échoit le 15/01/2025, avant son émission le 16/01/2026 : vérifiez les deux dates.

    5 0512 FA-802 FA-802 is due on 15 Jan 2025, before it was issued on 16 Jan 2026: check both dates.
    ");
}

#[test]
fn an_issue_date_that_has_not_come_is_doubted() {
    let rows = format!("0633;Scierie du Perche;FA-803;15/03/2026;14/04/2026;50,00;50,00{GOOD}");
    assert_snapshot!(doubts("27/02/2026", &rows), @"
    3 0633 FA-803 FA-803 est datée du 15/03/2026, après aujourd’hui : elle ne compte qu’à partir de ce jour.

    3 0633 FA-803 FA-803 is dated 15 Mar 2026, after today: it counts from that day on.
    ");
}

#[test]
fn a_list_of_a_day_that_has_not_come_is_doubted() {
    assert_snapshot!(doubts("27/02/2062", GOOD), @"
    -   Le fichier serait arrêté au 27/02/2062, après aujourd’hui : corrigez sa date si c’est une erreur.

    -   The file would show 27 Feb 2062, after today: correct its date if that is wrong.
    ");
}

#[test]
fn a_total_line_gone_missing_is_doubted() {
    assert_snapshot!(doubts("27/02/2026", &GOOD.replace("Total;;;;;1280,00;1280,00", "")), @"
    -   Le dernier fichier de cette sorte finissait par une ligne de total, celui-ci non : il est peut-être tronqué.

    -   The last file of this sort ended with a total line, this one does not: it may have been cut.
    ");
}

#[test]
fn a_document_that_vanishes_before_it_is_due_is_doubted() {
    let mut desk = Desk::on("2026-01-30");
    desk.import(&format!("Échéancier au 30/01/2026\n{LIST}{GOOD}"));
    desk.day("2026-02-01");
    let gone = "0417;Meunerie Vasseur;FA-801;05/01/2026;04/02/2026;1200,00;1200,00\nTotal;;;;;1200,00;1200,00";
    let report = desk.import(&format!("Échéancier au 01/02/2026\n{LIST}\n{gone}"));
    assert_snapshot!(suspicions(&report), @"- 0512 FA-802 FA-802 n’est plus dans le fichier alors qu’elle n’échoit que le 15/02/2026 : réglée d’avance, ou oubliée par l’export ?");
    // And so is one that comes back.
    desk.day("2026-02-27");
    let back = desk.import(&format!("Échéancier au 27/02/2026\n{LIST}{GOOD}"));
    assert_snapshot!(suspicions(&back), @"4 0512 FA-802 FA-802 était soldée et redevient ouverte : le règlement a-t-il été rejeté ?");
    desk.verifies();
}

#[test]
fn a_total_that_is_not_the_sum_is_told() {
    let mut desk = Desk::on("2026-02-27");
    let wrong = GOOD.replace("Total;;;;;1280,00;1280,00", "Total;;;;;1280,00;1300,00");
    let report = desk.import(&format!("Échéancier au 30/01/2026\n{LIST}{wrong}"));
    let remarks = report.remarks.join("\n").replace(crate::util::SPACES, " ");
    assert_snapshot!(remarks, @"Le total du fichier est 1 300,00 €, les lignes lues font 1 280,00 €.");
    assert_snapshot!(desk.tie_out_table("2026-02-27", ""), @"
    2026-02-27
      buckets     1280.00  does not tie out
      open items  1280.00  EUR
      file        1300.00  2026-01-30 export.csv
        ?         20.00    Écart sans explication : le total annoncé dépasse ce qui est ouvert ici. Une écriture manuelle au 411, ou un export partiel ?
    ");
}
