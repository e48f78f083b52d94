//! Worked cases: semesters, part payments, frozen rates, leap years.

use chrono::Days;
use proptest::prelude::*;

use super::*;
use crate::rates::Regime;

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn currency(code: &str) -> Currency {
    Currency::new(code).unwrap()
}

/// Movements written `day amount`, separated by commas.
fn changes(text: &str, code: &str) -> Vec<BalanceChange> {
    let change = |it: &str| {
        let (day, amount) = it.trim().split_once(' ').unwrap();
        BalanceChange { on: on(day), amount: Money::parse(amount, currency(code)).unwrap() }
    };
    text.split(',').map(change).collect()
}

/// `semester from–to days × base at rate = unrounded` of each segment, a line each.
fn table(interest: &Interest) -> Vec<String> {
    let line = |it: &InterestSegment| {
        let unrounded = it.unrounded.round_dp(6);
        let (from, to) = (it.from.format("%d/%m/%y"), it.to.format("%d/%m/%y"));
        format!(
            "{} {from}-{to} {} d {} at {} = {unrounded:.6}",
            it.semester, it.days, it.base, it.rate_percent
        )
    };
    interest.segments.iter().map(line).collect()
}

fn check(
    penalty: impl Into<Penalty>,
    events: &str,
    until: &str,
    lines: &[&str],
    totals: (u32, &str, &str),
) {
    let penalty = penalty.into();
    let code = if penalty.regime == Regime::Uk { "GBP" } else { "EUR" };
    let changes = changes(events, code);
    let interest =
        late_interest(penalty, &RateTable::shipped(), changes[0].on, &changes, on(until)).unwrap();
    assert_eq!(table(&interest), lines, "{events}");
    let found = (interest.days_late, interest.amount.to_string(), interest.fixed_sum.to_string());
    assert_eq!((found.0, found.1.as_str(), found.2.as_str()), totals, "{events}");
    assert_eq!(interest.fixed_sum.currency, currency(code));
    assert!(!interest.unconfirmed);
}

#[test]
fn french_default_rate_within_one_semester() {
    let regime = Regime::FrB2bDefault;
    check(
        regime,
        "2025-01-31 1000",
        "2025-03-02",
        &["2025S1 01/02/25-02/03/25 30 d 1000.00 at 13.15 = 10.808219"],
        (30, "10.81", "40.00"),
    );
    // One day late, the first of the second semester.
    check(
        regime,
        "2025-06-30 1200",
        "2025-07-01",
        &["2025S2 01/07/25-01/07/25 1 d 1200.00 at 12.15 = 0.399452"],
        (1, "0.40", "40.00"),
    );
    // Due on a Sunday, paid on Monday: one day late.
    check(
        regime,
        "2025-08-31 3000",
        "2025-09-01",
        &["2025S2 01/09/25-01/09/25 1 d 3000.00 at 12.15 = 0.998630"],
        (1, "1.00", "40.00"),
    );
    // Paid on the due date.
    check(regime, "2025-03-31 3000", "2025-03-31", &[], (0, "0.00", "0.00"));
    // An invoice of 6000 less a credit note of 1000 that came before the due date.
    check(
        regime,
        "2025-04-30 5000",
        "2025-05-30",
        &["2025S1 01/05/25-30/05/25 30 d 5000.00 at 13.15 = 54.041096"],
        (30, "54.04", "40.00"),
    );
}

#[test]
fn the_rate_changes_with_the_semester() {
    let regime = Regime::FrB2bDefault;
    check(
        regime,
        "2024-11-30 10000",
        "2025-02-15",
        &[
            "2024S2 01/12/24-31/12/24 31 d 10000.00 at 14.25 = 121.027397",
            "2025S1 01/01/25-15/02/25 46 d 10000.00 at 13.15 = 165.726027",
        ],
        (77, "286.75", "40.00"),
    );
    check(
        regime,
        "2025-05-15 8750.40",
        "2026-02-28",
        &[
            "2025S1 16/05/25-30/06/25 46 d 8750.40 at 13.15 = 145.016903",
            "2025S2 01/07/25-31/12/25 184 d 8750.40 at 12.15 = 535.956007",
            "2026S1 01/01/26-28/02/26 59 d 8750.40 at 12.15 = 171.855459",
        ],
        (289, "852.83", "40.00"),
    );
}

