//! The French of letters beside the reminders, and of what goes along with letters.

import type { EnvelopeFormat } from "$lib/api/bindings/EnvelopeFormat";
import type { LabelCut } from "$lib/api/bindings/LabelCut";

const format: Record<EnvelopeFormat, string> = { dl: "DL (220 × 110)", c5: "C5 (229 × 162)" };

const cut: Record<LabelCut, string> = {
  three_by_eight: "3 × 8 étiquettes (70 × 37)",
  two_by_seven: "2 × 7 étiquettes (99 × 38)",
};

export const writing = {
  title: "Écrire",
  section: "Courriers",
  about: "Relevé de compte, confirmation, échéancier, reçu.",
  write: "Écrire un courrier",
  list: "Courriers possibles",
  print: "Imprimer",
  envelope: "Imprimer l’enveloppe",
  empty: "Rien à écrire",
  emptyText: "Aucune pièce ouverte, promesse, échéancier ni règlement ne donne matière à un courrier.",
  day: {
    statement: (_day: string) => "toutes les pièces ouvertes",
    promise: (day: string) => `promis pour le ${day}`,
    plan: (day: string) => `convenu le ${day}`,
    receipt: (day: string) => `reçu le ${day}`,
  },
};

export const sheets = {
  open: "Enveloppes…",
  what: "Support",
  envelopes: "Enveloppes",
  format,
  cut,
  first: "Première étiquette libre",
  save: "Enregistrer le PDF",
  slip: "Bordereau de dépôt",
  slipOf: (day: string) => `Recommandés du ${day}`,
  saved: (path: string) => `Enregistré dans ${path}`,
};
