//! Customers found by name or code while one types, and which of them is chosen.

import { api } from "$lib/api/api";
import type { CustomerHit } from "$lib/api/bindings/CustomerHit";
import { Resource } from "./resource.svelte";

/** As many as stand under a field. */
const most = 8;

export class CustomerSearch {
  query = $state("");
  at = $state(0);
  found = new Resource<{ asked: string; hits: CustomerHit[] }>();

  /** Only what was found for what stands in the field: Enter takes nobody found for another name. */
  #answer = $derived(
    this.found.value?.asked === this.query.trim() ? this.found.value.hits : undefined,
  );
  hits = $derived(this.query.trim() ? (this.#answer ?? []).slice(0, most) : []);
  chosen = $derived(this.hits[this.at]);
  /** Something was typed that nobody answers to. */
  none = $derived(this.query.trim() !== "" && this.#answer?.length === 0);

  /** Looks for what is typed; to be run when it changes. */
  look(): void {
    const asked = this.query.trim();
    this.at = 0;
    if (asked) void this.found.load(async () => ({ asked, hits: await api.findCustomers(asked) }));
    else this.found.clear();
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
