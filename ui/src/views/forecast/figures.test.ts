//! What will come in, as it is read.

import { describe, expect, it, onTestFinished } from "vitest";
import { words } from "$lib/messages/messages.svelte";
import { places } from "$lib/state/places.svelte";
import { all, click, find, openWindow, press, settled } from "../../testing/render";

describe("expected receipts", () => {
  it("show thirteen weeks in the chart and in the table, and the error they had", async () => {
    const root = await openWindow();
    await click(root, "nav-forecast");
    expect(all(root, "[data-testid=range-chart] rect")).toHaveLength(13);
    expect(all(root, "[data-testid=forecast-weeks] .week")).toHaveLength(13);
    expect(find(root, "forecast-remark").textContent).toContain("autres devises");
    expect(find(root, "forecast-error").textContent).toContain("Échéance + retard moyen");
  });

  it("say of a week what it is made of, step to the next, and lead to the customer", async () => {
    const root = await openWindow();
    await click(root, "nav-forecast");
    await click(root, "ask-week-2");
    expect(find(root, "week").textContent).toContain("31,2\u00A0% de 1\u202F000,00");
    expect(find(root, "other-parts").textContent).toContain("4\u00A0autres échéances");
    expect(find(root, "ask-week-2").getAttribute("aria-expanded")).toBe("true");
    await press("ArrowRight");
    expect(find(root, "ask-week-3").getAttribute("aria-expanded")).toBe("true");
    await press("Escape");
    expect(root.querySelector("[data-testid=week]")).toBeNull();
    await press("ArrowRight");
    await press("j");
    await press("j");
    expect(document.activeElement).toBe(find(root, "part-1"));
    await click(root, "part-1");
    expect(places.current.view).toBe("customer");
  });

  it("say in English how often the week fell into the range, as English writes it", async () => {
    const root = await openWindow();
    words.language = "en";
    onTestFinished(() => void (words.language = "fr"));
    await click(root, "nav-forecast");
    expect(find(root, "forecast-error").textContent).toContain(
      "Weeks within the range: 78.2% (80% intended)",
    );
  });

  it("read out the week under the pointer, as the table has it", async () => {
    const root = await openWindow();
    await click(root, "nav-forecast");
    const chart = all(root, "[data-testid=range-chart] svg")[0];
    chart?.dispatchEvent(new PointerEvent("pointermove", { clientX: 880, bubbles: true }));
    await settled();
    const last = all(root, "[data-testid=forecast-weeks] tr:has(.week)").at(-1);
    const read = find(root, "read-out").textContent;
    expect(read).toContain(last?.querySelector(".week")?.textContent);
    for (const cell of [...(last?.querySelectorAll("td.figure") ?? [])].slice(0, 3)) {
      expect(read).toContain(cell.textContent);
    }
    chart?.dispatchEvent(new PointerEvent("pointerleave"));
    await settled();
    expect(root.querySelector("[data-testid=read-out]")).toBeNull();
  });
});
