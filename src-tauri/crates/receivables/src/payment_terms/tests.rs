//! Due dates by every rule, month ends and leap years, and the legal caps.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{
    Basis::*,
    Cap::*,
    DueRule::{Months, *},
    EndOfMonthReading::*,
    *,
};
use crate::{Currency, Money};

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn every_kind_of_term_gives_its_due_date() {
    for (rule, start, due) in [
        // L441-10 I al. 1: 30 days from receipt; al. 2: 60 calendar days, which are not 2 months.
        (Net { days: 30 }, "2026-01-05", "2026-02-04"),
        (Net { days: 30 }, "2026-01-31", "2026-03-02"),
        (Net { days: 60 }, "2026-04-06", "2026-06-05"),
        (Months { months: 2 }, "2026-04-06", "2026-06-06"),
        (Net { days: 60 }, "2026-01-01", "2026-03-02"),
        (Net { days: 60 }, "2024-01-01", "2024-03-01"),
        // 45 days end of month, method A and method B.
        (DaysThenEndOfMonth { days: 45 }, "2026-01-15", "2026-03-31"),
        (EndOfMonthThenDays { days: 45 }, "2026-01-15", "2026-03-17"),
        (DaysThenEndOfMonth { days: 45 }, "2024-01-15", "2024-02-29"),
        (EndOfMonthThenDays { days: 45 }, "2024-01-15", "2024-03-16"),
        (DaysThenEndOfMonth { days: 45 }, "2026-03-01", "2026-04-30"),
        (EndOfMonthThenDays { days: 45 }, "2026-03-01", "2026-05-15"),
        (DaysThenEndOfMonth { days: 45 }, "2026-04-16", "2026-05-31"),
        (DaysThenEndOfMonth { days: 45 }, "2026-04-17", "2026-06-30"),
        (DaysThenEndOfMonth { days: 45 }, "2026-01-31", "2026-03-31"),
        (EndOfMonthThenDays { days: 45 }, "2026-01-31", "2026-03-17"),
        // 30 days end of month, in days and in months.
        (DaysThenEndOfMonth { days: 30 }, "2026-01-31", "2026-03-31"),
        (MonthsThenEndOfMonth { months: 1 }, "2026-01-31", "2026-02-28"),
        (DaysThenEndOfMonthOn { days: 30, day: 10 }, "2026-01-15", "2026-03-10"),
        (DaysThenEndOfMonthOn { days: 30, day: 15 }, "2026-04-15", "2026-06-15"),
        (DaysThenEndOfMonthOn { days: 60, day: 10 }, "2026-01-15", "2026-04-10"),
        (DaysThenEndOfMonth { days: 0 }, "2026-02-10", "2026-02-28"),
        (DaysThenEndOfMonthOn { days: 0, day: 31 }, "2026-01-20", "2026-02-28"),
        (MonthsThenEndOfMonthOn { months: 1, day: 31 }, "2023-12-31", "2024-02-29"),
        (Net { days: 0 }, "2026-02-10", "2026-02-10"),
        (Net { days: 45 }, "2026-03-31", "2026-05-15"),
        (Net { days: 30 }, "2026-03-31", "2026-04-30"),
        // L441-11 II: perishables, livestock, alcohol.
        (Net { days: 30 }, "2026-03-12", "2026-04-11"),
        (DecadeThenDays { days: 30 }, "2026-03-12", "2026-04-19"),
        (DecadeThenDays { days: 30 }, "2026-02-21", "2026-03-30"),
        (DecadeThenDays { days: 30 }, "2026-03-10", "2026-04-09"),
        (Net { days: 20 }, "2026-03-12", "2026-04-01"),
        (EndOfMonthThenDays { days: 30 }, "2026-01-12", "2026-03-02"),
        // Public buyers (R2192-10, R2192-11 CCP).
        (Net { days: 30 }, "2026-03-04", "2026-04-03"),
        (Net { days: 50 }, "2026-03-04", "2026-04-23"),
        (Net { days: 60 }, "2026-03-04", "2026-05-03"),
        // A Sunday and 14 July stay where they are.
        (Net { days: 30 }, "2026-01-16", "2026-02-15"),
        (Net { days: 30 }, "2026-06-14", "2026-07-14"),
        (Fixed(on("2026-12-24")), "2026-01-15", "2026-12-24"),
    ] {
        assert_eq!(rule.due(on(start)), Ok(on(due)), "{rule:?} from {start}");
    }
}

#[test]
fn a_term_runs_from_the_date_it_names() {
    let dates = StartDates {
        issued: Some(on("2026-01-10")),
        received: Some(on("2026-01-05")),
        delivered: None,
    };
    let due = |basis| PaymentTerm { basis, rule: Net { days: 30 } }.due(&dates);
    assert_eq!(due(Issue), Ok(on("2026-02-09")));
    assert_eq!(due(Receipt), Ok(on("2026-02-04")));
    assert_eq!(due(Delivery), Err(TermError::MissingDate(Delivery)));
    let fixed = PaymentTerm { basis: Delivery, rule: Fixed(on("2026-12-24")) };
    assert_eq!(fixed.due(&dates), Ok(on("2026-12-24")));
}

