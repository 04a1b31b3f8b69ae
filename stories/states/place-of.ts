import type { ClientSnapshot } from 'customer-status-kit/client';
import type { Place } from './fact.js';

/** Where the customer chart stands, read off the client's snapshot. */
export function placeOf({ phase, status }: ClientSnapshot): Place {
  return phase === 'ready' ? (status ?? 'UNKNOWN') : phase;
}
