//! The laws of dunning: what no ledger, no scenario and no missed day may ever break.

use chrono::{Days, Duration, NaiveDate};
use proptest::prelude::*;

use super::*;
use crate::{
    Currency, CustomerId, ItemId, ItemKind, Money, OpenItem,
    calendar::BusinessCalendar,
    plan::{Every, InstalmentPlan, schedule},
    promise::PromiseToPay,
};

const DAYS: u64 = 150;

fn start() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 2, 2).unwrap()
}

fn euro(minor: i64) -> Money {
    Money { minor, currency: Currency::EUR }
}

/// What may happen to one item.
#[derive(Debug, Clone)]
enum Fate {
    Nothing,
    Disputed,
    DisputedInPart(i64),
    Promised(u64),
    Planned,
    Blocked(u64),
    InTransit(u64),
    SettledAfter(u64),
}

fn fate() -> impl Strategy<Value = Fate> {
    prop_oneof![
        4 => Just(Fate::Nothing),
        1 => Just(Fate::Disputed),
        1 => (1..90_000i64).prop_map(Fate::DisputedInPart),
        1 => (0..40u64).prop_map(Fate::Promised),
        1 => Just(Fate::Planned),
        1 => (0..90u64).prop_map(Fate::Blocked),
        1 => (0..60u64).prop_map(Fate::InTransit),
        2 => (0..DAYS).prop_map(Fate::SettledAfter),
    ]
}

/// A customer as it lives through the days.
#[derive(Debug, Clone)]
struct World {
    case: Case,
    book: PolicyBook,
    settled: Vec<(ItemId, NaiveDate)>,
}

prop_compose! {
    fn world()(
        facts in prop::collection::vec((-40..70i64, -40_000..90_000i64, fate()), 1..8),
        policy in 1..=9i64,
        per_level in any::<bool>(),
        catch_up in any::<bool>(),
        insolvent in prop::bool::weighted(0.05),
        (direct_debit, has_email, moved) in (any::<bool>(), any::<bool>(), prop::bool::weighted(0.1)),
    ) -> World {
        let mut book = PolicyBook::french_default();
        book.taken_over_on = Some(start());
        for it in &mut book.policies {
            it.policy.catch_up = catch_up;
            if per_level {
                it.policy.grouping = Grouping::PerLevel;
            }
        }
        let mut world = World {
            case: Case { has_email, ..Case::new(CustomerId(1), PolicyId(policy)) },
            book,
            settled: Vec::new(),
        };
        world.case.holds.direct_debit = direct_debit;
        world.case.holds.address_unknown_since = moved.then(start);
        world.case.holds.insolvency =
            insolvent.then(|| Insolvency { published_on: start(), declared_on: None });
        for ((late, minor, fate), id) in facts.into_iter().zip(1..).filter(|it| it.0.1 != 0) {
            world.add(id, start() - Duration::days(late), minor, &fate);
        }
        world
    }
}

impl World {
    fn add(&mut self, id: i64, due: NaiveDate, minor: i64, fate: &Fate) {
        let (item, open) = (ItemId(id), euro(minor));
        let kind = if minor < 0 { ItemKind::CreditNote } else { ItemKind::Invoice };
        let issued = due - Days::new(30);
        self.case.items.push(DunnedItem::from(OpenItem {
            id: item,
            customer: CustomerId(1),
            kind,
            issued,
            due: Some(due),
            open,
        }));
        let after = |days| start() + Days::new(days);
        let case = &mut self.case;
        match *fate {
            Fate::Nothing => {}
            _ if minor < 0 => {}
            Fate::Disputed => case.disputes.push(disputed(item, None)),
            Fate::DisputedInPart(part) => case.disputes.push(disputed(item, Some(euro(part)))),
            Fate::Promised(days) => case.promises.push(PromiseToPay {
                items: vec![item],
                promised: open,
                made_on: start(),
                due_on: after(days),
                received: vec![],
                replaced_on: None,
            }),
            Fate::Planned => case.plans.push(InstalmentPlan {
                items: vec![item],
                agreed_on: start(),
                signed_on: None,
                default_clause: true,
                instalments: schedule(open, 2, after(10), Every::Weeks(2)).unwrap_or_default(),
                received: vec![],
            }),
            Fate::Blocked(days) => case.holds.blocks.push(DunningBlock {
                item: Some(item),
                by: String::new(),
                reason: String::new(),
                until: Some(after(days)),
            }),
            Fate::InTransit(days) => {
                case.holds.in_transit.push(InTransit { item, until: after(days) })
            }
            Fate::SettledAfter(days) => self.settled.push((item, after(days))),
        }
    }

