//! The English of letters beside the reminders, and of what goes along with letters.

import type { sheets as frenchSheets, writing as french } from "./writing.fr";

export const writing: typeof french = {
  title: "Write",
  section: "Letters",
  about: "Statement, confirmation, instalment plan, receipt.",
  write: "Write a letter",
  list: "Letters that can be written",
  print: "Print",
  envelope: "Print the envelope",
  empty: "Nothing to write about",
  emptyText: "No open document, promise, plan or payment gives reason for a letter.",
  day: {
    statement: () => "all open documents",
    promise: (day) => `promised for ${day}`,
    plan: (day) => `agreed on ${day}`,
    receipt: (day) => `received on ${day}`,
  },
};

export const sheets: typeof frenchSheets = {
  open: "Envelopes…",
  what: "Print on",
  envelopes: "Envelopes",
  format: { dl: "DL (220 × 110)", c5: "C5 (229 × 162)" },
  cut: {
    three_by_eight: "3 × 8 labels (70 × 37)",
    two_by_seven: "2 × 7 labels (99 × 38)",
  },
  first: "First free label",
  save: "Save the PDF",
  slip: "Posting slip",
  slipOf: (day) => `Registered letters of ${day}`,
  saved: (path) => `Saved to ${path}`,
};
