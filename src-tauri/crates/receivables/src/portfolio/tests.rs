//! A later fact changes no earlier answer, however it is asked for.

use chrono::Days;
use proptest::prelude::*;

use super::*;
use crate::Currency;

fn day(offset: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Days::new(offset)
}

proptest! {
    /// A fact of a later day never changes what was open before it; halves are paid, and paid back.
    #[test]
    fn later_facts_never_change_an_earlier_answer(
        facts in prop::collection::vec(
            (0..100u64, 1..5_000i64, prop::collection::vec((0..200u64, -1..3i64), 0..4)), 1..40,
        ),
        key in 0..150u64,
    ) {
        let items: Vec<_> = facts.iter().zip(1..).map(|((issued, half, _), id)| Item {
            id: ItemId(id), customer: CustomerId(id % 3), kind: ItemKind::Invoice,
            issued: day(*issued), due: None, is_sale: true,
            original: Money { minor: 2 * half, currency: Currency::EUR },
        }).collect();
        let settlements: Vec<_> = facts.iter().zip(1..).flat_map(|((_, half, parts), id)| {
            let part = move |(on, halves): &(u64, i64)| {
                Settlement { item: ItemId(id), on: day(*on), minor: half * halves }
            };
            parts.iter().map(part)
        }).collect();
        let known_then = Portfolio::new(
            items.iter().filter(|it| it.issued <= day(key)).copied().collect(),
            settlements.iter().filter(|it| it.on <= day(key)).copied().collect(),
        );
        let known_now = Portfolio::new(items, settlements);

        let defined: Vec<_> = known_now
            .histories()
            .filter_map(|(item, own)| open_item(item, own, day(key)))
            .collect();
        prop_assert_eq!(known_now.open_items(day(key)).collect::<Vec<_>>(), defined);
        prop_assert_eq!(
            known_then.open_items(day(key)).collect::<Vec<_>>(),
            known_now.open_items(day(key)).collect::<Vec<_>>()
        );
        let now = known_now.last_settlement().unwrap_or(day(key)).max(day(key));
        prop_assert_eq!(
            known_now.unsettled().open_items(now).collect::<Vec<_>>(),
            known_now.open_items(now).collect::<Vec<_>>()
        );
        let each = known_now.items().iter().filter_map(|it| known_now.open_item(it.id, day(key)));
        prop_assert_eq!(each.collect::<Vec<_>>(), known_now.open_items(day(key)).collect::<Vec<_>>());
    }
}
