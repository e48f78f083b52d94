//! The amount columns of the aged balance, in the order of the sheet.

import type { BucketColumn } from "$lib/api/bindings/BucketColumn";
import { m } from "$lib/messages/messages.svelte";
import type { Column } from "$lib/state/aging-order";

export interface AmountColumn {
  column: Exclude<Column, "name">;
  label: string;
  /** Where it stands on the aging scale, if it does. */
  tone?: number;
}

export function amountColumns(buckets: BucketColumn[]): AmountColumn[] {
  return [
    { column: "total", label: m().aging.total },
    { column: "not_due", label: m().aging.notDue, tone: 0 },
    ...buckets.map(({ from, to }, index) => ({
      column: index,
      label: m().aging.days(from, to),
      tone: Math.min(4, index + 1),
    })),
    { column: "overdue", label: m().aging.overdue },
    { column: "no_due_date", label: m().aging.noDueDateShort },
    { column: "unallocated", label: m().aging.unallocated },
  ];
}
