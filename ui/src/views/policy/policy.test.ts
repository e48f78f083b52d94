//! The scenarios: edited as sentences, given an order, and tried before they are saved.

import { afterEach, describe, expect, it } from "vitest";
import { api } from "$lib/api/api";
import type { PolicyDraft } from "$lib/api/bindings/PolicyDraft";
import type { SegmentSheet } from "$lib/api/bindings/SegmentSheet";
import { policies } from "$lib/state/policies.svelte";
import { segments } from "$lib/state/segments.svelte";
import { toasts } from "$lib/state/toasts.svelte";
import { all, choose, click, find, openWindow, press, settled, type } from "../../testing/render";

async function opened(): Promise<HTMLElement> {
  const root = await openWindow();
  await press("g");
  await press("s");
  policies.choose(policies.list[0]?.id ?? "segments");
  policies.show("rules");
  await settled();
  return root;
}

function saved(): PolicyDraft[] {
  const drafts: PolicyDraft[] = [];
  const { savePolicy } = api;
  api.savePolicy = (draft) => {
    drafts.push(draft);
    return savePolicy(draft);
  };
  return drafts;
}

afterEach(() => {
  toasts.list = [];
  policies.forget();
});

describe("a scenario", () => {
  it("is warned about as it is being written, not as it was saved", async () => {
    const root = await opened();
    await click(root, "level-second_reminder");
    await type(root, "level-days", "9");
    expect(find(root, "policy-warnings").textContent).toContain("écart minimal");
    policies.removeLevel("call");
    await settled();
    expect(root.querySelector("[data-testid=policy-warnings]")).toBeNull();
  });

  it("is tried out anew once it was saved", async () => {
    const root = await opened();
    const asked: number[] = [];
    const { backTest } = api;
    api.backTest = (draft) => {
      asked.push(draft.minimum_gap);
      return backTest(draft);
    };
    policies.edit({ minimum_gap: 6 });
    await click(root, "tab-backTest");
    expect(asked).toEqual([6]);
    await press("s", { ctrlKey: true });
    expect(asked).toEqual([6, 6]);
  });

  it("says why it cannot be deleted", async () => {
    const root = await opened();
    expect((find(root, "policy-delete") as HTMLButtonElement).disabled).toBe(true);
    expect(find(root, "policy-kept").textContent).toContain("ne se supprime pas");
    expect(find(root, "policy-kept").parentElement?.textContent).not.toContain("·");
  });

  it("reads as sentences, reminding and recovery apart", async () => {
    const root = await opened();
    expect(find(root, "policy-1").textContent).toMatch(/31.clients/);
    expect(find(root, "levels-reminding").textContent).toContain("Mise en demeure");
    expect(find(root, "levels-reminding").textContent).toContain("15 jours après l’échéance");
    expect(find(root, "levels-recovery").textContent).toContain("Passage au recouvrement");
  });

  it("changes its days where the sentence stands, and saves them", async () => {
    const root = await opened();
    const drafts = saved();
    await click(root, "level-second_reminder");
    expect(document.activeElement).toBe(find(root, "level-days"));
    await type(root, "level-days", "18");
    expect(find(root, "level-second_reminder").textContent).toMatch(/18.jours après l’échéance/);
    expect(find(root, "level-second_reminder").textContent).toContain("modifié");
    expect(find(root, "policy-save").textContent).toMatch(/Enregistrer pour 31.clients/);
    await press("s", { ctrlKey: true });
    expect(drafts).toHaveLength(1);
    expect(drafts[0]).toMatchObject({ id: 1, name: "Standard" });
    expect(drafts[0]?.levels.find(({ step }) => step === "second_reminder")?.offset).toBe(18);
    expect(find(root, "toast").textContent).toContain("Standard");
    expect(root.querySelector("[data-testid=policy-save]")).toBeNull();
  });

  it("counts days before as well as after, from an amount on", async () => {
    const root = await opened();
    const drafts = saved();
    await click(root, "level-first_reminder");
    await choose(root, "level-side", "before");
    await choose(root, "level-reference", "issued");
    await type(root, "level-floor", "1 500");
    await click(root, "policy-save");
    const level = drafts[0]?.levels.find(({ step }) => step === "first_reminder");
    expect(level).toMatchObject({
      offset: -3,
      reference: "issued",
      floor: { minor: 150_000, currency: "EUR" },
    });
  });

  it("does not take what is no number", async () => {
    const root = await opened();
    await click(root, "level-call");
    await type(root, "level-days", "huit");
    expect(find(root, "level-days").getAttribute("aria-invalid")).toBe("true");
    expect(policies.dirty).toBe(false);
  });

  it("gains a step in its place and loses another, until it is reverted", async () => {
    const root = await opened();
    await press("a");
    await click(root, "add-second_call");
    const steps = () => policies.draft?.levels.map(({ step }) => step);
    expect(steps()).toEqual([
      "first_reminder",
      "call",
      "second_reminder",
      "second_call",
      "final_reminder",
      "formal_notice",
      "hand_over",
    ]);
    await press("Escape");
    await click(root, "level-hand_over");
    await click(root, "level-remove");
    expect(find(root, "levels-recovery").textContent).toContain("Aucune étape");
    await click(root, "policy-revert");
    expect(steps()).toContain("hand_over");
    expect(policies.dirty).toBe(false);
  });

  it("has general rules as sentences with their fields", async () => {
    const root = await opened();
    const drafts = saved();
    await press("r");
    expect(document.activeElement).toBe(find(root, "rule-gap"));
    await type(root, "rule-gap", "9");
    await choose(root, "rule-grouping", "per_level");
    await choose(root, "rule-repeat", "yes");
    await type(root, "rule-repeat-days", "21");
    await press("s", { ctrlKey: true });
    expect(drafts[0]).toMatchObject({ minimum_gap: 9, grouping: "per_level", repeat_every: 21 });
  });

  it("keeps what is being written while another is looked at", async () => {
    const root = await opened();
    await click(root, "level-call");
    await type(root, "level-days", "10");
    await press("Escape");
    await press("j");
    expect(policies.sheet?.name).toBe("Grands comptes");
    await press("k");
    expect(find(root, "level-call").textContent).toMatch(/10.jours/);
  });

  it("is copied, named and deleted again", async () => {
    const root = await opened();
    const drafts = saved();
    await press("n");
    await type(root, "policy-name", "Standard doux");
    await click(root, "policy-save");
    expect(drafts[0]).toMatchObject({ id: null, name: "Standard doux" });
    expect(policies.sheet?.name).toBe("Standard doux");
    await click(root, "policy-delete");
    expect(policies.list.some(({ name }) => name === "Standard doux")).toBe(false);
  });

  it("cannot be deleted while it serves, and says why", async () => {
    const root = await opened();
    const button = find(root, "policy-delete") as HTMLButtonElement;
    expect(button.disabled).toBe(true);
    expect(button.title).toContain("tous les autres");
  });

  it("says what it would do, day by day", async () => {
    const root = await opened();
    await click(root, "tab-simulation");
    expect(find(root, "simulation-sentence").textContent).toContain("142 appels");
    expect(all(find(root, "simulation"), "tbody tr")).toHaveLength(20);
    expect(find(root, "day-2026-11-23").textContent).toMatch(/lun\. 23\/11.*9.*4.*2/s);
  });

  it("is held against the past", async () => {
    const root = await opened();
    await click(root, "tab-backTest");
    expect(find(root, "back-test").textContent).toMatch(/Dérangés pour rien\s*38\s*31/);
    expect(find(root, "back-test-sentence").textContent).toContain("24 appels de plus");
  });
});

