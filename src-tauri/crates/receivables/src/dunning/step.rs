//! Steps: the rungs a late item climbs, named for what they do, and the phase each belongs to.
//!
//! An item keeps the step it reached when its customer changes scenario: steps are ordered
//! across scenarios, levels are numbered within one.

use std::fmt;

/// A rung of the ladder, mildest first.
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
    /// The call after the second reminder: to whoever can decide.
    SecondCall,
    /// Last reminder before the formal notice (*pré-contentieux*).
    FinalReminder,
    /// Formal notice (*mise en demeure*, art. 1344 C. civ.).
    FormalNotice,
    /// Hand-over to collection.
    HandOver,
}

/// How far from a courtesy a step is. *Relance* is the creditor's own (0 to 2); *recouvrement*
/// begins where a third party steps in (3 to 5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// 0: before the due date.
    Preventive,
    /// 1: amicable reminders by the creditor.
    Reminding,
    /// 2: the last word before a third party, the formal notice included.
    PreLitigation,
    /// 3: amicable collection by a third party (L124-1 CPCE).
    Collection,
    /// 4: before a court.
    Court,
    /// 5: enforcement of a title.
    Enforcement,
}

impl Phase {
    /// 0 to 5.
    pub fn number(self) -> u8 {
        match self {
            Self::Preventive => 0,
            Self::Reminding => 1,
            Self::PreLitigation => 2,
            Self::Collection => 3,
            Self::Court => 4,
            Self::Enforcement => 5,
        }
    }

    /// Whether it is *recouvrement*, no longer *relance*.
    pub fn is_recovery(self) -> bool {
        self >= Self::Collection
    }
}

impl Step {
    /// Every step, mildest first.
    pub const ALL: [Self; 8] = [
        Self::Preventive,
        Self::FirstReminder,
        Self::Call,
        Self::SecondReminder,
        Self::SecondCall,
        Self::FinalReminder,
        Self::FormalNotice,
        Self::HandOver,
    ];

    /// The phase it belongs to.
    ///
    /// ```
    /// use receivables::dunning::{Phase, Step};
    /// assert_eq!(Step::FormalNotice.phase(), Phase::PreLitigation);
    /// assert!(Step::HandOver.phase().is_recovery());
    /// ```
    pub fn phase(self) -> Phase {
        match self {
            Self::Preventive => Phase::Preventive,
            Self::FirstReminder | Self::Call | Self::SecondReminder | Self::SecondCall => {
                Phase::Reminding
            }
            Self::FinalReminder | Self::FormalNotice => Phase::PreLitigation,
            Self::HandOver => Phase::Collection,
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Preventive => "preventive",
            Self::FirstReminder => "first_reminder",
            Self::Call => "call",
            Self::SecondReminder => "second_reminder",
            Self::SecondCall => "second_call",
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
        let named = Self::ALL.into_iter().find(|step| step.to_string() == text);
        named.ok_or_else(|| UnknownStep(text.to_owned()))
    }
}
