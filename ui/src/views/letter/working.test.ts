//! A thousand letters take a while: how far they are is told, and they can be stopped.

import { afterEach, describe, expect, it } from "vitest";
import { places } from "$lib/state/places.svelte";
import { progress } from "$lib/state/progress.svelte";
import { find, openWindow, settled } from "../../testing/render";

afterEach(() => {
  [progress.shown, progress.read, progress.total] = [false, 0, 0];
});

describe("letters that take a while", () => {
  it("say how far they are, and can be stopped", async () => {
    const root = await openWindow();
    places.go("letters");
    await settled();
    expect(root.querySelector("[data-testid=letters-progress]")).toBeNull();
    [progress.shown, progress.read, progress.total] = [true, 340, 1000];
    await settled();
    expect(find(root, "letters-progress").textContent).toContain("340 sur 1\u202F000");
    expect(find(root, "letters-stop")).toBeTruthy();
  });
});
