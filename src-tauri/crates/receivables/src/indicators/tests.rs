//! Published examples, and the months that break a careless formula.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;

/// December back to January of the reference year.
const SALES: [(u32, i64); 12] = [
    (31, 180_000),
    (30, 150_000),
    (31, 120_000),
    (30, 140_000),
    (31, 90_000),
    (31, 130_000),
    (30, 170_000),
    (31, 145_000),
    (30, 155_000),
    (31, 160_000),
    (28, 150_000),
    (31, 150_000),
];
const RECEIVABLES: i64 = 410_000;
const NOT_DUE: i64 = 260_000;
const OVERDUE: i64 = 150_000;

fn slices(months: &[(u32, i64)]) -> Vec<MonthSlice> {
    months.iter().map(|&(days, sales)| MonthSlice { days, sales }).collect()
}

fn shown(value: impl Into<Option<Decimal>>) -> String {
    value.into().map_or("none".to_owned(), |it| rounded(it, 2).to_string())
}

fn countback(receivables: i64, months: &[(u32, i64)]) -> String {
    shown(countback_dso(receivables, &slices(months)).days())
}

#[test]
fn the_indicators_of_one_closing() {
    let year: i64 = SALES.iter().map(|it| it.1).sum();
    let quarter: i64 = SALES[..3].iter().map(|it| it.1).sum();
    assert_eq!((year, quarter), (1_740_000, 450_000));
    for (name, value, expected) in [
        ("dso over the year", dso(RECEIVABLES, year, 365), "86.01"),
        ("dso over the quarter", dso(RECEIVABLES, quarter, 92), "83.82"),
        ("best possible, quarter", best_possible_dso(NOT_DUE, quarter, 92), "53.16"),
        ("best possible, year", best_possible_dso(NOT_DUE, year, 365), "54.54"),
        ("add, quarter", average_days_delinquent(RECEIVABLES, NOT_DUE, quarter, 92), "30.67"),
        ("add, year", average_days_delinquent(RECEIVABLES, NOT_DUE, year, 365), "31.47"),
        ("overdue rate", overdue_rate(OVERDUE, RECEIVABLES), "36.59"),
        ("value of a day", value_of_one_day(year, 365), "4767.12"),
    ] {
        assert_eq!(shown(value), expected, "{name}");
    }
}

#[test]
fn the_simple_dso_where_receivables_or_sales_are_odd() {
    for (case, receivables, sales, expected) in [
        ("a credit balance", -1_500, 180_000, "0.00"),
        ("nothing open", 0, 180_000, "0.00"),
        ("no sales", 410_000, 0, "none"),
        ("net credit notes", 410_000, -20_000, "none"),
        ("neither sales nor debt", 0, 0, "none"),
        ("a credit balance without sales", -1_500, 0, "none"),
    ] {
        assert_eq!(shown(dso(receivables, sales, 31)), expected, "{case}");
    }
    // Late is what the DSO has beyond its best: both count a credit balance as 0 days.
    assert_eq!(shown(average_days_delinquent(-1_500, 9_000, 180_000, 30)), "-1.50");
}

#[test]
fn the_count_back_of_the_same_closing() {
    let months = slices(&SALES);
    let total = countback_dso(RECEIVABLES, &months).days().unwrap();
    let best = countback_dso(NOT_DUE, &months).days().unwrap();
    assert_eq!(shown(total), "81.67");
    assert_eq!(shown(best), "47.00");
    assert_eq!(shown(total - best), "34.67");
    assert_eq!(shown(dso_share(total, NOT_DUE, RECEIVABLES)), "51.79");
    assert_eq!(shown(dso_share(total, OVERDUE, RECEIVABLES)), "29.88");
    let commercial: Vec<_> = SALES.iter().map(|it| (30, it.1)).collect();
    assert_eq!(countback(RECEIVABLES, &commercial), "80.00");
}

