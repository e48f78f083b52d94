//! « 1 842 lignes »: a number with the word that agrees with it, in either language.

import type { Language } from "$lib/api/bindings/Language";

const locales: Record<Language, string> = { fr: "fr-FR", en: "en-GB" };

/** Whether the singular is due: French counts zero as one, English does not. */
export function single(count: number, language: Language): boolean {
  return language === "fr" ? count < 2 : count === 1;
}

/** A number and its word, kept on one line. */
export function counted(language: Language) {
  return (count: number, singular: string, several = `${singular}s`) =>
    `${count.toLocaleString(locales[language])}\u00A0${single(count, language) ? singular : several}`;
}
