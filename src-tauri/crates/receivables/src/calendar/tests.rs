//! Holidays of seven years, the business days around them, and the dates of the default scenario.

use proptest::prelude::*;

use super::*;

const METROPOLE: BusinessCalendar = BusinessCalendar { region: Region::Metropole };
const ALSACE_MOSELLE: BusinessCalendar = BusinessCalendar { region: Region::AlsaceMoselle };

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn movable_holidays_follow_easter() {
    // Good Friday, Easter Monday, Ascension, Whit Monday.
    for (year, expected) in [
        (2024, ["03-29", "04-01", "05-09", "05-20"]),
        (2025, ["04-18", "04-21", "05-29", "06-09"]),
        (2026, ["04-03", "04-06", "05-14", "05-25"]),
        (2027, ["03-26", "03-29", "05-06", "05-17"]),
        (2028, ["04-14", "04-17", "05-25", "06-05"]),
        (2029, ["03-30", "04-02", "05-10", "05-21"]),
        (2030, ["04-19", "04-22", "05-30", "06-10"]),
    ] {
        let names = ["Vendredi saint", "Lundi de Pâques", "Ascension", "Lundi de Pentecôte"];
        for (day, name) in expected.iter().zip(names) {
            let day = on(&format!("{year}-{day}"));
            assert_eq!(ALSACE_MOSELLE.holiday(day), Some(name), "{day}");
            let in_mainland = (name != "Vendredi saint").then_some(name);
            assert_eq!(METROPOLE.holiday(day), in_mainland, "{day}");
        }
    }
}

#[test]
fn easter_at_its_earliest_and_latest() {
    for (year, expected) in
        [(1818, "03-22"), (1943, "04-25"), (2008, "03-23"), (2019, "04-21"), (2038, "04-25")]
    {
        assert_eq!(easter(year), Some(on(&format!("{year}-{expected}"))));
    }
}

#[test]
fn a_year_has_eleven_holidays_and_thirteen_in_alsace_moselle() {
    let table = |calendar: BusinessCalendar| {
        let holidays = calendar.holidays(2026);
        holidays
            .iter()
            .map(|it| format!("{} {}", it.on.format("%d/%m"), it.name))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        table(METROPOLE),
        [
            "01/01 Jour de l'An",
            "06/04 Lundi de Pâques",
            "01/05 Fête du Travail",
            "08/05 Victoire 1945",
            "14/05 Ascension",
            "25/05 Lundi de Pentecôte",
            "14/07 Fête nationale",
            "15/08 Assomption",
            "01/11 Toussaint",
            "11/11 Armistice 1918",
            "25/12 Noël",
        ]
    );
    let here: Vec<_> = table(METROPOLE);
    let more: Vec<_> = table(ALSACE_MOSELLE).into_iter().filter(|it| !here.contains(it)).collect();
    assert_eq!(more, ["03/04 Vendredi saint", "26/12 Saint-Étienne"]);
}

#[test]
fn the_holidays_of_seven_years() {
    // Mainland, and what Alsace-Moselle adds.
    for (year, mainland, more) in [
        (2024, "01-01 04-01 05-01 05-08 05-09 05-20 07-14 08-15 11-01 11-11 12-25", "03-29 12-26"),
        (2025, "01-01 04-21 05-01 05-08 05-29 06-09 07-14 08-15 11-01 11-11 12-25", "04-18 12-26"),
        (2026, "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25", "04-03 12-26"),
        (2027, "01-01 03-29 05-01 05-06 05-08 05-17 07-14 08-15 11-01 11-11 12-25", "03-26 12-26"),
        (2028, "01-01 04-17 05-01 05-08 05-25 06-05 07-14 08-15 11-01 11-11 12-25", "04-14 12-26"),
        (2029, "01-01 04-02 05-01 05-08 05-10 05-21 07-14 08-15 11-01 11-11 12-25", "03-30 12-26"),
        (2030, "01-01 04-22 05-01 05-08 05-30 06-10 07-14 08-15 11-01 11-11 12-25", "04-19 12-26"),
    ] {
        let days = |calendar: BusinessCalendar| -> Vec<_> {
            calendar.holidays(year).iter().map(|it| it.on.format("%m-%d").to_string()).collect()
        };
        assert_eq!(days(METROPOLE), mainland.split(' ').collect::<Vec<_>>(), "{year}");
        let mut both: Vec<_> = mainland.split(' ').chain(more.split(' ')).collect();
        both.sort_unstable();
        assert_eq!(days(ALSACE_MOSELLE), both, "{year}");
        for holiday in ALSACE_MOSELLE.holidays(year) {
            assert_eq!(ALSACE_MOSELLE.holiday(holiday.on), Some(holiday.name));
            assert!(!ALSACE_MOSELLE.is_business_day(holiday.on));
        }
    }
}

