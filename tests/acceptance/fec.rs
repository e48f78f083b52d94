//! The FEC: a year of entries comes down to who owes what, since when, on any day of that year.
//!
//! It has no due dates and no open amounts: the one come from the customers' terms, the other from
//! the lettering. **On every day the aged balance is the balance of the account 411.**

use std::collections::BTreeMap;

use app::import::ImportRequest;
use insta::assert_snapshot;

use crate::{
    entries::{Entry, customer_entries, debit_credit, montant_sens},
    util::{Desk, counts, suspicions},
};

const TERMS: &str = "
    Code client;Raison sociale;Conditions de règlement
    MOULIN;Moulin de la Braye;45 jours fin de mois
    BIERES;Bières du Loir;30 jours nets
    MAIRIE;Commune de Savigny;30 jours nets
    LOUVET;Louvet EURL;30 jours nets
";

/// The year 2025, half of each entry: the line of the customer. The other half is made up.
const YEAR: &str = "
    AN 1   2025-01-01 411000 MOULIN F24-310  2024-11-18  2400.00 AA 2025-02-12
    AN 1   2025-01-01 411000 BIERES -        2025-01-01  1850.00
    AN 1   2025-01-01 411000 LOUVET F24-077  2024-06-20   960.00 AD 2025-12-15
    VT 2   2025-01-14 411000 MOULIN F25-004  2025-01-14  1200.00 AB 2025-03-14
    BQ 3   2025-02-12 411000 MOULIN VIR0212  2025-02-12 -2400.00 AA 2025-02-12
    BQ 4   2025-03-14 411000 MOULIN VIR0314  2025-03-14 -1200.00 AB 2025-03-14
    VT 5   2025-03-06 411000 BIERES F25-014  2025-03-06  3600.00 AA 2025-05-07
    BQ 6   2025-05-07 411000 BIERES CHQ771   2025-05-07 -3600.00 AA 2025-05-07
    VT 7   2025-09-15 411000 MOULIN F25-042  2025-09-15  6000.00 ac 2025-11-10
    BQ 8   2025-11-10 411000 MOULIN VIR1110  2025-11-10 -2500.00 ac 2025-11-10
    VT 9   2025-10-20 411000 MOULIN F25-050  2025-10-20   700.00 AE 2025-11-20
    EF 10  2025-11-20 411000 MOULIN F25-050  2025-10-20  -700.00 AE 2025-11-20
    EF 10  2025-11-20 413000 MOULIN LCR-09   2025-11-20   700.00
    VT 11  2025-11-03 411000 BIERES F25-055  2025-11-03  4800.00
    VT 12  2025-11-12 411000 BIERES AV25-6   2025-11-12  -480.00
    VT 13  2025-12-01 411000 MAIRIE F25-061  2025-12-01  5000.00
    VT 13  2025-12-01 411000 MAIRIE F25-061  2025-12-01  5000.00
    BQ 14  2025-12-10 419100 BIERES AC-12    2025-12-10  -300.00
    OD 15  2025-12-15 411000 LOUVET F24-077  2024-06-20  -960.00 AD 2025-12-15
    OD 15  2025-12-15 416000 LOUVET F24-077  2024-06-20   960.00
    BQ 16  2025-12-22 411000 BIERES VIR1222  2025-12-22 -1000.00
";

const FILE: &str = "123456782FEC20251231.txt";

fn year() -> Vec<Entry> {
    customer_entries(YEAR)
}

fn desk(today: &str) -> Desk {
    let mut desk = Desk::on(today);
    desk.import(TERMS);
    desk
}

/// Every customer's open documents.
fn open(desk: &mut Desk) -> String {
    ["BIERES", "LOUVET", "MAIRIE", "MOULIN"].map(|it| format!("{it}\n{}", desk.items(it))).concat()
}

