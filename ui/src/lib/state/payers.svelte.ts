//! The list of payers as it stands on the screen; it keeps its place while other views are open.

import { api } from "$lib/api/api";
import type { PayerReport } from "$lib/api/bindings/PayerReport";
import type { PayerRow } from "$lib/api/bindings/PayerRow";
import { app } from "./app.svelte";
import { found, nameKey, ordered, pressed, type Order } from "./order";
import { Resource } from "./resource.svelte";

/** What each column is sorted by; nothing where the customer has no such figure. */
const sortKeys = {
  name: nameKey,
  class: (row: PayerRow) => (row.class === "NR" ? null : row.class),
  points: (row: PayerRow) => row.points,
  days_late: (row: PayerRow) => row.days_late,
  trend: (row: PayerRow) => row.trend,
  runs: (row: PayerRow) => row.run_days[0] ?? null,
  /** The part that was kept, not how many: three of three stand before five of nine. */
  promises: ({ kept, broken }: PayerRow) => (kept + broken > 0 ? kept / (kept + broken) : null),
  open: (row: PayerRow) => row.open,
  overdue: (row: PayerRow) => row.overdue,
};

export type PayerColumn = keyof typeof sortKeys;

/** Columns one reads from their start: names from A, the best class, the first day of the month. */
const fromTheStart = new Set<PayerColumn>(["name", "class", "runs"]);

class Payers {
  report = new Resource<PayerReport>();
  query = $state("");
  /** Only good payers who slip. */
  warned = $state(false);
  /** As the report comes until a heading is pressed. */
  order = $state.raw<Order<PayerColumn> | null>(null);
  chosen = $state<string | null>(null);

  #all = $derived(this.report.value?.rows ?? []);
  #sorted = $derived(
    this.order === null
      ? this.#all
      : ordered(this.#all, sortKeys[this.order.column], this.order.descending),
  );
  /** Where nobody slips there is nothing to untick, so nothing is left out either. */
  #onlyWarned = $derived(this.warned && (this.report.value?.warnings ?? 0) > 0);
  #held = $derived(
    this.#onlyWarned ? this.#sorted.filter(({ warning }) => warning !== null) : this.#sorted,
  );
  rows = $derived(found(this.#held, this.query));
  index = $derived(this.rows.findIndex(({ code }) => code === this.chosen));

  async load(): Promise<void> {
    await this.report.load(() => api.payers(app.on));
  }

  /** Another ledger: nobody of this list is in it. */
  forget(): void {
    this.report.clear();
    this.query = "";
    this.warned = false;
    this.chosen = null;
  }

  /** A third press brings back the order of the report, which no column has. */
  sortBy(column: PayerColumn): void {
    const words = fromTheStart.has(column);
    const turned = this.order?.column === column && this.order.descending === words;
    this.order = turned ? null : pressed(this.order, column, words);
  }

  move(by: number): void {
    const row = this.rows[Math.min(this.rows.length - 1, Math.max(0, this.index + by))];
    if (row) this.chosen = row.code;
  }
}

export const payers = new Payers();
app.forgets(() => payers.forget());
