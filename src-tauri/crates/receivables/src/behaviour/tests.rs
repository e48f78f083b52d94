//! Windows to the day, scores fact by fact, published points of other scales.

use proptest::prelude::*;

use super::*;
use crate::indicators::rounded;

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// An invoice of `amount` that was `days` late when it was paid.
fn paid(amount_minor: i64, days: i64, paid_on: NaiveDate) -> PaidInvoice {
    PaidInvoice {
        amount_minor,
        due: paid_on - chrono::TimeDelta::days(days),
        paid_on,
        before: None,
    }
}

/// Signed, clipped, trend and count, as they are shown.
fn profile(invoices: &[(i64, i64, &str)], key_date: &str) -> String {
    let invoices: Vec<_> =
        invoices.iter().map(|&(amount, days, day)| paid(amount, days, on(day))).collect();
    payer_profile(&invoices, on(key_date)).map_or("none".to_owned(), |it| {
        let [signed, clipped, trend] =
            [it.weighted_days_late, it.clipped_days_late, it.trend].map(|it| rounded(it, 2));
        format!("{signed} {clipped} {trend} {}", it.paid_count)
    })
}

#[test]
fn a_profile_reads_the_months_up_to_the_key_date() {
    for (invoices, expected) in [
        // Weighted: (100 × 10 + 300 × 30) / 400; both halves of the six months.
        (
            vec![(100, 10, "2026-02-01"), (300, 30, "2026-05-01"), (1, 0, "2025-07-01")],
            "25.00 25.00 20.00 3",
        ),
        // Early payments make up for late ones, but not where they are clipped.
        (
            vec![(100, -10, "2026-05-01"), (100, 20, "2026-05-02"), (100, 5, "2026-02-01")],
            "5.00 8.33 5.00 3",
        ),
        // Nothing in one half: nothing to compare.
        (
            vec![(100, 9, "2026-05-01"), (100, 9, "2026-06-02"), (100, 9, "2026-06-30")],
            "9.00 9.00 0.00 3",
        ),
        // It gets better.
        (
            vec![(100, 40, "2026-01-15"), (100, 10, "2026-06-01"), (100, 10, "2026-06-02")],
            "20.00 20.00 -30.00 3",
        ),
        // Two paid invoices say nothing; nor do credits, or what is paid after the key date.
        (vec![(100, 40, "2026-01-15"), (100, 10, "2026-06-01")], "none"),
        (
            vec![
                (100, 40, "2026-05-15"),
                (100, 10, "2026-06-01"),
                (-100, 0, "2026-06-02"),
                (0, 0, "2026-06-02"),
            ],
            "none",
        ),
        (vec![(100, 40, "2026-05-15"), (100, 10, "2026-06-01"), (100, 0, "2026-07-01")], "none"),
        // Three in twelve months, none in six.
        (vec![(100, 40, "2025-10-15"), (100, 10, "2025-11-01"), (100, 0, "2025-12-30")], "none"),
        // The edges of the spans: 30 June of last year, 30 December and 30 March are outside.
        (vec![(9, 1, "2025-06-30"), (9, 1, "2025-07-01"), (9, 1, "2026-06-30")], "none"),
        (
            vec![(9, 99, "2025-12-30"), (9, 1, "2025-12-31"), (9, 1, "2026-06-30")],
            "1.00 1.00 0.00 3",
        ),
        (
            vec![(9, 4, "2026-03-30"), (9, 6, "2026-03-31"), (9, 99, "2025-07-01")],
            "5.00 5.00 2.00 3",
        ),
        (vec![], "none"),
    ] {
        assert_eq!(profile(&invoices, "2026-06-30"), expected, "{invoices:?}");
    }
    // Six months up to 31 August begin after 28 February.
    let winter = [(9, 1, "2026-02-28"), (9, 7, "2026-03-01"), (9, 7, "2026-08-31")];
    assert_eq!(profile(&winter, "2026-08-31"), "7.00 7.00 0.00 3");
    assert_eq!(payer_profile(&[paid(1, 0, NaiveDate::MIN)], NaiveDate::MIN), None);
}

