//! Which layer hears a key, and when a key belongs to the field or the button instead.

import { afterEach, describe, expect, it } from "vitest";
import { caps } from "./combo";
import { keyboard, type Layer } from "./keyboard.svelte";

const laid: (() => void)[] = [];
const heard: string[] = [];

function lay(keys: string[], how: Omit<Layer, "bindings"> = {}, name = "") {
  const bindings = keys.map((key) => ({ keys: key, run: () => void heard.push(name + key) }));
  laid.push(keyboard.lay({ bindings: () => bindings, ...how }));
}

function press(key: string, init: KeyboardEventInit = {}, target: EventTarget = document.body) {
  const event = new KeyboardEvent("keydown", { key, cancelable: true, bubbles: true, ...init });
  Object.defineProperty(event, "target", { value: target });
  keyboard.press(event);
  return event;
}

afterEach(() => {
  for (const lift of laid.splice(0)) lift();
  heard.length = 0;
});

describe("the keyboard", () => {
  it("runs what a key is bound to, and keeps the page from hearing it", () => {
    lay(["j | ArrowDown"]);
    expect(press("j").defaultPrevented).toBe(true);
    press("ArrowDown");
    expect(press("z").defaultPrevented).toBe(false);
    expect(heard).toHaveLength(2);
  });

  it("leaves a box to tick its Space, and hears everything else there", () => {
    lay(["c", "Space", "g t"]);
    const box = document.createElement("input");
    box.type = "checkbox";
    press("c", {}, box);
    press(" ", {}, box);
    press("g", {}, box);
    press("t", {}, box);
    expect(heard).toEqual(["c", "g t"]);
  });

  it("hears sequences, and a first key alone does nothing", () => {
    lay(["g t", "t"]);
    press("g");
    expect(heard).toEqual([]);
    press("t");
    press("t");
    expect(heard).toEqual(["g t", "t"]);
  });

  it("gives a key to the topmost layer, and everywhere comes last", () => {
    lay(["Escape"], {}, "view ");
    lay(["Escape", "?"], { everywhere: true }, "everywhere ");
    press("Escape");
    press("?");
    expect(heard).toEqual(["view Escape", "everywhere ?"]);
  });

  it("hides what lies beneath a dialog", () => {
    lay(["p", "Ctrl+k"]);
    lay(["Escape"], { alone: true });
    press("p");
    press("k", { ctrlKey: true });
    expect(heard).toEqual([]);
  });

  it("leaves letters to the field that is typed into, but not Escape or Ctrl", () => {
    lay(["p", "Escape", "Ctrl+k"]);
    const field = document.createElement("input");
    press("p", {}, field);
    press("Escape", {}, field);
    press("k", { ctrlKey: true }, field);
    expect(heard).toEqual(["Escape", "Ctrl+k"]);
  });

  it("leaves what a field does with Ctrl to the field", () => {
    lay(["Ctrl+z"]);
    press("z", { ctrlKey: true }, document.createElement("input"));
    expect(heard).toEqual([]);
    press("z", { ctrlKey: true });
    expect(heard).toEqual(["Ctrl+z"]);
  });

  it("hears digits by their place, except where they are signs, and the space by its name", () => {
    lay(["1", "6", "-", "Space", "Shift+Space"]);
    press("&", { code: "Digit1" });
    press("-", { code: "Digit6" });
    press(" ");
    press(" ", { shiftKey: true });
    expect(heard).toEqual(["1", "-", "Space", "Shift+Space"]);
  });

  it("leaves Enter to the button that has the focus", () => {
    lay(["Enter"]);
    press("Enter", {}, document.createElement("button"));
    expect(heard).toEqual([]);
  });

  it("does once what a key held down asks for, unless it moves", () => {
    lay(["m"]);
    press("m");
    press("m", { repeat: true });
    expect(heard).toEqual(["m"]);
  });

  it("prints keys as caps", () => {
    expect(caps("Ctrl+k")).toEqual(["Ctrl", "K"]);
    expect(caps("g t")).toEqual(["g", "t"]);
    expect(caps("Escape")).toEqual(["Esc"]);
  });
});
