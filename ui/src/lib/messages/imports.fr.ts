//! The French of an import: before it, after it, and when it is taken back.

import type { ImportKind } from "$lib/api/bindings/ImportKind";
import { counted, single } from "./counted";

const plural = counted("fr");
const one = (count: number) => single(count, "fr");
const rows = (count: number) => plural(count, "ligne");
const documents = (count: number) => plural(count, "pièce");

export const imports = {
  drop: "Déposez vos fichiers ici",
  dropText:
    "Échéancier, factures, grand livre, FEC, fichier clients, relevé bancaire, facture électronique\u00A0: CSV, texte, classeur, XML ou PDF.",
  choose: "Choisir des fichiers",
  another: "Choisir d’autres fichiers",
  history: "Imports passés",
  noHistory: "Aucun import pour l’instant.",
  intoSample: "Vous êtes dans la société exemple. Ce fichier s’y ajouterait.",
  useOwn: "Ouvrir mes comptes",
  reading: "Lecture du fichier",
  progress: (percent: string, read: string, total: string) => `${percent} · ${read} sur ${total}`,
  stop: "Arrêter",
  stopped: "Lecture arrêtée. Rien n’a été écrit.",
  resume: "Relire le fichier",
  queue: (at: number, count: number) => `Fichier ${at} sur ${count}`,
  skip: "Passer ce fichier",

  format: "Format",
  kind: "Nature",
  kindUnknown: "À préciser",
  separator: (mark: string) =>
    `séparateur ${mark === "tab" ? "tabulation" : `«\u00A0${mark}\u00A0»`}`,
  sheet: "Feuille",
  headerLine: (line: number) => `titres ligne ${line}`,
  snapshotDate: "Situation au",
  mode: "Étendue",
  accounts: "Comptes lus avec le 411",

  headline: {
    rows,
    customers: (count: number) => plural(count, "client"),
    newAmong: (count: number) => `dont ${plural(count, "nouveau", "nouveaux")}`,
    open: (amounts: string) => `dossier\u00A0: ${amounts} ouverts`,
    received: (amount: string) => `${amount} encaissés`,
    receipts: (count: number) => plural(count, "encaissement"),
    bankLines: (count: number) =>
      plural(count, "nouvelle ligne de banque", "nouvelles lignes de banque"),
    rejected: (count: number) => plural(count, "rejetée"),
    missing: (file: string) => `${file} attend vos précisions`,
    invoice: (number: string, name: string, amount: string) =>
      `Facture ${number}, ${name}, ${amount}`,
  },
  customersNew: (count: number) => plural(count, "nouveau client", "nouveaux clients"),
  customersChanged: (count: number) => plural(count, "client modifié", "clients modifiés"),
  itemsNew: (count: number) => plural(count, "nouvelle pièce", "nouvelles pièces"),
  itemsChanged: (count: number) => plural(count, "modifiée"),
  itemsSettled: (count: number, vanished: number) =>
    `${plural(count, "soldée")}${vanished > 0 ? `, dont ${plural(vanished, "absente du fichier", "absentes du fichier")}` : ""}`,
  itemsUnchanged: (count: number) => plural(count, "inchangée"),
  statements: (count: number) => plural(count, "relevé"),
  linesKnown: (count: number) => plural(count, "ligne déjà connue", "lignes déjà connues"),
  bankTies: "Solde initial et lignes donnent le solde final.",
  bankDoesNotTie:
    "Solde initial et lignes ne donnent pas le solde final\u00A0: il manque des lignes.",
  nothingNew: "Rien de nouveau\u00A0: tout était déjà connu.",

  tabs: {
    label: "Contenu de l’import",
    changes: "Changements",
    check: "À vérifier",
    rejected: "Rejetées",
    columns: "Colonnes",
    tie: "Concordance",
    next: "Onglet suivant",
    previous: "Onglet précédent",
    go: (name: string) => `Onglet ${name}`,
  },

  columns: "Colonnes",
  correct: "Corriger les colonnes",
  heading: "Colonne du fichier",
  meaning: "Représente",
  why: "Pourquoi",
  values: "Cinq valeurs du fichier",
  ignored: "Laissée de côté",
  untitled: (index: number) => `Colonne ${index}`,
  missing: (fields: string[]) =>
    `Il manque encore\u00A0: ${fields.join(", ")}. Dites quelle colonne ${fields.length > 1 ? "les contient" : "le contient"}.`,
  remembered: "Correspondance reprise de votre dernier import de mêmes en-têtes.",
  willRemember: "Cette correction sera retenue pour les fichiers de mêmes en-têtes.",
  fields: {
    item: "Pièce",
    amounts: "Montants",
    customer: "Client",
    payment: "Règlement",
    bank: "Banque",
    other: "Suivi",
  },

  all: "Tout",
  nextFilter: "Filtre suivant",
  change: "Changement",
  customer: "Client",
  number: "Pièce",
  due: "Échéance",
  before: "Avant",
  after: "Après",
  detail: "Détail",
  firstOf: (shown: number, count: number) =>
    `Les ${shown.toLocaleString("fr-FR")} premiers sur ${count.toLocaleString("fr-FR")}\u00A0; tous seront importés.`,
  suspicionsMore: (count: number) => `Et ${plural(count, "autre")} du même genre.`,

  rejected: (count: number) => plural(count, "ligne rejetée", "lignes rejetées"),
  rejectedText: (repairable: boolean): string =>
    repairable
      ? "Corrigez la valeur ici et validez par Entrée. Ce que vous laissez reste de côté, le reste est importé."
      : "Elles restent de côté, le reste est importé.",
  rejectedPast: "Elles sont restées de côté, le reste est entré.",
  line: "Ligne",
  column: "Colonne",
  value: "Valeur",
  problem: "Raison",
  repair: (line: number, column: string) => `Ligne ${line}, ${column}\u00A0: valeur corrigée`,
  repaired: "Corrigée",
  revert: "Revenir à la valeur du fichier",

  openTotal: "Restant dû après l’import",
  fileTotal: "Total écrit dans le fichier",
  tieAgrees: "Le total du fichier est le restant dû après l’import.",
  tieDiffers: "Le total du fichier n’est pas le restant dû après l’import.",
  leftAside: "Laissé de côté",

  commit: (kind: ImportKind, count: number) =>
    kind === "customers"
      ? `Importer ${plural(count, "client")}`
      : kind === "invoice"
        ? "Importer la facture"
        : `Importer ${one(count) ? "" : "les "}${rows(count)}`,
  commitShort: "Importer",
  commitAnyway: "Importer quand même",
  done: (file: string, accepted: number, rejected: number) =>
    `${file}\u00A0: ${plural(accepted, "ligne importée", "lignes importées")}${rejected > 0 ? `, ${plural(rejected, "rejetée")}` : ""}.`,
  importing: "Import en cours",
  justDone: "Ce qui vient d’entrer",
  seeRejected: (count: number) =>
    `Voir ${one(count) ? "la ligne rejetée" : `les ${plural(count, "ligne rejetée", "lignes rejetées")}`}`,

  importedAt: "Le",
  file: "Fichier",
  accepted: "Acceptées",
  rejectedCount: "Rejetées",
  new: "Nouvelles",
  settled: "Soldées",
  open: "Restant dû",
  openReport: (file: string) => `Rapport de ${file}`,
  undoneAt: (moment: string) => `annulé le ${moment}`,

  undo: "Annuler l’import",
  undoShort: "Annuler",
  undoTitle: (file: string) => `Annuler l’import de ${file}\u00A0?`,
  undoNothing: "Rien d’autre n’en dépend.",
  removed: (count: number) =>
    `${documents(count)} ${one(count) ? "quitte" : "quittent"} le dossier.`,
  readAgain: "Relus ensuite depuis leurs copies conservées",
  disturbs: "Ce que cela dérange",
  keep: "Garder l’import",
  undone: (file: string) => `L’import de ${file} est annulé.`,
  redo: "Rétablir",
  redone: (file: string) => `L’import de ${file} est rétabli.`,
};

export const brief = {
  title: "Point du matin",
  received: "Encaissé",
  kept: "Promesses tenues",
  broken: "Promesses non tenues",
  late: "Nouveaux retards",
  odd: "Sorties étranges",
  more: (count: number) => `Et ${plural(count, "autre ligne", "autres lignes")}.`,
  goOn: (count: number): string =>
    count > 0 ? `Passer aux ${plural(count, "action")} du jour` : "Aller à aujourd’hui",
  empty: "Rien à signaler ce matin.",
  emptyText:
    "Le point du matin se fait à chaque import\u00A0: qui a payé, qui devait payer, qui est en retard.",
  line: {
    received: (amounts: string) => `${amounts} encaissés`,
    broken: (count: number) => plural(count, "promesse rompue", "promesses rompues"),
    kept: (count: number) => plural(count, "promesse tenue", "promesses tenues"),
    late: (count: number) => plural(count, "nouveau retard", "nouveaux retards"),
    odd: (count: number) => plural(count, "sortie étrange", "sorties étranges"),
    nothing: "rien à signaler",
  },
  files: (files: string[]) => files.join(", "),
};
