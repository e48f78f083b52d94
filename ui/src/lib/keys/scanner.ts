//! A bar code scanner: it types ten capitals and Enter faster than anyone does.
//!
//! Capitals mean nothing to the window, so they are held back for a moment: alone, one is the key it
//! stands on (Caps Lock); in a burst that ends with Enter, they are the code of a letter.

const pause = 60;
const shortest = 10;

export class Scanner {
  #typed = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #scanned: (code: string) => void;

  constructor(scanned: (code: string) => void) {
    this.#scanned = scanned;
  }

  /** Whether the press is a scanner's; `alone` is run when it turns out to be somebody's. */
  takes(event: KeyboardEvent, alone: () => void): boolean {
    const { key, ctrlKey, metaKey, altKey, repeat } = event;
    if (ctrlKey || metaKey || altKey || repeat) return false;
    if (key === "Enter" && this.#typed.length >= shortest) {
      const code = this.#typed;
      this.#forget();
      this.#scanned(code);
      return true;
    }
    if (!/^[A-Z]$/.test(key)) return false;
    this.#typed += key;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const single = this.#typed.length === 1;
      this.#forget();
      if (single) alone();
    }, pause);
    return true;
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#typed = "";
  }
}
