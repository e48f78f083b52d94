//! Stories of the default scenario, and the laws nobody may break.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::*;
use crate::{
    Currency, CustomerId, ItemId, ItemKind, Money, OpenItem,
    calendar::{BusinessCalendar, Region},
    promise::PromiseToPay,
};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn item(id: i64, due: &str, euros: i64) -> DunnedItem {
    let kind = if euros < 0 { ItemKind::CreditNote } else { ItemKind::Invoice };
    DunnedItem {
        item: OpenItem {
            id: ItemId(id),
            customer: CustomerId(1),
            kind,
            issued: date("2026-01-05"),
            due: due.parse().ok(),
            open: Money { minor: euros * 100, currency: Currency::EUR },
        },
        reached: None,
    }
}

fn reached(mut item: DunnedItem, step: Step, on: &str) -> DunnedItem {
    item.reached = Some(Reached { step, on: date(on) });
    item
}

fn case(items: Vec<DunnedItem>) -> Case {
    let last_contact = items.iter().filter_map(|it| it.reached).map(|it| it.on).max();
    Case {
        customer: CustomerId(1),
        items,
        last_contact,
        last_call: None,
        promises: vec![],
        disputes: vec![],
        has_email: true,
    }
}

fn verdict(case: &Case, key_date: NaiveDate) -> Verdict {
    let calendar = BusinessCalendar::new(Region::Metropole);
    next_action(case, &DunningPolicy::french_default(), &calendar, key_date)
}

/// The action of a day in one line, or the first reason why there is none.
fn told(case: &Case, key_date: &str) -> String {
    match verdict(case, date(key_date)) {
        Verdict::Act(it) => {
            let items: Vec<_> = it.items.iter().map(|id| id.0.to_string()).collect();
            let step = it.step.map(|step| format!(" {step}")).unwrap_or_default();
            format!("{:?}{step} {} for {}", it.kind, it.claimed, items.join(" "))
        }
        Verdict::Rest(why) => match why.first() {
            Some(NotYet::Planned { step, on, .. }) => format!("{step} planned on {on}"),
            Some(NotYet::Gap { until, .. }) => format!("gap until {until}"),
            Some(NotYet::Stopped { stop: Stop::Disputed { .. }, .. }) => "disputed".into(),
            Some(NotYet::Stopped { stop: Stop::Promised { until, .. }, .. }) => {
                format!("promised, money may arrive until {until}")
            }
            Some(NotYet::NotLate { next_due }) => format!("not late, next due {next_due:?}"),
            Some(NotYet::BelowFloor { step, .. }) => format!("{step} not worth it"),
            Some(NotYet::LadderEnded { step, .. }) => format!("{step} was the last"),
            Some(NotYet::NoDueDate { .. }) => "no due date".into(),
            None => "nothing".into(),
        },
    }
}

#[test]
fn an_invoice_climbs_the_ladder_one_step_at_a_time() {
    // Due Tuesday 31 March 2026, 500 €; every step taken on the day it came up.
    let mut invoice = item(1, "2026-03-31", 500);
    for (planned, step, action) in [
        ("2026-04-03", Step::FirstReminder, "Email first_reminder"),
        ("2026-04-08", Step::Call, "Call call"),
        ("2026-04-15", Step::SecondReminder, "Letter second_reminder"),
        ("2026-04-30", Step::FinalReminder, "Letter final_reminder"),
        ("2026-05-15", Step::FormalNotice, "RegisteredLetter formal_notice"),
        // The 60th day is Saturday 30 May: Monday.
        ("2026-06-01", Step::HandOver, "HandOver hand_over"),
    ] {
        let eve = date(planned) - Days::new(1);
        assert!(matches!(verdict(&case(vec![invoice]), eve), Verdict::Rest(_)), "{step}");
        assert_eq!(told(&case(vec![invoice]), planned), format!("{action} 500.00 for 1"));
        invoice = reached(invoice, step, planned);
    }
    assert_eq!(told(&case(vec![invoice]), "2026-09-01"), "hand_over was the last");
}

