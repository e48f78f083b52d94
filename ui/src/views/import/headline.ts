//! An import in one sentence, and what lies behind it in a second one.

import type { Amount } from "$lib/api/bindings/Amount";
import type { ImportReport } from "$lib/api/bindings/ImportReport";
import { money, spoken } from "$lib/format/money";
import { m, words } from "$lib/messages/messages.svelte";

/** « 1 842 lignes, 12 clients, 12 rejetées · dossier : 3,4 M€ ouverts » */
export function headline(report: ImportReport): string {
  const say = m().imports.headline;
  const rejected = some(report.rejected.length, say.rejected);
  const customers = some(report.customers, say.customers);
  const [only] = report.changes;
  switch (report.kind) {
    case "customers":
      return listed([
        say.customers(report.accepted),
        ...some(report.customers_new, say.newAmong),
        ...rejected,
      ]);
    case "bank": {
      const { lines_new = 0, receipts = 0, received = [] } = report.bank ?? {};
      const money = received.map((amount) => say.received(said(amount)));
      return listed([say.bankLines(lines_new), ...some(receipts, say.receipts), ...money]);
    }
    case "invoice":
      if (only?.after) {
        return say.invoice(only.number, only.name, money(only.after, words.language));
      }
  }
  const file = listed([say.rows(report.rows), ...customers, ...rejected]);
  // What is open is the whole ledger’s after the import: it must not read as the file’s.
  const open = report.open_total.map(said).join(" + ");
  return open ? `${file} · ${say.open(open)}` : file;
}

/** What changes, sort by sort; sorts without a document are left out. */
export function breakdown(report: ImportReport): string[] {
  const say = m().imports;
  const parts = [
    ...some(report.bank?.statements ?? 0, say.statements),
    ...some(report.bank?.lines_known ?? 0, say.linesKnown),
    ...some(report.items_new, say.itemsNew),
    ...some(report.items_changed, say.itemsChanged),
    ...some(report.items_settled, (count) => say.itemsSettled(count, report.items_vanished)),
    ...some(report.items_unchanged, say.itemsUnchanged),
    ...some(report.customers_new, say.customersNew),
    ...some(report.customers_changed, say.customersChanged),
  ];
  if (report.bank) {
    const { ties_out, lines_new } = report.bank;
    if (lines_new === 0) parts.push(say.nothingNew);
    if (ties_out === true) parts.push(say.bankTies);
  }
  return parts;
}

function some(count: number, say: (count: number) => string): string[] {
  return count > 0 ? [say(count)] : [];
}

function said(amount: Amount): string {
  return spoken(amount, words.language);
}

function listed(parts: string[]): string {
  return parts.join(", ");
}
