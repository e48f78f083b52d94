//! Stories of the FEC: the text of a file in, its customer lines and items out.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::io::Cursor;

use proptest::prelude::*;
use readers::{
    Encoding, ProblemKind, Refusal,
    fec::{Fec, FecContents, FecOptions, FecRefusal, FecRemark, is_fec},
};
use receivables::{
    Currency, Money,
    lettering::{DueOrigin, JournalKind, letter, open_movements},
    payment_terms::DueRule,
};

/// A year of a small company, with every trap that real files have: a lettering code on two
/// customers, a partial payment, a lump, an entry number used twice, two instalments of one piece,
/// a debt moved to 416, a bill on 413, an advance on 4191.
const YEAR: &str = "\
JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise
AN|À nouveaux|1|20260101|411000|Clients|LEGRAS|Legras SARL|F25-118|20251120|AN F25-118|2400,00|0,00|AA|20260214|20270115||
AN|À nouveaux|1|20260101|411000|Clients|HÉLIO|Hélio & Fils||20260101|Report à nouveau|1850,00|0,00|||20270115||
AN|À nouveaux|1|20260101|110000|Report à nouveau||||20260101|Report à nouveau|0,00|4250,00|||20270115||
VT|Ventes|2|20260110|411000|Clients|LEGRAS|Legras SARL|F26-001|20260110|Facture F26-001|1200,00|0,00|AB|20260314|20270115||
VT|Ventes|2|20260110|706000|Prestations|||F26-001|20260110|Facture F26-001|0,00|1000,00|||20270115||
VT|Ventes|2|20260110|445710|TVA collectée|||F26-001|20260110|Facture F26-001|0,00|200,00|||20270115||
BQ|Banque|3|20260214|411000|Clients|LEGRAS|Legras SARL|VIR0214|20260214|Virement Legras|0,00|2400,00|AA|20260214|20270115||
BQ|Banque|3|20260214|512000|Banque|||VIR0214|20260214|Virement Legras|2400,00|0,00|||20270115||
BQ|Banque|4|20260314|411000|Clients|LEGRAS|Legras SARL|VIR0314|20260314|Virement Legras|0,00|1200,00|AB|20260314|20270115||
BQ|Banque|4|20260314|512000|Banque|||VIR0314|20260314|Virement Legras|1200,00|0,00|||20270115||
VT|Ventes|5|20260305|411000|Clients|HÉLIO|Hélio & Fils|F26-014|20260305|Facture F26-014|3600,00|0,00|AA|20260507|20270115||
VT|Ventes|5|20260305|706000|Prestations|||F26-014|20260305|Facture F26-014|0,00|3600,00|||20270115||
BQ|Banque|6|20260507|411000|Clients|HÉLIO|Hélio & Fils|CHQ771|20260507|Chèque|0,00|3600,00|AA|20260507|20270115||
BQ|Banque|6|20260507|512000|Banque|||CHQ771|20260507|Chèque|3600,00|0,00|||20270115||
VT|Ventes|7|20260915|411000|Clients|LEGRAS|Legras SARL|F26-042|20260915|Facture F26-042|6000,00|0,00|ac|20261110|20270115||
VT|Ventes|7|20260915|706000|Prestations|||F26-042|20260915|Facture F26-042|0,00|6000,00|||20270115||
BQ|Banque|8|20261110|411000|Clients|LEGRAS|Legras SARL|VIR1110|20261110|Acompte|0,00|2500,00|ac|20261110|20270115||
BQ|Banque|8|20261110|512000|Banque|||VIR1110|20261110|Acompte|2500,00|0,00|||20270115||
VT|Ventes|10|20261112|411000|Clients|HÉLIO|Hélio & Fils|AV26-6|20261112|Avoir AV26-6|0,00|480,00|||20270115||
VT|Ventes|10|20261112|706000|Prestations|||AV26-6|20261112|Avoir|480,00|0,00|||20270115||
BQ|Banque|11|20261222|411000|Clients|HÉLIO|Hélio & Fils|VIR1222|20261222|VIR HELIO|0,00|1000,00|||20270115||
BQ|Banque|11|20261222|512000|Banque|||VIR1222|20261222|VIR HELIO|1000,00|0,00|||20270115||
VT|Ventes|12|20261201|411000|Clients|VILLE|Ville de Saulx|F26-061|20261201|Facture F26-061 éch. 1|5000,00|0,00|||20270115||
VT|Ventes|12|20261201|411000|Clients|VILLE|Ville de Saulx|F26-061|20261201|Facture F26-061 éch. 2|5000,00|0,00|||20270115||
VT|Ventes|12|20261201|706000|Prestations|||F26-061|20261201|Facture F26-061|0,00|10000,00|||20270115||
OD|Opérations diverses|13|20261215|416000|Clients douteux|ROY|Roy EURL|F25-077|20250620|Passage en douteux|960,00|0,00|||20270115||
OD|Opérations diverses|13|20261215|411000|Clients|ROY|Roy EURL|F25-077|20250620|Passage en douteux|0,00|960,00|AD|20261215|20270115||
AN|À nouveaux|1|20260101|411000|Clients|ROY|Roy EURL|F25-077|20250620|AN F25-077|960,00|0,00|AD|20261215|20270115||
AN|À nouveaux|1|20260101|110000|Report à nouveau||||20260101|Report à nouveau|0,00|960,00|||20270115||
EF|Effets|14|20261120|413000|Effets à recevoir|LEGRAS|Legras SARL|LCR-09|20261120|LCR échéance 31/01/2027|700,00|0,00|||20270115||
EF|Effets|14|20261120|411000|Clients|LEGRAS|Legras SARL|F26-050|20261020|LCR F26-050|0,00|700,00|AE|20261120|20270115||
VT|Ventes|15|20261020|411000|Clients|LEGRAS|Legras SARL|F26-050|20261020|Facture F26-050|700,00|0,00|AE|20261120|20270115||
VT|Ventes|15|20261020|706000|Prestations|||F26-050|20261020|Facture F26-050|0,00|700,00|||20270115||
BQ|Banque|16|20261210|419100|Avances clients|HÉLIO|Hélio & Fils|AC-12|20261210|Acompte commande 88|0,00|300,00|||20270115||
BQ|Banque|16|20261210|512000|Banque|||AC-12|20261210|Acompte commande 88|300,00|0,00|||20270115||
";

