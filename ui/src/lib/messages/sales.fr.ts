//! The French of the salespeople's lists: handed out, come back, merged.

import type { ReturnedState } from "$lib/api/bindings/ReturnedState";
import { counted } from "./counted";

const plural = counted("fr");
const documents = (count: number) => plural(count, "pièce");
const remarks = (count: number) => plural(count, "remarque");
const promises = (count: number) => plural(count, "promesse");

export const sales = {
  empty: "Aucun client n’a de commercial.",
  emptyText:
    "Importez une liste de clients avec une colonne « Commercial » ou « Représentant », ou nommez-le sur la fiche d’un client.",
  people: "Échu par commercial",
  name: "Commercial",
  customers: "Clients",
  documents: "Pièces",
  overdue: "Échu",
  lastList: "Dernière liste",
  list: (number: number, on: string) => `n° ${number}, ${on}`,
  handOut: "Remettre une liste",
  handOutTo: (name: string) => `Remettre une liste à ${name}`,
  handedOut: (name: string, path: string) => `Liste de ${name} : ${path}`,
  unassigned: (count: number) =>
    `${plural(count, "client")} en retard sans commercial : ${count > 1 ? "ils ne figurent" : "il ne figure"} sur aucune liste.`,
  lists: "Listes remises",
  number: "N°",
  on: "Remise le",
  remarks: "Remarques",
  promises: "Promesses",
  none: "Aucune liste remise. Chacune est un classeur à compléter, qui se dépose ici à son retour.",
  open: "Ouvrir une liste revenue",
  returned: (number: number, name: string, on: string) =>
    `Liste n° ${number} de ${name}, remise le ${on}`,
  summary: (counts: { remarks: number; promises: number; untouched: number }) =>
    `${remarks(counts.remarks)} et ${promises(counts.promises)} à reprendre ; ${documents(counts.untouched)} sans réponse`,
  conflicts: (count: number) =>
    `${plural(count, "conflit")} : le registre l’emporte, sauf si vous en décidez autrement`,
  merge: "Reprendre",
  leave: "Ne rien reprendre",
  document: "Pièce",
  openAmount: "Restant dû",
  promise: "Promesse",
  remark: "Remarque",
  states: {
    taken: "à reprendre",
    known: "déjà connue",
    undecided: "en conflit",
    refused: "écartée",
  } satisfies Record<ReturnedState, string>,
  whose: (document: string) => `Quelle promesse vaut pour ${document}`,
  ledger: "Registre",
  refused: (count: number) => plural(count, "promesse écartée", "promesses écartées"),
  notMerged: (count: number) => `${plural(count, "indication")} à revoir en bas de page`,
  leftAside: "Ce qui n’est pas repris",
  nothing: "Rien de nouveau sur cette liste.",
  nothingText: "Aucune colonne à compléter ne l’a été, ou tout en est déjà repris.",
  merged: (counts: { remarks: number; promises: number; name: string }) =>
    `${remarks(counts.remarks)} et ${promises(counts.promises)} de ${counts.name}`,
};
