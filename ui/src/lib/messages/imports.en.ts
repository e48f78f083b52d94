//! The English of an import: before it, after it, and when it is taken back.

import { counted } from "./counted";
import type { brief as frenchBrief, imports as french } from "./imports.fr";

const plural = counted("en");
const rows = (count: number) => plural(count, "row");

export const imports: typeof french = {
  drop: "Drop your files here",
  dropText:
    "Open items, invoices, general ledger, FEC, customer file, bank statement, electronic invoice: CSV, text, workbook, XML or PDF.",
  choose: "Choose files",
  another: "Choose other files",
  history: "Past imports",
  noHistory: "No imports yet.",
  intoSample: "You are in the sample company. This file would be added to it.",
  useOwn: "Open my books",
  reading: "Reading the file",
  progress: (percent, read, total) => `${percent} · ${read} of ${total}`,
  stop: "Stop",
  stopped: "Stopped. Nothing was written.",
  resume: "Read the file again",
  queue: (at, count) => `File ${at} of ${count}`,
  skip: "Skip this file",

  format: "Format",
  kind: "Holds",
  kindUnknown: "To be told",
  separator: (mark) => `separator ${mark === "tab" ? "tab" : `“${mark}”`}`,
  sheet: "Sheet",
  headerLine: (line) => `headings on line ${line}`,
  snapshotDate: "Position on",
  mode: "Covers",
  accounts: "Accounts read beside 411",

  headline: {
    rows,
    customers: (count) => plural(count, "customer"),
    newAmong: (count) => `${count.toLocaleString("en-GB")} of them new`,
    open: (amounts) => `ledger: ${amounts} open`,
    received: (amount) => `${amount} received`,
    receipts: (count) => plural(count, "receipt"),
    bankLines: (count) => plural(count, "new bank line"),
    rejected: (count) => `${count.toLocaleString("en-GB")} rejected`,
    missing: (file) => `${file} needs a word from you`,
    invoice: (number, name, amount) => `Invoice ${number}, ${name}, ${amount}`,
  },
  customersNew: (count) => plural(count, "new customer"),
  customersChanged: (count) => plural(count, "customer changed", "customers changed"),
  itemsNew: (count) => plural(count, "new document"),
  itemsChanged: (count) => `${count.toLocaleString("en-GB")} changed`,
  itemsSettled: (count, vanished) =>
    `${count.toLocaleString("en-GB")} settled${vanished > 0 ? `, ${vanished.toLocaleString("en-GB")} of them not in the file` : ""}`,
  itemsUnchanged: (count) => `${count.toLocaleString("en-GB")} unchanged`,
  statements: (count) => plural(count, "statement"),
  linesKnown: (count) => plural(count, "line already known", "lines already known"),
  bankTies: "Opening balance and lines make the closing balance.",
  bankDoesNotTie: "Opening balance and lines do not make the closing balance: lines are missing.",
  nothingNew: "Nothing new: all of it was known already.",

  tabs: {
    label: "What the import holds",
    changes: "Changes",
    check: "To check",
    rejected: "Rejected",
    columns: "Columns",
    tie: "Tie-out",
    next: "Next tab",
    previous: "Previous tab",
    go: (name) => `${name} tab`,
  },

  columns: "Columns",
  correct: "Correct the columns",
  heading: "Column of the file",
  meaning: "Stands for",
  why: "Why",
  values: "Five values of the file",
  ignored: "Left out",
  untitled: (index) => `Column ${index}`,
  missing: (fields) =>
    `Still missing: ${fields.join(", ")}. Say which column holds ${fields.length > 1 ? "them" : "it"}.`,
  remembered: "Mapping taken from your last import with the same headings.",
  willRemember: "This correction will be remembered for files with the same headings.",
  fields: {
    item: "Document",
    amounts: "Amounts",
    customer: "Customer",
    payment: "Payment",
    bank: "Bank",
    other: "Follow-up",
  },

  all: "All",
  nextFilter: "Next filter",
  change: "Change",
  customer: "Customer",
  number: "Document",
  due: "Due",
  before: "Before",
  after: "After",
  detail: "Detail",
  firstOf: (shown, count) =>
    `The first ${shown.toLocaleString("en-GB")} of ${count.toLocaleString("en-GB")}; all of them will be imported.`,
  suspicionsMore: (count) => `And ${plural(count, "more like these", "more like these")}.`,

  rejected: (count) => plural(count, "row rejected", "rows rejected"),
  rejectedText: (repairable) =>
    repairable
      ? "Correct the value here and press Enter. What you leave stays out; the rest is imported."
      : "They stay out; the rest is imported.",
  rejectedPast: "They stayed out; the rest went in.",
  line: "Line",
  column: "Column",
  value: "Value",
  problem: "Reason",
  repair: (line, column) => `Line ${line}, ${column}: corrected value`,
  repaired: "Corrected",
  revert: "Back to the value of the file",

  openTotal: "Open after the import",
  fileTotal: "Total written in the file",
  tieAgrees: "The total of the file is what is open after the import.",
  tieDiffers: "The total of the file is not what is open after the import.",
  leftAside: "Left out",

  commit: (kind, count) =>
    kind === "customers"
      ? `Import ${plural(count, "customer")}`
      : kind === "invoice"
        ? "Import the invoice"
        : `Import ${rows(count)}`,
  commitShort: "Import",
  commitAnyway: "Import anyway",
  done: (file, accepted, rejected) =>
    `${file}: ${plural(accepted, "row imported", "rows imported")}${rejected > 0 ? `, ${rejected.toLocaleString("en-GB")} rejected` : ""}.`,
  importing: "Importing",
  justDone: "What just came in",
  seeRejected: (count) => `See the ${plural(count, "rejected row")}`,

  importedAt: "On",
  file: "File",
  accepted: "Accepted",
  rejectedCount: "Rejected",
  new: "New",
  settled: "Settled",
  open: "Open",
  openReport: (file) => `Report of ${file}`,
  undoneAt: (moment) => `undone on ${moment}`,

  undo: "Undo the import",
  undoShort: "Undo",
  undoTitle: (file) => `Undo the import of ${file}?`,
  undoNothing: "Nothing else depends on it.",
  removed: (count) => `${plural(count, "document leaves", "documents leave")} the ledger.`,
  readAgain: "Read again afterwards from their kept copies",
  disturbs: "What this disturbs",
  keep: "Keep the import",
  undone: (file) => `The import of ${file} is undone.`,
  redo: "Restore",
  redone: (file) => `The import of ${file} is restored.`,
};

export const brief: typeof frenchBrief = {
  title: "Morning brief",
  received: "Received",
  kept: "Promises kept",
  broken: "Promises broken",
  late: "Newly late",
  odd: "Odd departures",
  more: (count) => `And ${plural(count, "more line")}.`,
  goOn: (count) => (count > 0 ? `Go to today’s ${plural(count, "action")}` : "Go to today"),
  empty: "Nothing to report this morning.",
  emptyText: "The brief is made at each import: who paid, who should have, who is late.",
  line: {
    received: (amounts) => `${amounts} received`,
    broken: (count) => plural(count, "broken promise", "broken promises"),
    kept: (count) => plural(count, "promise kept", "promises kept"),
    late: (count) => plural(count, "newly late", "newly late"),
    odd: (count) => plural(count, "odd departure"),
    nothing: "nothing to report",
  },
  files: (files) => files.join(", "),
};