#[test]
fn a_leap_year_has_366_days_and_the_divisor_stays_365() {
    check(
        Regime::FrB2bDefault,
        "2023-12-31 5000",
        "2024-12-31",
        &[
            "2024S1 01/01/24-30/06/24 182 d 5000.00 at 14.50 = 361.506849",
            "2024S2 01/07/24-31/12/24 184 d 5000.00 at 14.25 = 359.178082",
        ],
        (366, "720.68", "40.00"), // 718.72 over 366
    );
}

#[test]
fn a_part_payment_lowers_the_base_from_the_next_day_and_costs_one_fixed_sum() {
    check(
        Regime::FrB2bDefault,
        "2025-03-31 12000, 2025-05-15 -5000, 2025-08-20 -7000",
        "2025-08-20",
        &[
            "2025S1 01/04/25-15/05/25 45 d 12000.00 at 13.15 = 194.547945",
            "2025S1 16/05/25-30/06/25 46 d 7000.00 at 13.15 = 116.008219",
            "2025S2 01/07/25-20/08/25 51 d 7000.00 at 12.15 = 118.836986",
        ],
        (142, "429.39", "40.00"),
    );
}

#[test]
fn rates_agreed_in_the_contract() {
    check(
        Regime::FrFixed(15.into()),
        "2025-04-30 2400",
        "2025-06-14",
        &["2025S1 01/05/25-14/06/25 45 d 2400.00 at 15 = 44.383562"],
        (45, "44.38", "40.00"),
    );
    check(
        Regime::FrMultipleLegal(3.into()),
        "2024-11-30 10000",
        "2025-02-15",
        &[
            "2024S2 01/12/24-31/12/24 31 d 10000.00 at 14.76 = 125.358904",
            "2025S1 01/01/25-15/02/25 46 d 10000.00 at 11.13 = 140.268493",
        ],
        (77, "265.63", "40.00"),
    );
    // 5 % is under 3 × 3.71 %: computed as agreed, and flagged below.
    check(
        Regime::FrFixed(5.into()),
        "2025-04-30 2400",
        "2025-06-14",
        &["2025S1 01/05/25-14/06/25 45 d 2400.00 at 5 = 14.794521"],
        (45, "14.79", "40.00"),
    );
}

#[test]
fn public_buyers_keep_the_rate_of_the_semester_interest_began_in() {
    check(
        Regime::FrPublic,
        "2024-06-20 20000",
        "2024-09-10",
        &[
            "2024S1 21/06/24-30/06/24 10 d 20000.00 at 12.50 = 68.493151",
            "2024S2 01/07/24-10/09/24 72 d 20000.00 at 12.50 = 493.150685",
        ],
        (82, "561.64", "40.00"), // 551.78 if it floated
    );
}

/// Terms of sale may freeze what the law lets float: 286.75 if it floated.
#[test]
fn frozen_terms_keep_the_rate_of_the_first_semester() {
    check(
        Penalty { regime: Regime::FrB2bDefault, frozen: true },
        "2024-11-30 10000",
        "2025-02-15",
        &[
            "2024S2 01/12/24-31/12/24 31 d 10000.00 at 14.25 = 121.027397",
            "2025S1 01/01/25-15/02/25 46 d 10000.00 at 14.25 = 179.589041",
        ],
        (77, "300.62", "40.00"),
    );
    check(
        Regime::FrCentralBankPlus(12.into()),
        "2024-11-30 10000",
        "2025-02-15",
        &[
            "2024S2 01/12/24-31/12/24 31 d 10000.00 at 16.25 = 138.013699",
            "2025S1 01/01/25-15/02/25 46 d 10000.00 at 15.15 = 190.931507",
        ],
        (77, "328.95", "40.00"),
    );
}

