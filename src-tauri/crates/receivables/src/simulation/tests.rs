//! Stories of a small ledger: three customers, one month, and what it asks for.

use super::*;
use crate::{
    Currency, CustomerId, ItemId, ItemKind, Money, OpenItem,
    dunning::{DunnedItem, DunningPolicy, Insolvency, PolicyId},
    portfolio::{Item, Portfolio, Settlement},
    promise::PromiseToPay,
};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn euro(euros: i64) -> Money {
    Money { minor: euros * 100, currency: Currency::EUR }
}

fn case(customer: i64, items: &[(i64, &str, i64)]) -> Case {
    let customer = CustomerId(customer);
    let mut case = Case { has_email: true, ..Case::new(customer, PolicyId(1)) };
    case.items = items
        .iter()
        .map(|&(id, due, euros)| {
            let kind = if euros < 0 { ItemKind::CreditNote } else { ItemKind::Invoice };
            let issued = date("2026-02-02");
            let due = Some(date(due));
            DunnedItem::from(OpenItem {
                id: ItemId(id),
                customer,
                kind,
                issued,
                due,
                open: euro(euros),
            })
        })
        .collect();
    case
}

fn april(cases: Vec<Case>) -> Vec<SimulatedDay> {
    let book = PolicyBook::single(DunningPolicy::french_default());
    simulate(cases, &book, &BusinessCalendar::default(), date("2026-04-01"), 30)
}

/// The days on which there is anything to do, one line each.
fn told(days: &[SimulatedDay]) -> Vec<String> {
    let busy = days.iter().filter(|it| it.work.total() + it.others > 0);
    busy.map(|it| {
        let Work { calls, emails, letters, registered, hand_overs } = it.work;
        let sent = format!("{calls} {emails} {letters} {registered} {hand_overs} {}", it.others);
        let claimed: Vec<_> = it.claimed.iter().map(|it| it.to_string()).collect();
        format!("{} | {sent} | {} heard {}", it.on, it.customers, claimed.join(" "))
    })
    .collect()
}

#[test]
fn a_month_of_three_customers() {
    // The first pays nothing. The second promised for Friday 10 April: Tuesday 14 was the last
    // day, then the call, the gap, and the ladder from its start. Of the third, a credit note
    // covers what is late; what is left of it goes off the next invoice, which is then too small
    // to call about.
    let mut promised = case(2, &[(2, "2026-03-10", 300)]);
    promised.promises.push(PromiseToPay {
        items: vec![ItemId(2)],
        promised: euro(300),
        made_on: date("2026-03-20"),
        due_on: date("2026-04-10"),
        received: vec![],
        replaced_on: None,
    });
    let covered =
        case(3, &[(3, "2026-03-20", 100), (4, "2026-03-25", -150), (5, "2026-04-10", 80)]);
    let days = april(vec![case(1, &[(1, "2026-03-31", 500)]), promised, covered]);
    // Thirty days less four week-ends and Easter Monday.
    assert_eq!(days.len(), 21);
    assert_eq!(
        told(&days),
        [
            // calls, e-mails, letters, registered letters, files handed over, others
            "2026-04-01 | 0 0 0 0 0 1 | 0 heard ",
            "2026-04-03 | 0 1 0 0 0 0 | 1 heard 500.00",
            "2026-04-08 | 1 0 0 0 0 0 | 1 heard 500.00",
            "2026-04-13 | 0 1 0 0 0 0 | 1 heard 30.00",
            "2026-04-15 | 1 0 1 0 0 0 | 2 heard 800.00",
            "2026-04-20 | 0 1 0 0 0 0 | 1 heard 300.00",
            "2026-04-27 | 1 0 1 0 0 0 | 2 heard 330.00",
            "2026-04-30 | 0 0 1 0 0 0 | 1 heard 500.00",
        ]
    );
}

#[test]
fn a_claim_is_declared_once_and_a_simulation_of_no_day_is_empty() {
    let mut insolvent = case(1, &[(1, "2026-03-31", 500)]);
    insolvent.holds.insolvency =
        Some(Insolvency { published_on: date("2026-03-30"), declared_on: None });
    assert_eq!(told(&april(vec![insolvent.clone()])), ["2026-04-01 | 0 0 0 0 0 1 | 0 heard "]);
    let book = PolicyBook::single(DunningPolicy::french_default());
    let none =
        simulate(vec![insolvent], &book, &BusinessCalendar::default(), date("2026-04-01"), 0);
    assert_eq!(none, []);
}

/// The first pays a week late by himself, the second does not pay, the third pays on the day.
fn ledger() -> Portfolio {
    let item = |id, due: &str, euros| Item {
        id: ItemId(id),
        customer: CustomerId(id),
        kind: ItemKind::Invoice,
        issued: date("2026-03-02"),
        due: due.parse().ok(),
        original: euro(euros),
        is_sale: true,
    };
    let paid = |id, on: &str, euros: i64| Settlement {
        item: ItemId(id),
        on: date(on),
        minor: euros * 100,
    };
    Portfolio::new(
        vec![item(1, "2026-03-31", 1000), item(2, "2026-04-10", 2000), item(3, "2026-04-15", 5000)],
        vec![paid(1, "2026-04-07", 1000), paid(3, "2026-04-15", 5000)],
    )
}

fn back_tested(from: &str, to: &str) -> BackTest {
    let book = PolicyBook::french_default();
    // Standard asks on the third day, « Bons payeurs » on the tenth.
    let facts = CustomerFacts {
        now: PolicyId(1),
        candidate: PolicyId(3),
        has_email: true,
        direct_debit: false,
    };
    let calendar = BusinessCalendar::default();
    back_test(&ledger(), &|_| facts, &book, &book, &calendar, date(from), date(to))
}

#[test]
fn asking_later_bothers_fewer_and_reaches_less() {
    let test = back_tested("2026-04-01", "2026-04-30");
    // 3, 13, 20 and 27 April.
    assert_eq!(
        test.now,
        Side {
            work: Work { calls: 1, emails: 2, letters: 1, ..Work::default() },
            busiest_calls: 1,
            customers: 2,
            bothered_for_nothing: 1,
            reached: [euro(3000)].into_iter().collect(),
        }
    );
    // 20 and 27 April.
    assert_eq!(
        test.candidate,
        Side {
            work: Work { calls: 1, emails: 1, ..Work::default() },
            busiest_calls: 1,
            customers: 1,
            bothered_for_nothing: 0,
            reached: [euro(2000)].into_iter().collect(),
        }
    );
    let days = "-7.0".parse().ok();
    assert_eq!(test.gained, Gained { days, only_now: 1, only_candidate: 0 });
}

#[test]
fn what_nobody_was_asked_about_gains_nothing() {
    let nothing =
        BackTest { now: Side::default(), candidate: Side::default(), gained: Gained::default() };
    assert_eq!(back_tested("2026-03-02", "2026-03-31"), nothing);
    assert_eq!(back_tested("2026-04-30", "2026-04-01"), nothing);
}
