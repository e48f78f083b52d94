//! The sender's facts in the order and the widths in which they are asked.

import type { Company } from "$lib/api/bindings/Company";
import { m } from "$lib/messages/messages.svelte";

/** What is typed as a text; the penalty terms have a place of their own. */
type CompanyText = Exclude<keyof Company, "penalty_terms">;

interface FieldGroup {
  title: "identity" | "contact" | "bank" | "signature";
  /** Widths are sixths of the line. */
  fields: { field: CompanyText; span: number }[];
}

export const groups: FieldGroup[] = [
  {
    title: "identity",
    fields: [
      { field: "name", span: 6 },
      { field: "legal_form", span: 3 },
      { field: "capital", span: 3 },
      { field: "siren", span: 2 },
      { field: "rcs", span: 2 },
      { field: "vat", span: 2 },
    ],
  },
  {
    title: "contact",
    fields: [
      { field: "address", span: 6 },
      { field: "address2", span: 6 },
      { field: "postcode", span: 2 },
      { field: "town", span: 4 },
      { field: "phone", span: 2 },
      { field: "email", span: 4 },
    ],
  },
  {
    title: "bank",
    fields: [
      { field: "iban", span: 4 },
      { field: "bic", span: 2 },
    ],
  },
  {
    title: "signature",
    fields: [
      { field: "signatory", span: 3 },
      { field: "capacity", span: 3 },
    ],
  },
];

export function examples(): Partial<Record<CompanyText, string>> {
  return {
    legal_form: "SAS",
    capital: "50\u202F000\u00A0€",
    capacity: m().company.capacityExample,
  };
}
