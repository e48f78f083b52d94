//! PDF pages drawn on canvases, by pdf.js. Loaded only when the first document is looked at.
//!
//! Pages are drawn at the pixels of the screen, so that what is read is what prints.

import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from "pdfjs-dist";
import workerUrl from "pdfjs-dist/build/pdf.worker.min.mjs?url";

GlobalWorkerOptions.workerSrc = workerUrl;

/** Points of a PDF are 1/72 inch, pixels of a page 1/96. */
const pixelsPerPoint = 96 / 72;

export interface Page {
  /** Size at 100 %, in pixels of the page. */
  width: number;
  height: number;
  /** Draws the page at a zoom; resolves when it is complete. */
  draw: (canvas: HTMLCanvasElement, zoom: number) => Promise<void>;
}

export interface OpenPdf {
  pages: Page[];
  close: () => void;
}

export async function openPdf(bytes: ArrayBuffer): Promise<OpenPdf> {
  const task = getDocument({
    // pdf.js takes the buffer over; the caller may still want it.
    data: new Uint8Array(bytes.slice(0)),
    standardFontDataUrl: "/pdfjs/standard_fonts/",
    cMapUrl: "/pdfjs/cmaps/",
    wasmUrl: "/pdfjs/wasm/",
    iccUrl: "/pdfjs/iccs/",
    useSystemFonts: false,
  });
  const document = await task.promise;
  const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1);
  const pages = await Promise.all(numbers.map((number) => pageOf(document, number)));
  return { pages, close: () => void task.destroy() };
}

async function pageOf(document: PDFDocumentProxy, number: number): Promise<Page> {
  const page = await document.getPage(number);
  const { width, height } = page.getViewport({ scale: pixelsPerPoint });
  let turn = Promise.resolve();
  const draw = (canvas: HTMLCanvasElement, zoom: number) => {
    const next = turn.then(async () => {
      const scale = pixelsPerPoint * zoom * (window.devicePixelRatio || 1);
      const viewport = page.getViewport({ scale });
      const size = { width: Math.round(viewport.width), height: Math.round(viewport.height) };
      // Drawn aside and shown whole: a page never flickers while it is drawn again.
      const sheet = Object.assign(window.document.createElement("canvas"), size);
      await page.render({ canvas: sheet, viewport }).promise;
      Object.assign(canvas, size);
      canvas.getContext("2d")?.drawImage(sheet, 0, 0);
    });
    turn = next.catch(() => undefined);
    return next;
  };
  return { width, height, draw };
}
