//! Past imports, and the one whose report is looked at.

import { api } from "$lib/api/api";
import type { ImportRecord } from "$lib/api/bindings/ImportRecord";
import { places } from "./places.svelte";
import { Resource } from "./resource.svelte";

class PastImports {
  records = new Resource<ImportRecord[]>();
  #chosen = $state<number | null>(null);

  record = $derived(this.records.value?.find(({ id }) => id === this.#chosen));

  async load(): Promise<void> {
    await this.records.load(() => api.imports());
  }

  /** Opens the report of an import, from wherever the user is. */
  async open(id: number): Promise<void> {
    this.#chosen = id;
    places.go("import");
    if (!this.record) await this.load();
  }

  close(): void {
    this.#chosen = null;
  }
}

export const past = new PastImports();
