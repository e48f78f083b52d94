//! What was tried before a letter: only what concerned a document that it claims.
//!
//! Neither what was undone, nor a call that reached nobody, nor what was asked before the due date:
//! a letter must stand in court.

use std::collections::{HashMap, HashSet};

use receivables::{
    ItemId, ItemKind,
    dunning::{Case, Channel, Step},
    letter::{EarlierKind, EarlierStep, LetterKind},
};
use store::{ActRecord, ClaimedRecord, SettlementRecord};

use crate::{act::CallOutcome, amount::Day};

/// What is known of a customer's dunning when a letter is composed.
pub(super) struct Told {
    /// What was done, newest first.
    pub(super) acts: Vec<ActRecord>,
    /// The documents of each act.
    pub(super) concerned: HashMap<i64, Vec<ClaimedRecord>>,
    /// What the letter claims, in its order.
    pub(super) claimed: Vec<ItemId>,
    /// The day of the letter.
    pub(super) key_date: Day,
}

impl Told {
    /// The earlier steps, oldest first, each with the claims that it concerned.
    pub(super) fn steps(&self) -> Vec<EarlierStep> {
        let step = |(kind, act): (EarlierKind, &ActRecord)| {
            let of = self.documents(act);
            let claims = self.claimed.iter().enumerate();
            let own = claims.filter(|(_, id)| of.iter().any(|it| it.item == **id));
            EarlierStep { kind, on: act.on, claims: own.map(|(place, _)| place).collect() }
        };
        self.told().map(step).collect()
    }

    /// Whether something came in since the first step: on what the letter claims, on what the steps
    /// claimed with it, or on account. A payment that was taken back is none.
    pub(super) fn paid_since(&self, settlements: &[SettlementRecord], case: &Case) -> bool {
        let Some((_, first)) = self.told().next() else { return false };
        let since = |on: Day| first.on <= on && on <= self.key_date;
        let mut asked: HashSet<ItemId> = self.claimed.iter().copied().collect();
        asked.extend(self.told().flat_map(|(_, it)| self.documents(it)).map(|it| it.item));
        let mut paid: HashMap<ItemId, i64> = HashMap::new();
        for it in settlements {
            if it.kind == ItemKind::Invoice && asked.contains(&it.item) && since(it.on) {
                *paid.entry(it.item).or_default() += it.amount.minor;
            }
        }
        let on_account = |it: ItemKind, on: Day| it == ItemKind::Payment && since(on);
        paid.values().any(|it| *it > 0)
            || case.items.iter().any(|it| on_account(it.item.kind, it.item.issued))
    }

    /// The acts that count, oldest first, with what each is called.
    fn told(&self) -> impl Iterator<Item = (EarlierKind, &ActRecord)> {
        let before = self.acts.iter().rev().filter(|act| {
            act.on <= self.key_date
                && !act.undone
                && act.outcome != CallOutcome::Unreachable.name()
                && self.documents(act).iter().any(|it| self.claimed.contains(&it.item))
        });
        before.filter_map(|it| Some((called(it)?, it)))
    }

    fn documents(&self, act: &ActRecord) -> &[ClaimedRecord] {
        self.concerned.get(&act.id).map(Vec::as_slice).unwrap_or_default()
    }
}

/// What an act is called, if it was a step. A letter is called by the text it was written in; where
/// no copy tells, nothing is called a formal notice.
fn called(act: &ActRecord) -> Option<EarlierKind> {
    match (act.channel, act.step) {
        (_, Some(Step::Preventive | Step::HandOver)) => None,
        (Channel::Call, _) => Some(EarlierKind::Call),
        (_, None) => None,
        (Channel::Email, _) => Some(EarlierKind::Email),
        (_, Some(step)) => Some(act.text.map_or_else(|| untold(step), EarlierKind::Letter)),
    }
}

/// What a letter of a step is called of which no copy was kept.
fn untold(step: Step) -> EarlierKind {
    match step {
        Step::FirstReminder => EarlierKind::Letter(LetterKind::FirstReminder),
        Step::SecondReminder => EarlierKind::Letter(LetterKind::SecondReminder),
        Step::FinalReminder => EarlierKind::Letter(LetterKind::FinalReminder),
        _ => EarlierKind::Reminder,
    }
}

#[cfg(test)]
mod tests {
    use receivables::{Currency, CustomerId, Money, dunning::PolicyId};

    use super::*;

    fn on(day: u32) -> Day {
        Day::from_ymd_opt(2026, 3, day).unwrap()
    }

    fn act(day: u32, channel: Channel, step: Option<Step>) -> ActRecord {
        ActRecord {
            id: day.into(),
            on: on(day),
            channel,
            step,
            outcome: String::new(),
            note: String::new(),
            claimed: Money::zero(Currency::EUR),
            items: vec!["FA-1".into()],
            document: None,
            text: None,
            event: None,
            undone: false,
        }
    }

