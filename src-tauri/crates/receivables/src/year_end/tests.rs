//! A year end with every boundary day, and what stands outside the table.

use super::*;
use crate::{CustomerId, Money};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn open(id: i64, kind: ItemKind, due: &str, minor: i64) -> OpenItem {
    OpenItem {
        id: ItemId(id),
        customer: CustomerId(1),
        kind,
        issued: day("2025-06-01"),
        due: due.parse().ok(),
        open: Money { minor, currency: Currency::EUR },
    }
}

/// An invoice on each side of every limit of a year end.
fn each_side_of_a_limit() -> [OpenItem; 8] {
    use ItemKind::Invoice;
    [
        open(1, Invoice, "2025-12-31", 1_000_00),
        open(2, Invoice, "2025-12-30", 2_000_00),
        open(3, Invoice, "2025-12-01", 3_000_00),
        open(4, Invoice, "2025-11-30", 4_000_00),
        open(5, Invoice, "2025-11-01", 5_000_00),
        open(6, Invoice, "2025-10-31", 6_000_00),
        open(7, Invoice, "2025-10-02", 7_000_00),
        open(8, Invoice, "2025-10-01", 8_000_00),
    ]
}

#[test]
fn invoices_are_counted_by_lateness() {
    use ItemKind::{CreditNote, Invoice, Payment};
    let others = [
        open(9, Invoice, "-", 70_00),
        open(10, Invoice, "2025-09-30", 90_00),
        open(11, CreditNote, "2025-12-01", -1_500_00),
        open(12, Payment, "-", -2_500_00),
    ];
    let disputed = HashSet::from([ItemId(10)]);
    let items = each_side_of_a_limit().into_iter().chain(others);
    let table = YearEndTable::new(items, &disputed, 360_000_00, day("2025-12-31"));
    let cell = |it: Unpaid| (it.count, it.minor, it.share_of(table.sales).unwrap().to_string());
    assert_eq!(cell(table.not_overdue), (1, 1_000_00, "0.28".to_owned()));
    let late: Vec<_> = table.late.iter().map(|it| cell(*it)).collect();
    let expected = [
        (2, 5_000_00, "1.39"),
        (2, 9_000_00, "2.50"),
        (2, 13_000_00, "3.61"),
        (1, 8_000_00, "2.22"),
    ];
    assert_eq!(late, expected.map(|(count, minor, share)| (count, minor, share.to_owned())));
    assert_eq!(cell(table.total_late()), (7, 35_000_00, "9.72".to_owned()));
    assert_eq!((table.disputed.count, table.no_due_date.minor), (1, 70_00));
    assert_eq!(table.disputed.share_of(0), None);
}

/// The closing of the reference balance: every limit has two sides, credits are no invoices.
#[test]
fn a_year_end_comes_out_to_the_cent() {
    use ItemKind::{CreditNote, Invoice, Payment};
    let others = [
        open(9, Invoice, "2026-02-18", 9_000_00),
        open(10, Invoice, "2025-12-14", 1_200_00),
        open(11, Invoice, "2025-08-29", 640_25),
        open(12, CreditNote, "-", -1_500_00),
        open(13, CreditNote, "-", -1_500_00),
        open(14, Payment, "-", -2_500_00),
    ];
    let items = each_side_of_a_limit().into_iter().chain(others);
    let table = YearEndTable::new(items, &HashSet::new(), 1_740_000_00, day("2025-12-31"));
    let cell = |it: Unpaid| (it.count, it.minor, it.share_of(table.sales).unwrap().to_string());
    let rows = [table.not_overdue].into_iter().chain(table.late.iter().copied());
    let told: Vec<_> = rows.chain([table.total_late()]).map(cell).collect();
    let expected = [
        (2, 10_000_00, "0.57"),
        (3, 6_200_00, "0.36"),
        (2, 9_000_00, "0.52"),
        (2, 13_000_00, "0.75"),
        (2, 8_640_25, "0.50"),
        (9, 36_840_25, "2.12"),
    ];
    assert_eq!(told, expected.map(|(count, minor, share)| (count, minor, share.to_owned())));
}

#[test]
fn sales_are_invoices_less_credit_notes_of_the_year() {
    let item = |kind, issued, minor, is_sale| Item {
        id: ItemId(1),
        customer: CustomerId(1),
        kind,
        issued: day(issued),
        due: None,
        original: Money { minor, currency: Currency::EUR },
        is_sale,
    };
    let items = [
        item(ItemKind::Invoice, "2024-12-31", 1, true),
        item(ItemKind::Invoice, "2025-01-01", 10, true),
        item(ItemKind::Invoice, "2025-12-31", 100, true),
        item(ItemKind::CreditNote, "2025-07-01", -20, true),
        item(ItemKind::Payment, "2025-07-01", -500, true),
        item(ItemKind::Invoice, "2025-07-01", 1000, false),
        item(ItemKind::Invoice, "2026-01-01", 10_000, true),
    ];
    let year = |currency| sales_of(&items, currency, day("2025-01-01"), day("2025-12-31"));
    assert_eq!(year(Currency::EUR), 90);
    assert_eq!(year(Currency::new("USD").unwrap()), 0);
}
