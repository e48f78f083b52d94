//! A month against the aged balance of its last day, and against every later fact.

use super::*;
use crate::{
    CustomerId, ItemId, Money,
    aging::Aging,
    indicators::{Concentration, concentrations, rounded},
};
use chrono::Days;
use proptest::prelude::*;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn a_month_has_its_sales_and_what_was_open_at_its_end() {
    let item = |id, kind, issued, due: &str, minor| Item {
        id: ItemId(id),
        customer: CustomerId(1),
        kind,
        issued: date(issued),
        due: due.parse().ok(),
        original: Money { minor, currency: Currency::EUR },
        is_sale: true,
    };
    let portfolio = Portfolio::new(
        vec![
            item(1, ItemKind::Invoice, "2026-01-10", "2026-02-09", 100),
            item(2, ItemKind::Invoice, "2026-02-20", "2026-03-22", 50),
            item(3, ItemKind::CreditNote, "2026-02-25", "-", -20),
            item(4, ItemKind::Payment, "2026-02-26", "-", -5),
        ],
        vec![Settlement { item: ItemId(1), on: date("2026-03-05"), minor: 60 }],
    );
    let table: Vec<_> = months(&portfolio, Currency::EUR, date("2026-03-15"))
        .iter()
        .map(|it| (it.days(), it.sales, it.open, it.not_due, it.overdue))
        .collect();
    assert_eq!(table, [(31, 100, 100, 100, 0), (28, 30, 125, 50, 100), (15, 0, 65, 50, 40)]);
}

#[test]
fn a_month_knows_how_the_invoices_paid_in_it_were_paid() {
    let invoice = |id, issued, due: &str, minor| Item {
        id: ItemId(id),
        customer: CustomerId(1),
        kind: ItemKind::Invoice,
        issued: date(issued),
        due: due.parse().ok(),
        original: Money { minor, currency: Currency::EUR },
        is_sale: true,
    };
    let settled = |item, on, minor| Settlement { item: ItemId(item), on: date(on), minor };
    let portfolio = Portfolio::new(
        vec![
            invoice(1, "2026-01-10", "2026-02-09", 1000),
            invoice(2, "2026-01-20", "2026-02-19", 500),
            invoice(3, "2026-01-20", "-", 700),
        ],
        vec![
            settled(1, "2026-02-01", 400),  // a part, eight days early
            settled(1, "2026-03-11", 600),  // the rest, thirty days late
            settled(2, "2026-03-01", 500),  // ten days late
            settled(2, "2026-03-20", -500), // and taken back
            settled(3, "2026-03-02", 700),  // without a due date
        ],
    );
    let history = months(&portfolio, Currency::EUR, date("2026-03-31"));
    let told: Vec<_> = history
        .iter()
        .map(|it| {
            let habits = it.paid.habits();
            let days = |value| rounded(value, 2).to_string();
            (it.paid.paid, habits.map(|it| (days(it.days_to_pay), days(it.days_late))))
        })
        .collect();
    let shown = |to_pay: &str, late: &str| Some((to_pay.to_owned(), late.to_owned()));
    assert_eq!(
        told,
        [
            (0, None),
            (400, shown("22.00", "-8.00")),
            (1100, shown("50.91", "20.91")), // (600 × 60 + 500 × 40) / 1100
        ]
    );
    let age = |it: &Month| it.average_age_of_overdue().map(|it| rounded(it, 2).to_string());
    let ages: Vec<_> = history.iter().map(age).collect();
    // At the end of February 600 were 19 days late and 500 nine; at the end of March 500 were 40.
    assert_eq!(ages, [None, Some("14.45".into()), Some("40.00".into())]);
}

#[test]
fn a_credit_note_that_settles_an_invoice_is_no_payment() {
    let item = |id, customer, kind, minor| Item {
        id: ItemId(id),
        customer: CustomerId(customer),
        kind,
        issued: date("2026-01-10"),
        due: Some(date("2026-02-09")),
        original: Money { minor, currency: Currency::EUR },
        is_sale: true,
    };
    let settled = |item, on, minor| Settlement { item: ItemId(item), on: date(on), minor };
    let portfolio = Portfolio::new(
        vec![
            item(1, 1, ItemKind::Invoice, 1000),
            item(2, 1, ItemKind::CreditNote, -200),
            item(3, 2, ItemKind::Invoice, 200),
        ],
        vec![
            settled(1, "2026-02-19", 800),  // paid ten days late
            settled(1, "2026-03-21", 200),  // the rest set off, forty days late
            settled(2, "2026-03-21", -200), // against the credit note
            settled(3, "2026-03-21", 200),  // another customer paid as much that day
        ],
    );
    let history = months(&portfolio, Currency::EUR, date("2026-03-31"));
    let told: Vec<_> =
        history.iter().map(|it| (it.paid.paid, it.paid.days_late, it.open)).collect();
    assert_eq!(told, [(0, 0, 1000), (800, 10, 200), (200, 40, 0)]);
}

