//! The French of the trade: actions, steps, outcomes, the facts of a column.

import type { ActionKind } from "$lib/api/bindings/ActionKind";
import type { CallOutcome } from "$lib/api/bindings/CallOutcome";
import type { ChangeKind } from "$lib/api/bindings/ChangeKind";
import type { Field } from "$lib/api/bindings/Field";
import type { HistoryKind } from "$lib/api/bindings/HistoryKind";
import type { ImportKind } from "$lib/api/bindings/ImportKind";
import type { ImportMode } from "$lib/api/bindings/ImportMode";
import type { MatchConfidence } from "$lib/api/bindings/MatchConfidence";
import type { ReceiptState } from "$lib/api/bindings/ReceiptState";
import type { Step } from "$lib/api/bindings/Step";
import { dunning } from "./terms.dunning.fr";

const action: Record<ActionKind, string> = {
  check_promise: "Promesse rompue",
  call: "Appel",
  email: "E-mail",
  letter: "Lettre",
  registered_letter: "Recommandé",
  hand_over: "Recouvrement",
  chase_dispute: "Litige",
  declare_claim: "Déclaration de créance",
  allocate: "À imputer",
  preventive: "Préventif",
};

const several =
  (one: string, many = `${one}s`) =>
  (count: number) =>
    count > 1 ? many : one;

/** What follows the number of such rows. */
const actions: Record<ActionKind, (count: number) => string> = {
  check_promise: several("promesse"),
  call: several("appel"),
  email: several("e-mail"),
  letter: several("lettre"),
  registered_letter: several("recommandé"),
  hand_over: several("dossier"),
  chase_dispute: several("litige"),
  declare_claim: several("déclaration"),
  allocate: several("à imputer", "à imputer"),
  preventive: several("préventif"),
};

const step: Record<Step, string> = {
  preventive: "Relance préventive",
  first_reminder: "Relance 1",
  call: "Appel",
  second_reminder: "Relance 2",
  second_call: "Second appel",
  final_reminder: "Dernière relance",
  formal_notice: "Mise en demeure",
  hand_over: "Passage au recouvrement",
};

const outcome: Record<CallOutcome, string> = {
  promise: "Promesse",
  dispute: "Litige",
  voicemail: "Message laissé",
  unreachable: "Injoignable",
  invoice_not_received: "Facture non reçue",
  awaiting_approval: "En validation",
  payment_sent: "Règlement parti",
  spoke: "Échange",
};

const history: Record<HistoryKind, string> = {
  call: "Appel",
  letter: "Lettre",
  registered_letter: "Recommandé",
  email: "E-mail",
  promise: "Promesse",
  dispute: "Litige",
  plan: "Échéancier",
  hold: "Suspension",
  settlement: "Règlement",
  hand_over: "Recouvrement",
  remark: "Remarque",
};

const field: Record<Field, string> = {
  customer_code: "Code client",
  customer_name: "Nom du client",
  number: "N° de pièce",
  kind: "Nature de la pièce",
  issued: "Date d’émission",
  due: "Échéance",
  amount: "Montant d’origine",
  open: "Solde restant dû",
  paid: "Déjà réglé",
  debit: "Débit",
  credit: "Crédit",
  settled: "Date de règlement",
  currency: "Devise",
  disputed: "Litige",
  reference: "Référence",
  address: "Adresse",
  address2: "Complément d’adresse",
  postcode: "Code postal",
  town: "Ville",
  country: "Pays",
  phone: "Téléphone",
  email: "E-mail",
  contact: "Contact",
  siren: "SIREN",
  language: "Langue",
  sign: "Sens (débit ou crédit)",
  status: "État de la pièce",
  terms: "Conditions de paiement",
  vat: "N° de TVA",
  contact2: "2e contact",
  phone2: "2e téléphone",
  email2: "2e e-mail",
  collector: "Chargé de recouvrement",
  salesperson: "Commercial",
  payment_date: "Date du règlement",
  mode: "Mode de règlement",
  level: "Niveau de relance atteint",
  last_contact: "Dernier contact",
  booking_date: "Date d’opération",
  value_date: "Date de valeur",
  label: "Libellé de la banque",
  balance: "Solde du compte",
  counterparty: "Donneur d’ordre",
  account: "Compte bancaire (IBAN)",
};

const kind: Record<ImportKind, string> = {
  documents: "Factures et règlements",
  "open-items": "Échéancier",
  customers: "Fichier clients",
  payments: "Règlements reçus",
  "take-over": "Reprise des relances",
  fec: "FEC",
  bank: "Relevé bancaire",
  invoice: "Facture électronique",
};

const mode: Record<ImportMode, string> = {
  snapshot: "Instantané",
  delta: "Compléments",
  whole: "Tout le grand livre",
};

/** What becomes of the documents the file does not list. */
const modeText: Record<ImportMode, string> = {
  snapshot: "Une pièce ouverte absente du fichier devient soldée.",
  delta: "Une pièce absente du fichier reste comme elle est.",
  whole: "Une pièce absente du fichier devient soldée ou retirée.",
};

const change: Record<ChangeKind, string> = {
  new: "Nouvelle",
  changed: "Modifiée",
  settled: "Soldée",
  vanished: "Disparue",
  reopened: "Rouverte",
};

/** What follows the number of such documents. */
const changes: Record<ChangeKind, (count: number) => string> = {
  new: several("nouvelle"),
  changed: several("modifiée"),
  settled: several("soldée"),
  vanished: several("disparue"),
  reopened: several("rouverte"),
};

const confidence: Record<MatchConfidence, string> = {
  certain: "Certain",
  likely: "Probable",
  possible: "Possible",
};

const receiptState: Record<ReceiptState, string> = {
  waiting: "En attente",
  matched: "Affecté",
  set_aside: "Mis de côté",
};

export const terms = {
  ...dunning,
  action,
  actions,
  step,
  outcome,
  history,
  field,
  kind,
  mode,
  modeText,
  change,
  changes,
  confidence,
  receiptState,
};
