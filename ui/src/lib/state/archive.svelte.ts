//! The letters that left: which are listed, which are ticked, and what is noted of them.

import { api } from "$lib/api/api";
import type { ArchivedLetter } from "$lib/api/bindings/ArchivedLetter";
import type { LetterFact } from "$lib/api/bindings/LetterFact";
import type { LetterFactKind } from "$lib/api/bindings/LetterFactKind";
import { matches } from "$lib/format/search";
import { m } from "$lib/messages/messages.svelte";
import { app } from "./app.svelte";
import { changes } from "./changes.svelte";
import { keptDocument } from "./kept.svelte";
import { paper } from "./paper.svelte";
import { places } from "./places.svelte";
import { Resource } from "./resource.svelte";
import { toasts } from "./toasts.svelte";

class Archive {
  list = new Resource<ArchivedLetter[]>();
  query = $state("");
  chosen = $state<number | null>(null);
  ticked = $state.raw<ReadonlySet<number>>(new Set());
  /** What is being noted. */
  noting = $state<LetterFactKind | null>(null);

  rows = $derived(
    (this.list.value ?? []).filter((letter) =>
      matches(
        `${letter.name} ${letter.customer} ${letter.code} ${letter.registered_number}`,
        this.query,
      ),
    ),
  );
  row = $derived(this.rows.find(({ document }) => document === this.chosen) ?? this.rows[0]);
  index = $derived(this.rows.findIndex(({ document }) => document === this.row?.document));
  /** What is noted is noted of these: the ticked ones, else the one looked at. */
  subjects = $derived(
    this.ticked.size > 0
      ? this.rows.filter(({ document }) => this.ticked.has(document))
      : this.row
        ? [this.row]
        : [],
  );

  async load(): Promise<void> {
    await this.list.load(() => api.archive(null));
  }

  move(by: number): void {
    const row = this.rows[Math.min(this.rows.length - 1, Math.max(0, this.index + by))];
    if (row) this.chosen = row.document;
  }

  tick(document: number): void {
    const ticked = new Set(this.ticked);
    if (!ticked.delete(document)) ticked.add(document);
    this.ticked = ticked;
  }

  /** The slip of the registered letters of a day, for the post office to stamp. */
  async slip(dated: string): Promise<void> {
    const registered = (this.list.value ?? []).filter(
      (letter) =>
        letter.dated === dated && letter.channel === "registered_letter" && !letter.undone,
    );
    const documents = registered.map(({ document }) => document).reverse();
    await paper.saveSheet({ kind: "slip", documents });
  }

  async note(fact: LetterFact): Promise<void> {
    const documents = this.subjects.map(({ document }) => document);
    try {
      await api.noteLetterFact(documents, fact);
      this.noting = null;
      this.ticked = new Set();
      await app.changed();
      await changes.tell(m().archive.noted(fact.kind, documents.length));
    } catch (thrown) {
      toasts.refuse(thrown);
    }
  }

  async copy(document: number): Promise<void> {
    try {
      keptDocument.bytes = await api.reprint(document);
      await app.changed();
    } catch (thrown) {
      toasts.refuse(thrown);
    }
  }

  /** What a scanner read: the letter is looked at, beside the case it belongs to. */
  async scan(code: string): Promise<void> {
    try {
      const letter = await api.findLetter(code);
      this.query = "";
      this.chosen = letter.document;
      places.go("gone");
    } catch (thrown) {
      toasts.refuse(thrown);
    }
  }
}

export const archive = new Archive();