    /// What the day asks for, of what is still open.
    fn verdict(&mut self, today: NaiveDate) -> Verdict {
        let settled = &self.settled;
        let open =
            |it: &DunnedItem| !settled.iter().any(|(id, on)| *id == it.item.id && *on <= today);
        self.case.items.retain(open);
        next_action(&self.case, &self.book, &BusinessCalendar::default(), today)
    }

    /// Takes an action: its items climb, its customer was contacted.
    fn take(&mut self, action: &Action, today: NaiveDate) {
        take(&mut self.case, action, &self.book, today);
    }

    /// Whether anything keeps an item from being claimed today, as its owner would see it.
    fn is_protected(&self, item: ItemId, today: NaiveDate) -> bool {
        let calendar = BusinessCalendar::default();
        let case = &self.case;
        case.disputes.iter().any(|it| it.item == item && it.disputed.is_none())
            || case
                .promises
                .iter()
                .any(|it| it.items.contains(&item) && it.deadline(&calendar) >= today)
            || case.plans.iter().any(|it| {
                it.items.contains(&item)
                    && it.deadline(&calendar, 0).is_some_and(|day| day >= today)
            })
            || case.holds.blocks.iter().any(|it| it.item == Some(item) && it.until >= Some(today))
            || case.holds.in_transit.iter().any(|it| it.item == item && it.until >= today)
            || self.settled.iter().any(|(id, on)| *id == item && *on <= today)
    }
}

fn disputed(item: ItemId, part: Option<Money>) -> DisputedItem {
    let follow_up_on = DisputedItem::follow_up(start());
    DisputedItem { item, disputed: part, raised_on: start(), follow_up_on, justified_on: None }
}

/// Works the days that were not missed; what was done, and when.
fn work(world: &mut World, missed: &[bool]) -> Vec<(NaiveDate, Action)> {
    let mut log = Vec::new();
    for (offset, missed) in missed.iter().enumerate() {
        let today = start() + Days::new(offset as u64);
        if *missed {
            continue;
        }
        if let Verdict::Act(action) = world.verdict(today) {
            world.take(&action, today);
            log.push((today, action));
        }
    }
    log
}

