//! The stand-in's scenarios, their segments, and what they would make of the coming weeks.

import type { Api } from "../api";
import type { BackTestSide } from "../bindings/BackTestSide";
import type { LevelSheet } from "../bindings/LevelSheet";
import type { PolicyBook } from "../bindings/PolicyBook";
import type { PolicyDraft } from "../bindings/PolicyDraft";
import type { PolicySheet } from "../bindings/PolicySheet";
import type { SegmentSheet } from "../bindings/SegmentSheet";
import type { Step } from "../bindings/Step";
import { refuse } from "./books";
import { away, today } from "./ledger";

type Scenarios = Pick<
  Api,
  "policies" | "savePolicy" | "deletePolicy" | "saveSegments" | "simulate" | "backTest" | "policyWarnings"
>;

const channels: Record<Step, LevelSheet["channel"]> = {
  preventive: "email",
  first_reminder: "email",
  call: "call",
  second_reminder: "letter",
  second_call: "call",
  final_reminder: "letter",
  formal_notice: "registered_letter",
  hand_over: "hand_over",
};

const phases: Record<Step, number> = {
  preventive: 0,
  first_reminder: 1,
  call: 1,
  second_reminder: 1,
  second_call: 1,
  final_reminder: 2,
  formal_notice: 2,
  hand_over: 3,
};

const texts: Partial<Record<Step, LevelSheet["text"]>> = {
  preventive: "first_reminder",
  first_reminder: "first_reminder",
  second_reminder: "second_reminder",
  final_reminder: "final_reminder",
  formal_notice: "formal_notice",
};

const said: Record<LevelSheet["channel"], string> = {
  call: "un appel",
  email: "un e-mail",
  letter: "une lettre",
  registered_letter: "un recommandé avec avis de réception",
  hand_over: "le dossier passe au recouvrement",
};

function level([step, offset]: [Step, number]): LevelSheet {
  const channel = channels[step];
  const moment = offset < 0 ? `${-offset} jours avant` : `${offset} jours après`;
  return {
    step,
    reference: "due",
    offset,
    channel,
    counts: channel !== "call",
    floor: { minor: step === "formal_notice" ? 15_000 : 0, currency: "EUR" },
    text: texts[step] ?? null,
    phase: phases[step],
    sentence: `${moment} l’échéance : ${said[channel]}.`,
  };
}

function policy(
  id: number,
  name: string,
  customers: number,
  steps: [Step, number][],
  more: Partial<PolicySheet> = {},
): PolicySheet {
  return {
    id,
    name,
    minimum_gap: 7,
    grouping: "one_letter",
    catch_up: true,
    repeat_every: null,
    levels: steps.map(level),
    sentences: [
      "Jamais deux courriers à moins de 7 jours l’un de l’autre.",
      "Une seule lettre par client, au niveau de sa pièce la plus avancée.",
    ],
    customers,
    warnings: [],
    ...more,
  };
}

const usual: [Step, number][] = [
  ["first_reminder", 3],
  ["call", 8],
  ["second_reminder", 15],
  ["final_reminder", 30],
  ["formal_notice", 45],
  ["hand_over", 75],
];

function shelf(): PolicySheet[] {
  return [
    policy(1, "Standard", 31, usual),
    policy(2, "Grands comptes", 6, [
      ["preventive", -7],
      ["call", 5],
      ["second_reminder", 15],
      ["second_call", 22],
      ["final_reminder", 40],
      ["formal_notice", 60],
      ["hand_over", 90],
    ]),
    policy(3, "Petits montants", 9, [
      ["first_reminder", 8],
      ["second_reminder", 25],
      ["final_reminder", 45],
    ]),
    policy(4, "À risque", 5, [
      ["preventive", -5],
      ["call", 2],
      ["first_reminder", 4],
      ["formal_notice", 15],
      ["hand_over", 30],
    ]),
    policy(5, "Secteur public", 4, [
      ["first_reminder", 10],
      ["call", 20],
      ["second_reminder", 30],
      ["formal_notice", 60],
    ]),
    policy(
      6,
      "Particuliers",
      2,
      [
        ["first_reminder", 5],
        ["second_reminder", 20],
        ["final_reminder", 35],
        ["formal_notice", 50],
      ],
      { warnings: ["L’indemnité de 40 € ne s’applique pas aux particuliers."] },
    ),
    policy(7, "Étranger", 3, [
      ["first_reminder", 5],
      ["call", 12],
      ["second_reminder", 25],
      ["final_reminder", 40],
    ]),
    policy(8, "Intra-groupe", 1, [], { sentences: ["Aucune étape : ces clients ne sont jamais relancés."] }),
  ];
}

