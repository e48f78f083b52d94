//! The stand-in's rates and penalties.

import type { Api } from "../api";
import type { Amount } from "../bindings/Amount";
import type { PenaltyPart } from "../bindings/PenaltyPart";
import type { PenaltyRow } from "../bindings/PenaltyRow";
import type { RateFigure } from "../bindings/RateFigure";
import type { RateReference } from "../bindings/RateReference";
import type { RateSheet } from "../bindings/RateSheet";
import type { SemesterRow } from "../bindings/SemesterRow";
import { money, sumOf } from "../../format/money";
import { refuse, type Books } from "./books";
import { today } from "./ledger";

type Penalties = Pick<
  Api,
  | "rates"
  | "confirmRates"
  | "setRate"
  | "savePenaltyTerms"
  | "penalties"
  | "waivePenalties"
  | "claimPenaltiesAgain"
  | "claimSettled"
  | "collectPenalties"
>;

const names: Record<RateReference, string> = {
  ecb: "taux de la BCE",
  legal_professional: "taux légal",
  legal_individual: "taux légal des particuliers",
  basiszins: "Basiszinssatz",
  bank_of_england: "taux de la Banque d’Angleterre",
};

const percent = (value: string) => ({ value, text: `${value.replace(".", ",")}\u00A0%` });

function figures(values: (string | null)[], confirmed: boolean): RateFigure[] {
  return (Object.keys(names) as RateReference[]).map((reference, index) => ({
    reference,
    name: names[reference],
    percent: values[index] ? percent(values[index]) : null,
    confirmed: confirmed && values[index] !== null,
    source: values[index] ? (confirmed ? "Banque centrale européenne" : "citation indirecte") : "",
    entered_on: null,
  }));
}

function semester(
  [code, name, from, to]: [string, string, string, string],
  values: (string | null)[],
  makes: [string, string, string] | null,
  confirmed = true,
): SemesterRow {
  return {
    semester: code,
    name,
    from,
    to,
    current: code === "2026S2",
    to_confirm: !confirmed,
    figures: figures(values, confirmed),
    makes: (["default", "floor", "public"] as const).map((kind, index) => ({
      kind,
      percent: makes?.[index] ? percent(makes[index]) : null,
      confirmed,
      below_floor: false,
    })),
  };
}

const none = [null, null, null, null, null];

function shelf(): SemesterRow[] {
  return [
    semester(["2027S1", "1er semestre 2027", "2027-01-01", "2027-06-30"], none, null),
    semester(
      ["2026S2", "2e semestre 2026", "2026-07-01", "2026-12-31"],
      ["2.40", "2.75", "6.84", "1.52", "3.75"],
      ["12.40", "8.25", "10.40"],
      false,
    ),
    semester(
      ["2026S1", "1er semestre 2026", "2026-01-01", "2026-06-30"],
      ["2.15", "2.62", "6.67", "1.27", "3.75"],
      ["12.15", "7.86", "10.15"],
    ),
  ];
}

const euros = (minor: number): Amount => ({ minor, currency: "EUR" });
const part = (minor: number): PenaltyPart => ({
  run: euros(minor),
  waived: euros(0),
  claimed: null,
  collected: euros(0),
  due: euros(minor),
});

