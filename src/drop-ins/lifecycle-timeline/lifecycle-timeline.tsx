'use client';
import { forwardRef, type ReactElement, type Ref, useEffect, useRef, useState } from 'react';
import type { CustomerClient } from '../../client/index.js';
import type { EventFilter, LifecycleEvent, StatusInfo } from '../../model/index.js';
import { useCustomerStatus, useTimeline } from '../../react/hooks/index.js';
import { useCustomerClient } from '../../react/provider/index.js';
import type { LifecycleTimelineRootProps } from '../../react/lifecycle-timeline/index.js';
import { useStanding } from '../feature-gate/use-standing.js';
import type { HeadingLevel } from '../text/index.js';
import { isOpenFilter } from './filter-choice.js';
import { TimelineSection } from './timeline-section.js';
import { useHostData } from './use-host-data.js';

/**
 * What happened and when, who did it and why, newest first, with the step that is expected next. With `events` it
 * stands alone; without them it follows the customer of the provider. Renders a `<section>` with an `<ol>`.
 *
 * @example
 * ```tsx
 * import { LifecycleTimeline } from 'customer-status-kit';
 * import type { LifecycleEvent } from 'customer-status-kit/model';
 *
 * export const History = ({ events }: { events: LifecycleEvent[] }) => <LifecycleTimeline events={events} headingLevel={3} />;
 * ```
 */
export const LifecycleTimeline = forwardRef<HTMLElement, LifecycleTimelineProps>(function LifecycleTimeline(
  { events, hasMore = false, onLoadMore, expected, phase = 'ready', incompleteBefore, client, ...rest },
  ref,
) {
  if (events === undefined) return <FollowingTimeline {...rest} client={client} timelineRef={ref} />;
  const host = { events, hasMore, loadMore: onLoadMore, expected, phase, incompleteBefore };
  return <HostTimeline {...rest} host={host} timelineRef={ref} />;
});

/** How a timeline looks and whom it speaks to. */
export interface TimelineLookProps extends Omit<LifecycleTimelineRootProps, 'phase' | 'empty' | 'children' | 'className'> {
  /** Rank of the heading, 2 unless said. */
  headingLevel?: HeadingLevel | undefined;
  /** Whom the words speak to: a customer is "you" to themselves and "the customer" to an operator. Only an operator is told which changes were unusual. */
  viewer?: 'customer' | 'operator' | undefined;
  /** Whether one can choose a range of days and kinds of entries. Unless said, where there are more than ten entries. */
  filterable?: boolean | undefined;
  /** True to offer printing, saving and copying the whole history. */
  exportable?: boolean | undefined;
  /** Above this number of entries, 200 unless said, the list stands in a box that scrolls and only what is in sight is in the document. */
  windowAbove?: number | undefined;
  className?: string | undefined;
}

/** Props of `LifecycleTimeline`. */
export interface LifecycleTimelineProps extends TimelineLookProps {
  /** What happened, in any order. The customer's own unless said. */
  events?: readonly LifecycleEvent[] | undefined;
  /** With `events`: true when there are older ones. */
  hasMore?: boolean | undefined;
  /** With `events`: loads older ones. */
  onLoadMore?: (() => unknown) | undefined;
  /** With `events`: where the customer stands, so that the next step can be shown. */
  expected?: StatusInfo | undefined;
  /** With `events`: `loading` or `failed` while they are fetched by the host. */
  phase?: 'loading' | 'ready' | 'failed' | undefined;
  /** With `events`: ISO 8601 instant before which something is missing. */
  incompleteBefore?: string | undefined;
  /** Beats the provider's. */
  client?: CustomerClient | undefined;
}

interface WithRef {
  timelineRef: Ref<HTMLElement>;
}

function HostTimeline({
  host,
  ...rest
}: TimelineLookProps & WithRef & { host: Parameters<typeof useHostData>[0] }): ReactElement {
  return <TimelineSection {...rest} data={useHostData(host)} />;
}

/** What was chosen for one customer is not chosen for the next. */
function FollowingTimeline({
  client,
  ...rest
}: TimelineLookProps & WithRef & { client: CustomerClient | undefined }): ReactElement {
  const found = useCustomerClient(client);
  return <CustomersTimeline key={found.customerId} {...rest} client={found} />;
}

function CustomersTimeline({ client, ...rest }: TimelineLookProps & WithRef & { client: CustomerClient }): ReactElement {
  const { phase, events, hasMore, loadMore, loadAll, error, supported, incompleteBefore, filter: refilter } = useTimeline(client);
  const { info, phase: customerPhase } = useCustomerStatus(client);
  const standing = useStanding(client);
  const { filter, setFilter } = useClientFilter(refilter);
  const shown = supported && (phase === 'idle' || customerPhase === 'loading') ? 'loading' : phase;
  const list = { events, hasMore, loadMore, loadAll, error, supported, incompleteBefore, filter, setFilter, standing };
  return <TimelineSection {...rest} data={{ ...list, phase: shown === 'idle' ? 'ready' : shown, expected: info }} />;
}

const NO_FILTER: EventFilter = {};

/** The filter is the client's: a timeline that goes away takes its own with it, and another client begins without one. */
function useClientFilter(refilter: (filter: EventFilter) => unknown) {
  const [own, setOwn] = useState({ filter: NO_FILTER, refilter });
  const latest = useRef(own.filter);
  useEffect(
    () => () => {
      if (!isOpenFilter(latest.current)) void refilter(NO_FILTER);
      latest.current = NO_FILTER;
    },
    [refilter],
  );
  const setFilter = (next: EventFilter) => {
    latest.current = next;
    setOwn({ filter: next, refilter });
    void refilter(next);
  };
  return { filter: own.refilter === refilter ? own.filter : NO_FILTER, setFilter };
}
