//! Saying what was done where the journal may or may not have kept it.

import { api } from "$lib/api/api";
import { changes } from "./changes.svelte";
import { toasts } from "./toasts.svelte";

/** The number of the newest change, whether it stands or not. */
async function newest(): Promise<number> {
  try {
    return Math.max(0, ...(await api.changes()).map(({ change }) => change));
  } catch {
    return 0;
  }
}

/**
 * Does the work and says so; the way back is offered only if the journal has a new change, so that
 * « Annuler » never takes back something else.
 */
export async function told<T>(said: string, work: () => Promise<T>): Promise<T> {
  const before = await newest();
  const done = await work();
  if ((await newest()) > before) await changes.tell(said);
  else toasts.say(said);
  return done;
}
