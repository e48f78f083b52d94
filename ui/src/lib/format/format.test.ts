//! Amounts, days and ratios: how they are written, and what is read from what people type.

import { describe, expect, it } from "vitest";
import { day, longDay, monthsAway, parseDay, pastDayOf, weeks } from "./day";
import { figure, money, parseMoney, rounded, signedFigure, spoken, sumOf, typed } from "./money";
import { decimalText, inPercent, percent, ratio, size, withUnit } from "./number";
import { matches } from "./search";

const eur = (minor: number) => ({ minor, currency: "EUR" });

describe("an amount", () => {
  it("is written the French way, with narrow no-break spaces and the currency after it", () => {
    expect(money(eur(123_456), "fr")).toBe("1\u202F234,56\u00A0€");
    expect(money(eur(-5), "fr")).toBe("−0,05\u00A0€");
    expect(money(eur(123_456), "en")).toBe("€1,234.56");
  });

  it("is a dash when it is zero", () => {
    expect(money(eur(0), "fr")).toBe("–");
    expect(figure(0, "EUR", "en")).toBe("–");
  });

  it("carries its sign where it is a difference", () => {
    expect(signedFigure(123_456, "EUR", "fr")).toBe("+1\u202F234,56");
    expect(signedFigure(-5, "EUR", "fr")).toBe("−0,05");
    expect(signedFigure(0, "EUR", "fr")).toBe("–");
  });

  it("stays exact where a float would not", () => {
    expect(figure(900_719_925_474_099_1, "EUR", "fr")).toBe(
      "90\u202F071\u202F992\u202F547\u202F409,91",
    );
  });

  it("has as many decimals as its currency", () => {
    expect(figure(1_234, "JPY", "en")).toBe("1,234");
    expect(figure(1_234, "TND", "en")).toBe("1.234");
    expect(rounded(eur(123_456), "fr")).toBe("1\u202F235\u00A0€");
  });

  it("is said in millions once it has them", () => {
    expect(spoken(eur(341_234_520), "fr")).toBe("3,4\u00A0M€");
    expect(spoken(eur(341_234_520), "en")).toBe("€3.4m");
    expect(spoken(eur(21_480_655), "fr")).toBe("214\u202F807\u00A0€");
  });

  it.each([
    ["1234,56", 123_456],
    ["1 234,5", 123_450],
    ["1\u202F234,56 €", 123_456],
    ["12", 1_200],
    ["0,07", 7],
  ])("is read from « %s »", (text, minor) => {
    expect(parseMoney(text, "EUR")).toEqual(eur(minor));
  });

  it.each(["", "1.2O0,00", "1,234", "12,", "abc", "-5"])("is not read from « %s »", (text) => {
    expect(parseMoney(text, "EUR")).toBeNull();
  });

  it("is summed per currency, in the order they come", () => {
    const gbp = { minor: 1, currency: "GBP" };
    expect(sumOf([eur(10), gbp, eur(-4)])).toEqual([eur(6), gbp]);
    expect(sumOf([])).toEqual([]);
  });

  it("is typed as it is read", () => {
    expect(typed(eur(123_456), "fr")).toBe("1234,56");
    expect(parseMoney(typed(eur(7), "en"), "EUR")).toEqual(eur(7));
  });
});

describe("a day", () => {
  it("is written as people write it", () => {
    expect(day("2026-11-23")).toBe("23/11/2026");
    expect(longDay("2026-11-23", "fr")).toBe("lundi 23 novembre 2026");
    expect(longDay("2026-11-23", "en")).toMatch(/^Monday,? 23 November 2026$/);
  });

  it.each([
    ["23/11/2026", "2026-11-23"],
    ["3.1.26", "2026-01-03"],
    ["2026-02-28", "2026-02-28"],
    ["29/02/2024", "2024-02-29"],
  ])("is read from « %s »", (text, iso) => {
    expect(parseDay(text)).toBe(iso);
  });

  it.each(["31/02/2026", "29/02/2026", "23/11", "1/1/1", "demain", ""])(
    "is not read from « %s »",
    (text) => {
      expect(parseDay(text)).toBeNull();
    },
  );

  it("fills the weeks of its month from Monday", () => {
    const november = weeks("2026-11-23");
    expect(november).toHaveLength(6);
    expect(november[0]).toEqual([null, null, null, null, null, null, "2026-11-01"]);
    expect(monthsAway("2026-01-31", -1)).toBe("2025-12-01");
  });
});

describe("a ratio", () => {
  it("is shown to one decimal", () => {
    expect(ratio("81.6667", "fr")).toBe("81,7");
    expect(ratio("-3.0000", "fr")).toBe("−3,0");
    expect([ratio("-0.0400", "fr"), ratio("-0.05", "en")]).toEqual(["0,0", "−0.1"]);
    expect(ratio(null, "en")).toBe("–");
    expect(ratio(decimalText(1225, 2), "fr")).toBe("12,3");
    expect([5, -5, 814, -1225].map((it) => decimalText(it, 2))).toEqual([
      "0.05",
      "-0.05",
      "8.14",
      "-12.25",
    ]);
  });
});

describe("a percentage", () => {
  it("stands apart from its sign in French, and close to it in English", () => {
    expect(inPercent("81.6667", "fr")).toBe("81,7\u00A0%");
    expect(inPercent("81.6667", "en")).toBe("81.7%");
    expect(inPercent(null, "en")).toBe("–");
    expect(percent(35, 84, "fr")).toBe("42\u00A0%");
    expect(percent(85, 84, "en")).toBe("100%");
    expect(withUnit("81.7", "days", "en")).toBe("81.7\u00A0days");
  });
});

describe("a search", () => {
  it("ignores accents, case and ligatures", () => {
    expect(matches("SARL Boulangerie Œuvrée", "oeuvree boul")).toBe(true);
    expect(matches("Hôtel de la Gare", "HOTEL")).toBe(true);
    expect(matches("Hôtel de la Gare", "gare nord")).toBe(false);
  });
});

describe("a reading", () => {
  it("is told in bytes as people count them", () => {
    expect(size(84_000_000, "fr")).toMatch(/^84\sMo$/);
    expect(size(3_250_000, "fr")).toMatch(/^3,3\sMo$/);
    expect(size(840_000, "en")).toMatch(/^840\skB$/);
  });
});

describe("a day that has been", () => {
  it.each([
    ["12/11", "2026-11-12"],
    ["30.11", "2025-11-30"],
    ["Hier", "2026-11-22"],
    ["aujourd’hui", "2026-11-23"],
    ["12/11/2025", "2025-11-12"],
  ])("is the last of its kind: %s", (text, iso) => {
    expect(pastDayOf(text, "2026-11-23")).toBe(iso);
  });

  it("is not guessed", () => {
    expect(pastDayOf("31/02", "2026-11-23")).toBeNull();
    expect(pastDayOf("naguère", "2026-11-23")).toBeNull();
  });
});