#[test]
fn british_interest_is_frozen_too_and_its_fixed_sum_follows_the_debt() {
    check(
        Regime::Uk,
        "2024-06-30 6500",
        "2024-08-15",
        &["2024S2 01/07/24-15/08/24 46 d 6500.00 at 13.25 = 108.541096"],
        (46, "108.54", "70.00"),
    );
    check(
        Regime::Uk,
        "2025-06-29 12000",
        "2025-08-28",
        &[
            "2025S1 30/06/25-30/06/25 1 d 12000.00 at 12.75 = 4.191781",
            "2025S2 01/07/25-28/08/25 59 d 12000.00 at 12.75 = 247.315068",
        ],
        (60, "251.51", "100.00"),
    );
}

#[test]
fn germany_and_the_directive_float() {
    check(
        Regime::DeB2b,
        "2024-12-15 3000",
        "2025-01-31",
        &[
            "2024S2 16/12/24-31/12/24 16 d 3000.00 at 12.37 = 16.267397",
            "2025S1 01/01/25-31/01/25 31 d 3000.00 at 11.27 = 28.715342",
        ],
        (47, "44.98", "40.00"),
    );
    check(
        Regime::EuMinimum,
        "2024-12-15 3000",
        "2025-01-31",
        &[
            "2024S2 16/12/24-31/12/24 16 d 3000.00 at 12.25 = 16.109589",
            "2025S1 01/01/25-31/01/25 31 d 3000.00 at 11.15 = 28.409589",
        ],
        (47, "44.52", "40.00"),
    );
}

#[test]
fn a_consumer_owes_the_legal_rate_from_the_notice_and_no_fixed_sum() {
    check(
        Regime::FrLegalPro,
        "2025-09-10 480",
        "2025-12-31",
        &["2025S2 11/09/25-31/12/25 112 d 480.00 at 2.76 = 4.065140"],
        (112, "4.07", "0.00"),
    );
}

#[test]
fn three_invoices_are_rounded_one_by_one_and_the_late_ones_bear_forty_euros_each() {
    let rates = RateTable::shipped();
    let mut sums = [0, 0];
    for (amount, due, days_late, interest, fixed_sum) in [
        ("900", "2025-09-30", 76, "22.77", "40.00"),
        ("35", "2025-10-15", 61, "0.71", "40.00"),
        ("2500", "2025-12-31", 0, "0.00", "0.00"),
    ] {
        let debt = changes(&format!("{due} {amount}"), "EUR");
        let ours =
            late_interest(Regime::FrB2bDefault, &rates, on(due), &debt, on("2025-12-15")).unwrap();
        assert_eq!(ours.days_late, days_late);
        assert_eq!(ours.amount.to_string(), interest);
        assert_eq!(ours.fixed_sum.to_string(), fixed_sum);
        sums[0] += ours.amount.minor;
        sums[1] += ours.fixed_sum.minor;
    }
    assert_eq!(sums, [2348, 8000]);
}

