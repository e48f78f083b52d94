//! How customers pay, as it is read and sorted.

import { describe, expect, it } from "vitest";
import { api } from "$lib/api/api";
import { places } from "$lib/state/places.svelte";
import { payers } from "$lib/state/payers.svelte";
import { all, click, find, openWindow, press } from "../../testing/render";

async function opened(): Promise<HTMLElement> {
  payers.order = null;
  payers.chosen = null;
  const root = await openWindow();
  await click(root, "nav-payers");
  return root;
}

const direction = (root: HTMLElement, column: string) =>
  find(root, `sort-${column}`).parentElement?.getAttribute("aria-sort");

describe("payers", () => {
  it("are walked by key, and open their customer with what the score was taken off for", async () => {
    const root = await opened();
    for (const mark of all(root, "[data-testid=payers] [title].class")) {
      expect(mark.title).toMatch(mark.textContent === "NR" ? /^Non noté/ : /^Classe [A-E]/);
    }
    expect(find(root, "payer-warnings").textContent).toContain("1\u00A0bon payeur glisse");
    await press("j");
    await press("Enter");
    expect(places.current.view).toBe("customer");
    expect(find(root, "payer").textContent).toContain("Payeur");
  });

  it("stand as the report has them until a heading is pressed, and again after the third press", async () => {
    const root = await opened();
    const usual = payers.report.value?.rows;
    expect(payers.rows).toEqual(usual);
    expect(all(root, "[role=columnheader][aria-sort=none]")).toHaveLength(9);
    await click(root, "sort-name");
    expect(direction(root, "name")).toBe("ascending");
    expect(all(root, "[data-testid=payers] .name")[0]?.textContent).toMatch(/Atelier/);
    await click(root, "sort-name");
    expect(direction(root, "name")).toBe("descending");
    expect(all(root, "[data-testid=payers] .name")[0]?.textContent).toMatch(/Transports/);
    await click(root, "sort-name");
    expect(direction(root, "name")).toBe("none");
    expect(payers.rows).toEqual(usual);
  });

  it.each(["class", "points", "days_late", "trend", "runs", "promises"] as const)(
    "without a value for %s stand last in either direction",
    async (column) => {
      const root = await opened();
      const cells = () =>
        payers.rows.map((row) => {
          if (column === "runs") return row.run_days.length > 0;
          if (column === "promises") return row.kept + row.broken > 0;
          return column === "class" ? row.class !== "NR" : row[column] !== null;
        });
      for (let press = 0; press < 2; press += 1) {
        await click(root, `sort-${column}`);
        const known = cells();
        expect(known).toContain(true);
        expect(known).toContain(false);
        expect(known.lastIndexOf(true)).toBeLessThan(known.indexOf(false));
      }
    },
  );

  it("show the longest delay first, and keep their order while another view is open", async () => {
    const root = await opened();
    await click(root, "sort-days_late");
    expect(direction(root, "days_late")).toBe("descending");
    const delays = payers.rows.flatMap(({ days_late }) => days_late ?? []);
    expect(delays).toEqual([...delays].sort((a, b) => b - a));
    await click(root, "nav-aging");
    await click(root, "nav-payers");
    expect(direction(root, "days_late")).toBe("descending");
  });

  it("are eighty thousand and still only drawn where they are in sight", async () => {
    const usual = api.payers;
    api.payers = async (on) => {
      const report = await usual(on);
      const rows = Array.from({ length: 80_000 }, (_, index) => ({
        ...report.rows[index % report.rows.length]!,
        code: `N${index}`,
      }));
      return { ...report, rows };
    };
    const root = await opened();
    await click(root, "sort-name");
    expect(payers.rows).toHaveLength(80_000);
    expect(all(root, "[data-testid=payers] [role=row]").length).toBeLessThan(80);
  });
});
