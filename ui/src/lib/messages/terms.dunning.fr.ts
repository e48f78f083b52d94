//! The French of dunning: disputes, promises, plans, suspensions, scenarios and their levels.

import type { Channel } from "$lib/api/bindings/Channel";
import type { CustomerKind } from "$lib/api/bindings/CustomerKind";
import type { DisputeCategory } from "$lib/api/bindings/DisputeCategory";
import type { DisputeOutcome } from "$lib/api/bindings/DisputeOutcome";
import type { Every } from "$lib/api/bindings/Every";
import type { Grouping } from "$lib/api/bindings/Grouping";
import type { HoldKind } from "$lib/api/bindings/HoldKind";
import type { LetterText } from "$lib/api/bindings/LetterText";
import type { PlanState } from "$lib/api/bindings/PlanState";
import type { PromiseState } from "$lib/api/bindings/PromiseState";
import type { Reference } from "$lib/api/bindings/Reference";
import type { WorklistGroup } from "$lib/api/bindings/WorklistGroup";

const disputeCategory: Record<DisputeCategory, string> = {
  price: "Prix",
  quantity: "Quantité",
  quality: "Qualité",
  late_delivery: "Livraison en retard",
  missing_order: "Bon de commande manquant",
  not_received: "Marchandise non reçue",
  duplicate: "Facture en double",
  vat: "TVA",
  other: "Autre motif",
};

const disputeOutcome: Record<DisputeOutcome, string> = {
  justified: "Fondé",
  partly_justified: "Fondé en partie",
  unjustified: "Non fondé",
  withdrawn: "Retiré par le client",
};

/** What a row of the day's list is worth calling for. */
const group: Record<WorklistGroup, string> = {
  broken_word: "Promesses rompues",
  quick_wins: "Gagnés vite",
  at_risk: "À risque",
  regular: "Courant",
  leave_alone: "À laisser",
};

/** What follows the number of such rows. */
const groups: Record<WorklistGroup, (count: number) => string> = {
  broken_word: (count) => (count > 1 ? "promesses rompues" : "promesse rompue"),
  quick_wins: (count) => (count > 1 ? "gagnés vite" : "gagné vite"),
  at_risk: () => "à risque",
  regular: (count) => (count > 1 ? "courants" : "courant"),
  leave_alone: () => "à laisser",
};

const customerKind: Record<CustomerKind, string> = {
  business: "Entreprise",
  key_account: "Grand compte",
  public: "Secteur public",
  consumer: "Particulier",
  foreign: "Étranger",
  intra_group: "Intra-groupe",
};

const promiseState: Record<PromiseState, string> = {
  open: "En cours",
  kept: "Tenue",
  broken: "Rompue",
  replaced: "Remplacée",
};

const planState: Record<PlanState, string> = {
  running: "En cours",
  completed: "Soldé",
  defaulted: "Rompu",
  ended: "Arrêté",
};

const holdKind: Record<HoldKind, string> = {
  block: "Relance suspendue",
  insolvency: "Procédure collective",
  in_transit: "Règlement en chemin",
  rejection: "Règlement rejeté",
};

const channel: Record<Channel, string> = {
  call: "Appel",
  email: "E-mail",
  letter: "Lettre",
  registered_letter: "Recommandé",
  hand_over: "Recouvrement",
};

/** What the days of a level are counted from. */
const reference: Record<Reference, string> = {
  due: "après l’échéance",
  issued: "après l’émission",
  previous: "après l’étape précédente",
};

const grouping: Record<Grouping, string> = {
  one_letter: "Une lettre par client",
  per_level: "Une lettre par niveau",
};

const letterText: Record<LetterText, string> = {
  preventive_note: "Rappel avant échéance",
  first_reminder: "Première relance",
  second_reminder: "Deuxième relance",
  final_reminder: "Dernière relance",
  formal_notice: "Mise en demeure",
  statement: "Relevé de compte",
  promise_confirmation: "Confirmation de promesse",
  plan_proposal: "Échéancier à signer",
  plan_confirmation: "Confirmation d’échéancier",
  receipt: "Reçu",
};

const every: Record<Every, string> = {
  weeks: "semaines",
  months: "mois",
};

export const dunning = {
  disputeCategory,
  disputeOutcome,
  group,
  groups,
  customerKind,
  promiseState,
  planState,
  holdKind,
  channel,
  reference,
  grouping,
  letterText,
  every,
};
