//! Matching, told as statements: who owes what, what came in, and what becomes of it.

use chrono::{Datelike, Days, NaiveDate};
use proptest::prelude::*;

use super::*;
use crate::Currency;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn euros(text: &str) -> Money {
    Money::parse(text, Currency::EUR).unwrap()
}

/// One customer a line: `1 | Vignobles Ménard SARL | IBAN | alias`, the last two as needed.
fn customers(text: &str) -> Vec<Customer> {
    let field = |line: &str, at: usize| line.split('|').nth(at).unwrap_or("").trim().to_owned();
    let lines = text.lines().map(str::trim).filter(|it| !it.is_empty());
    let customer = |line: &str| Customer {
        id: CustomerId(field(line, 0).parse().unwrap()),
        code: format!("CL{:04}", field(line, 0).parse::<u32>().unwrap()),
        name: field(line, 1),
        ibans: vec![field(line, 2)],
        aliases: vec![field(line, 3)],
    };
    lines.map(customer).collect()
}

/// One item a line: customer, number, amount, due date, and a reference if it has one. Issued
/// thirty days before.
fn items(text: &str) -> Vec<Claimable> {
    let lines = text.lines().map(str::trim).filter(|it| !it.is_empty());
    let item = |(id, line): (i64, &str)| {
        let [customer, number, open, due, reference @ ..] =
            &line.split_whitespace().collect::<Vec<_>>()[..]
        else {
            panic!("{line}")
        };
        let open = euros(open);
        Claimable {
            item: ItemId(id),
            customer: CustomerId(customer.parse().unwrap()),
            kind: if open.minor < 0 { ItemKind::CreditNote } else { ItemKind::Invoice },
            number: (*number).to_owned(),
            reference: reference.join(" "),
            issued: day(due) - Days::new(30),
            due: Some(day(due)),
            open,
        }
    };
    (1..).zip(lines).map(item).collect()
}

/// One receipt a line: amount, payer, text, IBAN; on 30 June 2026 and the days after.
fn receipts(text: &str) -> Vec<Receipt> {
    let field = |line: &str, at: usize| line.split('|').nth(at).unwrap_or("").trim().to_owned();
    let lines = text.lines().map(str::trim).filter(|it| !it.is_empty());
    let receipt = |(id, line): (u32, &str)| Receipt {
        id: ReceiptId(id.into()),
        on: day("2026-06-30") + Days::new(id.into()),
        received: euros(&field(line, 0)),
        payer: field(line, 1),
        text: field(line, 2),
        payer_iban: field(line, 3),
    };
    (0..).zip(lines).map(receipt).collect()
}

/// What becomes of each receipt, a line each.
fn told(who: &str, owes: &str, came_in: &str, tolerance: &Tolerance) -> String {
    let items = items(owes);
    let accounts = OpenAccounts::new(&customers(who), items.clone());
    let number = |id: &ItemId| items.iter().find(|it| it.item == *id).unwrap().number.clone();
    let line = |found: &Match| match &found.found {
        Err(nothing) => format!("{nothing:?}"),
        Ok(it) => {
            let paid = it.allocations.iter().map(|(item, paid)| format!("{}={paid}", number(item)));
            let mut line = paid.collect::<Vec<_>>().join(" + ");
            let more = [
                ("over", (it.remainder.minor != 0).then_some(it.remainder)),
                ("fee", it.fee),
                ("discount", it.discount),
            ];
            for (what, money) in more {
                line += &money.map(|it| format!(" {what} {it}")).unwrap_or_default();
            }
            let reason = format!("{:?}", it.reason);
            let reason = reason.split([' ', '{']).next().unwrap();
            let rivals =
                if it.rivals > 0 { format!(", rivals {}", it.rivals) } else { String::new() };
            format!("{line}: {:?}, {:?}, {reason}{rivals}", it.confidence, it.recognised)
        }
    };
    let matches = accounts.propose(&receipts(came_in), tolerance);
    matches.iter().map(line).map(|it| it.trim().to_owned()).collect::<Vec<_>>().join("\n")
}

