//! The stand-in's files: one of each sort a credit manager exports, told apart by their names.

import type { ColumnGuess } from "../bindings/ColumnGuess";
import type { Field } from "../bindings/Field";
import type { ImportKind } from "../bindings/ImportKind";
import type { ImportMode } from "../bindings/ImportMode";

export type Column = [heading: string, guess: Field | null, evidence: string, values: string[]];

export interface FakeFile {
  kind: ImportKind | null;
  format: string;
  encoding: string;
  separator: string;
  header_line: number;
  sheets: string[];
  mode: ImportMode | null;
  columns: Column[];
  /** Facts without which it cannot be imported. */
  needed: Field[];
}

const byValues = "Le titre ne dit rien ; les valeurs ont la forme attendue.";

const openItems: Column[] = [
  [
    "Compte",
    "customer_code",
    "Titre connu ; chaque valeur commence par 411.",
    ["411MENARD", "411OEUVREE", "411DUBREUIL", "411GIETF", "411HGARE"],
  ],
  [
    "Intitulé du compte",
    "customer_name",
    "Titre connu ; un seul nom par compte.",
    [
      "Cabinet Ménard & Associés",
      "SARL Boulangerie Œuvrée",
      "Menuiserie Dubreuil",
      "Groupement d’intérêt économique des Transports frigorifiques du Val-de-Saône",
      "Hôtel de la Gare",
    ],
  ],
  [
    "Réf. pièce",
    null,
    "Le titre peut désigner la pièce ou la commande.",
    ["FA-1004", "FA-1013", "FA-1021", "AV-204", "FA-1032"],
  ],
  [
    "Date",
    "issued",
    "Dates, toutes antérieures à l’échéance.",
    ["22/05/2026", "25/05/2026", "02/09/2026", "14/10/2026", "20/10/2026"],
  ],
  [
    "Date échéance",
    "due",
    "Titre connu ; dates, une cellule sur cinq est vide.",
    ["22/06/2026", "25/06/2026", "02/10/2026", "", "20/11/2026"],
  ],
  [
    "Solde",
    "open",
    "Titre connu ; montants à virgule, certains négatifs.",
    ["7 529,06", "5 141,39", "1 250,00", "-340,80", "962,40"],
  ],
  ["Représentant", null, "Trois valeurs en tout.", ["DUP", "DUP", "MAR", "MAR", "DUP"]],
];

const unknown: Column[] = [
  ["", "customer_code", byValues, ["C0001", "C0002", "C0003", "C0004", "C0005"]],
  ["Zone 2", null, "Textes sans forme commune.", openItems[1]?.[3] ?? []],
  ["Zone 3", "number", byValues, ["26-0411", "26-0412", "26-0419", "26-0420", "26-0433"]],
  [
    "Zone 4",
    null,
    "Dates, sans dire lesquelles.",
    ["12/03/2026", "14/03/2026", "01/04/2026", "02/04/2026", "30/04/2026"],
  ],
  [
    "Zone 5",
    null,
    "Dates, un mois après celles de la zone 4.",
    ["11/04/2026", "13/04/2026", "01/05/2026", "02/05/2026", "30/05/2026"],
  ],
  [
    "Zone 6",
    null,
    "Montants, sans dire lesquels.",
    ["812,40", "96,00", "1 240,00", "15 204,77", "330,00"],
  ],
  ["Zone 7", null, "Toujours vide.", ["", "", "", "", ""]],
];

const customers: Column[] = [
  ["Code", "customer_code", "Titre connu.", ["C0001", "C0002", "C0003", "C0004", "C0005"]],
  ["Nom", "customer_name", "Titre connu.", openItems[1]?.[3] ?? []],
  [
    "Tél.",
    "phone",
    "Dix chiffres.",
    ["04 72 00 14 08", "04 72 00 27 31", "04 74 00 11 90", "", ""],
  ],
  ["CP", "postcode", "Cinq chiffres.", ["69003", "42000", "01000", "38000", "69003"]],
  ["Ville", "town", "Titre connu.", ["LYON", "SAINT-ÉTIENNE", "BOURG", "GRENOBLE", "LYON"]],
];

const bare = { encoding: "", separator: "", header_line: 0, sheets: [], mode: null };

const csv: FakeFile = {
  kind: "open-items",
  format: "CSV",
  encoding: "Windows-1252",
  separator: ";",
  header_line: 4,
  sheets: [],
  mode: "snapshot",
  columns: openItems,
  needed: ["number"],
};

const files: [word: string, file: FakeFile][] = [
  [
    "inconnu",
    {
      ...csv,
      kind: null,
      columns: unknown,
      header_line: 1,
      needed: ["customer_name", "due", "open"],
    },
  ],
  [
    "classeur",
    {
      ...csv,
      format: "Classeur Excel",
      encoding: "",
      separator: "",
      sheets: ["Échéancier", "Clients", "Paramètres 2026"],
      columns: named(openItems),
    },
  ],
  [
    "fec",
    {
      ...csv,
      kind: "fec",
      format: "FEC",
      encoding: "UTF-8",
      separator: "tab",
      header_line: 1,
      mode: "whole",
      columns: [],
      needed: [],
    },
  ],
  ["releve", { ...bare, kind: "bank", format: "CAMT.053", columns: [], needed: [] }],
  ["facture-", { ...bare, kind: "invoice", format: "Factur-X", columns: [], needed: [] }],
  [
    "clients",
    { ...csv, kind: "customers", mode: null, header_line: 1, columns: customers, needed: [] },
  ],
  ["mille", { ...csv, columns: named(openItems) }],
  ["propre", { ...csv, columns: named(openItems) }],
];

/** The same columns, all of them known. */
function named(columns: Column[]): Column[] {
  return columns.map((column) =>
    column[0] === "Réf. pièce"
      ? ["N° de pièce", "number", "Titre connu ; toutes différentes.", column[3]]
      : column,
  );
}

export function fileAt(path: string): FakeFile {
  return files.find(([word]) => path.toLowerCase().includes(word))?.[1] ?? csv;
}

export function guesses(file: FakeFile): ColumnGuess[] {
  return file.columns.map(([heading, field, evidence, values], index) => ({
    index,
    heading,
    field,
    evidence,
    values,
  }));
}
