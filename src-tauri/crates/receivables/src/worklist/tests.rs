//! What comes first, what fits into the day, and what is moved.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use proptest::prelude::*;

use super::*;
use crate::{
    Currency, CustomerId, ItemId, Money,
    dunning::{PolicyId, Reference},
};

fn euro(minor: i64) -> Money {
    Money { minor, currency: Currency::EUR }
}

fn at(hour: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(hour, 0, 0).unwrap()
}

fn action(customer: i64, kind: ActionKind, euros: i64, days_late: i32) -> Action {
    let (step, item) = (Step::Call, ItemId(customer));
    Action {
        customer: CustomerId(customer),
        kind,
        step: Some(step),
        policy: PolicyId(1),
        claimed: euro(euros * 100),
        items: vec![item],
        days_late,
        not_before: None,
        reason: Reason::StepDue {
            item,
            days_late,
            step,
            firmer: None,
            reference: Reference::Due,
            offset: 8,
            previous: None,
            caught_up: false,
        },
    }
}

fn list(actions: Vec<Action>) -> Vec<Ranked> {
    let mut ranked: Vec<_> = actions.into_iter().map(|it| ranked(it, &Payer::default())).collect();
    rank(&mut ranked);
    ranked
}

#[test]
fn the_list_follows_what_an_hour_brings_in_and_a_broken_word_leads_it() {
    let call_back =
        Action { reason: Reason::CallBack { at: at(9) }, ..action(5, ActionKind::Call, 50, 3) };
    let ranked = list(vec![
        action(1, ActionKind::Call, 1_000, 10),
        action(2, ActionKind::Call, 4_000, 200),
        action(3, ActionKind::CheckPromise, 100, 20),
        action(4, ActionKind::Email, 900, 4),
        call_back,
        action(6, ActionKind::Call, 5, 10),
    ]);
    let told: Vec<_> = ranked
        .iter()
        .map(|it| {
            format!("{} {} €/h {:?}", it.action.customer.0, it.worth.per_hour.minor / 100, it.group)
        })
        .collect();
    assert_eq!(
        told,
        [
            "3 550 €/h BrokenWord",
            "5 275 €/h Regular",
            "4 29700 €/h QuickWins",
            "1 5500 €/h QuickWins",
            "2 4000 €/h AtRisk",
            "6 27 €/h LeaveAlone",
        ]
    );
}

#[test]
fn whoever_pays_by_itself_about_now_is_left_alone() {
    let usual = Payer { usually_late: Some(12), ..Payer::default() };
    let group = |days_late| ranked(action(1, ActionKind::Call, 1_000, days_late), &usual).group;
    assert_eq!([11, 12, 13].map(group), [Group::LeaveAlone, Group::LeaveAlone, Group::QuickWins]);
}

#[test]
fn the_day_takes_the_best_calls_and_moves_the_rest() {
    let capacity =
        Capacity { calls: Some(3), minutes: None, letters_by: NaiveTime::from_hms_opt(16, 0, 0) };
    let mut later = action(4, ActionKind::Call, 10, 5);
    later.not_before = Some(at(14));
    let actions = vec![
        action(1, ActionKind::Call, 500, 5),
        action(2, ActionKind::Call, 900, 5),
        action(3, ActionKind::Letter, 900, 20),
        later,
    ];
    let told = |done, hour| {
        let ranked = list(actions.clone());
        let (placed, fit) = arrange(&ranked, &capacity, done, at(hour));
        let places: Vec<_> = placed
            .iter()
            .map(|it| format!("{} {:?}", it.ranked.action.customer.0, it.place))
            .collect();
        (places.join(", "), fit.calls_planned, fit.letters_moved, fit.minutes_planned)
    };
    assert_eq!(
        told(Done::default(), 9),
        ("3 Now, 2 Now, 1 Now, 4 Later(2026-11-23T14:00:00)".into(), 3, 0, 20)
    );
    // One call was made; the one at two o'clock was promised: the smaller of the others is moved.
    assert_eq!(
        told(Done { calls: 1, minutes: 6 }, 9),
        ("3 Now, 2 Now, 4 Later(2026-11-23T14:00:00), 1 Moved(CallsFull(3))".into(), 2, 0, 14)
    );
    assert_eq!(
        told(Done::default(), 17),
        ("2 Now, 1 Now, 4 Now, 3 Moved(PostLeft(16:00:00))".into(), 3, 1, 18)
    );
}

proptest! {
    #[test]
    fn the_day_loses_nothing_and_never_plans_more_than_it_holds(
        facts in prop::collection::vec((0..10usize, 1..9_000i64, -5..400i32), 0..40),
        calls in prop::option::of(0..20u32),
        minutes in prop::option::of(0..300u32),
        hour in 8..19u32,
    ) {
        let kinds = [ActionKind::CheckPromise, ActionKind::Call, ActionKind::Email, ActionKind::Letter,
            ActionKind::RegisteredLetter, ActionKind::HandOver, ActionKind::ChaseDispute,
            ActionKind::DeclareClaim, ActionKind::Allocate, ActionKind::Preventive];
        let actions: Vec<_> = facts.iter().zip(1..)
            .map(|(&(kind, euros, late), customer)| action(customer, kinds[kind], euros, late)).collect();
        let capacity = Capacity { calls, minutes, letters_by: NaiveTime::from_hms_opt(16, 0, 0) };
        let ranked = list(actions.clone());
        let (placed, fit) = arrange(&ranked, &capacity, Done::default(), at(hour));
        let mut customers: Vec<_> = placed.iter().map(|it| it.ranked.action.customer).collect();
        customers.sort();
        prop_assert_eq!(customers, actions.iter().map(|it| it.customer).collect::<Vec<_>>());
        prop_assert!(calls.is_none_or(|it| fit.calls_planned <= it));
        prop_assert!(minutes.is_none_or(|it| fit.minutes_planned <= it));
    }
}
