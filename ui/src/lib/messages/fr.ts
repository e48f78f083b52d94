//! The French of the window: vouvoiement, plain verbs, and how many they touch.

import type { ExportFormat } from "$lib/api/bindings/ExportFormat";
import { aging } from "./aging.fr";
import { forecast, payer } from "./figures.fr";
import { company } from "./company.fr";
import { counted, single } from "./counted";
import { brief, imports } from "./imports.fr";
import { indicators } from "./indicators.fr";
import { changes as journal, sheet } from "./customer.fr";
import { archive, outgoing, particulars } from "./letters.fr";
import { penalties, rates } from "./penalty.fr";
import { policy } from "./policy.fr";
import { print } from "./print.fr";
import { provision } from "./provision.fr";
import { sales } from "./sales.fr";
import { receipts, tieOut } from "./receipts.fr";
import { output } from "./output.fr";
import { template } from "./template.fr";
import { sheets, writing } from "./writing.fr";
import { terms } from "./terms.fr";
import { call, caps, today, undo } from "./today.fr";

const plural = counted("fr");
const one = (count: number) => single(count, "fr");
const letters = (count: number) => plural(count, "lettre", "lettres");

export const fr = {
  ...terms,
  archive,
  outgoing,
  particulars,
  sheets,
  output,
  print,
  provision,
  sales,
  template,
  writing,
  penalties,
  rates,
  failure: {
    internal:
      "Une erreur imprévue s’est produite. Rien n’a été modifié. Réessayez, puis relancez Encours si elle revient.",
    retry: "Réessayer",
    title: "Cette vue n’a pas pu être affichée",
  },
  places: {
    today: "Aujourd’hui",
    brief: "Point du matin",
    receipts: "Encaissements",
    aging: "Balance âgée",
    letters: "Courriers",
    gone: "Courriers partis",
    indicators: "Indicateurs",
    forecast: "Prévisions",
    payers: "Payeurs",
    provision: "Provisions",
    sales: "Commerciaux",
    import: "Imports",
    policies: "Scénarios",
    changes: "Journal",
    company: "Réglages",
    templates: "Modèles",
    rates: "Taux",
    output: "Impression et envoi",
    customer: "Client",
    writing: "Écrire",
    navigation: "Navigation",
  },
  frame: {
    search: "Rechercher",
    import: "Importer",
    onDay: (day: string) => `au ${day}`,
    keyDate: "Date d’arrêté",
    backToToday: "Revenir à aujourd’hui",
    pastDay: (day: string) => `Vous consultez la situation au ${day}, relue avec les scénarios d’aujourd’hui. Elle ne se modifie pas.`,
    readOnly: "Lecture seule.",
    language: "Langue",
    theme: "Apparence",
    light: "Clair",
    dark: "Sombre",
    system: "Système",
    freshAsOf: (day: string) => `à jour au ${day}`,
    unnamed: "Votre société",
    sample: "Société exemple",
    loading: "Chargement",
    close: "Fermer",
    cancel: "Annuler",
    labelled: (label: string, text: string) => `${label}\u00A0: ${text}`,
    dropHere: "Déposez vos fichiers pour les ouvrir",
    dropDetail: "Rien n’est écrit avant votre accord.",
    dayPlaceholder: "jj/mm/aaaa",
    notADay: (text: string) =>
      `«\u00A0${text}\u00A0» n’est pas une date. Écrivez par exemple 30/11, vendredi ou fin de mois.`,
    notAPastDay: (text: string) =>
      `«\u00A0${text}\u00A0» n’est pas une date. Écrivez par exemple 12/11, 12/11/2026 ou hier.`,
    dayPast: (text: string) => `«\u00A0${text}\u00A0» est passé. Donnez un jour à venir.`,
    dayToCome: (text: string) => `«\u00A0${text}\u00A0» est à venir. Donnez un jour jusqu’à aujourd’hui.`,
    dayAwaited: "Cette date est en train d’être lue.",
    previousMonth: "Mois précédent",
    nextMonth: "Mois suivant",
    openCalendar: "Ouvrir le calendrier",
    dismiss: "Fermer ce message",
  },
  start: {
    tagline: "Votre export comptable, et la journée de relance est prête.",
    openTitle: "Ouvrir mon export",
    openText:
      "Déposez ici l’export de votre comptabilité, CSV, classeur ou FEC. Vous voyez ce qu’il contient avant que rien ne soit écrit.",
    openButton: "Choisir un fichier",
    sampleTitle: "Voir une société exemple",
    sampleText:
      "Trois cents pièces inventées, avec leurs acomptes, leurs avoirs, un litige et une promesse rompue. À essayer sans crainte.",
    sampleButton: "Ouvrir l’exemple",
    offline: "Tout reste sur cet ordinateur. Encours ne se connecte à rien.",
  },
  today,
  call,
  undo,
  caps,
  letter: {
    preview: "Aperçu",
    save: "Enregistrer le PDF",
    post: (paper: boolean): string => (paper ? "Noter comme postée" : "Noter comme envoyé"),
    saveAll: "Enregistrer en PDF",
    postAll: (count: number) =>
      one(count) ? "Noter la lettre comme postée" : `Noter les ${letters(count)} comme postées`,
    saved: (count: number, path: string) =>
      `${letters(count)} ${one(count) ? "enregistrée" : "enregistrées"} dans ${path}`,
    posted: (count: number) =>
      `${letters(count)} ${one(count) ? "notée comme postée" : "notées comme postées"}.`,
    postedFor: (name: string) => `L’envoi à ${name} est noté.`,
    confirmOne: (name: string) => `Noter l’envoi à ${name}\u00A0?`,
    confirmAll: (count: number) =>
      `Noter ${one(count) ? "l’envoi" : "les envois"} de ${letters(count)}\u00A0?`,
    confirmText:
      "Le PDF exact est conservé avec les montants réclamés, et le client passe à l’étape suivante. Un envoi noté s’annule, mais ne s’efface pas.",
    leftOut: (count: number) => `${plural(count, "client laissé", "clients laissés")} de côté`,
    list: "Lettres du jour",
    empty: "Aucune lettre à envoyer à cette date.",
    emptyText: "Les clients à écrire apparaissent ici dès qu’une étape du scénario le prévoit.",
    credits: "Avoirs et acomptes déduits",
    interest: "Pénalités de retard",
    fixedSums: "Indemnités forfaitaires",
    settledLate: "Pénalités de factures réglées en retard",
    claims: "Ce que la lettre réclame",
    total: "Total réclamé",
    pages: (page: number, count: number) => 
      `Page ${page.toLocaleString("fr-FR")} sur ${count.toLocaleString("fr-FR")}`,
    document: "Lettre en PDF",
    kept: "Copie conservée",
    noAction: "Ce client n’a pas de lettre à cette date.",
  },
  aging,
  forecast,
  payer,
  exports: {
    open: "Exporter",
    written: (path: string) => `Exporté dans ${path}`,
    formats: { xlsx: "Classeur Excel", csv: "Liste CSV", pdf: "Page PDF" } satisfies Record<ExportFormat, string>,
    texts: {
      xlsx: "Vrais nombres, vraies dates, totaux en formules",
      csv: "Les lignes seules, pour un autre logiciel",
      pdf: "Mis en page, à imprimer",
    } satisfies Record<ExportFormat, string>,
    pdfWithCharts: "Mis en page, avec ses graphiques, à imprimer",
  },
  customer: {
    items: "Pièces ouvertes",
    history: "Historique",
    moreClaims: (count: number) => `et ${plural(count, "autre", "autres")}`,
    partDisputed: (amount: string) => `${amount} contestés`,
    noItems: "Aucune pièce ouverte à cette date.",
    noHistory: "Rien de noté pour l’instant.",
    number: "Pièce",
    issued: "Émise le",
    due: "Échéance",
    dueDerived: "Échéance déduite des conditions de règlement : la pièce n’en porte pas.",
    late: "Retard (j)",
    level: "Niveau",
    original: "Origine",
    open: "Restant dû",
    next: "Prochaine étape",
    code: "Code",
    siren: "SIREN",
    collector: "Chargé de recouvrement",
    salesperson: "Commercial",
    contact: "Contact",
    phone: "Téléphone",
    email: "E-mail",
    address: "Adresse",
    noAddress: "Adresse inconnue",
    account: "Compte",
    seeDocument: "Voir le PDF",
    openTotal: "Restant dû",
    kinds: { invoice: "Facture", credit_note: "Avoir", payment: "Règlement" },
  },
  imports,
  brief,
  receipts,
  tieOut,
  policy,
  sheet,
  journal,
  indicators,
  company,
  palette: {
    placeholder: "Aller à un client, une pièce ou une vue",
    places: "Vues",
    customers: "Clients",
    documents: "Pièces",
    actions: "Actions",
    none: "Rien ne correspond.",
    searching: "Recherche…",
    recent: "Récents",
    title: "Palette",
  },
  keys: {
    title: "Raccourcis clavier",
    everywhere: "Partout",
    here: "Dans cette vue",
    palette: "Rechercher un client ou une vue",
    sheet: "Cette liste",
    back: "Revenir",
    down: "Ligne suivante",
    up: "Ligne précédente",
    open: "Ouvrir",
    filter: "Filtrer",
    save: "Enregistrer",
    confirm: "Confirmer",
    bigger: "Agrandir",
    smaller: "Réduire",
    findCustomer: "Trouver un client",
    closePanel: "Fermer le volet",
  },
};

export type Messages = typeof fr;
