//! A morning on the list: calls by one letter, promises, disputes, call-backs, letters, the way back
//! from each, and what a past day forbids.

import { describe, expect, it } from "vitest";
import { api } from "$lib/api/api";
import type { CallReport } from "$lib/api/bindings/CallReport";
import type { WorklistRow } from "$lib/api/bindings/WorklistRow";
import { app } from "$lib/state/app.svelte";
import { changes } from "$lib/state/changes.svelte";
import { cockpit } from "$lib/state/cockpit.svelte";
import { toasts } from "$lib/state/toasts.svelte";
import { today } from "$lib/state/today.svelte";
import {
  all,
  choose,
  click,
  find,
  openWindow,
  press,
  settled,
  submit,
  type,
  understood,
} from "../../testing/render";

/** The list as it is after the one before it: nothing chosen, nothing filtered. */
async function opened(): Promise<HTMLElement> {
  today.show(null);
  today.list.clear();
  toasts.clear();
  const root = await openWindow();
  // Through another customer, so that nothing of the test before is still ticked.
  for (const at of [-1, 0]) {
    today.choose(today.rows.at(at)?.customer ?? "");
    await settled();
  }
  return root;
}

/** A customer with several documents, all of them claimed and in euros. */
async function withSeveral(): Promise<WorklistRow> {
  const several = today.rows.find(
    ({ items, amount }) => items.length > 1 && amount.currency === "EUR",
  );
  if (!several) throw new Error("no customer owes several documents");
  today.choose(several.customer);
  await settled();
  return { ...several, items: cockpit.ticked.map(({ number }) => number) };
}

function toast(root: ParentNode): string {
  return all(root, "[data-testid=toast]").at(-1)?.textContent ?? "";
}

function recorded(): CallReport[] {
  const reports: CallReport[] = [];
  const { recordCall } = api;
  api.recordCall = (report) => {
    reports.push(report);
    return recordCall(report);
  };
  return reports;
}

