//! Files on their way in: read, set right by the user's word, and only then written.

import { api } from "$lib/api/api";
import { asFailure, wasStopped } from "$lib/api/failure";
import type { Failure } from "$lib/api/bindings/Failure";
import type { Field } from "$lib/api/bindings/Field";
import type { ImportKind } from "$lib/api/bindings/ImportKind";
import type { ImportMode } from "$lib/api/bindings/ImportMode";
import type { ImportPreview } from "$lib/api/bindings/ImportPreview";
import type { ImportReport } from "$lib/api/bindings/ImportReport";
import type { ImportRequest } from "$lib/api/bindings/ImportRequest";
import type { RejectedRow } from "$lib/api/bindings/RejectedRow";
import { app } from "./app.svelte";
import { imported } from "./imported.svelte";
import { guessed, told } from "./mapping";
import { places } from "./places.svelte";
import { progress } from "./progress.svelte";
import { sales } from "./sales.svelte";
import { toasts } from "./toasts.svelte";

/** A cell as the user corrected it, with what the file says. */
export interface Correction {
  line: number;
  column: number;
  heading: string;
  was: string;
  value: string;
}

class Importing {
  preview = $state.raw<ImportPreview>();
  failure = $state.raw<Failure>();
  busy = $state(false);
  /** The file is being taken in: until then it is only read, however often. */
  writing = $state(false);
  /** The user stopped the reading; nothing was written. */
  stopped = $state(false);
  corrections = $state.raw<Correction[]>([]);
  /** What the user said so far; the program's guess stands for the rest. */
  request = $state.raw<ImportRequest | null>(null);
  #paths = $state.raw<string[]>([]);
  #at = $state(0);
  #ticket = 0;

  get underWay(): boolean {
    return this.request !== null;
  }

  get file(): string | null {
    return this.preview?.file ?? this.request?.path.split(/[/\\]/).at(-1) ?? null;
  }

