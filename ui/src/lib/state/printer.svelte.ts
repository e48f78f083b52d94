//! The printer of this desk, and whether invoices go along with letters.

import { api } from "$lib/api/api";
import type { PrinterSettings } from "$lib/api/bindings/PrinterSettings";
import type { PrinterSheet } from "$lib/api/bindings/PrinterSheet";
import { Resource } from "./resource.svelte";
import { toasts } from "./toasts.svelte";

class Printer {
  /** The printers of the machine, once the settings asked for them. */
  sheet = new Resource<PrinterSheet>();
  /** What is chosen; without a printer, letters go to a file. */
  settings = $state.raw<PrinterSettings>({ printer: "", tray: "", duplex: false, copies: 1 });
  /** Whether copies of the invoices claimed follow each letter. */
  withInvoices = $state(false);

  async load(): Promise<void> {
    await this.sheet.load(() => api.printerSheet());
    if (this.sheet.value) this.settings = this.sheet.value.settings;
  }

  /** The choice alone: the printing system is not asked. */
  async recall(): Promise<void> {
    try {
      this.settings = await api.printerSettings();
    } catch (thrown) {
      toasts.refuse(thrown);
    }
  }

  async save(settings: PrinterSettings): Promise<void> {
    try {
      const sheet = await api.savePrinter(settings);
      await this.sheet.load(async () => sheet);
      this.settings = sheet.settings;
    } catch (thrown) {
      toasts.refuse(thrown);
    }
  }
}

export const printer = new Printer();
