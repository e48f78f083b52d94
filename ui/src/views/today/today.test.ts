//! A morning on the list: calls by one letter, promises, disputes, letters, and what a past day forbids.

import { describe, expect, it } from "vitest";
import { api } from "$lib/api/api";
import type { CallReport } from "$lib/api/bindings/CallReport";
import { app } from "$lib/state/app.svelte";
import { today } from "$lib/state/today.svelte";
import { all, click, find, openWindow, press, settled, type } from "../../testing/render";

/** The list as it is after the one before it: nothing chosen, nothing filtered. */
async function opened(): Promise<HTMLElement> {
  today.show(null);
  today.list.clear();
  return openWindow();
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

  it("does not record a promise on a day that does not exist", async () => {
    const root = await opened();
    const reports = recorded();
    await press("p");
    await type(root, "promised-on", "31/11/2026");
    expect((find(root, "record-promise") as HTMLButtonElement).disabled).toBe(true);
    await click(root, "record-promise");
    expect(reports).toEqual([]);
  });

  it("disputes only the documents that stay ticked", async () => {
    const root = await opened();
    const reports = recorded();
    const several = today.rows.find((row) => row.items.length > 1);
    today.choose(several?.customer ?? "");
    await settled();
    await press("l");
    const form = find(root, "dispute-form");
    expect(document.activeElement).toBe(find(root, "dispute-reason"));
    form.querySelector<HTMLInputElement>("input[type=checkbox]")?.click();
    await settled();
    await click(root, "record-dispute");
    expect(reports[0]?.disputed).toEqual(several?.items.slice(1));
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
