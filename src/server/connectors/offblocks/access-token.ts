import * as v from 'valibot';
import { parse } from '../../../model/index.js';
import { providerClient, type ProviderConnection } from '../provider-client.js';

/** Client credentials, as OffBlocks gives them out. */
export interface OffblocksCredentials {
  apiKey: string;
  apiSecret: string;
}

/** The token for requests, the same until it runs out. */
export interface AccessToken {
  get: () => Promise<string>;
  /** Lets go of a token that was refused. */
  forget: () => void;
}

/** `expiresAt` is in seconds since the epoch. */
const tokenSchema = v.object({ token: v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,8000}$/)), expiresAt: v.optional(v.number()) });

/** A token is let go of this long before it runs out. */
const EARLY_MS = 30_000;
const UNSAID_MS = 300_000;

/** `POST /auth/token`, which is the one request that is not signed. Asked once for all who wait. */
export function accessToken(credentials: OffblocksCredentials, connection: ProviderConnection, clock: () => number): AccessToken {
  const request = providerClient(connection);
  let held: { token: Promise<string>; until: number } | undefined;
  // One answer serves all who wait, so nobody's going away ends it: each attempt ends in time by itself.
  const { signal } = new AbortController();
  const fetchToken = async () => {
    const { apiKey, apiSecret } = credentials;
    const body = JSON.stringify({ apiKey, apiSecret });
    const answer = await request({ method: 'POST', path: '/auth/token', body, isRepeatable: true, signal });
    const { token, expiresAt } = parse(tokenSchema, answer.body, 'protocol_error');
    if (held !== undefined && expiresAt !== undefined) held.until = expiresAt * 1_000 - EARLY_MS;
    return token;
  };
  return {
    async get() {
      if (held !== undefined && held.until > clock()) return held.token;
      const asked = { token: fetchToken(), until: clock() + UNSAID_MS };
      held = asked;
      try {
        return await asked.token;
      } catch (error) {
        if (held === asked) held = undefined;
        throw error;
      }
    },
    forget: () => {
      held = undefined;
    },
  };
}
