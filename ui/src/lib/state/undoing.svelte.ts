//! An import taken back, days later too: what that disturbs is read before it happens.

import { api } from "$lib/api/api";
import type { UndoReport } from "$lib/api/bindings/UndoReport";
import { m } from "$lib/messages/messages.svelte";
import { app } from "./app.svelte";
import { imported } from "./imported.svelte";
import { OneAtATime } from "./one-at-a-time.svelte";
import { toasts } from "./toasts.svelte";

class Undoing extends OneAtATime {
  /** What the user is asked to confirm. */
  asking = $state.raw<UndoReport | null>(null);

  /** Shows what undoing would do, and asks. */
  async ask(id: number): Promise<void> {
    await this.run(async () => {
      this.asking = await api.undoPreview(id);
    });
  }

  /** Undoes at once what nothing else depends on; asks otherwise. */
  async take(id: number): Promise<void> {
    await this.run(async () => {
      const report = await api.undoPreview(id);
      if (report.disturbs.length > 0 || report.read_again.length > 0) this.asking = report;
      else await this.#undo(id);
    });
  }

  async confirm(): Promise<void> {
    const id = this.asking?.import;
    if (id === undefined) return;
    await this.run(async () => {
      await this.#undo(id);
      this.asking = null;
    });
  }

  async redo(id: number): Promise<void> {
    await this.run(async () => {
      const { file } = await api.redoImport(id);
      toasts.clear();
      toasts.say(m().imports.redone(file));
      await app.changed();
    });
  }

  async #undo(id: number): Promise<void> {
    const { file } = await api.undoImport(id);
    imported.remove(id);
    // What was offered after the import no longer holds.
    toasts.clear();
    toasts.say(m().imports.undone(file), {
      label: m().imports.redo,
      run: () => void this.redo(id),
    });
    await app.changed();
  }
}

export const undoing = new Undoing();
