//! When a wait is told, and when it is not.

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { api } from "$lib/api/api";
import { progress } from "./progress.svelte";

beforeEach(() => {
  vi.useFakeTimers();
  api.importProgress = async () => ({ read: 35_000_000, total: 84_000_000 });
});

afterEach(() => vi.useRealTimers());

const lasting = (time: number) => new Promise<string>((done) => setTimeout(done, time, "read"));

describe("the progress of a reading", () => {
  it("says nothing of what is done at once", async () => {
    const work = progress.watch(lasting(250));
    await vi.advanceTimersByTimeAsync(249);
    expect(progress.shown).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await work).toBe("read");
  });

  it("tells how many bytes are read, until the work ends", async () => {
    const work = progress.watch(lasting(1_000));
    await vi.advanceTimersByTimeAsync(301);
    expect(progress).toMatchObject({ shown: true, read: 35_000_000, total: 84_000_000 });
    await vi.advanceTimersByTimeAsync(700);
    await work;
    expect(progress).toMatchObject({ shown: false, total: 0 });
  });

  it("follows the later of two", async () => {
    const first = progress.watch(lasting(400));
    const second = progress.watch(lasting(800));
    await vi.advanceTimersByTimeAsync(500);
    await first;
    expect(progress.shown).toBe(true);
    await vi.advanceTimersByTimeAsync(400);
    await second;
    expect(progress.shown).toBe(false);
  });
});
