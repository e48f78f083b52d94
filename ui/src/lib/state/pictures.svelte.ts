//! Logo and signature: whether there are any, and how they come and go.

import { api } from "$lib/api/api";
import type { PictureKind } from "$lib/api/bindings/PictureKind";
import type { Pictures } from "$lib/api/bindings/Pictures";
import { m } from "$lib/messages/messages.svelte";
import { app } from "./app.svelte";
import { toasts } from "./toasts.svelte";

const endings = [".png", ".jpg", ".jpeg"];

class PictureState {
  there = $state<Pictures>({ logo: false, signature: false });

  async load() {
    try {
      this.there = await api.pictures();
    } catch (thrown) {
      toasts.refuse(thrown);
    }
  }

  choose(kind: PictureKind) {
    return this.#change(() => api.choosePicture(kind), m().company.pictureSaved);
  }

  remove(kind: PictureKind) {
    return this.#change(() => api.removePicture(kind), m().company.pictureGone);
  }

  /** The picture among files dropped on the window, if there is one. */
  among(paths: string[]): string | undefined {
    return paths.find((path) => endings.some((ending) => path.toLowerCase().endsWith(ending)));
  }

  /** A dropped picture takes the first empty place: the logo's, then the signature's. */
  drop(path: string) {
    const kind = this.there.logo && !this.there.signature ? "signature" : "logo";
    return this.#change(() => api.dropPicture(kind, path), m().company.pictureSaved);
  }

  async #change(work: () => Promise<Pictures>, said: string) {
    try {
      const before = app.version;
      this.there = await work();
      await app.changed(await api.session());
      if (app.version !== before) toasts.say(said);
    } catch (thrown) {
      toasts.refuse(thrown);
    }
  }
}

export const pictures = new PictureState();