#[test]
fn a_score_is_a_hundred_less_five_deductions() {
    // Days late, overdue share, trend, broken promises, limit use; deductions; score; class.
    for (inputs, deductions, points, class) in [
        (["0", "0", "0", "0", "0.30"], ["0.00", "0.00", "0.00", "0.00", "0.00"], "100.0", Class::A),
        (
            ["10", "0.25", "3", "0", "0.70"],
            ["6.67", "6.25", "2.00", "0.00", "0.00"],
            "85.1",
            Class::B,
        ),
        (
            ["45", "0.80", "20", "0.5", "1.10"],
            ["30.00", "20.00", "10.00", "7.50", "7.50"],
            "25.0",
            Class::E,
        ),
        (
            ["-5", "0", "-2", "0", "0.50"],
            ["0.00", "0.00", "0.00", "0.00", "0.00"],
            "100.0",
            Class::A,
        ),
        (
            ["5", "0.10", "0", "0", "1.20"],
            ["3.33", "2.50", "0.00", "0.00", "10.00"],
            "84.2",
            Class::B,
        ),
        (
            ["90", "1", "30", "1", "2"],
            ["40.00", "25.00", "10.00", "15.00", "10.00"],
            "0.0",
            Class::E,
        ),
        // The edges of the classes, and the class of the score as shown.
        (["15", "0", "0", "0", "0"], ["10.00", "0.00", "0.00", "0.00", "0.00"], "90.0", Class::A),
        (
            ["15.06", "0", "0", "0", "0"],
            ["10.04", "0.00", "0.00", "0.00", "0.00"],
            "90.0",
            Class::A,
        ),
        (
            ["15.09", "0", "0", "0", "0"],
            ["10.06", "0.00", "0.00", "0.00", "0.00"],
            "89.9",
            Class::B,
        ),
        (["0", "1", "0", "0", "0"], ["0.00", "25.00", "0.00", "0.00", "0.00"], "75.0", Class::B),
        (["60", "0.2", "0", "0", "0"], ["40.00", "5.00", "0.00", "0.00", "0.00"], "55.0", Class::C),
        (
            ["60", "1", "7.5", "0", "0"],
            ["40.00", "25.00", "5.00", "0.00", "0.00"],
            "30.0",
            Class::D,
        ),
        (
            ["60", "1", "7.65", "0", "0"],
            ["40.00", "25.00", "5.10", "0.00", "0.00"],
            "29.9",
            Class::E,
        ),
    ] {
        let [days, overdue, trend, broken, limit] = inputs.map(decimal);
        let facts = ScoreInputs {
            clipped_days_late: days,
            overdue_share: overdue,
            trend,
            broken_promise_ratio: broken,
            limit_use: Some(limit),
        };
        let rating = rate(Some(facts), false);
        let score = rating.score.unwrap();
        let it = score.deductions.shown();
        let found = [it.days_late, it.overdue, it.trend, it.broken_promises, it.limit_use];
        assert_eq!(found.map(|it| it.to_string()), deductions, "{inputs:?}");
        assert_eq!(
            (score.points.to_string().as_str(), rating.class),
            (points, class),
            "{inputs:?}"
        );
        assert_eq!(rate(Some(facts), true), Rating { class: Class::E, score: Some(score) });
    }
}

#[test]
fn without_a_profile_there_is_no_score() {
    assert_eq!(rate(None, false), Rating { class: Class::NotRated, score: None });
    assert_eq!(rate(None, true), Rating { class: Class::E, score: None });
    assert_eq!(Class::NotRated.to_string(), "NR");
    // Without a limit none is passed.
    let inputs = ScoreInputs { overdue_share: Decimal::ONE, ..ScoreInputs::default() };
    assert_eq!(rate(Some(inputs), false).score.unwrap().points, decimal("75.0"));
}

