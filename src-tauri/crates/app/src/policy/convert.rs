//! Between the scenarios of the window and those of the domain.

use receivables::{
    Currency,
    dunning::{self, DunningLevel, DunningPolicy, NamedPolicy, PolicyId, Segment, SegmentRule},
    letter::LetterKind,
};

use super::{Channel, Grouping, LetterText, LevelSheet, PolicyDraft, Reference, SegmentSheet};
use crate::{amount::Amount, failure::Cause};

impl PolicyDraft {
    /// The scenario it words; refused where it could skip or overtake a step.
    pub(crate) fn named(&self, currency: Currency) -> Result<NamedPolicy, Cause> {
        let name = self.name.trim();
        if name.is_empty() {
            return Err(Cause::PolicyWithoutName);
        }
        let mut levels: Vec<DunningLevel> = self.levels.iter().map(LevelSheet::level).collect();
        levels.sort_by_key(|it| it.step);
        let policy = DunningPolicy {
            levels,
            minimum_gap: self.minimum_gap,
            grouping: self.grouping.into(),
            catch_up: self.catch_up,
            repeat_every: self.repeat_every.filter(|it| *it > 0),
        };
        policy.check().map_err(Cause::PolicyOrder)?;
        let foreign = self.levels.iter().any(|it| it.floor.currency != currency.code());
        if foreign || self.levels.iter().any(|it| it.floor.minor < 0) {
            return Err(Cause::PolicyFloor);
        }
        Ok(NamedPolicy { id: PolicyId(self.id.unwrap_or(0)), name: name.to_owned(), policy })
    }
}

impl LevelSheet {
    pub(super) fn of(level: &DunningLevel, currency: Currency) -> Self {
        Self {
            step: level.step.into(),
            reference: level.reference.into(),
            offset: level.offset,
            channel: level.channel.into(),
            counts: level.counts,
            floor: Amount { minor: level.floor_minor, currency: currency.code().to_owned() },
            text: level.text.map(LetterText::from),
            phase: level.step.phase().number(),
            sentence: String::new(),
        }
    }

    fn level(&self) -> DunningLevel {
        DunningLevel {
            step: self.step.into(),
            reference: self.reference.into(),
            offset: self.offset,
            channel: self.channel.into(),
            counts: self.counts,
            floor_minor: self.floor.minor,
            text: self.text.map(LetterKind::from),
        }
    }
}

impl SegmentSheet {
    pub(super) fn of(segment: &Segment, currency: Currency) -> Self {
        let amount = |minor| Amount { minor, currency: currency.code().to_owned() };
        Self {
            id: segment.id,
            name: segment.name.clone(),
            policy: segment.policy.0,
            kind: segment.rule.kind.map(Into::into),
            late_from: segment.rule.late_from,
            late_to: segment.rule.late_to,
            amount_from: segment.rule.amount_from.map(amount),
            amount_to: segment.rule.amount_to.map(amount),
            sentence: String::new(),
            customers: 0,
        }
    }

    pub(super) fn segment(&self) -> Segment {
        Segment {
            id: self.id,
            name: self.name.trim().to_owned(),
            rule: SegmentRule {
                kind: self.kind.map(Into::into),
                late_from: self.late_from,
                late_to: self.late_to,
                amount_from: self.amount_from.as_ref().map(|it| it.minor),
                amount_to: self.amount_to.as_ref().map(|it| it.minor),
            },
            policy: PolicyId(self.policy),
        }
    }
}

/// Two enums of the same words, each way.
macro_rules! same_words {
    ($ours:ident, $theirs:path, $($word:ident),+) => {
        impl From<$ours> for $theirs {
            fn from(it: $ours) -> Self {
                match it { $($ours::$word => Self::$word),+ }
            }
        }
        impl From<$theirs> for $ours {
            fn from(it: $theirs) -> Self {
                type Theirs = $theirs;
                match it { $(Theirs::$word => Self::$word),+ }
            }
        }
    };
}
pub(crate) use same_words;

same_words!(Reference, dunning::Reference, Due, Issued, Previous);
same_words!(Channel, dunning::Channel, Call, Email, Letter, RegisteredLetter, HandOver);
same_words!(Grouping, dunning::Grouping, OneLetter, PerLevel);
same_words!(
    LetterText,
    LetterKind,
    PreventiveNote,
    FirstReminder,
    SecondReminder,
    FinalReminder,
    FormalNotice,
    Statement,
    PromiseConfirmation,
    PlanProposal,
    PlanConfirmation,
    Receipt
);
