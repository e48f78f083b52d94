//! Past days: what was open then, whatever was learnt since.
//!
//! Derived from dated facts only, so a statement of last month reads the same next month
//! (OCA account-financial-reporting #546, account-payment #386).

use app::act::CallOutcome;
use insta::assert_snapshot;

use crate::util::{Desk, day};

#[test]
fn a_past_day_keeps_the_invoices_that_were_paid_since() {
    let mut desk = Desk::with(
        "2026-02-28",
        "
        Code client;N° pièce;Date pièce;Échéance;Montant TTC;Date règlement
        0417;FA-1;05/01/2026;04/02/2026;1200,00;
        0417;FA-2;12/01/2026;11/02/2026;300,00;
        ",
    );
    let then = desk.aged_table("2026-02-28");
    desk.day("2026-04-15");
    desk.import(
        "
        Code client;N° pièce;Date pièce;Échéance;Montant TTC;Date règlement
        0417;FA-1;05/01/2026;04/02/2026;1200,00;10/03/2026
        0417;FA-2;12/01/2026;11/02/2026;300,00;
        0417;FA-3;09/03/2026;08/04/2026;50,00;
        ",
    );
    assert_eq!(desk.aged_table("2026-02-28"), then);
    assert_snapshot!(desk.aged_table("2026-03-09"), @"
    2026-03-09
      EUR     total  not due  no date    1-30    31-60  61-90  91+  unallocated
      0417  1550.00    50.00        ·  300.00  1200.00      ·    ·            ·
      Σ     1550.00    50.00        ·  300.00  1200.00      ·    ·            ·
    ");
    assert_snapshot!(desk.aged_table("2026-03-10"), @"
    2026-03-10
      EUR    total  not due  no date    1-30  31-60  61-90  91+  unallocated
      0417  350.00    50.00        ·  300.00      ·      ·    ·            ·
      Σ     350.00    50.00        ·  300.00      ·      ·    ·            ·
    ");
    assert_snapshot!(desk.aged_table("2026-04-15"), @"
    2026-04-15
      EUR    total  not due  no date   1-30  31-60   61-90  91+  unallocated
      0417  350.00        ·        ·  50.00      ·  300.00    ·            ·
      Σ     350.00        ·        ·  50.00      ·  300.00    ·            ·
    ");
}

#[test]
fn a_part_payment_counts_from_its_snapshot_on() {
    let mut desk = Desk::on("2026-03-31");
    desk.import(
        "
        Échéancier clients au 28/02/2026
        Code client;N° pièce;Date pièce;Échéance;Montant TTC;Solde dû
        0417;FA-1;05/01/2026;04/02/2026;1200,00;1200,00
        ",
    );
    desk.import(
        "
        Échéancier clients au 31/03/2026
        Code client;N° pièce;Date pièce;Échéance;Montant TTC;Solde dû
        0417;FA-1;05/01/2026;04/02/2026;1200,00;450,00
        ",
    );
    for (on, open) in [
        ("2026-01-04", None),
        ("2026-02-28", Some("1200.00")),
        ("2026-03-30", Some("1200.00")),
        ("2026-03-31", Some("450.00")),
    ] {
        let table = desk.aged_table(on);
        let total = table.lines().last().filter(|it| it.contains('Σ'));
        let total = total.and_then(|it| it.split_whitespace().nth(1));
        assert_eq!(total, open, "{on}");
    }
}

#[test]
fn yesterdays_list_is_read_only_and_knows_nothing_of_today() {
    let mut desk = Desk::with(
        "2026-03-02",
        "
        Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC
        0417;Meunerie Vasseur;FA-1;27/01/2026;27/02/2026;1200,00
        ",
    );
    desk.sign();
    desk.import(
        "
        Code client;Raison sociale;Adresse;Code postal;Ville
        0417;Meunerie Vasseur;3 quai du Moulin;28200;Châteaudun
        ",
    );
    desk.post();
    desk.day("2026-03-09");
    let monday = desk.today_table("2026-03-09");
    desk.day("2026-03-10");
    desk.call("0417", CallOutcome::Voicemail);
    let days = ["2026-03-01", "2026-03-09", "2026-03-10"].map(|on| desk.today_table(on));
    assert_snapshot!(monday + &days.concat(), @"
    2026-03-09
      call  0417  1200.00 EUR  FA-1  Appel · J+8
    2026-03-01  read-only
      nothing
    2026-03-09  read-only
      call  0417  1200.00 EUR  FA-1  Appel · J+8
    2026-03-10
      nothing
    ");
    let refused = desk.app.post_letters(None, Some(day("2026-03-09"))).unwrap_err();
    assert_snapshot!(desk.sentence(&refused), @"read_only: La vue au 9 mars 2026 est en lecture seule. Revenez à aujourd’hui pour enregistrer.");
}
