//! The tone of the aging scale for a lateness, the same in chips, bars and tables.

import type { BucketColumn } from "$lib/api/bindings/BucketColumn";

const limits = [30, 60, 90];

/** 0 is not due, 4 is the oldest. */
export function toneOfDays(days: number | null): number {
  if (days === null || days <= 0) return 0;
  const index = limits.findIndex((limit) => days <= limit);
  return index < 0 ? 4 : index + 1;
}

/** The columns as they are when a view has no report at hand. */
export const usualBuckets: BucketColumn[] = [
  { from: 1, to: 30 },
  { from: 31, to: 60 },
  { from: 61, to: 90 },
  { from: 91, to: null },
];
