//! The shipped table against the published rates.

use chrono::NaiveDate;

use super::*;
use crate::{Currency, Money};

fn semester(text: &str) -> Semester {
    text.parse().unwrap()
}

fn gbp() -> Currency {
    Currency::new("GBP").unwrap()
}

fn percent(quote: Result<Quote, RateError>) -> String {
    quote.map_or_else(|error| error.to_string(), |it| it.percent.to_string())
}

/// semester, ECB, default, floor, legal rate of a professional, of an individual, public buyer
/// and EU minimum, Basiszins, German B2B, Bank Rate, UK statutory.
const PUBLISHED: &str = "
2015S1  0.05 10.05  2.79 0.93 4.06  8.05 -0.83  8.17 0.50  8.50
2015S2  0.05 10.05  2.97 0.99 4.29  8.05 -0.83  8.17 0.50  8.50
2016S1  0.05 10.05  3.03 1.01 4.54  8.05 -0.83  8.17 0.50  8.50
2016S2  0.00 10.00  2.79 0.93 4.35  8.00 -0.88  8.12 0.50  8.50
2017S1  0.00 10.00  2.70 0.90 4.16  8.00 -0.88  8.12 0.25  8.25
2017S2  0.00 10.00  2.70 0.90 3.94  8.00 -0.88  8.12 0.25  8.25
2018S1  0.00 10.00  2.67 0.89 3.73  8.00 -0.88  8.12 0.50  8.50
2018S2  0.00 10.00  2.64 0.88 3.60  8.00 -0.88  8.12 0.50  8.50
2019S1  0.00 10.00  2.58 0.86 3.40  8.00 -0.88  8.12 0.75  8.75
2019S2  0.00 10.00  2.61 0.87 3.26  8.00 -0.88  8.12 0.75  8.75
2020S1  0.00 10.00  2.61 0.87 3.15  8.00 -0.88  8.12 0.75  8.75
2020S2  0.00 10.00  2.52 0.84 3.11  8.00 -0.88  8.12 0.10  8.10
2021S1  0.00 10.00  2.37 0.79 3.14  8.00 -0.88  8.12 0.10  8.10
2021S2  0.00 10.00  2.28 0.76 3.12  8.00 -0.88  8.12 0.10  8.10
2022S1  0.00 10.00  2.28 0.76 3.13  8.00 -0.88  8.12 0.25  8.25
2022S2  0.00 10.00  2.31 0.77 3.15  8.00 -0.88  8.12 1.25  9.25
2023S1  2.50 12.50  6.18 2.06 4.47 10.50  1.62 10.62 3.50 11.50
2023S2  4.00 14.00 12.66 4.22 6.82 12.00  3.12 12.12 5.00 13.00
2024S1  4.50 14.50 15.21 5.07 8.01 12.50  3.62 12.62 5.25 13.25
2024S2  4.25 14.25 14.76 4.92 8.16 12.25  3.37 12.37 5.25 13.25
2025S1  3.15 13.15 11.13 3.71 7.21 11.15  2.27 11.27 4.75 12.75
2025S2  2.15 12.15  8.28 2.76 6.65 10.15  1.27 10.27 4.25 12.25
2026S1  2.15 12.15  7.86 2.62 6.67 10.15  1.27 10.27 3.75 11.75
2026S2  2.40 12.40  8.25 2.75 6.84 10.40  1.52 10.52 3.75 11.75
";

#[test]
fn the_shipped_table_gives_the_published_rates() {
    use ReferenceRate::*;
    let rates = RateTable::shipped();
    for row in PUBLISHED.lines().skip(1) {
        let published: Vec<_> = row.split_whitespace().collect();
        let at = semester(published[0]);
        let regime = |regime: Regime| percent(regime.quote(&rates, at, at));
        let ours = [
            at.to_string(),
            percent(rates.quote(at, Ecb)),
            regime(Regime::FrB2bDefault),
            percent(rates.floor(at)),
            regime(Regime::FrLegalPro),
            percent(rates.quote(at, LegalIndividual)),
            regime(Regime::FrPublic),
            percent(rates.quote(at, Basiszins)),
            regime(Regime::DeB2b),
            percent(rates.quote(at, BankOfEngland)),
            regime(Regime::Uk),
        ];
        assert_eq!(ours.as_slice(), published);
        assert_eq!(regime(Regime::EuMinimum), regime(Regime::FrPublic));
    }
}

#[test]
fn the_ecb_rate_of_the_years_before_2015() {
    let rates = RateTable::shipped();
    for (at, expected) in [
        ("2008S1", "4.00"),
        ("2008S2", "4.00"), // 4.25 came on 9 July
        ("2009S1", "2.50"),
        ("2011S2", "1.25"),
        ("2013S1", "0.75"),
        ("2014S2", "0.15"),
    ] {
        assert_eq!(percent(rates.quote(semester(at), ReferenceRate::Ecb)), expected, "{at}");
    }
}

#[test]
fn the_basiszins_is_the_ecb_rate_less_0_88() {
    let table = RateTable::shipped();
    for at in table.semesters() {
        if let Some(basiszins) = table.figure(at, ReferenceRate::Basiszins) {
            let ecb = table.figure(at, ReferenceRate::Ecb).unwrap();
            assert_eq!(ecb.percent - basiszins.percent, Decimal::new(88, 2), "{at}");
        }
    }
}

