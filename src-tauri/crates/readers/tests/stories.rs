//! Stories: the text of a file in, the table of its facts out.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::{io::Cursor, ops::ControlFlow};

use readers::{Encoding, Field, FileFormat, Kind, Refusal, Remark, Separator, Summary, Table};
use receivables::{Currency, ItemKind, Money};

#[path = "stories/kinds.rs"]
mod kinds;
#[path = "stories/layouts.rs"]
mod layouts;
#[path = "stories/packages.rs"]
mod packages;
#[path = "stories/payments.rs"]
mod payments;

fn open(bytes: impl AsRef<[u8]>) -> Table<Cursor<Vec<u8>>> {
    Table::open(Cursor::new(bytes.as_ref().to_vec()), "export.csv").unwrap()
}

/// Facts and problems, one line each, then the count.
fn read(bytes: impl AsRef<[u8]>) -> String {
    let mut table = open(bytes);
    let mapping = table.guess().unwrap();
    assert_eq!(mapping.missing(), []);
    let mut out = String::new();
    let summary = table.documents(&mapping, Currency::EUR, |row| {
        out += &match row {
            Ok(it) => {
                let name = if it.customer_name.is_empty() {
                    ""
                } else {
                    &format!(" ({})", it.customer_name)
                };
                let kind = match it.kind {
                    ItemKind::Invoice => "",
                    ItemKind::CreditNote => "credit ",
                    ItemKind::Payment => "payment ",
                };
                let money = |label: &str, it: Option<Money>| {
                    it.map_or(String::new(), |it| format!(" {label} {it}"))
                };
                let day = |label: &str, it: Option<_>| {
                    it.map_or(String::new(), |it: chrono::NaiveDate| format!(" {label} {it}"))
                };
                let currency = if it.original.currency == Currency::EUR {
                    ""
                } else {
                    &format!(" {}", it.original.currency)
                };
                format!(
                    "{:>2}  {}{name} {kind}{} {}{}  {}{currency}{}{}{}{}{}\n",
                    it.line,
                    it.customer_code,
                    it.number,
                    it.issued,
                    day("due", it.due),
                    it.original,
                    money("open", it.open),
                    money("paid", it.paid),
                    day("settled", it.settled_on),
                    if it.disputed == Some(true) { " disputed" } else { "" },
                    if it.reference.is_empty() {
                        String::new()
                    } else {
                        format!(" ref {}", it.reference)
                    },
                )
            }
            Err(it) => {
                let number = it.known_number.map_or(String::new(), |it| format!(" of {it}"));
                let customer = it.known_customer.map_or(String::new(), |it| format!(" {it}"));
                let amount = it.known_amount.map_or(String::new(), |it| format!(" {it}"));
                format!("{:>2}! {:?} {}{number}{customer}{amount}\n", it.line, it.kind, it.column)
            }
        };
        ControlFlow::Continue(())
    });
    out + &footer(&summary.unwrap())
}

fn footer(summary: &Summary) -> String {
    let total = summary.file_total.map_or(String::new(), |it| {
        let money = |it: Option<Money>| it.map_or("-".to_owned(), |it| it.to_string());
        format!(" total {} open {}", money(it.original), money(it.open))
    });
    // Most stories have names alone; `layouts` tells of the remark.
    let remarks = summary.remarks.iter().filter(|it| **it != Remark::NamesAsCodes);
    let remarks: String = remarks.map(|it| format!("\n{it:?}")).collect();
    let left_out = |count: u64, what: &str| {
        if count > 0 { format!(" {what} {count}") } else { String::new() }
    };
    format!(
        "{} = {} + {}{}{}{total}{remarks}",
        summary.rows,
        summary.accepted,
        summary.rejected,
        left_out(summary.repeated, "repeated"),
        left_out(summary.void, "void"),
    )
}

#[track_caller]
fn check(bytes: impl AsRef<[u8]>, expected: &str) {
    let expected: Vec<&str> = expected.trim().lines().map(str::trim).collect();
    let found = read(bytes);
    let found: Vec<&str> = found.trim().lines().map(str::trim).collect();
    assert_eq!(found, expected, "\n{}", found.join("\n"));
}

fn cp1252(text: &str) -> Vec<u8> {
    text.chars()
        .map(|it| if it == '€' { 0x80 } else { u8::try_from(u32::from(it)).unwrap() })
        .collect()
}