fn read_as(bytes: impl AsRef<[u8]>, accounts: &[&str]) -> Result<FecContents, Refusal> {
    let source = Cursor::new(bytes.as_ref().to_vec());
    let options = FecOptions { accounts: accounts.iter().map(|it| (*it).to_owned()).collect() };
    Fec::open(source, "123456782FEC20261231.txt")?.read(&options)
}

fn read(bytes: impl AsRef<[u8]>) -> FecContents {
    read_as(bytes, &["411"]).unwrap()
}

fn euros(minor: i64) -> String {
    Money { minor, currency: Currency::EUR }.to_string()
}

/// The open items, one line each, then the control figures.
fn open_items(contents: &FecContents) -> String {
    let rule = |customer: &str| match customer {
        "LEGRAS" => Some(DueRule::DaysThenEndOfMonth { days: 45 }),
        _ => Some(DueRule::Net { days: 30 }),
    };
    let mut out = String::new();
    for it in letter(&contents.movements, &[], rule).items {
        let due = it.due.map_or("-".to_owned(), |it| {
            assert_eq!(it.origin, DueOrigin::Derived);
            it.on.to_string()
        });
        if it.open_minor() != 0 {
            out += &format!(
                "{} {} {} {:?} {} due {due} {}\n",
                it.account,
                it.customer,
                it.number,
                it.kind,
                it.issued,
                euros(it.open_minor())
            );
        }
    }
    let accounts = contents.control.accounts.iter();
    let accounts: Vec<_> = accounts.map(|(it, of)| format!("{it} {}", euros(of.minor))).collect();
    out + &accounts.join(", ")
}

const YEAR_OPEN: &str = "\
411000 HÉLIO AN 2026 Invoice 2026-01-01 due - 1850.00
411000 HÉLIO AV26-6 CreditNote 2026-11-12 due - -480.00
411000 HÉLIO VIR1222 Payment 2026-12-22 due - -1000.00
411000 LEGRAS F26-042 Invoice 2026-09-15 due 2026-10-31 3500.00
411000 VILLE F26-061/1 Invoice 2026-12-01 due 2026-12-31 5000.00
411000 VILLE F26-061/2 Invoice 2026-12-01 due 2026-12-31 5000.00
411 13870.00, 413 700.00, 416 960.00, 419 -300.00";

