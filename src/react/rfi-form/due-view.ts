import { calendarDay, calendarDayOf, isAnswerable, isDateOnly, type Requirement, startOfCalendarDay } from '../../model/index.js';

const DAY = 86_400_000;

/** Calendar days before a date from which it counts as near. */
const SOON_DAYS = 7;

/** How pressing a date is. `undated`: it is expected, and nobody says by when. `expired`: the backend took it off the table. */
export type DueStage = 'undated' | 'later' | 'soon' | 'today' | 'overdue' | 'expired';

/** A due date as it stands at one moment in one time zone. */
export interface DueView {
  stage: DueStage;
  /** ISO 8601 instant or calendar day; absent where nobody said when. */
  at: string | undefined;
  /** Calendar days from today, negative once it has passed; absent without a date. */
  days: number | undefined;
  /** Milliseconds since 1970 at which it passes: an instant at itself, a calendar day at its end. */
  endsAt: number | undefined;
  /** True when it passes within twenty-four hours. */
  isNear: boolean;
  /** What it was at first, where it is later now. */
  extendedFrom: string | undefined;
}

/**
 * The due date of a requirement as it stands. `now` in milliseconds since 1970; `timeZone` an IANA name, the machine's own
 * unless said. `undefined` for what has no date, and for what no longer waits for the customer.
 */
export function dueView(requirement: Requirement, now: number, timeZone?: string): DueView | undefined {
  const { due, status } = requirement;
  if (!isAnswerable(requirement) || (due === undefined && status !== 'expired')) return undefined;
  const day = due?.at === undefined ? undefined : calendarDayOf(due.at, timeZone);
  const at = day === undefined ? undefined : due?.at;
  const endsAt = at === undefined || day === undefined ? undefined : endOf(at, day, timeZone);
  const days = day === undefined ? undefined : day - calendarDay(now, timeZone);
  const hasPassed = due?.severity === 'past_due' || (endsAt !== undefined && endsAt <= now);
  const stage = status === 'expired' ? 'expired' : hasPassed ? 'overdue' : stageOf(days);
  const isNear = stage !== 'expired' && !hasPassed && endsAt !== undefined && endsAt - now <= DAY;
  return { stage, at, days, endsAt, isNear, extendedFrom: extendedFrom(due, at, timeZone) };
}

/** The due dates of all requirements that have one, by requirement. */
export function dueViews(requirements: readonly Requirement[], now: number, timeZone?: string): ReadonlyMap<string, DueView> {
  const entries = requirements.map((requirement) => [requirement.id, dueView(requirement, now, timeZone)] as const);
  return new Map(entries.filter((entry): entry is readonly [string, DueView] => entry[1] !== undefined));
}

/** The next moment at which one of the given dates stands differently, in milliseconds since 1970; `undefined` when none ever will. */
export function nextDueChange(views: Iterable<DueView>, now: number, timeZone?: string): number | undefined {
  const waiting = [...views].flatMap(({ stage, endsAt }) =>
    stage === 'overdue' || stage === 'expired' || endsAt === undefined ? [] : [endsAt],
  );
  if (waiting.length === 0) return undefined;
  const midnight = startOfCalendarDay(calendarDay(now, timeZone) + 1, timeZone);
  return [midnight, ...waiting, ...waiting.map((endsAt) => endsAt - DAY)]
    .filter((moment) => moment > now)
    .reduce((first, moment) => Math.min(first, moment));
}

function endOf(at: string, day: number, timeZone: string | undefined): number {
  return isDateOnly(at) ? startOfCalendarDay(day + 1, timeZone) : Date.parse(at);
}

function stageOf(days: number | undefined): DueStage {
  if (days === undefined) return 'undated';
  if (days <= 0) return 'today';
  return days <= SOON_DAYS ? 'soon' : 'later';
}

function extendedFrom(due: Requirement['due'], at: string | undefined, timeZone: string | undefined): string | undefined {
  const original = due?.originalAt;
  if (original === undefined || at === undefined) return undefined;
  const [before, after] = [calendarDayOf(original, timeZone), calendarDayOf(at, timeZone)];
  return before !== undefined && after !== undefined && after > before ? original : undefined;
}
