//! How a key press is written: `j`, `?`, `ArrowDown`, `Space`, `Shift+Space`, `Ctrl+k`, `Ctrl+Shift+z`,
//! and `g t` for one after the other.

/** The written form of a key press. Command on a Mac counts as Ctrl. */
export function combo(event: KeyboardEvent): string {
  const key = named(event);
  const letter = /^\p{L}$/u.test(event.key);
  const held = letter && event.shiftKey ? "Ctrl+Shift+" : "Ctrl+";
  const ctrl = event.ctrlKey || event.metaKey ? held : "";
  return event.altKey ? `Alt+${ctrl}${key}` : `${ctrl}${key}`;
}

/**
 * Digits go by their place: on a French keyboard they need Shift, and no one should have to. The
 * signs that enlarge and reduce stay what they are.
 */
function named({ key, code, altKey, shiftKey }: KeyboardEvent): string {
  if (key === " ") return shiftKey ? "Shift+Space" : "Space";
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit && !altKey && !shiftKey && !"+-=/?".includes(key)) return digit;
  return key.length === 1 ? key.toLowerCase() : key;
}

/** What a field does itself with Ctrl: take back, take all, copy, cut and paste. */
const editing = new Set(["a", "c", "v", "x", "y", "z"]);

const shown: Record<string, string> = {
  ArrowDown: "↓",
  ArrowUp: "↑",
  ArrowLeft: "←",
  ArrowRight: "→",
  Escape: "Esc",
  Enter: "↵",
};

/** The keys of a binding as caps to print: « Ctrl », « K ». */
export function caps(keys: string): string[] {
  return keys
    .split(/[ +]/)
    .map((key) => shown[key] ?? (keys.includes("+") && key.length === 1 ? key.toUpperCase() : key));
}

/** Whether the press belongs to the field that has the focus. */
export function isTyping(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  // A box to tick holds no text: only Space is its own.
  if (target.matches("input:is([type='checkbox'], [type='radio'])")) return event.key === " ";
  const editable = target.matches("input, textarea, select, [contenteditable]");
  if (event.ctrlKey || event.metaKey) return editable && editing.has(event.key.toLowerCase());
  return editable && event.key !== "Escape";
}

/** Whether the press activates the button that has the focus; with Ctrl it means something else. */
export function isActivating(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey) return false;
  const onButton =
    event.target instanceof HTMLElement && event.target.closest("button, a") !== null;
  return onButton && (event.key === "Enter" || event.key === " ");
}
