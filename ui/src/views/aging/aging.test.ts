//! The aged balance as it is worked with: order, filter, currencies, a hundred thousand rows.

import { describe, expect, it, onTestFinished } from "vitest";
import { api } from "$lib/api/api";
import type { AgedReport } from "$lib/api/bindings/AgedReport";
import { aging } from "$lib/state/aging.svelte";
import { usualOrder } from "$lib/state/aging-order";
import { places } from "$lib/state/places.svelte";
import { all, click, find, openWindow, press, settled, submit, type } from "../../testing/render";

async function opened(): Promise<HTMLElement> {
  aging.query = "";
  aging.order = usualOrder;
  aging.choose("");
  const root = await openWindow();
  await click(root, "nav-aging");
  return root;
}

const names = (root: HTMLElement) =>
  all(root, "[data-testid=aged-table] .name").map((cell) => cell.textContent?.trim());

/** The same report with its customers repeated under other codes. */
function multiplied(report: AgedReport, count: number): AgedReport {
  const [sheet] = report.sheets;
  if (!sheet) return report;
  const customers = Array.from({ length: count }, (_, index) => {
    const source = sheet.customers[index % sheet.customers.length];
    return {
      ...(source ?? { name: "", line: sheet.total, before: null, change: null, group: null }),
      code: `N${index}`,
    };
  });
  return { ...report, sheets: [{ ...sheet, customers }] };
}

describe("the aged balance", () => {
  it("stands largest overdue first, and says so to a screen reader", async () => {
    const root = await opened();
    const overdue = aging.rows.map(({ line }) => line.overdue);
    expect(overdue).toEqual([...overdue].sort((a, b) => b - a));
    expect(find(root, "sort-overdue").parentElement?.getAttribute("aria-sort")).toBe("descending");
    expect(find(root, "tie-out").textContent).toContain("Σ colonnes = pièces ouvertes = fichier");
  });

  it("sorts by name from A, then from Z", async () => {
    const root = await opened();
    await click(root, "sort-name");
    expect(names(root)[0]).toMatch(/^Atelier/);
    await click(root, "sort-name");
    expect(names(root)[0]).toMatch(/^Transports/);
  });

  it("filters without accents and opens the customer that is left", async () => {
    const root = await opened();
    await press("/");
    expect(document.activeElement).toBe(find(root, "aging-filter"));
    await type(root, "aging-filter", "oeuvree");
    expect(names(root).every((name) => name?.includes("Œuvrée"))).toBe(true);
    await press("ArrowDown");
    await press("Enter");
    expect(places.current).toEqual({ view: "customer", customer: aging.rows[0]?.code });
  });

  it("names what is disputed or promised as a share of the parts, not as one of them", async () => {
    const { agedBalance } = api;
    api.agedBalance = async (on, asked) => {
      const report = await agedBalance(on, asked);
      const sheets = report.sheets.map((sheet) => ({
        ...sheet,
        total: { ...sheet.total, disputed: 120_00, promised: 80_00 },
      }));
      return { ...report, sheets };
    };
    const root = await opened();
    expect(find(root, "hold-disputed").textContent?.trim()).toBe("dont contesté");
    expect(find(root, "hold-promised").textContent?.trim()).toBe("dont promis");
    expect(find(root, "hold-promised").title).toBe("Promis seulement");
  });

  it("keeps currencies apart", async () => {
    const root = await opened();
    await click(root, "currency-GBP");
    expect(aging.sheet?.currency).toBe("GBP");
    expect(find(root, "aging-total").textContent).toContain("£");
    await click(root, "currency-EUR");
  });

  it("holds a balance of account 411 against the documents, in any notation", async () => {
    const root = await opened();
    await click(root, "tie-out");
    await type(root, "account-balance", "deux mille");
    await submit(root, "account-balance");
    expect(find(root, "account-wrong").textContent).toContain("n’est pas un montant");
    await type(root, "account-balance", "214 000,00");
    await submit(root, "account-balance");
    expect(find(root, "tie-out").textContent).toContain("2\u00A0écarts à lire");
    expect(find(root, "differences").textContent).toContain("attendent encore d’être affectés");
    await type(root, "account-balance", "");
    await submit(root, "account-balance");
    expect(find(root, "tie-out").textContent).toContain("Σ colonnes");
  });

  it("counts the rows it shows, whatever leaves the others out", async () => {
    const root = await opened();
    const customers = aging.sheet?.customers ?? [];
    const late = customers.filter(({ line }) => line.buckets[3] !== 0).length;
    expect(late).toBeLessThan(customers.length);
    await click(root, "hold-3");
    expect(find(root, "aging-count").textContent).toContain(`${late} sur ${customers.length}\u00A0clients`);
    await click(root, "aged-all");
    expect(find(root, "aging-count").textContent?.trim()).toBe(`${customers.length}\u00A0clients`);
  });

  it("sets what changed since another day beside the total of that day", async () => {
    const root = await opened();
    expect(root.querySelector("[data-testid=sort-change]")).toBeNull();
    aging.compare = "2026-10-31";
    onTestFinished(() => void (aging.compare = null));
    await settled();
    await click(root, "sort-change");
    const changes = aging.rows.map(({ change }) => change ?? 0);
    expect(changes).toEqual([...changes].sort((a, b) => b - a));
    const written = all(root, "[data-column=change]").map((cell) => cell.textContent?.trim() ?? "");
    expect(written[0]).toMatch(/^\+\d/);
    await click(root, "sort-change");
    expect(find(root, `row-${aging.rows[0]?.code}`).textContent).toMatch(/−\d/);
    expect(written.every((text) => /^(–|[+−]\d[\d\u202F]*,\d\d)$/.test(text))).toBe(true);
  });

  it("says when no customer answers to the filter", async () => {
    const root = await opened();
    await type(root, "aging-filter", "zzz");
    expect(find(root, "empty").textContent).toContain("zzz");
  });

  it("draws only the rows in sight of a hundred thousand", async () => {
    const { agedBalance } = api;
    api.agedBalance = async (on, asked) => multiplied(await agedBalance(on, asked), 100_000);
    const root = await opened();
    expect(aging.rows).toHaveLength(100_000);
    expect(all(root, "[data-testid=aged-table] [role=row]").length).toBeLessThan(80);
    await type(root, "aging-filter", "vialatte 99999");
    expect(aging.rows.length).toBeLessThan(2);
  });

  it("exports what is left on the screen", async () => {
    await opened();
    aging.query = "";
    expect(aging.exported).toMatchObject({ kind: "aging", only: null });
    aging.hold("overdue");
    const shown = aging.rows.map(({ code }) => code);
    expect(aging.exported).toMatchObject({ only: { currency: "EUR", customers: shown } });
    aging.showAll();
  });
});
