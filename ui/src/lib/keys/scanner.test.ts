import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Scanner } from "./scanner";

const press = (key: string, more: KeyboardEventInit = {}) =>
  new KeyboardEvent("keydown", { key, ...more });

describe("a scanner", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("types a code that no shortcut hears", () => {
    const scanned = vi.fn();
    const alone = vi.fn();
    const scanner = new Scanner(scanned);
    for (const letter of "BBBBIRHJIV") {
      expect(scanner.takes(press(letter), alone)).toBe(true);
      vi.advanceTimersByTime(5);
    }
    expect(scanner.takes(press("Enter"), alone)).toBe(true);
    vi.runAllTimers();
    expect(scanned).toHaveBeenCalledWith("BBBBIRHJIV");
    expect(alone).not.toHaveBeenCalled();
  });

  it("leaves a capital alone to the one who typed it", () => {
    const alone = vi.fn();
    const scanner = new Scanner(vi.fn());
    scanner.takes(press("J"), alone);
    vi.runAllTimers();
    expect(alone).toHaveBeenCalledOnce();
    expect(scanner.takes(press("j"), alone)).toBe(false);
    expect(scanner.takes(press("K", { ctrlKey: true }), alone)).toBe(false);
    expect(scanner.takes(press("Enter"), alone)).toBe(false);
  });
});
