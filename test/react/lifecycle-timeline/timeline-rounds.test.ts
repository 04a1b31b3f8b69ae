import { describe, expect, it } from 'vitest';
import type { LifecycleEvent } from '../../../src/model/index.js';
import { cutMoments, readStories, roundOf, sortEvents } from '../../../src/react/lifecycle-timeline/index.js';
import { event } from './timeline-events.js';

const about = (id: string, outcome?: string): Partial<LifecycleEvent> => ({
  about: { type: 'requirement', id, title: `Item ${id}`, ...(outcome === undefined ? {} : { outcome }) },
});
const asked = (id: string, day: number) =>
  event(`asked-${id}-${String(day)}`, `2026-03-0${String(day)}T10:00:00.000Z`, { type: 'requirement_opened', ...about(id) });
const sent = (id: string, day: number) =>
  event(`sent-${id}-${String(day)}`, `2026-03-0${String(day)}T10:00:00.000Z`, {
    type: 'requirement_submitted',
    actor: { kind: 'customer' },
    ...about(id),
  });
const decided = (id: string, outcome: string, day: number) =>
  event(`decided-${id}-${String(day)}`, `2026-03-0${String(day)}T11:00:00.000Z`, {
    type: 'requirement_resolved',
    ...about(id, outcome),
  });

function roundsOf(events: LifecycleEvent[]) {
  const sorted = sortEvents(events);
  const moments = cutMoments(sorted);
  const read = readStories(sorted);
  return Array.from({ length: moments.count }, (_, index) => roundOf(moments.at(index)!, moments.startOf(index), read)).filter(
    (round) => round !== undefined,
  );
}

describe('a round of requests', () => {
  it('gathers what was asked at one moment, with the answer, the documents and the decisions about each item', () => {
    const document = event('doc', '2026-03-02T12:00:00.000Z', {
      type: 'document_received',
      about: { type: 'document', id: 'd1', requirementId: 'a' },
    });
    const [round] = roundsOf([asked('a', 1), asked('b', 1), sent('a', 2), document, decided('a', 'rejected', 3), sent('a', 4)]);
    expect(round?.items.map(({ requirementId, state }) => [requirementId, state])).toEqual([
      ['a', 'submitted'],
      ['b', 'open'],
    ]);
    expect(round?.items[0]?.story.map(({ id }) => id)).toEqual(['sent-a-2', 'doc', 'decided-a-3', 'sent-a-4']);
    expect(round?.counts).toEqual({ submitted: 1, open: 1 });
  });

  it('holds an item as checked when nobody says how it fared', () => {
    const settled = event('settled', '2026-03-03T11:00:00.000Z', { type: 'requirement_resolved', ...about('a') });
    const [round] = roundsOf([asked('a', 1), sent('a', 2), settled]);
    expect(round?.counts).toEqual({ checked: 1 });
  });

  it('ends where the same thing is asked anew', () => {
    const [second, first] = roundsOf([asked('a', 1), decided('a', 'expired', 2), asked('a', 3), decided('a', 'accepted', 4)]);
    expect(first?.items[0]).toMatchObject({ state: 'expired' });
    expect(second?.items[0]).toMatchObject({ state: 'accepted' });
  });

  it('of forty is counted by how they stand', () => {
    const ids = Array.from({ length: 40 }, (_, index) => `i${String(index)}`);
    const events = [...ids.map((id) => asked(id, 1)), ...ids.slice(0, 38).map((id) => decided(id, 'accepted', 2))];
    expect(roundsOf(events)[0]?.counts).toEqual({ accepted: 38, open: 2 });
  });

  it('takes an outcome it does not know for checked, and never for accepted', () => {
    expect(roundsOf([asked('a', 1), decided('a', 'brand_new', 2)])[0]?.items[0]?.state).toBe('checked');
  });

  it('is none where nothing was asked', () => {
    expect(roundsOf([sent('a', 1)])).toEqual([]);
  });

  it('reads no further than the moment at hand, however long the history is', () => {
    let reads = 0;
    const events = Array.from({ length: 5_000 }, (_, index) => asked(`x${String(index)}`, 1));
    const watched = new Proxy(events, {
      get(list, key) {
        if (typeof key === 'string' && /^\d+$/.test(key)) reads += 1;
        return Reflect.get(list, key) as unknown;
      },
    });
    readStories(watched)('x3', 10);
    expect(reads).toBeLessThan(50);
  });
});
