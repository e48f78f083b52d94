//! Forecasts checked by hand: what was learnt, what was announced, what is not expected.

use super::*;
use crate::{
    ItemKind, Money,
    portfolio::{Item, Settlement},
    promise::WordsGiven,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Items and settlements from lines: `customer number issued due minor [paid]`; a negative amount
/// is a credit note, `-` no due date.
fn portfolio(text: &str) -> Portfolio {
    let (mut items, mut settled) = (Vec::new(), Vec::new());
    for line in text.lines().map(str::trim).filter(|it| !it.is_empty()) {
        let words: Vec<_> = line.split_whitespace().collect();
        let (id, minor) = (ItemId(words[1].parse().unwrap()), words[4].parse().unwrap());
        items.push(Item {
            id,
            customer: CustomerId(words[0].parse().unwrap()),
            kind: if minor < 0 { ItemKind::CreditNote } else { ItemKind::Invoice },
            issued: day(words[2]),
            due: words[3].parse().ok(),
            original: Money { minor, currency: Currency::EUR },
            is_sale: true,
        });
        if let Some(on) = words.get(5) {
            settled.push(Settlement { item: id, on: day(on), minor });
        }
    }
    Portfolio::new(items, settled)
}

/// The weeks in which something is expected.
fn expected_weeks(forecast: &Forecast) -> Vec<(usize, i64)> {
    let weeks = forecast.weeks.iter().map(|it| it.expected).enumerate();
    weeks.filter(|(_, it)| *it > 0).collect()
}

fn word(kind: AnnouncedKind, on: &str, minor: i64, kept: u32, broken: u32) -> Announced {
    Announced {
        kind,
        customer: CustomerId(1),
        items: vec![ItemId(9)],
        on: day(on),
        minor,
        words: WordsGiven { kept, broken },
        all_words: WordsGiven { kept, broken },
    }
}

/// Half of the invoices came on their day, half thirty days late.
const HALVES: &str = "
    1 1 2026-01-01 2026-01-31 1000 2026-01-31
    1 2 2026-01-01 2026-01-31 1000 2026-03-02
    1 3 2026-02-01 2026-02-28 1000 2026-02-28
    1 4 2026-02-01 2026-02-28 1000 2026-03-30
";

#[test]
fn what_is_late_cannot_be_paid_on_its_day_any_more() {
    for (due, expected) in [
        // Not due: one half on its day, in the first week, the other thirty days later.
        ("2026-06-06", vec![(0, 5000), (4, 5000)]),
        // Ten days late: only the other way is left.
        ("2026-05-22", vec![(2, 10000)]),
        // Older than anything that was ever paid.
        ("2026-04-01", vec![]),
    ] {
        let text = format!("{HALVES}\n1 9 2026-03-31 {due} 10000");
        let it = forecast(&portfolio(&text), Currency::EUR, &Known::default(), day("2026-06-01"));
        assert_eq!(expected_weeks(&it), expected, "{due}");
        let sum: i64 = expected.iter().map(|it| it.1).sum();
        assert_eq!((it.beyond, it.learnt_from), (10000 - sum, 4), "{due}");
    }
}

#[test]
fn a_range_takes_what_is_due_together_as_paid_together() {
    // A certain payment has no range; two halves of one day have that of one sum.
    for (due, other, expected) in [
        ("2026-05-22", "2026-05-22", (20000, 20000, 20000)),
        ("2026-06-06", "2026-06-06", (10000, 0, 20000)),
        // Of two days, chances of one half each: 10000 ± 1.2816 × √(2 × 5000²).
        ("2026-06-06", "2026-06-05", (10000, 938, 19062)),
    ] {
        let new = format!("1 9 2026-03-31 {due} 10000\n1 10 2026-03-31 {other} 10000");
        let it = portfolio(&format!("{HALVES}\n{new}"));
        let it = forecast(&it, Currency::EUR, &Known::default(), day("2026-06-01"));
        let week = it.weeks.iter().find(|it| it.expected > 0).unwrap();
        assert_eq!((week.expected, week.low, week.high), expected, "{due} {other}");
    }
}

#[test]
fn a_word_comes_on_its_day_as_often_as_it_is_kept() {
    use AnnouncedKind::{Instalment, Promise};
    let text = format!("{HALVES}\n1 9 2026-03-31 2026-05-22 10000");
    let portfolio = portfolio(&text);
    for (words, expected) in [
        // Nobody gave a word before: seven in ten; the rest comes as it would have.
        (vec![word(Promise, "2026-06-20", 10000, 0, 0)], [(2, 10000)].to_vec()),
        (vec![word(Promise, "2026-06-30", 10000, 0, 0)], vec![(2, 3000), (4, 7000)]),
        // One word broken: (0 + 2 × 7/11) / 3 of it.
        (vec![word(Promise, "2026-06-30", 10000, 0, 1)], vec![(2, 5758), (4, 4242)]),
        // A part of it promised.
        (vec![word(Promise, "2026-06-30", 4000, 0, 0)], vec![(2, 7200), (4, 2800)]),
        // An instalment falls due on its own day. Two in five came then, as the item itself did not.
        (vec![word(Instalment, "2026-06-30", 10000, 0, 0)], vec![(4, 8200), (8, 1800)]),
        // A word for yesterday, still within its tolerance, is expected at once.
        (vec![word(Promise, "2026-05-31", 10000, 0, 0)], vec![(0, 7000), (2, 3000)]),
        // Beyond the horizon: the part that is not kept comes as it would have.
        (vec![word(Promise, "2026-12-31", 10000, 0, 0)], vec![(2, 3000)]),
    ] {
        let known = Known { announced: words.clone(), ..Known::default() };
        let forecast = forecast(&portfolio, Currency::EUR, &known, day("2026-06-01"));
        assert_eq!(expected_weeks(&forecast), expected, "{words:?}");
    }
}

#[test]
fn words_count_as_far_as_something_is_open_for_them() {
    use AnnouncedKind::{Instalment, Promise};
    let portfolio = portfolio(&format!("{HALVES}\n1 9 2026-03-31 2026-05-22 10000"));
    for (words, disputed, expected) in [
        (vec![word(Promise, "2026-06-20", 4000, 0, 0)], 0, vec![(2, 4000, 0)]),
        // More than is open, or said twice.
        (vec![word(Promise, "2026-06-20", 99999, 0, 0)], 0, vec![(2, 10000, 0)]),
        (vec![word(Promise, "2026-06-20", 99999, 0, 0)], 2500, vec![(2, 7500, 0)]),
        (
            vec![
                word(Promise, "2026-06-20", 6000, 0, 0),
                word(Instalment, "2026-06-30", 6000, 0, 0),
            ],
            0,
            vec![(2, 6000, 0), (4, 0, 4000)],
        ),
    ] {
        let known = Known {
            announced: words.clone(),
            disputed: [(ItemId(9), Some(disputed))].into(),
            ..Known::default()
        };
        let weeks = forecast(&portfolio, Currency::EUR, &known, day("2026-06-01")).weeks;
        let said = weeks.iter().enumerate().map(|(at, it)| (at, it.promised, it.planned));
        let said: Vec<_> = said.filter(|it| it.1 + it.2 > 0).collect();
        assert_eq!(said, expected, "{words:?}");
    }
}

#[test]
fn what_is_contested_or_cannot_be_collected_is_not_expected() {
    let text = format!("{HALVES}\n1 9 2026-03-31 2026-05-22 10000");
    let disputed = |part| Known { disputed: [(ItemId(9), part)].into(), ..Known::default() };
    let insolvent = Known { insolvent: [CustomerId(1)].into(), ..Known::default() };
    let no_due_date = text.replace("2026-05-22", "-");
    let covered = format!("{text}\n1 10 2026-05-01 2026-05-01 -4000");
    let in_credit = format!("{text}\n1 10 2026-05-01 2026-05-01 -40000");
    for (text, known, expected) in [
        (&text, disputed(None), (0, 0, 10000, 10000)),
        (&text, disputed(Some(2500)), (7500, 0, 2500, 10000)),
        (&text, insolvent, (0, 10000, 0, 10000)),
        (&no_due_date, Known::default(), (0, 10000, 0, 10000)),
        (&covered, Known::default(), (6000, 0, 0, 6000)),
        (&in_credit, Known::default(), (0, 0, 0, 0)),
    ] {
        let it = forecast(&portfolio(text), Currency::EUR, &known, day("2026-06-01"));
        let weeks: i64 = it.weeks.iter().map(|it| it.expected).sum();
        assert_eq!((weeks, it.beyond, it.disputed, it.open), expected, "{text} {known:?}");
    }
}

#[test]
fn a_customer_with_a_habit_of_its_own_is_drawn_away_from_the_others() {
    // Customer 2 paid forty invoices on their day, the others thirty days late.
    let mut text = String::new();
    for id in 100..180 {
        let (customer, paid) = if id % 2 == 0 { (2, "2026-01-31") } else { (id, "2026-03-02") };
        text += &format!("{customer} {id} 2026-01-01 2026-01-31 1000 {paid}\n");
    }
    let new = |customer| format!("{text}{customer} 9 2026-05-01 2026-06-05 10000");
    let first_week = |customer| {
        let portfolio = portfolio(&new(customer));
        forecast(&portfolio, Currency::EUR, &Known::default(), day("2026-06-01")).weeks[0].expected
    };
    // A stranger pays as one in two does; customer 2 had 40 of 40, and 10 of 20 of the others.
    assert_eq!((first_week(3), first_week(2)), (5000, 8333));
}

#[test]
fn month_ends_lie_thirteen_weeks_back() {
    for (key_date, expected) in [
        ("2026-06-30", ["2026-01-31", "2026-02-28", "2026-03-31"]),
        ("2026-06-29", ["2025-12-31", "2026-01-31", "2026-02-28"]),
        ("2026-04-01", ["2025-10-31", "2025-11-30", "2025-12-31"]),
    ] {
        assert_eq!(month_ends_before(day(key_date), 3), expected.map(day), "{key_date}");
    }
}

#[test]
fn errors_are_measured_on_what_came_of_the_open_items() {
    // Every second invoice of a customer comes on its day, every other thirty days late.
    let mut text = String::new();
    let first = day("2025-01-01");
    for id in 0..200_u64 {
        let issued = first + Days::new(2 * id);
        let due = issued + Days::new(30);
        let paid = due + Days::new(30 * (id % 2));
        text += &format!("{} {} {issued} {due} 1000 {paid}\n", id % 5, id + 1);
    }
    let days = month_ends_before(day("2026-03-31"), 4);
    let known: Vec<_> = days.iter().map(|it| (*it, Known::default())).collect();
    let errors = forecast_errors(&portfolio(&text), Currency::EUR, &known).unwrap();
    assert_eq!(errors.made_on, days);
    assert!(errors.ours.weekly < errors.naive.weekly, "{errors:?}");
    assert!(errors.ours.thirteen_weeks < 1.into(), "{errors:?}");
    assert_eq!(forecast_errors(&Portfolio::default(), Currency::EUR, &known), None);
}

#[test]
fn what_was_paid_the_day_it_was_issued_makes_nothing_certain() {
    // One of four was paid at once; the others thirty days after their due date.
    let text = "
        1 1 2026-01-01 2026-01-31 1000 2026-01-01
        1 2 2026-01-01 2026-01-31 1000 2026-03-02
        1 3 2026-01-01 2026-01-31 1000 2026-03-02
        1 4 2026-01-01 2026-01-31 1000 2026-03-02
        1 9 2026-04-01 2026-05-01 10000
    ";
    let it = forecast(&portfolio(text), Currency::EUR, &Known::default(), day("2026-04-15"));
    assert_eq!(expected_weeks(&it), [(6, 10000)]);
}

#[test]
fn what_was_contested_is_not_held_against_the_forecast() {
    // Every invoice comes on its day but the contested one, which comes too.
    let mut text = String::new();
    for id in 1..=80_u64 {
        let issued = day("2025-06-01") + Days::new(3 * id);
        let due = issued + Days::new(30);
        text += &format!("1 {id} {issued} {due} 1000 {due}\n");
    }
    let then = day("2025-12-31");
    text += "1 99 2025-12-20 2026-01-19 900000 2026-01-19";
    for (disputed, received) in [(Some(None), 0), (Some(Some(1)), 900_000), (None, 900_000)] {
        let disputed = disputed.into_iter().map(|it| (ItemId(99), it)).collect();
        let known = [(then, Known { disputed, ..Known::default() })];
        let errors = forecast_errors(&portfolio(&text), Currency::EUR, &known).unwrap();
        assert_eq!(errors.received - 10_000, received, "{known:?}");
        assert!(errors.ours.thirteen_weeks < 1.into(), "{errors:?}");
    }
}