const WHO: &str = "
    1 | Vignobles Ménard SARL
    2 | Ets Lacroix-Dubreuil
    3 | Société nouvelle de charpente et couverture du Haut-Adour
    4 | Martel
    5 | Martel Frères
    6 | Ateliers du Pont Neuf | FR7630001007941234567890185 | HOLDING PONTIS
";

#[track_caller]
fn check(owes: &str, came_in: &str, expected: &str) {
    let lines: Vec<_> = expected.lines().map(str::trim).filter(|it| !it.is_empty()).collect();
    let found = told(WHO, owes, came_in, &Tolerance::default());
    assert_eq!(found.lines().collect::<Vec<_>>(), lines, "\n{found}");
}

#[test]
fn a_known_customer_and_one_item_of_the_amount_are_certain() {
    check(
        "1 F-2601 812.40 2026-05-31
         1 F-2602 433.00 2026-06-15
         3 F-2603 977.77 2026-06-15
         6 F-2604 120.00 2026-06-15",
        "433.00 | VIR SEPA VIGNOBLES MENARD
         977.77 | STE NOUVELLE DE CHARPENTE ET COUVE
         120.00 | HOLDING PONTIS
         433.00 | VIR SEPA VIGNOBLES MENARD",
        "F-2602=433.00: Certain, Name, ExactAmount
         F-2603=977.77: Certain, Name, ExactAmount
         F-2604=120.00: Certain, Alias, ExactAmount
         F-2601=433.00: Likely, Name, OldestFirst",
    );
}

#[test]
fn an_item_that_another_receipt_names_is_not_certain_and_goes_to_that_one() {
    check(
        "1 F-2601 812.40 2026-05-31
         1 F-2602 433.00 2026-06-15",
        "433.00 | VIR SEPA VIGNOBLES MENARD
         433.00 | VIR SEPA VIGNOBLES MENARD | FACTURE F-2602",
        "F-2601=433.00: Likely, Name, OldestFirst
         F-2602=433.00: Certain, Number, NamedNumber",
    );
    // Named by a receipt that does not explain it, it is likely for both.
    check(
        "1 F-2601 433.00 2026-06-15",
        "433.00 | VIR SEPA VIGNOBLES MENARD
         100.00 | VIR SEPA VIGNOBLES MENARD | ACOMPTE F-2601",
        "F-2601=433.00: Likely, Name, ExactAmount
         F-2601=100.00: Likely, Number, NamedNumber",
    );
    // A payment that came back names it as well, and pays nothing.
    check(
        "1 F-2601 433.00 2026-06-15",
        "433.00 | VIR SEPA VIGNOBLES MENARD
         -433.00 | VIGNOBLES MENARD | REJET F-2601",
        "F-2601=433.00: Certain, Name, ExactAmount
         NotReceived",
    );
}

#[test]
fn of_two_items_of_the_same_amount_the_oldest_is_likely_and_the_named_one_certain() {
    let owes = "1 F-2601 90.00 2026-04-30
                1 F-2602 90.00 2026-05-31
                1 F-2603 90.00 2026-06-30";
    check(
        owes,
        "90.00 | VIGNOBLES MENARD
         90.00 | VIGNOBLES MENARD | F-2601
         90.00 | VIGNOBLES MENARD",
        "F-2602=90.00: Likely, Name, ExactAmount, rivals 1
         F-2601=90.00: Certain, Number, NamedNumber
         F-2603=90.00: Likely, Name, ExactAmount, rivals 1",
    );
}

