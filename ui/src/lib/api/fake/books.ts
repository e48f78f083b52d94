//! The stand-in's books while they are worked in: whose turn it is, and every change with its way back.

import type { ChangeRecord } from "../bindings/ChangeRecord";
import type { ChangeUndo } from "../bindings/ChangeUndo";
import type { DayDone } from "../bindings/DayDone";
import type { Failure } from "../bindings/Failure";
import type { HistoryEntry } from "../bindings/HistoryEntry";
import type { WorklistRow } from "../bindings/WorklistRow";
import { sumOf } from "../../format/money";
import { dayBegun, onceDone, usual } from "./day";
import { dossierOf, type Dossier } from "./dossier";
import { today, type Account } from "./ledger";
import { ranked, rowOf } from "./worklist";

interface Kept {
  record: ChangeRecord;
  back: () => void;
  again: () => void;
}

/** What an act leaves behind. */
export interface Act {
  sentence: string;
  entry?: Pick<HistoryEntry, "kind" | "title"> & Partial<HistoryEntry>;
  /** Counted in the day's work. */
  done?: "calls" | "letters" | "emails" | "others";
  /** Whether the customer leaves the list. */
  leaves?: boolean;
  /** What its row becomes. */
  becomes?: Partial<WorklistRow>;
  /** Put off to a later day. */
  waits?: boolean;
  dossier?: (now: Dossier) => Partial<Dossier>;
}

export function refuse(key: Failure["key"], sentence: string): never {
  throw { key, sentence } satisfies Failure;
}

export class Books {
  rows: WorklistRow[];
  done: DayDone = dayBegun;
  capacity = usual;
  waiting = 2;
  #dossiers = new Map<string, Dossier>();
  #changes: Kept[] = [];
  #next = 100;

  constructor(readonly all: Account[]) {
    this.rows = ranked(all.map(rowOf).filter((row): row is WorklistRow => row !== null));
  }

  account(code: string): Account {
    const found = this.all.find((one) => one.code === code);
    return found ?? refuse("unknown_customer", `Le client ${code} est inconnu.`);
  }

  row(code: string): WorklistRow | null {
    return this.rows.find((row) => row.customer === code) ?? null;
  }

  dossier(code: string): Dossier {
    const kept = this.#dossiers.get(code) ?? dossierOf(this.account(code), this.all);
    this.#dossiers.set(code, kept);
    return kept;
  }

  id(): number {
    return this.#next++;
  }

  /** Does an act, and keeps how to take it back. */
  act(customer: string, { sentence, entry, done, leaves, becomes, waits, dossier }: Act): null {
    const account = this.account(customer);
    const record = { change: this.id(), at: `${today}T10:12:00`, sentence, customer, undone: false };
    const before = { row: this.row(customer), done: this.done, dossier: this.dossier(customer) };
    const after = dossier ? { ...before.dossier, ...dossier(before.dossier) } : before.dossier;
    const line = entry && { ...blank(), ...entry, change: record.change };
    if (line) account.history.unshift(line);
    const again = () => {
      record.undone = false;
      if (line) line.undone = false;
      if (leaves) this.rows = this.rows.filter((row) => row.customer !== customer);
      if (becomes && before.row) this.#put({ ...before.row, ...becomes });
      if (waits) this.waiting += 1;
      if (done) this.done = onceDone(this.done, done, this.#spoken(before.row));
      this.#dossiers.set(customer, after);
    };
    const back = () => {
      record.undone = true;
      if (line) line.undone = true;
      if ((leaves || becomes) && before.row) this.#put(before.row);
      if (waits) this.waiting -= 1;
      if (done) this.done = before.done;
      this.#dossiers.set(customer, before.dossier);
    };
    again();
    this.#changes.push({ record, back, again });
    return null;
  }

  /** Does what concerns no customer, and keeps how to take it back. */
  note(sentence: string, run: () => void, reverse: () => void): void {
    const at = `${today}T10:12:00`;
    const record = { change: this.id(), at, sentence, customer: null, undone: false };
    const again = () => {
      record.undone = false;
      run();
    };
    const back = () => {
      record.undone = true;
      reverse();
    };
    again();
    this.#changes.push({ record, back, again });
  }

  changes(): ChangeRecord[] {
    return this.#changes.map(({ record }) => ({ ...record })).reverse();
  }

  undoPreview(change: number | null): ChangeUndo {
    const { record } = this.#kept(change);
    const later = this.#changes.filter(
      (kept) => !kept.record.undone && kept.record.customer === record.customer,
    );
    const disturbs = later
      .filter((kept) => kept.record.change > record.change)
      .map((kept) => `Fait depuis, et gardé : ${kept.record.sentence}`);
    return { change: record.change, sentence: record.sentence, disturbs };
  }

  undo(change: number): ChangeUndo {
    const told = this.undoPreview(change);
    this.#kept(change).back();
    return told;
  }

  redo(change: number): ChangeUndo {
    const kept = this.#kept(change);
    kept.again();
    return { change, sentence: kept.record.sentence, disturbs: [] };
  }

  #put(row: WorklistRow): void {
    const others = this.rows.filter(({ customer }) => customer !== row.customer);
    this.rows = ranked([...others, row]);
  }

  #kept(change: number | null): Kept {
    const found = [...this.#changes]
      .reverse()
      .find(({ record }) => (change === null ? !record.undone : record.change === change));
    return found ?? refuse("invalid_field", "Il n’y a rien à annuler.");
  }

  #spoken(row: WorklistRow | null) {
    return row ? sumOf([...this.done.spoken_for, row.amount]) : this.done.spoken_for;
  }
}

function blank(): Omit<HistoryEntry, "kind" | "title"> {
  return {
    on: today,
    step: null,
    note: null,
    amount: null,
    items: [],
    document: null,
    claims: [],
    change: null,
    undone: false,
  };
}