describe("today's list", () => {
  it("shows the first customer with the reason", async () => {
    const root = await opened();
    const first = all(root, "[role=option]")[0];
    expect(first?.getAttribute("aria-selected")).toBe("true");
    expect(find(root, "reason").textContent).toContain("jours de retard");
  });

  it("moves on to the next customer once a call is recorded by its letter", async () => {
    const root = await opened();
    const reports = recorded();
    const [first, second] = today.rows;
    await press("m");
    expect(reports).toMatchObject([
      { customer: first?.customer, outcome: "voicemail", promised_on: null },
    ]);
    expect(root.querySelector(`[data-testid="row-${first?.customer}"]`)).toBeNull();
    expect(today.row?.customer).toBe(second?.customer);
    expect(find(root, "toast").textContent).toContain("Message laissé");
  });

  it("records a promise with its day and amount", async () => {
    const root = await opened();
    const reports = recorded();
    await press("p");
    await type(root, "promised-on", "30/11/2026");
    await type(root, "promised", "1 200,50");
    await click(root, "record-promise");
    expect(reports[0]).toMatchObject({
      outcome: "promise",
      promised_on: "2026-11-30",
      promised: { minor: 120_050, currency: "EUR" },
    });
  });

  it("records a promise whose day was confirmed before it was understood", async () => {
    const root = await opened();
    const reports = recorded();
    await press("p");
    await type(root, "promised-on", "ven");
    await press("Enter");
    expect(reports).toEqual([]);
    await understood();
    expect(reports[0]).toMatchObject({ outcome: "promise", promised_on: "2026-11-27" });
  });

  it("does not record a promise on a day that does not exist", async () => {
    const root = await opened();
    const reports = recorded();
    await press("p");
    await type(root, "promised-on", "31/11/2026");
    expect((find(root, "record-promise") as HTMLButtonElement).disabled).toBe(true);
    await click(root, "record-promise");
    expect(reports).toEqual([]);
  });

  it("disputes only the documents that stay ticked, for a reason chosen by its letter", async () => {
    const root = await opened();
    const reports = recorded();
    const several = await withSeveral();
    await click(root, `tick-${several.items[0]}`);
    await press("l");
    expect(document.activeElement).toBe(find(root, "dispute-category"));
    await choose(root, "dispute-category", "quantity");
    await type(root, "dispute-owner", "Mme Faure");
    await press("Enter");
    const rest = several.items.slice(1);
    expect(reports[0]).toMatchObject({ outcome: "dispute", disputed: rest, items: rest });
    expect(reports[0]?.dispute).toMatchObject({ category: "quantity", owner: "Mme Faure" });
  });

  it("takes a part of one document as contested, and of one only", async () => {
    const root = await opened();
    const reports = recorded();
    const several = await withSeveral();
    await press("l");
    expect(root.querySelector("[data-testid=dispute-part]")).toBeNull();
    for (const number of several.items.slice(1)) await click(root, `tick-${number}`);
    await type(root, "dispute-part", "12,50");
    await click(root, "record-dispute");
    expect(reports[0]?.disputed).toEqual(several.items.slice(0, 1));
    expect(reports[0]?.dispute?.disputed).toEqual({ minor: 1_250, currency: "EUR" });
  });

  it("filters by kind of action", async () => {
    const root = await opened();
    await click(root, "filter-letter");
    expect(today.rows.length).toBeGreaterThan(0);
    expect(today.rows.every((row) => row.action === "letter")).toBe(true);
    expect(find(root, "action-preview")).toBeTruthy();
  });

  it("asks before a letter is noted as posted, then moves on", async () => {
    const root = await opened();
    await click(root, "filter-letter");
    const first = today.row?.customer;
    await press("x");
    expect(document.activeElement).toBe(find(document, "confirm-yes"));
    await click(document, "confirm-yes");
    expect(today.row?.customer).not.toBe(first);
    expect(root.querySelector(`[data-testid="row-${first}"]`)).toBeNull();
  });

  it("saves the whole batch, and says who was left out and why", async () => {
    const root = await opened();
    await click(root, "save-all");
    expect(find(document, "left-out").textContent).toContain("adresse postale");
    expect(all(root, "[data-testid=toast]").at(-1)?.textContent).toContain("enregistrées dans");
    await press("Escape");
    expect(document.querySelector("[data-testid=left-out]")).toBeNull();
  });

  it("records nothing on a past day, and says so", async () => {
    const root = await opened();
    app.lookAt("2026-10-31");
    await settled();
    const reports = recorded();
    await press("m");
    expect(reports).toEqual([]);
    expect(find(root, "read-only").textContent).toContain("31/10/2026");
    expect(root.querySelector("[data-testid=outcome-voicemail]")).toBeNull();
  });

  it("shows the sentence of a refusal, and keeps the customer", async () => {
    const root = await opened();
    api.recordCall = () =>
      Promise.reject({ key: "read_only", sentence: "Un autre Encours tient ce dossier." });
    const first = today.row?.customer;
    await press("c");
    expect(all(root, "[data-testid=toast]").at(-1)?.textContent).toContain("Un autre Encours");
    expect(today.row?.customer).toBe(first);
  });
});

describe("the documents of a call", () => {
  it("are ticked where they may be claimed, and their sum follows the ticks", async () => {
    const root = await opened();
    const several = await withSeveral();
    const whole = find(root, "ticked").textContent;
    await press("i");
    expect(document.activeElement?.getAttribute("data-testid")).toMatch(/^tick-/);
    await press(" ");
    expect(cockpit.ticked).toHaveLength(several.items.length - 1);
    expect(find(root, "ticked").textContent).not.toBe(whole);
    await press("Escape");
    expect(document.activeElement).toBe(find(root, "worklist"));
  });

  it("are ticked by ranges, and all at once", async () => {
    const root = await opened();
    await withSeveral();
    await press("i");
    await press(" ");
    await press("ArrowDown");
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await press(" ", { shiftKey: true });
    const [first, second] = cockpit.items.map((item) => cockpit.has(item));
    expect(second).toBe(first);
    await click(root, "tick-all");
    expect(cockpit.ticked).toHaveLength(cockpit.items.length);
    await click(root, "tick-all");
    expect(find(root, "ticked").textContent).toContain("rien de coché");
  });

  it("fill the promise with what is ticked, until an amount is typed", async () => {
    const root = await opened();
    const reports = recorded();
    const several = await withSeveral();
    await click(root, `tick-${several.items[0]}`);
    await press("p");
    const left = cockpit.sums[0]?.minor ?? 0;
    await type(root, "promised-on", "ven");
    await understood();
    await submit(root, "promised");
    expect(reports[0]).toMatchObject({
      promised_on: "2026-11-27",
      promised: { minor: left, currency: "EUR" },
      items: several.items.slice(1),
    });
  });

  it("promise what the row claims, net of credit notes, while they are the row's", async () => {
    const root = await opened();
    const reports = recorded();
    const several = await withSeveral();
    const net = (several.amount.minor -= 10_000);
    await press("p");
    await type(root, "promised-on", "30/11/2026");
    await submit(root, "promised");
    expect(reports[0]?.promised?.minor).toBe(net);
  });

  it("go with who was spoken to, chosen by a digit wherever it stands on the keyboard", async () => {
    const root = await opened();
    const reports = recorded();
    today.choose("C0001");
    await settled();
    const [first, second] = cockpit.contacts;
    expect(find(root, "contact-1").getAttribute("aria-checked")).toBe("true");
    await press("é", { code: "Digit2" });
    await press("c");
    expect(second?.id).not.toBe(first?.id);
    expect(reports[0]?.contact).toBe(second?.id);
  });
});

