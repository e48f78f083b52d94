//! Payments over three invoices, the debtor's word, debts alike in everything, interest first.

use proptest::prelude::*;

use super::*;
use crate::{Currency, CustomerId, ItemKind};

/// Id, issue, due (`-` for none), open amount, one a line.
fn items(table: &str) -> Vec<OpenItem> {
    let row = |line: &str| {
        let cells: Vec<_> = line.split_whitespace().collect();
        let open = Money::parse(cells[3], Currency::EUR).unwrap();
        OpenItem {
            id: ItemId(cells[0].parse().unwrap()),
            customer: CustomerId(1),
            kind: if open.minor < 0 { ItemKind::CreditNote } else { ItemKind::Invoice },
            issued: cells[1].parse().unwrap(),
            due: cells[2].parse().ok(),
            open,
        }
    };
    table.lines().map(row).collect()
}

/// `id=applied(left)` for every debt, then what is not allocated.
fn paid(payment: &str, items: &[OpenItem], designated: &[i64]) -> String {
    let designated: Vec<_> = designated.iter().copied().map(ItemId).collect();
    let payment = Money::parse(payment, Currency::EUR).unwrap();
    let allocation = allocate(payment, items, &designated);
    let debts = allocation.debts.iter();
    let mut cells: Vec<_> =
        debts.map(|it| format!("{}={}({})", it.item.0, it.applied, it.left)).collect();
    cells.push(allocation.unallocated.to_string());
    cells.join(" ")
}

#[test]
fn the_oldest_debt_is_paid_first() {
    let open = items(
        "3 2025-12-01 2025-12-31 400.00
         1 2025-10-01 2025-10-31 500.00
         2 2025-11-01 2025-11-30 800.00",
    );
    for (payment, expected) in [
        ("500.00", "1=500.00(0.00) 2=0.00(800.00) 3=0.00(400.00) 0.00"),
        ("900.00", "1=500.00(0.00) 2=400.00(400.00) 3=0.00(400.00) 0.00"),
        ("2000.00", "1=500.00(0.00) 2=800.00(0.00) 3=400.00(0.00) 300.00"),
        ("0.00", "1=0.00(500.00) 2=0.00(800.00) 3=0.00(400.00) 0.00"),
        ("-5.00", "1=0.00(500.00) 2=0.00(800.00) 3=0.00(400.00) 0.00"),
    ] {
        assert_eq!(paid(payment, &open, &[]), expected, "{payment}");
    }
}

#[test]
fn the_debtor_may_say_what_he_pays() {
    let open = items(
        "1 2025-10-01 2025-10-31 500.00
         2 2025-11-01 2025-11-30 800.00
         3 2025-12-01 2025-12-31 400.00",
    );
    for (designated, expected) in [
        (vec![3], "3=400.00(0.00) 1=500.00(0.00) 2=100.00(700.00) 0.00"),
        (vec![3, 2], "3=400.00(0.00) 2=600.00(200.00) 1=0.00(500.00) 0.00"),
        (vec![9], "1=500.00(0.00) 2=500.00(300.00) 3=0.00(400.00) 0.00"),
    ] {
        assert_eq!(paid("1000.00", &open, &designated), expected, "{designated:?}");
    }
}

#[test]
fn age_goes_by_due_date_then_by_issue() {
    let open = items(
        "1 2025-10-01 2026-03-31 100.00
         2 2025-11-01 - 100.00
         3 2025-10-15 2025-11-30 100.00
         4 2025-09-15 2025-11-30 100.00
         5 2025-01-01 2025-01-31 -100.00",
    );
    let expected = "2=100.00(0.00) 4=100.00(0.00) 3=50.00(50.00) 1=0.00(100.00) 0.00";
    assert_eq!(paid("250.00", &open, &[]), expected);
}

