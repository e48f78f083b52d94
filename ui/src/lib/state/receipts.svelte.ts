//! Money that came in and waits to be told what it pays.
//!
//! The list keeps its place: once a receipt is dealt with, the next one that waits is chosen.

import { api } from "$lib/api/api";
import type { Amount } from "$lib/api/bindings/Amount";
import type { ReceiptAllocation } from "$lib/api/bindings/ReceiptAllocation";
import type { ReceiptRow } from "$lib/api/bindings/ReceiptRow";
import type { ReceiptSheet } from "$lib/api/bindings/ReceiptSheet";
import { money, sumOf } from "$lib/format/money";
import { m, words } from "$lib/messages/messages.svelte";
import { app } from "./app.svelte";
import { Resource } from "./resource.svelte";
import { toasts } from "./toasts.svelte";

class Receipts {
  sheet = new Resource<ReceiptSheet>();
  busy = $state(false);
  #chosen = $state<number | null>(null);
  #place = 0;

  rows = $derived(this.sheet.value?.receipts ?? []);
  index = $derived(this.rows.findIndex(({ id }) => id === this.#chosen));
  row = $derived(this.rows[this.index]);
  waiting = $derived(this.sheet.value?.waiting ?? 0);

  async load(): Promise<void> {
    await this.sheet.load(() => api.receipts());
    this.#settle();
  }

  choose(id: number): void {
    this.#chosen = id;
    this.#place = Math.max(0, this.index);
  }

  move(by: number): void {
    const row = this.rows[Math.min(this.rows.length - 1, Math.max(0, this.index + by))];
    if (row) this.choose(row.id);
  }

  /** Takes the proposal of the chosen receipt. */
  async accept(): Promise<void> {
    const { row } = this;
    if (row?.state !== "waiting" || !row.proposal) return;
    const { name } = row.proposal;
    await this.#deal(row, () => api.acceptReceipts([row.id]), matchedWith(row, name));
  }

  /** Takes every proposal that is certain. */
  async acceptCertain(): Promise<void> {
    const sure = this.rows
      .filter(({ state, proposal }) => state === "waiting" && proposal?.confidence === "certain")
      .map(({ id }) => id);
    if (sure.length === 0 || !(await this.#act(() => api.acceptReceipts(sure)))) return;
    toasts.say(m().receipts.accepted(sure.length), {
      label: m().imports.undoShort,
      run: () => void this.#act(() => unmatched(sure)),
    });
    const next = this.rows.find(({ state }) => state === "waiting") ?? this.rows[0];
    if (next) this.choose(next.id);
  }

  /** The user's own word on what the chosen receipt pays. */
  async match(name: string, items: number[]): Promise<void> {
    const { row } = this;
    if (!row || items.length === 0) return;
    const match = () => api.matchReceipt({ receipt: row.id, items });
    await this.#deal(row, match, matchedWith(row, name));
  }

  /** Sets the chosen receipt aside. */
  async setAside(): Promise<void> {
    const { row } = this;
    if (row?.state !== "waiting") return;
    await this.#deal(row, () => api.setAsideReceipt(row.id, true), m().receipts.aside(row.payer));
  }

  /** Puts a receipt back among those that wait. */
  async takeBack(row = this.row): Promise<void> {
    if (!row || row.state === "waiting") return;
    const matched = row.state === "matched";
    const back = () => (matched ? api.unmatchReceipt(row.id) : api.setAsideReceipt(row.id, false));
    if (await this.#act(back)) toasts.say(m().receipts.undone(row.payer));
  }

  /** Deals with a receipt, says so, and goes on to the next one that waits. */
  async #deal(row: ReceiptRow, work: () => Promise<ReceiptSheet>, said: string): Promise<void> {
    const place = this.index;
    if (!(await this.#act(work))) return;
    const undo = () => {
      const now = this.rows.find(({ id }) => id === row.id);
      if (now) void this.takeBack(now);
    };
    toasts.say(said, { label: m().imports.undoShort, run: undo });
    const waiting = this.rows.filter(({ state }) => state === "waiting");
    const next = waiting[Math.min(place, waiting.length - 1)] ?? this.rows[0];
    if (next) this.choose(next.id);
  }

  async #act(work: () => Promise<ReceiptSheet>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    try {
      this.sheet.value = await work();
      await app.changed();
      return true;
    } catch (thrown) {
      toasts.refuse(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }

  #settle(): void {
    if (this.index >= 0) {
      this.#place = this.index;
      return;
    }
    const row = this.rows[Math.min(this.#place, this.rows.length - 1)];
    if (row) this.choose(row.id);
  }
}

/**
 * What the ticked documents come to, to hold against what was received while ticking. Shown only:
 * what is matched is computed by the program. Documents in another currency do not count.
 */
export function ticked(items: ReceiptAllocation[], chosen: number[], received: Amount): Amount {
  const { currency } = received;
  const counted = items
    .filter(({ item, open }) => chosen.includes(item) && open.currency === currency)
    .map(({ open }) => open);
  return sumOf(counted)[0] ?? { minor: 0, currency };
}

/** One after the other, so that each is an act of its own; the last answer is the sheet. */
async function unmatched(ids: number[]): Promise<ReceiptSheet> {
  for (const id of ids.slice(0, -1)) await api.unmatchReceipt(id);
  return api.unmatchReceipt(ids.at(-1) ?? 0);
}

function matchedWith(row: ReceiptRow, name: string): string {
  return m().receipts.matched(money(row.amount, words.language), name);
}

export const receipts = new Receipts();
