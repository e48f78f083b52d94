//! The French of a customer's file: who to ask for, what was promised, disputed, agreed or held.

import type { HoldKind } from "$lib/api/bindings/HoldKind";
import { counted, single } from "./counted";

const plural = counted("fr");
const one = (count: number) => single(count, "fr");

const holdSince: Record<HoldKind, string> = {
  block: "Depuis le",
  insolvency: "Publiée au BODACC le",
  in_transit: "Reçu le",
  rejection: "Rejeté le",
};

const holdUntil: Record<HoldKind, string> = {
  block: "Jusqu’au",
  insolvency: "Jusqu’au",
  in_transit: "À l’échéance du",
  rejection: "Jusqu’au",
};

const holdReason: Record<HoldKind, string> = {
  block: "Pourquoi",
  insolvency: "Procédure et tribunal",
  in_transit: "Chèque ou effet, et son numéro",
  rejection: "Code du rejet",
};

const holdExample: Record<HoldKind, string> = {
  block: "Négociation commerciale en cours",
  insolvency: "Redressement judiciaire, Lyon",
  in_transit: "Chèque 4512087",
  rejection: "AM04",
};

const holdText: Record<HoldKind, string> = {
  block: "Rien ne part à ce client tant que la suspension dure.",
  insolvency:
    "Les relances s’arrêtent. La créance se déclare au mandataire dans les deux mois de la publication.",
  in_transit: "Le règlement est reçu mais pas encore encaissé\u00A0: la pièce n’est plus réclamée.",
  rejection: "La relance reprend à la première étape, à partir du rejet.",
};

const holdSave: Record<HoldKind, string> = {
  block: "Suspendre les relances",
  insolvency: "Noter la procédure collective",
  in_transit: "Noter le règlement en chemin",
  rejection: "Noter le rejet",
};

