//! A customer's file: disputes, plans, suspensions, people, and the way back from each act.

import { afterEach, describe, expect, it } from "vitest";
import { api } from "$lib/api/api";
import type { DisputeDraft } from "$lib/api/bindings/DisputeDraft";
import { app } from "$lib/state/app.svelte";
import { places } from "$lib/state/places.svelte";
import { toasts } from "$lib/state/toasts.svelte";
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

async function opened(code = "C0002"): Promise<HTMLElement> {
  const root = await openWindow();
  places.go("customer", code);
  await settled();
  return root;
}

afterEach(() => {
  toasts.list = [];
  app.on = null;
});

describe("the file of a customer", () => {
  it("says what it follows and why, and keeps empty parts to a line", async () => {
    const root = await opened();
    expect(find(root, "traits").textContent).toContain("Standard");
    expect(find(root, "traits").textContent).toContain("scénario par défaut");
    expect(find(root, "profile").textContent).toContain("12 jours");
    expect(find(root, "plans").textContent).toContain("Aucun.");
  });

  it("takes another scenario and a direct debit", async () => {
    const root = await opened();
    await press("t");
    await choose(root, "trait-policy", "4");
    find(root, "trait-debit").click();
    await click(root, "traits-save");
    expect(find(root, "traits").textContent).toContain("choisi pour ce client");
    expect(find(root, "traits").textContent).toContain("Prélèvement");
  });

  it("leads to the scenario it follows", async () => {
    const root = await opened();
    await click(root, "go-policy");
    expect(find(root, "policy").getAttribute("aria-label")).toBe("Standard");
  });

  it("says what it waits for, until that is lifted", async () => {
    const root = await opened();
    await api.callBack("C0002", "2026-11-26T14:00", "");
    await app.changed();
    await settled();
    expect(find(root, "waits").textContent).toContain("26/11/2026 à 14:00");
    await press("w");
    expect(root.querySelector("[data-testid=waits]")).toBeNull();
  });

  it("opens a dispute over a part, and closes it with its outcome", async () => {
    const root = await opened();
    const drafts: DisputeDraft[] = [];
    const { raiseDispute } = api;
    api.raiseDispute = (draft) => {
      drafts.push(draft);
      return raiseDispute(draft);
    };
    await press("l");
    await choose(root, "dispute-item", "FA-1008");
    await choose(root, "dispute-category", "quantity");
    await type(root, "dispute-amount", "150,50");
    await type(root, "dispute-owner", "Mme Faure");
    await type(root, "dispute-deadline", "30/11/2026");
    await click(root, "dispute-save");
    expect(drafts[0]).toMatchObject({
      customer: "C0002",
      item: "FA-1008",
      detail: {
        category: "quantity",
        disputed: { minor: 15_050, currency: "EUR" },
        owner: "Mme Faure",
        deadline: "2026-11-30",
      },
    });
    expect(find(root, "toast").textContent).toContain("seule la part contestée");
    expect(find(root, "disputes").textContent).toContain(
      "réponse de Mme Faure attendue le 30/11/2026",
    );
    all(find(root, "disputes"), "[data-testid^=close-]")[0]?.click();
    await settled();
    await choose(root, "close-outcome", "justified");
    await click(root, "close-save");
    expect(find(root, "disputes").textContent).toContain("clos le 23/11/2026, fondé");
  });

  it("takes an act back from its toast", async () => {
    const root = await opened();
    await press("l");
    await click(root, "dispute-save");
    expect(find(root, "disputes").textContent).not.toContain("Aucun.");
    await click(root, "toast-action");
    expect(find(root, "disputes").textContent).toContain("Aucun.");
  });

  it("does again by the keys what was taken back last, and nothing else", async () => {
    const root = await opened();
    await press("l");
    await click(root, "dispute-save");
    await press("b");
    await type(root, "hold-reason", "Négociation");
    await click(root, "hold-save");
    const held = () => find(root, "holds").textContent.includes("Négociation");
    const disputed = () => !find(root, "disputes").textContent.includes("Aucun.");
    const shown = () => [disputed(), held()];
    await press("z", { ctrlKey: true });
    await press("z", { ctrlKey: true });
    expect(shown()).toEqual([false, false]);
    await press("Z", { ctrlKey: true, shiftKey: true });
    expect(shown()).toEqual([true, false]);
    await press("y", { ctrlKey: true });
    expect(shown()).toEqual([true, true]);
    await press("y", { ctrlKey: true });
    expect(all(root, "[data-testid=toast]").at(-1)?.textContent).toContain("Rien à rétablir");
    expect(shown()).toEqual([true, true]);
  });

  it("notes a promise with its day and amount", async () => {
    const root = await opened();
    await press("p");
    await type(root, "promise-on", "30/11/2026");
    await type(root, "promise-amount", "1 200,50");
    await click(root, "promise-save");
    expect(find(root, "promises").textContent).toMatch(/En cours.*30\/11\/2026.*1.200,50/s);
  });

  it("shows a plan before it is agreed, the last line with what the others leave", async () => {
    const root = await opened();
    await press("h");
    expect((find(root, "plan-save") as HTMLButtonElement).disabled).toBe(true);
    await type(root, "plan-first", "15/12/2026");
    const lines = () => all(find(root, "plan-proposal"), "tbody tr").map((row) => row.textContent);
    expect(lines()[0]).toMatch(/1\s*15\/12\/2026\s*1.327,30/);
    expect(lines()[2]).toMatch(/3\s*15\/02\/2027\s*1.327,32/);
    await type(root, "plan-count", "4");
    expect(lines()).toHaveLength(5);
    await click(root, "plan-save");
    expect(find(root, "plans").textContent).toContain("pas encore signé");
    all(find(root, "plans"), "[data-testid^=sign-]")[0]?.click();
    await settled();
    await click(root, "sign-save");
    expect(find(root, "plans").textContent).toContain("signé le 23/11/2026");
  });

  it("warns of the day to declare a claim, and stops once it is declared", async () => {
    const root = await opened();
    await press("b");
    await choose(root, "hold-kind", "insolvency");
    await type(root, "hold-reason", "Redressement judiciaire, Lyon");
    await click(root, "hold-save");
    expect(find(root, "holds").textContent).toContain("À déclarer au plus tard le");
    all(find(root, "holds"), "[data-testid^=declare-]")[0]?.click();
    await settled();
    await click(root, "declare-save");
    expect(find(root, "holds").textContent).toContain("Créance déclarée le 23/11/2026");
    expect(find(root, "holds").textContent).not.toContain("À déclarer au plus tard le");
  });

  it("asks before a person is erased, and says what went", async () => {
    const root = await opened();
    const erased: number[] = [];
    const { erasePerson } = api;
    api.erasePerson = (contact) => {
      erased.push(contact);
      return erasePerson(contact);
    };
    await click(root, "erase-11");
    expect(find(root, "erase-confirm").textContent).toContain("S’effacent");
    expect(document.activeElement).toBe(find(root, "erase-keep"));
    await press("Escape");
    expect(erased).toEqual([]);
    await click(root, "erase-11");
    await click(root, "erase-yes");
    expect(erased).toEqual([11]);
    expect(root.querySelector("[data-testid=contact-11]")).toBeNull();
    expect(find(root, "toast").textContent).toContain("effacée");
  });

  it("takes a new person, asked for first", async () => {
    const root = await opened();
    await press("c");
    await type(root, "contact-name", "Mme Bardet");
    await type(root, "contact-phone", "04 72 00 27 45");
    find(root, "contact-main").click();
    await click(root, "contact-save");
    const [first] = all(find(root, "contacts"), "[data-testid^=contact-]");
    expect(first?.textContent).toContain("Mme Bardet");
  });

  it("keeps the company's own telephone beside those of its people", async () => {
    const { customerSheet } = api;
    api.customerSheet = async (code, on) => ({
      ...(await customerSheet(code, on)),
      phone: "04 78 00 00 01",
      email: "compta@exemple.fr",
    });
    const root = await opened();
    const identity = () => find(root, "identity").textContent;
    expect(find(root, "contacts").textContent).toMatch(/\d\d \d\d/);
    expect(identity()).toContain("04 78 00 00 01");
    expect(identity()).toContain("compta@exemple.fr");
  });

  it("is left for good once the day's list is gone to", async () => {
    const root = await opened();
    await press("g");
    await press("t");
    expect(find(root, "worklist")).toBeTruthy();
    await press("Escape");
    expect(places.current.view).toBe("today");
  });

  it("is found by the number of one of its documents", async () => {
    const root = await opened();
    await press("k", { ctrlKey: true });
    await type(document, "palette-input", "fa-1001");
    expect(find(document, "palette").textContent).toContain("FA-1001 · ");
    await press("Enter");
    expect(places.current.view).toBe("customer");
    expect(find(root, "items").textContent).toContain("FA-1001");
  });

  it("is only read on a past day", async () => {
    const root = await opened();
    app.lookAt("2026-10-31");
    await settled();
    expect(root.querySelector("[data-testid=open-dispute]")).toBeNull();
    await press("l");
    expect(root.querySelector("[data-testid=dispute-form]")).toBeNull();
  });
});