#[test]
fn a_french_snapshot_with_title_and_totals() {
    let file = cp1252(concat!(
        "\"Échéancier clients au 31/03/2026\";;;;;;;\r\n",
        "Société : ATELIERS DU LOIR SAS;;;;;;;\r\n",
        ";;;;;;;\r\n",
        "Code client;Pays;N° pièce;Date pièce;Date échéance;Montant TTC;Solde dû;Litige\r\n",
        "00417;FR;FA-901;15/01/2026;14/02/2026;1\u{A0}250,00;250,00;Non\r\n",
        "00417;FR;AV-12;20/01/2026;;-90,50;-90,50;\r\n",
        "Sous-total 00417;;2 pièces;;;1\u{A0}159,50;159,50;\r\n",
        ";;;;;;;\r\n",
        "00512;FR;FA-917;02/03/2026;01/04/2026;80,00;80,00;Oui\r\n",
        "TOTAL GÉNÉRAL;;3 pièces;;;1\u{A0}239,50;239,50;\r\n",
    ));
    let table = open(&file);
    assert_eq!(
        (table.encoding, table.separator, table.header_line),
        (Encoding::Windows1252, Separator::Semicolon, 4)
    );
    assert_eq!(
        (table.title.snapshot_date.unwrap().to_string().as_str(), table.title.company.as_deref()),
        ("2026-03-31", Some("ATELIERS DU LOIR SAS"))
    );
    assert_eq!(table.kind, Some(Kind::OpenItems));
    assert_eq!(
        table.signature(),
        "code client|pays|no piece|date piece|date echeance|montant ttc|solde due|litige"
    );
    assert_eq!(table.columns[0].values[..2], ["00417", "00417"]);
    check(
        file,
        "
        5  00417 FA-901 2026-01-15 due 2026-02-14  1250.00 open 250.00
        6  00417 credit AV-12 2026-01-20  -90.50 open -90.50
        9  00512 FA-917 2026-03-02 due 2026-04-01  80.00 open 80.00 disputed
        3 = 3 + 0 total 1239.50 open 239.50",
    );
}

#[test]
fn american_documents_with_their_settlement() {
    let file = "countryCode,customerID,PaperlessDate,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,Disputed,SettledDate,PaperlessBill,DaysToSettle,DaysLate\n\
                33,0042-ABC,4/6/2025,7001,1/2/2025,2/1/2025,55.94,No,1/15/2025,Paper,13,0\n\
                33,0042-ABC,3/3/2025,7002,2/3/2025,3/5/2025,\"1,038.5\",Yes,,Paper,,\n";
    let mut table = open(file);
    let mapping = table.guess().unwrap();
    let mapped = mapping
        .columns
        .iter()
        .map(|(index, field)| (table.columns[*index].heading.as_str(), *field));
    assert_eq!(table.kind, Some(Kind::Documents));
    assert_eq!(
        mapped.collect::<Vec<_>>(),
        [
            ("customerID", Field::CustomerCode),
            ("invoiceNumber", Field::Number),
            ("InvoiceDate", Field::Issued),
            ("DueDate", Field::Due),
            ("InvoiceAmount", Field::Amount),
            ("Disputed", Field::Disputed),
            ("SettledDate", Field::Settled),
        ]
    );
    assert!(table.documents(&mapping, Currency::EUR, |_| ControlFlow::Break(())).unwrap().stopped);
    check(
        file,
        "
        2  0042-ABC 7001 2025-01-02 due 2025-02-01  55.94 settled 2025-01-15
        3  0042-ABC 7002 2025-02-03 due 2025-03-05  1038.50 disputed
        2 = 2 + 0",
    );
}

#[test]
fn types_give_the_sign_whatever_the_file_writes() {
    check(
        "Client|Type|Facture|Date|Échéance|Montant TTC|Devise|N° commande\n\
         Durand|F|F1|20/01/2026|01/02/2026|100,00|EUR|CDE 7\n\
         Durand|AV|A1|03/01/2026||20,00|EUR|\n\
         Durand|Règlement|R1|04/01/2026||30,00-|EUR|\n\
         Durand||F2|05/01/2026||(10,00)||\n\
         Durand|Facture|F3|06/01/2026||1 500|JPY|\n\
         Durand|Effet|E1|06/01/2026||15,00|EUR|\n\
         Durand|F|F4|06/01/2026||15,00|EUT|\n\
         Durand|F|F5|06/01/2026||15,00 $||\n",
        r#"
        2  Durand (Durand) F1 2026-01-20 due 2026-02-01  100.00 ref CDE 7
        3  Durand (Durand) credit A1 2026-01-03  -20.00
        4  Durand (Durand) payment R1 2026-01-04  -30.00
        5  Durand (Durand) credit F2 2026-01-05  -10.00
        6  Durand (Durand) F3 2026-01-06  1500 JPY
        7! UnknownKind { value: "Effet" } Type of E1 Durand 15.00
        8! UnknownCurrency { value: "EUT" } Devise of F4 Durand
        9  Durand (Durand) F5 2026-01-06  15.00 USD
        8 = 6 + 2"#,
    );
}

