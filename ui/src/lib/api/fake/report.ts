//! What the stand-in's files would do: changes, suspicions and bad rows of each sort.

import type { BankOutcome } from "../bindings/BankOutcome";
import type { ChangeKind } from "../bindings/ChangeKind";
import type { ImportKind } from "../bindings/ImportKind";
import type { ImportReport } from "../bindings/ImportReport";
import type { ImportRequest } from "../bindings/ImportRequest";
import type { ItemChange } from "../bindings/ItemChange";
import type { RejectedRow } from "../bindings/RejectedRow";
import type { Suspicion } from "../bindings/Suspicion";
import { fileAt } from "./files";
import { away } from "./ledger";
import { people } from "./people";

const euros = (minor: number) => ({ minor, currency: "EUR" });

const badRows: RejectedRow[] = [
  {
    line: 47,
    column: "Solde",
    column_index: 5,
    value: "1.2O0,00",
    problem: "« 1.2O0,00 » n’est pas un montant (lettre O). Corrigez-la ici ou laissez-la de côté.",
    customer: "SARL Boulangerie Œuvrée",
    number: "FA-1047",
    amount: null,
  },
  {
    line: 63,
    column: "Date échéance",
    column_index: 4,
    value: "31/02/2026",
    problem: "« 31/02/2026 » n’existe pas. Corrigez-la ici ou laissez-la de côté.",
    customer: "Menuiserie Dubreuil",
    number: "FA-1058",
    amount: euros(48_200),
  },
  {
    line: 71,
    column: "Solde",
    column_index: null,
    value: null,
    problem:
      "La ligne a 5 cellules au lieu de 7 : un séparateur manque. Corrigez-la dans le fichier ou laissez-la de côté.",
    customer: null,
    number: null,
    amount: null,
  },
];

const kinds: ChangeKind[] = ["new", "new", "changed", "settled", "vanished", "new", "reopened"];
const details: Record<ChangeKind, string> = {
  new: "",
  changed: "échéance du 30/10/2026 reportée au 30/11/2026",
  settled: "",
  vanished: "absente du fichier",
  reopened: "soldée le 12/11/2026, de nouveau ouverte",
};

function changes(count: number): ItemChange[] {
  const who = people(28);
  return Array.from({ length: count }, (_, index) => {
    const kind = kinds[index % kinds.length] ?? "new";
    const person = who[(index * 5) % who.length];
    const open = 9_600 + ((index * 7_919) % 940_000);
    return {
      kind,
      customer: person?.code ?? "",
      name: person?.name ?? "",
      number: `FA-${2001 + index}`,
      due: kind === "settled" && index % 4 === 0 ? null : away(-(index % 70)),
      before: kind === "new" ? null : kind === "reopened" ? euros(0) : euros(open),
      after:
        kind === "settled" || kind === "vanished"
          ? euros(0)
          : euros(kind === "changed" ? open - 1_200 * (index % 8) : open),
      detail: index % 4 === 0 && kind === "changed" ? "" : details[kind],
    };
  });
}

const suspicions: Suspicion[] = [
  {
    line: 12,
    customer: "C0002",
    number: "FA-1013",
    sentence:
      "FA-1013 et FA-1O13 (ligne 58) ont même client, même date et même montant : l’une est peut-être une ressaisie.",
  },
  {
    line: 31,
    customer: "C0004",
    number: "FA-1032",
    sentence:
      "L’échéance, le 20/11/2036, tombe dix ans après l’émission : l’année est sans doute fausse, et la pièce ne serait jamais relancée.",
  },
  {
    line: null,
    customer: "C0008",
    number: "AV-204",
    sentence:
      "L’avoir AV-204 dépasse ce que doit SAS Maçonnerie Ferreira : un règlement manque peut-être.",
  },
];

const bank: BankOutcome = {
  statements: 3,
  lines_new: 142,
  lines_known: 17,
  receipts: 23,
  received: [euros(8_421_000)],
  ties_out: true,
};

