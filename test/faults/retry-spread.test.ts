import { describe, expect, it } from 'vitest';
import { backOff } from '../../src/backends/http/back-off.js';
import { retryDelay, withJitter } from '../../src/machine/sync.delays.js';

const CLIENTS = 1_000;

/** Numbers from 0 to 1 by chance, the same each time: `mulberry32`. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** How many fall into the fullest and the emptiest tenth between two times. */
function tenths(times: readonly number[], from: number, to: number): { most: number; least: number } {
  const counts = Array.from({ length: 10 }, () => 0);
  for (const time of times) {
    const index = Math.min(9, Math.floor(((time - from) / (to - from)) * 10));
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return { most: Math.max(...counts), least: Math.min(...counts) };
}

describe('a thousand clients that lose their connection at the same moment', () => {
  it('come back spread over the time between the shortest wait and half as much again, at every try', () => {
    const waits = Array.from({ length: CLIENTS }, (_, index) => backOff(seeded(index + 1)));
    for (const shortest of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
      const times = waits.map((wait) => wait.next());
      expect(Math.min(...times)).toBeGreaterThanOrEqual(shortest);
      expect(Math.max(...times)).toBeLessThanOrEqual(shortest * 1.5);
      const { most, least } = tenths(times, shortest, shortest * 1.5);
      expect(most).toBeLessThan(150);
      expect(least).toBeGreaterThan(50);
    }
  });

  it('leave the server alone for as long as it wishes', () => {
    const waits = Array.from({ length: CLIENTS }, (_, index) => backOff(seeded(index + 1)));
    for (const wait of waits) wait.setBase(5_000);
    const times = waits.map((wait) => wait.next());
    expect(Math.min(...times)).toBeGreaterThanOrEqual(5_000);
    expect(tenths(times, 5_000, 7_500).most).toBeLessThan(150);
    expect(Math.min(...waits.map((wait) => wait.next(60_000)))).toBeGreaterThanOrEqual(60_000);
  });

  it('read again spread in the same way where they poll', () => {
    const times = Array.from({ length: CLIENTS }, (_, index) => withJitter(retryDelay({ failures: 4 }), seeded(index + 1)()));
    expect(Math.min(...times)).toBeGreaterThanOrEqual(8_000);
    expect(tenths(times, 8_000, 12_000).most).toBeLessThan(150);
  });

  it('are spread too when the server names one moment for all of them', () => {
    const waits = Array.from({ length: CLIENTS }, (_, index) => backOff(seeded(index + 1)));
    const times = waits.map((wait) => wait.next(20_000));
    expect(Math.min(...times)).toBeGreaterThanOrEqual(20_000);
    expect(Math.max(...times)).toBeLessThanOrEqual(20_500);
    expect(tenths(times, 20_000, 20_500).most).toBeLessThan(150);
  });
});
