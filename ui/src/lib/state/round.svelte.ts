//! A round: customers ticked in the aged balance, gone through one after the other.

import { places, type View } from "./places.svelte";

class Round {
  #view = $state<View>("customer");
  #codes = $state.raw<string[]>([]);

  /** Where the customer on the screen stands in the round; none where it is not part of one. */
  at = $derived(
    places.current.view === "customer" || places.current.view === "writing"
      ? this.#codes.indexOf(places.current.customer ?? "")
      : -1,
  );
  count = $derived(this.#codes.length);

  /** Opens the first customer, to be called or written to. */
  begin(view: "customer" | "writing", codes: string[]): void {
    const [first] = codes;
    if (first === undefined) return;
    this.#view = view;
    this.#codes = codes;
    places.go(view, first);
  }

  /** The next customer, or the one before; past the last one the round is over. */
  step(by: number): void {
    const code = this.#codes[this.at + by];
    if (code !== undefined) places.swap(this.#view, code);
    else if (by > 0) this.end();
  }

  end(): void {
    this.#codes = [];
    places.go("aging");
  }
}

export const round = new Round();
