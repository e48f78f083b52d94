//! Policies (*scénarios de relance*): the ordered levels a late item climbs.

use super::Step;
use crate::letter::LetterKind;

/// The ledger's key of a policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PolicyId(pub i64);

/// How a step reaches the customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Channel {
    /// An e-mail; a letter where no address is known.
    Email,
    /// A call.
    Call,
    /// A letter.
    Letter,
    /// A registered letter.
    RegisteredLetter,
    /// The file leaves the house.
    HandOver,
}

/// The day a level's offset is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Reference {
    /// The due date of the item.
    #[default]
    Due,
    /// Its day of issue.
    Issued,
    /// The day the step before was taken.
    Previous,
}

/// One step of a policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DunningLevel {
    /// What it does.
    pub step: Step,
    /// What its offset is counted from.
    pub reference: Reference,
    /// Calendar days after the reference; negative before it.
    pub offset: i32,
    /// How it reaches the customer.
    pub channel: Channel,
    /// Whether it raises the customer's level; a call or a preventive note does not, unless told so.
    pub counts: bool,
    /// Net amount, in minor units, under which the step is not worth taking.
    pub floor_minor: i64,
    /// The text it is written in; none for a call or a hand-over.
    pub text: Option<LetterKind>,
}

/// What one letter claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Grouping {
    /// Everything overdue, at the level of the most advanced item.
    #[default]
    OneLetter,
    /// The items of one level only; those of the others wait for their own letter.
    PerLevel,
}

/// An ordered ladder and the rest it leaves the customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DunningPolicy {
    /// The steps, in the order of [`Step`], each at most once.
    pub levels: Vec<DunningLevel>,
    /// Days between any two contacts with a customer.
    pub minimum_gap: u16,
    /// What one letter claims.
    pub grouping: Grouping,
    /// Whether what was late already when the ledger was taken over starts at the level its age
    /// deserves. Otherwise no level is ever skipped.
    pub catch_up: bool,
    /// Days after which the last written step goes out again; none: the ladder ends there.
    pub repeat_every: Option<u16>,
}

/// Why a list of levels is not a policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PolicyError {
    /// A step stands twice, or after a later one.
    #[error("step {next} follows {previous}")]
    NotAscending {
        /// The step before.
        previous: Step,
        /// The step that does not follow it.
        next: Step,
    },
    /// The first level is counted from a step before it.
    #[error("the first level has no step before it")]
    NothingBefore,
    /// A later step is planned before an earlier one.
    #[error("{next} is planned before {previous}")]
    PlannedBefore {
        /// The earlier step.
        previous: Step,
        /// The later step that would come first.
        next: Step,
    },
    /// A preventive step comes after the due date, or another one before it.
    #[error("{0} is on the wrong side of the due date")]
    WrongSide(Step),
}

impl DunningPolicy {
    /// A policy without any step: nothing is ever sent.
    pub fn silent() -> Self {
        Self {
            levels: Vec::new(),
            minimum_gap: 5,
            grouping: Grouping::OneLetter,
            catch_up: false,
            repeat_every: None,
        }
    }

    /// Refuses levels that could skip or overtake one another.
    pub fn check(&self) -> Result<(), PolicyError> {
        for level in &self.levels {
            let before_due = level.reference == Reference::Due && level.offset < 0;
            let is_preventive = level.step == Step::Preventive;
            if is_preventive != before_due || level.offset < 0 && !before_due {
                return Err(PolicyError::WrongSide(level.step));
            }
        }
        for pair in self.levels.windows(2) {
            let (previous, next) = (pair[0].step, pair[1].step);
            if next <= previous {
                return Err(PolicyError::NotAscending { previous, next });
            }
            let comparable =
                pair[0].reference == pair[1].reference && pair[1].reference != Reference::Previous;
            if comparable && pair[1].offset <= pair[0].offset {
                return Err(PolicyError::PlannedBefore { previous, next });
            }
        }
        let first = self.levels.iter().find(|it| it.step != Step::Preventive);
        match first {
            Some(it) if it.reference == Reference::Previous => Err(PolicyError::NothingBefore),
            _ => Ok(()),
        }
    }

    /// The level of a step: how many counting steps there are up to it; 0 if it does not count.
    pub fn level_of(&self, step: Step) -> u8 {
        let counts = self.levels.iter().any(|it| it.step == step && it.counts);
        if counts { self.level_reached(step) } else { 0 }
    }

    /// The level a customer has who was taken through a step.
    pub fn level_reached(&self, step: Step) -> u8 {
        let counting = self.levels.iter().filter(|it| it.counts && it.step <= step).count();
        u8::try_from(counting).unwrap_or(u8::MAX)
    }

    /// The rung of a step.
    pub fn rung(&self, step: Step) -> Option<&DunningLevel> {
        self.levels.iter().find(|it| it.step == step)
    }

    /// The level that goes out again where the policy repeats: the last written one. None where a
    /// formal notice or a hand-over comes after it: nothing milder follows those.
    pub fn repeated(&self) -> Option<&DunningLevel> {
        let written = |it: &&DunningLevel| matches!(it.channel, Channel::Email | Channel::Letter);
        let last = self.levels.iter().filter(|it| it.counts).rfind(written)?;
        let stronger =
            self.levels.iter().any(|it| it.step > last.step && it.step >= Step::FormalNotice);
        (self.repeat_every.is_some() && !stronger).then_some(last)
    }

    /// Where an item stands after a contact at `taken`: one counting step further than `before`,
    /// never past the contact itself. A call counts for items whose turn it was.
    ///
    /// ```
    /// use receivables::dunning::{DunningPolicy, Step::*};
    /// let policy = DunningPolicy::french_default();
    /// assert_eq!(policy.reached_after(Some(Call), SecondReminder), Some(SecondReminder));
    /// // A young item that travels in another's formal notice has had one reminder, not four.
    /// assert_eq!(policy.reached_after(None, FormalNotice), Some(FirstReminder));
    /// assert_eq!(policy.reached_after(None, Call), None);
    /// ```
    pub fn reached_after(&self, before: Option<Step>, taken: Step) -> Option<Step> {
        let next = self.levels.iter().filter(|it| before.is_none_or(|done| it.step > done));
        let on_the_way = next.take_while(|it| it.step <= taken);
        let mut reachable = on_the_way.filter(|it| it.step != Step::Preventive || taken == it.step);
        let moved = match self.rung(taken) {
            Some(rung) if rung.counts => reachable.find(|it| it.counts),
            _ => reachable.next().filter(|it| it.step == taken),
        };
        moved.map(|it| it.step).or(before)
    }
}
