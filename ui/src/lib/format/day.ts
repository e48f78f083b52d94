//! Days as people read and type them, from ISO text.
//!
//! A day has no hour and no zone: it is split, never shifted. What lies between two days is the
//! business of the ledger, not of the window.

import type { Language } from "$lib/api/bindings/Language";
import { folded } from "./search";

const locales: Record<Language, string> = { fr: "fr-FR", en: "en-GB" };

/** « 23/11/2026 » */
export function day(iso: string): string {
  const [year, month, date] = iso.slice(0, 10).split("-");
  return `${date}/${month}/${year}`;
}

/** « lundi 23 novembre 2026 » */
export function longDay(iso: string, language: Language): string {
  const options = { weekday: "long", day: "numeric", month: "long", year: "numeric" } as const;
  return formatted(iso, language, options);
}

/** « lun. 23/11 », for a column of days. */
export function shortDay(iso: string, language: Language): string {
  const name = formatted(iso, language, { weekday: "short" });
  const [, month, date] = iso.slice(0, 10).split("-");
  return `${name} ${date}/${month}`;
}

/** « nov. 2026 », from `2026-11`. */
export function month(iso: string, language: Language): string {
  return formatted(`${iso.slice(0, 7)}-01`, language, { month: "short", year: "numeric" });
}

/** « novembre 2026 », from any day of the month. */
export function longMonth(iso: string, language: Language): string {
  return formatted(`${iso.slice(0, 7)}-01`, language, { month: "long", year: "numeric" });
}

/** « 23/11/2026 à 08:12 », from `2026-11-23 08:12`. */
export function moment(text: string): string {
  return `${day(text)} ${text.slice(11, 16)}`;
}

/** What a person typed as a day: `23/11/2026`, `23/11/26`, `23.11.2026` or `2026-11-23`. */
export function parseDay(text: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  if (iso) return real(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const local = /^(\d{1,2})[/.\s-](\d{1,2})[/.\s-](\d{2}|\d{4})$/.exec(text.trim());
  if (!local) return null;
  const year = Number(local[3]);
  return real(year < 100 ? 2000 + year : year, Number(local[2]), Number(local[1]));
}

/** A day written out, or « aujourd’hui ». */
export function dayOf(text: string, today: string): string | null {
  return /^(aujourd['’]hui|today)$/.test(folded(text).trim()) ? today : parseDay(text);
}

/** A day that has been: « 12/11 » is the last of its kind, « hier » and « aujourd’hui » say it. */
export function pastDayOf(text: string, today: string): string | null {
  const said = folded(text).trim();
  if (["hier", "yesterday"].includes(said)) return daysAway(today, -1);
  const short = /^(\d{1,2})[/.-](\d{1,2})$/.exec(said);
  if (!short) return dayOf(text, today);
  const inYear = (year: number) => real(year, Number(short[2]), Number(short[1]));
  const year = Number(today.slice(0, 4));
  const latest = inYear(year);
  return latest && latest <= today ? latest : inYear(year - 1);
}

/** The weeks of a month as a calendar shows them, Monday first; days outside are `null`. */
export function weeks(iso: string): (string | null)[][] {
  const year = Number(iso.slice(0, 4));
  const month = Number(iso.slice(5, 7));
  const lead = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7;
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const cells: (string | null)[] = Array.from({ length: lead }, () => null);
  for (let date = 1; date <= count; date += 1) cells.push(real(year, month, date));
  while (cells.length % 7 > 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** The same calendar a number of months away, as the first of that month. */
export function monthsAway(iso: string, months: number): string {
  const index = Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1 + months;
  return text(Math.floor(index / 12), (index % 12) + 1, 1);
}

/** A number of days further, for moving about a calendar. */
export function daysAway(iso: string, days: number): string {
  const moved = new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000);
  return moved.toISOString().slice(0, 10);
}

/** The first letters of the weekdays, Monday first. */
export function weekdays(language: Language): string[] {
  return Array.from({ length: 7 }, (_, index) =>
    formatted(text(2024, 1, index + 1), language, { weekday: "narrow" }),
  );
}

function formatted(iso: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  const at = new Date(`${iso}T00:00:00Z`);
  return new Intl.DateTimeFormat(locales[language], { ...options, timeZone: "UTC" }).format(at);
}

function real(year: number, month: number, date: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, date));
  const exists = at.getUTCMonth() === month - 1 && at.getUTCDate() === date && year >= 1900;
  return exists ? text(year, month, date) : null;
}

function text(year: number, month: number, date: number): string {
  return `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}
