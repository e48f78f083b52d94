//! In which order the customers of a list stand once a heading was pressed, and which of them a
//! filter leaves.
//!
//! A keystroke in the filter never sorts again: a hundred thousand rows must answer within a frame.

import { folded } from "$lib/format/search";

export interface Order<Column> {
  column: Column;
  descending: boolean;
}

/** As `aria-sort` says it. */
export type Direction = "ascending" | "descending" | "none";

/** What a press on a heading asks for: figures largest first, words from their start. */
export function pressed<Column>(
  order: Order<Column> | null,
  column: Column,
  words: boolean,
): Order<Column> {
  if (order?.column === column) return { column, descending: !order.descending };
  return { column, descending: !words };
}

export function directionOf<Column>(order: Order<Column> | null, column: Column): Direction {
  if (order?.column !== column) return "none";
  return order.descending ? "descending" : "ascending";
}

/** Each row is asked for its key once. Rows without one stand last in either direction. */
export function ordered<Row>(
  rows: Row[],
  keyOf: (row: Row) => string | number | null,
  descending: boolean,
): Row[] {
  const before = descending ? 1 : -1;
  return rows
    .map((row) => ({ row, key: keyOf(row) }))
    .sort(({ key: a }, { key: b }) => {
      if (a === b) return 0;
      if (a === null) return 1;
      if (b === null) return -1;
      return a < b ? before : -before;
    })
    .map(({ row }) => row);
}

interface Named {
  name: string;
  code: string;
}

/** The customers whose name or code holds every word of the query. */
export function found<Customer extends Named>(customers: Customer[], query: string): Customer[] {
  const words = folded(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return customers;
  return customers.filter((customer) => {
    const key = nameKey(customer);
    return words.every((word) => key.includes(word));
  });
}

const keys = new WeakMap<Named, string>();

/** Name and code as a search compares them, folded once. */
export function nameKey(customer: Named): string {
  let key = keys.get(customer);
  if (key === undefined) {
    key = folded(`${customer.name} ${customer.code}`);
    keys.set(customer, key);
  }
  return key;
}