#[test]
fn the_business_day_next_to_a_date() {
    for (date, previous, next) in [
        ("2026-01-01", "2025-12-31", "2026-01-02"),
        ("2026-02-15", "2026-02-13", "2026-02-16"),
        ("2026-02-16", "2026-02-16", "2026-02-16"),
        ("2026-04-06", "2026-04-03", "2026-04-07"),
        ("2026-05-01", "2026-04-30", "2026-05-04"),
        ("2026-05-08", "2026-05-07", "2026-05-11"),
        ("2026-05-14", "2026-05-13", "2026-05-15"),
        ("2026-05-15", "2026-05-15", "2026-05-15"),
        ("2026-05-25", "2026-05-22", "2026-05-26"),
        ("2026-07-14", "2026-07-13", "2026-07-15"),
        ("2026-08-15", "2026-08-14", "2026-08-17"),
        ("2026-11-01", "2026-10-30", "2026-11-02"),
        ("2026-11-11", "2026-11-10", "2026-11-12"),
        ("2026-12-25", "2026-12-24", "2026-12-28"),
        // Procedural time limits run on to the next working day (art. 642 CPC).
        ("2026-11-15", "2026-11-13", "2026-11-16"),
        ("2027-02-28", "2027-02-26", "2027-03-01"),
    ] {
        assert_eq!(METROPOLE.previous_business_day(on(date)), on(previous), "before {date}");
        assert_eq!(METROPOLE.next_business_day(on(date)), on(next), "after {date}");
    }
}

#[test]
fn alsace_moselle_rests_two_days_more() {
    for (date, mainland, there) in [
        ("2025-12-26", true, false),
        ("2026-04-03", true, false),
        ("2026-12-26", false, false), // a Saturday
    ] {
        assert_eq!(METROPOLE.is_business_day(on(date)), mainland, "{date}");
        assert_eq!(ALSACE_MOSELLE.is_business_day(on(date)), there, "{date}");
    }
}

#[test]
fn business_days_are_counted_without_the_first() {
    for (from, n, expected) in [
        ("2026-04-30", 1, "2026-05-04"),
        ("2026-05-07", 1, "2026-05-11"),
        ("2026-05-13", 2, "2026-05-18"),
        ("2026-12-24", 1, "2026-12-28"),
        ("2026-05-26", -1, "2026-05-22"),
        ("2026-01-02", 5, "2026-01-09"),
        ("2026-11-01", 0, "2026-11-01"),
        ("2026-11-01", 1, "2026-11-02"),
    ] {
        assert_eq!(METROPOLE.add_business_days(on(from), n), on(expected), "{from} {n:+}");
    }
}

#[test]
fn steps_of_the_scenario_move_forward_and_preventive_ones_back() {
    for (due, planned) in [
        (
            "2026-03-31",
            ["03-24", "04-03", "04-08", "04-15", "04-30", "05-15", "06-01"].map(|it| (2026, it)),
        ),
        (
            "2026-05-08",
            ["04-30", "05-11", "05-18", "05-26", "06-08", "06-22", "07-07"].map(|it| (2026, it)),
        ),
        (
            "2026-11-30",
            [
                (2026, "11-23"),
                (2026, "12-03"),
                (2026, "12-08"),
                (2026, "12-15"),
                (2026, "12-30"),
                (2027, "01-14"),
                (2027, "01-29"),
            ],
        ),
    ] {
        for (offset, (year, day)) in [-7, 3, 8, 15, 30, 45, 60].into_iter().zip(planned) {
            let raw = on(due) + chrono::TimeDelta::days(offset);
            let moved = if offset < 0 {
                METROPOLE.previous_business_day(raw)
            } else {
                METROPOLE.next_business_day(raw)
            };
            assert_eq!(moved, on(&format!("{year}-{day}")), "{due} {offset:+}");
        }
    }
}

#[test]
fn the_ends_of_the_calendar_do_not_panic() {
    METROPOLE.next_business_day(NaiveDate::MAX);
    METROPOLE.previous_business_day(NaiveDate::MIN);
    METROPOLE.add_business_days(NaiveDate::MAX, 3);
}

proptest! {
    #[test]
    fn previous_and_next_enclose_the_date(days in 0..80_000u64, alsace in any::<bool>()) {
        let calendar = if alsace { ALSACE_MOSELLE } else { METROPOLE };
        let date = on("1950-01-01") + Days::new(days);
        let (previous, next) = (calendar.previous_business_day(date), calendar.next_business_day(date));
        prop_assert!(previous <= date && date <= next);
        prop_assert!(calendar.is_business_day(previous) && calendar.is_business_day(next));
        prop_assert_eq!(previous == next, calendar.is_business_day(date));
    }

    #[test]
    fn business_days_added_can_be_taken_back(days in 0..80_000u64, n in 1..40i32) {
        let start = METROPOLE.next_business_day(on("1950-01-01") + Days::new(days));
        let there = METROPOLE.add_business_days(start, n);
        prop_assert_eq!(METROPOLE.add_business_days(there, -n), start);
    }

    #[test]
    fn easter_is_a_sunday_between_22_march_and_25_april(year in 1583..9999i32) {
        let easter = easter(year).unwrap();
        prop_assert_eq!(easter.weekday(), Weekday::Sun);
        prop_assert!((81..=116).contains(&easter.ordinal()), "{}", easter);
    }
}
