//! A search while one types: what was found, and whether it is for what stands in the field.

import { Resource } from "./resource.svelte";

export class Search<T> {
  query = $state("");
  /** With what was asked for: of another query it is not what Enter takes. */
  found = new Resource<{ asked: string; value: T }>();

  asked = $derived(this.query.trim());
  /** What was found for what stands in the field; none while that is being looked for. */
  answer = $derived(
    this.found.value?.asked === this.asked ? this.found.value.value : undefined,
  );
  #find: (query: string) => Promise<T>;

  constructor(find: (query: string) => Promise<T>) {
    this.#find = find;
  }

  /** Looks for what is typed; to be run when it changes. */
  look(): void {
    const { asked } = this;
    if (asked) void this.found.load(async () => ({ asked, value: await this.#find(asked) }));
    else this.found.clear();
  }
}
