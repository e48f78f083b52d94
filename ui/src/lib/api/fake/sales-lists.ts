//! The stand-in's salespeople: each customer has one by turns, and a list that came back has one row
//! of every sort.

import type { Api } from "../api";
import type { ReturnedList } from "../bindings/ReturnedList";
import type { ReturnedRow } from "../bindings/ReturnedRow";
import type { SalesListRow } from "../bindings/SalesListRow";
import { refuse, type Books } from "./books";
import { away, today, type Account } from "./ledger";

type SalesLists = Pick<
  Api,
  "salesLists" | "handOutSalesList" | "readSalesList" | "mergeSalesList"
>;

const people = ["Nathalie Perrin", "Hugo Lambert-Villeneuve de Saint-Rémy et associés", "M. Durand"];
const late = ({ items }: Account) =>
  items.filter(({ kind, days_late: days }) => kind === "invoice" && days !== null && days > 0);

export function fakeSalesLists(books: Books): SalesLists {
  let lists: SalesListRow[] = [];
  const of = (name: string) =>
    books.all.filter((_, at) => people[at % people.length] === name).filter((one) => late(one).length > 0);

  const row = (name: string) => {
    const own = of(name);
    const minor = own.flatMap(late).reduce((sum, { open }) => sum + open.minor, 0);
    const last = lists.find(({ salesperson }) => salesperson === name);
    return {
      name,
      customers: own.length,
      documents: own.flatMap(late).length,
      overdue: minor > 0 ? [{ minor, currency: "EUR" }] : [],
      last_list: last?.number ?? null,
      last_on: last?.on ?? null,
    };
  };

  const returned = (path: string): ReturnedList => {
    const list = lists[0] ?? refuse("unreadable_file", "La liste n° 1 n’a pas été remise depuis ce dossier.");
    const [first, second, third] = of(list.salesperson);
    const line = (one: Account | undefined, at: number, said: Partial<ReturnedRow>): ReturnedRow[] => {
      const document = one && late(one)[0];
      if (!one || !document) return [];
      return [
        {
          reference: `L${list.number}-${at}`,
          line: at + 1,
          code: one.code,
          customer: one.name,
          document: document.number,
          open: document.open,
          promise: null,
          remark: null,
          altered: [],
          ...said,
        },
      ];
    };
    const promised = { on: away(14), promised: { minor: 120_050, currency: "EUR" } };
    const merged = list.remarks > 0;
    return {
      path,
      file: path.split("/").at(-1) ?? path,
      number: list.number,
      salesperson: list.salesperson,
      on: list.on,
      rows: [
        ...line(first, 1, {
          promise: { ...promised, state: merged ? "known" : "taken", objections: [] },
          remark: { note: "Vu le directeur, accord verbal.", state: merged ? "known" : "taken" },
        }),
        ...line(second, 2, {
          promise: {
            ...promised,
            state: "undecided",
            objections: ["Depuis, 300,00 € ont été promis pour le 20 décembre 2026."],
          },
          altered: ["Restant dû a été changé en « 1000 » sur la liste : ce n’est pas repris."],
        }),
        ...line(third, 3, {
          promise: {
            ...promised,
            state: "refused",
            objections: ["La pièce est soldée depuis : la promesse est sans objet."],
          },
        }),
      ],
      left_aside: [
        {
          line: 9,
          sentence:
            "Feuille M. Durand EUR, ligne 9 : « fin du mois » n’est pas un jour ; la promesse sur FA-2 n’est pas reprise. Écrivez-le ainsi : 10/12/2026.",
        },
      ],
      untouched: 17,
      remarks: merged ? 0 : 1,
      promises: merged ? 0 : 1,
      conflicts: 1,
    };
  };

  return {
    salesLists: async (on) => ({
      key_date: on ?? today,
      salespeople: books.all.length > 0 ? people.map(row) : [],
      unassigned: books.all.length > 0 ? 2 : 0,
      lists,
    }),
    handOutSalesList: async (salesperson) => {
      const number = lists.length + 1;
      const documents = of(salesperson).flatMap(late).length;
      const list = { number, salesperson, on: today, documents, remarks: 0, promises: 0 };
      lists = [list, ...lists];
      return { path: `/home/marie/Documents/liste_${number}.xlsx`, format: "xlsx", rows: documents };
    },
    readSalesList: async (path) => returned(path),
    mergeSalesList: async (path, taken) => {
      const { number, salesperson, remarks, promises, conflicts } = returned(path);
      const merged = { remarks, promises: promises + taken.length };
      lists = lists.map((one) => (one.number === number ? { ...one, ...merged } : one));
      return { number, salesperson, ...merged, kept: conflicts - taken.length };
    },
  };
}
