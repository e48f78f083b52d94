//! The stand-in's dunning: calls, moments, disputes, plans, suspensions, people, and the way back.

import type { Api } from "../api";
import type { HoldRow } from "../bindings/HoldRow";
import type { PlanDraft } from "../bindings/PlanDraft";
import type { PlanProposal } from "../bindings/PlanProposal";
import { day, monthsAway } from "../../format/day";
import { money, sumOf } from "../../format/money";
import { refuse, type Act, type Books } from "./books";
import { away, today } from "./ledger";
import { understood } from "./moment";
import { fr } from "../../messages/fr";

type Dunning = Pick<
  Api,
  | "recordCall"
  | "recordDone"
  | "understandMoment"
  | "callBack"
  | "snooze"
  | "endWait"
  | "saveCapacity"
  | "raiseDispute"
  | "closeDispute"
  | "planProposal"
  | "agreePlan"
  | "signPlan"
  | "endPlan"
  | "hold"
  | "liftHold"
  | "declareClaim"
  | "saveTraits"
  | "setItemPolicy"
  | "saveContact"
  | "exportPerson"
  | "erasePerson"
  | "changes"
  | "undoChangePreview"
  | "undoChange"
  | "redoChange"
>;

export function fakeDunning(books: Books): Dunning {
  const name = (code: string) => books.account(code).name;
  /** Whose file holds it. */
  const holder = (has: (code: string) => boolean) =>
    books.all.find(({ code }) => has(code))?.code ?? refuse("invalid_field", "Introuvable.");
  const withHold = (id: number) =>
    holder((code) => books.dossier(code).holds.some((hold) => hold.id === id));
  const withPlan = (id: number) =>
    holder((code) => books.dossier(code).plans.some((plan) => plan.id === id));
  const withContact = (id: number) =>
    holder((code) => books.dossier(code).contacts.some((contact) => contact.id === id));

  return {
    recordCall: async ({ customer, outcome, note, promised, promised_on, ...call }) => {
      const what = fr.outcome[outcome];
      const sum = promised ? ` de ${money(promised, "fr")}` : "";
      const on = promised_on ? ` pour le ${day(promised_on)}` : "";
      return books.act(customer, {
        sentence: `${what}${sum}${on} chez ${name(customer)}.`,
        entry: {
          kind: outcome === "promise" || outcome === "dispute" ? outcome : "call",
          title: `${what}${sum}${on}`,
          note: note || null,
          amount: promised,
          items: call.disputed.length > 0 ? call.disputed : call.items,
        },
        done: "calls",
        leaves: true,
        dossier: ({ promises }) =>
          promised && promised_on
            ? {
                promises: [
                  {
                    id: books.id(),
                    promised,
                    made_on: today,
                    due_on: promised_on,
                    state: "open",
                    items: call.items,
                    sentence: `Promis aujourd’hui pour le ${day(promised_on)}.`,
                  },
                  ...promises,
                ],
              }
            : {},
      });
    },
    recordDone: async (customer) =>
      books.act(customer, {
        sentence: `Action notée comme faite pour ${name(customer)}.`,
        entry: { kind: "hand_over", title: "Dossier transmis" },
        done: "others",
        leaves: true,
      }),

    understandMoment: async (text) => understood(text),
    callBack: async (customer, at, note) =>
      books.act(customer, {
        sentence: `Rappel de ${name(customer)} noté pour le ${day(at)}.`,
        entry: { kind: "call", title: `À rappeler le ${day(at)}`, note: note || null },
        ...put(at, true),
        dossier: () => ({ waits: `À rappeler le ${day(at)} à ${at.slice(11, 16)}.` }),
      }),
    snooze: async (customer, at) =>
      books.act(customer, {
        sentence: `${name(customer)} mis de côté jusqu’au ${day(at)}.`,
        ...put(at, false),
        dossier: () => ({ waits: `Mis de côté jusqu’au ${day(at)} à ${at.slice(11, 16)}.` }),
      }),
    endWait: async (customer) =>
      books.act(customer, {
        sentence: `${name(customer)} n’attend plus.`,
        becomes: { place: "now", placed: null, until: null },
        dossier: () => ({ waits: null }),
      }),
    saveCapacity: async (capacity) => {
      books.capacity = capacity;
      return null;
    },

    raiseDispute: async ({ customer, item, detail, reason }) =>
      books.act(customer, {
        sentence: `Litige noté sur ${item}.`,
        entry: { kind: "dispute", title: `Litige sur ${item}`, note: reason || null },
        dossier: ({ disputes }) => ({
          disputes: [
            {
              ...detail,
              id: books.id(),
              item,
              reason,
              raised_on: today,
              follow_up_on: detail.deadline ?? away(7),
              closed_on: null,
              outcome: null,
              sentence: `${item} contestée depuis aujourd’hui ; réponse${detail.owner && ` de ${detail.owner}`} attendue le ${day(detail.deadline ?? away(7))}.`,
            },
            ...disputes,
          ],
        }),
      }),
    closeDispute: async (id, outcome, note) => {
      const code = holder((one) => books.dossier(one).disputes.some((row) => row.id === id));
      return books.act(code, {
        sentence: `Litige clos chez ${name(code)}.`,
        entry: { kind: "dispute", title: `Litige clos : ${fr.disputeOutcome[outcome]}`, note },
        dossier: ({ disputes }) => ({
          disputes: disputes.map((row) =>
            row.id === id
              ? {
                  ...row,
                  closed_on: today,
                  outcome,
                  sentence: `${row.item} contestée ; clos le ${day(today)}, ${fr.disputeOutcome[outcome].toLowerCase()}.`,
                }
              : row,
          ),
        }),
      });
    },

    planProposal: async (draft) => proposed(books, draft),
    agreePlan: async (draft) =>
      books.act(draft.customer, {
        sentence: `Échéancier en ${draft.count} fois convenu avec ${name(draft.customer)}.`,
        entry: { kind: "plan", title: `Échéancier en ${draft.count} fois` },
        leaves: true,
        dossier: ({ plans }) => ({
          plans: [
            {
              ...proposed(books, draft),
              id: books.id(),
              agreed_on: today,
              signed_on: draft.signed_on,
              default_clause: draft.default_clause,
              state: "running",
              items: draft.items,
              sentence: `${draft.count} versements, le premier le ${day(draft.first)}.`,
            },
            ...plans,
          ],
        }),
      }),
    signPlan: async (id, on) => {
      const code = withPlan(id);
      return books.act(code, {
        sentence: `Échéancier de ${name(code)} signé le ${day(on)}.`,
        dossier: ({ plans }) => ({
          plans: plans.map((plan) => (plan.id === id ? { ...plan, signed_on: on } : plan)),
        }),
      });
    },
    endPlan: async (id) => {
      const code = withPlan(id);
      return books.act(code, {
        sentence: `Échéancier de ${name(code)} arrêté.`,
        entry: { kind: "plan", title: "Échéancier arrêté" },
        dossier: ({ plans }) => ({
          plans: plans.map((plan) => (plan.id === id ? { ...plan, state: "ended" } : plan)),
        }),
      });
    },

    hold: async ({ customer, by: _by, reason, ...draft }) => {
      const deadline = draft.kind === "insolvency" ? monthsAway(draft.since, 2) : null;
      const held = `${fr.holdKind[draft.kind]} depuis le ${day(draft.since)}`;
      const row: HoldRow = {
        ...draft,
        id: books.id(),
        deadline,
        declared_on: null,
        sentence: reason ? `${held} : ${reason}.` : `${held}.`,
      };
      return books.act(customer, {
        sentence: `${fr.holdKind[draft.kind]} pour ${name(customer)}.`,
        entry: { kind: "hold", title: held, note: reason || null },
        dossier: ({ holds }) => ({ holds: [row, ...holds] }),
      });
    },
    liftHold: async (_kind, id) => {
      const code = withHold(id);
      return books.act(code, {
        sentence: `Suspension levée pour ${name(code)}.`,
        entry: { kind: "hold", title: "Suspension levée" },
        dossier: ({ holds }) => ({ holds: holds.filter((hold) => hold.id !== id) }),
      });
    },
    declareClaim: async (id, on) => {
      const code = withHold(id);
      return books.act(code, {
        sentence: `Créance sur ${name(code)} déclarée le ${day(on)}.`,
        entry: { kind: "hold", title: `Créance déclarée le ${day(on)}` },
        dossier: ({ holds }) => ({
          holds: holds.map((hold) => (hold.id === id ? { ...hold, declared_on: on } : hold)),
        }),
      });
    },
    saveTraits: async ({ customer, kind, policy, direct_debit, address_unknown }) =>
      books.act(customer, {
        sentence: `Fiche de ${name(customer)} modifiée.`,
        dossier: (now) => ({
          kind: kind ?? now.kind,
          direct_debit,
          address_unknown_since: address_unknown ? (now.address_unknown_since ?? today) : null,
          policy: {
            ...now.policy,
            id: policy ?? 1,
            own: policy !== null,
            why: policy ? "Choisi pour ce client." : "Le scénario de son segment.",
          },
        }),
      }),
    setItemPolicy: async (customer, item, policy) => {
      const account = books.account(customer);
      account.items = account.items.map((row) =>
        row.number === item ? { ...row, policy: policy === null ? null : "À risque" } : row,
      );
      return books.act(customer, { sentence: `Scénario de ${item} modifié.` });
    },

    saveContact: async ({ customer, id, ...draft }) =>
      books.act(customer, {
        sentence: `${draft.name} est noté chez ${name(customer)}.`,
        dossier: ({ contacts }) => {
          const row = { ...draft, id: id ?? books.id() };
          const others = contacts
            .filter((contact) => contact.id !== row.id)
            .map((contact) => (row.main ? { ...contact, main: false } : contact));
          return { contacts: row.main ? [row, ...others] : [...others, row] };
        },
      }),
    exportPerson: async () => "/home/marie/Documents/personne.json",
    erasePerson: async (id) => {
      const code = withContact(id);
      books.act(code, {
        sentence: `Une personne effacée chez ${name(code)}.`,
        dossier: ({ contacts }) => ({
          contacts: contacts.filter((contact) => contact.id !== id),
        }),
      });
      return { sentence: "La personne est effacée, avec deux notes.", acts: 2 };
    },

    changes: async () => books.changes(),
    undoChangePreview: async (change) => books.undoPreview(change),
    undoChange: async (change) => books.undo(change),
    redoChange: async (change) => books.redo(change),
  };
}

