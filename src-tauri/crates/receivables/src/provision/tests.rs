//! The standard's example, a published one, the French one, a cohort, and the laws.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::*;
use crate::{
    Currency, CustomerId, ItemId, ItemKind, Money, OpenItem,
    aging::{AgedLine, Aging, BucketScheme, Column},
    portfolio::{Item, Portfolio, Settlement},
};

fn rate(text: &str) -> LossRate {
    text.parse().unwrap()
}

fn rates(not_due: &str, buckets: [&str; 4]) -> LossRates {
    let buckets = buckets.map(rate).to_vec();
    LossRates { not_due: rate(not_due), no_due_date: rate(not_due), buckets }
}

fn line(not_due: i64, buckets: [i64; 4], unallocated: i64) -> AgedLine {
    let mut line = AgedLine::empty(&BucketScheme::default());
    (line.not_due, line.buckets, line.unallocated) = (not_due, buckets.into(), unallocated);
    line
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn a_published_matrix_comes_out_to_the_cent() {
    let aged = line(15_000_00, [7_500_00, 4_000_00, 2_500_00, 0], -900_00);
    let matrix = ProvisionMatrix::new(&aged, &rates("0.5", ["2.2", "2.7", "4.5", "100"]));
    let allowances: Vec<_> = matrix.rows.iter().map(|it| it.allowance).collect();
    // The page rounds the last to 112.
    assert_eq!(allowances, [75_00, 0, 165_00, 108_00, 112_50, 0]);
    assert_eq!((matrix.gross(), matrix.allowance()), (29_000_00, 460_50));
}

#[test]
fn rates_have_two_decimals_between_0_and_100() {
    for (text, expected) in [
        ("0", Some("0.00")),
        ("1,6", Some("1.60")),
        ("8.70 %", Some("8.70")),
        ("100", Some("100.00")),
        ("2.500", Some("2.50")),
        ("100,01", None),
        ("-1", None),
        ("0,125", None),
        ("", None),
        ("tout", None),
    ] {
        let read = text.parse::<LossRate>().ok().map(|it| it.to_string());
        assert_eq!(read.as_deref(), expected, "{text}");
    }
}

#[test]
fn an_allowance_rounds_half_up_once() {
    for (gross, percent, expected) in [
        (1_00, "0.5", 1),
        (99, "0.5", 0),
        (10_10, "50", 5_05),
        (3, "50", 2),
        (i64::MAX, "100", i64::MAX),
    ] {
        let aged = line(gross, [0; 4], 0);
        let matrix = ProvisionMatrix::new(&aged, &rates(percent, ["0"; 4]));
        assert_eq!(matrix.rows[0].allowance, expected, "{gross} at {percent}");
    }
}

#[test]
fn vat_is_taken_out_of_a_doubtful_debt() {
    for (gross, vat, expected) in [
        (640_25, "20", 533_54),
        (120_00, "20", 100_00),
        (105_50, "5.5", 100_00),
        (100_00, "0", 100_00),
        (1, "20", 1),
    ] {
        assert_eq!(without_vat(gross, vat.parse().unwrap()), expected, "{gross} with {vat}");
    }
}

/// Without a rate of its own a doubtful customer is assessed by the matrix, still without VAT.
#[test]
fn a_doubtful_debt_without_a_rate_follows_the_matrix() {
    let aged = line(120_00, [0, 0, 0, 240_00], -50_00);
    let debt = DoubtfulDebt { aged, vat: VatRate::default(), rate: None };
    let assessed = debt.assess(&rates("10", ["0", "0", "0", "50"]));
    assert_eq!(assessed, Assessment { gross: 360_00, base: 300_00, allowance: 110_00 });
}

fn invoice(id: i64, due: &str, minor: i64) -> Item {
    Item {
        id: ItemId(id),
        customer: CustomerId(1),
        kind: ItemKind::Invoice,
        issued: day("2024-01-01"),
        due: Some(day(due)),
        original: Money { minor, currency: Currency::EUR },
        is_sale: true,
    }
}

fn cohort(items: Vec<Item>, settlements: Vec<Settlement>, key_date: &str) -> Cohort {
    let portfolio = Portfolio::new(items, settlements);
    let scheme = BucketScheme::default();
    Cohort::of(portfolio.histories(), Currency::EUR, &scheme, day(key_date))
}

/// 100 000 sold: 50 000 paid in time, 27 000 in 30 days, 15 000 in 60, 6 000 in 90, 2 000 never.
#[test]
fn loss_rates_follow_from_a_cohort() {
    let parts: [(i64, i64); 5] =
        [(50_000_00, 0), (27_000_00, 30), (15_000_00, 60), (6_000_00, 90), (2_000_00, -1)];
    let items = parts.iter().zip(1..).map(|((minor, _), id)| invoice(id, "2024-03-31", *minor));
    let paid = parts.iter().zip(1..).filter(|((_, late), _)| *late >= 0);
    let paid = paid.map(|(&(minor, late), id)| Settlement {
        item: ItemId(id),
        on: day("2024-03-31") + Days::new(late.unsigned_abs()),
        minor,
    });
    let cohort = cohort(items.collect(), paid.collect(), "2025-12-31");
    let columns = [&cohort.not_due].into_iter().chain(&cohort.buckets);
    let learnt: Vec<_> = columns.clone().map(|it| it.observed().unwrap().to_string()).collect();
    assert_eq!(learnt, ["2.00", "4.00", "8.70", "25.00", "100.00"]);
    // Five invoices teach nothing.
    assert!(columns.into_iter().all(|it| it.rate().is_none()));
}

#[test]
fn an_invoice_is_known_when_its_twelfth_month_is_over() {
    for (due, key_date, expected) in [
        ("2024-12-31", "2025-12-30", 0),
        ("2024-12-31", "2025-12-31", 1),
        ("2024-02-29", "2025-02-27", 0),
        ("2024-02-29", "2025-02-28", 1),
    ] {
        let cohort = cohort(vec![invoice(1, due, 100)], vec![], key_date);
        assert_eq!(cohort.invoices, expected, "{due} on {key_date}");
    }
    // Paid in the thirteenth month, it was not paid.
    let late = Settlement { item: ItemId(1), on: day("2025-01-01"), minor: 100 };
    let lost = cohort(vec![invoice(1, "2023-12-31", 100)], vec![late], "2026-01-31");
    assert_eq!((lost.not_due.reached, lost.not_due.never_paid), (100, 100));
}

#[test]
fn only_sales_with_a_due_date_teach() {
    let carried = Item { is_sale: false, ..invoice(1, "2024-01-31", 100) };
    let undated = Item { due: None, ..invoice(2, "2024-01-31", 100) };
    let credit = Item { kind: ItemKind::CreditNote, ..invoice(3, "2024-01-31", -100) };
    let dollars = Item {
        original: Money { minor: 100, currency: Currency::new("USD").unwrap() },
        ..invoice(4, "2024-01-31", 100)
    };
    let cohort = cohort(vec![carried, undated, credit, dollars], vec![], "2026-01-31");
    assert_eq!((cohort.invoices, cohort.due), (0, None));
    assert_eq!(cohort.not_due.observed(), None);
    assert_eq!(cohort.column(Column::NoDueDate), None);
}

#[test]
fn thirty_invoices_are_enough_to_learn() {
    for (count, expected) in [(29, None), (30, Some(rate("100")))] {
        let items = (1..=count).map(|id| invoice(id, "2024-01-31", 100)).collect();
        assert_eq!(cohort(items, vec![], "2026-01-31").not_due.rate(), expected, "{count}");
    }
}

fn booked(matrix: i64, doubtful: &[(i64, i64, i64)]) -> Allowances {
    let of = |&(id, doubtful, allowance): &_| (CustomerId(id), Provisioned { doubtful, allowance });
    Allowances { matrix, doubtful: doubtful.iter().map(of).collect() }
}

fn told(entries: &[Entry]) -> Vec<String> {
    let line = |it: &Entry| {
        let (debit, credit) = it.kind.accounts();
        let whom = it.customer.map_or("all".to_owned(), |it| it.0.to_string());
        format!("{whom}: {} / {} {}", debit.number(), credit.number(), it.minor)
    };
    entries.iter().map(line).collect()
}

#[test]
fn entries_are_the_change_since_the_closing_before() {
    let before = booked(100_00, &[(1, 640_25, 266_77), (2, 120_00, 50_00), (3, 60_00, 50_00)]);
    let now = booked(80_00, &[(1, 640_25, 400_00), (4, 240_00, 100_00), (5, 360_00, 30_00)]);
    let on_416 = BTreeMap::from([(CustomerId(5), 300_00)]);
    // Customer 2 paid 70, and is doubtful no longer; customer 3 paid all.
    let open = BTreeMap::from([(CustomerId(2), 50_00)]);
    assert_eq!(
        told(&entries(&before, &now, &on_416, &open)),
        [
            "1: 6817 / 491 13323",
            "2: 411 / 416 5000",
            "2: 491 / 7817 5000",
            "3: 491 / 7817 5000",
            "4: 416 / 411 24000",
            "4: 6817 / 491 10000",
            "5: 416 / 411 6000",
            "5: 6817 / 491 3000",
            "all: 491 / 7817 2000",
        ]
    );
    assert_eq!(entries(&now, &now, &BTreeMap::new(), &BTreeMap::new()), []);
}

proptest! {
    /// No allowance exceeds its gross, and credits are in neither.
    #[test]
    fn never_more_is_provisioned_than_is_open(
        amounts in prop::collection::vec((-90..400i64, -1_000_000..9_000_000i64), 0..30),
        percent in prop::collection::vec(0..=100_00i64, 6),
    ) {
        let key_date = day("2026-01-31");
        let items: Vec<_> = amounts.iter().zip(1..).map(|(&(late, minor), id)| OpenItem {
            id: ItemId(id), customer: CustomerId(id % 3), kind: ItemKind::Invoice, issued: key_date,
            due: Some(key_date - chrono::Duration::days(late)),
            open: Money { minor, currency: Currency::EUR },
        }).collect();
        let owed: i64 = items.iter().map(|it| it.open.minor.max(0)).sum();
        let scheme = BucketScheme::default();
        let aged = Aging::default().age(items, key_date);
        let aged = aged.get(&Currency::EUR).map_or(AgedLine::empty(&scheme), |it| it.total.clone());
        let mut rates = LossRates::zero(&scheme);
        for (column, percent) in rates.columns().zip(percent) {
            rates.set(column, LossRate::new(rust_decimal::Decimal::new(percent, 2)).unwrap());
        }
        let matrix = ProvisionMatrix::new(&aged, &rates);
        prop_assert_eq!(matrix.gross(), owed);
        for row in &matrix.rows {
            prop_assert!((0..=row.gross).contains(&row.allowance));
        }
        let debt = DoubtfulDebt { aged, vat: VatRate::default(), rate: None };
        let assessed = debt.assess(&rates);
        prop_assert!(assessed.base <= assessed.gross && assessed.allowance <= assessed.base + 1);
    }

    /// What is booked since the closing before, added to it, is what stands now.
    #[test]
    fn entries_lead_from_one_closing_to_the_next(
        (matrix_before, matrix_now) in (0..900i64, 0..900i64),
        customers in prop::collection::vec((0..900i64, 0..900i64, prop::bool::ANY, prop::bool::ANY), 0..8),
    ) {
        let side = |matrix, pick: fn(&(i64, i64, bool, bool)) -> Option<i64>| Allowances {
            matrix,
            doubtful: customers.iter().zip(1..).filter_map(|(it, id)| {
                let allowance = pick(it)?;
                Some((CustomerId(id), Provisioned { doubtful: 1000, allowance }))
            }).collect(),
        };
        let before = side(matrix_before, |it| it.2.then_some(it.0));
        let now = side(matrix_now, |it| it.3.then_some(it.1));
        let total = |it: &Allowances| it.matrix + it.doubtful.values().map(|it| it.allowance).sum::<i64>();
        let booked: i64 = entries(&before, &now, &BTreeMap::new(), &BTreeMap::new()).iter().map(|it| match it.kind {
            EntryKind::Charge => it.minor,
            EntryKind::Reversal => -it.minor,
            EntryKind::Reclassification | EntryKind::BackToCustomers => 0,
        }).sum();
        prop_assert_eq!(total(&before) + booked, total(&now));
    }
}
