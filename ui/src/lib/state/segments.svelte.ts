//! Who follows which scenario: the segments in the order in which they are tried.

import { api } from "$lib/api/api";
import type { PolicyBook } from "$lib/api/bindings/PolicyBook";
import type { SegmentSheet } from "$lib/api/bindings/SegmentSheet";
import { m } from "$lib/messages/messages.svelte";
import { newSegment, same } from "./policy-draft";
import { told } from "./told";

class Segments {
  /** The one that is unfolded, by its place. */
  line = $state<number | null>(null);
  list = $state.raw<SegmentSheet[]>([]);
  /** The scenario of everybody else. */
  fallback = $state(0);
  #saved = $state.raw<SegmentSheet[]>([]);
  #savedFallback = $state(0);

  dirty = $derived(this.fallback !== this.#savedFallback || !same(this.list, this.#saved));

  /** Takes what is saved, unless something else is being written. */
  follow(book: PolicyBook): void {
    const { dirty } = this;
    this.#saved = book.segments;
    this.#savedFallback = book.default_policy;
    if (!dirty) this.revert();
  }

  revert(): void {
    this.list = this.#saved;
    this.fallback = this.#savedFallback;
    this.line = null;
  }

  /** As it is saved, to tell what was changed since. */
  savedOf(segment: SegmentSheet): SegmentSheet | undefined {
    return segment.id === 0 ? undefined : this.#saved.find(({ id }) => id === segment.id);
  }

  unfold(at: number): void {
    this.line = this.line === at ? null : at;
  }

  edit(at: number, part: Partial<SegmentSheet>): void {
    this.list = this.list.map((one, index) => (index === at ? { ...one, ...part } : one));
  }

  /** Moves a segment; the one that was unfolded stays so. */
  move(at: number, by: number): boolean {
    const to = at + by;
    const [one, other] = [this.list[at], this.list[to]];
    if (!one || !other) return false;
    this.list = this.list.map((it, index) => (index === at ? other : index === to ? one : it));
    if (this.line === at) this.line = to;
    else if (this.line === to) this.line = at;
    return true;
  }

  add(): void {
    this.list = [...this.list, newSegment(m().policy.newSegment, this.fallback)];
    this.line = this.list.length - 1;
  }

  remove(at: number): void {
    this.list = this.list.filter((_, index) => index !== at);
    this.line = null;
  }

  async save(): Promise<PolicyBook | undefined> {
    if (!this.dirty) return undefined;
    const book = await told(m().policy.segmentsSaved, () =>
      api.saveSegments(this.list, this.fallback),
    );
    this.#saved = this.list;
    this.#savedFallback = this.fallback;
    this.follow(book);
    this.line = null;
    return book;
  }
}

export const segments = new Segments();
