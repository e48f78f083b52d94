//! A proposal in a few words.

import type { ReceiptProposal } from "$lib/api/bindings/ReceiptProposal";
import { m } from "$lib/messages/messages.svelte";

/** « FA-1004, FA-1013 »; a count where they are many, a word where there are none. */
export function documents({ allocations }: ReceiptProposal): string {
  if (allocations.length === 0) return m().receipts.onAccount;
  if (allocations.length > 3) return m().receipts.onDocuments(allocations.length);
  return allocations.map(({ number }) => number).join(", ");
}