describe("segments", () => {
  it("are tried in the order they are given", async () => {
    const root = await opened();
    let order: string[] = [];
    const { saveSegments } = api;
    api.saveSegments = (list, fallback) => {
      order = list.map(({ name }) => name);
      return saveSegments(list, fallback);
    };
    await click(root, "policy-segments");
    find(root, "segment-1").focus();
    await press("ArrowUp", { altKey: true });
    expect(find(root, "segment-0").textContent).toContain("Secteur public");
    await click(root, "segments-save");
    expect(order.slice(0, 3)).toEqual(["Secteur public", "Intra-groupe", "Particuliers"]);
    expect(segments.dirty).toBe(false);
  });

  it("have rules of their own, and a scenario for everybody else", async () => {
    const root = await opened();
    let list: SegmentSheet[] = [];
    let rest = 0;
    const { saveSegments } = api;
    api.saveSegments = (next, fallback) => {
      [list, rest] = [next, fallback];
      return saveSegments(next, fallback);
    };
    await click(root, "policy-segments");
    await press("a");
    await type(root, "segment-name", "Étrangers tardifs");
    await choose(root, "segment-kind", "foreign");
    await type(root, "segment-late-from", "20");
    await type(root, "segment-amount-to", "2 000");
    await choose(root, "default-policy", "3");
    await press("s", { ctrlKey: true });
    expect(list.at(-1)).toMatchObject({
      name: "Étrangers tardifs",
      kind: "foreign",
      late_from: 20,
      late_to: null,
      amount_to: { minor: 200_000, currency: "EUR" },
    });
    expect(rest).toBe(3);
  });
});