/// The levels an item has, counted.
fn level(policy: &DunningPolicy, step: Option<Step>) -> u8 {
    step.map_or(0, |it| policy.level_reached(it))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn no_customer_gets_two_contacts_within_the_gap(
        mut world in world(),
        missed in prop::collection::vec(prop::bool::weighted(0.3), DAYS as usize),
    ) {
        let gap = i64::from(world.book.policy(world.case.policy).minimum_gap);
        let mut log = work(&mut world, &missed);
        log.retain(|(_, it)| it.kind.is_contact());
        for pair in log.windows(2) {
            prop_assert!((pair[1].0 - pair[0].0).num_days() >= gap, "{:?}", pair);
        }
    }

    #[test]
    fn nothing_settled_disputed_promised_planned_blocked_or_insolvent_is_claimed(
        mut world in world(),
        missed in prop::collection::vec(prop::bool::weighted(0.3), DAYS as usize),
    ) {
        for (offset, missed) in missed.iter().enumerate() {
            let today = start() + Days::new(offset as u64);
            let Verdict::Act(action) = world.verdict(today) else { continue };
            if action.kind.is_contact() || action.kind == ActionKind::HandOver {
                prop_assert!(world.case.holds.insolvency.is_none());
                for item in &action.items {
                    prop_assert!(!world.is_protected(*item, today), "{today} {item:?} {action:?}");
                }
            }
            if !missed {
                world.take(&action, today);
            }
        }
    }

    #[test]
    fn never_more_is_claimed_than_is_open_net_of_credits(mut world in world()) {
        for offset in 0..DAYS {
            let today = start() + Days::new(offset);
            let Verdict::Act(action) = world.verdict(today) else { continue };
            let net: i64 = world.case.items.iter().map(|it| it.item.open.minor).sum();
            if action.kind.is_contact() || action.kind == ActionKind::HandOver {
                prop_assert!(action.claimed.minor > 0 && action.claimed.minor <= net, "{action:?}");
            }
            world.take(&action, today);
        }
    }

    #[test]
    fn no_level_is_skipped(
        mut world in world(),
        missed in prop::collection::vec(prop::bool::weighted(0.3), DAYS as usize),
    ) {
        for it in &mut world.book.policies {
            it.policy.catch_up = false;
        }
        for (offset, _) in missed.iter().enumerate().filter(|(_, missed)| !**missed) {
            let today = start() + Days::new(offset as u64);
            let before = world.case.items.clone();
            let Verdict::Act(action) = world.verdict(today) else { continue };
            let policy = world.book.policy(action.policy).clone();
            world.take(&action, today);
            for after in &world.case.items {
                let stood = before.iter().find(|it| it.item.id == after.item.id);
                let stood = stood.and_then(|it| it.reached).map(|it| it.step);
                let stands = after.reached.map(|it| it.step);
                prop_assert!(level(&policy, stands) <= level(&policy, stood) + 1);
            }
            // What leads was at the level just before.
            if let (Reason::StepDue { item, step, .. }, true) =
                (action.reason, action.step.is_some_and(|it| policy.level_of(it) > 0))
            {
                let lead = before.iter().find(|it| it.item.id == item).and_then(|it| it.reached);
                let led = level(&policy, lead.map(|it| it.step).filter(|it| *it != Step::Preventive));
                let repeated = policy.repeat_every.is_some() && led == policy.level_of(step);
                prop_assert!(policy.level_of(step) == led + 1 || repeated, "{action:?}");
            }
        }
    }

    #[test]
    fn running_the_day_twice_changes_nothing(mut world in world(), days in 0..DAYS) {
        let missed: Vec<_> = (0..days).map(|_| false).collect();
        work(&mut world, &missed);
        let today = start() + Days::new(days);
        let first = world.verdict(today);
        prop_assert_eq!(&world.verdict(today), &first);
        // And once it was done, the same day asks for nothing more of the customer.
        if let Verdict::Act(action) = first && action.kind.is_contact() {
            world.take(&action, today);
            for _ in 0..3 {
                if let Verdict::Act(again) = world.verdict(today) {
                    prop_assert!(!again.kind.is_contact(), "{again:?}");
                    break;
                }
            }
        }
    }

    /// Until the day that is named, the same case gets the same answer: whoever looks ahead may
    /// skip the days in between.
    #[test]
    fn an_answer_stands_until_the_day_that_is_named(
        mut world in world(),
        missed in prop::collection::vec(prop::bool::weighted(0.3), 0..DAYS as usize),
        wait in prop::option::weighted(0.2, (0..20u64, any::<bool>())),
    ) {
        work(&mut world, &missed);
        let today = start() + Days::new(missed.len() as u64);
        world.case.wait = wait.map(|(days, call)| Wait {
            kind: if call { WaitKind::CallBack } else { WaitKind::Snooze },
            until: (today + Days::new(days)).and_hms_opt(14, 0, 0).unwrap(),
        });
        let calendar = BusinessCalendar::default();
        let asked = |day| match next_action(&world.case, &world.book, &calendar, day) {
            Verdict::Act(it) => Some((it.kind, it.step, it.policy, it.claimed, it.items)),
            Verdict::Rest(_) => None,
        };
        let change = next_change(&world.case, &world.book, &calendar, today);
        let end = change.unwrap_or(today + Days::new(200));
        prop_assert!(end > today);
        for day in today.iter_days().skip(1).take_while(|day| *day < end) {
            prop_assert_eq!(asked(day), asked(today), "{} {}", today, day);
        }
    }

    /// Whoever misses days does it later, never something else: every step is taken in the end,
    /// whatever the scenario.
    #[test]
    fn missed_days_lose_no_step(
        policy in 1..=9i64,
        late in -20..40i64,
        missed in prop::collection::vec(prop::bool::weighted(0.5), 120),
    ) {
        let run = |missed: &[bool]| {
            let mut book = PolicyBook::french_default();
            book.policies.iter_mut().for_each(|it| it.policy.repeat_every = None);
            let case = Case { has_email: true, ..Case::new(CustomerId(1), PolicyId(policy)) };
            let mut world = World { case, book, settled: Vec::new() };
            world.add(1, start() - Duration::days(late), 20_000_00, &Fate::Nothing);
            let mut days = missed.to_vec();
            days.extend([false; 250]);
            let log = work(&mut world, &days);
            let steps = log.into_iter().filter_map(|(_, it)| it.step);
            // What was to be asked before the due date is moot after it.
            steps.filter(|it| *it != Step::Preventive).collect::<Vec<_>>()
        };
        let every: Vec<_> = PolicyBook::french_default().policy(PolicyId(policy)).levels.iter()
            .map(|it| it.step).filter(|it| *it != Step::Preventive).collect();
        prop_assert_eq!(run(&missed), every.clone());
        prop_assert_eq!(run(&[]), every);
    }
}
