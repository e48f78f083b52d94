//! The amount columns of the aged balance, in the order of the sheet.

import type { AgedReport } from "$lib/api/bindings/AgedReport";
import type { AgedSheet } from "$lib/api/bindings/AgedSheet";
import { day as shortDay } from "$lib/format/day";
import { m } from "$lib/messages/messages.svelte";
import { amountOf, type Column } from "$lib/state/aging-order";

export interface AmountColumn {
  column: Exclude<Column, "name">;
  label: string;
  /** Where it stands on the aging scale, if it does. */
  tone?: number;
}

/** Columns of zeros are left out, but for the buckets and what stands beside every balance. */
export function amountColumns(report: AgedReport, sheet: AgedSheet): AmountColumn[] {
  const { total } = sheet;
  const aside: AmountColumn[] = [
    { column: "no_due_date", label: m().aging.noDueDateShort },
    { column: "unallocated", label: m().aging.unallocated },
    { column: "disputed", label: m().aging.disputed },
    { column: "promised", label: m().aging.promised },
  ];
  const before: AmountColumn[] = report.compared
    ? [
        { column: "before", label: shortDay(report.compared) },
        { column: "change", label: m().aging.change },
      ]
    : [];
  return [
    { column: "total", label: m().aging.total },
    ...before,
    { column: "recoverable", label: m().aging.recoverable },
    { column: "overdue", label: m().aging.overdue },
    { column: "not_due", label: m().aging.notDue, tone: 0 },
    ...report.buckets.map(({ from, to }, index) => ({
      column: index,
      label: m().aging.days(from, to),
      tone: toneOf(index),
    })),
    ...aside.filter(({ column }) => amountOf({ line: total, before: null, change: null }, column) !== 0),
  ];
}

/** Where an overdue column stands on the scale of ages. */
export function toneOf(index: number): number {
  return Math.min(4, index + 1);
}
