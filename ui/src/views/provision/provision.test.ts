//! The provision: rates typed or taken over, doubtful customers, entries, and months that stay closed.

import { afterEach, describe, expect, it } from "vitest";
import { api, standIn } from "$lib/api/api";
import { fakeApi } from "$lib/api/fake/fake";
import { app } from "$lib/state/app.svelte";
import { places } from "$lib/state/places.svelte";
import { provision } from "$lib/state/provision.svelte";
import { toasts } from "$lib/state/toasts.svelte";
import { all, click, find, openWindow, press, settled, submit, type } from "../../testing/render";

async function opened(): Promise<HTMLElement> {
  const root = await openWindow();
  places.go("provision");
  await settled();
  return root;
}

const value = (root: HTMLElement, testid: string) => (find(root, testid) as HTMLInputElement).value;
const text = (root: HTMLElement, testid: string) => find(root, testid).textContent;
const save = () => press("s", { ctrlKey: true });

async function withRates(): Promise<HTMLElement> {
  const root = await opened();
  await click(root, "take-learnt");
  await save();
  return root;
}

async function addDoubtful(root: HTMLElement, rate: string): Promise<void> {
  await press("n");
  await type(root, "doubtful-search", "C0002");
  await click(root, "hit-C0002");
  await type(root, "doubtful-reason", "Redressement judiciaire");
  await type(root, "doubtful-rate", rate);
  await submit(root, "doubtful-save");
}

afterEach(() => {
  toasts.list = [];
  provision.forget();
  provision.fold();
});

