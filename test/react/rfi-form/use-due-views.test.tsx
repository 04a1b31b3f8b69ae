import { act, render, screen } from '@testing-library/react';
import { SimulatedClock } from 'xstate';
import { describe, expect, it, vi } from 'vitest';
import type { Requirement } from '../../../src/model/index.js';
import { useDueViews } from '../../../src/react/rfi-form/index.js';
import { requirementOf } from './requirement-of.js';

const HOUR = 3_600_000;

function dueAt(at: string): Requirement[] {
  return [requirementOf('r', { due: { at, severity: 'current' } })];
}

interface StageProps {
  requirements: Requirement[];
  clock: SimulatedClock;
  now: () => number;
  timeZone: string;
}

function Stage({ requirements, clock, now, timeZone }: StageProps) {
  const due = useDueViews(requirements, { now, timeZone, clock }).get('r');
  return (
    <p data-testid="stage">
      {due?.stage} {due?.isNear === true ? 'near' : 'far'}
    </p>
  );
}

function open(at: string, now: string, timeZone: string) {
  const clock = new SimulatedClock();
  clock.set(Date.parse(now));
  let slept = 0;
  const time = () => clock.now() + slept;
  const view = render(<Stage requirements={dueAt(at)} clock={clock} now={time} timeZone={timeZone} />);
  return {
    clock,
    ...view,
    pass: (ms: number) => act(() => clock.increment(ms)),
    /** Time goes by, and no timer notices. */
    sleep: (ms: number) => {
      slept += ms;
    },
  };
}

const stage = () => screen.getByTestId('stage').textContent;

describe('due dates on a page that stays open', () => {
  it('become due today, and overdue, at midnight where the customer is', () => {
    const { pass } = open('2026-03-03', '2026-03-02T09:00:00Z', 'Pacific/Kiritimati');
    expect(stage()).toBe('soon far');
    pass(HOUR - 1);
    expect(stage()).toBe('soon far');
    pass(1);
    expect(stage()).toBe('today near');
    pass(24 * HOUR - 1);
    expect(stage()).toBe('today near');
    pass(1);
    expect(stage()).toBe('overdue far');
  });

  it('come near a day before they pass, and pass at their hour', () => {
    const { pass } = open('2026-03-10T15:00:00Z', '2026-03-09T14:00:00Z', 'Europe/Berlin');
    expect(stage()).toBe('soon far');
    pass(HOUR);
    expect(stage()).toBe('soon near');
    pass(24 * HOUR);
    expect(stage()).toBe('overdue far');
  });

  it('are looked at again when the page is seen again, because a machine asleep keeps no time', () => {
    const { sleep } = open('2026-03-10T15:00:00Z', '2026-03-09T14:00:00Z', 'Europe/Berlin');
    sleep(72 * HOUR);
    expect(stage()).toBe('soon far');
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    expect(stage()).toBe('overdue far');
  });

  it('leave no timer and no listener behind', () => {
    const added = vi.spyOn(document, 'addEventListener');
    const removed = vi.spyOn(document, 'removeEventListener');
    const { clock, unmount } = open('2026-03-10T15:00:00Z', '2026-03-09T14:00:00Z', 'Europe/Berlin');
    const started = vi.spyOn(clock, 'setTimeout');
    unmount();
    act(() => clock.increment(100 * HOUR));
    expect(started).not.toHaveBeenCalled();
    const count = (spy: typeof added | typeof removed) => spy.mock.calls.filter(([type]) => type === 'visibilitychange').length;
    expect(count(added)).toBeGreaterThan(0);
    expect(count(removed)).toBe(count(added));
    added.mockRestore();
    removed.mockRestore();
  });

  it('need no timer once everything has passed', () => {
    const clock = new SimulatedClock();
    clock.set(Date.parse('2026-03-09T14:00:00Z'));
    const started = vi.spyOn(clock, 'setTimeout');
    render(<Stage requirements={dueAt('2026-03-01')} clock={clock} now={() => clock.now()} timeZone="UTC" />);
    expect(stage()).toBe('overdue far');
    expect(started).not.toHaveBeenCalled();
  });
});
