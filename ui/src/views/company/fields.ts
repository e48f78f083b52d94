//! The sender's facts in the order and the widths in which they are asked.

import type { Company } from "$lib/api/bindings/Company";
import { m } from "$lib/messages/messages.svelte";

/** The facts that are plain text. */
export type Fact = Exclude<
  { [K in keyof Company]: Company[K] extends string ? K : never }[keyof Company],
  "envelope" | "penalties_from"
>;

/** Widths are sixths of the line. */
export interface Field {
  field: Fact;
  span: number;
}

export const identity: Field[] = [
  { field: "name", span: 6 },
  { field: "legal_form", span: 3 },
  { field: "capital", span: 3 },
  { field: "siren", span: 2 },
  { field: "rcs", span: 2 },
  { field: "vat", span: 2 },
  { field: "mentions", span: 6 },
];

export const contact: Field[] = [
  { field: "address", span: 6 },
  { field: "address2", span: 6 },
  { field: "postcode", span: 2 },
  { field: "town", span: 4 },
  { field: "phone", span: 2 },
  { field: "email", span: 4 },
];

export const signature: Field[] = [
  { field: "signatory", span: 3 },
  { field: "capacity", span: 3 },
];

export function examples(): Partial<Record<Fact, string>> {
  return {
    legal_form: "SAS",
    capital: "50\u202F000\u00A0€",
    capacity: m().company.capacityExample,
  };
}
