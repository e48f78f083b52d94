//! Files that the user drags onto the window. The system tells their paths; a page never could.

import { getCurrentWebview } from "@tauri-apps/api/webview";

export type FileDrop = { over: true } | { over: false; path: string | null };

export function listenForFiles(heard: (drop: FileDrop) => void): () => void {
  const stop = getCurrentWebview().onDragDropEvent(({ payload }) => {
    if (payload.type === "enter") heard({ over: true });
    if (payload.type === "leave") heard({ over: false, path: null });
    if (payload.type === "drop") heard({ over: false, path: payload.paths[0] ?? null });
  });
  return () => void stop.then((unlisten) => unlisten());
}
