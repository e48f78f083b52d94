//! The English of printing.

import type { print as french } from "./print.fr";
import { counted, single } from "./counted";

const plural = counted("en");
const one = (count: number) => single(count, "en");

export const print: typeof french = {
  title: "Printer of this desk",
  printer: "Printer",
  toFile: "None: save a PDF",
  standard: (name) => `${name} (default)`,
  gone: (name) => `${name} (missing)`,
  tray: "Tray",
  anyTray: "The printer’s choice",
  copies: "Copies",
  duplex: "On both sides, each letter on a new sheet",
  look: "Look for printers",
  kept: "This choice belongs to this machine; it is not kept in the ledger.",
  withInvoices: "Enclose the invoices",
  on: (name) => `On ${name}`,
  bothSides: "both sides",
  times: (copies) => plural(copies, "copy", "copies"),
  asFile: "To a PDF file",
  printed: (count, name) =>
    one(count)
      ? `The letter was sent to ${name} and recorded as printed.`
      : `${plural(count, "letter", "letters")} sent to ${name} and recorded as printed.`,
};
