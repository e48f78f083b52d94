//! How e-mails leave this machine: read, tried out, kept.

import { api } from "$lib/api/api";
import { asFailure } from "$lib/api/failure";
import type { Failure } from "$lib/api/bindings/Failure";
import type { MailSecurity } from "$lib/api/bindings/MailSecurity";
import type { MailSettings } from "$lib/api/bindings/MailSettings";
import type { MailSheet } from "$lib/api/bindings/MailSheet";
import type { PasswordState } from "$lib/api/bindings/PasswordState";
import { m } from "$lib/messages/messages.svelte";
import { Resource } from "./resource.svelte";
import { toasts } from "./toasts.svelte";

/** The ports that providers name beside each protection. */
const usual: Record<MailSecurity, number> = { tls: 465, starttls: 587, plain: 25 };

class Mail {
  kept = new Resource<MailSheet>();
  draft = $state<MailSettings>();
  /** As typed: it is never shown again once it is kept. */
  password = $state("");
  /** What came of the last test message. */
  answer = $state<string | null>(null);
  failure = $state<Failure | null>(null);
  busy = $state(false);

  /** Whether the password is known, of the user as typed. */
  get secret(): PasswordState {
    const { value } = this.kept;
    if (!this.draft?.server.user.trim()) return "needless";
    return value && value.password !== "needless" ? value.password : "missing";
  }

  async load(): Promise<void> {
    await this.kept.load(() => api.mailSettings());
    this.draft = this.kept.value && structuredClone(this.kept.value.settings);
    this.#begin();
    this.password = "";
  }

  /** Another protection brings its usual port, unless the port is a special one. */
  protect(security: MailSecurity): void {
    if (!this.draft) return;
    const { server } = this.draft;
    if (server.port === usual[server.security]) server.port = usual[security];
    server.security = security;
  }

  async save(): Promise<void> {
    await this.#work(async (settings, password) => {
      const sheet = await api.saveMailSettings(settings, password);
      this.kept.value = sheet;
      this.draft = structuredClone(sheet.settings);
      if (sheet.password === "kept") this.password = "";
      toasts.say(m().output.saved);
    });
  }

  async tryOut(): Promise<void> {
    await this.#work(async (settings, password) => {
      this.answer = await api.tryMail(settings, password);
    });
  }

  async #work(work: (settings: MailSettings, password: string | null) => Promise<void>) {
    if (!this.draft || this.busy) return;
    this.#begin();
    this.busy = true;
    try {
      await work($state.snapshot(this.draft), this.password || null);
    } catch (thrown) {
      this.failure = asFailure(thrown);
    } finally {
      this.busy = false;
    }
  }

  #begin(): void {
    this.answer = null;
    this.failure = null;
  }
}

export const mail = new Mail();