describe("the provision", () => {
  it("says what to do while nobody entered a rate", async () => {
    const root = await opened();
    expect(text(root, "notes")).toContain("Saisissez vos taux");
    expect(find(root, "notes").classList.contains("notice")).toBe(true);
    expect(text(root, "provision-headline")).toContain("aucun arrêté précédent");
    expect(value(root, "rate-up_to30")).toBe("0,00");
    expect(find(root, "save-rates")).toBeTruthy();
  });

  it("takes the observed rates over into the fields, and saves on request", async () => {
    const root = await opened();
    await press("r");
    expect(value(root, "rate-up_to30")).toBe("1,85");
    expect(value(root, "rate-over90")).toBe("0,00");
    expect((await api.provision(null)).rates_entered).toBe(false);
    await save();
    const [sheet] = (await api.provision(null)).sheets;
    expect(sheet?.rows.map(({ rate }) => rate)).toEqual([
      "0.42",
      "0.00",
      "1.85",
      "4.60",
      "11.25",
      "0.00",
    ]);
    expect(root.querySelector("[data-testid=save-rates]")).toBeNull();
    expect(toasts.list.at(-1)?.action?.label).toBe("Annuler");
    expect(text(root, "entries")).toContain("6817");
  });

  it("shows beside the fields why a rate is refused, and keeps what was typed", async () => {
    const root = await opened();
    await type(root, "rate-over90", "beaucoup");
    await save();
    expect(text(root, "rates-refused")).toContain("« beaucoup » n’est pas un taux");
    expect(value(root, "rate-over90")).toBe("beaucoup");
    await click(root, "forget-rates");
    expect(value(root, "rate-over90")).toBe("0,00");
  });

  it("gives the change back by its toast", async () => {
    const root = await withRates();
    toasts.list.at(-1)?.action?.run();
    await settled();
    expect((await api.provision(null)).rates_entered).toBe(false);
    expect(value(root, "rate-up_to30")).toBe("0,00");
  });

  it("judges a doubtful customer alone: noted, changed, taken off", async () => {
    const root = await withRates();
    await press("n");
    expect((find(root, "doubtful-save") as HTMLButtonElement).disabled).toBe(true);
    await press("Escape");
    await addDoubtful(root, "50");
    expect(text(root, "doubtful-C0002")).toContain("50,00");
    expect(text(root, "entries")).toContain("Reclassement en clients douteux");
    await click(root, "edit-C0002");
    await type(root, "doubtful-rate", "120");
    await submit(root, "doubtful-save");
    expect(text(root, "doubtful-refused")).toContain("« 120 »");
    await type(root, "doubtful-rate", "");
    await submit(root, "doubtful-save");
    expect(text(root, "doubtful-C0002")).toContain("matrice");
    await click(root, "take-off-C0002");
    expect(root.querySelector("[data-testid=doubtful-C0002]")).toBeNull();
  });

  it("offers to take off the list only who is on it, though it owe nothing", async () => {
    const { provision: report } = api;
    const [hotel] = await api.findCustomers("Hôtel de la Gare");
    api.provision = async (on) => {
      const given = await report(on);
      // A note that names somebody else is about something else.
      const notes = [...given.notes, "Le compte 416 porte C0002 : notez-le douteux."];
      return { ...given, notes, noted: [...given.noted, hotel?.code ?? ""] };
    };
    const root = await withRates();
    const offered = async (code: string) => {
      await press("n");
      await type(root, "doubtful-search", code);
      await click(root, `hit-${code}`);
      return root.querySelector("[data-testid=doubtful-off]") !== null;
    };
    expect(await offered("C0002")).toBe(false);
    await press("Escape");
    await addDoubtful(root, "50");
    expect(await offered("C0002")).toBe(true);
    await press("Escape");
    expect(await offered(hotel?.code ?? "")).toBe(true);
  });

  it("goes from the customer to the day it is doubtful since", async () => {
    const root = await opened();
    await press("n");
    await type(root, "doubtful-search", "C0002");
    await click(root, "hit-C0002");
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(document.activeElement).toBe(find(root, "doubtful-since"));
  });

  it("freezes a month once it is confirmed, and opens it as it was", async () => {
    const root = await withRates();
    const before = text(root, "matrix");
    await press("c");
    expect(text(root, "close-ask")).toContain("31/10/2026");
    await click(root, "close-yes");
    await type(root, "rate-up_to30", "9");
    await save();
    await click(root, "open-closing-1");
    expect(text(root, "frozen")).toContain("23/11/2026");
    expect(all(find(root, "matrix"), "input")).toHaveLength(0);
    expect(text(root, "row-up_to30")).toContain("1,85");
    expect(root.querySelector("[data-testid=add-doubtful]")).toBeNull();
    expect(before).toBeTruthy();
    await press("Escape");
    expect(value(root, "rate-up_to30")).toBe("9,00");
    await press("c");
    await click(root, "close-yes");
    expect(toasts.list.at(-1)?.text).toContain("déjà arrêtée");
  });

  it("closes a past day, and lets nothing else be entered there", async () => {
    const root = await withRates();
    app.lookAt("2026-10-31");
    await settled();
    expect(all(find(root, "matrix"), "input")).toHaveLength(0);
    expect(root.querySelector("[data-testid=net-credits]")).toBeNull();
    await press("c");
    expect(root.querySelector("[data-testid=close-mid-month]")).toBeNull();
    await click(root, "close-yes");
    expect((await api.closings()).map(({ on }) => on)).toEqual(["2026-10-31"]);
    app.lookAt(null);
    await settled();
    expect(text(root, "provision-headline")).toContain("depuis l’arrêté du 31/10/2026");
  });

  it("shows one currency at a time", async () => {
    const root = await opened();
    await click(root, "currency-GBP");
    expect(text(root, "matrix")).toContain("(GBP)");
    await click(root, "currency-EUR");
    expect(text(root, "matrix")).toContain("(EUR)");
  });

  it("unfolds the year-end table", async () => {
    const root = await opened();
    const details = find(root, "year-end") as HTMLDetailsElement;
    details.open = true;
    details.dispatchEvent(new Event("toggle"));
    await settled();
    expect(all(find(root, "year-end-counts"), "td")).toHaveLength(7);
    expect(text(root, "year-end-left-out")).toContain("en litige");
  });

  it("says where to begin when there is nothing in the books", async () => {
    standIn(fakeApi(new URLSearchParams("empty")));
    const root = await opened();
    expect(text(root, "empty")).toContain("Rien à provisionner");
  });
});
