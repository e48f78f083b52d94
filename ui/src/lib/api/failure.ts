//! A refusal: nothing was changed, and a sentence says what to do.

import { m } from "$lib/messages/messages.svelte";
import type { Failure } from "./bindings/Failure";

/** Whatever was thrown, as a refusal that can be shown. */
export function asFailure(thrown: unknown): Failure {
  if (typeof thrown === "object" && thrown !== null && "key" in thrown && "sentence" in thrown) {
    return thrown as Failure;
  }
  console.error(thrown);
  return { key: "internal", sentence: m().failure.internal };
}

/** Whether the user stopped it: no refusal to show, only a place to come back to. */
export function wasStopped(failure: Failure): boolean {
  const key: string = failure.key;
  return key === "stopped";
}
