//! What crosses to the window of the engine's kinds, name by name.

use receivables::{dunning, worklist as work};

use super::{ActionKind, Step, WorklistGroup};

impl From<dunning::ActionKind> for ActionKind {
    fn from(kind: dunning::ActionKind) -> Self {
        match kind {
            dunning::ActionKind::CheckPromise => Self::CheckPromise,
            dunning::ActionKind::Call => Self::Call,
            dunning::ActionKind::Email => Self::Email,
            dunning::ActionKind::Letter => Self::Letter,
            dunning::ActionKind::RegisteredLetter => Self::RegisteredLetter,
            dunning::ActionKind::HandOver => Self::HandOver,
            dunning::ActionKind::ChaseDispute => Self::ChaseDispute,
            dunning::ActionKind::DeclareClaim => Self::DeclareClaim,
            dunning::ActionKind::Allocate => Self::Allocate,
            dunning::ActionKind::Preventive => Self::Preventive,
        }
    }
}

impl From<dunning::Step> for Step {
    fn from(step: dunning::Step) -> Self {
        match step {
            dunning::Step::Preventive => Self::Preventive,
            dunning::Step::FirstReminder => Self::FirstReminder,
            dunning::Step::Call => Self::Call,
            dunning::Step::SecondReminder => Self::SecondReminder,
            dunning::Step::SecondCall => Self::SecondCall,
            dunning::Step::FinalReminder => Self::FinalReminder,
            dunning::Step::FormalNotice => Self::FormalNotice,
            dunning::Step::HandOver => Self::HandOver,
        }
    }
}

impl From<Step> for dunning::Step {
    fn from(step: Step) -> Self {
        match step {
            Step::Preventive => Self::Preventive,
            Step::FirstReminder => Self::FirstReminder,
            Step::Call => Self::Call,
            Step::SecondReminder => Self::SecondReminder,
            Step::SecondCall => Self::SecondCall,
            Step::FinalReminder => Self::FinalReminder,
            Step::FormalNotice => Self::FormalNotice,
            Step::HandOver => Self::HandOver,
        }
    }
}

impl From<work::Group> for WorklistGroup {
    fn from(group: work::Group) -> Self {
        match group {
            work::Group::BrokenWord => Self::BrokenWord,
            work::Group::QuickWins => Self::QuickWins,
            work::Group::AtRisk => Self::AtRisk,
            work::Group::Regular => Self::Regular,
            work::Group::LeaveAlone => Self::LeaveAlone,
        }
    }
}
