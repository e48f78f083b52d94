//! How far a long reading is: told only once it has become a wait.

import { api } from "$lib/api/api";
import { toasts } from "./toasts.svelte";

/** Shorter work shows nothing, so that nothing flickers. */
const patience = 300;
const pace = 150;

class Progress {
  /** Bytes read, of `total`; a total of 0 is not known. */
  read = $state(0);
  total = $state(0);
  /** Whether the work has taken long enough to be shown. */
  shown = $state(false);
  #ticket = 0;

  /** Follows work to its end; of two at a time the later one is shown. */
  async watch<T>(work: Promise<T>): Promise<T> {
    const ticket = ++this.#ticket;
    const current = () => ticket === this.#ticket;
    const late = setTimeout(() => current() && (this.shown = true), patience);
    const look = setInterval(() => current() && void this.#look(current), pace);
    try {
      return await work;
    } finally {
      clearTimeout(late);
      clearInterval(look);
      if (current()) {
        this.#ticket += 1;
        this.shown = false;
        this.read = 0;
        this.total = 0;
      }
    }
  }

  async stop(): Promise<void> {
    try {
      await api.stopImport();
    } catch (thrown) {
      toasts.refuse(thrown);
    }
  }

  async #look(current: () => boolean): Promise<void> {
    try {
      const { read, total } = await api.importProgress();
      if (!current()) return;
      this.read = read;
      this.total = total;
    } catch {
      // A missed look is no loss: the next one comes at once, and the work itself tells its refusal.
    }
  }
}

export const progress = new Progress();
