//! The stand-in's day: what it holds, what was moved, and what is done already.

import type { Capacity } from "../bindings/Capacity";
import type { DayDone } from "../bindings/DayDone";
import type { DayFit } from "../bindings/DayFit";
import type { WorklistRow } from "../bindings/WorklistRow";

const begun: DayDone = { calls: 0, letters: 0, emails: 0, others: 0, spoken_for: [] };

export const usual: Capacity = { calls: 12, minutes: 180, letters_by: "16:00" };

/** Calls beyond what the day holds are moved, and say why. */
export function fitted(rows: WorklistRow[], { calls }: Capacity, tomorrow: string): WorklistRow[] {
  if (calls === null) return rows;
  let left = calls;
  return rows.map((row) => {
    if (row.action !== "call" && row.action !== "check_promise") return row;
    if (row.place !== "now" || left-- > 0) return row;
    const placed = `La journée tient ${calls} appels : celui-ci passe à demain.`;
    return { ...row, place: "moved", placed, until: `${tomorrow}T00:00:00` };
  });
}

export function dayOf(rows: WorklistRow[], capacity: Capacity, done: DayDone): DayFit {
  const letters = rows.filter((row) => row.action.endsWith("letter"));
  const calls = rows.filter((row) => row.action === "call" || row.action === "check_promise");
  const moved = (of: WorklistRow[]) => of.filter((row) => row.place === "moved").length;
  const planned = calls.filter((row) => row.place === "now").length;
  const posted = letters.length - moved(letters);
  return {
    capacity,
    calls_planned: planned,
    calls_moved: moved(calls),
    letters_planned: posted,
    letters_moved: moved(letters),
    minutes_planned: planned * 6 + posted,
    sentence: sentence(planned, posted, moved(letters), capacity),
    done,
  };
}

function sentence(calls: number, letters: number, moved: number, capacity: Capacity): string {
  const most = capacity.calls === null ? "" : ` sur ${capacity.calls} possibles`;
  const late = moved > 0 ? ` ; ${moved} lettres passent à demain` : "";
  return `${calls} appels${most} et ${letters} lettres tiennent dans la journée${late}.`;
}

export const nobodyBusy: DayFit = dayOf([], usual, begun);

/** The day once one more thing is done. */
export function onceDone(
  done: DayDone,
  what: "calls" | "letters" | "emails" | "others",
  spoken_for: DayDone["spoken_for"],
): DayDone {
  return { ...done, [what]: done[what] + 1, spoken_for };
}

export const dayBegun = begun;