#[test]
fn the_largest_debtors_are_ranked_by_what_they_owe_net() {
    let item = |id, customer, kind, due: &str, minor| Item {
        id: ItemId(id),
        customer: CustomerId(customer),
        kind,
        issued: date("2026-01-10"),
        due: due.parse().ok(),
        original: Money { minor, currency: Currency::EUR },
        is_sale: true,
    };
    let mut items: Vec<_> = (1..=12)
        .map(|it| item(it, it, ItemKind::Invoice, "2026-01-20", 100 * it))
        .chain([item(13, 12, ItemKind::CreditNote, "-", -1150)])
        .chain([item(14, 99, ItemKind::Payment, "-", -700)])
        .collect();
    items[4].due = None; // customer 5 owes 500 that no day makes late
    let portfolio = Portfolio::new(items, vec![]);
    let history = months(&portfolio, Currency::EUR, date("2026-01-31"));
    let [january] = &concentrations(&portfolio, Currency::EUR, &history, 13)[..] else { panic!() };
    let open: Vec<_> = january.open.customers.iter().map(|it| (it.0.0, it.1)).collect();
    let largest = (2..=11).rev().map(|it| (it, 100 * it)).collect::<Vec<_>>();
    assert_eq!(open, largest); // customer 12 owes 50 net, less than customer 1
    assert_eq!((january.open.total, january.open.in_credit), (6650, -700));
    assert_eq!(rounded(january.open.share().unwrap(), 2).to_string(), "97.74");
    assert_eq!(january.overdue.total, 7300);
    assert_eq!(january.sales, None); // one month is no year
}

#[test]
fn months_before_the_first_sale_are_no_months_without_sales() {
    let item = |id, issued, is_sale| Item {
        id: ItemId(id),
        customer: CustomerId(1),
        kind: ItemKind::Invoice,
        issued: date(issued),
        due: None,
        original: Money { minor: 100, currency: Currency::EUR },
        is_sale,
    };
    let carried_forward = item(1, "2025-11-20", false);
    let portfolio = Portfolio::new(
        vec![carried_forward, item(2, "2026-01-10", true), item(3, "2026-03-01", true)],
        vec![],
    );
    let history = months(&portfolio, Currency::EUR, date("2026-03-31"));
    assert_eq!(history.len(), 5);
    let known: Vec<_> = with_sales(&history).iter().map(|it| (it.first, it.sales)).collect();
    let expected = [("2026-01-01", 100), ("2026-02-01", 0), ("2026-03-01", 100)];
    assert_eq!(known, expected.map(|(first, sales)| (date(first), sales)));
}

/// Issued, amount, days to the due date, and the day it was settled, half of it or all.
type Fact = (u64, i64, Option<i64>, Option<(u64, bool)>);

fn facts() -> impl Strategy<Value = Vec<Fact>> {
    let settled = prop::option::of((0..300u64, any::<bool>()));
    let fact = (0..200u64, -50..400i64, prop::option::of(0..90i64), settled);
    prop::collection::vec(fact, 1..30)
}

fn day(number: u64) -> NaiveDate {
    date("2026-01-03") + Days::new(number)
}

/// The portfolio of what was known on a day.
fn known_on(facts: &[Fact], key_date: NaiveDate) -> Portfolio {
    let mut items = vec![];
    let mut settlements = vec![];
    for (&(issued, half, due, settled), id) in facts.iter().zip(1..) {
        let kind = if half < 0 { ItemKind::CreditNote } else { ItemKind::Invoice };
        let issued = day(issued);
        items.push(Item {
            id: ItemId(id),
            customer: CustomerId(id % 4),
            kind,
            issued,
            due: due.map(|it| issued + chrono::Duration::days(it)),
            original: Money { minor: 2 * half, currency: Currency::EUR },
            is_sale: true,
        });
        if let Some((on, whole)) = settled {
            let minor = if whole { 2 * half } else { half };
            settlements.push(Settlement { item: ItemId(id), on: day(on), minor });
        }
    }
    items.retain(|it| it.issued <= key_date);
    settlements.retain(|it| it.on <= key_date);
    Portfolio::new(items, settlements)
}

fn history(portfolio: &Portfolio, key_date: NaiveDate) -> (Vec<Month>, Vec<Concentration>) {
    let months = months(portfolio, Currency::EUR, key_date);
    let concentrations = concentrations(portfolio, Currency::EUR, &months, 13);
    (months, concentrations)
}

proptest! {
    /// The receivables of a month are those of the aged balance on its last day.
    #[test]
    fn months_agree_with_the_aged_balance(facts in facts()) {
        let portfolio = known_on(&facts, day(400));
        for month in months(&portfolio, Currency::EUR, day(250)) {
            let aged = Aging::default().age(portfolio.open_items(month.last), month.last);
            let line = aged.get(&Currency::EUR).map(|it| it.total.clone());
            let total = line.as_ref().map_or(0, |it| it.total());
            prop_assert_eq!(month.open, total);
            prop_assert_eq!(month.overdue, line.as_ref().map_or(0, |it| it.overdue()));
            prop_assert_eq!(month.not_due, line.map_or(0, |it| it.not_due + it.no_due_date));
        }
    }

    /// What was not known yet at the end of a month never changes it.
    #[test]
    fn a_later_fact_never_changes_an_earlier_month(facts in facts()) {
        let (months, concentrations) = history(&known_on(&facts, day(400)), day(400));
        let hidden = months.len() - concentrations.len();
        for (index, month) in months.iter().enumerate() {
            let (then, by_then) = history(&known_on(&facts, month.last), month.last);
            prop_assert_eq!(then.last(), Some(month));
            if let Some(at) = index.checked_sub(hidden) {
                prop_assert_eq!(by_then.last(), Some(&concentrations[at]));
            }
        }
    }

    /// What the customers owe, those in credit included, is what is open.
    #[test]
    fn the_customers_add_up_to_the_receivables(facts in facts()) {
        let (months, concentrations) = history(&known_on(&facts, day(400)), day(400));
        for (month, found) in months.iter().rev().zip(concentrations.iter().rev()) {
            prop_assert_eq!(found.open.total + found.open.in_credit, month.open);
            prop_assert_eq!(found.overdue.total, month.overdue);
            prop_assert!(found.open.share().is_none_or(|it| it <= Decimal::from(100)));
        }
    }
}
