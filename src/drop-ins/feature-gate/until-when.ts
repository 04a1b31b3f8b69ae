/** What is said of a date until which something is open. */
export type UntilWhen = 'asked' | 'plain' | 'over';

/** Whether the date has passed, and whether answering keeps it open. One rule for all that name the date. */
export function untilWhen(until: string, { isAsked, now }: { isAsked: boolean; now: number }): UntilWhen {
  if (Date.parse(until) < now) return 'over';
  return isAsked ? 'asked' : 'plain';
}