describe("a dispute", () => {
  it("is not noted while the day of its answer is not understood", async () => {
    const root = await opened();
    const reports = recorded();
    await press("l");
    await type(root, "dispute-deadline", "plus tard");
    await understood();
    await submit(root, "dispute-reason");
    expect(reports).toEqual([]);
    expect(find(root, "dispute-deadline-told").textContent).toContain("n’est pas une date");
    await type(root, "dispute-deadline", "ven");
    await submit(root, "dispute-reason");
    await understood();
    expect(reports[0]?.dispute?.deadline).toBe("2026-11-27");
  });
});

describe("a call-back", () => {
  it("is typed as one says it, understood beside, and moves on to the next customer", async () => {
    const root = await opened();
    const [first, second] = today.rows;
    await press("r");
    await type(root, "moment", "lun 9h");
    await understood();
    expect(find(root, "understood").textContent).toContain("lundi 30 novembre 2026 à 9 h");
    await submit(root, "moment");
    expect(today.row?.customer).toBe(second?.customer);
    expect(today.rows.some(({ customer }) => customer === first?.customer)).toBe(false);
    expect(toast(root)).toContain("à rappeler lundi 30 novembre");
    expect(find(root, "waiting").textContent).toContain("3");
  });

  it("of today stands later in the list, with its hour", async () => {
    const root = await opened();
    await click(root, "filter-check_promise");
    const first = today.row?.customer;
    await press("r");
    await type(root, "moment", "14h");
    await submit(root, "moment");
    expect(today.rows.find(({ customer }) => customer === first)?.place).toBe("later");
    expect(find(root, `moment-${first}`).textContent).toBe("14:00");
  });

  it("goes with an outcome when its letter is pressed outside the field", async () => {
    const root = await opened();
    const reports = recorded();
    await press("r");
    await type(root, "moment", "demain");
    await understood();
    find(root, "moment").blur();
    await press("m");
    expect(reports[0]).toMatchObject({ outcome: "voicemail", call_back: "2026-11-24T09:00:00" });
  });

  it("that is no moment is not saved, and the sentence says what one is", async () => {
    const root = await opened();
    const first = today.row?.customer;
    await press("z");
    await type(root, "moment", "bientôt");
    await submit(root, "moment");
    expect(find(root, "understood").textContent).toContain("n’est pas un moment");
    expect(today.row?.customer).toBe(first);
  });
});

