import type { IntentStorage } from './intent-memory.js';
import type { DraftKeeper } from './drafts-kept/draft-shelf.js';
import type { Clock, CustomerBackend, CustomerSnapshot, DefaultFeature, FeaturePolicy } from '../model/index.js';

/** What a client is made of. */
export interface CustomerClientOptions<Feature extends string = DefaultFeature> {
  backend: CustomerBackend;
  customerId: string;
  /** The features of the host's product. The default is `DEFAULT_FEATURES`. */
  features?: FeaturePolicy<Feature> | undefined;
  /** What a server knew already: it is shown at once, also on the server. */
  initialSnapshot?: CustomerSnapshot | undefined;
  /** BCP 47, passed on to the backend; a function is asked at each read, for a page that changes its language. */
  locale?: string | (() => string | undefined) | undefined;
  clock?: Clock | undefined;
  /** Makes ids and idempotency keys. The default is a random UUID. */
  createId?: (() => string) | undefined;
  /**
   * Keeps the keys of intents under way, so that a retry after a reload has no second effect: operation, ids of requests or
   * files, key and time, never an answer. The default is the tab's `sessionStorage`, or nothing where there is none.
   */
  intentStorage?: IntentStorage | undefined;
  /** A number in [0, 1) for spreading retries. The default is `Math.random`. */
  random?: (() => number) | undefined;
  /** Milliseconds after which unconfirmed data close every feature. The default is ten minutes. */
  staleAfterMs?: number | undefined;
  /** Milliseconds between reads where nothing is pushed. The default is thirty seconds. */
  pollIntervalMs?: number | undefined;
  /** True to keep watching a customer whose status is terminal. */
  followTerminal?: boolean | undefined;
  /** Keeps what is typed on the device, see `localDrafts`. Without it nothing is stored there. */
  drafts?: DraftKeeper | undefined;
  /** False to let the page go without a question while something typed is saved nowhere. */
  warnBeforeLeaving?: boolean | undefined;
  /** Receives the charts' inspection events, for devtools. */
  inspect?: ((event: unknown) => void) | undefined;
  /** True when the backend is a make-believe one: the interface says so. */
  sample?: boolean | undefined;
}
