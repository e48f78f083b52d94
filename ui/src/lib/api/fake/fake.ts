//! A stand-in for the program, in memory: for the tests of the views, and for a plain browser.
//!
//! It is never part of the production bundle. `?customers=100000` makes it large, `?first` starts
//! it without a ledger, `?empty` without a document; `?choose=bank,fec` is what the file chooser
//! returns, `?receipts=500` how many wait (`&matched`: none of them any more), and `?tieout` lets
//! the last file disagree.

import type { Api } from "../api";
import type { LettersFile } from "../bindings/LettersFile";
import type { Session } from "../bindings/Session";
import type { WorklistRow } from "../bindings/WorklistRow";
import { folded, matches } from "../../format/search";
import { Books, refuse } from "./books";
import { briefOf } from "./brief";
import { fakeFigures } from "./figures";
import { fakeCompany, papeterie } from "./company";
import { dayOf, fitted } from "./day";
import { fakeDunning } from "./dunning";
import { fakeImports } from "./imports";
import { indicatorsOf, workingsOf } from "./indicators";
import { accounts, aged, away, today, type Account } from "./ledger";
import { letterPdf } from "./letter";
import { fakeLetters } from "./letters";
import { fakePenalties } from "./penalties";
import { fakeMail } from "./mail";
import { fakePolicies } from "./policies";
import { fakePrinter } from "./printer";
import { fakeProvision } from "./provision";
import { fakeReceipts } from "./receipts";
import { fakeSalesLists } from "./sales-lists";
import { fakeTieOut } from "./tie-out";
import { worklistOf } from "./worklist";

