//! Dunning: which reminder is due to whom, and why.
//!
//! A policy is a ladder of levels, each planned so many days after the due date. The answer
//! is *recomputed from state*: what is open, what was done, what stops it. Nothing is
//! triggered by an exact date, so a missed day loses nothing; no level is skipped; one
//! customer gets at most one action, and never two contacts within the minimum gap.

mod action;
mod case;
mod next;
mod policy;

pub use action::{Action, ActionKind, NotYet, Reason, Verdict};
pub use case::{Case, DisputedItem, DunnedItem, Reached, Stop};
pub use next::{next_action, stopped_items};
pub use policy::{Channel, DunningLevel, DunningPolicy, Step};

#[cfg(test)]
mod tests;
