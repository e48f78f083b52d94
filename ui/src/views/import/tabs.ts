//! Which parts an import has to show; those without content are left out.

import type { ImportPreview } from "$lib/api/bindings/ImportPreview";
import type { ImportReport } from "$lib/api/bindings/ImportReport";
import { m } from "$lib/messages/messages.svelte";

export type ImportTab = "changes" | "check" | "rejected" | "columns" | "tie";

export interface TabEntry {
  value: ImportTab;
  label: string;
  count?: number;
  alert?: boolean;
}

export function importTabs(
  report: ImportReport | null,
  preview: ImportPreview | undefined,
  corrected: number,
): TabEntry[] {
  const say = m().imports.tabs;
  const changes = report ? changeCount(report) : 0;
  const check = report ? report.suspicions.length + report.suspicions_more : 0;
  const rejected = report?.rejected.length ?? 0;
  const columns = preview?.columns.length ?? 0;
  const entries: (TabEntry | false)[] = [
    changes > 0 && { value: "changes", label: say.changes, count: changes },
    check > 0 && { value: "check", label: say.check, count: check },
    (rejected > 0 || corrected > 0) && {
      value: "rejected",
      label: say.rejected,
      count: rejected,
      alert: true,
    },
    columns > 0 && { value: "columns", label: say.columns, count: columns },
    report?.file_total != null && { value: "tie", label: say.tie },
  ];
  return entries.filter((entry) => entry !== false);
}

/** Every document that changes, listed or not; reopened ones are among the changed. */
export function changeCount(report: ImportReport): number {
  if (report.changes.length === 0) return 0;
  const { items_new, items_changed, items_settled } = report;
  return Math.max(report.changes.length, items_new + items_changed + items_settled);
}
