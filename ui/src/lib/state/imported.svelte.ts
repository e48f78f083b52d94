//! What has just gone in, for the page that follows an import.

import type { ImportReport } from "$lib/api/bindings/ImportReport";
import { m } from "$lib/messages/messages.svelte";
import { app } from "./app.svelte";
import { brief } from "./brief.svelte";
import { places } from "./places.svelte";
import { toasts } from "./toasts.svelte";
import { undoing } from "./undoing.svelte";

export interface Imported {
  /** Number of the import. */
  id: number;
  report: ImportReport;
}

class ImportedFiles {
  list = $state.raw<Imported[]>([]);

  /** Takes note of a report, says so, and offers to take it back. */
  async add(report: ImportReport): Promise<void> {
    const id = report.import ?? 0;
    this.list = [...this.list, { id, report }];
    toasts.say(m().imports.done(report.file, report.accepted, report.rejected.length), {
      label: m().imports.undoShort,
      run: () => void undoing.take(id),
    });
    await app.changed();
  }

  /** The morning brief, or today's list where there is no brief to give. */
  async show(): Promise<void> {
    // Whoever has gone elsewhere meanwhile is left there.
    if (this.list.length === 0 || places.current.view !== "import") return;
    await brief.load();
    if (brief.value) places.go("brief");
    else if (this.list.some(({ report }) => report.kind !== "customers")) places.go("today");
  }

  remove(id: number): void {
    this.list = this.list.filter((one) => one.id !== id);
  }

  forget(): void {
    this.list = [];
  }
}

export const imported = new ImportedFiles();
