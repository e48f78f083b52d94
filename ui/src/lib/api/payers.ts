//! The rows of the payers as they cross from Rust: arrays, made objects again here.
//! `app/src/payer/wire.rs` writes them.

import type { PayerReport } from "./bindings/PayerReport";
import type { PayerRow } from "./bindings/PayerRow";

type Row = [
  names: [string, string, PayerRow["class"]],
  figures: [number | null, number | null, number | null, number[]],
  promises: [number, number],
  warning: string | null,
  amounts: [number, number],
];

/** The report with a row per customer. */
export function unpacked(report: PayerReport): PayerReport {
  return { ...report, rows: (report.rows as unknown as Row[]).map(payer) };
}

function payer([names, figures, promises, warning, amounts]: Row): PayerRow {
  const [code, name, payerClass] = names;
  const [points, days_late, trend, run_days] = figures;
  const [kept, broken] = promises;
  const [open, overdue] = amounts;
  return {
    code,
    name,
    class: payerClass,
    points,
    days_late,
    trend,
    run_days,
    kept,
    broken,
    warning,
    open,
    overdue,
  };
}
