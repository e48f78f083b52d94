//! What the palette offers: customers, documents, views and actions, the most recent first.

import type { CustomerHit } from "$lib/api/bindings/CustomerHit";
import type { DocumentHit } from "$lib/api/bindings/DocumentHit";
import { matches } from "$lib/format/search";
import { viewKeys } from "$lib/keys/views";
import { m, words } from "$lib/messages/messages.svelte";
import { app } from "$lib/state/app.svelte";
import { places } from "$lib/state/places.svelte";
import { frame } from "$lib/state/frame.svelte";
import type { IconName } from "./icons";

export interface Entry {
  id: string;
  label: string;
  detail?: string;
  icon: IconName;
  keys?: string;
  run: () => void;
}

export interface EntryGroup {
  title: string;
  entries: Entry[];
}

const kept = 5;

class Recent {
  #entries: Entry[] = [];

  get entries(): Entry[] {
    return this.#entries;
  }

  remember(entry: Entry): void {
    if (!entry.id.startsWith("customer-")) return;
    this.#entries = [entry, ...this.#entries.filter((other) => other.id !== entry.id)].slice(
      0,
      kept,
    );
  }

  forget(): void {
    this.#entries = [];
  }
}

export const recent = new Recent();
app.forgets(() => recent.forget());

export function customerEntry(hit: CustomerHit): Entry {
  return {
    id: `customer-${hit.code}`,
    label: hit.name,
    detail: hit.code,
    icon: "customer",
    run: () => places.go("customer", hit.code),
  };
}

/** A document leads to the file of whoever owes it. */
function documentEntry({ number, customer, name }: DocumentHit): Entry {
  return {
    id: `document-${customer}-${number}`,
    label: `${number} · ${name}`,
    detail: customer,
    icon: "file",
    run: () => places.go("customer", customer),
  };
}

/** The groups for what was typed; empty groups are left out. */
export function entries(
  query: string,
  customers: CustomerHit[],
  documents: DocumentHit[],
): EntryGroup[] {
  const fits = (entry: Entry) => matches(entry.label, query);
  return [
    { title: m().palette.recent, entries: query ? [] : recent.entries },
    { title: m().palette.customers, entries: customers.slice(0, 12).map(customerEntry) },
    { title: m().palette.documents, entries: documents.map(documentEntry) },
    { title: m().palette.places, entries: viewEntries().filter(fits) },
    { title: m().palette.actions, entries: actionEntries().filter(fits) },
  ].filter((group) => group.entries.length > 0);
}

function viewEntries(): Entry[] {
  return viewKeys.map(([view, keys]) => ({
    id: `view-${view}`,
    label: m().places[view],
    icon: view,
    keys,
    run: () => places.go(view),
  }));
}

function actionEntries(): Entry[] {
  const other = words.language === "fr" ? "en" : "fr";
  const sample = app.ledger?.sample ?? false;
  return [
    {
      id: "action-ledger",
      label: sample ? m().company.openOwn : m().company.openSample,
      icon: "file",
      run: () => void (sample ? app.openOwn() : app.openSample()).then(() => places.reset()),
    },
    {
      id: "action-language",
      label: other === "en" ? "English" : "Français",
      icon: "spark",
      run: () => void app.setLanguage(other),
    },
    {
      id: "action-keys",
      label: m().keys.title,
      icon: "search",
      keys: "?",
      run: () => frame.openKeySheet(),
    },
  ];
}
