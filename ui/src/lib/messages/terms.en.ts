//! The English of the trade: actions, steps, outcomes, the facts of a column.

import type { terms as french } from "./terms.fr";

const several =
  (one: string, many = `${one}s`) =>
  (count: number) =>
    count === 1 ? one : many;

export const terms: typeof french = {
  action: {
    check_promise: "Broken promise",
    call: "Call",
    email: "Email",
    letter: "Letter",
    registered_letter: "Registered letter",
    hand_over: "Hand-over",
    chase_dispute: "Dispute",
    allocate: "To allocate",
    preventive: "Preventive",
  },
  actions: {
    check_promise: several("promise"),
    call: several("call"),
    email: several("email"),
    letter: several("letter"),
    registered_letter: several("registered", "registered"),
    hand_over: several("hand-over"),
    chase_dispute: several("dispute"),
    allocate: several("to allocate", "to allocate"),
    preventive: several("preventive", "preventive"),
  },
  step: {
    preventive: "Preventive note",
    first_reminder: "Reminder 1",
    call: "Call",
    second_reminder: "Reminder 2",
    final_reminder: "Final reminder",
    formal_notice: "Formal notice",
    hand_over: "Hand-over to collection",
  },
  outcome: {
    promise: "Promise",
    dispute: "Dispute",
    voicemail: "Voicemail",
    unreachable: "No answer",
    invoice_not_received: "Invoice missing",
    awaiting_approval: "Awaiting approval",
    payment_sent: "Payment sent",
    spoke: "Spoke",
  },
  history: {
    call: "Call",
    letter: "Letter",
    registered_letter: "Registered letter",
    email: "Email",
    promise: "Promise",
    dispute: "Dispute",
    settlement: "Payment",
    hand_over: "Hand-over",
  },
  field: {
    customer_code: "Customer code",
    customer_name: "Customer name",
    number: "Document number",
    kind: "Document type",
    issued: "Issue date",
    due: "Due date",
    amount: "Original amount",
    open: "Open amount",
    paid: "Already paid",
    debit: "Debit",
    credit: "Credit",
    settled: "Settlement date",
    currency: "Currency",
    disputed: "Disputed",
    reference: "Reference",
    address: "Address",
    address2: "Address, line 2",
    postcode: "Postcode",
    town: "Town",
    country: "Country",
    phone: "Phone",
    email: "Email",
    contact: "Contact",
    siren: "SIREN",
    language: "Language",
  },
  kind: {
    documents: "Invoices and payments",
    "open-items": "Open items",
    customers: "Customer file",
  },
};