/// Others round each half-year to the cent and then add. We round once per invoice, as one debt has
/// one amount: the two can differ by half a cent for each half-year touched. The first figure is
/// ours, the second the sum of the rounded half-years. The rest is defined alike: from the day after
/// the due date to the day of payment, 365 days to the year, each half-year at its own rate.
#[test]
fn rounding_by_half_year_may_differ_by_a_cent() {
    let rates = RateTable::shipped();
    for (amount, due, paid, days, ours, theirs) in [
        ("1000.00", "2025-05-15", "2025-06-30", 46, "16.57", "16.57"),
        ("1000.00", "2025-05-15", "2026-08-10", 452, "152.00", "152.00"),
        ("12345.67", "2022-12-31", "2023-07-01", 182, "770.00", "770.00"),
        ("8750.40", "2025-05-15", "2026-02-28", 289, "852.83", "852.84"),
        ("500.00", "2024-02-28", "2024-03-01", 2, "0.40", "0.40"),
        ("999.99", "2026-03-31", "2026-03-31", 0, "0.00", "0.00"),
    ] {
        let debt = changes(&format!("{due} {amount}"), "EUR");
        let run = late_interest(Regime::FrB2bDefault, &rates, on(due), &debt, on(paid)).unwrap();
        assert_eq!((run.days_late, run.amount.to_string().as_str()), (days, ours), "{due}");
        let rounded = run.segments.iter().map(|it| Money::round(it.unrounded, Currency::EUR));
        let sum: i64 = rounded.map(|it| it.unwrap().minor).sum();
        assert_eq!(Money { minor: sum, currency: Currency::EUR }.to_string(), theirs, "{due}");
    }
    let debt = changes("2025-12-31 2500.00", "EUR");
    let fixed = Regime::FrFixed(15.into());
    let run = late_interest(fixed, &rates, on("2025-12-31"), &debt, on("2026-07-15")).unwrap();
    assert_eq!((run.days_late, run.amount.to_string().as_str()), (196, "201.37"));
}

#[test]
fn what_an_interest_rests_on_is_said() {
    let rates = RateTable::shipped();
    let interest = |regime, due: &str, until: &str| {
        let debt = changes(&format!("{due} 1000"), "EUR");
        late_interest(regime, &rates, on(due), &debt, on(until))
    };
    let default = Regime::FrB2bDefault;
    assert!(!interest(default, "2026-05-31", "2026-06-30").unwrap().unconfirmed);
    assert!(interest(default, "2026-05-31", "2026-07-01").unwrap().unconfirmed);
    assert!(!interest(Regime::FrPublic, "2026-05-31", "2026-07-01").unwrap().unconfirmed);

    let fixed = |percent: i64| Regime::FrFixed(percent.into());
    assert!(interest(fixed(5), "2025-04-30", "2025-06-14").unwrap().below_floor);
    assert!(!interest(fixed(12), "2025-04-30", "2025-06-14").unwrap().below_floor);
    // Above the floor of 2025, under the one of 2024.
    assert!(interest(fixed(12), "2024-12-30", "2025-06-14").unwrap().below_floor);

    let error = interest(default, "2026-12-30", "2027-01-01").unwrap_err();
    assert_eq!(error.to_string(), "no ECB main refinancing rate for 2027S1");
}

#[test]
fn a_debt_that_is_no_debt_is_refused_and_a_credit_bears_nothing() {
    let rates = RateTable::shipped();
    let (due, until) = (on("2025-01-31"), on("2025-03-31"));
    let run = |changes: &[BalanceChange]| {
        late_interest(Regime::FrB2bDefault, &rates, due, changes, until)
    };
    assert_eq!(run(&[]), Err(InterestError::NoDebt));
    let mixed = [changes("2025-01-31 10", "EUR"), changes("2025-02-01 -10", "USD")].concat();
    let error = InterestError::MixedCurrencies(currency("EUR"), currency("USD"));
    assert_eq!(run(&mixed), Err(error));
    let credit = run(&changes("2025-01-31 -500", "EUR")).unwrap();
    assert_eq!((credit.days_late, credit.amount.minor, credit.fixed_sum.minor), (0, 0, 0));
}

