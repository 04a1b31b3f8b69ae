import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { mergeEvents } from '../../src/client/merge-events.js';
import type { LifecycleEvent } from '../../src/model/index.js';

const event = (seq: number): LifecycleEvent => ({
  id: `e${String(seq)}`,
  seq,
  type: 'note',
  at: new Date(Date.UTC(2026, 0, 1) + seq * 1000).toISOString(),
  actor: { kind: 'system' },
  reasons: [],
  source: { provider: 'x', channel: 'api' },
});

it('the list is newest first, each event once, however pages and pushed events are put together', () => {
  const portions = fc.array(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 6 }), { maxLength: 12 });
  fc.assert(
    fc.property(portions, (lists) => {
      const merged = lists.reduce<readonly LifecycleEvent[]>((known, seqs) => mergeEvents(known, seqs.map(event)), []);
      const expected = [...new Set(lists.flat())].toSorted((a, b) => b - a);
      expect(merged.map(({ seq }) => seq)).toEqual(expected);
    }),
  );
});

it('what comes above or below a hundred thousand is put there without looking at them', () => {
  let reads = 0;
  const known = Array.from({ length: 100_000 }, (_, index) =>
    Object.defineProperty(event(100_000 - index), 'at', {
      enumerable: true,
      get() {
        reads += 1;
        return '2026-01-01T00:00:00.000Z';
      },
    }),
  );
  expect(mergeEvents(known, [event(100_001)])).toHaveLength(100_001);
  expect(mergeEvents(known, [event(0)])).toHaveLength(100_001);
  expect(reads).toBeLessThan(10);
});
