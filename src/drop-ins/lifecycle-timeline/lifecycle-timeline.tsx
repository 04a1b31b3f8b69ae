'use client';
import { forwardRef, type ReactElement, type Ref, useId } from 'react';
import { joinClasses } from '../class-names.js';
import type { CustomerClient } from '../../client/index.js';
import type { CustomerStatusError, LifecycleEvent, StatusInfo } from '../../model/index.js';
import { useCustomerStatus, useTimeline } from '../../react/hooks/index.js';
import { LifecycleTimelineRoot, type LifecycleTimelineRootProps } from '../../react/lifecycle-timeline/index.js';
import { useWords } from '../provider/index.js';
import { Heading, type HeadingLevel } from '../text/index.js';
import { TimelineBody } from './timeline-body.js';

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
  { events, hasMore = false, onLoadMore, expected, phase, client, ...rest },
  ref,
) {
  if (events === undefined) return <FollowingTimeline {...rest} client={client} timelineRef={ref} />;
  const data = { events, hasMore, loadMore: onLoadMore, expected, phase: phase ?? ('ready' as const), error: undefined };
  return <Timeline {...rest} {...data} supported timelineRef={ref} />;
});

interface LookProps extends Omit<LifecycleTimelineRootProps, 'phase' | 'empty' | 'children' | 'className'> {
  /** Rank of the heading, 2 unless said. */
  headingLevel?: HeadingLevel | undefined;
  /** Whom the words speak to: a customer is "you" to themselves and "the customer" to an operator. */
  viewer?: 'customer' | 'operator' | undefined;
  className?: string | undefined;
}

/** Props of `LifecycleTimeline`. */
export interface LifecycleTimelineProps extends LookProps {
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
  /** Beats the provider's. */
  client?: CustomerClient | undefined;
}

function FollowingTimeline({ client, ...rest }: LookProps & WithRef & { client: CustomerClient | undefined }): ReactElement {
  const { phase, events, hasMore, loadMore, error, supported } = useTimeline(client);
  const { info, phase: customerPhase } = useCustomerStatus(client);
  const shown = supported && (phase === 'idle' || customerPhase === 'loading') ? 'loading' : phase;
  return (
    <Timeline
      {...rest}
      {...{ events, hasMore, loadMore, error, supported }}
      phase={shown === 'idle' ? 'ready' : shown}
      expected={info}
    />
  );
}

interface WithRef {
  timelineRef: Ref<HTMLElement>;
}

/** What a timeline shows, wherever it comes from. */
export interface TimelineData {
  events: readonly LifecycleEvent[];
  phase: 'loading' | 'ready' | 'failed';
  hasMore: boolean;
  loadMore: (() => unknown) | undefined;
  expected: StatusInfo | undefined;
  error: CustomerStatusError | undefined;
  supported: boolean;
}

function Timeline({
  headingLevel = 2,
  viewer = 'customer',
  className,
  timelineRef,
  ...props
}: LookProps & TimelineData & WithRef) {
  const { events, phase, hasMore, loadMore, expected, error, supported, ...rest } = props;
  const words = useWords();
  const titleId = useId();
  return (
    <LifecycleTimelineRoot
      {...rest}
      ref={timelineRef}
      phase={phase}
      empty={events.length === 0}
      lang={words.locale}
      aria-labelledby={titleId}
      className={joinClasses('csk-root csk-container csk-lifecycle-timeline', className)}
    >
      <Heading level={headingLevel} id={titleId} tabIndex={-1}>
        {words.t('timeline.title')}
      </Heading>
      <TimelineBody {...{ events, phase, hasMore, loadMore, expected, error, supported, viewer }} />
    </LifecycleTimelineRoot>
  );
}
