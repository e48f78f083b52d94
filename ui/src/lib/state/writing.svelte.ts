//! The letters written to one customer beside its reminders: which one is looked at, and its page.

import { api } from "$lib/api/api";
import type { Occasion } from "$lib/api/bindings/Occasion";
import type { OccasionList } from "$lib/api/bindings/OccasionList";
import { app } from "./app.svelte";
import { Resource } from "./resource.svelte";

/** Tells one occasion from another. */
export const named = (occasion: Occasion): string =>
  Object.values(occasion)
    .map((part) => String(part))
    .join("-");

class Writing {
  list = new Resource<OccasionList>();
  pdf = new Resource<ArrayBuffer>();
  zoom = $state(1);
  #chosen = $state<string | null>(null);

  rows = $derived(this.list.value?.rows ?? []);
  row = $derived(this.rows.find(({ occasion }) => named(occasion) === this.#chosen) ?? this.rows[0]);

  async load(customer: string): Promise<void> {
    await this.list.load(() => api.occasions(customer, app.on));
  }

  choose(occasion: Occasion): void {
    this.#chosen = named(occasion);
  }

  move(by: number): void {
    const at = this.rows.findIndex(({ occasion }) => occasion === this.row?.occasion);
    const next = this.rows[Math.min(this.rows.length - 1, Math.max(0, at + by))];
    if (next) this.choose(next.occasion);
  }

  leave(): void {
    this.#chosen = null;
    this.list.clear();
    this.pdf.clear();
  }
}

export const writing = new Writing();
