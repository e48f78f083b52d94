//! The stand-in's bank: receipts of every sort, from the certain one to the unreadable one.

import type { Api } from "../api";
import type { MatchConfidence } from "../bindings/MatchConfidence";
import type { ReceiptAllocation } from "../bindings/ReceiptAllocation";
import type { ReceiptProposal } from "../bindings/ReceiptProposal";
import type { ReceiptRow } from "../bindings/ReceiptRow";
import type { ReceiptSheet } from "../bindings/ReceiptSheet";
import { aged, away, type Account } from "./ledger";

const reasons: Record<MatchConfidence, string> = {
  certain:
    "Le libellé cite ces numéros, le payeur porte ce nom et la somme est exactement ce qui reste dû.",
  likely: "La somme est exactement celle de la pièce, et ce client a déjà payé depuis ce compte.",
  possible:
    "Trois clients doivent une pièce de ce montant ; celui-ci paie d’ordinaire à cette date.",
};

const order: MatchConfidence[] = ["certain", "likely", "possible"];

export function allocationsOf(account: Account | undefined, base: number): ReceiptAllocation[] {
  return (account?.items ?? [])
    .filter(({ kind }) => kind === "invoice")
    .sort((a, b) => (a.due ?? "").localeCompare(b.due ?? ""))
    .map(({ number, due, open }, index) => ({
      item: base + index,
      number,
      due,
      open,
      amount: open,
    }));
}

function receipt(account: Account, index: number): ReceiptRow {
  const confidence = index % 4 < 2 ? "certain" : index % 4 === 2 ? "likely" : "possible";
  const all = allocationsOf(account, index * 100);
  const paid = all.slice(0, 1 + (index % 2));
  const due = paid.reduce((sum, { amount }) => sum + amount.minor, 0);
  const { currency } = account;
  const extra = index % 6 === 5 ? 4_250 : 0;
  const fee = index % 6 === 3 ? 1_500 : 0;
  const lost = index % 11 === 10 || paid.length === 0;
  const payer = account.name.toUpperCase().slice(0, 35);
  const text = `VIR SEPA RECU /DE ${payer}\n/MOTIF ${paid.map(({ number }) => number).join(" ")} /REF ${20_260_000 + index}`;
  const proposal: ReceiptProposal = {
    customer: account.code,
    name: account.name,
    allocations: paid,
    remainder: extra > 0 ? { minor: extra, currency } : null,
    fee: fee > 0 ? { minor: fee, currency } : null,
    confidence,
    reason: reasons[confidence],
  };
  return {
    id: index + 1,
    on: away(-(index % 5) - 3),
    amount: { minor: Math.max(1_999, due + extra - fee), currency },
    payer: lost ? "VIREMENT INSTANTANE 00041" : payer,
    text: lost ? "VIREMENT INSTANTANE 00041 REMISE GLOBALE" : text,
    state: "waiting",
    proposal: lost ? null : proposal,
    nothing: lost
      ? "Ni nom ni numéro de pièce dans le libellé, et aucune pièce ouverte n’a ce montant."
      : "",
  };
}

const rank = ({ state, proposal }: ReceiptRow) =>
  (state === "waiting" ? 0 : 10) + (proposal ? order.indexOf(proposal.confidence) : 5);

function sheetOf(rows: ReceiptRow[]): ReceiptSheet {
  const waiting = rows.filter(({ state }) => state === "waiting");
  const certain = waiting.filter(({ proposal }) => proposal?.confidence === "certain");
  return {
    receipts: [...rows].sort((a, b) => rank(a) - rank(b)),
    waiting: waiting.length,
    waiting_total: totals(waiting),
    certain: certain.length,
    certain_total: totals(certain),
  };
}

function totals(rows: ReceiptRow[]) {
  return [...new Set(rows.map(({ amount }) => amount.currency))].map((currency) => ({
    currency,
    minor: rows
      .filter(({ amount }) => amount.currency === currency)
      .reduce((sum, { amount }) => sum + amount.minor, 0),
  }));
}

type Receipts = Pick<
  Api,
  | "receipts"
  | "acceptReceipts"
  | "matchReceipt"
  | "unmatchReceipt"
  | "setAsideReceipt"
  | "claimable"
>;

/** `?receipts=500` makes many, `?receipts=0` none. */
export function fakeReceipts(options: URLSearchParams, all: Account[]): Receipts {
  const payers = all.filter(({ items }) => aged(items).total > 0);
  const count = payers.length === 0 ? 0 : Number(options.get("receipts") ?? 23);
  let rows = Array.from({ length: count }, (_, index) => {
    const payer = payers[index % payers.length];
    return payer ? [receipt(payer, index)] : [];
  }).flat();
  if (options.has("matched")) rows = rows.map((row) => ({ ...row, state: "matched" }));
  const put = (ids: number[], change: (row: ReceiptRow) => ReceiptRow): ReceiptSheet => {
    rows = rows.map((row) => (ids.includes(row.id) ? change(row) : row));
    return sheetOf(rows);
  };

  return {
    receipts: async () => sheetOf(rows),
    acceptReceipts: async (ids) => put(ids, (row) => ({ ...row, state: "matched" })),
    matchReceipt: async ({ receipt: id, items }) =>
      put([id], (row) => {
        const owner = all.find((_, at) => Math.floor((items[0] ?? 0) / 100) - 1000 === at);
        const chosen = allocationsOf(owner, (1000 + all.indexOf(owner as Account)) * 100);
        const proposal: ReceiptProposal = {
          customer: owner?.code ?? "",
          name: owner?.name ?? "",
          allocations: chosen.filter(({ item }) => items.includes(item)),
          remainder: null,
          fee: null,
          confidence: "certain",
          reason: "Affecté à la main.",
        };
        return { ...row, state: "matched", proposal, nothing: "" };
      }),
    unmatchReceipt: async (id) => put([id], (row) => ({ ...row, state: "waiting" })),
    setAsideReceipt: async (id, aside) =>
      put([id], (row) => ({ ...row, state: aside ? "set_aside" : "waiting" })),
    claimable: async (customer) => {
      const at = all.findIndex(({ code }) => code === customer);
      return allocationsOf(all[at], (1000 + at) * 100);
    },
  };
}
