//! Policies (*scénarios de relance*): the ordered levels a late item climbs.

use std::fmt;

/// A rung of the ladder, named for what it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Before the due date: is the invoice received, approved, scheduled?
    Preventive,
    /// First, courteous reminder.
    FirstReminder,
    /// The call that gets a reason and a date.
    Call,
    /// Second, firm reminder.
    SecondReminder,
    /// Last reminder before the formal notice (*pré-contentieux*).
    FinalReminder,
    /// Formal notice (*mise en demeure*, art. 1344 C. civ.).
    FormalNotice,
    /// Hand-over to collection.
    HandOver,
}

/// How a step reaches the customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

/// One step of a policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DunningLevel {
    /// What it does.
    pub step: Step,
    /// Calendar days after the due date; negative before it.
    pub offset: i32,
    /// How it reaches the customer.
    pub channel: Channel,
    /// Whether it raises the customer's level; a call or a preventive note does not.
    pub counts: bool,
    /// Net amount, in minor units, under which the step is not worth taking.
    pub floor_minor: i64,
}

/// An ordered ladder and the rest it leaves the customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DunningPolicy {
    /// The steps, by offset.
    pub levels: Vec<DunningLevel>,
    /// Days between any two contacts with a customer.
    pub minimum_gap: u16,
}

impl DunningPolicy {
    /// The default French scenario: J−7, J+3, J+8, J+15, J+30, J+45, J+60.
    ///
    /// Small amounts are neither called about nor put on formal notice: under 100 € the
    /// registered letter costs more than it brings in.
    pub fn french_default() -> Self {
        let level = |step, offset, channel, counts, floor_minor| DunningLevel {
            step,
            offset,
            channel,
            counts,
            floor_minor,
        };
        Self {
            levels: vec![
                level(Step::Preventive, -7, Channel::Email, false, 10_000_00),
                level(Step::FirstReminder, 3, Channel::Email, true, 0),
                level(Step::Call, 8, Channel::Call, false, 100_00),
                level(Step::SecondReminder, 15, Channel::Letter, true, 0),
                level(Step::FinalReminder, 30, Channel::Letter, true, 0),
                level(Step::FormalNotice, 45, Channel::RegisteredLetter, true, 100_00),
                level(Step::HandOver, 60, Channel::HandOver, true, 100_00),
            ],
            minimum_gap: 5,
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

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Preventive => "preventive",
            Self::FirstReminder => "first_reminder",
            Self::Call => "call",
            Self::SecondReminder => "second_reminder",
            Self::FinalReminder => "final_reminder",
            Self::FormalNotice => "formal_notice",
            Self::HandOver => "hand_over",
        })
    }
}

/// A step nobody knows.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no step of a dunning policy")]
pub struct UnknownStep(pub String);

impl std::str::FromStr for Step {
    type Err = UnknownStep;

    fn from_str(text: &str) -> Result<Self, UnknownStep> {
        use Step::*;
        [Preventive, FirstReminder, Call, SecondReminder, FinalReminder, FormalNotice, HandOver]
            .into_iter()
            .find(|step| step.to_string() == text)
            .ok_or_else(|| UnknownStep(text.to_owned()))
    }
}
