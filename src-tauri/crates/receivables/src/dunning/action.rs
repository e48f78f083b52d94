//! Actions and reasons: what the engine answers, with the facts of its sentence.

use chrono::NaiveDate;

use super::{Reached, Step, Stop};
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
    /// Net amount claimed: overdue and undisputed, less the customer's credits.
    pub claimed: Money,
    /// The items concerned, oldest due date first.
    pub items: Vec<ItemId>,
    /// Days past due of the oldest.
    pub days_late: i32,
    /// Why.
    pub reason: Reason,
}

/// The kinds of action, in the order a day begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActionKind {
    /// A promise was broken: call.
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
    /// Allocate credits.
    Allocate,
    /// Ask before the due date.
    Preventive,
}

/// The rule, date and amount that put a customer on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The money did not come.
    PromiseBroken {
        /// What was promised.
        promised: Money,
        /// For which day.
        due_on: NaiveDate,
    },
    /// The step's day has come for the most advanced item.
    StepDue {
        /// The most advanced item.
        item: ItemId,
        /// How late it is.
        days_late: i32,
        /// The step.
        step: Step,
        /// The step's offset in the policy.
        offset: i32,
        /// The step taken before it.
        previous: Option<Reached>,
    },
    /// A dispute waits for its answer.
    DisputeUnanswered {
        /// The item.
        item: ItemId,
        /// Since when.
        raised_on: NaiveDate,
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
    },
}

/// Why there is nothing to do, and what would change it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotYet {
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