#[test]
fn several_items_are_found_by_their_sum() {
    let owes = "1 F-2601 812.40 2026-04-30
                1 F-2602 433.17 2026-05-31
                1 A-0007 -61.90 2026-05-31
                1 F-2603 150.55 2026-06-15
                1 F-2604 702.28 2026-07-15";
    for (received, expected) in [
        (
            "2036.50",
            "F-2601=812.40 + F-2602=433.17 + A-0007=-61.90 + F-2603=150.55 + F-2604=702.28: Certain, Name, AllOpen",
        ),
        ("1245.57", "F-2601=812.40 + F-2602=433.17: Certain, Name, DueUpTo"),
        ("1183.67", "F-2601=812.40 + F-2602=433.17 + A-0007=-61.90: Certain, Name, DueUpTo"),
        ("852.83", "F-2603=150.55 + F-2604=702.28: Certain, Name, ConsecutiveItems"),
        ("1514.68", "F-2601=812.40 + F-2604=702.28: Certain, Name, SumOfSeveral"),
    ] {
        check(owes, &format!("{received} | MENARD VIGNOBLES SARL"), expected);
    }
}

#[test]
fn a_sum_in_which_an_item_can_be_exchanged_for_its_like_is_not_certain() {
    let owes = "1 F-2601 812.40 2026-04-30
                1 F-2602 433.17 2026-05-10
                1 F-2603/1 150.00 2026-05-31
                1 F-2603/2 150.00 2026-06-30";
    check(
        owes,
        "1395.57 | VIGNOBLES MENARD",
        "F-2601=812.40 + F-2602=433.17 + F-2603/1=150.00: Likely, Name, DueUpTo, rivals 1",
    );
}

#[test]
fn a_sum_that_chance_would_find_is_not_certain() {
    check(
        "1 F-2601 100.00 2026-04-30
         1 F-2602 250.00 2026-05-31
         1 F-2603 400.00 2026-06-10
         1 F-2604 700.00 2026-06-20",
        "500.00 | VIGNOBLES MENARD",
        "F-2601=100.00 + F-2603=400.00: Possible, Name, SumOfSeveral",
    );
}

#[test]
fn a_number_is_found_however_it_is_written() {
    for (number, text, is_found) in [
        ("F2025-055", "REGLT F2025-055", true),
        ("F2025-055", "FACT F2025/55", true),
        ("F2025-055", "FA 2025/055", true),
        ("F2025-055", "fact.2025055", true),
        ("F2025-055", "2025-55", true),
        ("F2025-012", "FACTURES 2025-12", false),
        ("F2025-012", "FACTURES 12/2025", false),
        ("F2025-012", "FACTURES 2025-012", true),
        ("F2025-055", "F2025-0551", false),
        ("FA2025-0055", "FA 2025 55", true),
        ("F2025-061/1", "F2025-061", true),
        ("F2025-11", "LE 05-11-2025", false),
        ("F2025-11", "2025-11-05", false),
        ("F2025-311", "DU 31/1/2025 F2025-311", true),
        ("000012", "CHEQUE 12", false),
        ("000012", "FACTURE 000012", true),
        ("12", "FACTURE 12", false),
        ("2025", "ANNEE 2025", false),
        ("A2025", "ANNEE A 2025", false),
        ("450012345", "CDE 450012345", true),
        ("FAC-É-00731", "fac e 731", true),
    ] {
        let found = numbers::Numbers::new([number].into_iter()).named(text);
        assert_eq!(!found.is_empty(), is_found, "{number} in {text}");
    }
}

#[test]
fn a_series_of_numbers_is_read_to_its_end() {
    let numbers = ["F2025-055", "F2025-056", "F2025-058"];
    let found = numbers::Numbers::new(numbers.into_iter()).named("FACT F2025-055, 056 ET 058");
    assert_eq!(found.iter().flat_map(|it| it.items.clone()).collect::<Vec<_>>(), [0, 1, 2]);
}

