import type { LifecycleEvent, LocalizedText } from '../../model/index.js';
import type { TimelineMoment } from './timeline-moments.js';

/** How one request of a round stands, as far as the events tell. One that was settled without a word on how is `checked`. */
export const ROUND_ITEM_STATES = ['open', 'submitted', 'checked', 'accepted', 'rejected', 'waived', 'expired'] as const;

/** How one request of a round stands. */
export type RoundItemState = (typeof ROUND_ITEM_STATES)[number];

/** One request of a round with everything that happened about it until it was asked anew. */
export interface TimelineRoundItem {
  requirementId: string;
  title?: LocalizedText | undefined;
  opened: LifecycleEvent;
  state: RoundItemState;
  /** Answers, documents and decisions, oldest first. */
  story: readonly LifecycleEvent[];
}

/** What was asked for at one moment. */
export interface TimelineRound {
  items: readonly TimelineRoundItem[];
  /** How many items stand how; a state nobody is in is absent. */
  counts: Partial<Record<RoundItemState, number>>;
}

/** Tells what became of a request. */
export type StoryReader = (requirementId: string, before: number) => readonly LifecycleEvent[];

/**
 * A reader of sorted events. It reads no further into the list than it must, and nothing twice: a row near the head of a
 * long history costs as much as one of a short history.
 */
export function readStories(events: readonly LifecycleEvent[]): StoryReader {
  const positions = new Map<string, number[]>();
  let read = 0;
  const readUpTo = (end: number) => {
    for (; read < end; read += 1) {
      const id = requirementOf(events[read]);
      if (id === undefined) continue;
      const known = positions.get(id);
      if (known === undefined) positions.set(id, [read]);
      else known.push(read);
    }
  };
  return (requirementId, before) => {
    readUpTo(before);
    const newer = (positions.get(requirementId) ?? []).filter((position) => position < before);
    const story = newer.toReversed().flatMap((position) => events[position] ?? []);
    const askedAnew = story.findIndex(({ type }) => type === 'requirement_opened');
    return askedAnew === -1 ? story : story.slice(0, askedAnew);
  };
}

/** The round that a moment opened, or `undefined` when nothing was asked. `start` is where the moment begins in the list of the reader. */
export function roundOf(moment: TimelineMoment, start: number, read: StoryReader): TimelineRound | undefined {
  const opened = moment.events.filter(({ type, about }) => type === 'requirement_opened' && about?.type === 'requirement');
  if (opened.length === 0) return undefined;
  const items = opened.flatMap((event) => itemOf(event, start, read) ?? []);
  const counts: Partial<Record<RoundItemState, number>> = {};
  for (const { state } of items) counts[state] = (counts[state] ?? 0) + 1;
  return { items, counts };
}

function itemOf(opened: LifecycleEvent, start: number, read: StoryReader): TimelineRoundItem | undefined {
  if (opened.about === undefined) return undefined;
  const { id, title } = opened.about;
  const story = read(id, start);
  return { requirementId: id, title, opened, story, state: stateAfter(story) };
}

function stateAfter(story: readonly LifecycleEvent[]): RoundItemState {
  const last = story.findLast(({ type }) => type === 'requirement_submitted' || type === 'requirement_resolved');
  if (last === undefined) return 'open';
  if (last.type === 'requirement_submitted') return 'submitted';
  return ROUND_ITEM_STATES.find((state) => state === last.about?.outcome) ?? 'checked';
}

function requirementOf(event: LifecycleEvent | undefined): string | undefined {
  if (event?.about?.type === 'requirement') return event.about.id;
  return event?.about?.type === 'document' ? event.about.requirementId : undefined;
}
