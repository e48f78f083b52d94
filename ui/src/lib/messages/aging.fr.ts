//! The French of the aged balance.

import type { AgedBy } from "$lib/api/bindings/AgedBy";
import { counted } from "./counted";

const plural = counted("fr");

export const aging = {
  customer: "Client",
  total: "Total",
  notDue: "Non échu",
  noDueDate: "Sans échéance",
  noDueDateShort: "Sans éch.",
  overdue: "Échu",
  unallocated: "Non affecté",
  days: (from: number, to: number | null) =>
    to === null ? `${from}\u00A0j et plus` : `${from}–${to}\u00A0j`,
  basis: "Âge compté depuis",
  due: "l’échéance",
  issue: "l’émission",
  fromIssue: "Âge compté depuis l’émission",
  filter: "Filtrer les clients",
  customers: (count: number) => plural(count, "client", "clients"),
  shown: (shown: number, count: number) =>
    `${shown.toLocaleString("fr-FR")} sur ${plural(count, "client", "clients")}`,
  documents: (count: number) => plural(count, "pièce ouverte", "pièces ouvertes"),
  tiesOut: "Colonnes, total et pièces concordent.",
  doesNotTie: "Les colonnes ne donnent pas le total des pièces. Vérifiez le dernier import.",
  empty: "Rien d’ouvert à cette date.",
  emptyText: "La balance se remplit au premier import.",
  emptyFilter: (query: string) => `Aucun client ne répond à «\u00A0${query}\u00A0».`,
  clearFilter: "Effacer le filtre",
  currencies: "Devises",
  inCurrency: (currency: string) => `en ${currency}`,
  share: "Répartition par ancienneté",
  recoverable: "Recouvrable",
  recoverableText: "L’échu, moins ce qui est contesté ou promis, et moins les avoirs non affectés, compte par compte.",
  disputed: "Contesté",
  promised: "Promis",
  ofWhichDisputed: "dont contesté",
  ofWhichPromised: "dont promis",
  change: "Écart",
  changed: (amount: string, day: string) => `${amount} depuis le ${day}`,
  display: "Affichage",
  by: "Regrouper par",
  bys: { customer: "client", segment: "segment", collector: "chargé de recouvrement", salesperson: "commercial" } satisfies Record<AgedBy, string>,
  limits: "Tranches (jours)",
  wrongLimits: "Des jours croissants, par exemple 30, 60, 90.",
  compare: "Comparer avec le",
  none: { customer: "", segment: "Sans segment", collector: "Sans chargé de recouvrement", salesperson: "Sans commercial" } satisfies Record<AgedBy, string>,
  all: "Tous les clients",
  onlyColumn: (label: string) => `${label} seulement`,
  ticked: (count: number, amount: string) =>
    `${plural(count, "client coché", "clients cochés")}, ${amount} recouvrables`,
  tick: "Cocher",
  call: "Appeler",
  write: "Écrire",
  untick: "Tout décocher",
  round: (at: number, count: number) =>
    `${at.toLocaleString("fr-FR")} sur ${plural(count, "coché")}`,
  next: "Suivant",
  previous: "Précédent",
  endRound: "Terminer",
};
