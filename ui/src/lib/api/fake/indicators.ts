//! The stand-in's figures, month by month.

import type { IndicatorReport } from "../bindings/IndicatorReport";
import { today } from "./ledger";

export function indicatorsOf(on: string | null, count: number): IndicatorReport {
  const months = Array.from({ length: count }, (_, index) => {
    const at = new Date(Date.UTC(2026, 10 - (count - 1 - index), 1)).toISOString().slice(0, 7);
    const wave = Math.sin(index / 2.1);
    const sales = 14_800_000 + Math.round(wave * 2_900_000) + index * 110_000;
    const dso = 58 + wave * 6 - index * 0.35;
    const best = 36 + Math.cos(index / 2.4) * 3;
    return {
      month: at,
      days: 30,
      whole: true,
      sales,
      open: Math.round((sales * dso) / 30),
      not_due: Math.round((sales * best) / 30),
      overdue: Math.round((sales * (dso - best)) / 30),
      dso: (dso + wave * 5).toFixed(4),
      dso_3m: (dso + 1.6).toFixed(4),
      dso_12m: index < 11 ? null : (dso + 2.4).toFixed(4),
      dso_countback: index === 0 ? null : (dso - 1.2).toFixed(4),
      dso_countback_at_least: index === 0 ? "31.0000" : null,
      best_possible_dso: best.toFixed(4),
      average_days_delinquent: (dso + wave * 5 - best).toFixed(4),
      cei: (82 - wave * 6).toFixed(4),
    };
  });
  return {
    key_date: on ?? today,
    currency: "EUR",
    months,
    average_days_late: "13.3333",
    overdue_rate: "36.5900",
  };
}
