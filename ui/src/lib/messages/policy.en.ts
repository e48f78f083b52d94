//! The English of the scenarios: rules that read as sentences, and what they would bring.

import type { Reference } from "$lib/api/bindings/Reference";
import { counted } from "./counted";
import type { policy as french } from "./policy.fr";

const plural = counted("en");
const days = (count: number) => plural(count, "day");

const references: Record<Reference, string> = {
  due: "the due date",
  issued: "the date of issue",
  previous: "the step before",
};

function when(offset: number, reference: Reference): string {
  if (offset === 0) {
    return reference === "previous" ? "right after the step before" : `on ${references[reference]}`;
  }
  return `${days(Math.abs(offset))} ${offset < 0 ? "before" : "after"} ${references[reference]}`;
}

export const policy: typeof french = {
  list: "Scenarios",
  customers: (count) => (count === 0 ? "no customer" : plural(count, "customer")),
  openCustomers: (count) =>
    count === 0
      ? "No customer with open documents follows it."
      : `${plural(count, "customer")} with open documents ${count === 1 ? "follows" : "follow"} it.`,
  forOthers: "for everybody else",
  name: "Name of the scenario",
  unnamed: "New scenario",
  copyOf: (name) => `${name} (copy)`,
  copy: "Duplicate",
  remove: "Delete",
  removed: (name) => `The scenario “${name}” is deleted.`,
  isDefault: "The scenario for everybody else cannot be deleted.",
  inUse: (names) => `Used by ${names}: choose another scenario there first.`,
  discardNew: "Discard",
  saveFor: (count) =>
    count === 0 ? "Save the scenario" : `Save for ${plural(count, "customer")}`,
  create: "Create the scenario",
  saved: (name) => `The scenario “${name}” is saved.`,
  revert: "Revert",
  notSaved: "Not saved yet",
  unsaved: "Unsaved changes",
  changed: "changed",
  added: "added",
  nameMissing: "Give this scenario a name.",
  tabs: { rules: "Rules", simulation: "Simulation", backTest: "Back-test" },
  parts: "Parts of the scenario",

  reminding: "Reminders",
  remindingText: "by you, in your own name",
  recovery: "Collection",
  recoveryText: "by a third party, once the formal notice has run out",
  noReminding: "No reminder step.",
  noRecovery: "No collection step.",
  addStep: "Add a step",
  chooseStep: "Add which step?",
  removeStep: "Remove the step",
  fold: "Fold",
  step: "Step",
  when: "When",
  before: "days before",
  after: "days after",
  references,
  channel: "By",
  floor: "From",
  counts: "Counts as a reminder level",
  noLevel: "no level",
  text: "Text",
  noText: "None",
  sentence: (offset, reference, channel, floor) => {
    const start = when(offset, reference);
    const capital = start.charAt(0).toUpperCase() + start.slice(1);
    return `${capital}: ${channel.toLowerCase()}${floor ? `, from ${floor} on` : ""}.`;
  },

  rules: "General rules",
  editRules: "Edit the rules",
  gapBefore: "At least",
  gapAfter: "days between two messages to the same customer.",
  groupBefore: "A customer’s overdue documents leave in",
  grouping: {
    one_letter: "one letter, at the level of the most advanced",
    per_level: "one letter per level",
  },
  catchBefore: "When old receivables are taken over,",
  catchUp: {
    yes: "start at the level their age calls for",
    no: "start with the first step",
  },
  repeatBefore: "After the last letter,",
  repeat: { no: "repeat nothing", yes: "repeat every" },
  repeatAfter: "days",

  segments: "Segments",
  segmentsText: "Who follows which scenario",
  precedence:
    "The most specific wins: a document’s own scenario, else the customer’s, else the first segment that fits, else the one for everybody else.",
  noSegments: "No segment: all customers follow the same scenario.",
  addSegment: "Add a segment",
  newSegment: "New segment",
  removeSegment: "Remove the segment",
  moveUp: "Move up",
  moveDown: "Move down",
  segmentName: "Name",
  segmentPolicy: "Scenario",
  kind: "Kind of customer",
  anyKind: "Any",
  lateness: "Usual lateness (days)",
  amount: (currency) => `Open amount (${currency})`,
  from: "from",
  to: "to",
  everyone: "Everybody else",
  saveSegments: "Save the order and the rules",
  segmentsSaved: "The segments are saved.",
  segmentSentence: (parts) => (parts.length === 0 ? "All customers." : `${parts.join(", ")}.`),
  segmentParts: {
    lateFrom: (from) => `usually at least ${days(from)} late`,
    lateTo: (to) => `usually at most ${days(to)} late`,
    lateBetween: (from, to) => `usually ${from} to ${days(to)} late`,
    amountFrom: (from) => `at least ${from} open`,
    amountTo: (to) => `at most ${to} open`,
    amountBetween: (from, to) => `${from} to ${to} open`,
  },

  simulationTitle: "What would this scenario do over the next 30 days?",
  simulating: "Working out the next 30 days…",
  backTestTitle: "What would this scenario have done in the past months?",
  backTesting: "Replaying the past day by day, with your scenarios and then with this one…",
  day: "Day",
  calls: "Calls",
  emails: "E-mails",
  letters: "Letters",
  registered: "Registered",
  handOvers: "Files",
  reachedCustomers: "Customers",
  nothingPlanned: "Nothing to do over the next 30 days.",
  period: (from, to) => `from ${from} to ${to}`,
  now: "Your scenarios",
  candidate: "With this one",
  busiest: "Calls, busiest day",
  contacted: "Customers contacted",
  bothered: "Bothered for nothing",
  botheredText: "Contacted although the money came by itself within days.",
  reached: "Amount paid after a contact",
  reachedText: "The customer had been contacted before paying.",
  daysApart: "days apart, on average weighted by amount",
  nothingCompares: "Nothing compares over this period.",

  keys: {
    rename: "Rename",
    nextLine: "Next line, within the rules",
  },
};
