//! Letters checked before they leave and followed after, for the fake program.

import type { Api } from "../api";
import type { ArchivedLetter } from "../bindings/ArchivedLetter";
import type { LetterText } from "../bindings/LetterText";
import type { OccasionRow } from "../bindings/OccasionRow";
import type { Particulars } from "../bindings/Particulars";
import type { Preflight } from "../bindings/Preflight";
import type { WorklistRow } from "../bindings/WorklistRow";
import type { Books } from "./books";
import { refuse } from "./books";
import { away, today } from "./ledger";
import { letterPdf } from "./letter";

type Part = Pick<
  Api,
  | "preflight"
  | "occasions"
  | "occasionPdf"
  | "issueOccasion"
  | "saveSheet"
  | "archive"
  | "findLetter"
  | "noteLetterFact"
  | "reprint"
  | "particulars"
  | "saveParticulars"
  | "templates"
  | "template"
  | "templatePdf"
  | "saveTemplate"
  | "resetTemplate"
>;

const texts = new Set(["first_reminder", "second_reminder", "final_reminder", "formal_notice"]);
const written = new Set(["email", "letter", "registered_letter"]);

export function fakeLetters(books: Books): Part {
  const archived: ArchivedLetter[] = [];
  const own = new Map<string, string>();
  const text = "# Rappel\n\nMadame, Monsieur,\n\n::items::\n::totals::\n";
  const known = new Map<string, Particulars>();
  const preflight = (rows: WorklistRow[]): Preflight => {
    const letters = rows.map((row) => ({
      customer: row.customer,
      name: row.name,
      text: (row.step && texts.has(row.step) ? row.step : "first_reminder") as LetterText,
      channel: row.action as "email" | "letter" | "registered_letter",
      total: row.amount,
      pages: 1,
      flags: row.warnings.map((sentence) => ({
        stops: true,
        sentence,
        place: "customer" as const,
      })),
      clean: row.warnings.length === 0,
    }));
    const clean = letters.filter((letter) => letter.clean && letter.channel !== "email");
    return {
      key_date: today,
      read_only: false,
      letters,
      clean: clean.length,
      emails: letters.filter(({ clean: ok, channel }) => ok && channel === "email").length,
      stopped: letters.filter((letter) => !letter.clean).length,
      pages: clean.length,
      claimed: [],
      left_out: [],
    };
  };
  const find = (document: number) => archived.find((letter) => letter.document === document);
  if (books.rows[0]) archived.push(gone(books.rows[0], 1));

  return {
    preflight: async () =>
      preflight(books.rows.filter((row) => row.step && written.has(row.action))),
    archive: async () => archived.map((letter) => ({ ...letter })),
    findLetter: async (scanned) =>
      archived.find(({ code }) => code === scanned.toUpperCase()) ??
      refuse("unknown_customer", `Aucun courrier parti ne porte le code « ${scanned} ».`),
    noteLetterFact: async (documents, fact) => {
      for (const document of documents) {
        const letter = find(document);
        if (!letter) continue;
        letter.facts = [...letter.facts, fact];
        letter.registered_number = fact.number || letter.registered_number;
        letter.next = fact.kind === "posted" ? "presented" : null;
      }
      return null;
    },
    reprint: async () => letterPdf(books.rows.slice(0, 1)),
    particulars: async (customer) =>
      known.get(customer) ?? {
        customer,
        name: books.account(customer).name,
        address: "12 rue des Tanneurs",
        address2: "",
        postcode: "69003",
        town: "Lyon",
        country: "",
        registered_office: "",
        phone: "",
        email: "",
        siren: "552100554",
        language: "fr",
        collector: "",
        salesperson: "",
      },
    occasions: async () => {
      const amount = { minor: 125_000, currency: "EUR" };
      const rows: OccasionRow[] = [
        {
          occasion: { kind: "statement", currency: "EUR" },
          text: "statement",
          amount,
          day: null,
        },
        {
          occasion: { kind: "receipt", on: today, currency: "EUR" },
          text: "receipt",
          amount,
          day: today,
        },
      ];
      return { name: "Menuiserie Béraud", rows };
    },
    occasionPdf: async () => letterPdf([]),
    issueOccasion: async () => ({
      path: "C:\\Courriers\\releve.pdf",
      letters: 1,
      pages: 1,
      claimed: [],
      left_out: [],
      without_copy: [],
    }),
    saveSheet: async () => "C:\\Courriers\\enveloppes.pdf",
    templates: async () => ({
      letters: ["first_reminder", "formal_notice"],
      clauses: [{ name: "penalties", text: "les pénalités annoncées" }],
      fields: [{ name: "total", text: "le total à régler" }],
      blocks: [{ name: "::items::", text: "le tableau des pièces" }],
      segments: ["Secteur public"],
      own: [],
    }),
    template: async (key) => ({ key, source: own.get(key.name) ?? text, own: own.has(key.name) }),
    templatePdf: async (_, source) =>
      source.includes("{{ totl }}")
        ? refuse("internal", "Ligne 3 : « totl » n’est pas un champ.")
        : letterPdf(books.rows.slice(0, 1)),
    saveTemplate: async (key, source) => {
      own.set(key.name, source);
      return null;
    },
    resetTemplate: async (key) => {
      own.delete(key.name);
      return null;
    },
    saveParticulars: async (next) => {
      known.set(next.customer, next);
      return null;
    },
  };
}

function gone(row: WorklistRow, document: number): ArchivedLetter {
  return {
    document,
    customer: row.customer,
    name: row.name,
    text: "formal_notice",
    channel: "registered_letter",
    dated: away(-9),
    claimed: row.amount,
    code: "BBBBIRHJIV",
    pages: 2,
    sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    registered_number: "",
    facts: [{ kind: "printed", on: away(-9), number: "", reason: null, note: "" }],
    next: "posted",
    deadline: null,
    undone: false,
  };
}
