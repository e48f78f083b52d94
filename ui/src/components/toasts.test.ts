//! What Escape does while a message stands on the page.

import { afterEach, describe, expect, it } from "vitest";
import { places } from "$lib/state/places.svelte";
import { toasts } from "$lib/state/toasts.svelte";
import { all, find, openWindow, press, settled } from "../testing/render";

const shown = (root: HTMLElement) => all(root, "[data-testid=toast]").length;

async function opened(): Promise<HTMLElement> {
  const root = await openWindow();
  places.go("aging");
  await settled();
  return root;
}

async function say(text: string): Promise<void> {
  toasts.say(text);
  await settled();
}

afterEach(() => toasts.clear());

describe("Escape", () => {
  it("takes the messages away first, and goes back with the next press", async () => {
    const root = await opened();
    await say("Exporté.");
    await say("Noté.");
    await press("Escape");
    expect(shown(root)).toBe(0);
    expect(places.current.view).toBe("aging");
    await press("Escape");
    expect(places.current.view).toBe("today");
  });

  it("closes what opened after the message before it takes the message away", async () => {
    const root = await opened();
    await say("Exporté.");
    await press("d");
    expect(find(root, "aged-limits")).toBeTruthy();
    await press("Escape");
    expect(root.querySelector("[data-testid=aged-limits]")).toBeNull();
    expect(shown(root)).toBe(1);
    await press("Escape");
    expect(shown(root)).toBe(0);
    expect(places.current.view).toBe("aging");
  });
});
