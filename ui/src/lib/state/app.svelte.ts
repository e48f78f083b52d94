//! The session: the open ledger, the key date that every view refers to, and when to look again.

import { api } from "$lib/api/api";
import { asFailure } from "$lib/api/failure";
import type { Failure } from "$lib/api/bindings/Failure";
import type { Language } from "$lib/api/bindings/Language";
import type { Session } from "$lib/api/bindings/Session";
import { words } from "$lib/messages/messages.svelte";
import { toasts } from "./toasts.svelte";

/** Where the language is kept on this machine. */
const key = "encours.language";

class App {
  session = $state.raw<Session>();
  failure = $state.raw<Failure>();
  /** The past day that is looked at; `null` is the session's today. */
  on = $state<string | null>(null);
  /** Grows with every change of the ledger: whoever shows figures reads it and loads again. */
  version = $state(0);
  /** What other parts of the window keep of the ledger that is open. */
  #kept: (() => void)[] = [];

  get ledger() {
    return this.session?.ledger ?? null;
  }

  get today(): string {
    return this.session?.today ?? "";
  }

  get keyDate(): string {
    return this.on ?? this.today;
  }

  get past(): boolean {
    return this.on !== null;
  }

  async start(): Promise<void> {
    const kept = localStorage.getItem(key);
    const language = kept === "fr" || kept === "en" ? kept : null;
    await this.#take(() => (language ? api.setLanguage(language) : api.session()));
  }

  async openSample(): Promise<void> {
    this.#leave();
    await this.#take(() => api.openSample());
  }

  async openOwn(): Promise<void> {
    this.#leave();
    await this.#take(() => api.openOwn());
  }

  async setLanguage(language: Language): Promise<void> {
    localStorage.setItem(key, language);
    toasts.clear();
    await this.#take(() => api.setLanguage(language));
  }

  /** Says what is to be forgotten when another ledger is opened: what was chosen, filtered or shown. */
  forgets(forget: () => void): void {
    this.#kept.push(forget);
  }

  /** After an act or an import: the views load again and the counts follow. */
  async changed(session?: Session): Promise<void> {
    await this.#take(() => (session ? Promise.resolve(session) : api.session()));
  }

  /** Looks at another day; today's own date is no past day. */
  lookAt(day: string | null): void {
    this.on = day === this.today ? null : day;
  }

  /** Another ledger: what could still be undone was the other one's. */
  #leave(): void {
    this.on = null;
    toasts.clear();
  }

  async #take(ask: () => Promise<Session>): Promise<void> {
    try {
      const session = await ask();
      words.language = session.language;
      document.documentElement.lang = session.language;
      const before = this.ledger?.path;
      if (before !== undefined && before !== session.ledger?.path) {
        this.#kept.forEach((forget) => forget());
      }
      this.session = session;
      this.failure = undefined;
      this.version += 1;
    } catch (thrown) {
      this.failure = asFailure(thrown);
      if (this.ledger) toasts.refuse(this.failure);
    }
  }
}

export const app = new App();
