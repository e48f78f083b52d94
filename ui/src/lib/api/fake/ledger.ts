//! The stand-in's books: items that are plausible, repeatable, and aged on one day.
//!
//! Only tests and a plain browser see them; the real figures are computed in Rust.

import type { AgedLine } from "../bindings/AgedLine";
import type { HistoryEntry } from "../bindings/HistoryEntry";
import type { ItemRow } from "../bindings/ItemRow";
import { people, type Person } from "./people";

export const today = "2026-11-23";

export interface Account extends Person {
  currency: string;
  items: ItemRow[];
  history: HistoryEntry[];
}

/** A repeatable stream of numbers between 0 and 1 (mulberry32). */
function stream(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function accounts(count: number): Account[] {
  const next = stream(411);
  return people(count).map((person, index) => {
    const currency = person.code === "C0013" ? "GBP" : "EUR";
    const lateness = latenessOf(index, next);
    const items = lateness.map((late, at) => item(1000 + index * 7 + at, late, currency, next));
    if (index % 9 === 4) items.push(credit(index, currency, next));
    return { ...person, currency, items, history: history(items, index) };
  });
}

/** Some pay on time, some drift, a few are far gone. */
function latenessOf(index: number, next: () => number): number[] {
  const oldest = [38, 153, 47, 22, 9, 61, 17, 31, -12, 16, 4, 96, 12, -4][index % 14] ?? 0;
  const count = 1 + Math.floor(next() * (index % 5 === 1 ? 6 : 3));
  return Array.from({ length: count }, (_, at) => oldest - at * (9 + Math.floor(next() * 14)));
}

function item(number: number, late: number, currency: string, next: () => number): ItemRow {
  const original = 12_000 + Math.floor(next() * next() * 1_400_000);
  const paid = next() < 0.12 ? Math.floor(original / 3) : 0;
  const stop = number === 1014 ? "en litige depuis le 02/11/2026" : null;
  return {
    number: `FA-${number}`,
    kind: "invoice",
    issued: away(-late - 30),
    due: number % 53 === 0 ? null : away(-late),
    due_derived: false,
    days_late: number % 53 === 0 ? null : late,
    original: { minor: original, currency },
    open: { minor: original - paid, currency },
    level: late > 45 ? 3 : late > 15 ? 2 : late > 3 ? 1 : 0,
    stop,
    disputed: stop ? { minor: original - paid, currency } : null,
    outlook: late > 0 ? null : "Rien n’est échu.",
    claimable: { minor: late > 0 && !stop && number % 53 !== 0 ? original - paid : 0, currency },
    policy: null,
  };
}

function credit(index: number, currency: string, next: () => number): ItemRow {
  const open = { minor: -(5_000 + Math.floor(next() * 60_000)), currency };
  const issued = away(-20 - (index % 30));
  const nothing = { minor: 0, currency };
  const bare = { due: null, due_derived: false, days_late: null, level: 0, stop: null };
  return {
    disputed: null,
    claimable: nothing,
    outlook: null,
    policy: null,
    number: `AV-${200 + index}`,
    kind: "credit_note",
    issued,
    original: open,
    open,
    ...bare,
  };
}

function history(items: ItemRow[], index: number): HistoryEntry[] {
  const numbers = items.filter(({ level }) => level > 0).map(({ number }) => number);
  if (numbers.length === 0) return [];
  const bare = {
    step: null,
    note: null,
    amount: null,
    items: numbers,
    document: null,
    claims: [],
    change: null,
    undone: false,
  };
  const entries: HistoryEntry[] = [
    {
      ...bare,
      on: away(-6),
      kind: "call",
      title: "Appel : message laissé",
      note: "Rappeler après le 20.",
    },
    {
      ...bare,
      on: away(-20),
      kind: "letter",
      step: "second_reminder",
      title: "Relance 2 postée",
      document: index + 1,
    },
    { ...bare, on: away(-34), kind: "email", step: "first_reminder", title: "Relance 1 envoyée" },
  ];
  if (index % 7 !== 0) return entries;
  const promised = {
    title: "Promesse pour le 18/11/2026, non tenue",
    note: "« Fin du mois, sans faute. »",
  };
  return [
    { ...bare, on: away(-11), kind: "promise", ...promised, amount: items[0]?.open ?? null },
    ...entries,
  ];
}

/** A day so many days from the stand-in's today. */
export function away(days: number): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export function aged(items: ItemRow[]): AgedLine {
  const line = {
    total: 0,
    not_due: 0,
    no_due_date: 0,
    overdue: 0,
    buckets: [0, 0, 0, 0],
    unallocated: 0,
    disputed: 0,
    promised: 0,
    recoverable: 0,
  };
  for (const { open, kind, days_late } of items) {
    line.total += open.minor;
    if (kind !== "invoice") line.unallocated += open.minor;
    else if (days_late === null) line.no_due_date += open.minor;
    else if (days_late <= 0) line.not_due += open.minor;
    else {
      line.overdue += open.minor;
      const bucket = days_late > 90 ? 3 : days_late > 60 ? 2 : days_late > 30 ? 1 : 0;
      line.buckets[bucket] = (line.buckets[bucket] ?? 0) + open.minor;
    }
  }
  line.recoverable = Math.max(0, line.overdue + line.unallocated);
  return line;
}
