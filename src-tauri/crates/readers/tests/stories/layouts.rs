//! Customers named once for a group, corrections, clues, and dates that only sense decides.

use std::ops::ControlFlow;

use super::{check, open, read};
use readers::{Clue, DateOrder, DecimalMark, Field, Kind, Remark};
use receivables::Currency;

#[test]
fn a_customer_on_the_first_row_of_the_group_is_carried_down() {
    check(
        "Code client;Nom;N° facture;Date;Échéance;Solde\n\
         C1;Durand;F1;20/01/2026;19/02/2026;10,00\n\
         ;;F2;21/01/2026;20/02/2026;20,00\n\
         ;;F3;22/01/2026;21/02/2026;30,00\n\
         Total Durand;;;;;60,00\n\
         C2;Martin;F4;23/01/2026;22/02/2026;40,00\n\
         ;;F5;24/01/2026;23/02/2026;50,00\n",
        "
        2  C1 (Durand) F1 2026-01-20 due 2026-02-19  10.00 open 10.00
        3  C1 (Durand) F2 2026-01-21 due 2026-02-20  20.00 open 20.00
        4  C1 (Durand) F3 2026-01-22 due 2026-02-21  30.00 open 30.00
        6  C2 (Martin) F4 2026-01-23 due 2026-02-22  40.00 open 40.00
        7  C2 (Martin) F5 2026-01-24 due 2026-02-23  50.00 open 50.00
        5 = 5 + 0
        CustomersFilledDown { count: 3, first: 3 }",
    );
}

#[test]
fn a_lone_blank_customer_is_a_problem() {
    check(
        "Code client;Nom;N° facture;Date;Échéance;Solde\n\
         C1;Durand;F1;20/01/2026;19/02/2026;10,00\n\
         C1;Durand;F2;21/01/2026;20/02/2026;20,00\n\
         ;;F3;22/01/2026;21/02/2026;30,00\n\
         C2;Martin;F4;23/01/2026;22/02/2026;40,00\n",
        "
        2  C1 (Durand) F1 2026-01-20 due 2026-02-19  10.00 open 10.00
        3  C1 (Durand) F2 2026-01-21 due 2026-02-20  20.00 open 20.00
        4! Missing { field: CustomerCode } Code client of F3 30.00
        5  C2 (Martin) F4 2026-01-23 due 2026-02-22  40.00 open 40.00
        4 = 3 + 1",
    );
}

#[test]
fn a_code_and_a_name_above_their_documents() {
    let expected = "
        3  C0012 (DUPONT SARL) F1 2026-01-20 due 2026-02-19  10.00 open 10.00
        4  C0012 (DUPONT SARL) F2 2026-01-21 due 2026-02-20  20.00 open 20.00
        6  C0015 (LEROY) F3 2026-01-22 due 2026-02-21  30.00 open 30.00
        3 = 3 + 0";
    check(
        "N° facture;Date;Échéance;Solde\n\
         C0012 DUPONT SARL;;;\n\
         F1;20/01/2026;19/02/2026;10,00\n\
         F2;21/01/2026;20/02/2026;20,00\n\
         C0015 LEROY;;;\n\
         F3;22/01/2026;21/02/2026;30,00\n",
        expected,
    );
    let filled_down = format!("{expected}\nCustomersFilledDown {{ count: 3, first: 3 }}");
    check(
        "Code client;Nom;N° facture;Date;Échéance;Solde\n\
         C0012;DUPONT SARL;;;;\n\
         ;;F1;20/01/2026;19/02/2026;10,00\n\
         ;;F2;21/01/2026;20/02/2026;20,00\n\
         C0015;LEROY;;;;\n\
         ;;F3;22/01/2026;21/02/2026;30,00\n",
        &filled_down,
    );
}

