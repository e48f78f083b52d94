//! The boundaries everyone argues about, both homes of a credit, and the law of the sum.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::*;
use crate::{CustomerId, ItemId, ItemKind, Money, portfolio::Item};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// `customer kind issued due open`, `-` where there is no due date.
fn open_items(ledger: &str, key_date: &str) -> Vec<OpenItem> {
    let lines = ledger.lines().map(str::trim).filter(|line| !line.is_empty());
    let items = lines.zip(1..).map(|(line, id)| {
        let words: Vec<_> = line.split_whitespace().collect();
        let [customer, kind, issued, due, open] = words[..] else { panic!("{line}") };
        OpenItem {
            id: ItemId(id),
            customer: CustomerId(customer.parse().unwrap()),
            kind: match kind {
                "invoice" => ItemKind::Invoice,
                "credit" => ItemKind::CreditNote,
                _ => ItemKind::Payment,
            },
            issued: date(issued),
            due: due.parse().ok(),
            open: Money::parse(open, Currency::EUR).unwrap(),
        }
    });
    items.filter(|item| item.issued <= date(key_date)).collect()
}

/// Not due, no due date, the buckets, unallocated, total: as the sheet prints them.
fn table(aging: &Aging, ledger: &str, key_date: &str) -> String {
    let aged = aging.age(open_items(ledger, key_date), date(key_date));
    let sheet = &aged[&Currency::EUR];
    let mut lines: Vec<_> =
        sheet.customers.iter().map(|(id, line)| (id.0.to_string(), line)).collect();
    lines.push(("total".into(), &sheet.total));
    let mut table = String::new();
    for (name, line) in lines {
        let columns = [line.not_due, line.no_due_date]
            .into_iter()
            .chain(line.buckets.iter().copied())
            .chain([line.unallocated, line.total()]);
        let cells: Vec<_> =
            columns.map(|minor| Money { minor, currency: Currency::EUR }.to_string()).collect();
        table += &format!("{name}: {}\n", cells.join(" | "));
    }
    table
}

/// One item on each side of each limit, credits without a due date, and an invoice of next year.
const LEDGER: &str = "
    1 invoice 2025-11-01 2025-12-31  1000.00
    1 invoice 2025-10-31 2025-12-30  2000.00
    1 invoice 2025-10-02 2025-12-01  3000.00
    1 invoice 2025-10-01 2025-11-30  4000.00
    1 invoice 2025-09-02 2025-11-01  5000.00
    1 invoice 2025-09-01 2025-10-31  6000.00
    1 invoice 2025-08-03 2025-10-02  7000.00
    1 invoice 2025-08-02 2025-10-01  8000.00
    1 invoice 2025-12-20 2026-02-18  9000.00
    1 credit  2025-11-20 -          -1500.00
    1 payment 2025-12-15 -          -2500.00
    2 invoice 2025-10-15 2025-12-14  1200.00
    2 credit  2025-12-16 -          -1500.00
    3 invoice 2025-06-30 2025-08-29   640.25
    3 invoice 2026-01-05 2026-03-06   500.00
";

#[test]
fn every_limit_has_two_sides_and_credits_a_column_of_their_own() {
    let expected = "\
1: 10000.00 | 0.00 | 5000.00 | 9000.00 | 13000.00 | 8000.00 | -4000.00 | 41000.00
2: 0.00 | 0.00 | 1200.00 | 0.00 | 0.00 | 0.00 | -1500.00 | -300.00
3: 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 640.25 | 0.00 | 640.25
total: 10000.00 | 0.00 | 6200.00 | 9000.00 | 13000.00 | 8640.25 | -5500.00 | 41340.25
";
    assert_eq!(table(&Aging::default(), LEDGER, "2025-12-31"), expected);
}

#[test]
fn credits_can_be_taken_off_the_oldest_first() {
    let aging = Aging { credits: Credits::OldestFirst, ..Aging::default() };
    let expected = "\
1: 10000.00 | 0.00 | 5000.00 | 9000.00 | 13000.00 | 4000.00 | 0.00 | 41000.00
2: 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | -300.00 | -300.00
3: 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 640.25 | 0.00 | 640.25
total: 10000.00 | 0.00 | 5000.00 | 9000.00 | 13000.00 | 4640.25 | -300.00 | 41340.25
";
    assert_eq!(table(&aging, LEDGER, "2025-12-31"), expected);
}

