//! The worklist: today's calls and letters, one action per customer, each with its reason.

use serde::Serialize;
use ts_rs::TS;

use crate::amount::{Amount, Day};

/// Today's list, ranked.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct Worklist {
    /// The day it was computed for.
    pub key_date: Day,
    /// Whether acts can be recorded on this day (not for past days).
    pub read_only: bool,
    /// One row per customer, first things first.
    pub rows: Vec<WorklistRow>,
    /// How many of each action, in the order of the list's groups; actions without a row are absent.
    pub counts: Vec<ActionCount>,
    /// What the rows claim together, one sum per currency.
    pub totals: Vec<Amount>,
}

/// How many rows ask for one kind of action.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct ActionCount {
    /// The action.
    pub action: ActionKind,
    /// Rows that ask for it.
    pub count: u32,
}

/// One customer's next action.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct WorklistRow {
    /// Customer code, as in the accounting.
    pub customer: String,
    /// Customer name.
    pub name: String,
    /// What to do.
    pub action: ActionKind,
    /// The step of the scenario behind it.
    pub step: Option<Step>,
    /// Dunning level the step reaches; 0 when it counts as none.
    pub level: u8,
    /// What is claimed: overdue, undisputed, net of credits.
    pub amount: Amount,
    /// Documents concerned.
    pub items: Vec<String>,
    /// Days past due of the oldest of them.
    pub days_late: i32,
    /// The rule, short: « Relance 2 · J+15 ».
    pub rule: String,
    /// The whole sentence.
    pub reason: String,
    /// Whether a promise was broken.
    pub broken_promise: bool,
    /// Phone number to call, if known.
    pub phone: Option<String>,
    /// Person to ask for, if known.
    pub contact: Option<String>,
    /// What a letter would lack (address …), as sentences; empty when it can be posted.
    pub warnings: Vec<String>,
}

/// What to do for a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
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
    /// Credits cover what is late: allocate them.
    Allocate,
    /// Ask before the due date.
    Preventive,
}

/// A step of the default scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum Step {
    /// Before the due date.
    Preventive,
    /// First, courteous reminder.
    FirstReminder,
    /// The call.
    Call,
    /// Second, firm reminder.
    SecondReminder,
    /// Last reminder before the formal notice.
    FinalReminder,
    /// *Mise en demeure*.
    FormalNotice,
    /// Hand-over to collection.
    HandOver,
}
