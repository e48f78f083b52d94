//! What the sidebar says waits to be done.

import { expect, it, onTestFinished } from "vitest";
import { app } from "$lib/state/app.svelte";
import { find, openWindow, settled } from "../testing/render";

it("counts what is to be done today, and nothing of it on a past day", async () => {
  const root = await openWindow();
  onTestFinished(() => app.lookAt(null));
  const count = (view: string) =>
    find(root, `nav-${view}`).querySelector(".count")?.textContent ?? "";
  expect(count("today")).toBe(`${app.ledger?.actions}`);
  const letters = count("letters");
  expect(Number(letters)).toBeGreaterThan(0);

  app.lookAt("2026-10-31");
  await settled();
  expect([count("today"), count("letters")]).toEqual(["", ""]);
  expect(count("receipts")).toBe("23");

  app.lookAt(null);
  await settled();
  expect([count("today"), count("letters")]).toEqual([`${app.ledger?.actions}`, letters]);
});
