//! The stand-in's reading of a moment: an hour, a day, or a day and an hour.

import type { Failure } from "../bindings/Failure";
import type { UnderstoodMoment } from "../bindings/UnderstoodMoment";
import { longDay } from "../../format/day";
import { folded } from "../../format/search";
import { away, today } from "./ledger";

const weekdays = ["lun", "mar", "mer", "jeu", "ven"];

export function understood(text: string): UnderstoodMoment {
  const said = folded(text).trim();
  const hour = /(\d{1,2})\s?[h:]\s?(\d{2})?$/.exec(said);
  const rest = (hour ? said.slice(0, hour.index) : said).trim();
  const day = dayOf(rest, hour !== null);
  if (!day || Number(hour?.[1] ?? 0) > 23) {
    const sentence = `« ${text} » n’est pas un moment. Écrivez par exemple 14h, demain, lun 9h ou 30/11.`;
    throw { key: "invalid_field", sentence } satisfies Failure;
  }
  const hours = (hour?.[1] ?? "9").padStart(2, "0");
  const minutes = hour?.[2] ?? "00";
  const told = minutes === "00" ? `${Number(hours)} h` : `${Number(hours)} h ${minutes}`;
  return {
    at: `${day}T${hours}:${minutes}:00`,
    sentence: `${day === today ? "aujourd’hui" : longDay(day, "fr")} à ${told}`,
  };
}

function dayOf(text: string, timed: boolean): string | null {
  if (text === "") return timed ? today : null;
  if ("demain".startsWith(text) && text.length > 1) return away(1);
  const short = /^(\d{1,2})\/(\d{1,2})$/.exec(text);
  if (short) return `2026-${short[2]?.padStart(2, "0")}-${short[1]?.padStart(2, "0")}`;
  const weekday = text.length < 3 ? -1 : weekdays.findIndex((name) => text.startsWith(name));
  // The stand-in's today is a Monday: its own name means the one of next week.
  return weekday < 0 ? null : away(weekday === 0 ? 7 : weekday);
}
