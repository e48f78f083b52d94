//! Dunning: which reminder is due to whom, and why.
//!
//! A policy is a ladder of levels, each planned so many days after the due date. The answer
//! is *recomputed from state*: what is open, what was done, what stops it. Nothing is
//! triggered by an exact date, so a missed day loses nothing; no level is skipped; one
//! customer gets at most one action, and never two contacts within the minimum gap.

mod account;
mod action;
mod case;
mod change;
mod explain;
mod french;
mod next;
mod policy;
mod quiet;
mod schedule;
mod segment;
mod step;
mod stop;
mod take;
mod word;

pub use action::{Action, ActionKind, NotYet, Reason, Verdict};
pub use case::{
    Case, DisputedItem, DunnedItem, DunningBlock, Holds, InTransit, Insolvency, Reached, Stop,
    Wait, WaitKind,
};
pub use change::next_change;
pub use explain::outlooks;
pub use next::{claimable_minor, next_action};
pub use policy::{
    Channel, DunningLevel, DunningPolicy, Grouping, PolicyError, PolicyId, Reference,
};
pub(crate) use schedule::asks_from;
pub use schedule::planned_day;
pub use segment::{ChosenBy, CustomerKind, NamedPolicy, PolicyBook, Segment, SegmentRule, Traits};
pub use step::{Phase, Step, UnknownStep};
pub use take::{climbed, take};

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
