//! The English of the aged balance.

import type { aging as French } from "./aging.fr";
import { counted } from "./counted";

const plural = counted("en");

export const aging: typeof French = {
  customer: "Customer",
  total: "Total",
  notDue: "Not due",
  noDueDate: "No due date",
  noDueDateShort: "No due date",
  overdue: "Overdue",
  unallocated: "Unallocated",
  days: (from, to) => (to === null ? `${from}+ d` : `${from}–${to} d`),
  basis: "Aged from",
  due: "due date",
  issue: "issue date",
  fromIssue: "Aged from the issue date",
  filter: "Filter customers",
  customers: (count) => plural(count, "customer", "customers"),
  shown: (shown, count) =>
    `${shown.toLocaleString("en-GB")} of ${plural(count, "customer", "customers")}`,
  documents: (count) => plural(count, "open document", "open documents"),
  tiesOut: "Columns, total and documents agree.",
  doesNotTie: "The columns do not add up to the documents. Check the last import.",
  empty: "Nothing was open on this date.",
  emptyText: "The balance fills with the first import.",
  emptyFilter: (query) => `No customer matches “${query}”.`,
  clearFilter: "Clear the filter",
  currencies: "Currencies",
  inCurrency: (currency) => `in ${currency}`,
  share: "Split by age",
  recoverable: "Recoverable",
  recoverableText: "The overdue less what is disputed or promised, and less unallocated credits, account by account.",
  disputed: "Disputed",
  promised: "Promised",
  ofWhichDisputed: "of which disputed",
  ofWhichPromised: "of which promised",
  change: "Change",
  changed: (amount, day) => `${amount} since ${day}`,
  display: "Display",
  by: "Group by",
  bys: { customer: "customer", segment: "segment", collector: "collector", salesperson: "salesperson" },
  limits: "Columns (days)",
  wrongLimits: "Ascending days, for instance 30, 60, 90.",
  compare: "Compare with",
  none: { customer: "", segment: "No segment", collector: "No collector", salesperson: "No salesperson" },
  all: "All customers",
  onlyColumn: (label) => `${label} only`,
  ticked: (count, amount) =>
    `${plural(count, "customer ticked", "customers ticked")}, ${amount} recoverable`,
  tick: "Tick",
  call: "Call",
  write: "Write",
  untick: "Untick all",
  round: (at, count) =>
    `${at.toLocaleString("en-GB")} of ${count.toLocaleString("en-GB")} ticked`,
  next: "Next",
  previous: "Previous",
  endRound: "End",
};
