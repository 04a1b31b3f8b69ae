import {
  calendarDay,
  calendarDayOf,
  isDateOnly,
  type NewRequirement,
  type Requirement,
  type RequirementSpec,
} from '../../model/index.js';
import type { Words } from '../provider/index.js';

/** What an operator may ask for. */
export const REQUEST_KINDS = ['clarification', 'address', 'field', 'document'] as const;

/** One of the things an operator may ask for. */
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** A request as it is being written. */
export interface RequestDraft {
  kind: RequestKind;
  title: string;
  question: string;
  help: string;
  /** `YYYY-MM-DD`, or empty. */
  due: string;
}

/** Bytes for one file: a phone's photo with room to spare. */
const MAX_BYTES = 10_000_000;

/** A request as the backend takes it. */
export function toNewRequirement(
  draft: RequestDraft,
  existing: readonly Pick<Requirement, 'spec'>[],
  words: Words,
): NewRequirement {
  const help = draft.help.trim();
  return {
    title: draft.title.trim(),
    blocking: true,
    spec: specOf(draft, existing, words),
    ...(help === '' ? {} : { help }),
    // The day itself and no instant of it: it is the same day wherever the operator and the customer are.
    ...(draft.due === '' ? {} : { due: { at: draft.due, severity: 'current' as const } }),
  };
}

/** What is wrong with a due date. */
export type DueFault = 'invalid' | 'past';

/** What is wrong with a due date, if anything: no day of the calendar, or one before today. */
export function dueFault(due: string, { now, timeZone }: Pick<Words, 'now' | 'timeZone'>): DueFault | undefined {
  if (due === '') return undefined;
  const day = isDateOnly(due) ? calendarDayOf(due, timeZone) : undefined;
  // Some engines read February 30 as a day in March.
  if (day === undefined || new Date(due).toISOString().slice(0, 10) !== due) return 'invalid';
  return day < calendarDay(now(), timeZone) ? 'past' : undefined;
}

function specOf(draft: RequestDraft, existing: readonly Pick<Requirement, 'spec'>[], words: Words): RequirementSpec {
  if (draft.kind === 'clarification')
    return { kind: 'clarification', question: draft.question.trim(), answer: 'text', maxLength: 2000 };
  if (draft.kind === 'address') return { kind: 'field', path: freePath('address', existing), input: 'address', required: true };
  if (draft.kind === 'field')
    return { kind: 'field', path: freePath('detail', existing), input: 'text', required: true, maxLength: 500 };
  const twoSided = ['national_id', 'drivers_license'] as const;
  return {
    kind: 'document',
    accepted: twoSided.map((type) => ({
      type,
      label: { term: type, default: words.t(`term.${type}`), lang: words.locale },
      sides: ['front', 'back'],
    })),
    mime: ['image/jpeg', 'image/png', 'image/heic', 'application/pdf'],
    maxBytes: MAX_BYTES,
  };
}

/** A path is unique within a customer, also when the same thing is asked again. */
function freePath(base: string, existing: readonly Pick<Requirement, 'spec'>[]): string {
  const used = new Set(existing.map(({ spec }) => (spec.kind === 'field' ? spec.path : '')));
  let path = base;
  for (let count = 2; used.has(path); count += 1) path = `${base}.${count}`;
  return path;
}
