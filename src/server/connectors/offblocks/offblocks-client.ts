import * as v from 'valibot';
import { CustomerStatusError, isCustomerStatusError, parse } from '../../../model/index.js';
import { providerClient, type ProviderClient, type ProviderConnection, type ProviderRequest } from '../provider-client.js';
import { accessToken, type AccessToken, type OffblocksCredentials } from './access-token.js';
import { idempotencyUuid } from './idempotency-uuid.js';
import { type OffblocksCustomer, offblocksCustomerSchema } from './offblocks-customer.js';
import { contentDigest, COVERED, signatureHeaders } from './sign-request.js';
import { signingKey } from './signing-key.js';

/** How OffBlocks is reached, and who asks. */
export interface OffblocksClientOptions {
  /** `baseUrl` with its version, such as `https://api.offblocks.xyz/v1`. */
  connection: ProviderConnection;
  credentials: OffblocksCredentials;
  /** The key whose public half was uploaded with `PUT /auth/signing`: PEM on the curve P-384, or a key of Web Crypto. */
  signingKey: string | CryptoKey;
  /** The id that OffBlocks gave to that key. */
  signingKeyId: string;
  /** What a signature covers: method, address, authorization, digest and idempotency key unless said. Not documented. */
  signedComponents?: readonly string[] | undefined;
  /** The address of a customer's challenge: `/customers/{id}/challenge` unless said; `/sign` below it takes the signature. */
  challengePath?: ((providerId: string) => string) | undefined;
  /** The body that carries a signature: `chainId`, `challenge` and `signature` unless said. Its names are not documented. */
  toSignedChallenge?: ((signed: SignedChallenge) => Readonly<Record<string, string>>) | undefined;
  /** Milliseconds since the epoch, for tokens and signatures; the machine's unless said. */
  clock?: (() => number) | undefined;
}

/** What a wallet signed. */
export interface SignedChallenge {
  /** Whose wallet signed, CAIP-10. */
  chainId: string;
  /** The challenge as OffBlocks gave it, Base64. */
  challenge: string;
  /** The bytes of the signature, Base64. */
  signature: string;
}

/** One call. */
export interface OffblocksCall {
  signal: AbortSignal;
  /** Any text that names the intent; OffBlocks gets a UUID made of it. A new one each time unless said. */
  idempotencyKey?: string | undefined;
}

/** The calls of OffBlocks that a customer's status needs. Each rejects with a `CustomerStatusError`. */
export interface OffblocksClient {
  getCustomer: (providerId: string, call: OffblocksCall) => Promise<OffblocksCustomer>;
  /** Rejects with `duplicate` for a wallet or an id that is there already. */
  createCustomer: (customer: { chainId: string; externalId: string }, call: OffblocksCall) => Promise<OffblocksCustomer>;
  /** The challenge to sign now, Base64. One that is older than an hour, or was signed wrongly, has been replaced by another. */
  getChallenge: (providerId: string, call: OffblocksCall) => Promise<string>;
  /** Rejects with `validation_failed` where the signature does not fit; a new challenge is there then. */
  signChallenge: (providerId: string, signed: SignedChallenge, call: OffblocksCall) => Promise<void>;
  activate: (providerId: string, call: OffblocksCall) => Promise<void>;
  deactivate: (providerId: string, call: OffblocksCall) => Promise<void>;
  /** Asks for notices about customers at an address, `PUT /webhooks`. */
  subscribe: (callbackUrl: string, call: OffblocksCall) => Promise<void>;
}

const challengeSchema = v.object({ challenge: v.pipe(v.string(), v.minLength(1), v.maxLength(20_000)) });

/**
 * A client of OffBlocks' API: a bearer token from the credentials, HTTP Message Signatures (ECDSA on P-384), `Content-Digest`
 * and an `Idempotency-Key`, under which a write may be repeated for an hour. Throws `validation_failed` for an address in clear
 * text. Source: docs.offblocks.xyz, "Request Signatures", "Idempotency", "Sign in With X", "Customers".
 *
 * @example
 * ```ts
 * import { offblocksClient } from 'customer-status-kit/server/connectors/offblocks';
 *
 * export const clientOf = (secrets: { apiKey: string; apiSecret: string; privateKey: string; keyId: string }) =>
 *   offblocksClient({
 *     connection: { baseUrl: 'https://api.offblocks.xyz/v1' },
 *     credentials: { apiKey: secrets.apiKey, apiSecret: secrets.apiSecret },
 *     signingKey: secrets.privateKey,
 *     signingKeyId: secrets.keyId,
 *   });
 * ```
 */
