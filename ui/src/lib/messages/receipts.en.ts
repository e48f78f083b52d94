//! The English of receipts and of the tie-out: the two places where the books meet the bank.

import { counted } from "./counted";
import type { receipts as french, tieOut as frenchTieOut } from "./receipts.fr";

const plural = counted("en");

export const receipts: typeof french = {
  list: "Receipts",
  waiting: (count) => `${count.toLocaleString("en-GB")} waiting`,
  acceptCertain: (count, total) =>
    count === 1
      ? `Accept the certain one — ${total}`
      : `Accept the ${count.toLocaleString("en-GB")} certain ones — ${total}`,
  acceptCertainShort: "Accept the certain ones",
  accept: "Accept",
  acceptOn: (numbers) => `Match with ${numbers}`,
  onDocuments: (count) => plural(count, "document"),
  onAccount: "Keep on account",
  setAside: "Set aside",
  takeBack: "Put back",
  undo: "Undo the match",
  bankText: "As the bank writes it",
  proposal: "Proposal",
  matchedWith: "Matched with",
  number: "Document",
  due: "Due",
  open: "Open",
  pays: "Paid here",
  remainder: "Left over, on account",
  fee: "Kept by the bank",
  other: "Another customer",
  find: "Find a customer",
  noHit: (query) => `No customer matches “${query}”.`,
  documentsOf: (name) => `Open documents of ${name}`,
  noDocuments: "This customer has nothing open.",
  ticked: (sum, received) => `ticked: ${sum} of ${received} received`,
  match: (count) => `Match with ${plural(count, "document")}`,
  received: (on) => `received on ${on}`,
  accepted: (count) => `${plural(count, "receipt")} matched.`,
  matched: (amount, name) => `${amount} matched with ${name}.`,
  aside: (payer) => `The receipt from ${payer} is set aside.`,
  undone: (payer) => `The receipt from ${payer} is waiting again.`,
  empty: "No receipts are waiting.",
  emptyText: "Drop a bank statement.",
  allDone: "Everything is matched.",
  allDoneText: "The latest receipts stay in the list, in case you want to go back on one.",
  reconcile: (count) => (count === 1 ? "Match the receipt" : `Match ${plural(count, "receipt")}`),
  noProposal: "No proposal",
  tickKey: "Tick the document",
};

export const tieOut: typeof frenchTieOut = {
  line: (text) => `Tie-out: ${text}`,
  columns: "Σ columns",
  openItems: "open documents",
  file: (on) => `file of ${on}`,
  account: "account 411",
  differs: (count) => plural(count, "difference to read", "differences to read"),
  columnsLine: "Σ of the columns of the balance",
  openItemsLine: "Σ of the open documents",
  fileLine: (file, on) => `Total of ${file} on ${on}`,
  accountLine: (on) => `Balance of account 411 on ${on}`,
  fileDifferences: "Between the documents and the file",
  accountDifferences: "Between the documents and account 411",
  balance: "Balance of account 411",
  on: "on",
  keep: "Compare",
  forget: "Remove",
  show: "Detail of the tie-out",
  hide: "Hide",
  enter: "Enter the balance of 411",
};