#[test]
fn no_semester_is_left_out_and_only_the_last_is_unconfirmed() {
    let table = RateTable::shipped();
    let semesters: Vec<_> = table.semesters().collect();
    let confirmed = |at| table.quote(at, ReferenceRate::Ecb).unwrap().confirmed;
    for pair in semesters.windows(2) {
        assert_eq!(pair[0].next(), pair[1]);
        assert!(confirmed(pair[0]));
    }
    let last = *semesters.last().unwrap();
    assert_eq!((last.to_string().as_str(), confirmed(last)), ("2026S2", false));
}

#[test]
fn a_missing_rate_is_named() {
    use ReferenceRate::*;
    let rates = RateTable::shipped();
    for (at, rate, error) in [
        ("2027S1", Ecb, "no ECB main refinancing rate for 2027S1"),
        ("2014S2", LegalProfessional, "no legal interest rate (professional creditor) for 2014S2"),
        ("2014S2", BankOfEngland, "no Bank of England reference rate for 2014S2"),
    ] {
        assert_eq!(percent(rates.quote(semester(at), rate)), error);
    }
}

#[test]
fn a_rate_typed_in_fills_the_gap_or_stands_in_place_of_the_shipped_one() {
    let mut rates = RateTable::shipped();
    let typed = |hundredths| Figure {
        percent: Decimal::new(hundredths, 2),
        confirmed: true,
        source: "saisi".to_owned(),
    };
    rates.set(semester("2027S1"), ReferenceRate::Ecb, typed(265));
    rates.set(semester("2026S2"), ReferenceRate::Ecb, typed(240));
    let default = |at| Regime::FrB2bDefault.quote(&rates, semester(at), semester(at));
    assert_eq!(percent(default("2027S1")), "12.65");
    assert!(default("2026S2").unwrap().confirmed);
    // Whoever read the ECB's rate has not read the order on the legal one.
    assert!(!rates.floor(semester("2026S2")).unwrap().confirmed);
}

#[test]
fn the_floor_binds_the_contract_and_not_the_default() {
    let rates = RateTable::shipped();
    let below = |regime: Regime, at| {
        Penalty::from(regime).is_below_floor(&rates, semester(at), semester(at))
    };
    assert!(!below(Regime::FrB2bDefault, "2024S1")); // 14.50 against 15.21, and lawful
    assert!(below(Regime::FrFixed(Decimal::from(15)), "2024S1"));
    assert!(!below(Regime::FrFixed(Decimal::from(15)), "2024S2"));
    assert!(!below(Regime::FrMultipleLegal(Decimal::from(3)), "2024S1"));
    assert!(below(Regime::FrMultipleLegal(Decimal::new(29, 1)), "2024S1"));
    assert!(!below(Regime::FrFixed(Decimal::from(1)), "2010S1")); // floor unknown
    assert!(below(Regime::FrCentralBankPlus(Decimal::from(9)), "2024S2")); // 13.25
    assert!(!below(Regime::FrCentralBankPlus(Decimal::from(9)), "2025S1")); // 12.15
    // Frozen, what was enough in 2025 is held against each semester it is applied in.
    let fixed = Penalty { regime: Regime::FrMultipleLegal(Decimal::from(3)), frozen: true };
    assert!(fixed.is_below_floor(&rates, semester("2023S1"), semester("2023S2")));
    assert!(!fixed.is_below_floor(&rates, semester("2023S1"), semester("2023S1")));
}

#[test]
fn a_broken_table_is_refused_with_its_line() {
    for (row, error) in [
        ("2026S1;2.15", "line 2: 2 columns instead of 8"),
        ("2026S3;2.15;;;;;yes;x", "line 2: \"2026S3\" is no semester such as 2026S1"),
        ("2026S1;2,15;;;;;yes;x", "line 2: \"2,15\" is no rate"),
        ("2026S1;2.15;;;;;;x", "line 2: confirmed is yes or no, not \"\""),
        ("2026S1;1;;;;;yes;x\n2026S1;1;;;;;yes;x", "line 3: 2026S1 is there twice"),
    ] {
        let error_found = format!("# comment\n{row}\n").parse::<RateTable>().unwrap_err();
        assert_eq!(error_found.to_string(), error);
    }
}

#[test]
fn british_fixed_sums_follow_the_debt() {
    let pounds = |text| Money::parse(text, gbp()).unwrap();
    for (debt, expected) in
        [("999.99", "40.00"), ("1000.00", "70.00"), ("9999.99", "70.00"), ("10000.00", "100.00")]
    {
        assert_eq!(Regime::Uk.fixed_sum(pounds(debt)), pounds(expected), "{debt}");
    }
}

#[test]
fn semesters_begin_in_january_and_july() {
    for (day, expected) in [
        ("2026-01-01", "2026S1"),
        ("2026-06-30", "2026S1"),
        ("2026-07-01", "2026S2"),
        ("2026-12-31", "2026S2"),
    ] {
        let day: NaiveDate = day.parse().unwrap();
        let semester = Semester::of(day);
        assert_eq!(semester.to_string(), expected);
        assert!(semester.first_day() <= day && day <= semester.last_day());
    }
    for text in ["2026S3", "26S1", "2026", "2026S", "S1", "+026S1"] {
        assert!(text.parse::<Semester>().is_err(), "{text}");
    }
    Semester::of(NaiveDate::MAX).next().last_day();
}
