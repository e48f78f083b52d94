//! The aged balance as it stands on the screen; it keeps its place while other views are open.

import { api } from "$lib/api/api";
import type { AgedReport } from "$lib/api/bindings/AgedReport";
import type { AgingBasis } from "$lib/api/bindings/AgingBasis";
import { found, pressed, sorted, usualOrder, type Column, type Order } from "./aging-order";
import { app } from "./app.svelte";
import { Resource } from "./resource.svelte";

class Aging {
  report = new Resource<AgedReport>();
  basis = $state<AgingBasis>("due");
  query = $state("");
  order = $state.raw<Order>(usualOrder);
  #currency = $state<string | null>(null);
  #chosen = $state<string | null>(null);

  sheets = $derived(this.report.value?.sheets ?? []);
  sheet = $derived(
    this.sheets.find((sheet) => sheet.currency === this.#currency) ?? this.sheets[0],
  );
  #sorted = $derived(sorted(this.sheet?.customers ?? [], this.order));
  rows = $derived(found(this.#sorted, this.query));
  index = $derived(this.rows.findIndex((customer) => customer.code === this.#chosen));
  chosen = $derived(this.rows[this.index]);

  async load(): Promise<void> {
    await this.report.load(() => api.agedBalance(app.on, this.basis));
  }

  show(currency: string): void {
    this.#currency = currency;
  }

  sortBy(column: Column): void {
    this.order = pressed(this.order, column);
  }

  choose(code: string): void {
    this.#chosen = code;
  }

  move(by: number): void {
    const row = this.rows[Math.min(this.rows.length - 1, Math.max(0, this.index + by))];
    if (row) this.choose(row.code);
  }
}

export const aging = new Aging();