#[test]
fn an_invoice_without_due_date_stays_visible_and_ages_by_issue() {
    let ledger = "1 invoice 2025-12-01 - 120.00";
    let expected = "\
1: 0.00 | 120.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 120.00
total: 0.00 | 120.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 120.00
";
    assert_eq!(table(&Aging::default(), ledger, "2025-12-31"), expected);
    let by_issue = Aging { basis: Basis::Issue, ..Aging::default() };
    let expected = "\
1: 0.00 | 0.00 | 120.00 | 0.00 | 0.00 | 0.00 | 0.00 | 120.00
total: 0.00 | 0.00 | 120.00 | 0.00 | 0.00 | 0.00 | 0.00 | 120.00
";
    assert_eq!(table(&by_issue, ledger, "2025-12-31"), expected);
}

/// Columns may count from the invoice; what is late, and what can be claimed, is told by the due date.
#[test]
fn an_invoice_that_is_not_due_is_not_late_however_old() {
    let ledger = "1 invoice 2025-11-01 2026-01-31 120.00
        1 invoice 2025-10-01 2025-11-30 80.00
        2 payment 2025-12-20 - -30.00";
    let by_issue = Aging { basis: Basis::Issue, ..Aging::default() };
    let aged = by_issue.age(open_items(ledger, "2025-12-31"), date("2025-12-31"));
    let total = &aged[&Currency::EUR].total;
    assert_eq!(total.buckets.to_vec(), [0, 120_00, 0, 80_00]);
    assert_eq!((total.overdue(), total.recoverable(), total.total()), (80_00, 80_00, 170_00));
}

#[test]
fn limits_must_ascend() {
    use BucketSchemeError::*;
    for (limits, expected) in [
        (vec![], Empty),
        (vec![0, 30], NotAscending { previous: 0, next: 0 }),
        (vec![30, 30], NotAscending { previous: 30, next: 30 }),
        (vec![60, 30], NotAscending { previous: 60, next: 30 }),
    ] {
        assert_eq!(BucketScheme::new(limits), Err(expected));
    }
}

proptest! {
    #[test]
    fn columns_add_up_to_the_account_balance_in_either_mode(
        facts in prop::collection::vec(
            (1..6i64, prop::option::of(-400..400i64), -1_000_000..1_000_000i64, 0..3u8), 0..60),
        oldest_first in any::<bool>(),
    ) {
        let key_date = date("2026-03-31");
        let items: Vec<_> = facts.iter().zip(1..).map(|(&(customer, late, minor, kind), id)| OpenItem {
            id: ItemId(id),
            customer: CustomerId(customer),
            kind: [ItemKind::Invoice, ItemKind::CreditNote, ItemKind::Payment][usize::from(kind)],
            issued: key_date - Days::new(500),
            due: late.map(|days| key_date - chrono::Duration::days(days)),
            open: Money { minor, currency: Currency::EUR },
        }).collect();
        let credits = if oldest_first { Credits::OldestFirst } else { Credits::Unallocated };
        let aged = Aging { credits, ..Aging::default() }.age(items.iter().copied(), key_date);

        let open: i64 = items.iter().map(|item| item.open.minor).sum();
        let sheet = aged.get(&Currency::EUR);
        prop_assert_eq!(sheet.map_or(0, |it| it.total.total()), open);
        let by_customer: i64 = sheet.map_or(0, |it| it.customers.iter().map(|(_, line)| line.total()).sum());
        prop_assert_eq!(by_customer, open);
        prop_assert_eq!(sheet.map_or(0, |it| it.open_items as usize), items.len());
    }

    /// On every core as one after the other, whichever part a customer's items lie in.
    #[test]
    fn a_portfolio_ages_as_its_items_do(
        facts in prop::collection::vec(
            (-70..200i64, prop::option::of(-400..400i64), -1_000_000..1_000_000i64, any::<bool>()),
            0..60),
        asides in prop::collection::vec((1..60i64, 0..500i64, 0..500i64), 0..6),
        oldest_first in any::<bool>(),
    ) {
        let key_date = date("2026-03-31");
        let items = facts.iter().zip(1..).map(|(&(customer, late, minor, is_dollar), id)| Item {
            id: ItemId(id),
            customer: CustomerId(customer),
            kind: ItemKind::Invoice,
            issued: key_date - Days::new(500),
            due: late.map(|days| key_date - chrono::Duration::days(days)),
            original: Money {
                minor,
                currency: if is_dollar { Currency::new("USD").unwrap() } else { Currency::EUR },
            },
            is_sale: true,
        });
        let portfolio = Portfolio::new(items.collect(), Vec::new());
        let aside = asides.iter().map(|&(id, disputed, promised)| {
            (ItemId(id), SetAside { disputed, promised })
        });
        let aside: SetAsideItems = aside.collect();
        let credits = if oldest_first { Credits::OldestFirst } else { Credits::Unallocated };
        let aging = Aging { credits, ..Aging::default() };
        prop_assert_eq!(
            aging.age_portfolio(&portfolio, key_date, &aside),
            aging.age_less(portfolio.open_items(key_date), key_date, &aside)
        );
    }
}
