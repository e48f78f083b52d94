//! The customer who is worked on: the sheet, who is spoken to, and which documents are ticked.

import { api } from "$lib/api/api";
import type { Amount } from "$lib/api/bindings/Amount";
import type { CustomerSheet } from "$lib/api/bindings/CustomerSheet";
import type { ItemRow } from "$lib/api/bindings/ItemRow";
import type { WorklistRow } from "$lib/api/bindings/WorklistRow";
import { sumOf } from "$lib/format/money";
import { app } from "./app.svelte";
import { Resource } from "./resource.svelte";

class Cockpit {
  sheet = new Resource<CustomerSheet>();
  /** Who is spoken to. */
  contact = $state<number | null>(null);
  /** The document that the keys act on. */
  active = $state(0);
  #asked = $state("");
  #ticked = $state.raw<ReadonlySet<string>>(new Set());
  #begun = "";
  #anchor = 0;

  /** The sheet of the customer who was asked for, never that of the one before. */
  shown = $derived(this.sheet.value?.code === this.#asked ? this.sheet.value : undefined);
  items = $derived(this.shown?.items ?? []);
  contacts = $derived(this.shown?.contacts ?? []);
  ticked = $derived(this.items.filter(({ number }) => this.#ticked.has(number)));
  /** What the ticked documents come to, one sum per currency. */
  sums = $derived(sumOf(this.ticked.map(counted)));

  async load(customer: string): Promise<void> {
    this.#asked = customer;
    await this.sheet.load(() => api.customerSheet(customer, app.on));
    if (customer !== this.#asked || !this.shown) return;
    const begun = `${customer} ${app.on ?? ""}`;
    if (begun !== this.#begun) this.#begin(this.shown);
    this.#begun = begun;
    this.active = Math.min(this.active, Math.max(0, this.items.length - 1));
  }

  has(item: ItemRow): boolean {
    return this.#ticked.has(item.number);
  }

  /** Ticks a document or not; a range takes after the document it starts from. */
  tick(at: number, range = false): void {
    const item = this.items[at];
    if (!item) return;
    const from = range ? Math.min(this.#anchor, at) : at;
    const to = range ? Math.max(this.#anchor, at) : at;
    const first = this.items[this.#anchor] ?? item;
    this.#mark(this.items.slice(from, to + 1), range ? this.has(first) : !this.has(item));
    this.active = at;
    if (!range) this.#anchor = at;
  }

  /** All of them, or none once all are. */
  tickAll(): void {
    this.#mark(this.items, this.ticked.length < this.items.length);
  }

  /** Whether what is ticked is what the row claims: then its own sum holds, net of credits. */
  claims({ items, amount }: WorklistRow): boolean {
    const claimed = this.items.filter(
      ({ number, claimable }) => items.includes(number) && claimable.minor > 0,
    );
    const here = this.ticked.filter(({ open }) => open.currency === amount.currency);
    return here.length > 0 && here.length === claimed.length && here.every((it) => claimed.includes(it));
  }

  move(by: number): void {
    this.active = Math.min(this.items.length - 1, Math.max(0, this.active + by));
  }

  speakTo(at: number): void {
    const contact = this.contacts[at];
    if (contact) this.contact = contact.id;
  }

  /** What a call with this customer was about, and with whom. */
  about(customer: string): { items: string[]; contact: number | null } {
    if (this.shown?.code !== customer) return { items: [], contact: null };
    return { items: this.ticked.map(({ number }) => number), contact: this.contact };
  }

  #begin({ items, contacts }: CustomerSheet): void {
    this.contact = contacts[0]?.id ?? null;
    this.active = 0;
    this.#anchor = 0;
    this.#ticked = new Set(
      items.filter(({ claimable }) => claimable.minor > 0).map(({ number }) => number),
    );
  }

  #mark(items: ItemRow[], on: boolean): void {
    const next = new Set(this.#ticked);
    for (const { number } of items) {
      if (on) next.add(number);
      else next.delete(number);
    }
    this.#ticked = next;
  }
}

/** What may be claimed of a document; all that is open of one ticked although nothing may be. */
function counted({ claimable, open }: ItemRow): Amount {
  return claimable.minor === 0 ? open : claimable;
}

export const cockpit = new Cockpit();
