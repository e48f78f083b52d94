//! The French scenarios a new ledger starts with, and the segments that hand them out.
//!
//! Offsets follow what the trade does (J−7, J+3, J+8, J+15, J+30, J+45, J+60); every one of them
//! can be changed.

use super::{
    Channel, CustomerKind, DunningLevel, DunningPolicy, Grouping, NamedPolicy, PolicyBook,
    PolicyId, Reference, Segment, SegmentRule, Step,
};
use crate::letter::LetterKind;

/// Small amounts are neither called about nor put on formal notice: under 100 € the registered
/// letter costs more than it brings in.
const CALL_FLOOR: i64 = 100_00;
const NOTICE_FLOOR: i64 = 100_00;
/// Whoever owes as much as this is asked before the due date.
const PREVENTIVE_FLOOR: i64 = 10_000_00;

/// The text a step is written in, unless the policy says otherwise.
pub(super) fn usual_text(step: Step) -> Option<LetterKind> {
    match step {
        Step::FirstReminder => Some(LetterKind::FirstReminder),
        Step::SecondReminder => Some(LetterKind::SecondReminder),
        Step::FinalReminder => Some(LetterKind::FinalReminder),
        Step::FormalNotice => Some(LetterKind::FormalNotice),
        Step::Preventive | Step::Call | Step::SecondCall | Step::HandOver => None,
    }
}

fn level(step: Step, offset: i32, channel: Channel, floor_minor: i64) -> DunningLevel {
    let counts = !matches!(step, Step::Preventive | Step::Call | Step::SecondCall);
    let (reference, text) = (Reference::Due, usual_text(step));
    DunningLevel { step, reference, offset, channel, counts, floor_minor, text }
}

/// A letter that stays courteous, whatever the step: no penalties are named to whom none apply.
fn courteous(step: Step, offset: i32, channel: Channel) -> DunningLevel {
    DunningLevel { text: Some(LetterKind::FirstReminder), ..level(step, offset, channel, 0) }
}

fn ladder(levels: Vec<DunningLevel>) -> DunningPolicy {
    DunningPolicy {
        levels,
        minimum_gap: 5,
        grouping: Grouping::OneLetter,
        catch_up: false,
        repeat_every: None,
    }
}

/// A ladder that hands no file over: its last written step comes again every 30 days, so that
/// nobody is forgotten at its end.
fn unending(levels: Vec<DunningLevel>) -> DunningPolicy {
    DunningPolicy { repeat_every: Some(30), ..ladder(levels) }
}

impl DunningPolicy {
    /// The default French scenario: J−7, J+3, J+8, J+15, J+30, J+45, J+60.
    pub fn french_default() -> Self {
        ladder(vec![
            level(Step::Preventive, -7, Channel::Email, PREVENTIVE_FLOOR),
            level(Step::FirstReminder, 3, Channel::Email, 0),
            level(Step::Call, 8, Channel::Call, CALL_FLOOR),
            level(Step::SecondReminder, 15, Channel::Letter, 0),
            level(Step::FinalReminder, 30, Channel::Letter, 0),
            level(Step::FormalNotice, 45, Channel::RegisteredLetter, NOTICE_FLOOR),
            level(Step::HandOver, 60, Channel::HandOver, NOTICE_FLOOR),
        ])
    }

    /// Key accounts: the phone first, no formal notice by itself.
    fn key_account() -> Self {
        unending(vec![
            level(Step::Preventive, -7, Channel::Call, PREVENTIVE_FLOOR),
            level(Step::FirstReminder, 5, Channel::Email, 0),
            level(Step::Call, 10, Channel::Call, 0),
            level(Step::SecondReminder, 20, Channel::Email, 0),
            level(Step::SecondCall, 30, Channel::Call, 0),
            level(Step::FinalReminder, 45, Channel::Letter, 0),
        ])
    }

    /// Good payers are left ten days.
    fn good_payer() -> Self {
        ladder(vec![
            level(Step::FirstReminder, 10, Channel::Email, 0),
            level(Step::Call, 17, Channel::Call, CALL_FLOOR),
            level(Step::SecondReminder, 25, Channel::Letter, 0),
            level(Step::FinalReminder, 40, Channel::Letter, 0),
            level(Step::FormalNotice, 60, Channel::RegisteredLetter, NOTICE_FLOOR),
            level(Step::HandOver, 75, Channel::HandOver, NOTICE_FLOOR),
        ])
    }