#[test]
fn debit_and_credit_columns_make_one_amount() {
    check(
        "CompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tDébit\tCrédit\n\
         001\tDurand\tF1\t20260102\t1.250,00\t\n\
         001\tDurand\tA1\t20260103\t0,00\t50,00\n\
         001\tDurand\tX1\t20260104\t\t\n\
         Total\t\t\t\t1.250,00\t50,00\n",
        "
        2  001 (Durand) F1 2026-01-02  1250.00
        3  001 (Durand) credit A1 2026-01-03  -50.00
        4! Missing { field: Debit } Débit of X1 001
        3 = 2 + 1 total 1200.00 open -",
    );
}

#[test]
fn what_is_paid_leaves_what_is_open() {
    check(
        "Client;N° facture;Échéance;Total TTC;Réglé\nDurand;F1;01/02/2026;100,00;40,00\nDurand;F2;15/02/2026;50,00;\nDurand;A3;15/02/2026;-30,00;10,00\n",
        "
        2  Durand (Durand) F1 2026-02-01 due 2026-02-01  100.00 open 60.00 paid 40.00
        3  Durand (Durand) F2 2026-02-15 due 2026-02-15  50.00 open 50.00
        4  Durand (Durand) credit A3 2026-02-15 due 2026-02-15  -30.00 open -20.00 paid -10.00
        3 = 3 + 0
        IssuedFromDue",
    );
}

#[test]
fn every_bad_row_says_why_and_the_rest_goes_in() {
    check(
        "Code client;Nom;N° facture;Date;Échéance;Solde\n\
         1;Durand;F1;02/01/2026;31/02/2026;10,00\n\
         1;Durand;F2;02/01/2026;bientôt;10,00\n\
         1;Durand;F3;02/01/9999;01/02/2026;10,00\n\
         1;Durand;F4;02/01/2026;01/02/2026;1O,00\n\
         1;Durand;F5;02/01/2026;01/02/2026;dix\n\
         1;Durand;F6;02/01/2026;01/02/2026;999999999999\n\
         ;;F7;02/01/2026;01/02/2026;10,00\n\
         1;Durand;;02/01/2026;01/02/2026;10,00\n\
         1;Durand;F9;;01/02/2026;10,00\n\
         1;Durand;F10;02/01/2026;01/02/2026;\n\
         1;Durand;F11;02/01/2026\n\
         1;Durand;et fils;F12;02/01/2026;01/02/2026;10,00\n\
         1;\"Durand;F13;02/01/2026;01/02/2026;10,00\n\
         1;\"Durand; fils\";F14;02/01/2026;00/00/0000;10,00;;\n\
         1;Durand;F15;02/01/20",
        r#"
        2! ImpossibleDate { value: "31/02/2026" } Échéance of F1 1 10.00
        3! NotADate { value: "bientôt" } Échéance of F2 1 10.00
        4! YearOutOfRange { value: "02/01/9999" } Date of F3 1 10.00
        5! NotAnAmount { value: "1O,00", meant: Some("10,00") } Solde of F4 1
        6! NotAnAmount { value: "dix", meant: None } Solde of F5 1
        7! AmountTooLarge { value: "999999999999" } Solde of F6 1
        8! Missing { field: CustomerCode } Code client of F7 10.00
        9! Missing { field: Number } N° facture 1 10.00
        10! Missing { field: Issued } Date of F9 1 10.00
        11! Missing { field: Open } Solde of F10 1
        12! TooFewCells { found: 4, expected: 6 }  of F11
        13! TooManyCells { found: 7, expected: 6 }  of et fils
        14! UnclosedQuote Nom of F13
        15  1 (Durand; fils) F14 2026-01-02  10.00 open 10.00
        16! CutOff  of F15
        15 = 1 + 14"#,
    );
}

