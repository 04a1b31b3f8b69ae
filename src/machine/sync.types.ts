import type { CustomerStatusError } from '../model/index.js';
import type { CustomerEvent, CustomerInput } from './customer.types.js';

/** What the customer's data say about watching them. */
export interface Outlook {
  /** True when the backend can push to this customer. */
  canWatch: boolean;
  /** True when nothing more is expected to happen. */
  isFinished: boolean;
}

/** What the sync chart starts from. Plain data. */
export interface SyncInput extends Pick<CustomerInput, 'pollIntervalMs' | 'staleAfterMs'> {
  outlook: Outlook;
}

/** Everything the sync chart remembers. Plain data. */
export interface SyncContext extends SyncInput {
  isRunning: boolean;
  isHidden: boolean;
  /** True for a while after something was sent: an answer is expected soon. */
  isHurried: boolean;
  /** True while the backend's own stream is open. */
  isWatchOpen: boolean;
  /** True once the stream or a read has confirmed the data since the stream opened. */
  isConfirmed: boolean;
  /** True when a read was asked for that must begin later than the one under way. */
  wantsFresh: boolean;
  /** Reads that failed in a row, and the pause the backend asked for. */
  failures: number;
  retryAfterMs: number | undefined;
  /** Why the session ended last: nobody is signed in any more, or whoever is may no longer read this customer. */
  endedBy: 'session' | 'access';
}

type Passed =
  | 'CLIENT.STARTED'
  | 'CLIENT.STOPPED'
  | 'CLIENT.RESET'
  | 'CUSTOMER.CHANGED'
  | 'SYNC.REQUESTED'
  | 'READ.SUCCEEDED'
  | 'READ.FAILED'
  | 'WATCH.OPENED'
  | 'WATCH.LOST'
  | 'WATCH.ENDED'
  | 'NETWORK.LOST'
  | 'NETWORK.RETURNED'
  | 'VISITOR.LEFT'
  | 'VISITOR.RETURNED'
  | 'ANSWERS.SENT'
  | 'SESSION.ENDED';

/** What the sync chart understands: what the customer chart passes on, and what it says itself. */
export type SyncEvent =
  | Extract<CustomerEvent, { type: Passed }>
  | { type: 'OUTLOOK.CHANGED'; outlook: Outlook }
  /** Somebody else's data were pushed. */
  | { type: 'CUSTOMER.MISTAKEN' }
  /** The session ended while a read was under way. */
  | { type: 'READ.OUTLIVED' }
  | { type: 'HURRY.ENDED' };

/** What the sync chart asks of the customer chart, and tells it. */
export type SyncRequest =
  | { type: 'WATCH.WANTED' }
  | { type: 'WATCH.UNWANTED' }
  | { type: 'READ.WANTED' }
  | { type: 'READ.UNWANTED' }
  | { type: 'READ.SETTLED' }
  | { type: 'READ.ABORTED' }
  /** Something was missed. */
  | { type: 'GAP.SUSPECTED' }
  | { type: 'SESSION.OVER'; error: CustomerStatusError };
