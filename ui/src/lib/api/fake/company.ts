//! The stand-in's company: kept as given, its paper drawn by hand.

import type { Api } from "../api";
import type { Company } from "../bindings/Company";
import type { Session } from "../bindings/Session";
import { letterPdf } from "./letter";

const nobody: Company = {
  name: "",
  legal_form: "",
  capital: "",
  variable_capital: false,
  address: "",
  address2: "",
  postcode: "",
  town: "",
  siren: "",
  rcs: "",
  vat: "",
  mentions: "",
  in_liquidation: false,
  liquidator: "",
  phone: "",
  email: "",
  accounts: [],
  signatory: "",
  capacity: "",
  envelope: "dl_right",
  window: { x: 100, y: 55, width: 90, height: 24 },
  slip: false,
  penalties_from: "formal_notice",
  reminder_days: 8,
  notice_days: 8,
  penalty_terms: { basis: "legal_default", figure: "", frozen: false },
};

/** What the stand-in knows of its company. */
export const papeterie = {
  company: { ...nobody, name: "Papeterie des Canuts", town: "Lyon", postcode: "69001" },
  pictures: { logo: false, signature: false },
};

type CompanyApi = Pick<
  Api,
  | "company"
  | "saveCompany"
  | "checkCompany"
  | "companyPreview"
  | "saveAlignmentSheet"
  | "pictures"
  | "choosePicture"
  | "dropPicture"
  | "removePicture"
>;

export function fakeCompany(session: () => Session): CompanyApi {
  const picture = (kind: "logo" | "signature", there: boolean) => {
    papeterie.pictures[kind] = there;
    return { ...papeterie.pictures };
  };
  return {
    company: async () => structuredClone(papeterie.company),
    saveCompany: async (next) => {
      papeterie.company = structuredClone(next);
      return session();
    },
    checkCompany: async ({ siren, accounts }) => ({
      missing: siren ? "" : "Mentions obligatoires à compléter : SIREN.",
      accounts: accounts.map(({ iban }) => ({
        valid: iban.length > 14,
        bank: iban.length > 14 ? "BANQUE DES CANUTS" : "",
        bic: iban.length > 14 ? "CANUFRPPXXX" : "",
      })),
      refused: "",
    }),
    companyPreview: async () => letterPdf([]),
    saveAlignmentSheet: async () => "/home/marie/Documents/feuille-d-alignement.pdf",
    pictures: async () => ({ ...papeterie.pictures }),
    choosePicture: async (kind) => picture(kind, true),
    dropPicture: async (kind) => picture(kind, true),
    removePicture: async (kind) => picture(kind, false),
  };
}