#[test]
fn a_year_comes_down_to_its_open_items() {
    let contents = read(YEAR);
    assert_eq!(open_items(&contents), YEAR_OPEN);
    let open: i64 = open_movements(&contents.movements).map(|it| it.minor).sum();
    assert_eq!(open, contents.control.accounts["411"].minor);
    assert_eq!((contents.rejected, &contents.remarks[..]), (0, &[][..]));
    let control = &contents.control;
    assert_eq!((control.lines, control.debit_minor), (35, 39_850_00));
    assert_eq!((control.credit_minor, control.unbalanced_entries), (39_850_00, Some(0)));
    let days = [control.first_entry, control.last_entry, control.closing, control.opening];
    let days = days.map(|it| it.unwrap().to_string());
    assert_eq!(days, ["2026-01-01", "2026-12-22", "2026-12-31", "2026-01-01"]);
}

#[test]
fn bills_doubtful_debts_and_advances_come_when_asked_for_and_stay_apart() {
    let contents = read_as(YEAR, &["411", "413", "416", "419"]).unwrap();
    let items = open_items(&contents);
    let others: Vec<_> = items.lines().filter(|it| !it.starts_with("411")).collect();
    assert_eq!(
        others,
        [
            "419100 HÉLIO AC-12 Payment 2026-12-10 due - -300.00",
            "413000 LEGRAS LCR-09 Invoice 2026-11-20 due - 700.00",
            "416000 ROY F25-077 (416) Invoice 2026-12-15 due 2025-07-20 960.00",
        ]
    );
}

#[test]
fn sales_of_a_month_are_the_lines_of_the_sales_journal() {
    let sales = |month: &str| {
        let contents = read(YEAR);
        let lines = contents.movements.iter().filter(|it| it.is_sale());
        let of_month = lines.filter(|it| it.entry_date.to_string().starts_with(month));
        euros(of_month.map(|it| it.minor).sum())
    };
    for (month, expected) in
        [("2026-01", "1200.00"), ("2026-11", "-480.00"), ("2026-12", "10000.00")]
    {
        assert_eq!(sales(month), expected, "{month}");
    }
}

/// The year with its amounts in one column, and D or C in another.
fn with_sense(debit: &str, credit: &str) -> String {
    let mut out = String::new();
    for line in YEAR.lines() {
        let mut cells: Vec<_> = line.split('|').map(str::to_owned).collect();
        if cells[11] == "Debit" {
            (cells[11], cells[12]) = ("Montant".into(), "Sens".into());
        } else if cells[11] == "0,00" {
            (cells[11], cells[12]) = (cells[12].clone(), credit.into());
        } else {
            cells[12] = debit.into();
        }
        out += &cells.join("|");
        out += "\n";
    }
    out
}

/// The year as Excel saves it in France: semicolons, its own dates and thousands, nothing for 0.
fn through_excel() -> String {
    let mut out = String::new();
    for line in YEAR.lines() {
        let cells = line.split('|').zip(0..).map(|(cell, at)| match (at, cell) {
            (3 | 9 | 14 | 15, day) if day.len() == 8 => {
                format!("{}/{}/{}", &day[6..], &day[4..6], &day[..4])
            }
            (11 | 12, "0,00") => String::new(),
            (11 | 12, amount) if amount.len() == 7 => {
                format!("{}\u{A0}{}", &amount[..1], &amount[1..])
            }
            (10, label) => format!("\"{label}; \"\"bis\"\"\""),
            (_, cell) => cell.to_owned(),
        });
        out += &cells
            .collect::<Vec<_>>()
            .join(";")
            .replace("\"EcritureLib; \"\"bis\"\"\"", "EcritureLib");
        out += "\r\n";
    }
    out
}

/// The columns the other way round.
fn reversed() -> String {
    let line = |it: &str| it.split('|').rev().collect::<Vec<_>>().join("\t") + "\n";
    YEAR.lines().map(line).collect()
}

