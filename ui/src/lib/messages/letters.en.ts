//! The English of the letters: checked, printed, and followed after they left.

import { counted, single } from "./counted";
import type {
  archive as frenchArchive,
  outgoing as frenchOutgoing,
  particulars as frenchParticulars,
} from "./letters.fr";

const plural = counted("en");
const one = (count: number) => single(count, "en");
const letters = (count: number) => plural(count, "letter", "letters");

const fact: typeof frenchArchive.fact = {
  printed: "Printed",
  reprinted: "Copied",
  posted: "Posted",
  sent: "Sent",
  presented: "Presented",
  acknowledged: "Received",
  returned: "Returned",
};

export const outgoing: typeof frenchOutgoing = {
  tabs: "Letters",
  toSend: "To send",
  gone: "Sent",
  ready: (count) => `${letters(count)} ready`,
  emails: (count) => plural(count, "e-mail", "e-mails"),
  stopped: (count) => `${count.toLocaleString("en-GB")} to look at`,
  pages: (count) => plural(count, "page", "pages"),
  checking: "Checking the letters",
  draft: (count) =>
    count === 1 ? "Write the e-mail draft" : `Write ${plural(count, "draft", "drafts")}`,
  send: (count) => (count === 1 ? "Send the ready e-mail" : `Send ${plural(count, "e-mail", "e-mails")}`),
  sent: (count) => (count === 1 ? "The e-mail is sent." : `${plural(count, "e-mail", "e-mails")} sent.`),
  drafted: (count, folder) =>
    `${plural(count, "draft", "drafts")} in ${folder}, to be sent by your mail program.`,
  printing: "Printing",
  progress: (read, total) =>
    `${read.toLocaleString("en-GB")} of ${total.toLocaleString("en-GB")}`,
  stop: "Stop",
  print: (count) => (one(count) ? "Print the letter that is ready" : `Print the ${letters(count)} ready`),
  printThis: "Print this letter",
  printed: (count, path) => `${letters(count)} in ${path}, noted as printed.`,
  proof: "All letters at a glance",
  proofHide: "One letter at a time",
  clean: "Nothing to correct",
  correctAddress: "Correct the particulars",
  places: {
    customer: "Correct the particulars",
    company: "Complete the company",
    rates: "See the rates",
    template: "Edit the text",
    judgement: "",
  },
};

export const archive: typeof frenchArchive = {
  empty: "No letter has left yet.",
  emptyText: "Each letter that is printed or noted as sent is kept here, with its exact PDF.",
  emptyFilter: "No letter matches this filter.",
  list: "Letters sent",
  filter: "Customer, code or registered number",
  dated: "Date",
  customer: "Customer",
  letter: "Letter",
  claimed: "Claimed",
  registered: "Registered no.",
  state: "Follow-up",
  count: (count) => plural(count, "letter", "letters"),
  fact,
  note: {
    printed: "Note as printed",
    reprinted: "Note a copy",
    posted: "Note as posted",
    sent: "Note as sent",
    presented: "Note its presentation",
    acknowledged: "Note its receipt",
    returned: "Note its return",
  },
  reason: {
    unknown: "Unknown at the address",
    unclaimed: "Not collected",
    refused: "Refused",
  },
  on: "On",
  number: "Registered number",
  numberHint: "As on the posting slip",
  why: "Why it came back",
  noted: (kind, count) => `${fact[kind]}: ${plural(count, "letter", "letters")}.`,
  look: "See the PDF",
  copy: "Stamped copy",
  openCase: "Open the file",
  undone: "Taken back",
  deadline: (day) => `Deadline ${day}`,
  sealed: "SHA-256 of the kept PDF",
  select: "Tick",
  followed: "What happened to it",
};

export const particulars: typeof frenchParticulars = {
  title: "Particulars",
  edit: "Edit the particulars",
  save: "Save the particulars",
  saved: (name) => `Particulars of ${name} saved.`,
  name: "Legal name",
  address: "Street and number",
  address2: "Second line",
  postcode: "Postcode",
  town: "Town",
  country: "Country",
  registeredOffice: "Registered office, if elsewhere",
  phone: "Phone",
  email: "E-mail",
  collector: "Collector",
  salesperson: "Salesperson",
  siren: "SIREN",
  language: "Language of letters",
  languages: { fr: "French", en: "English", de: "German" },
};
