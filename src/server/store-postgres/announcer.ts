import type { ChangeNotice } from '../store/store.js';
import { toMessages } from './change-messages.js';

/** Tells the other nodes what was committed here. */
export interface Announcer {
  announce: (notice: ChangeNotice) => void;
  /** Resolves when everything has been told, or could not be. */
  settled: () => Promise<void>;
}

/**
 * Announces after the commit and many changes at a time: inside the transaction each announcement would make all commits of
 * the database wait for one another. One that is lost is made good by the other nodes' next look at the tables.
 */
export function announcer(send: (messages: string[]) => Promise<unknown>, onError: (error: unknown) => void): Announcer {
  let waiting: ChangeNotice[] = [];
  let sending: Promise<void> | undefined;
  const sendAll = async () => {
    while (waiting.length > 0) {
      const notices = waiting;
      waiting = [];
      // oxlint-disable-next-line no-await-in-loop -- what comes meanwhile goes together
      await send(toMessages(notices)).catch(onError);
    }
    sending = undefined;
  };
  return {
    announce(notice) {
      waiting.push(notice);
      sending ??= sendAll();
    },
    settled: () => sending ?? Promise.resolve(),
  };
}
