//! The stand-in's morning: who paid, whose word held, who is late.

import type { Brief } from "../bindings/Brief";
import type { BriefLine } from "../bindings/BriefLine";
import type { Account } from "./ledger";

export function briefOf(all: Account[]): Brief | null {
  if (all.length === 0) return null;
  const line = (at: number, minor: number, sentence: string): BriefLine => {
    const { code, name, currency } = all[at % all.length] ?? {
      code: "",
      name: "",
      currency: "EUR",
    };
    return { customer: code, name, amount: { minor, currency }, sentence };
  };
  return {
    key_date: "2026-11-20",
    files: ["echeancier-2026-11-20.csv", "releve-2026-11-19.xml"],
    imports: [3, 4],
    received: [{ minor: 1_240_000, currency: "EUR" }],
    paid: [
      line(3, 620_400, "FA-1021 et FA-1022 sont soldées, avec 12 jours de retard."),
      line(7, 412_000, "FA-1049 est soldée à l’échéance."),
      line(5, 207_600, "Un acompte sur FA-1035 ; 1 180,00 € restent dus."),
    ],
    promises_kept: [line(5, 207_600, "Promis pour le 18/11/2026, reçu le 17/11/2026.")],
    promises_broken: [
      line(0, 1_248_000, "Promis pour le 18/11/2026, rien n’est arrivé ; la relance reprend."),
      line(14, 331_200, "Promis pour le 19/11/2026, 500,00 € seulement sont arrivés."),
    ],
    late: [
      line(8, 98_640, "FA-1056 est échue depuis le 19/11/2026."),
      line(10, 54_000, "FA-1070, la première en retard depuis deux ans."),
    ],
    odd: [
      line(
        12,
        861_000,
        "FA-1084 a disparu de l’échéancier sans règlement à la banque : soldée par erreur ou passée en perte ?",
      ),
    ],
    more: 14,
  };
}
