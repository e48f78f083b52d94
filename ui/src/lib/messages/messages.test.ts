//! The sentences of the window: what they do with figures, in either language.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { CallOutcome } from "$lib/api/bindings/CallOutcome";
import { en } from "./en";
import { fr } from "./fr";

describe("a count", () => {
  it("of a thousand and more is set apart as its language does", () => {
    expect(fr.outgoing.ready(7188)).toMatch(/^7\u202F188\u00A0lettres/);
    expect(en.outgoing.ready(7188)).toBe("7,188\u00A0letters ready");
    expect(fr.letter.pages(1, 7188)).toBe("Page 1 sur 7\u202F188");
    expect(en.imports.done("a.csv", 7188, 1200)).toBe("a.csv: 7,188\u00A0rows imported, 1,200 rejected.");
    expect(fr.penalties.more(1200)).toBe("Voir 1\u202F200\u00A0autres, payées en retard");
    expect(fr.penalties.more(1)).toBe("Voir 1\u00A0autre, payée en retard");
  });
});

describe("the outcome of a call", () => {
  const history = readFileSync("../src-tauri/crates/app/src/wording/history.rs", "utf8");
  const written = history.matchAll(/CallOutcome::(\w+) => \("(.+?)", "(.+?)"\)/g);

  it.each([...written].map(([, outcome = "", french = "", english = ""]) => ({ outcome, french, english })))(
    "is called in the history as on its button: $outcome",
    ({ outcome, french, english }) => {
      const name = outcome.replace(/\B[A-Z]/g, "_$&").toLowerCase() as CallOutcome;
      expect(french.startsWith(fr.outcome[name].toLowerCase())).toBe(true);
      expect(english.startsWith(en.outcome[name].toLowerCase())).toBe(true);
    },
  );

  it("has a word for each in both places", () => {
    expect(history.match(/CallOutcome::\w+ => \("/g)).toHaveLength(Object.keys(fr.outcome).length);
  });
});
