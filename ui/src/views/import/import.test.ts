//! Files on their way in: what is missing, what would happen, what is set right, what is taken back.

import { afterEach, describe, expect, it } from "vitest";
import { api, standIn } from "$lib/api/api";
import { fakeApi } from "$lib/api/fake/fake";
import type { ImportRequest } from "$lib/api/bindings/ImportRequest";
import { imported } from "$lib/state/imported.svelte";
import { importing } from "$lib/state/importing.svelte";
import { past } from "$lib/state/past.svelte";
import { places } from "$lib/state/places.svelte";
import { toasts } from "$lib/state/toasts.svelte";
import { undoing } from "$lib/state/undoing.svelte";
import { all, choose, click, find, openWindow, press, settled, type } from "../../testing/render";

async function opened(...paths: string[]): Promise<HTMLElement> {
  const root = await openWindow();
  await importing.open(paths);
  await settled();
  return root;
}

/** What is written to the ledger, as it is asked for. */
function committed(): ImportRequest[] {
  const requests: ImportRequest[] = [];
  const { commitImport } = api;
  api.commitImport = (request) => {
    requests.push(request);
    return commitImport(request);
  };
  return requests;
}

/** As long as nothing is shown for shorter work. */
async function patience(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 350));
  await settled();
}

const missing = (root: ParentNode, testid: string) =>
  root.querySelector(`[data-testid="${testid}"]`) === null;

const toast = (root: HTMLElement) => all(root, "[data-testid=toast]").at(-1)?.textContent;

async function enter(root: HTMLElement, testid: string, text: string): Promise<void> {
  await type(root, testid, text);
  find(root, testid).focus();
  await press("Enter");
}

afterEach(() => {
  importing.leave();
  imported.forget();
  past.close();
  undoing.asking = null;
  toasts.list = [];
});

describe("a file", () => {
  it("names what the mapping lacks on the columns, and imports nothing before", async () => {
    const root = await opened("/exports/echeancier.csv");
    expect(find(root, "tab-columns").getAttribute("aria-selected")).toBe("true");
    expect(find(root, "import-missing").textContent).toContain("N° de pièce");
    expect((find(root, "import-commit") as HTMLButtonElement).disabled).toBe(true);
  });

  it("says in one sentence what it would do, once the missing column is mapped", async () => {
    const root = await opened("/exports/echeancier.csv");
    const requests = committed();
    await choose(root, "map-2", "number");
    expect(find(root, "outcome").textContent).toContain(
      "86\u00A0lignes, 41\u00A0clients, 3\u00A0rejetées · dossier\u00A0: 214\u202F807\u00A0€ ouverts",
    );
    expect(find(root, "will-remember").textContent).toContain("mêmes en-têtes");
    await press("Enter", { ctrlKey: true });
    expect(requests[0]?.mapping?.columns).toContainEqual({ index: 2, field: "number" });
    expect(places.current.view).toBe("brief");
  });

  it("leads the keyboard to the first column that may be wanted", async () => {
    const root = await opened("/exports/echeancier.csv");
    await press("j");
    expect(document.activeElement).toBe(find(root, "map-2"));
    await press("Escape");
    expect(importing.underWay).toBe(true);
    await press("Escape");
    expect(importing.underWay).toBe(false);
  });

  it("lets one column only hold a fact", async () => {
    const root = await opened("/exports/echeancier.csv");
    await choose(root, "map-2", "number");
    await choose(root, "map-6", "number");
    expect((find(root, "map-2") as HTMLSelectElement).value).toBe("");
    expect((find(root, "map-6") as HTMLSelectElement).value).toBe("number");
  });

  it("keeps a column told before the file was read with the one before it", async () => {
    const root = await opened("/exports/echeancier.csv");
    const { previewImport } = api;
    let answer = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    api.previewImport = async (request) => {
      await held;
      return previewImport(request);
    };
    await choose(root, "map-2", "reference");
    await choose(root, "map-6", "settled");
    answer();
    await settled();
    expect((find(root, "map-2") as HTMLSelectElement).value).toBe("reference");
    expect((find(root, "map-6") as HTMLSelectElement).value).toBe("settled");
  });

  it("is being read while one's own books open under it, and imported only when told to", async () => {
    const root = await opened("/exports/mille.csv");
    const { previewImport, commitImport } = api;
    let answer = () => {};
    const held = () => new Promise<void>((resolve) => (answer = resolve));
    api.previewImport = (request) => held().then(() => previewImport(request));
    api.commitImport = (request) => held().then(() => commitImport(request));
    await click(root, "use-own");
    await patience();
    expect(find(root, "import-progress").textContent).toContain("Lecture du fichier");
    answer();
    await settled();
    await click(root, "import-commit");
    await patience();
    expect(find(root, "import-progress").textContent).toContain("Import en cours");
    answer();
    await settled();
    expect(missing(root, "import-progress")).toBe(true);
  });

  it("shows its parts by number and by arrow", async () => {
    const root = await opened("/exports/mille.csv");
    expect(all(root, "[data-testid=changes] .grid-row").length).toBeLessThan(80);
    await press("2");
    expect(find(root, "suspicions").textContent).toContain("41");
    await press("ArrowRight");
    expect(find(root, "rejected").textContent).toContain("31/02/2026");
    await press("&");
    await click(root, "filter-vanished");
    const kinds = all(root, "[data-testid=changes] .grid-row > :first-child");
    expect(kinds.every((cell) => cell.textContent === "Disparue")).toBe(true);
  });

  it("takes a corrected value by Enter, and gives it back", async () => {
    const root = await opened("/exports/mille.csv");
    const requests = committed();
    await click(root, "tab-rejected");
    await enter(root, "repair-63-4", "32/0z");
    expect(find(root, "rejected").textContent).toContain("ne se lit pas non plus");
    await enter(root, "repair-63-4", "28/02/2026");
    await enter(root, "repair-47-5", "1200,00");
    expect(find(root, "corrected-47-5").textContent).toContain("1.2O0,00");
    expect(find(root, "tab-rejected").textContent).toContain("1");
    await click(root, "revert-63-4");
    expect(find(root, "repair-63-4")).toBeTruthy();
    await click(root, "import-commit");
    expect(requests[0]?.repairs).toEqual([{ line: 47, column: 5, value: "1200,00" }]);
  });

  it("asks again when too many documents vanish, and goes on by a second word", async () => {
    const root = await opened("/exports/partiel.csv");
    await choose(root, "map-2", "number");
    await click(root, "import-commit");
    expect(find(root, "refusal").textContent).toContain("ont disparu");
    const requests = committed();
    await click(root, "commit-anyway");
    expect(requests.map(({ accept_vanished }) => accept_vanished)).toEqual([true]);
    expect(importing.underWay).toBe(false);
    expect(toast(root)).toContain("partiel.csv");
  });

  it("is read again with the sheet, the mode and the accounts that the user says", async () => {
    const said: ImportRequest[] = [];
    const { previewImport } = api;
    api.previewImport = (request) => {
      said.push(request);
      return previewImport(request);
    };
    let root = await opened("/exports/classeur.xlsx");
    await choose(root, "import-sheet", "Clients");
    await click(root, "import-mode-delta");
    expect(find(root, "mode-text").textContent).toContain("reste comme elle est");
    expect(said.at(-1)).toMatchObject({ sheet: "Clients", mode: "delta" });
    importing.leave();
    root = await opened("/exports/fec.txt");
    await click(root, "account-416");
    expect(said.at(-1)?.accounts).toEqual(["416"]);
  });

  it("can be stopped while it is read, and nothing was written", async () => {
    const root = await opened("/exports/propre.csv");
    api.previewImport = () => Promise.reject({ key: "stopped", sentence: "" });
    await importing.look();
    await settled();
    expect(find(root, "import-stopped").textContent).toContain("Rien n’a été écrit");
    expect(missing(root, "refusal")).toBe(true);
  });

  it("warns that it would go into the sample company", async () => {
    const root = await opened("/exports/propre.csv");
    expect(find(root, "into-sample")).toBeTruthy();
  });
});

