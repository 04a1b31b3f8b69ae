import type { CustomerEvent } from '../machine/index.js';
import { type CustomerStatusError } from '../model/index.js';
import type { CommandResult } from './client-snapshot.js';

/** Asks the chart to read and hands back what came of it. */
export interface Reads {
  /** Reads for a person; joins a read under way. */
  refresh: () => Promise<CommandResult>;
  /** Reads once more, later than now: the client itself has changed something. */
  refreshAfterChange: () => Promise<CommandResult>;
  /** Resolves when no read after a change of the client's own is under way. */
  whenCaughtUp: () => Promise<unknown> | undefined;
  /** To be called with what the chart tells. */
  settled: (error: CustomerStatusError | undefined) => void;
}

/** The reads of one client. */
export function createReads(send: (event: CustomerEvent) => void): Reads {
  let waiting: ((result: CommandResult) => void)[] = [];
  let catchingUp: Promise<CommandResult> | undefined;

  const read = (event: CustomerEvent) =>
    new Promise<CommandResult>((resolve) => {
      waiting.push(resolve);
      send(event);
    });

  return {
    refresh: () => read({ type: 'SYNC.REQUESTED', byPerson: true }),
    refreshAfterChange() {
      const begun = read({ type: 'SYNC.REQUESTED', fresh: true }).finally(() => {
        if (catchingUp === begun) catchingUp = undefined;
      });
      catchingUp = begun;
      return begun;
    },
    whenCaughtUp: () => catchingUp,
    settled(error) {
      const resolved = waiting;
      waiting = [];
      for (const resolve of resolved) resolve(error === undefined ? { ok: true, value: undefined } : { ok: false, error });
    },
  };
}
