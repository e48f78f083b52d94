//! The window starts here: styles, then the session.

import { mount } from "svelte";
import "./styles/tokens.css";
import "./styles/base.css";
import { standIn } from "$lib/api/api";
import { appearance } from "$lib/state/theme.svelte";
import App from "./App.svelte";

async function start(): Promise<void> {
  // A plain browser has no program behind it: only the development server puts a stand-in there.
  if (import.meta.env.DEV && !("__TAURI_INTERNALS__" in window)) {
    const { fakeApi } = await import("$lib/api/fake/fake");
    standIn(fakeApi(new URLSearchParams(location.search)));
  }
  appearance.restore();
  const target = document.getElementById("app");
  if (target) mount(App, { target });
}

void start();