#[test]
fn no_figure_is_too_large_to_be_refused_politely() {
    let rates = RateTable::shipped();
    let amount = Money { minor: i64::MAX, currency: Currency::EUR };
    let due = on("2025-01-31");
    let debt = [BalanceChange { on: due, amount }];
    let run = |percent| late_interest(Regime::FrFixed(percent), &rates, due, &debt, NaiveDate::MAX);
    assert_eq!(run(Decimal::MAX), Err(InterestError::TooLarge));
    let twice = [debt[0], debt[0]];
    let sum = late_interest(Regime::FrFixed(Decimal::ONE), &rates, due, &twice, on("2025-02-28"));
    assert_eq!(sum, Err(InterestError::TooLarge));
}

proptest! {
    #[test]
    fn adjacent_spans_add_up(
        offset in 0..3_000u64, first in 1..400u64, second in 1..400u64, cents in 1..100_000_000i64,
    ) {
        let rates = RateTable::shipped();
        let due = on("2015-01-01") + Days::new(offset);
        let (middle, end) = (due + Days::new(first), due + Days::new(first + second));
        let amount = Money { minor: cents, currency: Currency::EUR };
        let debt = [BalanceChange { on: due, amount }];
        let sum = |from, until| {
            let interest = late_interest(Regime::FrB2bDefault, &rates, from, &debt, until).unwrap();
            let unrounded: Decimal = interest.segments.iter().map(|it| it.unrounded).sum();
            (interest.days_late, unrounded)
        };
        let (whole, parts) = (sum(due, end), [sum(due, middle), sum(middle, end)]);
        prop_assert_eq!(whole.0, parts[0].0 + parts[1].0);
        let gap = whole.1 - parts[0].1 - parts[1].1;
        prop_assert!(gap.abs() < Decimal::new(1, 15));
    }

    #[test]
    fn interest_is_never_negative_and_grows_with_every_day(
        late in 0..900u64, cents in -1_000..100_000_000i64, paid in 0..200u8, day in 0..900u64,
        regime in 0..8usize, frozen in any::<bool>(),
    ) {
        let rates = RateTable::shipped();
        let regime = [
            Regime::FrB2bDefault,
            Regime::FrFixed(15.into()),
            Regime::FrMultipleLegal(3.into()),
            Regime::FrCentralBankPlus(8.into()),
            Regime::FrPublic,
            Regime::FrLegalPro,
            Regime::DeB2b,
            Regime::EuMinimum,
        ][regime];
        let due = on("2023-05-31");
        let money = |minor| Money { minor, currency: Currency::EUR };
        let changes = [
            BalanceChange { on: due, amount: money(cents) },
            BalanceChange { on: due + Days::new(day), amount: money(-cents * i64::from(paid) / 100) },
        ];
        let run = |days| {
            let penalty = Penalty { regime, frozen };
            let until = due + Days::new(days);
            let interest = late_interest(penalty, &rates, due, &changes, until).unwrap();
            prop_assert!(interest.segments.iter().all(|it| it.unrounded >= Decimal::ZERO));
            Ok(interest.amount.minor)
        };
        let (today, tomorrow) = (run(late)?, run(late + 1)?);
        prop_assert!(0 <= today && today <= tomorrow, "{} then {}", today, tomorrow);
    }

    #[test]
    fn the_amount_is_the_sum_of_the_segments_to_the_cent(
        late in 1..900u64, cents in 1..100_000_000i64, paid in 0..100u8, day in 0..900u64,
    ) {
        let rates = RateTable::shipped();
        let due = on("2023-05-31");
        let money = |minor| Money { minor, currency: Currency::EUR };
        let changes = [
            BalanceChange { on: due, amount: money(cents) },
            BalanceChange { on: due + Days::new(day), amount: money(-cents * i64::from(paid) / 100) },
        ];
        let until = due + Days::new(late);
        let interest = late_interest(Regime::EuMinimum, &rates, due, &changes, until).unwrap();
        let unrounded: Decimal = interest.segments.iter().map(|it| it.unrounded).sum();
        prop_assert!((interest.amount.decimal() - unrounded).abs() <= Decimal::new(500_000_001, 11));
        prop_assert_eq!(u64::from(interest.days_late), late);
    }
}
