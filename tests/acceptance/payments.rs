//! A journal of payments: each settles the invoices it names, once, and keeps the rest on account.

use app::aging::AgingBasis;
use insta::assert_snapshot;

use crate::util::{Desk, counts};

const HEADINGS: &str =
    "Code client;Date de règlement;Montant;Mode de règlement;N° facture;Référence";

fn desk() -> Desk {
    Desk::with(
        "2026-03-02",
        "
        Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC
        0417;Meunerie Vasseur;FA-601;05/01/2026;04/02/2026;1200,00
        0417;Meunerie Vasseur;FA-602;16/01/2026;15/02/2026;300,00
        0512;Halle aux Grains;FA-603;18/01/2026;17/02/2026;80,00
        ",
    )
}

fn open(desk: &mut Desk) -> String {
    desk.items("0417") + &desk.items("0512")
}

#[test]
fn a_payment_settles_the_invoices_it_names_and_keeps_the_rest_on_account() {
    let mut desk = desk();
    let told = desk.told(&format!(
        "{HEADINGS}
        0417;16/02/2026;1300,00;VIR;FA-601 / FA-602;V-16
        0512;18/02/2026;100,00;CHQ;FA-603;C-771"
    ));
    assert_snapshot!(told, @"2 rows, 2 in: 2 new, 1 changed, 2 settled, 0 unchanged; open 180.00 EUR");
    assert_snapshot!(open(&mut desk), @"
    FA-602  2026-01-16  2026-02-15  300.00  200.00
    C-771  2026-02-18  no date  -100.00  -20.00
    ");
    assert_snapshot!(desk.history("0417"), @"
    2026-02-16  Imputation de V-16
    2026-02-16  Règlement de FA-602
    2026-02-16  Imputation de V-16
    2026-02-16  Règlement de FA-601
    ");
    assert_snapshot!(desk.aged_table("2026-02-17"), @"
    2026-02-17
      EUR    total  not due  no date    1-30  31-60  61-90  91+  unallocated
      0417  200.00        ·        ·  200.00      ·      ·    ·            ·
      0512   80.00    80.00        ·       ·      ·      ·    ·            ·
      Σ     280.00    80.00        ·  200.00      ·      ·    ·            ·
    ");
    desk.verifies();
}

#[test]
fn a_payment_that_names_no_invoice_waits_on_account() {
    let mut desk = desk();
    desk.import(&format!("{HEADINGS}\n0417;16/02/2026;500,00;VIR;;V-17"));
    assert_snapshot!(open(&mut desk), @"
    FA-601  2026-01-05  2026-02-04  1200.00  1200.00
    FA-602  2026-01-16  2026-02-15   300.00   300.00
    V-17    2026-02-16  no date     -500.00  -500.00
    FA-603  2026-01-18  2026-02-17  80.00  80.00
    ");
    assert_snapshot!(desk.today_table("2026-03-02"), @"
    2026-03-02
      letter  0417  1000.00 EUR  FA-601 FA-602  Relance 1 · J+3
      letter  0512  80.00 EUR    FA-603         Relance 1 · J+5
    ");
    desk.verifies();
}

#[test]
fn a_journal_read_twice_pays_once() {
    let journal = format!(
        "{HEADINGS}
        0417;16/02/2026;500,00;VIR;FA-601;V-16
        0417;16/02/2026;500,00;VIR;FA-601;V-16
        0417;17/02/2026;25,00;VIR;;
        0417;17/02/2026;25,00;VIR;;"
    );
    let mut desk = desk();
    assert_snapshot!(desk.told(&journal), @"4 rows, 4 in: 4 new, 2 changed, 0 settled, 0 unchanged; open 530.00 EUR");
    let books = desk.books(&["2026-02-16", "2026-03-02"]);
    assert_snapshot!(desk.told(&journal), @"
    4 rows, 4 in: 0 new, 0 changed, 0 settled, 4 unchanged; open 530.00 EUR
    - Rien de nouveau : le dossier disait déjà la même chose.
    ");
    assert_eq!(desk.books(&["2026-02-16", "2026-03-02"]), books);
    // The journal of a longer period: only its last line is news.
    let report = desk.import(&format!("{journal}\n0512;19/02/2026;80,00;VIR;FA-603;V-19"));
    assert_eq!((report.items_settled, report.items_unchanged), (1, 4), "{}", counts(&report));
    desk.verifies();
}

#[test]
fn a_payment_of_an_unknown_invoice_is_told() {
    let mut desk = desk();
    let told = desk.told(
        "Date de règlement;Montant;Mode de règlement;N° facture
        16/02/2026;80,00;VIR;FA-603
        16/02/2026;70,00;VIR;FA-999",
    );
    assert_snapshot!(told, @"
    2 rows, 1 in: 1 new, 0 changed, 1 settled, 0 unchanged; open 1500.00 EUR
    ! Ligne 3 : la pièce FA-999 n’est au dossier d’aucun client, ou de plusieurs. Ajoutez le code client à la ligne.
    ");
    desk.verifies();
}

/// The accounting's next list knows of the payments too: they are not taken off twice.
#[test]
fn a_snapshot_after_the_journal_takes_nothing_off_twice() {
    let mut desk = desk();
    desk.import(&format!(
        "{HEADINGS}\n0417;16/02/2026;500,00;VIR;FA-601;V-16\n0512;18/02/2026;30,00;VIR;;V-18"
    ));
    desk.import(
        "Échéancier au 02/03/2026
        Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Solde dû
        0417;Meunerie Vasseur;FA-601;05/01/2026;04/02/2026;1200,00;700,00
        0417;Meunerie Vasseur;FA-602;16/01/2026;15/02/2026;300,00;300,00
        0512;Halle aux Grains;FA-603;18/01/2026;17/02/2026;80,00;50,00",
    );
    assert_snapshot!(desk.aged_table("2026-03-02"), @"
    2026-03-02
      EUR     total  not due  no date     1-30  31-60  61-90  91+  unallocated
      0417  1000.00        ·        ·  1000.00      ·      ·    ·            ·
      0512    50.00        ·        ·    50.00      ·      ·    ·            ·
      Σ     1050.00        ·        ·  1050.00      ·      ·    ·            ·
    ");
    desk.verifies();
}

/// In an account ledger a receipt has no piece of its own, and a customer may pay twice in a day.
#[test]
fn receipts_of_a_day_without_a_piece_are_each_taken_in_once() {
    let mut desk = desk();
    let account = "\
Compte tiers;Date;N° pièce;Débit;Crédit
0417;20/02/2026;;;30,00
0417;20/02/2026;;;50,00
0417;20/02/2026;;;30,00
";
    assert_snapshot!(desk.told(account), @"
    3 rows, 3 in: 3 new, 0 changed, 0 settled, 0 unchanged; open 1470.00 EUR
    - Aucune colonne d’échéance : les échéances déjà connues sont gardées, les nouvelles pièces n’en ont pas.
    ");
    assert_snapshot!(desk.told(account), @"
    3 rows, 3 in: 0 new, 0 changed, 0 settled, 3 unchanged; open 1470.00 EUR
    - Rien de nouveau : le dossier disait déjà la même chose.
    - Aucune colonne d’échéance : les échéances déjà connues sont gardées, les nouvelles pièces n’en ont pas.
    ");
    assert_snapshot!(desk.items("0417"), @"
    FA-601          2026-01-05  2026-02-04  1200.00  1200.00
    FA-602          2026-01-16  2026-02-15   300.00   300.00
    20/02/2026      2026-02-20  no date      -30.00   -30.00
    20/02/2026 (2)  2026-02-20  no date      -50.00   -50.00
    20/02/2026 (3)  2026-02-20  no date      -30.00   -30.00
    ");
    assert_eq!(desk.app.verify().unwrap(), [""; 0]);
}

/// A list that says what was paid and when, and a journal with the same payment.
#[test]
fn a_payment_that_a_list_knew_pays_nothing_else() {
    let before = "
        Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Date règlement
        0417;Meunerie Vasseur;FA-601;05/01/2026;04/02/2026;1200,00;
        0417;Meunerie Vasseur;FA-602;16/01/2026;15/02/2026;1200,00;";
    let list = before.replacen("1200,00;\n", "1200,00;16/02/2026\n", 1);
    let journal = format!("{HEADINGS}\n0417;16/02/2026;1200,00;VIR;FA-601;V-16");
    let mut balances = Vec::new();
    for files in [[&list, &journal], [&journal, &list]] {
        let mut desk = Desk::with("2026-03-02", before);
        desk.import(files[0]);
        desk.import(files[1]);
        balances.push(desk.aged_table("2026-03-02"));
        desk.verifies();
    }
    assert_eq!(balances[0], balances[1], "the order of the files changes nothing");
    assert_snapshot!(balances[0], @"
    2026-03-02
      EUR     total  not due  no date     1-30  31-60  61-90  91+  unallocated
      0417  1200.00        ·        ·  1200.00      ·      ·    ·            ·
      Σ     1200.00        ·        ·  1200.00      ·      ·    ·            ·
    ");
}

/// A statement of what is open has every payment up to its day in it.
#[test]
fn a_payment_before_a_snapshot_dates_what_it_settled_and_changes_nothing_open() {
    let mut desk = Desk::on("2026-04-02");
    desk.import(
        "Échéancier au 31/03/2026
        Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Solde dû
        0417;Meunerie Vasseur;FA-601;05/01/2026;04/02/2026;1000,00;400,00",
    );
    let told = desk.told(&format!(
        "{HEADINGS}
        0417;15/03/2026;600,00;VIR;FA-601;V-15
        0417;16/03/2026;50,00;VIR;FA-590;V-16
        0417;01/04/2026;100,00;VIR;FA-601;V-17"
    ));
    assert_snapshot!(told, @"
    3 rows, 3 in: 3 new, 1 changed, 0 settled, 0 unchanged; open 300.00 EUR
    - 1 règlement est déjà compris dans l’état du 31/03/2026 : le solde ouvert à cette date ne change pas.
    ");
    let totals = ["2026-03-14", "2026-03-15", "2026-03-31", "2026-04-01"].map(|day| {
        let balance = desk.app.aged_balance(Some(day.parse().unwrap()), AgingBasis::Due, None);
        balance.unwrap().sheets[0].total.total
    });
    assert_eq!(totals, [1000_00, 400_00, 400_00, 300_00]);
    desk.verifies();
    let last = desk.app.imports().unwrap()[0].id;
    desk.app.undo_import(last).unwrap();
    assert_snapshot!(desk.items("0417"), @"  FA-601  2026-01-05  2026-02-04  1000.00  400.00");
    desk.verifies();
}

#[test]
fn a_payment_in_another_currency_or_of_another_customer_settles_nothing() {
    let mut desk = desk();
    let told = desk.told(
        "Code client;Date de règlement;Montant;Devise;Mode de règlement;N° facture
        0417;16/02/2026;300,00;USD;VIR;FA-602
        0417;17/02/2026;80,00;EUR;VIR;FA-603",
    );
    assert_snapshot!(told, @"2 rows, 2 in: 2 new, 0 changed, 0 settled, 0 unchanged; open 1500.00 EUR + -300.00 USD");
    assert_snapshot!(open(&mut desk), @"
    FA-601             2026-01-05  2026-02-04  1200.00  1200.00
    FA-602             2026-01-16  2026-02-15   300.00   300.00
    2026-02-16 300.00  2026-02-16  no date     -300.00  -300.00
    2026-02-17 80.00   2026-02-17  no date      -80.00   -80.00
    FA-603  2026-01-18  2026-02-17  80.00  80.00
    ");
    desk.verifies();
}

/// A direct debit comes back unpaid.
#[test]
fn a_payment_that_bounced_opens_its_invoice_again() {
    let mut desk = desk();
    desk.import(&format!("{HEADINGS}\n0417;16/02/2026;300,00;PRLV;FA-602;P-16"));
    let told = desk.told(&format!("{HEADINGS}\n0417;20/02/2026;-300,00;PRLV;FA-602;P-16 REJET"));
    assert_snapshot!(told, @"1 rows, 1 in: 1 new, 1 changed, 0 settled, 0 unchanged; open 1580.00 EUR");
    assert_snapshot!(desk.aged_table("2026-03-02"), @"
    2026-03-02
      EUR     total  not due  no date     1-30  31-60  61-90  91+  unallocated
      0417  1500.00        ·        ·  1500.00      ·      ·    ·            ·
      0512    80.00        ·        ·    80.00      ·      ·    ·            ·
      Σ     1580.00        ·        ·  1580.00      ·      ·    ·            ·
    ");
    desk.verifies();
}
