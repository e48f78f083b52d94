//! Salespeople's lists: who sells to whom, the list that came back, and whose word counts.

import { api } from "$lib/api/api";
import { asFailure } from "$lib/api/failure";
import type { Failure } from "$lib/api/bindings/Failure";
import type { ReturnedList } from "$lib/api/bindings/ReturnedList";
import type { SalesListSheet } from "$lib/api/bindings/SalesListSheet";
import { m } from "$lib/messages/messages.svelte";
import { app } from "./app.svelte";
import { OneAtATime } from "./one-at-a-time.svelte";
import { places } from "./places.svelte";
import { Resource } from "./resource.svelte";
import { toasts } from "./toasts.svelte";
import { told } from "./told";

class Sales extends OneAtATime {
  sheet = new Resource<SalesListSheet>();
  /** The list that came back and is looked at. */
  returned = $state.raw<ReturnedList | null>(null);
  /** Why the file was refused. */
  refused = $state.raw<Failure | null>(null);
  /** Rows in conflict where the salesperson's word counts. */
  taken = $state.raw<string[]>([]);

  async load(): Promise<void> {
    await this.sheet.load(() => api.salesLists(app.on));
  }

  /** Another ledger knows nothing of this list. */
  forget(): void {
    this.leave();
    this.sheet.clear();
  }

  async handOut(name: string): Promise<void> {
    await this.run(async () => {
      const file = await api.handOutSalesList(name);
      if (!file) return;
      await app.changed();
      toasts.say(m().sales.handedOut(name, file.path));
    });
  }

  async choose(): Promise<void> {
    await this.run(async () => {
      const [path] = await api.chooseExports();
      if (path !== undefined) await this.open(path);
    });
  }

  /** Looks at a list that came back; nothing is written. */
  async open(path: string): Promise<void> {
    this.leave();
    // What was said of the list when it went out is not about what came back.
    toasts.clear();
    places.go("sales");
    try {
      this.returned = await api.readSalesList(path);
    } catch (thrown) {
      this.refused = asFailure(thrown);
    }
  }

  /** Whose promise counts for a row: the salesperson's, or the ledger's. */
  decide(reference: string, theirs: boolean): void {
    const others = this.taken.filter((one) => one !== reference);
    this.taken = theirs ? [...others, reference] : others;
  }

  /** Whether there is anything to write. */
  get ready(): boolean {
    const list = this.returned;
    return !!list && !app.past && list.remarks + list.promises + this.taken.length > 0;
  }

  async merge(): Promise<void> {
    const list = this.returned;
    if (!list || !this.ready) return;
    await this.run(async () => {
      const promises = list.promises + this.taken.length;
      const said = m().sales.merged({ remarks: list.remarks, promises, name: list.salesperson });
      await told(said, () => api.mergeSalesList(list.path, this.taken));
      this.leave();
      await app.changed();
    });
  }

  leave(): void {
    this.returned = null;
    this.refused = null;
    this.taken = [];
  }
}

export const sales = new Sales();
app.forgets(() => sales.forget());
