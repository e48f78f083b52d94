//! The French of receipts and of the tie-out: the two places where the books meet the bank.

import { counted, single } from "./counted";

const plural = counted("fr");
const one = (count: number) => single(count, "fr");

export const receipts = {
  list: "Encaissements",
  waiting: (count: number) => `${count.toLocaleString("fr-FR")} en attente`,
  acceptCertain: (count: number, total: string) =>
    one(count)
      ? `Accepter le certain — ${total}`
      : `Accepter les ${count.toLocaleString("fr-FR")} certains — ${total}`,
  acceptCertainShort: "Accepter les certains",
  accept: "Accepter",
  acceptOn: (numbers: string) => `Affecter à ${numbers}`,
  onDocuments: (count: number) => plural(count, "pièce"),
  onAccount: "Garder en acompte",
  setAside: "Mettre de côté",
  takeBack: "Remettre en attente",
  undo: "Annuler l’affectation",
  bankText: "Écrit par la banque",
  proposal: "Proposition",
  matchedWith: "Affecté à",
  number: "Pièce",
  due: "Échéance",
  open: "Restant dû",
  pays: "Réglé ici",
  remainder: "Reste, en acompte",
  fee: "Retenu par la banque",
  other: "Autre client",
  find: "Chercher un client",
  noHit: (query: string) => `Aucun client ne répond à «\u00A0${query}\u00A0».`,
  documentsOf: (name: string) => `Pièces ouvertes de ${name}`,
  noDocuments: "Ce client n’a aucune pièce ouverte.",
  ticked: (sum: string, received: string) => `coché\u00A0: ${sum} sur ${received} reçus`,
  match: (count: number) => `Affecter à ${plural(count, "pièce")}`,
  received: (on: string) => `reçu le ${on}`,
  accepted: (count: number) =>
    `${plural(count, "encaissement affecté", "encaissements affectés")}.`,
  matched: (amount: string, name: string) => `${amount} affectés à ${name}.`,
  aside: (payer: string) => `L’encaissement de ${payer} est mis de côté.`,
  undone: (payer: string) => `L’encaissement de ${payer} attend de nouveau.`,
  empty: "Aucun encaissement en attente.",
  emptyText: "Déposez un relevé bancaire.",
  allDone: "Tout est affecté.",
  allDoneText: "Les derniers encaissements restent dans la liste, pour revenir dessus.",
  reconcile: (count: number) =>
    one(count) ? "Rapprocher l’encaissement" : `Rapprocher ${plural(count, "encaissement")}`,
  noProposal: "Sans proposition",
  tickKey: "Cocher la pièce",
};

export const tieOut = {
  line: (text: string) => `Concordance\u00A0: ${text}`,
  columns: "Σ colonnes",
  openItems: "pièces ouvertes",
  file: (on: string) => `fichier du ${on}`,
  account: "compte 411",
  differs: (count: number) => plural(count, "écart à lire", "écarts à lire"),
  columnsLine: "Σ des colonnes de la balance",
  openItemsLine: "Σ des pièces ouvertes",
  fileLine: (file: string, on: string) => `Total de ${file} au ${on}`,
  accountLine: (on: string) => `Solde du compte 411 au ${on}`,
  fileDifferences: "Entre les pièces et le fichier",
  accountDifferences: "Entre les pièces et le compte 411",
  balance: "Solde du compte 411",
  on: "au",
  keep: "Comparer",
  forget: "Retirer",
  show: "Détail de la concordance",
  hide: "Masquer",
  enter: "Saisir le solde du 411",
};
