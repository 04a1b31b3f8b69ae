import { act } from '@testing-library/react';
import type { MemorySimulation } from '../../backends/memory/index.js';

/** The simulation of a memory backend, each change resolving when it is on the page. */
export type SettledSimulation = {
  [Name in keyof MemorySimulation]: (
    ...values: Parameters<MemorySimulation[Name]>
  ) => Promise<ReturnType<MemorySimulation[Name]>>;
};

/** So many turns take what is pushed to the page, and what the page then reads. No timer is waited for, because a test may hold time. */
const TURNS = 20;

/** Lets React see each change as something that a test does. */
export function settledSimulation(simulate: MemorySimulation): SettledSimulation {
  const settled = Object.entries(simulate).map(([name, change]: [string, (...values: never[]) => unknown]) => [
    name,
    async (...values: never[]) => {
      let outcome: unknown;
      await act(async () => {
        outcome = change(...values);
        // oxlint-disable-next-line no-await-in-loop -- one turn after the other
        for (let turn = 0; turn < TURNS; turn += 1) await Promise.resolve();
      });
      return outcome;
    },
  ]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same names with the same values
  return Object.fromEntries(settled) as SettledSimulation;
}
