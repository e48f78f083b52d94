//! The day's letters on the screen: checked, in the order in which they print, one looked at.

import { api } from "$lib/api/api";
import type { CheckedLetter } from "$lib/api/bindings/CheckedLetter";
import type { Preflight } from "$lib/api/bindings/Preflight";
import { app } from "./app.svelte";
import { hasLetter } from "./paper.svelte";
import { places } from "./places.svelte";
import { progress } from "./progress.svelte";
import { Resource } from "./resource.svelte";
import { today } from "./today.svelte";

class Letters {
  pdf = new Resource<{ customer: string; bytes: ArrayBuffer }>();
  preflight = new Resource<Preflight>();
  zoom = $state(1);
  /** Whether all letters are shown at a glance rather than one at a time. */
  proof = $state(false);

  #places = $derived(
    new Map(this.preflight.value?.letters.map(({ customer }, index) => [customer, index])),
  );
  /** The day's letters in the order in which they print. */
  rows = $derived(
    (today.list.value?.rows ?? [])
      .filter(hasLetter)
      .sort((a, b) => this.#place(a.customer) - this.#place(b.customer)),
  );
  /** The letter asked for; else the first of the day. */
  row = $derived(
    this.rows.find((row) => row.customer === places.current.customer) ??
      (places.current.customer ? undefined : this.rows[0]),
  );
  index = $derived(this.rows.findIndex((row) => row.customer === this.row?.customer));
  /** What goes on paper and has nothing against it. */
  ready = $derived(
    (this.preflight.value?.letters ?? []).filter(
      ({ clean, channel }) => clean && channel !== "email",
    ),
  );

  /** What goes by e-mail and has nothing against it. */
  emails = $derived(
    (this.preflight.value?.letters ?? []).filter(
      ({ clean, channel }) => clean && channel === "email",
    ),
  );

  /** Where the letter stood that is looked at; none before one was found. */
  #last: number | null = null;

  checked(customer: string | undefined): CheckedLetter | undefined {
    const place = customer === undefined ? undefined : this.#places.get(customer);
    return place === undefined ? undefined : this.preflight.value?.letters[place];
  }

  /** Once a letter has been posted, the one that took its place is looked at. */
  settle(): void {
    if (this.index >= 0) {
      this.#last = this.index;
      return;
    }
    const next =
      this.#last === null ? undefined : this.rows[Math.min(this.#last, this.rows.length - 1)];
    if (next) this.choose(next.customer);
  }

  leave(): void {
    this.#last = null;
  }

  async check(): Promise<void> {
    await this.preflight.load(() => progress.watch(api.preflight(null, app.on)));
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

  #place(customer: string): number {
    return this.#places.get(customer) ?? Number.MAX_SAFE_INTEGER;
  }
}

export const letters = new Letters();
