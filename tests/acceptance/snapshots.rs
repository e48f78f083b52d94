//! Snapshot after snapshot: each says what is open at the end of its day, and nothing else.
//!
//! What is absent was settled on that day; what might merely be missing is asked about first.

use app::import::ImportRequest;
use insta::assert_snapshot;

use crate::util::{Desk, counts};

/// A snapshot's text with its title.
fn snapshot(on: &str, rows: &str) -> String {
    let headings = "Code client;N° pièce;Date pièce;Échéance;Montant TTC;Solde dû";
    format!("Échéancier clients au {on}\n{headings}\n{rows}")
}

fn january() -> String {
    snapshot(
        "30/01/2026",
        "0417;FA-1;05/12/2025;04/01/2026;1200,00;1200,00
         0417;FA-2;12/12/2025;11/01/2026;300,00;300,00
         0512;FA-3;15/01/2026;14/02/2026;80,00;80,00",
    )
}

#[test]
fn a_document_absent_from_the_next_snapshot_is_settled_that_day() {
    let mut desk = Desk::on("2026-02-27");
    assert_snapshot!(desk.told(&january()), @"3 rows, 3 in: 3 new, 0 changed, 0 settled, 0 unchanged; open 1580.00 EUR");
    let february = snapshot("27/02/2026", "0417;FA-2;12/12/2025;11/01/2026;300,00;300,00");
    assert_snapshot!(desk.told(&february), @"
    1 rows, 1 in: 0 new, 0 changed, 2 settled, 1 unchanged; open 300.00 EUR
    - Colonne Échéance : les dates se lisent jour/mois ou mois/jour ; jour/mois a été retenu.
    ");
    assert_snapshot!(desk.aged_table("2026-02-26"), @"
    2026-02-26
      EUR     total  not due  no date   1-30    31-60  61-90  91+  unallocated
      0417  1500.00        ·        ·      ·  1500.00      ·    ·            ·
      0512    80.00        ·        ·  80.00        ·      ·    ·            ·
      Σ     1580.00        ·        ·  80.00  1500.00      ·    ·            ·
    ");
    assert_snapshot!(desk.aged_table("2026-02-27"), @"
    2026-02-27
      EUR    total  not due  no date  1-30   31-60  61-90  91+  unallocated
      0417  300.00        ·        ·     ·  300.00      ·    ·            ·
      Σ     300.00        ·        ·     ·  300.00      ·    ·            ·
    ");
    assert_snapshot!(desk.history("0512"), @"2026-02-27  Soldée, absente de l’échéancier : FA-3");
}

#[test]
fn an_amount_that_opens_again_is_followed() {
    let mut desk = Desk::on("2026-03-31");
    desk.import(&january());
    desk.import(&snapshot("27/02/2026", "0417;FA-2;12/12/2025;11/01/2026;300,00;300,00"));
    // The cheque bounced: FA-1 is back, and whole.
    let march = snapshot(
        "31/03/2026",
        "0417;FA-1;05/12/2025;04/01/2026;1200,00;1200,00
         0417;FA-2;12/12/2025;11/01/2026;300,00;120,00",
    );
    assert_snapshot!(desk.told(&march), @"
    2 rows, 2 in: 0 new, 2 changed, 0 settled, 0 unchanged; open 1320.00 EUR
    - Colonne Date pièce : les dates se lisent jour/mois ou mois/jour ; jour/mois a été retenu.
    - Colonne Échéance : les dates se lisent jour/mois ou mois/jour ; jour/mois a été retenu.
    ");
    assert_snapshot!(desk.aged_table("2026-03-30"), @"
    2026-03-30
      EUR    total  not due  no date  1-30  31-60   61-90  91+  unallocated
      0417  300.00        ·        ·     ·      ·  300.00    ·            ·
      Σ     300.00        ·        ·     ·      ·  300.00    ·            ·
    ");
    assert_snapshot!(desk.aged_table("2026-03-31"), @"
    2026-03-31
      EUR     total  not due  no date  1-30  31-60    61-90  91+  unallocated
      0417  1320.00        ·        ·     ·      ·  1320.00    ·            ·
      Σ     1320.00        ·        ·     ·      ·  1320.00    ·            ·
    ");
    assert_eq!(desk.app.verify().unwrap(), [""; 0]);
}

/// Invoice Ninja #7460.
#[test]
fn a_changed_due_date_is_followed() {
    let mut desk = Desk::on("2026-02-27");
    desk.import(&january());
    let postponed = snapshot(
        "27/02/2026",
        "0417;FA-1;05/12/2025;31/03/2026;1200,00;1200,00
         0417;FA-2;12/12/2025;11/01/2026;300,00;300,00
         0512;FA-3;15/01/2026;14/02/2026;80,00;80,00",
    );
    assert_snapshot!(desk.told(&postponed), @"3 rows, 3 in: 0 new, 1 changed, 0 settled, 2 unchanged; open 1580.00 EUR");
    assert_snapshot!(desk.aged_table("2026-02-27"), @"
    2026-02-27
      EUR     total  not due  no date   1-30   31-60  61-90  91+  unallocated
      0417  1500.00  1200.00        ·      ·  300.00      ·    ·            ·
      0512    80.00        ·        ·  80.00       ·      ·    ·            ·
      Σ     1580.00  1200.00        ·  80.00  300.00      ·    ·            ·
    ");
}

/// Two columns are enough to know a debt again: the number, and what is left of it.
#[test]
fn a_list_without_due_dates_follows_a_part_payment() {
    let mut desk = Desk::on("2026-02-27");
    desk.import(&january());
    let list = "\
Situation au 27/02/2026
Code client;N° pièce;Date pièce;Reste dû
0417;FA-1;05/12/2025;700,00
0417;FA-2;12/12/2025;300,00
0512;FA-3;15/01/2026;80,00
";
    assert_snapshot!(desk.told(list), @"
    3 rows, 3 in: 0 new, 1 changed, 0 settled, 2 unchanged; open 1080.00 EUR
    - Aucune colonne d’échéance : les échéances déjà connues sont gardées, les nouvelles pièces n’en ont pas.
    ");
    assert_snapshot!(desk.aged_table("2026-02-27"), @"
    2026-02-27
      EUR     total  not due  no date   1-30    31-60  61-90  91+  unallocated
      0417  1000.00        ·        ·      ·  1000.00      ·    ·            ·
      0512    80.00        ·        ·  80.00        ·      ·    ·            ·
      Σ     1080.00        ·        ·  80.00  1000.00      ·    ·            ·
    ");
    assert_eq!(desk.app.verify().unwrap(), [""; 0]);
}

#[test]
fn an_older_snapshot_is_refused() {
    let mut desk = Desk::on("2026-02-27");
    desk.import(&january());
    let rows = desk.rows();
    let december = snapshot("31/12/2025", "0417;FA-1;05/12/2025;04/01/2026;1200,00;1200,00");
    assert_snapshot!(desk.in_both(|it| it.told(&december)), @"
    unreadable_file: export.csv est arrêté au 31 décembre 2025, or le dossier connaît déjà l’échéancier du 30 janvier 2026. Importez un fichier plus récent.
    unreadable_file: export.csv shows 31 December 2025, but the ledger already knows the open items of 30 January 2026. Import a more recent file.
    ");
    assert_eq!(desk.rows(), rows);
}

#[test]
fn a_snapshot_from_which_a_quarter_vanishes_is_asked_about() {
    let mut desk = Desk::on("2026-02-27");
    let invoice = |it: u32| format!("0417;FA-{it};05/12/2025;04/01/2026;100,00;100,00\n");
    let invoices = |range: std::ops::Range<u32>| range.map(invoice).collect::<String>();
    desk.import(&snapshot("30/01/2026", &invoices(0..80)));
    let rows = desk.rows();
    let path = desk.export(&snapshot("27/02/2026", &invoices(0..59)));
    let refused = desk.in_both(|it| {
        let failure = it.import_file(&path).unwrap_err();
        it.sentence(&failure)
    });
    assert_snapshot!(refused, @"
    too_many_vanish: export.csv : 21 des 80 pièces ouvertes n’y figurent plus et seraient soldées. Le fichier est-il complet ? Confirmez si c’est bien le cas.
    too_many_vanish: export.csv: 21 of the 80 open documents are absent from it and would be settled. Is the file complete? Confirm if it is.
    ");
    assert_eq!(desk.rows(), rows);
    let confirmed = ImportRequest { path, accept_vanished: true, ..Default::default() };
    assert_snapshot!(counts(&desk.app.commit_import(&confirmed).unwrap()), @"
    59 rows, 59 in: 0 new, 0 changed, 21 settled, 59 unchanged; open 5900.00 EUR
    - Colonne Date pièce : les dates se lisent jour/mois ou mois/jour ; jour/mois a été retenu.
    - Colonne Échéance : les dates se lisent jour/mois ou mois/jour ; jour/mois a été retenu.
    - 21 des 80 pièces ouvertes ne sont pas dans ce fichier et seraient soldées : est-ce bien tout l’échéancier, et non une partie ?
    ");
    assert_snapshot!(desk.told(&snapshot("02/03/2026", &invoices(19..59))), @"too_many_vanish: export.csv : 19 des 59 pièces ouvertes n’y figurent plus et seraient soldées. Le fichier est-il complet ? Confirmez si c’est bien le cas.");
}

#[test]
fn a_quarter_may_go_and_so_may_fewer_than_five() {
    let invoice = |it: u32| format!("0417;FA-{it};05/12/2025;04/01/2026;100,00;100,00\n");
    let invoices = |range: std::ops::Range<u32>| range.map(invoice).collect::<String>();
    for (before, after) in [(80, 60), (9, 5)] {
        let mut desk = Desk::on("2026-02-27");
        desk.import(&snapshot("30/01/2026", &invoices(0..before)));
        let report = desk.import(&snapshot("27/02/2026", &invoices(0..after)));
        assert_eq!(report.items_settled, before - after);
    }
}

#[test]
fn a_row_that_cannot_be_read_never_settles_its_document() {
    let mut desk = Desk::on("2026-02-27");
    desk.import(&january());
    let february = snapshot(
        "27/02/2026",
        "0417;FA-1;05/12/2025;31/02/2026;1200,00;1200,00
         0417;FA-2;12/12/2025;11/01/2026;300,00;300,00",
    );
    // FA-1 stays open although its row was left out; FA-3 is truly absent.
    assert_snapshot!(desk.told(&february), @"
    2 rows, 1 in: 0 new, 0 changed, 1 settled, 1 unchanged; open 1500.00 EUR
    ! Ligne 3, colonne Échéance : le « 31/02/2026 » n’existe pas au calendrier. Corrigez la date.
    - Des lignes n’ont pas pu être lues : une pièce absente reste ouverte au lieu d’être soldée.
    ");
    assert_snapshot!(desk.aged_table("2026-02-27"), @"
    2026-02-27
      EUR     total  not due  no date  1-30    31-60  61-90  91+  unallocated
      0417  1500.00        ·        ·     ·  1500.00      ·    ·            ·
      Σ     1500.00        ·        ·     ·  1500.00      ·    ·            ·
    ");
}

#[test]
fn a_preview_announces_what_the_import_does_and_changes_nothing() {
    let mut desk = Desk::on("2026-02-27");
    desk.import(&january());
    let rows = desk.rows();
    let february = snapshot("27/02/2026", "0417;FA-2;12/12/2025;11/01/2026;300,00;250,00");
    let request = ImportRequest { path: desk.export(&february), ..Default::default() };
    let preview = desk.app.preview_import(&request).unwrap();
    assert_eq!(desk.rows(), rows);
    let done = desk.app.commit_import(&request).unwrap();
    assert_eq!(counts(&preview.outcome.unwrap()), counts(&done));
}

/// Under a heading that was not known, the name stood for the code: the customer came in twice
/// and the invoices of the first were settled.
#[test]
fn the_third_party_account_of_a_package_is_the_customer_code() {
    let mut desk = Desk::on("2026-03-31");
    desk.import("Code client;Client;N° facture;Date;Échéance;Reste dû\nC1;Alpha;F-1;05/01/2026;04/02/2026;100,00");
    let report = desk.import("N° compte tiers;Intitulé tiers;N° facture;Date;Échéance;Reste dû\nC1;Alpha;F-1;05/01/2026;04/02/2026;100,00");
    assert_eq!((report.customers_new, report.items_new, report.items_settled), (0, 0, 0));
}