#[test]
fn the_count_back_where_sales_are_odd() {
    for (case, receivables, months, expected) in [
        ("three months", 2_500, &[(30, 1_200), (31, 800), (30, 700)][..], "82.43"),
        ("used up at a month end", 330_000, &SALES, "61.00"),
        ("within the last month", 90_000, &SALES, "15.50"),
        ("no sales", 400_000, &[(31, 180_000), (30, 0), (31, 250_000)], "88.28"),
        ("net credit notes", 300_000, &[(31, 180_000), (30, -20_000), (31, 280_000)], "76.50"),
        ("a leap February", 100_000, &[(29, 60_000), (31, 80_000)], "44.50"),
        ("the running month", 200_000, &[(15, 80_000), (30, 150_000), (31, 120_000)], "39.00"),
        ("a credit balance", -1_500, &SALES, "0.00"),
        ("history too short", 900_000, &SALES[..3], "none"),
    ] {
        assert_eq!(countback(receivables, months), expected, "{case}");
    }
}

/// Receivables left before each month, and the days it counts.
#[test]
fn the_count_back_month_by_month() {
    for (case, receivables, months, expected) in [
        (
            "the closing",
            410_000,
            &SALES[..],
            &[(410_000, "31.000000"), (230_000, "30.000000"), (80_000, "20.666667")][..],
        ),
        (
            "three months",
            2_500,
            &[(30, 1_200), (31, 800), (30, 700)],
            &[(2_500, "30.000000"), (1_300, "31.000000"), (500, "21.428571")],
        ),
        (
            "used up at a month end",
            330_000,
            &SALES,
            &[(330_000, "31.000000"), (150_000, "30.000000")],
        ),
        ("within the last month", 90_000, &SALES, &[(90_000, "15.500000")]),
        (
            "no sales",
            400_000,
            &[(31, 180_000), (30, 0), (31, 250_000)],
            &[(400_000, "31.000000"), (220_000, "30.000000"), (220_000, "27.280000")],
        ),
        (
            "net credit notes",
            300_000,
            &[(31, 180_000), (30, -20_000), (31, 280_000)],
            &[(300_000, "31.000000"), (120_000, "30.000000"), (140_000, "15.500000")],
        ),
        (
            "history too short",
            900_000,
            &SALES[..3],
            &[(900_000, "31.000000"), (720_000, "30.000000"), (570_000, "31.000000")],
        ),
        ("a credit balance", -1_500, &SALES, &[]),
        (
            "a leap February",
            100_000,
            &[(29, 60_000), (31, 80_000)],
            &[(100_000, "29.000000"), (40_000, "15.500000")],
        ),
    ] {
        let steps = countback_steps(receivables, &slices(months));
        let told: Vec<_> =
            steps.iter().map(|it| (it.before, rounded(it.days, 6).to_string())).collect();
        let expected: Vec<_> =
            expected.iter().map(|(rest, days)| (*rest, (*days).to_owned())).collect();
        assert_eq!(told, expected, "{case}");
    }
}

#[test]
fn a_short_history_gives_a_lower_bound_and_an_unpaid_past_none_at_all() {
    let short = countback_dso(900_000, &slices(&SALES[..3]));
    assert_eq!(short, CountbackDso::HistoryTooShort { at_least: 92, rest: 450_000 });
    assert_eq!(shown(short.days_at_least()), "92.00");
    let none = CountbackDso::HistoryTooShort { at_least: 0, rest: 1 };
    assert_eq!(countback_dso(1, &[]), none);
    assert_eq!(countback_dso(0, &slices(&SALES)), CountbackDso::NothingOwed);
}

#[test]
fn collection_effectiveness_depends_on_the_span_of_the_sales() {
    for (opening, sales, closing, closing_not_due, expected) in [
        (6_200, 10_890 / 3, 6_340, 3_590, "55.9"), // a monthly average
        (6_200, 10_890, 6_340, 3_590, "79.6"),     // the whole span
        (100_000, 1_000_000, 120_000, 100_000, "98.0"),
        (300_000, 180_000, 260_000, 260_000, "100.0"),
        (395_000, 180_000, 410_000, 260_000, "52.4"),
    ] {
        let span = CollectionSpan { opening, sales, closing, closing_not_due };
        let cei = collection_effectiveness(span).unwrap();
        assert_eq!(rounded(cei, 1).to_string(), expected);
    }
    let nothing = CollectionSpan { opening: 0, sales: 0, closing: 0, closing_not_due: 0 };
    assert_eq!(collection_effectiveness(nothing), None);
}

