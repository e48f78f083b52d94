//! The French of the day's list and of the call.

import { counted, single } from "./counted";

const plural = counted("fr");
const one = (count: number) => single(count, "fr");
const letters = (count: number) => plural(count, "lettre", "lettres");

export const today = {
  all: "Tout",
  rows: (count: number) => plural(count, "client", "clients"),
  claimed: "à réclamer",
  list: "Liste du jour",
  empty: "Rien à faire aujourd’hui.",
  emptyText: "Aucun client n’attend d’appel ni de lettre à cette date.",
  emptyLedger: "Aucune pièce pour l’instant.",
  emptyLedgerText: "Importez l’export de votre comptabilité pour obtenir la liste du jour.",
  emptyFilter: "Aucune action de ce type.",
  showAll: "Tout afficher",
  seeAging: "Voir la balance âgée",
  daysLate: (days: number) => `J+${days}`,
  level: (level: number) => `niveau ${level}`,
  saveAll: (count: number) =>
    one(count) ? "Enregistrer la lettre (PDF)" : `Enregistrer les ${letters(count)} (PDF)`,
  pick: "Choisissez un client dans la liste.",
  reason: "Pourquoi aujourd’hui",
  asked: "Noter la question comme posée",
  handedOver: "Noter le dossier comme transmis",
  openSheet: "Fiche",
  noPhone: "Pas de numéro de téléphone",
  warnings: "Avant l’envoi",
};

export const call = {
  title: "L’appel",
  note: "Note",
  notePlaceholder: "Ce qui a été dit (facultatif)",
  promisedOn: "Promis pour le",
  promised: "Montant promis",
  recordPromise: "Noter la promesse",
  recordDispute: (count: number) => `Noter le litige sur ${plural(count, "pièce", "pièces")}`,
  disputeReason: "Motif (facultatif)",
  disputed: "Pièces contestées",
  notMoney: "Ce montant n’est pas lisible. Écrivez-le ainsi\u00A0: 1234,56.",
  recorded: (outcome: string, name: string) => `${outcome}\u00A0: c’est noté pour ${name}.`,
};
