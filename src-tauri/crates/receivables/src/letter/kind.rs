//! What a letter is for, in which language, and under whose law it is worded.

use crate::dunning::CustomerKind;

/// What a letter is for. The reminders come first, mildest first; the others move no level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LetterKind {
    /// Before the due date: is the invoice received, approved, scheduled?
    PreventiveNote,
    /// Courteous: an oversight is presumed.
    FirstReminder,
    /// Firm: penalties and the fixed sum are announced as running.
    SecondReminder,
    /// The last amicable word before the formal notice.
    FinalReminder,
    /// *Mise en demeure* (art. 1344 C. civ.): claims penalties and fixed sums.
    FormalNotice,
    /// Statement of account (*relevé de compte*): everything open, due or not.
    Statement,
    /// What the customer promised to pay, and when, in writing.
    PromiseConfirmation,
    /// An instalment plan to be signed and sent back.
    PlanProposal,
    /// An instalment plan as agreed.
    PlanConfirmation,
    /// What was received, and what it paid.
    Receipt,
}

impl LetterKind {
    /// Every kind, in order.
    pub const ALL: [Self; 10] = [
        Self::PreventiveNote,
        Self::FirstReminder,
        Self::SecondReminder,
        Self::FinalReminder,
        Self::FormalNotice,
        Self::Statement,
        Self::PromiseConfirmation,
        Self::PlanProposal,
        Self::PlanConfirmation,
        Self::Receipt,
    ];

    /// Whether it reminds of what is late: only these move a level.
    pub fn is_reminder(self) -> bool {
        (Self::FirstReminder..=Self::FormalNotice).contains(&self)
    }

    /// Whether it states penalties that run, claimed or announced.
    pub fn states_penalties(self) -> bool {
        (Self::SecondReminder..=Self::FormalNotice).contains(&self)
    }

    /// Whether its text says that copies of the invoices are enclosed.
    pub fn encloses_invoices(self) -> bool {
        self == Self::FormalNotice
    }

    /// Whether it lists what is not due yet as well.
    pub fn lists_not_due(self) -> bool {
        matches!(self, Self::PreventiveNote | Self::Statement)
    }
}

/// The language of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// French.
    Fr,
    /// English.
    En,
    /// German.
    De,
}

/// Under whose law a letter is worded: who owes decides which penalties run and what may be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Audience {
    /// A business (L441-10 C. com.).
    #[default]
    Business,
    /// A public buyer (R2192-31 to R2192-36 CCP).
    PublicBuyer,
    /// A consumer: no fixed sum, and the legal rate from the formal notice on (1231-6 C. civ.).
    Consumer,
}

impl From<CustomerKind> for Audience {
    fn from(kind: CustomerKind) -> Self {
        match kind {
            CustomerKind::Public => Self::PublicBuyer,
            CustomerKind::Consumer => Self::Consumer,
            _ => Self::Business,
        }
    }
}
