//! The stand-in's payers and expected receipts: plausible figures, computed nowhere else.

import type { Api } from "../api";
import type { ForecastWeek } from "../bindings/ForecastWeek";
import type { PayerRow } from "../bindings/PayerRow";
import { decimalText } from "../../format/number";
import { away, today, type Account } from "./ledger";

type Figures = Pick<
  Api,
  "payers" | "payerProfile" | "forecast" | "forecastWeek" | "forecastError"
>;

const classes = ["A", "B", "C", "D", "E", "NR"] as const;

export function fakeFigures(all: Account[]): Figures {
  const row = ({ code, name, items }: Account, index: number): PayerRow => ({
    code,
    name,
    days_late: index % 6 === 5 ? null : (index % 7) * 300 + 40,
    trend: index % 6 === 5 ? null : ((index % 5) - 2) * 100,
    points: index % 6 === 5 ? null : 965 - (index % 6) * 140,
    class: classes[index % 6] ?? "NR",
    run_days: index % 4 === 0 ? [10, 25] : index % 4 === 1 ? [31] : [],
    kept: index % 3,
    broken: index % 2,
    warning:
      index === 2 ? "Bon payeur jusqu’ici, il prend 14 jours de plus depuis trois mois." : null,
    open: items.reduce((sum, { open }) => sum + open.minor, 0),
    overdue: 0,
  });
  const weeks = Array.from({ length: 13 }, (_, index): ForecastWeek => {
    const expected = 9_400_000 - index * 560_000;
    return {
      from: away(1 + index * 7),
      to: away(7 + index * 7),
      expected,
      low: Math.round(expected * 0.6),
      high: Math.round(expected * 1.5),
      promised: index === 0 ? 120_000 : 0,
      planned: 0,
    };
  });
  const expected = weeks.reduce((sum, week) => sum + week.expected, 0);
  return {
    payers: async (on) => ({
      key_date: on ?? today,
      currency: "EUR",
      warnings: 1,
      rows: all.map(row),
    }),
    payerProfile: async (code, on) => {
      const index = Math.max(0, all.findIndex((one) => one.code === code));
      const account = all[index];
      if (!account) throw new Error(code);
      const { class: letter, ...known } = row(account, index);
      const points = decimalText(known.points, 1);
      return {
        ...known,
        days_late: decimalText(known.days_late, 2),
        trend: decimalText(known.trend, 2),
        key_date: on ?? today,
        class: letter,
        points,
        sentence: points === null ? "Pas de note." : `Classe ${letter} : ${points} points sur 100.`,
        factors:
          points === null
            ? []
            : [
                {
                  kind: "days_late",
                  known: true,
                  deduction: "6.67",
                  most: 40,
                  sentence: "10 jours de retard en moyenne sur six mois.",
                },
              ],
        assumption: "La note vaut ce que valent six mois de paiements.",
        paid_count: 9,
        runs: "Aucun jour de paiement ne se dessine.",
        open: { minor: known.open, currency: "EUR" },
        overdue: { minor: 0, currency: "EUR" },
      };
    },
    forecast: async (on) => ({
      key_date: on ?? today,
      currency: "EUR",
      weeks,
      expected,
      beyond: 8_200_000,
      disputed: 0,
      open: expected + 8_200_000,
      learnt_from: 412,
      sentence: "Appris de 412 paiements.",
      remarks: ["Ouverts en d’autres devises et non comptés ici : 5 000,00 $."],
      assumption: "Chaque client paie comme il a payé.",
    }),
    forecastWeek: async (on, week, most) => {
      const { from, to, expected } = weeks[week - 1] ?? weeks[0]!;
      const rows = all.map(({ code, name }, index) => ({
        customer: code,
        name,
        due: away(-30 + index),
        open: 100_000,
        chance: "31.2",
        expected: 31_200,
        reason: "30 jours de retard, 12 règlements de ce client en douze mois.",
      }));
      const shown = rows.slice(0, Math.min(most, 12));
      const sum = shown.reduce((all, it) => all + it.expected, 0);
      return {
        key_date: on ?? today,
        week,
        from,
        to,
        currency: "EUR",
        expected,
        rows: shown,
        others: 4,
        others_expected: expected - sum,
      };
    },
    forecastError: async (on) => ({
      key_date: on ?? today,
      currency: "EUR",
      measured: {
        made_on: [today],
        received: expected,
        expected,
        forecast: { weekly: "12.4", thirteen_weeks: "3.1", bias: "-1.2" },
        naive: { weekly: "38.0", thirteen_weeks: "14.2", bias: "9.8" },
        within_range: "78.2",
      },
      sentence: "Mesuré sur les douze dernières fins de mois.",
      assumption: "Ce qui est contesté est laissé de côté.",
    }),
  };
}
