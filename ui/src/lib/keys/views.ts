//! The views one can go to, in the order of the sidebar, and the keys that lead there.

import type { View } from "$lib/state/places.svelte";

export type OwnView = Exclude<View, "customer" | "writing">;

export const viewKeys: [OwnView, string?][] = [
  ["today", "g t"],
  ["brief", "g p"],
  ["receipts", "g e"],
  ["aging", "g b"],
  ["letters", "g l"],
  ["gone", "g a"],
  ["indicators", "g i"],
  ["forecast", "g f"],
  ["payers", "g y"],
  ["sales", "g v"],
  ["provision", "g d"],
  ["import", "Ctrl+i"],
  ["policies", "g s"],
  ["templates", "g m"],
  ["company"],
  ["rates", "g x"],
  ["output", "g o"],
  ["changes", "g j"],
];
