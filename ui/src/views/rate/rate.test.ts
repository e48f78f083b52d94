//! The rates: what is to be confirmed, what is typed with its source, and the terms of sale.

import { afterEach, describe, expect, it } from "vitest";
import { places } from "$lib/state/places.svelte";
import { rates } from "$lib/state/rates.svelte";
import { toasts } from "$lib/state/toasts.svelte";
import {
  all,
  choose,
  click,
  find,
  openWindow,
  press,
  settled,
  submit,
  type,
} from "../../testing/render";

async function opened(): Promise<HTMLElement> {
  const root = await openWindow();
  places.go("rates");
  await settled();
  return root;
}

afterEach(() => {
  toasts.list = [];
  rates.form = null;
  rates.choose("2026S2");
});

describe("the rates", () => {
  it("mark what nobody confirmed, and offer the coming half-year", async () => {
    const root = await opened();
    const current = find(root, "semester-2026S2");
    expect(current.textContent).toContain("2,40\u00A0%");
    expect(all(current, "abbr").map(({ textContent }) => textContent)).toEqual(
      Array.from({ length: 5 }, () => "?"),
    );
    expect(all(find(root, "semester-2026S1"), "abbr")).toHaveLength(0);
    expect(find(root, "semester-2027S1").textContent).toContain("1er semestre 2027");
    expect(find(root, "rate-warning").textContent).toContain("1er semestre 2027");
  });

  it("are confirmed by one key, or one by one", async () => {
    const root = await opened();
    await click(root, "confirm-ecb");
    expect(root.querySelector("[data-testid=confirm-ecb]")).toBeNull();
    expect(find(root, "confirm-legal_professional")).toBeTruthy();
    await press("c");
    expect(root.querySelector("[data-testid=confirm-semester]")).toBeNull();
    expect(all(find(root, "semester-2026S2"), "abbr")).toHaveLength(0);
  });

  it("are typed with their source, and not without", async () => {
    const root = await opened();
    await press("k");
    await press("n");
    await type(root, "rate-percent", "2,15");
    expect((find(root, "rate-save") as HTMLButtonElement).disabled).toBe(true);
    await type(root, "rate-source", "BCE");
    await submit(root, "rate-form");
    expect(find(root, "semester-2027S1").textContent).toContain("2,15\u00A0%");
    expect(find(root, "figure-ecb").textContent).toContain("BCE");
  });

  it("follow the terms of sale", async () => {
    const root = await opened();
    await press("m");
    await choose(root, "terms-basis", "fixed");
    await type(root, "terms-figure", "12");
    await submit(root, "terms-form");
    expect(find(root, "terms-sentence").textContent).toContain("Taux fixe de 12");
  });
});
