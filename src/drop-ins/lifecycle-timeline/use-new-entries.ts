'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { EventFilter } from '../../model/index.js';
import { useAnnounce } from '../../react/live-region/index.js';
import type { TimelineRows } from './use-timeline-rows.js';
import { useTimelineWords } from './use-timeline-words.js';

/** What comes within this time, in milliseconds, is announced together. */
const BATCH = 1000;

/** Counts what comes in at the head while the timeline is shown, and has it announced once for all that came together. */
export function useNewEntries(rows: TimelineRows, filter: EventFilter): { newAbove: number; onHead: () => void } {
  const [newAbove, setNewAbove] = useState(0);
  const { events, isHead } = rows;
  // The head of a list that was not looked at to its end may turn out to be another.
  const headId = isHead ? undefined : events[0]?.id;
  const before = useRef({ headId, filter });
  const speak = useBatchedAnnouncement();
  useEffect(() => {
    const last = before.current;
    before.current = { headId, filter };
    if (last.filter !== filter || last.headId === undefined) return;
    const added = events.findIndex(({ id }) => id === last.headId);
    if (added <= 0) return;
    const count = entriesOf(rows, added);
    setNewAbove((known) => known + count);
    speak(count);
  }, [events, filter, headId, rows, speak]);
  const onHead = useCallback(() => setNewAbove(0), []);
  return { newAbove, onHead };
}

/** In how many entries so many events at the head are told: those of one moment stand in one. */
function entriesOf(rows: TimelineRows, added: number): number {
  const ids = new Set<string | undefined>(rows.events.slice(0, added).map(({ id }) => id));
  let count = 0;
  while (count < rows.count && ids.has(rows.idAt(count))) count += 1;
  return count;
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
