//! A file on its way in: read, mapped by the user's word, and only then written.

import { api } from "$lib/api/api";
import { asFailure } from "$lib/api/failure";
import type { Failure } from "$lib/api/bindings/Failure";
import type { Field } from "$lib/api/bindings/Field";
import type { ImportKind } from "$lib/api/bindings/ImportKind";
import type { ImportReport } from "$lib/api/bindings/ImportReport";
import type { ImportPreview } from "$lib/api/bindings/ImportPreview";
import type { Mapping } from "$lib/api/bindings/Mapping";
import { m } from "$lib/messages/messages.svelte";
import { app } from "./app.svelte";
import { places } from "./places.svelte";
import { toasts } from "./toasts.svelte";

class Importing {
  preview = $state.raw<ImportPreview>();
  /** What the last import left out stays on the screen until the next file. */
  report = $state.raw<ImportReport>();
  failure = $state.raw<Failure>();
  busy = $state(false);
  #path = $state<string | null>(null);
  /** The user's word, once a column or the kind was touched; the program's guess until then. */
  #mapping: Mapping | null = null;
  #snapshotDate: string | null = null;
  #ticket = 0;

  get file(): string | null {
    return this.preview?.file ?? this.#path?.split(/[/\\]/).at(-1) ?? null;
  }

  async choose(): Promise<void> {
    try {
      const path = await api.chooseExport();
      if (path) await this.open(path);
    } catch (thrown) {
      toasts.refuse(thrown);
    }
  }

  /** Reads a file; the first one ever opens the user's own books. */
  async open(path: string): Promise<void> {
    this.leave();
    this.#path = path;
    if (!app.ledger) await app.openOwn();
    places.go("import");
    await this.look();
  }

  /** Reads the file again with what the user has said so far. */
  async look(): Promise<void> {
    if (!this.#path) return;
    const ticket = ++this.#ticket;
    this.busy = true;
    try {
      const preview = await api.previewImport(this.#path, this.#mapping, this.#snapshotDate);
      if (ticket !== this.#ticket) return;
      this.preview = preview;
      this.failure = undefined;
    } catch (thrown) {
      if (ticket === this.#ticket) this.failure = asFailure(thrown);
    } finally {
      if (ticket === this.#ticket) this.busy = false;
    }
  }

  /** Takes a column for a fact, or leaves it aside; a fact is held by one column only. */
  async map(index: number, field: Field | null): Promise<void> {
    const { preview } = this;
    if (!preview) return;
    const columns = preview.columns
      .map((column) => ({
        index: column.index,
        field: column.index === index ? field : column.field,
      }))
      .filter(
        (column) => column.field !== null && (column.index === index || column.field !== field),
      );
    await this.#say(preview.kind ?? "open-items", columns as Mapping["columns"]);
  }

  async takeFor(kind: ImportKind): Promise<void> {
    const mapped = this.preview?.columns.filter((column) => column.field !== null) ?? [];
    await this.#say(
      kind,
      mapped.map(({ index, field }) => ({ index, field: field as Field })),
    );
  }

  async datedOn(day: string | null): Promise<void> {
    this.#snapshotDate = day;
    await this.look();
  }

  async commit(acceptVanished = false): Promise<void> {
    if (!this.#path || this.busy) return;
    this.busy = true;
    try {
      const date = this.#snapshotDate ?? this.preview?.snapshot_date ?? null;
      const report = await api.commitImport(this.#path, this.#mapping, date, acceptVanished);
      this.leave();
      if (report.rejected.length > 0) this.report = report;
      toasts.say(m().imports.done(report.file, report.accepted));
      await app.changed();
      // Documents that went in whole lead to what they ask for; rejected rows want a look first.
      if (report.rejected.length === 0 && report.kind !== "customers") places.go("today");
    } catch (thrown) {
      this.failure = asFailure(thrown);
    } finally {
      this.busy = false;
    }
  }

  leave(): void {
    this.report = undefined;
    this.#ticket += 1;
    this.#path = null;
    this.#mapping = null;
    this.#snapshotDate = null;
    this.preview = undefined;
    this.failure = undefined;
    this.busy = false;
  }

  get underWay(): boolean {
    return this.#path !== null;
  }

  async #say(kind: ImportKind, columns: Mapping["columns"]): Promise<void> {
    this.#mapping = { kind, columns };
    await this.look();
  }
}

export const importing = new Importing();
