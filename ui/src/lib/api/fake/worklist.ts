//! The stand-in's list of the day: a caricature of the scenario, good enough to look at.

import type { ActionKind } from "../bindings/ActionKind";
import type { Step } from "../bindings/Step";
import type { Worklist } from "../bindings/Worklist";
import type { WorklistRow } from "../bindings/WorklistRow";
import { aged, today, type Account } from "./ledger";

const order: ActionKind[] = [
  "check_promise",
  "call",
  "registered_letter",
  "letter",
  "email",
  "hand_over",
  "chase_dispute",
  "allocate",
  "preventive",
];

function stepFor(late: number): [ActionKind, Step, string] {
  if (late >= 90) return ["registered_letter", "formal_notice", "Mise en demeure · J+45"];
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
  const [action, step, rule] = broken
    ? (["check_promise", "call", "Promesse du 18/11 non tenue"] as const)
    : stepFor(days);
  return {
    customer: account.code,
    name: account.name,
    action,
    step,
    level: action === "call" ? 0 : 2,
    amount: { minor, currency: account.currency },
    items: late.map(({ number }) => number),
    days_late: days,
    rule,
    reason: reason(late[0]?.number ?? "", days, rule, broken),
    broken_promise: broken,
    phone: account.phone,
    contact: account.contact,
    warnings:
      account.address.length === 0 ? ["L’adresse postale manque : la lettre n’arrivera pas."] : [],
  };
}

function reason(number: string, days: number, rule: string, broken: boolean): string {
  if (broken) {
    return `Le règlement promis pour le 18 novembre n’est pas arrivé ; ${number} a ${days} jours de retard. La relance reprend aujourd’hui par un appel.`;
  }
  return `${number} a ${days} jours de retard ; l’étape précédente est partie le 3 novembre. « ${rule} » est due aujourd’hui.`;
}

export function worklistOf(rows: WorklistRow[], on: string | null): Worklist {
  const counts = order
    .map((action) => ({ action, count: rows.filter((row) => row.action === action).length }))
    .filter(({ count }) => count > 0);
  const currencies = [...new Set(rows.map(({ amount }) => amount.currency))];
  const totals = currencies.map((currency) => ({
    currency,
    minor: rows
      .filter(({ amount }) => amount.currency === currency)
      .reduce((sum, { amount }) => sum + amount.minor, 0),
  }));
  return { key_date: on ?? today, read_only: on !== null && on < today, rows, counts, totals };
}

/** First things first: broken words, then the order of the groups, then the amount. */
export function ranked(rows: WorklistRow[]): WorklistRow[] {
  return [...rows].sort(
    (a, b) => order.indexOf(a.action) - order.indexOf(b.action) || b.amount.minor - a.amount.minor,
  );
}
