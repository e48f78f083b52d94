//! Going somewhere by its name: never to what an earlier name found, and never to another ledger's.

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { api } from "$lib/api/api";
import type { CustomerHit } from "$lib/api/bindings/CustomerHit";
import { viewKeys } from "$lib/keys/views";
import { m } from "$lib/messages/messages.svelte";
import { aging } from "$lib/state/aging.svelte";
import { app } from "$lib/state/app.svelte";
import { frame } from "$lib/state/frame.svelte";
import { places } from "$lib/state/places.svelte";
import { all, find, openWindow, press, settled, type } from "../testing/render";

let findCustomers: typeof api.findCustomers;
/** Answers of the program that have not come yet, by what was asked. */
let pending: Map<string, (hits: CustomerHit[]) => void>;

beforeEach(() => {
  ({ findCustomers } = api);
  pending = new Map();
  api.findCustomers = (query) => new Promise((answer) => pending.set(query, answer));
});

afterEach(() => {
  api.findCustomers = findCustomers;
  frame.palette = false;
});

const hit = (code: string, name: string) => ({ code, name }) as CustomerHit;

async function answer(query: string, ...hits: CustomerHit[]) {
  pending.get(query)?.(hits);
  await settled();
}

async function asked(query: string) {
  await type(document, "palette-input", query);
}

describe("the palette", () => {
  it("opens what was typed last, however fast Enter follows", async () => {
    await openWindow();
    await press("k", { ctrlKey: true });
    await asked("C05161");
    await answer("C05161", hit("C05161", "Ferme Méridionale"));
    await asked("Ernestine");
    await press("Enter");
    expect(places.current.view).toBe("today");
    await answer("Ernestine", hit("C00007", "Ernestine SARL"));
    expect(places.current).toEqual({ view: "customer", customer: "C00007" });
  });

  it("says that nothing matches only once it knows", async () => {
    const root = await openWindow();
    await press("k", { ctrlKey: true });
    await asked("zzzz");
    await new Promise((resolve) => setTimeout(resolve, 170));
    await settled();
    expect(find(root, "palette-searching").textContent).toBe(m().palette.searching);
    expect(root.textContent).not.toContain(m().palette.none);
    await answer("zzzz");
    expect(root.textContent).toContain(m().palette.none);
  });

  it("goes to every view of the sidebar", async () => {
    const root = await openWindow();
    const shown = all(root, "[data-testid^=nav-]").map((it) => it.dataset.testid?.slice(4));
    const known: string[] = viewKeys.map(([view]) => view);
    expect(shown.filter((view) => view && !known.includes(view))).toEqual([]);
  });
});

describe("another ledger", () => {
  it("takes nothing over of what was looked at in the one before", async () => {
    api.findCustomers = findCustomers;
    const root = await openWindow();
    places.go("aging");
    await settled();
    aging.hold("overdue");
    aging.query = "bra";
    aging.tick(aging.sheet?.customers[0]?.code ?? "");
    await press("k", { ctrlKey: true });
    await asked("a");
    await press("Enter");
    await settled();
    expect(places.current.view).toBe("customer");
    const { session } = app;
    if (!session?.ledger) throw new Error("no ledger is open");
    await app.changed({ ...session, ledger: { ...session.ledger, path: "/another.encours" } });
    await settled();
    expect([aging.query, aging.only, aging.ticked.length]).toEqual(["", null, 0]);
    await press("k", { ctrlKey: true });
    expect(find(root, "palette").textContent).not.toContain(m().palette.recent);
  });
});
