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
  return signed(format.format(text as Intl.StringNumericLiteral));
}

/** A proper minus; nothing has no sign, whatever it was rounded from. */
function signed(text: string): string {
  return text.replace("-", /[1-9]/.test(text) ? "−" : "");
}

/** « 81.40 » from 8140 of two decimals: figures of long lists arrive as whole numbers, as amounts do. */
export function decimalText(figure: number | null, decimals: number): string | null {
  if (figure === null) return null;
  const digits = String(Math.abs(figure)).padStart(decimals + 1, "0");
  return `${figure < 0 ? "-" : ""}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** A percentage kept to two decimals, under a heading that says so: « 2,20 » from `2.20`. */
export function percentage(text: string | null, language: Language): string {
  if (text === null) return "–";
  const format = new Intl.NumberFormat(locales[language], {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  return signed(format.format(text as Intl.StringNumericLiteral));
}

/** A percentage as a person types it: « 2,20 » from `2.20`. */
export function typedPercentage(text: string, language: Language): string {
  return language === "fr" ? text.replace(".", ",") : text;
}

/** « 42 % » of a whole that is not zero. */
export function percent(part: number, whole: number, language: Language): string {
  return withUnit(count(Math.round(100 * Math.min(1, part / whole)), language), "%", language);
}

/** « 81,7 % », “81.7%” from `81.6667`; a dash when there is none. */
export function inPercent(text: string | null, language: Language): string {
  return text === null ? "–" : withUnit(ratio(text, language), "%", language);
}

/** A figure as it is written and its unit. English leaves no room before a percent sign. */
export function withUnit(figure: string, unit: string, language: Language): string {
  return `${figure}${unit === "%" && language === "en" ? "" : "\u00A0"}${unit}`;
}

/** « 84 Mo », or « 3,2 Mo » where the decimal still tells something. */
export function size(bytes: number, language: Language): string {
  const [unit, value] =
    bytes >= 1e9
      ? ["gigabyte", bytes / 1e9]
      : bytes >= 1e6
        ? ["megabyte", bytes / 1e6]
        : ["kilobyte", bytes / 1e3];
  const maximumFractionDigits = value < 10 && unit !== "kilobyte" ? 1 : 0;
  const format = { style: "unit", unit, maximumFractionDigits } as const;
  return new Intl.NumberFormat(locales[language], format).format(value);
}
