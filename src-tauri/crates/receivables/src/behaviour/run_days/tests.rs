//! Run days: seen through weekends and short months, and not where there are none.

use chrono::Days;

use super::*;

const KEY_DATE: &str = "2026-06-30";

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn learn(days: &[NaiveDate]) -> Option<RunDays> {
    let look_back = LookBack::from(on(KEY_DATE));
    let runs = RunCalendar::new(&BusinessCalendar::default(), &look_back);
    runs.learn(&PaymentDays::of(days, &look_back))
}

/// What is learnt from days of the year up to June 2026, `month-day` each.
fn learnt(days: &[&str]) -> String {
    let year =
        |it: &&str| if **it > *"06-30" { format!("2025-{it}") } else { format!("2026-{it}") };
    let days: Vec<_> = days.iter().map(|it| on(&year(it))).collect();
    learn(&days).map_or("nothing".to_owned(), |it| {
        format!("{:?}, {} of {}", it.days, it.in_runs, it.payment_days)
    })
}

#[test]
fn run_days_are_said_where_the_evidence_is_enough() {
    for (days, expected) in [
        // Weekends: 10 January is a Saturday, 10 May a Sunday.
        (vec!["01-12", "02-10", "03-10", "04-10", "05-11", "06-10"], "[10], 6 of 6"),
        (vec!["01-09", "02-10", "03-10", "04-10", "05-08", "06-10"], "[10], 6 of 6"),
        // The bank takes a day, and one payment in six is of its own.
        (vec!["01-12", "02-11", "03-10", "04-10", "05-12", "06-22"], "[10], 5 of 6"),
        // Two in six are too many.
        (vec!["01-12", "02-11", "03-10", "04-10", "05-20", "06-22"], "nothing"),
        // Five days are too few, and the same day twice is one day.
        (vec!["01-12", "02-10", "03-10", "04-10", "05-11"], "nothing"),
        (vec!["01-12", "02-10", "03-10", "04-10", "05-11", "05-11"], "nothing"),
        // Three months are too few.
        (vec!["04-09", "04-10", "05-11", "05-12", "06-10", "06-11"], "nothing"),
        // The end of the month, long or short; 31 January is a Saturday, 28 February too.
        (vec!["12-31", "01-30", "02-27", "03-31", "04-30", "05-29"], "[31], 6 of 6"),
        (vec!["11-30", "01-30", "03-02", "03-31", "04-30", "06-30"], "[31], 6 of 6"),
        // Twice a month: twelve payment days are wanted.
        (
            vec![
                "01-12", "01-26", "02-10", "02-25", "03-10", "03-25", "04-10", "04-24", "05-11",
                "05-25", "06-10", "06-25",
            ],
            "[10, 25], 12 of 12",
        ),
        (
            vec![
                "01-12", "01-26", "02-10", "02-25", "03-10", "03-25", "04-10", "04-24", "05-11",
                "05-25", "06-10",
            ],
            "nothing",
        ),
        // The first of the month moves into it: 1 January and 1 May are holidays.
        (vec!["01-02", "02-02", "03-02", "04-01", "05-04", "06-01"], "[1], 6 of 6"),
        // Payments before the twelve months are left out.
        (vec![], "nothing"),
    ] {
        assert_eq!(learnt(&days), expected, "{days:?}");
    }
}

/// Business days without pattern, from a seed.
fn any_days(seed: u64, count: usize) -> Vec<NaiveDate> {
    let calendar = BusinessCalendar::default();
    let mut state = seed;
    let days = std::iter::repeat_with(|| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        on("2025-07-01") + Days::new((state >> 33) % 365)
    });
    days.filter(|it| calendar.is_business_day(*it)).take(count).collect()
}

#[test]
fn who_pays_at_any_time_has_hardly_ever_a_run_day() {
    for count in [6, 8, 12, 15, 20, 30, 50] {
        let learnt = (0..1000).filter(|it| learn(&any_days(it * 97 + 13, count)).is_some());
        let learnt = learnt.count();
        assert!(learnt < 10, "{learnt} of 1000 with {count} payment days");
    }
}

#[test]
fn who_pays_every_day_has_no_run_day() {
    let days: Vec<_> = on("2026-01-01").iter_days().take(100).collect();
    assert_eq!(learn(&days), None);
    assert_eq!(learn(&[NaiveDate::MIN, NaiveDate::MAX]), None);
}
