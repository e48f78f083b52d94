//! Everything the window asks of the program: one typed function per command.
//!
//! This module and its neighbours are the only ones that know Tauri. Every refusal arrives as a
//! rejected `Failure`. A `null` key date means the session's today.

import { invoke } from "@tauri-apps/api/core";

import { unpacked } from "./aged";
import { unpacked as unpackedPayers } from "./payers";
import type { ForecastErrorReport } from "./bindings/ForecastErrorReport";
import type { ForecastReport } from "./bindings/ForecastReport";
import type { ForecastWeekReport } from "./bindings/ForecastWeekReport";
import type { PayerReport } from "./bindings/PayerReport";
import type { PayerSheet } from "./bindings/PayerSheet";
import type { ExportFormat } from "./bindings/ExportFormat";
import type { ExportSubject } from "./bindings/ExportSubject";
import type { ExportedFile } from "./bindings/ExportedFile";
import type { AgedReport } from "./bindings/AgedReport";
import type { AgedRequest } from "./bindings/AgedRequest";
import type { ArchivedLetter } from "./bindings/ArchivedLetter";
import type { BackTest } from "./bindings/BackTest";
import type { Brief } from "./bindings/Brief";
import type { CallReport } from "./bindings/CallReport";
import type { Capacity } from "./bindings/Capacity";
import type { ChangeRecord } from "./bindings/ChangeRecord";
import type { ChangeUndo } from "./bindings/ChangeUndo";
import type { Closing } from "./bindings/Closing";
import type { ClosingRow } from "./bindings/ClosingRow";
import type { CollectionDraft } from "./bindings/CollectionDraft";
import type { Company } from "./bindings/Company";
import type { CompanyCheck } from "./bindings/CompanyCheck";
import type { ContactDraft } from "./bindings/ContactDraft";
import type { CustomerHit } from "./bindings/CustomerHit";
import type { CustomerSheet } from "./bindings/CustomerSheet";
import type { CustomerTraits } from "./bindings/CustomerTraits";
import type { DisputeDraft } from "./bindings/DisputeDraft";
import type { DisputeOutcome } from "./bindings/DisputeOutcome";
import type { DocumentHit } from "./bindings/DocumentHit";
import type { DoubtfulDraft } from "./bindings/DoubtfulDraft";
import type { ErasureReport } from "./bindings/ErasureReport";
import type { HoldDraft } from "./bindings/HoldDraft";
import type { HoldKind } from "./bindings/HoldKind";
import type { ImportPreview } from "./bindings/ImportPreview";
import type { ImportProgress } from "./bindings/ImportProgress";
import type { ImportRecord } from "./bindings/ImportRecord";
import type { ImportReport } from "./bindings/ImportReport";
import type { ImportRequest } from "./bindings/ImportRequest";
import type { IndicatorReport } from "./bindings/IndicatorReport";
import type { IndicatorWorkings } from "./bindings/IndicatorWorkings";
import type { Language } from "./bindings/Language";
import type { LetterFact } from "./bindings/LetterFact";
import type { LetterClaim } from "./bindings/LetterClaim";
import type { LettersFile } from "./bindings/LettersFile";
import type { Occasion } from "./bindings/Occasion";
import type { OccasionList } from "./bindings/OccasionList";
import type { PaperSheet } from "./bindings/PaperSheet";
import type { MailOutcome } from "./bindings/MailOutcome";
import type { MailSettings } from "./bindings/MailSettings";
import type { MailSheet } from "./bindings/MailSheet";
import type { MergedList } from "./bindings/MergedList";
import type { Particulars } from "./bindings/Particulars";
import type { PictureKind } from "./bindings/PictureKind";
import type { Pictures } from "./bindings/Pictures";
import type { PenaltyDraft } from "./bindings/PenaltyDraft";
import type { PenaltySheet } from "./bindings/PenaltySheet";
import type { PenaltyTerms } from "./bindings/PenaltyTerms";
import type { PrintedLetters } from "./bindings/PrintedLetters";
import type { PrinterSettings } from "./bindings/PrinterSettings";
import type { PrinterSheet } from "./bindings/PrinterSheet";
import type { PlanDraft } from "./bindings/PlanDraft";
import type { PlanProposal } from "./bindings/PlanProposal";
import type { PolicyBook } from "./bindings/PolicyBook";
import type { PolicyDraft } from "./bindings/PolicyDraft";
import type { Preflight } from "./bindings/Preflight";
import type { ProvisionRates } from "./bindings/ProvisionRates";
import type { ProvisionReport } from "./bindings/ProvisionReport";
import type { RateDraft } from "./bindings/RateDraft";
import type { RateReference } from "./bindings/RateReference";
import type { RateSheet } from "./bindings/RateSheet";
import type { ReceiptAllocation } from "./bindings/ReceiptAllocation";
import type { ReceiptMatch } from "./bindings/ReceiptMatch";
import type { ReceiptSheet } from "./bindings/ReceiptSheet";
import type { ReturnedList } from "./bindings/ReturnedList";
import type { SalesListSheet } from "./bindings/SalesListSheet";
import type { SegmentSheet } from "./bindings/SegmentSheet";
import type { Session } from "./bindings/Session";
import type { Simulation } from "./bindings/Simulation";
import type { TemplateBook } from "./bindings/TemplateBook";
import type { TemplateKey } from "./bindings/TemplateKey";
import type { TemplateSheet } from "./bindings/TemplateSheet";
import type { TieOut } from "./bindings/TieOut";
import type { UnderstoodMoment } from "./bindings/UnderstoodMoment";
import type { UndoReport } from "./bindings/UndoReport";
import type { Worklist } from "./bindings/Worklist";
import type { YearEndTable } from "./bindings/YearEndTable";
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

  worklist: (on: Day, most: number | null = null) =>
    invoke<Worklist>("worklist", { on, most }),
  agedBalance: async (on: Day, request: AgedRequest) =>
    unpacked(await invoke<AgedReport>("aged_balance", { on, request })),
  tieOut: (on: Day) => invoke<TieOut>("tie_out", { on }),
  setAccountBalance: (on: Day, amount: string, currency: string) =>
    invoke<TieOut>("set_account_balance", { on, amount, currency }),
  exportSheet: (subject: ExportSubject, format: ExportFormat, on: Day) =>
    invoke<ExportedFile | null>("export", { subject, format, on }),
  payers: async (on: Day) => unpackedPayers(await invoke<PayerReport>("payers", { on })),
  payerProfile: (customer: string, on: Day) =>
    invoke<PayerSheet>("payer_profile", { customer, on }),
  forecast: (on: Day) => invoke<ForecastReport>("forecast", { on }),
  forecastWeek: (on: Day, week: number, most: number) =>
    invoke<ForecastWeekReport>("forecast_week", { on, week, most }),
  forecastError: (on: Day) => invoke<ForecastErrorReport>("forecast_error", { on }),
  indicators: (on: Day, months: number) => invoke<IndicatorReport>("indicators", { on, months }),
  indicatorWorkings: (on: Day, month: string) =>
    invoke<IndicatorWorkings>("indicator_workings", { on, month }),
  provision: (on: Day) => invoke<ProvisionReport>("provision", { on }),
  setProvisionRates: (rates: ProvisionRates, on: Day) =>
    invoke<ProvisionReport>("set_provision_rates", { rates, on }),
  setDoubtful: (draft: DoubtfulDraft, on: Day) =>
    invoke<ProvisionReport>("set_doubtful", { draft, on }),
  clearDoubtful: (customer: string, on: Day) =>
    invoke<ProvisionReport>("clear_doubtful", { customer, on }),
  closeMonth: (on: Day) => invoke<Closing>("close_month", { on }),
  closings: () => invoke<ClosingRow[]>("closings"),
  closing: (id: number) => invoke<Closing>("closing", { id }),
  salesLists: (on: Day) => invoke<SalesListSheet>("sales_lists", { on }),
  /** Written to a workbook and kept; `null` when the dialog was closed. */
  handOutSalesList: (salesperson: string) =>
    invoke<ExportedFile | null>("hand_out_sales_list", { salesperson }),
  readSalesList: (path: string) => invoke<ReturnedList>("read_sales_list", { path }),
  /** Of the rows in `taken` the salesperson's word stands against the ledger's. */
  mergeSalesList: (path: string, taken: string[]) =>
    invoke<MergedList>("merge_sales_list", { path, taken }),
  yearEndTable: (on: Day) => invoke<YearEndTable>("year_end_table", { on }),
  customerSheet: (customer: string, on: Day) =>
    invoke<CustomerSheet>("customer_sheet", { customer, on }),
  findCustomers: (query: string) => invoke<CustomerHit[]>("find_customers", { query }),
  findDocuments: (query: string) => invoke<DocumentHit[]>("find_documents", { query }),

  letterClaim: (customer: string, on: Day) => invoke<LetterClaim>("letter_claim", { customer, on }),
  letterPdf: (customer: string, on: Day) => invoke<ArrayBuffer>("letter_pdf", { customer, on }),
  lettersPdf: (customers: Customers, on: Day) =>
    invoke<ArrayBuffer>("letters_pdf", { customers, on }),
  documentPdf: (document: number) => invoke<ArrayBuffer>("document_pdf", { document }),
  saveLetters: (customers: Customers, on: Day) =>
    invoke<LettersFile | null>("save_letters", { customers, on }),
  postLetters: (customers: Customers, on: Day) =>
    invoke<LettersFile>("post_letters", { customers, on }),

  /** The letters that can be written to a customer beside its reminders. */
  occasions: (customer: string, on: Day) => invoke<OccasionList>("occasions", { customer, on }),
  occasionPdf: (customer: string, occasion: Occasion, on: Day) =>
    invoke<ArrayBuffer>("occasion_pdf", { customer, occasion, on }),
  /** Written to a file that prints and recorded; `null` when the dialog was closed. */
  issueOccasion: (customer: string, occasion: Occasion, on: Day) =>
    invoke<LettersFile | null>("issue_occasion", { customer, occasion, on }),
  /** Envelopes, labels or a posting slip; `null` when the dialog was closed. */
  saveSheet: (sheet: PaperSheet, on: Day) =>
    invoke<string | null>("save_sheet", { sheet, on }),

  mailSettings: () => invoke<MailSheet>("mail_settings"),
  saveMailSettings: (settings: MailSettings, password: string | null) =>
    invoke<MailSheet>("save_mail_settings", { settings, password }),
  /** What the server answered. */
  tryMail: (settings: MailSettings, password: string | null) =>
    invoke<string>("try_mail", { settings, password }),
  /** Written into a folder and recorded; `null` when the dialog was closed. */
  draftLetters: (customers: Customers) =>
    invoke<MailOutcome | null>("draft_letters", { customers }),
  sendLetters: (customers: Customers, password: string | null) =>
    invoke<MailOutcome>("send_letters", { customers, password }),

  templates: () => invoke<TemplateBook>("templates"),
  template: (key: TemplateKey) => invoke<TemplateSheet>("template", { key }),
  templatePdf: (key: TemplateKey, source: string) =>
    invoke<ArrayBuffer>("template_pdf", { key, source }),
  saveTemplate: (key: TemplateKey, source: string) =>
    invoke<null>("save_template", { key, source }),
  resetTemplate: (key: TemplateKey) => invoke<null>("reset_template", { key }),

  preflight: (customers: Customers, on: Day) =>
    invoke<Preflight>("preflight", { customers, on }),
  /** Printed on the chosen printer and recorded. */
  printLetters: (customers: string[], on: Day, withInvoices: boolean) =>
    invoke<PrintedLetters>("print_letters", { customers, on, withInvoices }),
  /** The same to a file; `null` when the dialog was closed. */
  issueBoundLetters: (customers: string[], on: Day, withInvoices: boolean) =>
    invoke<LettersFile | null>("issue_bound_letters", { customers, on, withInvoices }),
  printerSheet: () => invoke<PrinterSheet>("printer_sheet"),
  printerSettings: () => invoke<PrinterSettings>("printer_settings"),
  savePrinter: (settings: PrinterSettings) => invoke<PrinterSheet>("save_printer", { settings }),
  /** `null`: of every customer. */
  archive: (customer: string | null) => invoke<ArchivedLetter[]>("archive", { customer }),
  findLetter: (scanned: string) => invoke<ArchivedLetter>("find_letter", { scanned }),
  noteLetterFact: (documents: number[], fact: LetterFact) =>
    invoke<null>("note_letter_fact", { documents, fact }),
  reprint: (document: number) => invoke<ArrayBuffer>("reprint", { document }),
  particulars: (customer: string) => invoke<Particulars>("particulars", { customer }),
  saveParticulars: (next: Particulars) => invoke<null>("save_particulars", { new: next }),

  recordCall: (report: CallReport) => invoke<null>("record_call", { report }),
  recordDone: (customer: string) => invoke<null>("record_done", { customer }),

  understandMoment: (text: string) => invoke<UnderstoodMoment>("understand_moment", { text }),
  /** Puts the customer off; a call-back rings at its moment, a snooze only brings the row back. */
  callBack: (customer: string, at: string, note: string) =>
    invoke<null>("call_back", { customer, at, note }),
  snooze: (customer: string, at: string) => invoke<null>("snooze", { customer, at }),
  endWait: (customer: string) => invoke<null>("end_wait", { customer }),
  saveCapacity: (capacity: Capacity) => invoke<null>("save_capacity", { capacity }),

  raiseDispute: (draft: DisputeDraft) => invoke<null>("raise_dispute", { draft }),
  closeDispute: (dispute: number, outcome: DisputeOutcome, note: string) =>
    invoke<null>("close_dispute", { dispute, outcome, note }),
  planProposal: (draft: PlanDraft) => invoke<PlanProposal>("plan_proposal", { draft }),
  agreePlan: (draft: PlanDraft) => invoke<null>("agree_plan", { draft }),
  signPlan: (plan: number, on: string) => invoke<null>("sign_plan", { plan, on }),
  endPlan: (plan: number) => invoke<null>("end_plan", { plan }),
  hold: (draft: HoldDraft) => invoke<null>("hold", { draft }),
  liftHold: (kind: HoldKind, hold: number) => invoke<null>("lift_hold", { kind, hold }),
  declareClaim: (hold: number, on: string) => invoke<null>("declare_claim", { hold, on }),
  saveTraits: (traits: CustomerTraits) => invoke<null>("save_traits", { traits }),
  /** `null` policy: the item follows its customer again. */
  setItemPolicy: (customer: string, item: string, policy: number | null) =>
    invoke<null>("set_item_policy", { customer, item, policy }),

  saveContact: (draft: ContactDraft) => invoke<null>("save_contact", { draft }),
  /** Where the file was saved; `null` when the dialog was closed. */
  exportPerson: (contact: number) => invoke<string | null>("export_person", { contact }),
  erasePerson: (contact: number) => invoke<ErasureReport>("erase_person", { contact }),

  policies: () => invoke<PolicyBook>("policies"),
  savePolicy: (draft: PolicyDraft) => invoke<PolicyBook>("save_policy", { draft }),
  deletePolicy: (policy: number) => invoke<PolicyBook>("delete_policy", { policy }),
  /** In the order of precedence; `default_policy` is for whom none matches. */
  saveSegments: (segments: SegmentSheet[], defaultPolicy: number) =>
    invoke<PolicyBook>("save_segments", { segments, defaultPolicy }),
  /** `null`: the scenarios as they stand; otherwise with this one in place of its number. */
  simulate: (draft: PolicyDraft | null) => invoke<Simulation>("simulate", { draft }),
  /** What is unwise in a scenario that is being written. */
  policyWarnings: (draft: PolicyDraft) => invoke<string[]>("policy_warnings", { draft }),
  backTest: (draft: PolicyDraft) => invoke<BackTest>("back_test", { draft }),

  rates: () => invoke<RateSheet>("rates"),
  /** `null`: all that is known of the half-year. */
  confirmRates: (semester: string, reference: RateReference | null) =>
    invoke<RateSheet>("confirm_rates", { semester, reference }),
  setRate: (draft: RateDraft) => invoke<RateSheet>("set_rate", { draft }),
  savePenaltyTerms: (terms: PenaltyTerms) => invoke<RateSheet>("save_penalty_terms", { terms }),
  penalties: (customer: string, on: Day) => invoke<PenaltySheet>("penalties", { customer, on }),
  waivePenalties: (draft: PenaltyDraft) => invoke<null>("waive_penalties", { draft }),
  claimPenaltiesAgain: (draft: PenaltyDraft) =>
    invoke<null>("claim_penalties_again", { draft }),
  claimSettled: (customer: string, item: number, claimed: boolean) =>
    invoke<null>("claim_settled", { customer, item, claimed }),
  collectPenalties: (draft: CollectionDraft) => invoke<null>("collect_penalties", { draft }),

  changes: () => invoke<ChangeRecord[]>("changes"),
  /** `null`: the newest change that stands. */
  undoChangePreview: (change: number | null) =>
    invoke<ChangeUndo>("undo_change_preview", { change }),
  undoChange: (change: number) => invoke<ChangeUndo>("undo_change", { change }),
  redoChange: (change: number) => invoke<ChangeUndo>("redo_change", { change }),

  company: () => invoke<Company>("company"),
  saveCompany: (company: Company) => invoke<Session>("save_company", { company }),
  /** What a draft still wants; nothing is saved. */
  checkCompany: (company: Company) => invoke<CompanyCheck>("check_company", { company }),
  companyPreview: (company: Company) => invoke<ArrayBuffer>("company_preview", { company }),
  /** Where the sheet was saved; `null` when the dialog was closed. */
  saveAlignmentSheet: (company: Company) =>
    invoke<string | null>("save_alignment_sheet", { company }),
  pictures: () => invoke<Pictures>("pictures"),
  choosePicture: (kind: PictureKind) => invoke<Pictures>("choose_picture", { kind }),
  dropPicture: (kind: PictureKind, path: string) =>
    invoke<Pictures>("drop_picture", { kind, path }),
  removePicture: (kind: PictureKind) => invoke<Pictures>("remove_picture", { kind }),

  /** Tells of files dragged over the window and dropped on it; returns how to stop. */
  onFiles: (heard: (drop: FileDrop) => void): (() => void) => listenForFiles(heard),
};

export type Api = typeof api;

/** Puts a stand-in behind the same functions: for tests, and for a plain browser. */
export function standIn(other: Api): void {
  Object.assign(api, other);
}
