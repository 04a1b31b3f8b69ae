'use client';
import { type ReactElement, type Ref, useId, useState } from 'react';
import { joinClasses } from '../class-names.js';
import { LifecycleTimelineRoot } from '../../react/lifecycle-timeline/index.js';
import { below, Heading } from '../text/index.js';
import { isOpenFilter } from './filter-choice.js';
import type { TimelineLookProps } from './lifecycle-timeline.js';
import { TimelineBody } from './timeline-body.js';
import type { TimelineData } from './timeline-data.js';
import { TimelineFilters } from './timeline-filters.js';
import { TimelineTools } from './timeline-tools.js';
import { useFirstPage } from './use-first-page.js';
import { PrintingProvider, useWatchPrinting } from './use-printing.js';
import { useTimelineRows } from './use-timeline-rows.js';
import { useTimelineWords } from './use-timeline-words.js';

/** From so many entries on it is worth choosing among them. */
const WORTH_FILTERING = 10;

/** Above so many entries only those in sight are in the document. */
const WINDOW_ABOVE = 200;

/** A timeline of whatever data it is given. */
export function TimelineSection({
  headingLevel = 2,
  viewer = 'customer',
  filterable,
  exportable = false,
  windowAbove = WINDOW_ABOVE,
  className,
  timelineRef,
  data,
  ...rest
}: TimelineSectionProps): ReactElement {
  const words = useTimelineWords();
  const titleId = useId();
  const rows = useTimelineRows(data.events, data.filter, data.expected?.status);
  const { heading, retry } = useFirstPage(data);
  const isPrinting = useWatchPrinting();
  const isFilterable = useIsFilterable(data, rows.count, filterable);
  const hasEntries = rows.count > 0;
  return (
    <LifecycleTimelineRoot
      {...rest}
      ref={timelineRef}
      phase={data.phase}
      empty={data.events.length === 0}
      lang={words.locale}
      aria-labelledby={titleId}
      className={joinClasses('csk-root csk-container csk-lifecycle-timeline', className)}
    >
      <PrintingProvider value={isPrinting}>
        <Heading ref={heading} level={headingLevel} id={titleId} tabIndex={-1}>
          {words.t('timeline.title')}
        </Heading>
        {hasEntries ? (
          <p className="csk-text csk-lifecycle-timeline-zone" data-muted="" data-size="small">
            {words.t('timeline.time-zone', { zone: words.timeZoneName(words.now()) })}
          </p>
        ) : null}
        {isFilterable ? <TimelineFilters data={data} shown={rows.isHead ? undefined : rows.count} /> : null}
        {exportable && hasEntries ? <TimelineTools data={data} viewer={viewer} /> : null}
        <TimelineBody
          data={data}
          rows={rows}
          viewer={viewer}
          level={below(headingLevel)}
          windowAbove={windowAbove}
          onRetry={retry}
        />
      </PrintingProvider>
    </LifecycleTimelineRoot>
  );
}

/** What was once offered stays: a list that is loading anew is short, and who has just chosen is still there. */
function useIsFilterable({ supported, filter, hasMore }: TimelineData, count: number, asked: boolean | undefined): boolean {
  const [wasOffered, setOffered] = useState(false);
  const isWorthIt = !isOpenFilter(filter) || hasMore || count > WORTH_FILTERING;
  const isOffered = supported && (asked ?? (wasOffered || isWorthIt));
  if (isOffered && !wasOffered) setOffered(true);
  return isOffered;
}

interface TimelineSectionProps extends TimelineLookProps {
  timelineRef: Ref<HTMLElement>;
  data: TimelineData;
}
