//! The scenarios and the segments: what is saved, and what is being written over it.
//!
//! A draft is kept for each scenario until it is saved or given up, so choosing another loses
//! nothing.

import { api } from "$lib/api/api";
import type { BackTest } from "$lib/api/bindings/BackTest";
import type { LevelSheet } from "$lib/api/bindings/LevelSheet";
import type { PolicyBook } from "$lib/api/bindings/PolicyBook";
import type { PolicyDraft } from "$lib/api/bindings/PolicyDraft";
import type { Simulation } from "$lib/api/bindings/Simulation";
import type { Step } from "$lib/api/bindings/Step";
import { m } from "$lib/messages/messages.svelte";
import { app } from "./app.svelte";
import { draftOf, inOrder, newLevel, same } from "./policy-draft";
import { Resource } from "./resource.svelte";
import { segments } from "./segments.svelte";
import { toasts } from "./toasts.svelte";
import { told } from "./told";

/** What stands on the right: a scenario by its number, one not saved yet, or the segments. */
export type Chosen = number | "new" | "segments";
type Drafts = Partial<Record<Chosen, PolicyDraft>>;
export type PolicyTab = "rules" | "simulation" | "backTest";

class Policies {
  book = new Resource<PolicyBook>();
  chosen = $state<Chosen | null>(null);
  tab = $state<PolicyTab>("rules");
  /** The line that is unfolded. */
  line = $state<Step | "rules" | "add" | null>(null);
  busy = $state(false);
  simulation = new Resource<Simulation>();
  backTest = new Resource<BackTest>();
  #drafts = $state.raw<Drafts>({});

  list = $derived(this.book.value?.policies ?? []);
  sheet = $derived(this.list.find(({ id }) => id === this.chosen));
  draft = $derived<PolicyDraft | undefined>(
    this.#drafts[this.chosen ?? "new"] ?? (this.sheet && draftOf(this.sheet)),
  );
  isNew = $derived(this.chosen === "new");
  dirty = $derived(this.chosen !== null && this.isChanged(this.chosen));
  /** Everything that can be chosen, from top to bottom. */
  entries = $derived<Chosen[]>([
    ...this.list.map(({ id }) => id),
    ...(this.#drafts.new ? (["new"] as const) : []),
    "segments",
  ]);

  async load(): Promise<void> {
    await this.book.load(() => api.policies());
    this.#settle();
  }

  isChanged(entry: Chosen): boolean {
    return entry === "segments" ? segments.dirty : this.#drafts[entry] !== undefined;
  }

  /** The name as it is being written. */
  nameOf(entry: number | "new"): string {
    return (
      this.#drafts[entry]?.name ??
      this.list.find(({ id }) => id === entry)?.name ??
      m().policy.unnamed
    );
  }

  choose(entry: Chosen): void {
    if (entry === this.chosen) return;
    this.chosen = entry;
    this.line = null;
    segments.line = null;
    this.simulation.clear();
    this.backTest.clear();
  }

  move(by: number): void {
    const at = this.entries.indexOf(this.chosen ?? "segments") + by;
    const next = this.entries[Math.min(this.entries.length - 1, Math.max(0, at))];
    if (next !== undefined) this.choose(next);
  }

  show(tab: PolicyTab): void {
    this.tab = tab;
    this.line = null;
  }

  unfold(line: Step | "rules" | "add"): void {
    this.line = this.line === line ? null : line;
  }

  edit(part: Partial<PolicyDraft>): void {
    const { draft, sheet, chosen } = this;
    if (!draft || chosen === null || chosen === "segments") return;
    const next = { ...draft, ...part };
    const kept: Drafts = { ...this.#drafts, [chosen]: next };
    if (sheet && same(next, draftOf(sheet))) delete kept[chosen];
    this.#drafts = kept;
  }

  editLevel(step: Step, part: Partial<LevelSheet>): void {
    const levels = (this.draft?.levels ?? []).map((level) =>
      level.step === step ? { ...level, ...part } : level,
    );
    this.edit({ levels: inOrder(levels) });
    if (part.step && this.line === step) this.line = part.step;
  }

  addLevel(step: Step): void {
    const levels = this.draft?.levels ?? [];
    const currency = levels[0]?.floor.currency ?? "EUR";
    this.edit({ levels: inOrder([...levels, newLevel(step, currency)]) });
    this.line = step;
  }

  removeLevel(step: Step): void {
    this.edit({ levels: (this.draft?.levels ?? []).filter((level) => level.step !== step) });
    this.line = null;
  }

  revert(): void {
    const { chosen } = this;
    if (chosen === "segments") segments.revert();
    if (chosen === null || chosen === "segments") return;
    const kept = { ...this.#drafts };
    delete kept[chosen];
    this.#drafts = kept;
    this.line = null;
    this.#settle();
  }

  /** Starts a new scenario from the one in sight. */
  copy(): void {
    const { draft } = this;
    if (!draft) return;
    this.#drafts = {
      ...this.#drafts,
      new: { ...draft, id: null, name: m().policy.copyOf(draft.name) },
    };
    this.choose("new");
    this.tab = "rules";
  }

  /** Gives up everything that is being written. */
  forget(): void {
    this.#drafts = {};
    segments.revert();
    this.line = null;
  }

  async save(): Promise<void> {
    if (this.chosen === "segments") return this.#act(() => segments.save());
    const { draft, dirty, chosen } = this;
    if (!draft || !dirty || chosen === null || !draft.name.trim()) return;
    await this.#act(async () => {
      const before = this.list.map(({ id }) => id);
      const book = await told(m().policy.saved(draft.name), () => api.savePolicy(draft));
      const kept = { ...this.#drafts };
      delete kept[chosen];
      this.#drafts = kept;
      this.line = null;
      this.book.value = book;
      const added = book.policies.find(({ id }) => !before.includes(id));
      if (chosen === "new" && added) this.choose(added.id);
      return book;
    });
  }

  /** What still points to the chosen scenario, by name; empty when it can be deleted. */
  holders = $derived(
    (this.book.value?.segments ?? [])
      .filter(({ policy }) => policy === this.chosen)
      .map(({ name }) => name),
  );
  isDefault = $derived(this.book.value?.default_policy === this.chosen);

  async remove(): Promise<void> {
    const { sheet } = this;
    if (!sheet || this.isDefault || this.holders.length > 0) return;
    await this.#act(async () => {
      const book = await told(m().policy.removed(sheet.name), () => api.deletePolicy(sheet.id));
      this.revert();
      return book;
    });
  }

  simulate(): void {
    const { draft } = this;
    this.simulation.clear();
    if (draft) void this.simulation.load(() => api.simulate(draft));
  }

  runBackTest(): void {
    const { draft } = this;
    this.backTest.clear();
    if (draft) void this.backTest.load(() => api.backTest(draft));
  }

  async #act(work: () => Promise<PolicyBook | undefined>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      const book = await work();
      if (book) this.book.value = book;
      this.#settle();
      await app.changed();
    } catch (thrown) {
      toasts.refuse(thrown);
    } finally {
      this.busy = false;
    }
  }

  /** Keeps a choice that still exists, else takes the first scenario. */
  #settle(): void {
    const { book } = this;
    if (book.value) segments.follow(book.value);
    if (this.chosen === null || !this.entries.includes(this.chosen)) {
      this.choose(this.list[0]?.id ?? "segments");
    }
  }
}

export const policies = new Policies();
