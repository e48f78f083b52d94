//! The aged balance: what is open on a day, and how late it is.
//!
//! Whatever the shape of the file it came from, the columns add up to the account.

use insta::assert_snapshot;

use crate::util::{Desk, counts, fixture};

#[test]
fn documents_are_aged_on_any_day_from_what_had_happened_by_then() {
    let mut desk = Desk::on("2026-06-30");
    let report = desk.import_file(&fixture("documents_us.csv")).unwrap();
    assert_snapshot!(counts(&report), @"26 rows, 26 in: 26 new, 0 changed, 0 settled, 0 unchanged; open 0");
    assert_snapshot!(desk.aged_table("2025-12-31"), @"
    2025-12-31
      EUR           total  not due  no date    1-30  31-60  61-90  91+  unallocated
      0377-CEDAR   182.38    94.08        ·       ·  88.30      ·    ·            ·
      0131-ALDER    71.99        ·        ·   71.99      ·      ·    ·            ·
      0518-ELDER    66.40        ·        ·   66.40      ·      ·    ·            ·
      0402-DOGWD  2500.00  2500.00        ·       ·      ·      ·    ·            ·
      0623-FIRTR   121.05   121.05        ·       ·      ·      ·    ·            ·
      0214-BIRCH    33.50    33.50        ·       ·      ·      ·    ·            ·
      Σ           2975.32  2748.63        ·  138.39  88.30      ·    ·            ·
    ");
    assert_snapshot!(desk.aged_table("2026-03-31"), @"
    2026-03-31
      EUR           total  not due  no date     1-30   31-60    61-90     91+  unallocated
      0518-ELDER  3289.65    88.66        ·  3200.99       ·        ·       ·            ·
      0402-DOGWD  2543.00    43.00        ·        ·       ·  2500.00       ·            ·
      0377-CEDAR   356.89    74.50        ·   100.01       ·    94.08   88.30            ·
      0623-FIRTR   329.07    51.50        ·    90.50   66.02   121.05       ·            ·
      0214-BIRCH   141.09        ·        ·    63.21   77.88        ·       ·            ·
      0131-ALDER    73.22     1.23        ·        ·       ·        ·   71.99            ·
      Σ           6732.92   258.89        ·  3454.71  143.90  2715.13  160.29            ·
    ");
    assert_snapshot!(desk.aged_table("2026-06-30"), @"2026-06-30");
}

#[test]
fn the_french_snapshot_gives_the_same_aged_balance_as_the_documents() {
    let mut american = Desk::on("2026-06-30");
    american.import_file(&fixture("documents_us.csv")).unwrap();
    let mut french = Desk::on("2026-03-31");
    let report = french.import_file(&fixture("echeancier_2026-03-31_cp1252.csv")).unwrap();
    // No remark: the sum of the rows is the file's own total.
    assert_snapshot!(counts(&report), @"16 rows, 16 in: 16 new, 0 changed, 0 settled, 0 unchanged; open 6732.92 EUR");
    assert_eq!(french.aged_table("2026-03-31"), american.aged_table("2026-03-31"));
}

#[test]
fn the_same_file_twice_changes_nothing() {
    for name in ["documents_us.csv", "echeancier_2026-03-31_cp1252.csv"] {
        let mut desk = Desk::on("2026-04-01");
        desk.import_file(&fixture(name)).unwrap();
        let (rows, aged) = (desk.rows(), desk.aged_table("2026-03-31"));
        let again = counts(&desk.import_file(&fixture(name)).unwrap());
        assert!(again.contains("0 new, 0 changed, 0 settled"), "{again}");
        assert!(again.contains("Rien de nouveau"), "{again}");
        assert_eq!((rows, aged), (desk.rows(), desk.aged_table("2026-03-31")), "{name}");
        assert_eq!(desk.app.imports().unwrap().len(), 1, "{name}");
    }
}

/// As ERPNext #13007 and OCA account-financial-reporting #487 ask.
#[test]
fn instalments_age_each_from_its_own_due_date() {
    let mut desk = Desk::with(
        "2026-05-15",
        "
        Code client;N° pièce;Date pièce;Échéance;Montant TTC
        0417;FA-900;02/03/2026;01/04/2026;1000,00
        0417;FA-900;02/03/2026;01/05/2026;1000,00
        0417;FA-900;02/03/2026;01/06/2026;1000,50
        ",
    );
    assert_snapshot!(desk.aged_table("2026-05-15"), @"
    2026-05-15
      EUR     total  not due  no date     1-30    31-60  61-90  91+  unallocated
      0417  3000.50  1000.50        ·  1000.00  1000.00      ·    ·            ·
      Σ     3000.50  1000.50        ·  1000.00  1000.00      ·    ·            ·
    ");
    let sheet = desk.app.customer_sheet("0417", None).unwrap();
    let numbers: Vec<_> = sheet.items.iter().map(|it| it.number.as_str()).collect();
    assert_eq!(numbers, ["FA-900/1", "FA-900/2", "FA-900/3"]);
}

#[test]
fn credits_and_cash_stand_in_their_own_column() {
    let mut desk = Desk::with(
        "2026-03-31",
        "
        Code client;Type;N° pièce;Date pièce;Échéance;Montant TTC
        0417;Facture;FA-1;05/01/2026;04/02/2026;1200,00
        0417;Avoir;AV-1;20/01/2026;;-200,00
        0417;Règlement;RG-1;15/03/2026;;-150,00
        0512;Facture;FA-2;01/03/2026;;80,00
        ",
    );
    assert_snapshot!(desk.aged_table("2026-03-31"), @"
    2026-03-31
      EUR    total  not due  no date  1-30    31-60  61-90  91+  unallocated
      0417  850.00        ·        ·     ·  1200.00      ·    ·      -350.00
      0512   80.00        ·    80.00     ·        ·      ·    ·            ·
      Σ     930.00        ·    80.00     ·  1200.00      ·    ·      -350.00
    ");
}

#[test]
fn two_currencies_are_never_added_up() {
    let mut desk = Desk::with(
        "2026-03-31",
        "
        Code client;N° pièce;Date pièce;Échéance;Montant TTC;Devise
        0417;FA-1;05/01/2026;04/02/2026;1200,00;EUR
        0417;FA-2;05/01/2026;04/02/2026;900,00;USD
        0512;FA-3;05/03/2026;04/04/2026;12500;JPY
        ",
    );
    assert_snapshot!(desk.aged_table("2026-03-31"), @"
    2026-03-31
      EUR     total  not due  no date  1-30    31-60  61-90  91+  unallocated
      0417  1200.00        ·        ·     ·  1200.00      ·    ·            ·
      Σ     1200.00        ·        ·     ·  1200.00      ·    ·            ·
      USD    total  not due  no date  1-30   31-60  61-90  91+  unallocated
      0417  900.00        ·        ·     ·  900.00      ·    ·            ·
      Σ     900.00        ·        ·     ·  900.00      ·    ·            ·
      JPY   total  not due  no date  1-30  31-60  61-90  91+  unallocated
      0512  12500    12500        ·     ·      ·      ·    ·            ·
      Σ     12500    12500        ·     ·      ·      ·    ·            ·
    ");
}
