//! Cases: everything the engine knows of one customer on the key date.

use chrono::{Days, NaiveDate};

use super::Step;
use crate::{CustomerId, OpenItem, promise::PromiseToPay};

/// One customer: what is open, what was done, what was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Who it is.
    pub customer: CustomerId,
    /// Every open item, credits included.
    pub items: Vec<DunnedItem>,
    /// Day of the last contact of any kind.
    pub last_contact: Option<NaiveDate>,
    /// Day of the last call.
    pub last_call: Option<NaiveDate>,
    /// Promises that were made, kept ones included.
    pub promises: Vec<PromiseToPay>,
    /// Disputes that are open.
    pub disputes: Vec<DisputedItem>,
    /// Whether an e-mail address is known.
    pub has_email: bool,
}

/// An open item and how far it was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DunnedItem {
    /// The item.
    pub item: OpenItem,
    /// The last step it was taken through.
    pub reached: Option<Reached>,
}

/// A step that was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reached {
    /// Which.
    pub step: Step,
    /// When.
    pub on: NaiveDate,
}

/// An item the customer contests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DisputedItem {
    /// The item.
    pub item: crate::ItemId,
    /// Since when.
    pub raised_on: NaiveDate,
    /// When its answer is to be chased.
    pub follow_up_on: NaiveDate,
}

/// What keeps an item out of every reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// The customer contests it.
    Disputed {
        /// Since when.
        raised_on: NaiveDate,
    },
    /// The customer promised to pay it.
    Promised {
        /// For which day.
        due_on: NaiveDate,
        /// The last day the money may arrive.
        until: NaiveDate,
    },
}

impl DisputedItem {
    /// When the answer to a dispute is to be chased that was raised, or chased, on a day.
    pub fn follow_up(on: NaiveDate) -> NaiveDate {
        on + Days::new(10)
    }
}
