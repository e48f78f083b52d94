//! The stand-in's export file: one unknown heading, two bad rows, and a guard that refuses.

import type { ColumnGuess } from "../bindings/ColumnGuess";
import type { Field } from "../bindings/Field";
import type { ImportPreview } from "../bindings/ImportPreview";
import type { ImportReport } from "../bindings/ImportReport";
import type { IndicatorReport } from "../bindings/IndicatorReport";
import type { Mapping } from "../bindings/Mapping";
import { today } from "./ledger";

const columns: [string, Field | null, string[]][] = [
  ["Compte", "customer_code", ["411MENARD", "411OEUVREE", "411DUBREUIL", "411GIETF", "411HGARE"]],
  [
    "Intitulé du compte",
    "customer_name",
    [
      "Cabinet Ménard & Associés",
      "SARL Boulangerie Œuvrée",
      "Menuiserie Dubreuil",
      "GIE Transports",
      "Hôtel de la Gare",
    ],
  ],
  ["Réf. pièce", null, ["FA-1004", "FA-1013", "FA-1021", "AV-204", "FA-1032"]],
  ["Date", "issued", ["22/05/2026", "25/05/2026", "02/09/2026", "14/10/2026", "20/10/2026"]],
  ["Date échéance", "due", ["22/06/2026", "25/06/2026", "02/10/2026", "", "20/11/2026"]],
  ["Solde", "open", ["7 529,06", "5 141,39", "1 250,00", "-340,80", "962,40"]],
  ["Représentant", null, ["DUP", "DUP", "MAR", "MAR", "DUP"]],
];

export function previewOf(
  path: string,
  mapping: Mapping | null,
  snapshot: string | null,
): ImportPreview {
  const guesses: ColumnGuess[] = columns.map(([heading, guess, values], index) => {
    const told = mapping?.columns.find((column) => column.index === index)?.field ?? null;
    return { index, heading, values, field: mapping ? told : guess };
  });
  const missing: Field[] = guesses.some(({ field }) => field === "number") ? [] : ["number"];
  return {
    path,
    file: path.split("/").at(-1) ?? path,
    kind: mapping?.kind ?? "open-items",
    encoding: "Windows-1252",
    separator: ";",
    header_line: 4,
    snapshot_date: snapshot ?? "2026-11-20",
    columns: guesses,
    remembered: false,
    missing,
    outcome: missing.length > 0 ? null : reportOf(path, snapshot),
  };
}

export function reportOf(path: string, snapshot: string | null): ImportReport {
  return {
    file: path.split("/").at(-1) ?? path,
    kind: "open-items",
    snapshot_date: snapshot ?? "2026-11-20",
    rows: 86,
    accepted: 84,
    rejected: [
      {
        line: 47,
        column: "Solde",
        problem:
          "« 1.2O0,00 » n’est pas un montant (lettre O). Corrigez la ligne dans le fichier ou laissez-la de côté.",
      },
      {
        line: 63,
        column: "Date échéance",
        problem:
          "« 31/02/2026 » n’existe pas. Corrigez la date dans le fichier ou laissez la ligne de côté.",
      },
    ],
    customers_new: 3,
    customers_changed: 1,
    items_new: 12,
    items_changed: 4,
    items_settled: 9,
    items_unchanged: 68,
    open_total: [{ minor: 21_480_655, currency: "EUR" }],
    file_total: { minor: 21_600_655, currency: "EUR" },
    remarks: [
      "Le total du fichier dépasse de 1 200,00 € la somme des lignes acceptées : c’est la ligne 47.",
    ],
  };
}

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