#[test]
fn a_name_without_code_has_the_code_it_has_elsewhere() {
    check(
        "Code client;Nom;N° facture;Date;Solde\n\
         ;Durand & Fils;F1;20/01/2026;10,00\n\
         C1;DURAND &  FILS;F2;21/01/2026;20,00\n\
         ;Inconnu;F3;22/01/2026;30,00\n\
         C2;Martin;F4;23/01/2026;40,00\n\
         C3;Martin;F5;23/01/2026;50,00\n\
         ;Martin;F6;23/01/2026;60,00\n",
        "
        2  C1 (Durand & Fils) F1 2026-01-20  10.00 open 10.00
        3  C1 (DURAND &  FILS) F2 2026-01-21  20.00 open 20.00
        4  Inconnu (Inconnu) F3 2026-01-22  30.00 open 30.00
        5  C2 (Martin) F4 2026-01-23  40.00 open 40.00
        6  C3 (Martin) F5 2026-01-23  50.00 open 50.00
        7  Martin (Martin) F6 2026-01-23  60.00 open 60.00
        6 = 6 + 0",
    );
}

#[test]
fn names_in_the_place_of_codes_are_remarked() {
    for (file, expected) in [
        ("Client;N° facture;Date;Solde\nA;F1;20/01/2026;1,00\n", vec![Remark::NamesAsCodes]),
        (
            "Code client;Client;N° facture;Date;Solde\n;A;F1;20/01/2026;1,00\n",
            vec![Remark::NamesAsCodes],
        ),
        ("Code client;Client;N° facture;Date;Solde\n7;A;F1;20/01/2026;1,00\n", vec![]),
    ] {
        let mut table = open(file);
        let mapping = table.guess().unwrap();
        let summary =
            table.documents(&mapping, Currency::EUR, |_| ControlFlow::Continue(())).unwrap();
        assert_eq!(summary.remarks, expected, "{file}");
    }
}

#[test]
fn a_column_of_codes_beside_a_name_is_the_code() {
    check(
        "Client;Nom;Facture;Date;Solde\n0042;Durand;F1;20/01/2026;1,00\n0043;Martin;F2;20/01/2026;2,00\n",
        "
        2  0042 (Durand) F1 2026-01-20  1.00 open 1.00
        3  0043 (Martin) F2 2026-01-20  2.00 open 2.00
        2 = 2 + 0",
    );
}

#[test]
fn sense_decides_the_order_of_dates() {
    // Day first, the invoice would fall due before it is issued.
    check(
        "Customer,Invoice,Date,Due date,Amount\nA,1,1/2/2026,2/1/2026,9.50\n",
        "
        2  A (A) 1 2026-01-02 due 2026-02-01  9.50
        1 = 1 + 0",
    );
    // Day first, it would be issued after the day of the list.
    check(
        "Aged receivables as of March 31 2026,,,\nCustomer,Invoice,Date,Balance\nA,1,1/4/2026,9.50\n",
        "
        3  A (A) 1 2026-01-04  9.50 open 9.50
        1 = 1 + 0",
    );
    // The same day both ways leaves nothing open.
    check(
        "Client;Facture;Date;Solde\nA;1;02/02/2026;9,50\n",
        "
        2  A (A) 1 2026-02-02  9.50 open 9.50
        1 = 1 + 0",
    );
    assert!(
        read("Client;Facture;Date;Solde\nA;1;01/02/2026;9,50\n")
            .ends_with("AmbiguousDates { column: \"Date\" }")
    );
}

#[test]
fn day_numbers_of_excel_are_dates_where_the_whole_column_is_of_them() {
    check(
        "Client;Facture;Date;Échéance;Solde\nA;F1;46042;46072;1,00\nA;F2;46043;;2,00\n",
        "
        2  A (A) F1 2026-01-20 due 2026-02-19  1.00 open 1.00
        3  A (A) F2 2026-01-21  2.00 open 2.00
        2 = 2 + 0",
    );
    check(
        "Client;Facture;Date;Solde\nA;F1;20/01/2026;1,00\nA;F2;46043;2,00\nA;F3;22/01/2026;3,00\n",
        r#"
        2  A (A) F1 2026-01-20  1.00 open 1.00
        3! NotADate { value: "46043" } Date of F2 A 2.00
        4  A (A) F3 2026-01-22  3.00 open 3.00
        3 = 2 + 1"#,
    );
    let table = open("Client;Facture;Montant;Date;Solde\nA;40000;46042;20/01/2026;1,00\n");
    assert_eq!(table.guess().unwrap().column(Field::Issued), Some(3));
}

