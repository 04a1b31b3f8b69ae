import { simulatedClock } from 'customer-status-kit/backends/memory';
import { describe, expect, it } from 'vitest';

const START = Date.parse('2026-05-06T07:08:09Z');
const DAY = 86_400_000;

describe('a simulated clock that stands still', () => {
  it('moves only when it is moved, and fires what comes due at its own time and in order', () => {
    const clock = simulatedClock({ startAt: START });
    const fired: string[] = [];
    const note = (name: string) => () => fired.push(`${name} at ${String(clock.now() - START)}`);
    clock.setTimeout(note('late'), 900);
    clock.setTimeout(note('early'), 100);
    clock.setTimeout(note('also early'), 100);
    clock.clearTimeout(clock.setTimeout(note('cleared'), 50));
    expect(clock.nextDelay()).toBe(100);
    clock.advance(500);
    expect(fired).toEqual(['early at 100', 'also early at 100']);
    expect(clock.now()).toBe(START + 500);
    clock.advance(500);
    expect(fired).toEqual(['early at 100', 'also early at 100', 'late at 900']);
    expect(clock.nextDelay()).toBeUndefined();
  });

  it('fires what a timer sets for a time that is passed as well', () => {
    const clock = simulatedClock({ startAt: START });
    let ticks = 0;
    const tick = () => {
      ticks += 1;
      clock.setTimeout(tick, 1_000);
    };
    tick();
    clock.advance(10_000);
    expect(ticks).toBe(11);
  });

  it('travels back without firing anything, and says how far it is from where it began', () => {
    const clock = simulatedClock({ startAt: START });
    let fired = 0;
    let moves = 0;
    const leave = clock.onMove(() => (moves += 1));
    clock.setTimeout(() => (fired += 1), DAY);
    clock.travelTo(START - DAY);
    expect([clock.now(), clock.offsetMs(), fired, clock.nextDelay()]).toEqual([START - DAY, -DAY, 0, 2 * DAY]);
    clock.travelTo(START + DAY);
    expect([clock.offsetMs(), fired, moves]).toEqual([DAY, 1, 2]);
    leave();
    clock.advance(1);
    expect(moves).toBe(2);
  });
});

describe('a simulated clock that runs', () => {
  it('jumps as a machine does that has slept: what came due fires once, in order, and finds the new time', () => {
    const clock = simulatedClock({ runs: true, base: simulatedClock({ startAt: START }) });
    const fired: string[] = [];
    const tick = () => {
      fired.push(`tick at ${String(clock.now() - START)}`);
      clock.setTimeout(tick, 1_000);
    };
    clock.setTimeout(() => fired.push('later'), 2_000);
    tick();
    const never = clock.setTimeout(() => fired.push('never'), 3_000);
    clock.setTimeout(() => clock.clearTimeout(never), 2_500);
    clock.travelTo(START + DAY);
    expect(fired).toEqual(['tick at 0', `tick at ${String(DAY)}`, 'later']);
    expect(clock.nextDelay()).toBe(1_000);
  });

  it('goes on with the clock below it, and what waits is woken earlier once it was moved', () => {
    const base = simulatedClock({ startAt: START });
    const clock = simulatedClock({ runs: true, base });
    const fired: number[] = [];
    clock.setTimeout(() => fired.push(clock.now() - START), 10_000);
    base.advance(1_000);
    expect(clock.now()).toBe(START + 1_000);
    clock.advance(5_000);
    expect(clock.now()).toBe(START + 6_000);
    base.advance(3_999);
    expect(fired).toEqual([]);
    base.advance(1);
    expect(fired).toEqual([10_000]);
    clock.clearTimeout(clock.setTimeout(() => fired.push(0), 5));
    base.advance(60_000);
    expect(fired).toEqual([10_000]);
  });
});