#[test]
fn every_shape_of_the_file_says_the_same() {
    let tabs = YEAR.replace('|', "\t");
    let padded = YEAR.replace('|', "  |   ").replace("JournalCode ", "\u{FEFF}journal code ");
    let mixed = YEAR.lines().zip(0..).map(|(it, at)| {
        if at % 3 == 1 { it.replace('|', "\t") + "\n" } else { it.to_owned() + "\n" }
    });
    for (name, text) in [
        ("tabs", tabs.clone()),
        ("byte order mark", format!("\u{FEFF}{YEAR}")),
        ("padded", padded),
        ("another separator in every third line", mixed.collect()),
        ("columns in another order", reversed()),
        ("CR LF", tabs.replace('\n', "\r\n")),
        ("CR", tabs.replace('\n', "\r")),
        ("CR CR LF", tabs.replace('\n', "\r\r\n")),
        ("no end of the last line", tabs.trim_end_matches('\n').to_owned()),
        ("accents and capitals in the names", YEAR.replace("Debit|Credit", "Débit|CRÉDIT")),
        ("dots", YEAR.replace(",00", ".00")),
        ("Montant and Sens", with_sense("D", "C")),
        ("Montant and a sign", with_sense("+1", "-1")),
        ("Excel", through_excel()),
        (
            "more columns",
            YEAR.replace('\n', "|x|y|z|0\n")
                .replace("Idevise|x|y|z|0", "Idevise|DateRglt|ModeRglt|NatOp|IdClient"),
        ),
    ] {
        let contents = read(&text);
        assert_eq!((contents.rejected, contents.problems.first()), (0, None), "{name}");
        assert_eq!(open_items(&contents), YEAR_OPEN, "{name}");
        assert!(is_fec(&text.as_bytes()[..500]), "{name}");
    }
}

#[test]
fn every_encoding_says_the_same() {
    let latin = |text: &str| text.chars().map(|it| u8::try_from(u32::from(it)).unwrap()).collect();
    let utf16: Vec<u8> = YEAR.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let dos = |it: char| match it {
        'À' => 0xB7,
        'É' => 0x90,
        'é' => 0x82,
        'è' => 0x8A,
        'à' => 0x85,
        _ => u8::try_from(it).unwrap(),
    };
    let with_euro: Vec<u8> = {
        let mut bytes: Vec<u8> = latin(YEAR);
        let at = bytes.windows(6).position(|it| it == b"Ch\xE8que").unwrap();
        bytes[at + 5] = 0xA4;
        bytes
    };
    for (encoding, bytes) in [
        (Encoding::Windows1252, latin(YEAR)),
        (Encoding::Iso8859_15, with_euro),
        (Encoding::Cp850, YEAR.chars().map(dos).collect()),
        (Encoding::Utf16Le, utf16),
    ] {
        assert!(is_fec(&bytes[..1000]), "{encoding:?}");
        let fec = Fec::open(Cursor::new(&bytes), "").unwrap();
        assert_eq!(fec.encoding, encoding);
        assert_eq!(open_items(&read(&bytes)), YEAR_OPEN, "{encoding:?}");
    }
}

/// A file of these lines under the columns that matter.
fn small(lines: &str) -> FecContents {
    read(format!(
        "JournalCode|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet\n{lines}"
    ))
}

#[test]
fn each_bad_line_says_where_and_why() {
    let contents = small(
        "VT|1|20260110|411000||A||F-1|20260110|x|100,00||\n\
         VT|1|20260231|411000||A||F-2|20260110|x|100,00||\n\
         VT|1|demain|411000||A||F-3|20260110|x|100,00||\n\
         VT|1||411000||A||F-4|20260110|x|100,00||\n\
         VT|1|20260110|||A||F-5|20260110|x|100,00||\n\
         VT|1|20260110|411000||A||F-6|20260110|x|1OO,00||\n\
         VT|1|20260110|411000||A||F-7|20260110|x||999999999999999,00|\n\
         VT|1|20260110|411000\n\
         VT|1|20260110|411000||A||F-8|20260110|x|y|z|100,00||\n\
         VT|1|20260110|411000||A||F|9|20260110|x|100,00|0,00|AA\n\
         \n\
         VT|1|20260110|411000||A||F-10|20260110|x|10,00",
    );
    let problems: Vec<_> = contents
        .problems
        .iter()
        .map(|it| (it.line, it.column.as_str(), it.kind.clone(), it.known_number.as_deref()))
        .collect();
    let value = |it: &str| it.to_owned();
    assert_eq!(
        problems,
        [
            (
                3,
                "EcritureDate",
                ProblemKind::ImpossibleDate { value: value("20260231") },
                Some("F-2")
            ),
            (4, "EcritureDate", ProblemKind::NotADate { value: value("demain") }, Some("F-3")),
            (
                5,
                "EcritureDate",
                ProblemKind::Missing { field: readers::Field::Issued },
                Some("F-4")
            ),
            (
                6,
                "CompteNum",
                ProblemKind::Missing { field: readers::Field::CustomerCode },
                Some("F-5")
            ),
            (
                7,
                "Debit",
                ProblemKind::NotAnAmount { value: value("1OO,00"), meant: Some(value("100,00")) },
                Some("F-6")
            ),
            (
                8,
                "Credit",
                ProblemKind::AmountTooLarge { value: value("999999999999999,00") },
                Some("F-7")
            ),
            (9, "", ProblemKind::TooFewCells { found: 4, expected: 13 }, None),
            (11, "", ProblemKind::TooManyCells { found: 14, expected: 13 }, None),
            (13, "", ProblemKind::CutOff, None),
        ]
    );
    // The separator in the text of line 10 is found by what stands behind it.
    let kept: Vec<_> = contents.movements.iter().map(|it| (&*it.number, &*it.label)).collect();
    assert_eq!(kept, [("F-1", "x"), ("F-8", "x y z")]);
    assert_eq!((contents.control.lines, contents.rejected), (11, 9));
    assert!(contents.remarks.contains(&FecRemark::SeparatorInLabel { count: 1, first: 10 }));
}

