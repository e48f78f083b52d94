//! Amounts as people read them, from minor units, without a float on the way.
//!
//! Zero is a dash, negative carries a true minus, and the thousands of French are set apart by
//! U+202F. The window formats amounts; all it adds is what is ticked while it is ticked.

import type { Amount } from "$lib/api/bindings/Amount";
import type { Language } from "$lib/api/bindings/Language";

const locales: Record<Language, string> = { fr: "fr-FR", en: "en-GB" };
const formats = new Map<string, Intl.NumberFormat>();

/** An amount with its currency: « 1 234,56 € ». */
export function money(amount: Amount, language: Language): string {
  if (amount.minor === 0) return "–";
  return written(amount, language, "currency");
}

/** An amount whose currency stands in the header of its column. */
export function figure(minor: number, currency: string, language: Language): string {
  if (minor === 0) return "–";
  return written({ minor, currency }, language, "decimal");
}

/** A difference, its sign always shown: « +1 234,56 € ». */
export function signed(amount: Amount, language: Language): string {
  return amount.minor > 0 ? `+${money(amount, language)}` : money(amount, language);
}

/** A difference whose currency stands in the header of its column: « +1 234,56 ». */
export function signedFigure(minor: number, currency: string, language: Language): string {
  return minor > 0 ? `+${figure(minor, currency, language)}` : figure(minor, currency, language);
}

/** An amount in whole units, for a chart or a chip where cents would be noise. */
export function rounded(amount: Amount, language: Language): string {
  if (amount.minor === 0) return "–";
  const format = formatOf(amount.currency, language, "currency", 0);
  return trueMinus(format.format(decimal(amount)));
}

/** An amount as one says it: « 3,4 M€ » from a million on, whole units below. */
export function spoken(amount: Amount, language: Language): string {
  const units = 10 ** fractionDigits(amount.currency);
  if (Math.abs(amount.minor) < 1_000_000 * units) return rounded(amount, language);
  const format = new Intl.NumberFormat(locales[language], {
    style: "currency",
    currency: amount.currency,
    currencyDisplay: "narrowSymbol",
    notation: "compact",
    maximumFractionDigits: 1,
  });
  return trueMinus(format.format(decimal(amount))).replace(/(M|Md)\s(?=\S+$)/, "$1");
}

/** What a person typed as an amount, in minor units; `null` when it is none. */
export function parseMoney(text: string, currency: string): Amount | null {
  const bare = text.replace(/[\s\u00A0\u202F€$£]/g, "").replace("−", "-");
  const match = /^(\d{1,12})(?:[.,](\d{1,3}))?$/.exec(bare);
  if (!match) return null;
  const digits = fractionDigits(currency);
  const cents = match[2] ?? "";
  if (cents.length > digits) return null;
  return { minor: Number.parseInt((match[1] ?? "") + cents.padEnd(digits, "0"), 10), currency };
}

/** One sum per currency, in the order they come, in whole minor units. */
export function sumOf(amounts: Amount[]): Amount[] {
  const sums = new Map<string, number>();
  for (const { minor, currency } of amounts) {
    sums.set(currency, (sums.get(currency) ?? 0) + minor);
  }
  return [...sums].map(([currency, minor]) => ({ minor, currency }));
}

/** An amount as a person would type it into a field: « 1234,56 ». */
export function typed(amount: Amount, language: Language): string {
  const text: string = decimal(amount);
  return language === "fr" ? text.replace(".", ",") : text;
}

function written(amount: Amount, language: Language, style: "currency" | "decimal"): string {
  const digits = fractionDigits(amount.currency);
  return trueMinus(formatOf(amount.currency, language, style, digits).format(decimal(amount)));
}

/** The amount as a decimal text, which Intl formats exactly. */
function decimal({ minor, currency }: Amount): Intl.StringNumericLiteral {
  const digits = fractionDigits(currency);
  const sign = minor < 0 ? "-" : "";
  const all = Math.abs(minor)
    .toString()
    .padStart(digits + 1, "0");
  const whole = all.slice(0, all.length - digits);
  const text = digits === 0 ? whole : `${whole}.${all.slice(-digits)}`;
  return `${sign}${text}` as Intl.StringNumericLiteral;
}

function fractionDigits(currency: string): number {
  return formatOf(currency, "fr", "currency").resolvedOptions().maximumFractionDigits ?? 2;
}

function formatOf(
  currency: string,
  language: Language,
  style: "currency" | "decimal",
  digits?: number,
): Intl.NumberFormat {
  const key = `${currency}|${language}|${style}|${digits}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locales[language], {
      style,
      ...(style === "currency" ? { currency, currencyDisplay: "narrowSymbol" } : {}),
      ...(digits === undefined
        ? {}
        : { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    });
    formats.set(key, format);
  }
  return format;
}

function trueMinus(text: string): string {
  return text.replace("-", "−");
}
