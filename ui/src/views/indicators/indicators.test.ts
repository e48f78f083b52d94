//! Every figure opens its own working; the keyboard walks and closes it.

import { describe, expect, it } from "vitest";
import { longMonth } from "$lib/format/day";
import { ratio } from "$lib/format/number";
import { figures } from "$lib/state/figures.svelte";
import { all, click, find, openWindow, press, settled } from "../../testing/render";
import { ceiling, gridLines, type Series } from "./chart";

async function opened(): Promise<HTMLElement> {
  figures.asked = undefined;
  const root = await openWindow();
  await click(root, "nav-indicators");
  return root;
}

const shown = (root: HTMLElement) => root.querySelector("[data-testid=working]");

describe("the indicators", () => {
  it("open the working of a headline figure, and Escape gives the focus back", async () => {
    const root = await opened();
    expect(shown(root)).toBeNull();
    const figure = find(root, "headline-dso_countback");
    figure.focus();
    figure.click();
    await settled();
    expect(figure.getAttribute("aria-expanded")).toBe("true");
    expect(find(root, "working").textContent).toContain("410\u202F000,00\u00A0€");
    await press("Escape");
    expect(shown(root)).toBeNull();
    expect(document.activeElement).toBe(figure);
  });

  it("make every cell of both tables a button, and one stop of the Tab key each", async () => {
    const root = await opened();
    for (const table of ["indicators", "payments"]) {
      const cells = all(root, `[data-testid=${table}] td.figure`);
      const buttons = all(root, `[data-testid=${table}] td.figure button`);
      expect(buttons.length).toBe(cells.length);
      expect(buttons.filter((button) => button.tabIndex === 0).length).toBe(1);
    }
  });

  it("walk the cells with the arrows, and the working follows", async () => {
    const root = await opened();
    const newest = find(root, "sales-2026-11");
    newest.focus();
    await press("ArrowRight");
    expect(document.activeElement).toBe(find(root, "open-2026-11"));
    expect(shown(root)).toBeNull();
    await click(root, "open-2026-11");
    await press("ArrowDown");
    expect(figures.asked).toEqual({ month: "2026-10", key: "open" });
    expect(find(root, "working").textContent).toContain("octobre 2026");
    expect(document.activeElement).toBe(find(root, "open-2026-10"));
  });

  it("walk months and figures from the panel, and say which exception applied", async () => {
    const root = await opened();
    await click(root, "dso-2026-10");
    expect(find(root, "remark").textContent).toContain("Mois en cours");
    (document.activeElement as HTMLElement | null)?.blur();
    await press("ArrowLeft");
    expect(figures.asked).toEqual({ month: "2026-09", key: "dso" });
    await press("ArrowDown");
    expect(figures.asked).toEqual({ month: "2026-09", key: "dso_3m" });
    await click(root, "close-working");
    expect(shown(root)).toBeNull();
  });

  it("read out the month under the pointer, each line with its value", async () => {
    const root = await opened();
    const [chart] = all(root, "[data-testid=chart] svg");
    chart?.dispatchEvent(new PointerEvent("pointermove", { clientX: 34, bubbles: true }));
    await settled();
    const oldest = figures.months[0];
    const read = find(root, "read-out").textContent;
    expect(read).toContain(longMonth(`${oldest?.month}-01`, "fr"));
    expect(read).toContain(`${ratio(oldest?.dso_3m ?? null, "fr")}\u00A0j`);
    chart?.dispatchEvent(new PointerEvent("pointermove", { clientX: 880, bubbles: true }));
    await settled();
    expect(root.querySelector("[data-testid=read-out]")).toBeNull();
  });

  it("draw what they say in figures too", async () => {
    const root = await opened();
    const charts = all(root, "svg[role=img]");
    expect(charts.length).toBe(3);
    for (const chart of charts) {
      const named = chart.getAttribute("aria-labelledby")?.split(" ") ?? [];
      expect(named.map((id) => chart.querySelector(`#${id}`)?.textContent).every(Boolean)).toBe(
        true,
      );
    }
    const bars = all(root, "[data-testid=largest] rect").length;
    expect(all(root, "[data-testid=largest-figures] tbody tr").length).toBe(bars);
  });
});

describe("the axis of a chart", () => {
  it("is a round number above the highest point, and no percentage is above a hundred", () => {
    const line = (...values: number[]) => [{ name: "", tone: "main", values }] satisfies Series[];
    expect([ceiling(line(68)), ceiling(line(100)), ceiling(line(322))]).toEqual([80, 100, 360]);
    expect([ceiling(line(98), 100), ceiling(line(42), 100)]).toEqual([100, 60]);
    expect(gridLines(100)).toEqual([0, 25, 50, 75, 100]);
  });
});
