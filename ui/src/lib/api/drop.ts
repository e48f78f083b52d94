//! Files that the user drags onto the window. The system tells their paths; a page never could.

import { getCurrentWebview } from "@tauri-apps/api/webview";

export type FileDrop = { over: true } | { over: false; paths: string[] };

export function listenForFiles(heard: (drop: FileDrop) => void): () => void {
  const stop = getCurrentWebview().onDragDropEvent(({ payload }) => {
    if (payload.type === "enter") heard({ over: true });
    if (payload.type === "leave") heard({ over: false, paths: [] });
    if (payload.type === "drop") heard({ over: false, paths: payload.paths });
  });
  return () => void stop.then((unlisten) => unlisten());
}
