import { type Clock, toCustomerStatusError } from '../../model/index.js';
import { unlessAborted, withDeadline } from './deadline.js';
import { abortedError } from './http-errors.js';

/**
 * Gives the token of the signed-in customer, or nothing. `refresh` is true after the server refused the last one: a kept
 * token is then of no use. A `TypeError`, as of a `fetch` without a network, counts as `network` and is tried again, a
 * `CustomerStatusError` as what it says; anything else that is thrown ends the session.
 */
export type GetToken = (options: {
  refresh: boolean;
  signal?: AbortSignal | undefined;
}) => string | null | undefined | Promise<string | null | undefined>;

/** The tokens of one session. */
export interface AccessTokens {
  canRefresh: boolean;
  present(signal?: AbortSignal): Promise<string | undefined>;
  /** A new token after one was refused. Several calls that are refused at once share one refresh. */
  refreshed(signal?: AbortSignal): Promise<string | undefined>;
}

/** A refresh that takes longer is given up, so that the next refused call may begin another. */
const REFRESH_LIMIT_MS = 30_000;

/** Asks a host for tokens. Whoever gives up stops waiting, also for a host that never answers. */
export function accessTokens(getToken: GetToken | undefined, clock: Clock): AccessTokens {
  let refreshing: Promise<string | undefined> | undefined;
  const refresh = () => {
    refreshing ??= withDeadline(clock, REFRESH_LIMIT_MS, undefined, (signal) => ask(getToken, true, signal)).finally(() => {
      refreshing = undefined;
    });
    return refreshing;
  };
  return {
    canRefresh: getToken !== undefined,
    present: (signal) => ask(getToken, false, signal),
    refreshed: (signal) => unlessAborted(refresh(), signal),
  };
}

async function ask(getToken: GetToken | undefined, refresh: boolean, signal?: AbortSignal): Promise<string | undefined> {
  if (signal?.aborted) throw abortedError();
  try {
    const token = await unlessAborted(Promise.resolve(getToken?.({ refresh, signal })), signal);
    return token ?? undefined;
  } catch (error) {
    // A host that fetches its token fails like any fetch: that says nothing about the session.
    throw toCustomerStatusError(error, error instanceof TypeError ? 'network' : 'unauthenticated');
  }
}
