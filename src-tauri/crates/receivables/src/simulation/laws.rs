//! The laws of simulation: the days that are skipped change nothing, and no count is made up.

use std::collections::BTreeMap;

use chrono::{Days, Duration};
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;
use crate::{
    Currency, CustomerId, ItemId, ItemKind, Money,
    dunning::{
        ActionKind, DisputedItem, DunnedItem, DunningPolicy, Grouping, PolicyId, Reached, Reason,
        Reference, Step, Wait, WaitKind,
    },
    portfolio::{Item, Portfolio, Settlement},
    promise::PromiseToPay,
};

const CUSTOMERS: i64 = 3;

fn day(offset: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 2, 2).unwrap() + Duration::days(offset)
}

fn calendar() -> BusinessCalendar {
    BusinessCalendar::default()
}

prop_compose! {
    fn item()(
        customer in 1..=CUSTOMERS,
        issued in -60..150i64,
        due in prop::option::weighted(0.95, 0..60i64),
        (minor, dollars, credit) in (-80_000..1_500_000i64, prop::bool::weighted(0.1), any::<bool>()),
        settled in prop::collection::vec((-20..190i64, -90..=140i64), 0..4),
        paid in prop::option::weighted(0.5, -10..100i64),
    ) -> (Item, Vec<(i64, i64)>) {
        let kind = if minor < 0 && credit { ItemKind::Payment } else { ItemKind::Invoice };
        let currency = if dollars { Currency::new("USD").unwrap() } else { Currency::EUR };
        let item = Item {
            id: ItemId(0),
            customer: CustomerId(customer),
            kind,
            issued: day(issued),
            due: due.map(|it| day(issued + it)),
            original: Money { minor, currency },
            is_sale: true,
        };
        // Most are settled in full on one day, some in parts, too much, or taken back.
        let paid = paid.zip(due).map(|(late, due)| (issued + due + late, minor));
        let parts = settled.into_iter().map(|(on, percent)| (on, minor * percent / 100));
        (item, if paid.is_some() { paid.into_iter().collect() } else { parts.collect() })
    }
}

prop_compose! {
    fn portfolio()(items in prop::collection::vec(item(), 1..25)) -> Portfolio {
        let mut portfolio = (Vec::new(), Vec::new());
        for ((item, settled), id) in items.into_iter().zip(1..).filter(|it| it.0.0.original.minor != 0) {
            portfolio.0.push(Item { id: ItemId(id), ..item });
            portfolio.1.extend(settled.into_iter().map(|(on, minor)| {
                Settlement { item: ItemId(id), on: day(on), minor }
            }));
        }
        Portfolio::new(portfolio.0, portfolio.1)
    }
}

prop_compose! {
    /// A book whose policies were changed in any way, sensible or not.
    fn book()(
        (per_level, catch_up) in (any::<bool>(), any::<bool>()),
        gap in 0..9u16,
        references in prop::collection::vec((0..7usize, any::<bool>()), 0..3),
        moved in prop::collection::vec((0..7usize, 1..40i32), 0..3),
    ) -> PolicyBook {
        let mut book = PolicyBook::french_default();
        for policy in book.policies.iter_mut().map(|it| &mut it.policy) {
            policy.catch_up = catch_up;
            policy.minimum_gap = gap;
            policy.grouping = if per_level { Grouping::PerLevel } else { Grouping::OneLetter };
            for &(place, issued) in &references {
                if let Some(it) = policy.levels.get_mut(place).filter(|it| it.offset > 0) {
                    it.reference = if issued { Reference::Issued } else { Reference::Previous };
                }
            }
            for &(place, offset) in &moved {
                if let Some(it) = policy.levels.get_mut(place).filter(|it| it.offset > 0) {
                    it.offset = offset;
                }
            }
        }
        book
    }
}

