import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LifecycleEvent } from '../../../src/model/index.js';
import {
  arrangeTimeline,
  cutMoments,
  groupMoments,
  isTurn,
  sortEvents,
  timeOf,
} from '../../../src/react/lifecycle-timeline/index.js';
import { event } from './timeline-events.js';

const START = Date.UTC(2026, 2, 28, 23, 59, 50);

/** Close together, around a midnight and a change of the clocks, with and without a sequence, in several spellings of an instant. */
const eventArbitrary = fc
  .record({
    offset: fc.integer({ min: 0, max: 20_000 }),
    spelling: fc.constantFrom('plain', 'offset', 'short'),
    type: fc.constantFrom('status_changed', 'note', 'document_received', 'brand_new'),
    actor: fc.constantFrom('customer', 'operator'),
  })
  .map(({ offset, spelling, type, actor }) => ({ at: spell(START + offset, spelling), type, actor: { kind: actor } }));

function spell(time: number, spelling: string): string {
  const plain = new Date(time).toISOString();
  if (spelling === 'offset') return plain.replace('Z', '+00:00');
  return spelling === 'short' ? new Date(Math.floor(time / 1000) * 1000).toISOString().replace('.000', '') : plain;
}

const listArbitrary = fc
  .array(eventArbitrary, { maxLength: 60 })
  .map((list) => list.map((one, index): LifecycleEvent => ({ ...event(`e${String(index)}`, one.at), ...one })));

/** Some with a place in a sequence that knows nothing of the clock, some without; changes of status at few instants. */
const mixedArbitrary = fc
  .array(
    fc.record({
      second: fc.integer({ min: 0, max: 5 }),
      seq: fc.option(fc.integer({ min: 1, max: 99 }), { nil: undefined }),
      type: fc.constantFrom('status_changed', 'note'),
      from: fc.constantFrom('ACTIVE', 'UNDER_REVIEW', 'DEACTIVATED', undefined),
      to: fc.constantFrom('ACTIVE', 'UNDER_REVIEW', 'DEACTIVATED'),
    }),
    { maxLength: 20 },
  )
  .map((list) =>
    list.map(
      ({ second, ...one }, index): LifecycleEvent => ({
        ...event(`e${String(index)}`, new Date(START + second * 1000).toISOString()),
        ...one,
      }),
    ),
  );

describe('grouping', () => {
  it('never puts a lower place of the sequence above a higher one, and leaves what it sorted as it is', () => {
    fc.assert(
      fc.property(mixedArbitrary, (list) => {
        const sorted = sortEvents(list);
        const places = sorted.flatMap(({ seq }) => seq ?? []);
        expect(places).toEqual(places.toSorted((a, b) => b - a));
        expect(new Set(sorted)).toEqual(new Set(list));
        expect(sortEvents(sorted)).toBe(sorted);
      }),
    );
  });

  it('sorts any list newest first, each event once, and leaves a sorted one as it is', () => {
    fc.assert(
      fc.property(listArbitrary, (list) => {
        const sorted = sortEvents([...list, ...list]);
        expect(new Set(sorted.map(({ id }) => id)).size).toBe(sorted.length);
        expect(sorted).toHaveLength(list.length);
        sorted.forEach((one, index) => index > 0 && expect(timeOf(one)).toBeLessThanOrEqual(timeOf(sorted[index - 1]!)));
        expect(sortEvents(sorted)).toEqual(sorted);
      }),
    );
  });

  it('puts every event into exactly one moment, in order, whatever the moments are', () => {
    fc.assert(
      fc.property(listArbitrary, (list) => {
        const sorted = sortEvents(list);
        const moments = groupMoments(sorted);
        const ids = moments.flatMap(({ events }) => events.map(({ id }) => id));
        expect(ids.toSorted()).toEqual(sorted.map(({ id }) => id).toSorted());
        for (const { events } of moments) {
          expect(events.filter(isTurn).length).toBeLessThanOrEqual(1);
          expect(new Set(events.map(({ actor }) => actor.kind)).size).toBe(1);
          const times = events.map(timeOf);
          expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(2000);
        }
      }),
    );
  });

  it('parts only what must be parted: neighbours in two moments differ in actor, are far apart, or both change the status', () => {
    fc.assert(
      fc.property(listArbitrary, (list) => {
        const sorted = sortEvents(list);
        const moments = cutMoments(sorted);
        for (let index = 1; index < moments.count; index += 1) {
          const first = sorted[moments.startOf(index - 1)]!;
          const next = sorted[moments.startOf(index)]!;
          const hasTurn = sorted.slice(moments.startOf(index - 1), moments.startOf(index)).some(isTurn);
          const isParted =
            first.actor.kind !== next.actor.kind || timeOf(first) - timeOf(next) > 2000 || (hasTurn && isTurn(next));
          expect(isParted).toBe(true);
        }
      }),
    );
  });
});

it('keeps the moments of before when events come above them', () => {
  const list = Array.from({ length: 50 }, (_, index) =>
    event(`e${String(index)}`, new Date(START - index * 60_000).toISOString()),
  );
  const before = cutMoments(list);
  const after = cutMoments([event('new', new Date(START + 60_000).toISOString()), ...list]);
  expect(after.count).toBe(51);
  expect(after.at(1)).toBe(before.at(0));
});

it('groups a list that grew at its head exactly as it groups the whole list', () => {
  fc.assert(
    fc.property(listArbitrary, fc.integer({ min: 0, max: 10 }), (list, added) => {
      const sorted = [...sortEvents(list.map((one) => ({ ...one, at: new Date(Date.parse(one.at)).toISOString() })))];
      const before = arrangeTimeline(sorted.slice(added));
      const grown = arrangeTimeline(sorted, before);
      const whole = cutMoments(sorted);
      const startsOf = ({ count, startOf }: typeof whole) => Array.from({ length: count }, (_, index) => startOf(index));
      expect(startsOf(grown.moments)).toEqual(startsOf(whole));
    }),
  );
});

it('looks at none of a hundred thousand events again when one comes above them', () => {
  const list = Array.from({ length: 100_000 }, (_, index) =>
    event(`e${String(index)}`, new Date(START - index * 60_000).toISOString()),
  );
  const before = arrangeTimeline(list);
  let reads = 0;
  for (const one of list) {
    const { at } = one;
    Object.defineProperty(one, 'at', {
      get() {
        reads += 1;
        return at;
      },
    });
  }
  const after = arrangeTimeline([event('new', new Date(START + 60_000).toISOString()), ...list], before);
  expect(after.moments.count).toBe(100_001);
  expect(reads).toBeLessThan(20);
});
