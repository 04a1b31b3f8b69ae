import type { CustomerStatusError, EventFilter, LifecycleEvent, Standing, StatusInfo } from '../../model/index.js';

/** What a timeline shows, wherever it comes from. */
export interface TimelineData {
  events: readonly LifecycleEvent[];
  phase: 'loading' | 'ready' | 'failed';
  hasMore: boolean;
  loadMore: (() => unknown) | undefined;
  /** Resolves with every event there is, or with `undefined` when they could not all be loaded. */
  loadAll: () => Promise<readonly LifecycleEvent[] | undefined>;
  expected: StatusInfo | undefined;
  /** What is asked of the customer, where that is known. */
  standing?: Standing | undefined;
  error: CustomerStatusError | undefined;
  supported: boolean;
  /** ISO 8601 instant before which something is missing. */
  incompleteBefore: string | undefined;
  filter: EventFilter;
  setFilter: (filter: EventFilter) => void;
}
