//! Today's list as it stands on the screen: what is chosen, what is filtered, what comes next.
//!
//! The list never loses its place: once a customer is done, the one that follows is chosen.

import { untrack } from "svelte";
import { api } from "$lib/api/api";
import type { ActionKind } from "$lib/api/bindings/ActionKind";
import type { CallOutcome } from "$lib/api/bindings/CallOutcome";
import type { CallReport } from "$lib/api/bindings/CallReport";
import type { Capacity } from "$lib/api/bindings/Capacity";
import type { UnderstoodMoment } from "$lib/api/bindings/UnderstoodMoment";
import type { Worklist } from "$lib/api/bindings/Worklist";
import type { WorklistGroup } from "$lib/api/bindings/WorklistGroup";
import type { WorklistPlace } from "$lib/api/bindings/WorklistPlace";
import type { WorklistRow } from "$lib/api/bindings/WorklistRow";
import { m } from "$lib/messages/messages.svelte";
import { app } from "./app.svelte";
import { changes } from "./changes.svelte";
import { cockpit } from "./cockpit.svelte";
import { Resource } from "./resource.svelte";
import { toasts } from "./toasts.svelte";

/** What an outcome may add to the bare fact. */
export type CallDetail = Partial<Pick<CallReport, "promised_on" | "promised" | "disputed" | "dispute">>;

/** The rows that share a place in the day, under one heading. */
export interface Section {
  place: WorklistPlace;
  /** The first of its rows in the list. */
  at: number;
  count: number;
}

type Parts = Record<WorklistPlace, WorklistRow[]>;

/** What a screen shows, and some more: the rest of a long list follows behind it. */
const firstRows = 200;

const places: WorklistPlace[] = ["now", "later", "moved"];
const bare = { promised_on: null, promised: null, disputed: [], dispute: null };

class Today {
  list = new Resource<Worklist>();
  /** The first rows, while the others are on their way. */
  beginning = $state.raw<Worklist>();
  filter = $state<ActionKind | null>(null);
  group = $state<WorklistGroup | null>(null);
  note = $state("");
  /** The call-back that was typed, until it is saved with or without an outcome. */
  callBackAt = $state.raw<UnderstoodMoment | null>(null);
  #chosen = $state<string | null>(null);
  #place = 0;
  #recording = false;

