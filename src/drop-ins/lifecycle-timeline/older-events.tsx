'use client';
import { type ReactElement, useEffect, useRef } from 'react';
import { LifecycleTimelineMore } from '../../react/lifecycle-timeline/index.js';
import { useAnnounce } from '../../react/live-region/index.js';
import { useWords } from '../provider/index.js';
import type { TimelineData } from './lifecycle-timeline.js';

/** Loads older events and says how many came; when none are left it says so and takes the focus there. */
export function OlderEvents({ data }: { data: TimelineData }): ReactElement | null {
  const words = useWords();
  const { busy, end, load } = useOlderEvents(data);
  if (data.hasMore && data.loadMore !== undefined) {
    return (
      <LifecycleTimelineMore
        className="csk-button csk-lifecycle-timeline-more"
        data-variant="secondary"
        data-size="small"
        busy={busy}
        onLoadMore={load}
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

function useOlderEvents({ events, phase, hasMore, loadMore }: TimelineData) {
  const words = useWords();
  const announce = useAnnounce();
  const end = useRef<HTMLParagraphElement>(null);
  const asked = useRef<number | undefined>(undefined);
  const count = events.length;
  const busy = phase === 'loading';
  useEffect(() => {
    if (asked.current === undefined || busy || count <= asked.current) return;
    announce(words.t('timeline.older-loaded', { count: count - asked.current }));
    asked.current = undefined;
    if (!hasMore) end.current?.focus();
  }, [announce, busy, count, hasMore, words]);
  const load = () => {
    asked.current = count;
    void loadMore?.();
  };
  return { busy, end, load };
}
