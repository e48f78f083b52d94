//! What was done, and the way back: the newest change by one key, any other from its history.
//!
//! What stands on nothing else is taken back at once; otherwise what that disturbs is read first.

import { api } from "$lib/api/api";
import type { ChangeUndo } from "$lib/api/bindings/ChangeUndo";
import { m } from "$lib/messages/messages.svelte";
import { app } from "./app.svelte";
import { OneAtATime } from "./one-at-a-time.svelte";
import { toasts } from "./toasts.svelte";

class Changes extends OneAtATime {
  /** What the user is asked to confirm. */
  asking = $state.raw<ChangeUndo | null>(null);
  /** Whose change was taken back last: the list goes back to them. */
  back: string | null = null;
  /** What was taken back since the last act, the latest at the end: what can be done again. */
  #undone: number[] = [];

  /** Another ledger: its changes have other numbers. */
  forget(): void {
    this.#undone = [];
  }

  /** Says what was just done, with the way back. */
  async tell(text: string): Promise<void> {
    this.#undone = [];
    this.#say(text, await this.#newest());
  }

  /** Takes a change back, asking first where something was built on it; `null`: the newest. */
  async take(change: number | null): Promise<void> {
    await this.run(async () => {
      const told = await api.undoChangePreview(change);
      if (told.disturbs.length > 0) this.asking = told;
      else await this.#undo(told.change);
    });
  }

  async confirm(): Promise<void> {
    const { asking } = this;
    if (!asking) return;
    await this.run(async () => {
      await this.#undo(asking.change);
      this.asking = null;
    });
  }

  async redo(change: number): Promise<void> {
    await this.run(async () => {
      const { sentence } = await api.redoChange(change);
      this.#undone = this.#undone.filter((other) => other !== change);
      toasts.clear();
      await app.changed();
      this.#say(m().undo.redone(sentence), change);
    });
  }

  /** Does again what was taken back last; a new act in between ends that, as in any editor. */
  async again(): Promise<void> {
    const change = this.#undone.at(-1);
    if (change === undefined) toasts.say(m().undo.nothingAgain);
    else await this.redo(change);
  }

  /** Only the newest act offers its way back: the key beside it takes back no other. */
  #say(text: string, change: number | null): void {
    for (const { id, action } of toasts.list) if (action?.keys) toasts.dismiss(id);
    const run = () => void this.take(change);
    toasts.say(text, change === null ? undefined : { label: m().undo.undo, keys: "Ctrl+z", run });
  }

  async #undo(change: number): Promise<void> {
    const { sentence } = await api.undoChange(change);
    this.#undone = [...this.#undone, change];
    const records = await api.changes();
    this.back = records.find((record) => record.change === change)?.customer ?? null;
    // What was offered after the change no longer holds.
    toasts.clear();
    toasts.say(m().undo.undone(sentence), {
      label: m().undo.redo,
      keys: "Ctrl+Shift+z",
      run: () => void this.redo(change),
    });
    await app.changed();
  }

  /** The newest change that stands; none where the program cannot tell. */
  async #newest(): Promise<number | null> {
    try {
      const standing = (await api.changes()).filter(({ undone }) => !undone);
      return standing.length > 0 ? Math.max(...standing.map(({ change }) => change)) : null;
    } catch {
      return null;
    }
  }
}

export const changes = new Changes();
app.forgets(() => changes.forget());
