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
  declared: "Noter la créance comme déclarée",
  openSheet: "Fiche",
  noPhone: "Pas de numéro de téléphone",
  warnings: "Avant l’envoi",
  doneSoFar: (count: number) => `${count.toLocaleString("fr-FR")}\u00A0${one(count) ? "fait" : "faits"}`,
  spokenFor: "abordés",
  groups: "Ce que vaut l’appel",
  places: {
    now: (count: number) => `Maintenant · ${count.toLocaleString("fr-FR")}`,
    later: (count: number) => `Plus tard aujourd’hui · ${count.toLocaleString("fr-FR")}`,
    moved: (count: number) => `Reporté · ${count.toLocaleString("fr-FR")}`,
  },
  waiting: (count: number) =>
    `${plural(count, "client mis", "clients mis")} de côté jusqu’à un autre jour`,
  recovery: "recouvrement",
  callBack: "Rappel",
  capacity: "Votre journée",
  callsADay: "Appels par jour",
  minutesADay: "Minutes par jour",
  lettersBy: "Lettres avant",
  noLimit: "sans limite",
  notACount: "Écrivez un nombre entier, ou rien pour ne pas limiter.",
  notATime: "Écrivez l’heure ainsi\u00A0: 16:00.",
  saveCapacity: "Enregistrer",
  why: "Pourquoi ce rang",
  scenario: "Scénario",
  people: "À qui parler",
  nobody: "Aucun interlocuteur connu.",
  endWait: "Reprendre maintenant",
  next: "Client suivant",
  previous: "Client précédent",
};

export const call = {
  title: "L’appel",
  note: "Note",
  notePlaceholder: "Ce qui a été dit (facultatif)",
  promisedOn: "Promis pour le",
  promised: "Montant promis",
  asTyped: "30/11, lundi ou demain",
  recordPromise: "Noter la promesse",
  recordDispute: (count: number) => `Noter le litige sur ${plural(count, "pièce", "pièces")}`,
  category: "Motif",
  disputeWords: "Ce que dit le client (facultatif)",
  part: "Part contestée",
  whole: "toute la pièce",
  owner: "Qui répond en interne",
  deadline: "Réponse attendue le",
  nothingTicked: "Cochez d’abord les pièces contestées.",
  tickItems: "Aller aux pièces",
  tick: "Cocher la pièce",
  tickRange: "Cocher jusqu’ici",
  tickAll: "Tout cocher ou décocher",
  ticked: (sum: string, count: number) => `coché\u00A0: ${sum} (${plural(count, "pièce")})`,
  noneTicked: "rien de coché",
  callBack: "Rappeler",
  callBackAt: "Rappeler le client",
  recordCallBack: "Rappeler",
  snooze: "Mettre de côté",
  snoozeUntil: "Mettre de côté jusqu’à",
  recordSnooze: "Mettre de côté",
  momentExample: "14h, demain, lun 9h",
  withOutcome: "Avec une issue d’appel\u00A0: sortez du champ par Tab, puis sa lettre.",
  calledBack: (name: string, moment: string) => `${name}\u00A0: à rappeler ${moment}.`,
  snoozed: (name: string, moment: string) => `${name}\u00A0: de côté jusqu’à ${moment}.`,
  speakTo: (name: string) => `Parler à ${name}`,
  notMoney: "Ce montant n’est pas lisible. Écrivez-le ainsi\u00A0: 1234,56.",
  recorded: (outcome: string, name: string) => `${outcome}\u00A0: c’est noté pour ${name}.`,
};

export const undo = {
  undo: "Annuler",
  redo: "Rétablir",
  undone: (sentence: string) => `Annulé\u00A0: ${sentence}`,
  redone: (sentence: string) => `Rétabli\u00A0: ${sentence}`,
  nothingAgain: "Rien à rétablir. Le journal (g j) garde tout ce qui a été annulé.",
  ask: "Annuler cet acte\u00A0?",
  confirm: "Annuler l’acte",
  disturbs: "Ce que cela dérange",
  keep: "Ne rien changer",
  mark: "annulé",
};

/** What stands on the caps of keys that have a name. */
export const caps: Record<string, string> = { Space: "Espace", Shift: "Maj", Delete: "Suppr" };
