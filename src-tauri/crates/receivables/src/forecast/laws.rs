//! Laws: the amounts add up, a later fact changes no earlier answer, chances stay chances.

use proptest::prelude::*;

use super::{
    life_table::{LifeTable, ONE, Piece, WHOLE},
    *,
};
use crate::{
    ItemKind, Money,
    portfolio::{Item, Settlement},
    promise::WordsGiven,
};

fn on(offset: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + chrono::TimeDelta::days(offset)
}

/// Customer, day of issue, term, amount, and day and per cent of a settlement.
type Fact = (i64, i64, Option<i64>, i64, Option<(i64, i64)>);

fn facts() -> impl Strategy<Value = Vec<Fact>> {
    let settlement = prop::option::of((0..400i64, 1..=100i64));
    let minor = prop_oneof![4 => 1..5_000_000i64, 1 => -50_000..0i64];
    let fact = (0..6i64, 0..300i64, prop::option::weighted(0.9, 0..91i64), minor, settlement);
    prop::collection::vec(fact, 1..60)
}

fn portfolio(facts: &[Fact], until: i64) -> Portfolio {
    let (mut items, mut settled) = (Vec::new(), Vec::new());
    for (&(customer, issued, term, minor, settlement), id) in facts.iter().zip(1..) {
        if issued > until {
            continue;
        }
        items.push(Item {
            id: ItemId(id),
            customer: CustomerId(customer),
            kind: if minor < 0 { ItemKind::CreditNote } else { ItemKind::Invoice },
            issued: on(issued),
            due: term.map(|it| on(issued + it)),
            original: Money { minor, currency: Currency::EUR },
            is_sale: true,
        });
        if let Some((day, percent)) = settlement.filter(|it| it.0 <= until) {
            settled.push(Settlement {
                item: ItemId(id),
                on: on(day),
                minor: minor * percent / 100,
            });
        }
    }
    Portfolio::new(items, settled)
}

fn known() -> impl Strategy<Value = Known> {
    let word = (0..6i64, 1..60i64, 0..500i64, 1..9_000_000i64, 0..9u32, 0..9u32, any::<bool>());
    let words = prop::collection::vec(word, 0..6);
    let disputed = prop::collection::hash_map(
        (1..60i64).prop_map(ItemId),
        prop::option::of(0..5_000_000i64),
        0..5,
    );
    let insolvent = prop::collection::hash_set((0..6i64).prop_map(CustomerId), 0..2);
    (words, disputed, insolvent).prop_map(|(words, disputed, insolvent)| {
        let word = |(customer, item, day, minor, kept, broken, promised)| Announced {
            kind: if promised { AnnouncedKind::Promise } else { AnnouncedKind::Instalment },
            customer: CustomerId(customer),
            items: vec![ItemId(item), ItemId(item + 1)],
            on: on(day),
            minor,
            words: WordsGiven { kept, broken },
            all_words: WordsGiven { kept: kept + 3, broken },
        };
        Known { announced: words.into_iter().map(word).collect(), disputed, insolvent }
    })
}

proptest! {
    /// Weeks, what comes later and what is contested are everything open; ranges hold the mean.
    #[test]
    fn everything_open_is_somewhere(facts in facts(), known in known(), key in 0..400i64) {
        let portfolio = portfolio(&facts, 400);
        let it = forecast(&portfolio, Currency::EUR, &known, on(key));
        let open: i64 = portfolio.open_items(on(key)).map(|it| it.open.minor).sum();
        prop_assert_eq!(it.open - it.unused_credits, open, "the aged balance");
        let weeks: i64 = it.weeks.iter().map(|it| it.expected).sum();
        prop_assert_eq!(weeks + it.beyond + it.disputed, it.open);
        prop_assert!(it.beyond >= -(WEEKS as i64), "{:?}", it); // rounding of thirteen weeks
        // Words are counted as far as there is something open for them, and once.
        let said: i64 = it.weeks.iter().map(|it| it.promised + it.planned).sum();
        prop_assert!((0..=it.open - it.disputed).contains(&said), "{:?}", it);
        for week in &it.weeks {
            prop_assert!(0 <= week.low && week.low <= week.expected, "{:?}", week);
            prop_assert!(week.expected <= week.high, "{:?}", week);
        }
    }

    /// The parts of a week are what the week is expected to bring, each at most what is open of it.
    #[test]
    fn parts_add_up_to_their_week(facts in facts(), known in known(), key in 0..400i64) {
        let portfolio = portfolio(&facts, 400);
        let it = forecast(&portfolio, Currency::EUR, &known, on(key));
        for (place, week) in it.weeks.iter().enumerate() {
            let parts = week_parts(&portfolio, Currency::EUR, &known, (on(key), place));
            prop_assert_eq!(parts.iter().map(|it| it.expected).sum::<i64>(), week.expected);
            for part in &parts {
                prop_assert!((0..=part.open + 1).contains(&part.expected), "{:?}", part);
                prop_assert!(part.chance.is_sign_positive() && part.chance <= 100.into());
            }
        }
    }

    /// The forecast of a day does not know what came after it.
    #[test]
    fn later_facts_never_change_an_earlier_forecast(facts in facts(), key in 0..400i64) {
        let known = Known::default();
        prop_assert_eq!(
            forecast(&portfolio(&facts, key), Currency::EUR, &known, on(key)),
            forecast(&portfolio(&facts, 400), Currency::EUR, &known, on(key))
        );
    }

    /// The longer one waits the more has come, and never more than all of it.
    #[test]
    fn chances_grow_with_the_days_and_never_exceed_certainty(
        pieces in prop::collection::vec((-90..400i32, 0..120i32, 1..=WHOLE, any::<bool>()), 0..40),
        age in -100..450i32,
    ) {
        let mut table = LifeTable::new();
        for (from, length, weight, is_paid) in pieces {
            table.add(Piece { from, to: from + length, weight, is_paid });
        }
        let own = table.hazards();
        for hazards in [&own, &table.drawn_towards(&own, (-20, 200))] {
            let chances = hazards.paid_by_weeks_after(age);
            prop_assert!(chances.is_sorted(), "{:?}", chances);
            prop_assert!(chances.iter().all(|it| *it <= ONE), "{:?}", chances);
        }
    }
}
