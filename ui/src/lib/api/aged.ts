//! The rows of the aged balance as they cross from Rust: arrays, made objects again here.
//! `app/src/aging/wire.rs` writes them.

import type { AgedCustomer } from "./bindings/AgedCustomer";
import type { AgedReport } from "./bindings/AgedReport";

type Row = [string, string, number | null, number | null, number | null, ...number[]];

/** The report with a row per customer. */
export function unpacked(report: AgedReport): AgedReport {
  const sheets = report.sheets.map((sheet) => ({
    ...sheet,
    customers: (sheet.customers as unknown as Row[]).map(customer),
  }));
  return { ...report, sheets };
}

function customer([code, name, group, before, change, ...amounts]: Row): AgedCustomer {
  const [total = 0, not_due = 0, no_due_date = 0, overdue = 0] = amounts;
  const [unallocated = 0, disputed = 0, promised = 0, recoverable = 0] = amounts.slice(4);
  return {
    code,
    name,
    group,
    before,
    change,
    line: {
      total,
      not_due,
      no_due_date,
      overdue,
      unallocated,
      disputed,
      promised,
      recoverable,
      buckets: amounts.slice(8),
    },
  };
}
