//! Tie-out: buckets, open items, the file's total and the account 411, and what lies between them.
//!
//! Every difference is itemised with its amount; what no reason was found for is said to be so.

use insta::assert_snapshot;

use crate::{
    entries::{customer_entries, debit_credit},
    statement::camt,
    table::columns,
    util::{Desk, SPACES, day},
};

impl Desk {
    /// The tie-out on a day, where the user reads this on the account 411.
    pub fn tie_out_table(&mut self, on: &str, account: &str) -> String {
        let (key_date, app) = (Some(day(on)), &mut self.app);
        let tie_out = match account {
            "" => app.tie_out(key_date).unwrap(),
            _ => app.set_account_balance(key_date, account, None).unwrap(),
        };
        let mut text = format!("{on}\n");
        for sheet in &tie_out.sheets {
            let ties = if sheet.ties_out { "ties out" } else { "does not tie out" };
            let mut rows = vec![
                vec!["buckets".to_owned(), sheet.buckets.decimal(), ties.to_owned()],
                vec!["open items".to_owned(), sheet.open_items.decimal(), sheet.currency.clone()],
            ];
            let mut stated = |name: &str, total: &Option<app::tie_out::StatedTotal>, all: &[_]| {
                let Some(it) = total else { return };
                rows.push(vec![
                    name.to_owned(),
                    it.amount.decimal(),
                    format!("{} {}", it.on, it.file),
                ]);
                for it in all as &[app::tie_out::Difference] {
                    let mark = if it.unexplained { "  ?" } else { "  -" };
                    let sentence = format!("{} {}", it.sentence, it.items.join(" "));
                    let sentence = sentence.replace(SPACES, " ").trim_end().to_owned();
                    rows.push(vec![mark.to_owned(), it.amount.decimal(), sentence]);
                }
            };
            stated("file", &sheet.file, &sheet.file_differences);
            stated("account", &sheet.account, &sheet.account_differences);
            text += &columns(3, &rows);
        }
        text
    }
}

const HEADINGS: &str = "Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Solde dû";

fn snapshot(on: &str, rows: &str) -> String {
    format!("Échéancier clients au {on}\n{HEADINGS}\n{rows}")
}

fn february() -> String {
    snapshot(
        "27/02/2026",
        "0417;Meunerie Vasseur;FA-301;05/01/2026;04/02/2026;1200,00;1200,00
         0512;Halle aux Grains;FA-302;15/01/2026;14/02/2026;80,00;80,00
         0512;Halle aux Grains;AV-7;20/01/2026;;-30,00;-30,00
         0633;Scierie du Perche;FA-303;20/02/2026;22/03/2026;450,50;450,50
         Total;;;;;1700,50;1700,50",
    )
}