describe("a day in a form", () => {
  it("that is not understood is said in words, and nothing is saved", async () => {
    const root = await opened();
    await press("b");
    await type(root, "hold-reason", "Négociation");
    await type(root, "hold-until", "bientôt");
    await understood();
    await submit(root, "hold-until");
    expect(find(root, "hold-until-told").textContent).toContain("n’est pas une date");
    expect(find(root, "hold-until-told").textContent).toContain("vendredi");
    expect(document.activeElement).toBe(find(root, "hold-until"));
    await click(root, "hold-save");
    expect(find(root, "hold-form")).toBeTruthy();
    await type(root, "hold-until", "");
    await submit(root, "hold-until");
    expect(find(root, "holds").textContent).toContain("Négociation");
  });

  it("is taken as one says it, also when Enter comes before it was read", async () => {
    const root = await opened();
    await press("p");
    await type(root, "promise-on", "vendredi");
    await press("Enter");
    await submit(root, "promise-on");
    await understood();
    expect(find(root, "promises").textContent).toContain("27/11/2026");
  });

  it("gives a plan its first instalment, and is repeated in full", async () => {
    const root = await opened();
    await press("h");
    await type(root, "plan-first", "30/11");
    await understood();
    expect(find(root, "plan-first-told").textContent).toContain("lundi 30 novembre 2026");
    expect((find(root, "plan-save") as HTMLButtonElement).disabled).toBe(false);
  });

  it("that has passed is not promised, and one to come has not been signed", async () => {
    const root = await opened();
    await press("h");
    await type(root, "plan-first", "20/11/2026");
    await type(root, "plan-signed", "30/11/2026");
    find(root, "plan-first").dispatchEvent(new Event("change", { bubbles: true }));
    find(root, "plan-signed").dispatchEvent(new Event("change", { bubbles: true }));
    await settled();
    expect(find(root, "plan-first-told").textContent).toContain("est passé");
    expect(find(root, "plan-signed-told").textContent).toContain("est à venir");
  });
});