export const sheet = {
  traits: "Le client",
  editTraitsLong: "Modifier la fiche du client",
  editTraits: "Modifier",
  kind: "Sorte de client",
  kindByFacts: "D’après son SIREN et son pays",
  policy: "Scénario",
  policyBySegment: "Celui de son segment",
  ownPolicy: "choisi pour ce client",
  directDebit: "Prélèvement",
  directDebitLong: "Règle par prélèvement",
  addressUnknown: "N’habite pas à l’adresse indiquée",
  addressUnknownSince: (day: string) => `Adresse inconnue depuis le ${day}`,
  saveTraits: "Enregistrer",
  traitsSaved: (name: string) => `La fiche de ${name} est modifiée.`,
  lift: "Lever",
  waitLifted: (name: string) => `${name} revient dans la liste.`,
  phases: ["Relance", "Recouvrement"] as [string, string],

  contacts: "Interlocuteurs",
  noContacts: "Personne n’est noté.",
  addContactLong: "Ajouter un interlocuteur",
  addContact: "Ajouter",
  editContact: "Modifier",
  contactName: "Nom",
  role: "Fonction",
  phone: "Téléphone",
  email: "E-mail",
  note: "Note",
  noteText: "Des faits utiles à la relance\u00A0: la personne peut demander à lire cette note.",
  main: "À demander en premier",
  mainShort: "en premier",
  saveContact: "Enregistrer",
  contactSaved: (name: string) => `${name} est enregistré.`,
  exportPerson: "Exporter ses données",
  exported: (path: string) => `Ses données sont enregistrées dans ${path}`,
  erase: "Effacer",
  eraseTitle: (name: string) => `Effacer ${name}\u00A0?`,
  eraseGone: "S’effacent\u00A0: son nom, son téléphone, son e-mail et les notes prises avec elle.",
  eraseStays: "Restent\u00A0: les montants, les dates et les étapes de relance, sans son nom.",
  eraseForGood: "Un effacement ne s’annule pas.",
  keepPerson: "Garder",

  promises: "Promesses",
  noPromises: "Aucune.",
  addPromise: "Noter une promesse",
  savePromise: "Noter la promesse",
  promiseSaved: (name: string) => `La promesse de ${name} est notée.`,
  promisedOn: "Pour le",
  promised: (currency: string) => `Montant (${currency})`,
  promiseNote: "Ce qui a été dit",

  disputes: "Litiges",
  noDisputes: "Aucun.",
  addDispute: "Ouvrir un litige",
  document: "Pièce",
  category: "Motif",
  disputed: (currency: string) => `Part contestée (${currency})`,
  wholeDocument: "toute la pièce",
  owner: "Qui doit répondre",
  ownerExample: "Mme Faure, expéditions",
  deadline: "Réponse attendue le",
  reason: "Ce que dit le client",
  raise: "Ouvrir le litige",
  raised: (item: string) => `Le litige sur ${item} est ouvert\u00A0: la pièce n’est plus réclamée.`,
  raisedPart: (item: string) =>
    `Le litige sur ${item} est ouvert\u00A0: seule la part contestée n’est plus réclamée.`,
  whole: "en entier",
  close: "Clore",
  closeDispute: "Clore le litige",
  outcome: "Issue",
  closeNote: "Ce qui a été décidé",
  closed: (item: string) => `Le litige sur ${item} est clos.`,

  plans: "Échéanciers",
  noPlans: "Aucun.",
  addPlan: "Proposer un échéancier",
  planItems: "Pièces comprises",
  planAll: "tout l’échu si aucune n’est cochée",
  count: "Versements",
  first: "Premier le",
  everyLabel: "Tous les",
  defaultClause: "Un versement manqué rend tout exigible",
  signedOn: "Signé le",
  signedLater: "vide\u00A0: pas encore signé",
  proposal: "Ce qui serait convenu",
  instalment: "Versement",
  dueOn: "Échéance",
  amount: (currency: string) => `Montant (${currency})`,
  total: "Total",
  paid: "Réglé",
  late: "en retard",
  agree: (count: number) => `Convenir de ${plural(count, "versement")}`,
  agreed: (name: string) => `L’échéancier de ${name} est noté\u00A0: ses relances s’arrêtent.`,
  unsigned: "pas encore signé",
  signed: (day: string) => `signé le ${day}`,
  sign: "Noter la signature",
  planSigned: (name: string) => `L’échéancier de ${name} est signé.`,
  end: "Arrêter",
  planEnded: (name: string) => `L’échéancier de ${name} est arrêté\u00A0: les relances reprennent.`,
  itemsOf: (count: number) => `${plural(count, "pièce")} ${one(count) ? "comprise" : "comprises"}`,

  holds: "Suspensions",
  noHolds: "Aucune.",
  addHold: "Suspendre",
  holdKind: "Raison",
  holdKinds: {
    block: "Blocage",
    insolvency: "Procédure collective",
    in_transit: "Règlement en chemin",
    rejection: "Rejet",
  } satisfies Record<HoldKind, string>,
  holdSince,
  holdUntil,
  holdReason,
  holdExample,
  holdText,
  holdSave,
  holdItem: "Porte sur",
  allItems: "Tout le compte",
  by: "Demandé par",
  byExample: "Direction commerciale",
  untilLifted: "vide\u00A0: jusqu’à nouvel ordre",
  held: (name: string) => `C’est noté pour ${name}.`,
  holdLifted: (name: string) => `La suspension est levée pour ${name}.`,
  declareBy: (day: string) => `À déclarer au plus tard le ${day}`,
  declare: "Créance déclarée le…",
  declaredOn: "Créance déclarée le",
  wasDeclared: (day: string) => `Créance déclarée le ${day}`,
  saveDeclared: "Noter la déclaration",
  declared: (name: string) => `La déclaration de créance est notée pour ${name}.`,

  itemPolicies: "Pièces à part",
  noItemPolicies: "Toutes suivent le scénario du client.",
  addItemPolicy: "Donner un autre scénario à une pièce",
  itemFollows: "Comme le client",
  saveItemPolicy: "Enregistrer",
  itemPolicySaved: (item: string) => `Le scénario de ${item} est modifié.`,
};

export const changes = {
  empty: "Rien n’a encore été fait dans ce dossier.",
  emptyText: "Chaque acte noté apparaît ici, et peut être annulé.",
  when: "Quand",
  what: "Quoi",
  customer: "Client",
  undone: "annulé",
  filter: "Filtrer le journal",
  none: (query: string) => `Rien ne répond à «\u00A0${query}\u00A0».`,
  count: (count: number) => plural(count, "acte"),
  open: "Voir le journal",
  text: "Tout ce qui a été fait dans ce dossier, du plus récent au plus ancien.",
};