/** What the file would do, or did, given what the user said of it. */
export function reportOf(
  request: Pick<ImportRequest, "path"> & Partial<ImportRequest>,
): ImportReport {
  const { path } = request;
  const file = fileAt(path);
  const kind = request.kind ?? request.mapping?.kind ?? file.kind ?? "open-items";
  const report = reports[kind]?.(request) ?? ledgerReport(request);
  return { ...report, file: path.split("/").at(-1) ?? path, kind };
}

type Said = Pick<ImportRequest, "path"> & Partial<ImportRequest>;

const reports: Partial<Record<ImportKind, (said: Said) => ImportReport>> = {
  bank: (said) => ({
    ...nothing,
    rows: 159,
    accepted: 142,
    bank: { ...bank, ties_out: !said.path.includes("trou") },
  }),
  invoice: () => ({
    ...nothing,
    rows: 1,
    accepted: 1,
    items_new: 1,
    changes: changes(1),
    open_total: [euros(21_490_255)],
  }),
  customers: () => ({
    ...nothing,
    rows: 211,
    accepted: 211,
    customers: 211,
    customers_new: 12,
    customers_changed: 9,
  }),
};

const nothing: ImportReport = {
  file: "",
  kind: "open-items",
  mode: null,
  snapshot_date: null,
  rows: 0,
  accepted: 0,
  rejected: [],
  import: null,
  customers: 0,
  customers_new: 0,
  customers_changed: 0,
  items_new: 0,
  items_changed: 0,
  items_settled: 0,
  items_vanished: 0,
  items_unchanged: 0,
  bank: null,
  open_total: [],
  file_total: null,
  changes: [],
  suspicions: [],
  suspicions_more: 0,
  remarks: [],
};

function ledgerReport(said: Said): ImportReport {
  const clean = said.path.includes("propre");
  const large = said.path.includes("mille") || fileAt(said.path).kind === "fec";
  const rejected = clean ? [] : rejectedAfter(said);
  const rows = large ? 18_420 : 86;
  const listed = changes(large ? 1_000 : 31);
  const having = (...wanted: ChangeKind[]) =>
    listed.filter(({ kind }) => wanted.includes(kind)).length * (large ? 4 : 1);
  return {
    ...nothing,
    mode: said.mode ?? fileAt(said.path).mode,
    snapshot_date: said.snapshot_date ?? "2026-11-20",
    rows,
    accepted: rows - rejected.length,
    rejected,
    customers: large ? 2_911 : 41,
    customers_new: 3,
    customers_changed: 1,
    items_new: having("new"),
    items_changed: having("changed", "reopened"),
    items_settled: having("settled", "vanished"),
    items_vanished: having("vanished"),
    items_unchanged: large ? 14_400 : 52,
    open_total: [euros(large ? 341_234_520 : 21_480_655)],
    file_total: euros(clean ? 21_480_655 : large ? 341_354_520 : 21_648_855),
    changes: listed,
    suspicions: clean ? [] : suspicions,
    suspicions_more: large ? 41 : 0,
    remarks:
      rejected.length > 0
        ? [
            "Le total du fichier dépasse de 1 682,00 € la somme des lignes acceptées : ce sont les lignes rejetées.",
          ]
        : [],
  };
}

/** The bad rows less those the user has repaired; what is still no amount stays bad. */
function rejectedAfter({ path, repairs = [] }: Said): RejectedRow[] {
  const bad = path.includes("gachis")
    ? Array.from({ length: 400 }, (_, at) => ({
        ...(badRows[at % 3] as RejectedRow),
        line: at + 5,
      }))
    : badRows;
  return bad.flatMap((row) => {
    const repair = repairs.find(
      ({ line, column }) => line === row.line && column === row.column_index,
    );
    if (!repair) return [row];
    if (/^[\d\s.,/-]+$/.test(repair.value) && !repair.value.includes("31/02")) return [];
    const problem = `« ${repair.value} » ne se lit pas non plus. Corrigez-la ici ou laissez-la de côté.`;
    return [{ ...row, value: repair.value, problem }];
  });
}
