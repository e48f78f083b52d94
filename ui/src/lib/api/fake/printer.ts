//! A machine with two printers, for the fake program; `?noprinter` has none.

import type { Api } from "../api";
import type { LettersFile } from "../bindings/LettersFile";
import type { PrinterSettings } from "../bindings/PrinterSettings";
import type { PrinterSheet } from "../bindings/PrinterSheet";

type Part = Pick<
  Api,
  "printLetters" | "issueBoundLetters" | "printerSheet" | "printerSettings" | "savePrinter"
>;

export function fakePrinter(
  options: URLSearchParams,
  leave: (customers: string[], path: string) => LettersFile,
): Part {
  let settings: PrinterSettings = { printer: "", tray: "", duplex: false, copies: 1 };
  let jobs = 0;
  const none = options.has("noprinter");
  const missing = (file: LettersFile, withInvoices: boolean): LettersFile => ({
    ...file,
    without_copy: withInvoices
      ? [{ customer: "C001", name: "Cabinet Ménard", reason: "FA-1004 : sa copie n’est pas dans le dossier." }]
      : [],
  });
  const sheet = (): PrinterSheet => ({
    printers: none
      ? []
      : [
          { name: "Bureau", default: true },
          { name: "Accueil", default: false },
        ],
    settings,
    features:
      settings.printer === "Bureau"
        ? { trays: ["Auto", "Tray1", "Tray2"], both_sides: true }
        : settings.printer
          ? { trays: [], both_sides: false }
          : null,
    problem: none ? "Aucune imprimante n’est installée sur cette machine." : "",
  });
  return {
    printLetters: async (customers, _, withInvoices) => ({
      letters: missing(leave(customers, ""), withInvoices),
      printer: settings.printer,
      job: `${settings.printer}-${++jobs}`,
    }),
    issueBoundLetters: async (customers, _, withInvoices) =>
      missing(leave(customers, "/home/marie/Documents/lettres-2026-11-23.pdf"), withInvoices),
    printerSheet: async () => sheet(),
    printerSettings: async () => ({ ...settings }),
    savePrinter: async (next) => {
      settings = next;
      return sheet();
    },
  };
}
