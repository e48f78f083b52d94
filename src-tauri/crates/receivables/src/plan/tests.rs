//! Splits to the cent, days at the ends of months, and what a plan is worth as money comes in.

use proptest::prelude::*;

use super::*;
use crate::{calendar::Region, promise::PromiseToPay};

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn euros(text: &str) -> Money {
    Money::parse(text, Currency::EUR).unwrap()
}

fn calendar() -> BusinessCalendar {
    BusinessCalendar::new(Region::Metropole)
}

/// 1,000.00 in three: 15 January, 15 February (a Sunday) and 15 March (a Sunday) of 2026.
fn plan(default_clause: bool, received: &[(&str, &str)]) -> InstalmentPlan {
    InstalmentPlan {
        items: vec![ItemId(1)],
        agreed_on: on("2026-01-05"),
        signed_on: Some(on("2026-01-06")),
        default_clause,
        instalments: schedule(euros("1000"), 3, on("2026-01-15"), Every::Months(1)).unwrap(),
        received: received.iter().map(|&(day, amount)| (on(day), euros(amount))).collect(),
    }
}

#[test]
fn the_last_instalment_takes_the_remainder() {
    for (total, count, line, last) in [
        ("1000.00", 3, "333.33", "333.34"),
        ("100.00", 7, "14.28", "14.32"),
        ("0.05", 3, "0.01", "0.03"),
        ("2499.99", 6, "416.66", "416.69"),
        ("0.05", 5, "0.01", "0.01"),
        ("12.00", 1, "12.00", "12.00"),
    ] {
        let parts = split(euros(total), count).unwrap();
        let (end, before) = parts.split_last().unwrap();
        assert_eq!(parts.len(), usize::from(count), "{total}");
        assert!(before.iter().all(|it| *it == euros(line)), "{total}: {before:?}");
        assert_eq!(*end, euros(last), "{total}");
    }
}

#[test]
fn no_instalment_is_of_nothing() {
    for (total, count, error) in [
        ("100.00", 0, PlanError::NoInstalment),
        ("0.05", 6, PlanError::TooMany { count: 6, total: euros("0.05") }),
        ("0.00", 1, PlanError::TooMany { count: 1, total: euros("0") }),
        ("-10.00", 2, PlanError::TooMany { count: 2, total: euros("-10") }),
    ] {
        assert_eq!(split(euros(total), count), Err(error), "{total} in {count}");
    }
}

#[test]
fn days_are_counted_from_the_first() {
    for (first, every, expected) in [
        ("2026-01-31", Every::Months(1), "2026-01-31 2026-02-28 2026-03-31 2026-04-30"),
        ("2023-11-30", Every::Months(3), "2023-11-30 2024-02-29 2024-05-30 2024-08-30"),
        ("2026-12-15", Every::Weeks(1), "2026-12-15 2026-12-22 2026-12-29 2027-01-05"),
        ("2026-12-15", Every::Weeks(2), "2026-12-15 2026-12-29 2027-01-12 2027-01-26"),
    ] {
        let days = schedule(euros("400"), 4, on(first), every).unwrap();
        let days: Vec<_> = days.iter().map(|it| it.due_on.to_string()).collect();
        assert_eq!(days.join(" "), expected, "{first} {every:?}");
    }
    let refused = |first, every| schedule(euros("400"), 4, first, every).unwrap_err();
    assert_eq!(refused(on("2026-01-31"), Every::Months(0)), PlanError::NoInterval);
    assert_eq!(refused(on("2026-01-31"), Every::Weeks(0)), PlanError::NoInterval);
    assert_eq!(refused(NaiveDate::MAX, Every::Weeks(1)), PlanError::BeyondCalendar);
    assert_eq!(refused(NaiveDate::MAX, Every::Months(255)), PlanError::BeyondCalendar);
}

#[test]
fn an_instalment_has_the_tolerance_of_a_promise() {
    let plan = plan(true, &[]);
    for (position, expected) in [
        (0, Some("2026-01-19")), // Thursday, then Friday and Monday
        (1, Some("2026-02-18")), // Sunday: Monday, then Tuesday and Wednesday
        (2, Some("2026-03-18")),
        (3, None),
    ] {
        assert_eq!(plan.deadline(&calendar(), position), expected.map(on), "{position}");
    }
    let promise = PromiseToPay {
        items: vec![],
        promised: euros("1"),
        made_on: on("2026-01-05"),
        due_on: on("2026-02-15"),
        received: vec![],
        replaced_on: None,
    };
    assert_eq!(plan.deadline(&calendar(), 1), Some(promise.deadline(&calendar())));
}

