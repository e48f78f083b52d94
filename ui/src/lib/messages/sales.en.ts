//! The English of the salespeople's lists.

import type { Messages } from "./fr";
import { counted } from "./counted";

const plural = counted("en");
const documents = (count: number) => plural(count, "document");
const remarks = (count: number) => plural(count, "remark");
const promises = (count: number) => plural(count, "promise");

export const sales: Messages["sales"] = {
  empty: "No customer has a salesperson.",
  emptyText:
    "Import a list of customers with a column “Salesperson” or “Sales rep”, or name them on a customer’s page.",
  people: "Overdue by salesperson",
  name: "Salesperson",
  customers: "Customers",
  documents: "Documents",
  overdue: "Overdue",
  lastList: "Last list",
  list: (number, on) => `no. ${number}, ${on}`,
  handOut: "Hand out a list",
  handOutTo: (name) => `Hand a list to ${name}`,
  handedOut: (name, path) => `List of ${name}: ${path}`,
  unassigned: (count) =>
    `${plural(count, "overdue customer")} without a salesperson: on no list.`,
  lists: "Lists handed out",
  number: "No.",
  on: "Handed out on",
  remarks: "Remarks",
  promises: "Promises",
  none: "No list handed out. Each is a workbook to fill in, dropped here when it is back.",
  open: "Open a list that is back",
  returned: (number, name, on) => `List no. ${number} of ${name}, handed out on ${on}`,
  summary: (counts) =>
    `${remarks(counts.remarks)} and ${promises(counts.promises)} to merge; ${documents(counts.untouched)} unanswered`,
  conflicts: (count) =>
    `${plural(count, "conflict")}: the ledger stands unless you decide otherwise`,
  merge: "Merge",
  leave: "Merge nothing",
  document: "Document",
  openAmount: "Open",
  promise: "Promise",
  remark: "Remark",
  states: { taken: "to merge", known: "known", undecided: "in conflict", refused: "left aside" },
  whose: (document) => `Which promise stands for ${document}`,
  ledger: "Ledger",
  refused: (count) => `${plural(count, "promise")} left aside`,
  notMerged: (count) => `${plural(count, "entry", "entries")} to look at below`,
  leftAside: "What is not merged",
  nothing: "Nothing new on this list.",
  nothingText: "No column was filled in, or all of it is merged already.",
  merged: (counts) =>
    `${remarks(counts.remarks)} and ${promises(counts.promises)} of ${counts.name}`,
};
