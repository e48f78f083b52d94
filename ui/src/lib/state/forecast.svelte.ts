//! The expected receipts on the page, and the week whose parts are open beside them.

import { api } from "$lib/api/api";
import type { ForecastReport } from "$lib/api/bindings/ForecastReport";
import type { ForecastWeekReport } from "$lib/api/bindings/ForecastWeekReport";
import { focusView } from "$lib/keys/focus";
import { app } from "./app.svelte";
import { Resource } from "./resource.svelte";

/** As many parts as anybody reads; the others are counted, and exported. */
const most = 200;

class Forecast {
  report = new Resource<ForecastReport>();
  parts = new Resource<ForecastWeekReport>();
  /** Which week is asked about, from 1. */
  asked = $state<number | null>(null);
  /** What had the focus before, to give it back. */
  #from: HTMLElement | undefined;

  week = $derived(this.parts.value?.week === this.asked ? this.parts.value : undefined);

  async load(): Promise<void> {
    await this.report.load(() => api.forecast(app.on));
    if (!this.report.value?.weeks.length) this.asked = null;
    else if (this.asked !== null) this.#read(this.asked);
  }

  /** Another ledger: its weeks are made of other invoices. */
  forget(): void {
    this.asked = null;
    this.#from = undefined;
    this.report.clear();
    this.parts.clear();
  }

  /** Opens what a week is made of; asked again, it closes. */
  ask(week: number, from?: HTMLElement): void {
    if (this.asked === week) return this.close();
    if (from) this.#from = from;
    this.asked = week;
    this.#read(week);
  }

  /** The week after, or before; the first where none is open. */
  step(by: number): void {
    const next = (this.asked ?? 0) + by;
    if (next < 1 || next > (this.report.value?.weeks.length ?? 0)) return;
    this.ask(next);
    focusView();
  }

  close(): void {
    this.asked = null;
    if (this.#from?.isConnected) this.#from.focus();
    else focusView();
    this.#from = undefined;
  }

  #read(week: number): void {
    void this.parts.load(() => api.forecastWeek(app.on, week, most));
  }
}

export const forecast = new Forecast();
app.forgets(() => forecast.forget());
