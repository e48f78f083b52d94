//! A component on the page, as a test sees it.

import { flushSync, mount, unmount, type Component } from "svelte";
import { onTestFinished } from "vitest";
import App from "../App.svelte";
import { app } from "$lib/state/app.svelte";
import { places } from "$lib/state/places.svelte";

/** The whole window on the stand-in's books, once it has settled. */
export async function openWindow(): Promise<HTMLElement> {
  app.session = undefined;
  app.on = null;
  places.reset();
  const root = render(App, {});
  await settled();
  return root;
}

export function render<Props extends Record<string, unknown>>(
  component: Component<Props>,
  props: Props,
): HTMLElement {
  const target = document.body.appendChild(document.createElement("div"));
  const shown = mount(component, { target, props });
  flushSync();
  onTestFinished(async () => {
    await unmount(shown);
    target.remove();
  });
  return target;
}

/** After the stand-in has answered and the page has followed. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve));
    flushSync();
  }
}

/** After a moment as one says it was read, too. */
export async function understood(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 120));
  await settled();
}

export function find(root: ParentNode, testid: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(`[data-testid="${testid}"]`);
  if (!found) throw new Error(`nothing on the page is marked ${testid}`);
  return found;
}

export function all(root: ParentNode, selector: string): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(selector)];
}

export async function press(key: string, init: KeyboardEventInit = {}): Promise<void> {
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init }),
  );
  await settled();
}

export async function click(root: ParentNode, testid: string): Promise<void> {
  find(root, testid).click();
  await settled();
}

export async function choose(root: ParentNode, testid: string, value: string): Promise<void> {
  const select = find(root, testid) as HTMLSelectElement;
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
  await settled();
}

export async function type(root: ParentNode, testid: string, text: string): Promise<void> {
  const input = find(root, testid) as HTMLInputElement;
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  await settled();
}

/** Sends the form that the part stands in. */
export async function submit(root: ParentNode, testid: string): Promise<void> {
  find(root, testid).closest("form")?.requestSubmit();
  await settled();
}
