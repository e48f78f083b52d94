//! The English of the day's list and of the call.

import { counted } from "./counted";
import type { call as frenchCall, today as frenchToday } from "./today.fr";

const plural = counted("en");
const letters = (count: number) => plural(count, "letter", "letters");

export const today: typeof frenchToday = {
  all: "All",
  rows: (count) => plural(count, "customer", "customers"),
  claimed: "to claim",
  list: "Today’s list",
  empty: "Nothing to do today.",
  emptyText: "No customer is waiting for a call or a letter on this date.",
  emptyLedger: "No documents yet.",
  emptyLedgerText: "Import the export of your accounting system to get today’s list.",
  emptyFilter: "No action of this kind.",
  showAll: "Show all",
  seeAging: "See the aged balance",
  daysLate: (days) => `${days} d late`,
  level: (level) => `level ${level}`,
  saveAll: (count) =>
    count === 1 ? "Save the letter (PDF)" : `Save all ${letters(count)} (PDF)`,
  pick: "Pick a customer from the list.",
  reason: "Why today",
  asked: "Note the question as asked",
  handedOver: "Note the file as handed over",
  openSheet: "Sheet",
  noPhone: "No phone number",
  warnings: "Before it goes out",
};

export const call: typeof frenchCall = {
  title: "The call",
  note: "Note",
  notePlaceholder: "What was said (optional)",
  promisedOn: "Promised for",
  promised: "Amount promised",
  recordPromise: "Record the promise",
  recordDispute: (count) => `Record the dispute on ${plural(count, "document", "documents")}`,
  disputeReason: "Reason (optional)",
  disputed: "Disputed documents",
  notMoney: "This amount cannot be read. Write it as 1234.56.",
  recorded: (outcome, name) => `${outcome}: recorded for ${name}.`,
};
