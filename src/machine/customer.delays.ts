import type { CustomerContext } from './customer.types.js';

/** The longest a timer can wait; a longer one would go off at once. */
const LONGEST_TIMER_MS = 2_147_483_647;

/** Milliseconds from the given instant until the age of the data is looked at. */
export function ageDelay(
  { settings: { staleAfterMs }, known: { knownAt } }: Pick<CustomerContext, 'settings' | 'known'>,
  at: number,
): number {
  const isAged = knownAt === undefined || at - knownAt >= staleAfterMs;
  return Math.min(isAged ? staleAfterMs : staleAfterMs - (at - knownAt), LONGEST_TIMER_MS);
}
