//! The columns of an aged balance: what each holds, and the customers sorted or held by one.

import type { AgedCustomer } from "$lib/api/bindings/AgedCustomer";
import type { AgedLine } from "$lib/api/bindings/AgedLine";
import { nameKey, ordered, type Order } from "./order";

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

/** As the report comes: the largest overdue first. */
export const usualOrder: Order<Column> = { column: "overdue", descending: true };

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

export function sorted(
  customers: AgedCustomer[],
  { column, descending }: Order<Column>,
): AgedCustomer[] {
  if (column === usualOrder.column && descending === usualOrder.descending) return customers;
  const keyOf = column === "name" ? nameKey : (it: AgedCustomer) => amountOf(it, column);
  return ordered(customers, keyOf, descending);
}
