//! The export menu, from the keyboard.

import { describe, expect, it } from "vitest";
import { places } from "$lib/state/places.svelte";
import { click, find, openWindow, press, settled } from "../testing/render";

async function opened(view: "aging" | "payers"): Promise<HTMLElement> {
  const root = await openWindow();
  places.go(view);
  await settled();
  return root;
}

describe("the export menu", () => {
  it("takes the focus, is walked by the arrows, and gives the focus back", async () => {
    const root = await opened("aging");
    const table = find(root, "aged-table");
    table.focus();
    await press("e");
    expect(document.activeElement).toBe(find(root, "export-xlsx"));
    await press("ArrowDown");
    expect(document.activeElement).toBe(find(root, "export-csv"));
    await press("ArrowUp");
    await press("ArrowUp");
    expect(document.activeElement).toBe(find(root, "export-xlsx"));
    await press("Escape");
    expect(root.querySelector("[data-testid=export-xlsx]")).toBeNull();
    expect(document.activeElement).toBe(table);
    expect(places.current.view).toBe("aging");
  });

  it("goes on with the view once a way is chosen, by pointer too", async () => {
    const root = await opened("aging");
    const button = find(root, "export");
    button.focus();
    await click(root, "export");
    expect(document.activeElement).toBe(find(root, "export-xlsx"));
    await click(root, "export-xlsx");
    expect(document.activeElement).toBe(find(root, "aged-table"));
    expect(find(root, "toast").textContent).toContain(".xlsx");
  });

  it("promises charts only where there are some", async () => {
    const root = await opened("aging");
    await press("e");
    expect(find(root, "export-pdf").textContent).toContain("graphiques");
    places.go("payers");
    await settled();
    await press("e");
    expect(find(root, "export-pdf").textContent).not.toContain("graphiques");
  });
});
