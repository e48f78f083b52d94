//! The English of expected receipts and of payers.

import { counted } from "./counted";
import type { forecast as French, payer as FrenchPayer } from "./figures.fr";

const plural = counted("en");

export const forecast: typeof French = {
  expected: "Expected in 13 weeks",
  beyond: "Later, or not expected",
  disputed: "Disputed",
  open: "Receivables",
  chart: "Expected receipts by week",
  range: "Range, 8 times in 10",
  mean: "Expected",
  week: "Week",
  weekOf: (from, to) => `${from} to ${to}`,
  askWeek: (week, amount) => `What the week ${week} is made of: ${amount}`,
  madeOf: "What the week is made of",
  weekBefore: "Previous week",
  weekAfter: "Next week",
  chance: (share, open) => `${share} of ${open}`,
  dueOn: (day) => `due ${day}`,
  others: (count) => plural(count, "other due date", "other due dates"),
  nothing: "Nothing is expected in this week.",
  exportWeek: "Export the week",
  low: "Low",
  high: "High",
  promised: "Promised",
  planned: "Plans",
  error: "Measured error",
  measuring: "Measuring on your history…",
  ours: "This forecast",
  naive: "Due date + average delay",
  weekly: "Per week",
  thirteen: "Over 13 weeks",
  bias: "Bias",
  within: (share) => `Weeks within the range: ${share} (80% intended)`,
  empty: "Nothing was open on this date.",
  emptyText: "The forecast rests on open documents and past payments.",
};

export const payer: typeof FrenchPayer = {
  section: "Payer",
  customer: "Customer",
  class: "Class",
  classes: {
    A: "Class A: 90 points or more",
    B: "Class B: 75 to under 90 points",
    C: "Class C: 55 to under 75 points",
    D: "Class D: 30 to under 55 points",
    E: "Class E: under 30 points, or insolvent",
    NR: "Not rated: fewer than three invoices paid in twelve months, or none in the last six",
  },
  score: "Score",
  daysLate: "Average delay",
  trend: "Trend",
  runs: "Pays on",
  promises: "Promises",
  open: "Open",
  overdue: "Overdue",
  warnings: (count) => plural(count, "good payer is slipping", "good payers are slipping"),
  onlyWarnings: "Warnings only",
  days: (days) => `${days}\u00A0d`,
  day: (day) => (day === 31 ? "month end" : String(day)),
  count: (count) => plural(count, "payer", "payers"),
  empty: "No payer on this date.",
  emptyText: "They come with the first payments.",
};
