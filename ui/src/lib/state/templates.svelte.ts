//! The texts of the letters while they are edited: nothing that was typed is lost by looking elsewhere.

import { api } from "$lib/api/api";
import { asFailure } from "$lib/api/failure";
import type { Failure } from "$lib/api/bindings/Failure";
import type { TemplateBook } from "$lib/api/bindings/TemplateBook";
import type { TemplateKey } from "$lib/api/bindings/TemplateKey";
import type { TemplateSheet } from "$lib/api/bindings/TemplateSheet";
import { m } from "$lib/messages/messages.svelte";
import { app } from "./app.svelte";
import { changes } from "./changes.svelte";
import { Resource } from "./resource.svelte";
import { toasts } from "./toasts.svelte";

const pause = 350;

class Templates {
  book = new Resource<TemplateBook>();
  sheet = new Resource<TemplateSheet>();
  key = $state.raw<TemplateKey>({
    name: "first_reminder",
    language: "fr",
    audience: null,
    segment: "",
    channel: null,
  });
  /** The last page that could be set: it stays while the text is broken. */
  bytes = $state.raw<ArrayBuffer>();
  /** Why the draft words no letter. */
  broken = $state.raw<Failure>();
  #drafts = $state.raw<ReadonlyMap<string, string>>(new Map());
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ticket = 0;

  #at = $derived(JSON.stringify(this.key));
  source = $derived(this.#drafts.get(this.#at) ?? this.sheet.value?.source ?? "");
  changed = $derived(
    this.#drafts.has(this.#at) && this.#drafts.get(this.#at) !== this.sheet.value?.source,
  );

  isOwn(name: string): boolean {
    return this.book.value?.own.some((own) => own.name === name) ?? false;
  }

  async load(): Promise<void> {
    await Promise.all([
      this.book.load(() => api.templates()),
      this.sheet.load(() => api.template(this.key)),
    ]);
    this.#preview(0);
  }

  choose(part: Partial<TemplateKey>): void {
    this.key = { ...this.key, ...part };
    this.broken = undefined;
  }

  write(source: string): void {
    const drafts = new Map(this.#drafts);
    drafts.set(this.#at, source);
    this.#drafts = drafts;
    this.#preview(pause);
  }

  async save(): Promise<void> {
    if (!this.changed) return;
    await this.#run(() => api.saveTemplate(this.key, this.source), m().template.saved);
  }

  async reset(): Promise<void> {
    await this.#run(() => api.resetTemplate(this.key), m().template.resetDone);
  }

  async #run(work: () => Promise<unknown>, said: string): Promise<void> {
    try {
      await work();
      this.#drop();
      await app.changed();
      await changes.tell(said);
    } catch (thrown) {
      toasts.refuse(thrown);
    }
  }

  #drop(): void {
    const drafts = new Map(this.#drafts);
    drafts.delete(this.#at);
    this.#drafts = drafts;
  }

  #preview(after: number): void {
    clearTimeout(this.#timer);
    const ticket = ++this.#ticket;
    this.#timer = setTimeout(() => {
      void (async () => {
        try {
          const bytes = await api.templatePdf(this.key, this.source);
          if (ticket !== this.#ticket) return;
          this.bytes = bytes;
          this.broken = undefined;
        } catch (thrown) {
          if (ticket === this.#ticket) this.broken = asFailure(thrown);
        }
      })();
    }, after);
  }
}

export const templates = new Templates();
