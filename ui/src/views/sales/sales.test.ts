//! Salespeople: a list is handed out by one key, and what comes back is decided on before it counts.

import { afterEach, describe, expect, it } from "vitest";
import { api, standIn } from "$lib/api/api";
import { fakeApi } from "$lib/api/fake/fake";
import { importing } from "$lib/state/importing.svelte";
import { places } from "$lib/state/places.svelte";
import { sales } from "$lib/state/sales.svelte";
import { toasts } from "$lib/state/toasts.svelte";
import { all, click, find, openWindow, press, settled } from "../../testing/render";

async function opened(): Promise<HTMLElement> {
  const root = await openWindow();
  places.go("sales");
  await settled();
  return root;
}

async function back(): Promise<HTMLElement> {
  const root = await opened();
  await press("Enter");
  await sales.open("/media/cle/liste_1.xlsx");
  await settled();
  return root;
}

const text = (root: HTMLElement, testid: string) => find(root, testid).textContent;

afterEach(() => {
  toasts.list = [];
  sales.leave();
  standIn(fakeApi());
});

describe("salespeople", () => {
  it("hands the chosen one a list by one key, and remembers it", async () => {
    const root = await opened();
    expect(all(root, '[data-testid="salesperson"]').length).toBe(3);
    await press("j");
    await press("Enter");
    const rows = all(root, '[data-testid="salesperson"]').map((row) => row.textContent ?? "");
    expect(rows[1]).toContain("n° 1");
    expect(text(root, "handed-out")).toContain("Hugo Lambert");
    expect(toasts.list.at(-1)?.text).toContain("liste_1.xlsx");
  });

  it("lets the ledger stand in a conflict unless the user decides otherwise", async () => {
    const root = await back();
    expect(text(root, "returned-summary")).toContain("promesse à reprendre");
    expect(text(root, "returned-conflicts")).toContain("le registre l’emporte");
    expect(text(root, "returned-aside")).toMatch(/1.indication/);
    await press("j");
    await press("x");
    expect(sales.taken).toEqual(["L1-2"]);
    expect(text(root, "returned-summary")).toMatch(/2.promesses à reprendre/);
    expect(root.querySelector("[data-testid=returned-conflicts]")).toBeNull();
    await press("x");
    expect(sales.taken).toEqual([]);
    await click(root, "whose-L1-2-theirs");
    await press("Enter", { ctrlKey: true });
    expect(sales.returned).toBeNull();
    const [list] = (await api.salesLists(null)).lists;
    expect([list?.remarks, list?.promises]).toEqual([1, 2]);
  });

  it("says what could not be read, and leaves without a trace", async () => {
    const root = await back();
    expect(text(root, "left-aside")).toContain("« fin du mois » n’est pas un jour");
    await press("Escape");
    expect(find(root, "salespeople")).toBeTruthy();
    const [list] = (await api.salesLists(null)).lists;
    expect(list?.remarks).toBe(0);
  });

  it("opens a list that was dropped among the imports where it belongs", async () => {
    const fake = fakeApi();
    standIn({
      ...fake,
      previewImport: async () => {
        throw { key: "sales_list", sentence: "liste.xlsx est une liste de commercial qui revient." };
      },
    });
    const root = await opened();
    await press("Enter");
    await importing.open(["/media/cle/liste.xlsx"]);
    await settled();
    expect(places.current.view).toBe("sales");
    expect(find(root, "returned")).toBeTruthy();
    expect(importing.underWay).toBe(false);
  });

  it("says what is missing where nobody sells", async () => {
    standIn(fakeApi(new URLSearchParams("empty")));
    const root = await opened();
    expect(text(root, "empty")).toContain("Aucun client n’a de commercial");
  });
});
