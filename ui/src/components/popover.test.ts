//! What opens beside a button has the keys until it is closed.

import { expect, it } from "vitest";
import { places } from "$lib/state/places.svelte";
import { click, find, openWindow, press, settled } from "../testing/render";

it("hears the keys alone, its first field at once, and closes by Escape", async () => {
  const root = await openWindow();
  places.go("aging");
  await settled();
  await click(root, "key-date");
  expect(document.activeElement).toBe(find(root, "key-date-field"));
  (document.activeElement as HTMLElement).blur();
  await press("/");
  expect(document.activeElement).not.toBe(find(root, "aging-filter"));
  await press("g");
  await press("t");
  expect(places.current.view).toBe("aging");
  await press("Escape");
  expect(root.querySelector("[data-testid=key-date-field]")).toBeNull();
});
