//! The provision: the report of the day, rates as they are typed, closings, and each change with its
//! way back.

import { api } from "$lib/api/api";
import { asFailure } from "$lib/api/failure";
import type { Closing } from "$lib/api/bindings/Closing";
import type { ClosingRow } from "$lib/api/bindings/ClosingRow";
import type { DoubtfulRow } from "$lib/api/bindings/DoubtfulRow";
import type { Failure } from "$lib/api/bindings/Failure";
import type { ProvisionColumn } from "$lib/api/bindings/ProvisionColumn";
import type { ProvisionReport } from "$lib/api/bindings/ProvisionReport";
import type { ProvisionRow } from "$lib/api/bindings/ProvisionRow";
import type { ProvisionSheet } from "$lib/api/bindings/ProvisionSheet";
import { typedPercentage } from "$lib/format/number";
import { words } from "$lib/messages/messages.svelte";
import { app } from "./app.svelte";
import { Resource } from "./resource.svelte";
import { toasts } from "./toasts.svelte";
import { told } from "./told";

/** Which customer is written about: a new one, or one of the list. */
export type DoubtfulForm = { row: DoubtfulRow | null };

class Provision {
  day = new Resource<ProvisionReport>();
  closings = new Resource<ClosingRow[]>();
  /** The closing that is looked at, as it was frozen. */
  frozen = $state.raw<Closing | null>(null);
  form = $state.raw<DoubtfulForm | null>(null);
  /** Whether the user is asked to confirm a closing. */
  closing = $state(false);
  busy = $state(false);
  /** Why the rates were not taken. */
  ratesRefused = $state.raw<Failure | null>(null);
  /** Why a doubtful customer was not taken. */
  doubtfulRefused = $state.raw<Failure | null>(null);
  /** Rates as typed, where they differ from those in use. */
  typed = $state.raw<Partial<Record<ProvisionColumn, string>>>({});
  #netted = $state<boolean | null>(null);
  #currency = $state<string | null>(null);

  get report(): ProvisionReport | undefined {
    return this.frozen?.report ?? this.day.value;
  }

  get sheet(): ProvisionSheet | undefined {
    const sheets = this.report?.sheets ?? [];
    return sheets.find(({ currency }) => currency === this.#currency) ?? sheets[0];
  }

  /** Whether anything can be entered: not in a closing, not on a past day. */
  get readOnly(): boolean {
    return this.frozen !== null || app.past;
  }

  /** Whether a customer is noted as doubtful, though it may owe nothing any more. */
  isDoubtful(code: string): boolean {
    return this.report?.noted.includes(code) ?? false;
  }

  get netted(): boolean {
    return (this.readOnly ? null : this.#netted) ?? this.report?.net_of_credits ?? false;
  }

  get changed(): boolean {
    return Object.keys(this.typed).length > 0 || this.#netted !== null;
  }

  async load(): Promise<void> {
    await Promise.all([
      this.day.load(() => api.provision(app.on)),
      this.closings.load(() => api.closings()),
    ]);
    // A closing that was taken back is no longer there to be looked at.
    const { value } = this.closings;
    if (value && !value.some(({ id }) => id === this.frozen?.id)) this.frozen = null;
  }

  show(currency: string): void {
    this.#currency = currency;
  }

  /** What stands in the field of a column. */
  rateOf({ column, rate }: ProvisionRow): string {
    return this.typed[column] ?? typedPercentage(rate, words.language);
  }

  type(row: ProvisionRow, text: string): void {
    this.ratesRefused = null;
    const { [row.column]: _, ...others } = this.typed;
    const same = text === typedPercentage(row.rate, words.language);
    this.typed = same ? others : { ...others, [row.column]: text };
  }

  net(netted: boolean): void {
    this.#netted = netted === this.report?.net_of_credits ? null : netted;
  }

  /** Puts the observed rates into the fields; nothing is saved. */
  takeLearnt(): void {
    for (const row of this.sheet?.rows ?? []) {
      if (row.learnt?.rate) this.type(row, typedPercentage(row.learnt.rate, words.language));
    }
  }

  forget(): void {
    this.typed = {};
    this.#netted = null;
    this.ratesRefused = null;
  }

  async saveRates(said: string): Promise<void> {
    const rows = this.sheet?.rows ?? [];
    const entered = this.day.value?.rates_entered;
    // Before anybody entered rates, all of them are: a zero left standing is one that was seen.
    const wanted = rows.filter(({ column }) => !entered || this.typed[column] !== undefined);
    const rates = wanted.map((row) => ({ column: row.column, percent: this.rateOf(row) }));
    const net_of_credits = this.netted;
    this.ratesRefused = await this.#act(said, async () => {
      await api.setProvisionRates({ rates, net_of_credits }, app.on);
      this.forget();
    });
  }

  open(row: DoubtfulRow | null): void {
    const same = this.form !== null && this.form.row?.customer === row?.customer;
    this.doubtfulRefused = null;
    this.form = same ? null : { row };
  }

  fold(): void {
    this.form = null;
    this.doubtfulRefused = null;
  }

  /** Notes or takes off a customer; the form folds once it is done. */
  async doubt(said: string, work: () => Promise<unknown>): Promise<void> {
    this.doubtfulRefused = await this.#act(said, async () => {
      await work();
      this.form = null;
    });
    if (this.doubtfulRefused && !this.form) toasts.refuse(this.doubtfulRefused);
  }

  async close(said: string): Promise<void> {
    const refused = await this.#act(said, () => api.closeMonth(app.on));
    this.closing = false;
    if (refused) toasts.refuse(refused);
  }

  async look(id: number): Promise<void> {
    try {
      this.fold();
      this.frozen = await api.closing(id);
    } catch (thrown) {
      toasts.refuse(thrown);
    }
  }

  /** Another ledger: what was typed and opened is not of it. */
  leave(): void {
    this.frozen = null;
    this.closing = false;
    this.fold();
    this.forget();
  }

  /** Makes a change and says so; answers with why it was refused. */
  async #act(said: string, work: () => Promise<unknown>): Promise<Failure | null> {
    if (this.busy) return null;
    this.busy = true;
    try {
      await told(said, work);
      await app.changed();
      return null;
    } catch (thrown) {
      return asFailure(thrown);
    } finally {
      this.busy = false;
    }
  }
}

export const provision = new Provision();
app.forgets(() => provision.leave());