    /// A letter of 31 March of the first document, or of both, after some acts; each is about the
    /// first one unless it names others.
    fn letter(mut acts: Vec<ActRecord>, claimed: &[i64]) -> Told {
        acts.reverse();
        let record = |item: &String| ClaimedRecord {
            item: ItemId(item.trim_start_matches("FA-").parse().unwrap()),
            number: item.clone(),
            due: None,
            claimed: Money::zero(Currency::EUR),
            reached: None,
        };
        let concerned = acts.iter().map(|it| (it.id, it.items.iter().map(record).collect()));
        Told {
            concerned: concerned.collect(),
            acts,
            claimed: claimed.iter().copied().map(ItemId).collect(),
            key_date: on(31),
        }
    }

    /// What a letter calls some acts, oldest first.
    fn named(acts: Vec<ActRecord>) -> Vec<EarlierKind> {
        letter(acts, &[1]).steps().into_iter().map(|it| it.kind).collect()
    }

    /// Two documents of one customer have not come as far: each step is told of its own.
    #[test]
    fn a_step_is_told_of_the_documents_it_concerned() {
        let about = |items: &[&str]| items.iter().map(|it| (*it).to_owned()).collect();
        let call = |day| act(day, Channel::Call, Some(Step::Call));
        let acts = vec![
            call(2),
            ActRecord { items: about(&["FA-2", "FA-1"]), ..call(9) },
            ActRecord { items: about(&["FA-2"]), ..call(16) },
            ActRecord { items: about(&["FA-3"]), ..call(23) },
            ActRecord { items: about(&[]), ..call(24) },
        ];
        let steps = letter(acts, &[1, 2]).steps();
        let told: Vec<_> = steps.into_iter().map(|it| (it.on, it.claims)).collect();
        assert_eq!(told, [(on(2), vec![0]), (on(9), vec![0, 1]), (on(16), vec![1])]);
    }

    #[test]
    fn only_what_came_in_since_the_first_step_was_an_effect_of_it() {
        let paid = |item, day, minor| SettlementRecord {
            item: ItemId(item),
            number: String::new(),
            kind: ItemKind::Invoice,
            due: None,
            on: on(day),
            amount: Money { minor, currency: Currency::EUR },
            source: "payment".into(),
            bank_line: None,
        };
        let with_another = ["FA-1", "FA-2"].map(str::to_owned).into();
        let call = ActRecord { items: with_another, ..act(9, Channel::Call, Some(Step::Call)) };
        let told = letter(vec![act(2, Channel::Call, Some(Step::Preventive)), call], &[1]);
        let case = Case::new(CustomerId(1), PolicyId(1));
        let since = |it: &[SettlementRecord]| told.paid_since(it, &case);
        assert!(!since(&[paid(1, 8, 100)]));
        assert!(since(&[paid(1, 9, 100)]));
        assert!(since(&[paid(2, 10, 100)]));
        assert!(!since(&[paid(3, 10, 100)]));
        assert!(!since(&[paid(1, 10, 100), paid(1, 12, -100)]));
    }

    /// A scenario may word any step in any text: what counts is what the customer read.
    #[test]
    fn an_earlier_letter_is_called_by_its_own_text() {
        let courteous = Some(LetterKind::FirstReminder);
        let notice = Some(LetterKind::FormalNotice);
        let acts = vec![
            ActRecord { text: notice, ..act(2, Channel::Letter, Some(Step::FirstReminder)) },
            ActRecord { text: courteous, ..act(9, Channel::Letter, Some(Step::FormalNotice)) },
            ActRecord { text: notice, ..act(16, Channel::Email, Some(Step::FinalReminder)) },
        ];
        let letter = EarlierKind::Letter;
        let expected = [
            letter(LetterKind::FormalNotice),
            letter(LetterKind::FirstReminder),
            EarlierKind::Email,
        ];
        assert_eq!(named(acts), expected);
    }

    #[test]
    fn without_a_copy_nothing_is_called_a_formal_notice() {
        let steps = [Step::SecondReminder, Step::FormalNotice];
        let acts = steps.map(|it| act(2, Channel::RegisteredLetter, Some(it)));
        let expected = [EarlierKind::Letter(LetterKind::SecondReminder), EarlierKind::Reminder];
        assert_eq!(named(acts.into()), expected);
    }

    /// « Malgré notre rappel du 9 mars » would be untrue of any of them.
    #[test]
    fn what_reached_nobody_is_no_earlier_step() {
        let nobody = CallOutcome::Unreachable.name().to_owned();
        let acts = vec![
            act(2, Channel::Call, Some(Step::Call)),
            ActRecord { outcome: nobody, ..act(9, Channel::Call, Some(Step::Call)) },
            ActRecord { undone: true, ..act(10, Channel::Letter, Some(Step::SecondReminder)) },
            act(11, Channel::HandOver, Some(Step::HandOver)),
            act(12, Channel::Call, Some(Step::Preventive)),
        ];
        assert_eq!(named(acts), [EarlierKind::Call]);
    }
}
