import { useEffect, useState } from 'react';
import { LifecycleTimeline, type LifecycleTimelineProps } from '../../src/drop-ins/lifecycle-timeline/index.js';
import type { LifecycleEvent } from '../../src/model/index.js';

const HOUR = 3_600_000;
const NEWEST = Date.UTC(2026, 10, 20, 8);

/** So many notes, newest first, one an hour; each names its place. */
export function notes(count: number): LifecycleEvent[] {
  return Array.from({ length: count }, (_, index) => noteAt(count - index, NEWEST - index * HOUR));
}

/** Some that are newer than all of `notes`. */
export function newerNotes(known: number, count: number): LifecycleEvent[] {
  return Array.from({ length: count }, (_, index) => noteAt(known + count - index, NEWEST + (count - index) * HOUR));
}

function noteAt(seq: number, time: number): LifecycleEvent {
  return {
    id: `n${String(seq)}`,
    seq,
    type: 'note',
    at: new Date(time).toISOString(),
    actor: { kind: 'system' },
    about: { type: 'requirement', id: 'x', title: `number ${String(seq)}` },
    reasons: [],
    source: { provider: 'x', channel: 'api' },
    ...(seq % 10 === 0 ? { steps: [{ name: `step of ${String(seq)}`, status: 'passed' as const }] } : {}),
  };
}

/** How a test gives a host new events. */
export interface Feed {
  add: (events: readonly LifecycleEvent[]) => void;
}

/** A host that brings the events itself. */
export function FeedHost({ first, feed, ...props }: LifecycleTimelineProps & { first: readonly LifecycleEvent[]; feed: Feed }) {
  const [events, setEvents] = useState(first);
  useEffect(() => {
    Object.assign(feed, { add: (more: readonly LifecycleEvent[]) => setEvents((known) => [...more, ...known]) });
  }, [feed]);
  return <LifecycleTimeline {...props} events={events} />;
}
