//! In which order the customers of an aged balance stand, and which of them are shown.
//!
//! A keystroke in the filter never sorts again: a hundred thousand rows must answer within a frame.

import type { AgedCustomer } from "$lib/api/bindings/AgedCustomer";
import type { AgedLine } from "$lib/api/bindings/AgedLine";
import { folded } from "$lib/format/search";

/** A column by name, or an overdue bucket by its position. */
export type Column =
  | "name"
  | "total"
  | "not_due"
  | "no_due_date"
  | "overdue"
  | "recoverable"
  | "disputed"
  | "promised"
  | "unallocated"
  | "before"
  | "change"
  | number;

export interface Order {
  column: Column;
  descending: boolean;
}

/** As the report comes: the largest overdue first. */
export const usualOrder: Order = { column: "overdue", descending: true };

/** What a press on a heading asks for: amounts largest first, names from A. */
export function pressed(order: Order, column: Column): Order {
  if (order.column === column) return { column, descending: !order.descending };
  return { column, descending: column !== "name" };
}

/** A line with what was open on the other day and what changed since, where there is one. */
export interface Compared {
  line: AgedLine;
  before: number | null;
  change: number | null;
}

export function amountOf(
  { line, before, change }: Compared,
  column: Exclude<Column, "name">,
): number {
  if (column === "before") return before ?? 0;
  if (column === "change") return change ?? 0;
  return typeof column === "number" ? (line.buckets[column] ?? 0) : line[column];
}

/** The customers with something in a column, and of a group. */
export function held(
  customers: AgedCustomer[],
  column: Exclude<Column, "name"> | null,
  group: number | null,
): AgedCustomer[] {
  if (column === null && group === null) return customers;
  return customers.filter(
    (customer) =>
      (column === null || amountOf(customer, column) !== 0) &&
      (group === null || customer.group === group),
  );
}

export function sorted(customers: AgedCustomer[], { column, descending }: Order): AgedCustomer[] {
  if (column === usualOrder.column && descending === usualOrder.descending) return customers;
  const sign = descending ? -1 : 1;
  if (column === "name") {
    return [...customers].sort(
      (a, b) => sign * (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0),
    );
  }
  return [...customers].sort(
    (a, b) => sign * (amountOf(a, column) - amountOf(b, column)),
  );
}

/** The customers whose name or code holds every word of the query. */
export function found(customers: AgedCustomer[], query: string): AgedCustomer[] {
  const words = folded(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return customers;
  return customers.filter((customer) => {
    const key = keyOf(customer);
    return words.every((word) => key.includes(word));
  });
}

const keys = new WeakMap<AgedCustomer, string>();

/** Name and code as a search compares them, folded once. */
function keyOf(customer: AgedCustomer): string {
  let key = keys.get(customer);
  if (key === undefined) {
    key = folded(`${customer.name} ${customer.code}`);
    keys.set(customer, key);
  }
  return key;
}
