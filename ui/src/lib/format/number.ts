//! Counts and ratios as people read them. Ratios arrive as decimal text and are shown to one decimal.

import type { Language } from "$lib/api/bindings/Language";

const locales: Record<Language, string> = { fr: "fr-FR", en: "en-GB" };

/** « 1 842 » */
export function count(value: number, language: Language): string {
  return new Intl.NumberFormat(locales[language]).format(value);
}

/** « 81,7 » from `81.6667`; a dash when there is none. */
export function ratio(text: string | null, language: Language): string {
  if (text === null) return "–";
  const format = new Intl.NumberFormat(locales[language], {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return format.format(text as Intl.StringNumericLiteral).replace("-", "−");
}