#[test]
fn named_items_are_paid_together_in_part_or_less_a_fee() {
    let owes = "2 F-2026-101 1200.00 2026-05-31
                2 F-2026-102 800.00 2026-06-15
                2 F-2026-103 65.00 2026-06-20
                1 F-2026-104 800.00 2026-06-15";
    for (receipt, expected) in [
        (
            "2000.00 | GENERALE DE BANQUE | F-2026-101 ET 102",
            "F-2026-101=1200.00 + F-2026-102=800.00: Certain, Number, NamedNumber",
        ),
        (
            "1265.00 | LACROIX DUBREUIL | F2026101",
            "F-2026-101=1200.00 + F-2026-103=65.00: Likely, Number, NamedNumber",
        ),
        (
            "1192.00 | LACROIX DUBREUIL | F2026101",
            "F-2026-101=1200.00 fee 8.00: Likely, Number, NamedNumber",
        ),
        ("500.00 | LACROIX DUBREUIL | F2026101", "F-2026-101=500.00: Likely, Number, NamedNumber"),
        (
            "1600.00 | GROUPE X | F-2026-102 F-2026-104",
            "F-2026-104=800.00 + F-2026-102=800.00: Possible, Number, NamedNumber",
        ),
        (
            "800.00 | VIGNOBLES MENARD | F-2026-102",
            "F-2026-102=800.00: Likely, Number, NamedNumber",
        ),
    ] {
        check(owes, receipt, expected);
    }
}

#[test]
fn two_instalments_of_one_number_are_told_apart_by_their_amounts_only() {
    let stem = "5000.00 | VIGNOBLES MENARD | F2025-061";
    check(
        "1 F2025-061/1 5000.00 2026-05-31
         1 F2025-061/2 5000.00 2026-06-30",
        stem,
        "F2025-061/1=5000.00: Likely, Number, NamedNumber, rivals 1",
    );
    check(
        "1 F2025-061/1 3000.00 2026-05-31
         1 F2025-061/2 5000.00 2026-06-30",
        stem,
        "F2025-061/2=5000.00: Certain, Number, NamedNumber",
    );
}

#[test]
fn the_customers_own_reference_finds_its_items() {
    check(
        "1 F-2601 300.00 2026-05-31 CDE 7788123
         1 F-2602 300.00 2026-06-10 CDE 7788124
         2 F-2603 300.00 2026-06-10 CDE 9900001",
        "300.00 | VIGNOBLES MENARD | COMMANDE 7788124
         300.00 | INCONNU | COMMANDE 9900001",
        "F-2602=300.00: Certain, Name, NamedReference
         F-2603=300.00: Likely, Reference, NamedReference",
    );
}

#[test]
fn a_name_that_several_bear_is_not_beyond_doubt() {
    let owes = "4 F-2601 300.00 2026-05-31
                5 F-2602 410.00 2026-05-31
                5 F-2603 300.00 2026-06-30";
    for (receipt, expected) in [
        // Martel is somebody, and Martel Frères owe the same.
        ("300.00 | MARTEL", "F-2601=300.00: Possible, Name, ExactAmount, rivals 1"),
        ("410.00 | MARTEL", "F-2602=410.00: Likely, SimilarName, ExactAmount"),
        ("300.00 | MARTEL FRERES", "F-2603=300.00: Certain, Name, ExactAmount"),
    ] {
        check(owes, receipt, expected);
    }
    check(
        "4 F-2601 300.00 2026-05-31",
        "300.00 | MARTEL",
        "F-2601=300.00: Certain, Name, ExactAmount",
    );
}

#[test]
fn an_amount_alone_is_possible_where_one_customer_owes_it_and_nothing_where_several_do() {
    check(
        "1 F-2601 300.00 2026-05-31
         2 F-2602 300.00 2026-05-31
         2 F-2603 311.11 2026-05-31",
        "300.00 | ZEPHYR
         311.11 | ZEPHYR
         42.00 | ZEPHYR
         -300.00 | VIGNOBLES MENARD",
        "Ambiguous { explanations: 2 }
         F-2603=311.11: Possible, Amount, ExactAmount
         NoCandidate
         NotReceived",
    );
}

