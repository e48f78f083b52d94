//! The reference rates: read, confirmed, typed.

import { api } from "$lib/api/api";
import type { RateRow } from "$lib/api/bindings/RateRow";
import { m } from "$lib/messages/messages.svelte";
import { app } from "./app.svelte";
import { changes } from "./changes.svelte";
import { Resource } from "./resource.svelte";
import { toasts } from "./toasts.svelte";

class Rates {
  list = new Resource<RateRow[]>();
  /** The semester that is being typed. */
  edited = $state<string | null>(null);

  async load(): Promise<void> {
    await this.list.load(() => api.rates());
  }

  async save(row: RateRow): Promise<void> {
    try {
      await api.saveRates(row);
      this.edited = null;
      await app.changed();
      await changes.tell(m().rate.saved(row.semester));
    } catch (thrown) {
      toasts.refuse(thrown);
    }
  }
}

export const rates = new Rates();
