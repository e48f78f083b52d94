//! The stand-in's tie-out: agreed until the account says something else.

import type { Amount } from "../bindings/Amount";
import type { Difference } from "../bindings/Difference";
import type { Failure } from "../bindings/Failure";
import type { TieOut } from "../bindings/TieOut";
import type { TieOutSheet } from "../bindings/TieOutSheet";
import { parseMoney } from "../../format/money";
import { aged, today, type Account } from "./ledger";

export function fakeTieOut(all: Account[], options: URLSearchParams) {
  let account: { amount: Amount; on: string } | null = null;

  const sheet = (currency: string): TieOutSheet => {
    const items = all.filter((one) => one.currency === currency).flatMap((one) => one.items);
    const open = { minor: aged(items).total, currency };
    const file =
      currency === "EUR" ? { amount: open, on: today, file: "echeancier-2026-11-20.csv" } : null;
    const stated = account?.amount.currency === currency ? { ...account, file: "" } : null;
    const off = options.has("tieout") && file !== null;
    const file_differences = off ? fileDifferences(currency) : [];
    const shown = off ? { ...file, amount: { minor: open.minor + 168_200, currency } } : file;
    const gap = stated ? stated.amount.minor - open.minor : 0;
    const account_differences = gap === 0 ? [] : accountDifferences(gap, currency);
    return {
      currency,
      buckets: open,
      open_items: open,
      file: shown,
      account: stated,
      file_differences,
      account_differences,
      ties_out: !off && gap === 0,
    };
  };
  const tieOut = async (on: string | null): Promise<TieOut> => ({
    key_date: on ?? today,
    sheets: ["EUR", "GBP"]
      .filter((currency) => all.some((one) => one.currency === currency))
      .map(sheet),
  });

  return {
    tieOut,
    setAccountBalance: async (on: string | null, amount: string, currency: string) => {
      const read = parseMoney(amount, currency);
      if (amount.trim() !== "" && !read) {
        throw {
          key: "invalid_field",
          sentence: `« ${amount} » n’est pas un montant. Écrivez-le ainsi : 1234,56.`,
        } satisfies Failure;
      }
      account = read ? { amount: read, on: on ?? today } : null;
      return tieOut(on);
    },
  };
}

function fileDifferences(currency: string): Difference[] {
  return [
    {
      sentence: "3 lignes du fichier ont été rejetées à l’import du 20/11/2026.",
      amount: { minor: 120_000, currency },
      items: ["FA-1047", "FA-1058"],
      unexplained: false,
    },
    {
      sentence: "Une facture électronique est entrée après ce fichier.",
      amount: { minor: -9_600, currency },
      items: ["F2026-118"],
      unexplained: false,
    },
    {
      sentence: "Aucune raison trouvée dans le dossier.",
      amount: { minor: 57_800, currency },
      items: [],
      unexplained: true,
    },
  ];
}

function accountDifferences(gap: number, currency: string): Difference[] {
  return [
    {
      sentence: "4 encaissements du relevé attendent encore d’être affectés.",
      amount: { minor: Math.trunc(gap / 2), currency },
      items: [],
      unexplained: false,
    },
    {
      sentence: "Aucune raison trouvée dans le dossier.",
      amount: { minor: gap - Math.trunc(gap / 2), currency },
      items: [],
      unexplained: true,
    },
  ];
}
