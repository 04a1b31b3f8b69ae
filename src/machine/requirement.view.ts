import type { SnapshotFrom } from 'xstate';
import type { Answer, FieldError } from '../model/index.js';
import type { requirementMachine } from './requirement.machine.js';

/** What was entered for one requirement, free of chart words. */
export interface RequirementView {
  /** `settled`: nothing is left to keep. */
  phase: 'editing' | 'sending' | 'locked' | 'settled';
  answer: Answer | undefined;
  errors: readonly FieldError[];
}

/** Reads the view off the chart. */
export function toRequirementView({ value, context }: SnapshotFrom<typeof requirementMachine>): RequirementView {
  return { phase: value === 'routing' ? 'locked' : value, answer: context.answer, errors: context.errors };
}