export function fakePenalties(books: Books): Penalties {
  let semesters = shelf();
  let terms: RateSheet["terms"] = { basis: "legal_default", figure: "", frozen: false };
  const kept = new Map<string, PenaltyRow[]>();

  const sheet = (): RateSheet => ({
    key_date: today,
    semesters,
    terms,
    terms_sentence:
      terms.basis === "fixed"
        ? `Taux fixe de ${terms.figure} %, et 40 € par facture.`
        : "Taux de la BCE + 10 points, semestre par semestre, et 40 € par facture.",
    warnings: ["Les taux du 1er semestre 2027 vaudront à partir du 1er janvier 2027."],
  });
  const rows = (code: string): PenaltyRow[] => {
    const late = books.account(code).items.filter(({ claimable }) => claimable.minor > 0);
    const found = kept.get(code) ?? late.map((item, index) => rowOf(item.number, index, item.due));
    kept.set(code, found);
    return found;
  };
  const change = (code: string, item: number | null, next: (row: PenaltyRow) => PenaltyRow) => {
    kept.set(
      code,
      rows(code).map((row) => (item === null || row.item === item ? next(row) : row)),
    );
    return books.act(code, { sentence: `Pénalités, ${books.account(code).name}` });
  };
  const given = (one: PenaltyPart): PenaltyPart => ({ ...one, waived: one.due, due: euros(0) });
  const back = (one: PenaltyPart): PenaltyPart =>
    one.waived.minor > 0 ? { ...one, due: one.waived, waived: euros(0) } : one;

  return {
    rates: async () => sheet(),
    confirmRates: async (code, reference) => {
      semesters = semesters.map((row) => {
        if (row.semester !== code) return row;
        const next = row.figures.map((one) =>
          one.percent && (reference === null || one.reference === reference)
            ? { ...one, confirmed: true, source: "Banque centrale européenne", entered_on: today }
            : one,
        );
        const waits = next.some(({ percent: known, confirmed }) => known && !confirmed);
        const makes = row.makes.map((one) => ({ ...one, confirmed: !waits }));
        return { ...row, figures: next, makes, to_confirm: waits };
      });
      return sheet();
    },
    setRate: async (draft) => {
      if (!/^\d+([.,]\d+)?$/.test(draft.percent)) {
        refuse("invalid_field", `« ${draft.percent} » n’est pas un taux.`);
      }
      const entered = { percent: percent(draft.percent.replace(",", ".")), confirmed: true };
      semesters = semesters.map((row) =>
        row.semester === draft.semester
          ? {
              ...row,
              figures: row.figures.map((one) =>
                one.reference === draft.reference
                  ? { ...one, ...entered, source: draft.source, entered_on: today }
                  : one,
              ),
            }
          : row,
      );
      return sheet();
    },
    savePenaltyTerms: async (next) => {
      terms = next;
      return sheet();
    },

    penalties: async (code, on) => ({
      key_date: on ?? today,
      read_only: on !== null && on < today,
      customer: code,
      basis: "Taux de la BCE + 10 points, semestre par semestre, et 40 € par facture.",
      notes: [],
      rows: rows(code),
      due: sumOf(rows(code).map(({ due }) => due)).filter(({ minor }) => minor > 0),
    }),
    waivePenalties: async ({ customer, item, note }) =>
      change(customer, item, (row) => ({
        ...row,
        interest: given(row.interest),
        fixed_sum: given(row.fixed_sum),
        due: euros(0),
        events: [{ sentence: `${money(row.due, "fr")} abandonnés : ${note}`, document: null }],
      })),
    claimPenaltiesAgain: async ({ customer, item }) =>
      change(customer, item, (row) => {
        const [interest, fixed] = [back(row.interest), back(row.fixed_sum)];
        const due = euros(interest.due.minor + fixed.due.minor);
        return { ...row, interest, fixed_sum: fixed, due, events: [] };
      }),
    claimSettled: async (customer, item, claimed) =>
      change(customer, item, (row) => ({ ...row, asked: claimed })),
    collectPenalties: async ({ customer, item, collected }) =>
      change(customer, item, (row) => ({
        ...row,
        due: euros(row.due.minor - collected.minor),
        events: [{ sentence: `${money(collected, "fr")} encaissés`, document: null }],
      })),
  };
}

function rowOf(number: string, index: number, due: string | null): PenaltyRow {
  const interest = 1234 + 100 * index;
  return {
    item: index + 1,
    number,
    due_on: due ?? today,
    settled_on: index === 1 ? today : null,
    days_late: 40,
    interest: part(interest),
    fixed_sum: part(4000),
    due: euros(interest + 4000),
    asked: false,
    sentence: `Impayée, 40 jours de retard : ${money(euros(interest), "fr")} + 40,00 €`,
    events: [],
    warnings: [],
  };
}
