//! The English of dunning: disputes, promises, plans, holds, scenarios and their levels.

import type { dunning as french } from "./terms.dunning.fr";

export const dunning: typeof french = {
  disputeCategory: {
    price: "Price",
    quantity: "Quantity",
    quality: "Quality",
    late_delivery: "Late delivery",
    missing_order: "Purchase order missing",
    not_received: "Goods not received",
    duplicate: "Billed twice",
    vat: "VAT",
    other: "Other reason",
  },
  disputeOutcome: {
    justified: "Justified",
    partly_justified: "Partly justified",
    unjustified: "Not justified",
    withdrawn: "Withdrawn by the customer",
  },
  group: {
    broken_word: "Broken promises",
    quick_wins: "Quick wins",
    at_risk: "At risk",
    regular: "Regular",
    leave_alone: "Leave alone",
  },
  groups: {
    broken_word: (count) => (count === 1 ? "broken promise" : "broken promises"),
    quick_wins: (count) => (count === 1 ? "quick win" : "quick wins"),
    at_risk: () => "at risk",
    regular: () => "regular",
    leave_alone: () => "to leave alone",
  },
  customerKind: {
    business: "Business",
    key_account: "Key account",
    public: "Public sector",
    consumer: "Consumer",
    foreign: "Foreign",
    intra_group: "Intra-group",
  },
  promiseState: { open: "Open", kept: "Kept", broken: "Broken", replaced: "Replaced" },
  planState: { running: "Running", completed: "Completed", defaulted: "Defaulted", ended: "Ended" },
  holdKind: {
    block: "Reminders on hold",
    insolvency: "Insolvency proceedings",
    in_transit: "Payment on its way",
    rejection: "Payment rejected",
  },
  channel: {
    call: "Call",
    email: "Email",
    letter: "Letter",
    registered_letter: "Registered letter",
    hand_over: "Hand-over",
  },
  reference: {
    due: "after the due date",
    issued: "after the issue date",
    previous: "after the step before",
  },
  grouping: { one_letter: "One letter per customer", per_level: "One letter per level" },
  letterText: {
    preventive_note: "Note before the due date",
    first_reminder: "First reminder",
    second_reminder: "Second reminder",
    final_reminder: "Final reminder",
    formal_notice: "Formal notice",
    statement: "Statement of account",
    promise_confirmation: "Confirmation of a promise",
    plan_proposal: "Payment plan to sign",
    plan_confirmation: "Confirmation of a plan",
    receipt: "Receipt",
  },
  every: { weeks: "weeks", months: "months" },
};
