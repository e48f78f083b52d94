//! A kept document of the history, looked at over the view that asked for it.

import { api } from "$lib/api/api";
import { toasts } from "./toasts.svelte";

class KeptDocument {
  bytes = $state.raw<ArrayBuffer | null>(null);

  async show(document: number): Promise<void> {
    try {
      this.bytes = await api.documentPdf(document);
    } catch (thrown) {
      toasts.refuse(thrown);
    }
  }

  close(): void {
    this.bytes = null;
  }
}

export const keptDocument = new KeptDocument();
