import { isAnswerable, isSettled, type Requirement } from '../../model/index.js';

/** Requirements by what is to be done about them, each group in order of urgency. */
export interface RequirementGroups {
  /** To be answered by the customer now. */
  open: readonly Requirement[];
  /** To be answered by the customer some day; nothing waits for them yet. */
  upcoming: readonly Requirement[];
  /** Answered, and with the reviewer. */
  withReviewer: readonly Requirement[];
  /** Not accepted, and no attempt is left. */
  exhausted: readonly Requirement[];
  /** Nothing more is expected. */
  done: readonly Requirement[];
}

/** Which group a requirement belongs to. */
export function groupOf(requirement: Requirement): keyof RequirementGroups {
  if (isSettled(requirement)) return 'done';
  if (isAnswerable(requirement)) return isUpcoming(requirement) ? 'upcoming' : 'open';
  return requirement.status === 'submitted' || requirement.awaiting === 'provider' ? 'withReviewer' : 'exhausted';
}

function isUpcoming(requirement: Requirement): boolean {
  return !requirement.blocking && requirement.due?.severity === 'eventual';
}

/** Overdue first, then blocking, then by date; equals keep the backend's order. */
export function sortByUrgency(requirements: readonly Requirement[]): Requirement[] {
  return requirements.toSorted(
    (a, b) => overdue(b) - overdue(a) || Number(b.blocking) - Number(a.blocking) || dueTime(a) - dueTime(b),
  );
}

function overdue(requirement: Requirement): number {
  return requirement.due?.severity === 'past_due' ? 1 : 0;
}

/** Far in the future where there is no date; a number, so that two of them are equal and not `NaN` apart. */
function dueTime(requirement: Requirement): number {
  const time = Date.parse(requirement.due?.at ?? '');
  return Number.isNaN(time) ? Number.MAX_SAFE_INTEGER : time;
}

/** Sorts requirements and splits them into groups. */
export function groupRequirements(requirements: readonly Requirement[]): RequirementGroups & { all: readonly Requirement[] } {
  const all = sortByUrgency(requirements);
  const pick = (name: keyof RequirementGroups) => all.filter((requirement) => groupOf(requirement) === name);
  return {
    all,
    open: pick('open'),
    upcoming: pick('upcoming'),
    withReviewer: pick('withReviewer'),
    exhausted: pick('exhausted'),
    done: pick('done'),
  };
}
