//! The stand-in's file on a customer: who to ask for, what was promised, disputed, agreed or held.

import type { ContactRow } from "../bindings/ContactRow";
import type { CustomerSheet } from "../bindings/CustomerSheet";
import { away, type Account } from "./ledger";
import { wordsOf } from "./worklist";

export type Dossier = Pick<
  CustomerSheet,
  | "contacts"
  | "last_words"
  | "policy"
  | "kind"
  | "kind_own"
  | "direct_debit"
  | "collector"
  | "salesperson"
  | "address_unknown_since"
  | "phase"
  | "promises"
  | "disputes"
  | "plans"
  | "holds"
  | "profile"
  | "waits"
>;

export function dossierOf(account: Account, all: Account[]): Dossier {
  const index = all.indexOf(account);
  const late = account.items.filter(({ claimable }) => claimable.minor > 0);
  const [oldest] = late;
  return {
    contacts: contactsOf(account, index),
    last_words: wordsOf(index),
    policy: {
      id: 1,
      name: "Standard",
      own: false,
      why: "Aucun segment ne s’applique : c’est le scénario par défaut.",
    },
    kind: account.currency === "EUR" ? "business" : "foreign",
    kind_own: false,
    direct_debit: false,
    collector: null,
    salesperson: null,
    address_unknown_since: account.address.length === 0 ? away(-12) : null,
    phase: oldest && (oldest.days_late ?? 0) >= 40 ? 3 : 1,
    promises: promisesOf(account, index),
    disputes: account.items
      .filter(({ stop }) => stop !== null)
      .map(({ number }, at) => ({
        id: 900 + at,
        item: number,
        category: "quantity",
        disputed: null,
        owner: "Mme Faure, expéditions",
        deadline: away(4),
        raised_on: away(-21),
        follow_up_on: away(4),
        reason: "Deux palettes manquantes à la livraison.",
        closed_on: null,
        outcome: null,
        sentence: `${number} est contestée depuis le 2 novembre : deux palettes manquantes.`,
      })),
    plans: [],
    holds: [],
    profile:
      late.length > 0
        ? "Règle d’habitude 12 jours après l’échéance, rarement avant le second appel."
        : "Règle d’habitude à l’échéance.",
    waits: null,
  };
}

function contactsOf(account: Account, index: number): ContactRow[] {
  if (!account.contact) return [];
  const first: ContactRow = {
    id: index * 10 + 1,
    name: account.contact,
    role: "Comptabilité fournisseurs",
    phone: account.phone ?? "",
    email: account.email ?? "",
    note: "",
    main: true,
  };
  if (index % 3 === 2) return [first];
  const boss: ContactRow = {
    id: index * 10 + 2,
    name: index % 2 === 0 ? "Mme Jourdan" : "M. Castaing",
    role: "Direction",
    phone: account.phone?.replace(/\d\d$/, "99") ?? "",
    email: `direction${index + 1}@exemple.fr`,
    note: "Seulement après le second appel.",
    main: false,
  };
  return [first, boss];
}

function promisesOf({ items }: Account, index: number): Dossier["promises"] {
  const [oldest] = items;
  if (!oldest || index % 14 !== 0) return [];
  return [
    {
      id: index + 500,
      promised: oldest.open,
      made_on: away(-11),
      due_on: away(-5),
      state: "broken",
      items: [oldest.number],
      sentence: "Promis le 12 novembre pour le 18 novembre, non tenu.",
    },
  ];
}
