//! Stories of the scenarios: what a day asks of one customer, and why it asks nothing.

use chrono::{Days, NaiveDate};

use super::*;
use crate::{
    Currency, CustomerId, ItemId, ItemKind, Money, OpenItem,
    calendar::{BusinessCalendar, Region},
    plan::{Every, InstalmentPlan, schedule},
    promise::PromiseToPay,
};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn euro(minor: i64) -> Money {
    Money { minor, currency: Currency::EUR }
}

fn item(id: i64, due: &str, euros: i64) -> DunnedItem {
    let kind = if euros < 0 { ItemKind::CreditNote } else { ItemKind::Invoice };
    DunnedItem::from(OpenItem {
        id: ItemId(id),
        customer: CustomerId(1),
        kind,
        issued: date("2026-01-05"),
        due: due.parse().ok(),
        open: euro(euros * 100),
    })
}

fn reached(mut item: DunnedItem, step: Step, on: &str) -> DunnedItem {
    item.reached = Some(Reached { step, on: date(on) });
    item
}

fn case(items: Vec<DunnedItem>) -> Case {
    let last_contact = items.iter().filter_map(|it| it.reached).map(|it| it.on).max();
    Case {
        items,
        last_contact,
        last_attempt: last_contact,
        has_email: true,
        ..Case::new(CustomerId(1), PolicyId(1))
    }
}

fn verdict(case: &Case, key_date: NaiveDate) -> Verdict {
    verdict_by(&DunningPolicy::french_default(), case, key_date)
}

fn verdict_by(policy: &DunningPolicy, case: &Case, key_date: NaiveDate) -> Verdict {
    let calendar = BusinessCalendar::new(Region::Metropole);
    next_action(case, &PolicyBook::single(policy.clone()), &calendar, key_date)
}

/// The action of a day in one line, or the first reason why there is none.
fn told(case: &Case, key_date: &str) -> String {
    told_by(&DunningPolicy::french_default(), case, key_date)
}

