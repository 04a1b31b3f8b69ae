import * as fc from 'fast-check';
import { createActor, fromCallback, SimulatedClock } from 'xstate';
import { describe, expect, it } from 'vitest';
import { uploadMachine, type TransferInput, type UploadEvent } from '../../src/machine/index.js';
import { pacedProgress } from '../../src/machine/paced-progress.js';

const numbers = fc.oneof(fc.integer({ min: -5, max: 20 }), fc.double(), fc.constantFrom(Number.NaN, Infinity, -Infinity, 0));

describe('progress, whatever is reported', () => {
  it('never falls within a try, stays between nothing and the whole, and is a number', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(numbers, numbers), { maxLength: 30 }), (reports) => {
        const machine = uploadMachine.provide({
          actors: { sendFile: fromCallback<UploadEvent, TransferInput>(() => undefined) },
        });
        const file = new File(['0123456789'], 'a.jpg');
        const target = { requirementId: 'r', documentType: 'passport' };
        const input = { target, file, idempotencyKey: 'k', needsPreparation: false };
        const actor = createActor(machine, { input, clock: new SimulatedClock() }).start();
        actor.send({ type: 'SLOT.GRANTED' });
        let before = 0;
        for (const [sent, total] of reports) {
          actor.send({ type: 'PROGRESS.REPORTED', sent, total, at: 0 });
          const { context } = actor.getSnapshot();
          expect(Number.isFinite(context.sent) && Number.isFinite(context.total)).toBe(true);
          expect(context.sent).toBeGreaterThanOrEqual(before);
          expect(context.sent).toBeLessThanOrEqual(context.total);
          before = context.sent;
        }
        actor.stop();
      }),
      { numRuns: 300 },
    );
  });

  it('is passed on at its pace after the clock was set back', () => {
    const timers = new SimulatedClock();
    let ahead = 3_600_000;
    const setTimeout = (call: () => void, ms: number) => timers.setTimeout(call, ms);
    const clock = { now: () => timers.now() + ahead, setTimeout, clearTimeout: (id: number) => timers.clearTimeout(id) };
    const told: number[] = [];
    const paced = pacedProgress(clock, (sent) => told.push(sent));
    paced.report(0, 100);
    ahead = 0;
    for (let sent = 1; sent <= 5; sent += 1) {
      timers.increment(1000);
      paced.report(sent, 100);
    }
    expect(told).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('is passed on at once at first and at the end, ten times a second between, and never after it was stopped', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 250 }), { minLength: 1, maxLength: 60 }), (waits) => {
        const clock = new SimulatedClock();
        const told: { sent: number; at: number }[] = [];
        const paced = pacedProgress(clock, (sent) => told.push({ sent, at: clock.now() }));
        for (const [index, wait] of waits.entries()) {
          paced.report(index, 1_000);
          clock.increment(wait);
        }
        expect(told[0]).toEqual({ sent: 0, at: 0 });
        for (const [index, { at }] of told.entries())
          if (index > 0) expect(at - (told[index - 1]?.at ?? 0)).toBeGreaterThanOrEqual(100);
        paced.report(1_000, 1_000);
        expect(told.at(-1)?.sent).toBe(1_000);
        paced.report(5, 1_000);
        paced.stop();
        const count = told.length;
        clock.increment(1_000);
        expect(told).toHaveLength(count);
      }),
      { numRuns: 200 },
    );
  });
});
