//! Short words about what was just done. They leave by themselves; a refusal waits to be read.

import type { Failure } from "$lib/api/bindings/Failure";
import { asFailure } from "$lib/api/failure";

/** What can still be done about it: « Annuler ». */
export interface ToastAction {
  label: string;
  /** The key that does the same. */
  keys?: string;
  run: () => void;
}

export interface Toast {
  id: number;
  text: string;
  failure?: Failure;
  action?: ToastAction;
}

const stays = 5000;
/** Long enough to change one's mind. */
const actionStays = 10_000;
const refusalStays = 12_000;

class Toasts {
  list = $state.raw<Toast[]>([]);
  #next = 1;

  say(text: string, action?: ToastAction): void {
    this.#show({ id: this.#next++, text, action }, action ? actionStays : stays);
  }

  refuse(thrown: unknown): void {
    const failure = asFailure(thrown);
    this.#show({ id: this.#next++, text: failure.sentence, failure }, refusalStays);
  }

  act(toast: Toast): void {
    this.dismiss(toast.id);
    toast.action?.run();
  }

  dismiss(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  clear(): void {
    this.list = [];
  }

  #show(toast: Toast, time: number): void {
    this.list = [...this.list.slice(-2), toast];
    setTimeout(() => this.dismiss(toast.id), time);
  }
}

export const toasts = new Toasts();
