//! Acts: what was done for a customer, recorded.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::amount::{Amount, Day};

/// How a call ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum CallOutcome {
    /// Spoke, nothing firm.
    Spoke,
    /// Left a message.
    Voicemail,
    /// Nobody.
    Unreachable,
    /// « We never got the invoice. »
    InvoiceNotReceived,
    /// Waiting for an approval.
    AwaitingApproval,
    /// « It is paid. »
    PaymentSent,
    /// A promise with a date.
    Promise,
    /// A dispute.
    Dispute,
}

/// A call that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CallReport {
    /// Customer code.
    pub customer: String,
    /// How it ended.
    pub outcome: CallOutcome,
    /// Free words.
    #[serde(default)]
    pub note: String,
    /// Day promised (outcome `promise`).
    #[serde(default)]
    pub promised_on: Option<Day>,
    /// Amount promised; everything overdue when absent.
    #[serde(default)]
    pub promised: Option<Amount>,
    /// Documents disputed (outcome `dispute`); all overdue ones when empty.
    #[serde(default)]
    pub disputed: Vec<String>,
}
