//! A scenario being edited: drafts, the order of steps, and the phase each step belongs to.

import type { Channel } from "$lib/api/bindings/Channel";
import type { LetterText } from "$lib/api/bindings/LetterText";
import type { LevelSheet } from "$lib/api/bindings/LevelSheet";
import type { PolicyDraft } from "$lib/api/bindings/PolicyDraft";
import type { PolicySheet } from "$lib/api/bindings/PolicySheet";
import type { SegmentSheet } from "$lib/api/bindings/SegmentSheet";
import type { Step } from "$lib/api/bindings/Step";

/** From 3 on it is recovery, no longer reminding. */
export const recoveryPhase = 3;

interface StepFacts {
  phase: number;
  offset: number;
  channel: Channel;
  counts: boolean;
  text: LetterText | null;
}

/** The steps in the order they are climbed, with what a new one starts from. */
const facts: Record<Step, StepFacts> = {
  preventive: { phase: 0, offset: -7, channel: "email", counts: false, text: null },
  first_reminder: { phase: 1, offset: 3, channel: "email", counts: true, text: "first_reminder" },
  call: { phase: 1, offset: 8, channel: "call", counts: false, text: null },
  second_reminder: {
    phase: 1,
    offset: 15,
    channel: "letter",
    counts: true,
    text: "second_reminder",
  },
  second_call: { phase: 1, offset: 22, channel: "call", counts: false, text: null },
  final_reminder: { phase: 2, offset: 30, channel: "letter", counts: true, text: "final_reminder" },
  formal_notice: {
    phase: 2,
    offset: 45,
    channel: "registered_letter",
    counts: true,
    text: "formal_notice",
  },
  hand_over: { phase: 3, offset: 60, channel: "hand_over", counts: true, text: null },
};

export const steps = Object.keys(facts) as Step[];

/** The texts that remind: a step is written in one of them. */
export const reminderTexts: string[] = [
  "first_reminder",
  "second_reminder",
  "final_reminder",
  "formal_notice",
] satisfies LetterText[];

export function phaseOf(step: Step): number {
  return facts[step].phase;
}

export function newLevel(step: Step, currency: string): LevelSheet {
  return { step, reference: "due", floor: { minor: 0, currency }, sentence: "", ...facts[step] };
}

/** The levels in the order of their steps: where a level stands follows from what it does. */
export function inOrder(levels: LevelSheet[]): LevelSheet[] {
  return [...levels].sort((a, b) => steps.indexOf(a.step) - steps.indexOf(b.step));
}

export function draftOf(sheet: PolicySheet): PolicyDraft {
  const { id, name, minimum_gap, grouping, catch_up, repeat_every, levels } = sheet;
  return { id, name, minimum_gap, grouping, catch_up, repeat_every, levels };
}

export function newSegment(name: string, policy: number): SegmentSheet {
  const any = { kind: null, late_from: null, late_to: null, amount_from: null, amount_to: null };
  return { id: 0, name, policy, ...any, sentence: "", customers: 0 };
}

/** Whether two drafts say the same. */
export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