  /** Which file of how many. */
  get queue(): { at: number; count: number } {
    return { at: this.#at + 1, count: this.#paths.length };
  }

  get ready(): boolean {
    const { preview } = this;
    const outcome = preview?.outcome;
    const nothing = !!outcome && outcome.accepted === 0 && outcome.rejected.length > 0;
    return !!outcome && !nothing && preview?.missing.length === 0 && !this.failure && !this.stopped;
  }

  async choose(): Promise<void> {
    try {
      const paths = await api.chooseExports();
      if (paths.length > 0) await this.open(paths);
    } catch (thrown) {
      toasts.refuse(thrown);
    }
  }

  /** Reads files one after the other; the first ones ever open the user's own books. */
  async open(paths: string[]): Promise<void> {
    imported.forget();
    // What was offered after the last import is not about these files.
    toasts.clear();
    this.#paths = paths;
    if (!app.ledger) await app.openOwn();
    places.go("import");
    await this.#begin(0);
  }

  /** Reads the file again with what the user has said so far. */
  async look(): Promise<void> {
    if (!this.request) return;
    const ticket = ++this.#ticket;
    this.busy = true;
    this.stopped = false;
    try {
      const preview = await progress.watch(api.previewImport(this.request));
      if (ticket !== this.#ticket) return;
      this.preview = preview;
      this.failure = undefined;
    } catch (thrown) {
      if (ticket === this.#ticket) this.#refused(thrown);
    } finally {
      if (ticket === this.#ticket) this.busy = false;
    }
  }

  /** Takes a column for a fact, or leaves it aside. The preview may lag behind what was said last. */
  async map(index: number, field: Field | null): Promise<void> {
    if (!this.preview) return;
    const before = this.request?.mapping ?? guessed(this.preview);
    await this.#say({ mapping: { ...before, columns: told(before.columns, index, field) } });
  }

  async takeFor(kind: ImportKind): Promise<void> {
    const mapping = this.request?.mapping;
    await this.#say({ kind, mode: null, mapping: mapping ? { ...mapping, kind } : null });
  }

  /** Another sheet has other columns and other lines: what was said of the first is forgotten. */
  async readSheet(sheet: string): Promise<void> {
    this.corrections = [];
    await this.#say({ sheet, mapping: null, repairs: [], kind: null });
  }

  async datedOn(snapshot_date: string | null): Promise<void> {
    await this.#say({ snapshot_date });
  }

  async cover(mode: ImportMode): Promise<void> {
    await this.#say({ mode });
  }

  async readAccount(prefix: string, read: boolean): Promise<void> {
    const others = (this.request?.accounts ?? []).filter((account) => account !== prefix);
    await this.#say({ accounts: read ? [...others, prefix].sort() : others });
  }

  /** Puts a value in the place of the one that was rejected, and reads again. */
  async repair(row: RejectedRow, value: string): Promise<void> {
    const column = row.column_index;
    if (column === null) return;
    const before = this.corrections.find((one) => one.line === row.line && one.column === column);
    const was = before?.was ?? row.value ?? "";
    const correction = { line: row.line, column, heading: row.column, was, value };
    await this.#correct([...this.corrections.filter((one) => one !== before), correction]);
  }

  async revert(correction: Correction): Promise<void> {
    await this.#correct(this.corrections.filter((one) => one !== correction));
  }

  async commit(accept_vanished = false): Promise<void> {
    if (!this.request || this.busy || !this.preview) return;
    this.busy = this.writing = true;
    try {
      const snapshot_date = this.request.snapshot_date ?? this.preview.snapshot_date;
      const request = { ...this.request, snapshot_date, accept_vanished };
      const report = await progress.watch(api.commitImport(request));
      this.busy = this.writing = false;
      await this.#wentIn(report);
    } catch (thrown) {
      this.#refused(thrown);
    } finally {
      this.busy = this.writing = false;
    }
  }

  /** Leaves this file; the next one of the queue follows. */
  async skip(): Promise<void> {
    if (this.busy) await progress.stop();
    if (this.#at + 1 < this.#paths.length) await this.#begin(this.#at + 1);
    else {
      this.leave();
      await imported.show();
    }
  }

  leave(): void {
    this.#clear();
    this.request = null;
    this.#paths = [];
    this.#at = 0;
  }

  async #wentIn(report: ImportReport): Promise<void> {
    const last = this.#at + 1 >= this.#paths.length;
    await imported.add(report);
    if (last) {
      this.leave();
      await imported.show();
    } else await this.#begin(this.#at + 1);
  }

  async #begin(at: number): Promise<void> {
    this.#clear();
    this.#at = at;
    const path = this.#paths[at];
    if (path === undefined) return this.leave();
    this.request = asked(path);
    await this.look();
  }

  async #correct(corrections: Correction[]): Promise<void> {
    this.corrections = corrections;
    await this.#say({
      repairs: corrections.map(({ line, column, value }) => ({ line, column, value })),
    });
  }

  async #say(said: Partial<ImportRequest>): Promise<void> {
    if (!this.request) return;
    this.request = { ...this.request, ...said };
    await this.look();
  }

  #refused(thrown: unknown): void {
    const failure = asFailure(thrown);
    // A list that came back is no import: alone, it is looked at where it belongs.
    const path = this.#paths[0];
    if (failure.key === "sales_list" && this.#paths.length === 1 && path !== undefined) {
      this.leave();
      void sales.open(path);
      return;
    }
    this.stopped = wasStopped(failure);
    this.failure = this.stopped ? undefined : failure;
  }

  #clear(): void {
    this.#ticket += 1;
    this.preview = undefined;
    this.failure = undefined;
    this.corrections = [];
    this.stopped = false;
    this.busy = this.writing = false;
  }
}

/** A file of which the user has said nothing yet. */
function asked(path: string): ImportRequest {
  return {
    path,
    kind: null,
    sheet: null,
    mapping: null,
    repairs: [],
    snapshot_date: null,
    mode: null,
    accounts: [],
    accept_vanished: false,
  };
}

export const importing = new Importing();