#[test]
fn habits_of_four_paid_invoices() {
    let paid = |issued: &str, due: &str, paid_on: &str, paid| PaidInvoice {
        issued: issued.parse().unwrap(),
        due: due.parse().unwrap(),
        paid_on: paid_on.parse().unwrap(),
        paid,
    };
    let habits = PayerHabits::of(&[
        paid("2025-01-10", "2025-02-09", "2025-02-09", 1_000_000),
        paid("2025-01-20", "2025-02-19", "2025-03-21", 500_000),
        paid("2025-02-01", "2025-03-03", "2025-02-25", 200_000),
        paid("2025-02-15", "2025-03-17", "2025-06-15", 100_000),
    ])
    .unwrap();
    for (name, value, expected) in [
        ("days to pay", habits.days_to_pay, "42.67"),
        ("days to pay, unweighted", habits.days_to_pay_unweighted, "58.50"),
        ("terms granted", habits.terms_granted, "30.00"),
        ("days late", habits.days_late, "12.67"),
        ("days late, unweighted", habits.days_late_unweighted, "28.50"),
        ("days late, clipped", habits.days_late_clipped, "13.33"),
        ("on time by amount", habits.on_time_by_amount, "66.67"),
        ("on time by count", habits.on_time_by_count, "50.00"),
    ] {
        assert_eq!(shown(value), expected, "{name}");
    }
    assert_eq!(PayerHabits::of(&[]), None);
}

#[test]
fn the_age_of_what_is_overdue() {
    let key_date: NaiveDate = "2025-12-31".parse().unwrap();
    let item = |due: &str, open| LateItem {
        days_past_due: crate::item::days_between(due.parse().unwrap(), key_date),
        open,
    };
    let items = [item("2025-11-15", 4_000), item("2025-12-20", 6_000), item("2026-01-31", 10_000)];
    assert_eq!(shown(average_age_of_overdue(&items)), "25.00");
    assert_eq!(shown(average_days_late_of_open(&items)), "12.50");
    assert_eq!(shown(overdue_rate(10_000, 20_000)), "50.00");
    assert_eq!(average_age_of_overdue(&items[2..]), None);
}

#[test]
fn figures_round_half_up_and_show_every_decimal() {
    for (value, decimals, expected) in [
        ("0.005", 2, "0.01"),
        ("-0.005", 2, "-0.01"),
        ("47", 2, "47.00"),
        ("81.666666666", 4, "81.6667"),
    ] {
        assert_eq!(rounded(value.parse().unwrap(), decimals).to_string(), expected);
    }
}

proptest! {
    #[test]
    fn more_receivables_never_count_back_fewer_days(
        months in prop::collection::vec((1..=31u32, -50_000..200_000i64), 0..14),
        receivables in -10_000..1_000_000i64, more in 0..500_000i64,
    ) {
        let months = slices(&months);
        let before = countback_dso(receivables, &months).days_at_least();
        let after = countback_dso(receivables + more, &months).days_at_least();
        prop_assert!(before <= after);
        let history: u32 = months.iter().map(|it| it.days).sum();
        prop_assert!(after <= Decimal::from(history));
    }

    #[test]
    fn the_steps_of_a_count_back_add_up_to_it(
        months in prop::collection::vec((1..=31u32, -50_000..200_000i64), 0..14),
        receivables in -10_000..1_000_000i64,
    ) {
        let months = slices(&months);
        let days: Decimal = countback_steps(receivables, &months).iter().map(|it| it.days).sum();
        prop_assert_eq!(days, countback_dso(receivables, &months).days_at_least());
    }

    #[test]
    fn add_is_dso_less_best_possible_dso(
        receivables in any::<i64>(), not_due in any::<i64>(), sales in 1..i64::MAX, days in 1..400u32,
    ) {
        let add = average_days_delinquent(receivables, not_due, sales, days);
        let parts = dso(receivables, sales, days).zip(best_possible_dso(not_due, sales, days));
        if let (Some(add), Some((dso, best))) = (add, parts) {
            let gap = (add - (dso - best)).abs();
            prop_assert!(gap <= add.abs() * Decimal::new(1, 18) + Decimal::new(1, 18));
        }
    }
}

#[test]
fn nothing_has_no_sign() {
    for (value, shown) in [("-0.04", "0.0"), ("-0.05", "-0.1"), ("0.04", "0.0"), ("0", "0.0")] {
        assert_eq!(rounded(value.parse().unwrap(), 1).to_string(), shown, "{value}");
    }
}