#[test]
fn a_corrected_cell_is_read_in_the_place_of_the_wrong_one() {
    let mut table = open(
        "Client;N° facture;Date;Échéance;Solde\n\
         Durand;F1;20/01/2026;31/02/2026;10,00\n\
         Durand;F2;20/01/2026;19/02/2026;2O,00\n\
         Durand;fils;F3;20/01/2026;19/02/2026;30,00\n\
         Durand;F4;20/01/2026;19/02/2026;40,00\n",
    );
    let mapping = table.guess().unwrap();
    let read = |table: &mut readers::Table<_>| {
        let mut out = Vec::new();
        table
            .documents(&mapping, Currency::EUR, |row| {
                out.push(match row {
                    Ok(it) => {
                        format!("{} {} {:?} {}", it.line, it.number, it.due.unwrap(), it.original)
                    }
                    Err(it) => format!("{} {:?}", it.line, it.column),
                });
                ControlFlow::Continue(())
            })
            .unwrap();
        out
    };
    assert_eq!(
        read(&mut table),
        ["2 \"Échéance\"", "3 \"Solde\"", "4 \"\"", "5 F4 2026-02-19 40.00"]
    );
    table.repair(2, 3, "30/01/2026");
    table.repair(2, 3, "28/02/2026");
    table.repair(3, 4, "20,00");
    for (column, value) in
        ["Durand et fils", "F3", "20/01/2026", "19/02/2026", "30,00"].iter().enumerate()
    {
        table.repair(4, column, *value);
    }
    table.repair(5, 5000, "nowhere");
    assert_eq!(
        read(&mut table),
        ["2 F1 2026-02-28 10.00", "3 F2 2026-02-19 20.00", "4 \"\"", "5 F4 2026-02-19 40.00"]
    );
    table.repair(4, 5, "");
    assert_eq!(read(&mut table)[2], "4 F3 2026-02-19 30.00");
}

#[test]
fn columns_say_why_they_are_taken_for_what() {
    let table = open(
        "Client;N° facture;Date;Montant;Quand;Pays\n\
         Durand;F1;05/02/2026;1.234;07/03/2026;FR\n\
         Durand;F2;20/02/2026;10,50;20/03/2026;FR\n\
         Martin;F3;;1 000,00;;FR\n",
    );
    let clues = |index: usize| &table.columns[index].clues[..];
    assert_eq!(table.kind, Some(Kind::Documents));
    assert_eq!(clues(0), [Clue::KnownHeading { field: Field::CustomerName }]);
    assert_eq!(clues(1), [Clue::KnownHeading { field: Field::Number }, Clue::Unique { cells: 3 }]);
    assert_eq!(
        clues(2),
        [
            Clue::KnownHeading { field: Field::Issued },
            Clue::Dates { cells: 2, filled: 2 },
            Clue::Order { order: DateOrder::DayFirst, value: "20/02/2026".to_owned(), line: 3 },
            Clue::Unique { cells: 2 },
            Clue::Empty { cells: 1, rows: 3 },
        ]
    );
    assert_eq!(
        clues(3),
        [
            Clue::KnownHeading { field: Field::Amount },
            Clue::Amounts { cells: 3, filled: 3 },
            Clue::Mark { mark: DecimalMark::Comma, value: "10,50".to_owned(), line: 3 },
            Clue::Unique { cells: 3 },
        ]
    );
    assert!(clues(4).contains(&Clue::Resembles { field: Field::Due }));
    assert_eq!(clues(5), [Clue::Constant { value: "FR".to_owned() }]);
}

#[test]
fn contents_suggest_what_unknown_headings_hold() {
    let table = open(
        "Qui;Quoi;Quand;Pour quand;Combien;Encore\n\
         Durand;F1;20/01/2026;19/02/2026;1 000,00;400,00\n\
         Martin;F2;21/01/2026;20/02/2026;10,00;10,00\n\
         Durand;F3;22/01/2026;21/02/2026;55,50;55,50\n",
    );
    assert_eq!((table.kind, table.guess()), (None, None));
    let suggested = table.suggest_as(Kind::OpenItems);
    assert_eq!(
        suggested.columns,
        [
            (0, Field::CustomerName),
            (1, Field::Number),
            (2, Field::Issued),
            (3, Field::Due),
            (4, Field::Amount),
            (5, Field::Open),
        ]
    );
    assert_eq!(table.guess_as(Kind::OpenItems).columns, []);
}