#[test]
fn the_whole_column_decides_what_one_cell_cannot() {
    let mut file = "Customer,Invoice,Date,Due date,Amount\n".to_owned();
    for number in 0..5000 {
        file += &format!("A,{number},1/2/2026,2/3/2026,\"1,200\"\n");
    }
    let last =
        |file: &str| read(file).lines().filter(|it| it.starts_with("5001  A")).collect::<String>();
    assert_eq!(last(&file), "5001  A (A) 4999 2026-02-01 due 2026-03-02  1200.00");
    assert!(read(&file).ends_with("AmbiguousDates { column: \"Date\" }\nAmbiguousDates { column: \"Due date\" }\nAmbiguousAmounts { column: \"Amount\" }"));

    let decided = file.clone() + "A,5000,1/2/2026,2/28/2026,9.5\n";
    assert_eq!(last(&decided), "5001  A (A) 4999 2026-01-02 due 2026-02-03  1200.00");
    assert!(read(&decided).ends_with("5001 = 5001 + 0"));

    let decided = file + "A,5000,1/2/2026,28/2/2026,\"9,5\"\n";
    assert_eq!(last(&decided), "5001  A (A) 4999 2026-02-01 due 2026-03-02  1.20");
}

#[test]
fn layout_is_left_out_and_counted() {
    check(
        "Type;N° pièce;Tiers;Date;Échéance;Solde\n\
         Client 001 - Durand;;;;;\n\
         F;F1;001;20/01/2026;01/02/2026;10,00\n\
         Total;;;;;10,00\n\
         \n\
         Type;N° pièce;Tiers;Date;Échéance;Solde\n\
         F;F2;TOTAL ENERGIES;02/01/2026;01/02/2026;20,00\n\
         Total;;;;;20,00\n",
        "
        3  001 (001) F1 2026-01-20 due 2026-02-01  10.00 open 10.00
        7  TOTAL ENERGIES (TOTAL ENERGIES) F2 2026-01-02 due 2026-02-01  20.00 open 20.00
        2 = 2 + 0
        SectionLines { count: 1, first: 2 }",
    );
}

#[test]
fn customers_keep_their_zeros() {
    let mut table = open(
        "sep=;\nCode;Raison sociale;Adresse;CP;Ville;Tél.;E-mail;SIRET;Langue\n007;Durand & Cie;1 rue de l'Église;01000;Bourg;04 74 00 00 00;a@example.fr;00000000000000;fr\n008;Total Énergie;2 rue Basse;01000;Bourg;;;;\n;;;;;;;;fr\n009;;;;;;;;en\n",
    );
    let mapping = table.guess().unwrap();
    assert_eq!((mapping.kind, mapping.missing()), (Kind::Customers, vec![]));
    let mut seen = Vec::new();
    let summary = table.customers(&mapping, |row| {
        seen.push(match row {
            Ok(it) => format!("{} {} {} {} {}", it.line, it.code, it.name, it.postcode, it.siren),
            Err(it) => format!("{:?}", it.kind),
        });
        ControlFlow::Continue(())
    });
    assert_eq!(
        seen,
        ["3 007 Durand & Cie 01000 00000000000000", "4 008 Total Énergie 01000 ", "6 009 009  "]
    );
    assert_eq!(summary.unwrap().remarks, [Remark::SectionLines { count: 1, first: 5 }]);
}

#[test]
fn unknown_headings_ask_for_what_is_missing() {
    let mut table =
        open("Qui;Quoi;Quand;Combien\nDurand;F1;02/01/2026;10,00\nMartin;F2;13/01/2026;1 000,00\n");
    assert_eq!((table.kind, table.header_line), (None, 1));
    let mut mapping = table.guess_as(Kind::OpenItems);
    assert_eq!(mapping.missing(), [Field::CustomerCode, Field::Number, Field::Issued, Field::Open]);
    mapping.columns = vec![
        (0, Field::CustomerName),
        (1, Field::Number),
        (2, Field::Due),
        (3, Field::Open),
        (99, Field::Kind),
    ];
    let mut sum = 0;
    let summary = table.documents(&mapping, Currency::EUR, |row| {
        sum += row.unwrap().open.unwrap().minor;
        ControlFlow::Continue(())
    });
    assert_eq!((summary.unwrap().accepted, sum), (2, 101_000));
}

