//! The focus goes to what a view is about, and stays in a dialog.

import { expect, it } from "vitest";
import { focusView } from "./focus";

it("leaves the focus in a dialog, whatever loads behind it", () => {
  document.body.innerHTML = `<main tabindex="-1"><div data-start tabindex="0" id="list"></div></main>
    <div aria-modal="true"><input id="palette" /></div>`;
  const palette = document.querySelector<HTMLElement>("#palette");
  palette?.focus();
  focusView();
  expect(document.activeElement?.id).toBe("palette");
  palette?.blur();
  focusView();
  expect(document.activeElement?.id).toBe("list");
});
