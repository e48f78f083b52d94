//! The stand-in's provision: plausible figures that follow the rates and the list of doubtful customers.

import type { Api } from "../api";
import type { Closing } from "../bindings/Closing";
import type { ColumnRate } from "../bindings/ColumnRate";
import type { DoubtfulDraft } from "../bindings/DoubtfulDraft";
import type { DoubtfulRow } from "../bindings/DoubtfulRow";
import type { EntryRow } from "../bindings/EntryRow";
import type { ProvisionColumn } from "../bindings/ProvisionColumn";
import type { ProvisionReport } from "../bindings/ProvisionReport";
import type { ProvisionRow } from "../bindings/ProvisionRow";
import type { ProvisionSheet } from "../bindings/ProvisionSheet";
import { day } from "../../format/day";
import { refuse, type Books } from "./books";
import { aged, today, type Account } from "./ledger";
import { yearEndOf } from "./year-end";

type Provision = Pick<
  Api,
  | "provision"
  | "setProvisionRates"
  | "setDoubtful"
  | "clearDoubtful"
  | "closeMonth"
  | "closings"
  | "closing"
  | "yearEndTable"
>;

interface State {
  rates: Record<ProvisionColumn, string>;
  entered: boolean;
  netted: boolean;
  doubtful: DoubtfulDraft[];
  closings: Closing[];
}

const columns: ProvisionColumn[] = [
  "not_due",
  "no_due_date",
  "up_to30",
  "up_to60",
  "up_to90",
  "over90",
];
const observed: Record<ProvisionColumn, string | null> = {
  not_due: "0.42",
  no_due_date: null,
  up_to30: "1.85",
  up_to60: "4.60",
  up_to90: "11.25",
  over90: null,
};
const zero = "0.00";

/** « 2,2 » as it is kept: `2.20`. */
function percent(text: string): string {
  const bare = text.trim().replace(",", ".");
  if (/^\d{1,3}(\.\d{1,2})?$/.test(bare) && Number(bare) <= 100) return Number(bare).toFixed(2);
  return refuse(
    "invalid_field",
    `« ${text} » n’est pas un taux : écrivez un pourcentage de 0 à 100, avec deux décimales au plus, comme 12,50.`,
  );
}

const share = (minor: number, rate: string) => Math.round((minor * Number(rate)) / 100);
const sum = <T>(rows: T[], of: (row: T) => number) => rows.reduce((all, row) => all + of(row), 0);

function entry(accounts: [string, string][], label: string, minor: number): EntryRow[] {
  return accounts.map(([account, name], index) => ({
    account,
    name,
    label,
    debit: index === 0 ? minor : null,
    credit: index === 0 ? null : minor,
  }));
}

const clients: [string, string] = ["411", "Clients"];
const doubtfulAccount: [string, string] = ["416", "Clients douteux ou litigieux"];
const charge: [string, string] = ["6817", "Dotations aux dépréciations des actifs circulants"];
const reversal: [string, string] = ["7817", "Reprises sur dépréciations des actifs circulants"];
const allowance: [string, string] = ["491", "Dépréciations des comptes de clients"];

function entriesOf(sheet: ProvisionSheet, before: ProvisionSheet | undefined): EntryRow[] {
  const was = new Map(before?.doubtful.map((row) => [row.customer, row]));
  const moved = sheet.doubtful.filter(({ customer }) => !was.has(customer));
  const more = sheet.matrix.allowance - (before?.matrix.allowance ?? 0);
  return [
    ...moved.flatMap(({ name, gross, allowance: minor }) => [
      ...entry([doubtfulAccount, clients], `Reclassement en clients douteux : ${name}`, gross),
      ...entry([charge, allowance], `Dotation : ${name}`, minor),
    ]),
    ...(more > 0 ? entry([charge, allowance], "Dotation : matrice", more) : []),
    ...(more < 0 ? entry([allowance, reversal], "Reprise : matrice", -more) : []),
  ];
}