#[test]
fn credits_alone_ask_for_their_debits() {
    let text = "Code client;N° pièce;Date pièce;Sorties;Crédit\n\
                C01;F-101;05/01/2026;1200,00;\nC01;AV-1;07/01/2026;;100,00\n";
    let mapping = Table::open(Cursor::new(text), "export.csv").unwrap().suggest_as(Kind::OpenItems);
    assert_eq!(mapping.missing(), [Field::Debit]);
}

#[test]
fn contents_overrule_headings() {
    let table = open(
        "Compte;Client;Facture;Date;Échéance;Due;Type\n411000;A;F1;02/01/2026;30 jours;01/02/2026;B2B\n411000;B;F2;02/01/2026;30 jours;01/02/2026;B2B\n411000;C;F3;02/01/2026;30 jours;01/02/2026;B2B\n",
    );
    let mapping = table.guess_as(Kind::OpenItems);
    let column = |field| mapping.column(field);
    assert_eq!((column(Field::CustomerCode), column(Field::CustomerName)), (None, Some(1)));
    assert_eq!(
        (column(Field::Due), column(Field::Open), column(Field::Kind)),
        (Some(5), None, None)
    );
}

#[test]
fn one_content_in_every_encoding() {
    let text = "Société;N° facture;Date;Échéance;Reste dû\r\nHélène & Cie;F1;20/01/2026;01/02/2026;1 200,50 €\r\n";
    let dos: Vec<u8> = text
        .replace('€', "")
        .chars()
        .map(|it| match it {
            'é' => 0x82,
            'É' => 0x90,
            'è' => 0x8A,
            '°' => 0xF8,
            'û' => 0x96,
            _ => u8::try_from(u32::from(it)).unwrap(),
        })
        .collect();
    let latin9: Vec<u8> =
        cp1252(text).into_iter().map(|it| if it == 0x80 { 0xA4 } else { it }).collect();
    let marked_le: Vec<u8> =
        format!("\u{FEFF}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let utf16_be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked =
        [&[0xFE, 0xFF][..], &text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>()]
            .concat();
    for (bytes, encoding) in [
        (text.into(), Encoding::Utf8),
        (format!("\u{FEFF}{text}").into_bytes(), Encoding::Utf8),
        (cp1252(text), Encoding::Windows1252),
        (latin9, Encoding::Iso8859_15),
        (dos, Encoding::Cp850),
        (utf16, Encoding::Utf16Le),
        (marked_le, Encoding::Utf16Le),
        (utf16_be, Encoding::Utf16Be),
        (marked, Encoding::Utf16Be),
    ] {
        assert_eq!(open(&bytes).encoding, encoding);
        check(
            bytes,
            "2  Hélène & Cie (Hélène & Cie) F1 2026-01-20 due 2026-02-01  1200.50 open 1200.50\n1 = 1 + 0",
        );
    }
}

#[test]
fn a_file_that_is_no_table_is_refused_by_name() {
    let refusal =
        |bytes: &[u8]| Table::open(Cursor::new(bytes.to_vec()), "x.csv").map(|_| ()).unwrap_err();
    assert!(matches!(refusal(b""), Refusal::Empty));
    assert!(matches!(refusal(b"\xEF\xBB\xBF\r\n \r\n"), Refusal::Empty | Refusal::NoTable));
    assert!(matches!(
        refusal(b"PK\x03\x04........xl/workbook.xml"),
        Refusal::OtherFormat(FileFormat::ExcelWorkbook)
    ));
    assert!(matches!(refusal(b"%PDF-1.4"), Refusal::OtherFormat(FileFormat::Pdf)));
    assert!(matches!(refusal(b"Client;Solde\nA\0;1\n"), Refusal::OtherFormat(FileFormat::Binary)));
    assert!(matches!(refusal(b"Dear Sir,\nplease pay.\n"), Refusal::NoTable));
    assert!(matches!(refusal(b"Client;Facture;Solde\n\n;;\n"), Refusal::NoRows { header_line: 1 }));
}

#[test]
fn an_amount_that_ends_the_file_may_be_cut() {
    check(
        "Client;Facture;Date;Solde\nA;F1;20/01/2026;10,00\nA;F2;02/01/2026;10,0",
        "
        2  A (A) F1 2026-01-20  10.00 open 10.00
        3  A (A) F2 2026-01-02  10.00 open 10.00
        2 = 2 + 0
        LastAmountMayBeCut { line: 3 }",
    );
}
