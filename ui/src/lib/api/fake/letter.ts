//! A PDF written by hand, so that the preview has real pages to draw without the program.

import type { WorklistRow } from "../bindings/WorklistRow";
import { money } from "../../format/money";

interface Line {
  x: number;
  y: number;
  size: number;
  text: string;
  bold?: boolean;
}

export function letterPdf(rows: WorklistRow[]): ArrayBuffer {
  const pages = rows.map((row) => content(lines(row)));
  const kids = pages.map((_, index) => `${5 + index * 2} 0 R`).join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ...pages.flatMap((stream, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${6 + index * 2} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>`,
      `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    ]),
  ];
  return assembled(objects);
}

function lines(row: WorklistRow): Line[] {
  const items = row.items.map((number, index) => ({
    x: 70,
    y: 470 - index * 18,
    size: 10,
    text: number,
  }));
  const foot = 440 - row.items.length * 18;
  return [
    { x: 70, y: 780, size: 13, text: "Papeterie des Canuts", bold: true },
    { x: 70, y: 764, size: 9, text: "SAS au capital de 50 000 € · 12 rue Royale · 69001 Lyon" },
    { x: 312, y: 676, size: 10, text: row.name.slice(0, 38) },
    { x: 312, y: 664, size: 10, text: "12 rue des Tanneurs" },
    { x: 312, y: 652, size: 10, text: "69003 LYON" },
    { x: 312, y: 570, size: 10, text: "Lyon, le 23 novembre 2026" },
    { x: 70, y: 540, size: 11, text: row.rule, bold: true },
    { x: 70, y: 510, size: 10, text: "Les factures suivantes restent impayées à ce jour :" },
    ...items,
    { x: 70, y: foot, size: 10, text: `Total à régler : ${money(row.amount, "fr")}`, bold: true },
    {
      x: 70,
      y: foot - 28,
      size: 10,
      text: "Nous vous demandons de nous régler cette somme sous huit jours.",
    },
  ];
}

function content(all: Line[]): string {
  return all
    .map(
      ({ x, y, size, text, bold }) =>
        `BT /${bold ? "F2" : "F1"} ${size} Tf ${x} ${y} Td (${escaped(text)}) Tj ET`,
    )
    .join("\n");
}

/** WinAnsi text in octal, where it leaves ASCII. */
function escaped(text: string): string {
  const plain = text
    .replace(/[\u202F\u00A0]/g, " ")
    .replace(/’/g, "'")
    .replace(/Œ/g, "OE");
  return [...plain]
    .map((letter) => {
      const code = letter === "€" ? 0x80 : (letter.codePointAt(0) ?? 63);
      if ("()\\".includes(letter)) return `\\${letter}`;
      return code < 128 && letter !== "€" ? letter : `\\${code.toString(8).padStart(3, "0")}`;
    })
    .join("");
}

function assembled(objects: string[]): ArrayBuffer {
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`;
  return new TextEncoder().encode(text).buffer as ArrayBuffer;
}