#[test]
fn amounts_keep_their_sign_and_their_decimals() {
    for (debit, credit, expected) in [
        ("100,00", "0,00", 100_00),
        ("", "100,00", -100_00),
        ("-100,00", "", -100_00),
        ("", "-100,00", 100_00),
        ("+100,00", "", 100_00),
        ("0000100,50", "", 100_50),
        ("1234,567", "", 1_234_57),
        ("1.234", "", 1_23),
        ("1 234,5", "", 1_234_50),
        ("1.234,50", "", 1_234_50),
        ("100,00", "40,00", 60_00),
        ("", "", 0),
    ] {
        let contents = small(&format!("VT|1|20260110|411000||A||F|20260110|x|{debit}|{credit}|\n"));
        assert_eq!(contents.movements[0].minor, expected, "{debit} {credit}");
    }
}

#[test]
fn customers_have_a_code_a_name_and_a_warning_where_they_are_many() {
    let contents = small(
        "VT|1|20260110|411000|Clients|00417|Durand|F-1|20260110|x|1,00||\n\
         VT|2|20260110|411000|Clients|00417|DURAND SA|F-2|20260110|x|1,00||\n\
         VT|3|20260110|411000|Clients|00417|DURAND SA|F-3|20260110|x|1,00||\n\
         VT|4|20260110|411MOREL|Morel||||F-4|20260110|1,00||\n\
         VT|4|20260110|411MOREL|Morel|||F-4|20260110|x|1,00||\n\
         VT|5|20260110|411000|Clients|DIVERS|Clients divers|F-5|20260110|Mme Roy|1,00||\n",
    );
    let customers: Vec<_> = contents
        .customers
        .iter()
        .map(|it| (&*it.code, it.name.as_str(), it.is_catch_all))
        .collect();
    assert_eq!(
        customers,
        [
            ("00417", "DURAND SA", false),
            ("411MOREL", "Morel", false),
            ("DIVERS", "Clients divers", true)
        ]
    );
    let catch_all =
        FecRemark::CatchAllCustomer { code: "DIVERS".into(), name: "Clients divers".into() };
    assert!(contents.remarks.contains(&catch_all));
    assert_eq!(&*contents.movements.last().unwrap().label, "Mme Roy");
}

#[test]
fn what_does_not_tie_is_remarked() {
    let text = "JournalCode|EcritureNum|EcritureDate|CompteNum|PieceDate|Debit|Credit|DateLet|Idevise\n\
        VT|1|20260110|411A|20261310|100,00||xx|USD\n\
        VT|1|20260110|706000|20260110||90,00||\n";
    let mut fec = Fec::open(Cursor::new(text), "0123456789FEC20501231.txt").unwrap();
    let remarks = fec.read(&FecOptions::default()).unwrap().remarks;
    let column = |it: &str| it.to_owned();
    assert_eq!(
        remarks,
        [
            FecRemark::DoesNotBalance { minor: 10_00 },
            FecRemark::UnbalancedEntries { count: 1 },
            FecRemark::ClosingInName {
                stated: "2050-12-31".parse().unwrap(),
                found: "2026-01-31".parse().unwrap()
            },
            FecRemark::SirenInName { stated: "0123456789".into() },
            FecRemark::InvalidDates { column: column("PieceDate"), count: 1, first: 2 },
            FecRemark::InvalidDates { column: column("DateLet"), count: 1, first: 2 },
            FecRemark::WithoutCustomerCode { count: 1, first: 2 },
            FecRemark::ForeignCurrency { count: 1, first: 2 },
        ]
    );
    let empty = small("VT|1|20260110|706000||||F|20260110|x||0,00|\n");
    assert!(empty.remarks.contains(&FecRemark::NoCustomerLine));
}

