//! The file of one customer: what it says, which form is open, and every act with its way back.

import { api } from "$lib/api/api";
import type { CustomerSheet } from "$lib/api/bindings/CustomerSheet";
import { app } from "./app.svelte";
import { changes } from "./changes.svelte";
import { OneAtATime } from "./one-at-a-time.svelte";
import { Resource } from "./resource.svelte";
import { toasts } from "./toasts.svelte";

/** What is being written; those of a row carry its number. */
export type FormKind =
  | "traits"
  | "particulars"
  | "contact"
  | "erase"
  | "promise"
  | "dispute"
  | "close"
  | "plan"
  | "sign"
  | "hold"
  | "declare"
  | "itemPolicy"
  | "waive"
  | "collect";

class Sheet extends OneAtATime {
  file = new Resource<CustomerSheet>();
  #form = $state.raw<{ kind: FormKind; id: number | null } | null>(null);

  async load(code: string): Promise<void> {
    await this.file.load(() => api.customerSheet(code, app.on));
  }

  isOpen(kind: FormKind, id: number | null = null): boolean {
    return this.#form?.kind === kind && this.#form.id === id;
  }

  /** The number of the row whose form of this kind is open. */
  openRow(kind: FormKind): number | null {
    return this.#form?.kind === kind ? this.#form.id : null;
  }

  open(kind: FormKind, id: number | null = null): void {
    this.#form = this.isOpen(kind, id) ? null : { kind, id };
  }

  close(): void {
    this.#form = null;
  }

  /** Does an act, folds its form, and says so with the way back. */
  async act(said: string, work: () => Promise<unknown>): Promise<void> {
    await this.run(async () => {
      await work();
      this.close();
      await app.changed();
      await changes.tell(said);
    });
  }

  /** Erases a person: for good, so no way back is offered. */
  async erase(contact: number): Promise<void> {
    await this.run(async () => {
      const { sentence } = await api.erasePerson(contact);
      this.close();
      await app.changed();
      toasts.say(sentence);
    });
  }
}

export const sheet = new Sheet();