function segment(
  id: number,
  name: string,
  policyId: number,
  customers: number,
  sentence: string,
  rule: Partial<SegmentSheet>,
): SegmentSheet {
  const open = { kind: null, late_from: null, late_to: null, amount_from: null, amount_to: null };
  return { ...open, id, name, policy: policyId, customers, sentence, ...rule };
}

function precedence(): SegmentSheet[] {
  const eur = (minor: number) => ({ minor, currency: "EUR" });
  return [
    segment(1, "Intra-groupe", 8, 1, "Les sociétés du groupe.", { kind: "intra_group" }),
    segment(2, "Secteur public", 5, 4, "Les clients du secteur public.", { kind: "public" }),
    segment(3, "Particuliers", 6, 2, "Les particuliers.", { kind: "consumer" }),
    segment(4, "Étranger", 7, 3, "Les clients hors de France.", { kind: "foreign" }),
    segment(5, "À risque", 4, 5, "Retard habituel de 30 jours au moins.", { late_from: 30 }),
    segment(6, "Grands comptes", 2, 6, "Encours de 50 000 € au moins.", {
      amount_from: eur(5_000_000),
    }),
    segment(7, "Petits montants", 3, 9, "Encours de 300 € au plus.", { amount_to: eur(30_000) }),
  ];
}

export function fakePolicies(): Scenarios {
  let policies = shelf();
  let segments = precedence();
  let defaultPolicy = 1;
  const book = (): PolicyBook => ({ policies, segments, default_policy: defaultPolicy });

  return {
    policies: async () => book(),
    savePolicy: async (draft) => {
      if (draft.name.trim() === "") refuse("invalid_field", "Donnez un nom au scénario.");
      const known = policies.find(({ id }) => id === draft.id);
      if (known) policies = policies.map((one) => (one === known ? saved(draft, known) : one));
      else {
        const id = Math.max(...policies.map((one) => one.id)) + 1;
        policies = [...policies, saved(draft, policy(id, draft.name, 0, []))];
      }
      return book();
    },
    deletePolicy: async (id) => {
      if (id === defaultPolicy || segments.some((one) => one.policy === id)) {
        refuse("invalid_field", "Ce scénario sert à un segment. Donnez-en d’abord un autre au segment.");
      }
      policies = policies.filter((one) => one.id !== id);
      return book();
    },
    saveSegments: async (next, fallback) => {
      segments = next;
      defaultPolicy = fallback;
      return book();
    },
    policyWarnings: async ({ levels }) => {
      const call = levels.find(({ step }) => step === "call");
      const next = levels.find(({ step }) => step === "second_reminder");
      if (!call || !next || next.offset - call.offset >= 5) return [];
      return ["Entre l’appel et la 2e relance il y a moins que l’écart minimal."];
    },
    simulate: async (draft) => simulated(draft),
    backTest: async (draft) => {
      const now = side("Scénarios actuels", 214, 96, 131, 17, 38);
      return {
        from: away(-180),
        to: today,
        now,
        candidate: side(draft.name, 238, 96, 118, 21, 31),
        days_earlier: "-3,4",
        sentence:
          "Sur six mois, ce scénario aurait parlé de l’argent 3,4 jours plus tôt, pour 24 appels de plus et 7 clients dérangés pour rien de moins.",
        assumption:
          "Les règlements sont supposés arrivés le jour où ils sont arrivés : l’effet d’une relance plus précoce n’est pas deviné.",
      };
    },
  };
}

function saved(draft: PolicyDraft, before: PolicySheet): PolicySheet {
  return { ...before, ...draft, id: before.id };
}

function simulated(draft: PolicyDraft | null) {
  const busier = draft ? draft.levels.length : 6;
  const days = Array.from({ length: 20 }, (_, at) => ({
    on: away(at + Math.floor(at / 5) * 2),
    calls: 3 + ((at * 5 + busier) % 9),
    emails: 4 + ((at * 3) % 7),
    letters: 2 + ((at * 7) % 8),
    registered: at % 4 === 0 ? 2 : 0,
    hand_overs: at % 9 === 7 ? 1 : 0,
    customers: 9 + ((at * 7 + busier) % 14),
  }));
  return {
    from: days[0]?.on ?? today,
    to: days.at(-1)?.on ?? today,
    days,
    sentence: "142 appels, 138 e-mails et 112 lettres en quatre semaines ; le jour le plus chargé est le 2 décembre.",
    assumption: "Personne ne paie et rien n’est facturé entre-temps : c’est la charge la plus forte possible.",
  };
}

function side(
  name: string,
  calls: number,
  emails: number,
  letters: number,
  busiest_calls: number,
  bothered_for_nothing: number,
): BackTestSide {
  const reached = [{ minor: 41_238_000, currency: "EUR" }];
  return { name, calls, emails, letters, busiest_calls, customers: 58, bothered_for_nothing, reached };
}