fn told_by(policy: &DunningPolicy, case: &Case, key_date: &str) -> String {
    match verdict_by(policy, case, date(key_date)) {
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
            Some(NotYet::Stopped { stop: Stop::Planned { next, instalment }, .. }) => {
                format!("in instalments, {instalment} next on {next}")
            }
            Some(NotYet::Stopped { stop: Stop::Blocked { block }, .. }) => {
                format!("blocked by {}: {}", block.by, block.reason)
            }
            Some(NotYet::Stopped { stop: Stop::InTransit { until }, .. }) => {
                format!("in transit until {until}")
            }
            Some(NotYet::Stopped { stop: Stop::DirectDebit { until }, .. }) => {
                format!("collected until {until}")
            }
            Some(NotYet::TriedToday) => "tried today".into(),
            Some(NotYet::Waiting { wait }) => format!("waiting until {}", wait.until),
            Some(NotYet::Insolvent { declared_on, .. }) => format!("insolvent {declared_on:?}"),
            Some(NotYet::NothingOpen) => "nothing open".into(),
            Some(NotYet::NeverReminded { item }) => format!("{} is never reminded", item.0),
            Some(NotYet::NoSteps) => "no step".into(),
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
        disputed: None,
        raised_on: date("2026-04-01"),
        follow_up_on: date("2026-04-13"),
        justified_on: None,
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
        replaced_on: None,
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

#[test]
fn the_undisputed_part_of_an_invoice_goes_on() {
    let mut part = case(vec![item(1, "2026-03-31", 500)]);
    part.disputes = vec![DisputedItem {
        item: ItemId(1),
        disputed: Some(euro(120_00)),
        raised_on: date("2026-04-01"),
        follow_up_on: date("2026-06-13"),
        justified_on: None,
    }];
    assert_eq!(told(&part, "2026-04-03"), "Email first_reminder 380.00 for 1");
    part.disputes[0].disputed = Some(euro(600_00));
    assert_eq!(told(&part, "2026-04-03"), "disputed");
}

fn thirds() -> InstalmentPlan {
    let on = |day| date(day);
    InstalmentPlan {
        items: vec![ItemId(1)],
        agreed_on: on("2026-04-02"),
        signed_on: None,
        default_clause: true,
        instalments: schedule(euro(900_00), 3, on("2026-04-30"), Every::Months(1)).unwrap(),
        received: vec![],
    }
}

#[test]
fn instalments_that_come_stop_the_reminders_and_one_that_does_not_brings_the_whole_rest_back() {
    let mut planned = case(vec![item(1, "2026-03-31", 900)]);
    planned.plans = vec![thirds()];
    assert_eq!(told(&planned, "2026-04-20"), "in instalments, 300.00 next on 2026-04-30");
    // 30 April is a Thursday, 1 May a holiday: Tuesday 5 May is the last day.
    assert_eq!(told(&planned, "2026-05-05"), "in instalments, 300.00 next on 2026-04-30");
    assert_eq!(told(&planned, "2026-05-06"), "CheckPromise 900.00 for 1");
    planned.plans[0].received = vec![(date("2026-05-04"), euro(300_00))];
    planned.items[0].item.open = euro(600_00);
    assert_eq!(told(&planned, "2026-05-06"), "in instalments, 300.00 next on 2026-05-30");
    planned.last_call = Some(date("2026-06-04"));
    assert_eq!(told(&planned, "2026-06-04"), "Email first_reminder 600.00 for 1");
}

#[test]
fn a_block_holds_until_its_day() {
    let mut blocked = case(vec![item(1, "2026-03-31", 500), item(2, "2026-03-31", 70)]);
    let block = |item, until: &str| DunningBlock {
        item,
        by: "C. Roche".into(),
        reason: "visite du commercial".into(),
        until: until.parse().ok(),
    };
    blocked.holds.blocks = vec![block(None, "2026-04-10")];
    assert_eq!(told(&blocked, "2026-04-10"), "blocked by C. Roche: visite du commercial");
    assert_eq!(told(&blocked, "2026-04-11"), "Email first_reminder 570.00 for 1 2");
    blocked.holds.blocks = vec![block(Some(ItemId(1)), "-")];
    assert_eq!(told(&blocked, "2026-06-10"), "Email first_reminder 70.00 for 2");
}

#[test]
fn insolvency_stops_everything_but_the_declaration_of_the_claim() {
    let mut insolvent = case(vec![item(1, "2026-03-31", 500), item(2, "2026-06-30", 70)]);
    insolvent.holds.insolvency =
        Some(Insolvency { published_on: date("2026-04-20"), declared_on: None });
    assert_eq!(told(&insolvent, "2026-05-20"), "DeclareClaim 570.00 for 1 2");
    let Verdict::Act(action) = verdict(&insolvent, date("2026-05-20")) else { panic!() };
    // Two months end on Saturday 20 June: Monday (CPC 642).
    let deadline = date("2026-06-22");
    let published_on = date("2026-04-20");
    assert_eq!(action.reason, Reason::ClaimToDeclare { published_on, deadline });
    insolvent.holds.insolvency =
        Some(Insolvency { published_on, declared_on: Some(date("2026-05-21")) });
    assert_eq!(told(&insolvent, "2026-08-01"), "insolvent Some(2026-05-21)");
}

#[test]
fn a_cheque_on_its_way_is_not_chased() {
    let mut paid = case(vec![item(1, "2026-03-31", 500)]);
    paid.holds.in_transit = vec![InTransit { item: ItemId(1), until: date("2026-04-15") }];
    assert_eq!(told(&paid, "2026-04-15"), "in transit until 2026-04-15");
    assert_eq!(told(&paid, "2026-04-16"), "Email first_reminder 500.00 for 1");
}

#[test]
fn a_direct_debit_is_given_three_days_and_a_rejected_one_starts_again() {
    let risky = PolicyBook::french_default().policy(PolicyId(4)).clone();
    let mut debit = case(vec![item(1, "2026-03-31", 500)]);
    debit.holds.direct_debit = true;
    assert_eq!(told_by(&risky, &debit, "2026-04-01"), "collected until 2026-04-03");
    assert_eq!(told_by(&risky, &debit, "2026-04-03"), "Email first_reminder 500.00 for 1");
    // Reminded before it was collected after all, and came back on 20 April.
    debit.items[0] = reached(debit.items[0], Step::FirstReminder, "2026-04-03");
    debit.items[0].rejected_on = Some(date("2026-04-20"));
    assert_eq!(told_by(&risky, &debit, "2026-04-20"), "first_reminder planned on 2026-04-21");
    assert_eq!(told_by(&risky, &debit, "2026-04-21"), "Email first_reminder 500.00 for 1");
}

#[test]
fn letters_that_come_back_turn_into_a_call_for_the_address() {
    let mut away =
        case(vec![reached(item(1, "2026-03-31", 500), Step::SecondReminder, "2026-04-15")]);
    away.holds.address_unknown_since = Some(date("2026-04-20"));
    assert_eq!(told(&away, "2026-04-30"), "Email final_reminder 500.00 for 1");
    away.has_email = false;
    assert_eq!(told(&away, "2026-04-30"), "Call 500.00 for 1");
    let Verdict::Act(action) = verdict(&away, date("2026-04-30")) else { panic!() };
    let since = date("2026-04-20");
    assert_eq!(action.reason, Reason::AddressUnknown { since, step: Step::FinalReminder });
}

#[test]
fn whom_nobody_reached_today_comes_back_tomorrow() {
    let written = reached(item(1, "2026-03-31", 500), Step::FirstReminder, "2026-04-03");
    let mut tried = case(vec![written]);
    tried.last_attempt = Some(date("2026-04-08"));
    assert_eq!(told(&tried, "2026-04-08"), "tried today");
    assert_eq!(told(&tried, "2026-04-09"), "Call call 500.00 for 1");
    // Nobody heard of us: what is to be written is written all the same.
    let mut tried = case(vec![item(1, "2026-03-31", 500)]);
    tried.last_attempt = Some(date("2026-04-03"));
    assert_eq!(told(&tried, "2026-04-03"), "Email first_reminder 500.00 for 1");
}

#[test]
fn a_call_back_rings_on_its_day_and_is_not_lost_on_the_next() {
    let mut asked = case(vec![item(1, "2026-03-31", 500)]);
    asked.last_contact = Some(date("2026-04-03"));
    let until = date("2026-04-07").and_hms_opt(14, 0, 0).unwrap();
    asked.wait = Some(Wait { kind: WaitKind::CallBack, until });
    assert_eq!(told(&asked, "2026-04-06"), "waiting until 2026-04-07 14:00:00");
    // The gap of five days does not hold back what the customer asked for.
    assert_eq!(told(&asked, "2026-04-07"), "Call 500.00 for 1");
    let Verdict::Act(action) = verdict(&asked, date("2026-04-07")) else { panic!() };
    assert_eq!(action.not_before, Some(until));
    assert_eq!(told(&asked, "2026-04-09"), "Call 500.00 for 1");
    asked.wait = Some(Wait { kind: WaitKind::Snooze, until });
    assert_eq!(told(&asked, "2026-04-06"), "waiting until 2026-04-07 14:00:00");
    assert_eq!(told(&asked, "2026-04-08"), "Email first_reminder 500.00 for 1");
}

#[test]
fn one_letter_per_level_leaves_the_others_to_their_own() {
    let mut policy = DunningPolicy::french_default();
    policy.grouping = Grouping::PerLevel;
    let old = reached(item(1, "2026-03-31", 500), Step::Call, "2026-04-08");
    let both = case(vec![item(2, "2026-04-10", 80), old]);
    assert_eq!(told_by(&policy, &both, "2026-04-15"), "Letter second_reminder 500.00 for 1");
    let written = reached(item(1, "2026-03-31", 500), Step::SecondReminder, "2026-04-15");
    let other = case(vec![item(2, "2026-04-10", 80), written]);
    assert_eq!(told_by(&policy, &other, "2026-04-17"), "gap until 2026-04-20");
    assert_eq!(told_by(&policy, &other, "2026-04-20"), "Email first_reminder 80.00 for 2");
}

#[test]
fn at_take_over_a_policy_may_catch_up_by_age() {
    let mut book = PolicyBook::single(DunningPolicy::french_default());
    book.taken_over_on = Some(date("2026-06-01"));
    let old = case(vec![item(1, "2026-03-31", 500)]);
    let calendar = BusinessCalendar::default();
    let step = |book: &PolicyBook, case: &Case, on: &str| match next_action(
        case,
        book,
        &calendar,
        date(on),
    ) {
        Verdict::Act(action) => action.step,
        Verdict::Rest(_) => None,
    };
    assert_eq!(step(&book, &old, "2026-06-02"), Some(Step::FirstReminder));
    book.policies[0].policy.catch_up = true;
    // 62 days late deserve the formal notice; the last reminder leaves before it all the same.
    assert_eq!(step(&book, &old, "2026-06-02"), Some(Step::FinalReminder));
    let younger = case(vec![item(1, "2026-05-15", 500)]);
    assert_eq!(step(&book, &younger, "2026-06-02"), Some(Step::SecondReminder));
    let since = case(vec![item(1, "2026-06-01", 500)]);
    assert_eq!(step(&book, &since, "2026-08-02"), Some(Step::FirstReminder));
}

#[test]
fn the_last_reminder_of_a_small_amount_goes_out_again() {
    let small = PolicyBook::french_default().policy(PolicyId(5)).clone();
    let last = case(vec![reached(item(1, "2026-03-31", 60), Step::FinalReminder, "2026-05-15")]);
    assert_eq!(told_by(&small, &last, "2026-06-14"), "final_reminder planned on 2026-06-15");
    assert_eq!(told_by(&small, &last, "2026-06-15"), "Email final_reminder 60.00 for 1");
}

#[test]
fn an_item_follows_its_own_policy_before_its_customers() {
    let mut book = PolicyBook::french_default();
    book.company = PolicyId(1);
    let calendar = BusinessCalendar::default();
    let mut own = case(vec![item(1, "2026-03-31", 500)]);
    own.items[0].policy = Some(PolicyId(9));
    let on = date("2026-04-20");
    let alone = NotYet::NeverReminded { item: ItemId(1) };
    assert_eq!(next_action(&own, &book, &calendar, on), Verdict::Rest(vec![alone]));
    own.items[0].policy = Some(PolicyId(4));
    let Verdict::Act(action) = next_action(&own, &book, &calendar, on) else { panic!() };
    assert_eq!(action.policy, PolicyId(4));
}

#[test]
fn the_first_segment_that_matches_hands_out_the_policy() {
    let book = PolicyBook::french_default();
    let name = |traits: Traits| book.named(book.choose(&traits).0).name.clone();
    let business = Traits { open_minor: 2_000_00, ..Traits::default() };
    for (traits, expected) in [
        (business, "Standard"),
        (Traits { open_minor: 80_00, ..business }, "Petits montants"),
        (Traits { kind: CustomerKind::Public, open_minor: 80_00, ..business }, "Secteur public"),
        (Traits { usually_late: Some(31), ..business }, "À risque"),
        (Traits { usually_late: Some(6), ..business }, "Standard"),
        (Traits { usually_late: Some(-2), ..business }, "Bons payeurs"),
        (Traits { own: Some(PolicyId(2)), usually_late: Some(31), ..business }, "Grands comptes"),
        (Traits { own: Some(PolicyId(99)), ..business }, "Standard"),
    ] {
        assert_eq!(name(traits), expected, "{traits:?}");
    }
}

#[test]
fn a_policy_climbs() {
    use PolicyError::*;
    let with = |change: fn(&mut Vec<DunningLevel>)| {
        let mut policy = DunningPolicy::french_default();
        change(&mut policy.levels);
        policy.check()
    };
    for (refused, expected) in [
        (
            with(|it| it.swap(1, 2)),
            NotAscending { previous: Step::Call, next: Step::FirstReminder },
        ),
        (
            with(|it| it[2].offset = 3),
            PlannedBefore { previous: Step::FirstReminder, next: Step::Call },
        ),
        (with(|it| it[1].reference = Reference::Previous), NothingBefore),
        (with(|it| it[0].offset = 1), WrongSide(Step::Preventive)),
        (with(|it| it[3].offset = -2), WrongSide(Step::SecondReminder)),
    ] {
        assert_eq!(refused, Err(expected));
    }
}

/// The trade's calendar: three due dates, seven steps each, holidays and week-ends in between.
#[test]
fn every_step_is_planned_on_a_business_day() {
    let policy = DunningPolicy::french_default();
    let calendar = BusinessCalendar::new(Region::Metropole);
    use Step::*;
    let steps =
        [Preventive, FirstReminder, Call, SecondReminder, FinalReminder, FormalNotice, HandOver];
    for (due, days) in [
        (
            "2026-03-31",
            "2026-03-24 2026-04-03 2026-04-08 2026-04-15 2026-04-30 2026-05-15 2026-06-01",
        ),
        (
            "2026-05-08",
            "2026-04-30 2026-05-11 2026-05-18 2026-05-26 2026-06-08 2026-06-22 2026-07-07",
        ),
        (
            "2026-11-30",
            "2026-11-23 2026-12-03 2026-12-08 2026-12-15 2026-12-30 2027-01-14 2027-01-29",
        ),
    ] {
        for (step, expected) in steps.into_iter().zip(days.split(' ')) {
            let rung = policy.rung(step).unwrap();
            let planned = planned_day(rung, date(due), &calendar);
            assert_eq!(planned, date(expected), "{due} {step}");
            // And that is the day the engine acts on.
            let before = steps.iter().rev().find(|it| **it < step && **it != Preventive);
            let mut invoice = item(1, due, 12_000);
            if let Some(before) = before {
                let on = planned_day(policy.rung(*before).unwrap(), date(due), &calendar);
                invoice = reached(invoice, *before, &on.to_string());
            }
            let acted = |on| {
                matches!(verdict(&case(vec![invoice]), on),
                Verdict::Act(Action { step: Some(it), .. }) if it == step)
            };
            assert!(acted(planned) && !acted(planned - Days::new(1)), "{due} {step}");
        }
    }
}

#[test]
fn each_item_says_what_comes_next_for_it() {
    let mut several = case(vec![
        item(1, "2026-03-31", 500),
        item(2, "2026-06-30", 70),
        item(3, "-", -20),
        reached(item(4, "2026-01-15", 90), Step::HandOver, "2026-04-01"),
    ]);
    several.holds.in_transit = vec![InTransit { item: ItemId(2), until: date("2026-05-01") }];
    let book = PolicyBook::single(DunningPolicy::french_default());
    let told = |on: &str, id| {
        let all = outlooks(&several, &book, &BusinessCalendar::default(), date(on));
        all.into_iter().find(|(item, _)| *item == ItemId(id)).map(|(_, next)| next)
    };
    let planned = |on: &str| {
        Some(NotYet::Planned { item: ItemId(1), step: Step::FirstReminder, on: date(on) })
    };
    // The file was handed over that day: the gap runs to Easter Monday.
    assert_eq!(told("2026-04-01", 1), planned("2026-04-07"));
    assert_eq!(told("2026-03-31", 1), Some(NotYet::NotLate { next_due: Some(date("2026-03-31")) }));
    let until = date("2026-05-01");
    let stop = Stop::InTransit { until };
    assert_eq!(told("2026-04-01", 2), Some(NotYet::Stopped { item: ItemId(2), stop }));
    assert_eq!(told("2026-04-01", 3), None);
    let ended = NotYet::LadderEnded { step: Step::HandOver, on: date("2026-04-01") };
    assert_eq!(told("2026-04-01", 4), Some(ended));
}

/// A young invoice's first reminder must not sound milder than what its customer has received; and
/// what travels in it keeps its own day, or its ladder would never end.
#[test]
fn nothing_milder_follows_what_the_customer_has_received() {
    let old = reached(item(1, "2026-02-27", 500), Step::SecondReminder, "2026-03-16");
    let young = item(2, "2026-03-18", 80);
    let both = case(vec![old, young]);
    assert_eq!(told(&both, "2026-03-23"), "Letter second_reminder 580.00 for 1 2");
    let Verdict::Act(action) = verdict(&both, date("2026-03-23")) else { panic!() };
    let Reason::StepDue { item: lead, step, firmer, .. } = action.reason else { panic!() };
    assert_eq!((lead, step, firmer), (ItemId(2), Step::FirstReminder, Some(Step::SecondReminder)));
    let mut after = both.clone();
    let book = PolicyBook::single(DunningPolicy::french_default());
    take(&mut after, &action, &book, date("2026-03-23"));
    assert_eq!(after.items[0].reached, old.reached);
    let first = Reached { step: Step::FirstReminder, on: date("2026-03-23") };
    assert_eq!(after.items[1].reached, Some(first));
    // After a formal notice it is the last reminder once more, not another notice.
    let noticed = reached(item(1, "2026-01-15", 500), Step::FormalNotice, "2026-03-02");
    let noticed = case(vec![noticed, item(2, "2026-03-04", 80)]);
    assert_eq!(told(&noticed, "2026-03-09"), "Letter final_reminder 580.00 for 1 2");
}
