//! Printing: to the printer of the desk where one is chosen, else to a file, with the invoices or not.

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { api, standIn } from "$lib/api/api";
import { fakeApi } from "$lib/api/fake/fake";
import { paper } from "$lib/state/paper.svelte";
import { printer } from "$lib/state/printer.svelte";
import { toasts } from "$lib/state/toasts.svelte";
import Destination from "./Destination.svelte";
import Printer from "./Printer.svelte";
import { choose, find, openWindow, press, render, settled } from "../../testing/render";

beforeEach(() => {
  standIn(fakeApi(new URLSearchParams()));
  printer.sheet.clear();
  printer.withInvoices = false;
  paper.leftOut = [];
});
afterEach(() => (toasts.list = []));

/** The foot of the letters, without the preview: no page of a PDF is drawn in a test. */
async function foot(): Promise<HTMLElement> {
  await openWindow();
  const root = render(Destination, {});
  await settled();
  return root;
}

async function print(): Promise<string | undefined> {
  const list = await api.worklist(null);
  const rows = list.rows.filter(({ action, warnings }) => action === "letter" && !warnings.length);
  await paper.print(rows.slice(0, 2).map(({ customer }) => customer));
  await settled();
  return toasts.list.at(-1)?.text;
}

describe("printing", () => {
  it("goes to a file where no printer is chosen", async () => {
    const root = await foot();
    expect(find(root, "print-destination").textContent).toBe("Dans un fichier PDF");
    expect(await print()).toContain("lettres-2026-11-23.pdf");
    expect(paper.leftOut).toEqual([]);
  });

  it("goes to the printer of the desk, and says what has no copy", async () => {
    await api.savePrinter({ printer: "Bureau", tray: "", duplex: true, copies: 2 });
    const root = await foot();
    expect(find(root, "print-destination").textContent).toMatch(
      /^Sur Bureau, recto verso, 2\sexemplaires$/,
    );
    await press("i");
    expect(await print()).toMatch(/2\slettres envoyées à Bureau/);
    expect(paper.leftOut.at(-1)?.reason).toContain("FA-1004");
  });
});

describe("the printer of the desk", () => {
  it("is chosen, with a tray that belongs to it", async () => {
    const root = render(Printer, {});
    await settled();
    expect(root.querySelector("[data-testid=printer-tray]")).toBeNull();
    await printer.save({ printer: "Bureau", tray: "Tray2", duplex: true, copies: 3 });
    await settled();
    expect(find(root, "printer-tray")).toBeTruthy();
    expect(await api.printerSettings()).toMatchObject({ printer: "Bureau", copies: 3 });
    await choose(root, "printer-name", "Accueil");
    expect(await api.printerSettings()).toMatchObject({ printer: "Accueil", tray: "" });
  });

  it("says what stands in the way", async () => {
    standIn(fakeApi(new URLSearchParams("noprinter")));
    const root = render(Printer, {});
    await settled();
    expect(find(root, "printer-problem").textContent).toContain("Aucune imprimante");
  });
});
