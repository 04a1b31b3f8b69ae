import type { SnapshotFrom } from 'xstate';
import type { Answer, FieldError, Requirement } from '../model/index.js';
import type { requirementMachine } from './requirement.machine.js';
import type { RequirementConflict } from './requirement.types.js';

/** What was entered for one requirement, free of chart words. */
export interface RequirementView {
  /** `settled`: nothing is left to keep. */
  phase: 'editing' | 'sending' | 'locked' | 'settled';
  answer: Answer | undefined;
  errors: readonly FieldError[];
  /** What is being answered; absent while it is not known. */
  asked: Requirement | undefined;
  conflict: RequirementConflict | undefined;
  /** True while nobody knows whether it has arrived. */
  isFateUnknown: boolean;
}

/** Reads the view off the chart. */
export function toRequirementView({ value, context }: SnapshotFrom<typeof requirementMachine>): RequirementView {
  const { answer, errors, asked, conflict, isFateUnknown } = context;
  return { phase: value === 'routing' ? 'locked' : value, answer, errors, asked, conflict, isFateUnknown };
}
