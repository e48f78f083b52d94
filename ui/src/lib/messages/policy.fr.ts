//! The French of the scenarios: rules that read as sentences, and what they would bring.

import type { Reference } from "$lib/api/bindings/Reference";
import { counted, single } from "./counted";

const plural = counted("fr");
const one = (count: number) => single(count, "fr");
const days = (count: number) => plural(count, "jour");

const references: Record<Reference, string> = {
  due: "l’échéance",
  issued: "l’émission",
  previous: "l’étape précédente",
};

/** « 7 jours avant l’échéance » */
function when(offset: number, reference: Reference): string {
  if (offset === 0) {
    return reference === "previous" ? "aussitôt après l’étape précédente" : `le jour de ${references[reference]}`;
  }
  return `${days(Math.abs(offset))} ${offset < 0 ? "avant" : "après"} ${references[reference]}`;
}

export const policy = {
  list: "Scénarios",
  customers: (count: number) => (count === 0 ? "aucun client" : plural(count, "client")),
  openCustomers: (count: number) =>
    count === 0
      ? "Aucun client ayant une pièce ouverte ne le suit."
      : `${plural(count, "client")} ayant une pièce ouverte ${one(count) ? "le suit" : "le suivent"}.`,
  forOthers: "pour tous les autres",
  name: "Nom du scénario",
  unnamed: "Nouveau scénario",
  copyOf: (name: string) => `${name} (copie)`,
  copy: "Dupliquer",
  remove: "Supprimer",
  removed: (name: string) => `Le scénario «\u00A0${name}\u00A0» est supprimé.`,
  isDefault: "Le scénario de tous les autres ne se supprime pas.",
  inUse: (names: string) =>
    `Utilisé par ${names}\u00A0: choisissez-y d’abord un autre scénario.`,
  discardNew: "Abandonner",
  saveFor: (count: number) =>
    count === 0 ? "Enregistrer le scénario" : `Enregistrer pour ${plural(count, "client")}`,
  create: "Créer le scénario",
  saved: (name: string) => `Le scénario «\u00A0${name}\u00A0» est enregistré.`,
  revert: "Rétablir",
  notSaved: "Pas encore enregistré",
  unsaved: "Modifications non enregistrées",
  changed: "modifié",
  added: "ajouté",
  nameMissing: "Donnez un nom à ce scénario.",
  tabs: { rules: "Règles", simulation: "Simulation", backTest: "Essai sur le passé" },
  parts: "Parties du scénario",

  reminding: "Relance",
  remindingText: "par vous, en votre nom",
  recovery: "Recouvrement",
  recoveryText: "par un tiers, une fois la mise en demeure restée sans effet",
  noReminding: "Aucune étape de relance.",
  noRecovery: "Aucune étape de recouvrement.",
  addStep: "Ajouter une étape",
  chooseStep: "Ajouter quelle étape\u00A0?",
  removeStep: "Retirer l’étape",
  fold: "Replier",
  step: "Étape",
  when: "Quand",
  before: "jours avant",
  after: "jours après",
  references,
  channel: "Moyen",
  floor: "À partir de",
  counts: "Compte comme un niveau de relance",
  noLevel: "sans niveau",
  text: "Texte",
  noText: "Aucun",
  sentence: (offset: number, reference: Reference, channel: string, floor: string | null) => {
    const start = when(offset, reference);
    const capital = start.charAt(0).toUpperCase() + start.slice(1);
    return `${capital}\u00A0: ${channel.toLowerCase()}${floor ? `, à partir de ${floor}` : ""}.`;
  },

  rules: "Règles générales",
  editRules: "Modifier les règles",
  gapBefore: "Au moins",
  gapAfter: "jours entre deux contacts avec le même client.",
  groupBefore: "Les pièces échues d’un client partent dans",
  grouping: {
    one_letter: "une seule lettre, au niveau de la plus avancée",
    per_level: "une lettre par niveau",
  },
  catchBefore: "À la reprise d’un encours déjà ancien,",
  catchUp: {
    yes: "commencer au niveau que donne le retard",
    no: "commencer par la première étape",
  },
  repeatBefore: "Après la dernière lettre,",
  repeat: { no: "ne rien répéter", yes: "répéter tous les" },
  repeatAfter: "jours",

  segments: "Segments",
  segmentsText: "Qui suit quel scénario",
  precedence:
    "Le plus précis l’emporte\u00A0: le scénario d’une pièce, sinon celui du client, sinon le premier segment qui convient, sinon celui de tous les autres.",
  noSegments: "Aucun segment\u00A0: tous les clients suivent le même scénario.",
  addSegment: "Ajouter un segment",
  newSegment: "Nouveau segment",
  removeSegment: "Retirer le segment",
  moveUp: "Monter",
  moveDown: "Descendre",
  segmentName: "Nom",
  segmentPolicy: "Scénario",
  kind: "Sorte de client",
  anyKind: "Toutes",
  lateness: "Retard habituel (jours)",
  amount: (currency: string) => `Encours (${currency})`,
  from: "de",
  to: "à",
  everyone: "Tous les autres",
  saveSegments: "Enregistrer l’ordre et les règles",
  segmentsSaved: "Les segments sont enregistrés.",
  segmentSentence: (parts: string[]) =>
    parts.length === 0 ? "Tous les clients." : `${parts.join(", ")}.`,
  segmentParts: {
    lateFrom: (from: number) => `retard habituel d’au moins ${days(from)}`,
    lateTo: (to: number) => `retard habituel de ${days(to)} au plus`,
    lateBetween: (from: number, to: number) => `retard habituel de ${from} à ${days(to)}`,
    amountFrom: (from: string) => `encours d’au moins ${from}`,
    amountTo: (to: string) => `encours de ${to} au plus`,
    amountBetween: (from: string, to: string) => `encours de ${from} à ${to}`,
  },

  simulationTitle: "Que ferait ce scénario dans les 30 prochains jours\u00A0?",
  simulating: "Calcul des 30 prochains jours…",
  backTestTitle: "Qu’aurait fait ce scénario sur les mois passés\u00A0?",
  backTesting: "Le passé est rejoué jour par jour, avec vos scénarios puis avec celui-ci…",
  day: "Jour",
  calls: "Appels",
  emails: "E-mails",
  letters: "Lettres",
  registered: "Recommandés",
  handOvers: "Dossiers",
  reachedCustomers: "Clients",
  nothingPlanned: "Rien à faire dans les 30 prochains jours.",
  period: (from: string, to: string) => `du ${from} au ${to}`,
  now: "Vos scénarios",
  candidate: "Avec celui-ci",
  busiest: "Appels, jour le plus chargé",
  contacted: "Clients contactés",
  bothered: "Dérangés pour rien",
  botheredText: "Contactés alors que le règlement arrivait de lui-même dans les jours suivants.",
  reached: "Montant réglé après un contact",
  reachedText: "Le client avait été contacté avant de régler.",
  daysApart: "jours d’écart, en moyenne pondérée par les montants",
  nothingCompares: "Rien ne se compare sur cette période.",

  keys: {
    rename: "Renommer",
    nextLine: "Ligne suivante, dans les règles",
  },
};
