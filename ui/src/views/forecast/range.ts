//! Where the bars of a range chart fall. Lengths on a screen, not money: floats are at home here.

import type { ForecastWeek } from "$lib/api/bindings/ForecastWeek";

export interface Frame {
  width: number;
  height: number;
  left: number;
  top: number;
  bottom: number;
}

/** A round number above the highest bound, and the step of the grid, both in minor units. */
export function scale(weeks: ForecastWeek[]): { top: number; step: number } {
  const highest = Math.max(1, ...weeks.map(({ high }) => high));
  const power = 10 ** Math.floor(Math.log10(highest / 4));
  const step = [1, 2, 2.5, 5, 10].map((it) => it * power).find((it) => highest / it <= 4) ?? highest;
  return { top: Math.ceil(highest / step) * step, step };
}

export function height(minor: number, top: number, frame: Frame): number {
  return (Math.max(0, minor) / top) * (frame.height - frame.top - frame.bottom);
}

/** The upper edge of something so high. */
export function y(minor: number, top: number, frame: Frame): number {
  return frame.height - frame.bottom - height(minor, top, frame);
}

/** The week whose room a place on the axis lies in. */
export function slotAt(place: number, count: number, frame: Frame): number {
  const width = (frame.width - frame.left) / Math.max(1, count);
  return Math.min(count - 1, Math.max(0, Math.floor((place - frame.left) / width)));
}

/** Where the room of a week begins, and how wide it is. */
export function slot(index: number, count: number, frame: Frame): { x: number; width: number } {
  const width = (frame.width - frame.left) / Math.max(1, count);
  return { x: frame.left + index * width, width };
}
