//! The French of the letters: checked, printed, and followed after they left.

import type { LetterFactKind } from "$lib/api/bindings/LetterFactKind";
import type { ReturnReason } from "$lib/api/bindings/ReturnReason";
import { counted, single } from "./counted";

const plural = counted("fr");
const one = (count: number) => single(count, "fr");
const letters = (count: number) => plural(count, "lettre", "lettres");

const fact: Record<LetterFactKind, string> = {
  printed: "Imprimée",
  reprinted: "Copie faite",
  posted: "Postée",
  sent: "Envoyée",
  presented: "Présentée",
  acknowledged: "Reçue",
  returned: "Revenue",
};

const note: Record<LetterFactKind, string> = {
  printed: "Noter comme imprimée",
  reprinted: "Noter une copie",
  posted: "Noter comme postée",
  sent: "Noter comme envoyée",
  presented: "Noter la présentation",
  acknowledged: "Noter l’accusé de réception",
  returned: "Noter le retour",
};

const reason: Record<ReturnReason, string> = {
  unknown: "Inconnu à l’adresse",
  unclaimed: "Avisé et non réclamé",
  refused: "Refusé",
};

export const outgoing = {
  tabs: "Courriers",
  toSend: "À envoyer",
  gone: "Partis",
  ready: (count: number) => (one(count) ? `${letters(count)} prête` : `${letters(count)} prêtes`),
  emails: (count: number) => plural(count, "e-mail", "e-mails"),
  stopped: (count: number) => `${count.toLocaleString("fr-FR")} à revoir`,
  pages: (count: number) => plural(count, "page", "pages"),
  checking: "Vérification des lettres",
  draft: (count: number) =>
    one(count) ? "Préparer l’e-mail" : `Préparer ${plural(count, "e-mail", "e-mails")}`,
  send: (count: number) => `Envoyer ${one(count) ? "l’e-mail prêt" : `les ${plural(count, "e-mail", "e-mails")} prêts`}`,
  sent: (count: number) =>
    one(count) ? "L’e-mail est parti." : `${plural(count, "e-mail", "e-mails")} sont partis.`,
  drafted: (count: number, folder: string) =>
    `${plural(count, "brouillon", "brouillons")} dans ${folder}, à envoyer de votre messagerie.`,
  printing: "Impression",
  progress: (read: number, total: number) =>
    `${read.toLocaleString("fr-FR")} sur ${total.toLocaleString("fr-FR")}`,
  stop: "Arrêter",
  print: (count: number) =>
    one(count) ? "Imprimer la lettre prête" : `Imprimer les ${letters(count)} prêtes`,
  printThis: "Imprimer cette lettre",
  printed: (count: number, path: string) =>
    one(count)
      ? `La lettre est dans ${path}, notée comme imprimée.`
      : `${letters(count)} dans ${path}, notées comme imprimées.`,
  proof: "Planche des lettres",
  proofHide: "Une lettre à la fois",
  clean: "Rien à redire",
  correctAddress: "Corriger les coordonnées",
  places: {
    customer: "Corriger les coordonnées",
    company: "Compléter la société",
    rates: "Voir les taux",
    template: "Modifier le modèle",
    judgement: "",
  },
};

export const archive = {
  empty: "Aucun courrier n’est encore parti.",
  emptyText: "Chaque lettre imprimée ou notée comme partie est gardée ici, avec son PDF exact.",
  emptyFilter: "Aucun courrier ne répond à ce filtre.",
  list: "Courriers partis",
  filter: "Client, code ou n° de recommandé",
  dated: "Date",
  customer: "Client",
  letter: "Lettre",
  claimed: "Réclamé",
  registered: "Recommandé n°",
  state: "Suivi",
  count: (count: number) => plural(count, "courrier", "courriers"),
  fact,
  note,
  reason,
  on: "Le",
  number: "N° de recommandé",
  numberHint: "Celui du bordereau ou du reçu de dépôt",
  why: "Motif du retour",
  noted: (kind: LetterFactKind, count: number) =>
    `${fact[kind]} : ${plural(count, "courrier", "courriers")}.`,
  look: "Voir le PDF",
  copy: "Copie tamponnée",
  openCase: "Ouvrir le dossier",
  undone: "Annulée",
  deadline: (day: string) => `Délai jusqu’au ${day}`,
  sealed: "Empreinte SHA-256 du PDF conservé",
  select: "Cocher",
  followed: "Suivi du courrier",
};

export const particulars = {
  title: "Coordonnées",
  edit: "Modifier les coordonnées",
  save: "Enregistrer les coordonnées",
  saved: (name: string) => `Coordonnées de ${name} enregistrées.`,
  name: "Dénomination",
  address: "Rue et numéro",
  address2: "Complément",
  postcode: "Code postal",
  town: "Ville",
  country: "Pays",
  registeredOffice: "Siège, s’il est ailleurs",
  phone: "Téléphone",
  email: "E-mail",
  collector: "Chargé de recouvrement",
  salesperson: "Commercial",
  siren: "SIREN",
  language: "Langue des courriers",
  languages: { fr: "Français", en: "Anglais", de: "Allemand" },
};