describe("the journal", () => {
  it("lists every act, and takes one back once what stands on it was read", async () => {
    const root = await opened();
    await press("l");
    await click(root, "dispute-save");
    await press("b");
    await type(root, "hold-reason", "Négociation");
    await click(root, "hold-save");
    await press("g");
    await press("j");
    const lines = all(find(root, "journal"), "[role=listitem]");
    expect(lines).toHaveLength(2);
    expect(lines[1]?.textContent).toContain("Litige noté sur FA-1007");
    all(find(root, "journal"), "[data-testid^=undo-change-]")[1]?.click();
    await settled();
    expect(find(document, "undo-change").textContent).toContain("Relance suspendue");
    await click(document, "undo-change-confirm");
    expect(all(find(root, "journal"), "[role=listitem]")[1]?.textContent).toContain("Rétablir");
  });
});

describe("the penalties of a customer", () => {
  const debtor = "C0002";

  it("are waived and claimed again, invoice by invoice", async () => {
    const root = await opened(debtor);
    const [first] = (await api.penalties(debtor, null)).rows;
    const number = first?.number ?? "";
    expect(find(root, `penalty-${number}`).textContent).toContain("40 jours de retard");
    await click(root, `waive-${number}`);
    await type(root, "waive-note", "geste commercial");
    await submit(root, "waive-form");
    expect(find(root, `penalty-${number}`).textContent).toContain("geste commercial");
    expect(root.querySelector(`[data-testid="collect-${number}"]`)).toBeNull();
    await click(root, `again-${number}`);
    expect(find(root, `collect-${number}`)).toBeTruthy();
  });

  it("are collected, all of them unless less is typed", async () => {
    const root = await opened(debtor);
    const [first] = (await api.penalties(debtor, null)).rows;
    await click(root, `collect-${first?.number}`);
    await type(root, "collect-amount", "10,00");
    await submit(root, "collect-form");
    expect(find(root, `penalty-${first?.number}`).textContent).toContain("encaissés");
  });

  it("are all waived by one key", async () => {
    const root = await opened(debtor);
    await settled();
    await press("z");
    await submit(root, "waive-form");
    expect(root.querySelector("[data-testid=penalties-due]")).toBeNull();
  });
});
