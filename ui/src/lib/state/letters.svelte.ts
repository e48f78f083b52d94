//! The day's letters on the screen: which one is looked at, and its PDF.

import { api } from "$lib/api/api";
import { app } from "./app.svelte";
import { hasLetter } from "./paper.svelte";
import { places } from "./places.svelte";
import { Resource } from "./resource.svelte";
import { today } from "./today.svelte";

class Letters {
  pdf = new Resource<{ customer: string; bytes: ArrayBuffer }>();
  zoom = $state(1);

  rows = $derived((today.list.value?.rows ?? []).filter(hasLetter));
  /** The letter asked for; else the first of the day. */
  row = $derived(
    this.rows.find((row) => row.customer === places.current.customer) ??
      (places.current.customer ? undefined : this.rows[0]),
  );
  index = $derived(this.rows.findIndex((row) => row.customer === this.row?.customer));

  /** Where the letter stood that is looked at; none before one was found. */
  #place: number | null = null;

  /** Once a letter has been posted, the one that took its place is looked at. */
  settle(): void {
    if (this.index >= 0) {
      this.#place = this.index;
      return;
    }
    const next =
      this.#place === null ? undefined : this.rows[Math.min(this.#place, this.rows.length - 1)];
    if (next) this.choose(next.customer);
  }

  leave(): void {
    this.#place = null;
  }

  async load(customer: string): Promise<void> {
    await this.pdf.load(async () => ({ customer, bytes: await api.letterPdf(customer, app.on) }));
  }

  choose(customer: string): void {
    places.swap("letters", customer);
  }

  move(by: number): void {
    const row = this.rows[Math.min(this.rows.length - 1, Math.max(0, this.index + by))];
    if (row) this.choose(row.customer);
  }

  enlarge(by: number): void {
    this.zoom = Math.min(3, Math.max(0.5, this.zoom + by));
  }
}

export const letters = new Letters();
