//! Whatever the bytes: a table or a refusal, never a panic, and no fact that the file does not hold.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::{io::Cursor, ops::ControlFlow};

use proptest::prelude::*;
use readers::{Kind, Mapping, Table};
use receivables::Currency;

const GOOD: &str = "\"Échéancier au 31/03/2026\";;;;;\r\n\
    Code client;Raison sociale;N° pièce;Date pièce;Date échéance;Solde dû;Litige\r\n\
    00417;\"Durand; \"\"fils\"\"\";FA-901;15/01/2026;14/02/2026;1 250,00;Non\r\n\
    00418;Hélène;AV-12;20/01/2026;;-90,50;\r\n\
    00419;Martin;FA-917;02/03/2026;01/04/2026;80,00;Oui\r\n\
    TOTAL GÉNÉRAL;;3 pièces;;;1 239,50;\r\n";

const KINDS: [Kind; 6] = [
    Kind::Documents,
    Kind::OpenItems,
    Kind::Customers,
    Kind::Payments,
    Kind::TakeOver,
    Kind::BankLines,
];

/// Reads the bytes in every way there is; gives the facts of the guessed one.
fn facts(bytes: &[u8]) -> Vec<String> {
    let Ok(mut table) = Table::open(Cursor::new(bytes), "any.csv") else { return Vec::new() };
    let all = |kind: Kind| {
        let fields = kind.fields().iter().copied().enumerate();
        Mapping { kind, columns: fields.collect() }
    };
    for kind in KINDS {
        for mapping in [table.suggest_as(kind), all(kind)] {
            let go_on = ControlFlow::Continue(());
            let _ = match kind {
                Kind::Documents | Kind::OpenItems => {
                    table.documents(&mapping, Currency::EUR, |_| go_on)
                }
                Kind::Customers => table.customers(&mapping, |_| go_on),
                Kind::Payments => table.payments(&mapping, Currency::EUR, |_| go_on),
                Kind::TakeOver => table.take_over(&mapping, |_| go_on),
                Kind::BankLines => table.bank_lines(&mapping, Currency::EUR, |_| go_on),
            };
        }
    }
    let mut facts = Vec::new();
    let about_documents = |it: &Mapping| {
        matches!(it.kind, Kind::Documents | Kind::OpenItems) && it.missing().is_empty()
    };
    if let Some(mapping) = table.guess().filter(about_documents) {
        let summary = table.documents(&mapping, Currency::EUR, |row| {
            facts.extend(
                row.ok().map(|it| format!("{} {} {} {:?}", it.line, it.number, it.issued, it.open)),
            );
            ControlFlow::Continue(())
        });
        let summary = summary.expect("a source in memory does not fail");
        assert_eq!(summary.rows, summary.accepted + summary.rejected);
    }
    facts
}

#[test]
fn a_file_cut_anywhere_gives_the_rows_before_the_cut() {
    let whole = facts(GOOD.as_bytes());
    assert_eq!(whole.len(), 3);
    for cut in 0..GOOD.len() {
        let some = facts(&GOOD.as_bytes()[..cut]);
        assert!(whole.starts_with(&some), "cut at {cut}: {some:?}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        facts(&bytes);
    }

    #[test]
    fn any_cells_under_good_headings_are_read_or_refused(
        rows in prop::collection::vec(prop::collection::vec("[-0-9A-Za-zé€ .,/:()\"'+;\u{a0}]{0,14}", 0..9), 0..12),
    ) {
        let rows: Vec<String> = rows.iter().map(|it| it.join(";")).collect();
        let file = format!("Client;N° pièce;Date;Échéance;Montant;Solde;Débit;Crédit;Réglé;Type\n{}", rows.join("\n"));
        facts(file.as_bytes());
    }

    #[test]
    fn any_cells_under_other_headings_are_read_or_refused(
        headings in prop::collection::vec(
            prop::sample::select(vec![
                "Client", "Nom", "Numéro", "Date", "Échéance", "Sens", "D/C", "Montant", "Statut", "Niveau", "Solde",
                "Date règlement", "Libellé", "Description", "Quantité", "Date de valeur", "IBAN", "", "x",
            ]),
            2..9,
        ),
        rows in prop::collection::vec(prop::collection::vec("(|F[0-9]|C|D|[0-9]{5,8}|1/2/2026|[-0-9., ]{0,8}|Client 1 - Durand|Total|R2)", 0..9), 1..12),
        repairs in prop::collection::vec((0..15_u64, 0..12_usize, "[0-9/,A-Z]{0,9}"), 0..4),
    ) {
        let rows: Vec<String> = rows.iter().map(|it| it.join(";")).collect();
        let file = format!("{}\n{}\n", headings.join(";"), rows.join("\n"));
        facts(file.as_bytes());
        if let Ok(mut table) = Table::open(Cursor::new(file), "any.csv") {
            for (line, column, value) in repairs {
                table.repair(line, column, value);
            }
            for kind in KINDS {
                let mapping = table.suggest_as(kind);
                let _ = table.documents(&mapping, Currency::EUR, |_| ControlFlow::Continue(()));
            }
        }
    }

    #[test]
    fn a_document_on_n_lines_is_one(lines in 1..20_u64, cents in 0..1_000_000_i64) {
        let amount = format!("{}.{:02}", cents / 100, cents % 100);
        let mut file = "Customer,Invoice Number,Invoice Date,Due Date,Total,Item Name,Quantity\n".to_owned();
        for line in 0..lines {
            file += &format!("Hill,INV-1,2026-01-20,2026-02-19,{amount},Item {line},{line}\n");
        }
        let mut table = Table::open(Cursor::new(file), "any.csv").unwrap();
        let mapping = table.guess().unwrap();
        let mut sum = 0;
        let summary = table.documents(&mapping, Currency::EUR, |row| {
            sum += row.unwrap().original.minor;
            ControlFlow::Continue(())
        }).unwrap();
        prop_assert_eq!((summary.accepted, summary.repeated, sum), (1, lines - 1, cents));
    }

    #[test]
    fn a_row_left_out_and_the_rows_read_add_up(rows in prop::collection::vec((1..100_000_i64, any::<bool>()), 1..20)) {
        let mut file = "Code client;N° facture;Date;Solde\n".to_owned();
        for (number, (cents, good)) in rows.iter().enumerate() {
            let day = if *good { "20/01/2026" } else { "31/02/2026" };
            file += &format!("C{number};F{number};{day};{},{:02}\n", cents / 100, cents % 100);
        }
        let mut table = Table::open(Cursor::new(file), "any.csv").unwrap();
        let mapping = table.guess_as(Kind::OpenItems);
        let mut sum = 0;
        let _ = table.documents(&mapping, Currency::EUR, |row| {
            sum += match row {
                Ok(fact) => fact.open.unwrap().minor,
                Err(problem) => problem.known_amount.unwrap().minor,
            };
            ControlFlow::Continue(())
        });
        prop_assert_eq!(sum, rows.iter().map(|it| it.0).sum::<i64>());
    }
}
