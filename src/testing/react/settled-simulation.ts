import { act } from '@testing-library/react';
import type { MemorySimulation } from '../../backends/memory/index.js';

/** The simulation of a memory backend, each change resolving when it is on the page. */
export type SettledSimulation = {
  [Name in keyof MemorySimulation]: MemorySimulation[Name] extends (...values: infer Values) => infer Outcome
    ? (...values: Values) => Promise<Outcome>
    : MemorySimulation[Name];
};

/** So many turns take what is pushed to the page, and what the page then reads. No timer is waited for, because a test may hold time. */
const TURNS = 20;

/** Lets React see each change as something that a test does. */
export function settledSimulation(simulate: MemorySimulation): SettledSimulation {
  const settled = Object.entries(simulate).map(([name, part]: [string, unknown]) => [
    name,
    isChange(part) ? onThePage(part) : part,
  ]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same names with the same values
  return Object.fromEntries(settled) as SettledSimulation;
}

type Change = (...values: never[]) => unknown;

const isChange = (part: unknown): part is Change => typeof part === 'function';

function onThePage(change: Change): (...values: never[]) => Promise<unknown> {
  return async (...values) => {
    let outcome: unknown;
    await act(async () => {
      outcome = change(...values);
      // oxlint-disable-next-line no-await-in-loop -- one turn after the other
      for (let turn = 0; turn < TURNS; turn += 1) await Promise.resolve();
    });
    return outcome;
  };
}
