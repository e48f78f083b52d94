//! Letters that no reminder asks for: chosen by key, printed and recorded, with their envelope.

import { afterEach, describe, expect, it } from "vitest";
import { places } from "$lib/state/places.svelte";
import { toasts } from "$lib/state/toasts.svelte";
import { all, find, openWindow, press, settled } from "../../testing/render";

async function opened(): Promise<HTMLElement> {
  const root = await openWindow();
  places.go("customer", "C0001");
  await settled();
  await press("w");
  await settled();
  return root;
}

afterEach(() => {
  toasts.list = [];
});

describe("a letter that no reminder asks for", () => {
  it("is chosen among what there is to write about", async () => {
    const root = await opened();
    expect(find(root, "occasion-statement").getAttribute("aria-selected")).toBe("true");
    await press("j");
    expect(find(root, "occasion-receipt").getAttribute("aria-selected")).toBe("true");
    expect(find(root, "occasion-receipt").textContent).toContain("1\u202F250,00");
  });

  it("is printed and recorded by one key, and has its envelope", async () => {
    await opened();
    await press("p", { ctrlKey: true });
    await settled();
    expect(toasts.list.map(({ text }) => text).join()).toContain("releve.pdf");
    await press("n");
    await settled();
    expect(toasts.list.map(({ text }) => text).join()).toContain("enveloppes.pdf");
  });

  it("is reached from the customer, and leads back", async () => {
    const root = await opened();
    expect(all(root, "[role=option]")).toHaveLength(2);
    places.back();
    await settled();
    expect(find(root, "customer-sheet")).toBeTruthy();
  });
});
