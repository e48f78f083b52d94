//! Everything the window asks of the program: one typed function per command.
//!
//! This module and its neighbours are the only ones that know Tauri. Every refusal arrives as a
//! rejected `Failure`. A `null` key date means the session's today.

import { invoke } from "@tauri-apps/api/core";

import type { AgedReport } from "./bindings/AgedReport";
import type { AgingBasis } from "./bindings/AgingBasis";
import type { Brief } from "./bindings/Brief";
import type { CallReport } from "./bindings/CallReport";
import type { Company } from "./bindings/Company";
import type { CustomerHit } from "./bindings/CustomerHit";
import type { CustomerSheet } from "./bindings/CustomerSheet";
import type { ImportPreview } from "./bindings/ImportPreview";
import type { ImportProgress } from "./bindings/ImportProgress";
import type { ImportRecord } from "./bindings/ImportRecord";
import type { ImportReport } from "./bindings/ImportReport";
import type { ImportRequest } from "./bindings/ImportRequest";
import type { IndicatorReport } from "./bindings/IndicatorReport";
import type { Language } from "./bindings/Language";
import type { LetterClaim } from "./bindings/LetterClaim";
import type { LettersFile } from "./bindings/LettersFile";
import type { ReceiptAllocation } from "./bindings/ReceiptAllocation";
import type { ReceiptMatch } from "./bindings/ReceiptMatch";
import type { ReceiptSheet } from "./bindings/ReceiptSheet";
import type { Session } from "./bindings/Session";
import type { TieOut } from "./bindings/TieOut";
import type { UndoReport } from "./bindings/UndoReport";
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

  chooseExports: () => invoke<string[]>("choose_exports"),
  previewImport: (request: ImportRequest) => invoke<ImportPreview>("preview_import", { request }),
  commitImport: (request: ImportRequest) => invoke<ImportReport>("commit_import", { request }),
  importProgress: () => invoke<ImportProgress>("import_progress"),
  stopImport: () => invoke<null>("stop_import"),
  imports: () => invoke<ImportRecord[]>("imports"),
  undoPreview: (number: number) => invoke<UndoReport>("undo_preview", { import: number }),
  undoImport: (number: number) => invoke<UndoReport>("undo_import", { import: number }),
  redoImport: (number: number) => invoke<UndoReport>("redo_import", { import: number }),
  brief: () => invoke<Brief | null>("brief"),

  receipts: () => invoke<ReceiptSheet>("receipts"),
  acceptReceipts: (receipts: number[]) => invoke<ReceiptSheet>("accept_receipts", { receipts }),
  matchReceipt: (matched: ReceiptMatch) => invoke<ReceiptSheet>("match_receipt", { matched }),
  unmatchReceipt: (receipt: number) => invoke<ReceiptSheet>("unmatch_receipt", { receipt }),
  setAsideReceipt: (receipt: number, aside: boolean) =>
    invoke<ReceiptSheet>("set_aside_receipt", { receipt, aside }),
  claimable: (customer: string) => invoke<ReceiptAllocation[]>("claimable", { customer }),

  worklist: (on: Day) => invoke<Worklist>("worklist", { on }),
  agedBalance: (on: Day, basis: AgingBasis) => invoke<AgedReport>("aged_balance", { on, basis }),
  tieOut: (on: Day) => invoke<TieOut>("tie_out", { on }),
  setAccountBalance: (on: Day, amount: string, currency: string) =>
    invoke<TieOut>("set_account_balance", { on, amount, currency }),
  indicators: (on: Day, months: number) => invoke<IndicatorReport>("indicators", { on, months }),
  customerSheet: (customer: string, on: Day) =>
    invoke<CustomerSheet>("customer_sheet", { customer, on }),
  findCustomers: (query: string) => invoke<CustomerHit[]>("find_customers", { query }),

  letterClaim: (customer: string, on: Day) => invoke<LetterClaim>("letter_claim", { customer, on }),
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
