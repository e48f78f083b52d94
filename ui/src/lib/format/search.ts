//! Text as people search it: accents, case and ligatures do not count.

const ligatures: Record<string, string> = { œ: "oe", æ: "ae", ß: "ss" };

/** The text a search compares. */
export function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[œæß]/g, (letter) => ligatures[letter] ?? letter);
}

/** Whether every word of the query occurs in the text. */
export function matches(text: string, query: string): boolean {
  const within = folded(text);
  return folded(query)
    .split(/\s+/)
    .every((word) => within.includes(word));
}
