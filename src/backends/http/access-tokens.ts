import { CustomerStatusError, toCustomerStatusError } from '../../model/index.js';

/**
 * Gives the token of the signed-in customer, or nothing. `refresh` is true after the server refused the last one: a kept
 * token is then of no use.
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

/** Asks a host for tokens. */
export function accessTokens(getToken: GetToken | undefined): AccessTokens {
  let refreshing: Promise<string | undefined> | undefined;
  const refresh = () => {
    refreshing ??= ask(getToken, true).finally(() => {
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
  if (signal?.aborted) throw aborted();
  try {
    const token = await getToken?.({ refresh, signal });
    if (signal?.aborted) throw aborted();
    return token ?? undefined;
  } catch (error) {
    // A host that fetches its token fails like any fetch: that says nothing about the session.
    throw toCustomerStatusError(error, error instanceof TypeError ? 'network' : 'unauthenticated');
  }
}

function unlessAborted<Value>(promise: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  return promise.then((value) => {
    if (signal?.aborted) throw aborted();
    return value;
  });
}

function aborted(): CustomerStatusError {
  return new CustomerStatusError('aborted', { message: 'the caller gave up' });
}
