import type { Client } from 'pg';
import { pauseUnless } from '../service/pause.js';
import type { ChangeFollower } from '../store/store.js';
import { CHANNEL, fromMessage } from './change-messages.js';

/** What a listener needs. */
export interface ChangeListenerOptions {
  /** A new connection that is not open yet. */
  newClient: () => Client;
  follower: ChangeFollower;
  /** Milliseconds between looks whether the connection still works: one that was cut silently says nothing by itself. */
  checkMs: number;
  onError: (error: unknown) => void;
  random: () => number;
}

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;

/**
 * Listens on a connection of its own until it is stopped, and comes back by itself when that breaks. Each time it is there
 * again the follower is told that notices may have been lost. Returns what stops it.
 */
export function listenForChanges(options: ChangeListenerOptions): () => void {
  const stopped = new AbortController();
  void keepListening(options, stopped.signal);
  return () => stopped.abort();
}

async function keepListening(options: ChangeListenerOptions, stopped: AbortSignal): Promise<void> {
  let failures = 0;
  while (!stopped.aborted) {
    // oxlint-disable-next-line no-await-in-loop -- one connection follows the other
    const hasListened = await listenOnce(options, stopped);
    if (stopped.aborted) return;
    failures = hasListened ? 0 : failures + 1;
    const wait = Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS);
    // oxlint-disable-next-line no-await-in-loop -- the next connection comes later
    await pauseUnless(stopped, wait * (0.5 + options.random() / 2));
  }
}

/** One connection from its beginning to its end. Resolves with whether it ever listened. */
async function listenOnce(
  { newClient, follower, checkMs, onError }: ChangeListenerOptions,
  stopped: AbortSignal,
): Promise<boolean> {
  const client = newClient();
  const broken = new AbortController();
  const isOver = AbortSignal.any([broken.signal, stopped]);
  client.on('error', () => broken.abort());
  client.on('end', () => broken.abort());
  client.on('notification', ({ payload }) => tell(follower, payload ?? ''));
  let hasListened = false;
  try {
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    hasListened = true;
    follower.interrupted();
    while (!isOver.aborted) {
      // oxlint-disable-next-line no-await-in-loop -- a look now and then
      await pauseUnless(isOver, checkMs);
      // oxlint-disable-next-line no-await-in-loop -- a look now and then
      if (!isOver.aborted) await client.query('select 1');
    }
  } catch (error) {
    onError(error);
  }
  // Not waited for: the other end of a connection that was cut never says goodbye.
  client.end().catch(() => {});
  return hasListened;
}

function tell(follower: ChangeFollower, payload: string): void {
  const notices = fromMessage(payload);
  if (notices === undefined) follower.interrupted();
  else for (const notice of notices) follower.changed(notice);
}
