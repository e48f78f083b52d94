//! The stand-in's list of the day: a caricature of the scenario, good enough to look at.

import type { ActionKind } from "../bindings/ActionKind";
import type { Step } from "../bindings/Step";
import type { Worklist } from "../bindings/Worklist";
import type { WorklistGroup } from "../bindings/WorklistGroup";
import type { WorklistRow } from "../bindings/WorklistRow";
import { money, sumOf } from "../../format/money";
import { nobodyBusy } from "./day";
import { aged, away, today, type Account } from "./ledger";

const order: ActionKind[] = [
  "check_promise",
  "call",
  "registered_letter",
  "letter",
  "email",
  "hand_over",
  "chase_dispute",
  "declare_claim",
  "allocate",
  "preventive",
];

const groups: WorklistGroup[] = [
  "broken_word",
  "quick_wins",
  "at_risk",
  "regular",
  "leave_alone",
];

function stepFor(late: number): [ActionKind, Step, string] {
  if (late >= 90) return ["hand_over", "hand_over", "Passage au recouvrement · J+75"];
  if (late >= 40) return ["registered_letter", "formal_notice", "Mise en demeure · J+45"];
  if (late >= 30) return ["letter", "final_reminder", "Dernier avis · J+30"];
  if (late >= 15) return ["letter", "second_reminder", "Relance 2 · J+15"];
  if (late >= 8) return ["call", "call", "Appel · J+8"];
  return ["email", "first_reminder", "Relance 1 · J+3"];
}

export function rowOf(account: Account, index: number): WorklistRow | null {
  const late = account.items.filter(({ days_late }) => (days_late ?? 0) > 3);
  const line = aged(account.items);
  const minor = line.overdue + line.unallocated;
  if (late.length === 0 || minor <= 0) return null;
  const days = Math.max(...late.map(({ days_late }) => days_late ?? 0));
  const broken = index % 14 === 0;
  const group = groupFor(index, days, broken);
  const amount = { minor, currency: account.currency };
  const [action, step, rule] = broken
    ? (["check_promise", "call", "Promesse du 18/11 non tenue"] as const)
    : stepFor(days);
  return {
    customer: account.code,
    name: account.name,
    action,
    step,
    level: action === "call" ? 0 : 2,
    amount,
    items: late.map(({ number }) => number),
    days_late: days,
    rule,
    reason: reason(late[0]?.number ?? "", days, rule, broken),
    broken_promise: broken,
    phone: account.phone,
    contact: account.contact,
    warnings:
      account.address.length === 0 ? ["L’adresse postale manque : la lettre n’arrivera pas."] : [],
    group,
    ...placeFor(index, action),
    worth: `Classé « ${groupWords[group]} » : ${money(amount, "fr")} échus, une chance sur ${group === "quick_wins" ? "deux" : "quatre"} de régler sous quinze jours après un appel, pour six minutes de travail.`,
    worth_per_hour: { minor: Math.floor(minor / (group === "quick_wins" ? 2 : 4)) * 10, currency: account.currency },
    phase: phases[step],
    policy: minor > 1_000_000 ? "Grands comptes" : minor < 30_000 ? "Petits montants" : "Standard",
    call_back: index % 11 === 3 || (action === "call" && index % 14 === 11),
    last_words: wordsOf(index),
  };
}

const groupWords: Record<WorklistGroup, string> = {
  broken_word: "promesse rompue",
  quick_wins: "gagné vite",
  at_risk: "à risque",
  regular: "courant",
  leave_alone: "à laisser",
};

const phases: Record<Step, number> = {
  preventive: 0,
  first_reminder: 1,
  call: 1,
  second_reminder: 2,
  second_call: 2,
  final_reminder: 2,
  formal_notice: 3,
  hand_over: 4,
};

export function wordsOf(index: number): string | null {
  return (
    [
      "il y a 6 j : « fin du mois, sans faute »",
      "il y a 20 j : « la facture est chez le chef de chantier, je relance »",
      null,
      "il y a 3 j : message laissé",
    ][index % 4] ?? null
  );
}

function groupFor(index: number, days: number, broken: boolean): WorklistGroup {
  if (broken) return "broken_word";
  if (days > 60) return "at_risk";
  return (["quick_wins", "regular", "regular", "leave_alone"] as const)[index % 4] ?? "regular";
}

function placeFor(
  index: number,
  action: ActionKind,
): Pick<WorklistRow, "place" | "placed" | "until"> {
  if (index % 14 === 11) {
    const placed = "Rappel demandé aujourd’hui à 16 h 30.";
    return { place: "later", placed, until: `${today}T16:30:00` };
  }
  if (action === "letter" && index % 3 === 0) {
    const placed = "La levée de 16 h 00 est pleine : la lettre passe à demain.";
    return { place: "moved", placed, until: `${away(1)}T00:00:00` };
  }
  return { place: "now", placed: null, until: null };
}

function reason(number: string, days: number, rule: string, broken: boolean): string {
  if (broken) {
    return `Le règlement promis pour le 18 novembre n’est pas arrivé ; ${number} a ${days} jours de retard. La relance reprend aujourd’hui par un appel.`;
  }
  return `${number} a ${days} jours de retard ; l’étape précédente est partie le 3 novembre. « ${rule} » est due aujourd’hui.`;
}

export function worklistOf(
  rows: WorklistRow[],
  on: string | null,
  day = nobodyBusy,
  waiting = 0,
): Worklist {
  const counts = order
    .map((action) => ({ action, count: rows.filter((row) => row.action === action).length }))
    .filter(({ count }) => count > 0);
  const sums = (of: WorklistRow[]) => sumOf(of.map(({ amount }) => amount));
  return {
    key_date: on ?? today,
    read_only: on !== null && on < today,
    rows,
    count: rows.length,
    counts,
    totals: sums(rows),
    groups: groups
      .map((group) => ({ group, of: rows.filter((row) => row.group === group) }))
      .filter(({ of }) => of.length > 0)
      .map(({ group, of }) => ({ group, count: of.length, amounts: sums(of) })),
    day,
    waiting,
  };
}

const places = ["now", "later", "moved"];

/** What is for now, then broken words, then the order of the actions, then the amount. */
export function ranked(rows: WorklistRow[]): WorklistRow[] {
  return [...rows].sort(
    (a, b) =>
      places.indexOf(a.place) - places.indexOf(b.place) ||
      order.indexOf(a.action) - order.indexOf(b.action) ||
      b.amount.minor - a.amount.minor,
  );
}
