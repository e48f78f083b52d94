//! The stand-in's figures, month by month, and where they come from.

import type { Indicator } from "../bindings/Indicator";
import type { IndicatorReport } from "../bindings/IndicatorReport";
import type { IndicatorWorkings } from "../bindings/IndicatorWorkings";
import type { MonthIndicators } from "../bindings/MonthIndicators";
import { today } from "./ledger";

const debtors = ["Aubry", "Bonnet", "Chauvin", "Delmas", "Ferrand", "Garnier", "Joly", "Klein"];

function monthAt(index: number, count: number): MonthIndicators {
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
    best_possible_dso_countback: index === 0 ? null : (best - 0.8).toFixed(4),
    delinquent_dso_countback: index === 0 ? null : (dso - best - 0.4).toFixed(4),
    cei: (82 - wave * 6).toFixed(4),
    overdue_rate: ((100 * (dso - best)) / dso).toFixed(4),
    average_age_of_overdue: (24 + wave * 4).toFixed(4),
    paid: sales - 800_000,
    days_to_pay: (44 + wave * 3).toFixed(4),
    terms_granted: "31.5000",
    days_late: (12.5 + wave * 3).toFixed(4),
    days_late_clipped: (13.1 + wave * 3).toFixed(4),
    on_time_by_amount: (66 - wave * 5).toFixed(4),
    on_time_by_count: (58 - wave * 5).toFixed(4),
    concentration_open: (48 + wave * 2).toFixed(4),
    concentration_overdue: (61 + wave * 2).toFixed(4),
    concentration_sales: index < 11 ? null : "42.1000",
    value_of_one_day: index < 11 ? null : 493_150,
    exceptions: [],
  };
}

export function indicatorsOf(on: string | null, count: number): IndicatorReport {
  const months = Array.from({ length: count }, (_, index) => monthAt(index, count));
  return {
    key_date: on ?? today,
    currency: "EUR",
    months,
    average_days_late: "13.3333",
    overdue_rate: "36.5900",
    largest: debtors.map((name, index) => ({
      code: `C${index}`,
      name,
      open: 2_400_000 - index * 210_000,
      share: (9.4 - index * 0.8).toFixed(4),
    })),
    uncounted: [],
  };
}

const titles: Partial<Record<Indicator, string>> = {
  dso_countback: "DSO par épuisement",
  dso: "DSO du mois",
  overdue_rate: "Taux d’échu",
};

export function workingsOf(on: string | null, month: string): IndicatorWorkings {
  const { month: _, days: __, whole: ___, exceptions: ____, ...figures } = monthAt(12, 13);
  const keys = Object.keys(figures).filter(
    (key) => key !== "paid" && key !== "dso_countback_at_least",
  ) as Indicator[];
  return {
    month,
    key_date: on ?? today,
    workings: keys.map((key) => ({
      key,
      title: titles[key] ?? key,
      value: "81,67",
      unit: "jours",
      formula: "Restant dû ÷ ventes du mois × jours du mois.",
      steps: [
        { label: "Restant dû à la fin", value: "410\u202F000,00\u00A0€" },
        { label: "Jours du mois", value: "31" },
      ],
      exceptions: key === "dso" ? ["under_way"] : [],
      remark: key === "dso" ? "Mois en cours, arrêté au 23 novembre 2026." : null,
    })),
  };
}
