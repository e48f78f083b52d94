//! A file on its way in: what is missing, what would happen, and the guard that asks twice.

import { afterEach, describe, expect, it } from "vitest";
import { api } from "$lib/api/api";
import { importing } from "$lib/state/importing.svelte";
import { choose, click, find, openWindow, settled } from "../../testing/render";

async function opened(path = "/exports/echeancier.csv"): Promise<HTMLElement> {
  const root = await openWindow();
  await importing.open(path);
  await settled();
  return root;
}

afterEach(() => importing.leave());

describe("an import", () => {
  it("names what the mapping lacks, and imports nothing before", async () => {
    const root = await opened();
    expect(find(root, "import-missing").textContent).toContain("N° de pièce");
    expect((find(root, "import-commit") as HTMLButtonElement).disabled).toBe(true);
  });

  it("shows what it would do once the missing column is mapped", async () => {
    const root = await opened();
    await choose(root, "map-2", "number");
    expect(find(root, "outcome").textContent).toContain("Nouvelles pièces");
    expect(find(root, "rejected").textContent).toContain("31/02/2026");
    expect(find(root, "import-commit").textContent).toContain("Importer 84");
  });

  it("lets one column only hold a fact", async () => {
    const root = await opened();
    await choose(root, "map-2", "number");
    await choose(root, "map-6", "number");
    expect((find(root, "map-2") as HTMLSelectElement).value).toBe("");
    expect((find(root, "map-6") as HTMLSelectElement).value).toBe("number");
  });

  it("asks again when too many documents vanish, and goes on by a second word", async () => {
    const root = await opened("/exports/partiel.csv");
    await choose(root, "map-2", "number");
    await click(root, "import-commit");
    expect(find(root, "refusal").textContent).toContain("ont disparu");
    const accepted: boolean[] = [];
    const { commitImport } = api;
    api.commitImport = (path, mapping, date, accept) => {
      accepted.push(accept);
      return commitImport(path, mapping, date, accept);
    };
    await click(root, "commit-anyway");
    expect(accepted).toEqual([true]);
    expect(importing.underWay).toBe(false);
    expect(find(root, "toast").textContent).toContain("partiel.csv");
  });

  it("warns that a file would go into the sample company", async () => {
    const root = await opened();
    expect(find(root, "into-sample")).toBeTruthy();
  });
});
