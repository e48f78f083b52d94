//! The morning brief: read once for the line above today's list and for its own page.

import { api } from "$lib/api/api";
import type { Brief } from "$lib/api/bindings/Brief";
import { Resource } from "./resource.svelte";

class MorningBrief {
  sheet = new Resource<Brief | null>();

  get value(): Brief | null {
    return this.sheet.value ?? null;
  }

  async load(): Promise<void> {
    await this.sheet.load(() => api.brief());
  }
}

export const brief = new MorningBrief();
