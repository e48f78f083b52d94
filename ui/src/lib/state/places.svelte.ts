//! Where the user is, and the way back.

export type View =
  | "today"
  | "brief"
  | "receipts"
  | "aging"
  | "letters"
  | "gone"
  | "indicators"
  | "forecast"
  | "payers"
  | "provision"
  | "sales"
  | "import"
  | "policies"
  | "changes"
  | "company"
  | "templates"
  | "rates"
  | "writing"
  | "output"
  | "customer";

export interface Place {
  view: View;
  /** The customer whose sheet or letter is shown. */
  customer?: string;
}

const deepest = 50;

class Places {
  current = $state.raw<Place>({ view: "today" });
  #trail: Place[] = [];

  go(view: View, customer?: string): void {
    const { current } = this;
    if (current.view === view && current.customer === customer) return;
    // The day's list is where every way begins: nothing lies behind it.
    this.#trail = view === "today" ? [] : [...this.#trail, current].slice(-deepest);
    this.current = { view, customer };
  }

  /** The same view on another customer; the way back does not grow. */
  swap(view: View, customer: string): void {
    this.current = { view, customer };
  }

  /** One step back; stays where there is none. */
  back(): void {
    const last = this.#trail.pop();
    if (last) this.current = last;
  }

  reset(): void {
    this.#trail = [];
    this.current = { view: "today" };
  }
}

export const places = new Places();