describe("several files", () => {
  it("come one after the other, and lead to one brief", async () => {
    const root = await opened("/exports/propre.csv", "/exports/clients.csv", "/exports/releve.xml");
    expect(root.textContent).toContain("Fichier 1 sur 3");
    await press("Enter", { ctrlKey: true });
    expect(find(root, "outcome").textContent).toContain("211\u00A0clients");
    await press("Escape");
    expect(find(root, "outcome").textContent).toContain("23\u00A0encaissements");
    await press("Enter", { ctrlKey: true });
    expect(find(root, "just-imported").textContent).not.toContain("clients.csv");
    await click(root, "go-receipts");
    expect(places.current.view).toBe("receipts");
  });
});

describe("the morning brief", () => {
  it("tells who paid and who did not, and goes on to today by Enter", async () => {
    const root = await openWindow();
    await press("b");
    expect(find(root, "brief-paid").textContent).toContain("12\u202F400,00");
    expect(find(root, "brief-broken").textContent).toContain("Cabinet Ménard");
    await press("Enter");
    expect(places.current.view).toBe("today");
  });

  it("opens the customer of the line that has the focus", async () => {
    const root = await openWindow();
    await press("b");
    await press("j");
    expect(find(root, "brief-paid").contains(document.activeElement)).toBe(true);
    (document.activeElement as HTMLElement).click();
    await settled();
    expect(places.current.view).toBe("customer");
  });

  it("keeps the rejected rows in reach", async () => {
    const root = await opened("/exports/mille.csv");
    await click(root, "import-commit");
    all(root, "[data-testid^=see-rejected]")[0]?.click();
    await settled();
    expect(find(root, "past-report").textContent).toContain("3\u00A0rejetées");
  });

  it("is silent where there is none", async () => {
    standIn(fakeApi(new URLSearchParams("quiet")));
    const root = await openWindow();
    expect(missing(root, "open-brief")).toBe(true);
  });
});

describe("a past import", () => {
  it("is undone only after what that disturbs was read, and restored by its toast", async () => {
    const root = await openWindow();
    await click(root, "nav-import");
    await click(root, "undo-3");
    expect(find(document, "undo-report").textContent).toContain("Deux lettres postées");
    expect(find(document, "undo-report").textContent).toContain("releve-2026-11-19.xml");
    expect(document.activeElement).toBe(find(document, "undo-confirm"));
    await click(document, "undo-confirm");
    expect(find(root, "redo-3")).toBeTruthy();
    await click(root, "toast-action");
    expect(find(root, "undo-3")).toBeTruthy();
  });

  it("stays when the user thinks better of it", async () => {
    const root = await openWindow();
    await click(root, "nav-import");
    await click(root, "undo-3");
    await press("Escape");
    expect(missing(document, "undo-report")).toBe(true);
    expect(find(root, "undo-3")).toBeTruthy();
  });

  it("is taken back at once from its toast where nothing depends on it", async () => {
    const root = await opened("/exports/clients.csv");
    await click(root, "import-commit");
    await click(root, "toast-action");
    expect(undoing.asking).toBeNull();
    expect(toast(root)).toContain("est annulé");
  });

  it("shows its report again", async () => {
    const root = await openWindow();
    await click(root, "nav-import");
    await click(root, "import-3");
    expect(find(root, "changes").textContent).toContain("FA-2001");
    await press("Escape");
    expect(find(root, "imports")).toBeTruthy();
  });
});
