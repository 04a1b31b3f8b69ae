import type { PresentedStatus } from 'customer-status-kit';
import type { ConnectionState } from 'customer-status-kit/client';

/** A state that the customer chart rests in. */
export type Place = PresentedStatus | 'loading' | 'unavailable';

/** How a read can fail, as far as the charts tell it apart. */
export type ReadFailure = 'unavailable' | 'offline' | 'session_expired';

/** Something that happens outside of the charts, by the name of the event it comes to there. */
export type Fact =
  | { type: 'READ.SUCCEEDED' | 'CUSTOMER.CHANGED'; status: PresentedStatus }
  | { type: 'READ.FAILED'; code: ReadFailure }
  | { type: 'WATCH.OPENED' | 'WATCH.LOST' | 'WATCH.ENDED' | 'NETWORK.LOST' | 'NETWORK.RETURNED' | 'SYNC.REQUESTED' };

/** One state of the two charts together, and the shortest way to it. */
export interface ReachableState {
  id: string;
  place: Place;
  connection: ConnectionState;
  path: readonly Fact[];
}

/** A fact as one word, for a button or a line of a list. */
export function nameOfFact(fact: Fact): string {
  if ('status' in fact) return `${fact.type} ${fact.status}`;
  return 'code' in fact ? `${fact.type} ${fact.code}` : fact.type;
}
