//! Work that is done one piece at a time: while one runs no other begins, and a refusal is said.

import { toasts } from "./toasts.svelte";

export class OneAtATime {
  busy = $state(false);

  protected async run(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await work();
    } catch (thrown) {
      toasts.refuse(thrown);
    } finally {
      this.busy = false;
    }
  }
}