#[test]
fn a_plan_stands_as_the_receipts_say() {
    // Receipts; key date; status; claimable with the default clause, and without.
    let first = ("2026-01-15", "333.33");
    for (received, key_date, status, with_clause, without) in [
        (vec![], "2026-01-19", "next 2026-01-15", "0.00", "0.00"),
        (vec![], "2026-01-20", "0 since 2026-01-20, 333.33", "1000.00", "333.33"),
        (vec![first], "2026-01-20", "next 2026-02-15", "0.00", "0.00"),
        (vec![first], "2026-02-18", "next 2026-02-15", "0.00", "0.00"),
        (vec![first], "2026-02-19", "1 since 2026-02-19, 333.33", "666.67", "333.33"),
        // One cent short is a default.
        (
            vec![("2026-01-15", "333.32")],
            "2026-01-20",
            "0 since 2026-01-20, 0.01",
            "666.68",
            "0.01",
        ),
        // In default, every instalment whose day has passed is claimed, tolerance or not.
        (vec![], "2026-02-16", "0 since 2026-01-20, 333.33", "1000.00", "666.66"),
        (vec![], "2026-02-19", "0 since 2026-01-20, 666.66", "1000.00", "666.66"),
        // Half of the second came in: it is the second that is missing.
        (
            vec![first, ("2026-02-20", "100.00")],
            "2026-03-01",
            "1 since 2026-02-19, 233.33",
            "566.67",
            "233.33",
        ),
        // Caught up with, it runs again.
        (vec![first, ("2026-03-02", "333.33")], "2026-03-02", "next 2026-03-15", "0.00", "0.00"),
        // Paid ahead: nothing is late until the money runs out.
        (vec![("2026-01-10", "700.00")], "2026-03-18", "next 2026-03-15", "0.00", "0.00"),
        (
            vec![("2026-01-10", "700.00")],
            "2026-03-19",
            "2 since 2026-03-19, 300.00",
            "300.00",
            "300.00",
        ),
        (vec![("2026-01-10", "1000.00")], "2026-01-10", "completed", "0.00", "0.00"),
        (vec![("2026-01-10", "1200.00")], "2026-06-30", "completed", "0.00", "0.00"),
        // A receipt of a later day does not count yet; one taken back counts no more.
        (
            vec![("2026-01-21", "1000.00")],
            "2026-01-20",
            "0 since 2026-01-20, 333.33",
            "1000.00",
            "333.33",
        ),
        (
            vec![first, ("2026-01-20", "-333.33")],
            "2026-01-20",
            "0 since 2026-01-20, 333.33",
            "1000.00",
            "333.33",
        ),
    ] {
        let key = on(key_date);
        let plan = |clause| plan(clause, &received);
        let found = match plan(true).status(&calendar(), key) {
            PlanStatus::Running { next } => format!("next {}", next.due_on),
            PlanStatus::Completed => "completed".to_owned(),
            PlanStatus::Defaulted { instalment, since, missing } => {
                format!("{instalment} since {since}, {missing}")
            }
        };
        assert_eq!(found, status, "{received:?} on {key_date}");
        assert_eq!(plan(true).falls_due(&calendar(), key).to_string(), with_clause, "{key_date}");
        assert_eq!(plan(false).falls_due(&calendar(), key).to_string(), without, "{key_date}");
    }
}

#[test]
fn money_pays_the_oldest_instalment_first() {
    for (amount, expected) in [
        ("0", "0.00 0.00 0.00"),
        ("333.33", "333.33 0.00 0.00"),
        ("400.00", "333.33 66.67 0.00"),
        ("1500.00", "333.33 333.33 333.34"),
        ("-10.00", "0.00 0.00 0.00"),
    ] {
        let paid = plan(true, &[("2026-01-15", amount)]).paid(on("2026-01-15"));
        let paid: Vec<_> = paid.iter().map(|it| it.to_string()).collect();
        assert_eq!(paid.join(" "), expected, "{amount}");
    }
    let mut dollars = plan(true, &[]);
    let currency = Currency::new("USD").unwrap();
    dollars.received = vec![(on("2026-01-15"), Money { minor: 1000_00, currency })];
    assert_eq!(dollars.paid(on("2026-01-15"))[0], euros("0"));
}

#[test]
fn a_plan_without_instalments_claims_nothing() {
    let plan = InstalmentPlan { instalments: vec![], ..plan(true, &[]) };
    assert_eq!(plan.status(&calendar(), on("2026-12-31")), PlanStatus::Completed);
    assert_eq!(plan.falls_due(&calendar(), on("2026-12-31")), euros("0"));
    assert_eq!(plan.paid(on("2026-12-31")), []);
}

proptest! {
    #[test]
    fn the_parts_add_up_to_the_debt(minor in 1..i64::MAX, count in 1..1000u16) {
        let total = Money { minor, currency: Currency::EUR };
        let Ok(parts) = split(total, count) else {
            prop_assert!(i64::from(count) > minor);
            return Ok(());
        };
        prop_assert_eq!(parts.iter().map(|it| it.minor).sum::<i64>(), minor);
        prop_assert!(parts.iter().all(|it| it.minor > 0));
        prop_assert!(parts.is_sorted_by_key(|it| it.minor));
    }

    /// Without the clause no more is claimed than with it, and never more than the rest.
    #[test]
    fn no_more_is_claimed_than_is_left(
        receipts in prop::collection::vec((0..120u64, 1..500_00i64), 0..6),
        key in 0..150u64,
    ) {
        let day = |after| on("2026-01-05") + Days::new(after);
        let money = |minor| Money { minor, currency: Currency::EUR };
        let mut plan = plan(true, &[]);
        plan.received = receipts.iter().map(|&(after, minor)| (day(after), money(minor))).collect();
        let whole = plan.falls_due(&calendar(), day(key)).minor;
        let paid: i64 = plan.paid(day(key)).iter().map(|it| it.minor).sum();
        prop_assert!(whole == 0 || whole + paid == 1000_00);

        let status = plan.status(&calendar(), day(key));
        plan.default_clause = false;
        let passed = plan.falls_due(&calendar(), day(key)).minor;
        prop_assert!(passed <= whole);
        match status {
            PlanStatus::Defaulted { missing, .. } => {
                prop_assert!(0 < missing.minor && missing.minor <= passed);
            }
            _ => prop_assert_eq!(passed, 0),
        }
    }
}
