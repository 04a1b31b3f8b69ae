'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { EventFilter } from '../../model/index.js';
import { useAnnounce } from '../../react/live-region/index.js';
import type { TimelineRows } from './use-timeline-rows.js';
import { useTimelineWords } from './use-timeline-words.js';

/** What comes within this time, in milliseconds, is announced together. */
const BATCH = 1000;

/** Counts what comes in at the head while the timeline is shown, and has it announced once for all that came together. */
export function useNewEntries({ events, isHead }: TimelineRows, filter: EventFilter): { newAbove: number; onHead: () => void } {
  const [newAbove, setNewAbove] = useState(0);
  // The head of a list that was not looked at to its end may turn out to be another.
  const headId = isHead ? undefined : events[0]?.id;
  const before = useRef({ headId, filter });
  const speak = useBatchedAnnouncement();
  useEffect(() => {
    const last = before.current;
    before.current = { headId, filter };
    if (last.filter !== filter || last.headId === undefined) return;
    const count = events.findIndex(({ id }) => id === last.headId);
    if (count <= 0) return;
    setNewAbove((known) => known + count);
    speak(count);
  }, [events, filter, headId, speak]);
  const onHead = useCallback(() => setNewAbove(0), []);
  return { newAbove, onHead };
}

function useBatchedAnnouncement(): (count: number) => void {
  const words = useTimelineWords();
  const announce = useAnnounce();
  const latest = useRef({ words, announce });
  const waiting = useRef<{ count: number; timer: ReturnType<typeof setTimeout> } | undefined>(undefined);
  useEffect(() => {
    latest.current = { words, announce };
  });
  useEffect(() => () => clearTimeout(waiting.current?.timer), []);
  return useCallback((count) => {
    clearTimeout(waiting.current?.timer);
    const total = (waiting.current?.count ?? 0) + count;
    const timer = setTimeout(() => {
      waiting.current = undefined;
      latest.current.announce(latest.current.words.t('timeline.new-entries', { count: total }));
    }, BATCH);
    waiting.current = { count: total, timer };
  }, []);
}