prop_compose! {
    fn facts()(
        each in prop::collection::vec((1..=9i64, 1..=9i64, any::<bool>(), any::<bool>()), 3),
    ) -> Vec<CustomerFacts> {
        let facts = each.into_iter().map(|(now, candidate, has_email, direct_debit)| {
            CustomerFacts {
                now: PolicyId(now), candidate: PolicyId(candidate), has_email, direct_debit,
            }
        });
        facts.collect()
    }
}

fn of(facts: &[CustomerFacts]) -> impl Fn(CustomerId) -> CustomerFacts {
    |customer| facts[usize::try_from(customer.0 - 1).unwrap()]
}

fn last() -> NaiveDate {
    day(140)
}

/// One side as it is defined: every customer on every business day.
fn plain(
    portfolio: &Portfolio,
    facts: &[CustomerFacts],
    book: &PolicyBook,
    policy: fn(&CustomerFacts) -> PolicyId,
) -> (Side, BTreeMap<ItemId, NaiveDate>) {
    let book = PolicyBook { taken_over_on: Some(day(0)), ..book.clone() };
    let mut side = Side::default();
    let mut calls: BTreeMap<NaiveDate, u32> = BTreeMap::new();
    let mut firsts: BTreeMap<ItemId, NaiveDate> = BTreeMap::new();
    for (customer, facts) in (1..).map(CustomerId).zip(facts) {
        let mut case = Case { has_email: facts.has_email, ..Case::new(customer, policy(facts)) };
        case.holds.direct_debit = facts.direct_debit;
        let mut reached: BTreeMap<ItemId, Reached> = BTreeMap::new();
        let (mut contacted, mut bothered) = (false, false);
        let days = day(0).iter_days().take_while(|it| *it <= last());
        for today in days.filter(|it| calendar().is_business_day(*it)) {
            let open = portfolio.open_items(today).filter(|it| it.customer == customer);
            let dunned = |item: crate::OpenItem| DunnedItem {
                reached: reached.get(&item.id).copied(),
                ..DunnedItem::from(item)
            };
            case.items = open.map(dunned).collect();
            let Verdict::Act(action) = next_action(&case, &book, &calendar(), today) else {
                continue;
            };
            let Some(count) = side.work.of(action.kind) else { continue };
            *count += 1;
            *calls.entry(today).or_default() += u32::from(action.kind == ActionKind::Call);
            take(&mut case, &action, &book, today);
            reached.extend(case.items.iter().filter_map(|it| Some((it.item.id, it.reached?))));
            if action.kind.is_contact() {
                contacted = true;
                let then: Vec<_> = portfolio.open_items(today + Days::new(5)).collect();
                let open = |id| then.iter().any(|it| it.id == id && it.open.minor > 0);
                bothered |= action.items.iter().all(|it| !firsts.contains_key(it) && !open(*it));
                for item in action.items {
                    firsts.entry(item).or_insert(today);
                }
            }
        }
        side.customers += u32::from(contacted);
        side.bothered_for_nothing += u32::from(bothered);
    }
    side.busiest_calls = calls.into_values().max().unwrap_or_default();
    let items = portfolio.items().iter().filter(|it| firsts.contains_key(&it.id));
    items.for_each(|it| side.reached.add(it.original));
    (side, firsts)
}

/// Days gained over the items spoken of under both, in the currency most of them are in.
fn mean_gain(
    portfolio: &Portfolio,
    now: &BTreeMap<ItemId, NaiveDate>,
    candidate: &BTreeMap<ItemId, NaiveDate>,
) -> Option<Decimal> {
    let both = portfolio.items().iter().filter_map(|it| {
        let days = (*now.get(&it.id)? - *candidate.get(&it.id)?).num_days();
        Some((it.original, Decimal::from(days)))
    });
    let dollars = Currency::new("USD").unwrap();
    let (euro, dollar): (Vec<_>, Vec<_>) = both.partition(|(it, _)| it.currency != dollars);
    let most = if dollar.len() >= euro.len() { dollar } else { euro };
    let weight = |it: Money| Decimal::from(it.minor.max(0));
    let total: Decimal = most.iter().map(|(it, _)| weight(*it)).sum();
    let days: Decimal = most.iter().map(|(it, days)| weight(*it) * days).sum();
    (total > Decimal::ZERO).then(|| crate::indicators::rounded(days / total, 1))
}

