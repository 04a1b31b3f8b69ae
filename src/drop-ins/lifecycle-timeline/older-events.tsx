'use client';
import { type ReactElement, useEffect, useRef } from 'react';
import { LifecycleTimelineMore } from '../../react/lifecycle-timeline/index.js';
import { useAnnounce } from '../../react/live-region/index.js';
import type { TimelineData } from './timeline-data.js';
import { useLoadOnScroll } from './use-load-on-scroll.js';
import { useTimelineWords } from './use-timeline-words.js';

/** Loads older events when asked, or when one scrolls down to it, and says how many came; at the end it says so. */
export function OlderEvents({ data, shown }: OlderEventsProps): ReactElement | null {
  const words = useTimelineWords();
  const { busy, end, load } = useOlderEvents(data, shown);
  const more = useRef<HTMLButtonElement>(null);
  useLoadOnScroll(more, data.hasMore && !busy, () => load(false));
  if (data.hasMore && data.loadMore !== undefined) {
    return (
      <LifecycleTimelineMore
        ref={more}
        className="csk-button csk-lifecycle-timeline-more"
        data-variant="secondary"
        data-size="small"
        busy={busy}
        onLoadMore={() => load(true)}
      >
        {words.t(busy ? 'timeline.loading-older' : 'timeline.older')}
      </LifecycleTimelineMore>
    );
  }
  if (data.loadMore === undefined) return null;
  return (
    <p ref={end} tabIndex={-1} className="csk-text csk-lifecycle-timeline-end" data-muted="" data-size="small">
      {words.t('timeline.end')}
    </p>
  );
}

interface OlderEventsProps {
  data: TimelineData;
  /** How many entries are shown: what happened at one moment is one of them. */
  shown: number;
}

/** The focus goes to the end only when the button that was pressed has given way to it. */
function useOlderEvents({ events, phase, hasMore, loadMore }: TimelineData, shown: number) {
  const words = useTimelineWords();
  const announce = useAnnounce();
  const end = useRef<HTMLParagraphElement>(null);
  const asked = useRef<{ count: number; shown: number; byHand: boolean } | undefined>(undefined);
  const count = events.length;
  const busy = phase === 'loading';
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
    void loadMore?.();
  };
  return { busy, end, load };
}