#[test]
fn what_is_missing_may_be_a_fee_or_a_discount() {
    let owes = "1 F-2601 1000.00 2026-05-31
                1 F-2602 60.00 2026-06-30";
    let discount = Tolerance { discount_percent: Some(2.into()), ..Tolerance::default() };
    for (received, tolerance, expected) in [
        ("985.00", Tolerance::default(), "F-2601=1000.00 fee 15.00: Likely, Name, ExactAmount"),
        ("984.99", Tolerance::default(), "F-2601=984.99: Possible, Name, OldestFirst"),
        ("58.80", Tolerance::default(), "F-2602=60.00 fee 1.20: Likely, Name, ExactAmount"),
        ("58.79", Tolerance::default(), "F-2601=58.79: Possible, Name, OldestFirst"),
        ("980.00", discount.clone(), "F-2601=1000.00 discount 20.00: Likely, Name, ExactAmount"),
        (
            "1038.80",
            discount,
            "F-2601=1000.00 + F-2602=60.00 discount 21.20: Likely, Name, AllOpen",
        ),
        (
            "1100.00",
            Tolerance::default(),
            "F-2601=1000.00 + F-2602=60.00 over 40.00: Possible, Name, OldestFirst",
        ),
    ] {
        let found = told(WHO, owes, &format!("{received} | VIGNOBLES MENARD"), &tolerance);
        assert_eq!(found, expected, "{received}");
    }
}

#[test]
fn a_payer_of_another_name_is_doubted_where_somebody_else_owes_the_amount() {
    check(
        "6 F-2601 120.00 2026-05-31
         1 F-2602 120.00 2026-05-31
         1 F-2603 77.00 2026-05-31",
        "120.00 | HOLDING PONTIS
         77.00 | X | | FR76 3000 1007 9412 3456 7890 185",
        "F-2601=120.00: Likely, Alias, ExactAmount
         F-2603=77.00: Possible, Amount, ExactAmount",
    );
}

#[test]
fn what_is_not_yet_issued_is_not_paid_unless_it_is_named() {
    check(
        "1 F-2601 88.00 2026-09-30",
        "88.00 | VIGNOBLES MENARD
         88.00 | VIGNOBLES MENARD | F-2601",
        "over 88.00: Possible, Name, OnAccount
         F-2601=88.00: Certain, Number, NamedNumber",
    );
}

#[test]
fn a_payer_is_learnt_unless_it_pays_for_anybody() {
    let accounts = OpenAccounts::new(&customers(WHO), Vec::new());
    let iban = "FR76 1234 5678 9012 3456 7890 123";
    let plain = "FR7612345678901234567890123";
    for (payer, customer, alias, learnt_iban) in [
        ("VIR SEPA GROUPE OCÉANE", 1, Some("GROUPE OCEANE"), Some(plain)),
        ("VIGNOBLES MENARD", 1, None, Some(plain)),
        // Another customer paid this once.
        ("VIGNOBLES MENARD", 2, None, None),
        // Martel, or Martel Frères.
        ("MARTEL", 5, None, Some(plain)),
        ("BNP PARIBAS FACTOR", 1, None, None),
        ("REMISE CHEQUES", 1, None, None),
        ("123456", 1, None, Some(plain)),
        ("", 1, None, None),
    ] {
        let mut receipt = receipts("1.00 | X").remove(0);
        receipt.payer = payer.to_owned();
        receipt.payer_iban = iban.to_owned();
        let expected =
            Learnt { alias: alias.map(str::to_owned), iban: learnt_iban.map(str::to_owned) };
        assert_eq!(accounts.learn(&receipt, CustomerId(customer)), expected, "{payer}");
    }
}

/// The example figures of the trade: one subset, several, none; two instalments of one amount.
#[test]
fn exact_sums_are_all_found_up_to_three_items() {
    let owed = items(
        "1 F2025-042 3500.00 2025-10-15
         1 F2025-055 4800.00 2025-12-03
         1 F2025-061/1 5000.00 2025-12-31
         1 F2025-061/2 5000.00 2026-01-31
         1 AV2025-006 -480.00 2026-02-12",
    );
    for (payment, expected) in [
        ("3500.00", vec![vec!["F2025-042"]]),
        ("4320.00", vec![vec!["F2025-055", "AV2025-006"]]),
        ("5000.00", vec![vec!["F2025-061/1"], vec!["F2025-061/2"]]),
        ("8300.00", vec![vec!["F2025-042", "F2025-055"]]),
        ("7820.00", vec![vec!["F2025-042", "F2025-055", "AV2025-006"]]),
        ("123.45", vec![]),
    ] {
        let number = |id: &ItemId| owed.iter().find(|it| it.item == *id).unwrap().number.as_str();
        let found = exact_sums(euros(payment), &owed, 3);
        let found: Vec<Vec<_>> = found.iter().map(|it| it.iter().map(number).collect()).collect();
        assert_eq!(found, expected, "{payment}");
    }
}