#[test]
fn debts_alike_in_everything_are_paid_in_proportion() {
    let open = items(
        "1 2025-10-01 2025-10-31 100.00
         2 2025-10-01 2025-10-31 200.00
         3 2025-10-01 2025-10-31 0.01
         4 2025-10-01 2025-11-30 50.00",
    );
    for (payment, expected) in [
        ("150.00", "1=50.00(50.00) 2=100.00(100.00) 3=0.00(0.01) 4=0.00(50.00) 0.00"),
        ("100.00", "1=33.34(66.66) 2=66.66(133.34) 3=0.00(0.01) 4=0.00(50.00) 0.00"),
        ("310.00", "1=100.00(0.00) 2=200.00(0.00) 3=0.01(0.00) 4=9.99(40.01) 0.00"),
    ] {
        assert_eq!(paid(payment, &open, &[]), expected, "{payment}");
    }
}

#[test]
fn other_currencies_are_left_out() {
    let mut open = items("1 2025-10-01 2025-10-31 500.00");
    open[0].open.currency = Currency::new("USD").unwrap();
    assert_eq!(paid("100.00", &open, &[1]), "100.00");
}

#[test]
fn interest_or_principal_first() {
    use Precedence::*;
    let claim = Claim { principal: 1000_00, interest: 12_15, fixed_sums: 40_00 };
    // Principal, interest, fixed sums paid; left over.
    for (payment, precedence, expected) in [
        (300_00, InterestFirst, (287_85, 12_15, 0, 0)),
        (300_00, PrincipalFirst, (300_00, 0, 0, 0)),
        (12_15, InterestFirst, (0, 12_15, 0, 0)),
        (12_14, InterestFirst, (0, 12_14, 0, 0)),
        (1010_00, InterestFirst, (997_85, 12_15, 0, 0)),
        (1010_00, PrincipalFirst, (1000_00, 10_00, 0, 0)),
        (1030_00, PrincipalFirst, (1000_00, 12_15, 17_85, 0)),
        (1030_00, InterestFirst, (1000_00, 12_15, 17_85, 0)),
        (1100_00, InterestFirst, (1000_00, 12_15, 40_00, 47_85)),
        (-1, InterestFirst, (0, 0, 0, 0)),
    ] {
        let (paid, left) = claim.pay(payment, precedence);
        let found = (paid.principal, paid.interest, paid.fixed_sums, left);
        assert_eq!(found, expected, "{payment} {precedence:?}");
    }
}

proptest! {
    #[test]
    fn a_payment_is_allocated_to_the_cent_and_no_debt_beyond_itself(
        debts in prop::collection::vec((0..4u64, 1..1_000_00i64), 0..12),
        designated in prop::collection::vec(0..12i64, 0..4),
        payment in 0..6_000_00i64,
    ) {
        let day = |after| NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + chrono::Days::new(after);
        let euros = |minor| Money { minor, currency: Currency::EUR };
        let open: Vec<_> = (0..).zip(&debts).map(|(id, &(after, minor))| OpenItem {
            id: ItemId(id),
            customer: CustomerId(1),
            kind: ItemKind::Invoice,
            issued: day(0),
            due: Some(day(after)),
            open: euros(minor),
        }).collect();
        let designated: Vec<_> = designated.into_iter().map(ItemId).collect();

        let allocation = allocate(euros(payment), &open, &designated);

        let applied: i64 = allocation.debts.iter().map(|it| it.applied.minor).sum();
        let left: i64 = allocation.debts.iter().map(|it| it.left.minor).sum();
        prop_assert_eq!(allocation.debts.len(), open.len());
        prop_assert_eq!(applied + allocation.unallocated.minor, payment);
        prop_assert_eq!(applied + left, debts.iter().map(|it| it.1).sum::<i64>());
        prop_assert!(allocation.debts.iter().all(|it| it.applied.minor >= 0 && it.left.minor >= 0));
        prop_assert!(allocation.unallocated.minor == 0 || left == 0);
    }
}