  shown = $derived(this.list.value ?? this.beginning);
  #parts = $derived(this.#sorted(this.filter, this.group));
  rows = $derived(places.flatMap((place) => this.#parts[place]));
  sections = $derived(sectionsOf(this.#parts));
  index = $derived(this.rows.findIndex((row) => row.customer === this.#chosen));
  row = $derived(this.rows[this.index]);
  readOnly = $derived(this.shown?.read_only ?? true);

  async load(): Promise<void> {
    await this.list.load(() => this.#read());
    // A reading that was overtaken leaves the first rows to the one that overtook it.
    if (this.list.value) this.beginning = undefined;
    this.#settle();
  }

  /** A list that is not on the screen yet comes in two parts, so that its first rows are there at once. */
  async #read(): Promise<Worklist> {
    const { on } = app;
    // Whoever waits for the list must not load it again because it came.
    if (untrack(() => this.list.value)) return api.worklist(on);
    const first = await api.worklist(on, firstRows);
    if (first.rows.length === first.count) return first;
    if (on === app.on) {
      this.beginning = first;
      this.#settle();
    }
    return api.worklist(on);
  }

  /** Another ledger: nobody of this list is in it. */
  forget(): void {
    this.list.clear();
    this.beginning = undefined;
    this.filter = this.group = this.callBackAt = this.#chosen = null;
    this.note = "";
    this.#place = 0;
  }

  choose(customer: string): void {
    if (customer !== this.#chosen) {
      this.note = "";
      this.callBackAt = null;
    }
    this.#chosen = customer;
    this.#place = Math.max(0, this.index);
  }

  move(by: number): void {
    const row = this.rows[Math.min(this.rows.length - 1, Math.max(0, this.index + by))];
    if (row) this.choose(row.customer);
  }

  /** Shows one kind of action, within the group unless the two have nothing in common. */
  show(filter: ActionKind | null): void {
    this.filter = filter;
    if (filter === null || this.rows.length === 0) this.group = null;
    this.#settle();
  }

  showGroup(group: WorklistGroup | null): void {
    this.group = group;
    if (this.rows.length === 0) this.filter = null;
    this.#settle();
  }

  async record(outcome: CallOutcome, detail: CallDetail = {}): Promise<void> {
    const note = this.note.trim();
    const call_back = this.callBackAt?.at ?? null;
    await this.#act(
      ({ name }) => m().call.recorded(m().outcome[outcome], name),
      (customer) => {
        const about = cockpit.about(customer);
        return api.recordCall({ customer, outcome, note, call_back, ...bare, ...about, ...detail });
      },
    );
  }

  async callBack({ at, sentence }: UnderstoodMoment): Promise<void> {
    const note = this.note.trim();
    await this.#act(
      ({ name }) => m().call.calledBack(name, sentence),
      (customer) => api.callBack(customer, at, note),
    );
  }

  async snooze({ at, sentence }: UnderstoodMoment): Promise<void> {
    await this.#act(
      ({ name }) => m().call.snoozed(name, sentence),
      (customer) => api.snooze(customer, at),
    );
  }

  /** Notes that the action of the row was done: a question asked, a file handed over. */
  async done(): Promise<void> {
    const said = ({ name, action }: WorklistRow) => m().call.recorded(m().action[action], name);
    await this.#act(said, api.recordDone);
  }

  /** Brings a customer who waits back among those to see now. */
  async endWait(customer: string): Promise<void> {
    await this.#attempt(async () => {
      await api.endWait(customer);
      await app.changed();
    });
  }

  async saveCapacity(capacity: Capacity): Promise<boolean> {
    return this.#attempt(async () => {
      await api.saveCapacity(capacity);
      await app.changed();
    });
  }

  async #act(
    say: (row: WorklistRow) => string,
    record: (customer: string) => Promise<null>,
  ): Promise<void> {
    const { row } = this;
    if (!row || this.readOnly) return;
    await this.#attempt(async () => {
      await record(row.customer);
      this.note = "";
      this.callBackAt = null;
      this.#stepPast(row.customer);
      await Promise.all([changes.tell(say(row)), app.changed()]);
    });
  }

  /** One thing at a time; whether it was done. */
  async #attempt(work: () => Promise<void>): Promise<boolean> {
    if (this.#recording) return false;
    this.#recording = true;
    try {
      await work();
      return true;
    } catch (thrown) {
      toasts.refuse(thrown);
      return false;
    } finally {
      this.#recording = false;
    }
  }

  #sorted(filter: ActionKind | null, group: WorklistGroup | null): Parts {
    const parts: Parts = { now: [], later: [], moved: [] };
    for (const row of this.shown?.rows ?? []) {
      if (filter && row.action !== filter) continue;
      if (group && row.group !== group) continue;
      parts[row.place].push(row);
    }
    return parts;
  }

  /** Chooses whoever follows, before the list loads again without the one who is done. */
  #stepPast(customer: string): void {
    const at = this.rows.findIndex((row) => row.customer === customer);
    const next = this.rows[at + 1] ?? this.rows[at - 1];
    if (next) this.choose(next.customer);
  }

  /** Keeps a choice that still exists, else takes the row now in its place. */
  #settle(): void {
    if (this.rows.length === 0) {
      this.filter = null;
      this.group = null;
    }
    this.#comeBack();
    if (this.index >= 0) {
      this.#place = this.index;
      return;
    }
    const row = this.rows[Math.min(this.#place, this.rows.length - 1)];
    if (row) this.choose(row.customer);
  }

  /** Goes back to the customer whose change was taken back. */
  #comeBack(): void {
    const row = this.rows.find(({ customer }) => customer === changes.back);
    if (row) this.choose(row.customer);
    changes.back = null;
  }
}

function sectionsOf(parts: Parts): Section[] {
  let at = 0;
  const sections = places.map((place) => {
    const section = { place, at, count: parts[place].length };
    at += section.count;
    return section;
  });
  return sections.filter(({ count }) => count > 0);
}

export const today = new Today();
app.forgets(() => today.forget());
