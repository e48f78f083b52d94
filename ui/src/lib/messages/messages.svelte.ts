//! The words of the window, in the language of the session.
//!
//! French is written first and is the type: a message without its English is an error of the
//! compiler. Sentences about the user's data come from Rust and are shown as they come.

import type { Language } from "$lib/api/bindings/Language";
import { en } from "./en";
import { fr, type Messages } from "./fr";

const catalogue: Record<Language, Messages> = { fr, en };

class Words {
  language = $state<Language>("fr");
}

export const words = new Words();

/** The messages of the current language. */
export function m(): Messages {
  return catalogue[words.language];
}
