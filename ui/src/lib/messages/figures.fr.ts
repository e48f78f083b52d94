//! The French of expected receipts and of payers.

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
  within: "Semaines dans la fourchette",
  aim: "(80 % visés)",
  empty: "Rien d’ouvert à cette date.",
  emptyText: "La prévision part des pièces ouvertes et des paiements passés.",
};

export const payer = {
  section: "Payeur",
  customer: "Client",
  class: "Classe",
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
