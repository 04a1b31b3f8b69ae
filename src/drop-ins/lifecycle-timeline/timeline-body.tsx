'use client';
import type { ReactElement, ReactNode } from 'react';
import { historyStart } from '../../react/lifecycle-timeline/index.js';
import { fillText, type HeadingLevel, Notice, RetryButton, SLOT } from '../text/index.js';
import { ExpectedStep, isStepExpected } from './expected-step.js';
import type { TimelineViewer } from './event-words.js';
import { isOpenFilter } from './filter-choice.js';
import { OlderEvents } from './older-events.js';
import type { TimelineData } from './timeline-data.js';
import { TimelineList } from './timeline-list.js';
import { failedWords } from './use-first-page.js';
import type { TimelineRows } from './use-timeline-rows.js';
import { useTimelineWords } from './use-timeline-words.js';

/** The list, or what stands in for it. What was loaded stays when loading more fails. */
export function TimelineBody({ data, rows, viewer, level, windowAbove, onRetry }: TimelineBodyProps): ReactElement {
  const words = useTimelineWords();
  if (!data.supported) return <Quiet>{words.t('timeline.unsupported')}</Quiet>;
  const isFiltered = !isOpenFilter(data.filter);
  const foot = <OlderEvents data={data} shown={rows.count} />;
  if (rows.count === 0 && data.phase === 'loading') return <Loading text={words.t('timeline.loading')} />;
  if (rows.count === 0 && data.phase === 'ready') {
    return (
      <>
        <Quiet>{words.t(isFiltered ? 'timeline.filter.none' : 'timeline.empty')}</Quiet>
        {data.hasMore ? foot : null}
      </>
    );
  }
  if (rows.count === 0) return <Failed data={data} onRetry={onRetry} />;
  return (
    <>
      <TimelineList
        rows={rows}
        data={data}
        viewer={viewer}
        level={level}
        windowAbove={windowAbove}
        expected={
          isFiltered || !isStepExpected(data.expected) ? null : (
            <ExpectedStep info={data.expected} standing={data.standing} viewer={viewer} />
          )
        }
        foot={foot}
      />
      {rows.isHead ? null : <Incomplete data={data} events={rows.events} />}
    </>
  );
}

interface TimelineBodyProps {
  data: TimelineData;
  rows: TimelineRows;
  viewer: TimelineViewer;
  level: HeadingLevel;
  windowAbove: number;
  /** Asks once more for the first page. */
  onRetry: () => void;
}

function Quiet({ children }: { children: ReactNode }): ReactElement {
  return (
    <p className="csk-text" data-muted="">
      {children}
    </p>
  );
}

/** Says from when on the history is known, where it is not known from the beginning. */
function Incomplete({ data, events }: { data: TimelineData; events: TimelineRows['events'] }): ReactElement | null {
  const words = useTimelineWords();
  const isAllLoaded = isOpenFilter(data.filter) && !data.hasMore;
  const before = data.incompleteBefore ?? (isAllLoaded ? historyStart(events) : undefined);
  if (before === undefined) return null;
  return (
    <p className="csk-text csk-lifecycle-timeline-incomplete" data-muted="" data-size="small">
      {fillText(words.t('timeline.incomplete', { date: SLOT }), <time dateTime={before}>{words.date(before)}</time>)}
    </p>
  );
}

function Loading({ text }: { text: string }): ReactElement {
  return (
    <div className="csk-stack">
      <span className="csk-visually-hidden">{text}</span>
      {['first', 'second', 'third'].map((line) => (
        <span key={line} className="csk-lifecycle-timeline-entry" aria-hidden="true">
          <span className="csk-skeleton csk-lifecycle-timeline-skeleton-marker" />
          <span className="csk-stack" data-gap="small">
            <span className="csk-skeleton csk-lifecycle-timeline-skeleton" />
            <span className="csk-skeleton csk-lifecycle-timeline-skeleton" data-short="" />
          </span>
        </span>
      ))}
    </div>
  );
}

function Failed({ data, onRetry }: Pick<TimelineBodyProps, 'data' | 'onRetry'>): ReactElement {
  const words = useTimelineWords();
  return (
    <Notice tone="caution">
      <p className="csk-text">{failedWords(data, words)}</p>
      {data.loadMore === undefined ? null : (
        <div className="csk-row">
          <RetryButton label={words.t('common.retry')} onRetry={onRetry} />
        </div>
      )}
    </Notice>
  );
}
