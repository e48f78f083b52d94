//! Receipts: the certain ones at once, the others one by one, and the user's own word over both.

import { afterEach, describe, expect, it } from "vitest";
import { api, standIn } from "$lib/api/api";
import { fakeApi } from "$lib/api/fake/fake";
import type { ReceiptMatch } from "$lib/api/bindings/ReceiptMatch";
import { receipts } from "$lib/state/receipts.svelte";
import { toasts } from "$lib/state/toasts.svelte";
import { all, click, find, openWindow, press, settled, type } from "../../testing/render";

async function opened(options = ""): Promise<HTMLElement> {
  standIn(fakeApi(new URLSearchParams(options)));
  receipts.sheet.clear();
  const root = await openWindow();
  await press("g");
  await press("e");
  receipts.choose(receipts.rows[0]?.id ?? 0);
  await settled();
  return root;
}

afterEach(() => (toasts.list = []));

describe("receipts", () => {
  it("are counted beside their place, the surest first", async () => {
    const root = await opened();
    expect(find(root, "nav-receipts").textContent).toContain("23");
    expect(find(root, "proposal").textContent).toContain("Le libellé cite ces numéros");
  });

  it("are accepted one by one, each with the next, and given back", async () => {
    const root = await opened();
    const first = receipts.row;
    const second = receipts.rows[1];
    await press("Enter");
    expect(receipts.waiting).toBe(22);
    expect(receipts.row?.id).toBe(second?.id);
    expect(find(root, "toast").textContent).toContain(first?.proposal?.name);
    await click(root, "toast-action");
    expect(receipts.waiting).toBe(23);
  });

  it("are accepted all at once where they are certain", async () => {
    const root = await opened();
    const certain = receipts.sheet.value?.certain ?? 0;
    expect(find(root, "accept-certain").textContent).toContain(`Accepter les ${certain} certains`);
    await press("a");
    expect(receipts.waiting).toBe(23 - certain);
    expect(receipts.row?.state).toBe("waiting");
    expect(root.querySelector("[data-testid=accept-certain]")).toBeNull();
  });

  it("are set aside, and put back", async () => {
    const root = await opened();
    const first = receipts.row?.id ?? 0;
    await press("x");
    expect(receipts.row?.id).not.toBe(first);
    receipts.choose(first);
    await settled();
    expect(find(root, "receipt").textContent).toContain("Mis de côté");
    await press("u");
    expect(receipts.row).toMatchObject({ id: first, state: "waiting" });
  });

  it("are matched with what the user ticks of another customer", async () => {
    const root = await opened();
    const matches: ReceiptMatch[] = [];
    const { matchReceipt } = api;
    api.matchReceipt = (matched) => {
      matches.push(matched);
      return matchReceipt(matched);
    };
    const receipt = receipts.row?.id;
    await press("/");
    await settled();
    await type(root, "receipt-search", "oeuvree");
    find(root, "receipt-search").focus();
    await press("Enter");
    const boxes = all(root, "[data-testid^=tick-]");
    const items = boxes.map((box) => Number((box as HTMLInputElement).value));
    boxes[0]?.click();
    boxes[1]?.click();
    await settled();
    expect(find(root, "ticked").textContent).toMatch(/coché\s:.*sur.*reçus/);
    boxes[1]?.focus();
    await press("Enter");
    expect(matches).toEqual([{ receipt, items: items.slice(0, 2) }]);
    expect(receipts.waiting).toBe(22);
  });

  it("say where there is none, and where all is done", async () => {
    let root = await opened("receipts=0");
    expect(find(root, "empty").textContent).toContain("Déposez un relevé bancaire");
    root = await opened("matched");
    expect(find(root, "all-done").textContent).toBe("Tout est affecté.");
  });

  it("draw only those in sight of five hundred", async () => {
    const root = await opened("receipts=500");
    expect(receipts.rows).toHaveLength(500);
    expect(all(root, "[role=option]").length).toBeLessThan(60);
  });
});