export function fakeProvision(books: Books): Provision {
  let state: State = {
    rates: Object.fromEntries(columns.map((column) => [column, zero])) as State["rates"],
    entered: false,
    netted: false,
    doubtful: [],
    closings: [],
  };
  /** Puts another state in place, and keeps how to take that back. */
  const change = (sentence: string, next: Partial<State>) => {
    const before = state;
    const after = { ...state, ...next };
    books.note(sentence, () => (state = after), () => (state = before));
  };

  const row = (column: ProvisionColumn, gross: number): ProvisionRow => ({
    column,
    gross,
    rate: state.rates[column],
    allowance: share(gross, state.rates[column]),
    learnt:
      column === "no_due_date"
        ? null
        : {
            rate: observed[column],
            invoices: observed[column] ? 214 : 12,
            reached: 4_812_300,
            never_paid: observed[column] ? share(4_812_300, observed[column]) : 61_240,
          },
  });

  const doubtfulRow = (draft: DoubtfulDraft, { name, items }: Account): DoubtfulRow => {
    const line = aged(items);
    const gross = line.total - line.unallocated;
    const base = Math.round(gross / (1 + Number(draft.vat_rate) / 100));
    return {
      customer: draft.customer,
      name,
      since: draft.since ?? today,
      reason: draft.reason,
      gross,
      vat_rate: draft.vat_rate,
      base,
      rate: draft.rate || null,
      allowance: share(base, draft.rate || state.rates.over90),
    };
  };

  function sheetOf(currency: string, on: string): ProvisionSheet | null {
    const owing = books.all.filter((one) => one.currency === currency && one.items.length > 0);
    if (owing.length === 0) return null;
    const noted = new Map(state.doubtful.map((draft) => [draft.customer, draft]));
    const line = aged(owing.filter(({ code }) => !noted.has(code)).flatMap(({ items }) => items));
    const grosses = [line.not_due, line.no_due_date, ...line.buckets];
    const rows = columns.map((column, index) => row(column, grosses[index] ?? 0));
    const doubtful = owing.flatMap((one) => {
      const draft = noted.get(one.code);
      return draft ? [doubtfulRow(draft, one)] : [];
    });
    const matrix = {
      gross: sum(rows, ({ gross }) => gross),
      allowance: sum(rows, (one) => one.allowance),
    };
    const doubtful_sum = {
      gross: sum(doubtful, ({ gross }) => gross),
      allowance: sum(doubtful, (one) => one.allowance),
    };
    const before = state.closings.find((one) => one.on < on);
    const its = before?.report.sheets.find((one) => one.currency === currency);
    const total = {
      gross: matrix.gross + doubtful_sum.gross,
      allowance: matrix.allowance + doubtful_sum.allowance,
    };
    const sheet: ProvisionSheet = {
      currency,
      rows,
      matrix,
      doubtful: doubtful.sort((a, b) => b.gross - a.gross),
      doubtful_sum,
      total,
      unallocated: line.unallocated,
      previous: before
        ? { closing: before.id, on: before.on, allowance: its?.total.allowance ?? 0 }
        : null,
      change: total.allowance - (its?.total.allowance ?? 0),
      entries: [],
      learnt:
        "Taux observés, à titre de proposition : part jamais payée (encore ouverte 12 mois après l’échéance) de ce qui a atteint la colonne. Factures échues du 01/12/2023 au 23/11/2025 : 1842 ; aucun taux sous 20 factures.",
    };
    return { ...sheet, entries: entriesOf(sheet, its) };
  }

  const report = (on: string | null): ProvisionReport => ({
    key_date: on ?? today,
    rates_entered: state.entered,
    net_of_credits: state.netted,
    sheets: ["EUR", "GBP"].flatMap((currency) => sheetOf(currency, on ?? today) ?? []),
    notes: [
      "La matrice s’applique aux montants TTC, créances douteuses exclues ; celles-ci sont dépréciées une à une sur leur montant hors TVA.",
      ...(state.entered
        ? []
        : [
            "Aucun taux de perte n’a été saisi : la matrice ne déprécie rien. Saisissez vos taux, ou reprenez ceux que l’historique propose (au moins 20 factures par colonne).",
          ]),
    ],
    noted: state.doubtful.map(({ customer }) => customer),
  });

  const nameOf = (code: string) => books.account(code).name;

  return {
    provision: async (on) => report(on),
    setProvisionRates: async ({ rates, net_of_credits }, on) => {
      const typed = rates.map(({ column, percent: text }: ColumnRate) => [column, percent(text)]);
      const next = { ...state.rates, ...Object.fromEntries(typed) } as State["rates"];
      change("Taux de perte", { rates: next, entered: true, netted: net_of_credits });
      return report(on);
    },
    setDoubtful: async (draft, on) => {
      const name = nameOf(draft.customer);
      if (!draft.reason.trim()) refuse("invalid_field", `Dites pourquoi ${name} est douteux.`);
      const rate = draft.rate.trim() ? percent(draft.rate) : "";
      const vat_rate = draft.vat_rate.trim() ? percent(draft.vat_rate) : "20.00";
      const others = state.doubtful.filter(({ customer }) => customer !== draft.customer);
      change(`${name} noté douteux`, { doubtful: [...others, { ...draft, rate, vat_rate }] });
      return report(on);
    },
    clearDoubtful: async (code, on) => {
      const others = state.doubtful.filter(({ customer }) => customer !== code);
      const name = nameOf(code);
      if (others.length === state.doubtful.length) {
        refuse("invalid_field", `${name} n’est pas noté douteux ce jour-là.`);
      }
      change(`${name} n’est plus douteux`, { doubtful: others });
      return report(on);
    },
    closeMonth: async (on) => {
      const closed = on ?? today;
      const last = state.closings[0];
      if (last && last.on >= closed) {
        refuse(
          "invalid_field",
          `La provision est déjà arrêtée au ${day(last.on)}. Annulez cet arrêté pour le refaire, ou choisissez un jour ultérieur.`,
        );
      }
      const closing: Closing = {
        id: state.closings.length + 1,
        on: closed,
        made_at: `${today}T10:12:00`,
        sha256: "9c5f1a7be0d24c38a6f0e2b7714d9983c5a01fb2e6d84c7790ab3e5d61f2c840",
        report: report(on),
      };
      change(`Provision arrêtée au ${day(closed)}`, { closings: [closing, ...state.closings] });
      return closing;
    },
    closings: async () =>
      state.closings.map(({ report: frozen, ...one }) => ({
        ...one,
        allowances: frozen.sheets.map(({ currency, total }) => ({
          minor: total.allowance,
          currency,
        })),
      })),
    closing: async (id) =>
      state.closings.find((one) => one.id === id) ??
      refuse("invalid_field", "Cet arrêté n’existe plus."),
    yearEndTable: async (on) => yearEndOf(books.all, on ?? today),
  };
}