export function fakeApi(options = new URLSearchParams()): Api {
  const all = options.has("empty") ? [] : accounts(Number(options.get("customers") ?? 64));
  const books = new Books(all);
  const session: Session = { ledger: null, today, language: "fr", version: "0.1.0" };

  const open = (sample: boolean): Session => {
    session.ledger = {
      path: "/home/marie/.local/share/encours/mes-comptes.encours",
      company: papeterie.company.name,
      sample,
      documents: all.reduce((sum, { items }) => sum + items.length, 0),
      customers: all.length,
      fresh_as_of: all.length > 0 ? away(-3) : null,
      actions: books.rows.length,
    };
    return { ...session, ledger: { ...session.ledger } };
  };
  const now = () => (session.ledger ? open(session.ledger.sample) : { ...session });
  if (!options.has("first")) open(true);

  const post = (row: WorklistRow) =>
    books.act(row.customer, {
      sentence: `Envoi à ${row.name} noté.`,
      entry: { kind: row.action === "email" ? "email" : "letter", title: row.rule, step: row.step },
      done: row.action === "email" ? "emails" : "letters",
      leaves: true,
    });
  const chosen = (codes: string[] | null) =>
    books.rows.filter((row) => (codes ? codes.includes(row.customer) : row.action.endsWith("letter")));
  const file = (written: WorklistRow[], path: string): LettersFile => ({
    path,
    letters: written.filter((row) => row.warnings.length === 0).length,
    pages: written.length,
    claimed: worklistOf(written, null).totals,
    left_out: written
      .filter((row) => row.warnings.length > 0)
      .map(({ customer, name, warnings }) => ({ customer, name, reason: warnings.join(" ") })),
    without_copy: [],
  });

  return {
    session: async () => now(),
    setLanguage: async (language) => {
      session.language = language;
      return now();
    },
    openSample: async () => open(true),
    openOwn: async () => open(false),

    ...fakeImports(options, all.length === 0),
    ...fakeReceipts(options, all),
    ...fakeTieOut(all, options),
    brief: async () => (options.has("quiet") ? null : briefOf(all)),

    ...fakeDunning(books),
    ...fakePolicies(),
    ...fakePenalties(books),
    ...fakeProvision(books),
    ...fakeSalesLists(books),
    ...fakeMail(options),
    ...fakeFigures(all),

    worklist: async (on, most) => {
      const { capacity, done, waiting } = books;
      const rows = fitted(books.rows, capacity, away(1));
      const list = worklistOf(rows, on, dayOf(rows, capacity, done), waiting);
      return { ...list, rows: list.rows.slice(0, most ?? undefined) };
    },
    agedBalance: async (on, { basis, by, compare }) => ({
      key_date: on ?? today,
      basis,
      by,
      compared: compare,
      buckets: [
        { from: 1, to: 30 },
        { from: 31, to: 60 },
        { from: 61, to: 90 },
        { from: 91, to: null },
      ],
      sheets: ["EUR", "GBP"]
        .map((currency) => sheet(all, currency, compare !== null))
        .filter(({ customers }) => customers.length > 0),
    }),
    exportSheet: async (_, format) => ({ path: `/export.${format}`, format, rows: 1 }),
    indicators: async (on, months) => indicatorsOf(on, months),
    indicatorWorkings: async (on, month) => workingsOf(on, month),
    customerSheet: async (code, on) => {
      const { items, history, currency, ...person } = books.account(code);
      const next = books.row(code);
      const why =
        "Rien n’est dû aujourd’hui : la prochaine étape viendra trois jours après la première échéance dépassée.";
      return {
        ...person,
        key_date: on ?? today,
        read_only: on !== null && on < today,
        siren: "552 100 554",
        language: "fr",
        balances: [{ currency, line: aged(items) }],
        action: next,
        explanation: next ? ["L’étape suivante, la mise en demeure, est prévue à J+45."] : [why],
        items,
        history: history.map((entry) => ({ ...entry })),
        ...books.dossier(code),
      };
    },
    findCustomers: async (query) =>
      all
        .filter(({ name, code }) => matches(`${name} ${code}`, query))
        .slice(0, 20)
        .map(({ code, name }) => ({ code, name })),
    findDocuments: async (query) =>
      all
        .flatMap(({ code, name }) =>
          books.account(code).items.map(({ number }) => ({ number, customer: code, name })),
        )
        .filter(({ number }) => folded(number).startsWith(folded(query)))
        .slice(0, 8),

    letterClaim: async (code) => {
      const [row] = chosen([code]);
      if (!row) throw new Error(code);
      const none = { minor: 0, currency: row.amount.currency };
      const open = { ...row.amount, minor: Math.round(row.amount.minor / row.items.length) };
      return {
        items: row.items.map((number) => ({ number, due: today, open })),
        principal: row.amount,
        credits: none,
        interest: none,
        fixed_sums: none,
        settled_late: none,
        total: row.amount,
      };
    },
    letterPdf: async (code) =>
      letterPdf([
        books.row(code) ?? refuse("nothing_to_claim", "Rien à réclamer à ce client aujourd’hui."),
      ]),
    lettersPdf: async (codes) => letterPdf(chosen(codes)),
    documentPdf: async () => letterPdf(books.rows.slice(0, 1)),
    saveLetters: async (codes) =>
      file(chosen(codes), "/home/marie/Documents/lettres-2026-11-23.pdf"),
    ...fakeLetters(books),
    ...fakePrinter(options, (codes, path) => {
      const done = chosen(codes);
      for (const row of done) post(row);
      return file(done, path);
    }),
    postLetters: async (codes) => {
      const done = chosen(codes);
      for (const row of done.filter(({ warnings }) => warnings.length === 0)) post(row);
      return file(done, "");
    },

    ...fakeCompany(now),
    onFiles: () => () => undefined,
  };
}

function sheet(all: Account[], currency: string, compared: boolean) {
  const open = all.filter((one) => one.currency === currency && one.items.length > 0);
  const customers = open
    .map(({ code, name, items }, index) => {
      const line = aged(items);
      const before = compared ? thenOf(line.total, index) : null;
      const change = before === null ? null : line.total - before;
      return { code, name, line, before, change, group: null };
    })
    .sort((a, b) => b.line.overdue - a.line.overdue);
  const items = open.flatMap((one) => one.items);
  const total = aged(items);
  const before = compared ? customers.reduce((sum, one) => sum + (one.before ?? 0), 0) : null;
  return {
    currency,
    total,
    before,
    change: before === null ? null : total.total - before,
    groups: [],
    customers,
    open_documents: items.length,
    ties_out: true,
  };
}

/** What was open on another day: more, less or as much. */
function thenOf(total: number, index: number): number {
  return Math.round(total * ([0.8, 1.25, 1][index % 3] ?? 1));
}
