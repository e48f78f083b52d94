//! The keyboard: what each key does here and now.
//!
//! Views and dialogs lay their bindings on top of one another; the topmost that knows a key gets
//! it, and a dialog hides all that lies beneath. The `?` sheet lists the same bindings, so it
//! cannot be wrong.

import { onMount } from "svelte";
import { combo, isActivating, isTyping } from "./combo";
import { Scanner } from "./scanner";

export interface Binding {
  /** `j`, `Ctrl+k`, `g t`; several ways are separated by ` | `. */
  keys: string;
  /** What it does, for the sheet; none keeps it off the sheet. */
  label?: string;
  run: () => void;
  /** Whether a key held down does it again; a call is never recorded twice that way. */
  repeats?: boolean;
}

export interface Layer {
  bindings: () => Binding[];
  /** A dialog: nothing beneath it hears a key. */
  alone?: boolean;
  /** Always there, whatever the view. */
  everywhere?: boolean;
}

const sequenceTime = 1000;

class Keyboard {
  layers = $state.raw<Layer[]>([]);
  /** What a scanned code does. */
  scanned: (code: string) => void = () => undefined;
  #scanner = new Scanner((code) => this.scanned(code));
  #first = "";
  #timer: ReturnType<typeof setTimeout> | undefined;

  lay(layer: Layer): () => void {
    this.layers = layer.everywhere ? [layer, ...this.layers] : [...this.layers, layer];
    return () => {
      this.layers = this.layers.filter((other) => other !== layer);
    };
  }

  press(event: KeyboardEvent): void {
    if (event.defaultPrevented || isTyping(event) || isActivating(event)) return;
    if (["Control", "Shift", "Alt", "Meta"].includes(event.key)) return;
    const pressed = combo(event);
    if (this.#scanner.takes(event, () => this.#perform(pressed, false))) event.preventDefault();
    else if (this.#perform(pressed, event.repeat)) event.preventDefault();
  }

  /** Runs what a combination does here; says whether it does anything. */
  #perform(pressed: string, repeated: boolean): boolean {
    const binding = this.#find(`${this.#first} ${pressed}`) ?? this.#find(pressed);
    this.#remember(binding ? "" : pressed);
    if (!binding) return false;
    if (!repeated || binding.repeats) binding.run();
    return true;
  }

  /** The bindings that can be pressed now, topmost first. */
  #heard(): Layer[] {
    const topDown = [...this.layers].reverse();
    const dialog = topDown.findIndex((layer) => layer.alone);
    return dialog < 0 ? topDown : topDown.slice(0, dialog + 1);
  }

  #find(pressed: string): Binding | undefined {
    for (const layer of this.#heard()) {
      const found = layer.bindings().find(({ keys }) => keys.split(" | ").includes(pressed));
      if (found) return found;
    }
    return undefined;
  }

  #remember(pressed: string): void {
    clearTimeout(this.#timer);
    this.#first = pressed;
    if (pressed) this.#timer = setTimeout(() => (this.#first = ""), sequenceTime);
  }
}

export const keyboard = new Keyboard();

/** Binds keys for as long as the component lives. */
export function bindKeys(bindings: () => Binding[], how: Omit<Layer, "bindings"> = {}): void {
  onMount(() => keyboard.lay({ bindings, ...how }));
}