#[test]
fn buckets_open_items_file_and_account_say_the_same() {
    let mut desk = Desk::with("2026-02-27", &february());
    assert_snapshot!(desk.tie_out_table("2026-02-27", "1 700,50"), @"
    2026-02-27
      buckets     1700.50  ties out
      open items  1700.50  EUR
      file        1700.50  2026-02-27 export.csv
      account     1700.50  2026-02-27
    ");
}

#[test]
fn a_rejected_row_is_named_with_its_amount() {
    let mut desk = Desk::with("2026-02-27", &february().replace("14/02/2026", "31/02/2026"));
    assert_snapshot!(desk.tie_out_table("2026-02-27", ""), @"
    2026-02-27
      buckets     1620.50  ties out
      open items  1620.50  EUR
      file        1700.50  2026-02-27 export.csv
        -         80.00    1 ligne rejetée de export.csv : son montant est dans le total du fichier, pas ici. FA-302
    ");
}

#[test]
fn money_received_and_documents_issued_since_are_itemised() {
    let mut desk = Desk::with("2026-02-27", &february());
    desk.day("2026-03-03");
    desk.import_bytes("releve.xml", camt("2026-03-02 | 1200.00 | MEUNERIE VASSEUR | FA-301"));
    desk.app.accept_certain_receipts().unwrap();
    desk.import("Code client;N° pièce;Date pièce;Échéance;Montant TTC\n0633;FA-310;02/03/2026;01/04/2026;77,00");
    assert_snapshot!(desk.tie_out_table("2026-03-03", "1777,50"), @"
    2026-03-03
      buckets     577.50   ties out
      open items  577.50   EUR
      file        1700.50  2026-02-27 export.csv
        -         1200.00  Reçu en banque et rapproché ici, pas encore lettré en comptabilité (1 pièce). FA-301
        -         -77.00   1 pièce émise depuis le 27/02/2026. FA-310
      account     1777.50  2026-03-03
        -         1200.00  Reçu en banque et rapproché ici, pas encore lettré en comptabilité (1 pièce). FA-301
    ");
}

#[test]
fn what_has_no_reason_is_said_to_have_none() {
    let mut desk = Desk::with("2026-02-27", &february());
    assert_snapshot!(desk.tie_out_table("2026-02-27", "1950,50"), @"
    2026-02-27
      buckets     1700.50  does not tie out
      open items  1700.50  EUR
      file        1700.50  2026-02-27 export.csv
      account     1950.50  2026-02-27
        ?         250.00   Écart sans explication : le total annoncé dépasse ce qui est ouvert ici. Une écriture manuelle au 411, ou un export partiel ?
    ");
    assert_snapshot!(desk.tie_out_table("2026-02-27", "1600.00"), @"
    2026-02-27
      buckets     1700.50  does not tie out
      open items  1700.50  EUR
      file        1700.50  2026-02-27 export.csv
      account     1600.00  2026-02-27
        ?         -100.50  Écart sans explication : il y a plus d’ouvert ici que le total annoncé. Un règlement comptabilisé sans lettrage, ou une pièce à annuler ?
    ");
}

#[test]
fn what_stands_on_other_accounts_is_outside_411() {
    let mut desk = Desk::on("2026-01-12");
    let entries = customer_entries(
        "VT 1 2025-11-03 411000 BIERES F25-055 2025-11-03 4800.00
         EF 2 2025-11-20 413000 MOULIN LCR-09  2025-11-20  700.00
         OD 3 2025-12-15 416000 LOUVET F24-077 2024-06-20  960.00",
    );
    let path = desk.file("123456782FEC20251231.txt", &debit_credit(&entries));
    let accounts = ["413", "416"].map(str::to_owned).to_vec();
    let request = app::import::ImportRequest { path, accounts, ..Default::default() };
    desk.app.commit_import(&request).unwrap();
    assert_snapshot!(desk.tie_out_table("2026-01-12", "4800,00"), @"
    2026-01-12
      buckets     6460.00  ties out
      open items  6460.00  EUR
      file        6460.00  2025-12-31 123456782FEC20251231.txt
      account     4800.00  2026-01-12
        -         -700.00  1 pièce au compte 413000, hors 411. LCR-09
        -         -960.00  1 pièce au compte 416000, hors 411. F24-077
    ");
}

#[test]
fn a_balance_that_is_no_amount_is_refused_and_the_last_one_stays() {
    let mut desk = Desk::with("2026-02-27", &february());
    let before = desk.tie_out_table("2026-02-27", "1700,50");
    let refused = desk.in_both(|it| {
        let typed = ["mille sept cents", "17OO,50", "12,34,56"];
        let said = typed.map(|typed| {
            let failure = it.app.set_account_balance(None, typed, None).unwrap_err();
            it.sentence(&failure)
        });
        said.join("\n")
    });
    assert_snapshot!(refused, @"
    invalid_field: « mille sept cents » n’est pas un montant. Écrivez un nombre comme 1 234,56.
    invalid_field: « 17OO,50 » n’est pas un montant. Écrivez un nombre comme 1 234,56.
    invalid_field: « 12,34,56 » n’est pas un montant. Écrivez un nombre comme 1 234,56.
    invalid_field: “mille sept cents” is not an amount. Write a number such as 1,234.56.
    invalid_field: “17OO,50” is not an amount. Write a number such as 1,234.56.
    invalid_field: “12,34,56” is not an amount. Write a number such as 1,234.56.
    ");
    assert_eq!(desk.tie_out_table("2026-02-27", ""), before);
    // An empty text forgets it.
    desk.app.set_account_balance(None, " ", None).unwrap();
    assert!(!desk.tie_out_table("2026-02-27", "").contains("account"));
    desk.verifies();
}
