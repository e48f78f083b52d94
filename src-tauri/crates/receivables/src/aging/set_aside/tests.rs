//! What is contested comes first, a word takes what is left, and nothing is set aside twice.

use proptest::prelude::*;

use super::*;
use crate::{Currency, CustomerId, ItemKind, aging::Aging, calendar::Region, plan::Instalment};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn euros(minor: i64) -> Money {
    Money { minor, currency: Currency::EUR }
}

/// An invoice of customer 1, due on a day of March 2026.
fn invoice(id: i64, due: u32, minor: i64) -> OpenItem {
    OpenItem {
        id: ItemId(id),
        customer: CustomerId(1),
        kind: ItemKind::Invoice,
        issued: date("2026-02-01"),
        due: NaiveDate::from_ymd_opt(2026, 3, due),
        open: euros(minor),
    }
}

fn dispute(item: i64, part: Option<i64>) -> DisputedItem {
    let on = date("2026-03-05");
    let disputed = part.map(euros);
    DisputedItem {
        item: ItemId(item),
        disputed,
        raised_on: on,
        follow_up_on: on,
        justified_on: None,
    }
}

fn promise(items: &[i64], promised: i64, received: i64) -> PromiseToPay {
    PromiseToPay {
        items: items.iter().map(|it| ItemId(*it)).collect(),
        promised: euros(promised),
        made_on: date("2026-03-10"),
        due_on: date("2026-04-03"),
        received: vec![(date("2026-03-12"), euros(received))],
        replaced_on: None,
    }
}

fn find(open: &[OpenItem], id: ItemId) -> Option<OpenItem> {
    open.iter().find(|it| it.id == id).copied()
}

/// Overdue, contested, promised, recoverable on 31 March.
fn line(open: &[OpenItem], spoken: SpokenFor<'_>) -> [i64; 4] {
    let (key_date, calendar) = (date("2026-03-31"), BusinessCalendar::new(Region::Metropole));
    let aside = spoken.of(|id| find(open, id), &calendar, key_date);
    let aged = Aging::default().age_less(open.iter().copied(), key_date, &aside);
    let total = &aged[&Currency::EUR].total;
    [total.overdue(), total.disputed, total.promised, total.recoverable()]
}

#[test]
fn what_can_be_claimed_is_what_nobody_contests_or_promised() {
    // Late, late, and not due yet.
    let open = [invoice(1, 10, 100_00), invoice(2, 20, 50_00), invoice(3, 31, 30_00)];
    let none = SpokenFor::default();
    assert_eq!(line(&open, none), [150_00, 0, 0, 150_00]);
    let partly = [dispute(1, Some(40_00))];
    assert_eq!(line(&open, SpokenFor { disputes: &partly, ..none }), [150_00, 40_00, 0, 110_00]);
    // Contested, but not late: it was not recoverable anyway.
    let early = [dispute(3, None)];
    assert_eq!(line(&open, SpokenFor { disputes: &early, ..none }), [150_00, 30_00, 0, 150_00]);
    // 120 promised, 20 came: 60 of the first invoice are free, 40 are taken of the second.
    let promises = [promise(&[2, 1], 120_00, 20_00)];
    let both = SpokenFor { disputes: &partly, promises: &promises, ..none };
    assert_eq!(line(&open, both), [150_00, 40_00, 100_00, 10_00]);
    // A word that was broken sets nothing aside.
    let broken = [PromiseToPay { due_on: date("2026-03-15"), ..promise(&[1], 100_00, 0) }];
    assert_eq!(line(&open, SpokenFor { promises: &broken, ..none }), [150_00, 0, 0, 150_00]);
    let plans = [InstalmentPlan {
        items: vec![ItemId(1), ItemId(2)],
        agreed_on: date("2026-03-25"),
        signed_on: None,
        default_clause: true,
        instalments: vec![Instalment { due_on: date("2026-04-30"), amount: euros(150_00) }],
        received: vec![],
    }];
    assert_eq!(line(&open, SpokenFor { plans: &plans, ..none }), [150_00, 0, 150_00, 0]);
}

#[test]
fn the_credits_of_one_customer_never_pay_for_another() {
    let credit = OpenItem { kind: ItemKind::CreditNote, due: None, ..invoice(2, 1, -150_00) };
    let other = OpenItem { customer: CustomerId(2), ..invoice(3, 10, 80_00) };
    let open = [invoice(1, 10, 100_00), credit, other];
    assert_eq!(line(&open, SpokenFor::default()), [180_00, 0, 0, 80_00]);
}

proptest! {
    #[test]
    fn never_more_is_set_aside_than_is_open(
        amounts in prop::collection::vec(1..200_00i64, 1..8),
        parts in prop::collection::vec((1..9i64, prop::option::of(0..300_00i64)), 0..6),
        words in prop::collection::vec(
            (prop::collection::vec(1..9i64, 0..5), 1..500_00i64, 0..100_00i64), 0..4),
    ) {
        let open: Vec<_> =
            amounts.iter().zip(1..).map(|(it, id)| invoice(id, id as u32 * 3, *it)).collect();
        let disputes: Vec<_> = parts.iter().map(|(item, part)| dispute(*item, *part)).collect();
        let promises: Vec<_> =
            words.iter().map(|(items, said, came)| promise(items, *said, *came)).collect();
        let spoken = SpokenFor { disputes: &disputes, promises: &promises, plans: &[] };
        let calendar = BusinessCalendar::new(Region::Metropole);
        for (id, aside) in spoken.of(|id| find(&open, id), &calendar, date("2026-03-31")) {
            let item = find(&open, id).unwrap();
            prop_assert!(aside.disputed >= 0 && aside.promised >= 0);
            prop_assert!(aside.disputed + aside.promised <= item.open.minor, "{:?}", aside);
        }
        let [overdue, _, _, recoverable] = line(&open, spoken);
        prop_assert!((0..=overdue).contains(&recoverable));
    }
}