fn tested(
    portfolio: &Portfolio,
    facts: &[CustomerFacts],
    now: &PolicyBook,
    candidate: &PolicyBook,
) -> BackTest {
    back_test(portfolio, &of(facts), now, candidate, &calendar(), day(0), last())
}

prop_compose! {
    /// A case on the first day, with what may be said and done about it.
    fn case()(
        portfolio in portfolio(),
        policy in 1..=9i64,
        reached in prop::collection::vec(prop::option::of((0..8usize, -40..0i64)), 25),
        words in prop::collection::vec((0..25i64, 0..40i64), 0..3),
        wait in prop::option::weighted(0.2, (0..20u64, any::<bool>())),
        contact in prop::option::of(-9..=0i64),
        (has_email, direct_debit) in (any::<bool>(), any::<bool>()),
    ) -> Case {
        let mut case = Case { has_email, ..Case::new(CustomerId(1), PolicyId(policy)) };
        case.items = portfolio.open_items(day(0)).zip(reached).map(|(item, reached)| DunnedItem {
            reached: reached.map(|(step, on)| Reached { step: Step::ALL[step], on: day(on) }),
            ..DunnedItem::from(item)
        }).collect();
        case.holds.direct_debit = direct_debit;
        (case.last_contact, case.last_attempt) = (contact.map(day), contact.map(day));
        case.wait = wait.map(|(days, call)| Wait {
            kind: if call { WaitKind::CallBack } else { WaitKind::Snooze },
            until: (day(0) + Days::new(days)).and_hms_opt(9, 0, 0).unwrap(),
        });
        for (place, &(id, days)) in words.iter().enumerate() {
            let (item, on) = (ItemId(id), day(days));
            if place == 0 {
                let dispute = DisputedItem {
                    item,
                    disputed: None,
                    raised_on: day(0),
                    follow_up_on: on,
                    justified_on: None,
                };
                case.disputes.push(dispute);
            } else {
                let promised = Money { minor: 1, currency: Currency::EUR };
                case.promises.push(PromiseToPay {
                    items: vec![item], promised, made_on: day(0), due_on: on, received: vec![], replaced_on: None,
                });
            }
        }
        case
    }
}

