//! The aged balance as it stands on the screen; it keeps its place while other views are open.

import { api } from "$lib/api/api";
import type { AgedBy } from "$lib/api/bindings/AgedBy";
import type { AgedReport } from "$lib/api/bindings/AgedReport";
import type { AgedRequest } from "$lib/api/bindings/AgedRequest";
import type { ExportSubject } from "$lib/api/bindings/ExportSubject";
import type { AgingBasis } from "$lib/api/bindings/AgingBasis";
import { held, sorted, usualOrder, type Column } from "./aging-order";
import { app } from "./app.svelte";
import { found, pressed, type Order } from "./order";
import { Resource } from "./resource.svelte";

/** Where this machine keeps the columns its user made. */
const limitsKey = "encours.aging.limits";

class Aging {
  report = new Resource<AgedReport>();
  basis = $state<AgingBasis>("due");
  by = $state<AgedBy>("customer");
  compare = $state<string | null>(null);
  /** The last day of each column but the oldest; none: the usual ones. */
  limits = $state.raw<number[] | null>(read());
  query = $state("");
  order = $state.raw<Order<Column>>(usualOrder);
  /** Only customers with something in this column. */
  only = $state<Exclude<Column, "name"> | null>(null);
  /** Only customers of this group. */
  group = $state<number | null>(null);
  #currency = $state<string | null>(null);
  #chosen = $state<string | null>(null);
  #ticked = $state.raw<ReadonlySet<string>>(new Set());

  sheets = $derived(this.report.value?.sheets ?? []);
  sheet = $derived(
    this.sheets.find((sheet) => sheet.currency === this.#currency) ?? this.sheets[0],
  );
  #held = $derived(held(this.sheet?.customers ?? [], this.only, this.group));
  #sorted = $derived(sorted(this.#held, this.order));
  rows = $derived(found(this.#sorted, this.query));
  index = $derived(this.rows.findIndex((customer) => customer.code === this.#chosen));
  chosen = $derived(this.rows[this.index]);
  /** The ticked customers of this sheet, in the order of the rows. */
  ticked = $derived(this.rows.filter(({ code }) => this.#ticked.has(code)));
  /** What the ticked can be asked for, in minor units of the sheet. */
  tickedSum = $derived(this.ticked.reduce((sum, { line }) => sum + line.recoverable, 0));

  /** What is asked for, and exported as it stands. */
  get request(): AgedRequest {
    const { basis, by, compare, limits } = this;
    return { basis, by, compare, limits };
  }

  /** What leaves: all of it, or the customers that are left of it on the screen. */
  get exported(): ExportSubject {
    const part = this.only !== null || this.group !== null || this.query.trim() !== "";
    const customers = this.rows.map(({ code }) => code);
    const only = part && this.sheet ? { currency: this.sheet.currency, customers } : null;
    return { kind: "aging", request: this.request, only };
  }

  async load(): Promise<void> {
    const { request } = this;
    await this.report.load(() => api.agedBalance(app.on, request));
  }

  /** Another ledger: its customers, columns and sums are not these. */
  forget(): void {
    this.report.clear();
    this.query = "";
    this.compare = null;
    this.showAll();
    this.#currency = this.#chosen = null;
    this.untick();
  }

  show(currency: string): void {
    this.#currency = currency;
    this.only = this.group = null;
  }

  groupBy(by: AgedBy): void {
    this.by = by;
    this.group = null;
  }

  /** Columns of one's own; false where they do not ascend. Nothing typed brings the usual ones back. */
  cut(text: string): boolean {
    const days = text.split(/[^0-9]+/).filter(Boolean).map(Number);
    const ascend = days.every((day, at) => day > (days[at - 1] ?? 0) && day < 10_000);
    if (!ascend || days.length > 6) return false;
    this.limits = days.length > 0 ? days : null;
    this.only = null;
    localStorage.setItem(limitsKey, JSON.stringify(this.limits));
    return true;
  }

  /** Shows one column's customers, or all again. */
  hold(column: Exclude<Column, "name">): void {
    if (this.only === column) {
      this.showAll();
      return;
    }
    this.only = column;
    this.order = { column, descending: true };
  }

  showAll(): void {
    if (this.only !== null) this.order = usualOrder;
    this.only = this.group = null;
  }

  sortBy(column: Column): void {
    this.order = pressed(this.order, column, column === "name");
  }

  choose(code: string): void {
    this.#chosen = code;
  }

  isTicked(code: string): boolean {
    return this.#ticked.has(code);
  }

  tick(code: string): void {
    const ticked = new Set(this.#ticked);
    if (!ticked.delete(code)) ticked.add(code);
    this.#ticked = ticked;
  }

  untick(): void {
    this.#ticked = new Set();
  }

  move(by: number): void {
    const row = this.rows[Math.min(this.rows.length - 1, Math.max(0, this.index + by))];
    if (row) this.choose(row.code);
  }
}

function read(): number[] | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(limitsKey) ?? "null");
    return Array.isArray(kept) && kept.every(Number.isInteger) ? (kept as number[]) : null;
  } catch {
    return null;
  }
}

export const aging = new Aging();
app.forgets(() => aging.forget());
