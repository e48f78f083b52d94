//! The rates, which half-year is looked at, and every change with its way back.

import { api } from "$lib/api/api";
import type { RateSheet } from "$lib/api/bindings/RateSheet";
import type { SemesterRow } from "$lib/api/bindings/SemesterRow";
import { app } from "./app.svelte";
import { changes } from "./changes.svelte";
import { Resource } from "./resource.svelte";
import { toasts } from "./toasts.svelte";

class Rates {
  sheet = new Resource<RateSheet>();
  busy = $state(false);
  /** What is being written. */
  form = $state<"rate" | "terms" | null>(null);
  #chosen = $state<string | null>(null);

  /** The half-year looked at: the current one, unless another was chosen. */
  get row(): SemesterRow | undefined {
    const rows = this.sheet.value?.semesters ?? [];
    return (
      rows.find(({ semester }) => semester === this.#chosen) ?? rows.find(({ current }) => current)
    );
  }

  async load(): Promise<void> {
    await this.sheet.load(() => api.rates());
  }

  choose(semester: string): void {
    if (semester !== this.row?.semester) this.form = null;
    this.#chosen = semester;
  }

  move(by: number): void {
    const rows = this.sheet.value?.semesters ?? [];
    const at = rows.findIndex(({ semester }) => semester === this.row?.semester);
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    if (next) this.choose(next.semester);
  }

  open(form: "rate" | "terms"): void {
    this.form = this.form === form ? null : form;
  }

  /** Makes a change, folds its form, and says so with the way back. */
  async act(said: string, work: () => Promise<unknown>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await work();
      this.form = null;
      await app.changed();
      await changes.tell(said);
    } catch (thrown) {
      toasts.refuse(thrown);
    } finally {
      this.busy = false;
    }
  }
}

export const rates = new Rates();
