//! Today's list as it stands on the screen: what is chosen, what is filtered, what comes next.
//!
//! The list never loses its place: once a customer is done, the one that follows is chosen.

import { api } from "$lib/api/api";
import type { ActionKind } from "$lib/api/bindings/ActionKind";
import type { CallOutcome } from "$lib/api/bindings/CallOutcome";
import type { CallReport } from "$lib/api/bindings/CallReport";
import type { Worklist } from "$lib/api/bindings/Worklist";
import { m } from "$lib/messages/messages.svelte";
import { app } from "./app.svelte";
import { Resource } from "./resource.svelte";
import { toasts } from "./toasts.svelte";

/** What an outcome may add to the bare fact. */
export type CallDetail = Partial<Omit<CallReport, "customer" | "outcome" | "note">>;

const bare = {
  promised_on: null,
  promised: null,
  disputed: [],
  items: [],
  contact: null,
  dispute: null,
  call_back: null,
};

class Today {
  list = new Resource<Worklist>();
  filter = $state<ActionKind | null>(null);
  note = $state("");
  #chosen = $state<string | null>(null);
  #place = 0;
  #recording = false;

  rows = $derived(
    (this.list.value?.rows ?? []).filter((row) => !this.filter || row.action === this.filter),
  );
  index = $derived(this.rows.findIndex((row) => row.customer === this.#chosen));
  row = $derived(this.rows[this.index]);
  readOnly = $derived(this.list.value?.read_only ?? true);

  async load(): Promise<void> {
    await this.list.load(() => api.worklist(app.on));
    this.#settle();
  }

  choose(customer: string): void {
    if (customer !== this.#chosen) this.note = "";
    this.#chosen = customer;
    this.#place = Math.max(0, this.index);
  }

  move(by: number): void {
    const row = this.rows[Math.min(this.rows.length - 1, Math.max(0, this.index + by))];
    if (row) this.choose(row.customer);
  }

  show(filter: ActionKind | null): void {
    this.filter = filter;
    this.#settle();
  }

  async record(outcome: CallOutcome, detail: CallDetail = {}): Promise<void> {
    const note = this.note.trim();
    await this.#act(m().outcome[outcome], (customer) =>
      api.recordCall({ customer, outcome, note, ...bare, ...detail }),
    );
  }

  /** Notes that the action of the row was done: a question asked, a file handed over. */
  async done(): Promise<void> {
    const { row } = this;
    if (row) await this.#act(m().action[row.action], api.recordDone);
  }

  async #act(what: string, record: (customer: string) => Promise<null>): Promise<void> {
    const { row } = this;
    if (!row || this.readOnly || this.#recording) return;
    this.#recording = true;
    try {
      await record(row.customer);
      toasts.say(m().call.recorded(what, row.name));
      this.note = "";
      this.#stepPast(row.customer);
      await app.changed();
    } catch (thrown) {
      toasts.refuse(thrown);
    } finally {
      this.#recording = false;
    }
  }

  /** Chooses whoever follows, before the list loads again without the one who is done. */
  #stepPast(customer: string): void {
    const at = this.rows.findIndex((row) => row.customer === customer);
    const next = this.rows[at + 1] ?? this.rows[at - 1];
    if (next) this.choose(next.customer);
  }

  /** Keeps a choice that still exists, else takes the row now in its place. */
  #settle(): void {
    if (this.rows.length === 0 && this.filter) {
      const whole = this.list.value?.rows ?? [];
      if (whole.length > 0) this.filter = null;
    }
    if (this.index >= 0) {
      this.#place = this.index;
      return;
    }
    const row = this.rows[Math.min(this.#place, this.rows.length - 1)];
    if (row) this.choose(row.customer);
  }
}

export const today = new Today();
