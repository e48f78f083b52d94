//! The French of penalties: the rates they follow from, and what became of them.

import type { MadeRateKind } from "$lib/api/bindings/MadeRateKind";
import type { PenaltyBasis } from "$lib/api/bindings/PenaltyBasis";
import type { PenaltyParts } from "$lib/api/bindings/PenaltyParts";
import { counted } from "./counted";

const plural = counted("fr");

export const rates = {
  semester: "Semestre",
  makes: {
    default: "BCE + 10",
    floor: "3 × légal",
    public: "BCE + 8",
    agreed: "Contrat",
  } satisfies Record<MadeRateKind, string>,
  makesLong: {
    default: "Entre entreprises, à défaut de clause (art. L441-10)",
    floor: "Le minimum d’un taux contractuel (art. L441-10)",
    public: "Acheteurs publics (art. R2192-31 CCP)",
    agreed: "Vos conditions de vente",
  } satisfies Record<MadeRateKind, string>,
  ecb: "BCE",
  legal: "Légal",
  current: "en cours",
  unknown: "à saisir",
  toConfirm: "à confirmer",
  toConfirmLong: "Citation indirecte\u00A0: aucune lettre ne réclame à ce taux avant sa confirmation.",
  belowFloor: "sous le minimum légal",
  confirm: "Confirmer",
  confirmAll: "Confirmer le semestre",
  confirmed: (name: string) => `Les taux du ${name} sont confirmés.`,
  enter: "Saisir",
  enterLong: "Saisir un taux",
  reference: "Taux",
  percent: "Pourcentage",
  source: "Source",
  sourceExample: "Journal officiel du 28 décembre 2026",
  save: "Enregistrer le taux",
  saved: (name: string) => `Le taux du ${name} est enregistré.`,
  incomplete: "Donnez le pourcentage et sa source.",
  terms: "Vos conditions de vente",
  edit: "Modifier",
  basis: "Taux de pénalité",
  bases: {
    legal_default: "Taux légal par défaut (BCE + 10 points)",
    fixed: "Taux fixe",
    multiple_of_legal: "Multiple du taux légal",
    central_bank_plus: "BCE + points",
  } satisfies Record<PenaltyBasis, string>,
  figures: {
    legal_default: "",
    fixed: "Pour cent par an",
    multiple_of_legal: "Fois",
    central_bank_plus: "Points",
  } satisfies Record<PenaltyBasis, string>,
  frozen: "Le taux du premier semestre vaut pour tout le retard",
  saveTerms: "Enregistrer les conditions",
  termsSaved: "Les conditions de pénalité sont enregistrées.",
};

export const penalties = {
  title: "Pénalités",
  none: "Aucune facture en retard.",
  due: (sum: string) => `Reste dû\u00A0: ${sum}`,
  more: (count: number) => `Voir ${plural(count, "autre, payée", "autres, payées")} en retard`,
  waiveAll: "Tout abandonner",
  waiveAllLong: "Abandonner toutes les pénalités",
  waive: "Abandonner",
  waived: (name: string) => `Les pénalités de ${name} sont abandonnées.`,
  again: "Réclamer de nouveau",
  claimedAgain: (name: string) => `Les pénalités de ${name} sont de nouveau réclamées.`,
  collect: "Encaisser",
  collectSave: "Noter l’encaissement",
  amount: (currency: string) => `Montant encaissé (${currency})`,
  collectText: "Le montant éteint d’abord les intérêts, puis l’indemnité de 40\u00A0€.",
  amountMissing: "Donnez le montant encaissé.",
  collected: (number: string) => `L’encaissement de pénalités sur ${number} est noté.`,
  ask: "Réclamer",
  asked: (number: string) => `La prochaine mise en demeure réclamera les pénalités de ${number}.`,
  leave: "Ne plus réclamer",
  left: (number: string) => `Les pénalités de ${number} ne seront pas réclamées.`,
  what: "Quoi",
  parts: {
    both: "Intérêts et indemnité",
    interest: "Intérêts seuls",
    fixed_sum: "Indemnité seule",
  } satisfies Record<PenaltyParts, string>,
  note: "Pourquoi",
  noteExample: "Geste commercial",
  letter: "Voir la lettre",
};