describe("the day", () => {
  it("shows what is later or moved apart, with the reason, and hides nothing", async () => {
    const root = await opened();
    const places = today.rows.map(({ place }) => place);
    expect([...new Set(places)]).toEqual(["now", "later", "moved"]);
    expect(today.rows).toHaveLength(today.list.value?.rows.length ?? 0);
    today.choose(today.rows.at(-1)?.customer ?? "");
    await settled();
    expect(find(root, "placed").textContent).toContain("passe à demain");
    await click(root, "filter-letter");
    expect(find(root, "place-moved").textContent).toMatch(/^\s*Reporté · \d+/);
  });

  it("filters by what the call is worth, within an action or without", async () => {
    const root = await opened();
    await click(root, "group-at_risk");
    expect(today.rows.every(({ group }) => group === "at_risk")).toBe(true);
    await click(root, "filter-email");
    expect(today.rows.every(({ action }) => action === "email")).toBe(true);
    expect(today.rows.length).toBeGreaterThan(0);
  });

  it("tells how its ranks came about when asked", async () => {
    const root = await opened();
    expect(root.querySelector("[data-testid=worth]")).toBeNull();
    await press("w");
    expect(find(root, "worth").textContent).toContain("Classé");
  });

  it("counts what is done, and for how much", async () => {
    const root = await opened();
    expect(root.querySelector("[data-testid=day-done]")).toBeNull();
    await press("m");
    expect(find(root, "day-done").textContent).toMatch(/1\sfait.*abordés/s);
  });

  it("holds as many calls as it is told, and moves the others", async () => {
    const root = await opened();
    await press("t");
    expect(document.activeElement).toBe(find(root, "capacity-calls"));
    await type(root, "capacity-calls", "2");
    await type(root, "capacity-post", "16h30");
    await submit(root, "capacity-calls");
    expect(root.querySelector("[data-testid=capacity-form]")).toBeNull();
    expect(today.list.value?.day.capacity).toEqual({
      calls: 2,
      minutes: 180,
      letters_by: "16:30",
    });
    expect(find(root, "capacity").textContent).toContain("sur 2 possibles");
  });

  it("refuses a capacity that is none", async () => {
    const root = await opened();
    await press("t");
    await type(root, "capacity-post", "tôt");
    expect((find(root, "save-capacity") as HTMLButtonElement).disabled).toBe(true);
  });
});

describe("an act taken back", () => {
  it("by Ctrl Z brings the customer back, and can be restored", async () => {
    const root = await opened();
    const first = today.row?.customer;
    await press("m");
    expect(toast(root)).toContain("Annuler");
    await press("z", { ctrlKey: true });
    expect(today.row?.customer).toBe(first);
    expect(toast(root)).toContain("Annulé");
    expect(find(root, "history-undone").textContent).toContain("annulé");
    await click(root, "toast-action");
    expect(today.rows.some(({ customer }) => customer === first)).toBe(false);
  });

  it("asks first when something was built on it", async () => {
    const root = await opened();
    const first = today.row?.customer ?? "";
    await press("r");
    await type(root, "moment", "14h");
    await submit(root, "moment");
    today.choose(first);
    await settled();
    await press("m");
    const [, callBack] = await api.changes();
    await changes.take(callBack?.change ?? null);
    await settled();
    expect(find(document, "undo-change").textContent).toContain("Message laissé");
    expect(document.activeElement).toBe(find(document, "undo-change-confirm"));
    await click(document, "undo-change-confirm");
    expect(document.querySelector("[data-testid=undo-change]")).toBeNull();
  });

  it("leaves Ctrl Z to the field that is typed into, and to no past day", async () => {
    const root = await opened();
    await press("m");
    const now = today.rows.length;
    find(root, "call-note").focus();
    await press("z", { ctrlKey: true });
    expect(today.rows).toHaveLength(now);
    find(root, "call-note").blur();
    app.lookAt("2026-10-31");
    await settled();
    await press("z", { ctrlKey: true });
    expect(today.rows).toHaveLength(now);
    expect(root.querySelector("[data-testid^=history-undo-]")).toBeNull();
  });
});

describe("a list longer than any screen", () => {
  it("shows its first rows at once, counts all of them, and prints none before all are there", async () => {
    const { worklist } = api;
    let send: () => void = () => undefined;
    const sent = new Promise<void>((done) => (send = done));
    api.worklist = async (on, most = null) => {
      const whole = await worklist(on);
      if (most === null) await sent;
      return most === null ? whole : { ...whole, rows: whole.rows.slice(0, 3) };
    };
    today.list.clear();
    const root = await openWindow();
    const rows = () => all(root, "[data-testid^=row-]").length;
    const { count } = await worklist(null);
    expect(rows()).toBe(3);
    expect(root.textContent).toContain(`${count}\u00A0clients`);
    expect(root.querySelector("[data-testid=save-all]")).toBeNull();
    send();
    await settled();
    expect(rows()).toBeGreaterThan(3);
    api.worklist = worklist;
  });
});
