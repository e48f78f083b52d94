//! Where the keys go in a view: to what it is about, not to the button that was pressed last.

/**
 * Moves the focus to the list of the view, or to the view itself. Never out of a dialog: a view that
 * loads behind the palette would take the letters that are typed into it.
 */
export function focusView(): void {
  if (document.activeElement?.closest("[aria-modal='true']")) return;
  const view = document.querySelector<HTMLElement>("main");
  const start = view?.querySelector<HTMLElement>("[data-start]") ?? view;
  start?.focus({ preventScroll: true });
}

/** Moves the focus to a field with what it holds selected, to be typed over. */
export function focusField(field: HTMLInputElement | null | undefined): void {
  field?.focus();
  field?.select();
}

/** Moves the focus among the parts of a list, from the one that has it or from its end. */
export function stepFocus(parts: string, by: number): void {
  const all = [...document.querySelectorAll<HTMLElement>(parts)];
  const at = all.findIndex((part) => part.contains(document.activeElement));
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by;
  all[Math.min(all.length - 1, Math.max(0, next))]?.focus();
}