export function offblocksClient(options: OffblocksClientOptions): OffblocksClient {
  const send = sender(options);
  const { challengePath = (id) => `${pathOf(id)}/challenge`, toSignedChallenge = (signed) => ({ ...signed }) } = options;
  return {
    getCustomer: async (id, call) => customerIn(await send('GET', pathOf(id), call)),
    createCustomer: async (customer, call) => customerIn(await send('POST', '/customers', call, customer)),
    getChallenge: async (id, call) =>
      parse(challengeSchema, await send('GET', challengePath(id), call), 'protocol_error').challenge,
    signChallenge: async (id, signed, call) =>
      void (await send('POST', `${challengePath(id)}/sign`, call, toSignedChallenge(signed))),
    activate: async (id, call) => void (await send('PATCH', `${pathOf(id)}/activate`, call)),
    deactivate: async (id, call) => void (await send('PATCH', `${pathOf(id)}/deactivate`, call)),
    subscribe: async (callbackUrl, call) =>
      void (await send('PUT', '/webhooks', call, { callbackUrl, types: ['customer.updated'] })),
  };
}

function customerIn(body: unknown): OffblocksCustomer {
  return parse(offblocksCustomerSchema, body, 'protocol_error');
}

function pathOf(providerId: string): string {
  return `/customers/${encodeURIComponent(providerId)}`;
}

type Send = (method: ProviderRequest['method'], path: string, call: OffblocksCall, content?: object) => Promise<unknown>;

function sender(options: OffblocksClientOptions): Send {
  const { connection, clock = Date.now } = options;
  const token = accessToken(options.credentials, connection, clock);
  const request = providerClient({ ...connection, sign: signer(options, token, clock), toError });
  return async (method, path, { signal, idempotencyKey = crypto.randomUUID() }, content) => {
    const body = content === undefined ? undefined : JSON.stringify(content);
    const key = method === 'GET' ? {} : { 'idempotency-key': await idempotencyUuid(idempotencyKey, { method, path, body }) };
    const once = () => request({ method, path, body, headers: key, isRepeatable: true, signal });
    return (await withFreshToken(once, token)).body;
  };
}

/** A token may be refused before its time, and what was refused was not carried out: it is tried once with another. */
async function withFreshToken(once: () => ReturnType<ProviderClient>, token: AccessToken): ReturnType<ProviderClient> {
  await token.get();
  try {
    return await once();
  } catch (error) {
    if (!isCustomerStatusError(error) || error.code !== 'unauthenticated') throw error;
    token.forget();
    await token.get();
    return once();
  }
}

function signer(options: OffblocksClientOptions, token: AccessToken, clock: () => number) {
  const { signingKeyId: keyId, signedComponents: components = COVERED } = options;
  let key: Promise<CryptoKey> | undefined;
  return async ({ method, url, body, headers = {} }: ProviderRequest & { url: string }) => {
    const digest = body === undefined ? {} : { 'content-digest': await contentDigest(body) };
    const fresh = { authorization: `Bearer ${await token.get()}`, ...digest };
    const signature = { key: await (key ??= signingKey(options.signingKey)), keyId, components, now: clock() };
    return { ...fresh, ...(await signatureHeaders({ method, url, headers: { ...headers, ...fresh } }, signature)) };
  };
}

/** 409 also says that the same key is being worked on, which passes; 422 that it was used for something else. */
function toError({ status }: { status: number }, { path }: ProviderRequest): CustomerStatusError | undefined {
  if (status === 422)
    return new CustomerStatusError('idempotency_mismatch', { message: 'OffBlocks knows this key from another request' });
  if (status !== 409) return undefined;
  if (path === '/customers') return new CustomerStatusError('duplicate', { message: 'OffBlocks has this customer already' });
  return new CustomerStatusError('state_conflict', {
    message: 'OffBlocks has done this already, or is about to',
    retryAfterMs: 1_000,
  });
}
