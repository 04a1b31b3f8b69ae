'use client';
import { type ReactElement, useCallback, useSyncExternalStore } from 'react';
import type { SimulatedClock } from '../backends/memory/index.js';
import { Action, Row } from './controls.js';
import { usePanel } from './panel-context.js';
import { WORDS } from './words.js';

const HOUR = 3_600_000;

const MOVES = [
  { name: WORDS.clock.minute, ms: 60_000 },
  { name: WORDS.clock.hour, ms: HOUR },
  { name: WORDS.clock.day, ms: 24 * HOUR },
  { name: WORDS.clock.week, ms: 168 * HOUR },
  { name: WORDS.clock.back, ms: -24 * HOUR },
] as const;

/** Moves the time of client, backend and words. */
export function ClockTab(): ReactElement {
  const { clock } = usePanel().simulation;
  return clock === undefined ? <p>{WORDS.noClock}</p> : <Moves clock={clock} />;
}

function Moves({ clock }: { clock: SimulatedClock }): ReactElement {
  const offset = useOffset(clock);
  const move = (ms: number) => {
    clock.travelTo(clock.now() + ms);
    awake();
  };
  return (
    <>
      <p>
        {WORDS.clock.now}{' '}
        <b>
          <time>{new Date(clock.now()).toISOString()}</time>
        </b>{' '}
        ({offset === 0 ? WORDS.clock.real : WORDS.clock.ahead(offsetText(offset))})
      </p>
      <Row>
        {MOVES.map(({ name, ms }) => (
          <Action key={name} name={name} does={() => move(ms)} />
        ))}
        <Action name={WORDS.clock.reset} does={() => move(-clock.offsetMs())} />
      </Row>
    </>
  );
}

/** What a machine does that has slept: whatever in the page waits for a time looks at the clock again. */
function awake(): void {
  document.dispatchEvent(new Event('visibilitychange'));
}

function useOffset(clock: SimulatedClock): number {
  const subscribe = useCallback((listener: () => void) => clock.onMove(listener), [clock]);
  const get = useCallback(() => clock.offsetMs(), [clock]);
  return useSyncExternalStore(subscribe, get, get);
}

/** Days, hours and minutes, for example `+3 d 2 h`. */
function offsetText(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  const parts = [
    [Math.floor(minutes / 1_440), 'd'],
    [Math.floor(minutes / 60) % 24, 'h'],
    [minutes % 60, 'min'],
  ] as const;
  const told = parts.flatMap(([count, unit]) => (count === 0 ? [] : [`${String(count)} ${unit}`]));
  return `${ms < 0 ? '−' : '+'}${told.length === 0 ? '0 min' : told.join(' ')}`;
}
