//! The stand-in's year-end table of unpaid invoices.

import type { UnpaidCell } from "../bindings/UnpaidCell";
import type { YearEndTable } from "../bindings/YearEndTable";
import type { ItemRow } from "../bindings/ItemRow";
import type { Account } from "./ledger";

const sales = 184_500_000;
const bounds: [number, number][] = [
  [1, 30],
  [31, 60],
  [61, 90],
  [91, Number.POSITIVE_INFINITY],
];

function cell(items: ItemRow[]): UnpaidCell {
  const minor = items.reduce((all, { open }) => all + open.minor, 0);
  return { count: items.length, minor, share: ((100 * minor) / sales).toFixed(2) };
}

export function yearEndOf(all: Account[], on: string): YearEndTable {
  const sheet = (currency: string) => {
    const own = all.filter((one) => one.currency === currency).flatMap(({ items }) => items);
    const invoices = own.filter(({ kind }) => kind === "invoice");
    const counted = invoices.filter(({ disputed }) => !disputed);
    const dated = counted.filter(({ due }) => due !== null);
    const late = (from: number, to: number) =>
      dated.filter(({ days_late: days }) => days !== null && days >= from && days <= to);
    return {
      currency,
      sales,
      not_overdue: cell(dated.filter(({ days_late: days }) => days !== null && days <= 0)),
      late: bounds.map(([from, to]) => cell(late(from, to))),
      total_late: cell(late(1, Number.POSITIVE_INFINITY)),
      disputed: cell(invoices.filter(({ disputed }) => disputed)),
      no_due_date: cell(counted.filter(({ due }) => due === null)),
    };
  };
  const known = all.some(({ items }) => items.length > 0);
  return {
    key_date: on,
    from: "2025-11-24",
    buckets: [
      { from: 1, to: 30 },
      { from: 31, to: 60 },
      { from: 61, to: 90 },
      { from: 91, to: null },
    ],
    sheets: known ? ["EUR", "GBP"].map(sheet) : [],
    notes: ["Les factures en litige sont exclues des lignes et indiquées à part."],
  };
}
