//! The indicators on the page, and the one whose working is open beside them.

import { api } from "$lib/api/api";
import type { Indicator } from "$lib/api/bindings/Indicator";
import type { IndicatorReport } from "$lib/api/bindings/IndicatorReport";
import type { IndicatorWorkings } from "$lib/api/bindings/IndicatorWorkings";
import { app } from "./app.svelte";
import { Resource } from "./resource.svelte";

/** A year and the month it is compared with. */
export const shownMonths = 13;

class Figures {
  report = new Resource<IndicatorReport>();
  workings = new Resource<IndicatorWorkings>();
  /** The figure that is asked about. */
  asked = $state.raw<{ month: string; key: Indicator }>();
  /** What had the focus before, to give it back. */
  #from: HTMLElement | undefined;

  months = $derived(this.report.value?.months ?? []);
  working = $derived(
    this.workings.value?.month === this.asked?.month
      ? this.workings.value?.workings.find(({ key }) => key === this.asked?.key)
      : undefined,
  );

  async load(): Promise<void> {
    await this.report.load(() => api.indicators(app.on, shownMonths));
    const { asked } = this;
    if (!asked) return;
    if (this.months.some(({ month }) => month === asked.month)) this.#read(asked.month);
    else this.close();
  }

  /** Another ledger: its figures come from elsewhere. */
  forget(): void {
    this.asked = undefined;
    this.#from = undefined;
    this.report.clear();
    this.workings.clear();
  }

  /** Opens the working of a figure; asked again, it closes. */
  ask(month: string, key: Indicator, from?: HTMLElement): void {
    if (this.asked?.month === month && this.asked.key === key) return this.close();
    if (from) this.#from = from;
    const other = this.asked?.month !== month;
    this.asked = { month, key };
    if (other) this.#read(month);
  }

  isAsked(month: string, key: Indicator): boolean {
    return this.asked?.month === month && this.asked.key === key;
  }

  /** The same figure of another month. */
  stepMonth(by: number): void {
    const { asked } = this;
    const at = this.months.findIndex(({ month }) => month === asked?.month);
    const next = this.months[at + by];
    if (asked && next) this.ask(next.month, asked.key);
  }

  /** Another figure of the same month. */
  stepFigure(by: number): void {
    const { asked } = this;
    const all = this.workings.value?.workings ?? [];
    const next = all[all.findIndex(({ key }) => key === asked?.key) + by];
    if (asked && next) this.ask(asked.month, next.key);
  }

  close(): void {
    this.asked = undefined;
    this.#from?.focus();
    this.#from = undefined;
  }

  #read(month: string): void {
    void this.workings.load(() => api.indicatorWorkings(app.on, month));
  }
}

export const figures = new Figures();
app.forgets(() => figures.forget());