/// Every action of one customer, looked at on each business day.
fn daily(case: &Case, book: &PolicyBook, days: usize) -> Vec<(NaiveDate, Action)> {
    let mut case = case.clone();
    let mut log = Vec::new();
    for today in day(0).iter_days().take(days).filter(|it| calendar().is_business_day(*it)) {
        if let Verdict::Act(action) = next_action(&case, book, &calendar(), today) {
            take(&mut case, &action, book, today);
            log.push((today, action));
        }
    }
    log
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn skipping_days_changes_nothing_of_a_back_test(
        portfolio in portfolio(), facts in facts(), now in book(), candidate in book(),
    ) {
        let test = tested(&portfolio, &facts, &now, &candidate);
        let (side, asked_now) = plain(&portfolio, &facts, &now, |it| it.now);
        prop_assert_eq!(&test.now, &side);
        let (side, asked) = plain(&portfolio, &facts, &candidate, |it| it.candidate);
        prop_assert_eq!(&test.candidate, &side);
        let missing = |of: &BTreeMap<ItemId, NaiveDate>, other: &BTreeMap<ItemId, NaiveDate>| {
            of.keys().filter(|it| !other.contains_key(it)).count()
        };
        prop_assert_eq!(test.gained.only_now as usize, missing(&asked_now, &asked));
        prop_assert_eq!(test.gained.only_candidate as usize, missing(&asked, &asked_now));
        prop_assert_eq!(test.gained.days, mean_gain(&portfolio, &asked_now, &asked));
    }

    #[test]
    fn identical_books_gain_nothing(portfolio in portfolio(), facts in facts(), book in book()) {
        let same: Vec<_> =
            facts.iter().map(|it| CustomerFacts { candidate: it.now, ..*it }).collect();
        let test = tested(&portfolio, &same, &book, &book);
        prop_assert_eq!(&test.now, &test.candidate);
        prop_assert_eq!((test.gained.only_now, test.gained.only_candidate), (0, 0));
        prop_assert!(test.gained.days.is_none_or(|it| it == Decimal::ZERO));
    }

    /// Of customers who owe one invoice. With two, a later first step may reach more: the letter
    /// that goes out early leaves without the invoice that is not late yet, and the gap makes
    /// that one wait.
    #[test]
    fn an_earlier_first_step_never_reaches_less(
        items in prop::collection::vec(item(), 1..12), offset in 1..15i32, sooner in 1..15i32,
    ) {
        let facts = CustomerFacts {
            now: PolicyId(1), candidate: PolicyId(1), has_email: true, direct_debit: false,
        };
        let invoices = items.iter().zip(1..).filter(|((it, _), _)| it.original.minor > 0);
        let (mut alone, mut settled) = (Vec::new(), Vec::new());
        for ((item, settlements), id) in invoices {
            alone.push(Item { id: ItemId(id), customer: CustomerId(id), ..*item });
            settled.extend(settlements.iter().map(|&(on, minor)| {
                Settlement { item: ItemId(id), on: day(on), minor }
            }));
        }
        let portfolio = Portfolio::new(alone, settled);
        let book = |offset| {
            let mut policy = DunningPolicy::french_default();
            policy.levels[1].offset = offset;
            PolicyBook::single(policy)
        };
        let (now, candidate) = (book(offset.max(sooner)), book(offset.min(sooner)));
        let test = back_test(
            &portfolio, &|_| facts, &now, &candidate, &calendar(), day(0), last(),
        );
        for reached in test.now.reached.iter() {
            prop_assert!(test.candidate.reached.of(reached.currency).minor >= reached.minor);
        }
        prop_assert_eq!(test.gained.only_now, 0);
        prop_assert!(test.gained.days.is_none_or(|it| it >= Decimal::ZERO));
    }

    #[test]
    fn every_action_is_counted_once_on_its_day(case in case(), book in book(), days in 0..120u16) {
        let simulated = simulate(vec![case.clone()], &book, &calendar(), day(0), days);
        prop_assert_eq!(&simulate(vec![case.clone()], &book, &calendar(), day(0), days), &simulated);
        let log = daily(&case, &book, days.into());
        for it in &simulated {
            prop_assert!(calendar().is_business_day(it.on));
            let mut expected = SimulatedDay::idle(it.on);
            log.iter().filter(|(on, _)| *on == it.on).for_each(|(_, action)| expected.count(action));
            prop_assert_eq!(it, &expected);
        }
        let counted: u32 = simulated.iter().map(|it| it.work.total() + it.others).sum();
        prop_assert_eq!(counted as usize, log.len());
    }

    #[test]
    fn a_simulation_leaves_every_customer_the_gap(case in case(), book in book()) {
        let gap = i64::from(book.policy(case.policy).minimum_gap);
        let simulated = simulate(vec![case.clone()], &book, &calendar(), day(0), 120);
        let days: Vec<_> = simulated.iter().filter(|it| it.customers > 0).map(|it| it.on).collect();
        // A call the customer asked for is made when it was asked for.
        let log = daily(&case, &book, 120);
        let asked_for = |on| log.iter().any(|(day, it)| {
            *day == on && matches!(it.reason, Reason::CallBack { .. })
        });
        for pair in days.windows(2).filter(|it| !asked_for(it[1])) {
            prop_assert!((pair[1] - pair[0]).num_days() >= gap, "{:?}", pair);
        }
    }
}
