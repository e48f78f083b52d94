//! Customers found by name or code while one types, and which of them is chosen.

import { api } from "$lib/api/api";
import type { CustomerHit } from "$lib/api/bindings/CustomerHit";
import { Search } from "./search.svelte";

/** As many as stand under a field. */
const most = 8;

export class CustomerSearch extends Search<CustomerHit[]> {
  at = $state(0);

  hits = $derived(this.asked ? (this.answer ?? []).slice(0, most) : []);
  chosen = $derived(this.hits[this.at]);
  /** Something was typed that nobody answers to. */
  none = $derived(this.asked !== "" && this.answer?.length === 0);

  constructor() {
    super((query) => api.findCustomers(query));
  }

  override look(): void {
    this.at = 0;
    super.look();
  }

  move(by: number): void {
    this.at = Math.min(this.hits.length - 1, Math.max(0, this.at + by));
  }

  /** Answers to the keys of the list under the field; `false` where the key is none of them. */
  steer(event: KeyboardEvent, take: (hit: CustomerHit) => void): boolean {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) this.move(by);
    else if (event.key === "Enter" && this.chosen) take(this.chosen);
    else if (event.key === "Escape" && this.query) this.query = "";
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }
}
