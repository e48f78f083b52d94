//! The fonts, character maps and decoders that pdf.js fetches at run time.
//!
//! They are copied beside the bundle by the build and served from node_modules by the
//! development server, so the window never asks the network for one.

import { cpSync, createReadStream, existsSync } from "node:fs";
import { join, normalize, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const source = fileURLToPath(new URL("node_modules/pdfjs-dist", import.meta.url));
const folders = ["standard_fonts", "cmaps", "wasm", "iccs"];

export function pdfjsFiles(): Plugin {
  let outDir = "";
  return {
    name: "pdfjs-files",
    configResolved(config) {
      // The test runner closes bundles too, but builds none.
      if (config.command === "build") outDir = resolve(config.root, config.build.outDir);
    },
    configureServer(server) {
      server.middlewares.use("/pdfjs", (request, response, next) => {
        const path = normalize((request.url ?? "").split("?")[0] ?? "");
        const file = join(source, path);
        const known = folders.some((folder) => path.startsWith(`/${folder}/`));
        if (!known || !existsSync(file)) return next();
        createReadStream(file).pipe(response);
      });
    },
    closeBundle() {
      if (!outDir) return;
      for (const folder of folders) {
        cpSync(join(source, folder), join(outDir, "pdfjs", folder), { recursive: true });
      }
    },
  };
}
