//! In which order the customers of an aged balance stand, and which of them are shown.
//!
//! A keystroke in the filter never sorts again: a hundred thousand rows must answer within a frame.

import type { AgedCustomer } from "$lib/api/bindings/AgedCustomer";
import type { AgedLine } from "$lib/api/bindings/AgedLine";
import { folded } from "$lib/format/search";

/** A column by name, or an overdue bucket by its position. */
export type Column =
  "name" | "total" | "not_due" | "no_due_date" | "overdue" | "unallocated" | number;

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

export function amountOf(line: AgedLine, column: Exclude<Column, "name">): number {
  return typeof column === "number" ? (line.buckets[column] ?? 0) : line[column];
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
    (a, b) => sign * (amountOf(a.line, column) - amountOf(b.line, column)),
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
