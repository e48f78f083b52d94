//! The user's word on the columns of a file.

import type { Field } from "$lib/api/bindings/Field";
import type { ImportPreview } from "$lib/api/bindings/ImportPreview";
import type { Mapping } from "$lib/api/bindings/Mapping";
import type { MappedColumn } from "$lib/api/bindings/MappedColumn";

/** What columns are taken for once one of them is told; a fact is held by one column only. */
export function told(columns: MappedColumn[], index: number, field: Field | null): MappedColumn[] {
  const others = columns.filter((one) => one.index !== index && one.field !== field);
  return field === null ? others : [...others, { index, field }];
}

/** What the program takes the columns for. */
export function guessed(preview: ImportPreview): Mapping {
  const known = ({ index, field }: (typeof preview.columns)[number]) =>
    field === null ? [] : [{ index, field }];
  return { kind: preview.kind ?? "open-items", columns: preview.columns.flatMap(known) };
}

/** The facts in the groups a person looks for them in. */
export const fieldGroups = {
  item: [
    "number",
    "kind",
    "issued",
    "due",
    "settled",
    "reference",
    "disputed",
    "status",
    "currency",
  ],
  amounts: ["open", "amount", "paid", "debit", "credit", "sign"],
  customer: [
    "customer_code",
    "customer_name",
    "address",
    "address2",
    "postcode",
    "town",
    "country",
    "phone",
    "email",
    "contact",
    "phone2",
    "email2",
    "contact2",
    "siren",
    "vat",
    "terms",
    "language",
    "collector",
    "salesperson",
  ],
  payment: ["payment_date", "mode"],
  bank: ["booking_date", "value_date", "label", "counterparty", "account", "balance"],
  other: ["level", "last_contact"],
} as const satisfies Record<string, Field[]>;

type Grouped = (typeof fieldGroups)[keyof typeof fieldGroups][number];
/** A fact that no group offers does not compile. */
export const everyField: Record<Exclude<Field, Grouped>, never> = {};
