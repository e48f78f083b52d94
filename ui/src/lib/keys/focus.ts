//! Where the keys go in a view: to what it is about, not to the button that was pressed last.

/** Moves the focus to the list of the view, or to the view itself. */
export function focusView(): void {
  const view = document.querySelector<HTMLElement>("main");
  const start = view?.querySelector<HTMLElement>("[data-start]") ?? view;
  start?.focus({ preventScroll: true });
}