    /// Those who usually pay late hear from us sooner.
    fn at_risk() -> Self {
        ladder(vec![
            level(Step::Preventive, -7, Channel::Call, 1_000_00),
            level(Step::FirstReminder, 1, Channel::Email, 0),
            level(Step::Call, 8, Channel::Call, 0),
            level(Step::FinalReminder, 13, Channel::Letter, 0),
            level(Step::FormalNotice, 20, Channel::RegisteredLetter, NOTICE_FLOOR),
            level(Step::HandOver, 35, Channel::HandOver, NOTICE_FLOOR),
        ])
    }

    /// Small amounts: written reminders only.
    fn small_amounts() -> Self {
        unending(vec![
            level(Step::FirstReminder, 5, Channel::Email, 0),
            level(Step::SecondReminder, 20, Channel::Email, 0),
            level(Step::FinalReminder, 45, Channel::Email, 0),
        ])
    }

    /// Public buyers: courteous throughout, by phone to the authorising officer; their penalties
    /// follow the public procurement code (L2192-13 CCP), not L441-10.
    fn public_sector() -> Self {
        unending(vec![
            courteous(Step::FirstReminder, 5, Channel::Email),
            level(Step::Call, 15, Channel::Call, 0),
            courteous(Step::SecondReminder, 30, Channel::Email),
            level(Step::SecondCall, 45, Channel::Call, 0),
        ])
    }

    /// Consumers: no 40 €, no B2B penalties, so no text that names them.
    fn consumer() -> Self {
        unending(vec![
            courteous(Step::FirstReminder, 5, Channel::Email),
            level(Step::Call, 12, Channel::Call, CALL_FLOOR),
            courteous(Step::SecondReminder, 25, Channel::Letter),
            courteous(Step::FinalReminder, 45, Channel::Letter),
        ])
    }

    /// Abroad: time for the post, no French formal notice by itself.
    fn foreign() -> Self {
        unending(vec![
            level(Step::FirstReminder, 5, Channel::Email, 0),
            level(Step::Call, 12, Channel::Call, CALL_FLOOR),
            level(Step::SecondReminder, 25, Channel::Email, 0),
            level(Step::SecondCall, 35, Channel::Call, CALL_FLOOR),
            level(Step::FinalReminder, 50, Channel::Letter, 0),
        ])
    }
}

impl PolicyBook {
    /// The scenarios and segments of a new ledger. Whoever matches no segment gets the standard one.
    pub fn french_default() -> Self {
        let policies = [
            ("Standard", DunningPolicy::french_default()),
            ("Grands comptes", DunningPolicy::key_account()),
            ("Bons payeurs", DunningPolicy::good_payer()),
            ("À risque", DunningPolicy::at_risk()),
            ("Petits montants", DunningPolicy::small_amounts()),
            ("Secteur public", DunningPolicy::public_sector()),
            ("Particuliers", DunningPolicy::consumer()),
            ("Étranger", DunningPolicy::foreign()),
            ("Intra-groupe", DunningPolicy::silent()),
        ];
        let of_kind = |kind| SegmentRule { kind: Some(kind), ..SegmentRule::default() };
        let segments = [
            ("Intra-groupe", of_kind(CustomerKind::IntraGroup), 9),
            ("Secteur public", of_kind(CustomerKind::Public), 6),
            ("Particuliers", of_kind(CustomerKind::Consumer), 7),
            ("Grands comptes", of_kind(CustomerKind::KeyAccount), 2),
            ("Étranger", of_kind(CustomerKind::Foreign), 8),
            (
                "Petits montants",
                SegmentRule { amount_to: Some(100_00), ..SegmentRule::default() },
                5,
            ),
            ("À risque", SegmentRule { late_from: Some(30), ..SegmentRule::default() }, 4),
            ("Bons payeurs", SegmentRule { late_to: Some(0), ..SegmentRule::default() }, 3),
        ];
        Self {
            policies: (1..)
                .zip(policies)
                .map(|(id, (name, policy))| NamedPolicy {
                    id: PolicyId(id),
                    name: name.to_owned(),
                    policy,
                })
                .collect(),
            segments: (1..)
                .zip(segments)
                .map(|(id, (name, rule, policy))| Segment {
                    id,
                    name: name.to_owned(),
                    rule,
                    policy: PolicyId(policy),
                })
                .collect(),
            company: PolicyId(1),
            taken_over_on: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scenario_of_a_new_ledger_is_in_order() {
        for it in PolicyBook::french_default().policies {
            assert_eq!(it.policy.check(), Ok(()), "{}", it.name);
        }
    }
}
