//! Actions and reasons: what the engine answers, with the facts of its sentence.

use chrono::{NaiveDate, NaiveDateTime};

use super::{PolicyId, Reached, Reference, Step, Stop, Wait};
use crate::{CustomerId, ItemId, Money};

/// What to do for a customer today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// For whom.
    pub customer: CustomerId,
    /// What.
    pub kind: ActionKind,
    /// The step of the policy it takes, if it takes one.
    pub step: Option<Step>,
    /// The policy behind it.
    pub policy: PolicyId,
    /// Net amount claimed: overdue and undisputed, less the customer's credits.
    pub claimed: Money,
    /// The items concerned, oldest due date first.
    pub items: Vec<ItemId>,
    /// Days past due of the oldest.
    pub days_late: i32,
    /// Not before this moment of the day: a call-back or a snooze.
    pub not_before: Option<NaiveDateTime>,
    /// Why.
    pub reason: Reason,
}

impl Action {
    /// Whether the step went out before and goes out again.
    pub fn is_repeated(&self) -> bool {
        let Reason::StepDue { step, previous, .. } = self.reason else { return false };
        previous.is_some_and(|it| it.step == step)
    }
}

/// The kinds of action, in the order a day begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActionKind {
    /// A promise or a plan was broken: call.
    CheckPromise,
    /// Call.
    Call,
    /// Send an e-mail.
    Email,
    /// Post a letter.
    Letter,
    /// Post a registered letter.
    RegisteredLetter,
    /// Hand the file over.
    HandOver,
    /// Chase the answer to a dispute.
    ChaseDispute,
    /// Declare the claim in insolvency proceedings.
    DeclareClaim,
    /// Allocate credits.
    Allocate,
    /// Ask before the due date.
    Preventive,
}

impl ActionKind {
    /// Whether the customer hears from us: allocating, chasing an answer in house and declaring a
    /// claim disturb nobody.
    pub fn is_contact(self) -> bool {
        !matches!(self, Self::ChaseDispute | Self::DeclareClaim | Self::Allocate | Self::HandOver)
    }

    /// Whether the customer is called. An answer that is chased in house is no call of the day's.
    pub fn is_call(self) -> bool {
        matches!(self, Self::CheckPromise | Self::Call)
    }

    /// Whether it goes by post.
    pub fn is_posted(self) -> bool {
        matches!(self, Self::Letter | Self::RegisteredLetter)
    }
}

/// The rule, date and amount that put a customer on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The money did not come.
    PromiseBroken {
        /// What was promised.
        promised: Money,
        /// What did not come of it.
        missing: Money,
        /// For which day.
        due_on: NaiveDate,
    },
    /// An instalment did not come.
    PlanBroken {
        /// Day the instalment was due.
        due_on: NaiveDate,
        /// What is missing of it and of those before.
        missing: Money,
        /// Whether the whole rest falls due with it (*clause de déchéance du terme*).
        falls_due: bool,
    },
    /// The customer is to be called at a moment the user chose.
    CallBack {
        /// The moment.
        at: NaiveDateTime,
    },
    /// The step's day has come for the most advanced item.
    StepDue {
        /// The most advanced item.
        item: ItemId,
        /// How late it is.
        days_late: i32,
        /// The step.
        step: Step,
        /// The firmer step in whose words it leaves, since the customer has received that one.
        firmer: Option<Step>,
        /// What its offset is counted from.
        reference: Reference,
        /// The step's offset in the policy.
        offset: i32,
        /// The step taken before it.
        previous: Option<Reached>,
        /// Whether the steps before it are left out: the item was late already at take-over.
        caught_up: bool,
    },
    /// A letter is due, and letters come back: ask for the address.
    AddressUnknown {
        /// Since when.
        since: NaiveDate,
        /// The step that waits.
        step: Step,
    },
    /// A dispute waits for its answer.
    DisputeUnanswered {
        /// The item.
        item: ItemId,
        /// Since when.
        raised_on: NaiveDate,
    },
    /// A dispute was found justified, and its credit note has not come.
    CreditNoteAwaited {
        /// The item.
        item: ItemId,
        /// Since when.
        justified_on: NaiveDate,
    },
    /// Insolvency proceedings: the claim is to be declared.
    ClaimToDeclare {
        /// Day of publication.
        published_on: NaiveDate,
        /// Last day.
        deadline: NaiveDate,
    },
    /// Credits cover everything that is late: allocate, do not remind.
    CreditsCover {
        /// What is late.
        overdue: Money,
        /// The credits, as a positive amount.
        credits: Money,
    },
    /// A large amount falls due soon.
    DueSoon {
        /// The item.
        item: ItemId,
        /// When.
        due: NaiveDate,
        /// The step's offset in the policy.
        offset: i32,
    },
}

/// Why there is nothing to do, and what would change it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotYet {
    /// Nothing is open.
    NothingOpen,
    /// Nothing is late; the next due date, if any.
    NotLate {
        /// The next due date.
        next_due: Option<NaiveDate>,
    },
    /// The next step has its day.
    Planned {
        /// The item that leads.
        item: ItemId,
        /// The step.
        step: Step,
        /// Its day.
        on: NaiveDate,
    },
    /// A contact is too recent.
    Gap {
        /// The last contact.
        last_contact: NaiveDate,
        /// The first day for the next.
        until: NaiveDate,
    },
    /// It was tried today, and nobody answered.
    TriedToday,
    /// The user put the customer off.
    Waiting {
        /// Until when, and what for.
        wait: Wait,
    },
    /// Insolvency proceedings stop everything.
    Insolvent {
        /// Day of publication.
        published_on: NaiveDate,
        /// Day the claim was declared.
        declared_on: Option<NaiveDate>,
    },
    /// An item is stopped.
    Stopped {
        /// The item.
        item: ItemId,
        /// By what.
        stop: Stop,
    },
    /// The amount is under the step's floor.
    BelowFloor {
        /// The step.
        step: Step,
        /// Its floor.
        floor: Money,
    },
    /// Every step was taken.
    LadderEnded {
        /// The last step.
        step: Step,
        /// When.
        on: NaiveDate,
    },
    /// The scenario has no step at all.
    NoSteps,
    /// An item follows a scenario of its own that has no step.
    NeverReminded {
        /// The item.
        item: ItemId,
    },
    /// An invoice has no due date: it can never be late.
    NoDueDate {
        /// The item.
        item: ItemId,
    },
}

/// The engine's answer for one customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Something to do today.
    Act(Action),
    /// Nothing today, and why.
    Rest(Vec<NotYet>),
}
