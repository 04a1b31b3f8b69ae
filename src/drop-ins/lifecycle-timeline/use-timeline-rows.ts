'use client';
import { useEffect, useMemo, useRef } from 'react';
import { type EventFilter, type LifecycleEvent, type PresentedStatus, presentStatus } from '../../model/index.js';
import {
  arrangeHead,
  type ArrangedTimeline,
  arrangeTimeline,
  gapBelow,
  isTurn,
  readStories,
  roundOf,
  type TimelineGap,
  type TimelineMoment,
  type TimelineMoments,
  type TimelineRound,
} from '../../react/lifecycle-timeline/index.js';
import { useHydrated } from '../../react/provider/index.js';
import type { Words } from '../provider/index.js';
import { dayLabel } from './day-label.js';
import { useAfterPaint } from './use-after-paint.js';
import { useToday } from './use-today.js';
import { useTimelineWords } from './use-timeline-words.js';

/** Everything one row shows. */
export interface TimelineRow {
  moment: TimelineMoment;
  /** True for the newest change of status of a story that is shown to its end, where it led to the status that is known. */
  current: boolean;
  /** The day or month it stands under. */
  label: string;
  /** True where the label is another than that of the row above. */
  startsDay: boolean;
  round: TimelineRound | undefined;
  gap: TimelineGap | undefined;
}

/** The rows of a timeline. A row is made when it is shown, so that a long history costs no more than a short one. */
export interface TimelineRows {
  readonly count: number;
  readonly at: (index: number) => TimelineRow | undefined;
  /** The id of a row's newest event. */
  readonly idAt: (index: number) => string | undefined;
  /** The events in order. */
  readonly events: readonly LifecycleEvent[];
  /** True for the first screen of a long list, of which the rest has not been looked at yet: the count is a guess then. */
  readonly isHead: boolean;
  /** The reader's day by which they are labelled. */
  readonly today: number;
}

/** The rows of events that may come in any order. With the status of the customer, none that led elsewhere is the current one. */
export function useTimelineRows(
  events: readonly LifecycleEvent[],
  filter: EventFilter,
  status: PresentedStatus | undefined,
): TimelineRows {
  const words = useTimelineWords();
  const isHydrated = useHydrated();
  const today = useToday(words);
  const labelOf = useMemo(() => rememberLabels(words, isHydrated ? today : undefined), [words, isHydrated, today]);
  const before = useRef<ArrangedTimeline | undefined>(undefined);
  const isSettled = useAfterPaint(false);
  const head = useMemo(() => (isSettled ? undefined : arrangeHead(events)), [events, isSettled]);
  const arranged = useMemo(() => head ?? arrangeTimeline(events, before.current), [events, head]);
  useEffect(() => {
    before.current = arranged;
  }, [arranged]);
  return useMemo(() => {
    const rows = { ...makeRows(arranged, { filter, status, labelOf }), today };
    return head === undefined ? rows : { ...rows, count: expectedRows(head, events.length), isHead: true };
  }, [arranged, events, filter, head, labelOf, status, today]);
}

interface Telling {
  filter: EventFilter;
  status: PresentedStatus | undefined;
  labelOf: (at: string) => string;
}

function makeRows({ events, moments }: ArrangedTimeline, { filter, status, labelOf }: Telling): Omit<TimelineRows, 'today'> {
  const read = readStories(events);
  const current = currentIndex(events, moments, { ...filter, status });
  // Among some of the entries, a change that seems to be missing is only left out.
  const showsAll = filter.types === undefined;
  const at = (index: number): TimelineRow | undefined => {
    const moment = moments.at(index);
    if (moment === undefined) return undefined;
    const start = moments.startOf(index);
    const label = labelOf(moment.at);
    const above = index === 0 ? undefined : events[moments.startOf(index - 1)];
    return {
      moment,
      label,
      current: index === current,
      startsDay: above === undefined || labelOf(above.at) !== label,
      round: knownRound(moment, roundOf(moment, start, read)),
      gap: showsAll ? gapUnder(events, start, moments.startOf(index + 1)) : undefined,
    };
  };
  return { count: moments.count, at, idAt: (index) => events[moments.startOf(index)]?.id, events, isHead: false };
}

/** How many rows a list will have, from those of its head. */
function expectedRows({ events, moments }: ArrangedTimeline, count: number): number {
  return Math.round((count * moments.count) / events.length);
}

function gapUnder(events: readonly LifecycleEvent[], start: number, end: number): TimelineGap | undefined {
  for (let position = start; position < end; position += 1) {
    const gap = gapBelow(events, position);
    if (gap !== undefined) return gap;
  }
  return undefined;
}

/**
 * The row with the newest change of status; the newest of all where none is told; none in a part of the past, and none
 * where that change led elsewhere than to the status that is known.
 */
function currentIndex(
  events: readonly LifecycleEvent[],
  moments: TimelineMoments,
  { to, types, status }: EventFilter & Pick<Telling, 'status'>,
): number {
  if (to !== undefined || types?.includes('status_changed') === false) return -1;
  const turn = events.findIndex(isTurn);
  const newest = events[turn];
  if (newest !== undefined && status !== undefined && presentStatus(newest.to) !== status) return -1;
  if (turn < 1) return 0;
  let index = 0;
  while (index + 1 < moments.count && moments.startOf(index + 1) <= turn) index += 1;
  return index;
}

/** A label is put in words once for each instant. */
function rememberLabels(words: Words, today: number | undefined): (at: string) => string {
  const known = new Map<string, string>();
  return (at) => {
    const label = known.get(at) ?? dayLabel(at, words, today);
    known.set(at, label);
    return label;
  };
}

const rounds = new WeakMap<TimelineMoment, TimelineRound>();

/** The round of before, as long as nothing happened in it: its row is not made anew because another one came above it. */
function knownRound(moment: TimelineMoment, round: TimelineRound | undefined): TimelineRound | undefined {
  if (round === undefined) return undefined;
  const known = rounds.get(moment);
  if (known !== undefined && isSameRound(known, round)) return known;
  rounds.set(moment, round);
  return round;
}

function isSameRound(a: TimelineRound, b: TimelineRound): boolean {
  if (a.items.length !== b.items.length) return false;
  return a.items.every(({ opened, story }, place) => {
    const other = b.items[place];
    if (other === undefined || opened !== other.opened || story.length !== other.story.length) return false;
    return story.every((event, index) => event === other.story[index]);
  });
}