#[test]
fn a_due_date_is_read_where_a_column_states_one() {
    let due = |column: &str| {
        let text = format!(
            "JournalCode|EcritureDate|CompteNum|Debit|Credit|{column}\nVT|20260110|411A|1,00||20260228\n"
        );
        read(text).movements[0].due.map(|it| it.to_string())
    };
    assert_eq!(due("DateLimitReglmt").as_deref(), Some("2026-02-28"));
    assert_eq!(due("Date échéance").as_deref(), Some("2026-02-28"));
    // The day of payment of cash accounting.
    assert_eq!(due("DateRglt"), None);
}

#[test]
fn journals_are_told_apart_by_name_or_content() {
    let kinds: Vec<_> = read(YEAR).journals.into_iter().map(|it| (it.code, it.kind)).collect();
    let expected = [
        ("AN", JournalKind::Opening),
        ("BQ", JournalKind::Money),
        ("EF", JournalKind::Other),
        ("OD", JournalKind::Other),
        ("VT", JournalKind::Sales),
    ];
    assert_eq!(kinds, expected.map(|(code, kind)| (code.to_owned(), kind)));
}

#[test]
fn what_is_no_fec_is_refused_with_what_is_missing() {
    let refusal = |text: &str| match Fec::open(Cursor::new(text.to_owned()), "x.txt") {
        Err(Refusal::Fec(it)) => Some(it),
        _ => None,
    };
    assert_eq!(refusal("Client;Facture;Solde\nA;F-1;12\n"), Some(FecRefusal::NotAFec));
    assert_eq!(
        refusal("JournalCode|EcritureDate|CompteNum|PieceRef|Debit\n"),
        Some(FecRefusal::MissingColumns { line: 1, missing: vec!["Credit"] })
    );
    assert!(!is_fec(b"Client;Facture;Solde\nA;F-1;12\n") && !is_fec(b"") && !is_fec(b"PK\x03\x04"));
    let header = YEAR.lines().next().unwrap();
    let refused = read_as(header, &["411"]);
    assert!(matches!(refused, Err(Refusal::Fec(FecRefusal::NoLines { header_line: 1 }))));
}

#[test]
fn a_file_cut_anywhere_gives_the_lines_before_the_cut() {
    let whole = read(YEAR).movements;
    for cut in (0..YEAR.len()).step_by(7) {
        let Ok(some) = read_as(&YEAR.as_bytes()[..cut], &["411"]) else { continue };
        // Only the kind of a journal may still change: it follows from all its lines.
        let same = some
            .movements
            .iter()
            .zip(&whole)
            .all(|(a, b)| (a.line, a.minor, &a.number) == (b.line, b.minor, &b.number));
        assert!(same && some.movements.len() <= whole.len(), "cut at {cut}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let mut file = b"JournalCode|EcritureDate|CompteNum|Debit|Credit|EcritureLib\n".to_vec();
        file.extend(&bytes);
        let _ = read_as(&bytes, &["411"]);
        let _ = read_as(&file, &[""]);
        let _ = is_fec(&bytes);
    }

    #[test]
    fn any_cells_are_read_or_told(
        rows in prop::collection::vec(prop::collection::vec("[-0-9A-Zé ,.\"|/;=\t]{0,12}", 0..9), 0..12),
    ) {
        let rows: Vec<String> = rows.iter().map(|it| it.join("|")).collect();
        let file = format!("JournalCode|EcritureDate|CompteNum|CompAuxNum|PieceDate|EcritureLib|Debit|Credit\n{}", rows.join("\n"));
        if let Ok(contents) = read_as(file, &[""]) {
            prop_assert_eq!(contents.control.lines, contents.movements.len() as u64 + contents.rejected);
            letter(&contents.movements, &[], |_| None);
        }
    }
}