#[test]
fn the_oldest_debts_are_paid_first() {
    let owed = items(
        "1 F1 500.00 2025-10-31
         1 F2 800.00 2025-11-30
         1 F3 400.00 2025-12-31
         1 A1 -50.00 2025-10-01",
    );
    for (payment, applied, over) in [
        ("500.00", vec!["500.00"], "0.00"),
        ("900.00", vec!["500.00", "400.00"], "0.00"),
        ("2000.00", vec!["500.00", "800.00", "400.00"], "300.00"),
    ] {
        let (paid, left) = oldest_first(euros(payment), &owed);
        let paid: Vec<_> = paid.iter().map(|it| it.1.to_string()).collect();
        assert_eq!(
            (paid, left.to_string()),
            (applied.iter().map(|it| it.to_string()).collect(), over.to_owned())
        );
    }
}

/// Few names, few amounts, few days: as many coincidences as can be had.
fn a_ledger() -> impl Strategy<Value = Vec<Claimable>> {
    let amount = prop_oneof![Just(100_00_i64), Just(49_90), 1..300_00_i64, Just(i64::MAX)];
    let item = (0..5_i64, amount, 0..60_u64, prop::bool::weighted(0.2), prop::bool::weighted(0.1));
    prop::collection::vec(item, 0..40).prop_map(|drafts| {
        let items = (1..).zip(drafts).map(|(id, (customer, minor, due, is_credit, is_foreign))| {
            let currency = if is_foreign { Currency::new("CHF").unwrap() } else { Currency::EUR };
            let minor = if is_credit { -minor } else { minor };
            Claimable {
                item: ItemId(id),
                customer: CustomerId(customer),
                kind: if is_credit { ItemKind::CreditNote } else { ItemKind::Invoice },
                number: format!("F2026-{:03}", id),
                reference: format!("CDE 99{:04}", id / 3),
                issued: day("2026-05-01"),
                due: Some(day("2026-05-01") + Days::new(due)),
                open: Money { minor, currency },
            }
        });
        items.collect()
    })
}

fn some_receipts() -> impl Strategy<Value = Vec<(usize, usize, usize, i64, usize)>> {
    prop::collection::vec(
        (0..8_usize, 0..40_usize, 0..40_usize, -20_00..20_00_i64, 0..6_usize),
        0..12,
    )
}

fn some_customers() -> Vec<Customer> {
    customers("0 | Vignobles Ménard\n1 | Lacroix\n2 | Martel\n3 | Martel Frères\n4 | Lacroix")
}