#[test]
fn a_year_of_entries_comes_down_to_its_open_documents() {
    let mut desk = desk("2026-01-12");
    let report = desk.import_bytes(FILE, debit_credit(&year()));
    assert_snapshot!(suspicions(&report), @"");
    assert_snapshot!(counts(&report), @"
    18 rows, 18 in: 12 new, 0 changed, 0 settled, 0 unchanged; open 18670.00 EUR
    - Un FEC ne donne pas d’échéance : elles sont déduites des conditions de chaque client, à défaut 30 jours (art. L441-10 C. com.), et marquées comme telles.
    ");
    assert_snapshot!(open(&mut desk), @"
    BIERES
      F25-055  2025-11-03  2025-12-03   4800.00   4800.00
      AN 2025  2025-01-01  no date      1850.00   1850.00
      AV25-6   2025-11-12  no date      -480.00   -480.00
      VIR1222  2025-12-22  no date     -1000.00  -1000.00
    LOUVET
    MAIRIE
      F25-061/1  2025-12-01  2025-12-31  5000.00  5000.00
      F25-061/2  2025-12-01  2025-12-31  5000.00  5000.00
    MOULIN
      F25-042  2025-09-15  2025-10-31  6000.00  3500.00
    ");
    assert_snapshot!(desk.aged_table("2025-12-31"), @"
    2025-12-31
      EUR        total   not due  no date     1-30  31-60    61-90  91+  unallocated
      BIERES   5170.00         ·  1850.00  4800.00      ·        ·    ·     -1480.00
      MOULIN   3500.00         ·        ·        ·      ·  3500.00    ·            ·
      MAIRIE  10000.00  10000.00        ·        ·      ·        ·    ·            ·
      Σ       18670.00  10000.00  1850.00  4800.00      ·  3500.00    ·     -1480.00
    ");
    assert_snapshot!(desk.aged_table("2026-01-12"), @"
    2026-01-12
      EUR        total  not due  no date      1-30    31-60    61-90  91+  unallocated
      MAIRIE  10000.00        ·        ·  10000.00        ·        ·    ·            ·
      BIERES   5170.00        ·  1850.00         ·  4800.00        ·    ·     -1480.00
      MOULIN   3500.00        ·        ·         ·        ·  3500.00    ·            ·
      Σ       18670.00        ·  1850.00  10000.00  4800.00  3500.00    ·     -1480.00
    ");
    desk.verifies();
}

#[test]
fn two_programs_files_of_one_year_say_the_same() {
    let (mut one, mut other) = (desk("2026-01-12"), desk("2026-01-12"));
    let same = one.import_bytes(FILE, debit_credit(&year()));
    let report = other.import_bytes(FILE, montant_sens(&year()));
    let days = ["2025-06-30", "2025-12-31", "2026-01-12"];
    assert_eq!(one.books(&days), other.books(&days));
    // And the other's file says nothing new to the first.
    assert_eq!(one.import_bytes(FILE, montant_sens(&year())).items_new, 0);
    assert_eq!(one.books(&days), other.books(&days));
    assert_eq!((same.rows, counts(&same)), (18, counts(&report)));
}

#[test]
fn doubtful_debts_bills_and_advances_come_only_when_asked_for() {
    let mut desk = desk("2026-01-12");
    let path = desk.file(FILE, &debit_credit(&year()));
    let accounts = ["413", "416", "419"].map(str::to_owned).to_vec();
    let request = ImportRequest { path, accounts, ..Default::default() };
    let report = desk.app.commit_import(&request).unwrap();
    assert_snapshot!(suspicions(&report), @"");
    assert_snapshot!(open(&mut desk), @"
    BIERES
      F25-055  2025-11-03  2025-12-03   4800.00   4800.00
      AN 2025  2025-01-01  no date      1850.00   1850.00
      AV25-6   2025-11-12  no date      -480.00   -480.00
      AC-12    2025-12-10  no date      -300.00   -300.00
      VIR1222  2025-12-22  no date     -1000.00  -1000.00
    LOUVET
      F24-077 (416)  2025-12-15  2024-07-20  960.00  960.00
    MAIRIE
      F25-061/1  2025-12-01  2025-12-31  5000.00  5000.00
      F25-061/2  2025-12-01  2025-12-31  5000.00  5000.00
    MOULIN
      F25-042  2025-09-15  2025-10-31  6000.00  3500.00
      LCR-09   2025-11-20  no date      700.00   700.00
    ");
    assert_snapshot!(desk.aged_table("2026-01-12"), @"
    2026-01-12
      EUR        total  not due  no date      1-30    31-60    61-90     91+  unallocated
      MAIRIE  10000.00        ·        ·  10000.00        ·        ·       ·            ·
      BIERES   4870.00        ·  1850.00         ·  4800.00        ·       ·     -1780.00
      MOULIN   4200.00        ·   700.00         ·        ·  3500.00       ·            ·
      LOUVET    960.00        ·        ·         ·        ·        ·  960.00            ·
      Σ       20030.00        ·  2550.00  10000.00  4800.00  3500.00  960.00     -1780.00
    ");
}

/// Σ of the lines of 411 up to a day, customer by customer.
fn running(entries: &[Entry], day: &str) -> BTreeMap<String, i64> {
    let mut sums = BTreeMap::new();
    for it in entries.iter().filter(|it| it.account.starts_with("411") && it.day.as_str() <= day) {
        *sums.entry(it.customer.clone()).or_default() += it.minor;
    }
    sums.retain(|_, minor| *minor != 0);
    sums
}

/// The totals of the aged balance, customer by customer.
fn totals(desk: &mut Desk, day: &str) -> BTreeMap<String, i64> {
    let basis = app::aging::AgingBasis::Due;
    let report = desk.app.aged_balance(Some(crate::util::day(day)), basis, None).unwrap();
    let customers = report.sheets.iter().flat_map(|it| &it.customers);
    customers
        .filter(|it| it.line.total != 0)
        .map(|it| (it.code.to_string(), it.line.total))
        .collect()
}

const MONTH_ENDS: [&str; 12] = [
    "2025-01-31",
    "2025-02-28",
    "2025-03-31",
    "2025-04-30",
    "2025-05-31",
    "2025-06-30",
    "2025-07-31",
    "2025-08-31",
    "2025-09-30",
    "2025-10-31",
    "2025-11-30",
    "2025-12-31",
];

#[test]
fn on_every_past_month_end_the_aged_balance_is_the_account() {
    let mut desk = desk("2026-01-12");
    desk.import_bytes(FILE, debit_credit(&year()));
    for day in MONTH_ENDS {
        assert_eq!(totals(&mut desk, day), running(&year(), day), "{day}");
    }
}

#[test]
fn the_same_file_again_says_nothing_new() {
    let mut desk = desk("2026-01-12");
    desk.import_bytes(FILE, debit_credit(&year()));
    let books = desk.books(&MONTH_ENDS);
    let again = desk.import_bytes(FILE, debit_credit(&year()));
    assert_snapshot!(counts(&again), @"
    18 rows, 18 in: 0 new, 0 changed, 0 settled, 12 unchanged; open 18670.00 EUR
    - Rien de nouveau : le dossier disait déjà la même chose.
    - Un FEC ne donne pas d’échéance : elles sont déduites des conditions de chaque client, à défaut 30 jours (art. L441-10 C. com.), et marquées comme telles.
    ");
    assert_eq!(desk.books(&MONTH_ENDS), books);
}

/// The year as far as it had come by a day: nothing later, and nothing lettered later.
fn until(day: &str) -> Vec<Entry> {
    let mut entries = year();
    entries.retain(|it| it.day.as_str() <= day);
    for it in entries.iter_mut().filter(|it| it.lettered.as_str() > day) {
        it.lettering.clear();
        it.lettered.clear();
    }
    entries
}

#[test]
fn a_year_exported_month_after_month_ends_as_if_exported_once() {
    let mut once = desk("2026-01-12");
    once.import_bytes(FILE, debit_credit(&year()));
    let mut monthly = desk("2025-01-31");
    for day in MONTH_ENDS {
        monthly.day(day);
        monthly.import_bytes(FILE, debit_credit(&until(day)));
        assert_eq!(totals(&mut monthly, day), running(&year(), day), "{day}");
        monthly.verifies();
    }
    monthly.day("2026-01-12");
    assert_eq!(open(&mut monthly), open(&mut once));
    for day in MONTH_ENDS {
        assert_eq!(totals(&mut monthly, day), running(&year(), day), "{day}");
    }
}

/// One payment more, and one more lettered: an invoice that was open is settled on its day.
#[test]
fn a_later_export_of_the_year_settles_what_was_paid_since() {
    let mut desk = desk("2025-11-05");
    desk.import_bytes(FILE, debit_credit(&until("2025-10-31")));
    assert_snapshot!(desk.items("MOULIN"), @"
    F25-042  2025-09-15  2025-10-31  6000.00  6000.00
    F25-050  2025-10-20  2025-12-31   700.00   700.00
    ");
    desk.day("2025-11-30");
    let later = desk.import_bytes(FILE, debit_credit(&until("2025-11-30")));
    assert_snapshot!(counts(&later), @"
    14 rows, 14 in: 2 new, 1 changed, 1 settled, 5 unchanged; open 10630.00 EUR
    - Le nom du fichier annonce une clôture au 31/12/2025, les écritures s’arrêtent avant ; la situation est prise au plus tard au 30/11/2025.
    - Un FEC ne donne pas d’échéance : elles sont déduites des conditions de chaque client, à défaut 30 jours (art. L441-10 C. com.), et marquées comme telles.
    ");
    assert_snapshot!(desk.items("MOULIN"), @"  F25-042  2025-09-15  2025-10-31  6000.00  3500.00");
    assert_snapshot!(desk.history("MOULIN"), @"
    2025-11-20  Règlement de F25-050
    2025-11-10  Règlement de F25-042
    2025-03-14  Règlement de F25-004
    2025-02-12  Règlement de F24-310
    ");
}

/// The year after: what was open is carried forward, then mostly paid.
const DETAIL: &str = "
    AN 1 2026-01-01 411000 MOULIN F25-042  2025-09-15  3500.00 AA 2026-01-30
    AN 1 2026-01-01 411000 BIERES -        2025-01-01  1850.00
    AN 1 2026-01-01 411000 BIERES F25-055  2025-11-03  4800.00 AB 2026-02-03
    AN 1 2026-01-01 411000 BIERES AV25-6   2025-11-12  -480.00 AB 2026-02-03
    AN 1 2026-01-01 411000 BIERES VIR1222  2025-12-22 -1000.00 AB 2026-02-03
    AN 1 2026-01-01 411000 MAIRIE F25-061  2025-12-01  5000.00 AA 2026-01-09
    AN 1 2026-01-01 411000 MAIRIE F25-061  2025-12-01  5000.00
";

/// The same in one line per customer.
const LUMP: &str = "
    AN 1 2026-01-01 411000 MOULIN - 2026-01-01  3500.00 AA 2026-01-30
    AN 1 2026-01-01 411000 BIERES - 2026-01-01  5170.00 AB 2026-02-03
    AN 1 2026-01-01 411000 MAIRIE - 2026-01-01 10000.00 AA 2026-01-09
";

const NEXT: &str = "
    BQ 2 2026-01-09 411000 MAIRIE MANDAT77 2026-01-09 -5000.00 AA 2026-01-09
    BQ 3 2026-01-30 411000 MOULIN VIR0130  2026-01-30 -3500.00 AA 2026-01-30
    BQ 4 2026-02-03 411000 BIERES VIR0203  2026-02-03 -3320.00 AB 2026-02-03
    VT 5 2026-02-10 411000 MOULIN F26-003  2026-02-10   840.00
";

/// The ledger of 2025 with the file of 2026 read over it.
fn two_years(opening: &str) -> (Desk, Vec<Entry>) {
    let mut desk = desk("2026-01-12");
    desk.import_bytes(FILE, debit_credit(&year()));
    desk.day("2026-02-28");
    let next = customer_entries(&format!("{opening}{NEXT}"));
    let path = desk.file("123456782FEC20261231.txt", &debit_credit(&next));
    let report = desk.import_file(&path).unwrap();
    assert_eq!(report.items_new, 1, "{}", counts(&report));
    (desk, next)
}

#[test]
fn the_next_year_doubles_nothing_and_settles_what_the_last_left() {
    let (mut desk, next) = two_years(DETAIL);
    assert_snapshot!(open(&mut desk), @"
    BIERES
      AN 2025  2025-01-01  no date  1850.00  1850.00
    LOUVET
    MAIRIE
      F25-061/2  2025-12-01  2025-12-31  5000.00  5000.00
    MOULIN
      F26-003  2026-02-10  2026-03-31  840.00  840.00
    ");
    for day in MONTH_ENDS {
        assert_eq!(totals(&mut desk, day), running(&year(), day), "{day}");
    }
    for day in ["2026-01-01", "2026-01-31", "2026-02-28"] {
        assert_eq!(totals(&mut desk, day), running(&next, day), "{day}");
    }
    desk.verifies();
}

#[test]
fn an_opening_in_one_line_stands_for_the_documents_of_the_year_before() {
    let (mut desk, next) = two_years(LUMP);
    assert_snapshot!(open(&mut desk), @"
    BIERES
      F25-055  2025-11-03  2025-12-03  4800.00  1850.00
    LOUVET
    MAIRIE
      F25-061/2  2025-12-01  2025-12-31  5000.00  5000.00
    MOULIN
      F26-003  2026-02-10  2026-03-31  840.00  840.00
    ");
    for day in MONTH_ENDS {
        assert_eq!(totals(&mut desk, day), running(&year(), day), "{day}");
    }
    for day in ["2026-01-01", "2026-01-31", "2026-02-28"] {
        assert_eq!(totals(&mut desk, day), running(&next, day), "{day}");
    }
    desk.verifies();
}
