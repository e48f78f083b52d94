//! Work: how many actions of each kind there are to do.

use crate::dunning::ActionKind;

/// Actions, counted by what they take: a phone, a mailbox, a stamp, a visit to the post office,
/// a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Work {
    /// Calls: reminders by phone, broken promises and instalments, answers to disputes chased in
    /// house.
    pub calls: u32,
    /// E-mails, those that ask before the due date included.
    pub emails: u32,
    /// Letters.
    pub letters: u32,
    /// Registered letters.
    pub registered: u32,
    /// Files handed over.
    pub hand_overs: u32,
}

impl Work {
    /// All of them.
    pub fn total(&self) -> u32 {
        self.calls + self.emails + self.letters + self.registered + self.hand_overs
    }

    /// The count an action belongs to; none for what is neither said nor sent.
    pub(super) fn of(&mut self, kind: ActionKind) -> Option<&mut u32> {
        match kind {
            ActionKind::CheckPromise | ActionKind::Call => Some(&mut self.calls),
            ActionKind::Email | ActionKind::Preventive => Some(&mut self.emails),
            ActionKind::Letter => Some(&mut self.letters),
            ActionKind::RegisteredLetter => Some(&mut self.registered),
            ActionKind::HandOver => Some(&mut self.hand_overs),
            ActionKind::ChaseDispute | ActionKind::DeclareClaim | ActionKind::Allocate => None,
        }
    }
}
