//! Letters on their way out: printed and recorded in one go, or saved first and noted as posted later.
//!
//! Saving records nothing.

import { api } from "$lib/api/api";
import type { ActionKind } from "$lib/api/bindings/ActionKind";
import type { LeftOut } from "$lib/api/bindings/LeftOut";
import type { LettersFile } from "$lib/api/bindings/LettersFile";
import type { MailOutcome } from "$lib/api/bindings/MailOutcome";
import type { Occasion } from "$lib/api/bindings/Occasion";
import type { PaperSheet } from "$lib/api/bindings/PaperSheet";
import type { Step } from "$lib/api/bindings/Step";
import type { WorklistRow } from "$lib/api/bindings/WorklistRow";
import { m } from "$lib/messages/messages.svelte";
import { app } from "./app.svelte";
import { changes } from "./changes.svelte";
import { OneAtATime } from "./one-at-a-time.svelte";
import { printer } from "./printer.svelte";
import { progress } from "./progress.svelte";
import { toasts } from "./toasts.svelte";

const written: ReadonlySet<ActionKind> = new Set(["letter", "registered_letter", "email"]);
const lettered: ReadonlySet<Step> = new Set([
  "first_reminder",
  "second_reminder",
  "final_reminder",
  "formal_notice",
]);

/** Whether the action has a letter to preview. */
export function hasLetter(row: WorklistRow | null | undefined): boolean {
  return Boolean(row?.step && written.has(row.action) && lettered.has(row.step));
}

/** The rows whose letters go into an envelope. */
export function onPaper(rows: WorklistRow[]): WorklistRow[] {
  return rows.filter((row) => hasLetter(row) && row.action !== "email");
}

class Paper extends OneAtATime {
  /** What waits for the user's word before it is noted as posted. */
  asking = $state.raw<{ rows: WorklistRow[] } | null>(null);
  /** Customers the last batch left out, until the user has read why. */
  leftOut = $state.raw<LeftOut[]>([]);

  async save(rows: WorklistRow[]): Promise<void> {
    await this.run(async () => {
      const file = await api.saveLetters(codes(rows), app.on);
      if (!file) return;
      if (file.letters > 0) toasts.say(m().letter.saved(file.letters, file.path));
      this.leftOut = file.left_out;
    });
  }

  /** Prints letters on the chosen printer, else writes them to a file that prints; records them. */
  async print(customers: string[]): Promise<void> {
    if (customers.length === 0) return;
    await this.run(async () => {
      if (printer.settings.printer === "") return this.#toFile(customers);
      const printed = await progress.watch(
        api.printLetters(customers, app.on, printer.withInvoices),
      );
      await this.#left(printed.letters, (count) => m().print.printed(count, printed.printer));
    });
  }

  /** Writes a letter that no reminder asks for to a file that prints, and records it. */
  async printOccasion(customer: string, occasion: Occasion): Promise<void> {
    await this.run(async () => {
      const file = await api.issueOccasion(customer, occasion, app.on);
      if (file) await this.#left(file, (count) => m().outgoing.printed(count, file.path));
    });
  }

  /** Whether the mail server waits for its password: this machine does not keep it. */
  asksPassword = $state(false);

  /** Writes the e-mails as drafts, or hands them to the server that is set. */
  async mail(customers: string[], password: string | null = null): Promise<void> {
    if (customers.length === 0) return;
    await this.run(async () => {
      const sheet = await api.mailSettings();
      const sends = sheet.settings.mode === "server";
      const known = sheet.password === "needless" || sheet.password === "kept";
      if (sends && !known && !password) {
        this.asksPassword = true;
        return;
      }
      this.asksPassword = false;
      const work = sends ? api.sendLetters(customers, password) : api.draftLetters(customers);
      const outcome = await progress.watch<MailOutcome | null>(work);
      if (!outcome) return;
      this.leftOut = [...outcome.left_out, ...outcome.without_copy];
      await app.changed();
      const count = outcome.letters.length;
      if (count === 0) return;
      await changes.tell(
        sends ? m().outgoing.sent(count) : m().outgoing.drafted(count, outcome.folder),
      );
    });
  }

  /** Writes a sheet that goes along with letters. */
  async saveSheet(sheet: PaperSheet): Promise<void> {
    await this.run(async () => {
      const path = await api.saveSheet(sheet, app.on);
      if (path) toasts.say(m().sheets.saved(path));
    });
  }

  async #toFile(customers: string[]): Promise<void> {
    const work = api.issueBoundLetters(customers, app.on, printer.withInvoices);
    const file = await progress.watch(work);
    if (file) await this.#left(file, (count) => m().outgoing.printed(count, file.path));
  }

  async #left(file: LettersFile, told: (count: number) => string): Promise<void> {
    this.leftOut = [...file.left_out, ...file.without_copy];
    await app.changed();
    if (file.letters > 0) await changes.tell(told(file.letters));
  }

  askToPost(rows: WorklistRow[]): void {
    if (rows.length > 0) this.asking = { rows };
  }

  async post(): Promise<void> {
    const rows = this.asking?.rows;
    this.asking = null;
    if (!rows) return;
    await this.run(async () => {
      const file = await api.postLetters(codes(rows), app.on);
      this.#sayPosted(rows, file);
      this.leftOut = file.left_out;
      await app.changed();
    });
  }

  #sayPosted(rows: WorklistRow[], file: LettersFile): void {
    const single = rows.length === 1 ? rows[0] : undefined;
    if (file.letters === 0) return;
    void changes.tell(single ? m().letter.postedFor(single.name) : m().letter.posted(file.letters));
  }
}

function codes(rows: WorklistRow[]): string[] {
  return rows.map((row) => row.customer);
}

export const paper = new Paper();