/** Later today, or away until another day. */
function put(at: string, call_back: boolean): Pick<Act, "becomes" | "leaves" | "waits"> {
  if (!at.startsWith(today)) return { leaves: true, waits: true };
  const placed = `${call_back ? "Rappel demandé" : "Mis de côté jusqu’à"} ${at.slice(11, 16)}.`;
  return { becomes: { place: "later", until: at, placed, call_back } };
}

function proposed(books: Books, draft: PlanDraft): PlanProposal {
  const { items, currency } = books.account(draft.customer);
  const wanted = items.filter(({ number, claimable }) =>
    draft.items.length > 0 ? draft.items.includes(number) : claimable.minor > 0,
  );
  const total = sumOf(wanted.map(({ open }) => open))[0] ?? { minor: 0, currency };
  const share = Math.floor(total.minor / draft.count);
  const instalments = Array.from({ length: draft.count }, (_, at) => ({
    due_on:
      draft.every === "months"
        ? monthsAway(draft.first, at * draft.interval).slice(0, 8) + draft.first.slice(8)
        : away(7 * (at + 1) * draft.interval),
    amount: {
      minor: at === draft.count - 1 ? total.minor - share * (draft.count - 1) : share,
      currency,
    },
    paid: { minor: 0, currency },
    late: false,
  }));
  return { total, instalments };
}