#[test]
fn a_missed_month_loses_nothing_and_skips_no_level() {
    assert_eq!(
        told(&case(vec![item(1, "2026-03-31", 500)]), "2026-06-30"),
        "Email first_reminder 500.00 for 1"
    );
    // The first reminder left late: the days it grants run before the call comes up.
    let late = reached(item(1, "2026-03-31", 500), Step::FirstReminder, "2026-06-30");
    assert_eq!(told(&case(vec![late]), "2026-07-03"), "call planned on 2026-07-06");
    assert_eq!(told(&case(vec![late]), "2026-07-06"), "Call call 500.00 for 1");
}

#[test]
fn three_runs_on_one_day_do_not_climb_three_levels() {
    let once = reached(item(1, "2026-01-15", 500), Step::FirstReminder, "2026-06-30");
    assert_eq!(told(&case(vec![once]), "2026-06-30"), "call planned on 2026-07-06");
}

#[test]
fn one_letter_takes_every_late_item_at_the_level_of_the_most_advanced() {
    let old = reached(item(1, "2026-03-31", 500), Step::Call, "2026-04-08");
    let young = item(2, "2026-04-10", 80);
    let not_due = item(3, "2026-05-10", 900);
    assert_eq!(
        told(&case(vec![young, not_due, old]), "2026-04-15"),
        "Letter second_reminder 580.00 for 1 2"
    );
}

#[test]
fn small_amounts_are_neither_called_about_nor_put_on_notice() {
    let small = reached(item(1, "2026-03-31", 99), Step::FirstReminder, "2026-04-03");
    assert_eq!(told(&case(vec![small]), "2026-04-15"), "Letter second_reminder 99.00 for 1");
    let last = reached(item(1, "2026-03-31", 99), Step::FinalReminder, "2026-04-30");
    assert_eq!(told(&case(vec![last]), "2026-06-01"), "formal_notice not worth it");
}

#[test]
fn credits_are_taken_off_and_a_covered_customer_gets_no_reminder() {
    let invoice = item(1, "2026-03-31", 500);
    assert_eq!(
        told(&case(vec![invoice, item(2, "-", -200)]), "2026-04-03"),
        "Email first_reminder 300.00 for 1"
    );
    assert_eq!(
        told(&case(vec![invoice, item(2, "-", -500)]), "2026-04-03"),
        "Allocate 500.00 for 1"
    );
}

#[test]
fn a_disputed_item_is_left_out_and_its_answer_chased() {
    let mut disputed = case(vec![item(1, "2026-03-31", 500), item(2, "2026-03-31", 100)]);
    disputed.disputes = vec![DisputedItem {
        item: ItemId(1),
        raised_on: date("2026-04-01"),
        follow_up_on: date("2026-04-13"),
    }];
    assert_eq!(told(&disputed, "2026-04-03"), "Email first_reminder 100.00 for 2");
    disputed.items.truncate(1);
    assert_eq!(told(&disputed, "2026-04-10"), "disputed");
    assert_eq!(told(&disputed, "2026-04-13"), "ChaseDispute 500.00 for 1");
}

#[test]
fn a_promise_stops_the_reminders_and_a_broken_one_leads_the_day() {
    let mut promised = case(vec![reached(item(1, "2026-03-31", 500), Step::Call, "2026-04-08")]);
    promised.last_call = Some(date("2026-04-08"));
    promised.promises = vec![PromiseToPay {
        items: vec![ItemId(1)],
        promised: Money { minor: 500_00, currency: Currency::EUR },
        made_on: date("2026-04-08"),
        due_on: date("2026-04-17"),
        received: vec![],
    }];
    assert_eq!(told(&promised, "2026-04-15"), "promised, money may arrive until 2026-04-21");
    assert_eq!(told(&promised, "2026-04-22"), "CheckPromise 500.00 for 1");
    // Called about it: the ladder goes on where it stood, after the gap.
    promised.last_call = Some(date("2026-04-22"));
    promised.last_contact = Some(date("2026-04-22"));
    assert_eq!(told(&promised, "2026-04-24"), "gap until 2026-04-27");
    assert_eq!(told(&promised, "2026-04-27"), "Letter second_reminder 500.00 for 1");
}

