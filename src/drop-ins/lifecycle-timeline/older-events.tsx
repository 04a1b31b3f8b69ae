'use client';
import { type ReactElement, useEffect, useRef } from 'react';
import { errorWords } from '../../messages/index.js';
import { LifecycleTimelineMore } from '../../react/lifecycle-timeline/index.js';
import { useAnnounce } from '../../react/live-region/index.js';
import type { Words } from '../provider/index.js';
import { Notice } from '../text/index.js';
import type { TimelineData } from './timeline-data.js';
import { useLoadOnScroll } from './use-load-on-scroll.js';
import { useTimelineWords } from './use-timeline-words.js';

/**
 * Loads older events when asked, or when one scrolls down to it, and says how many came; at the end it says so. Where that
 * fails it says so too, and the same button tries again.
 */
export function OlderEvents({ data, shown }: OlderEventsProps): ReactElement | null {
  const words = useTimelineWords();
  const { busy, hasFailed, end, load } = useOlderEvents(data, shown);
  const more = useRef<HTMLButtonElement>(null);
  useLoadOnScroll(more, data.hasMore && !busy && !hasFailed, () => load(false));
  const notice = hasFailed ? (
    <Notice tone="caution">
      <p className="csk-text">{failedWords(data, words)}</p>
    </Notice>
  ) : null;
  if (data.loadMore === undefined) return notice;
  const label = hasFailed ? 'common.retry' : 'timeline.older';
  return (
    <>
      {notice}
      {data.hasMore || hasFailed ? (
        <LifecycleTimelineMore
          ref={more}
          className="csk-button csk-lifecycle-timeline-more"
          data-variant="secondary"
          data-size="small"
          busy={busy}
          onLoadMore={() => load(true)}
        >
          {words.t(busy ? 'timeline.loading-older' : label)}
        </LifecycleTimelineMore>
      ) : (
        <p ref={end} tabIndex={-1} className="csk-text csk-lifecycle-timeline-end" data-muted="" data-size="small">
          {words.t('timeline.end')}
        </p>
      )}
    </>
  );
}

interface OlderEventsProps {
  data: TimelineData;
  /** How many entries are shown: what happened at one moment is one of them. */
  shown: number;
}

function failedWords({ error }: TimelineData, words: Words): string {
  const failed = words.t('timeline.failed-older');
  return error === undefined ? failed : `${failed} ${errorWords(error, words)}`;
}

/** The focus goes to the end only when the button that was pressed has given way to it. */
function useOlderEvents(data: TimelineData, shown: number) {
  const words = useTimelineWords();
  const announce = useAnnounce();
  const end = useRef<HTMLParagraphElement>(null);
  const asked = useRef<{ count: number; shown: number; byHand: boolean } | undefined>(undefined);
  const { hasMore, phase } = data;
  const count = data.events.length;
  const busy = phase === 'loading';
  const failure = phase === 'failed' ? failedWords(data, words) : undefined;
  useEffect(() => {
    if (asked.current !== undefined && failure !== undefined) announce(failure);
  }, [announce, failure]);
  useEffect(() => {
    if (asked.current === undefined || busy || count <= asked.current.count) return;
    // What came may all belong to the oldest entry there was.
    announce(words.t('timeline.older-loaded', { count: Math.max(1, shown - asked.current.shown) }));
    if (!hasMore && asked.current.byHand) end.current?.focus();
    asked.current = undefined;
  }, [announce, busy, count, hasMore, shown, words]);
  const load = (byHand: boolean) => {
    // Scrolling asks once for what comes next; a person may ask again.
    if (!byHand && asked.current?.count === count) return;
    asked.current = { count, shown, byHand };
    void data.loadMore?.();
  };
  return { busy, hasFailed: failure !== undefined, end, load };
}
