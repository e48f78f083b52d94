//! The French of printing: the printer of the desk, and what goes along with letters.

import { counted, single } from "./counted";

const plural = counted("fr");
const one = (count: number) => single(count, "fr");

export const print = {
  title: "Imprimante de ce poste",
  printer: "Imprimante",
  toFile: "Aucune : enregistrer un PDF",
  standard: (name: string) => `${name} (par défaut)`,
  gone: (name: string) => `${name} (absente)`,
  tray: "Bac",
  anyTray: "Choix de l’imprimante",
  copies: "Exemplaires",
  duplex: "Recto verso, chaque lettre sur une nouvelle feuille",
  look: "Chercher les imprimantes",
  kept: "Ce choix vaut pour ce poste ; il n’est pas enregistré dans le dossier.",
  withInvoices: "Joindre les factures",
  on: (name: string) => `Sur ${name}`,
  bothSides: "recto verso",
  times: (copies: number) => plural(copies, "exemplaire", "exemplaires"),
  asFile: "Dans un fichier PDF",
  printed: (count: number, name: string) =>
    one(count)
      ? `La lettre est envoyée à ${name}, notée comme imprimée.`
      : `${plural(count, "lettre", "lettres")} envoyées à ${name}, notées comme imprimées.`,
};
