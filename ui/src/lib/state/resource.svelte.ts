//! Something the window is waiting for: its value, its refusal, and whether the wait shows.
//!
//! The last value stays while the next one loads, so nothing jumps; only the newest request
//! counts; a skeleton is due after 150 ms, not before.

import { untrack } from "svelte";
import { asFailure } from "$lib/api/failure";
import type { Failure } from "$lib/api/bindings/Failure";

const patience = 150;

/** What the window waits for as a whole: until it is none, some of what it shows may be of before. */
class Awaited {
  #count = $state(0);

  get any(): boolean {
    return this.#count > 0;
  }

  async while(work: () => Promise<void>): Promise<void> {
    untrack(() => (this.#count += 1));
    try {
      await work();
    } finally {
      this.#count -= 1;
    }
  }
}

export const awaited = new Awaited();

export class Resource<T> {
  value = $state.raw<T>();
  failure = $state.raw<Failure>();
  /** Whether the wait is long enough for a word. */
  late = $state(false);
  /** Whether the first value has taken long enough for a skeleton. */
  slow = $derived(this.late && this.value === undefined);
  #ticket = 0;

  load(work: () => Promise<T>): Promise<void> {
    return awaited.while(() => this.#load(work));
  }

  /** Forgets the value, when what is asked for is another thing altogether. */
  clear(): void {
    this.#ticket += 1;
    this.value = undefined;
    this.failure = undefined;
    this.late = false;
  }

  async #load(work: () => Promise<T>): Promise<void> {
    const ticket = ++this.#ticket;
    const timer = setTimeout(() => {
      if (ticket === this.#ticket) this.late = true;
    }, patience);
    try {
      const value = await work();
      if (ticket !== this.#ticket) return;
      this.value = value;
      this.failure = undefined;
    } catch (thrown) {
      if (ticket === this.#ticket) this.failure = asFailure(thrown);
    } finally {
      clearTimeout(timer);
      if (ticket === this.#ticket) this.late = false;
    }
  }
}
