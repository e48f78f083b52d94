//! The French of the trade: actions, steps, outcomes, the facts of a column.

import type { ActionKind } from "$lib/api/bindings/ActionKind";
import type { CallOutcome } from "$lib/api/bindings/CallOutcome";
import type { Field } from "$lib/api/bindings/Field";
import type { HistoryKind } from "$lib/api/bindings/HistoryKind";
import type { ImportKind } from "$lib/api/bindings/ImportKind";
import type { Step } from "$lib/api/bindings/Step";

const action: Record<ActionKind, string> = {
  check_promise: "Promesse rompue",
  call: "Appel",
  email: "E-mail",
  letter: "Lettre",
  registered_letter: "Recommandé",
  hand_over: "Recouvrement",
  chase_dispute: "Litige",
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
  allocate: several("à imputer", "à imputer"),
  preventive: several("préventif"),
};

const step: Record<Step, string> = {
  preventive: "Relance préventive",
  first_reminder: "Relance 1",
  call: "Appel",
  second_reminder: "Relance 2",
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
  awaiting_approval: "En approbation",
  payment_sent: "Règlement parti",
  spoke: "Entretien",
};

const history: Record<HistoryKind, string> = {
  call: "Appel",
  letter: "Lettre",
  registered_letter: "Recommandé",
  email: "E-mail",
  promise: "Promesse",
  dispute: "Litige",
  settlement: "Règlement",
  hand_over: "Recouvrement",
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
};

const kind: Record<ImportKind, string> = {
  documents: "Factures et règlements",
  "open-items": "Échéancier",
  customers: "Fichier clients",
};

export const terms = { action, actions, step, outcome, history, field, kind };
