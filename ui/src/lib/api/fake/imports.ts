//! The stand-in's imports: previewed, written, taken back; one of them so large that it can be stopped.

import type { Api } from "../api";
import type { Failure } from "../bindings/Failure";
import type { ImportPreview } from "../bindings/ImportPreview";
import type { ImportRecord } from "../bindings/ImportRecord";
import type { ImportRequest } from "../bindings/ImportRequest";
import type { UndoReport } from "../bindings/UndoReport";
import { fileAt, guesses } from "./files";
import { reportOf } from "./report";

const folder = "/home/marie/Exports";

/** What the file chooser returns, by the name in `?choose=`. */
const choices: Record<string, string> = {
  unknown: `${folder}/inconnu.txt`,
  workbook: `${folder}/classeur-clients.xlsx`,
  fec: `${folder}/552100554FEC20261231.txt`,
  bank: `${folder}/releve-2026-11-20.xml`,
  invoice: `${folder}/facture-F2026-118.pdf`,
  customers: `${folder}/clients.csv`,
  clean: `${folder}/propre-2026-11-20.csv`,
  thousand: `${folder}/mille-2026-11-20.csv`,
  mess: `${folder}/mille-gachis.csv`,
  partial: `${folder}/partiel.csv`,
  slow: `${folder}/lent-mille-2026.csv`,
};

const stopped = { key: "stopped", sentence: "Lecture arrêtée. Rien n’a été écrit." };

function previewOf(request: ImportRequest): ImportPreview {
  const { path, mapping } = request;
  const file = fileAt(path);
  const columns = guesses(file).map((column) => {
    const told = mapping?.columns.find(({ index }) => index === column.index)?.field ?? null;
    return mapping ? { ...column, field: told } : column;
  });
  const missing = file.needed.filter((fact) => !columns.some(({ field }) => field === fact));
  const outcome = missing.length > 0 ? null : reportOf(request);
  return {
    path,
    file: path.split("/").at(-1) ?? path,
    kind: request.kind ?? mapping?.kind ?? file.kind,
    format: file.format,
    encoding: file.encoding,
    separator: file.separator,
    header_line: file.header_line,
    sheets: file.sheets,
    sheet: file.sheets.length > 0 ? (request.sheet ?? file.sheets[0] ?? null) : null,
    mode: request.mode ?? file.mode,
    snapshot_date: file.mode === null ? null : (request.snapshot_date ?? "2026-11-20"),
    columns,
    remembered: file.columns.some(([heading]) => heading === "N° de pièce"),
    missing,
    repairable: file.columns.length > 0,
    outcome,
  };
}

function pastImports(): ImportRecord[] {
  const past = (id: number, imported_at: string, name: string): ImportRecord => ({
    id,
    imported_at,
    undone_at: null,
    report: reportOf({ path: `${folder}/${name}` }),
  });
  return [
    past(4, "2026-11-20 08:14", "releve-2026-11-19.xml"),
    past(3, "2026-11-20 08:12", "echeancier-2026-11-20.csv"),
    { ...past(2, "2026-11-13 08:09", "mille-essai.csv"), undone_at: "2026-11-13 08:31" },
    past(1, "2026-11-13 08:05", "propre-2026-11-13.csv"),
  ];
}

function undoOf({ id, report }: ImportRecord, later: string[]): UndoReport {
  return {
    import: id,
    file: report.file,
    read_again: later,
    items_removed: report.items_new,
    disturbs:
      report.kind === "open-items"
        ? [
            "Deux lettres postées le 23/11/2026 réclamaient FA-2004 et FA-2011 : elles restent à l’historique, sans leurs pièces.",
            "La promesse de Cabinet Ménard & Associés pour le 30/11/2026 portait sur FA-2004 : elle tombe.",
            "3 encaissements affectés à ces pièces attendent de nouveau.",
          ]
        : [],
    before: [
      { minor: 21_480_655, currency: "EUR" },
      { minor: 1_204_000, currency: "GBP" },
    ],
    after: [
      { minor: 20_912_305, currency: "EUR" },
      { minor: 1_204_000, currency: "GBP" },
    ],
  };
}

type Imports = Pick<
  Api,
  | "chooseExports"
  | "previewImport"
  | "commitImport"
  | "importProgress"
  | "stopImport"
  | "imports"
  | "undoPreview"
  | "undoImport"
  | "redoImport"
>;

export function fakeImports(options: URLSearchParams, empty: boolean): Imports {
  let records = empty ? [] : pastImports();
  const progress = { read: 0, total: 0 };
  let stop = false;

  /** Eighty-four megabytes at a pace one can follow. */
  const read = async (path: string) => {
    if (!path.includes("lent")) return;
    stop = false;
    Object.assign(progress, { read: 0, total: 84_000_000 });
    while (progress.read < progress.total && !stop) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      progress.read += 1_400_000;
    }
    Object.assign(progress, { read: 0, total: 0 });
    if (stop) throw stopped;
  };
  const record = (id: number): ImportRecord => {
    const found = records.find((one) => one.id === id);
    if (!found) throw new Error(`no import ${id}`);
    return found;
  };
  const undo = (id: number): UndoReport => {
    const later = records.filter((one) => one.id > id && one.undone_at === null);
    return undoOf(record(id), later.map(({ report }) => report.file).reverse());
  };
  const mark = (id: number, undone_at: string | null) => {
    records = records.map((one) => (one.id === id ? { ...one, undone_at } : one));
  };

  return {
    chooseExports: async () =>
      (options.get("choose") ?? "default")
        .split(",")
        .map((name) => choices[name] ?? `${folder}/echeancier-2026-11-20.csv`),
    previewImport: async (request) => {
      await read(request.path);
      return previewOf(request);
    },
    commitImport: async (request) => {
      if (request.path.includes("partiel") && !request.accept_vanished) {
        throw {
          key: "too_many_vanish",
          sentence:
            "61 documents sur 142 ont disparu de ce fichier, soit plus d’un quart. S’il s’agit bien d’un export complet, confirmez : ils seront soldés au 20/11/2026.",
        } satisfies Failure;
      }
      await read(request.path);
      const id = Math.max(0, ...records.map((one) => one.id)) + 1;
      const report = { ...reportOf(request), import: id };
      records = [{ id, imported_at: "2026-11-23 08:04", undone_at: null, report }, ...records];
      return report;
    },
    importProgress: async () => ({ ...progress }),
    stopImport: async () => {
      stop = true;
      return null;
    },
    imports: async () => records,
    undoPreview: async (id) => undo(id),
    undoImport: async (id) => {
      const report = undo(id);
      mark(id, "2026-11-23 09:10");
      return report;
    },
    redoImport: async (id) => {
      const report = undo(id);
      mark(id, null);
      return { ...report, before: report.after, after: report.before };
    },
  };
}