#[test]
fn a_large_amount_is_asked_about_before_it_falls_due_and_once() {
    // Seven days before Friday 8 May is a holiday: the day before it.
    let large = item(1, "2026-05-08", 12_000);
    assert_eq!(told(&case(vec![large]), "2026-04-29"), "not late, next due Some(2026-05-08)");
    assert_eq!(told(&case(vec![large]), "2026-04-30"), "Preventive preventive 12000.00 for 1");
    let asked = reached(large, Step::Preventive, "2026-04-30");
    assert_eq!(told(&case(vec![asked]), "2026-05-06"), "not late, next due Some(2026-05-08)");
    assert_eq!(
        told(&case(vec![item(1, "2026-05-08", 9_999)]), "2026-04-30"),
        "not late, next due Some(2026-05-08)"
    );
}

#[test]
fn an_invoice_without_due_date_is_never_chased() {
    assert_eq!(told(&case(vec![item(1, "-", 500)]), "2026-12-31"), "no due date");
}

#[test]
fn without_an_email_address_the_first_reminder_is_a_letter() {
    let mut silent = case(vec![item(1, "2026-03-31", 500)]);
    silent.has_email = false;
    assert_eq!(told(&silent, "2026-04-03"), "Letter first_reminder 500.00 for 1");
}

/// Works a customer through `days`, skipping those the user missed, and takes every action.
fn work(
    items: &[DunnedItem],
    missed: &[bool],
) -> Vec<(NaiveDate, Action, BTreeMap<ItemId, Option<Step>>)> {
    let policy = DunningPolicy::french_default();
    let mut case = case(items.to_vec());
    let mut log = Vec::new();
    for (offset, missed) in missed.iter().enumerate() {
        let today = date("2026-02-02") + Days::new(offset as u64);
        if *missed {
            continue;
        }
        let Verdict::Act(action) = verdict(&case, today) else { continue };
        let Some(step) = action.step else { continue };
        let mut before = BTreeMap::new();
        for dunned in case.items.iter_mut().filter(|it| action.items.contains(&it.item.id)) {
            let stood = dunned.reached.map(|it| it.step);
            before.insert(dunned.item.id, stood);
            let now = policy.reached_after(stood, step);
            if now != stood {
                dunned.reached = now.map(|step| Reached { step, on: today });
            }
        }
        case.last_contact = Some(today);
        if step == Step::Call {
            case.last_call = Some(today);
        }
        log.push((today, action, before));
    }
    log
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn no_two_contacts_within_the_gap_no_level_skipped_never_more_claimed_than_open(
        facts in prop::collection::vec((-30..60i64, -400..900i64), 1..8),
        missed in prop::collection::vec(prop::bool::weighted(0.3), 150),
    ) {
        let items: Vec<_> = facts.iter().zip(1..).filter(|((_, euros), _)| *euros != 0).map(|(&(late, euros), id)| {
            let due = date("2026-02-02") - chrono::Duration::days(late);
            item(id, &due.to_string(), euros)
        }).collect();
        let policy = DunningPolicy::french_default();
        let net: i64 = items.iter().map(|it| it.item.open.minor).sum();
        let claims: i64 = items.iter().map(|it| it.item.open.minor.max(0)).sum();
        let log = work(&items, &missed);
        for pair in log.windows(2) {
            prop_assert!((pair[1].0 - pair[0].0).num_days() >= i64::from(policy.minimum_gap));
        }
        for (_, action, before) in &log {
            prop_assert!(action.claimed.minor > 0 && action.claimed.minor <= claims.max(net));
            for stood in before.values() {
                let moved = policy.reached_after(*stood, action.step.unwrap());
                let level = |step: Option<Step>| step.map_or(0, |it| policy.level_reached(it));
                prop_assert!(level(moved) <= level(*stood) + 1, "{stood:?} -> {moved:?}");
            }
        }
    }

    /// Whoever misses days does less, never something else: the ladder ends where it would have.
    #[test]
    fn missed_days_lose_no_step(
        late in 3..40i64,
        missed in prop::collection::vec(prop::bool::weighted(0.5), 120),
    ) {
        let due = date("2026-02-02") - chrono::Duration::days(late);
        let invoice = [item(1, &due.to_string(), 500)];
        let mut days = missed;
        days.extend([false; 120]);
        let steps: Vec<_> = work(&invoice, &days).iter().filter_map(|(_, it, _)| it.step).collect();
        use Step::*;
        prop_assert_eq!(steps, vec![FirstReminder, Call, SecondReminder, FinalReminder, FormalNotice, HandOver]);
    }
}
