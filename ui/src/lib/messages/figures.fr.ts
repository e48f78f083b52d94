//! The French of expected receipts and of payers.

import type { PayerClass } from "$lib/api/bindings/PayerClass";
import { counted } from "./counted";

const plural = counted("fr");

export const forecast = {
  expected: "Attendu en 13 semaines",
  beyond: "Plus tard, ou non attendu",
  disputed: "Contesté",
  open: "Encours",
  chart: "Encaissements attendus par semaine",
  range: "Fourchette, 8 fois sur 10",
  mean: "Attendu",
  week: "Semaine",
  weekOf: (from: string, to: string) => `du ${from} au ${to}`,
  askWeek: (week: string, amount: string) => `De quoi est faite la semaine ${week}\u00A0: ${amount}`,
  madeOf: "De quoi la semaine est faite",
  weekBefore: "Semaine précédente",
  weekAfter: "Semaine suivante",
  chance: (share: string, open: string) => `${share} de ${open}`,
  dueOn: (day: string) => `éch. ${day}`,
  others: (count: number) => plural(count, "autre échéance", "autres échéances"),
  nothing: "Rien n’est attendu cette semaine.",
  exportWeek: "Exporter la semaine",
  low: "Bas",
  high: "Haut",
  promised: "Promis",
  planned: "Échéanciers",
  error: "Erreur mesurée",
  measuring: "Mesure sur votre historique…",
  ours: "Cette prévision",
  naive: "Échéance + retard moyen",
  weekly: "Par semaine",
  thirteen: "Sur 13 semaines",
  bias: "Biais",
  within: (share: string) => `Semaines dans la fourchette\u00A0: ${share} (80\u00A0% visés)`,
  empty: "Rien d’ouvert à cette date.",
  emptyText: "La prévision part des pièces ouvertes et des paiements passés.",
};

export const payer = {
  section: "Payeur",
  customer: "Client",
  class: "Classe",
  classes: {
    A: "Classe A\u00A0: 90 points et plus",
    B: "Classe B\u00A0: de 75 à moins de 90 points",
    C: "Classe C\u00A0: de 55 à moins de 75 points",
    D: "Classe D\u00A0: de 30 à moins de 55 points",
    E: "Classe E\u00A0: moins de 30 points, ou client insolvable",
    NR: "Non noté\u00A0: moins de trois factures payées en douze mois, ou aucune dans les six derniers",
  } satisfies Record<PayerClass, string>,
  score: "Note",
  daysLate: "Retard moyen",
  trend: "Tendance",
  runs: "Paie le",
  promises: "Promesses",
  open: "Encours",
  overdue: "Échu",
  warnings: (count: number) => plural(count, "bon payeur glisse", "bons payeurs glissent"),
  onlyWarnings: "Alertes seulement",
  days: (days: string) => `${days}\u00A0j`,
  day: (day: number) => (day === 31 ? "fin de mois" : String(day)),
  count: (count: number) => plural(count, "payeur", "payeurs"),
  empty: "Aucun payeur à cette date.",
  emptyText: "Il en vient avec les premiers paiements.",
};
