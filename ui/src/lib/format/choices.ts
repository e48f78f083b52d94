//! The words of an enumeration as a list to choose from.

export interface Choice<T> {
  value: T;
  label: string;
}

/** Every value with its word, in the order in which they are written. */
export function choices<T extends string>(words: Record<T, string>): Choice<T>[] {
  return (Object.entries(words) as [T, string][]).map(([value, label]) => ({ value, label }));
}