/// Receipts of one or two of the items, give or take a little, with payers known and unknown.
fn receipts_of(items: &[Claimable], drafts: &[(usize, usize, usize, i64, usize)]) -> Vec<Receipt> {
    let payers = [
        "MENARD VIGNOBLES",
        "LACROIX",
        "MARTEL",
        "MARTEL FRERES",
        "",
        "ZEPHYR",
        "MARTEL F",
        "LACROIX SA",
    ];
    let drafts = drafts.iter().filter(|it| !items.is_empty() && it.0 < payers.len());
    let receipt = |(id, &(payer, a, b, more, text)): (i64, &(usize, usize, usize, i64, usize))| {
        let (a, b) = (&items[a % items.len()], &items[b % items.len()]);
        let received = match text {
            0 => a.open.minor,
            1 => a.open.minor.saturating_add(b.open.minor),
            _ => a.open.minor.saturating_add(more),
        };
        let words = ["", "", "", a.number.as_str(), b.reference.as_str(), "F2026-003 004"];
        Receipt {
            id: ReceiptId(id),
            on: day("2026-06-01") + Days::new(id as u64 / 3),
            received: Money { minor: received, ..a.open },
            payer: payers[payer].to_owned(),
            payer_iban: String::new(),
            text: words[text].to_owned(),
        }
    };
    (0..).zip(drafts).map(receipt).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// What is allocated, less fee and discount, plus what is over, is what came in.
    #[test]
    fn a_proposal_adds_up_and_gives_no_item_more_than_it_has_open(
        items in a_ledger(), drafts in some_receipts(),
    ) {
        let receipts = receipts_of(&items, &drafts);
        let tolerance = Tolerance { discount_percent: Some(2.into()), ..Tolerance::default() };
        let accounts = OpenAccounts::new(&some_customers(), items.clone());
        for (receipt, found) in receipts.iter().zip(accounts.propose(&receipts, &tolerance)) {
            let Ok(it) = found.found else { continue };
            let minor = |money: Option<Money>| money.map_or(0, |it| i128::from(it.minor));
            let mut sum = minor(Some(it.remainder)) - minor(it.fee) - minor(it.discount);
            for (id, paid) in &it.allocations {
                let item = items.iter().find(|it| it.item == *id).unwrap();
                prop_assert_eq!(paid.currency, receipt.received.currency);
                prop_assert_eq!(item.open.currency, receipt.received.currency);
                prop_assert_eq!(paid.minor.signum(), item.open.minor.signum());
                prop_assert!(paid.minor.unsigned_abs() <= item.open.minor.unsigned_abs());
                sum += i128::from(paid.minor);
            }
            prop_assert_eq!(sum, i128::from(receipt.received.minor));
            prop_assert!(it.remainder.minor >= 0);
        }
    }

    /// An item that is certain for one receipt is proposed for no other.
    #[test]
    fn what_is_certain_is_exact_without_rival_and_taken_once(
        items in a_ledger(), drafts in some_receipts(),
    ) {
        let receipts = receipts_of(&items, &drafts);
        let accounts = OpenAccounts::new(&some_customers(), items);
        let matches = accounts.propose(&receipts, &Tolerance::default());
        let found: Vec<_> = matches.iter().filter_map(|it| it.found.as_ref().ok()).collect();
        for certain in found.iter().filter(|it| it.confidence == Confidence::Certain) {
            prop_assert_eq!((certain.rivals, certain.remainder.minor), (0, 0));
            prop_assert!(certain.fee.is_none() && certain.discount.is_none());
            for (item, _) in &certain.allocations {
                let paid = |it: &&&Proposal| it.allocations.iter().any(|it| it.0 == *item);
                prop_assert_eq!(found.iter().filter(paid).count(), 1);
            }
        }
    }

    #[test]
    fn the_order_of_items_customers_and_receipts_changes_nothing(
        items in a_ledger(), drafts in some_receipts(), turn in 0..40_usize,
    ) {
        let receipts = receipts_of(&items, &drafts);
        let tolerance = Tolerance::default();
        let straight = OpenAccounts::new(&some_customers(), items.clone()).propose(&receipts, &tolerance);

        let (mut turned, mut reversed) = (items, receipts);
        let turn = turn % turned.len().max(1);
        turned.rotate_left(turn);
        reversed.reverse();
        let mut customers = some_customers();
        customers.reverse();
        let mut other = OpenAccounts::new(&customers, turned).propose(&reversed, &tolerance);
        other.reverse();

        prop_assert_eq!(straight, other);
    }

    #[test]
    fn any_text_is_read_without_complaint(text in "\\PC{0,60}", payer in "\\PC{0,40}") {
        let owed = items("1 F-2601 10.00 2026-05-31");
        let accounts = OpenAccounts::new(&customers(WHO), owed);
        let received = euros("11.00");
        let on = day("2026-06-30").with_day(1).unwrap();
        let receipt = Receipt {
            id: ReceiptId(1), on, received, payer_iban: text.clone(), payer, text,
        };
        let _ = accounts.propose(std::slice::from_ref(&receipt), &Tolerance::default());
        let _ = accounts.learn(&receipt, CustomerId(1));
    }
}
