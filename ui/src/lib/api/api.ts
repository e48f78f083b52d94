//! Everything the window asks of the program: one typed function per command.
//!
//! This module and its neighbours are the only ones that know Tauri. Every refusal arrives as a
//! rejected `Failure`. A `null` key date means the session's today.

import { invoke } from "@tauri-apps/api/core";

import type { AgedReport } from "./bindings/AgedReport";
import type { AgingBasis } from "./bindings/AgingBasis";
import type { CallReport } from "./bindings/CallReport";
import type { Company } from "./bindings/Company";
import type { CustomerHit } from "./bindings/CustomerHit";
import type { CustomerSheet } from "./bindings/CustomerSheet";
import type { ImportPreview } from "./bindings/ImportPreview";
import type { ImportRecord } from "./bindings/ImportRecord";
import type { ImportReport } from "./bindings/ImportReport";
import type { IndicatorReport } from "./bindings/IndicatorReport";
import type { Language } from "./bindings/Language";
import type { LetterClaim } from "./bindings/LetterClaim";
import type { LettersFile } from "./bindings/LettersFile";
import type { Mapping } from "./bindings/Mapping";
import type { Session } from "./bindings/Session";
import type { Worklist } from "./bindings/Worklist";
import { listenForFiles, type FileDrop } from "./drop";

type Day = string | null;
/** Customer codes; `null` means all of the day's letters. */
type Customers = string[] | null;

export const api = {
  session: () => invoke<Session>("session"),
  setLanguage: (language: Language) => invoke<Session>("set_language", { language }),
  openSample: () => invoke<Session>("open_sample"),
  openOwn: () => invoke<Session>("open_own"),

  chooseExport: () => invoke<string | null>("choose_export"),
  previewImport: (path: string, mapping: Mapping | null, snapshotDate: Day) =>
    invoke<ImportPreview>("preview_import", { path, mapping, snapshotDate }),
  commitImport: (
    path: string,
    mapping: Mapping | null,
    snapshotDate: Day,
    acceptVanished: boolean,
  ) => invoke<ImportReport>("commit_import", { path, mapping, snapshotDate, acceptVanished }),
  imports: () => invoke<ImportRecord[]>("imports"),

  worklist: (on: Day) => invoke<Worklist>("worklist", { on }),
  agedBalance: (on: Day, basis: AgingBasis) => invoke<AgedReport>("aged_balance", { on, basis }),
  indicators: (on: Day, months: number) => invoke<IndicatorReport>("indicators", { on, months }),
  customerSheet: (customer: string, on: Day) =>
    invoke<CustomerSheet>("customer_sheet", { customer, on }),
  findCustomers: (query: string) => invoke<CustomerHit[]>("find_customers", { query }),

  letterClaim: (customer: string, on: Day) =>
    invoke<LetterClaim>("letter_claim", { customer, on }),
  letterPdf: (customer: string, on: Day) => invoke<ArrayBuffer>("letter_pdf", { customer, on }),
  lettersPdf: (customers: Customers, on: Day) =>
    invoke<ArrayBuffer>("letters_pdf", { customers, on }),
  documentPdf: (document: number) => invoke<ArrayBuffer>("document_pdf", { document }),
  saveLetters: (customers: Customers, on: Day) =>
    invoke<LettersFile | null>("save_letters", { customers, on }),
  postLetters: (customers: Customers, on: Day) =>
    invoke<LettersFile>("post_letters", { customers, on }),

  recordCall: (report: CallReport) => invoke<null>("record_call", { report }),
  recordDone: (customer: string) => invoke<null>("record_done", { customer }),
  company: () => invoke<Company>("company"),
  saveCompany: (company: Company) => invoke<Session>("save_company", { company }),

  /** Tells of files dragged over the window and dropped on it; returns how to stop. */
  onFiles: (heard: (drop: FileDrop) => void): (() => void) => listenForFiles(heard),
};

export type Api = typeof api;

/** Puts a stand-in behind the same functions: for tests, and for a plain browser. */
export function standIn(other: Api): void {
  Object.assign(api, other);
}
