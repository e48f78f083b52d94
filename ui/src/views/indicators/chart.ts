//! Where the points of a line chart fall. Lengths on a screen, not money: floats are at home here.

export interface Series {
  name: string;
  tone: "main" | "second" | "third";
  /** One value per month; a month without one breaks the line. */
  values: (number | null)[];
}

export interface Frame {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const steps = [10, 20, 25, 30, 60, 90, 120];

/** The height of the axis: a round number above the highest point, and never more than there can be. */
export function ceiling(series: Series[], most = Number.POSITIVE_INFINITY): number {
  const highest = Math.max(
    10,
    ...series.flatMap(({ values }) => values.map((value) => value ?? 0)),
  );
  const step = steps.find((size) => highest / size <= 4) ?? 240;
  return Math.min(Math.ceil(highest / step) * step, Math.max(most, highest));
}

/** Lines of the grid, from 0 up. */
export function gridLines(top: number): number[] {
  const step = steps.find((size) => top / size <= 4) ?? 240;
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, index) => index * step);
}

export function x(index: number, count: number, frame: Frame): number {
  const room = frame.width - frame.left - frame.right;
  return frame.left + (count < 2 ? room / 2 : (room * index) / (count - 1));
}

/** The point that is nearest to a place on the axis. */
export function nearest(place: number, count: number, frame: Frame): number {
  const room = frame.width - frame.left - frame.right;
  const at = count < 2 ? 0 : Math.round(((place - frame.left) / room) * (count - 1));
  return Math.min(count - 1, Math.max(0, at));
}

export function y(value: number, top: number, frame: Frame): number {
  const room = frame.height - frame.top - frame.bottom;
  return frame.top + room * (1 - value / top);
}

/** The line as an SVG path. */
export function path(values: (number | null)[], top: number, frame: Frame): string {
  let drawing = false;
  return values
    .map((value, index) => {
      if (value === null) {
        drawing = false;
        return "";
      }
      const command = drawing ? "L" : "M";
      drawing = true;
      return `${command}${x(index, values.length, frame).toFixed(1)} ${y(value, top, frame).toFixed(1)}`;
    })
    .join("");
}

/** Heights of the labels at the ends of the lines, moved apart where they would overlap. */
export function apart(heights: number[], gap: number): number[] {
  const order = heights
    .map((height, index) => ({ height, index }))
    .sort((a, b) => a.height - b.height);
  let last = -Infinity;
  const placed = [...heights];
  for (const { height, index } of order) {
    last = Math.max(height, last + gap);
    placed[index] = last;
  }
  return placed;
}
