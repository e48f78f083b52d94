//! Cases: everything the engine knows of one customer on the key date.

use chrono::{Days, NaiveDate, NaiveDateTime};

use super::{PolicyId, Step};
use crate::{CustomerId, ItemId, Money, OpenItem, plan::InstalmentPlan, promise::PromiseToPay};

/// One customer: what is open, what was done, what was said, what stops us.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Who it is.
    pub customer: CustomerId,
    /// The policy the customer follows.
    pub policy: PolicyId,
    /// Every open item, credits included.
    pub items: Vec<DunnedItem>,
    /// Day of the last contact of any kind. A call that reached nobody is none.
    pub last_contact: Option<NaiveDate>,
    /// Day of the last call that reached somebody or left a message.
    pub last_call: Option<NaiveDate>,
    /// Day of the last attempt, calls that reached nobody included.
    pub last_attempt: Option<NaiveDate>,
    /// Promises that were made, kept ones included.
    pub promises: Vec<PromiseToPay>,
    /// Disputes that are open.
    pub disputes: Vec<DisputedItem>,
    /// Instalment plans that were not ended.
    pub plans: Vec<InstalmentPlan>,
    /// What else stops or changes our reminders.
    pub holds: Holds,
    /// The moment the user put the customer off to.
    pub wait: Option<Wait>,
    /// Whether an e-mail address is known.
    pub has_email: bool,
}

impl Case {
    /// A customer of whom nothing is known but who it is.
    pub fn new(customer: CustomerId, policy: PolicyId) -> Self {
        Self {
            customer,
            policy,
            items: Vec::new(),
            last_contact: None,
            last_call: None,
            last_attempt: None,
            promises: Vec::new(),
            disputes: Vec::new(),
            plans: Vec::new(),
            holds: Holds::default(),
            wait: None,
            has_email: false,
        }
    }
}

/// An open item and how far it was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DunnedItem {
    /// The item.
    pub item: OpenItem,
    /// The last step it was taken through.
    pub reached: Option<Reached>,
    /// Its own policy, where it does not follow its customer's.
    pub policy: Option<PolicyId>,
    /// The day its direct debit came back: the ladder starts again from there.
    pub rejected_on: Option<NaiveDate>,
}

impl From<OpenItem> for DunnedItem {
    fn from(item: OpenItem) -> Self {
        Self { item, reached: None, policy: None, rejected_on: None }
    }
}

/// A step that was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reached {
    /// Which.
    pub step: Step,
    /// When.
    pub on: NaiveDate,
}

/// An item the customer contests, or a part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DisputedItem {
    /// The item.
    pub item: ItemId,
    /// What is contested of it; none: the whole item.
    pub disputed: Option<Money>,
    /// Since when.
    pub raised_on: NaiveDate,
    /// When its answer is to be chased.
    pub follow_up_on: NaiveDate,
    /// When it was found justified: what it waits for since is the credit note.
    pub justified_on: Option<NaiveDate>,
}

impl DisputedItem {
    /// When the answer to a dispute is to be chased that was raised, or chased, on a day.
    pub fn follow_up(on: NaiveDate) -> NaiveDate {
        on + Days::new(10)
    }
}

/// What stops or changes the reminders of a customer, besides disputes, promises and plans.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holds {
    /// Blocks that run.
    pub blocks: Vec<DunningBlock>,
    /// Insolvency proceedings.
    pub insolvency: Option<Insolvency>,
    /// Cheques and bills that are remitted and have not come in yet.
    pub in_transit: Vec<InTransit>,
    /// Whether the customer pays by direct debit: the bank is given time.
    pub direct_debit: bool,
    /// Since when letters come back.
    pub address_unknown_since: Option<NaiveDate>,
}

/// « Do not remind »: somebody's word, for a reason, until a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DunningBlock {
    /// Of one item; none: the whole customer.
    pub item: Option<ItemId>,
    /// Who asked for it.
    pub by: String,
    /// Why.
    pub reason: String,
    /// Last day it holds; none: until it is lifted.
    pub until: Option<NaiveDate>,
}

/// Insolvency proceedings (*procédure collective*): nothing may be claimed any more, the claim
/// is declared instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Insolvency {
    /// Day of publication in the BODACC.
    pub published_on: NaiveDate,
    /// Day our claim was declared.
    pub declared_on: Option<NaiveDate>,
}

/// A means of payment on its way: not chased, still exposure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InTransit {
    /// What it pays.
    pub item: ItemId,
    /// Last day it may come in.
    pub until: NaiveDate,
}

/// A moment the user chose for a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    /// What happens at the moment.
    pub kind: WaitKind,
    /// The moment.
    pub until: NaiveDateTime,
}

/// What a wait is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WaitKind {
    /// The customer is to be called then, whatever the scenario says.
    CallBack,
    /// The customer is looked at again then.
    Snooze,
}

/// What keeps an item out of every reminder.
#[derive(Debug, Clone, PartialEq, Eq)]
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
        /// What of the promise has not come.
        awaited: Money,
        /// What its items come to beyond it: it waits with them.
        rest: Money,
    },
    /// It is paid by instalments, and they come.
    Planned {
        /// Day of the next instalment.
        next: NaiveDate,
        /// How much it is.
        instalment: Money,
    },
    /// Somebody said not to.
    Blocked {
        /// Who, why, until when.
        block: DunningBlock,
    },
    /// A cheque or a bill is on its way.
    InTransit {
        /// Last day it may come in.
        until: NaiveDate,
    },
    /// The bank collects it.
    DirectDebit {
        /// First day it can be missed.
        until: NaiveDate,
    },
}