#[test]
fn paydex_goes_through_the_points_published() {
    for (days, score, band) in [
        ("-45", 100, RiskBand::Low),
        ("-30", 100, RiskBand::Low),
        ("-20", 90, RiskBand::Low),
        ("-18", 89, RiskBand::Low),
        ("-10", 85, RiskBand::Low),
        ("0", 80, RiskBand::Low),
        ("0.75", 80, RiskBand::Low), // 79.5
        ("0.76", 79, RiskBand::Medium),
        ("15", 70, RiskBand::Medium),
        ("22", 60, RiskBand::Medium),
        ("23", 59, RiskBand::Medium),
        ("30", 50, RiskBand::Medium),
        ("33", 49, RiskBand::High),
        ("45", 45, RiskBand::High),
        ("48", 44, RiskBand::High),
        ("60", 40, RiskBand::High),
        ("90", 30, RiskBand::High),
        ("120", 20, RiskBand::High),
        ("400", 20, RiskBand::High),
    ] {
        assert_eq!(paydex(decimal(days)), score, "{days}");
        assert_eq!(RiskBand::of_paydex(score), band, "{days}");
    }
}

#[test]
fn days_beyond_terms_take_the_middle_of_each_bucket() {
    for (late, open, expected) in [
        ([1000_00, 0, 0, 0], 10_000_00, Some("1.50")),
        ([2000_00, 1000_00, 500_00, 500_00], 10_000_00, Some("16.50")),
        ([0, 0, 0, 100], 100, Some("105.00")),
        ([0, 0, 0, 0], 0, None),
        ([1, 0, 0, 0], -5, None),
    ] {
        let days = days_beyond_terms(late, open).map(|it| rounded(it, 2).to_string());
        assert_eq!(days.as_deref(), expected, "{late:?} {open}");
    }
}

proptest! {
    /// The order of the invoices is of no account, and lateness lies between its extremes.
    #[test]
    fn a_profile_does_not_depend_on_the_order(
        invoices in prop::collection::vec((1..i64::MAX, -60..200i64, 0..400u64), 0..20),
    ) {
        let key_date = on("2026-06-30");
        let mut invoices: Vec<_> = invoices
            .into_iter()
            .map(|(amount, days, ago)| paid(amount, days, key_date - chrono::Days::new(ago)))
            .collect();
        let profile = payer_profile(&invoices, key_date);
        invoices.reverse();
        prop_assert_eq!(profile, payer_profile(&invoices, key_date));
        if let Some(it) = profile {
            prop_assert!(it.weighted_days_late <= it.clipped_days_late);
            prop_assert!(decimal("-60") <= it.weighted_days_late);
            prop_assert!(it.clipped_days_late <= decimal("200"));
        }
    }

    #[test]
    fn a_score_lies_between_nothing_and_a_hundred(facts in prop::array::uniform5(-1000..1000i64)) {
        let [days, overdue, trend, broken, limit] = facts.map(|it| Decimal::new(it, 1));
        let score = Score::of(ScoreInputs {
            clipped_days_late: days,
            overdue_share: overdue,
            trend,
            broken_promise_ratio: broken,
            limit_use: Some(limit),
        });
        prop_assert!((Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&score.points));
    }

    #[test]
    fn paying_later_never_lifts_a_paydex(days in -400..400i64, more in 0..100i64) {
        prop_assert!(paydex(Decimal::new(days + more, 1)) <= paydex(Decimal::new(days, 1)));
    }
}

#[test]
fn an_invoice_paid_in_parts_is_one() {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let part = |paid_on: &str, before: Option<&str>| PaidInvoice {
        before: before.map(day),
        ..paid(100, 0, day(paid_on))
    };
    let thrice = [part("2026-04-01", None), part("2026-05-01", Some("2026-04-01"))]
        .into_iter()
        .chain([part("2026-06-01", Some("2026-05-01"))]);
    let thrice: Vec<_> = thrice.collect();
    assert_eq!(payer_profile(&thrice, day("2026-06-30")), None);
    // Of a part paid before the twelve months nothing is counted: the next one is.
    let long = [
        part("2025-07-10", Some("2025-06-01")),
        part("2026-05-01", None),
        part("2026-06-01", None),
    ];
    assert_eq!(payer_profile(&long, day("2026-06-30")).unwrap().paid_count, 3);
}