#[test]
fn thirty_days_are_a_month_where_the_package_says_so() {
    for (rule, expected) in [
        (Net { days: 60 }, Months { months: 2 }),
        (DaysThenEndOfMonth { days: 30 }, MonthsThenEndOfMonth { months: 1 }),
        (DaysThenEndOfMonth { days: 45 }, DaysThenEndOfMonth { days: 45 }),
        (DaysThenEndOfMonthOn { days: 90, day: 10 }, MonthsThenEndOfMonthOn { months: 3, day: 10 }),
        (Net { days: 0 }, Net { days: 0 }),
    ] {
        assert_eq!(rule.counting_months(), expected);
    }
}

#[test]
fn what_is_no_date_is_refused() {
    let rule = DaysThenEndOfMonthOn { days: 30, day: 32 };
    assert_eq!(rule.due(on("2026-01-15")), Err(TermError::DayOfMonth(32)));
    let rule = MonthsThenEndOfMonthOn { months: 1, day: 0 };
    assert_eq!(rule.due(on("2026-01-15")), Err(TermError::DayOfMonth(0)));
    assert_eq!(Net { days: 1 }.due(NaiveDate::MAX), Err(TermError::BeyondCalendar));
}

#[test]
fn the_law_caps_the_agreed_date() {
    for (cap, issued, agreed, latest_lawful, excess_days) in [
        (Standard, "2026-01-15", "2026-03-16", "2026-03-16", 0),
        (Standard, "2026-01-15", "2026-03-17", "2026-03-16", 1),
        (EndOfMonth(EndOfMonthFirst), "2026-03-01", "2026-05-15", "2026-05-15", 0),
        (EndOfMonth(DaysFirst), "2026-03-01", "2026-05-15", "2026-04-30", 15),
        // 45 days end of month may end before 60 days do; 60 days remain lawful.
        (EndOfMonth(DaysFirst), "2024-01-15", "2024-03-15", "2024-03-15", 0),
        (Periodic, "2026-03-31", "2026-05-30", "2026-05-15", 15),
        (Transport, "2026-03-31", "2026-05-15", "2026-04-30", 15),
    ] {
        let expected = CapCheck { latest_lawful: on(latest_lawful), excess_days };
        assert_eq!(cap.check(on(issued), on(agreed)), Ok(expected), "{cap:?} {issued}");
    }
}

#[test]
fn instalments_add_up_and_the_last_takes_the_remainder() {
    let line =
        |share, days| Instalment { share, term: PaymentTerm { basis: Issue, rule: Net { days } } };
    let thirty = Share::Percent(Decimal::from(30));
    let dates = StartDates { issued: Some(on("2026-09-01")), ..StartDates::default() };
    let total = Money::parse("1000.01", Currency::EUR).unwrap();
    let lines = [line(thirty, 0), line(Share::Minor(20_000), 30), line(thirty, 60)];
    let table: Vec<_> = instalments(total, &lines, &dates)
        .unwrap()
        .iter()
        .map(|it| format!("{} {}", it.due, it.amount))
        .collect();
    assert_eq!(table, ["2026-09-01 300.00", "2026-10-01 200.00", "2026-10-31 500.01"]);

    let too_much = [line(Share::Minor(100_001), 0), line(thirty, 30)];
    let error = InstalmentError::Excess { before_last: 100_001, total: 100_001 };
    assert_eq!(instalments(total, &too_much, &dates), Err(error));
    assert_eq!(instalments(total, &[], &dates), Err(InstalmentError::Empty));
}

#[test]
fn equal_parts_are_rounded_down() {
    for (total, n, expected) in [
        ("1000.00", 3, "333.33 333.33 333.34"),
        ("100.00", 7, "14.28 14.28 14.28 14.28 14.28 14.28 14.32"),
        ("0.05", 3, "0.01 0.01 0.03"),
        ("2499.99", 6, "416.66 416.66 416.66 416.66 416.66 416.69"),
    ] {
        let parts = equal_instalments(Money::parse(total, Currency::EUR).unwrap(), n);
        let parts: Vec<_> = parts.map(|it| it.to_string()).collect();
        assert_eq!(parts.join(" "), expected);
    }
}

proptest! {
    #[test]
    fn no_end_of_month_rule_falls_due_before_the_net_rule(offset in 0..20_000u64, days in 0..120u16) {
        let start = on("2000-01-01") + Days::new(offset);
        let net = Net { days }.due(start).unwrap();
        let later = [DaysThenEndOfMonth { days }, EndOfMonthThenDays { days }, DecadeThenDays { days }];
        for rule in later {
            prop_assert!(rule.due(start).unwrap() >= net, "{:?}", rule);
        }
    }

    #[test]
    fn forty_five_days_end_of_month_are_never_more_than_75_days(offset in 0..20_000u64) {
        let start = on("2000-01-01") + Days::new(offset);
        for reading in [DaysFirst, EndOfMonthFirst] {
            let latest = EndOfMonth(reading).latest_lawful(start).unwrap();
            let days = latest.signed_duration_since(start).num_days();
            prop_assert!((60..=75).contains(&days), "{} days", days);
        }
    }

    #[test]
    fn equal_parts_add_up_to_the_total(minor in any::<i64>(), n in 1..60u16) {
        let total = Money { minor, currency: Currency::EUR };
        let sum: i64 = equal_instalments(total, n).map(|it| it.minor).sum();
        prop_assert_eq!(sum, minor);
    }
}
